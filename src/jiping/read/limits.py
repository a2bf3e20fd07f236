"""How much one document may ask of the machine. All are settings; the defaults fit an office computer.

What is counted here is looked at while reading. Time and memory cannot be: ``max_seconds`` and ``max_memory_mb`` hold
where a document is read in a process of its own (:mod:`jiping.isolate`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiping.model import ReadProblem
from jiping.read.raw import RawBlock, RawTable


@dataclass(frozen=True, slots=True)
class Limits:
    max_bytes: int = 200 * 1024 * 1024
    max_pages: int = 3000
    max_characters: int = 5_000_000
    """Letters, digits and signs of the whole text; three thousand full pages have some four million."""
    max_paragraph: int = 4200
    """Characters of one paragraph; longer ones are cut at the end of a sentence and checked piece by piece. Any run
    of digits is shorter, so that no rule meets one of more than the 4,300 that Python refuses to convert."""
    max_expanded_bytes: int = 1024 * 1024 * 1024
    """How large the parts of a packed file (DOCX) may be together, unpacked."""
    max_expansion_ratio: int = 200
    """How many times larger than its packed form one part may be (small parts are exempt)."""
    max_parts: int = 10_000
    """Members of a packed file, or of an archive and the archives inside it."""
    max_archive_depth: int = 2
    """Archives within archives that are opened; deeper ones are reported unopened."""
    max_tags: int = 12_000_000
    """Tags of one XML part. A tree takes some 150 bytes an element, far more than the 6 bytes of ``<w:p/>``: without
    this bound a part well inside ``max_expanded_bytes`` would fill the memory. Real reports of 100 pages have some
    200,000 tags."""
    max_nesting: int = 20
    """Tables within tables, elements within elements of one kind."""
    max_cells: int = 2_000_000
    max_seconds: float = 120.0
    """Wall time for reading and checking one document; a page takes some 15 milliseconds."""
    max_convert_seconds: float = 60.0
    """How long LibreOffice may take to convert an old format; 0 never asks it."""
    max_ocr_pages: int = 300
    """How many scanned pages are recognised; a page takes some five seconds. 0 recognises none. Without the extra
    ``ocr`` none is recognised either."""
    max_ocr_page_seconds: float = 120.0
    """How much longer a document may take for each page that is recognised."""
    max_memory_mb: int = 2048
    """Address space of the process that reads the document, in MiB. Not enforced on Windows and macOS, which have no
    such limit."""


def check_characters(blocks: Iterable[RawBlock], name: str, limits: Limits) -> None:
    """Raises :class:`ReadProblem` READ005 when the text is longer than ``max_characters``."""
    total = 0
    for block in blocks:
        total += sum(len(cell.text) for cell in block.cells) if isinstance(block, RawTable) else len(block.text)
    if total > limits.max_characters:
        what = {"name": name, "what": f"{total} 个字符", "limit": f"{limits.max_characters} 个"}
        raise ReadProblem("READ005", what)

"""How long the whole check takes, beside the libraries that people would otherwise use.

    python benchmarks/speed.py [--rounds N] [FILE…]

PDF: bare text through pypdfium2, our reading, our whole check, text and tables through pdfplumber (once: it is slow).
DOCX: python-docx opening the file and listing paragraphs and cells, our reading, our whole check. Each side starts from
the same bytes in memory; the best of the rounds counts. The aims are those of the design: reading a PDF takes at most
4.5 times the bare text and the whole check a sixth of pdfplumber; reading a DOCX takes less than python-docx and the
whole check at most three times that.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pdfplumber
import pypdfium2

from jiping.evaluate import evaluate_bytes
from jiping.read import read_bytes

ROOT = Path(__file__).parents[1]
# The public samples lie beside a developer's checkout; without them the examples alone are measured.
SAMPLES = ROOT / ".." / "shared" / "samples"


def bare_text(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def with_pdfplumber(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()


def with_python_docx(data: bytes) -> None:
    document = python_docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def best(action: Callable[[], object], rounds: int) -> float:
    """The least processor time of ``rounds`` runs, in milliseconds: another load on the machine does not count."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times) * 1000


def measure(path: Path, rounds: int) -> str:
    data = path.read_bytes()
    read = best(lambda: read_bytes(data, path.name), rounds)
    check = best(lambda: evaluate_bytes(data, path.name), rounds)
    ours = f"read {read:7.1f} ms   check {check:7.1f} ms"
    if path.suffix == ".pdf":
        bare = best(lambda: bare_text(data), rounds)
        other = best(lambda: with_pdfplumber(data), 1)
        return (
            f"{ours}   bare text {bare:6.1f} ms   pdfplumber {other:8.1f} ms"
            f"   read/bare {read / bare:4.1f} (aim ≤ 4.5)   pdfplumber/check {other / check:4.1f} (aim ≥ 6)"
        )
    if path.suffix == ".docx":
        other = best(lambda: with_python_docx(data), rounds)
        return (
            f"{ours}   python-docx {other:6.1f} ms"
            f"   read/python-docx {read / other:4.2f} (aim < 1)   check/python-docx {check / other:4.2f} (aim ≤ 3)"
        )
    return ours


def main() -> None:
    parser = argparse.ArgumentParser(description="speed of reading and checking")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    files = arguments.files or [
        path
        for folder in (ROOT / "examples", SAMPLES)
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.suffix in (".pdf", ".docx", ".txt")
    ]
    for path in files:
        print(path.name)
        print(f"  {measure(path, arguments.rounds)}", flush=True)


if __name__ == "__main__":
    main()

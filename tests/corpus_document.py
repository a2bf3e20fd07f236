"""Documents of the corpus: a plain notation, and the DOCX, TXT and raw documents made of it.

A line is a paragraph; ``@`` before it centres it, ``#`` to ``###`` give it a heading style. Lines that begin with ``|``
are the rows of one table, ``<`` continues the cell to the left and ``^`` the cell above. Empty lines separate.
"""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from case_document import grid
from jiping.model import Document
from jiping.read.assemble import assemble
from jiping.read.raw import RawBlock, RawDocument, RawParagraph

FOLDER = Path(__file__).parent / "corpus"

Block = tuple[str, str] | list[list[str]]


def parse(text: str) -> list[Block]:
    """Paragraphs as (style, words) and tables as rows of cells."""
    found: list[Block] = []
    for line in text.splitlines():
        if line.startswith("|"):
            cells = line.removeprefix("|").removesuffix("|").split("|")
            if found and isinstance(found[-1], list):
                found[-1].append(cells)
            else:
                found.append([cells])
        elif line.strip():
            mark = line[: len(line) - len(line.lstrip("@#"))]
            found.append((mark, line[len(mark) :].strip()))
        elif found and isinstance(found[-1], list):
            found.append(("", ""))
    return [block for block in found if block != ("", "")]


def raw_document(text: str, name: str = "corpus") -> Document:
    blocks: list[RawBlock] = []
    for block in parse(text):
        if isinstance(block, list):
            blocks.append(grid(block))
        else:
            mark, words = block
            level = len(mark) if mark.startswith("#") else None
            blocks.append(RawParagraph(words, centred=mark == "@", style_level=level))
    return assemble(RawDocument(blocks, "corpus"), name, "0" * 64)


def txt_bytes(text: str) -> bytes:
    """The words alone, as a report saved without its tables."""
    return "\n".join(words for block in parse(text) if isinstance(block, tuple) for words in (block[1],)).encode()


def docx_bytes(text: str) -> bytes:
    document = Docx()
    for block in parse(text):
        if isinstance(block, list):
            _table(document, block)
            continue
        mark, words = block
        style = f"Heading {len(mark)}" if mark.startswith("#") else None
        paragraph = document.add_paragraph(words, style=style)
        if mark == "@":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _table(document: object, cells: list[list[str]]) -> None:
    """The XML of a table with merged cells, written directly: python-docx merges cell by cell, far too slowly."""
    raw = grid(cells)
    owner = {(c.row, c.column): c for c in raw.cells}
    covered = {
        (r, c.column): cell
        for cell in raw.cells
        for r in range(cell.row + 1, cell.row + cell.row_span)
        for c in (cell,)
    }
    table = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    table.append(properties)
    widths = OxmlElement("w:tblGrid")
    width = max(len(row) for row in cells)
    for _ in range(width):
        widths.append(OxmlElement("w:gridCol"))
    table.append(widths)
    for r in range(len(cells)):
        row = OxmlElement("w:tr")
        c = 0
        while c < width:
            cell = owner.get((r, c))
            above = covered.get((r, c))
            here = cell or above
            row.append(_cell("" if cell is None else cell.text, here, cell is None and above is not None))
            c += here.column_span if here is not None else 1
        table.append(row)
    body = document.element.body  # type: ignore[attr-defined]
    body.insert(len(body) - 1, table)


def _cell(text: str, raw: object, continued: bool) -> object:
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    if raw is not None and raw.column_span > 1:  # type: ignore[attr-defined]
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(raw.column_span))  # type: ignore[attr-defined]
        properties.append(span)
    if raw is not None and raw.row_span > 1:  # type: ignore[attr-defined]
        merge = OxmlElement("w:vMerge")
        if not continued:
            merge.set(qn("w:val"), "restart")
        properties.append(merge)
    cell.append(properties)
    paragraph = OxmlElement("w:p")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    paragraph.append(run)
    cell.append(paragraph)
    return cell

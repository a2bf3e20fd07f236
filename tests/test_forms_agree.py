"""A disclosure with nine forms as PDF, Word document, web page and workbook: the same figures and the same findings.

The report of :mod:`test_three_formats` has one plain table. Here are headers of three and four rows, two lists side by
side, codes over three columns, empty forms and notes. What the PDF is read as is written anew as each of the others,
merged cells and all; in the workbook every form has its sheet.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from docx.enum.text import WD_ALIGN_PARAGRAPH

from jiping.evaluate import evaluate, evaluate_bytes
from jiping.model import Cell, Document, Evaluation, Paragraph, ParagraphKind, Table
from test_formats_agree import value
from test_three_formats import described, findings

PDF = Path(__file__).parents[1] / "examples" / "final-accounts-2024.pdf"
CENTRED = {ParagraphKind.CAPTION}
RIGHT = {ParagraphKind.UNIT_LINE}


@cache
def original() -> Evaluation:
    return evaluate(PDF)


def document() -> Document:
    found = original().document
    assert found is not None
    return found


def blocks() -> Iterator[Paragraph | Table]:
    """All but the contents, which name pages."""
    for block in document().blocks:
        if not isinstance(block, Paragraph) or block.kind is not ParagraphKind.CONTENTS:
            yield block


def size(table: Table) -> tuple[int, int]:
    cells = table.cells.values()
    return max(cell.row + cell.row_span for cell in cells), max(cell.column + cell.column_span for cell in cells)


def ordered(table: Table) -> Iterator[Cell]:
    for grid in sorted(table.cells):
        yield table.cells[grid]


def as_word() -> bytes:
    made = docx.Document()
    for block in blocks():
        if isinstance(block, Paragraph):
            style = f"Heading {block.level}" if block.kind is ParagraphKind.HEADING else None
            paragraph = made.add_paragraph(block.text, style)
            if block.kind in CENTRED:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif block.kind in RIGHT:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            continue
        rows, columns = size(block)
        table = made.add_table(rows, columns, style="Table Grid")
        grid = [list(row.cells) for row in table.rows]
        for cell in ordered(block):
            first = grid[cell.row][cell.column]
            last = grid[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
            (first.merge(last) if first is not last else first).text = cell.text
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def as_html() -> bytes:
    body = ""
    for block in blocks():
        if isinstance(block, Paragraph):
            tag = f"h{block.level}" if block.kind is ParagraphKind.HEADING else "p"
            side = "center" if block.kind in CENTRED else "right" if block.kind in RIGHT else "left"
            body += f'<{tag} style="text-align:{side}">{escape(block.text)}</{tag}>\n'
            continue
        rows: dict[int, str] = dict.fromkeys(range(size(block)[0]), "")
        for cell in ordered(block):
            spans = f' rowspan="{cell.row_span}" colspan="{cell.column_span}"'
            rows[cell.row] += f"<td{spans}>{escape(cell.text)}</td>"
        body += "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows.values()) + "</table>\n"
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def as_workbook() -> bytes:
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    framed, money = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "#,##0.00"})
    sheet: Any = book.add_worksheet("封面")
    row = 0
    for place, block in enumerate(blocks()):
        # A form begins with its caption; what follows the last form is text again.
        if isinstance(block, Paragraph) and (block.kind is ParagraphKind.CAPTION or block.text.startswith("第三部分")):
            sheet, row = book.add_worksheet(f"{place}"), 0
        if isinstance(block, Paragraph):
            if block.kind is ParagraphKind.CAPTION:
                sheet.merge_range(row, 0, row, 3, block.text)
            else:
                sheet.write_string(row, 3 if block.kind in RIGHT else 0, block.text)
            row += 1
            continue
        for cell in ordered(block):
            number = value(cell.text) if "." in cell.text else None
            words, style = (cell.text, framed) if number is None else (float(number), money)
            top, left = row + cell.row, cell.column
            if (cell.row_span, cell.column_span) == (1, 1):
                sheet.write(top, left, words, style)
            else:
                sheet.merge_range(top, left, top + cell.row_span - 1, left + cell.column_span - 1, words, style)
        row += size(block)[0]
    book.close()
    return saved.getvalue()


FORMATS: dict[str, Callable[[], bytes]] = {"docx": as_word, "html": as_html, "xlsx": as_workbook}
each = pytest.mark.parametrize("name", list(FORMATS))


@cache
def other(name: str) -> Evaluation:
    return evaluate_bytes(FORMATS[name](), PDF.name)


@each
def test_the_same_figures(name: str) -> None:
    assert len(original().figures) > 300
    assert [described(figure) for figure in other(name).figures] == [described(f) for f in original().figures]


@each
def test_the_same_findings(name: str) -> None:
    assert len(findings(original())) >= 4
    assert findings(other(name)) == findings(original())
    assert [note.message for note in other(name).notes] == [note.message for note in original().notes]


@each
def test_the_same_tables(name: str) -> None:
    found = other(name).document
    assert found is not None
    one, two = list(document().tables()), list(found.tables())
    assert [(table.title, table.unit, table.header_rows) for table in two] == [
        (table.title, table.unit, table.header_rows) for table in one
    ]
    for first, second in zip(one, two, strict=True):
        assert {grid: (cell.text, cell.state) for grid, cell in second.cells.items()} == {
            grid: (cell.text, cell.state) for grid, cell in first.cells.items()
        }

"""The report of :mod:`test_three_formats` in formats that LibreOffice converts: the same figures and findings.

Word's and WPS's old files are one format under two endings, as are Excel's and WPS's workbooks. What LibreOffice writes
itself is written by it here; XLSB, Excel 95 and Excel 2003 XML are made by hand.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from jiping.evaluate import evaluate
from jiping.read import convert
from office_files import excel_95, excel_2003_xml, saved_as, xlsb
from test_formats_agree import as_xls, as_xlsx, value
from test_three_formats import BLOCKS, TABLE, as_word, described, evaluation, findings

needs_office = pytest.mark.skipif(convert.program() is None, reason="LibreOffice is not installed")


def rows(table: list[list[str]]) -> list[list[str | float]]:
    numbers = [[(text, value(text)) for text in line] for line in table]
    return [[text if number is None else float(number) for text, number in line] for line in numbers]


@cache
def sheet() -> list[list[str | float]]:
    """The whole report on a sheet, a cell a paragraph."""
    lines: list[list[str | float]] = []
    for kind, content in BLOCKS:
        lines += rows(content) if kind == "table" else [["", "", content] if kind == "unit" else [content]]
    return lines


def made(name: str, folder: Path) -> bytes:
    if name in ("doc", "wps"):
        return saved_as("doc", as_word(), "docx", folder)
    if name in ("rtf", "odt"):
        return saved_as(name, as_word(), "docx", folder)
    if name == "word-2003.xml":
        return saved_as("xml:MS Word 2003 XML", as_word(), "docx", folder)
    if name == "ods":
        return saved_as("ods", as_xlsx(), "xlsx", folder)
    if name == "et":
        return as_xls()
    return {"xlsb": xlsb, "excel-2003.xml": excel_2003_xml}[name](sheet())


TAKES_LONG = ("wps", "rtf", "odt", "word-2003.xml")
"""Two runs of LibreOffice each, some five seconds; one of the kind is in the quick tests."""
NAMES = [
    *("doc", "ods", "et", "xlsb", "excel-2003.xml"),
    *(pytest.param(name, marks=pytest.mark.slow) for name in TAKES_LONG),
]


@needs_office
@pytest.mark.parametrize("name", NAMES)
def test_the_same_figures_and_findings(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"报告.{name}"
    path.write_bytes(made(name, tmp_path))
    one, two = evaluation("txt"), evaluate(path)
    assert two.document is not None, two.findings
    assert [described(figure) for figure in two.figures] == [described(figure) for figure in one.figures]
    assert findings(two) == findings(one)
    assert [note.message for note in two.notes] == [note.message for note in one.notes]
    was_converted = bool(two.document.remarks) and "LibreOffice" in two.document.remarks[0]
    assert was_converted == (name != "et"), "a converted file says so, and only one that was"


@needs_office
def test_a_workbook_of_excel_95(tmp_path: Path) -> None:
    # A cell holds no paragraph there, so only the table.
    path = tmp_path / "表.xls"
    path.write_bytes(excel_95(rows(TABLE)))
    document = evaluate(path).document
    assert document is not None
    (table,) = document.tables()
    texts = [[table.cells[row, column].text for column in range(3)] for row in range(len(TABLE))]
    assert texts == TABLE

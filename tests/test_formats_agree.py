"""The report of :mod:`test_three_formats` as workbook, old workbook and web page: the same figures and findings."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from html import escape

import pytest
import xlsxwriter

from jiping.evaluate import evaluate_bytes
from jiping.model import Evaluation
from test_three_formats import BLOCKS, described, evaluation, findings
from xls_files import Number, workbook


def value(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except ArithmeticError:
        return None


def as_xlsx() -> bytes:
    """Running text a cell a paragraph, the table framed, its amounts real numbers with a format."""
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    sheet = book.add_worksheet("自评报告")
    framed, money = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "#,##0.00"})
    row = 0
    for kind, content in BLOCKS:
        if kind == "table":
            for texts in content:
                for column, text in enumerate(texts):
                    number = value(text)
                    if number is None:
                        sheet.write_string(row, column, text, framed)
                    else:
                        sheet.write_number(row, column, float(number), money)
                row += 1
        elif kind in ("title", "caption"):
            sheet.merge_range(row, 0, row, 2, content)
            row += 1
        else:
            sheet.write_string(row, 2 if kind == "unit" else 0, content)
            row += 1
    book.close()
    return saved.getvalue()


def as_xls() -> bytes:
    rows: list[list[str | Number]] = []
    for kind, content in BLOCKS:
        if kind == "table":
            for texts in content:
                numbers = [value(text) for text in texts]
                rows.append([t if n is None else Number(float(n), 4) for t, n in zip(texts, numbers, strict=True)])
        else:
            rows.append(["", "", content] if kind == "unit" else [content])
    return workbook({"自评报告": rows})


def as_html() -> bytes:
    body = ""
    for kind, content in BLOCKS:
        if kind == "table":
            rows = ("".join(f"<td>{escape(text)}</td>" for text in texts) for texts in content)
            body += "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        else:
            tag = {"title": "h1", "heading": "p"}.get(kind, "p")
            style = ' style="text-align:center"' if kind == "caption" else ""
            body += f"<{tag}{style}>{escape(content)}</{tag}>"
    body = f"<body><div><table><tr><td>{body}</td></tr></table></div></body>"
    return f"<html><head><meta charset=gb2312></head>{body}</html>".encode("gb18030")


FORMATS: dict[str, Callable[[], bytes]] = {"xlsx": as_xlsx, "xls": as_xls, "html": as_html}
each = pytest.mark.parametrize("name", list(FORMATS))


@cache
def other(name: str) -> Evaluation:
    # The ending says PDF: content decides.
    return evaluate_bytes(FORMATS[name](), "报告.pdf")


@each
def test_the_same_figures(name: str) -> None:
    assert [described(figure) for figure in other(name).figures] == [
        described(figure) for figure in evaluation("txt").figures
    ]


@each
def test_the_same_findings(name: str) -> None:
    assert findings(other(name)) == findings(evaluation("txt"))
    assert [note.message for note in other(name).notes] == [note.message for note in evaluation("txt").notes]


@each
def test_kind_year_and_organisation(name: str) -> None:
    one, two = evaluation("txt").document, other(name).document
    assert one is not None and two is not None and one.year is not None and two.year is not None
    assert (two.kind.value, two.year.value, two.organisation and two.organisation.value) == (
        one.kind.value,
        one.year.value,
        one.organisation and one.organisation.value,
    )
    assert two.format == name

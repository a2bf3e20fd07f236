"""Borders of tables, drawn in each way that producers draw them; what only looks like a border."""

from __future__ import annotations

import io
import itertools

import pypdfium2 as pdfium
import pytest

from jiping.model import Table
from jiping.read import read_bytes
from pdf_files import by_hand, text_at

XS, YS = (100, 220, 320), (700, 680, 660)
WORDS = "".join(
    text_at(x + 5, y - 15, word)
    for y, row in zip(YS, (("Item", "Sum"), ("Total", "12.34")), strict=False)
    for x, word in zip(XS, row, strict=False)
)
RECTANGLES = [
    (x, low, right - x, high - low) for high, low in itertools.pairwise(YS) for x, right in itertools.pairwise(XS)
]
LINES = [(XS[0], y, XS[-1], y) for y in YS] + [(x, YS[0], x, YS[-1]) for x in XS]


def boxes(paint: str, together: bool = False) -> str:
    drawn = [f"{x} {y} {w} {h} re" for x, y, w, h in RECTANGLES]
    return " ".join([*drawn, paint]) if together else " ".join(f"{one} {paint}" for one in drawn)


def thin(paint: str, together: bool = False) -> str:
    drawn = [f"{x0 - 0.5} {min(y0, y1) - 0.5} {x1 - x0 + 1} {abs(y1 - y0) + 1} re" for x0, y0, x1, y1 in LINES]
    return " ".join([*drawn, paint]) if together else " ".join(f"{one} {paint}" for one in drawn)


def lines(paint: str = "S", together: bool = False, scale: int = 1) -> str:
    drawn = [f"{x0 * scale} {y0 * scale} m {x1 * scale} {y1 * scale} l" for x0, y0, x1, y1 in LINES]
    return " ".join([*drawn, paint]) if together else " ".join(f"{one} {paint}" for one in drawn)


def corners() -> str:
    """Each cell as a line around it, closed by the paint."""
    return " ".join(f"{x} {y} m {x + w} {y} l {x + w} {y + h} l {x} {y + h} l s" for x, y, w, h in RECTANGLES)


def tables(content: str) -> list[Table]:
    return list(read_bytes(by_hand([content + WORDS]), "决算.pdf").tables())


def texts(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for (row, _), cell in sorted(table.cells.items()):
        rows[row].append(cell.text)
    return rows


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(lines(), id="lines"),
        pytest.param(lines(together=True), id="lines-in-one-path"),
        pytest.param("[3 2] 0 d " + lines(), id="dashed"),
        pytest.param("2.25 w " + lines(), id="thick"),
        pytest.param("0.8 0.8 0.8 RG " + lines(), id="grey"),
        pytest.param(f"q 0.5 0 0 0.5 0 0 cm {lines(scale=2)} Q", id="scaled"),
        pytest.param(boxes("S"), id="stroked-rectangles"),
        pytest.param(boxes("S", together=True), id="stroked-rectangles-in-one-path"),
        pytest.param("0.9 g " + boxes("B"), id="stroked-and-shaded"),
        pytest.param(corners(), id="closed-lines"),
        pytest.param(thin("f"), id="thin-rectangles"),
        pytest.param(thin("f*", together=True), id="thin-rectangles-in-one-path"),
    ],
)
def test_every_way_of_drawing_borders_makes_the_table(drawn: str) -> None:
    (table,) = tables(drawn + "\n0 g ")
    assert texts(table) == [["Item", "Sum"], ["Total", "12.34"]]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("", id="nothing"),
        pytest.param("1 1 1 RG " + lines(), id="white-lines"),
        pytest.param("0.9 g " + boxes("f"), id="shading"),
        pytest.param(boxes("n"), id="unpainted"),
        pytest.param(f"{XS[0]} {YS[-1]} 220 40 re S", id="frame"),
        pytest.param(" ".join(f"{XS[0]} {y} m {XS[-1]} {y} l S" for y in YS), id="only-across"),
        pytest.param("100 660 m 320 700 l 100 700 m 320 660 l S", id="slanting"),
        pytest.param("100 660 m 100 700 320 700 320 660 c 100 660 l S", id="curve"),
    ],
)
def test_what_is_no_border_makes_no_table(drawn: str) -> None:
    assert tables(drawn + "\n0 g ") == []


def test_borders_inside_a_form_object_are_borders() -> None:
    """Stamping and merging programs wrap the whole page in one object."""
    source = pdfium.PdfDocument(by_hand([lines() + WORDS]))
    target = pdfium.PdfDocument.new()
    page = target.new_page(595, 842)
    wrapped = source.page_as_xobject(0, target).as_pageobject()
    wrapped.transform(pdfium.PdfMatrix().translate(50, -100))
    page.insert_obj(wrapped)
    page.gen_content()
    buffer = io.BytesIO()
    target.save(buffer)
    (table,) = read_bytes(buffer.getvalue(), "决算.pdf").tables()
    assert texts(table) == [["Item", "Sum"], ["Total", "12.34"]]
    assert table.cells[0, 0].box is not None
    assert round(table.cells[0, 0].box.x0) == 150


def test_a_drawing_of_many_lines_is_no_table_and_costs_little() -> None:
    many = " ".join(f"{x % 500} {x % 700} m {x % 500 + 30} {x % 700} l S" for x in range(25_000))
    assert tables(many + "\n") == []

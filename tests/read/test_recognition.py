"""Recognition of real pictures: pages of the shipped example, made into scans here, read against their text layer."""

from __future__ import annotations

import io
import re
import socket
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from jiping.check.engine import LEAST_CONFIDENCE
from jiping.extract import extract
from jiping.model import CellState, Document, Figure, Paragraph, ReadProblem
from jiping.read import Limits, read, read_bytes
from scan_files import blank, needs_ocr, picture_of, scanned_pdf

pytestmark = [needs_ocr, pytest.mark.recognises]

EXAMPLE = Path(__file__).parents[2] / "examples" / "final-accounts-2024.pdf"
TABLE_PAGE, TEXT_PAGE = 5, 11
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


@pytest.fixture(scope="module")
def printed() -> Document:
    return read(EXAMPLE)


@pytest.fixture(scope="module")
def scanned() -> Document:
    """Two pages as a scanner gives them. No connection is possible while they are read."""
    data = scanned_pdf(picture_of(EXAMPLE, TABLE_PAGE, askew=0.6), picture_of(EXAMPLE, TEXT_PAGE, askew=-0.4))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        return read_bytes(data, "扫描件.pdf")


def refuse(*arguments: object) -> None:
    raise AssertionError("recognition must not reach for the network")


def amounts(document: Document, page: int) -> tuple[Counter[str], Counter[str]]:
    """The numbers on a page; and those of them that are sure enough to prove something."""
    every: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found = [
                (match.group(), block.source(match.start(), match.end()).confidence)
                for match in _NUMBER.finditer(block.text)
                if block.page_at(match.start()) == page
            ]
        else:
            cells = [cell for cell in block.cells.values() if cell.page == page and cell.state is CellState.NUMBER]
            found = [(cell.text, cell.confidence) for cell in cells]
        every.update(words for words, _ in found)
        sure.update(words for words, confidence in found if confidence is None or confidence >= LEAST_CONFIDENCE)
    return every, sure


@pytest.mark.parametrize(("page", "original"), [(1, TABLE_PAGE), (2, TEXT_PAGE)], ids=["table", "text"])
def test_no_amount_that_counts_is_wrong_and_most_count(
    page: int, original: int, scanned: Document, printed: Document
) -> None:
    expected, _ = amounts(printed, original)
    every, sure = amounts(scanned, page)
    assert not sure - expected, "wrong, and sure enough to prove something"
    assert (every & expected).total() >= 0.98 * expected.total()
    assert (sure & expected).total() >= 0.6 * expected.total()


def test_the_grid_of_a_ruled_table_is_the_same(scanned: Document, printed: Document) -> None:
    (table,) = [table for table in scanned.tables() if table.page == 1]
    (original,) = [table for table in printed.tables() if table.page == TABLE_PAGE]
    assert table.title == original.title
    assert {(c.row, c.column, c.row_span, c.column_span) for c in table.cells.values()} == {
        (c.row, c.column, c.row_span, c.column_span) for c in original.cells.values()
    }
    read_cells = [place for place, cell in table.cells.items() if cell.state is not CellState.UNREAD]
    different = [place for place in read_cells if table.cells[place].text != original.cells[place].text]
    assert len(different) <= 2


def test_figures_mean_the_same(scanned: Document, printed: Document) -> None:
    def cells(figures: tuple[Figure, ...], page: int) -> set[tuple[object, ...]]:
        return {(f.key.concept, f.key.code, f.number.value, f.number.unit) for f in figures if f.source.page == page}

    read_there, read_here = extract(scanned)[0], extract(printed)[0]
    expected = cells(read_here, TABLE_PAGE)
    assert len(cells(read_there, 1) & expected) >= 0.95 * len(expected)


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    sideways = picture_of(EXAMPLE, 10, askew=0.0).rotate(90, expand=True)
    document = read_bytes(scanned_pdf(sideways), "横放.pdf")
    assert any("三公" in table.title for table in document.tables())


def drawn(*, worn: bool) -> bytes:
    """A table of two columns in which one border is whole or, in its last row, worn away in part."""
    image = Image.new("L", (1654, 1000), 255)
    draw = ImageDraw.Draw(image)
    for y in (200, 300, 400, 500):
        draw.line((200, y, 1400, y), fill=0, width=3)
    for x in (200, 1400):
        draw.line((x, 200, x, 500), fill=0, width=3)
    draw.line((800, 200, 800, 445 if worn else 500), fill=0, width=3)
    for row in range(3):
        for column in range(2):
            if (row, column) != (2, 1):
                draw.text((280 + 600 * column, 225 + 100 * row), f"{row + 1}{column + 5}3.07", fill=0, font_size=44)
    return scanned_pdf(image)


def test_a_worn_border_makes_no_wrong_cell() -> None:
    (whole,) = read_bytes(drawn(worn=False), "表.pdf").tables()
    assert (whole.cells[(2, 0)].text, whole.cells[(2, 1)].state) == ("353.07", CellState.EMPTY)
    (worn,) = read_bytes(drawn(worn=True), "表.pdf").tables()
    assert worn.cells[(2, 0)].state is CellState.UNREAD


def test_pictures_are_read_as_pages() -> None:
    out = io.BytesIO()
    picture_of(EXAMPLE, TEXT_PAGE).crop((0, 0, 1654, 700)).save(out, "PNG", dpi=(200, 200))
    document = read_bytes(out.getvalue(), "照片.png")
    assert document.format == "picture"
    assert "云溪县档案馆2024年度收入、支出总计均为756.41万元" in "".join(p.text for p in document.paragraphs())


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(64), b"\xff\xd8\xff" + bytes(64), b"GIF89a"])
def test_a_broken_picture_is_damaged(data: bytes) -> None:
    with pytest.raises(ReadProblem, match="READ001"):
        read_bytes(data, "照片")


def test_a_picture_with_nothing_on_it_has_no_text() -> None:
    with pytest.raises(ReadProblem, match="READ003"):
        read_bytes(blank(), "白纸.pdf")


def test_a_huge_picture_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(ReadProblem, match="READ005"):
        read_bytes(out.getvalue(), "大图.png", Limits())

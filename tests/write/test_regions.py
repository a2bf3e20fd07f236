"""Places in characters: of the text as read, and of a plain text file itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiping.evaluate import evaluate
from jiping.model import Cell, CellState, Document, Paragraph, Source, Table
from jiping.read.text import decode
from jiping.write.regions import Region, Regions, block_text
from sample import document, table, words

TEXT = Path(__file__).parents[2] / "examples" / "self-evaluation-2024.txt"


def txt(*texts: str) -> Document:
    return Document("a.txt", "", "txt", tuple(Paragraph(i, text) for i, text in enumerate(texts)))


def place(block: int, start: int, end: int) -> Source:
    return Source("", block=block, paragraph=block + 1, start=start, end=end)


def test_text_as_read_counts_blocks_and_cells() -> None:
    whole = document()
    text = "\n".join(block_text(block) for block in whole.blocks)
    last = whole.blocks[-1]
    assert isinstance(last, Paragraph)
    region = Regions(whole).region(last.source(0, 3))
    assert region is not None
    assert text[region.start : region.end] == last.text[:3]
    assert block_text(table()).split("\n")[2] == "\t合计\t5,364.75\t3,000.28\t2,264.29"


def test_cells_have_a_region_in_the_file_and_in_the_text_as_read() -> None:
    grid = Table(1, cells={(0, 0): Cell(0, 0, "甲", CellState.TEXT), (0, 1): Cell(0, 1, "12.5", CellState.NUMBER)})
    whole = Document("a.txt", "", "txt", (Paragraph(0, "表一"), grid))
    source = Source("12.5", block=1, start=0, end=4, cell=(0, 1))
    assert Regions(whole).region(source) == Region(5, 9, 2, 3, 2, 7)
    assert Regions(whole, "表一\n甲 | 12.5\n").region(source) == Region(7, 11, 2, 5, 2, 9)


def test_every_cell_of_a_table_is_found_in_the_text_as_read() -> None:
    whole = document()
    text = "\n".join(block_text(block) for block in whole.blocks)
    regions = Regions(whole)
    for block in whole.tables():
        for grid, cell in block.cells.items():
            region = regions.region(Source(cell.text, block=block.index, start=0, end=len(cell.text), cell=grid))
            assert region is not None and text[region.start : region.end] == cell.text
            line = text.split("\n")[region.start_line - 1]
            assert region.end_line > region.start_line or line[region.start_column - 1 :].startswith(cell.text)


@pytest.mark.parametrize(
    ("file", "line"),
    [("甲乙\n丙丁\n", 2), ("甲乙\r\n丙丁", 2), ("甲乙\r丙丁", 2), ("\ufeff\n\n 甲 乙 \n\n丙丁", 5)],
)
def test_lines_and_columns(file: str, line: int) -> None:
    region = Regions(txt("甲乙", "丙丁"), file).region(place(1, 1, 2))
    assert region is not None
    assert file[region.start : region.end] == "丁"
    assert (region.start_line, region.start_column, region.end_line, region.end_column) == (line, 2, line, 3)


def test_words_over_a_line_break_that_was_joined() -> None:
    file = "本年支出\n　　合计12.5万元。"
    region = Regions(txt("本年支出合计12.5万元。"), file).region(place(0, 2, 6))
    assert region is not None
    assert file[region.start : region.end] == "支出\n　　合计"
    assert (region.start_line, region.end_line) == (1, 2)


def test_a_block_that_is_not_in_the_file_has_no_place_and_does_not_mislead_the_next() -> None:
    regions = Regions(txt("甲乙", "改写过的一段", "丙丁"), "甲乙\n原来的一段\n丙丁\n")
    assert regions.region(place(1, 0, 2)) is None
    assert regions.region(place(2, 0, 2)) == Region(9, 11, 3, 1, 3, 3)


def test_empty_and_stray_places() -> None:
    regions = Regions(txt("甲乙", ""), "甲乙")
    assert regions.region(place(0, 1, 1)) == Region(1, 1, 1, 2, 1, 2)
    assert regions.region(place(1, 0, 0)) is None
    assert regions.region(place(7, 0, 1)) is None
    assert regions.region(Source("甲", block=0, paragraph=1)) is None
    assert Regions(document()).region(words("12.5%")) is not None


def test_every_figure_of_a_real_file_is_found_where_it_stands() -> None:
    text = decode(TEXT.read_bytes(), "a")[0]
    found = evaluate(TEXT)
    assert found.document is not None
    regions = Regions(found.document, text)
    lines = text.split("\n")
    for figure in found.figures:
        region = regions.region(figure.source)
        assert region is not None and region.start_line is not None and region.start_column is not None
        bare = figure.source.text.replace(" ", "")
        assert text[region.start : region.end].replace(" ", "").replace("\n", "") == bare
        assert lines[region.start_line - 1][region.start_column - 1 :].startswith(bare[:1])
    assert len(found.figures) > 100

"""What the readers of forms share: cells by every place they cover, header words, numbers with or without a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from jiping.concepts.numbers import find_numbers, parse_cell
from jiping.extract.context import Context
from jiping.model import (
    UNITS,
    WAN_YUAN,
    Cell,
    CellState,
    Dimension,
    FactKey,
    Figure,
    Number,
    Relation,
    Source,
    Table,
    Unit,
)

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")


@dataclass(slots=True)
class Form:
    """What a form says: figures by concept, and the relations its layout asserts."""

    figures: list[Figure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    places: set[tuple[int, int]] = field(default_factory=set)
    """Grid places of the numbers that were typed here."""

    def add(self, figure: Figure) -> Figure:
        self.figures.append(figure)
        if figure.source.cell is not None:
            self.places.add(figure.source.cell)
        return figure


class Grid:
    """The cells of a table by every place they cover."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.at: dict[tuple[int, int], Cell] = {}
        for cell in table.cells.values():
            for row in range(cell.row, min(cell.row + cell.row_span, table.row_count)):
                for column in range(cell.column, min(cell.column + cell.column_span, table.column_count)):
                    self.at[(row, column)] = cell

    def row(self, row: int) -> list[Cell]:
        """The cells over this row from left to right, each once, those from above included."""
        found: list[Cell] = []
        for column in range(self.table.column_count):
            cell = self.at.get((row, column))
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found

    def own(self, row: int) -> list[Cell]:
        """The cells that begin in this row."""
        return [cell for cell in self.row(row) if cell.row == row]

    def rows(self) -> Iterator[int]:
        return iter(range(self.table.row_count))

    def labels(self, row: int, before: int) -> list[str]:
        """The words left of a column, from the outermost in; merged cells from above included."""
        return [c.text for c in self.row(row) if c.column < before and c.state is CellState.TEXT and c.text.strip()]

    def source(self, cell: Cell, row: str = "", column: str = "") -> Source:
        return Source(
            text=cell.text,
            page=cell.page,
            block=self.table.index,
            table=self.table.title or None,
            row=row or None,
            column=column or None,
            start=0,
            end=len(cell.text),
            box=cell.box,
            cell=(cell.row, cell.column),
            address=self.table.address(cell) if self.table.sheet_rows else None,
            confidence=cell.confidence,
        )


_MONEY_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?(亿元|万元|千元|元)[)）]")


def money_unit(grid: Grid) -> Unit:
    """The table's unit, else the first in brackets in a cell (项目资金（万元）), else 万元 as such forms are."""
    if grid.table.unit:
        return UNITS.get(grid.table.unit, WAN_YUAN)
    for _, cell in sorted(grid.table.cells.items()):
        match = _MONEY_IN_BRACKETS.search(cell.text)
        if match:
            return UNITS[match.group(1)]
    return WAN_YUAN


def words_of(cell: Cell) -> str:
    """A cell's words without spaces, notes in brackets and a colon at the end."""
    return _BRACKETS.sub("", cell.text.replace(" ", "").replace("　", "")).rstrip("：:")


def is_blank(cell: Cell | None) -> bool:
    """Nothing printed, not even a dash."""
    return cell is None or cell.state is CellState.EMPTY


def number_of(cell: Cell | None, unit: Unit) -> Number | None:
    """The number of a cell, in ``unit`` unless the cell names its own (12.5万元, 95.1%)."""
    if cell is None or cell.state in (CellState.EMPTY, CellState.DASH, CellState.UNREAD):
        return None
    if cell.state is CellState.NUMBER:
        return parse_cell(cell.text, unit)
    text = cell.text.strip()
    found = find_numbers(text)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(text) and found[0].number.high is None:
        return found[0].number
    return None


def percent_of_cell(cell: Cell | None, unit: Unit) -> Number | None:
    """A rate: 95.10% or 95.10; 0.951 without a sign is a fraction. ``None`` for a fraction too coarse to tell."""
    number = number_of(cell, unit)
    if number is None or "%" in number.text or "％" in number.text or abs(number.value) > 1 or number.value == 0:
        return number
    if number.value == 1:
        return Number(number.text, number.value * 100, 0, unit)
    return Number(number.text, number.value * 100, number.decimals - 2, unit) if number.decimals >= 2 else None


def figure_of(
    grid: Grid, cell: Cell, number: Number, key: FactKey, label: str, column: str = "", row: str = ""
) -> Figure:
    return Figure(key, number, grid.source(cell, row or label, column), label=label, in_table=True)


def column_of(header: str, context: Context, latest: int | None) -> tuple[str, int | None]:
    """Budget column and year of a header; ``latest`` is the newest year printed in the form's headers."""
    year = context.year if context.year is not None else latest
    column = context.column_of(header)
    if column == "budget":
        column = "budget.original"
    printed = re.search(r"20\d\d", header)
    if printed:
        year = int(printed.group(0))
    elif re.match(r"上年|上一年|去年", header):
        if year is not None:
            year -= 1
        else:
            # Without any year, last year's figures are kept apart by their column.
            column = f"last.{column}"
    return column, year


def years_printed(grid: Grid) -> list[int]:
    """Years of the header cells 20xx年决算数, 20xx年预算数, in reading order."""
    found = []
    for cell in sorted(grid.table.cells.values(), key=lambda c: (c.row, c.column)):
        match = re.fullmatch(r"(20\d\d)年?度?(预算|决算|执行)数?", words_of(cell))
        if match:
            found.append(int(match.group(1)))
    return found


_CENTS = 2


def settled(number: Number, finest: int) -> Number:
    """The number as exact as those beside it: spreadsheets print 12.00 as 12 and 9.50 as 9.5.

    Not beyond two decimals: 89.97 beside 89.974 was rounded by hand.
    """
    wanted = min(finest, _CENTS)
    return number if number.decimals >= wanted else replace(number, decimals=wanted)


def settled_lines(lines: Iterable[dict[Any, Figure]]) -> None:
    """Give the amounts of a block the finest precision printed among them."""
    every = list(lines)
    money = [f for figures in every for f in figures.values() if f.number.unit.dimension is Dimension.MONEY]
    finest = max((figure.number.decimals for figure in money), default=0)
    for figures in every:
        for key, figure in figures.items():
            if figure.number.unit.dimension is Dimension.MONEY:
                figures[key] = replace(figure, number=settled(figure.number, finest))


def as_score(number: Number) -> Number:
    """Points and scores are given to a hundredth; 20 is no rounded 19.6."""
    return number if number.decimals else replace(number, decimals=_CENTS)

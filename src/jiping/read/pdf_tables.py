"""Grids of ruled tables on PDF pages: cells with spans, characters put into them, tables joined over page breaks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from jiping.model import Box
from jiping.read.raw import RawCell, RawTable

_SNAP = 2.5  # points two borders may differ and still be one
Bounds = tuple[float, float, float, float]


@dataclass(slots=True)
class GridCell:
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    members: list[int] = field(default_factory=list)
    """Positions of its characters in the page's lists."""
    unread: bool = False
    """Whether something stands in it that could not be recognised."""


@dataclass(slots=True)
class Grid:
    """One ruled table on one page."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    box: Box
    _places: list[list[GridCell | None]] = field(default_factory=list)

    def cell_at(self, x: float, y: float) -> GridCell | None:
        row = bisect_right(self.ys, y) - 1
        column = bisect_right(self.xs, x) - 1
        if 0 <= row < len(self._places) and 0 <= column < len(self._places[row]):
            return self._places[row][column]
        return None


def grids_of(tables: list[list[Bounds]]) -> list[Grid]:
    """Grids from the cell rectangles of each table; a frame around a single cell is no table."""
    grids = [grid for cells in tables if (grid := _grid(cells)) is not None]
    return sorted(grids, key=lambda grid: grid.box.top)


def _snap(values: set[float]) -> tuple[list[float], dict[float, int]]:
    """Borders that lie together as one edge; and for each border the edge it is."""
    edges: list[float] = []
    place: dict[float, int] = {}
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
        place[value] = len(edges) - 1
    return edges, place


def _nearest(edges: list[float], value: float) -> int:
    place = bisect_right(edges, value)
    if place == len(edges) or (place > 0 and value - edges[place - 1] <= edges[place] - value):
        return place - 1
    return place


def _grid(bounds: list[Bounds]) -> Grid | None:
    if len(bounds) < 2:
        return None
    xs, x_place = _snap({x for b in bounds for x in (b[0], b[2])})
    ys, y_place = _snap({y for b in bounds for y in (b[1], b[3])})
    if len(xs) < 3 and len(ys) < 3:
        return None
    cells = []
    tenth = {value: round(value, 1) for value in (*x_place, *y_place)}
    places: list[list[GridCell | None]] = [[None] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for x0, y0, x1, y1 in bounds:
        column, last_column = x_place[x0], x_place[x1]
        row, last_row = y_place[y0], y_place[y1]
        if last_column <= column or last_row <= row:
            continue
        cell = GridCell(
            row, column, last_row - row, last_column - column, Box(tenth[x0], tenth[y0], tenth[x1], tenth[y1])
        )
        cells.append(cell)
        for r in range(row, last_row):
            for c in range(column, last_column):
                places[r][c] = cell
    if len(cells) < 2:
        return None
    return Grid(xs, ys, cells, Box(tenth[xs[0]], tenth[ys[0]], tenth[xs[-1]], tenth[ys[-1]]), places)


def to_raw(grid: Grid, texts: list[str], page: int, confidences: list[int | None]) -> RawTable:
    """The grid as a raw table; ``texts`` and ``confidences`` in the order of ``grid.cells``."""
    return RawTable(
        [
            RawCell(
                cell.row,
                cell.column,
                text,
                cell.row_span,
                cell.column_span,
                page,
                cell.box,
                cell.unread,
                confidence,
            )
            for cell, text, confidence in zip(grid.cells, texts, confidences, strict=True)
        ],
        page=page,
        last_page=page,
        edges=tuple(grid.xs),
    )


def row_texts(table: RawTable, row: int) -> tuple[str, ...]:
    return tuple(cell.text for cell in sorted(table.cells, key=lambda c: c.column) if cell.row == row)


def continues(table: RawTable, other: RawTable) -> bool:
    """Whether ``other`` has the columns of ``table``, or some of them merged, so that it can be its next page."""
    if not table.edges or not other.edges:
        return False
    return (
        abs(table.edges[0] - other.edges[0]) <= 2 * _SNAP
        and abs(table.edges[-1] - other.edges[-1]) <= 2 * _SNAP
        and all(min(abs(edge - known) for known in table.edges) <= 2 * _SNAP for edge in other.edges)
    )


def join(table: RawTable, other: RawTable) -> None:
    """Put the rows of ``other`` below those of ``table``; header rows repeated on the new page are dropped."""
    rows = max((cell.row + cell.row_span for cell in table.cells), default=0)
    # Rows of the old table by their texts, made once: joining a long table page by page must stay linear.
    first: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row < 8:
            first.setdefault(cell.row, []).append(cell.text)
    repeated = 0
    while any(row_texts(other, repeated)) and list(row_texts(other, repeated)) == first.get(repeated):
        repeated += 1
    # The first rows can equal the first rows by chance only if they are data; a header always has a row of words.
    for cell in other.cells:
        if cell.row + cell.row_span <= repeated:
            continue
        column = _nearest(list(table.edges), other.edges[cell.column])
        last = _nearest(list(table.edges), other.edges[min(cell.column + cell.column_span, len(other.edges) - 1)])
        table.cells.append(
            RawCell(
                rows + cell.row - repeated,
                column,
                cell.text,
                cell.row_span,
                max(last - column, 1),
                cell.page,
                cell.box,
                cell.unread,
                cell.confidence,
            )
        )
    table.last_page = other.last_page

"""Places for findings about wording: a few words around the fault, a cell with its row and column, quotation marks."""

from __future__ import annotations

from jiping.model import Cell, Paragraph, Row, Source, Table

_OPENING, _CLOSING = "“「『", "”」』"


def around(paragraph: Paragraph, start: int, end: int, before: int = 8, after: int = 4) -> Source:
    """The characters ``start`` to ``end`` with a few more, so that the quotation can be found and read."""
    return paragraph.source(max(start - before, 0), min(end + after, len(paragraph.text)))


def cell_source(table: Table, cell: Cell) -> Source:
    """The place of any cell, with the labels of its row and column where it has them."""
    for part in table.parts:
        row = next((row for row in part.rows if row.index == cell.row), None)
        column = next((column for column in part.columns if column.column == cell.column), None)
        if row is not None and (column is not None or cell.column in part.label_columns):
            return table.source(row, column, cell)
    return table.source(Row(cell.row, ""), None, cell)


def is_quoted(text: str, place: int) -> bool:
    """Whether the character at ``place`` stands between quotation marks: the words of somebody else."""
    depth = 0
    for character in text[:place]:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING and depth:
            depth -= 1
    return depth > 0


def clause_start(text: str, place: int, stops: str = "。；！？\n") -> int:
    """Where the sentence (or, with other ``stops``, the clause) around ``place`` begins."""
    return max(text.rfind(stop, 0, place) for stop in stops) + 1


def clause_end(text: str, place: int, stops: str = "。；！？\n") -> int:
    """Where it ends, before the stop."""
    ends = [end for end in (text.find(stop, place) for stop in stops) if end >= 0]
    return min(ends, default=len(text))

"""Where something was read: file page, paragraph or table cell, characters, box on the page.

A :class:`Source` is what a finding quotes. It is small and self-contained, so that findings can be written,
compared and sent between processes without the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from jiping.model.quickly import quickly_made


class Box(NamedTuple):
    """A rectangle on a page in points (1/72 inch), measured from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


def per_cent(thousandths: int) -> str:
    """A confidence as people read it.

    >>> per_cent(987), per_cent(990), per_cent(1000)
    ('98.7%', '99%', '100%')
    """
    whole, rest = divmod(thousandths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


Place = tuple[int, tuple[int, int] | int | None]
"""Block, and cell or first character in it."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Source:
    """One place in a document.

    ``page`` counts from 1; a document without pages is page 1. A place in running text gives ``paragraph`` (the index
    of the block, from 1) and ``start``/``end`` (character offsets in that block's text); a table cell gives ``table``,
    ``row`` and ``column`` as they are printed. ``block`` is the index of the block in reading order, from 0, for
    viewers. ``text`` quotes the words or the cell.
    """

    text: str
    page: int = 1
    block: int = 0
    paragraph: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    start: int | None = None
    end: int | None = None
    box: Box | None = None
    cell: tuple[int, int] | None = None
    """Row and column of the cell in the table's grid, from 0; for viewers."""
    address: str | None = None
    """The cell in its workbook, as formulas name it: ``收支表!C5``."""
    confidence: int | None = None
    """How sure the recognition of ``text`` from a picture is, in thousandths: that of its least sure character.
    ``None`` where the file itself says what the characters are."""

    def __hash__(self) -> int:
        # Of a document's places hardly two share these; all thirteen fields take ten times as long.
        return hash((self.block, self.start, self.text, self.cell))

    @property
    def place(self) -> Place:
        """Tells two places apart, however their words are quoted."""
        return self.block, self.cell or self.start

"""Where quoted words stand, counted in characters, for formats that point into files (SARIF, annotations).

The places of a plain text file are those of the file itself. Any other document has no lines and characters of its own:
there the count runs over the text as read, blocks in reading order, a line break after each, the cells of a row joined
by tabs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jiping.model import Document, Paragraph, Source, Table

_NEAR, _NEAR_SHORT, _SHORT = 100_000, 300, 12
"""How far ahead a block is looked for in the file. Further, and every lost block would cost a pass over all of it; a
short one, such as a cell, is soon found somewhere it does not belong."""


@dataclass(frozen=True, slots=True)
class Region:
    """Characters ``start`` to ``end``, and the same by line and column, from 1; the end is exclusive."""

    start: int
    end: int
    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Regions:
    """The places of one document; ``original`` is the text of the file where it is a text file."""

    def __init__(self, document: Document, original: str | None = None) -> None:
        self.document = document
        self.original = original
        self._tables: dict[int, dict[tuple[int, int], int]] = {}

    def region(self, source: Source) -> Region | None:
        """The place of ``source``, which is words in running text or in a cell; ``None`` where it has none."""
        if source.start is None or source.end is None or not 0 <= source.block < len(self.document.blocks):
            return None
        if self.original is not None:
            return self._in_file(source)
        block = self.document.blocks[source.block]
        begin = self._starts[source.block]
        if isinstance(block, Paragraph):
            length = len(block.text) if source.paragraph is not None else -1
        else:
            cell = block.cells.get(source.cell) if source.cell is not None else None
            length = len(cell.text) if cell is not None else -1
            begin += self._cells_of(source.block, block).get(source.cell, 0) if source.cell is not None else 0
        if length < 0:
            return None
        return self._between(begin + source.start, begin + max(source.start, min(source.end, length)))

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for block in self.document.blocks:
            starts.append(at)
            at += len(block_text(block)) + 1
        return starts

    def _cells_of(self, place: int, table: Table) -> dict[tuple[int, int], int]:
        """Where each cell begins in the text of its table."""
        if place not in self._tables:
            starts, at = {}, 0
            for grid in sorted(table.cells):
                starts[grid] = at
                at += len(table.cells[grid].text) + 1  # a tab or a line break
            self._tables[place] = starts
        return self._tables[place]

    def _between(self, start: int, end: int) -> Region:
        (start_line, start_column), (end_line, end_column) = self._line(start), self._line(end)
        return Region(start, end, start_line, start_column, end_line, end_column)

    # -------------------------------------------------------------------------------------- plain text files

    def _in_file(self, source: Source) -> Region | None:
        places = self._places.get((source.block, source.cell))
        if not places or source.start is None or source.end is None:
            return None
        # Spaces stand at the place of the character after them: they may be fewer or more in the file.
        first, last = min(source.start, len(places) - 1), min(max(source.end, source.start + 1), len(places)) - 1
        return self._between(places[first], places[last] + (source.end > source.start))

    def _line(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset) - 1
        return line + 1, offset - self._lines[line] + 1

    @cached_property
    def _lines(self) -> list[int]:
        text = self.original
        if text is None:
            text = "\n".join(block_text(block) for block in self.document.blocks)
        starts = [0]
        for place, character in enumerate(text):
            if character == "\n" or (character == "\r" and text[place + 1 : place + 2] != "\n"):
                starts.append(place + 1)
        return starts

    @cached_property
    def _places(self) -> dict[tuple[int, tuple[int, int] | None], list[int]]:
        """For each paragraph and cell the place in the file of each of its characters.

        The reader joins lines and drops spaces, so both sides are compared without spaces, from where the last block
        ended. A block that is not found has no place; that is better than a wrong one.
        """
        squeezed, kept = _squeeze(self.original or "")
        at, found = 0, {}
        for key, words in _pieces(self.document):
            bare, own = _squeeze(words)
            room = _NEAR if len(bare) > _SHORT else _NEAR_SHORT
            place = squeezed.find(bare, at, at + len(bare) + room) if bare else -1
            if place < 0:
                continue
            at = place + len(bare)
            following = kept[place:at]
            # own[i] is the place in ``words`` of the i-th character that is no space.
            spread, i = [], 0
            for offset in range(len(words)):
                while i < len(own) - 1 and own[i] < offset:
                    i += 1
                spread.append(following[i])
            found[key] = spread
        return found


def _pieces(document: Document) -> Iterator[tuple[tuple[int, tuple[int, int] | None], str]]:
    for place, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield (place, None), block.text
        else:
            yield from (((place, grid), block.cells[grid].text) for grid in sorted(block.cells))


def _squeeze(text: str) -> tuple[str, list[int]]:
    """``text`` without spaces, and where each remaining character stood."""
    kept = [place for place, character in enumerate(text) if not character.isspace() and character != "\ufeff"]
    return "".join(text[place] for place in kept), kept


def block_text(block: Paragraph | Table) -> str:
    """A block as plain text, the way offsets over a whole document count it."""
    if isinstance(block, Paragraph):
        return block.text
    rows: dict[int, list[str]] = {}
    for row, column in sorted(block.cells):
        rows.setdefault(row, []).append(block.cells[row, column].text)
    return "\n".join("\t".join(cells) for cells in rows.values())

"""A document as read: blocks in reading order, each character traceable to its place.

The reader of each format builds these values; everything after reading works on them alone. ``Document`` knows
nothing of what the words mean beyond structure: headings, paragraphs, tables with header paths, cell states.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jiping.model.personal import Carried, Personal
from jiping.model.quickly import quickly_made
from jiping.model.source import Box, Source


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (or run of one) inside a block's text: the characters ``start`` to ``start + len(lefts)``.

    ``lefts``/``rights`` hold the left and right edge of each character on the page. ``confidences`` says of each how
    sure its recognition from a picture is, in thousandths; empty where the file itself has the characters.
    """

    start: int
    page: int
    top: float
    bottom: float
    lefts: Sequence[float]
    rights: Sequence[float]
    confidences: Sequence[int] = ()

    def confidence(self, start: int, end: int) -> int | None:
        """The least confidence of the characters from ``start`` to ``end`` of the block's text."""
        return min(self.confidences[max(start - self.start, 0) : max(end - self.start, 0)], default=None)

    def box(self, start: int, end: int) -> Box | None:
        first, last = max(start - self.start, 0), min(end - self.start, len(self.lefts))
        if first >= last:
            return None
        return Box(
            round(min(self.lefts[first:last]), 1),
            round(self.top, 1),
            round(max(self.rights[first:last]), 1),
            round(self.bottom, 1),
        )


class ParagraphKind(StrEnum):
    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"  # a table's title
    UNIT_LINE = "unit_line"  # 单位：万元
    NOTE = "note"  # 注：… below a table
    CONTENTS = "contents"  # a line of the table of contents
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"
    HEADER = "header"  # page header or footer


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``lines`` is empty for formats without pages.

    ``number`` is the numbering as printed or as Word generates it (``"（一）"``, ``"2、"``); ``level`` counts from 1
    and is ``None`` where the paragraph is no heading. ``number_end`` is where the number ends in ``text``; a number
    that Word generates is put in front of the text and marked ``number_generated``.
    """

    index: int
    text: str
    page: int = 1
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int | None = None
    number: str | None = None
    number_generated: bool = False
    lines: tuple[Line, ...] = ()
    ends_block: bool = True
    """False where the reader cannot be sure the paragraph really ended here (a page break inside a sentence)."""

    def page_at(self, offset: int) -> int:
        line = self._line_at(offset)
        return line.page if line else self.page

    def _line_at(self, offset: int) -> Line | None:
        if not self.lines:
            return None
        place = bisect_right([line.start for line in self.lines], offset) - 1
        return self.lines[max(place, 0)]

    def boxes(self, start: int, end: int) -> list[tuple[int, Box]]:
        """Page and box of each printed line the characters from ``start`` to ``end`` touch."""
        found = []
        for line in self.lines:
            box = line.box(start, end)
            if box is not None:
                found.append((line.page, box))
        return found

    def source(self, start: int = 0, end: int | None = None) -> Source:
        """The place of the characters from ``start`` to ``end``."""
        end = len(self.text) if end is None else end
        boxes = self.boxes(start, end)
        page = boxes[0][0] if boxes else self.page
        box: Box | None = None
        for box_page, line_box in boxes:
            if box_page == page:
                box = line_box if box is None else box.union(line_box)
        return Source(
            text=self.text[start:end],
            page=page,
            block=self.index,
            paragraph=self.index + 1,
            start=start,
            end=end,
            box=box,
            confidence=self.confidence(start, end),
        )

    def confidence(self, start: int, end: int) -> int | None:
        """How sure the recognition of these characters is, in thousandths; ``None`` where none was recognised."""
        found = [line.confidence(start, end) for line in self.lines if line.confidences]
        return min((value for value in found if value is not None), default=None)


class CellState(StrEnum):
    """A zero, an empty cell, a dash and an unread cell are four different things."""

    NUMBER = "number"
    TEXT = "text"
    EMPTY = "empty"
    DASH = "dash"
    UNREAD = "unread"


@quickly_made
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid; merged cells stand once, at their top left corner, with their spans."""

    row: int
    column: int
    text: str = ""
    state: CellState = CellState.EMPTY
    row_span: int = 1
    column_span: int = 1
    page: int = 1
    box: Box | None = None
    confidence: int | None = None
    """How sure its recognition from a picture is, in thousandths; ``None`` where the file has the characters."""


class RowKind(StrEnum):
    HEADER = "header"
    DATA = "data"
    TOTAL = "total"  # 合计 总计
    LINE_NUMBER = "line_number"  # 行次/栏次: integers that only number the columns
    FILLER = "filler"  # nothing in it


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a part: its place in the grid and the header cells above it, from the top."""

    column: int
    path: tuple[str, ...]

    @property
    def label(self) -> str:
        return " / ".join(self.path)


@quickly_made
@dataclass(frozen=True, slots=True)
class Row:
    """A row of a part.

    ``code`` joins codes that stand in 类/款/项 columns as printed (``"2010601"``), empty where the row has none;
    ``code_printed`` keeps the cells (``("201", "06", "1")``). ``number`` is a printed enumeration (``"八、"``).
    """

    index: int
    label: str
    kind: RowKind = RowKind.DATA
    code: str = ""
    code_printed: tuple[str, ...] = ()
    label_cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of the blocks that stand side by side in a table (income left, expenditure right), or all of it.

    ``label_columns`` hold codes and names, ``columns`` the values.
    """

    label_columns: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    """The words over the whole block, e.g. 收入 or 支出."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, joined over page breaks. ``cells`` holds every grid place (covered places are absent)."""

    index: int
    title: str = ""
    unit: str = ""
    """The unit as printed above the table (万元), empty when none is."""
    unit_block: int | None = None
    caption_block: int | None = None
    page: int = 1
    last_page: int = 1
    row_count: int = 0
    column_count: int = 0
    header_rows: int = 0
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    """Paragraphs printed right below the table (注：… 说明：…)."""
    sheet: str = ""
    """The sheet of a workbook the table stands on; ``sheet_rows`` and ``sheet_columns`` are where, counted from 0."""
    sheet_rows: tuple[int, ...] = ()
    sheet_columns: tuple[int, ...] = ()

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at this grid place, or ``None`` where a merged cell covers it."""
        return self.cells.get((row, column))

    def address(self, cell: Cell) -> str | None:
        """``收支表!C5`` for a cell of a workbook, ``None`` in any other document."""
        if cell.row >= len(self.sheet_rows) or cell.column >= len(self.sheet_columns):
            return None
        place = f"{column_letters(self.sheet_columns[cell.column])}{self.sheet_rows[cell.row] + 1}"
        return f"{self.sheet}!{place}" if self.sheet else place

    def source(self, row: Row, column: Column | None, cell: Cell | None = None) -> Source:
        """The place of one cell; of the row's label when ``column`` is None."""
        if cell is None:
            place = row.label_cell if column is None else (row.index, column.column)
            cell = self.cells.get(place) if place is not None else None
        return Source(
            text=cell.text if cell is not None else "",
            page=cell.page if cell is not None else self.page,
            block=self.index,
            table=self.title or None,
            row=row.label or row.code or None,
            column=column.label if column is not None else None,
            start=0,
            end=len(cell.text) if cell is not None else 0,
            box=cell.box if cell is not None else None,
            cell=(cell.row, cell.column) if cell is not None else None,
            address=self.address(cell) if cell is not None and self.sheet_rows else None,
            confidence=self._confidence(cell),
        )

    def _confidence(self, cell: Cell | None) -> int | None:
        """That of the cell, and of the codes in its row: with a digit of a code misread it is in the wrong sum."""
        if cell is None or cell.confidence is None:
            return None
        least = cell.confidence
        for column in {column for part in self.parts for column in part.label_columns}:
            name = self.cells.get((cell.row, column))
            if name is None:
                continue
            if name.state is CellState.UNREAD:
                return 0
            if name.state is CellState.NUMBER and name.confidence is not None:
                least = min(least, name.confidence)
        return least


def column_letters(column: int) -> str:
    """A column of a workbook, counted from 0, as its letters: A, Z, AA."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Recognised:
    """Something the reader concluded about the whole document, with the words that say so."""

    value: str
    evidence: Source | None = None


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page that was a picture, and how sure the recognition of its text is, in thousandths."""

    page: int
    confidence: int
    """The mean over its characters; 0 where none was found."""
    unread_cells: int = 0
    """Cells of its tables in which something stands that was not recognised."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read."""

    path: str
    sha256: str
    format: str
    blocks: tuple[Block, ...] = ()
    pages: int = 1
    kind: Recognised = Recognised("other")
    """One of the kinds of the findings contract; ``other`` when nothing in the document says."""
    year: Recognised | None = None
    organisation: Recognised | None = None
    deletions: tuple[Source, ...] = ()
    """Text struck out by tracked changes; not part of ``blocks``."""
    remarks: tuple[str, ...] = ()
    """Codes and words about reading itself, e.g. pages without text."""
    personal: tuple[Personal, ...] | None = None
    """What the privacy gate found and covered; ``None`` where it was not asked."""
    recognised: tuple[RecognisedPage, ...] = ()
    """Pages that were pictures and whose text was recognised."""
    carried: tuple[Carried, ...] = ()
    """What the file carries beside what it shows; looked for by the privacy gate only."""

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

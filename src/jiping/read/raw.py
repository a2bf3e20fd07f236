"""What the reader of a format hands on: paragraphs and grids in reading order, before any meaning is looked for.

Every format module turns bytes into a list of these; :mod:`jiping.read.assemble` makes the ``Document`` of them, so
that headings, captions, units, header paths and row roles are recognised in one place for all formats.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jiping.model import Box, Line, ParagraphKind, RecognisedPage, Source


@dataclass(slots=True)
class RawParagraph:
    """One paragraph as the file has it.

    ``style_level`` is the outline level of a real heading style (1 is the highest), ``number`` the numbering that the
    word processor generates in front of the text (not part of ``text``). ``joins_next`` marks a paragraph that the
    file breaks where the sentence goes on; ``size`` is the font size where known.
    """

    text: str
    page: int = 1
    kind: ParagraphKind = ParagraphKind.TEXT
    style_level: int | None = None
    number: str | None = None
    lines: tuple[Line, ...] = ()
    centred: bool = False
    size: float = 0.0
    ends_block: bool = True
    sheet: str = ""
    """The sheet of a workbook it stands on."""


@dataclass(slots=True)
class RawCell:
    """One cell; merged cells stand once, at their top left place. ``unread`` marks content that could not be read."""

    row: int
    column: int
    text: str = ""
    row_span: int = 1
    column_span: int = 1
    page: int = 1
    box: Box | None = None
    unread: bool = False
    confidence: int | None = None
    """In thousandths, the least of its characters; ``None`` where the file itself says what the characters are."""


@dataclass(slots=True)
class RawTable:
    """A grid. ``edges`` are the x positions of its column borders where the format has them (page joins use them)."""

    cells: list[RawCell] = field(default_factory=list)
    page: int = 1
    last_page: int = 1
    edges: tuple[float, ...] = ()
    title: str = ""
    """A title the file itself gives (a caption element); else it is looked for above the table."""
    title_hint: str = ""
    """What names the table where nothing above it does: the name of its sheet."""
    unit_hint: str = ""
    """The unit of the table beside it, where two stand below one heading."""
    sheet: str = ""
    sheet_rows: tuple[int, ...] = ()
    sheet_columns: tuple[int, ...] = ()
    """Where in its sheet each row and column of the grid stands, from 0."""


RawBlock = RawParagraph | RawTable


@dataclass(slots=True)
class RawDocument:
    """Everything one file gave."""

    blocks: list[RawBlock]
    format: str
    pages: int = 1
    deletions: list[Source] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    recognised: list[RecognisedPage] = field(default_factory=list)
    """The pages that were pictures and whose text was recognised."""

"""From the cells of a spreadsheet to paragraphs and tables: which cells are a title, a note, a table of their own.

A sheet has no such things, only places. What is decided here:

- Blank rows end a table; so do blank columns, unless both sides repeat a heading (income left, expenditure right).
  Cells with a border belong to their table even when they are empty; where a table is framed, its frame decides.
- Rows above a table that are one cell, or say 单位, 编制部门 and the like, are lines of text, as are notes below it.
- A block of one column is text, a paragraph a cell.
- Hidden rows and columns stay in their table, since sums run over them; hidden sheets are left out. Both are named in
  the remarks by the readers of the formats.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jiping.model import ReadProblem
from jiping.read.limits import Limits
from jiping.read.lines import TextLine, glue_cell, indent_of, join_lines, tidy
from jiping.read.raw import RawBlock, RawCell, RawParagraph, RawTable

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, from 0."""

_ABOUT = re.compile(
    r"(单位|部门|编制|填报|填表|制表|制单|审核|复核|负责人|联系人|电话|日期|时间|年度|科室|人)(名称)?\s*([（(][^（）()]{1,12}[)）])?\s*[:：]"
    r"|^(公开|财决|附)\s*表?\s*[\d一二三四五六七八九十]+(-\d+)?\s*表?$|^表\s*[\d一二三四五六七八九十]+(-\d+)?$|^附[表件]\s*\d*[:：]?$|^[（(]?20\d\d\s*年度?[)）]?$"
)
_NOTE = re.compile(r"[（(]?(注|备注|说明|注释|填表说明|填报说明)\s*\d?\s*[:：]|\*|※")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
_TITLE = re.compile(r"表[一二三四五六七八九十\d]*([（(][^（）()]*[)）])?$|单位[:：]|^[（(]?20\d\d\s*年度?[)）]?$")
_UNIT = re.compile(r"单位\s*[:：]\s*(?:人民币)?\s*([万千百亿]{0,2}元)")
_NUMBER = re.compile(r"[-+−－]?[\d,，]+([.．]\d+)?\s*[%％]?")
_PLAIN_NAME = re.compile(r"(sheet|工作表|表|table|未命名|导出|data)?\s*[\d_() （）-]*", re.IGNORECASE)
_MAX_SPLITS = 6


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet. ``framed`` holds for every row a bit for each column whose cell has a border."""

    name: str = ""
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    unread: set[tuple[int, int]] = field(default_factory=set)
    framed: dict[int, int] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)

    def put(self, row: int, column: int, text: str, unread: bool = False) -> None:
        self.texts.setdefault(row, {})[column] = text
        if unread:
            self.unread.add((row, column))


def bits(mask: int) -> Iterator[int]:
    """The columns a mask holds, from the left."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def span_mask(first: int, last: int) -> int:
    return (1 << (last + 1)) - (1 << first)


@dataclass(slots=True)
class _Region:
    """Some rows and columns of a sheet, looked at as a block of its own."""

    rows: list[int]
    mask: int


class Splitter:
    """Splits sheets into blocks and counts their cells: one for each workbook, since the limit is for all of it."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.cells = 0
        self.characters = 0
        self.covered = 0
        """Cells with text that a merged cell covers: a spreadsheet does not show them."""

    def blocks(self, sheet: Sheet) -> list[RawBlock]:
        """The blocks of one sheet, from the top, side by side ones from the left."""
        return _SheetSplitter(self, sheet).blocks()

    def count_characters(self, text: str) -> None:
        """While cells are read: a file of nothing but references to one long text must end early."""
        self.characters += len(text)
        if self.characters > self.limits.max_characters:
            values = {"what": f"{self.characters} 个字符", "limit": f"{self.limits.max_characters} 个"}
            raise ReadProblem("READ005", {"name": self.name, **values})

    def count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > self.limits.max_cells:
            values = {"what": f"{self.cells} 个单元格", "limit": f"{self.limits.max_cells} 个"}
            raise ReadProblem("READ005", {"name": self.name, **values})


class _SheetSplitter:
    def __init__(self, whole: Splitter, sheet: Sheet) -> None:
        self.whole = whole
        self.sheet = sheet
        self.filled: dict[int, int] = {
            row: sum(1 << column for column, text in texts.items() if text or (row, column) in sheet.unread)
            for row, texts in sheet.texts.items()
        }
        self.spans: dict[tuple[int, int], Range] = {}
        """Merged cells by their first place."""
        self.inside: dict[int, int] = {}
        """Places that a merged cell covers, its own first place left out."""
        self._merge()
        self.drawn = {row: self.filled.get(row, 0) | sheet.framed.get(row, 0) for row in {*self.filled, *sheet.framed}}
        self.hint = "" if _PLAIN_NAME.fullmatch(sheet.name) else sheet.name
        self.sink: list[RawBlock] = []

    def _merge(self) -> None:
        """Take the merged cells that lie in the used part of the sheet and do not overlap."""
        used_rows = [row for row, mask in self.filled.items() if mask] + list(self.sheet.framed)
        if not used_rows:
            return
        last_row = max(used_rows)
        last_column = max(mask.bit_length() for mask in (*self.filled.values(), *self.sheet.framed.values())) - 1
        for first_row, first_column, end_row, end_column in self.sheet.merges:
            row_end, column_end = min(end_row, last_row), min(end_column, last_column)
            if row_end < first_row or column_end < first_column or (row_end, column_end) == (first_row, first_column):
                continue
            mask = span_mask(first_column, column_end)
            self.whole.count(0)
            rows = range(first_row, row_end + 1)
            if any(self.inside.get(row, 0) & mask for row in rows):
                continue  # overlapping ranges are damage; the first one counts, as in spreadsheets that repair them
            self.whole.cells += len(rows)  # so that ranges over a million empty rows have a bound
            self.spans[(first_row, first_column)] = (first_row, first_column, row_end, column_end)
            has_text = self.filled.get(first_row, 0) >> first_column & 1
            for row in rows:
                self.inside[row] = self.inside.get(row, 0) | mask
                texts = self.sheet.texts.get(row)
                if texts and self.filled.get(row, 0) & mask:
                    for column in bits(self.filled[row] & mask):
                        if (row, column) != (first_row, first_column):
                            self.whole.covered += bool(texts.pop(column, ""))
                    self.filled[row] &= ~mask
                if has_text:
                    self.filled[row] = self.filled.get(row, 0) | mask
            self.inside[first_row] &= ~(1 << first_column)

    # ------------------------------------------------------------------------------------------------ regions

    def blocks(self) -> list[RawBlock]:
        rows = sorted(row for row, mask in self.drawn.items() if mask)
        mask = 0
        for row in rows:
            mask |= self.drawn[row]
        self._split(_Region(rows, mask), 0)
        for block in self.sink:
            block.sheet = self.sheet.name
        return self.sink

    def _split(self, region: _Region, depth: int) -> None:
        """Cut at blank rows, then each piece at blank columns, and so on while there is something to cut."""
        for band in self._bands(region):
            sides = self._sides(band) if depth < _MAX_SPLITS else [band]
            if len(sides) > 1:
                for side in sides:
                    self._split(side, depth + 1)
            else:
                self._band(band)

    def _bands(self, region: _Region) -> list[_Region]:
        bands: list[list[int]] = []
        for row in region.rows:
            if not self.drawn[row] & region.mask:
                continue
            if bands and row == bands[-1][-1] + 1:
                bands[-1].append(row)
            else:
                bands.append([row])
        found: list[_Region] = []
        for rows in bands:
            filled = [row for row in rows if self.filled.get(row, 0) & region.mask]
            if not filled:
                continue
            # Borders are often drawn far beyond the last row with anything in it.
            band = _Region([row for row in rows if filled[0] <= row <= filled[-1]], region.mask)
            if found and self._goes_on(found[-1], band):
                found[-1].rows += band.rows
            else:
                found.append(band)
        return found

    def _goes_on(self, above: _Region, band: _Region) -> bool:
        """Whether a blank row stands inside an unframed table: below it come names and numbers, but no heading."""
        first = band.rows[0]
        if first - above.rows[-1] > 2 or self._is_framed(above) or self._is_framed(band):
            return False
        texts = self._texts(first, band.mask)
        if len(texts) < 2 or not any(_NUMBER.fullmatch(text) for text in texts) or _NUMBER.fullmatch(texts[0]):
            return False
        wide = max(len(self._texts(row, above.mask)) for row in above.rows)
        return wide >= len(texts)

    def _sides(self, band: _Region) -> list[_Region]:
        """The blocks beside each other in a band, or the band itself."""
        used = 0
        for row in band.rows:
            used |= self.filled.get(row, 0) & band.mask
        framed = 0
        for row in band.rows:
            framed |= self.sheet.framed.get(row, 0)
        groups: list[list[int]] = []
        for column in bits(used):
            # A framed column without text belongs to its table.
            gap = span_mask(groups[-1][-1] + 1, column - 1) if groups else 0
            if groups and (not gap or framed & gap == gap):
                groups[-1].append(column)
            else:
                groups.append([column])
        if len(groups) < 2 or any(len(group) < 2 for group in groups):
            return [band]
        masks = [span_mask(group[0], group[-1]) & band.mask for group in groups]
        heads = [self._head(band.rows, mask) for mask in masks]
        if any(left & right for left, right in pairwise(heads)):
            return [band]
        return [_Region([row for row in band.rows if self.drawn[row] & mask], mask) for mask in masks]

    def _head(self, rows: Sequence[int], mask: int) -> set[str]:
        """The words of the first row with more than one cell."""
        for row in rows:
            texts = self._texts(row, mask)
            if len(texts) > 1:
                return {text for text in texts if not _NUMBER.fullmatch(text)}
        return set()

    def _texts(self, row: int, mask: int) -> list[str]:
        texts, unread = self.sheet.texts.get(row, {}), self.sheet.unread
        return [
            tidy(texts[column]) or "0"  # an unread cell is a value of which nothing is known
            for column in sorted(texts)
            if mask >> column & 1 and (texts[column].strip() or (row, column) in unread)
        ]

    def _is_framed(self, region: _Region) -> bool:
        """Whether borders tell what belongs to the table: nearly every row of several cells has some."""
        wide = framed = 0
        for row in region.rows:
            if len(self._texts(row, region.mask)) > 1:
                wide += 1
                framed += bool(self.sheet.framed.get(row, 0) & region.mask)
        return wide > 0 and framed * 5 >= wide * 4

    # -------------------------------------------------------------------------------------------------- a band

    def _band(self, band: _Region) -> None:
        """Lines, tables and lines in turn."""
        is_line = self._lines(band)
        title_hint, unit_hint = self.hint, ""
        run: list[int] = []
        for row, line in zip(band.rows, is_line, strict=True):
            if not line:
                run.append(row)
                continue
            self._grid(run, band.mask, title_hint, unit_hint)
            run = []
            self._line(row, band.mask)
            match = _UNIT.search("".join(self._texts(row, band.mask)))
            unit_hint = match.group(1) if match else unit_hint
        self._grid(run, band.mask, title_hint, unit_hint)

    def _lines(self, band: _Region) -> list[bool]:
        rows, mask = band.rows, band.mask
        framed = self._is_framed(band)
        lines = [framed and self._is_outside(row, mask) for row in rows]
        width = max((len(self._texts(row, mask)) for row in rows), default=0)
        for index, row in enumerate(rows):
            if not lines[index] and not self._is_heading_line(row, band, framed, width):
                break
            lines[index] = True
        closing = len(rows)
        for index in range(len(rows) - 1, -1, -1):
            if not lines[index] and (width < 2 or len(self._texts(rows[index], mask)) != 1):
                if not self._is_closing_line(rows[index], mask, width):
                    break
                closing = index
            elif lines[index] or self._is_closing_line(rows[index], mask, width):
                # A last row with a name and no values stays; below a note or a sentence nothing does.
                closing = index
        return lines[:closing] + [True] * (len(rows) - closing)

    def _is_outside(self, row: int, mask: int) -> bool:
        """In a framed band: a row without borders that is no row of figures somebody forgot to frame."""
        if self.sheet.framed.get(row, 0) & mask:
            return False
        texts = self._texts(row, mask)
        return len(texts) < 2 or any(_ABOUT.search(text) for text in texts) or not any(map(_NUMBER.fullmatch, texts))

    def _is_heading_line(self, row: int, band: _Region, framed: bool, width: int) -> bool:
        texts = self._texts(row, band.mask)
        if not texts:
            return False
        about = sum(_ABOUT.search(text) is not None for text in texts)
        if framed and self.sheet.framed.get(row, 0) & band.mask:
            if len(texts) > 1:
                return about * 2 >= len(texts) and any(_UNIT.search(text) for text in texts)
            # A framed first row is a title only where it is one cell over the whole width and calls itself one.
            used = self.filled.get(row, 0) & band.mask
            whole = 0
            for other in band.rows:
                whole |= self.filled.get(other, 0) & band.mask
            return used == whole and width > 1 and _TITLE.search(texts[0]) is not None
        if len(texts) == 1:
            return width > 1 and not _NUMBER.fullmatch(texts[0])
        return about * 2 >= len(texts)

    def _is_closing_line(self, row: int, mask: int, width: int) -> bool:
        texts = self._texts(row, mask)
        is_framed = bool(self.sheet.framed.get(row, 0) & mask)
        if width < 2 or not texts or (is_framed and len(texts) > 1):
            return False
        if len(texts) == 1:
            text = texts[0]
            is_text = _HEADING.match(text) is not None or (len(text) > 20 and width > 2)
            return _NOTE.match(text) is not None or (is_text and not is_framed)
        return all(_ABOUT.search(text) for text in texts)

    def _line(self, row: int, mask: int) -> None:
        texts = self.sheet.texts.get(row, {})
        columns = [column for column in sorted(texts) if mask >> column & 1 and texts[column].strip()]
        if len(columns) == 1:
            span = self.spans.get((row, columns[0]))
            self._paragraphs(texts[columns[0]], centred=span is not None and span[3] > span[1])
        elif columns:
            self.sink.append(RawParagraph(" ".join(tidy(texts[column]) for column in columns)))

    def _paragraphs(self, text: str, centred: bool = False) -> None:
        lines = [TextLine(tidy(line), indent_of(line)) for line in text.splitlines()]
        for joined in join_lines([line for line in lines if line.text]):
            self.sink.append(RawParagraph(joined.text, centred=centred, ends_block=not joined.is_open))

    # ------------------------------------------------------------------------------------------------- a table

    def _grid(self, rows: list[int], mask: int, title_hint: str, unit_hint: str) -> None:
        """A table of these rows, or paragraphs where there is one column only."""
        filled = [row for row in rows if self.filled.get(row, 0) & mask]
        if not filled:
            return
        rows = [row for row in rows if filled[0] <= row <= filled[-1]]
        used = inner = 0
        for row in rows:
            used |= self.filled.get(row, 0) & mask
            inner |= self.drawn.get(row, 0) & mask
        # Empty framed columns at the edges say nothing; inside they keep the columns in step with the form.
        inner &= span_mask((used & -used).bit_length() - 1, used.bit_length() - 1)
        columns = list(bits(inner))
        starts = {column for row in rows for column in self.sheet.texts.get(row, ()) if mask >> column & 1}
        if len(starts) < 2:
            for row in rows:
                self._line(row, mask)
            return
        self.whole.count(len(rows) * len(columns))
        table = RawTable(
            title_hint=title_hint, unit_hint=unit_hint, sheet_rows=tuple(rows), sheet_columns=tuple(columns)
        )
        for place, row in enumerate(rows):
            texts = self.sheet.texts.get(row, {})
            inside = self.inside.get(row, 0)
            for index, column in enumerate(columns):
                if inside >> column & 1:
                    continue
                cell = RawCell(place, index, _cell_text(texts.get(column, "")))
                if self.sheet.unread and (row, column) in self.sheet.unread:
                    cell.unread = True
                span = self.spans.get((row, column)) if self.spans else None
                if span is not None:
                    cell.row_span = bisect_right(rows, span[2]) - place
                    cell.column_span = bisect_right(columns, span[3]) - bisect_left(columns, span[1])
                table.cells.append(cell)
        self.sink.append(table)


def _cell_text(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return tidy(text)
    joined = ""
    for line in text.splitlines():
        words = tidy(line)
        joined = glue_cell(joined, words) if joined and words else joined or words
    return joined

"""From characters on pages to lines, from lines to paragraphs, in reading order with the tables between."""

from __future__ import annotations

import itertools
import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from jiping.model import Line, ParagraphKind
from jiping.model.numbering import starts_numbered
from jiping.read.pdf_tables import Grid, GridCell, continues, join, row_texts, to_raw
from jiping.read.raw import RawBlock, RawParagraph, RawTable

if TYPE_CHECKING:
    from jiping.read.pdf import PageText

_PAGE_NUMBER = re.compile(r"[-—–－\s·.]*(第?\s*\d{1,4}\s*页?(\s*[/共]\s*\d{1,4}\s*页?)?)[-—–－\s·.]*")
_ENDS_SENTENCE = tuple("。！？；：!?;:…”」）)")
_FULL_STOP = tuple("。！？!?")


@dataclass(slots=True)
class TextLine:
    """Characters on one baseline, from left to right."""

    text: str
    page: int
    baseline: float
    size: float
    lefts: list[float]
    rights: list[float]
    confidences: list[int] = field(default_factory=list)
    """Of each character, in thousandths; empty where nothing was recognised from a picture."""

    @property
    def left(self) -> float:
        return self.lefts[0]

    @property
    def right(self) -> float:
        return self.rights[-1]


def build_blocks(pages: list[PageText], grids: dict[int, list[Grid]]) -> list[RawBlock]:
    """Everything on the pages as raw blocks in reading order."""
    laid_out = [_page_items(page, grids.get(page.number, [])) for page in pages]
    _mark_headers(laid_out, pages)
    return _Composer(pages, laid_out).compose()


# ---------------------------------------------------------------------------------------------------- lines


def _page_items(page: PageText, grids: list[Grid]) -> list[TextLine | RawTable]:
    free: list[int] = []
    if grids:
        bands = [(grid.box.top - 1, grid.box.bottom + 1, grid) for grid in grids]
        cell: GridCell | None = None
        for place, (left, right, baseline, height) in enumerate(
            zip(page.lefts, page.rights, page.baselines, page.heights, strict=True)
        ):
            x = (left + right) / 2
            y = baseline - (height * 0.3 if height < 13.3 else 4.0)
            if cell is not None:
                box = cell.box
                if box[0] <= x < box[2] and box[1] <= y < box[3]:
                    cell.members.append(place)  # most characters stand in the cell of the one before
                    continue
            cell = None
            for top, bottom, grid in bands:
                if top <= y <= bottom:
                    cell = grid.cell_at(x, y)
                    if cell is not None:
                        cell.members.append(place)
                        break
            if cell is None:
                free.append(place)
    else:
        free = list(range(len(page.characters)))
    items: list[tuple[float, TextLine | RawTable]] = [(line.baseline, line) for line in _lines(page, free)]
    for grid in grids:
        texts = [_cell_text(page, cell.members) for cell in grid.cells]
        sure = [_confidence(page, cell.members) for cell in grid.cells]
        items.append((grid.box.top, to_raw(grid, texts, page.number, sure)))
    items.sort(key=lambda item: item[0])
    return [item for _, item in items]


def _confidence(page: PageText, members: list[int]) -> int | None:
    return min((page.confidences[place] for place in members), default=None) if page.confidences else None


def _cluster(page: PageText, members: list[int]) -> list[list[int]]:
    """Groups of characters on one line, from the top; superscripts and slightly raised digits stay on their line."""
    baselines, heights = page.baselines, page.heights
    bases = {baselines[place] for place in members}
    if len(bases) == 1:  # as in most cells of a table
        return [sorted(members, key=page.lefts.__getitem__)]
    ordered = sorted(members, key=baselines.__getitem__)
    groups: list[list[int]] = []
    last = -1e9
    tolerance = 0.0
    for place in ordered:
        base = baselines[place]
        if base - last > tolerance:
            groups.append([])
            # Loose boxes of Latin digits are up to twice as high as those of the ideographs beside them.
            tolerance = min(max(heights[place] * 0.3, 1.5), 5.0)
            last = base
        groups[-1].append(place)
    groups = _with_superscripts(page, groups)
    for group in groups:
        group.sort(key=page.lefts.__getitem__)
    return groups


def _with_superscripts(page: PageText, groups: list[list[int]]) -> list[list[int]]:
    """Put small raised characters on the line they are raised from.

    Their digits become ² and ¹: m² is a unit, and the mark of a footnote is no digit of the number before it.
    """
    kept: list[list[int]] = []
    for place, group in enumerate(groups):
        below = groups[place + 1] if place + 1 < len(groups) else []
        if below and _is_raised(page, group, below):
            for small in group:
                page.characters[small] = _RAISED.get(page.characters[small], page.characters[small])
            below += group
        else:
            kept.append(group)
    return kept


def _is_raised(page: PageText, group: list[int], below: list[int]) -> bool:
    rise = page.baselines[below[0]] - page.baselines[group[0]]
    if rise > 8.0 or len(group) > len(below):
        return False
    em = _em(page, below)
    if not 0.25 * em < rise < 0.7 * em or any(page.heights[place] > 0.8 * em for place in group):
        return False
    return not any(
        page.lefts[large] < (page.lefts[small] + page.rights[small]) / 2 < page.rights[large]
        for small in group
        for large in below
    )


_RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def _em(page: PageText, group: list[int]) -> float:
    """The width of an ideograph on this line."""
    characters, lefts, rights = page.characters, page.lefts, page.rights
    sizes = [rights[place] - lefts[place] for place in group if characters[place] > "⺀"]
    return median(sizes) if sizes else median(page.heights[p] for p in group) * 0.8


def _lines(page: PageText, members: list[int]) -> list[TextLine]:
    characters, lefts, rights, sure = page.characters, page.lefts, page.rights, page.confidences
    lines = []
    for group in _cluster(page, members):
        shown: list[int] = []
        spaces: list[tuple[int, int, int]] = []
        previous = -1
        for place in group:
            if previous >= 0:
                if characters[place] == characters[previous] and _is_double(page, previous, place):
                    continue  # bold made by printing twice
                if lefts[place] - rights[previous] > 0.4 and _gap_is_space(page, previous, place):
                    spaces.append((len(shown), previous, place))
            shown.append(place)
            previous = place
        line = TextLine(
            "".join([characters[place] for place in shown]),
            page.number,
            median([page.baselines[place] for place in group]),
            _em(page, group),
            [lefts[place] for place in shown],
            [rights[place] for place in shown],
            [sure[place] for place in shown] if sure else [],
        )
        for position, before, after in reversed(spaces):
            line.text = f"{line.text[:position]} {line.text[position:]}"
            line.lefts.insert(position, rights[before])
            line.rights.insert(position, lefts[after])
            if sure:
                line.confidences.insert(position, sure[after])
        lines.append(line)
    return lines


def _is_double(page: PageText, previous: int, place: int) -> bool:
    return (
        page.characters[previous] == page.characters[place]
        and abs(page.lefts[previous] - page.lefts[place]) < 1.0
        and abs(page.baselines[previous] - page.baselines[place]) < 1.0
    )


def _gap_is_space(page: PageText, previous: int, place: int) -> bool:
    """Whether the distance between two characters is meant as a space.

    Justified Chinese stretches between all characters, so between ideographs only a wide gap counts; digits that
    stand apart are two numbers and must never be glued.
    """
    gap = page.lefts[place] - page.rights[previous]
    before, after = page.characters[previous], page.characters[place]
    em = max(page.rights[place] - page.lefts[place], page.rights[previous] - page.lefts[previous], 4.0)
    if before < "⺀" and after < "⺀":  # both Latin or digits
        return gap > 0.6 * em or (page.after_space[place] and gap > 0.1 * em)
    return gap > 1.6 * em


def _cell_text(page: PageText, members: list[int]) -> str:
    """The words of a cell; lines broken inside a cell are one text, since cells wrap anywhere."""
    if not members:
        return ""
    pieces = []
    for group in _cluster(page, members):
        text: list[str] = []
        previous = -1
        for place in group:
            if previous >= 0:
                before, after = page.characters[previous], page.characters[place]
                if before == after and _is_double(page, previous, place):
                    continue
                if before < "⺀" and after < "⺀" and _gap_is_space(page, previous, place):
                    text.append(" ")
            text.append(page.characters[place])
            previous = place
        pieces.append("".join(text))
    joined = pieces[0]
    for piece in pieces[1:]:
        # A number wrapped in a narrow cell goes on; two numbers below each other do not.
        both_numbers = joined[-1:].isdigit() and piece[:1].isdigit() and ("." in joined or len(joined) < 4)
        latin = joined[-1:].isascii() and joined[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        joined += (" " if both_numbers or latin else "") + piece
    return joined


# ----------------------------------------------------------------------------------------------- paragraphs


def _mark_headers(laid_out: list[list[TextLine | RawTable]], pages: list[PageText]) -> None:
    """Take out page numbers and running heads: lines at the edge that number the page or recur on most pages."""
    edge_lines: Counter[tuple[str, int]] = Counter()
    for items, page in zip(laid_out, pages, strict=True):
        for item in items:
            if isinstance(item, TextLine) and _at_edge(item, page):
                edge_lines[(re.sub(r"\d+", "#", item.text), round(item.baseline / 3))] += 1
    often = max(3, len(pages) * 0.4)
    for items, page in zip(laid_out, pages, strict=True):
        items[:] = [
            item
            for item in items
            if not (
                isinstance(item, TextLine)
                and _at_edge(item, page)
                and (
                    _PAGE_NUMBER.fullmatch(item.text.strip())
                    or edge_lines[(re.sub(r"\d+", "#", item.text), round(item.baseline / 3))] >= often
                )
            )
        ]


def _at_edge(line: TextLine, page: PageText) -> bool:
    return line.baseline < page.height * 0.09 or line.baseline > page.height * 0.9


_TOKEN = re.compile(r"[（(“‘《〈【〔]*([A-Za-z0-9.,%％+-]+[万亿元]*|.)[，。、；：！？）)”’》〉】〕…—]*")


def _first_token_width(line: TextLine) -> float:
    """The width of what had to move to this line together: a whole number, a character with its punctuation.

    A line may end early because the next number did not fit; it is full all the same.
    """
    text = line.text.lstrip()
    start = len(line.text) - len(text)
    match = _TOKEN.match(text)
    if not match:
        return 0.0
    return line.rights[start + match.end() - 1] - line.lefts[start]


@dataclass(slots=True)
class _Margins:
    left: float
    right: float
    pitch: float


def _narrowed(margins: _Margins, items: list[TextLine | RawTable]) -> _Margins:
    """The page's own right edge where at least two of its long lines agree on one; sections differ in width."""
    rights = sorted((item.right for item in items if isinstance(item, TextLine) and len(item.text) >= 25), reverse=True)
    for first, second in itertools.pairwise(rights):
        if first - second <= 16:
            return _Margins(margins.left, min(first, margins.right), margins.pitch)
    return margins


class _Composer:
    """Puts lines together to paragraphs and tables of following pages to one table."""

    def __init__(self, pages: list[PageText], laid_out: list[list[TextLine | RawTable]]) -> None:
        self.pages = pages
        self.laid_out = laid_out
        self.blocks: list[RawBlock] = []
        self.open: list[TextLine] = []
        self.margins = self._find_margins()

    def _find_margins(self) -> dict[tuple[int, int], _Margins]:
        """Left and right edge of the running text for each page size."""
        by_size: dict[tuple[int, int], list[TextLine]] = {}
        for page, items in zip(self.pages, self.laid_out, strict=True):
            key = (round(page.width), round(page.height))
            by_size.setdefault(key, []).extend(item for item in items if isinstance(item, TextLine))
        found = {}
        for key, lines in by_size.items():
            if not lines:
                continue
            long = [line for line in lines if len(line.text) >= 12] or lines
            lefts = Counter(round(line.left / 2) * 2 for line in long)
            # The body's left edge is where many lines begin; indented first lines begin further right.
            common = [x for x, n in lefts.items() if n >= max(2, len(long) * 0.1)] or list(lefts)
            left = float(min(common))
            rights = sorted(line.right for line in long)
            right = rights[min(len(rights) - 1, int(len(rights) * 0.9))]
            if right < 0.8 * key[0] - left:
                # No line comes near the edge that mirrors the left one: none is full, every line ends its paragraph.
                right = key[0] - left
            gaps = [
                b.baseline - a.baseline
                for a, b in itertools.pairwise(lines)
                if a.page == b.page
                and a.right > right - 1.6 * a.size
                and abs(b.left - left) < 0.8 * b.size
                and b.baseline > a.baseline
            ]
            found[key] = _Margins(left, right, median(gaps) if gaps else 0.0)
        return found

    def compose(self) -> list[RawBlock]:
        for page, items in zip(self.pages, self.laid_out, strict=True):
            margins = self.margins.get((round(page.width), round(page.height)), _Margins(0.0, page.width, 0.0))
            self._page(page, items, _narrowed(margins, items))
        self._close()
        return self.blocks

    def _page(self, page: PageText, items: list[TextLine | RawTable], margins: _Margins) -> None:
        items = self._join_over_page(page, items)
        for item in items:
            if isinstance(item, RawTable):
                self._close()
                self.blocks.append(item)
                continue
            if self.open and not self._goes_on(self.open[-1], item, margins):
                self._close()
            self.open.append(item)

    def _join_over_page(self, page: PageText, items: list[TextLine | RawTable]) -> list[TextLine | RawTable]:
        """When the page begins with the rest of the table that ended the page before, join them."""
        place = next((i for i, item in enumerate(items) if isinstance(item, RawTable)), None)
        if place is None:
            return items
        table = items[place]
        assert isinstance(table, RawTable)
        previous = self.blocks[-1] if self.blocks and not self.open else None
        if not isinstance(previous, RawTable) or previous.last_page != page.number - 1:
            return items
        if not continues(previous, table):
            return items
        above = ["".join(item.text.split()) for item in items[:place] if isinstance(item, TextLine)]
        same_head = row_texts(previous, 0) == row_texts(table, 0)
        if above and not (same_head and self._stood_above(previous, above)):
            return items
        join(previous, table)
        return items[place + 1 :]

    def _stood_above(self, table: RawTable, texts: list[str]) -> bool:
        """Whether these lines are the title and unit lines already printed above ``table``."""
        place = self.blocks.index(table)
        before = [
            "".join(b.text.split()) for b in self.blocks[max(0, place - 4) : place] if isinstance(b, RawParagraph)
        ]
        joined = "".join(before)
        return all(text.replace("（续）", "").replace("续表", "") in joined for text in texts)

    def _goes_on(self, line: TextLine, following: TextLine, margins: _Margins) -> bool:
        """Whether ``following`` belongs to the paragraph that ``line`` is part of."""
        em = max(line.size, following.size)
        if self._is_centred(line, margins) and self._is_centred(following, margins):
            near = following.page == line.page and following.baseline - line.baseline < 2.4 * em
            return (
                near
                and abs(line.size - following.size) < 1.0
                and not starts_numbered(following.text)
                and "单位" not in following.text
            )
        if line.right + _first_token_width(following) < margins.right - 0.7 * em:
            return False
        if following.left > margins.left + 0.9 * em:
            return False
        if line.left < margins.left - 3 * em or abs(line.size - following.size) > 0.25 * em:
            return False
        if following.page == line.page:
            gap = following.baseline - line.baseline
            if margins.pitch and gap > 1.6 * margins.pitch:
                return False
        elif following.page != line.page + 1:
            return False
        return not (starts_numbered(following.text) and line.text.endswith(_ENDS_SENTENCE))

    @staticmethod
    def _is_centred(line: TextLine, margins: _Margins) -> bool:
        before, after = line.left - margins.left, margins.right - line.right
        return before > 2.5 * line.size and after > 2.5 * line.size and abs(before - after) < 2.5 * line.size

    def _close(self) -> None:
        if not self.open:
            return
        lines, self.open = self.open, []
        text: list[str] = []
        placed: list[Line] = []
        length = 0
        for line in lines:
            words = line.text.strip()
            if not words:
                continue
            cut = len(line.text) - len(line.text.lstrip())
            if (
                text
                and text[-1][-1:].isascii()
                and text[-1][-1:].isalpha()
                and words[:1].isascii()
                and words[:1].isalpha()
            ):
                text.append(" ")
                length += 1
            placed.append(
                Line(
                    length,
                    line.page,
                    line.baseline - 0.88 * line.size,
                    line.baseline + 0.16 * line.size,
                    array("f", line.lefts[cut : cut + len(words)]),
                    array("f", line.rights[cut : cut + len(words)]),
                    tuple(line.confidences[cut : cut + len(words)]),
                )
            )
            text.append(words)
            length += len(words)
        if not text:
            return
        first = lines[0]
        page = self.pages[first.page - 1]
        margins = self.margins.get((round(page.width), round(page.height)), _Margins(0.0, page.width, 0.0))
        last = lines[-1]
        ends = last.text.endswith(_FULL_STOP) or last.right < margins.right - 1.7 * last.size
        self.blocks.append(
            RawParagraph(
                "".join(text),
                page=first.page,
                kind=ParagraphKind.TEXT,
                lines=tuple(placed),
                centred=self._is_centred(first, margins),
                size=first.size,
                ends_block=ends,
            )
        )

"""Places in words, and the passage around quoted words with the marks that belong under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jiping.model import Document, Paragraph, ParagraphKind, Source, per_cent
from jiping.write.wording import text

_SENTENCE_END = re.compile(r"[。；！？;!?]")
LONGEST_HEADING = 30
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def clean(words: str) -> str:
    """The same number of characters, none of which moves the cursor, changes direction or starts a control sequence."""
    return "".join(" " if unicodedata.category(c) in _UNSAFE else c for c in words)


def has_pages(document: Document | None) -> bool:
    """Whether naming the page helps: formats without pages call everything page 1."""
    return document is None or document.pages > 1 or document.format in ("pdf", "picture")


def last(path: str | None) -> str:
    """The last step of a header path, enough to tell columns of one table apart."""
    return (path or "").rsplit(" / ", 1)[-1]


def heading_above(document: Document | None, block: int) -> str:
    """The heading a block stands under, or is: people find a place by its section, not by counting paragraphs."""
    if document is None or not 0 <= block < len(document.blocks):
        return ""
    for place in range(block, -1, -1):
        above = document.blocks[place]
        if isinstance(above, Paragraph) and above.kind is ParagraphKind.HEADING:
            return cut(clean(above.text.strip()), LONGEST_HEADING)
    return ""


def describe(
    source: Source,
    lang: str = "zh",
    document: Document | None = None,
    row: bool = True,
    column: bool = True,
    others: Sequence[Source] = (),
) -> str:
    """The place in words: 第 12 页 “支出决算表” “合计”行 “基本支出”列.

    ``row`` and ``column`` leave those out where the quotation itself names them; ``others`` are places shown with it,
    whose pages are named too.
    """
    pages = number_ranges(place.page for place in (source, *others))
    words = [text(lang, "page", n=pages)] if has_pages(document) else []
    section = heading_above(document, source.block)
    if source.table is not None or source.row is not None or source.column is not None:
        if source.table:
            words.append(text(lang, "table", name=clean(source.table)))
        elif section:
            words.append(text(lang, "section", name=section))
        if row and source.row:
            words.append(text(lang, "row", name=clean(source.row)))
        if column and source.column:
            words.append(text(lang, "column", name=clean(source.column)))
    elif section:
        words.append(text(lang, "section", name=section))
    elif source.paragraph is not None and not has_pages(document):
        words.append(text(lang, "paragraph", n=source.paragraph))
    sure = [place.confidence for place in (source, *others) if place.confidence is not None]
    if sure:
        words.append(text(lang, "place_recognised", sure=per_cent(min(sure))))
    return " ".join(words)


def group_sources(sources: Sequence[Source]) -> list[list[Source]]:
    """Neighbouring sources of one table or one paragraph, which are shown together."""

    def where(source: Source) -> tuple[object, ...]:
        return (source.block, source.table, source.paragraph)

    return [list(group) for _, group in groupby(sources, where)]


def quote_cells(cells: Sequence[Source]) -> tuple[str, bool, bool]:
    """Cells of one table on one line, each with what tells it apart; whether the place should name row and column."""
    same_row = len({cell.row for cell in cells}) == 1
    same_column = len({cell.column for cell in cells}) == 1
    parts = []
    for cell in cells:
        names = ([] if same_row else [cell.row or ""]) + ([] if same_column else [last(cell.column)])
        label = "·".join(clean(name) for name in names if name)
        parts.append(f"{label} {clean(cell.text)}".strip())
    return " ｜ ".join(parts), same_row, same_column


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a block's text and the parts of it to be marked, as offsets in ``text``."""

    text: str
    marks: tuple[tuple[int, int], ...]


def block_text(document: Document | None, source: Source) -> str | None:
    """The whole text of the paragraph a source lies in, when it is at hand and really holds the quoted words."""
    if document is None or source.start is None or source.end is None or not 0 <= source.block < len(document.blocks):
        return None
    block = document.blocks[source.block]
    if not isinstance(block, Paragraph) or block.text[source.start : source.end] != source.text:
        return None
    return block.text


def excerpts(
    document: Document | None, sources: Sequence[Source], room: int, width: Callable[[str], int] = len
) -> list[Excerpt]:
    """The sentences around the words of ``sources`` (all of one paragraph), at most ``room`` wide each.

    Marks that fit into one excerpt share it. Without the document the quoted words stand alone, unmarked.
    """
    ordered = sorted(sources, key=lambda source: (source.start or 0, source.end or 0))
    whole = block_text(document, ordered[0]) if ordered else None
    if whole is None:
        return [Excerpt(cut(clean(source.text), room, width), ()) for source in ordered]
    clusters: list[list[tuple[int, int]]] = []
    for source in ordered:
        mark = (source.start or 0, source.end or 0)
        if clusters and width(whole[clusters[-1][0][0] : mark[1]]) <= room - 4:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])
    return [_around(whole, marks, room, width) for marks in clusters]


def _around(whole: str, marks: list[tuple[int, int]], room: int, width: Callable[[str], int]) -> Excerpt:
    first, end = marks[0][0], max(mark[1] for mark in marks)
    begins = [m.end() for m in _SENTENCE_END.finditer(whole, 0, first)]
    left = begins[-1] if begins else 0
    after = _SENTENCE_END.search(whole, end)
    right = after.end() if after else len(whole)
    sentence = whole[left:right]
    left += len(sentence) - len(sentence.lstrip())
    right -= len(sentence) - len(sentence.rstrip())
    left, right = min(left, first), max(right, min(end, len(whole)))
    # Too long: give up words from the far side first, keeping a little more on the left, where a figure's name stands.
    while width(whole[left:right]) > room - 2 and (left < first or right > end):
        if right > end and (right - end >= (first - left) // 2 or left >= first):
            right -= 1
        else:
            left += 1
    shown = clean(whole[left:right])
    if width(shown) > room - 2:
        shown = cut(shown, room - 2, width)
    lead = "…" if left > 0 and left > (begins[-1] if begins else 0) and whole[:left].strip() else ""
    tail = "…" if right < (after.end() if after else len(whole)) and not shown.endswith("…") else ""
    shift = len(lead) - left
    limit = len(lead) + len(shown)
    inside = tuple((start + shift, min(stop + shift, limit)) for start, stop in marks if start + shift < limit)
    return Excerpt(lead + shown + tail, inside)


def cut(words: str, room: int, width: Callable[[str], int] = len) -> str:
    """``words`` cut to ``room``, the cut marked."""
    if width(words) <= room:
        return words
    kept = words
    while kept and width(kept) > room - 1:
        kept = kept[: -max(1, (width(kept) - room) // 2)]
    return kept + "…"


def related_words(item: Mapping[str, Any]) -> str:
    """What follows from a finding, in one line."""
    return " ".join(str(item[key]) for key in ("code", "message") if item.get(key))


def number_ranges(numbers: Iterable[int]) -> str:
    """``1、3-5``: pages named shortly."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for n in ordered:
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return "、".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)

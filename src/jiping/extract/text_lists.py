"""Lists whose points are paragraphs of their own: 收入总预算502万元。其中： 1.拨款收入490万元。 2.其他收入12万元。

The total ends its paragraph with 其中 or 包括; the points below are numbered in one form from one on, each of them
opens with its amount, and the list ends with whatever stands outside it. What its points say otherwise is theirs.
Points without numbers are points where each is by nature a part of the total: 人员经费 and 公用经费 of 基本支出.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jiping.concepts.dictionary import concepts
from jiping.extract.text_sums import add_sum, is_complete, one_column
from jiping.extract.told import Book, Told
from jiping.model import Dimension, Paragraph
from jiping.model.numbering import Numbered, read_number

_OPENS = re.compile(r"(?:其中|包括)\s*[:：]?\s*$")
_MOST_BETWEEN = 4
"""Paragraphs of explanation below one point; more of them, and the text has gone on to something else."""


@dataclass(slots=True)
class Below:
    """A list that may go on in the next paragraph."""

    whole: Told
    members: list[Told] = field(default_factory=list)
    last: Numbered | None = None
    between: int = 0


def follow_list(book: Book, below: Below | None, paragraph: Paragraph, told: list[Told]) -> Below | None:
    """The list that is open after this paragraph, if any; one that ends here is told to ``book``."""
    if below is not None:
        number = read_number(paragraph.number) if paragraph.number else None
        if number is None and below.last is None and (point := _part_by_nature(told, below.whole)) is not None:
            below.members.append(point)
            below.between = 0
            return below
        if number is None or (below.last is not None and number.level > below.last.level):
            below.between += 1
            goes_on = below.last is not None or (below.members and not told)
            if goes_on and below.between <= _MOST_BETWEEN and not _OPENS.search(paragraph.text):
                return below
        elif _is_next(below, number) and (below.last is not None or not below.members):
            point = _point(told, below.whole)
            if point is not None:
                below.members.append(point)
                below.last, below.between = number, 0
                return below
        end_list(book, below)
    if not paragraph.text.endswith((":", "：", "中", "括")) or not _OPENS.search(paragraph.text):
        return None
    levels = [t for t in told if t.is_level and not (t.inside or t.is_base or t.is_average)]
    if not levels:
        return None
    last = [t for t in levels if t.sentence == levels[-1].sentence]
    if len(last) != 1 or last[0].dimension is not Dimension.MONEY:
        return None
    # 收、支总计6420万元。其中： two totals of that size, and no parts.
    is_of_both = last[0].subject is not None and last[0].subject.concept == "total.both"
    return None if is_of_both or "总计" in last[0].clause else Below(last[0])


def end_list(book: Book, below: Below | None) -> None:
    """Tell of a list that is over."""
    if below is not None and len(below.members) >= 2:
        add_sum(book, "text.sum", below.whole, below.members, is_complete(below.whole, below.members))


def _is_next(below: Below, number: Numbered) -> bool:
    if below.last is None:
        return number.value == 1
    return number.form == below.last.form and number.value == below.last.value + 1


def _point(told: list[Told], whole: Told) -> Told | None:
    """The amount a point opens with, where it can be a part of the whole."""
    first = told[0] if told else None
    if first is None or not first.is_level or first.inside or first.is_base or first.is_average:
        return None
    if first.is_total or first.figure.key == whole.figure.key:
        return None
    is_part = first.dimension is whole.dimension and one_column(first.figure.key, whole.figure.key)
    return first if is_part and not re.search(r"[。；;，,]", first.before) else None


def _part_by_nature(told: list[Told], whole: Told) -> Told | None:
    """The amount a paragraph opens with, where what it is of is always a part of the whole."""
    point = _point(told, whole)
    owner = concepts().get(whole.figure.key.concept)
    is_part = point is not None and owner is not None and point.figure.key.concept in owner.parts
    return point if is_part and not (whole.figure.key.item or whole.figure.key.code) else None

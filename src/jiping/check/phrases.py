"""Sentences with their printed numbers, for rules about arithmetic that a sentence carries all by itself.

Rules over ``text.*`` relations read what the grammar understood; these read a fixed wording
(购置3台，每台2万元，共6万元) word by word and stay silent about every other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiping.check.view import View
from jiping.concepts.numbers import Found
from jiping.model import Dimension, Paragraph, Source

_STOP = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the paragraph, its words, and its numbers with offsets in the paragraph."""

    paragraph: Paragraph
    start: int
    end: int
    numbers: tuple[Found, ...]

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]

    def before(self, place: int, reach: int = 12) -> str:
        """The words of the sentence right before the offset ``place``."""
        return self.paragraph.text[max(self.start, place - reach) : place]

    def between(self, first: Found, second: Found) -> str:
        return self.paragraph.text[first.end : second.start]

    def source(self, *numbers: Found) -> Source:
        """The words from the first to the last of ``numbers``, the whole sentence when none is given."""
        if not numbers:
            return self.paragraph.source(self.start, self.end)
        return self.paragraph.source(min(n.start for n in numbers), max(n.end for n in numbers))


def sentences(view: View, words: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of running text in which ``words`` occur, with at least one number."""
    for paragraph in view.running:
        if not words.search(paragraph.text):
            continue
        numbers = view.numbers_of(paragraph)
        start = 0
        for stop in (*(match.start() for match in _STOP.finditer(paragraph.text)), len(paragraph.text)):
            inside = tuple(n for n in numbers if start <= n.start < stop)
            if inside and words.search(paragraph.text, start, stop):
                yield Sentence(paragraph, start, stop, inside)
            start = stop + 1


def is_money(found: Found) -> bool:
    return found.number.unit.dimension is Dimension.MONEY


def is_count(found: Found) -> bool:
    return found.number.unit.dimension is Dimension.COUNT


def is_percent(found: Found) -> bool:
    return found.number.unit.dimension is Dimension.PERCENT

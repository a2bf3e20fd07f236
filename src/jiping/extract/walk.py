"""The walk over the numbers of a paragraph: the text it goes through, and what carries over from number to number."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from jiping.extract.context import Context
from jiping.extract.mentions import Mention, find_mentions
from jiping.extract.told import Told

STOPS = "。！？!?"
ITEM = "expenditure.project.item"
"""Something with a name of its own that no dictionary has."""
_OPEN, _CLOSE = "（(", "）)"
_TURN = re.compile(f"[{_OPEN}{_CLOSE}{STOPS}]")


class Passage:
    """The text of a paragraph, the names in it, and how deep in brackets each place is."""

    __slots__ = ("_depths", "_turns", "mentions", "spans", "text")

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.mentions = find_mentions(text, context)
        self.spans = [(m.start, m.end) for m in self.mentions]
        # Where the depth of brackets changes, and what it is from there on.
        self._turns: list[int] = []
        self._depths: list[int] = []
        depth = 0
        for match in _TURN.finditer(text):
            sign = match.group()
            depth = 0 if sign in STOPS else depth + 1 if sign in _OPEN else depth - 1
            self._turns.append(match.start())
            self._depths.append(depth)

    def depth(self, offset: int) -> int:
        """How deep in brackets a place is, counted from the last full stop."""
        place = bisect_left(self._turns, offset)
        return self._depths[place - 1] if place else 0

    def words_of(self, mention: Mention) -> str:
        """The words that name it, here or where it was named."""
        return mention.words or self.text[mention.start : mention.end]


@dataclass(slots=True)
class State:
    """What carries over while a paragraph is walked."""

    heading_caliber: str = ""
    paragraph_subject: Mention | None = None
    subject: Mention | None = None
    counted: Mention | None = None
    """What is counted, apart from the money the sentence speaks of."""
    inside_subject: Mention | None = None
    """What is named in the bracket that is open."""
    before: Mention | None = None
    """The subject of the sentence before."""
    frame: str = ""
    """The whole that a sentence opens with: 总支出中，基本支出…，项目支出…."""
    caliber: str = ""
    told: list[Told] = field(default_factory=list)
    whole: Told | None = None
    beside: Told | None = None
    """What stands beside the whole in another unit: 车辆9辆，价值158.30万元；其中…."""
    outer: Told | None = None
    """The whole of the list around the list."""
    inner: Told | None = None
    """The whole of a list in brackets: 8103平方米（其中计容…，不计容…）."""
    sentence: int = 0
    level: Told | None = None
    """The last amount or count told."""
    is_closed: bool = False
    """Whether the words say that the list is all of its whole."""
    is_unsure: bool = False
    """Whether the list within may still go on: a semicolon came before its parts made up its whole."""
    lanes: tuple[Mention, ...] = ()
    """What the places of a series are about: 收入总计和支出总计分别为…."""

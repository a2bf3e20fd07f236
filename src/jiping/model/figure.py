"""A figure: a printed number together with what it measures and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from jiping.model.interval import Interval
from jiping.model.number import Number
from jiping.model.quickly import quickly_made
from jiping.model.source import Source


class FactKey(NamedTuple):
    """What a figure measures: two figures of one document with the same key state the same fact.

    ``concept`` is an id of ``concepts/*.yaml``. ``column`` is the budget column (``budget.original``,
    ``budget.adjusted``, ``budget``, ``final_accounts`` …) or empty where the concept has none. ``caliber`` is the
    fund caliber (``all``, ``fiscal``, ``general``, ``fund``, ``capital``). ``code`` is a functional or economic
    classification code. ``item`` names one of many of a kind (a project, a listed part) as printed.
    """

    concept: str
    year: int | None = None
    column: str = ""
    caliber: str = ""
    code: str = ""
    item: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``key.concept`` is empty when the number was found but not understood; ``reason`` then says why."""

    key: FactKey
    number: Number
    source: Source
    label: str = ""
    reason: str = ""
    in_table: bool = False
    blank: bool = False
    """True for an empty cell that a form defines as nothing to report; its number is zero and its text empty."""
    beside_decimals: bool = False
    """Whether amounts beside it are printed with decimals; a plain 0 among them is no rounded amount but nothing."""
    others: tuple[FactKey, ...] = ()
    """What else it may measure, where the words leave something open (the fund caliber, mostly)."""

    @property
    def is_typed(self) -> bool:
        return bool(self.key.concept)

    @property
    def interval(self) -> Interval:
        """What the number may stand for. An empty cell is exactly zero, and so is a 0 among amounts with decimals."""
        if self.blank or (self.beside_decimals and self.number.value == 0 and self.number.decimals == 0):
            return Interval.point(0)
        if self.key.concept == "score.item" and self.number.decimals == 0 and self.number.high is None:
            return Interval.point(self.number.base)  # 满分22分 is no rounded number
        return self.number.interval

"""What the walk over a paragraph tells of its figures, and where the relations made of it are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiping.concepts.fact_keys import meeting_key
from jiping.extract.context import Context
from jiping.extract.mentions import Mention
from jiping.extract.roles import Compared, Reading, Role
from jiping.model import Dimension, FactKey, Figure, Paragraph, Relation

RISEN = re.compile(r"\s*[一-鿿]{0,3}(?:增|升|调|变|提|降|减|下|扩|上|压|到|至)[一-鿿]{0,4}\s*")
IN_ROW = re.compile(r"\s*[、，,]?(?:和|及|与)?\s*")
_IN_ORDER = re.compile(r"分别|各(?=[是为占增减下上])")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what the walk knew when it met it."""

    figure: Figure
    reading: Reading
    subject: Mention | None
    clause: str
    before: str
    sentence: int
    inside: bool
    compared: Compared | None
    whole: Told | None
    start: int
    is_total: bool = False
    is_base: bool = False
    """Whether the number only stands for comparison: 比上年 4.05万元 减少…."""
    frame: str = ""
    is_average: bool = False
    """人均88.73元 is no part of a sum."""
    over: Told | None = None
    """The number a rate is of, where the words name it: 占93个村的23.66%."""
    lane: int | None = None
    """Its place in a series of several things: 分别增长2%和3%."""
    closes: bool = False
    """合计, 全年共支出: the sum of a series right before it."""
    is_closed: bool = False
    """Whether the words say that the list it stands in is all of its whole."""
    is_unsure: bool = False
    """Whether it may still belong to a list within the list it is taken to stand in."""

    @property
    def is_level(self) -> bool:
        return self.reading.role is Role.LEVEL

    @property
    def dimension(self) -> Dimension:
        return self.figure.number.unit.dimension


class Book:
    """Relations found so far, and the levels and items that sentences gave, for those that need the whole document."""

    def __init__(self, context: Context, tables: dict[FactKey, Figure]) -> None:
        self.context = context
        self.tables = tables
        self.relations: list[Relation] = []
        self.levels: dict[FactKey, Figure] = {}
        self.items: dict[tuple[int | None, str, str], dict[str, Figure]] = {}
        """The 项 that sentences give amounts for, by year, column and caliber."""
        self.totals: list[tuple[Told, list[Told]]] = []
        """Totals of income or spending with a list that lacks the part most bodies do not have."""
        self.wholes: dict[str, Figure] = {}
        """What a thing named by its words was first told as a part of."""
        self.amounts: list[Figure] = []
        """The last amounts of the paragraphs before."""
        self.plans: list[Figure] = []
        """What paragraphs called the adjusted budget of everything."""
        self.pending: list[tuple[str, Paragraph, re.Match[str], FactKey, int | None, Figure | None, str]] = []

    def find(self, key: FactKey) -> Figure | None:
        """The figure that states this fact: of a table, else of the text."""
        return self.tables.get(key) or self.levels.get(key)


def same_thing(one: Mention | None, other: Mention | None) -> bool:
    """Whether two namings mean the same thing, wherever they stand."""
    if one is None or other is None:
        return one is other
    return one.concept == other.concept and one.code == other.code and one.item == other.item


def place_in_series(told: list[Told], position: int) -> tuple[int, int] | None:
    """Place and number of a rate in a row of rates that 分别 opens; ``None`` for a rate that stands for itself."""
    first = position
    while first > 0 and not told[first].is_level and not _IN_ORDER.search(told[first].before):
        if not IN_ROW.fullmatch(told[first].before):
            return None
        first -= 1
    if not _IN_ORDER.search(re.split(r"[，,；;。]", told[first].before)[-1]) or told[first].is_level:
        return None
    last = first
    while last + 1 < len(told) and IN_ROW.fullmatch(told[last + 1].before):
        last += 1
    return (position - first, last - first + 1) if last > first and position <= last else None


def fact_key_of(concept: str, year: int | None, column: str, caliber: str, code: str = "") -> FactKey:
    """The key under which a figure of these attributes is looked up."""
    return meeting_key(FactKey(concept, year, column, caliber, code))

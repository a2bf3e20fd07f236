"""The part a number plays in its sentence, told by the words right before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from jiping.model import Dimension, Number

UP = "增加|增长|上升|提高|增支|增收|增幅|升幅|多支出|多|上涨|扩大|提升"
DOWN = "减少|下降|降低|减支|减收|降幅|压减|少支出|少|节约|缩减|压缩|下调|下浮"
_PLAIN_MOVES = frozenset(("增加", "减少", "增支", "减支", "增收", "减收", "压减"))
_MOVE = re.compile(rf"(?P<word>{UP}|{DOWN})(?:了|额|金额|比例|幅度|率)?(?:约|近|达到|达|为|是)?\s*[:：]?\s*$")
_SHARE = re.compile(r"占(?P<whole>[^，。；：占]{0,40}?)(?:的)?(?:比重|比例|比)?(?:约?为|达到?|约)?\s*[:：]?\s*$")
_SHARE_MOVE = re.compile(rf"(?:占比|比重|比例|份额)[^，。；]{{0,6}}?(?P<word>{UP}|{DOWN})(?:了)?\s*$")
_COMPLETION = re.compile(
    r"(?:完成|达到|为|占)(?P<base>[^，。；：]{0,30}?(?:预算|目标|计划|任务)(?:数|的数)?)的?\s*(?:比例)?(?:为)?\s*$|"
    r"(?:执行率|完成率|支出率|支付率|支付进度|执行进度|到位率|完成比例)(?:约?为|达到?|是)?\s*[:：]?\s*$"
)
_COMPARED = re.compile(
    r"(?:与|同|比|较|跟|对比)\s*(?:(?P<year>20\d\d)\s*年度?|上一?年度?|去年(?:同期)?|上年同期)[^，。；：]{0,16}?(?:相比|比较|同比)?(?=[，,]|$|增|减|下|上|持|基本持|提|降|多|少)|同比"
)
_YEAR = re.compile(r"(20\d\d)\s*年")


class Role(StrEnum):
    LEVEL = "level"
    CHANGE = "change"  # an amount of change
    GROWTH = "growth"  # a rate of change
    SHARE = "share"
    SHARE_MOVE = "share_move"  # a change of a share
    COMPLETION = "completion"
    RATE = "rate"  # some other percentage


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words before a number say of it. ``word`` is the direction word, ``base`` the words naming the whole or
    the budget."""

    role: Role
    word: str = ""
    base: str = ""

    @property
    def is_down(self) -> bool:
        return bool(self.word) and re.fullmatch(DOWN, self.word) is not None


def read_role(before: str, number: Number) -> Reading:
    """The role of ``number`` given the words since the number before it."""
    is_rate = number.unit.dimension in (Dimension.PERCENT, Dimension.POINTS)
    if is_rate:
        match = _SHARE_MOVE.search(before)
        if match:
            return Reading(Role.SHARE_MOVE, match.group("word"))
        match = _MOVE.search(before)
        if match:
            return Reading(Role.GROWTH, match.group("word"))
        match = _COMPLETION.search(before)
        if match:
            return Reading(Role.COMPLETION, base=match.group("base") or "")
        match = _SHARE.search(before)
        if match:
            return Reading(Role.SHARE, base=match.group("whole"))
        return Reading(Role.RATE)
    match = _MOVE.search(before)
    if match and number.unit.dimension in (Dimension.MONEY, Dimension.COUNT):
        clause = before[: match.start()]
        opens = re.search(r"[，,；;。：:]\s*$", clause) or not clause.strip()
        # 支持外贸增长30万元 names a purpose; 比上年增长30万元 and …，增长30万元 tell of a change.
        if match.group("word") in _PLAIN_MOVES or opens or _COMPARED.search(clause + "，"):
            return Reading(Role.CHANGE, match.group("word"))
    return Reading(Role.LEVEL)


def compared_year(words: str, year: int | None) -> int | None:
    """The year a comparison names (比2023年, 较上年), or ``None`` where nothing is compared."""
    last = None
    for match in _COMPARED.finditer(words):
        last = match
    if last is None:
        return None
    if last.group("year"):
        return int(last.group("year"))
    return year - 1 if year is not None else None


def without_comparison(words: str) -> str:
    return _COMPARED.sub("", words)


def year_of(words: str, year: int | None) -> int | None:
    """The year a level belongs to: the last year named that is not the base of a comparison."""
    plain = without_comparison(words)
    named = _YEAR.findall(plain)
    if named:
        return int(named[-1])
    if year is not None and re.search(r"上年(?!结转|结余|度?相比)|去年", plain):
        return year - 1
    return year

"""The part a number plays in its sentence, told by the words right before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from jiping.extract.context import Context
from jiping.model import Dimension, Number

UP = "增加|增长|上升|提高|增支|增收|增幅|升幅|多支出|多|上涨|扩大|提升"
DOWN = "负增长|减少|下降|降低|减支|减收|降幅|压减|少支出|少|节约|缩减|压缩|下调|下浮"
_PLAIN_MOVES = frozenset(("增加", "减少", "增支", "减支", "增收", "减收", "压减"))
_MOVE = re.compile(rf"(?P<word>{UP}|{DOWN})(?:了|额|金额|比例|幅度|率)?(?:约|近|达到|达|为|是)?\s*[:：]?\s*$")
_SHARE = re.compile(r"占(?P<whole>[^，。；：占]{0,40}?)(?:的)?(?:比重|比例|比)?(?:约?为|达到?|约)?\s*[:：]?\s*$")
_SHARE_MOVE = re.compile(rf"(?:占比|比重|比例|份额)[^，。；]{{0,6}}?(?P<word>{UP}|{DOWN})(?:了)?\s*$")
_COMPLETION = re.compile(
    r"(?:完成|达到|为|占)(?P<base>[^，。；：]{0,30}?(?:预算|目标|计划|任务)(?:数|的数)?)的?\s*(?:比例)?(?:为)?\s*$|"
    r"(?:执行率|完成率|支出率|支付率|支付进度|执行进度|到位率|完成比例)(?:约?为|达到?|是)?\s*[:：]?\s*$"
)
_OF_WHOLE_BUDGET = re.compile(r"占(?![^，]*(?:年初|全年|调整))[^，]*(?:收入|支出|总)预算")
"""占支出预算的54.66% is a share of the budget, 占年初预算的98% how much of it was used."""
_COMPARED = re.compile(
    r"(?:与|同|比|较|跟|对比)\s*(?:(?P<year>20\d\d)\s*年度?|上一?年度?|去年(?:同期)?|上年同期)[^，。；：]{0,16}?(?:相比|比较|同比)?(?=[，,]|$|增|减|下|上|持|基本持|提|降|多|少)|同比"
)
_AGAINST = re.compile(
    r"(?:与|同|比|较|跟|对比)(?!例|重|率)(?P<words>[^，,。；;：:]{0,40}?)(?:相比|比较)?"
    r"(?=[，,]|$|增|减|下降|下浮|上升|上涨|上浮|持平|基本持|提高|降低|多|少支|少于|节约|压|一致|相同)|(?P<same>同比)"
)
_BASE = re.compile(r"(?:与|同|比|较|跟|由|从)(?P<words>[^，,。；;：:]{1,40}?)(?:的|为|约)?\s*$|(?P<from>由|从)\s*$")
_OVER = re.compile(
    r"(?:完成|占|[为达](?=[^，,。；;：:]*(?:预算|目标|计划|任务)))(?P<words>[^，,。；;：:占]{0,40}?)(?:的|为|约)?\s*$"
)
_RATE_AFTER = re.compile(r"[一-鿿]{0,10}的(?:比例|比重)?(?:为)?\s*\d[\d.]*\s*[%％]")
_MOVES_AFTER = re.compile(
    r"\s*(?:相比|有所|略有|调整[为到至]|调[增减升降][为到至]|变[为更]|增|减|下降|下浮|上升|上涨|多|少|节约|持平|一致|相同|提高|提升|降低|降至|压减|压缩|到|至|的?基础上)"
)
_SET_BESIDE = re.compile(r"(?:与|同|比|较)[^，,。；;：:]{1,24}的\s*$")
_MOVED_OF = re.compile(r"(?P<word>增加|减少)(?:支出|收入|投入|预算|经费|资金)\s*$")
"""较上年同期增加支出3.52亿元: a change, where it is compared; 用于增加支出 names a purpose."""
_MOVED_BY = re.compile(rf"\s*相?比?[，,]\s*(?:{UP}|{DOWN})")
"""收入合计428万元，比2023年的406万元，增加22万元: a comma before the change."""
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
        if match and not _OF_WHOLE_BUDGET.search(match.group()):
            return Reading(Role.COMPLETION, base=match.group("base") or "")
        match = _SHARE.search(before)
        if match:
            return Reading(Role.SHARE, base=match.group("whole"))
        return Reading(Role.RATE)
    match = _MOVE.search(before)
    if match and number.unit.dimension in (Dimension.MONEY, Dimension.COUNT):
        clause = before[: match.start()]
        opens = re.search(r"[，,；;。：:“”（）()]\s*$", clause) or not clause.strip()
        # 支持外贸增长30万元 names a purpose; 比上年增长30万元 and …，增长30万元 tell of a change.
        if match.group("word") in _PLAIN_MOVES or opens or _AGAINST.search(clause + "，"):
            return Reading(Role.CHANGE, match.group("word"))
    match = _MOVED_OF.search(before) if number.unit.dimension is Dimension.MONEY else None
    if match and re.search(r"[与同比较][^，,。；;：:]*$", before[: match.start()]):
        return Reading(Role.CHANGE, match.group("word"))
    return Reading(Role.LEVEL)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison sets a level against: a year, and the budget column where the words name one."""

    year: int | None
    column: str = ""


def compared_to(words: str, context: Context) -> Compared | None:
    """What the last comparison in ``words`` is with (比2023年决算数, 较年初预算); ``None`` where there is none."""
    found = None
    for match in _AGAINST.finditer(words):
        against = None if match.group("same") else match.group("words")
        one = Compared(_before(context)) if against is None else _meant(against, context)
        found = one or found
    return found


def base_of_comparison(phrase: str, after: str, context: Context) -> tuple[str, Compared | None] | None:
    """The words that name a number set against another: 比上年决算 37.50万元 增加, 由上年的 10万元 提高到."""
    over = _OVER.search(phrase)
    if over is not None and _RATE_AFTER.match(after):
        return over.group("words"), None  # 完成年初预算6.50万元的80.58%, 占全县93个村的23.66%
    match = _BASE.search(phrase)
    if match is None or not (_MOVES_AFTER.match(after) or (_SET_BESIDE.search(phrase) and _MOVED_BY.match(after))):
        return None
    if match.group("from"):
        return "", Compared(None)  # 事业收入由320万元增至360万元: of some earlier time
    return match.group("words"), _meant(match.group("words"), context)


def _meant(words: str, context: Context) -> Compared | None:
    column = context.column_of(words)
    named = re.search(r"20\d\d", words)
    if named:
        return Compared(int(named.group()), column)
    if re.search(r"上一?年|去年|同期", words):
        return Compared(_before(context), column)
    return Compared(context.year, column) if column else None


def _before(context: Context) -> int | None:
    return context.year - 1 if context.year is not None else None


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

"""What rules about forms share: sums whose cells may be blank, targets met or missed, reasons, declared practice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jiping.check.arithmetic import check_sum, exact_sum, sum_of, with_root
from jiping.check.rule import undecided
from jiping.check.view import View
from jiping.model import Dimension, FormIndicator, Interval, Number, Outcome, Relation, Verdict

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_REASON = re.compile(r"[无\-—–/／\s.。、]*|(无|没有|暂无|不涉及|不适用|无偏差|无原因|未见|略|空)[。.]?")
_POSITIVE = re.compile(
    r"(完成|执行|合格|达标|覆盖|及时|准确|到位|发放|出勤|就业|通过|普及|知晓|参与|办结|兑现|落实|入学|优良|满意|保障|支付|拨付)(率|度)"
)
_COST = re.compile(r"成本|支出控制|控制数|费用")
_PROPORTIONAL = re.compile(
    r"按(照)?(实际)?(完成|达标|实现)(值|率|情况|程度|比例)?[^。；]{0,14}(比例|计分|得分|记分|折算)|完成值与指标值的比例|完成值?[÷/／]指标值|"
    r"权重[×*x]\s*(完成|B/A)|分值[×*x]\s*(完成率|实际)"
)


# ------------------------------------------------------------------------------------------------- sums


def given_sum(relation: Relation) -> Verdict:
    """A sum of a form's cells. What is left blank, or a list that need not be whole, may be what is missing."""
    total = relation.total
    if total is None:
        return undecided("合计")
    missing = relation.missing or (() if relation.exhaustive else ("是否列全",))
    parts = sum_of(relation)
    more = total.interval.low is not None and parts.high is not None and total.interval.low > parts.high
    if missing and more:
        return undecided(*missing, sources=(total.source,))
    verdict = check_sum(relation)
    if total.number.base == 0 and exact_sum(relation) > 0:
        return with_root(verdict, empty_total(relation))
    return verdict


def empty_total(relation: Relation) -> str:
    """What ties together all that a total row left at zero breaks."""
    block = relation.source.block if relation.source is not None else ""
    return f"form empty total {block}"


# ---------------------------------------------------------------------------------------------- indicators


def indicators(view: View) -> Iterator[FormIndicator]:
    for relation in view.relations_of("form.indicator"):
        if relation.indicator is not None:
            yield relation.indicator


def by_form(view: View) -> list[list[FormIndicator]]:
    """The indicators of each form, in printed order."""
    forms: dict[int, list[FormIndicator]] = {}
    for one in indicators(view):
        forms.setdefault(one.source.block, []).append(one)
    return list(forms.values())


def has_values(view: View) -> bool:
    """Whether any indicator prints a target and an actual value, in numbers or words."""
    return any(one.target_text and one.actual_text for one in indicators(view))


def is_no_reason(words: str) -> bool:
    """Whether a reason cell gives none: empty, a dash, 无."""
    return _NO_REASON.fullmatch(words.strip()) is not None


@dataclass(frozen=True, slots=True)
class Reached:
    """Target and actual value of one indicator in one unit, and whether the target was met; ``None`` is open."""

    target: Fraction
    actual: Interval
    value: Fraction
    operator: str
    met: bool | None


def reached(one: FormIndicator) -> Reached | None:
    """Set the actual value against the target; ``None`` where either is words or the units do not compare."""
    if one.target is None or one.actual is None or one.operator == "定性":
        return None
    pair = _in_one_unit(one.target, one.actual)
    if pair is None:
        return None
    target, actual, value = pair
    operator = one.operator
    if not operator and one.target.unit.dimension is Dimension.PERCENT and _POSITIVE.search(one.name):
        operator = "≥"
    low = actual.low if actual.low is not None else value
    high = actual.high if actual.high is not None else value
    met: bool | None = None
    if operator in ("≥", ">"):
        met = True if value > target or (value == target and operator == "≥") else False if high < target else None
    elif operator in ("≤", "<"):
        met = True if value < target or (value == target and operator == "≤") else False if low > target else None
    elif value == target:
        met = True
    elif operator == "=" and high < target and not _COST.search(one.name + one.level1 + one.level2):
        met = False
    return Reached(target, actual, value, operator, met)


def _in_one_unit(target: Number, actual: Number) -> tuple[Fraction, Interval, Fraction] | None:
    own, other = target.unit, actual.unit
    if own.name == other.name or (
        own.dimension is other.dimension and own.dimension in (Dimension.MONEY, Dimension.COUNT, Dimension.AREA)
    ):
        return Fraction(target.base), actual.interval, Fraction(actual.base)
    if own.dimension is Dimension.NONE or other.dimension is Dimension.NONE:
        # One of them prints no unit. A share may then be a fraction, which nobody can tell from a small percentage.
        if Dimension.PERCENT in (own.dimension, other.dimension) and min(abs(target.value), abs(actual.value)) <= 1:
            return None
        half = Fraction(Decimal(1).scaleb(-actual.decimals)) / 2
        value = Fraction(actual.value)
        return Fraction(target.value), Interval(value - half, value + half), value
    return None


def is_full(one: FormIndicator) -> bool | None:
    """Whether the score is the points; ``None`` where that cannot be told."""
    if one.points is None or one.score is None or one.is_shared or one.points.number.value == 0:
        return None
    if one.score.number.base >= one.points.number.base:
        return True
    high = one.score.interval.high
    return None if high is None or high >= Fraction(one.points.number.base) else False


def formulas(one: FormIndicator, result: Reached) -> list[Interval]:
    """The scores that the formulas in use give for a missed target."""
    if one.points is None:
        return []
    points, target, actual = Fraction(one.points.number.base), result.target, result.actual
    found: list[Interval] = []
    whole = Interval.point(target)
    if result.operator in ("≤", "<"):
        inverse = whole.ratio(actual)
        if inverse is not None:
            found.append(inverse.scale(points))
        over = (actual - whole).ratio(whole)
        if over is not None:
            rest = Interval.point(1) - over
            if rest.high is not None and rest.high > 0:
                found.append(rest.scale(points))
    else:
        share = actual.ratio(whole)
        if share is not None:
            found.append(share.scale(points))
    found.append(Interval.point(0))
    return found


def declares_proportion(view: View) -> bool:
    """Whether the document says that a missed target scores in proportion."""
    return view.mentions(_PROPORTIONAL)


# ------------------------------------------------------------------------------------------------ practice


@cache
def practice() -> dict[str, Any]:
    """The bands and templates of ``form_practice.yaml``."""
    loaded: dict[str, Any] = yaml.load(
        Path(__file__).with_name("form_practice.yaml").read_text(encoding="utf-8"), Loader=_LOADER
    )
    return loaded


def decided(verdicts: list[Verdict]) -> bool:
    """Whether any of them is more than *undecided*."""
    return any(v.outcome not in (Outcome.UNDECIDED, Outcome.NOT_APPLICABLE) for v in verdicts)

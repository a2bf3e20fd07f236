"""What would explain a difference exactly: a digit lost, a wrong unit, last year's value, another caliber.

A cause is a proposal for the reader, never an accusation: it is named only where it explains the printed numbers to the
last digit, and what it proposes stands in the finding's ``repairs``. Everything is told from the printed numbers; no
cause makes a finding, and none takes one away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from jiping.check.arithmetic import exact_sum, moves_down, percent_of, rounded, say, show
from jiping.check.view import View
from jiping.concepts.columns import COLUMN_WORDS
from jiping.model import (
    Dimension,
    FactKey,
    Figure,
    Interval,
    Outcome,
    Relation,
    RelationKind,
    Verdict,
    format_number,
)

_MOST_FACTS = 1000
"""Mentions of one thing that are looked through for another year's or column's value."""
_MOST_WHOLES = 300
"""Figures tried as the whole a share was meant of: among more, some fit by chance."""

_POWERS = (2, 3, 4, 8)
_UNIT_WITHIN = Fraction(1, 1000)
_CALIBERS = {
    "all": ("全部资金", "all funds"),
    "fiscal": ("财政拨款", "fiscal appropriation"),
    "general": ("一般公共预算", "general public budget"),
    "fund": ("政府性基金", "government funds"),
    "capital": ("国有资本经营预算", "state capital budget"),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation; ``value`` is the number that would stand there, as it would be printed."""

    code: str
    text: str
    text_en: str
    value: str = ""

    def as_repair(self) -> dict[str, Any]:
        return {"cause": self.code, "text": self.text, "text_en": self.text_en, "value": self.value}


def with_causes(view: View, relation: Relation | None, verdict: Verdict) -> Verdict:
    """The verdict with what would explain it, in ``repairs`` and in the ``cause`` field of its message."""
    if verdict.outcome is not Outcome.FAIL or relation is None:
        return verdict
    found = list({(cause.code, cause.text): cause for cause in causes_of(view, relation)}.values())
    if not found:
        return verdict
    values = dict(verdict.values)
    if not values.get("cause") and len(found) <= 2:
        # Three explanations explain nothing.
        values["cause"] = _said([cause.text for cause in found], "或", "疑为", "，请核对。")
        values["cause_en"] = " " + _said([cause.text_en for cause in found], " or ", "Possibly ", "; please check.")
    repairs = (*verdict.repairs, *(cause.as_repair() for cause in found))
    return replace(verdict, values=values, repairs=repairs)


def _said(texts: list[str], joint: str, before: str, after: str) -> str:
    return before + joint.join(texts) + after


def causes_of(view: View, relation: Relation) -> Iterator[Cause]:
    """Every cause that explains exactly why a relation does not hold."""
    match relation.kind:
        case RelationKind.EQUAL:
            yield from _of_equal(view, relation)
        case RelationKind.SUM | RelationKind.AT_MOST:
            yield from _of_sum(relation)
        case RelationKind.SHARE:
            yield from _of_share(view, relation)
        case RelationKind.GROWTH:
            yield from _of_growth(view, relation)
        case RelationKind.COMPLETION:
            yield from _of_completion(relation)
        case RelationKind.CHANGE:
            yield from _of_change(relation)


# ---------------------------------------------------------------------------------------------- digits


def digit_slip(printed: Decimal, right: Decimal) -> str:
    """How ``printed`` comes from ``right`` by one slip of the pen: ``lost``, ``doubled``, ``exchanged`` or nothing.

    >>> digit_slip(Decimal("12.5"), Decimal("12.35")), digit_slip(Decimal("540.17"), Decimal("504.17"))
    ('lost', 'exchanged')
    >>> digit_slip(Decimal("1123.40"), Decimal("123.40")), digit_slip(Decimal("12.30"), Decimal("12.35"))
    ('doubled', '')
    """
    if printed == right or printed.is_signed() is not right.is_signed():
        return ""
    have, want = format(abs(printed), "f"), format(abs(right), "f")
    target = abs(printed)
    digits = [place for place, character in enumerate(want) if character.isdigit()]
    if len(digits) < 2 or sum(c.isdigit() and c != "0" for c in want) < 2:
        return ""
    fewer = sum(c.isdigit() for c in have) < len(digits)
    for place in digits:
        if fewer and len(digits) >= 3 and target == _decimal(want[:place] + want[place + 1 :]):
            return "lost"
    for place, character in enumerate(have):
        if character.isdigit() and place and have[place - 1] == character:
            shorter = have[:place] + have[place + 1 :]
            if _decimal(shorter) == abs(right):
                return "doubled"
    for first, second in pairwise(digits):
        if want[first] != want[second]:
            swapped = list(want)
            swapped[first], swapped[second] = want[second], want[first]
            if _decimal("".join(swapped)) == target:
                return "exchanged"
    return ""


def _decimal(text: str) -> Decimal:
    return Decimal(text.removesuffix(".") or "0") if text not in ("", ".") else Decimal(0)


_SLIPS = {
    "lost": ("漏写一位数字", "a digit left out"),
    "doubled": ("多写一位相同的数字", "a digit written twice"),
    "exchanged": ("相邻两位数字写颠倒", "two digits exchanged"),
}


def power_of_ten(value: Decimal, right: Decimal) -> int:
    """The power of ten (of a unit slip) by which two amounts differ, or 0."""
    if not value or not right or (value < 0) is not (right < 0):
        return 0
    ratio = abs(Fraction(value) / Fraction(right))
    for power in _POWERS:
        for signed in (power, -power):
            exact = Fraction(10) ** signed
            if abs(ratio / exact - 1) <= _UNIT_WITHIN:
                return signed
    return 0


def _slips(figure: Figure, right: Iterable[Decimal], unit_slips: bool = True) -> Iterator[Cause]:
    """Slips of the pen and of the unit that turn one of ``right`` (base units) into what is printed."""
    factor = figure.number.unit.factor
    for exact in right:
        wanted = exact / factor
        own = max(0, -int(wanted.normalize().as_tuple().exponent))
        name = figure.label or figure.number.text
        for decimals in dict.fromkeys((figure.number.decimals, min(own, 6))):
            shown = rounded(Fraction(exact) / Fraction(factor), decimals)
            slip = digit_slip(figure.number.value, shown)
            if slip:
                zh, en = _SLIPS[slip]
                value = f"{format_number(shown, decimals)}{figure.number.unit.name}"
                text = f"{name} {figure.number.text}{zh}（{value}）"
                yield Cause(f"digit.{slip}", text, f"{en} in {figure.number.text} ({value})", value)
                return
        if unit_slips and figure.number.unit.dimension is Dimension.MONEY:
            power = power_of_ten(figure.number.base, exact)
            if power:
                value = show(exact, figure.number.unit)
                if power in (4, -4):
                    yield Cause("unit", "单位写错（元/万元）", "a wrong unit (元 for 万元, or the other way)", value)
                else:
                    times = f"{10 ** abs(power):,}"
                    yield Cause("unit", f"单位或小数点写错（相差 {times} 倍）", f"a wrong unit (factor {times})", value)
                return


# ----------------------------------------------------------------------------------------- same fact twice


def _of_equal(view: View, relation: Relation) -> Iterator[Cause]:
    first, second = relation.total, relation.parts[0]
    if first is None:
        return
    yield from _slips(second, (first.number.base,))
    if second.number.base == 0:
        return
    yield from _other_facts(view, second, first)
    yield from _neighbours(view, second, first)
    yield from _left_out(view, second, first)


def _other_facts(view: View, wrong: Figure, right: Figure) -> Iterator[Cause]:
    """Last year's value of the same thing, or its value in another column or caliber."""
    key = right.key
    for figure in view.by_concept.get(key.concept, ())[:_MOST_FACTS]:
        other = figure.key
        if other.code != key.code or other.item != key.item or other == key or other == wrong.key:
            continue
        if figure.source == wrong.source or figure.source == right.source or not _same_value(figure, wrong):
            continue
        value = right.number.text
        if other.year != key.year and other.column == key.column and other.caliber == key.caliber:
            year = f"{other.year} 年" if other.year else "另一年度"
            en = f"the figure of {other.year}" if other.year else "the figure of another year"
            yield Cause("year", f"沿用了{year}的数", en, value)
            return
        if other.year == key.year and other.column != key.column and other.caliber == key.caliber:
            name = COLUMN_WORDS.get(other.column, (other.column, other.column))
            yield Cause("column", f"写成了{name[0]}数", f"the figure of another column ({name[1]})", value)
            return
        if other.year == key.year and other.column == key.column and other.caliber != key.caliber:
            name = _CALIBERS.get(other.caliber, ("另一口径", "another scope"))
            yield Cause("caliber", f"口径不同（与{name[0]}的数相同）", f"another scope ({name[1]})", value)
            return


def _neighbours(view: View, wrong: Figure, right: Figure) -> Iterator[Cause]:
    """The value of the row above or below, or of the column beside."""
    place = right.source.cell
    if place is None:
        return
    beside = [(place[0] + 1, place[1]), (place[0] - 1, place[1]), (place[0], place[1] + 1), (place[0], place[1] - 1)]
    for figure in (f for cell in beside for f in view.of_cell(right.source.block, cell)):
        cell = figure.source.cell
        if cell is None or not _same_value(figure, wrong):
            continue
        row, column = abs(cell[0] - place[0]), cell[1] - place[1]
        if row == 1 and column == 0:
            text = f"串行（与相邻的“{figure.source.row or ''}”一行相同）"
            yield Cause("row", text, f"the neighbouring row ({figure.source.row})", right.number.text)
            return
        if row == 0 and abs(column) == 1 and figure.key.column == right.key.column:
            text = f"串栏（与相邻的“{figure.source.column or ''}”一栏相同）"
            yield Cause("column", text, f"the neighbouring column ({figure.source.column})", right.number.text)
            return


def _left_out(view: View, wrong: Figure, right: Figure) -> Iterator[Cause]:
    """A total that lacks exactly one of the parts the document lists for it."""
    lacking = right.number.base - wrong.number.base
    if lacking <= 0:
        return
    for relation in view.relations:
        if relation.kind is not RelationKind.SUM or relation.total is None or relation.total.source != right.source:
            continue
        fitting = [part for part in relation.parts if part.number.base == lacking]
        if len(fitting) == 1:
            yield Cause("part", f"漏计“{say(fitting[0])}”", f"{say(fitting[0])} left out", right.number.text)
            return


def _same_value(figure: Figure, wrong: Figure) -> bool:
    if figure.number.unit.dimension is not wrong.number.unit.dimension or figure.blank or not figure.number.value:
        return False
    # A round figure is met everywhere by chance.
    telling = len(format(wrong.number.value, "f").replace(".", "").strip("0")) >= 3
    return telling and figure.interval.meets(wrong.interval)


# ------------------------------------------------------------------------------------------------- sums


def _of_sum(relation: Relation) -> Iterator[Cause]:
    total = relation.total
    if total is None:
        return
    signs = relation.signs or (1,) * len(relation.parts)
    exact = exact_sum(relation)
    shown = [(part, sign) for part, sign in zip(relation.parts, signs, strict=True) if not part.blank]
    # A right value is proved by the exact sum; with roundings in between only slips of whole digits would show.
    yield from _slips(total, (exact,))
    for part, sign in shown:
        others = exact - part.number.base * sign
        yield from _slips(part, ((total.number.base - others) * sign,))
    if any(sign < 0 for _, sign in shown):
        return
    lacking = exact - total.number.base
    left = [part for part, _ in shown if part.number.base and part.number.base == abs(lacking)]
    if len(left) == 1 and len(shown) > 1:
        name, value = say(left[0]), show(exact, total.number.unit)
        if lacking > 0:
            yield Cause("part", f"合计漏计“{name}”", f"{name} left out of the total", value)
        else:
            yield Cause("part", f"合计重复计入“{name}”", f"{name} counted twice in the total", value)


# ------------------------------------------------------------------------------------------------ rates


def _rate_slips(rate: Figure, value: Fraction) -> Iterator[Cause]:
    exact = rounded(value, rate.number.decimals)
    slip = digit_slip(rate.number.value, exact)
    if slip:
        zh, en = _SLIPS[slip]
        shown = f"{format_number(exact, rate.number.decimals)}%"
        yield Cause(f"digit.{slip}", f"{zh}（{shown}）", f"{en} ({shown})", shown)


def _copied(view: View, relation: Relation, form: str, name: Callable[[Relation], str]) -> Iterator[Cause]:
    """The same rate at the neighbouring item, where it is right."""
    rate = relation.rate
    if rate is None:
        return
    every, places = view.rated(form)
    place = places.get(rate.source.place)
    if place is None:
        return
    for other in every[max(place - 1, 0) : place + 2]:
        if other.rate is None or other.rate.source == rate.source or other.rate.number.value != rate.number.value:
            continue
        implied = _implied(other)
        if implied is not None and implied.meets(other.rate.interval) and rate.number.value not in (0, 100):
            yield Cause(
                "copied", f"抄自相邻的“{name(other)}”", f"copied from the neighbouring item ({name(other)})", ""
            )
            return


def _implied(relation: Relation) -> Interval | None:
    if relation.total is None or not relation.parts:
        return None
    if relation.kind is RelationKind.SHARE:
        return percent_of(relation.parts[0].interval, relation.total.interval)
    if relation.kind is RelationKind.GROWTH:
        ratio = relation.total.interval.ratio(relation.parts[0].interval)
        return None if ratio is None else (ratio - Interval.point(1)).scale(-100 if moves_down(relation.word) else 100)
    return None


def _of_share(view: View, relation: Relation) -> Iterator[Cause]:
    whole, rate = relation.total, relation.rate
    if whole is None or rate is None or not whole.number.base:
        return
    part = relation.parts[0]
    value = Fraction(part.number.base) / Fraction(whole.number.base) * 100
    yield from _rate_slips(rate, value)
    yield from _copied(view, relation, "text.share", lambda other: other.parts[0].label)
    if not part.number.base:
        return
    right = f"{rounded(value, max(rate.number.decimals, 2))}%"
    for figure in _other_wholes(view, whole):
        implied = percent_of(part.interval, figure.interval)
        if implied is not None and implied.meets(rate.interval):
            text = f"分母用了{_named(figure)}"
            yield Cause("base", text, f"computed on {_named(figure)}", right)
            return


def _other_wholes(view: View, whole: Figure) -> Iterator[Figure]:
    """Figures that may have been taken for the whole: the same thing in another year, column or caliber, and totals."""
    totals = ("expenditure.current", "income.current", "expenditure.total", "income.total")
    tried: set[tuple[FactKey, str]] = set()
    for concept in dict.fromkeys((whole.key.concept, *totals)):
        for figure in view.by_concept.get(concept, ()):
            if figure.blank or figure.key.item or (concept != whole.key.concept and figure.key.code):
                continue
            said = (figure.key, figure.number.text)
            if said in tried or len(tried) >= _MOST_WHOLES:
                continue
            tried.add(said)
            if figure.number.base == 0 or figure.interval.meets(whole.interval):
                continue
            if figure.number.unit.dimension is whole.number.unit.dimension:
                yield figure


def _named(figure: Figure) -> str:
    column = COLUMN_WORDS.get(figure.key.column, ("", ""))[0]
    year = f"{figure.key.year} 年" if figure.key.year else ""
    return f"{year}{column}“{say(figure)}”"


def _of_growth(view: View, relation: Relation) -> Iterator[Cause]:
    level, rate = relation.total, relation.rate
    if level is None or rate is None:
        return
    down = moves_down(relation.word)
    if relation.parts:
        base = Fraction(relation.parts[0].number.base)
    elif relation.change is not None:
        fell = moves_down(relation.names[0]) if relation.names else down
        base = Fraction(level.number.base) + Fraction(relation.change.number.base) * (1 if fell else -1)
    else:
        return
    now = Fraction(level.number.base)
    if base <= 0:
        return
    moved = (now - base) / base * (-100 if down else 100)
    right = f"{rounded(abs(moved), max(rate.number.decimals, 2))}%"
    if moved < 0 and rate.interval.contains(rounded(-moved, rate.number.decimals)):
        yield Cause("direction", "增减方向写反", "the direction reversed", right)
        return
    yield from _rate_slips(rate, moved)
    yield from _copied(view, relation, "text.growth", lambda other: other.total.label if other.total else "")
    if now > 0 and rate.interval.contains(rounded(abs(now - base) / now * 100, rate.number.decimals)):
        yield Cause("base", "除以了本年数", "divided by this year's figure", right)
        return
    if now > 0 and rate.interval.contains(rounded(now / base * 100, rate.number.decimals)):
        yield Cause("base", "写成了本年数与上年数之比", "this year's figure in percent of last year's", right)


def _of_completion(relation: Relation) -> Iterator[Cause]:
    final, rate = relation.total, relation.rate
    if final is None or rate is None or not relation.parts or not relation.parts[0].number.base:
        return
    budget = relation.parts[0]
    value = Fraction(final.number.base) / Fraction(budget.number.base) * 100
    yield from _rate_slips(rate, value)
    if final.number.base:
        upside_down = percent_of(budget.interval, final.interval)
        if upside_down is not None and upside_down.meets(rate.interval):
            right = f"{rounded(value, max(rate.number.decimals, 2))}%"
            yield Cause("base", "把预算数除以了决算数", "the budget divided by the final figure", right)


def _of_change(relation: Relation) -> Iterator[Cause]:
    level, change = relation.total, relation.change
    if level is None or change is None or not relation.parts:
        return
    base = relation.parts[0]
    right = abs(level.number.base - base.number.base)
    if change.number.base == right:
        yield Cause("direction", "增减方向写反", "the direction reversed", show(right, change.number.unit))
        return
    yield from _slips(change, (right,))

"""Arithmetic shared by the rules: what must hold between printed numbers, told as verdicts with their certificate."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jiping.check.rule import fail, hint, ok, undecided
from jiping.model import (
    Certainty,
    Dimension,
    Figure,
    Interval,
    Outcome,
    Qualifier,
    Relation,
    RelationKind,
    Severity,
    Source,
    Unit,
    Verdict,
    add_up,
    format_number,
)

SUM_CERTIFICATE = "total = sum of parts"
"""What the certificate of a sum that does not hold says."""


def show(value: Fraction | Decimal, unit: Unit) -> str:
    """A value of the base unit in ``unit``, rounded for people to at most six decimals."""
    # In whole millionths: a quotient of decimals has 28 digits, which a growth rate of nearly -100% passes.
    millionths = round(Fraction(value) / Fraction(unit.factor) * 10**6)
    decimals = 6
    while decimals and millionths % 10 == 0:
        millionths, decimals = millionths // 10, decimals - 1
    least = 2 if unit.dimension is Dimension.MONEY else 0
    whole, rest = divmod(abs(millionths), 10**decimals)
    point = f"{rest:0{decimals}d}".ljust(least, "0") if decimals else "0" * least
    sign = "-" if millionths < 0 else ""
    return f"{sign}{whole:,}{'.' if point else ''}{point} {unit.name}".strip()


def say(figure: Figure) -> str:
    """A figure with its name: 基本支出 2336.91万元, for a cell with row and column."""
    number = figure.number.text.strip() or "空白"
    if figure.in_table:
        unit = "" if figure.number.unit.name in number else f" {figure.number.unit.name}"
        return f"{figure.label or figure.source.row or ''} {number}{unit if figure.number.text else ''}".strip()
    return f"{figure.label} {number}".strip()


def bounds(interval: Interval) -> list[str]:
    """The ends of a range as exact text, for certificates."""
    return [
        "-inf" if interval.low is None else str(interval.low),
        "inf" if interval.high is None else str(interval.high),
    ]


def sum_of(relation: Relation) -> Interval:
    signs = relation.signs or (1,) * len(relation.parts)
    return add_up(
        [part.interval if sign > 0 else -part.interval for part, sign in zip(relation.parts, signs, strict=True)]
    )


def exact_sum(relation: Relation) -> Decimal:
    signs = relation.signs or (1,) * len(relation.parts)
    return sum((part.number.base * sign for part, sign in zip(relation.parts, signs, strict=True)), Decimal(0))


def interval_certificate(relation: str, left: Interval, right: Interval) -> dict[str, Any]:
    """A contradiction of two ranges, in base units, that anyone can recompute.

    ``open`` tells which ends do not belong to their range, where that matters: ranges that only touch.
    """
    found: dict[str, Any] = {"kind": "interval", "relation": relation, "left": bounds(left), "right": bounds(right)}
    if left.high == right.low or right.high == left.low:
        found["open"] = [[left.low_open, left.high_open], [right.low_open, right.high_open]]
    return found


_MOST_PLACES = 40
"""Parts of a sum whose places a finding names."""


def check_sum(relation: Relation, tell_rounding: bool = False) -> Verdict:
    """Whether a total is the sum of its parts, as far as the printed digits tell.

    A difference that rounding explains passes, or is a hint where ``tell_rounding``.
    """
    total = relation.total
    if total is None:
        return undecided("合计")
    exact = exact_sum(relation)
    if total.number.base == exact:
        return ok(total.source)
    if total.blank:
        # An empty total says nothing; only a printed one can be wrong.
        return undecided(total.label or "合计", sources=(total.source,))
    parts = sum_of(relation)
    unit = total.number.unit
    shown = [part for part in relation.parts if not part.blank]
    # The greatest first, since they are what a reader is shown first; every part may be the one that is wrong.
    ordered = sorted(shown, key=lambda p: -abs(p.number.base))
    sources = (total.source, *(part.source for part in ordered[:_MOST_PLACES]))
    values = {
        "total": say(total),
        "sum": show(exact, unit),
        "parts": "、".join(say(part) for part in shown[:8]) + ("等" if len(shown) > 8 else ""),
        "difference": show(abs(total.number.base - exact), unit),
    }
    if total.interval.meets(parts):
        if tell_rounding:
            if total.number.qualifier is not Qualifier.NONE:
                return ok(total.source)
            fine = _in_full(relation)
            if fine is not None and not total.interval.meets(fine):
                return fail(
                    *sources,
                    found=total.number.text,
                    certificate=interval_certificate(SUM_CERTIFICATE, total.interval, fine),
                    certainty=Certainty.PROBABLE,
                    severity=Severity.WARNING,
                    readings=(
                        {"reading": "trailing zeros left out", "sum": bounds(fine), "possible": False},
                        {"reading": "rounded", "sum": bounds(parts), "possible": True},
                    ),
                    values=values,
                )
            return hint(*sources, found=total.number.text, root="sums off by rounding", **values)
        return ok(total.source)
    return fail(
        *sources,
        found=total.number.text,
        certificate=interval_certificate(SUM_CERTIFICATE, total.interval, parts),
        certainty=Certainty.PROVED,
        values=values,
    )


def _in_full(relation: Relation) -> Interval | None:
    """The range of the sum where a part printed with fewer digits than its neighbours is taken as exact: 11 for 11.00.

    Only for amounts of accounts, where the total and most parts have two decimals: there zeros are dropped and nobody
    rounds one part alone. Nothing where no part is coarser.
    """
    total = relation.total
    numbers = [part.number for part in relation.parts if not part.blank]
    if total is None or total.number.unit.dimension is not Dimension.MONEY or relation.signs:
        return None
    cents = total.number.decimals
    coarse = [number for number in numbers if number.decimals < cents]
    if cents < 2 or not coarse or 2 * len(coarse) >= len(numbers) or total.key.column == "planned":
        return None
    same_unit = all(number.unit == total.number.unit and number.qualifier is Qualifier.NONE for number in numbers)
    if not same_unit or any(number.high is not None for number in numbers):
        return None
    return add_up([replace(number, decimals=max(number.decimals, cents)).interval for number in numbers])


def sum_root(total: Figure) -> str:
    """What ties together all that is said about one total: its place."""
    return f"sum {total.source.block} {total.source.cell or total.source.start}"


def points_root(change: Source) -> str:
    """What ties together the rules that look at one difference of percentages."""
    return f"points {change.block} {change.end}"


def with_root(verdict: Verdict, root: str) -> Verdict:
    return replace(verdict, root=root) if verdict.outcome in (Outcome.FAIL, Outcome.HINT) else verdict


def needed_sum(total: Figure, *parts: Figure) -> Verdict:
    """Whether bound figures add up. A table's own relation of the same cells is grouped with it as one finding."""
    if any(figure.number.unit.dimension is not Dimension.MONEY for figure in (total, *parts)):
        return undecided("金额单位", sources=(total.source,))  # a form without a unit line
    verdict = check_sum(Relation(RelationKind.SUM, "needed", total, parts, source=total.source))
    return with_root(verdict, sum_root(total))


def check_equal(relation: Relation) -> Verdict:
    """Whether two mentions of one fact agree."""
    first, second = relation.total, relation.parts[0]
    if first is None:
        return undecided("另一处的数")
    if first.number.base == second.number.base or first.interval.meets(second.interval):
        return ok(second.source)
    unit = second.number.unit
    return fail(
        second.source,
        first.source,
        found=second.number.text,
        certificate=interval_certificate("same fact", first.interval, second.interval),
        first=say(first),
        second=say(second),
        where=f"《{first.source.table}》" if first.source.table else f"第 {first.source.page} 页",
        where_en=f"《{first.source.table}》" if first.source.table else f"page {first.source.page}",
        difference=show(abs(first.number.base - second.number.base), unit),
    )


def percent_of(part: Interval, whole: Interval) -> Interval | None:
    ratio = part.ratio(whole)
    return None if ratio is None else ratio.scale(100)


def check_rate(relation: Relation, implied: Interval | None, value: Fraction | None, **values: str) -> Verdict:
    """Whether a printed percentage is one the other numbers allow. ``value`` is the percentage they give exactly.

    A miss by no more than one unit of the last printed digit is cutting off or a last digit adjusted: a hint.
    """
    rate = relation.rate
    assert rate is not None
    sources = (rate.source, *(figure.source for figure in (*relation.parts, relation.total, relation.change) if figure))
    if implied is None or value is None:
        return undecided("可以作分母的数", sources=sources)
    printed = rate.interval
    decimals = rate.number.decimals
    shown = f"{format_number(rounded(value, max(decimals, 2)), max(decimals, 2))}%"
    if printed.meets(implied):
        return ok(rate.source)
    certificate = interval_certificate("rate", printed, implied)
    step = Fraction(rate.number.step)
    if printed.gap(implied) <= step:
        root = f"{relation.form} off in the last digit"
        return hint(*sources, found=rate.number.text, root=root, rate=rate.number.text, value=shown, **values)
    return fail(
        *sources,
        found=rate.number.text,
        certificate=certificate,
        values=values | {"rate": rate.number.text, "value": shown},
    )


def rounded(value: Fraction, decimals: int) -> Decimal:
    """``value`` rounded half up, for showing."""
    scaled = value * 10**decimals
    half_up = (abs(scaled) * 2 + 1) // 2
    return Decimal(half_up if scaled >= 0 else -half_up).scaleb(-decimals)


_DOWN_WORDS = re.compile(r"负|减|降|少|压|缩|节约|下|低|回落")


def moves_down(word: str) -> bool:
    """Whether a direction word (减少, 下降, 增长 …) tells of a fall."""
    return _DOWN_WORDS.search(word) is not None

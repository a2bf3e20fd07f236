"""Scoring a table of department-years at once, to the last digit as :func:`jiping.score.engine.score` does one.

Compiled from the same framework and formulas to whole-number expressions of polars. Rates and points are whole numbers
of the framework's own last digit, every rounding is a half-up division of whole numbers, and the range of each step is
known from the table before it is computed (:mod:`jiping.score.integers`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import pairwise

import polars as pl

from jiping.score.curves import curve_of
from jiping.score.formula import Ref
from jiping.score.integers import IntegerType, Numbers, Whole, compiled, leaves, most_of
from jiping.score.methods import Breaches, Checklist, Judgement, half_up, plain
from jiping.score.schema import Framework, Indicator

STATUSES = ("computed", "judged", "not_applicable", "unproved")
_COMPUTED, _JUDGED, _OUT, _OPEN = range(4)


class TooWide(ValueError):
    """The figures are so large that a step of a formula would not fit 128 bits."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table holds, by its meaning. Expressions give null where a cell is empty, save for figures."""

    figures: Mapping[Ref, Numbers]
    not_applicable: Mapping[str, pl.Expr]
    choices: Mapping[str, pl.Expr]
    shares: Mapping[str, tuple[pl.Expr, int]]
    """In per cent: whole numbers and digits after the point."""
    answers: Mapping[str, tuple[pl.Expr, ...]]
    """For each condition whether it was answered with yes; null where there are not exactly as many answers."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """One indicator: points in the last digit, status, and its rate where a limit of the total asks for it."""

    low: pl.Expr
    high: pl.Expr
    status: pl.Expr
    below: Mapping[Decimal, pl.Expr]
    """For each limit that is asked for whether the rate lies under it; null where there is no rate."""


def scored(framework: Framework, columns: Columns, frame: pl.DataFrame) -> pl.DataFrame:
    """The columns ``low:ID``, ``high:ID`` and ``status:ID`` of every indicator, and those of the total.

    Points are whole numbers of the framework's last digit (862 is 8.62 where scores have two digits); a status is the
    number of its place in :data:`STATUSES`. Computed in steps, since what several expressions share is then computed
    once.

    Raises :class:`TooWide` for a table whose figures no whole-number type holds, :class:`ValueError` for a framework
    without points.
    """
    if framework.full_score is None:
        raise ValueError(f"{framework.id} names indicators and gives no points")
    parts = [_Indicator(one, framework, columns) for one in framework.indicators]
    results = [part.scored() for part in parts]
    points = pl.Int32 if Fraction(framework.full_score) * 10**framework.rounding.score < _MOST_32 else pl.Int64
    exprs = []
    for one, result in zip(framework.indicators, results, strict=True):
        exprs += [
            result.low.cast(points).alias(f"low:{one.id}"),
            result.high.cast(points).alias(f"high:{one.id}"),
            result.status.alias(f"status:{one.id}"),
            *(is_under.alias(_below(one.id, at)) for at, is_under in result.below.items()),
        ]
    first = [expr.alias(name) for part in parts for name, expr in part.first.items()]
    made = frame.lazy().with_columns(first).select(exprs).collect()
    return _with_total(framework, made)


_MOST_32 = 2 * 10**9


_ENDS = ("low", "high")


def _with_total(framework: Framework, made: pl.DataFrame) -> pl.DataFrame:
    """The total and its grades from the points of the indicators."""
    made = made.with_columns(_shared_out(framework))
    made = made.with_columns([expr for name in _ENDS for expr in _limited(framework, name)])
    best: pl.Expr = pl.lit(None, dtype=pl.String)
    for grade in reversed(framework.grades):
        best = pl.when(_reaches(framework, "high", Fraction(grade.at_least))).then(pl.lit(grade.label)).otherwise(best)
    worst: pl.Expr = pl.lit(framework.grades[0].label if framework.grades else None, dtype=pl.String)
    for better, grade in pairwise(framework.grades):
        reached = _reaches(framework, "low", Fraction(better.at_least))
        worst = pl.when(reached).then(worst).otherwise(pl.lit(grade.label))
    made = made.with_columns(worst.alias("grade_low"), best.alias("grade_high"))
    if framework.grades:
        made = made.with_columns(pl.when(pl.col("grade_high").is_not_null()).then(pl.col("grade_low")))
    return made.select(name for name in made.columns if name.partition(":")[0] not in ("below", "above"))


def _shared_out(framework: Framework) -> list[pl.Expr]:
    """The exact ends of the total, as ``above:END`` ÷ ``below:``: the sum of the points, and where indicators do not
    apply × full score ÷ what is left of it."""
    added = [pl.sum_horizontal(f"{name}:{one.id}" for one in framework.indicators).cast(pl.Int64) for name in _ENDS]
    worth = {one.id: Fraction(one.points or 0) for one in framework.indicators if _may_be_out(one)}
    if not worth:
        found = [expr.alias(f"above:{name}") for name, expr in zip(_ENDS, added, strict=True)]
        return [*found, pl.lit(1, dtype=pl.Int64).alias("below:")]
    full = Fraction(framework.full_score or 0)
    common = math.lcm(full.denominator, *(points.denominator for points in worth.values()))
    out = [
        ((pl.col(f"status:{id}") == _OUT) & (pl.col(f"high:{id}") == 0)).cast(pl.Int32) * int(points * common)
        for id, points in worth.items()
    ]
    whole = int(full * common)
    left = pl.lit(whole, dtype=pl.Int64) - pl.sum_horizontal(out).cast(pl.Int64)
    # Where nothing applies nothing is earned.
    above = [
        pl.when(left > 0).then(expr * whole).otherwise(0).alias(f"above:{name}")
        for name, expr in zip(_ENDS, added, strict=True)
    ]
    return [*above, pl.when(left > 0).then(left).otherwise(1).alias("below:")]


def _limited(framework: Framework, name: str) -> list[pl.Expr]:
    """The end of the total under the limits that hold or, for the lower end, may hold: exactly, and rounded."""
    unit = 10**framework.rounding.score
    amounts = [Fraction(cap.deduct or cap.total_at_most or 0) * unit for cap in framework.caps]
    common = math.lcm(*(amount.denominator for amount in amounts), 1)
    below = pl.col("below:") * common
    above = pl.col(f"above:{name}") * common
    for cap, amount in zip(framework.caps, amounts, strict=True):
        # Null where there is no rate.
        holds = pl.col(_below(cap.indicator, cap.under)).fill_null(name == "low")
        changed = pl.col("below:") * int(amount * common)
        changed = pl.min_horizontal(above, changed) if cap.deduct is None else (above - changed).clip(0)
        above = pl.when(holds).then(changed).otherwise(above)
    return [
        above.alias(f"above:{name}"),
        below.alias(f"below:{name}"),
        ((2 * above + below) // (2 * below)).alias(f"total_{name}"),
    ]


def _reaches(framework: Framework, name: str, bound: Fraction) -> pl.Expr:
    """Whether this end of the total, rounded or exact, is at least the bound of a grade."""
    unit = 10**framework.rounding.score
    if framework.grade_on == "rounded":
        reached: pl.Expr = pl.col(f"total_{name}") >= math.ceil(bound * unit)
        return reached
    exact: pl.Expr = pl.col(f"above:{name}") * bound.denominator >= pl.col(f"below:{name}") * (bound.numerator * unit)
    return exact


def _may_be_out(one: Indicator) -> bool:
    rules = (one.zero_base.nothing, one.zero_base.something)
    return one.not_applicable == "rescale" or "not_applicable" in rules


def _below(id: str, under: Decimal) -> str:
    return f"below:{id}:{plain(under)}"


def _points(value: Fraction | Decimal, digits: int) -> int:
    """Points as whole numbers of the last digit."""
    return int(half_up(Fraction(value), digits) * 10**digits)


class _Indicator:
    """Builds the columns of one indicator."""

    def __init__(self, one: Indicator, framework: Framework, columns: Columns) -> None:
        self.one, self.framework, self.columns = one, framework, columns
        self.digits = framework.rounding.score
        self.full = Fraction(one.points or 0)
        self.scale = 10**self.digits
        self.first: dict[str, pl.Expr] = {}
        """Columns that several of the expressions take."""
        self.limits = tuple(dict.fromkeys(cap.under for cap in framework.caps if cap.indicator == one.id))

    def whole(self, value: Fraction | Decimal | int) -> int:
        return _points(Fraction(value), self.digits)

    def scored(self) -> _Scored:
        made = self._applied()
        reason = self.columns.not_applicable.get(self.one.id)
        if reason is None:
            return made
        rule = self.one.not_applicable
        points = (self.whole(0), self.whole(self.full))
        low, high = {"manual": points, "full": (points[1], points[1]), "rescale": (points[0], points[0])}[rule]
        status = _OPEN if rule == "manual" else _OUT
        off = reason.fill_null(False)
        lows: pl.Expr = pl.when(off).then(low).otherwise(made.low)
        highs: pl.Expr = pl.when(off).then(high).otherwise(made.high)
        states: pl.Expr = pl.when(off).then(pl.lit(status, dtype=pl.UInt8)).otherwise(made.status)
        if rule == "manual" and self.one.id in self.columns.shares:
            # Somebody decided how many per cent of the points it gives.
            share, given = self._share()
            decided = off & share.is_not_null()
            lows, highs = (pl.when(decided).then(given).otherwise(end) for end in (lows, highs))
            states = pl.when(decided).then(pl.lit(_JUDGED, dtype=pl.UInt8)).otherwise(states)
        return _Scored(
            lows,
            highs,
            states,
            {at: pl.when(off).then(None).otherwise(is_under) for at, is_under in made.below.items()},
        )

    def open(self) -> _Scored:
        nowhere = {at: pl.lit(None, dtype=pl.Boolean) for at in self.limits}
        low, high = (pl.lit(self.whole(value), dtype=pl.Int64) for value in (0, self.full))
        return _Scored(low, high, pl.lit(_OPEN, dtype=pl.UInt8), below=nowhere)

    def _applied(self) -> _Scored:
        if self.one.has_own_rows:
            return self.open()  # the rows of a form have no place in a table
        if self.one.is_judged:
            return self._judged()
        expression = self.one.expression
        if expression is None:
            return self.open()
        refs = tuple(dict.fromkeys(expression.refs()))
        if any(ref not in self.columns.figures for ref in refs):
            return self.open()
        for integers in (pl.Int64, pl.Int128):
            made = self._computed(refs, integers)
            if made is not None:
                return made
        raise TooWide(self.one.id)

    # ---------------------------------------------------------------------------------------- computed

    def _computed(self, refs: tuple[Ref, ...], integers: IntegerType) -> _Scored | None:
        """``None`` where the type is too small for a step."""
        expression, digits = self.one.expression, self.framework.rounding.rate
        assert expression is not None
        one = Whole(pl.lit(1, dtype=integers), 1, 1, 1, integers)
        value = compiled(expression, leaves(self.columns.figures, integers), one)
        scale = Fraction(10**digits * (100 if self.one.unit == "percent" else 1))
        rate = value.ratio.rounded(scale)
        curve = curve_of(self.one, 10**digits, self.scale)
        low, high = curve.ends
        low = min([low, *(math.floor(Fraction(at) * 10**digits) - 1 for at in self.limits)])
        high = max([high, *(math.ceil(Fraction(at) * 10**digits) + 1 for at in self.limits)])
        held = rate.within(low, high)
        points = curve.points(held)
        if max(rate.widest, held.widest, points.widest) > most_of(integers):
            return None
        self.first = {f"points:{self.one.id}": points.expr.cast(pl.Int32 if points.high < _MOST_32 else pl.Int64)}
        missing = reduce(lambda a, b: a | b, (self.columns.figures[ref].missing for ref in refs))
        # 0 a value, 1 and 2 a base of zero, 3 a figure is missing.
        state = pl.when(missing).then(pl.lit(3, dtype=pl.UInt8))
        otherwise = pl.lit(0, dtype=pl.UInt8) if value.base is None else value.base
        self.first[f"state:{self.one.id}"] = state.otherwise(otherwise)
        told = pl.col(f"state:{self.one.id}")
        for at in self.limits:
            self.first[_below(self.one.id, at)] = held.expr < math.ceil(Fraction(at) * 10**digits)
        below = {at: pl.when(told == 0).then(pl.col(_below(self.one.id, at))) for at in self.limits}
        rules = () if value.base is None else (self.one.zero_base.nothing, self.one.zero_base.something)
        nothing, full = self.whole(0), self.whole(self.full)
        lows = {"full": full, "zero": nothing, "not_applicable": nothing, "manual": nothing}
        highs = {"full": full, "zero": nothing, "not_applicable": nothing, "manual": full}
        statuses = {"full": _COMPUTED, "zero": _COMPUTED, "not_applicable": _OUT, "manual": _OPEN}
        made = pl.col(f"points:{self.one.id}")
        return _Scored(
            _by_state(told, [made, *(lows[rule] for rule in rules)], nothing),
            _by_state(told, [made, *(highs[rule] for rule in rules)], full),
            _by_state(told, [_COMPUTED, *(statuses[rule] for rule in rules)], _OPEN).cast(pl.UInt8),
            below,
        )

    # ------------------------------------------------------------------------------------------ judged

    def _judged(self) -> _Scored:
        method = self.one.scoring
        if isinstance(method, Judgement):
            return self._chosen(method)
        assert isinstance(method, Checklist | Breaches)
        answers = self.columns.answers.get(self.one.id)
        nothing = self.open()
        if answers is None:
            return nothing
        if isinstance(method, Checklist):
            worth = [Fraction(item.points) for item in method.items]
            start = Fraction(0)
            low, high = Fraction(0), self.full
        else:
            worth = [-Fraction(method.deduct)] * len(method.conditions)
            start = self.full
            low, high = Fraction(method.floor), max(self.full, Fraction(method.floor))
        common = math.lcm(start.denominator, low.denominator, high.denominator, *(one.denominator for one in worth))
        parts = [
            pl.when(answer).then(int(one * common)).otherwise(0) for answer, one in zip(answers, worth, strict=True)
        ]
        added = reduce(lambda a, b: a + b, parts, pl.lit(int(start * common), dtype=pl.Int64)).cast(pl.Int64)
        sizes = sum(abs(int(one * common)) for one in worth) + abs(int(start * common))
        held = Whole(added, -sizes, sizes, sizes).within(int(low * common), int(high * common))
        points = held.half_up(Fraction(self.scale, common)).expr
        there = answers[0].is_not_null()
        return _Scored(
            pl.when(there).then(points).otherwise(nothing.low),
            pl.when(there).then(points).otherwise(nothing.high),
            pl.when(there).then(pl.lit(_JUDGED, dtype=pl.UInt8)).otherwise(nothing.status),
            below=nothing.below,
        )

    def _share(self) -> tuple[pl.Expr, pl.Expr]:
        """The recorded per cent of the points, in its last digit, and the points it gives."""
        share, digits = self.columns.shares.get(self.one.id, (pl.lit(None, dtype=pl.Int64), 0))
        within = Whole(share, 0, 100 * 10**digits, 100 * 10**digits)
        return share, within.half_up(self.full * self.scale / (100 * 10**digits)).expr

    def _chosen(self, method: Judgement) -> _Scored:
        nothing = self.open()
        choice = self.columns.choices.get(self.one.id)
        if choice is None:
            return nothing
        share, given = self._share()
        digits = self.columns.shares[self.one.id][1] if self.one.id in self.columns.shares else 0
        low, high, status = nothing.low, nothing.high, nothing.status
        for one in method.choices:
            least, most = Fraction(one.at_least), Fraction(one.at_most)
            is_in = (share >= math.ceil(least * 10**digits)) & (share <= math.floor(most * 10**digits))
            fixed = least == most
            is_sure = is_in | share.is_null() if fixed else is_in.fill_null(False)
            ends = (self.whole(self.full * least / 100), self.whole(self.full * most / 100))
            sure = pl.when(share.is_null()).then(ends[0]).otherwise(given)
            here = choice == one.label
            low = pl.when(here).then(pl.when(is_sure).then(sure).otherwise(ends[0])).otherwise(low)
            high = pl.when(here).then(pl.when(is_sure).then(sure).otherwise(ends[1])).otherwise(high)
            state = pl.when(is_sure).then(pl.lit(_JUDGED, dtype=pl.UInt8)).otherwise(pl.lit(_OPEN, dtype=pl.UInt8))
            status = pl.when(here).then(state).otherwise(status)
        return _Scored(low, high, status, below=nothing.below)


def _by_state(state: pl.Expr, values: Sequence[pl.Expr | int], otherwise: int) -> pl.Expr:
    """``values`` by the number of the state; what is like ``otherwise`` needs no step of its own."""

    def one(value: pl.Expr | int) -> pl.Expr:
        return value if isinstance(value, pl.Expr) else pl.lit(value, dtype=pl.Int32 if value < _MOST_32 else pl.Int64)

    found = one(otherwise)
    for number, value in reversed(tuple(enumerate(values))):
        if isinstance(value, pl.Expr) or value != otherwise:
            found = pl.when(state == number).then(one(value)).otherwise(found)
    return found

"""Scoring methods over a column of rates: the twin of :mod:`jiping.score.methods`.

A rate is a whole number of its last digit. A curve says between which rates anything changes (``ends``: beyond them
points stay what they are, so that rates may be held there before they are multiplied), and gives the points.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import polars as pl

from jiping.score.integers import Whole
from jiping.score.methods import AtLeast, AtMost, Step, Steps, Within, half_up
from jiping.score.schema import Indicator


@dataclass(frozen=True, slots=True)
class Curve:
    """From rates to points, both whole numbers of their last digit."""

    ends: tuple[int, int]
    points: Callable[[Whole], Whole]


def curve_of(one: Indicator, unit: int, score_unit: int) -> Curve:
    """``unit`` and ``score_unit`` are how many last digits make 1 (per cent, point)."""
    method, full = one.scoring, Fraction(one.points or 0)
    if isinstance(method, Steps):
        return _steps(method, full, unit, score_unit)
    if isinstance(method, Within):
        low, high = Fraction(method.low), Fraction(method.high)
        reach = _reach(method.step, full)

        def beside(rate: Whole) -> Whole:
            under, over = _distance(rate, low, unit, -1), _distance(rate, high, unit, 1)
            common = math.lcm(under[1], over[1])
            distance = under[0].times(common // under[1]).greatest(over[0].times(common // over[1]))
            return _bounded(_stepped(distance, common, method.step, full, score_unit), method.floor, full, score_unit)

        return Curve(_ends(low - reach, high + reach, unit), beside)
    assert isinstance(method, AtMost | AtLeast)
    limit, side = Fraction(method.full_at), 1 if isinstance(method, AtMost) else -1
    floor = method.floor

    def beyond(rate: Whole) -> Whole:
        if method.otherwise is not None:
            found = _proportional(rate, limit, side, full, unit, score_unit)
        else:
            distance, common = _distance(rate, limit, unit, side)
            if method.step is not None:
                found = _stepped(distance, common, method.step, full, score_unit)
            else:
                assert method.zero_at is not None
                whole = abs(Fraction(method.zero_at) - limit)
                found = distance.half_up(-full * score_unit / (whole * common), full * score_unit)
        bounded = _bounded(found, floor, full, score_unit)
        if method.otherwise is None or side < 0:
            return bounded
        return _full_up_to(rate, limit, unit, bounded, full, score_unit)

    if method.step is not None:
        reach = _reach(method.step, full)
    elif method.zero_at is not None:
        reach = abs(Fraction(method.zero_at) - limit) + 1
    else:
        # Of an upper limit the points fall below half of the last digit here; of a lower one they are gone at zero.
        reach = limit + 1 if side < 0 else abs(2 * full * limit * score_unit) + 1
    low, high = (limit - 1, limit + reach) if side > 0 else (limit - reach, limit + 1)
    return Curve(_ends(low, high, unit), beyond)


def _ends(low: Fraction, high: Fraction, unit: int) -> tuple[int, int]:
    return math.floor(low * unit) - 1, math.ceil(high * unit) + 1


def _reach(step: Step, full: Fraction) -> Fraction:
    """How far from the limit the last point is gone, whatever the mode."""
    return (full / Fraction(step.deduct) + 1) * Fraction(step.size)


def _distance(rate: Whole, limit: Fraction, unit: int, side: int) -> tuple[Whole, int]:
    """How far the rate is on the bad side, in parts of 1, and how many parts make 1."""
    common = math.lcm(unit, limit.denominator)
    far = rate.times(side * common // unit).plus(int(-side * limit * common))
    return far.within(0, max(far.high, 0)), common


def _stepped(distance: Whole, common: int, step: Step, full: Fraction, score_unit: int) -> Whole:
    size = Fraction(step.size) * common
    deduct = Fraction(step.deduct) * score_unit
    if step.mode == "proportional":
        return distance.half_up(-deduct / size, full * score_unit)
    parts = distance.times(size.denominator)
    if step.mode == "ceil":
        parts = parts.plus(size.numerator - 1)
    return parts.over(size.numerator).half_up(-deduct, full * score_unit)


def _proportional(rate: Whole, limit: Fraction, side: int, full: Fraction, unit: int, score_unit: int) -> Whole:
    if side < 0:
        return rate.half_up(full * score_unit / (limit * unit))
    if limit <= 0:
        # The quotient of a limit below zero and a rate above it: more than all below zero, nothing from zero on.
        points = int(half_up(full * score_unit, 0)) if limit < 0 else 0
        expr = pl.when(rate.expr < 0).then(points).otherwise(0).cast(pl.Int64)
        return Whole(expr, 0, points, max(points, rate.widest))
    most = full * score_unit * limit * unit
    size = rate.within(1, max(rate.high, 1))
    double = size.times(most.denominator)
    above = double.plus(2 * most.numerator)
    return above.made(above.expr // double.times(2).expr, 0, above.high, double.times(2))


def _full_up_to(rate: Whole, limit: Fraction, unit: int, otherwise: Whole, full: Fraction, score_unit: int) -> Whole:
    points = int(half_up(full * score_unit, 0))
    is_good = rate.expr <= math.floor(limit * unit)
    expr = pl.when(is_good).then(points).otherwise(otherwise.expr).cast(pl.Int64)
    return Whole(expr, 0, max(points, otherwise.high), max(otherwise.widest, points))


def _bounded(points: Whole, floor: Decimal, full: Fraction, score_unit: int) -> Whole:
    low = int(half_up(Fraction(floor) * score_unit, 0))
    return points.within(low, max(int(half_up(full * score_unit, 0)), low))


def _steps(method: Steps, full: Fraction, unit: int, score_unit: int) -> Curve:
    ordered = sorted(method.bands, key=lambda band: (band.low is not None, band.low or 0))
    firsts = [
        math.ceil(Fraction(band.at_least) * unit)
        if band.at_least is not None
        else math.floor(Fraction(band.over or 0) * unit) + 1
        for band in ordered[1:]
    ]
    worth = [int(half_up(min(Fraction(band.points), full) * score_unit, 0)) for band in ordered]

    def banded(rate: Whole) -> Whole:
        # Thresholds rise, so that a later one that is met replaces what an earlier one gave.
        expr = pl.lit(worth[0], dtype=pl.Int64)
        for first, points in zip(firsts, worth[1:], strict=True):
            expr = pl.when(rate.expr >= first).then(pl.lit(points, dtype=pl.Int64)).otherwise(expr)
        return Whole(expr, 0, max(worth), max(rate.widest, max(worth)))

    low, high = (firsts[0], firsts[-1]) if firsts else (0, 0)
    return Curve((low - 1, high + 1), banded)

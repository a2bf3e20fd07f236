"""Formulas as whole-number expressions over columns, with the range of every step known before anything is computed.

The columnar twin of :mod:`jiping.score.formula`. An amount with two digits after the point is a whole number of
hundredths; the factor is kept aside as an exact fraction while the expression is built and costs nothing at run time.
Each :class:`Whole` knows the least and the greatest value it can take over the table at hand and the greatest any of
its steps can take, so that the caller picks a type of 64 or 128 bits in which nothing can wrap around unseen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

import polars as pl

from jiping.score.formula import Expression, Ref

IntegerType: TypeAlias = type[pl.Int64] | type[pl.Int128]


def most_of(integers: IntegerType) -> int:
    """The greatest number of the type."""
    return 2**63 - 1 if integers is pl.Int64 else 2**127 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """A column of whole numbers from ``low`` to ``high``; no step on the way to it goes beyond ±``widest``."""

    expr: pl.Expr
    low: int
    high: int
    widest: int
    integers: IntegerType = pl.Int64

    def made(self, expr: pl.Expr, low: int, high: int, *others: Whole, steps: int = 0) -> Whole:
        widest = max(self.widest, abs(low), abs(high), steps, *(other.widest for other in others))
        return Whole(expr, low, high, widest, self.integers)

    def literal(self, value: int) -> pl.Expr:
        return pl.lit(value, dtype=self.integers)

    def times(self, factor: int) -> Whole:
        if factor == 1:
            return self
        ends = sorted((self.low * factor, self.high * factor))
        return self.made(self.expr * self.literal(factor), ends[0], ends[1])

    def plus(self, number: int) -> Whole:
        return (
            self if not number else self.made(self.expr + self.literal(number), self.low + number, self.high + number)
        )

    def by(self, other: Whole) -> Whole:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return self.made(self.expr * other.expr, min(ends), max(ends), other)

    def and_(self, other: Whole) -> Whole:
        return self.made(self.expr + other.expr, self.low + other.low, self.high + other.high, other)

    def less(self, other: Whole) -> Whole:
        return self.made(self.expr - other.expr, self.low - other.high, self.high - other.low, other)

    def least(self, other: Whole) -> Whole:
        expr = pl.min_horizontal(self.expr, other.expr)
        return self.made(expr, min(self.low, other.low), min(self.high, other.high), other)

    def greatest(self, other: Whole) -> Whole:
        expr = pl.max_horizontal(self.expr, other.expr)
        return self.made(expr, max(self.low, other.low), max(self.high, other.high), other)

    def magnitude(self) -> Whole:
        if self.low >= 0:
            return self
        low = 0 if self.high >= 0 else -self.high
        return self.made(self.expr.abs(), low, max(-self.low, abs(self.high)))

    def within(self, low: int, high: int) -> Whole:
        """Held between the two."""
        if self.low >= low and self.high <= high:
            return self
        least, most = (low if low > self.low else None), (high if high < self.high else None)
        lower = None if least is None else self.literal(least)
        upper = None if most is None else self.literal(most)
        held = self.made(self.expr.clip(lower, upper), min(max(self.low, low), high), max(min(self.high, high), low))
        return held.narrow()

    def narrow(self) -> Whole:
        """In 64 bits again, where the numbers have become small enough; what came before stays accounted for."""
        if self.integers is pl.Int64 or max(abs(self.low), abs(self.high)) > 2**40:
            return self
        return Whole(self.expr.cast(pl.Int64), self.low, self.high, max(abs(self.low), abs(self.high)))

    def over(self, divisor: int) -> Whole:
        """Whole-number division downwards by a constant above zero."""
        return (
            self
            if divisor == 1
            else self.made(self.expr // self.literal(divisor), self.low // divisor, self.high // divisor, steps=divisor)
        )

    def half_up(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Whole:
        """``self × factor + offset`` to the nearest whole number; a half goes up.

        For results of zero and more only, where up is away from zero; what is below zero must be cut off afterwards.
        """
        common = math.lcm(factor.denominator, offset.denominator)
        if common == 1:
            return self.times(int(factor)).plus(int(offset))
        return self.times(int(2 * factor * common)).plus(int(2 * offset * common) + common).over(2 * common)


@dataclass(frozen=True, slots=True)
class Ratio:
    """``factor × above ÷ below``; ``factor`` is above zero, and so is ``below`` wherever the value counts."""

    factor: Fraction
    above: Whole
    below: Whole | None = None

    def rounded(self, scale: Fraction) -> Whole:
        """The value × ``scale`` to the nearest whole number; a half goes away from zero."""
        factor = self.factor * scale
        size = self.above.magnitude()
        if self.below is None:
            found = size.half_up(factor)
        else:
            base = self.below.times(factor.denominator)
            double = size.times(2 * factor.numerator).and_(base)
            divisor = base.times(2)
            # A base of zero never gets here as a value: the division gives null there, which the caller covers.
            found = double.made(double.expr // divisor.expr, 0, double.high, divisor)
        if self.above.low >= 0:
            return found
        expr = pl.when(self.above.expr < 0).then(found.literal(0) - found.expr).otherwise(found.expr)
        return found.made(expr, -found.high, found.high)


@dataclass(frozen=True, slots=True)
class Value:
    """What a formula gives. ``base`` is 0 where it has a value, 1 where zero is divided by zero, 2 where something is
    divided by zero; ``None`` where nothing is ever divided."""

    ratio: Ratio
    base: pl.Expr | None = None


def compiled(expression: Expression, leaf: Callable[[Ref], Ratio], one: Whole) -> Value:
    """The formula over columns; ``leaf`` gives those of figures, ``one`` is the number one in the type to be used."""
    if expression.operator == "number":
        value = expression.value
        return Value(Ratio(value, one) if value else Ratio(Fraction(1), one.times(0)))
    if expression.ref is not None:
        return Value(leaf(expression.ref))
    parts = [compiled(part, leaf, one) for part in expression.parts]
    bases = [part.base for part in parts if part.base is not None]
    base = reduce(_first_of, bases) if bases else None
    ratios = [part.ratio for part in parts]
    first, second = ratios[0], ratios[1]
    match expression.operator:
        case "add" | "subtract":
            return Value(_sum(first, second, is_less=expression.operator == "subtract"), base)
        case "multiply":
            factor = first.factor * second.factor
            return Value(Ratio(factor, first.above.by(second.above), _product(first.below, second.below)), base)
        case "divide":
            return _quotient(first, second, base)
        case operator:
            return Value(reduce(lambda a, b: _extreme(a, b, operator == "min"), ratios), base)


def _first_of(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """The first base of zero in reading order is the one that is told."""
    return pl.when(one != 0).then(one).otherwise(other)


def _product(one: Whole | None, other: Whole | None) -> Whole | None:
    if one is None or other is None:
        return other if one is None else one
    return one.by(other)


def _on_one_base(left: Ratio, right: Ratio) -> tuple[Fraction, Whole, Whole, Whole | None]:
    common = Fraction(
        math.gcd(left.factor.numerator * right.factor.denominator, right.factor.numerator * left.factor.denominator),
        left.factor.denominator * right.factor.denominator,
    )
    one, other = left.above.times(int(left.factor / common)), right.above.times(int(right.factor / common))
    if left.below is right.below:
        return common, one, other, left.below
    if right.below is not None:
        one = one.by(right.below)
    if left.below is not None:
        other = other.by(left.below)
    return common, one, other, _product(left.below, right.below)


def _sum(left: Ratio, right: Ratio, is_less: bool) -> Ratio:
    factor, one, other, below = _on_one_base(left, right)
    return Ratio(factor, one.less(other) if is_less else one.and_(other), below)


def _extreme(left: Ratio, right: Ratio, is_least: bool) -> Ratio:
    factor, one, other, below = _on_one_base(left, right)
    return Ratio(factor, one.least(other) if is_least else one.greatest(other), below)


def _quotient(left: Ratio, right: Ratio, base: pl.Expr | None) -> Value:
    above, divisor = left.above, right.above
    if right.below is not None:
        above = above.by(right.below)
    if divisor.low < 0:
        turned = pl.when(divisor.expr < 0).then(above.literal(0) - above.expr).otherwise(above.expr)
        above = above.made(turned, min(above.low, -above.high), max(above.high, -above.low), divisor)
        divisor = divisor.magnitude()
    if divisor.low <= 0:
        here = pl.when(right.above.expr != 0).then(0).when(left.above.expr == 0).then(1).otherwise(2).cast(pl.UInt8)
        base = here if base is None else _first_of(base, here)
    return Value(Ratio(left.factor / right.factor, above, _product(left.below, divisor)), base)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A figure of every row as whole numbers of the last digit: zero where ``missing`` says that it is not there."""

    expr: pl.Expr
    missing: pl.Expr
    digits: int
    low: int
    high: int


def leaves(columns: Mapping[Ref, Numbers], integers: IntegerType) -> Callable[[Ref], Ratio]:
    """Figures by what formulas call them, in the type to be computed in."""

    def leaf(ref: Ref) -> Ratio:
        one = columns[ref]
        low, high = min(one.low, 0), max(one.high, 0)
        whole = Whole(one.expr.cast(integers), low, high, max(-low, high), integers)
        return Ratio(Fraction(1, 10**one.digits), whole)

    return leaf

"""A number as printed: its digits, unit and qualifier, and the range it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jiping.model.interval import Interval
from jiping.model.quickly import quickly_made
from jiping.model.unit import NO_UNIT, Dimension, Unit


class Qualifier(StrEnum):
    """How exactly the writer meant the number."""

    NONE = ""
    ABOUT = "about"  # 约 左右
    NEARLY = "nearly"  # 近
    OVER = "over"  # 余 多: more, but less than the next of its last digit
    ABOVE = "above"  # 超过 突破: more, by any amount
    AT_LEAST = "at_least"  # 以上 不低于 达
    AT_MOST = "at_most"  # 以内 不超过 以下


@quickly_made
@dataclass(frozen=True, slots=True)
class Number:
    """One printed number.

    ``value`` is in the printed unit, exact; ``decimals`` is the count of printed digits after the point.
    ``high`` is the upper end of a printed range (3—5), else ``None``.
    """

    text: str
    value: Decimal
    decimals: int
    unit: Unit = NO_UNIT
    qualifier: Qualifier = Qualifier.NONE
    high: Decimal | None = None

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its dimension (money in 元)."""
        return self.value * self.unit.factor

    @property
    def step(self) -> Decimal:
        """What one unit of the last printed digit is worth, in the base unit."""
        return Decimal(1).scaleb(-self.decimals) * self.unit.factor

    @property
    def interval(self) -> Interval:
        """Everything this print may stand for, in the base unit.

        Counts are exact, unless they are counted in 万. Other numbers stand for half a unit of their last digit to
        either side, both ends closed.
        A range or a qualified number stands for what its words say; 约 stands for ten per cent to either side, which
        is wide on purpose: an approximation proves nothing.
        """
        if self.qualifier is Qualifier.NONE and self.high is None and not self._is_counted:
            return self._rounded()
        factor = Fraction(self.unit.factor)
        value = Fraction(self.value) * factor
        if self.high is not None:
            # 0.02-0.01万元 counts down, or is a typing slip; either way it is no range without a value in it.
            high = Fraction(self.high) * factor
            return Interval(min(value, high), max(value, high))
        match self.qualifier:
            case Qualifier.OVER:
                return _away_from_zero(value, _next_step(self.value) * factor)
            case Qualifier.ABOVE:
                return Interval(value, None, True)
            case Qualifier.AT_LEAST:
                return Interval(value, None)
            case Qualifier.AT_MOST:
                return Interval(None, value)
            case Qualifier.NEARLY:
                return Interval(value - _next_step(self.value) * factor, value, True, False)
            case Qualifier.ABOUT:
                spread = abs(value) / 10
                return Interval(value - spread, value + spread)
            case _:
                return Interval(value, value)

    @property
    def _is_counted(self) -> bool:
        return self.unit.dimension is Dimension.COUNT and self.decimals == 0 and self.unit.factor == 1

    def _rounded(self) -> Interval:
        """Half a unit of the last digit to either side: the most frequent case by far, so in whole numbers."""
        value, of_value = self.value.as_integer_ratio()
        factor, of_factor = self.unit.factor.as_integer_ratio()
        steps = 2 * 10**self.decimals
        divisor = steps * of_value * of_factor
        return Interval(
            Fraction((steps * value - of_value) * factor, divisor),
            Fraction((steps * value + of_value) * factor, divisor),
        )

    def __str__(self) -> str:
        return f"{format_number(self.value, self.decimals)}{self.unit.name}"


def _away_from_zero(value: Fraction, by: Fraction) -> Interval:
    """260余 lies between 260 and 270, -260余 between -270 and -260."""
    return Interval(value - by, value, True, True) if value < 0 else Interval(value, value + by, True, True)


def _next_step(value: Decimal) -> Fraction:
    """260余 is below 270, 7余 below 8: the place of the last non-zero digit."""
    if value == 0:
        return Fraction(1)
    digits = value.normalize()
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)
    return Fraction(10) ** exponent


def format_number(value: Decimal, decimals: int | None = None, separators: bool = True) -> str:
    """``value`` with thousands separators, e.g. ``1,234.57``; all its own decimals when ``decimals`` is None."""
    if decimals is not None:
        return f"{value:,.{decimals}f}" if separators else f"{value:.{decimals}f}"
    return f"{value:,f}" if separators else f"{value:f}"

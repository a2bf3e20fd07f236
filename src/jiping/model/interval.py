"""The range a printed number stands for.

427.36 printed stands for anything that rounds or is cut to it, so sums of printed numbers are compared as ranges:
real differences are reported and honest rounding is left alone. Ends are exact (:class:`decimal.Decimal` or
:class:`fractions.Fraction`), never floats. Ends are closed by default, which covers every convention of rounding to
the nearest; an open end is kept open through every operation.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiping.model.quickly import quickly_made

Exact = Decimal | Fraction | int


def as_fraction(value: Exact) -> Fraction:
    return Fraction(value)


@quickly_made
@dataclass(frozen=True, slots=True)
class Interval:
    """All values between ``low`` and ``high``; ``None`` is no bound on that side.

    >>> Interval.of("427.355", "427.365").meets(Interval.of("427.36", "427.38"))
    True
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def of(
        cls, low: str | Exact | None, high: str | Exact | None, low_open: bool = False, high_open: bool = False
    ) -> Interval:
        return cls(
            None if low is None else Fraction(low), None if high is None else Fraction(high), low_open, high_open
        )

    @classmethod
    def point(cls, value: str | Exact) -> Interval:
        exact = Fraction(value)
        return cls(exact, exact)

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        # The marks change sides with the ends; forgetting this passes sums that only touch an open end.
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def scale(self, factor: Exact) -> Interval:
        """Every value times ``factor``."""
        exact = Fraction(factor)
        if exact == 0:
            return Interval(Fraction(0), Fraction(0))
        if exact < 0:
            return (-self).scale(-exact)
        return Interval(
            None if self.low is None else self.low * exact,
            None if self.high is None else self.high * exact,
            self.low_open,
            self.high_open,
        )

    def times(self, other: Interval) -> Interval:
        """Products of two non-negative ranges (amounts and shares are; a negative end is cut to zero)."""
        (low_a, open_a), (low_b, open_b) = self._low_from_zero(), other._low_from_zero()
        zero_reached = (low_a == 0 and not open_a) or (low_b == 0 and not open_b)
        low_open = (open_a or open_b) and not zero_reached
        if self.high is None or other.high is None:
            return Interval(low_a * low_b, None, low_open)
        high_reached = (self.high == 0 and not self.high_open) or (other.high == 0 and not other.high_open)
        high_open = (self.high_open or other.high_open) and not high_reached
        return Interval(low_a * low_b, self.high * other.high, low_open, high_open)

    def _low_from_zero(self) -> tuple[Fraction, bool]:
        """The lower end and its mark, cut to zero."""
        return (Fraction(0), False) if self.low is None or self.low < 0 else (self.low, self.low_open)

    def ratio(self, other: Interval) -> Interval | None:
        """Quotients of two ranges; ``None`` when the divisor may be zero or a bound is missing."""
        if other.low is None or other.high is None or self.low is None or self.high is None:
            return None
        if other.low <= 0 <= other.high:
            return None
        # A quotient of zero is reached whatever it is divided by: an open divisor does not open it.
        if self.low >= 0 and other.low > 0:
            return Interval(
                self.low / other.high,
                self.high / other.low,
                self.low_open or (other.high_open and self.low != 0),
                self.high_open or (other.low_open and self.high != 0),
            )
        ends = [
            (end / divisor, end_open or (divisor_open and end != 0))
            for end, end_open in ((self.low, self.low_open), (self.high, self.high_open))
            for divisor, divisor_open in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low = min(ends)
        high = max(ends, key=lambda end: (end[0], not end[1]))
        return Interval(low[0], high[0], low[1], high[1])

    def intersect(self, other: Interval) -> Interval:
        low, low_open = self.low, self.low_open
        if other.low is not None and (low is None or other.low > low or (other.low == low and other.low_open)):
            low, low_open = other.low, other.low_open
        high, high_open = self.high, self.high_open
        if other.high is not None and (high is None or other.high < high or (other.high == high and other.high_open)):
            high, high_open = other.high, other.high_open
        return Interval(low, high, low_open, high_open)

    def meets(self, other: Interval) -> bool:
        """True when some value lies in both."""
        if self.is_empty or other.is_empty:
            return False
        return not (self._is_below(other) or other._is_below(self))

    def _is_below(self, other: Interval) -> bool:
        """Whether every value of this range lies below every value of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def contains(self, value: Exact) -> bool:
        return self.meets(Interval.point(value))

    def gap(self, other: Interval) -> Fraction:
        """How far apart the two ranges are; zero when they meet or touch."""
        if self.high is not None and other.low is not None and self.high < other.low:
            return other.low - self.high
        if self.low is not None and other.high is not None and self.low > other.high:
            return self.low - other.high
        return Fraction(0)


def add_up(parts: list[Interval]) -> Interval:
    """The range of the sum of values from each of ``parts``; zero for an empty list."""
    total = Interval(Fraction(0), Fraction(0))
    for part in parts:
        total = total + part
    return total

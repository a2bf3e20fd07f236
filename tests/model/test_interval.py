"""Ranges: every operation keeps what may be true, and an end that is not reached stays unreached."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jiping.model import Interval, add_up

values = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
marks = st.booleans()


@st.composite
def ranges(draw: st.DrawFn, lowest: int = -1000) -> tuple[Interval, Fraction]:
    """A range that is not empty, and a value in it. Its ends are met often: there the marks matter."""
    inside = draw(st.fractions(min_value=lowest, max_value=1000, max_denominator=50))
    below = draw(st.none() | st.just(Fraction(0)) | st.fractions(min_value=0, max_value=10, max_denominator=50))
    above = draw(st.none() | st.just(Fraction(0)) | st.fractions(min_value=0, max_value=10, max_denominator=50))
    low = None if below is None else max(inside - below, Fraction(lowest))
    high = None if above is None else inside + above
    low_open = low is not None and low < inside and draw(marks)
    high_open = high is not None and high > inside and draw(marks)
    return Interval(low, high, low_open, high_open), inside


@given(ranges(), ranges())
def test_sums_and_differences_keep_the_true_value(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, two
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (-a).contains(-x)
    assert add_up([a, b, a]).contains(x + y + x)


@given(ranges(), values)
def test_scaling_keeps_the_true_value(one: tuple[Interval, Fraction], factor: Fraction) -> None:
    interval, value = one
    assert interval.scale(factor).contains(value * factor)


@given(ranges(), ranges())
def test_quotients_keep_the_true_value(one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = one, two
    ratio = a.ratio(b)
    if ratio is None:
        assert None in (a.low, a.high, b.low, b.high) or b.low <= 0 <= b.high
    else:
        assert ratio.contains(x / y)


@given(ranges(lowest=0), ranges(lowest=0))
def test_products_of_amounts_keep_the_true_value(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, two
    assert a.times(b).contains(x * y)


@given(ranges(), ranges())
def test_a_sum_has_no_value_that_no_parts_give(one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]) -> None:
    (a, _), (b, _) = one, two
    total = a + b
    for end, reached in ((total.low, not total.low_open), (total.high, not total.high_open)):
        if end is not None:
            # The end of a sum is reached exactly when both parts reach theirs.
            assert total.contains(end) == reached
            assert (b - Interval.point(end)).meets(-a) == reached


@given(ranges())
def test_negation_twice_is_nothing(one: tuple[Interval, Fraction]) -> None:
    interval, _ = one
    negated = -interval
    assert -negated == interval
    assert (-interval).low_open == interval.high_open
    assert (-interval).high_open == interval.low_open


@given(ranges(), ranges(), values)
def test_meeting_is_symmetric_and_means_a_shared_value(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction], value: Fraction
) -> None:
    (a, x), (b, y) = one, two
    assert a.meets(b) == b.meets(a)
    assert a.gap(b) == b.gap(a) >= 0
    both = a.intersect(b)
    assert both == b.intersect(a) or both.is_empty
    for point in (x, y, value):
        assert both.contains(point) == (a.contains(point) and b.contains(point))
    if a.meets(b):
        assert a.gap(b) == 0


@given(ranges(), ranges())
def test_addition_does_not_depend_on_order(one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]) -> None:
    (a, _), (b, _) = one, two
    assert a + b == b + a
    assert a - b == -(b - a)


@given(ranges())
def test_narrowing_never_widens(one: tuple[Interval, Fraction]) -> None:
    interval, value = one
    assume(interval.low is not None)
    narrower = interval.intersect(Interval(interval.low, value))
    assert narrower.contains(value)
    assert interval.intersect(narrower) == narrower


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        (Interval.of(1, 2), Interval.of(2, 3), True),
        (Interval.of(1, 2, high_open=True), Interval.of(2, 3), False),
        (Interval.of(1, 2), Interval.of(2, 3, low_open=True), False),
        (Interval.of(1, 2, high_open=True), Interval.of(2, 3, low_open=True), False),
        (Interval.of(1, 2), Interval.of("2.0001", 3), False),
        (Interval.of(None, 2), Interval.of(2, None), True),
        (Interval.of(None, 2, high_open=True), Interval.of(2, None), False),
        (Interval.of(None, None), Interval.point(0), True),
        (Interval.of("319.265", "319.275"), Interval.of("319.275", "319.285"), True),
    ],
)
def test_touching_ends_meet_only_where_both_are_reached(one: Interval, two: Interval, meet: bool) -> None:
    assert one.meets(two) is meet
    assert two.meets(one) is meet
    assert (-one).meets(-two) is meet
    assert one.gap(two) == (Fraction(1, 10000) if two.low == Fraction("2.0001") else 0)


@pytest.mark.parametrize(
    ("interval", "empty"),
    [
        (Interval.of(1, 1), False),
        (Interval.of(1, 1, low_open=True), True),
        (Interval.of(1, 1, high_open=True), True),
        (Interval.of(2, 1), True),
        (Interval.of(None, 1), False),
        (Interval.of(1, None, low_open=True), False),
    ],
)
def test_empty(interval: Interval, empty: bool) -> None:
    assert interval.is_empty is empty


@pytest.mark.parametrize(
    ("part", "whole", "low", "high", "low_open", "high_open"),
    [
        (Interval.of(1, 2), Interval.of(4, 8), "1/8", "1/2", False, False),
        (Interval.of(-2, -1), Interval.of(4, 8), "-1/2", "-1/8", False, False),
        (Interval.of(1, 2), Interval.of(-8, -4), "-1/2", "-1/8", False, False),
        (Interval.of(1, 2, high_open=True), Interval.of(4, 8), "1/8", "1/2", False, True),
        (Interval.of(1, 2), Interval.of(4, 8, low_open=True), "1/8", "1/2", False, True),
        # Zero divided by anything is zero, and it is reached.
        (Interval.point(0), Interval.of(260, 270, True, True), "0", "0", False, False),
        (Interval.of(0, 1), Interval.of(1, 2, high_open=True), "0", "1", False, False),
    ],
)
def test_quotients(part: Interval, whole: Interval, low: str, high: str, low_open: bool, high_open: bool) -> None:
    assert part.ratio(whole) == Interval(Fraction(low), Fraction(high), low_open, high_open)


@pytest.mark.parametrize("whole", [Interval.of(0, 1), Interval.of(-1, 1), Interval.of(-1, 0), Interval.of(1, None)])
def test_no_quotient_where_the_divisor_may_be_zero_or_is_unbounded(whole: Interval) -> None:
    assert Interval.of(1, 2).ratio(whole) is None


def test_a_product_with_zero_reaches_zero() -> None:
    assert Interval.of(0, 1).times(Interval.of(1, 2, True, True)) == Interval.of(0, 2, False, True)
    assert Interval.point(0).times(Interval.of(1, 2, True, True)) == Interval.point(0)
    assert Interval.of(-1, 1, low_open=True).times(Interval.of(2, 3)) == Interval.of(0, 3)
    assert Interval.of(1, 2).times(Interval.of(3, None)) == Interval.of(3, None)


def test_nothing_added_up_is_zero() -> None:
    assert add_up([]) == Interval.point(0)


def test_ends_are_exact() -> None:
    tenth = Interval.point("0.1")
    assert (tenth + tenth + tenth) == Interval.point("0.3")
    assert tenth.low == Fraction(1, 10)

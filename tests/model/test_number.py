"""What a printed number stands for: half a unit of its last digit, or what the words around it say."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.model import PERCENT, UNITS, WAN_YUAN, YUAN, Dimension, Interval, Number, Qualifier, Unit, count_unit
from jiping.model.number import format_number

PERSONS = count_unit("人")
MYRIADS_OF_PERSONS = Unit("万人", Dimension.COUNT, Decimal(10_000))


def number(value: str, unit: Unit = WAN_YUAN, qualifier: Qualifier = Qualifier.NONE, high: str | None = None) -> Number:
    digits = Decimal(value)
    decimals = len(value.partition(".")[2])
    return Number(value, digits, decimals, unit, qualifier, None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        (number("319.27"), "3192650", "3192750"),
        (number("0.5"), "4500", "5500"),
        (number("12"), "115000", "125000"),
        (number("-3.20"), "-32050", "-31950"),
        (number("0.00"), "-50", "50"),
        (number("12345678.90", YUAN), "12345678.895", "12345678.905"),
        (number("1.2", UNITS["亿元"]), "115000000", "125000000"),
        (number("12.5", PERCENT), "12.45", "12.55"),
        (number("12.5", UNITS["‰"]), "1.245", "1.255"),
        (number("0.5", UNITS["个百分点"]), "0.45", "0.55"),
        (number("99.43", UNITS["分"]), "99.425", "99.435"),
        # Persons are whole; 12万人 is rounded like any amount.
        (number("25", PERSONS), "25", "25"),
        (number("25.5", PERSONS), "25.45", "25.55"),
        (number("12", MYRIADS_OF_PERSONS), "115000", "125000"),
        (number("3", WAN_YUAN, high="5"), "30000", "50000"),
        (number("300", WAN_YUAN, Qualifier.ABOUT), "2700000", "3300000"),
    ],
)
def test_closed_ranges(printed: Number, low: str, high: str) -> None:
    assert printed.interval == Interval.of(low, high)


@pytest.mark.parametrize(
    ("printed", "interval"),
    [
        (number("260", PERSONS, Qualifier.OVER), Interval.of(260, 270, True, True)),
        (number("300", PERSONS, Qualifier.OVER), Interval.of(300, 400, True, True)),
        (number("7", PERSONS, Qualifier.OVER), Interval.of(7, 8, True, True)),
        (number("-260", YUAN, Qualifier.OVER), Interval.of(-270, -260, True, True)),
        (number("0.5", YUAN, Qualifier.OVER), Interval.of("0.5", "0.6", True, True)),
        # 满意度超过90% leaves 98% possible: the word gives no upper end.
        (number("90", PERCENT, Qualifier.ABOVE), Interval(Fraction(90), None, True)),
        (number("90", PERCENT, Qualifier.AT_LEAST), Interval(Fraction(90), None)),
        (number("5", WAN_YUAN, Qualifier.AT_MOST), Interval(None, Fraction(50000))),
        (number("300", WAN_YUAN, Qualifier.NEARLY), Interval.of(2_000_000, 3_000_000, True, False)),
        (number("20.5", PERCENT, Qualifier.NEARLY), Interval.of("20.4", "20.5", True, False)),
    ],
)
def test_qualified_ranges(printed: Number, interval: Interval) -> None:
    assert printed.interval == interval
    assert printed.interval.contains(interval.high if printed.qualifier is Qualifier.NEARLY else printed.base) == (
        printed.qualifier not in (Qualifier.OVER, Qualifier.ABOVE)
    )


amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
money_units = st.sampled_from([YUAN, UNITS["千元"], WAN_YUAN, UNITS["亿元"]])


@given(amounts, money_units, st.integers(0, 6), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_the_true_amount_is_in_the_range_of_its_print(yuan: Decimal, unit: Unit, decimals: int, rounding: str) -> None:
    printed = (yuan / unit.factor).quantize(Decimal(1).scaleb(-decimals), rounding)
    assert Number(str(printed), printed, decimals, unit).interval.contains(yuan)


@given(amounts, st.integers(0, 4))
def test_cut_off_amounts_are_within_one_step(yuan: Decimal, decimals: int) -> None:
    printed = (yuan / WAN_YUAN.factor).quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN)
    number = Number(str(printed), printed, decimals, WAN_YUAN)
    assert number.interval.gap(Interval.point(yuan)) <= Fraction(number.step) / 2


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_printing_keeps_every_digit(value: Decimal) -> None:
    assert Decimal(format_number(value).replace(",", "")) == value
    assert Decimal(format_number(value, separators=False)) == value
    assert "e" not in format_number(value).lower()


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [("1234.5", 2, "1,234.50"), ("1234.5", None, "1,234.5"), ("-1234567", 0, "-1,234,567"), ("1E+3", None, "1,000")],
)
def test_printing(value: str, decimals: int | None, printed: str) -> None:
    assert format_number(Decimal(value), decimals) == printed


def test_a_number_prints_as_people_write_it() -> None:
    assert str(number("1234.50")) == "1,234.50万元"
    assert str(number("5", PERSONS)) == "5人"
    assert number("0.01").step == Decimal(100)
    assert number("0.01").base == Decimal(100)

"""Money is exact, reads what it prints, and never takes half an amount for one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.model import UNITS, WAN_YUAN, YUAN, Money, Unit
from jiping.model.unit import Dimension

UNITS_OF_MONEY = sorted(
    {unit for unit in UNITS.values() if unit.dimension is Dimension.MONEY}, key=lambda unit: unit.factor
)
amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=2).map(Money)


@given(amounts)
def test_what_is_printed_is_read_again(money: Money) -> None:
    assert Money.parse(str(money)) == money


@given(amounts, st.sampled_from(UNITS_OF_MONEY))
def test_in_any_unit(money: Money, unit: Unit) -> None:
    shown = money.show(unit)
    assert Money.parse(shown) == money
    assert shown.endswith(unit.name)


@given(amounts, amounts)
def test_sums_are_exact(one: Money, two: Money) -> None:
    assert (one + two) - two == one
    assert abs(one - two) == abs(two - one)
    assert (one < two) == (two - one > Money(Decimal(0)))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1,234.57 万元", "12345700"),
        ("1234.57万元", "12345700"),
        ("0.5 万元", "5000"),
        ("0.5 元", "0.5"),
        ("12", "12"),
        ("-3.2万元", "-32000"),
        ("−3.2万元", "-32000"),
        ("+3.2万元", "32000"),
        (".5元", "0.5"),
        ("1.2亿元", "120000000"),
        ("3亿", "300000000"),
        ("5万", "50000"),
        ("7 千元", "7000"),
        ("7百元", "700"),
        (" 1,000,000.00 元 ", "1000000"),
    ],
)
def test_reads(text: str, yuan: str) -> None:
    assert Money.parse(text) == Money(Decimal(yuan))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "万元",
        "12人",
        "12%",
        "1,2万元",
        "1,23,456元",
        ",5元",
        "1.2.3元",
        "一万元",
        "5万 元整",
        "12 34元",
        "5.",
        "1e3元",
        "NaN",
    ],
)
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="不是金额"):
        Money.parse(text)


@pytest.mark.parametrize(
    ("yuan", "unit", "shown"),
    [
        ("12345700", WAN_YUAN, "1,234.57 万元"),
        ("12345678.90", WAN_YUAN, "1,234.56789 万元"),
        ("50000", WAN_YUAN, "5.00 万元"),
        ("1234", YUAN, "1,234 元"),
        ("1234.50", YUAN, "1,234.5 元"),
        ("-5000", WAN_YUAN, "-0.50 万元"),
        ("0", WAN_YUAN, "0.00 万元"),
    ],
)
def test_shows(yuan: str, unit: Unit, shown: str) -> None:
    assert Money(Decimal(yuan)).show(unit) == shown

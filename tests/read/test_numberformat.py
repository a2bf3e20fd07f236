"""Numbers as a spreadsheet prints them: the printed digits decide what a figure can stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.read.numberformat import format_value, general, number_of

ACCOUNT = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("0.98", "0.00%", "98.00%"),
        ("0.126", "0%", "13%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("1234567.5", "#,##0", "1,234,568"),
        ("1.005", "0.00", "1.01"),  # half up on the fifteen digits a spreadsheet keeps
        ("0.0900000762939453", "0.00", "0.09"),
        ("-1234.5", "#,##0.00", "-1,234.50"),
        ("-0.004", "0.00", "-0.00"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-1234.5", "#,##0.00;[Red]#,##0.00", "-1,234.50"),  # red alone is no sign to a reader of text
        ("0", ACCOUNT, "-"),
        ("-12.345", ACCOUNT, "-12.35"),
        ("12.5", '0.00"万元"', "12.50万元"),
        ("2024", '0"年"', "2024年"),
        ("123456", "0!.0,", "12.3"),  # thousands shown as 万: a Chinese habit
        ("123456789", "0.00,,", "123.46"),
        ("7", "000", "007"),
        ("2010601", "@", "2010601"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("0.5", "#.##", "0.5"),
        ("0", "#", ""),
        ("3", ";;;", ""),
        ("5", "[>=100]0.0;[<10]0.00;0", "5.00"),
        ("12", 'G/通用格式"人"', "12人"),
        ("0.25", "# ?/?", "0.25"),
        ("45000", "yyyy-mm-dd", "2023-03-15"),
        ("45000", '[$-804]yyyy"年"m"月"d"日";@', "2023年3月15日"),
        ("45000.5", "yyyy/m/d h:mm", "2023/3/15 12:00"),
        ("45000", "aaaa", "星期三"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("-5", "yyyy-mm-dd", "-5"),
        ("1.5", "[h]:mm", "36:00"),
    ],
)
def test_formats(value: str, code: str, printed: str) -> None:
    number = number_of(value)
    assert number is not None
    assert format_value(number, code).strip() == printed


def test_dates_of_1904() -> None:
    assert format_value(Decimal(43538), "yyyy-mm-dd", date1904=True) == "2023-03-15"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("319.26999999999998", "319.27"),
        ("0.30000000000000004", "0.3"),
        ("1234567.891234", "1234567.891"),
        ("123456789012", "123456789012"),
        ("0.00001234", "0.00001234"),
        ("-5", "-5"),
    ],
)
def test_general(value: str, printed: str) -> None:
    number = number_of(value)
    assert number is not None
    assert general(number) == printed


@pytest.mark.parametrize("text", ["", "x", "NaN", "Infinity", "1e999999999", "9" * 401, "1e400"])
def test_what_is_no_number(text: str) -> None:
    assert number_of(text) is None


@given(st.decimals(-(10**12), 10**12, places=2))
def test_two_decimals_lose_nothing(value: Decimal) -> None:
    assert Decimal(format_value(value, "#,##0.00").replace(",", "")) == value


@given(
    st.floats(allow_nan=False, allow_infinity=False), st.text('0#?.,%@;"\\[]ymdhs_*E+/年 红Red$-!General', max_size=20)
)
def test_any_format_prints_something_or_nothing(value: float, code: str) -> None:
    number = number_of(repr(value))
    assert number is None or isinstance(format_value(number, code), str)


@given(st.decimals(-(10**9), 10**9, places=5), st.sampled_from(["0", "0.00", "#,##0.0", "#,##0", "0.00%", "0.000_ "]))
def test_the_quick_way_prints_the_same(value: Decimal, code: str) -> None:
    # A section of its own for negative numbers takes the long way.
    assert format_value(value, code).strip() == format_value(value, f"{code};-{code}").strip()

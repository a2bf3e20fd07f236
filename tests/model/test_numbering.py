"""The numbers in front of headings and items; Chinese numerals against an independent reader of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.concepts.numbers import parse_chinese
from jiping.model.numbering import chinese_to_int, read_number, starts_numbered


@pytest.mark.parametrize(
    ("text", "printed", "form", "value"),
    [
        ("一、基本情况", "一、", "chinese", 1),
        ("十二、其他", "十二、", "chinese", 12),
        ("二十．其他", "二十．", "chinese", 20),
        ("（三）资金使用", "（三）", "chinese_bracket", 3),
        ("(十)资金使用", "(十)", "chinese_bracket", 10),
        ("第二部分 决算表", "第二部分", "part", 2),
        ("第三章 附则", "第三章", "chapter", 3),
        ("第一节 概况", "第一节", "section", 1),
        ("第一百零三条 本办法", "第一百零三条", "article", 103),
        ("1、办公费", "1、", "digit", 1),
        ("12．办公费", "12．", "digit", 12),
        ("3.办公费", "3.", "digit", 3),
        ("（4）印刷费", "（4）", "digit_bracket", 4),
        ("5）差旅费", "5）", "digit_half", 5),
        ("③差旅费", "③", "circle", 3),
        ("附件2：自评表", "附件2：", "annex", 2),
        ("附件 自评表", "附件", "annex", 1),
    ],
)
def test_forms(text: str, printed: str, form: str, value: int) -> None:
    numbered = read_number(text)
    assert numbered is not None
    assert (numbered.text.strip(), numbered.form, numbered.value) == (printed, form, value)
    assert text.startswith(numbered.text)
    assert numbered.end == len(numbered.text)
    assert starts_numbered("　" + text)


@pytest.mark.parametrize(
    "text",
    [
        "1.5万元",
        "12.35%",
        "2024年度",
        "一般公共预算",
        "三公经费",
        "十四五规划",
        "第三方机构",
        "100万元",
        "附近",
        "",
        "、",
    ],
)
def test_what_is_no_numbering(text: str) -> None:
    assert read_number(text) is None
    assert not starts_numbered(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", "3"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零三", "103"),
        ("一千零五十", "1050"),
        ("一百二十万", "1200000"),
        ("一千二百三十四万", "12340000"),
        ("一亿二千万", "120000000"),
        ("三亿零五十万", "300500000"),
        ("一万亿", "1000000000000"),
        ("两万五千", "25000"),
        ("二〇二四", "2024"),
        ("十二点五", "12.5"),
        ("零点零五", "0.05"),
        ("零", "0"),
    ],
)
def test_chinese_numerals(text: str, value: str) -> None:
    assert str(parse_chinese(text)) == value


@pytest.mark.parametrize("text", ["", "万", "百万", "千", "点五", "甲", "一二点三四甲"])
def test_what_is_no_numeral(text: str) -> None:
    assert parse_chinese(text) is None


def test_against_cn2an_all_that_number_headings() -> None:
    cn2an = pytest.importorskip("cn2an")
    for value in range(1, 1000):
        printed = cn2an.an2cn(value).removeprefix("一") if 10 <= value < 20 else cn2an.an2cn(value)
        assert chinese_to_int(printed) == value
        assert parse_chinese(printed) == value


@given(st.integers(1, 99_999_999))
def test_against_cn2an(value: int) -> None:
    cn2an = pytest.importorskip("cn2an")
    assert parse_chinese(cn2an.an2cn(value)) == value


@given(st.integers(10**8, 10**12))
def test_against_cn2an_beyond_a_hundred_million(value: int) -> None:
    cn2an = pytest.importorskip("cn2an")
    assert parse_chinese(cn2an.an2cn(value)) == value

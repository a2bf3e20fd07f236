"""The number grammar: which characters are a figure, what it is worth, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.concepts.numbers import find_numbers, parse_cell, parse_chinese, unit_of
from jiping.model import NO_UNIT, PERCENT, UNITS, WAN_YUAN, Dimension, Qualifier
from jiping.model.number import format_number

# A sentence, then for each figure in it: the characters, value (low..high for a range), unit, qualifier.
Row = tuple[str, str, str, str]
FIGURES: list[tuple[str, list[Row]]] = [
    # amounts
    ("2024年度支出319.27万元。", [("319.27万元", "319.27", "万元", "")]),
    ("支出1,234.57 万元。", [("1,234.57 万元", "1234.57", "万元", "")]),
    ("支出1，234.57万元，收入5万元。", [("1，234.57万元", "1234.57", "万元", ""), ("5万元", "5", "万元", "")]),
    ("支出1,234,567.80元。", [("1,234,567.80元", "1234567.80", "元", "")]),
    ("支出１２３．４５万元，增长１２％。", [("１２３．４５万元", "123.45", "万元", ""), ("１２％", "12", "%", "")]),
    ("合计1720.00万，", [("1720.00万", "1720.00", "万元", "")]),
    ("投资3亿，其中2.5亿元。", [("3亿", "3", "亿元", ""), ("2.5亿元", "2.5", "亿元", "")]),
    ("3.5亿元用于民生。", [("3.5亿元", "3.5", "亿元", "")]),
    ("补助3千元、5百元。", [("3千元", "3", "千元", ""), ("5百元", "5", "百元", "")]),
    ("结转0.00万元，结余0万元。", [("0.00万元", "0.00", "万元", ""), ("0万元", "0", "万元", "")]),
    ("每人每月300元，5元/人。", [("300元", "300", "元", ""), ("5元", "5", "元", "")]),
    ("分别为5万元、6万元和7万元", [("5万元", "5", "万元", ""), ("6万元", "6", "万元", ""), ("7万元", "7", "万元", "")]),
    ("项目1：20万元", [("1", "1", "", ""), ("20万元", "20", "万元", "")]),
    ("人员3名,5万元", [("3名", "3", "名", ""), ("5万元", "5", "万元", "")]),
    ("支出2010601元", [("2010601元", "2010601", "元", "")]),
    # signs
    ("增长率为-3.2%，变动-5.5万元", [("-3.2%", "-3.2", "%", ""), ("-5.5万元", "-5.5", "万元", "")]),
    ("变动－5.5万元", [("－5.5万元", "-5.5", "万元", "")]),
    ("较上年+5.5万元", [("5.5万元", "5.5", "万元", "")]),
    # percentages, points, scores
    ("增长12.35%，提高0.5个百分点", [("12.35%", "12.35", "%", ""), ("0.5个百分点", "0.5", "个百分点", "")]),
    ("执行率100%", [("100%", "100", "%", "")]),
    ("降低12.5‰", [("12.5‰", "12.5", "‰", "")]),
    ("自评得分99.43分，等级为优", [("99.43分", "99.43", "分", "")]),
    ("满分100分，得98分。", [("100分", "100", "分", ""), ("98分", "98", "分", "")]),
    ("用时10分钟", [("10分钟", "10", "分钟", "")]),
    # counts
    ("受益12万人", [("12万人", "12", "万人", "")]),
    ("共50批次500人次", [("50批次", "50", "批次", ""), ("500人次", "500", "人次", "")]),
    ("车辆5辆，设备（不含车辆）2台（套）", [("5辆", "5", "辆", ""), ("2台", "2", "台", "")]),
    ("举办培训班8期", [("8期", "8", "期", "")]),
    ("办结12345件", [("12345件", "12345", "件", "")]),
    ("面积12万平方米，绿化1.2万㎡、3000亩", [
        ("12万平方米", "12", "万平方米", ""), ("1.2万㎡", "1.2", "万平方米", ""), ("3000亩", "3000", "亩", ""),
    ]),
    # ranges
    ("补助3—5万元", [("3—5万元", "3..5", "万元", "")]),
    ("补助3至5万元", [("3至5万元", "3..5", "万元", "")]),
    ("补助5万—6万元", [("5万—6万元", "5..6", "万元", "")]),
    ("补助5万元至6.5万元", [("5万元至6.5万元", "5..6.5", "万元", "")]),
    ("补助5000元至1万元", [("5000元至1万元", "0.5..1", "万元", "")]),
    ("增长5%-6%", [("5%-6%", "5..6", "%", "")]),
    ("增长10%~15%，", [("10%~15%", "10..15", "%", "")]),
    ("每年2-3次、3－5人", [("2-3次", "2..3", "次", ""), ("3－5人", "3..5", "人", "")]),
    # qualifiers
    ("走访260余次", [("260余次", "260", "次", "over")]),
    ("开展260多次", [("260多次", "260", "次", "over")]),
    ("投入3万余元、2亿多元、1100余万元", [
        ("3万余元", "3", "万元", "over"), ("2亿多元", "2", "亿元", "over"), ("1100余万元", "1100", "万元", "over"),
    ]),
    ("近300万元", [("近300万元", "300", "万元", "nearly")]),
    ("约20人，约为20.5%，20万元左右", [
        ("约20人", "20", "人", "about"), ("约为20.5%", "20.5", "%", "about"), ("20万元左右", "20", "万元", "about"),
    ]),
    ("超过95%，突破1亿元", [("超过95%", "95", "%", "above"), ("突破1亿元", "1", "亿元", "above")]),
    ("不低于90%，至少5人", [("不低于90%", "90", "%", "at_least"), ("至少5人", "5", "人", "at_least")]),
    ("满意度≥95%，成本≤10万元", [("≥95%", "95", "%", "at_least"), ("≤10万元", "10", "万元", "at_most")]),
    ("不超过5万元，10%以内", [("不超过5万元", "5", "万元", "at_most"), ("10%以内", "10", "%", "at_most")]),
    ("单价100万元（含）以上设备3台", [("100万元（含）以上", "100", "万元", "at_least"), ("3台", "3", "台", "")]),
    ("单价50万元以上", [("50万元以上", "50", "万元", "at_least")]),
    # Chinese numerals
    ("补助一百二十万元", [("一百二十万元", "120", "万元", "")]),
    ("补助一万五千元", [("一万五千元", "15000", "元", "")]),
    ("投资一亿二千万元", [("一亿二千万元", "12000", "万元", "")]),
    ("节约100多元，集约5人", [("100多元", "100", "元", "over"), ("5人", "5", "人", "")]),
    ("附近5个村", [("5个", "5", "个", "")]),
    ("罚款三百元", [("三百元", "300", "元", "")]),
    ("达到百分之八十", [("百分之八十", "80", "%", "")]),
    ("达到百分之十二点五", [("百分之十二点五", "12.5", "%", "")]),
    ("达到百分之80", [("百分之80", "80", "%", "")]),
    ("近三十万元，约百分之二十，百分之九十以上，不超过三万元", [
        ("近三十万元", "30", "万元", "nearly"), ("约百分之二十", "20", "%", "about"),
        ("百分之九十以上", "90", "%", "at_least"), ("不超过三万元", "3", "万元", "at_most"),
    ]),
    ("提高零点五个百分点", [("零点五个百分点", "0.5", "个百分点", "")]),
    ("覆盖五成以上，", [("五成", "50", "%", "about")]),
    ("完成八成半。", [("八成半", "85", "%", "about")]),
    ("新增两家企业，派出三名干部，三十余人", [
        ("两家", "2", "家", ""), ("三名", "3", "名", ""), ("三十余人", "30", "人", "over"),
    ]),
    # in one sentence with what is no figure
    ("行政运行（2010601）2023年5万元", [("5万元", "5", "万元", "")]),
    ("2010601行政运行5万元", [("5万元", "5", "万元", "")]),
    ("截至2024年12月31日，共有车辆7辆", [("7辆", "7", "辆", "")]),
    ("（1）办公费3万元，（2）印刷费2万元", [("3万元", "3", "万元", ""), ("2万元", "2", "万元", "")]),
    ("如下。1、人员经费10万元；2、公用经费5万元。", [("10万元", "10", "万元", ""), ("5万元", "5", "万元", "")]),
    ("湘财绩〔2024〕1号文下达20万元", [("20万元", "20", "万元", "")]),
    ("12345热线办理56件", [("56件", "56", "件", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[text for text, _ in FIGURES])
def test_figures(text: str, expected: list[Row]) -> None:
    found = find_numbers(text)
    rows = []
    for one in found:
        number = one.number
        value = str(number.value) if number.high is None else f"{number.value}..{number.high}"
        rows.append((number.text, value, number.unit.name, number.qualifier.value))
        assert text[one.start : one.end] == number.text
    assert rows == expected


def test_decimals_of_words() -> None:
    (found,) = find_numbers("提高零点五个百分点")
    assert (found.number.decimals, found.number.step) == (1, Decimal("0.1"))


def test_a_fraction_in_words() -> None:
    (found,) = find_numbers("覆盖三分之二以上的村")
    assert found.number.unit is PERCENT
    assert found.number.qualifier is Qualifier.ABOUT
    assert found.number.value.quantize(Decimal("0.01")) == Decimal("66.67")


NOT_FIGURES = [
    "2024年", "2024年度部门决算", "2023-2025年", "2021—2023年实施", "2024年1月1日至12月31日", "2024-12-31",
    "2024.12.31", "12月31日", "1至6月", "1-12月", "3年期", "1—3年", "15日内", "8:30-17:30", "时间8：30",
    "湘财绩〔2024〕1号", "财预[2018]167号", "（2024）12号", "第3条", "第十条第3款", "第1季度", "第2名", "第一名",
    "第五次会议", "表3", "附件2", "附表 4", "图1", "编号W060701", "GB/T 9704—2012", "GB/T9704-2012", "A4", "5G",
    "V2.0", "No.12", "（2010601）", "行政运行（20106）", "2010601行政运行", "13800138000", "0731-8222333",
    "430100199001011234", "一、基本情况", "三公经费", "十四五规划", "五年规划", "一般公共预算", "万元", "亿元",
    "百万元", "数百万元", "几十万元", "上千万元", "十几万元", "二〇二四年", "一次性", "一批", "3/5", "3km",
    "12345热线",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert find_numbers(text) == []
    assert find_numbers(f"据统计，{text}，情况良好。") == []


@pytest.mark.parametrize("text", ["支出1234,567万元", "支出12,34.5万元"])
def test_a_misplaced_separator_gives_no_amount(text: str) -> None:
    """What cannot be read for sure is not read as its last three digits."""
    assert [found for found in find_numbers(text) if found.number.unit is WAN_YUAN] == []


# ------------------------------------------------------------------------------------------------ properties

units = [
    "元",
    "千元",
    "万元",
    "亿元",
    "%",
    "个百分点",
    "分",
    "人",
    "个",
    "件",
    "批次",
    "人次",
    "台",
    "辆",
    "平方米",
    "",
]
before = ["支出", "支出总计", "共有", "共 ", "其中：", "分别为", "，", "（", "2024年度支出", "比上年增加"]
after = ["。", "，", "；", "）", "、", "，占比较大。", " ，", "\n"]


@given(
    st.integers(0, 10**11),
    st.integers(0, 4),
    st.booleans(),
    st.sampled_from(units),
    st.sampled_from(["", " "]),
    st.sampled_from(before),
    st.sampled_from(after),
)
def test_what_is_printed_is_read_again(
    digits: int, decimals: int, separators: bool, unit: str, gap: str, words: str, end: str
) -> None:
    value = Decimal(digits).scaleb(-decimals)
    printed = format_number(value, decimals, separators)
    if len(printed) > 6 or words == "（" or end == "、":
        unit = unit or "元"  # long digits alone are codes; short ones in brackets or before 、 number something
    (found,) = find_numbers(f"{words}{printed}{gap if unit else ''}{unit}{end}")
    assert found.number.value == value
    assert found.number.decimals == decimals
    assert found.number.unit == unit_of(unit)
    assert found.number.qualifier is Qualifier.NONE
    assert found.number.high is None


@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(["万元", "%", "人"])), min_size=1, max_size=6))
def test_neighbours_do_not_touch(pieces: list[tuple[int, str]]) -> None:
    text = "、".join(f"其中{format_number(Decimal(value).scaleb(-2), 2)}{unit}" for value, unit in pieces)
    found = find_numbers(text)
    assert [(one.number.value, one.number.unit.name) for one in found] == [
        (Decimal(value).scaleb(-2), unit) for value, unit in pieces
    ]
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(1, 99_999_999), st.sampled_from(["元", "人", "户"]))
def test_chinese_numerals_in_sentences(value: int, unit: str) -> None:
    cn2an = pytest.importorskip("cn2an")
    (found,) = find_numbers(f"共计{cn2an.an2cn(value)}{unit}。")
    assert found.number.base == value * unit_of(unit).factor
    assert found.is_word


@given(
    st.text(
        alphabet="0123456789,.，．％%万亿元人年月日第（）()〔〕-—至、：:一二三十百千点成分之约近余多 年号A", max_size=40
    )
)
def test_any_text_gives_figures_inside_it(text: str) -> None:
    last = 0
    for found in find_numbers(text):
        assert last <= found.start < found.end <= len(text)
        assert found.number.text == text[found.start : found.end]
        assert not found.number.interval.is_empty or found.number.high is not None
        last = found.end


@given(st.text(max_size=12))
def test_any_text_is_a_numeral_or_none(text: str) -> None:
    value = parse_chinese(text)
    assert value is None or value >= 0


# ----------------------------------------------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("1,234.57", "1234.57", 2),
        ("1234.57", "1234.57", 2),
        ("0.00", "0.00", 2),
        ("0", "0", 0),
        ("-5.5", "-5.5", 1),
        ("−5.5", "-5.5", 1),
        ("－5.5", "-5.5", 1),
        ("(5.5)", "-5.5", 1),
        ("（5.5）", "-5.5", 1),
        ("+5.5", "5.5", 1),
        ("１２３．４", "123.4", 1),
        (" 12 ", "12", 0),
    ],
)
def test_cells(text: str, value: str, decimals: int) -> None:
    number = parse_cell(text, WAN_YUAN)
    assert number is not None
    assert (str(number.value), number.decimals, number.unit) == (value, decimals, WAN_YUAN)


@pytest.mark.parametrize("text", ["12.5%", "12.5％", "12.5 %"])
def test_a_percentage_in_a_cell_keeps_its_unit(text: str) -> None:
    number = parse_cell(text, WAN_YUAN)
    assert number is not None
    assert (number.value, number.unit) == (Decimal("12.5"), PERCENT)


@pytest.mark.parametrize("text", ["", "—", "无", "12人", "1 2", "1,23", "12..5", "12.", "2024年", "1-2", "八、"])
def test_cells_without_a_number(text: str) -> None:
    assert parse_cell(text, WAN_YUAN) is None


@pytest.mark.parametrize(
    ("name", "dimension", "factor"),
    [
        ("万元", Dimension.MONEY, "10000"),
        ("万", Dimension.MONEY, "10000"),
        ("万人", Dimension.COUNT, "10000"),
        ("万 人次", Dimension.COUNT, "10000"),
        ("亿件", Dimension.COUNT, "100000000"),
        ("辆", Dimension.COUNT, "1"),
        ("％", Dimension.PERCENT, "1"),
        ("㎡", Dimension.AREA, "1"),
        ("", Dimension.NONE, "1"),
    ],
)
def test_units(name: str, dimension: Dimension, factor: str) -> None:
    unit = unit_of(name)
    assert (unit.dimension, unit.factor) == (dimension, Decimal(factor))


def test_no_unit_is_one_value() -> None:
    assert unit_of("") is NO_UNIT
    assert unit_of("百分点") is UNITS["个百分点"]

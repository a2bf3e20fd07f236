"""Units of printed numbers and what one of them is in the base unit of its dimension.

Money is compared in 元, shares in percent, points in percentage points, counts in themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Dimension(StrEnum):
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"  # percentage points: a difference of two percentages
    SCORE = "score"
    COUNT = "count"
    AREA = "area"
    LENGTH = "length"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed. ``factor`` turns a number in this unit into the base unit of its dimension."""

    name: str
    dimension: Dimension
    factor: Decimal = Decimal(1)

    def __str__(self) -> str:
        return self.name


def _money(name: str, factor: str) -> Unit:
    return Unit(name, Dimension.MONEY, Decimal(factor))


UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        _money("元", "1"),
        _money("百元", "100"),
        _money("千元", "1000"),
        _money("万元", "10000"),
        _money("百万元", "1000000"),
        _money("千万元", "10000000"),
        _money("亿元", "100000000"),
        _money("万亿元", "1000000000000"),
        Unit("%", Dimension.PERCENT),
        Unit("‰", Dimension.PERCENT, Decimal("0.1")),
        Unit("个百分点", Dimension.POINTS),
        Unit("分", Dimension.SCORE),
        Unit("平方米", Dimension.AREA),
        Unit("万平方米", Dimension.AREA, Decimal(10000)),
        Unit("公顷", Dimension.AREA, Decimal(10000)),
        Unit("亩", Dimension.AREA, Decimal("666.6666666666666666666666667")),
        Unit("米", Dimension.LENGTH),
        Unit("公里", Dimension.LENGTH, Decimal(1000)),
        Unit("", Dimension.NONE),
    )
}
UNITS |= {
    alias: UNITS[name]
    for alias, name in {
        "％": "%",
        "个百分点": "个百分点",
        "百分点": "个百分点",
        "㎡": "平方米",
        "m²": "平方米",
        "万㎡": "万平方米",
        "万": "万元",  # 万 without 元 is 万元 where an amount is meant; the number grammar decides that
        "亿": "亿元",
        "人民币元": "元",
    }.items()
}

COUNT_WORDS = (
    "人次",
    "人",
    "名",
    "个",
    "家",
    "件",
    "次",
    "批次",
    "批",
    "台",
    "辆",
    "户",
    "项",
    "起",
    "所",
    "处",
    "套",
    "篇",
    "条",
    "份",
    "场",
    "期",
    "天",
    "日",
    "月",
    "年",
    "岁",
    "层",
    "栋",
    "座",
    "支",
    "门",
    "幅",
    "张",
    "本",
    "册",
    "位",
    "例",
    "宗",
    "笔",
    "只",
    "头",
    "株",
    "间",
    "片",
    "组",
    "团",
    "轮",
    "届",
    "类",
    "款",
    "级",
    "站",
    "村",
    "镇",
    "街",
    "车",
    "页",
    "段",
    "点",
    "队",
    "班",
    "种",
    "倍",
    "小时",
    "分钟",
    "公斤",
    "吨",
)


def count_unit(name: str) -> Unit:
    """The unit of a count: persons, vehicles, items."""
    return Unit(name, Dimension.COUNT)


WAN_YUAN = UNITS["万元"]
YUAN = UNITS["元"]
PERCENT = UNITS["%"]
POINTS = UNITS["个百分点"]
NO_UNIT = UNITS[""]

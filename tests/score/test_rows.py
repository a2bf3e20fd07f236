"""Rows of forms: each operator, zero targets, dates and words, and what published forms got wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.concepts.numbers import find_numbers
from jiping.model import UNITS, FactKey, Figure, FormIndicator, Number, Source
from jiping.score.library import framework
from jiping.score.methods import OwnRows
from jiping.score.rows import RowScore, score_row

NATIONAL = next(one.scoring for one in framework("national-project-form-2020").indicators if one.has_own_rows)
HUBEI = next(one.scoring for one in framework("hubei-project-form-2020").indicators if one.has_own_rows)
SICHUAN = next(one.scoring for one in framework("sichuan-project-form-2023").indicators if one.has_own_rows)
assert isinstance(SICHUAN, OwnRows)
DEVIATION = SICHUAN.model_copy(update={"inverse": "deviation"})
PLACE = Source("指标")


def number(text: str) -> Number | None:
    found = find_numbers(text)
    return found[0].number if found else None


def row(target: str, actual: str, points: int = 10, **changed: object) -> FormIndicator:
    operator = next((sign for sign in ("≥", "≤", "=", ">", "<") if target.startswith(sign)), "")
    figure = Figure(FactKey("form.points"), Number(str(points), Decimal(points), 0, UNITS["分"]), PLACE)
    made = FormIndicator(
        "指标",
        PLACE,
        operator=operator,
        target=number(target.lstrip("≥≤=><")) if "年" not in target else None,
        target_text=target,
        actual=number(actual) if "年" not in actual else None,
        actual_text=actual,
        points=figure,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def scored(one: FormIndicator, method: object = NATIONAL) -> RowScore:
    assert isinstance(method, OwnRows)
    made = score_row(one, "a.docx", method, 2)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("case", "target", "actual", "points", "method", "low", "high"),
    [
        ("达到指标值就是满分，不再乘以 98%", "≥98%", "98%", 20, HUBEI, "20", "20"),
        ("72.74% 对 100%，不是满分", "≥100%", "72.74%", 10, NATIONAL, "7.27", "7.27"),
        ("超过指标值也只有满分", "≥16座", "18座", 30, HUBEI, "30", "30"),
        ("反向指标超出：湖北按目标÷完成", "≤100万元", "120万元", 12, HUBEI, "10", "10"),
        ("反向指标超出：按超出部分扣", "≤100万元", "120万元", 12, DEVIATION, "9.6", "9.6"),
        ("反向指标超出一倍以上扣完", "≤100万元", "260万元", 12, DEVIATION, "0", "0"),
        ("没有见到怎样扣的，两种算法之间", "≤100万元", "120万元", 12, SICHUAN, "9.6", "10"),
        ("没有发生就是做到了，由人评定", "不发生事故", "没有发生安全事故", 10, NATIONAL, "0", "10"),
        ("完成率三个字不是完成", "健全", "完成率较低，尚有三项未办", 10, NATIONAL, "0", "10"),
        ("反向指标没有超出", "≤100万元", "95万元", 12, HUBEI, "12", "12"),
        ("目标为零、完成为零", "≤0起", "0起", 10, NATIONAL, "10", "10"),
        ("目标为零而有发生，没有算法", "≤0起", "2起", 10, NATIONAL, "0", "10"),
        ("至少为零，做了就是完成", "≥0起", "2起", 10, NATIONAL, "10", "10"),
        ("等于，完成不足按比例", "=100%", "80%", 10, NATIONAL, "8", "8"),
        ("等于，超出了由人看", "=100%", "105%", 10, NATIONAL, "0", "10"),
        ("没有运算符，恰好相等", "16座", "16座", 10, NATIONAL, "10", "10"),
        ("没有运算符，不相等就不知道方向", "16座", "18座", 10, NATIONAL, "0", "10"),
        ("单位不同", "≥2万人", "21000人", 10, NATIONAL, "0", "10"),
        ("按期", "2024年12月底前", "2024年11月20日", 10, NATIONAL, "10", "10"),
        ("最后一天也是按期", "2024年12月底前", "2024年12月31日", 10, NATIONAL, "10", "10"),
        ("晚了，扣多少没有算法", "2024年10月底前", "2024年11月20日", 10, NATIONAL, "0", "10"),
        ("定性，达成", "明显改善", "达成预期指标", 30, NATIONAL, "24", "30"),
        ("定性，部分达成：全国 60%—80%", "健全", "部分达成预期指标", 10, NATIONAL, "6", "8"),
        ("定性，部分达成：湖北 50%—80%", "健全", "部分达成预期指标", 10, HUBEI, "5", "8"),
        ("定性，未达成", "健全", "未达成预期指标且效果较差", 10, NATIONAL, "0", "6"),
        ("定性，说不出在哪一档", "健全", "有所改善", 10, NATIONAL, "0", "10"),
        ("没有填完成值", "≥16座", "", 10, NATIONAL, "0", "10"),
    ],
)
def test_each_kind_of_row(
    case: str, target: str, actual: str, points: int, method: object, low: str, high: str
) -> None:
    made = scored(row(target, actual, points), method)
    assert (made.low, made.high) == (Fraction(low), Fraction(high)), (case, made.why)
    assert made.why and made.why_en


def test_without_points_of_its_own_a_row_is_not_scored() -> None:
    assert isinstance(NATIONAL, OwnRows)
    assert score_row(replace(row("≥1个", "1个"), points=None), "", NATIONAL, 2) is None
    assert score_row(replace(row("≥1个", "1个"), is_shared=True), "", NATIONAL, 2) is None


@given(
    st.integers(1, 10**6),
    st.integers(0, 10**6),
    st.sampled_from("≥≤="),
    st.sampled_from([NATIONAL, HUBEI, SICHUAN, DEVIATION]),
)
def test_points_never_leave_the_row(target: int, actual: int, operator: str, method: object) -> None:
    made = scored(row(f"{operator}{target}个", f"{actual}个"), method)
    assert 0 <= made.low <= made.high <= 10

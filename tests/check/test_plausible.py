"""In text only what looks like a slip is called a fault: near, one digit, a unit, a known cause, or a list in a row."""

from __future__ import annotations

import pytest

from jiping.evaluate import evaluate_bytes

HEAD = "某局2024年度部门整体支出绩效自评报告\n"


def codes(text: str) -> set[str]:
    found = evaluate_bytes((HEAD + text).encode(), "a.txt").findings
    return {finding.code for finding in found if finding.code in ("SUM020", "MAT002")}


FAR = (
    "2024年支出{total}万元，其中：培训费81.3万元，主要用于各股室按季度分期组织实施的业务培训和场地租用；"
    "宣传费20.4万元，主要用于印制资料。"
)


@pytest.mark.parametrize(
    ("case", "total", "found"),
    [
        ("相等", "101.7", set()),
        ("相差一成", "91.7", {"SUM020"}),
        ("漏写一位数字", "11.7", {"SUM020"}),
        ("单位写错", "10.17", {"SUM020"}),
        ("毫不相干", "37.5", set()),
    ],
)
def test_a_list_told_with_many_words_between_is_wrong_only_where_it_looks_like_a_slip(
    case: str, total: str, found: set[str]
) -> None:
    assert codes(FAR.format(total=total)) == found, case


def test_a_list_whose_figures_follow_each_other_is_wrong_however_far_it_is_off() -> None:
    assert codes("全年培训学员35人，其中：第一期55人、第二期8人、第三期70人。") == {"SUM020"}


@pytest.mark.parametrize(
    ("second", "found"), [("86.40", set()), ("84.60", {"MAT002"}), ("8640", {"MAT002"}), ("312.75", set())]
)
def test_one_fact_said_twice_is_wrong_only_where_it_looks_like_a_slip(second: str, found: set[str]) -> None:
    text = "2024年机关运行经费支出86.40万元，与预算持平。\n（二）其他情况\n2024年机关运行经费支出{}万元。"
    assert codes(text.format(second)) == found

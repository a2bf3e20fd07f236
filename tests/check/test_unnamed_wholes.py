"""What words leave open and numbers tell: shares of a whole told a sentence before, plans, rows that add up."""

from __future__ import annotations

import pytest

from case_document import case_document
from jiping.check.engine import check
from jiping.extract import extract
from jiping.model import Outcome

SHARES = (
    "2022年部门收支总预算3297万元，比2021年预算增加176.2万元。收入包括一般公共预算拨款2210.6万元，占67.05%；"
    "政府性基金预算拨款900万元，占{fund}%；上年结转186.4万元，占{left}%。"
)
PLAN = (
    "良种补贴计划620万元，实际支出618.4万元，完成计划的{rate}%；"
    "机收补贴计划540万元，实际支出552.3万元，完成计划的102.28%。"
)


def failed(text: str, **more: object) -> list[str]:
    document = case_document({"kind": "self-evaluation.project", "year": 2023, "text": text, **more})
    figures, relations, *_ = extract(document)
    findings, *_ = check(document, figures, relations)
    return [f.message for f in findings if f.outcome is Outcome.FAIL and f.code[:3] in ("SUM", "MAT")]


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        (SHARES.format(fund="27.30", left="5.65"), SHARES.format(fund="27.30", left="5.56"), "5.56%"),
        (PLAN.format(rate="99.74"), PLAN.format(rate="97.94"), "97.94%"),
    ],
)
def test_the_one_that_does_not_fit_is_found(right: str, wrong: str, says: str) -> None:
    assert failed(right) == []
    (message,) = failed(wrong)
    assert says in message


def test_shares_that_fit_nothing_well_are_left_alone() -> None:
    # Two of three off: what they are shares of nobody can tell.
    assert failed(SHARES.format(fund="23.70", left="5.56")) == []


def test_a_whole_that_is_one_of_the_parts_is_none() -> None:
    text = (
        "2023年度财政拨款收入3535509.74元。\n本年收入由三部分构成：财政拨款收入3535509.74元，占总收入的98.83%；"
        "经营收入0.00元，占总收入的0.00%；其他收入42000.00元，占总收入的1.17%。"
    )
    assert failed(text) == []


def test_two_neighbouring_cells_exchanged_in_a_short_table() -> None:
    rows = [
        ["乡镇", "计划投资（万元）", "实际支出（万元）", "支出率（%）"],
        ["甲镇", "2016", "1926.7", "95.6"],
        ["乙镇", "1710", "1651.9", "96.6"],
        ["丙乡", "1224", "1140.2", "93.2"],
        ["丁乡", "1350", "1290.05", "95.6"],
    ]
    assert failed("", tables=[{"title": "分乡镇建设情况表", "rows": rows}]) == []
    rows[2][3], rows[3][3] = rows[3][3], rows[2][3]
    assert len(failed("", tables=[{"title": "分乡镇建设情况表", "rows": rows}])) == 2
    # Two rows that miss the formula for another reason say that it is none.
    rows[2][3], rows[3][3] = "90.1", "88.0"
    assert failed("", tables=[{"title": "分乡镇建设情况表", "rows": rows}]) == []


def table(area: str, total: str = "6300") -> dict[str, object]:
    rows = [
        ["乡镇", "建设面积（万亩）", "计划投资（万元）"],
        ["甲镇", area, "2016"],
        ["乙镇", "0.95", "1710"],
        ["丙乡", "0.68", "2574"],
        ["合计", "2.75", total],
    ]
    return {"tables": [{"title": "分乡镇建设情况表", "rows": rows}]}


def test_areas_are_added_up_where_amounts_of_the_same_row_are() -> None:
    assert failed("", **table("1.12")) == []
    assert len(failed("", **table("1.21"))) == 1
    # Where the amounts do not add up either, only they are told of.
    assert all("投资" in message for message in failed("", **table("1.21", "6330")))

"""Causes: named where they explain a difference to the last digit, in the message and among the repairs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from case_document import case_document, run_case
from jiping.check.causes import digit_slip, power_of_ten
from jiping.check.engine import CheckOptions, check
from jiping.extract import extract
from jiping.model import Finding

SUMMARY = {
    "title": "收入支出决算总表",
    "unit": "万元",
    "rows": [
        ["收入", "<", "支出", "<"],
        ["项目", "决算数", "项目", "决算数"],
        ["一、一般公共预算财政拨款收入", "264.87", "一、一般公共服务支出", "252.52"],
        ["五、事业收入", "3.13", "八、社会保障和就业支出", "15.48"],
        ["本年收入合计", "268.00", "本年支出合计", "268.00"],
        ["总计", "268.00", "总计", "268.00"],
    ],
}
EXPENDITURE = {
    "title": "支出决算表",
    "unit": "万元",
    "rows": [
        ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
        ["", "合计", "268.00", "65.76", "202.24"],
        ["201", "一般公共服务支出", "252.52", "50.28", "202.24"],
        ["208", "社会保障和就业支出", "15.48", "15.48", "0.00"],
    ],
}

GENERAL = {
    "title": "一般公共预算财政拨款支出决算表",
    "unit": "万元",
    "rows": [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["", "合计", "254.36", "65.76", "188.60"],
        ["201", "一般公共服务支出", "238.88", "50.28", "188.60"],
        ["208", "社会保障和就业支出", "15.48", "15.48", "0.00"],
    ],
}


def case(text: str, **more: Any) -> dict[str, Any]:
    return {"kind": "final-accounts.department", "year": 2024, "text": text, **more}


CASES = [
    ("digit.exchanged", "MAT002", case("本年支出合计286.00万元。", tables=[SUMMARY])),
    ("digit.lost", "MAT002", case("一般公共预算财政拨款收入24.87万元。", tables=[SUMMARY])),
    ("digit.doubled", "MAT002", case("一般公共预算财政拨款收入2664.87万元。", tables=[SUMMARY])),
    ("unit", "MAT002", case("一般公共预算财政拨款收入264.87元。", tables=[SUMMARY])),
    ("part", "MAT002", case("本年收入合计264.87万元。", tables=[SUMMARY])),
    ("column", "MAT002", case("项目支出65.76万元。", tables=[EXPENDITURE])),
    ("row", "MAT002", case("一般公共服务支出（类）支出决算为15.48万元。", tables=[EXPENDITURE])),
    ("caliber", "MAT002", case("本年支出合计254.36万元。", tables=[EXPENDITURE, GENERAL])),
    ("digit.exchanged", "SUM021", case("基本支出150.58万元。\n人员经费95.36万元。\n公用经费10.22万元。")),
    ("part", "SUM020", case("采购金额30.40万元，其中：货物采购7.80万元、工程采购0万元、服务采购30.40万元。")),
    (
        "copied",
        "MAT003",
        case("本年支出合计500.00万元，其中：基本支出300.00万元，占60.00%；项目支出200.00万元，占60.00%。"),
    ),
    ("base", "MAT003", case("本年收入合计400.00万元。\n本年支出合计500.00万元，其中：基本支出300.00万元，占75.00%。")),
    ("base", "MAT004", case("2024年公务接待费25.77万元，比上年减少34.36万元，下降133.33%。")),
    ("digit.exchanged", "MAT004", case("2024年公务接待费25.77万元，比上年减少34.36万元，下降51.74%。")),
    ("base", "MAT005", case("支出年初预算为200.00万元，支出决算为160.00万元，完成年初预算的125.00%。")),
    ("digit.exchanged", "MAT005", case("支出年初预算为200.00万元，支出决算为163.40万元，完成年初预算的87.10%。")),
]


def found(rule: str, one: dict[str, Any], lang: str = "zh") -> Finding:
    document = case_document(one)
    figures, relations = extract(document)
    findings, *_ = check(document, figures, relations, CheckOptions(select=(rule,), lang=lang))
    assert findings
    return findings[0]


@pytest.mark.parametrize(("cause", "rule", "one"), CASES, ids=[f"{rule}-{cause}" for cause, rule, _ in CASES])
def test_cause_is_named(cause: str, rule: str, one: dict[str, Any]) -> None:
    finding = found(rule, one)
    assert cause in {repair["cause"] for repair in finding.repairs}, (finding.message, finding.repairs)
    assert "疑为" in finding.message
    assert "请核对" in finding.message
    english = found(rule, one, "en")
    assert "ossibly" in english.message
    assert [repair["cause"] for repair in english.repairs] == [repair["cause"] for repair in finding.repairs]
    assert set(english.repairs[0]) == {"cause", "text", "value"}


def test_last_years_value() -> None:
    text = "2023年项目支出180.15万元。\n项目支出180.15万元。"
    causes = {repair["cause"] for repair in found("MAT002", case(text, tables=[EXPENDITURE])).repairs}
    assert causes - {"one_figure"} == {"year"}


def test_a_difference_that_nothing_explains_has_no_cause() -> None:
    finding = found("MAT002", case("本年支出合计293.47万元。", tables=[SUMMARY]))
    assert {repair["cause"] for repair in finding.repairs} <= {"one_figure"}
    assert "疑为" not in finding.message


def test_a_sum_that_holds_needs_no_cause() -> None:
    outcome, findings, *_ = run_case("SUM021", case("基本支出105.58万元。\n人员经费95.36万元。\n公用经费10.22万元。"))
    assert (outcome.value, findings) == ("pass", ())


SLIPS = [
    ("12.5", "12.35", "lost"),
    ("246.87", "264.87", "exchanged"),
    ("8013", "8103", "exchanged"),
    ("1123.40", "123.40", "doubled"),
    ("12.30", "12.35", ""),
    ("13.35", "12.35", ""),
    ("1", "12", ""),
    ("-12.5", "12.35", ""),
    # A single digit other than zero is met by chance: nothing is told from it.
    ("100", "10", ""),
]


@pytest.mark.parametrize(("printed", "right", "slip"), SLIPS)
def test_slips_of_the_pen(printed: str, right: str, slip: str) -> None:
    assert digit_slip(Decimal(printed), Decimal(right)) == slip


POWERS = [("3.58", "35800", -4), ("35800", "3.58", 4), ("100", "1000", 0), ("1000", "1", 3), ("1002", "1", 0)]


@pytest.mark.parametrize(("value", "right", "power"), POWERS)
def test_powers_of_ten(value: str, right: str, power: int) -> None:
    assert power_of_ten(Decimal(value), Decimal(right)) == power

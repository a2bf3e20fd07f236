"""Filled forms of several layouts: sound ones raise nothing, and each planted fault is found alone.

``tests/forms/*.yaml`` hold the forms as grids; ``faults`` below change one cell or a few and name the rules that must
speak. A fault may break several equations of one cell: they are one finding with the others related to it.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from case_document import case_document
from jiping.check.engine import CheckOptions, check
from jiping.extract import extract
from jiping.model import Finding, Severity

FORMS = {path.stem: path for path in sorted((Path(__file__).parents[1] / "forms").glob("*.yaml"))}

Change = Mapping[tuple[str, int], str]
"""New text by the words of the row's first cells and the column."""


def load(name: str) -> dict[str, Any]:
    # Every scalar stays as it is printed: 39.30 is no 39.3.
    form: dict[str, Any] = yaml.load(FORMS[name].read_text("utf-8"), Loader=yaml.BaseLoader)
    return form


def findings_in(form: dict[str, Any], text: str = "") -> tuple[Finding, ...]:
    table = {key: form[key] for key in ("title", "unit", "rows") if key in form}
    document = case_document({"kind": form["kind"], "year": int(form["year"]), "tables": [table], "text": text})
    figures, relations = extract(document)
    return check(document, figures, relations, CheckOptions())[0]


def changed(name: str, changes: Change) -> dict[str, Any]:
    form = copy.deepcopy(load(name))
    for (words, column), text in changes.items():
        (row,) = [row for row in form["rows"] if words in row[:4]]
        assert row[column] != text
        row[column] = text
    return form


@pytest.mark.parametrize("name", FORMS)
def test_sound_forms_raise_nothing(name: str) -> None:
    assert [finding.message for finding in findings_in(load(name))] == []


FAULTS: list[tuple[str, Change, str, str]] = [
    ("base_hunan", {("^", 5): "91.50%"}, "SUM101", "95.10%"),
    ("base_hunan", {("“三公”经费", 5): "44.92"}, "SUM024", "44.29 万元"),
    ("base_hunan", {("3、公务接待", 1): "12.77"}, "SUM024", "24.63 万元"),
    ("base_hunan", {("公务用车运行维护", 3): "21"}, "SUM102", "50.46 万元"),
    ("base_hunan", {("项目支出", 3): "550.00"}, "SUM103", "500.00 万元"),
    ("base_hunan", {("道路养护", 5): "250.30"}, "SUM104", "410.30 万元"),
    ("base_hunan", {("公用经费", 5): "28.40"}, "LIM103", "28.40"),
    ("base_hunan", {("经费控制情况（万元）", 1): "2016年决算数"}, "TIM101", "2016年决算数"),
    ("base_local", {("因公出国（境）费", 2): "1.00"}, "SUM024", "13.50 万元"),
    ("base_local", {("^", 4): "17.70"}, "SUM102", "17.70"),
    ("base_local", {("（1）泵站运行", 3): "2.00"}, "SUM103", "72.00 万元"),
    ("base_staff_kinds", {("合计", 1): "36", ("合计", 3): "97.22%"}, "SUM107", "38 人"),
    ("base_staff_kinds", {("3.基本建设专项", 3): "3.00"}, "SUM103", "121.00 万元"),
    ("base_staff_kinds", {("合计", 3): "91.12%"}, "SUM101", "92.11%"),
    ("base_staff_kinds", {("行政", 2): "21", ("合计", 2): "45", ("合计", 3): "118.42%"}, "LIM102", "7 人"),
    ("base_staff_kinds", {("公用经费", 3): "-44.00"}, "LIM104", "-44.00"),
    ("self_mof", {("上年结转资金", 3): "2.00"}, "SUM111", "102.00 万元"),
    ("self_mof", {("年度资金总额", 7): "93.82%"}, "SUM112", "95.00%"),
    ("self_mof", {("年度资金总额", 8): "9.9", ("总分", 7): "97.7"}, "SUM113", "9.50 分"),
    ("self_mof", {("总分", 7): "93.7"}, "SUM117", "97.3 分"),
    ("self_mof", {("质量指标", 7): "10", ("总分", 7): "97.5"}, "GOL002", "96%"),
    ("self_mof", {("质量指标", 8): "无"}, "CMP301", "无"),
    ("self_mof", {("数量指标", 7): "18", ("总分", 7): "95.3"}, "GOL001", "18 分"),
    ("self_sichuan", {("^", 10): "无"}, "CMP301", "无"),
    ("self_sichuan", {("总额", 10): ""}, "CMP302", "63.36"),
    ("self_sichuan", {("合计", 9): "98.32"}, "SUM117", "93.82 分"),
    ("self_hubei", {("满意度指标", 6): "19.6", ("总分", 6): "99.2"}, "GOL001", "20 分乘以 98%"),
    ("self_hubei", {("年度财政资金总额", 4): "89.00%"}, "SUM112", "98.00%"),
    ("self_hubei", {("总分", 6): "96.6"}, "SUM117", "99.6 分"),
    ("self_chongqing", {("政府采购执行率", 4): ""}, "GOL002", "72.74"),
    ("self_chongqing", {("检查企业家次", 8): "31", ("合计", 8): "98.6"}, "LIM112", "31 分"),
    ("self_chongqing", {("其中：财政拨款（万元）", 3): "1136.00"}, "LIM111", "36.00 万元"),
    ("self_county", {("其中：上年结转资金", 3): "8.40"}, "SUM111", "68.40 万元"),
    ("self_county", {("产出指标(50分)", 6): "20", ("产出指标(50分)", 7): "20"}, "SUM115", "95 分"),
    ("self_county", {("自评等级", 1): "良"}, "GOL007", "应为“优”"),
    ("self_county", {("质量指标", 5): "97.6%"}, "GOL002", "97.6%"),
    ("score_hunan", {("合计", 7): "69"}, "SUM117", "96 分"),
    ("score_hunan", {("过程", 1): "60"}, "SUM116", "61 分"),
    ("score_hunan", {("履职效益", 7): "13"}, "LIM112", "13 分"),
    ("self_hunan_department", {("^", 4): "其中：基本支出：604.40"}, "SUM111", "954.40 万元"),
    ("self_hunan_department", {("数量指标", 6): "35", ("数量指标", 7): "35", ("总分", 7): "109.9"}, "SUM115", "110 分"),
]


def spot(fault: tuple[str, Change, str, str]) -> str:
    (words, _), text = next(iter(fault[1].items()))
    return f"{fault[0]}-{words}-{text}"


# Rows named only by ^ are told by the column's old text instead.
OLD_TEXT = {
    ("base_hunan", "91.50%"): "95.10%",
    ("base_local", "17.70"): "7.70",
    ("self_sichuan", "无"): "疫情影响停办6场",
    ("self_hunan_department", "其中：基本支出：604.40"): "其中：基本支出：600.40",
}


@pytest.mark.parametrize("fault", FAULTS, ids=spot)
def test_a_planted_fault_is_found(fault: tuple[str, Change, str, str]) -> None:
    name, changes, code, says = fault
    ((words, column), text) = next(iter(changes.items()))
    if words == "^":
        form = copy.deepcopy(load(name))
        rows = [row for row in form["rows"] if column < len(row) and row[column] == OLD_TEXT[(name, text)]]
        rows[-1][column] = text
    else:
        form = changed(name, changes)
    found = findings_in(form)
    told = [f"{finding.code} {finding.message}" for finding in found]
    spoken = [finding for finding in found if finding.severity is not Severity.HINT]
    assert code in [finding.code for finding in spoken] + [r["code"] for f in spoken for r in f.related], told
    assert any(says in finding.message + " ".join(s.text for s in finding.sources) for finding in spoken) or any(
        says in r["message"] for f in spoken for r in f.related
    ), told
    # One fault is one finding, and one more where a limit is broken by it as well.
    assert len(spoken) <= 2, told


# --------------------------------------------------------------------------------------- golden data sets


def test_gs2_holds_and_the_change_of_the_budget_is_98_31_percent() -> None:
    form = load("base_hunan")
    text = "2017年“三公”经费年初预算数为32.00万元。2018年“三公”经费年初预算数为63.46万元。三公经费变动率为98.31%。"
    assert [finding.message for finding in findings_in(form, text)] == []
    wrong = findings_in(form, text.replace("98.31%", "118.23%"))
    # The rate on last year's final figure (29.08) is the mistake to be made here.
    assert [finding.code for finding in wrong] == ["SUM121"]
    assert "98.31%" in wrong[0].message


GS7 = [
    ["项目资金（万元）", "<", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["^", "年度资金总额", "0", "0", "0", "10", "0", "0"],
    ["^", "其中：当年财政拨款", "90", "89.974", "89.974", "—", "", "—"],
    ["^", "上年结转资金", "0", "0", "0", "—", "", "—"],
    ["^", "其他资金", "0", "0", "0", "—", "", "—"],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["^", "产出指标", "数量指标", "建设项目", "≥3个", "3个", "30", "30"],
    ["^", "^", "质量指标", "验收合格率", "≥100百分比", "100百分比", "10", "10"],
    ["^", "^", "成本指标", "建设成本", "≤90万元", "90万元", "10", "10"],
    ["^", "效益指标", "社会效益指标", "生活条件", "有效改善", "达成预期指标", "30", "30"],
    ["^", "满意度指标", "满意度指标", "群众满意度", "≥90%", "95%", "10", "10"],
    ["总分", "<", "<", "<", "<", "<", "100", "90"],
]


def test_gs7_a_total_row_of_zeros_and_its_score_are_one_cause() -> None:
    found = findings_in({"kind": "self-evaluation.project", "year": "2022", "title": "项目支出绩效自评表", "rows": GS7})
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    assert [finding.code for finding in errors] == ["SUM111"], [finding.message for finding in found]
    related = {one["code"]: one["message"] for one in errors[0].related}
    # 89.974 of the adjusted 89.974 is all of it: ten points, not none.
    assert "10.00 分" in related["SUM113"]
    # The form also prints ≥100百分比 for ≥100%; nothing else is more than a hint.
    others = [finding.code for finding in found if finding not in errors and finding.severity is not Severity.HINT]
    assert others == ["GOL011"]

"""Looking for what is absent: where it may stand without being seen, a rule must not say that it is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from case_document import case_document
from jiping.check.engine import CheckOptions, check
from jiping.check.presence import annexed, heads, is_report, number_beside
from jiping.check.view import View
from jiping.extract import extract
from jiping.model import Outcome

REPORT = """\
@青石县林业局2024年度部门整体支出绩效自评报告
一、部门基本情况
本单位内设五个股室。
二、部门支出情况
基本支出402.35万元，项目支出226.40万元。
三、部门整体支出绩效情况
全年完成造林任务。
"""
ABSENCE = ("CMP001", "CMP002", "CMP003", "CMP004", "CMP005", "CMP006")


def view(text: str, **case: Any) -> View:
    return View(case_document({"kind": "self-evaluation.department", "year": 2024, "text": text, **case}))


def outcomes(remarks: tuple[str, ...]) -> dict[str, set[Outcome]]:
    document = replace(view(REPORT).document, remarks=remarks)
    figures, relations = extract(document)
    found = {}
    for code in ABSENCE:
        counted = check(document, figures, relations, CheckOptions(select=(code,)))[2]
        found[code] = {
            Outcome(outcome) for outcome, n in counted.items() if n and outcome is not Outcome.NOT_APPLICABLE
        }
    return found


def test_all_of_it_is_missing_from_a_file_that_was_read_whole() -> None:
    assert outcomes(()) == {code: {Outcome.FAIL} for code in ABSENCE}


def test_nothing_is_called_missing_where_a_page_was_not_read() -> None:
    remark = "READ003 第 5 页没有可识别的文字，疑为扫描件。"
    assert outcomes((remark,)) == {code: {Outcome.UNDECIDED} for code in ABSENCE}


def test_a_picture_may_be_a_table_but_no_section() -> None:
    found = outcomes(("READ010 文中有 2 幅图片，图片里的文字没有读入。",))
    assert found.pop("CMP003") == {Outcome.FAIL}
    assert set().union(*found.values()) == {Outcome.UNDECIDED}


def test_a_cover_and_a_form_are_no_report() -> None:
    assert is_report(view(REPORT))
    assert not is_report(view("@青石县林业局2024年度部门整体支出绩效自评报告\n2025年4月"))


def test_an_annex_is_known_by_its_list_or_by_a_sentence() -> None:
    listed = view(REPORT + "附件：1. 基础数据表\n2. 部门整体支出自评表\n青石县林业局")
    found = annexed(listed, "自评表")
    assert found is not None
    assert found.text.startswith("2.")
    assert annexed(view(REPORT + "得分情况见附件《自评表》。"), "自评表")
    assert annexed(view(REPORT + "自评表附后。"), "自评表")
    assert annexed(view(REPORT + "股室填写了自评表。"), "自评表") is None


def test_an_annex_that_is_in_the_file_is_not_looked_for_elsewhere() -> None:
    table = {"title": "部门整体支出自评表", "rows": [["指标", "分值"], ["产出", "20"]]}
    assert annexed(view(REPORT + "得分情况见附件《自评表》。", tables=[table]), "自评表") is None


def test_a_number_is_beside_the_words_of_its_row_or_below_those_of_its_column() -> None:
    table = {
        "title": "经费情况表",
        "rows": [["项目", "年初预算", "决算"], ["三公经费", "6.80", "6.48"], ["会议费", "", ""]],
    }
    with_table = view(REPORT, tables=[table])
    assert number_beside(with_table, "三公")
    assert number_beside(with_table, "年初预算")
    assert not number_beside(with_table, "会议费")
    assert not number_beside(with_table, "培训费")


def test_heads_are_headings_short_lines_and_first_sentences() -> None:
    found = [
        words
        for _, words in heads(view("部门概况\n一、支出情况\n（一）进度偏慢。原因是招标流标。\n本单位内设五个股室。"))
    ]
    assert found == ["部门概况", "一、支出情况", "（一）进度偏慢"]

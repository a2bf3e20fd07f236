"""JUnit XML: suites, counts and results as build servers read them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from texts import RULES

from jiping.model import Coverage, Evaluation, Outcome, Recognised, Severity, Source
from jiping.write.junit import junit_xml
from sample import clean_evaluation, document, evaluation, finding, unread

LOOKED = {
    "MAT001": {Outcome.FAIL: 1, Outcome.PASS: 3},
    "MAT002": {Outcome.FAIL: 1},
    "MAT009": {Outcome.UNDECIDED: 2},
    "SUM004": {Outcome.FAIL: 1},
    "SUM005": {Outcome.PASS: 9, Outcome.UNDECIDED: 1},
    "TXT003": {Outcome.HINT: 1},
    "TXT009": {Outcome.UNDECIDED: 1},
    "CMP001": {Outcome.NOT_APPLICABLE: 1},
}


def parse(*evaluations: Evaluation, lang: str = "zh") -> etree._Element:
    return etree.fromstring(junit_xml(evaluations, RULES, lang).encode())


def looked(**changes: object) -> Evaluation:
    return evaluation(coverage=Coverage(14, 12, 9, 10, 2, rules=LOOKED), **changes)


def test_a_suite_for_each_file_and_a_test_for_each_rule_that_looked() -> None:
    root = parse(looked(), clean_evaluation(), unread())
    assert [suite.get("name") for suite in root] == ["决算/某某区财政局.pdf", "clean.pdf", "scan.pdf"]
    results = {case.get("name"): [child.tag for child in case] for case in root[0].iter("testcase")}
    assert results == {
        "MAT001 收支总计不等": ["failure"],
        "MAT002 文表不符": ["failure"],
        "MAT009": ["skipped"],
        "SUM004 合计与分项不符": ["failure"],
        "SUM005 另一合计": [],
        "TXT003 小数位数不一": ["system-out"],
        "TXT009": ["skipped"],
    }
    assert {name: root[0].get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "7",
        "failures": "3",
        "errors": "0",
        "skipped": "2",
    }
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("8", "3", "1")


def test_failure_says_what_where_and_how_to_mend_it() -> None:
    (failure,) = parse(looked()).xpath('//testcase[starts-with(@name, "SUM004")]/failure')
    assert failure.get("type") == "error"
    assert failure.get("message").startswith("合计 5,364.75 万元")
    lines = failure.text.split("\n")
    assert lines[1] == "位置 第 2 页 “表二 支出决算表” “合计”行 “合计”列 5,364.75"
    assert [line[:2] for line in lines[4:]] == ["应为", "实为", "改法", "依据"]


def test_what_follows_from_another_finding_names_it() -> None:
    (failure,) = parse(looked()).xpath('//testcase[starts-with(@name, "MAT002")]/failure')
    assert failure.text == "文字中的支出总计随之不符。 （由 SUM004 引起）"


def test_skipped_says_what_was_missing() -> None:
    root = parse(looked())
    skipped = {
        case.get("name"): case[0].get("message") for case in root.iter("testcase") if case.find("skipped") is not None
    }
    assert skipped == {"MAT009": "缺少上年数，无法核对。", "TXT009": "无法判断。"}


def test_several_findings_of_a_rule_are_one_failure() -> None:
    found = finding("SUM004", Severity.ERROR, Source("甲"), message="第一处")
    root = parse(looked(findings=(found, replace(found, message="第二处"))))
    (failure,) = root.xpath('//testcase[starts-with(@name, "SUM004")]/failure')
    assert failure.get("message") == "第一处"
    assert "第一处" in failure.text and "第二处" in failure.text


def test_unread_file_is_a_test_in_error() -> None:
    (case,) = parse(unread()).iter("testcase")
    assert (case.get("name"), case[0].tag, case[0].get("type")) == ("READ003 没有可识别的文字", "error", "READ003")
    assert case[0].text == "改法 请提供由 Word 直接导出的 PDF。"


def test_coverage_and_its_limits_are_properties() -> None:
    poor = replace(looked(), document=document(kind=Recognised("other")), coverage=Coverage(10, 1, 0, 0, 9))
    properties = {p.get("name"): p.get("value") for p in parse(poor).iter("property")}
    assert properties["kind"] == "other"
    assert properties["coverage"].startswith("识别数字 10 个")
    assert "仅读懂数字 1 个" in properties["limits"] and "未能识别文种" in properties["limits"]


def test_hostile_words_stay_words() -> None:
    evil = "]]>&<failure/>\x00\x1b\ufffe\u202e\ud800字"
    found = finding("SUM004", Severity.ERROR, Source(evil, block=9), message=evil, fix=evil)
    root = parse(looked(path=evil, findings=(found,)))
    (failure,) = root.xpath('//testcase[starts-with(@name, "SUM004")]/failure')
    assert failure.get("message").startswith("]]>&<failure/>") and failure.get("message").endswith("字")

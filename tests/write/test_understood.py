"""How much was understood is said everywhere, and little is never passed off as a pass."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from lxml import html

from jiping.model import Coverage, Evaluation, PageCoverage, Recognised
from jiping.write.coverage import coverage_line, poor_pages, reason_words
from jiping.write.figures import figures_csv, figures_json, figures_text, only_unknown
from jiping.write.html import html_report
from jiping.write.terminal import render
from jiping.write.verdict import add_totals, document_limits, verdict_sentence
from jiping.write.wording import reason_word
from sample import SENTENCE, clean_evaluation, document, evaluation, unread

REASONS = {"行名不认识": 9, "没有单位": 4, "看不出说的是什么": 1}
POOR = Coverage(
    figures=40,
    typed=26,
    related=20,
    checked=18,
    not_understood=14,
    reasons=REASONS,
    pages=(
        PageCoverage(1, 20, 18, 14, 12, 2, {"没有单位": 2}),
        PageCoverage(2),
        PageCoverage(3, 10, 0, 0, 0, 10, {"行名不认识": 9, "没有单位": 1}),
        PageCoverage(4, 2, 0, 0, 0, 2, {"没有单位": 1, "看不出说的是什么": 1}),
        PageCoverage(5, 8, 8, 6, 6, 0),
    ),
)
OTHER = document(kind=Recognised("other"))


def verdict(*evaluations: Evaluation, lang: str = "zh") -> str:
    return verdict_sentence(add_totals(evaluations), lang)


def test_line_names_reasons_and_the_poor_pages() -> None:
    assert coverage_line(POOR) == (
        "识别数字 40 个：读懂 26，有勾稽关系 20，已核对 18，未读懂 14（行名不认识 9，没有单位 4）。"
        "读懂最少：第 3 页（0／10）。"
    )
    assert coverage_line(POOR, "en").endswith(
        "14 not understood (unknown row name 9, no unit 4). Least understood: page 3 (0 of 10)."
    )
    assert "读懂最少" not in coverage_line(Coverage(40, 26, 20, 18, 14, pages=POOR.pages[:1]))


def test_many_poor_pages_are_counted() -> None:
    pages = tuple(PageCoverage(n, 10, 1, not_understood=9) for n in range(1, 6))
    assert [page.page for page in poor_pages(Coverage(pages=pages))] == [1, 2, 3, 4, 5]
    assert coverage_line(Coverage(50, 5, pages=pages)).endswith(
        "读懂最少：第 1 页（1／10）、第 2 页（1／10）、第 3 页（1／10）等 5 页。"
    )


@pytest.mark.parametrize(
    ("reason", "english"),
    [
        ("行名“甲”不认识", "unknown row name “甲”"),
        ("表头不认识", "unknown header"),
        ("没有单位", "no unit"),
        ("别的原因", "别的原因"),
    ],
)
def test_reasons_in_english(reason: str, english: str) -> None:
    assert (reason_word(reason), reason_word(reason, "en")) == (reason, english)
    assert reason_words({reason: 3}, "en") == f"{english} 3"


def test_one_poor_document_among_good_ones_is_not_hidden_by_their_sum() -> None:
    poor = evaluation(path="poor.pdf", findings=(), coverage=Coverage(10, 1, 0, 0, 9))
    good = replace(clean_evaluation(), coverage=Coverage(1000, 1000, 900, 900))
    assert verdict(good, good) == "共 2 份文件：未发现问题（数字 2000 个，已核对 1800 个）。"
    assert verdict(good, poor, unread()) == (
        "共 3 份文件：错误 1，警告 0，提示 0。"
        "另：有 1 份读懂或核对的数字太少，不能视为通过。1 份文件未能读取，没有检查。"
    )
    assert verdict(good, poor) == "共 2 份文件：未发现问题，但有 1 份读懂或核对的数字太少，不能视为通过。"
    lines = [line.plain for line in render([good, poor])]
    assert "仅读懂数字 1 个（共 10 个，占 10%），其余没有核对，不能视为通过。" in lines
    assert [line.plain for line in render([poor])].count(lines[-1]) == 0


def test_unknown_kind_is_said_with_what_it_means() -> None:
    unknown = replace(clean_evaluation(), document=OTHER)
    assert verdict(unknown) == "未发现问题（数字 14 个，已核对 10 个）。未能识别文种，只查了通用的规则。"
    assert verdict(unknown, clean_evaluation()).endswith("有 1 份未能识别文种，只查了通用的规则。")
    assert verdict(unknown, lang="en").endswith(
        "The kind of document was not recognised; only general rules were used."
    )
    assert next(render([unknown])).plain.startswith("clean.pdf  文种未识别")
    assert next(render([clean_evaluation()])).plain.startswith("clean.pdf  部门决算")
    assert "文种未识别" in html_report([unknown])


def test_no_figures_at_all_is_no_pass() -> None:
    empty = replace(clean_evaluation(), coverage=Coverage(), figures=())
    assert verdict(empty) == "未发现问题，但没有识别到数字，勾稽关系没有核对，不能视为通过。"
    assert document_limits(empty) == ["没有识别到数字，勾稽关系没有核对，不能视为通过。"]
    assert document_limits(clean_evaluation()) == []
    assert document_limits(unread()) == []


def test_pages_without_text_are_in_the_verdict() -> None:
    scanned = document(remarks=("READ003 第 3 页没有可识别的文字，疑为扫描件。",))
    assert verdict(replace(clean_evaluation(), document=scanned)) == (
        "未发现问题（数字 14 个，已核对 10 个）。部分页面没有可识别的文字，没有检查。"
    )


def test_html_has_a_row_for_each_page_with_figures() -> None:
    page = html.document_fromstring(html_report([evaluation(coverage=POOR)]))
    rows = page.xpath('//details[@class="by-page"]//tbody/tr')
    assert [[cell.text_content() for cell in row.xpath("td")] for row in rows] == [
        ["1", "20", "18", "14", "12", "2", "没有单位 2"],
        ["3", "10", "0", "0", "0", "10", "行名不认识 9，没有单位 1 读懂不足"],
        ["4", "2", "0", "0", "0", "2", "没有单位 1，看不出说的是什么 1"],
        ["5", "8", "8", "6", "6", "0", ""],
    ]
    assert [row.get("class") for row in rows] == [None, "open", None, None]
    text = page.xpath('//details[@class="by-page"]')[0].text_content()
    assert "逐页情况（5 页）" in text
    assert "没有识别到数字的页：2。" in text
    assert "仅读懂数字 26 个（共 40 个，占 65%）" in page.xpath('//p[@class="limit"]')[0].text_content()


def test_html_of_one_page_has_no_table_of_pages() -> None:
    one = replace(POOR, pages=POOR.pages[:1])
    assert "by-page" not in html_report([evaluation(coverage=one)]).split("</style>")[1]


def test_index_marks_files_of_which_little_was_understood() -> None:
    page = html.document_fromstring(html_report([evaluation(coverage=POOR), clean_evaluation(), unread()]))
    cells = [row.xpath("td")[-1].text_content() for row in page.xpath('//nav[@id="index"]//tbody/tr')]
    assert cells == ["26／40 读懂不足", "12／14", "0／0"]


def test_json_has_coverage_by_page_and_the_words_around() -> None:
    schema = json.loads(files("jiping.write").joinpath("schemas/figures-1.schema.json").read_text("utf-8"))
    whole = json.loads(figures_json([evaluation(coverage=POOR)]))
    jsonschema.Draft202012Validator(schema).validate(whole)
    found = whole["documents"][0]
    assert found["coverage"]["reasons"] == REASONS
    assert found["coverage"]["pages"][2] == {
        "page": 3,
        "figures": 10,
        "typed": 0,
        "related": 0,
        "not_understood": 10,
        "unsure": 0,
        "confidence": None,
        "reasons": {"行名不认识": 9, "没有单位": 1},
    }
    assert [figure["around"][-9:] for figure in found["figures"]] == ["", SENTENCE[-9:-1] + "。", ""]


def test_only_what_was_not_understood() -> None:
    only = only_unknown(evaluation(coverage=POOR, findings=()))
    assert [figure.reason for figure in only.figures] == ["没有找到所指的数", "未知的行"]
    lines = "".join(figures_text([only], unknown_only=True)).splitlines()
    assert lines[2].split() == ["数值", "单位", "未读懂的原因", "位置", "前后文字"]
    assert "没有找到所指的数" in lines[3] and "增长 12.5%" in lines[3]
    assert "“社会保障和就业支出" in lines[4]
    assert lines[-2].startswith("识别数字 40 个")
    assert "增长 12.5%" in figures_csv([only])

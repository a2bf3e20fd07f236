"""What stands on the screen, to the column."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len

from jiping.model import Coverage, Evaluation, Paragraph, Severity, Source
from jiping.write.place import clean, cut, excerpts, number_ranges
from jiping.write.terminal import carets, open_console, print_evaluations, render
from jiping.write.verdict import Totals, add_totals, verdict_sentence
from sample import SENTENCE, clean_evaluation, document, evaluation, finding, unread, words


def shown(*evaluations: Evaluation, lang: str = "zh", width: int = 90, wrap: bool = False) -> list[str]:
    return [line.plain for line in render(evaluations, lang, width, wrap)]


def test_one_finding_in_the_order_of_the_house() -> None:
    lines = shown(evaluation())
    start = next(i for i, line in enumerate(lines) if line.startswith("SUM004"))
    assert lines[start : start + 8] == [
        "SUM004 错误 · 已证实  合计 5,364.75 万元与分项之和 5,264.57 万元相差 100.18 万元。",
        "  位置  第 2 页 “表二 支出决算表” “合计”行",
        "  原文  合计 5,364.75 ｜ 基本支出 3,000.28 ｜ 项目支出 2,264.29",
        "  应为  5,264.57 万元",
        "  实为  5,364.75 万元",
        "  改法  核对合计单元格和两个分项；如口径不同，请在说明中写明。",
        "  连带  MAT002 文字中的支出总计随之不符。",
        "  依据  部门决算公开表式 表五填列说明（2026-01-10 核对）    详见 jiping explain SUM004",
    ]


def test_carets_stand_under_the_words() -> None:
    lines = shown(evaluation())
    row = next(i for i, line in enumerate(lines) if set(line.strip()) == {"^", " "} and "^" in line)
    quoted, marks = lines[row - 1], lines[row]
    for words_ in ("5,364.75 万元", "5,364.57 万元"):
        left = cell_len(quoted[: quoted.index(words_)])
        assert marks[left : left + cell_len(words_)] == "^" * cell_len(words_)
    assert marks.count("^") == 2 * cell_len("5,364.75 万元")


def test_carets_of_overlapping_and_empty_marks() -> None:
    assert carets("甲乙丙", [(0, 2), (1, 3)]) == "^^^^^^"
    assert carets("甲乙丙", [(1, 1)]) == "  ^"


def test_long_sentence_is_cut_around_its_words() -> None:
    whole = "甲" * 300 + "支出 12.35 万元" + "乙" * 300
    place = Source("12.35", block=0, paragraph=1, start=303, end=308)
    one = excerpts(document(blocks=(Paragraph(0, whole),)), [place], 60, cell_len)[0]
    assert cell_len(one.text) <= 60
    assert one.text.startswith("…") and one.text.endswith("…")
    start, end = one.marks[0]
    assert one.text[start:end] == "12.35"


def test_words_that_are_not_where_the_source_says_are_quoted_bare() -> None:
    place = Source("别的话", block=2, paragraph=3, start=0, end=3)
    assert excerpts(document(), [place], 60) == [excerpts(None, [place], 60)[0]]
    assert excerpts(document(), [place], 60)[0].marks == ()


def test_excerpt_is_the_sentence_not_the_paragraph() -> None:
    one = excerpts(document(), [words("5,364.57 万元")], 200, cell_len)[0]
    assert one.text == SENTENCE.split("。")[0] + "。"


def test_control_characters_cannot_reach_the_terminal() -> None:
    evil = "\x1b[31m红\x07\u202e字\u2028"
    assert clean(evil) == " [31m红  字 "
    assert len(clean(evil)) == len(evil)
    found = finding("TXT001", Severity.ERROR, Source(evil, block=9), message=evil, fix=evil)
    assert not any(set("\x1b\x07\u202e") & set(line) for line in shown(evaluation(findings=(found,))))


def test_many_places_are_counted_not_listed() -> None:
    found = finding("TXT001", Severity.ERROR, *[Source(f"字{i}", block=i, paragraph=i) for i in range(20)])
    lines = shown(evaluation(findings=(found,)))
    assert "  位置  另有 14 处" in lines


def test_wrapped_lines_hang_and_none_begins_with_punctuation() -> None:
    lines = shown(evaluation(), width=50, wrap=True)
    assert max(cell_len(line) for line in lines if line.startswith(" ")) <= 50
    assert not any(line.strip().startswith(("，", "。", "；", "）")) for line in lines)


def test_unread_file_gives_reason_and_fix_only() -> None:
    lines = shown(unread())
    assert lines == [
        "scan.pdf  未能读取",
        "",
        "READ003 错误  第 1-4 页没有可识别的文字，疑为扫描件。",
        "  改法  请提供由 Word 直接导出的 PDF。",
        "  详见  jiping explain READ003",
        "",
        "文件未能读取，没有检查。",
    ]


def test_english() -> None:
    lines = shown(evaluation(), lang="en")
    assert "  place  page 2 table “表二 支出决算表” row “合计”" in lines
    assert lines[-1] == "1 errors, 1 warnings, 1 hints."


def test_no_colour_unless_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for stream, coloured in ((Terminal(), True), (io.StringIO(), False)):
        print_evaluations([evaluation()], open_console(stream))
        assert ("\x1b[" in stream.getvalue()) is coloured
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    print_evaluations([evaluation()], open_console(stream))
    assert "\x1b" not in stream.getvalue()


def test_last_line_is_the_verdict() -> None:
    assert shown(evaluation(), clean_evaluation(), unread())[-1] == (
        "共 3 份文件：错误 2，警告 1，提示 1。1 份文件未能读取，没有检查。"
    )
    assert shown(clean_evaluation())[-1] == "未发现问题（数字 14 个，已核对 10 个）。"


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        (Coverage(10, 6, 5, 5, 4), "未发现问题，但仅读懂数字 6 个（共 10 个，占 60%），其余没有核对，不能视为通过。"),
        (Coverage(10, 7, 5, 5, 3), "未发现问题（数字 10 个，已核对 5 个）。"),
        (Coverage(), "未发现问题，但没有识别到数字，勾稽关系没有核对，不能视为通过。"),
        (Coverage(10, 10, 0, 0, 0), "未发现问题，但没有一个数字得到核对，不能视为通过。"),
    ],
)
def test_silence_is_called_clean_only_when_enough_was_understood(coverage: Coverage, sentence: str) -> None:
    assert verdict_sentence(add_totals([replace(clean_evaluation(), coverage=coverage)])) == sentence


def test_little_understood_is_said_beside_findings_too() -> None:
    totals = Totals(files=1, errors=1, figures=100, typed=10, checked=5)
    assert verdict_sentence(totals) == (
        "错误 1，警告 0，提示 0。另：仅读懂数字 10 个（共 100 个，占 10%），其余没有核对，不能视为通过。"
    )


def test_cut_and_ranges() -> None:
    assert cut("绩效自评报告", 6, cell_len) == "绩效…"
    assert number_ranges([3, 1, 4, 9, 5]) == "1、3-5、9"

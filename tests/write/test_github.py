"""Workflow commands: one line each, nothing of a document can end one or begin another."""

from __future__ import annotations

import re
from dataclasses import replace

from texts import RULES

from jiping.model import Coverage, Evaluation, Severity, Source
from jiping.write.github import github_commands
from sample import clean_evaluation, document, evaluation, finding, unread

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)\n")


def commands(*evaluations: Evaluation, lang: str = "zh") -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in github_commands(evaluations, RULES, lang):
        match = COMMAND.fullmatch(line)
        assert match, line
        name, fields, message = match.groups()
        found.append((name, dict(field.split("=", 1) for field in fields.split(",")), message))
    return found


def test_one_command_a_finding() -> None:
    found = commands(evaluation())
    assert [name for name, _, _ in found] == ["warning", "notice", "error"]
    _, fields, message = found[2]
    assert fields == {"file": "决算/某某区财政局.pdf", "title": "SUM004 合计与分项不符"}
    assert message.split("%0A") == [
        "合计 5,364.75 万元与分项之和 5,264.57 万元相差 100.18 万元。",
        "位置 第 2 页 “表二 支出决算表” “合计”行 “合计”列 5,364.75",
        "位置 第 2 页 “表二 支出决算表” “合计”行 “其中 / 基本支出”列 3,000.28",
        "位置 第 2 页 “表二 支出决算表” “合计”行 “其中 / 项目支出”列 2,264.29",
        "应为 5,264.57 万元",
        "改法 核对合计单元格和两个分项；如口径不同，请在说明中写明。",
    ]


def test_hostile_words_cannot_leave_their_command() -> None:
    evil = "50%\r\n::error file=x::,a:b%0A"
    found = finding("SUM004", Severity.ERROR, Source(evil, block=0, paragraph=1), message=evil, fix=evil)
    ((name, fields, message),) = commands(evaluation(path="a,b:c%\n.pdf", findings=(found,)))
    assert name == "error"
    assert fields == {"file": "a%2Cb%3Ac%25%0A.pdf", "title": "SUM004 合计与分项不符"}
    assert "\r" not in message and message.startswith("50%25  ::error file=x::,a:b%250A%0A位置")


def test_unread_and_hardly_understood_files() -> None:
    poor = replace(clean_evaluation(), coverage=Coverage(10, 1, 0, 0, 9))
    first, second = commands(unread(), poor)
    assert first[:2] == ("error", {"file": "scan.pdf", "title": "READ003 没有可识别的文字"})
    assert first[2].endswith("%0A改法 请提供由 Word 直接导出的 PDF。")
    assert second[:2] == ("warning", {"file": "clean.pdf", "title": "未能充分检查"})
    assert commands(clean_evaluation()) == []


def test_plain_text_files_have_lines() -> None:
    text = evaluation(document=document(format="txt", pages=1))
    file = "\n\n".join(block.text for block in document().paragraphs())
    line = next(github_commands([text], RULES, "en", lambda one: file))
    assert ",line=5,endLine=5,title=MAT001" in line
    assert "%0Aplace " in line

"""Printed digits through the whole line: what rounding leaves open is at most a hint, what it does not is a finding.

Amounts are closed intervals of their digits, for accounts also exact where only zeros were left out; counts are exact;
cutting off, a last digit adjusted so that shares make 100.00, and growth from nothing are hints of their own. What the
text gives a reason for is a note with the reason's words.
"""

from __future__ import annotations

import pytest

from jiping.evaluate import Settings, evaluate_bytes
from jiping.model import Evaluation, Outcome

ACCOUNTS = "青溪县园林局2023年度部门决算"
REPORT = "青溪县园林局2023年度部门整体支出绩效自评报告"
FIGURES = ("SUM", "MAT0", "LIM")


def looked_at(text: str, title: str = ACCOUNTS) -> Evaluation:
    return evaluate_bytes(f"{title}\n\n{text}\n".encode(), "a.txt", Settings(select=FIGURES))


def told(evaluation: Evaluation) -> list[tuple[str, str]]:
    return [(finding.code, finding.outcome.value) for finding in evaluation.findings]


CASES = {
    "一分钱尾差只提示": ("基本支出219.46万元，其中人员经费157.29万元，公用经费62.18万元。", [("SUM020", "hint")]),
    "差两分就是错": ("基本支出219.46万元，其中人员经费157.29万元，公用经费62.19万元。", [("SUM020", "fail")]),
    "省去的零不是四舍五入": (
        "“三公”经费支出决算为22.40万元，其中：因公出国（境）费8万元，公务用车购置及运行维护费3.25万元，公务接待费10.75万元。",
        [("SUM020", "fail")],
    ),
    "省去的零而相符": (
        "“三公”经费支出决算为22.00万元，其中：因公出国（境）费8万元，公务用车购置及运行维护费3.25万元，公务接待费10.75万元。",
        [],
    ),
    "漏一位数字": (
        "“三公”经费支出决算为18.35万元，其中：因公出国（境）费0.00万元，公务用车购置及运行维护费15.5万元，公务接待费3.10万元。",
        [("SUM020", "fail")],
    ),
    "次数没有四舍五入": ("全年组织检查18次，其中春季12次、夏季2次、秋季5次。", [("SUM020", "fail")]),
    "截位": ("本年支出合计300.00万元。教育支出45.866万元，占本年支出合计的15.28%。", [("MAT003", "hint")]),
    "末位凑成一百": (
        "本年支出合计3000.00万元，其中：教育支出1000.00万元，占33.33%；农林水支出1000.00万元，占33.33%；住房保障支出1000.00万元，占33.34%。",
        [("MAT003", "hint")],
    ),
    "占比差得多": (
        "本年支出合计300.00万元，其中：教育支出100.00万元，占33.33%；农林水支出200.00万元，占66.76%。",
        [("MAT003", "fail")],
    ),
    "从零增长": ("2023年度其他收入6.00万元，上年为0万元，比上年增加6.00万元，增长100%。", [("MAT004", "hint")]),
    "一个数两次写成不同的精度": ("公务接待费支出决算9.51万元。\n公务接待费支出决算9.5万元，主要用于公务往来。", []),
    "元与万元": ("基本支出219.46万元，其中人员经费1,572,850元，公用经费621,750元。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_printed_digits(name: str) -> None:
    text, expected = CASES[name]
    evaluation = looked_at(text)
    assert told(evaluation) == expected, [finding.message for finding in evaluation.findings]


EXPLAINED = {
    "动用上年结转": (
        "2023年度本年收入合计820.00万元。本年支出合计846.00万元，支出大于收入的原因是使用上年结转资金26.00万元。",
        "上年结转",
        REPORT,
    ),
    "口径写明": (
        "本年支出合计264.87万元。\n本年支出合计268.00万元（含上年结转3.13万元）。",
        "含上年结转3.13万元",
        ACCOUNTS,
    ),
}


@pytest.mark.parametrize("name", EXPLAINED)
def test_what_the_text_explains_is_a_note_with_its_words(name: str) -> None:
    text, words, title = EXPLAINED[name]
    evaluation = looked_at(text, title)
    assert told(evaluation) == [], [finding.message for finding in evaluation.findings]
    notes = [note for note in evaluation.notes if note.outcome is Outcome.EXPLAINED]
    assert notes
    assert any(words in source.text for note in notes for source in note.sources), [n.message for n in notes]


def test_without_the_reason_it_is_a_finding() -> None:
    for text, _, title in EXPLAINED.values():
        bare = text.replace("，支出大于收入的原因是使用上年结转资金26.00万元", "").replace("（含上年结转3.13万元）", "")
        assert told(looked_at(bare, title)), bare

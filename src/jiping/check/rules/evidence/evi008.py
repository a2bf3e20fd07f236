"""EVI008 change-without-base 说增减了百分之几，没有说与什么相比

绩效报告的成效部分写“下降 55%”“提高 12%”，同一句和前一句里都没有“比上年”“同比”“由……到……”，也没有可以算出来的两个数，
读的人不知道与什么相比。目标、计划里的增减不算；把握不大，默认不报。

正例：投诉量下降55%。
反例：投诉量比上年下降55%；投诉量由200件下降到90件，下降55%
不判断：没有写增减的百分数
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule
from jiping.model import Verdict

_CHANGE = re.compile(r"(?:下降|提高|提升|增长|上升|减少|降低|增加|压减|缩短)了?(?:约|近|超过?)?\d+(?:\.\d+)?[%％]")
_BASE = re.compile(
    r"比|较|同比|环比|上年|去年|上一年|往年|以往|历年|同期|基期|年初|年均|上季|上月|以来|[由从].{1,24}[到至]|累计|目标|计划|预算|不低于|"
    r"不高于|不超过|以上|以下|≥|≤|力争|拟|将|要求|应"
)
_NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\d,.]*[%％年月日号])")
_SENTENCE = re.compile(r"[^。；;！!]+")
_TARGETS = re.compile(r"目标|计划|打算|下一步|指标设|绩效指标")


@rule(
    id="EVI008",
    name="change-without-base",
    title="说增减了百分之几，没有说与什么相比",
    severity=Severity.HINT,
    since="0.6",
    status="preview",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="绩效目标完成情况", checked_on="2026-12-01"),
    message="“{words}”，没有说与什么相比。",
    fix="写明与哪一年、哪个数相比，并列出两个数。",
)
def change_has_a_base(view: View) -> Iterator[Verdict]:
    looked = False
    headings = {paragraph.index: paragraph.text for paragraph in view.headings}
    order = sorted(headings)
    for paragraph in view.running:
        heading = next((headings[index] for index in reversed(order) if index < paragraph.index), "")
        if _TARGETS.search(heading):
            continue
        before = ""
        for sentence in _SENTENCE.finditer(paragraph.text):
            match = _CHANGE.search(sentence.group())
            if match is not None:
                looked = True
                start = sentence.start() + match.start()
                source = paragraph.source(start, start + len(match.group()))
                if _has_base(sentence.group(), before):
                    yield ok(source)
                else:
                    yield hint(source, words=sentence.group().strip()[-40:])
            before = sentence.group()
    if not looked:
        yield not_applicable()


def _has_base(sentence: str, before: str) -> bool:
    """A word of comparison in the sentence or the one before it, or two numbers to compare."""
    return bool(_BASE.search(sentence) or _BASE.search(before)) or len(_NUMBERS.findall(sentence)) > 1

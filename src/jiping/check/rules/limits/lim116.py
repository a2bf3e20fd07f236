"""LIM116 survey-counts-out-of-order 问卷份数前后矛盾

满意的份数（人数）不多于有效问卷，有效问卷不多于发放问卷。

正例：发放问卷 100 份，回收有效问卷 96 份，满意 90 份
反例：发放问卷 100 份，回收有效问卷 106 份
不判断：没有同时写明其中两项
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.model import Verdict

_FORM = r"(?:问卷|调查表|测评表)"
_NUMBER = r"[^\d，。；%]{0,6}(?P<count>\d+)"
_COUNTS = (
    ("issued", re.compile(rf"(?:发放|发出|印发)(?:了|调查|满意度|电子|纸质|网络){{0,4}}{_FORM}{_NUMBER}\s*份")),
    ("valid", re.compile(rf"有效(?:回收)?(?:{_FORM}|样本)?{_NUMBER}\s*份")),
    ("satisfied", re.compile(rf"(?:表示|评价为|选择)“?(?:比较|基本|非常)?满意”?(?:及以上|以上)?的?{_NUMBER}\s*[份人]")),
)


@rule(
    id="LIM116",
    name="survey-counts-out-of-order",
    title="问卷份数前后矛盾",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("C21",),
    basis=Basis("arithmetic", clause="部分不大于全部", checked_on="2026-11-24"),
    message="{more}，多于{less}。",
    fix="核对问卷发放、回收和满意的份数。",
)
def survey_in_order(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph in view.running:
        for begin, sentence in _sentences(paragraph.text):
            found = [(name, match) for name, pattern in _COUNTS if (match := pattern.search(sentence))]
            for (_, first), (_, second) in itertools.pairwise(found):
                looked = True
                place = paragraph.source(begin + second.start(), begin + second.end())
                if int(second["count"]) <= int(first["count"]):
                    yield ok(place)
                    continue
                yield fail(
                    place,
                    paragraph.source(begin + first.start(), begin + first.end()),
                    found=second.group(),
                    more=second.group(),
                    less=first.group(),
                )
    if not looked:
        yield not_applicable()


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for sentence in re.split(r"(?<=[。；])", text):
        yield begin, sentence
        begin += len(sentence)

"""MAT024 cumulative-against-year 累计数与年度计划相比

自开工、自某年以来的累计数，与年度计划（年度预算、年度目标）算完成率，时期不同，完成率没有意义。累计的起点就是本年的不算。

正例：本年完成投资 500 万元，完成年度计划的 100%
反例：自 2021 年以来累计完成投资 1,500 万元，完成年度计划的 300%
不判断：没有写累计的起点
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.phrases import is_percent, sentences
from jiping.model import Verdict

_SINCE = re.compile(
    r"(?:自|从)?(?P<year>20\d\d)\s*年(?:\d{1,2}月)?(?:以来|起|至今)|(?:自|从)?(?:开工|实施|启动|建设|立项)以来"
)
_YEARLY = re.compile(
    r"(?:完成|达到|占|为)(?:了)?(?:年度|全年|当年|本年)(?:投资|支出)?(?:计划|预算|目标|任务)(?:数)?的?\s*$"
)


@rule(
    id="MAT024",
    name="cumulative-against-year",
    title="累计数与年度计划相比",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("H13",),
    status="preview",
    basis=Basis("arithmetic", clause="同一时期才能相比", checked_on="2026-11-24"),
    message="“{since}”的累计数与年度计划相比得出 {rate}，两者时期不同。",
    expected="累计数与总计划相比，或年度数与年度计划相比",
    fix="写明本年完成数，用本年数与年度计划相比。",
)
def same_period(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile("累计")):
        for number in sentence.numbers:
            if not is_percent(number) or not _YEARLY.search(sentence.before(number.start, 20)):
                continue
            looked = True
            before = sentence.text[: number.start - sentence.start]
            since = _SINCE.search(before)
            place = before.find("累计")
            own = since is not None and since["year"] is not None and int(since["year"]) == view.year
            newer = re.search(r"本年|今年|当年(?!度)|20\d\d年(?!度?(?:以来|起|至今))", before[max(place, 0) :])
            if since is None or place < since.start() or own or newer:
                yield ok(sentence.source(number))
            else:
                yield hint(
                    sentence.paragraph.source(sentence.start + since.start(), number.end),
                    found=number.number.text,
                    since=since.group(),
                    rate=number.number.text,
                )
    if not looked:
        yield not_applicable()

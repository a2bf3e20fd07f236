"""LIM026 spending-above-arrived 支出大于到位资金

项目（资金）的支出不应大于实际到位的资金；使用上年结转、单位垫付、自筹的应写明，写明的作为已说明。

正例：到位资金 480 万元，支出 465.60 万元
反例：到位资金 480 万元，支出 495.60 万元
不判断：没有同时写到位和支出
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, show
from jiping.check.arrival import told_of
from jiping.model import Verdict

_OTHER_MONEY = re.compile(r"结转|结余|垫付|自筹|自有|配套|统筹|借款|调剂|预付")


@rule(
    id="LIM026",
    name="spending-above-arrived",
    title="支出大于到位资金",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E22",),
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="资金到位与使用", checked_on="2026-11-24"),
    message="支出 {spent} 大于到位资金 {arrived}，多出 {difference}；{reason}。",
    expected="不大于到位资金 {arrived}，或者写明其他资金来源",
    fix="核对到位和支出的金额；使用结转、垫付、自筹资金的请写明。",
)
def spending_within_arrived(view: View) -> Iterator[Verdict]:
    looked = False
    for money in told_of(view):
        if money.spent is None or money.arrived is None:
            continue
        looked = True
        spent, arrived = money.spent.number, money.arrived.number
        source = money.paragraph.source(
            min(money.arrived.start, money.spent.start), max(money.arrived.end, money.spent.end)
        )
        if spent.interval.low is None or arrived.interval.high is None or spent.interval.low <= arrived.interval.high:
            yield ok(source)
            continue
        values = {
            "spent": spent.text,
            "arrived": arrived.text,
            "difference": show(spent.base - arrived.base, spent.unit),
        }
        other = _OTHER_MONEY.search(money.paragraph.text)
        if other is not None:
            words = money.paragraph.source(max(0, other.start() - 8), min(other.end() + 12, len(money.paragraph.text)))
            told = {"reason": f"文中提到“{words.text}”", "reason_en": f"the text mentions “{words.text}”"}
            yield explained(words, source, **values, **told)
            continue
        values |= {"reason": "没有提到其他资金来源", "reason_en": "no other source is mentioned"}
        certificate = interval_certificate("spent at most arrived", spent.interval, arrived.interval)
        yield fail(source, found=spent.text, certificate=certificate, values=values)
    if not looked:
        yield undecided("到位资金和支出")

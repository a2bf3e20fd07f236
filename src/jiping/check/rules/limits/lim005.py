"""LIM005 fiscal-exceeds-all-funds 财政拨款支出大于全部支出

财政拨款支出是全部支出的一部分，同一年度、同一预算栏的财政拨款本年支出不应大于本年支出合计。

正例：本年支出合计 307.82，财政拨款本年支出 300.00
反例：本年支出合计 300.00，财政拨款本年支出 307.82
不判断：缺其中一个
"""

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import interval_certificate, say
from jiping.check.rule import fail, ok, undecided
from jiping.model import Verdict


@rule(
    id="LIM005",
    name="fiscal-exceeds-all-funds",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D29",),
    title="财政拨款支出大于全部支出",
    basis=Basis("final-accounts-forms", clause="财政拨款支出 ≤ 本年支出", checked_on="2026-11-24"),
    message="财政拨款支出 {fiscal} 大于本年支出合计 {total}。",
    expected="不大于本年支出合计 {total}",
    fix="核对两张总表的本年支出合计。",
)
def fiscal_within_all(view: View) -> Iterator[Verdict]:
    every = [
        f for f in view.by_concept.get("expenditure.current", ()) if f.in_table and not f.key.code and not f.key.item
    ]
    whole = {(f.key.year, f.key.column): f for f in reversed(every) if f.key.caliber == "all"}
    looked = False
    for figure in every:
        total = whole.get((figure.key.year, figure.key.column))
        if figure.key.caliber not in ("fiscal", "general") or total is None:
            continue
        looked = True
        if figure.interval.low is None or total.interval.high is None or figure.interval.low <= total.interval.high:
            yield ok(figure.source)
        else:
            yield fail(
                figure.source,
                total.source,
                found=figure.number.text,
                certificate=interval_certificate("part at most whole", figure.interval, total.interval),
                root="fiscal exceeds all",
                fiscal=say(figure),
                total=say(total),
            )
    if not looked:
        yield undecided("本年支出合计和财政拨款本年支出")

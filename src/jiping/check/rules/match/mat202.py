"""MAT202 vehicle-purchase-and-count 公车购置费与购置数量不符

公务用车购置费大于零的，购置数应不少于 1 辆；购置费为零的，购置数应为 0。预付、尾款、调拨的要说明。

正例：购置费 18.00 万元，购置 1 辆
反例：购置费 18.00 万元，购置 0 辆
不判断：没有写购置数
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import say
from jiping.check.three_public_counts import EXPLAINS, spent, stated
from jiping.model import Verdict


@rule(
    id="MAT202",
    name="vehicle-purchase-and-count",
    title="公车购置费与购置数量不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    applies_to=["final-accounts.", "self-evaluation."],
    identities=("A17",),
    basis=Basis("mof-yu-2016-143", clause="公务用车购置数", checked_on="2026-11-24"),
    message="{cost}，公务用车购置数却是 {count} 辆。",
    fix="核对购置费和购置数；属于预付、尾款或者调拨的，写明情况。",
)
def purchase_and_count(view: View) -> Iterator[Verdict]:
    cost, bought = spent(view, "three_public.vehicles.purchase"), stated(view, "bought")
    if cost is None and bought is None:
        yield not_applicable()
    elif cost is None or bought is None:
        yield undecided("公务用车购置费和购置数")
    elif (cost.number.base > 0) is (bought.value > 0):
        yield ok(bought.source)
    elif EXPLAINS.search(bought.sentence):
        yield explained(bought.source, cost.source, cost=say(cost), count=str(bought.value))
    else:
        # A vehicle may be paid for by others or later; money without a vehicle is wrong.
        severity = Severity.ERROR if cost.number.base > 0 else Severity.WARNING
        count = str(bought.value)
        yield fail(bought.source, cost.source, found=bought.source.text, severity=severity, cost=say(cost), count=count)

"""MAT201 running-cost-without-vehicles 有公车运行费却没有车

公务用车运行维护费大于零的，年末公务用车保有量一般大于零；租赁、年中处置、调拨的要说明。

正例：运行维护费 7.70 万元，保有量 2 辆
反例：运行维护费 7.70 万元，保有量 0 辆
不判断：没有写保有量
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import say
from jiping.check.three_public_counts import EXPLAINS, spent, stated
from jiping.model import Verdict


@rule(
    id="MAT201",
    name="running-cost-without-vehicles",
    title="有公车运行费却没有车",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    applies_to=["final-accounts.", "self-evaluation."],
    identities=("A16",),
    basis=Basis("mof-yu-2016-143", clause="公务用车保有量", checked_on="2026-11-24"),
    message="{cost}，公务用车保有量却是 {count} 辆。",
    fix="核对保有量；租赁或者年中处置车辆的，写明情况。",
)
def vehicles_behind_cost(view: View) -> Iterator[Verdict]:
    cost, owned = spent(view, "three_public.vehicles.operation"), stated(view, "owned")
    if cost is None and owned is None:
        yield not_applicable()
    elif cost is None or owned is None:
        yield undecided("公务用车运行维护费和保有量")
    elif cost.number.base <= 0 or owned.value > 0:
        yield ok(owned.source)
    elif EXPLAINS.search(owned.sentence):
        yield explained(owned.source, cost.source, cost=say(cost), count=str(owned.value))
    else:
        yield fail(owned.source, cost.source, found=owned.source.text, cost=say(cost), count=str(owned.value))

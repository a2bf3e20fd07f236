"""LIM021 operating-cost-above-operating-expenditure 机关运行经费大于公用经费

机关运行经费是行政单位和参照公务员法管理的事业单位用一般公共预算财政拨款安排的公用经费，不应大于一般公共预算财政拨款基本支出中的公用经费；
部门里有不计机关运行经费的事业单位时，小于公用经费是正常的。

正例：公用经费 10.23 万元，机关运行经费 10.23 万元
反例：公用经费 10.23 万元，机关运行经费 12.30 万元
不判断：没有公用经费或没有机关运行经费
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, ok, rule, undecided
from jiping.check.arithmetic import say, show
from jiping.model import Figure, Verdict


@rule(
    id="LIM021",
    name="operating-cost-above-operating-expenditure",
    title="机关运行经费大于公用经费",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("D31",),
    applies_to=["final-accounts.department", "budget.department", "self-evaluation.department"],
    basis=Basis("agency-affairs-regulation", clause="机关运行经费", checked_on="2026-11-24"),
    message="机关运行经费 {cost} 大于一般公共预算基本支出的公用经费 {operating}，超出 {difference}。",
    expected="不大于公用经费 {operating}",
    fix="核对机关运行经费和公用经费；机关运行经费只含公用经费，包含了项目支出的请写明口径。",
)
def operating_cost(view: View) -> Iterator[Verdict]:
    costs = [f for f in view.by_concept.get("operating_cost", ()) if not f.key.item and not f.blank]
    looked = False
    for cost in costs:
        whole = _operating(view, cost)
        if whole is None:
            continue
        looked = True
        if cost.interval.low is None or whole.interval.high is None or cost.interval.low <= whole.interval.high:
            yield ok(cost.source)
            continue
        yield hint(
            cost.source,
            whole.source,
            found=cost.number.text,
            root="operating cost above operating expenditure",
            cost=cost.number.text,
            operating=say(whole),
            difference=show(cost.number.base - whole.number.base, cost.number.unit),
        )
        return
    if not looked:
        yield undecided("机关运行经费和公用经费")


def _operating(view: View, cost: Figure) -> Figure | None:
    """The largest operating expenditure of the same year and column: a narrower scope must not accuse."""
    found = [
        figure
        for figure in view.by_concept.get("expenditure.basic.operating", ())
        if figure.key.year == cost.key.year
        and figure.key.column == cost.key.column
        and not figure.key.item
        and not figure.key.code
        and not figure.blank
    ]
    return max(found, key=lambda figure: figure.number.base, default=None)

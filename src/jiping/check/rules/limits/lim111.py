"""LIM111 execution-above-budget 全年执行数超过全年预算数

自评表各行的全年执行数不应超过全年预算数（调整后预算数）。财政拨款没有预算不得支出；自有资金超过的要说明来源。

正例：全年预算 118.50，执行 112.58
反例：财政拨款全年预算 98.50，执行 102.58
不判断：没有全年预算数或执行数
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, fail, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say, show
from jiping.model import Relation, Verdict


@rule(
    id="LIM111",
    name="execution-above-budget",
    title="全年执行数超过全年预算数",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.funds-limit",
    identities=("B04",),
    basis=Basis("budget-law", clause="各部门、各单位的支出必须以经批准的预算为依据", checked_on="2026-11-24"),
    message="{final}，超过{budget}，多 {difference}。",
    fix="核对全年预算数是否含追加和上年结转；确有超支的，说明资金来源。",
)
def within_budget(relation: Relation) -> Verdict:
    budget, final = relation.total, relation.parts[0]
    if budget is None:
        return undecided("全年预算数")
    low, high = final.interval.low, budget.interval.high
    if low is None or high is None or low <= high:
        return ok(final.source)
    return fail(
        final.source,
        budget.source,
        found=final.number.text,
        certificate=interval_certificate("final <= budget", final.interval, budget.interval),
        # Only for appropriations is spending without a budget unlawful.
        severity=Severity.ERROR if relation.word == "fiscal" else Severity.WARNING,
        final=say(final),
        budget=say(budget),
        difference=show(final.number.base - budget.number.base, budget.number.unit),
    )

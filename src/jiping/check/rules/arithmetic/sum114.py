"""SUM114 budget-change-mismatch 调整后预算与年初预算、调整数不符

自评表列有预算调整数的，调整后预算数应等于年初预算数加调整数（调减为负数）。

正例：年初 60.00，调整 3.36，调整后 63.36
反例：年初 60.00，调整 3.36，调整后 66.33
不判断：没有列调整数
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.forms import given_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM114",
    name="budget-change-mismatch",
    title="调整后预算与年初预算、调整数不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.budget-change",
    identities=("B05",),
    basis=Basis("arithmetic", clause="调整后预算＝年初预算＋调整数", checked_on="2026-11-24"),
    message="{total} 与年初预算数加调整数 {sum} 相差 {difference}。",
    expected="调整后预算数等于 {sum}",
    fix="核对年初预算、调整数和调整后预算；调减的写负数。",
)
def change_adds_up(relation: Relation) -> Verdict:
    return given_sum(relation)

"""SUM107 staff-kinds-mismatch 编制数、在职人数与各类之和不符

人员分行政、参公、事业等类填列并有合计的，合计应等于各类之和，人数没有四舍五入。

正例：行政 12，参公 6，事业 20，合计 38
反例：行政 12，参公 6，事业 20，合计 36
不判断：有一类空白，而合计大于其余各类
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.forms import given_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM107",
    name="staff-kinds-mismatch",
    title="编制数、在职人数与各类之和不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.staff-sum",
    identities=(
        "A03",
        "A04",
    ),
    basis=Basis("arithmetic", clause="合计＝各类之和", checked_on="2026-11-24"),
    message="{total} 与各类人数之和 {sum} 相差 {difference}。",
    expected="合计等于 {sum}",
    fix="核对各类人数和合计；单列的领导职数、离岗人员请注明。",
)
def staff_adds_up(relation: Relation) -> Verdict:
    return given_sum(relation)

"""SUM025 items-do-not-add-to-total 逐项说明的金额之和与总数不符

决算（预算）说明逐项写明了全部项级科目的，各项年初预算（全年预算）之和应等于文中写的总数。

正例：总数 115.00 万元，两项分别为 104.00 万元、11.00 万元
反例：总数 115.00 万元，两项分别为 104.00 万元、17.00 万元
不判断：没有写全表中的项级科目，或没有写总数
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum, sum_root, with_root
from jiping.check.rule import undecided
from jiping.model import Relation, Verdict


@rule(
    id="SUM025",
    name="items-do-not-add-to-total",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("H01",),
    title="逐项说明的金额之和与总数不符",
    over="text.items-sum",
    basis=Basis("final-accounts-forms", clause="支出决算具体情况说明", checked_on="2026-11-24"),
    message="{total}，逐项之和为 {sum}，相差 {difference}。{cause}",
    expected="逐项之和 {sum}",
    fix="核对总数和各项的年初（全年）预算数。",
)
def items_add_up(relation: Relation) -> Verdict:
    return with_root(check_sum(relation), sum_root(relation.total)) if relation.total else undecided("总数")

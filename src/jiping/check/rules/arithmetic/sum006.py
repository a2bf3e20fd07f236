"""SUM006 group-sum-mismatch 大项与其下小项之和不符

总表中带有下级编号行的大项（如“一、财政拨款收入”下的 1. 2. 3.，年初结转和结余下的一、二、三），应等于各小项之和。

正例：一、财政拨款收入 300.00，其下 1. 一般公共预算资金 280.00，2. 政府性基金 20.00
反例：一、财政拨款收入 300.00，其下 1. 280.00，2. 10.00（相差 10.00）
不判断：大项空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM006",
    name="group-sum-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D12",),
    title="大项与其下小项之和不符",
    over="table.group-sum",
    basis=Basis("final-accounts-forms", clause="大项＝Σ小项", checked_on="2026-11-24"),
    message="{total} 与其下各行之和 {sum} 相差 {difference}。{cause}",
    expected="等于其下各行之和 {sum}",
    fix="核对该行与其下各编号行。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

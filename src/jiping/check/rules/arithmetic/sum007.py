"""SUM007 income-expenditure-unbalanced 收入总计与支出总计不等

收支总表左右两侧的总计应当相等。

正例：收入总计 305.00，支出总计 305.00
反例：收入总计 305.00，支出总计 300.00
不判断：缺一侧总计
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM007",
    name="income-expenditure-unbalanced",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D05", "D15", "D39"),
    title="收入总计与支出总计不等",
    over="table.balance",
    basis=Basis("final-accounts-forms", clause="收入总计＝支出总计", checked_on="2026-11-24"),
    message="{total} 与支出一侧总计 {sum} 相差 {difference}。{cause}",
    expected="收入总计等于支出总计 {sum}",
    fix="核对两侧总计和年初、年末结转结余。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

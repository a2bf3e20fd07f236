"""SUM005 grand-total-mismatch 总计与本年合计加结转结余不符

收入总计应等于本年收入合计加使用结余、年初结转和结余；支出总计应等于本年支出合计加结余分配、年末结转和结余。

正例：本年收入合计 300.00，年初结转和结余 5.00，总计 305.00
反例：本年收入合计 300.00，年初结转和结余 5.00，总计 350.00
不判断：总计空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM005",
    name="grand-total-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D02", "D04"),
    title="总计与本年合计加结转结余不符",
    over="table.grand-total",
    basis=Basis("final-accounts-forms", clause="总计＝本年合计＋结转结余", checked_on="2026-11-24"),
    message="{total} 与各组成部分之和 {sum} 相差 {difference}。{cause}",
    expected="总计等于 {sum}",
    fix="核对总计、本年合计和结转结余各行。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

"""SUM002 class-sum-mismatch 类级科目与各款之和不符

按功能或经济分类列示的表中，类级科目的金额应等于其下各款之和，每一数字栏都应如此。

正例：208 类 326.72，20805 款 300.00，20808 款 26.72
反例：208 类 326.72，20805 款 300.00，20808 款 16.72（相差 10.00）
不判断：类级单元格空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM002",
    name="class-sum-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D06", "D11", "D17", "D22"),
    title="类级科目与各款之和不符",
    over="table.class-sum",
    basis=Basis("final-accounts-forms", clause="类＝Σ款", checked_on="2026-11-24"),
    message="{total} 与所属各款之和 {sum} 相差 {difference}。{cause}",
    expected="类级科目等于所属各款之和 {sum}",
    fix="核对类级金额与所属各款，改正填错或漏列的一款。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

"""SUM003 section-sum-mismatch 款级科目与各项之和不符

按功能分类列示的表中，款级科目的金额应等于其下各项之和，每一数字栏都应如此。

正例：20103 款 500，其下 2010301 项 200，2010302 项 300
反例：20103 款 500，其下 2010301 项 200，2010302 项 330（相差 30）
不判断：款级单元格空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM003",
    name="section-sum-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D06", "D11", "D17"),
    title="款级科目与各项之和不符",
    over="table.section-sum",
    basis=Basis("final-accounts-forms", clause="款＝Σ项", checked_on="2026-11-24"),
    message="{total} 与所属各项之和 {sum} 相差 {difference}。{cause}",
    expected="款级科目等于所属各项之和 {sum}",
    fix="核对款级金额与所属各项，改正填错或漏列的一项。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

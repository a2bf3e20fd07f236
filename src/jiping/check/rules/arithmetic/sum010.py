"""SUM010 basic-total-mismatch 基本支出合计与人员、公用或各类之和不符

基本支出表的合计应等于人员经费与公用经费之和，也等于各经济分类之和。

正例：301 类 700，302 类 300，合计 1,000
反例：301 类 700，302 类 300，合计 1,010
不判断：合计空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM010",
    name="basic-total-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D19",),
    title="基本支出合计与人员、公用或各类之和不符",
    over="table.basic-total",
    basis=Basis("final-accounts-forms", clause="合计＝人员＋公用", checked_on="2026-11-24"),
    message="{total} 与组成之和 {sum} 相差 {difference}。{cause}",
    expected="基本支出合计等于 {sum}",
    fix="核对基本支出合计、人员经费、公用经费和各经济分类。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

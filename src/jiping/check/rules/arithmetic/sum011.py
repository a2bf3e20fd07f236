"""SUM011 personnel-total-mismatch 人员经费合计与301、303类之和不符

人员经费合计应等于工资福利支出（301）与对个人和家庭的补助（303）之和。

正例：301 类 80.00，303 类 5.00，人员经费合计 85.00
反例：301 类 80.00，303 类 5.00，人员经费合计 58.00
不判断：人员经费合计空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM011",
    name="personnel-total-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D20",),
    title="人员经费合计与301、303类之和不符",
    over="table.personnel-total",
    basis=Basis("final-accounts-forms", clause="人员经费＝301＋303", checked_on="2026-11-24"),
    message="{total} 与 301、303 类之和 {sum} 相差 {difference}。{cause}",
    expected="人员经费合计等于 {sum}",
    fix="核对人员经费合计与 301、303 类。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

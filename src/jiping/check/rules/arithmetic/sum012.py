"""SUM012 operating-total-mismatch 公用经费合计与302、310等类之和不符

公用经费合计应等于商品和服务支出（302）、资本性支出（310）等类之和。

正例：302 类 15.00，310 类 2.00，公用经费合计 17.00
反例：302 类 15.00，310 类 2.00，公用经费合计 15.00（漏加 310 类）
不判断：公用经费合计空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM012",
    name="operating-total-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D21",),
    title="公用经费合计与302、310等类之和不符",
    over="table.operating-total",
    basis=Basis("final-accounts-forms", clause="公用经费＝302＋310＋…", checked_on="2026-11-24"),
    message="{total} 与 302、310 等类之和 {sum} 相差 {difference}。{cause}",
    expected="公用经费合计等于 {sum}",
    fix="核对公用经费合计与 302、307、310 等类。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

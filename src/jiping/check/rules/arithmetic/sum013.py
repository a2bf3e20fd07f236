"""SUM013 own-table-sum-mismatch 自编表格的合计与各行之和不符

报告里自编的表格（如项目支出情况表）只有一个合计行时，金额、数量栏的合计应等于各行之和。

正例：项目甲 39.84，项目乙 4.72，合计 44.56
反例：项目甲 39.84，项目乙 4.72，合计 45.46
不判断：合计空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM013",
    name="own-table-sum-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("H15",),
    title="自编表格的合计与各行之和不符",
    over="table.plain-sum",
    basis=Basis("arithmetic", clause="合计＝各行之和", checked_on="2026-11-24"),
    message="{total} 与各行之和 {sum} 相差 {difference}。{cause}",
    expected="合计等于各行之和 {sum}",
    fix="核对合计行与各行；如有不计入合计的行，请在表中写明“其中”。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

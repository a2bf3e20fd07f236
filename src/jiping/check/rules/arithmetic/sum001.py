"""SUM001 table-row-sum-mismatch 表内横向合计与各栏之和不符

决算、预算公开表的每一行，合计栏应等于各组成栏之和：收入表为各来源之和，支出表为基本支出、项目支出等之和，
财政拨款总表为一般公共预算、政府性基金、国有资本经营三栏之和。

正例：合计 264.87，基本支出 62.63，项目支出 202.24（62.63＋202.24＝264.87）
反例：合计 264.87，基本支出 62.63，项目支出 220.24（相差 18.00）
不判断：合计栏空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM001",
    name="table-row-sum-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D07", "D09", "D13", "D17", "D27", "D28", "H15"),
    title="表内横向合计与各栏之和不符",
    over="table.row-sum",
    basis=Basis("final-accounts-forms", clause="各表横向关系", checked_on="2026-11-24"),
    message="{total} 与各栏之和 {sum} 相差 {difference}。{cause}",
    expected="合计等于各栏之和 {sum}",
    fix="核对这一行的合计栏和各组成栏，改正填错的一格。",
)
def row_sum(relation: Relation) -> Verdict:
    return check_sum(relation)

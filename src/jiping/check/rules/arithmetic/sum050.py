"""SUM050 fund-column-unbalanced 财政拨款总表一种资金的收支不平

财政拨款收支总表里，一般公共预算、政府性基金、国有资本经营预算各是一本账：本年收入加年初结转结余，应等于支出一侧同一栏的总计
（本年支出加年末结转结余）。总数平而各栏不平的，多半是填错了栏。

正例：一般公共预算收入 300.00，年初结转 5.00；一般公共预算栏支出总计 305.00
反例：一般公共预算收入 300.00，年初结转 5.00；一般公共预算栏支出总计 295.00，政府性基金栏 10.00
不判断：年初结转结余没有分资金填列；一种资金的总计空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM050",
    name="fund-column-unbalanced",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("D14",),
    title="财政拨款总表一种资金的收支不平",
    over="table.fund-balance",
    basis=Basis("final-accounts-forms", clause="财政拨款收入支出决算总表各栏平衡", checked_on="2026-11-24"),
    message="{total} 与这种资金的本年收入加年初结转结余 {sum} 相差 {difference}。{cause}",
    expected="支出总计等于 {sum}",
    fix="核对这种资金的收入、年初结转结余和支出各行，看是否填错了栏。",
)
def fund_column(relation: Relation) -> Verdict:
    return check_sum(relation)

"""SUM008 fund-row-unbalanced 基金表一行收支结余不平

政府性基金、国有资本经营预算收入支出表的每一行：年初结转和结余＋本年收入＝本年支出＋年末结转和结余。

正例：年初 10.00，本年收入 90.00，本年支出 80.00，年末 20.00
反例：年初 10.00，本年收入 90.00，本年支出 80.00，年末 10.00（相差 10.00）
不判断：本年支出空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM008",
    name="fund-row-unbalanced",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D27",),
    title="基金表一行收支结余不平",
    over="table.row-balance",
    basis=Basis("final-accounts-forms", clause="年初＋收入＝支出＋年末", checked_on="2026-11-24"),
    message="{total} 与年初结转加本年收入减年末结转 {sum} 相差 {difference}。{cause}",
    expected="本年支出等于 {sum}",
    fix="核对这一行的年初结转、本年收入、本年支出和年末结转。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

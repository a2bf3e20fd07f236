"""SUM009 three-public-sum-mismatch 三公经费合计与分项不符

“三公”经费合计＝因公出国（境）费＋公务用车购置及运行维护费＋公务接待费；公务用车小计＝购置费＋运行维护费；预算数、决算数都应成立。

正例：合计 12.35，出国 0，公务用车 10.00，接待 2.35
反例：合计 12.53，出国 0，公务用车 10.00，接待 2.35（数字颠倒）
不判断：合计空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM009",
    name="three-public-sum-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D23", "D24", "D39"),
    title="三公经费合计与分项不符",
    over="table.three-public",
    basis=Basis("final-accounts-forms", clause="三公合计＝各项之和", checked_on="2026-11-24"),
    message="{total} 与分项之和 {sum} 相差 {difference}。{cause}",
    expected="合计等于分项之和 {sum}",
    fix="核对三公经费合计、小计和分项。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

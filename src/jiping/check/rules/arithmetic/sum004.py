"""SUM004 column-sum-mismatch 合计行与各科目之和不符

表的合计行（本年收入合计、本年支出合计、合计）应等于其上（下）最高一级科目之和。

正例：201 类 264.87，208 类 10.82，合计 275.69
反例：201 类 264.87，208 类 10.82，合计 276.59（两位数字颠倒）
不判断：合计行空白
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM004",
    name="column-sum-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D01", "D03", "D06", "D11", "D12", "H15"),
    title="合计行与各科目之和不符",
    over="table.column-sum",
    basis=Basis("final-accounts-forms", clause="合计＝Σ类", checked_on="2026-11-24"),
    message="{total} 与各科目之和 {sum} 相差 {difference}。{cause}",
    expected="合计等于各科目之和 {sum}",
    fix="核对合计行与各科目，注意有无漏列、重复计列或数字颠倒。",
)
def add_up_holds(relation: Relation) -> Verdict:
    return check_sum(relation)

"""SUM021 basic-expenditure-parts-mismatch 基本支出与人员经费、公用经费之和不符

同一年度、同一口径的基本支出，应等于人员经费与（日常）公用经费之和。

正例：基本支出 105.58 万元，人员经费 95.36 万元，公用经费 10.22 万元
反例：基本支出 150.58 万元，人员经费 95.36 万元，公用经费 10.22 万元
不判断：缺任何一项
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import needed_sum
from jiping.model import Figure, Verdict


@rule(
    id="SUM021",
    name="basic-expenditure-parts-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D39", "E09"),
    title="基本支出与人员经费、公用经费之和不符",
    needs={
        "total": "expenditure.basic",
        "personnel": "expenditure.basic.personnel",
        "operating": "expenditure.basic.operating",
    },
    basis=Basis("budget-law-regulation", clause="第五条", checked_on="2026-11-24"),
    message="{total} 与人员经费、公用经费之和 {sum} 相差 {difference}。{cause}",
    expected="基本支出等于 {sum}",
    fix="核对基本支出、人员经费和公用经费；口径不同的请写明。",
)
def parts_of_total(total: Figure, personnel: Figure, operating: Figure) -> Verdict:
    return needed_sum(total, personnel, operating)

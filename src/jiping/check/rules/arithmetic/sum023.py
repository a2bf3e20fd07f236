"""SUM023 procurement-parts-mismatch 政府采购金额与货物、工程、服务之和不符

政府采购金额应等于货物、工程、服务三类之和。

正例：政府采购预算 1662.44 万元，货物 93.98 万元，工程 815.87 万元，服务 752.59 万元
反例：政府采购预算 1626.44 万元，货物 93.98 万元，工程 815.87 万元，服务 752.59 万元
不判断：缺任何一项
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import needed_sum
from jiping.model import Figure, Verdict


@rule(
    id="SUM023",
    name="procurement-parts-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("A20", "D32", "D39"),
    title="政府采购金额与货物、工程、服务之和不符",
    needs={
        "total": "procurement.total",
        "goods": "procurement.goods",
        "works": "procurement.works",
        "services": "procurement.services",
    },
    basis=Basis("final-accounts-forms", clause="政府采购支出说明", checked_on="2026-11-24"),
    message="{total} 与货物、工程、服务之和 {sum} 相差 {difference}。{cause}",
    expected="采购总额等于 {sum}",
    fix="核对采购总额和三类金额。",
)
def parts_of_total(total: Figure, goods: Figure, works: Figure, services: Figure) -> Verdict:
    return needed_sum(total, goods, works, services)

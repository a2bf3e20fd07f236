"""SUM111 fund-rows-mismatch 年度资金总额与各项资金来源之和不符

自评表的年度资金总额，年初预算、全年预算、全年执行各栏都应等于下列各来源（财政拨款、上年结转、其他资金等）之和；
按收入性质、按支出性质分列的，两边都应等于总额。

正例：总额 118.50，财政拨款 98.50，上年结转 20.00，其他资金 0
反例：总额 0，财政拨款 90.00
不判断：有的来源空白，或者没有列出其他来源，而总额大于所列之和
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.forms import given_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM111",
    name="fund-rows-mismatch",
    title="年度资金总额与各项资金来源之和不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.funds-sum",
    identities=(
        "B01",
        "B27",
        "B28",
    ),
    basis=Basis("arithmetic", clause="资金总额＝各项来源之和", checked_on="2026-11-24"),
    message="{total} 与各项来源之和 {sum} 相差 {difference}。",
    expected="资金总额等于 {sum}",
    fix="核对资金总额和各项来源；总额一行没有填的，请补填。",
)
def sources_add_up(relation: Relation) -> Verdict:
    return given_sum(relation)

"""SUM022 total-expenditure-parts-mismatch 支出合计与基本支出、项目支出之和不符

没有上缴上级、经营支出和对附属单位补助的部门，本年支出合计应等于基本支出与项目支出之和。文中有其他支出类别时不判断。

正例：本年支出合计 307.82 万元，基本支出 105.58 万元，项目支出 202.24 万元
反例：本年支出合计 307.82 万元，基本支出 105.58 万元，项目支出 220.24 万元
不判断：缺任何一项
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import needed_sum
from jiping.model import Figure, Verdict


@rule(
    id="SUM022",
    name="total-expenditure-parts-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("E08",),
    title="支出合计与基本支出、项目支出之和不符",
    needs={"total": "expenditure.current", "basic": "expenditure.basic", "project": "expenditure.project"},
    unless=["expenditure.operating", "expenditure.to_superior", "expenditure.to_affiliate"],
    basis=Basis("budget-law-regulation", clause="第五条", checked_on="2026-11-24"),
    message="{total} 与基本支出、项目支出之和 {sum} 相差 {difference}。{cause}",
    expected="支出合计等于 {sum}",
    fix="核对支出合计、基本支出和项目支出；另有上缴、经营等支出的请写明。",
)
def parts_of_total(total: Figure, basic: Figure, project: Figure) -> Verdict:
    return needed_sum(total, basic, project)

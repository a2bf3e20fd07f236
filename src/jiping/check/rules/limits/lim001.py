"""LIM001 sme-procurement-exceeds-total 授予中小企业的采购金额超过采购总额

预留项目和其他项目中由中小企业成交的金额都是政府采购金额的一部分，两者之和不应超过采购总额。

正例：采购总额 251.25 万元，预留项目中小企业成交 246.47 万元，其他项目中小企业成交 4.79 万元
反例：采购总额 21.07 万元，预留项目中小企业成交 21.07 万元，其他项目中小企业成交 21.07 万元
不判断：缺任何一项
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import interval_certificate, show
from jiping.check.rule import fail, ok
from jiping.model import Figure, Verdict


@rule(
    id="LIM001",
    name="sme-procurement-exceeds-total",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D32",),
    title="授予中小企业的采购金额超过采购总额",
    needs={
        "total": "procurement.total",
        "reserved": "procurement.won.reserved_sme",
        "other": "procurement.won.other_sme",
    },
    basis=Basis("final-accounts-forms", clause="政府采购支出说明", checked_on="2026-11-24"),
    message="预留项目中小企业成交 {reserved} 与其他政府采购项目中小企业成交 {other} 之和 {sum}，超过采购总额 {total}。",
    expected="两者之和不超过 {total}",
    fix="核对三个数；其他项目没有中小企业成交的写 0。",
)
def sme_within_total(total: Figure, reserved: Figure, other: Figure) -> Verdict:
    both = reserved.interval + other.interval
    if both.low is None or total.interval.high is None or both.low <= total.interval.high:
        return ok(total.source)
    return fail(
        other.source,
        reserved.source,
        total.source,
        found=other.number.text,
        certificate=interval_certificate("parts at most total", both, total.interval),
        reserved=reserved.number.text,
        other=other.number.text,
        total=total.number.text,
        sum=show(reserved.number.base + other.number.base, total.number.unit),
    )

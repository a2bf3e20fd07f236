"""SUM112 form-execution-rate-miscalculated 自评表执行率与执行数、预算数不符

自评表的执行率＝全年执行数÷全年预算数（调整后预算数）；表头写明以年初预算为分母的，按年初预算。恰与另一个预算数相
符的，说明用错了分母。

正例：全年预算 118.50，执行 112.58，执行率 95.00%
反例：年初预算 120.00，全年预算 118.50，执行 112.58，执行率 93.82%
不判断：没有预算数；预算数为 0
"""

from __future__ import annotations

from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, not_applicable, rule, undecided
from jiping.check.arithmetic import check_rate, percent_of, say
from jiping.model import Figure, Relation, Verdict


@rule(
    id="SUM112",
    name="form-execution-rate-miscalculated",
    title="自评表执行率与执行数、预算数不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.execution-rate",
    identities=("B02",),
    basis=Basis("mof-yu-2020-10", clause="自评表：执行率＝全年执行数÷全年预算数", checked_on="2026-11-24"),
    message="{rate_of} {rate}，按{final}、{base}应为 {value}{fits}。",
    fix="按全年（调整后）预算数重算；表式规定用年初预算数的，请在表头写明。",
)
def rate_follows(relation: Relation) -> Verdict:
    rate, final = relation.rate, relation.total
    if rate is None or final is None:
        return not_applicable()
    base = relation.parts[0]
    value = _value(final, base)
    other = next((b for b in relation.parts[1:] if _fits(rate, final, b) and b.number.base != base.number.base), None)
    words, english = "", ""
    if other is not None:
        words, english = f"；与按{other.label}计算的相符", f"; it fits {other.label}"
    verdict = check_rate(
        relation,
        percent_of(final.interval, base.interval),
        value,
        rate_of=rate.label,
        final=say(final),
        base=say(base),
        fits=words,
        fits_en=english,
    )
    if value is None and final.number.base > 0 and rate.number.base > 0:
        return undecided("不为零的预算数", sources=(rate.source,))
    return verdict


def _value(final: Figure, base: Figure) -> Fraction | None:
    return Fraction(final.number.base * 100) / Fraction(base.number.base) if base.number.base else None


def _fits(rate: Figure, final: Figure, base: Figure) -> bool:
    implied = percent_of(final.interval, base.interval)
    return implied is not None and rate.interval.meets(implied)

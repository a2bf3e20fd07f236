"""SUM105 building-ratio-miscalculated 楼堂馆所控制率算错

规模控制率＝实际规模÷批复规模×100%；投资概算控制率＝实际投资÷预算投资（概算）×100%。

正例：批复 1200 ㎡，实际 1180 ㎡，规模控制率 98.33%
反例：批复 1200 ㎡，实际 1180 ㎡，规模控制率 93.38%
不判断：没有批复数或实际数；没有新建、改扩建项目
"""

from __future__ import annotations

from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, not_applicable, rule, undecided
from jiping.check.arithmetic import check_rate, percent_of, say
from jiping.model import Relation, Verdict


@rule(
    id="SUM105",
    name="building-ratio-miscalculated",
    title="楼堂馆所控制率算错",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.building-ratio",
    identities=(
        "A13",
        "A14",
    ),
    basis=Basis("mof-yu-2013-53", clause="楼堂馆所规模、投资概算控制率", checked_on="2026-11-24"),
    message="{rate_of} {rate}，按{actual}、{approved}应为 {value}。",
    fix="核对批复数、实际数和控制率。",
)
def ratio_follows(relation: Relation) -> Verdict:
    rate = relation.rate
    if rate is None:
        return not_applicable()
    if relation.total is None or not relation.parts:
        return undecided("批复数和实际数", sources=(rate.source,))
    approved, actual = relation.total, relation.parts[0]
    implied = percent_of(actual.interval, approved.interval)
    value = Fraction(actual.number.base * 100) / Fraction(approved.number.base) if approved.number.base else None
    return check_rate(relation, implied, value, rate_of=rate.label, actual=say(actual), approved=say(approved))

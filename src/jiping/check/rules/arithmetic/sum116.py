"""SUM116 level-points-mismatch 上级指标分值与下级之和不符

写有分值的一级、二级指标（产出指标（50分））和页边的“绩效指标（90分）”，应等于它所含各项指标的分值之和。

正例：产出指标（50分），下列 30、20 分
反例：产出指标（60分），下列 30、20 分
不判断：所含指标有的没有分值
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.forms import given_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM116",
    name="level-points-mismatch",
    title="上级指标分值与下级之和不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.level-sum",
    identities=("B10",),
    basis=Basis("arithmetic", clause="上级分值＝下级分值之和", checked_on="2026-11-24"),
    message="{total}，下级指标分值之和为 {sum}，相差 {difference}。",
    expected="分值等于 {sum}",
    fix="核对上级指标标注的分值和各项指标的分值；套用旧表标注的请改正。",
)
def level_adds_up(relation: Relation) -> Verdict:
    return given_sum(relation)

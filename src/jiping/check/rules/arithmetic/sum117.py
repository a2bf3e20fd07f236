"""SUM117 total-score-mismatch 总分与各项得分之和不符

自评表、评分表的总分应等于预算执行得分与各项指标得分之和；得分印到两位小数的，容许四舍五入的尾差。

正例：9.5＋50＋28＋10＝97.5，总分 97.5
反例：9.5＋50＋28＋10＝97.5，总分 95.7
不判断：有指标没有得分，而总分大于其余各项之和
"""

from __future__ import annotations

from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, rule, undecided
from jiping.check.arithmetic import exact_sum
from jiping.check.forms import given_sum
from jiping.model import Relation, Verdict

_MOST_FOR_EXECUTION = Decimal(20)


@rule(
    id="SUM117",
    name="total-score-mismatch",
    title="总分与各项得分之和不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.score-sum",
    identities=(
        "B12",
        "C05",
    ),
    basis=Basis("arithmetic", clause="总分＝各项得分之和", checked_on="2026-11-24"),
    message="{total}，各项得分之和为 {sum}，相差 {difference}。",
    fix="核对总分和各项得分；加减分另计的，请在表下写明。",
)
def scores_add_up(relation: Relation) -> Verdict:
    # Only a list of indicators with the points for execution in it is the whole of the total.
    if not relation.word and relation.total is not None and exact_sum(relation) < relation.total.number.base:
        gap = relation.total.number.base - exact_sum(relation)
        if gap <= _MOST_FOR_EXECUTION:
            return undecided("预算执行的得分", sources=(relation.total.source,))
    return given_sum(relation)

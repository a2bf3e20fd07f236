"""SUM117 total-score-mismatch 总分与各项得分之和不符

自评表、评分表的总分应等于预算执行得分与各项指标得分之和；得分印到两位小数的，容许四舍五入的尾差。

正例：9.5＋50＋28＋10＝97.5，总分 97.5
反例：9.5＋50＋28＋10＝97.5，总分 95.7
不判断：有指标没有得分，而总分大于其余各项之和
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, not_applicable, rule, undecided
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
    identities=(
        "B12",
        "C05",
    ),
    basis=Basis("arithmetic", clause="总分＝各项得分之和", checked_on="2026-11-24"),
    message="{total}，各项得分之和为 {sum}，相差 {difference}。",
    fix="核对总分和各项得分；加减分另计的，请在表下写明。",
)
def scores_add_up(view: View) -> Iterator[Verdict]:
    relations = view.relations_of("form.score-sum")
    pieces = view.relations_of("form.points-sum")
    for relation in relations:
        yield _judge(relation, any(not piece.exhaustive for piece in pieces) and len(pieces) > 1)
    if not relations:
        yield not_applicable()


def _judge(relation: Relation, broken: bool) -> Verdict:
    total = relation.total
    more = total.number.base - exact_sum(relation) if total is not None else Decimal(0)
    if total is not None and more > 0 and (broken or (not relation.word and more <= _MOST_FOR_EXECUTION)):
        # The rest of the form, or the score for execution, may stand elsewhere.
        return undecided("表的其余部分" if broken else "预算执行的得分", sources=(total.source,))
    if not relation.exhaustive and more < 0:
        return undecided("加分、扣分是否计入总分", sources=(total.source,) if total is not None else ())
    return given_sum(relation)

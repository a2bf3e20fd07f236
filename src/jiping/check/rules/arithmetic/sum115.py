"""SUM115 points-not-hundred 分值合计不是一百分

自评表、评分表各项指标的分值连同预算执行的分值合计应为 100 分；预算执行没有在表中计分的，指标合计可以是 90 分或 80
 分。
印有总分分值的，各项之和还应与它一致。分值没有四舍五入。

正例：预算执行 10 分，指标 50、30、10 分
反例：预算执行 10 分，指标 50、30、20 分
不判断：有指标没有分值
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import exact_sum, interval_certificate
from jiping.model import Interval, Relation, Verdict

_WHOLE = (Decimal(100), Decimal(90), Decimal(80))


@rule(
    id="SUM115",
    name="points-not-hundred",
    title="分值合计不是一百分",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=(
        "B08",
        "C01",
    ),
    basis=Basis("mof-yu-2020-10", clause="自评表：分值合计 100 分", checked_on="2026-11-24"),
    message="各项分值合计 {sum} 分，应为 {wanted} 分。",
    fix="核对各项指标和预算执行的分值；调整过权重的，总分仍为 100 分。",
)
def points_add_up(view: View) -> Iterator[Verdict]:
    relations = view.relations_of("form.points-sum")
    # A piece of a form without its total row may be the rest of another.
    broken = any(not relation.exhaustive for relation in relations) and len(relations) > 1
    for relation in relations:
        yield _judge(relation, broken)
    if not relations:
        yield not_applicable()


def _judge(relation: Relation, broken: bool) -> Verdict:
    total = relation.total
    added = exact_sum(relation)
    sources = tuple(part.source for part in relation.parts)
    printed = total.number.base if total is not None else None
    if added == 100 or (added in _WHOLE and not relation.word and printed in (None, *_WHOLE)):
        # 90 or 80 in the indicators: the points for execution are given elsewhere.
        return ok(*sources[:1])
    if relation.missing:
        return undecided(*(f"“{name}”的分值" for name in relation.missing[:3]), sources=sources[:1])
    if added < 100 and (broken or not relation.exhaustive):
        return undecided("表的其余部分", sources=sources[:1])
    wanted = printed if printed in _WHOLE and printed is not None and printed != added else Decimal(100)
    return fail(
        *((total.source,) if total is not None else ()),
        *sources[:8],
        found=total.number.text if total is not None else "",
        certificate=interval_certificate("sum of points", Interval.point(added), Interval.point(wanted)),
        root=f"points {sources[0].block}",
        sum=f"{added.normalize():f}",
        wanted=f"{wanted.normalize():f}",
    )

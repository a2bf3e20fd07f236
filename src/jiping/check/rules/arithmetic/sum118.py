"""SUM118 deduction-and-score-mismatch 得分与扣分之和不是分值

评分表列有扣分的，得分加扣分应等于分值。

正例：分值 8，扣分 2，得分 6
反例：分值 8，扣分 2，得分 7
不判断：没有列扣分
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate
from jiping.check.forms import indicators
from jiping.model import Figure, Verdict


@rule(
    id="SUM118",
    name="deduction-and-score-mismatch",
    title="得分与扣分之和不是分值",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("C03",),
    basis=Basis("arithmetic", clause="分值＝得分＋扣分", checked_on="2026-11-24"),
    message="{name}：{score}，{deduction}，合计不是{points}。",
    fix="核对扣分和得分。",
)
def deductions_fit(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        if one.points is None or one.score is None or one.deduction is None or one.is_shared:
            continue
        looked = True
        points, taken = one.points, one.deduction
        # Some print the deduction as a negative number.
        amount = -taken.interval if taken.number.value < 0 else taken.interval
        both = one.score.interval + amount
        if both.meets(points.interval):
            yield ok(one.score.source)
            continue
        yield fail(
            one.score.source,
            taken.source,
            points.source,
            found=one.score.number.text,
            certificate=interval_certificate("points = score + deduction", points.interval, both),
            name=one.name,
            score=say_score(one.score),
            deduction=say_score(taken),
            points=say_score(points),
        )
    if not looked:
        yield not_applicable()


def say_score(figure: Figure) -> str:
    return f"{figure.source.column} {figure.number.text}"

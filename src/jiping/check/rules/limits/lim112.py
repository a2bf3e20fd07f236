"""LIM112 score-outside-points 得分超出分值

每项指标的得分应在零分与分值之间。

正例：分值 10，得分 9.8
反例：分值 10，得分 20；得分 -1
不判断：没有分值或得分
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate
from jiping.check.forms import indicators
from jiping.model import Verdict


@rule(
    id="LIM112",
    name="score-outside-points",
    title="得分超出分值",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("B11",),
    basis=Basis("mof-yu-2020-10", clause="自评表：得分不超过分值", checked_on="2026-11-24"),
    message="“{name}”得分 {score} 分，分值 {points} 分。",
    fix="核对分值和得分；加分另计的，不要写在得分栏。",
)
def score_within_points(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        if one.score is None or one.points is None or one.is_shared:
            continue
        looked = True
        score, points = one.score.number.base, one.points.number.base
        if 0 <= score <= points:
            yield ok(one.score.source)
            continue
        yield fail(
            one.score.source,
            one.points.source,
            found=one.score.number.text,
            certificate=interval_certificate("0 <= score <= points", one.score.interval, one.points.interval),
            name=one.name,
            score=f"{one.score.number.value}",
            points=f"{points.normalize():f}",
        )
    if not looked:
        yield not_applicable()

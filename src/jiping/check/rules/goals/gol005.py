"""GOL005 qualitative-score-outside-band 定性指标得分与完成档次不符

定性指标分“达成预期指标”“部分达成”“未达成”三档计分。各地各档的界限不同，这里取各种做法中最宽的（见 form_prac
tice.yaml），超出的才算不符。

正例：部分达成预期指标，10 分得 7 分
反例：未达成预期指标，10 分得 9 分
不判断：完成情况没有写档次
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate, rounded
from jiping.check.forms import indicators, practice
from jiping.model import Interval, Verdict


@rule(
    id="GOL005",
    name="qualitative-score-outside-band",
    title="定性指标得分与完成档次不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("B18",),
    basis=Basis("mof-yu-2020-10", clause="自评表：定性指标按三档计分", checked_on="2026-11-24"),
    message="“{name}”完成情况为“{actual}”，{points} 分得 {score} 分，占 {share}，不在这一档的 {band} 之内。",
    fix="核对完成情况和得分，选定的档次与得分要一致。",
)
def score_in_band(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        band = _band(one.actual_text)
        if band is None or one.points is None or one.score is None or one.is_shared or one.points.number.value <= 0:
            continue
        looked = True
        points, score = Fraction(one.points.number.base), one.score.interval
        low, high = points * band["from"] / 100, points * band["to"] / 100
        if score.high is None or score.low is None or (score.high >= low and score.low <= high):
            yield ok(one.score.source)
            continue
        yield fail(
            one.score.source,
            *((one.actual_source,) if one.actual_source is not None else ()),
            found=one.score.number.text,
            certificate=interval_certificate("score in its band", score, Interval(low, high)),
            name=one.name,
            actual=one.actual_text,
            points=f"{one.points.number.value}",
            score=f"{one.score.number.value}",
            share=f"{rounded(Fraction(one.score.number.base) / points * 100, 1)}%",
            band=f"{band['from']}%–{band['to']}%",
        )
    if not looked:
        yield not_applicable()


def _band(actual: str) -> dict[str, Any] | None:
    """The band whose words the cell opens with; 未达成 before 达成."""
    words = actual.replace(" ", "")
    for band in reversed(practice()["qualitative"]):
        if any(words.startswith(name) for name in band["words"]):
            return dict(band)
    return None

"""GOL001 met-target-not-full 指标已完成却没有得满分

定量指标达到目标值的，得满分；扣分的要写明原因。满意度、合格率一类指标，达到目标后又用百分数乘分值的，是把完成值当
成了得分系数。

正例：指标值 ≥90%，完成 92%，10 分得 10 分
反例：指标值 98%，完成 98%，20 分得 19.6 分
不判断：指标值或完成值不是数；单位不同；写明了扣分原因
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.forms import has_values, indicators, is_full, is_no_reason, reached
from jiping.model import PERCENT, FormIndicator, Source, Verdict


@rule(
    id="GOL001",
    name="met-target-not-full",
    title="指标已完成却没有得满分",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=(
        "B13",
        "B14",
    ),
    basis=Basis("mof-yu-2020-10", clause="自评表：定量指标完成指标值的得满分", checked_on="2026-11-24"),
    message="“{name}”指标值 {target}，完成 {actual}，已经完成，{points} 分却只得 {score} 分{pattern}。",
    fix="完成指标值的记满分；因其他原因扣分的，在偏差原因中写明。",
)
def met_is_full(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        result, full = reached(one), is_full(one)
        if result is None or result.met is not True or full is None or one.points is None or one.score is None:
            continue
        looked = True
        if full:
            yield ok(one.score.source)
            continue
        if one.reason is not None and not is_no_reason(one.reason):
            yield explained(*_sources(one), **_values(one))
            continue
        share = result.actual.scale(Fraction(one.points.number.base) / 100)
        is_percent = one.actual is not None and one.actual.unit is PERCENT
        multiplied = is_percent and share.meets(one.score.interval)
        pattern = f"，恰是 {one.points.number.value} 分乘以 {one.actual_text}" if multiplied else ""
        english = f", which is {one.points.number.value} times {one.actual_text}" if multiplied else ""
        yield fail(
            *_sources(one),
            found=one.score.number.text,
            severity=Severity.ERROR if multiplied else Severity.WARNING,
            values=_values(one) | {"pattern": pattern, "pattern_en": english},
        )
    if not looked:
        yield undecided("可以比较的指标值和完成值") if has_values(view) else not_applicable()


def _sources(one: FormIndicator) -> tuple[Source, ...]:
    assert one.score is not None
    return (one.score.source, *(s for s in (one.actual_source, one.target_source) if s is not None))


def _values(one: FormIndicator) -> dict[str, str]:
    assert one.score is not None
    assert one.points is not None
    return {
        "name": one.name,
        "target": one.target_text,
        "actual": one.actual_text,
        "points": f"{one.points.number.value}",
        "score": f"{one.score.number.value}",
    }

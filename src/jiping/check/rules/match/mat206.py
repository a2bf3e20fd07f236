"""MAT206 satisfaction-in-text-and-form 文中满意度与自评表不符

自评表里只有一项满意度指标、文中也只写了一个满意度的，两处应一致。分对象、分批次调查的不比较。

正例：自评表完成 92%，文中满意度 92%
反例：自评表完成 92%，文中满意度 97%
不判断：文中没有写满意度，或者写了几个；表中有几项满意度指标
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.forms import indicators
from jiping.model import Verdict


@rule(
    id="MAT206",
    name="satisfaction-in-text-and-form",
    title="文中满意度与自评表不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("C20",),
    basis=Basis("arithmetic", clause="同一事实两处一致", checked_on="2026-11-24"),
    message="自评表“{name}”完成 {form}，文中是 {text}。",
    fix="以调查汇总表为准改正；两处说的不是同一次调查的，请写明。",
)
def satisfaction_agrees(view: View) -> Iterator[Verdict]:
    rows = [one for one in indicators(view) if "满意" in one.name and one.actual is not None and one.actual.value > 1]
    said = [f for f in view.by_concept.get("survey.satisfaction", ()) if not f.in_table]
    if not rows or not said:
        yield not_applicable()
        return
    values = {figure.number.base for figure in said}
    if len(rows) != 1 or len(values) != 1 or rows[0].actual is None:
        yield undecided("文中唯一的满意度")
        return
    one, figure, actual = rows[0], said[0], rows[0].actual
    if figure.interval.meets(actual.interval):
        yield ok(figure.source)
        return
    yield fail(
        figure.source,
        *((one.actual_source,) if one.actual_source is not None else ()),
        found=figure.number.text,
        name=one.name,
        form=one.actual_text,
        text=figure.number.text,
    )

"""MAT309 targets-as-last-year 指标值与上年一个不差

与上年同一项目的自评表一起检查（--together）时，六项以上带数字的指标值与上年全部相同的，目标可能是照抄的。常年性工作
的目标可以不变，所以默认不报，也只作提示。比例一类的指标值（95% 以上）年年相同是常事，只看数量。

正例：八项数量指标，其中两项比上年高
反例：八项数量指标与上年全部相同
不判断：没有上年的自评表；带数字的数量指标不足六项
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule
from jiping.check.form_rows import pairs
from jiping.model import Dimension, Verdict

_FEWEST = 6


@rule(
    id="MAT309",
    name="targets-as-last-year",
    title="指标值与上年一个不差",
    severity=Severity.HINT,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation.", "form.self-evaluation"],
    basis=Basis("mof-yu-2015-88", clause="绩效目标应当结合本年工作任务设定", checked_on="2026-11-25"),
    message="{count} 项数量指标的指标值与 {year} 年全部相同。",
    fix="按本年的任务和资金核定指标值；确实不变的，可以不改。",
)
def targets_are_new(view: View) -> Iterator[Verdict]:
    looked = False
    for other in view.others:
        if view.year is None or other.year != view.year - 1 or other.kind != view.kind:
            continue
        for own, form in pairs(view, (other,)):
            both = [(one, form.rows[name]) for name, one in own.rows.items() if name in form.rows]
            counted = [
                (number, before.number("target"), one.places["target"])
                for one, before in both
                if (number := one.number("target")) is not None and number.unit.dimension is not Dimension.PERCENT
            ]
            if len(counted) < _FEWEST:
                continue
            looked = True
            changed = [place for now, before, place in counted if before is None or now.base != before.base]
            if changed:
                yield ok(changed[0])
            else:
                yield hint(*(place for *_, place in counted[:4]), count=str(len(counted)), year=str(other.year))
    if not looked:
        yield not_applicable()

"""GOL008 level-points-off-template 一级指标分值与通用权重不同

项目自评表一级指标的分值通常为产出 50、效益 30、满意度 10（另有预算执行 10），或者其他几种做法（见 form_practice.y
aml）。各地可以调整，所以只作提示。

正例：产出 50，效益 30，满意度 10
反例：产出 20，效益 30，满意度 40
不判断：分值没有填全；不是产出、效益、满意度的分法
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import indicators, practice
from jiping.model import FormIndicator, Verdict

_LEVELS = ("成本指标", "产出指标", "效益指标", "满意度指标")
_INDICATORS = Decimal(90)


@rule(
    id="GOL008",
    name="level-points-off-template",
    title="一级指标分值与通用权重不同",
    severity=Severity.HINT,
    certainty=Certainty.STYLE,
    since="0.4",
    status="preview",
    identities=("B09",),
    basis=Basis("mof-yu-2020-10", clause="自评表：一级指标权重（可以调整）", checked_on="2026-11-24"),
    message="一级指标分值为{points}，与通用权重不同。",
    fix="按要求调整权重的，说明理由；否则改回通用权重。",
)
def level_points(view: View) -> Iterator[Verdict]:
    forms: dict[int, list[FormIndicator]] = {}
    for one in indicators(view):
        forms.setdefault(one.source.block, []).append(one)
    looked = False
    for rows in forms.values():
        points: dict[str, Decimal] = {}
        for one in rows:
            level = next((name for name in _LEVELS if one.level1.startswith(name[:2])), "")
            if not level or one.points is None:
                points = {}
                break
            points[level] = points.get(level, Decimal(0)) + one.points.number.base
        if sum(points.values()) != _INDICATORS:
            continue
        looked = True
        if any({name: Decimal(value) for name, value in usual.items()} == points for usual in practice()["levels"]):
            yield ok(rows[0].source)
            continue
        shown = "、".join(f"{name} {value.normalize():f}" for name, value in points.items())
        yield hint(*(one.points.source for one in rows[:6] if one.points is not None), points=shown)
    if not looked:
        yield not_applicable()

"""GOL015 one-indicator-dominates 一项指标占了大部分分值

一项指标的分值大到超过总分的六成（见 form_practice.yaml），总分就由它一项决定。只有一两项指标的小项目和人员类项目
不在此列；分值是上级指标合计、几行合印的也不算。只作提示。

正例：最大的一项 20 分
反例：五项指标中“发放到位率”一项 70 分
不判断：没有分值；不足三项指标
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import by_form, practice
from jiping.model import Verdict

_FEWEST = 3


@rule(
    id="GOL015",
    name="one-indicator-dominates",
    title="一项指标占了大部分分值",
    severity=Severity.HINT,
    certainty=Certainty.STYLE,
    since="0.5",
    basis=Basis("mof-yu-2020-10", clause="自评表：二、三级指标按重要程度分配分值", checked_on="2026-11-25"),
    message="“{name}”一项 {points} 分，其余 {others} 项合计 {rest} 分。",
    fix="按重要程度重新分配分值；确实只看这一项的，说明理由。",
)
def points_are_spread(view: View) -> Iterator[Verdict]:
    looked = False
    share = Decimal(practice()["dominant"])
    for form in by_form(view):
        points = [one.points.number.base if one.points is not None and not one.is_shared else None for one in form]
        known = [value for value in points if value is not None]
        if len(form) < _FEWEST or len(known) < len(form):
            continue
        looked = True
        most, whole = max(known), sum(known, Decimal(0))
        first = form[known.index(most)]
        if whole <= 0 or most < share * whole or first.points is None:
            yield ok(form[0].source)
            continue
        yield hint(
            first.points.source,
            found=first.points.number.text,
            name=first.name,
            points=f"{most.normalize():f}",
            others=str(len(known) - 1),
            rest=f"{(whole - most).normalize():f}",
        )
    if not looked:
        yield not_applicable()

"""GOL006 actual-in-another-unit 完成值与指标值单位不同

完成值应与指标值用同一计量单位。元与万元、人与万人一类可以换算的，换算以后再比；数字相同而单位差一万倍的，是单位写
错了。
个、项、场、次一类量词不同，不算错。

正例：指标值 ≤160 万元，完成 158.2 万元
反例：指标值 ≥30 个，完成 30%；指标值 ≤160 万元，完成 160 元
不判断：指标值或完成值没有单位
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.forms import has_values, indicators
from jiping.model import Dimension, Verdict


@rule(
    id="GOL006",
    name="actual-in-another-unit",
    title="完成值与指标值单位不同",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("B19",),
    basis=Basis("mof-yu-2020-10", clause="自评表：指标值与完成值可比", checked_on="2026-11-24"),
    message="“{name}”指标值 {target}，完成 {actual}，计量单位不同。",
    fix="核对计量单位，换成同一单位填写。",
)
def same_unit(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        if one.target is None or one.actual is None:
            continue
        own, other = one.target.unit, one.actual.unit
        if Dimension.NONE in (own.dimension, other.dimension):
            continue
        looked = True
        same_digits = one.target.value == one.actual.value and one.target.value != 0
        if own.dimension is other.dimension and (own.factor == other.factor or not same_digits):
            yield ok(*(s for s in (one.actual_source,) if s is not None))
            continue
        yield fail(
            *(s for s in (one.actual_source, one.target_source) if s is not None),
            found=one.actual_text,
            name=one.name,
            target=one.target_text,
            actual=one.actual_text,
        )
    if not looked:
        yield undecided("带单位的指标值和完成值") if has_values(view) else not_applicable()

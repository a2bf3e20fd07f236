"""GOL009 cost-target-at-least 成本指标用了大于等于

成本指标应越低越好，指标值用“≤”或“=”；写“≥”的，花得越多越算完成。节约、降低一类指标除外。

正例：建设成本 ≤160 万元
反例：建设成本 ≥160 万元
不判断：没有成本指标
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.forms import indicators
from jiping.model import FormIndicator, Verdict

_IS_COST = re.compile(r"成本")
_SAVING = re.compile(r"节约|节省|降低|下降|减少|压减|效益|收益|增")


@rule(
    id="GOL009",
    name="cost-target-at-least",
    title="成本指标用了大于等于",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("B23",),
    basis=Basis("mof-yu-2021-101", clause="成本指标", checked_on="2026-11-24"),
    message="成本指标“{name}”的指标值是“{target}”，方向反了。",
    fix="改为“≤”，或者把指标改成节约率、降低额。",
)
def cost_at_most(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        if not _IS_COST.search(one.level1 + one.level2) or not one.operator or one.operator == "定性":
            continue
        looked = True
        place = one.target_source or one.source
        if one.operator in ("≥", ">") and one.target is not None and not _SAVING.search(one.name):
            yield fail(place, found=one.target_text, name=one.name, target=f"{_sign(one)}{one.target_text}")
        else:
            yield ok(place)
    if not looked:
        yield not_applicable()


def _sign(one: FormIndicator) -> str:
    return "" if one.target_text[:1] in "≥><＞" or "不" in one.target_text else one.operator

"""GOL004 far-above-target-unexplained 完成值远超指标值没有说明

完成值超过指标值 1.3 倍的（倍数见 form_practice.yaml），指标值可能定低了，表中有原因栏的要说明。

正例：指标值 ≥100 人次，完成 222 人次，原因：政策扩面
反例：指标值 ≥100 人次，完成 222 人次，原因空白
不判断：表中没有原因栏
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.arithmetic import rounded
from jiping.check.forms import indicators, is_no_reason, practice, reached
from jiping.model import Verdict


@rule(
    id="GOL004",
    name="far-above-target-unexplained",
    title="完成值远超指标值没有说明",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("B17",),
    basis=Basis("mof-yu-2020-10", clause="自评表：偏离指标值较多的说明原因（倍数依各地做法）", checked_on="2026-11-24"),
    message="“{name}”指标值 {target}，完成 {actual}，是指标值的 {times} 倍，没有说明。",
    fix="说明超过的原因；指标值定低了的，以后年度调高。",
)
def far_above(view: View) -> Iterator[Verdict]:
    looked = False
    times = Fraction(practice()["far_above"])
    for one in indicators(view):
        result = reached(one)
        if result is None or result.operator not in ("≥", ">") or result.target <= 0 or one.reason is None:
            continue
        looked = True
        low = result.actual.low
        if low is None or low <= result.target * times or not is_no_reason(one.reason):
            yield ok(*(s for s in (one.actual_source,) if s is not None))
            continue
        yield hint(
            *(s for s in (one.actual_source, one.target_source) if s is not None),
            found=one.actual_text,
            root="actual values far above their targets",
            name=one.name,
            target=one.target_text,
            actual=one.actual_text,
            times=str(rounded(result.value / result.target, 2)),
        )
    if not looked:
        yield not_applicable()

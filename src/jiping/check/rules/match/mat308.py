"""MAT308 certain-yet-missed 监控时说确定能完成的指标没有完成

与同一项目的绩效运行监控表一起检查（--together）时，监控表勾了“确定能”完成、年终却没有达到指标值的，监控流于形式或者后来有
变化。自评表写了原因的不报。监控表的勾选读法各地不同，把握不大，默认不报。

正例：监控表“确定能”，自评表 1230 人次，指标值 1200 人次
反例：监控表“确定能”，自评表 860 人次，指标值 1200 人次，没有写原因
不判断：没有同一项目、同一年度的监控表
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, ok, rule
from jiping.check.form_rows import FormRow, pairs
from jiping.check.forms import is_no_reason
from jiping.model import Verdict

_TICK = re.compile(r"[√✓✔☑■]|是|确定能")
_AT_LEAST = re.compile(r"≥|≧|>=|不低于|不少于|以上")


@rule(
    id="MAT308",
    name="certain-yet-missed",
    title="监控时说确定能完成的指标没有完成",
    severity=Severity.HINT,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation.", "form.self-evaluation"],
    basis=Basis("mof-yu-2019-136", clause="绩效目标完成可能性的预测", checked_on="2026-11-25"),
    message="“{name}”监控时确定能完成，年终是“{actual}”，指标值是“{target}”。",
    fix="写明监控之后发生了什么；监控时判断有误的，改进监控。",
)
def certain_targets_are_met(view: View) -> Iterator[Verdict]:
    monitored = tuple(o for o in view.others if o.kind == "form.monitoring" and o.year == view.year)
    looked = False
    for own, form in pairs(view, monitored):
        for name, one in own.rows.items():
            before = form.rows.get(name)
            if before is None or not _TICK.search(before.texts.get("certain", "")):
                continue
            missed = _missed(one)
            if missed is None:
                continue
            looked = True
            if not missed:
                yield ok(one.places["actual"])
            elif not is_no_reason(one.texts.get("reason", "")):
                yield explained(one.places["actual"], name=one.name)
            else:
                yield hint(one.places["actual"], name=one.name, actual=one.texts["actual"], target=one.texts["target"])
    if not looked:
        yield not_applicable()


def _missed(one: FormRow) -> bool | None:
    """Whether a target that is a least value was not reached; ``None`` where that cannot be told."""
    target, actual = one.number("target"), one.number("actual")
    if target is None or actual is None or target.unit != actual.unit:
        return None
    return actual.base < target.base if _AT_LEAST.search(one.texts["target"]) else None

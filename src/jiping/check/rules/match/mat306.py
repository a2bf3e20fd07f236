"""MAT306 target-differs-from-approved 自评表的指标值与绩效目标表不同

与同一项目的绩效目标表一起检查（--together）时，同名指标的指标值应当一致。自评表改了指标值，要有批准调整的说明；表中写明
调整、变更、追加的不报。申报表不一定是批复的目标，所以只作提示。

正例：目标表“培训人次 ≥1200 人次”，自评表也是“≥1200 人次”
反例：目标表“培训人次 ≥1200 人次”，自评表“≥900 人次”，没有写调整
不判断：没有同一项目、同一年度的绩效目标表
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, rule
from jiping.check.form_rows import pairs
from jiping.check.rule import ok
from jiping.model import Verdict


@rule(
    id="MAT306",
    name="target-differs-from-approved",
    title="自评表的指标值与绩效目标表不同",
    severity=Severity.HINT,
    since="0.5",
    applies_to=["self-evaluation.", "form.self-evaluation"],
    identities=["B21"],
    basis=Basis("mof-yu-2015-88", clause="绩效目标确定后一般不予调整", checked_on="2026-11-25"),
    message="“{name}”的指标值这里是“{own}”，绩效目标表里是“{approved}”。",
    expected="与批复的绩效目标一致，调整过的写明",
    fix="按批复的绩效目标填写；按程序调整过的，写明调整的批准文件。",
)
def targets_are_those_approved(view: View) -> Iterator[Verdict]:
    approved = tuple(o for o in view.others if o.kind == "form.targets" and o.year == view.year)
    looked = False
    for own, form in pairs(view, approved):
        for name, one in own.rows.items():
            number = one.number("target")
            before = form.rows[name].number("target") if name in form.rows else None
            if number is None or before is None or number.unit != before.unit:
                continue
            looked = True
            place = one.places["target"]
            if number.base == before.base:
                yield ok(place)
            elif own.is_adjusted or form.is_adjusted:
                yield explained(place, name=one.name)
            else:
                yield hint(place, name=one.name, own=one.texts["target"], approved=form.rows[name].texts["target"])
    if not looked:
        yield not_applicable()

"""MAT307 indicator-dropped 绩效目标表的指标没有自评

与同一项目的绩效目标表一起检查（--together）时，目标表列了的指标，自评表都应当有。改了名字的看上去也像少了一项，所以自
评表里另有目标表没有的指标时不判断；写明调整的不报。

正例：目标表八项指标，自评表还是这八项
反例：目标表的“合格率”在自评表里没有了
不判断：没有同一项目的绩效目标表；自评表里有改了名字的指标
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, ok, rule, undecided
from jiping.check.form_rows import pairs
from jiping.model import Verdict


@rule(
    id="MAT307",
    name="indicator-dropped",
    title="绩效目标表的指标没有自评",
    severity=Severity.HINT,
    since="0.5",
    applies_to=["self-evaluation.", "form.self-evaluation"],
    identities=["B22"],
    basis=Basis("mof-yu-2015-88", clause="绩效目标确定后一般不予调整", checked_on="2026-11-25"),
    message="绩效目标表里的 {count} 项指标（{names}）自评表没有列出。",
    expected="批复的指标逐项自评",
    fix="把漏列的指标补上并打分；按程序取消的，写明批准文件。",
)
def every_indicator_is_scored(view: View) -> Iterator[Verdict]:
    approved = tuple(o for o in view.others if o.kind == "form.targets" and o.year == view.year)
    looked = False
    for own, form in pairs(view, approved):
        looked = True
        dropped = [one for name, one in form.rows.items() if name not in own.rows]
        new = own.rows.keys() - form.rows.keys()
        first = next(iter(own.rows.values())).places["name"]
        if not dropped:
            yield ok(first)
        elif own.is_adjusted or form.is_adjusted:
            yield explained(first)
        elif new:
            yield undecided("改了名字的指标", sources=(first,))
        else:
            yield hint(first, count=str(len(dropped)), names="、".join(one.name for one in dropped[:4]))
    if not looked:
        yield not_applicable()

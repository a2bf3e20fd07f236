"""CMP303 building-ratio-without-figures 没有楼堂馆所项目却填了控制率

本年没有新建、改扩建楼堂馆所的，规模、投资和控制率都不填；批复数、实际数为空或为零而控制率写 100% 的，应当删去。

正例：批复、实际和控制率都空白
反例：批复、实际空白，规模控制率 100%
不判断：没有楼堂馆所一栏；批复数和实际数只填了一个
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, fail, ok, rule, undecided
from jiping.model import Relation, Verdict


@rule(
    id="CMP303",
    name="building-ratio-without-figures",
    title="没有楼堂馆所项目却填了控制率",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.building-ratio",
    identities=("A15",),
    basis=Basis("mof-yu-2013-53", clause="楼堂馆所规模、投资概算控制率", checked_on="2026-11-24"),
    message="没有{figures}，{rate_of}却是 {rate}。",
    fix="没有这类项目的，控制率不填；有项目的，补填批复数和实际数。",
)
def nothing_built(relation: Relation) -> Verdict:
    known = [figure for figure in (relation.total, *relation.parts) if figure is not None and figure.number.value != 0]
    rate = relation.rate
    if len(known) == 1:
        return undecided("批复数和实际数")
    if known or rate is None or rate.number.value == 0:
        return ok(*((rate.source,) if rate is not None else ()))
    what = ("批复规模和实际规模", "approved and actual area") if relation.identity == "A13" else _COST
    return fail(
        rate.source,
        found=rate.number.text,
        figures=what[0],
        figures_en=what[1],
        rate_of=rate.label,
        rate=rate.number.text,
    )


_COST = ("预算投资和实际投资", "approved and actual investment")

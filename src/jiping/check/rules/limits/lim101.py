"""LIM101 staff-count-not-whole 编制数、在职人数不是整数

编制数、在职人数是人数，应为不小于零的整数。

正例：编制数 38
反例：编制数 38.5；在职人数 -2
不判断：没有基础数据表
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import say
from jiping.model import Verdict


@rule(
    id="LIM101",
    name="staff-count-not-whole",
    title="编制数、在职人数不是整数",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("A02",),
    basis=Basis("mof-yu-2013-53", clause="在职人员控制率", checked_on="2026-11-24"),
    message="{count}不是整数人数。",
    fix="核对人数；折算的平均人数请另行注明。",
)
def whole_counts(view: View) -> Iterator[Verdict]:
    looked = False
    for concept in ("staff.authorised", "staff.in_post"):
        for figure in view.by_concept.get(concept, ()):
            if not figure.in_table:
                continue
            looked = True
            value = figure.number.value
            if value >= 0 and value == value.to_integral_value():
                yield ok(figure.source)
            else:
                yield fail(figure.source, found=figure.number.text, count=say(figure))
    if not looked:
        yield not_applicable()

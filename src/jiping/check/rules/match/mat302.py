"""MAT302 last-year-differs 写的上年数与上年文件不同

文件里写的上一年度的数，应与上一年度自己的决算、预算或报告一致。上年数因口径调整、机构变动而重述的，应写明；写明的作为已说明。

正例：本年报告写 2023 年支出 305.36 万元，2023 年决算为 305.36 万元
反例：本年报告写 2023 年支出 350.36 万元，2023 年决算为 305.36 万元
不判断：没有上一年度的文件，或者没有写同一件事
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say, show
from jiping.check.between import candidates, facts, place
from jiping.check.reasons import reason_near
from jiping.model import FactKey, Figure, Verdict

_RESTATED = re.compile(r"口径|调整|划转|合并|机构改革|职能|追溯|可比|重述|更正")


@rule(
    id="MAT302",
    name="last-year-differs",
    title="写的上年数与上年文件不同",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E03", "G03"),
    basis=Basis("arithmetic", clause="同一事实，同一数值", checked_on="2026-11-24"),
    message="{here}（{year} 年），{where}写的是{there}，相差 {difference}。",
    expected="{there}",
    fix="按上一年度的文件核对上年数；口径调整、机构变动的，写明调整后的上年数和原因。",
)
def last_year_agrees(view: View) -> Iterator[Verdict]:
    year = view.year
    before = [other for other in view.others if year is not None and other.year == year - 1]
    if not before or year is None:
        yield not_applicable()
        return
    own = facts(view, year - 1)
    looked = False
    for other in before:
        known = facts(other, year - 1)
        for key, figure in own.items():
            for verdict in _compare(key, figure, known, view, other):
                looked = True
                yield verdict
    if not looked:
        yield undecided("两份文件都写的上年数")


def _compare(key: FactKey, figure: Figure, known: dict[FactKey, Figure], view: View, other: View) -> Iterator[Verdict]:
    found = list(candidates(key, known))
    if not found:
        return
    if any(figure.interval.meets(there.interval) for _, there in found):
        yield ok(figure.source)
        return
    same_scope = [there for same, there in found if same and key.caliber]
    if not same_scope and key.caliber:
        return
    there = same_scope[0] if same_scope else found[0][1]
    values = {
        "here": say(figure),
        "there": say(there),
        "year": str(key.year),
        "where": place(there, other)[0],
        "where_en": place(there, other)[1],
        "difference": show(abs(figure.number.base - there.number.base), figure.number.unit),
    }
    reason = reason_near(view, figure.source, _RESTATED)
    if reason is not None:
        yield explained(reason, figure.source, **values)
    elif same_scope and not key.column.startswith("budget"):
        certificate = interval_certificate("same fact", figure.interval, there.interval)
        yield fail(figure.source, found=figure.number.text, certificate=certificate, values=values)
    else:
        yield hint(figure.source, found=figure.number.text, root=f"last year {other.document.path}", **values)

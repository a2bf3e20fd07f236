"""MAT204 overseas-cost-and-groups 因公出国（境）费与团组、人次不符

因公出国（境）费大于零的，团组一般大于零；有团组的，一般有费用；人次不应少于团组数。参加其他单位组团的要说明。

正例：出国费 8.00 万元，团组 1 个、3 人次
反例：出国费 8.00 万元，团组 0 个
不判断：没有写团组数
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import say
from jiping.check.three_public_counts import EXPLAINS, spent, stated
from jiping.model import Verdict


@rule(
    id="MAT204",
    name="overseas-cost-and-groups",
    title="因公出国（境）费与团组、人次不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    applies_to=["final-accounts.", "self-evaluation."],
    identities=("A19",),
    basis=Basis("mof-yu-2016-143", clause="因公出国（境）团组、人次", checked_on="2026-11-24"),
    message="{what}。",
    fix="核对出国（境）费、团组和人次；参加其他单位组团的，写明情况。",
)
def groups_behind_cost(view: View) -> Iterator[Verdict]:
    cost, groups, people = spent(view, "three_public.overseas"), stated(view, "groups"), stated(view, "travellers")
    if groups is None:
        yield not_applicable() if cost is None else undecided("因公出国（境）团组数")
        return
    if people is not None and people.value < groups.value:
        yield fail(
            groups.source,
            people.source,
            found=people.source.text,
            what=f"团组 {groups.value} 个，却只有 {people.value} 人次",
            what_en=f"{groups.value} groups of only {people.value} people",
        )
    if cost is None:
        yield undecided("因公出国（境）费")
        return
    if (cost.number.base > 0) is (groups.value > 0):
        yield ok(groups.source)
        return
    values = {
        "what": f"{say(cost)}，团组却是 {groups.value} 个",
        "what_en": f"{say(cost)}, yet {groups.value} groups",
    }
    if EXPLAINS.search(groups.sentence) or "组团" in groups.sentence:
        yield explained(groups.source, cost.source, **values)
    elif cost.number.base > 0 and people is not None and people.value > 0:
        yield hint(groups.source, cost.source, found=groups.source.text, **values)  # someone else's group
    else:
        yield fail(groups.source, cost.source, found=groups.source.text, values=values)

"""MAT203 hospitality-and-batches 公务接待费与批次、人次不符

公务接待费大于零的，接待批次应大于零；有接待批次的，一般有接待费；接待人次不应少于批次。跨年结算的要说明。

正例：接待费 3.50 万元，国内公务接待 20 批次、168 人次
反例：接待费 3.50 万元，国内公务接待 0 批次
不判断：没有写批次
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import say
from jiping.check.three_public_counts import EXPLAINS, spent, stated
from jiping.model import Verdict


@rule(
    id="MAT203",
    name="hospitality-and-batches",
    title="公务接待费与批次、人次不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    applies_to=["final-accounts.", "self-evaluation."],
    identities=("A18",),
    basis=Basis("mof-yu-2016-143", clause="公务接待批次、人次", checked_on="2026-11-24"),
    message="{what}。",
    fix="核对接待费、批次和人次；跨年结算的，写明情况。",
)
def receptions_behind_cost(view: View) -> Iterator[Verdict]:
    cost, batches, guests = spent(view, "three_public.hospitality"), stated(view, "batches"), stated(view, "guests")
    if batches is None:
        yield not_applicable() if cost is None else undecided("国内公务接待批次")
        return
    if guests is not None and guests.value < batches.value:
        yield fail(
            batches.source,
            guests.source,
            found=guests.source.text,
            what=f"接待 {batches.value} 批次，却只有 {guests.value} 人次",
            what_en=f"{batches.value} receptions of only {guests.value} guests",
        )
    if cost is None:
        yield undecided("公务接待费")
        return
    if (cost.number.base > 0) is (batches.value > 0) or "外事接待" in batches.sentence:
        yield ok(batches.source)
        return
    values = {
        "what": f"{say(cost)}，国内公务接待却是 {batches.value} 批次",
        "what_en": f"{say(cost)}, yet {batches.value} receptions",
    }
    if EXPLAINS.search(batches.sentence):
        yield explained(batches.source, cost.source, **values)
    else:
        severity = Severity.ERROR if cost.number.base > 0 else Severity.WARNING
        yield fail(batches.source, cost.source, found=batches.source.text, severity=severity, values=values)

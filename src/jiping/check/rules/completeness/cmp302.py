"""CMP302 budget-change-without-reason 预算调整、执行偏低没有写原因

自评表的预算执行部分有原因栏的，调整后预算与年初预算不同、或者执行率低于 90% 的，要写原因。没有原因栏的不判断。

正例：年初 60.00，调整后 63.36，原因：上级追加补助
反例：年初 60.00，调整后 63.36，原因空白
不判断：没有原因栏；没有年初预算数
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import say
from jiping.check.forms import is_no_reason
from jiping.model import Relation, Verdict

_LOW_RATE = 90


@rule(
    id="CMP302",
    name="budget-change-without-reason",
    title="预算调整、执行偏低没有写原因",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.budget-reason",
    identities=("B06",),
    basis=Basis("mof-yu-2020-10", clause="自评表：预算执行情况的原因说明（四川等地表式）", checked_on="2026-11-24"),
    message="{what}，原因栏空白。",
    fix="写明预算调整、执行率偏低的原因。",
)
def change_explained(relation: Relation) -> Verdict:
    if relation.source is None:
        return not_applicable()
    adjusted, original = relation.total, relation.parts[0] if relation.parts else None
    low_rate = relation.rate is not None and relation.rate.number.base < _LOW_RATE
    if adjusted is None or original is None:
        return undecided("年初预算数和调整后预算数")
    changed = not adjusted.interval.meets(original.interval)
    if not (changed or low_rate) or not is_no_reason(relation.word):
        return ok(adjusted.source)
    what, english = [], []
    if changed:
        what.append(f"{say(original)}，{say(adjusted)}")
        english.append(f"{say(original)}, {say(adjusted)}")
    if low_rate and relation.rate is not None:
        what.append(f"执行率 {relation.rate.number.text}")
        english.append(f"execution rate {relation.rate.number.text}")
    sources = (adjusted.source, original.source, *((relation.rate.source,) if relation.rate is not None else ()))
    return fail(*sources, found=adjusted.number.text, what="，".join(what), what_en=", ".join(english))

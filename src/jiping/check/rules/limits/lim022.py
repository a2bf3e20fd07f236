"""LIM022 micro-procurement-exceeds-sme 授予小微企业的采购金额超过授予中小企业的

小微企业是中小企业的一部分：授予（预留给）小微企业的金额不应超过授予（预留给）中小企业的，授予中小企业的不应超过采购总额。

正例：采购总额 251.25 万元，授予中小企业 246.47 万元，其中授予小微企业 120.00 万元
反例：授予中小企业合同金额 120.00 万元，其中授予小微企业合同金额 246.47 万元
不判断：缺其中一个
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say
from jiping.model import Figure, Verdict

_WITHIN = (
    ("procurement.awarded.micro", "procurement.awarded.sme"),
    ("procurement.reserved.micro", "procurement.reserved.sme"),
    ("procurement.awarded.sme", "procurement.total"),
)


@rule(
    id="LIM022",
    name="micro-procurement-exceeds-sme",
    title="授予小微企业的采购金额超过授予中小企业的",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("D32",),
    basis=Basis("final-accounts-forms", clause="政府采购支出说明", checked_on="2026-11-24"),
    message="{part} 超过 {whole}，前者是后者的一部分。",
    expected="不超过 {whole}",
    fix="核对两个金额；小微企业包括在中小企业里面。",
)
def parts_within_whole(view: View) -> Iterator[Verdict]:
    looked = False
    for part_concept, whole_concept in _WITHIN:
        for part in view.by_concept.get(part_concept, ()):
            whole = next((f for f in view.by_concept.get(whole_concept, ()) if _alike(f, part)), None)
            if whole is None or part.key.item:
                continue
            looked = True
            if part.interval.low is None or whole.interval.high is None or part.interval.low <= whole.interval.high:
                yield ok(part.source)
            else:
                yield fail(
                    part.source,
                    whole.source,
                    found=part.number.text,
                    certificate=interval_certificate("part at most whole", part.interval, whole.interval),
                    part=say(part),
                    whole=say(whole),
                )
    if not looked:
        yield undecided("授予（预留给）中小企业和小微企业的金额")


def _alike(whole: Figure, part: Figure) -> bool:
    return whole.key.year == part.key.year and whole.key.column == part.key.column and not whole.key.item

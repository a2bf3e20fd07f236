"""LIM004 basic-item-exceeds-three-public 基本支出中的三公科目大于三公经费表

基本支出表中的因公出国（境）费用（30212）、公务接待费（30217）、公务用车运行维护费（30231）、公务用车购置（31013）只是三公经费
的一部分，不应大于三公经费表的同一项。

正例：基本支出公务接待费 13,500 元，三公经费表公务接待费 1.35 万元
反例：基本支出公务接待费 23,500 元，三公经费表公务接待费 1.35 万元
不判断：缺其中一张表的数
"""

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import interval_certificate, say
from jiping.check.rule import fail, ok, undecided
from jiping.model import Figure, Verdict


@rule(
    id="LIM004",
    name="basic-item-exceeds-three-public",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.1",
    identities=("D26",),
    title="基本支出中的三公科目大于三公经费表",
    basis=Basis("final-accounts-forms", clause="基本支出表与三公经费表", checked_on="2026-11-24"),
    message="基本支出表{basic}，大于三公经费表的{three}。",
    expected="不大于三公经费表的{three}",
    fix="核对两张表的同一项；口径不同（如非财政拨款）的请说明。",
)
def basic_within_three_public(view: View) -> Iterator[Verdict]:
    three: dict[tuple[str, str, int | None], Figure] = {}
    for concept in set(_SAME.values()):
        for figure in view.by_concept.get(concept, ()):
            if figure.in_table:
                three.setdefault((concept, figure.key.column, figure.key.year), figure)
    looked = False
    for figure in view.by_concept.get("expenditure.economic", ()):
        found = three.get((_SAME.get(figure.key.code, ""), figure.key.column, figure.key.year))
        if found is None:
            continue
        looked = True
        if figure.interval.low is None or found.interval.high is None or figure.interval.low <= found.interval.high:
            yield ok(figure.source)
        else:
            yield fail(
                figure.source,
                found.source,
                found=figure.number.text,
                certificate=interval_certificate("part at most whole", figure.interval, found.interval),
                basic=say(figure),
                three=say(found),
            )
    if not looked:
        yield undecided("基本支出表或三公经费表的同一项")


_SAME = {
    "30212": "three_public.overseas",
    "30217": "three_public.hospitality",
    "30231": "three_public.vehicles.operation",
    "31013": "three_public.vehicles.purchase",
}

"""LIM023 education-fee-exceeds-institution-income 教育收费大于事业收入

收入决算表、收入预算表里，“其中：教育收费”是事业收入的一部分，每一行都不应大于事业收入。

正例：事业收入 120.00，其中：教育收费 95.00
反例：事业收入 95.00，其中：教育收费 120.00
不判断：没有教育收费一栏
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate, say
from jiping.model import Figure, Verdict


@rule(
    id="LIM023",
    name="education-fee-exceeds-institution-income",
    title="教育收费大于事业收入",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("D07",),
    basis=Basis("final-accounts-forms", clause="收入决算表“其中：教育收费”", checked_on="2026-11-24"),
    message="{part} 大于同一行的{whole}，前者是后者的一部分。",
    expected="不大于{whole}",
    fix="核对这一行的事业收入和教育收费，看是否填错了栏。",
)
def fee_within_income(view: View) -> Iterator[Verdict]:
    wholes = {_row(f): f for f in view.by_concept.get("income.business", ()) if f.in_table}
    looked = False
    for fee in view.by_concept.get("income.business.education_fee", ()):
        if not fee.in_table or fee.blank:
            continue
        whole = wholes.get(_row(fee))
        if whole is None:
            continue
        looked = True
        if fee.interval.low is None or whole.interval.high is None or fee.interval.low <= whole.interval.high:
            yield ok(fee.source)
        else:
            yield fail(
                fee.source,
                whole.source,
                found=fee.number.text,
                certificate=interval_certificate("part at most whole", fee.interval, whole.interval),
                root="education fee exceeds institution income",
                part=say(fee),
                whole=say(whole),
            )
    if not looked:
        yield not_applicable()


def _row(figure: Figure) -> tuple[int, int, str, int | None]:
    row = figure.source.cell[0] if figure.source.cell else -1
    return figure.source.block, row, figure.key.column, figure.key.year

"""LIM104 negative-amount-in-form 基础数据表金额为负数

基础数据表各项支出金额应不小于零；红字冲销形成负数的要说明。预算调整可以是调减，不在此列。

正例：公用经费 228.40
反例：公用经费 -228.40
不判断：没有基础数据表
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import say
from jiping.model import Dimension, Figure, Verdict


@rule(
    id="LIM104",
    name="negative-amount-in-form",
    title="基础数据表金额为负数",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("A12",),
    basis=Basis("arithmetic", clause="支出金额不为负数", checked_on="2026-11-24"),
    message="{amount}是负数。",
    fix="核对正负号；红字冲销形成的，请在表下注明。",
)
def amounts_not_negative(view: View) -> Iterator[Verdict]:
    forms = {figure.source.block for figure in view.figures if figure.in_table and _only_in_base(figure)}
    looked = False
    for figure in view.figures:
        key = figure.key
        if figure.source.block not in forms or figure.number.unit.dimension is not Dimension.MONEY:
            continue
        if not figure.is_typed or key.concept == "base.adjustment" or key.concept == "table.value":
            continue
        looked = True
        if figure.number.value >= 0:
            yield ok(figure.source)
        else:
            yield fail(figure.source, found=figure.number.text, amount=say(figure))
    if not looked:
        yield not_applicable()


def _only_in_base(figure: Figure) -> bool:
    return figure.key.concept.startswith("base.") or figure.key.concept == "staff.authorised"

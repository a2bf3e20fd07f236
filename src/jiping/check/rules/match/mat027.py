"""MAT027 implied-bases-mismatch 各部分增长率推出的上年数之和与总数推出的不符

总数由几部分组成，总数和各部分都写了本年数和增减率时，由“本年数÷（1＋增减率）”推出的上年各部分之和，应等于由总数推出的上年数。
按精确到的位数留足余地；同一个数写了上年数或增减额的不在此列，可比价、同口径计算的增长率不判断。

正例：总计 550 万元，增长 10%；其中 440 万元增长 10%，110 万元增长 10%
反例：总计 550 万元，增长 10%；其中 440 万元增长 30%，110 万元增长 40%
不判断：有一部分没有写增减率，或者看不出是否列全
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import check_sum, interval_certificate, moves_down, rounded, say, show
from jiping.check.movements import movements
from jiping.check.rule import fail, not_applicable, ok
from jiping.model import (
    Dimension,
    Figure,
    Interval,
    Outcome,
    Paragraph,
    Relation,
    RelationKind,
    Source,
    Unit,
    Verdict,
    add_up,
)

_OTHER_PRICES = re.compile(r"可比价|不变价|同口径|可比口径|可比增长|剔除|扣除|还原|名义|实际增长|增加值|生产总值")


@rule(
    id="MAT027",
    name="implied-bases-mismatch",
    title="各部分增长率推出的上年数之和与总数推出的不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    identities=("G02", "H01"),
    basis=Basis("arithmetic", clause="上年数＝本年数÷（1＋增减率）", checked_on="2026-11-25"),
    message="由增减率推算，{total}的上年数约为 {base}，所列各部分的上年数合计约为 {sum}。",
    expected="{base}",
    fix="核对总数和各部分的增减率；口径不同的请写明。",
)
def implied_bases(view: View) -> Iterator[Verdict]:
    looked = False
    rates = {source: relation for source, relation in movements(view).items() if relation.rate is not None}
    for added in view.relations_of("text.sum"):
        verdict = _judge(view, added, rates)
        if verdict is not None:
            looked = True
            yield verdict
    if not looked:
        yield not_applicable()


def _judge(view: View, added: Relation, rates: dict[Source, Relation]) -> Verdict | None:
    total = added.total
    if total is None or added.kind is not RelationKind.SUM or added.signs or not _is_money(total):
        return None
    whole = rates.get(total.source)
    parts = [rates[part.source] for part in added.parts if part.source in rates]
    if whole is None or len(parts) != len(added.parts) or {part.against for part in parts} != {whole.against}:
        return None
    if all(one.change is not None or one.parts for one in (whole, *parts)):
        return None  # amounts are told; MAT004 and SUM059 check them one by one
    if check_sum(added).outcome is not Outcome.PASS or _other_prices(view, total):
        return None
    bases = [_base(one) for one in parts]
    base = _base(whole)
    if base is None or any(one is None for one in bases):
        return None
    together = add_up([one for one in bases if one is not None])
    if together.meets(base):
        return ok(total.source)
    unit = total.number.unit
    exact = sum((_exact(one) for one in parts), start=Fraction(0))
    return fail(
        *(one.rate.source for one in (whole, *parts) if one.rate is not None),
        total.source,
        found=whole.rate.number.text if whole.rate is not None else "",
        certificate=interval_certificate("implied base of the total = sum of implied bases", base, together),
        total=say(total),
        base=_in_units(_exact(whole), unit),
        sum=_in_units(exact, unit),
    )


def _is_money(figure: Figure) -> bool:
    return figure.number.unit.dimension is Dimension.MONEY


def _other_prices(view: View, total: Figure) -> bool:
    block = view.document.blocks[total.source.block]
    return not isinstance(block, Paragraph) or _OTHER_PRICES.search(block.text) is not None


def _base(relation: Relation) -> Interval | None:
    """Last year's level as level and rate imply it."""
    if relation.total is None or relation.rate is None or not _is_money(relation.total):
        return None
    moved = relation.rate.interval.scale(Fraction(-1 if moves_down(relation.word) else 1, 100))
    times = Interval.point(1) + moved
    if times.low is None or times.low <= 0:
        return None
    base = relation.total.interval.ratio(times)
    return base if base is not None and base.low is not None and base.high is not None else None


def _exact(relation: Relation) -> Fraction:
    assert relation.total is not None and relation.rate is not None
    moved = Fraction(relation.rate.number.value) / 100
    return Fraction(relation.total.number.base) / (1 - moved if moves_down(relation.word) else 1 + moved)


def _in_units(value: Fraction, unit: Unit) -> str:
    return show(rounded(value / Fraction(unit.factor), 2) * unit.factor, unit)

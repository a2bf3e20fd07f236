"""MAT029 carry-over-inside-a-full-appropriation 收入含上年结转，财政拨款收入却已等于全部收入

收入总计写明含上年结转，本年财政拨款收入又与收入总计相等，两种说法不能都对：结转若在总计里，本年的拨款就应当少一个结转数。
有的单位习惯把财政拨款结转并入当年拨款，所以只作提示。

正例：收入总计 520.00 万元（含上年结转 15.00 万元），财政拨款收入 505.00 万元
反例：收入总计 520.00 万元（含上年结转 15.00 万元），财政拨款收入 520.00 万元
不判断：没有写财政拨款收入
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import say, show
from jiping.check.rule import hint, not_applicable, ok, undecided
from jiping.concepts.numbers import find_numbers
from jiping.model import Dimension, Figure, Number, Paragraph, Verdict

_CARRIED = re.compile(
    r"\s*[（(，,]\s*(?:其中)?(?:已?含|包含|包括|其中)[:：]?(?:上年|年初)(?:财政拨款)?结转(?:和|及)?(?:结余)?(?:资金)?"
)
_TOTALS = ("income.total", "income.current")


@rule(
    id="MAT029",
    name="carry-over-inside-a-full-appropriation",
    title="收入含上年结转，财政拨款收入却已等于全部收入",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.5",
    identities=("D02",),
    basis=Basis("final-accounts-forms", clause="收入总计＝本年收入＋年初结转和结余", checked_on="2026-11-25"),
    message="{total}含上年结转 {carried}，而财政拨款收入 {appropriation} 已等于全部收入。",
    expected="本年财政拨款收入不含上年结转",
    fix="核对财政拨款收入是否并入了上年结转；并入的请写明。",
)
def carried_inside(view: View) -> Iterator[Verdict]:
    looked = False
    own = [f for f in view.by_concept.get("income.appropriation", ()) if not f.key.item and _carried(view, f) is None]
    for concept in _TOTALS:
        for total in view.by_concept.get(concept, ()):
            carried = _carried(view, total)
            if carried is None or total.key.item or not carried.base:
                continue
            looked = True
            meant = [f for f in own if (f.key.year, f.key.column) == (total.key.year, total.key.column)]
            if not meant:
                yield undecided("财政拨款收入", sources=(total.source,))
            elif meant[0].number.base != total.number.base:
                yield ok(total.source)
            else:
                yield hint(
                    total.source,
                    meant[0].source,
                    found=total.number.text,
                    total=say(total),
                    carried=show(carried.base, carried.unit),
                    appropriation=meant[0].number.text,
                )
    if not looked:
        yield not_applicable()


def _carried(view: View, figure: Figure) -> Number | None:
    """What the words right behind a figure say was carried over into it."""
    block = view.document.blocks[figure.source.block] if figure.source.block < len(view.document.blocks) else None
    if not isinstance(block, Paragraph) or figure.source.end is None:
        return None
    match = _CARRIED.match(block.text, figure.source.end)
    if match is None:
        return None
    numbers = find_numbers(block.text[match.end() : match.end() + 24])
    amount = next((n for n in numbers if n.number.unit.dimension is Dimension.MONEY and n.start <= 2), None)
    return amount.number if amount is not None else None

"""MAT401 cannot-all-be-true 几处说法不能同时成立

把全文的合计、占比、增减、完成率放在一起算：单看每一处都说得通，合起来没有一组数能同时满足的，列出互相矛盾的最少几处。
每个数都允许末位上下差一个单位（四舍五入、截断、位数不齐都在内），仍不能同时成立才报。上年的各部分相加等于上年的合计，
也算一处说法。增长率的基数、占比的总数、上年的构成逐一换一种读法再算：每种读法都不成立的为确证，有一种读法成立的说明是哪一种。

正例：“三公”经费减少 2.00 万元，其中公车减少 1.50 万元、接待减少 0.50 万元
反例：“三公”经费减少 2.00 万元，其中公车减少 1.00 万元、接待减少 0.50 万元，没有出国经费
不判断：有一处本身就不成立的，各部分都写了增减的（由别的规则报告）
"""

from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import rounded, say, show
from jiping.check.contradictions import Contradiction
from jiping.check.movements import movements
from jiping.check.readings import Tried, tried
from jiping.check.rule import FOLLOWS, fail, not_applicable, ok, undecided
from jiping.check.telling import LAST_YEAR, tell, tell_en
from jiping.model import Figure, Interval, Relation, Verdict, format_number


@rule(
    id="MAT401",
    name="cannot-all-be-true",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.1",
    title="几处说法不能同时成立",
    basis=Basis("arithmetic", clause="各处的数应有一组值同时满足", checked_on="2026-11-25"),
    message="以下 {count} 处单看都说得通，放在一起不能同时成立：{statements}。{mend}{saved}",
    expected="有一组数能同时满足各处说法",
    fix="核对列出的各数和增减、占比的说法，至少有一处印错或口径不同；口径不同的请写明。",
)
def all_can_be_true(view: View) -> Iterator[Verdict]:
    if len(view.relations) < 2:
        yield not_applicable()
        return
    found, is_complete = view.contradictions
    found = [one for one in found if not any(_is_told_plainly(view, relation) for relation in one.relations)]
    for one in found:
        root = FOLLOWS if one.broken else f"joint {one.figures[0].source.place}"
        yield _failed(one, root)
        yield from (_failed(other, root) for other in one.following)
    if not is_complete:
        yield undecided("全部说法的共同核算（关系太多，到限为止）")
    elif not found:
        yield ok()


def _is_told_plainly(view: View, relation: Relation) -> bool:
    """Whether a total and all its parts are set against last year: SUM059 and MAT027 then say plainly what is wrong."""
    if relation.form != LAST_YEAR or relation.total is None:
        return False
    moved = movements(view)
    return all(figure.source in moved for figure in (relation.total, *relation.parts))


def _failed(one: Contradiction, root: str) -> Verdict:
    mends = one.mends[:3]
    repairs = tuple(
        {
            "cause": "one_figure",
            "text": f"其余各处都对时，{say(figure)} 应为 {_range(figure, range_)}",
            "text_en": f"if all others are right, {say(figure)} is {_range(figure, range_)}",
            "value": _range(figure, range_),
        }
        for figure, range_ in one.mends
    )
    mend = "".join(f"{repair['text']}。" for repair in repairs[: len(mends)])
    mend_en = " ".join(f"{repair['text_en'][0].upper()}{repair['text_en'][1:]}." for repair in repairs[: len(mends)])
    readings, is_proved = tried(one.relations)
    if readings[0].certificate is None:  # it needs more than its own statements
        readings = []
    saving = next((reading for reading in readings if reading.certificate is None), None)
    certificate = one.certificate
    if one.shorter:
        names = "、".join(say(figure) for figure in one.shorter)
        words = (f"{names} 是四舍五入的数", f"{names} {'is' if len(one.shorter) == 1 else 'are'} rounded")
        readings, is_proved = [Tried(("rounded",), *words, None)], False
        saving = readings[0]
    if is_proved and len(readings) > 1:
        each = [{"reading": list(reading.code), "certificate": reading.certificate} for reading in readings]
        certificate = {"kind": "readings", "each": each, "set": one.certificate["set"]}
    if one.fewest > 1:
        mend, mend_en = f"其中至少有 {one.fewest} 个数要改。", f"At least {one.fewest} of the figures must change."
    return fail(
        *(figure.source for figure in one.figures),
        found="、".join(figure.number.text for figure in one.figures if figure.number.text)[:120],
        certificate=certificate,
        certainty=Certainty.PROVED if is_proved else Certainty.PROBABLE,
        severity=Severity.HINT if one.shorter else None,
        readings=tuple(
            reading.as_reading() for reading in readings if len(reading.code) == 1 or reading.certificate is None
        ),
        repairs=repairs,
        root=root,
        values={
            "count": str(len(one.relations)),
            "statements": "；".join(tell(relation) for relation in one.relations),
            "statements_en": "; ".join(tell_en(relation) for relation in one.relations),
            "mend": mend,
            "mend_en": mend_en,
            "saved": f"如果{saving.text}，则可以同时成立。" if saving is not None else "",
            "saved_en": f" They can be if {saving.text_en}." if saving is not None else "",
        },
    )


def _range(figure: Figure, range_: Interval) -> str:
    """Where a figure would have to lie, in its own unit; a few steps of its last digit are one value."""
    unit = figure.number.unit
    low, high = range_.low, range_.high
    if low is None:
        return f"至多 {show(high, unit)}" if high is not None else "任何数"
    if high is None:
        return f"至少 {show(low, unit)}"
    if high - low <= 3 * Fraction(figure.number.step):
        middle = rounded((low + high) / 2 / Fraction(unit.factor), figure.number.decimals)
        return f"{format_number(middle, figure.number.decimals)}{unit.name} 左右"
    return f"{show(low, unit)} 至 {show(high, unit)}"

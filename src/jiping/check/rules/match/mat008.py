"""MAT008 unchanged-total-impossible 总数“持平”与其组成部分的变化相矛盾

写明某一总数与上年持平，就是说上年也是这个数；它所包含的某一部分上年的数（由本年数和增减额推出）不能大于它。

正例：财政拨款收支总计 3,100.00 万元，与上年持平；其中一般公共预算支出 2,940.05 万元，减少 63.14 万元
反例：财政拨款收支总计 2,961.68 万元，与上年持平；
而一般公共预算支出 2,940.05 万元，减少 63.14 万元，上年为 3,003.19 万元
不判断：找不到总数
"""

from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, not_applicable, rule
from jiping.check.arithmetic import interval_certificate, moves_down, show
from jiping.check.rule import fail, ok, undecided
from jiping.concepts.dictionary import label
from jiping.model import Figure, Interval, Relation, Verdict


@rule(
    id="MAT008",
    name="unchanged-total-impossible",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("G05",),
    title="总数“持平”与其组成部分的变化相矛盾",
    basis=Basis("arithmetic", clause="部分不大于总数", checked_on="2026-11-24"),
    message="文中说{subject}与 {year} 年度持平，即 {year} 年也是 {total}；但{part} {year} 年为 {last}，已大于总数。",
    expected="{year} 年总数不小于 {last}",
    fix="核对总数及其与上年的比较，改为实际的增减额和增减率。",
)
def flat_total_possible(view: View) -> Iterator[Verdict]:
    flats = [flat for flat in view.relations_of("text.flat-alone") if not flat.word.startswith("基本")]
    if not flats:
        yield not_applicable()
    for flat in flats:
        total = flat.total
        if total is None or flat.source is None:
            yield undecided("持平的总数")
            continue
        if total.number.base == 0:
            yield ok(flat.source)
            continue
        worst = max(_parts_last_year(view, total), key=lambda found: found[1].low or 0, default=None)
        if worst is None or worst[1].low is None or total.interval.high is None or worst[1].low <= total.interval.high:
            yield ok(flat.source)
            continue
        relation, last, exact = worst
        level, change = relation.total, relation.change
        assert level is not None and change is not None
        yield fail(
            flat.source,
            total.source,
            change.source,
            level.source,
            found=flat.word,
            certificate=interval_certificate("part at most total", last, total.interval),
            subject=flat.names[0] if flat.names else label(total.key.concept),
            year=flat.missing[0] if flat.missing else "上",
            total=show(total.number.base, total.number.unit),
            part=level.label,
            last=show(exact, change.number.unit),
        )


_TOTALS = ("income.total", "expenditure.total")
_INSIDE = {"all": ("all", "fiscal", "general", "fund", "capital"), "fiscal": ("fiscal", "general", "fund", "capital")}


def _parts_last_year(view: View, total: Figure) -> Iterator[tuple[Relation, Interval, Fraction]]:
    """Last year's value of everything the total contains for which the text tells level and change."""
    if total.key.concept not in _TOTALS:
        return
    for relation in (*view.relations_of("text.growth"), *view.relations_of("text.change")):
        level, change = relation.total, relation.change
        if level is None or change is None or level.key.concept != "expenditure.current":
            continue
        if level.key.year != total.key.year or level.key.column != total.key.column:
            continue
        if level.key.caliber not in _INSIDE.get(total.key.caliber, ()):
            continue
        word = relation.names[0] if relation.names else relation.word
        sign = 1 if moves_down(word) else -1
        last = level.interval + change.interval.scale(sign)
        yield relation, last, Fraction(level.number.base) + sign * Fraction(change.number.base)

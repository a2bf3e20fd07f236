"""SUM055 periods-do-not-add-to-year 各季度、上下半年之和与全年不符

一段话里写全四个季度（或上半年、下半年）并写明全年合计的，各期之和应等于全年。累计数（一季度末累计）不能相加，不判断。

正例：第一季度 20 万元、第二季度 30 万元、第三季度 25 万元、第四季度 25 万元，全年共支出 100 万元
反例：第一季度 20 万元、第二季度 30 万元、第三季度 25 万元、第四季度 25 万元，全年共支出 110 万元
不判断：没有写全各期，或者写的是累计数
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, show
from jiping.check.phrases import Sentence, sentences
from jiping.concepts.numbers import Found
from jiping.model import Verdict, add_up

_QUARTERS = tuple(re.compile(rf"第?[{a}{b}]季度?") for a, b in ("一1", "二2", "三3", "四4"))
_HALVES = (re.compile("上半年"), re.compile("下半年"))
_YEAR = re.compile(r"(?:全年|年度|合计|共计|总计)[一-鿿]{0,10}$")
_CUMULATIVE = re.compile(r"累计|季末|截至|进度|同比|率")
_REACH = 14


@rule(
    id="SUM055",
    name="periods-do-not-add-to-year",
    title="各季度、上下半年之和与全年不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("H14",),
    basis=Basis("arithmetic", clause="全年＝各期之和", checked_on="2026-11-24"),
    message="各期之和为 {sum}，文中全年为 {total}，相差 {difference}。",
    expected="{sum}",
    fix="核对各期和全年的数；各期是累计数的请写明。",
)
def periods_add_up(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile(r"季度?|半年")):
        for periods in (_QUARTERS, _HALVES):
            parts = _parts(sentence, periods)
            if parts is None:
                continue
            looked = True
            total = _total(sentence, parts)
            if total is None:
                yield undecided("全年数", sources=(sentence.source(*parts),))
            else:
                yield _judge(sentence, parts, total)
    if not looked:
        yield not_applicable()


def _parts(sentence: Sentence, periods: tuple[re.Pattern[str], ...]) -> list[Found] | None:
    """The number right after each period's name; nothing where one is missing or cumulative."""
    found: list[Found] = []
    text = sentence.paragraph.text
    for period in periods:
        names = list(period.finditer(text, sentence.start, sentence.end))
        if len(names) != 1:
            return None
        number = next((n for n in sentence.numbers if n.start >= names[0].end()), None)
        if number is None or number.start - names[0].end() > _REACH or number in found:
            return None
        if _CUMULATIVE.search(text[names[0].start() : number.start]) or "，" in text[names[0].end() : number.start]:
            return None
        found.append(number)
    if len({n.number.unit.dimension for n in found}) > 1 or _CUMULATIVE.search(sentence.before(found[0].start, 30)):
        return None
    return found if found[0].number.unit.name and found[0].number.unit.name not in ("%", "个百分点") else None


def _total(sentence: Sentence, parts: list[Found]) -> Found | None:
    same = [n for n in sentence.numbers if n not in parts and n.number.unit.dimension is parts[0].number.unit.dimension]
    named = [n for n in same if _YEAR.search(sentence.before(n.start, 16))]
    return named[0] if len(named) == 1 and len(same) == 1 else None


def _judge(sentence: Sentence, parts: list[Found], total: Found) -> Verdict:
    source = sentence.source(*parts, total)
    exact = sum((n.number.base for n in parts), Decimal(0))
    if exact == total.number.base:
        return ok(source)
    added = add_up([n.number.interval for n in parts])
    unit = total.number.unit
    values = {
        "sum": show(exact, unit),
        "total": total.number.text,
        "difference": show(abs(exact - total.number.base), unit),
    }
    if added.meets(total.number.interval):
        return hint(source, found=total.number.text, root="sums off by rounding", **values)
    certificate = interval_certificate("year = sum of periods", added, total.number.interval)
    return fail(source, found=total.number.text, certificate=certificate, values=values)

"""SUM054 average-mismatch 平均数与总数、数量不符

一句话里写明总金额、数量和平均数（人均、车均、户均、批均、每人次平均）的，总金额除以数量应等于平均数。

正例：公务用车运行维护费 9.00 万元，保有车辆 3 辆，车均 3.00 万元
反例：公务用车运行维护费 9.00 万元，保有车辆 4 辆，车均 3.00 万元
不判断：一句话里有几个总金额或几个数量，看不出是哪一个
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, show
from jiping.check.phrases import is_count, is_money, sentences
from jiping.concepts.numbers import Found
from jiping.model import Qualifier, Source, Verdict

_MEAN = re.compile(
    r"(?P<per>人均|车均|户均|批均|次均|单车平均|平均每(?:人次|人|辆|台|户|批次|批|次|个|期|场|班))[一-鿿]{0,8}(?:为|约)?\s*$"
)
# 月人均补差498元 is what is paid by the month, no mean of the year's sum.
_RATE_OF_PAY = re.compile(r"[月日天]人均|人均[月日]|补差|标准|[月日]均")
_COUNTED = {
    "人": ("人", "人次", "名", "位"),
    "车": ("辆", "台"),
    "户": ("户",),
    "批": ("批次", "批"),
    "次": ("次", "场"),
}
_NOT_TOTAL = re.compile(r"预算|上年|去年|比|较|增加|减少|节约|标准|限额|每|均")


@rule(
    id="SUM054",
    name="average-mismatch",
    title="平均数与总数、数量不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("H07",),
    basis=Basis("arithmetic", clause="平均数＝总数÷数量", checked_on="2026-11-24"),
    message="{total}除以 {count} 应为 {value}，文中写{mean_words} {mean}。",
    expected="{value}",
    fix="核对总金额、数量和平均数。",
)
def mean_fits(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile(r"[人车户批次]均|平均")):
        for place, mean in enumerate(sentence.numbers):
            named = _MEAN.search(sentence.before(mean.start, 16)) if is_money(mean) or is_count(mean) else None
            if named is not None and _RATE_OF_PAY.search(sentence.before(mean.start, 16)):
                continue
            if named is None or mean.number.qualifier is not Qualifier.NONE:
                continue
            looked = True
            key = "车" if named["per"] == "单车平均" else named["per"].replace("平均每", "")[0]
            units = _COUNTED.get({"辆": "车", "台": "车"}.get(key, key), (key,))
            counts = [n for n in sentence.numbers[:place] if is_count(n) and n.number.unit.name in units]
            totals = [
                n
                for n in sentence.numbers[:place]
                if _is_like(n, mean) and not _NOT_TOTAL.search(_clause(sentence.text, n.start - sentence.start))
            ]
            if len(counts) != 1 or len(totals) != 1 or not counts[0].number.base:
                yield undecided("总金额和数量", sources=(sentence.source(mean),))
                continue
            yield _judge(totals[0], counts[0], mean, sentence.source(totals[0], counts[0], mean), named["per"])
    if not looked:
        yield not_applicable()


def _is_like(number: Found, mean: Found) -> bool:
    """Whether a mean may be of this number: an amount of amounts, a count of the same things."""
    return is_money(number) if is_money(mean) else is_count(number) and number.number.unit == mean.number.unit


def _clause(text: str, place: int) -> str:
    return re.split(r"[，。；：、（(]", text[:place])[-1]


def _judge(total: Found, count: Found, mean: Found, source: Source, words: str) -> Verdict:
    quotient = total.number.interval.ratio(count.number.interval)
    if quotient is None:
        return undecided("数量", sources=(source,))
    if quotient.meets(mean.number.interval) or quotient.gap(mean.number.interval) <= Fraction(mean.number.step) / 2:
        return ok(source)
    value = Fraction(total.number.base) / Fraction(count.number.base)
    return fail(
        source,
        found=mean.number.text,
        certificate=interval_certificate("mean = total ÷ count", quotient, mean.number.interval),
        total=total.number.text,
        count=count.number.text,
        value=show(value, mean.number.unit),
        mean=mean.number.text,
        mean_words=words,
    )

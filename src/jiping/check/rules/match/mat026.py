"""MAT026 average-growth-mismatch 年均增长率与首末两年的数不符

“自 2018 年的 A 增加到 2023 年的 B，年均增长 N%”：A 按 N% 逐年增长五次应得到 B。年数取两个年份之差；有的按
首尾共几年开方，差一年的算法也试，符合其中一种即可；N% 正好等于总增幅除以年数的，另外指出。

正例：自 2018 年的 10.00 亿元增加到 2023 年的 14.69 亿元，年均增长 8%
反例：自 2018 年的 10.00 亿元增加到 2023 年的 14.69 亿元，年均增长 9.4%（总增幅除以五）
不判断：没有写明首末两年
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate
from jiping.check.phrases import Sentence, is_percent, sentences
from jiping.concepts.numbers import Found
from jiping.model import Interval, Qualifier, Verdict

_FROM = re.compile(r"(?:由|从|自)\s*(?P<year>20\d\d)\s*年(?:末|底)?的?(?:约|近)?\s*$")
_TO = re.compile(
    r"^[^，,。；;]{0,4}?(?:增加|增长|提高|提升|上升|扩大|发展|减少|下降|降低)?(?:到|至|为)\s*(?P<year>20\d\d)\s*年(?:末|底)?的?\s*$"
)
_MEAN = re.compile(r"(?:年均|平均每年|年平均)(?:复合)?(?:增长|增幅|递增|增速)(?:率)?(?:为|达到?|约)?\s*$")


@rule(
    id="MAT026",
    name="average-growth-mismatch",
    title="年均增长率与首末两年的数不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    identities=("G02",),
    basis=Basis("arithmetic", clause="末年＝首年×（1＋年均增长率）的年数次方", checked_on="2026-11-25"),
    message="由 {base} 到 {level} 共 {years} 年，年均增长应在 {value} 之间，文中写 {rate}。{cause}",
    expected="{value}",
    fix="按（末年数÷首年数）开年数次方减一计算；口径另有规定的请写明。",
)
def average_growth(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile(r"年均|平均每年|年平均")):
        rates = [n for n in sentence.numbers if is_percent(n) and _MEAN.search(sentence.before(n.start, 14))]
        for rate in rates:
            looked = True
            pair = _pair(sentence, rate)
            if pair is None:
                yield undecided("首末两年的数", sources=(sentence.source(rate),))
            else:
                yield _judge(sentence, rate, *pair)
    if not looked:
        yield not_applicable()


def _pair(sentence: Sentence, rate: Found) -> tuple[Found, Found, int] | None:
    """The first and the last level right before the rate, and the years between them."""
    place = sentence.numbers.index(rate)
    if place < 2:
        return None
    first, last = sentence.numbers[place - 2 : place]
    opened = _FROM.search(sentence.before(first.start, 16))
    closed = _TO.search(sentence.between(first, last))
    if opened is None or closed is None or first.number.unit.dimension is not last.number.unit.dimension:
        return None
    plain = all(n.number.qualifier is Qualifier.NONE and n.number.high is None for n in (first, last, rate))
    years = int(closed["year"]) - int(opened["year"])
    return (
        (first, last, years) if plain and 2 <= years <= 30 and first.number.base > 0 and last.number.base > 0 else None
    )


def _judge(sentence: Sentence, rate: Found, first: Found, last: Found, years: int) -> Verdict:
    source = sentence.source(first, last, rate)
    ratio = last.number.interval.ratio(first.number.interval)
    said = rate.number.interval
    if ratio is None or ratio.low is None or ratio.high is None or said.low is None or said.high is None:
        return undecided("首末两年的数", sources=(source,))
    for count in (years, years - 1, years + 1):
        if _power(said, count).meets(ratio):
            return ok(source)
    step = Fraction(rate.number.step)
    wider = Interval.of(said.low - step, said.high + step)
    shown = (_root(ratio.low, years), _root(ratio.high, years))
    words = {
        "base": first.number.text,
        "level": last.number.text,
        "years": str(years),
        "value": f"{shown[0]}% 至 {shown[1]}%",
        "value_en": f"{shown[0]}% to {shown[1]}%",
        "rate": rate.number.text,
        "cause": "",
        "cause_en": "",
    }
    if _power(wider, years).meets(ratio):
        return hint(source, found=rate.number.text, root="average growth off in the last digit", **words)
    plain = (ratio - Interval.point(1)).scale(Fraction(100, years))
    is_plain = plain.meets(said)
    if is_plain:
        words |= {
            "cause": "像是用总增幅除以了年数。",
            "cause_en": " It looks like the whole growth divided by the years.",
        }
    return fail(
        source,
        found=rate.number.text,
        certificate=interval_certificate("(1 + rate) ^ years = last ÷ first", _power(said, years), ratio),
        values=words,
    )


def _power(rate: Interval, years: int) -> Interval:
    """What a level grows to, in times of itself, at a rate in percent; no rate is below -100%."""
    assert rate.low is not None and rate.high is not None
    low, high = (max(Fraction(0), 1 + end / 100) ** years for end in (rate.low, rate.high))
    return Interval.of(low, high)


def _root(times: Fraction, years: int) -> str:
    """The yearly rate in percent that makes ``times`` of a level in ``years``, to two decimals, by whole numbers."""
    low, high = -10000, 10**7
    while high - low > 1:
        middle = (low + high) // 2
        if Fraction(10000 + middle, 10000) ** years <= times:
            low = middle
        else:
            high = middle
    return f"{low // 100 if low >= 0 else -(-low // 100)}.{abs(low) % 100:02d}"

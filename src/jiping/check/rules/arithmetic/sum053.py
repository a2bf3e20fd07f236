"""SUM053 quantity-times-price-mismatch 数量乘以单价与金额不符

一句话里写明数量、单价和总金额的，数量乘以单价应等于总金额。只看“3台，每台2万元，共6万元”“每人500元，共12人，合计0.6万元”
一类一目了然的写法；单价另按月、按天、按次计算的，有“等”“约”的，不判断。

正例：购置电脑 3 台，每台 0.60 万元，共 1.80 万元
反例：购置电脑 3 台，每台 0.60 万元，共 2.80 万元
不判断：没有写全数量、单价和金额
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, show
from jiping.check.phrases import Sentence, is_count, is_money, sentences
from jiping.concepts.numbers import Found
from jiping.model import Qualifier, Verdict

_UNIT_PRICE = re.compile(r"(?:单价|每\s*[一-鿿]{1,3}?(?:单价|补助|补贴|标准|价格|费用)?)(?:为|是|约)?\s*$")
_WHOLE = re.compile(r"(?:合计|共计|总计|总价|总额|小计|共|总金额|总费用)[一-鿿]{0,6}$")
_NOT_PLAIN = re.compile(r"每[月天日年次期季]|/\s*[月天日年次]|等|分别|不等|平均|优惠|折|[；;]|年(?!度)")
_BY_MONTH = re.compile(r"每\s*[人户名台]\s*每月|每月\s*每\s*[人户名台]")
_YEAR = re.compile(r"全年|年度")
_SAME_THING = {"人次": "人", "名": "人", "位": "人"}


@rule(
    id="SUM053",
    name="quantity-times-price-mismatch",
    title="数量乘以单价与金额不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("H06",),
    basis=Basis("arithmetic", clause="金额＝数量×单价", checked_on="2026-11-24"),
    message="{count}乘以单价 {price} 应为 {value}，文中写 {amount}。",
    expected="{value}",
    fix="核对数量、单价和金额；单价按月、按次计算的请写明月数、次数。",
)
def price_times_quantity(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile("每|单价")):
        for count, price, amount in _triples(sentence):
            looked = True
            product = count.number.interval.times(price.number.interval)
            if _BY_MONTH.search(sentence.text):
                yield _of_months(sentence, count, price, amount)
                continue
            if product.meets(amount.number.interval):
                yield ok(sentence.source(amount))
                continue
            value = Fraction(count.number.base) * Fraction(price.number.base)
            yield fail(
                sentence.source(count, price, amount),
                found=amount.number.text,
                certificate=interval_certificate("amount = quantity × price", product, amount.number.interval),
                count=count.number.text,
                price=price.number.text,
                amount=amount.number.text,
                value=show(value, amount.number.unit),
            )
    if not looked:
        yield not_applicable()


def _of_months(sentence: Sentence, count: Found, price: Found, amount: Found) -> Verdict:
    """120名，每人每月0.08万元，全年共115.20万元: twelve months for all; fewer are no mistake, more cannot be."""
    most = count.number.interval.times(price.number.interval).scale(12)
    if most.meets(amount.number.interval):
        return ok(sentence.source(amount))
    value = Fraction(count.number.base) * Fraction(price.number.base) * 12
    if Fraction(amount.number.base) < value:
        return undecided("发放的月数", sources=(sentence.source(count, price, amount),))
    return fail(
        sentence.source(count, price, amount),
        found=amount.number.text,
        certificate=interval_certificate("amount <= quantity × monthly price × 12", amount.number.interval, most),
        count=count.number.text,
        price=price.number.text + "×12 个月",
        price_en=price.number.text + " × 12 months",
        amount=amount.number.text,
        value=show(value, amount.number.unit),
    )


def _triples(sentence: Sentence) -> Iterator[tuple[Found, Found, Found]]:
    """Quantity, unit price and amount that stand one after another, in either order of the first two."""
    numbers = sentence.numbers
    for place in range(len(numbers) - 2):
        first, second, amount = numbers[place : place + 3]
        if any(n.number.qualifier is not Qualifier.NONE or n.number.high is not None for n in (first, second, amount)):
            continue
        if not is_money(amount) or not _WHOLE.search(sentence.between(second, amount)):
            continue
        if is_count(first) and is_money(second):
            count, price, before = first, second, sentence.between(first, second)
        elif is_money(first) and is_count(second):
            count, price, before = second, first, sentence.before(first.start)
        else:
            continue
        named = _UNIT_PRICE.search(before)
        # The number before the quantity may be one more factor: 3个月，12人，每人500元.
        earlier = numbers[place - 1] if place else None
        begin = earlier.end if earlier else sentence.start
        words = sentence.paragraph.text[max(begin, first.start - 12) : amount.start]
        by_month = _BY_MONTH.search(words) and _YEAR.search(sentence.between(second, amount))
        if (
            named is None
            or _NOT_PLAIN.search(_YEAR.sub("", _BY_MONTH.sub("每", words)) if by_month else words)
            or not _fits(named.group(), count)
        ):
            continue
        if earlier is not None and is_count(earlier) and "，" not in sentence.between(earlier, first):
            continue
        yield count, price, amount


def _fits(words: str, count: Found) -> bool:
    """每台 is the price of what is counted in 台; 单价 of anything."""
    if words.startswith("单价"):
        return True
    counted = count.number.unit.name
    return words[1:].strip().startswith(_SAME_THING.get(counted, counted)) or words[1:].strip().startswith(counted)

"""MAT025 arrival-rate-mismatch 资金到位率、使用率与金额不符

资金到位率＝到位资金÷预算（计划）资金；使用率（支出率、执行率）＝支出÷到位资金，也有按支出÷预算资金算的，与其中一种相符即可。
预算资金写在紧挨着的上一段、那一段只有这一个金额的，也拿来比。

正例：预算 500 万元，到位 480 万元，到位率 96%；支出 465.60 万元，使用率 97%
反例：预算 500 万元，到位 480 万元，到位率 98%
不判断：没有写预算（计划）资金或到位资金
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, percent_of, rounded
from jiping.check.arrival import Money, told_of
from jiping.concepts.numbers import Found
from jiping.model import Verdict


@rule(
    id="MAT025",
    name="arrival-rate-mismatch",
    title="资金到位率、使用率与金额不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E23",),
    basis=Basis("arithmetic", clause="到位率＝到位÷预算；使用率＝支出÷到位", checked_on="2026-11-24"),
    message="{amounts}，{name}应为 {value}，文中写 {rate}。",
    expected="{value}",
    fix="核对预算、到位、支出的金额和比率；分母另有所指的请写明。",
)
def arrival_rates(view: View) -> Iterator[Verdict]:
    looked = False
    for money in told_of(view):
        if money.arrival_rate is not None:
            looked = True
            yield _judge(money, money.arrival_rate, money.arrived, (money.planned,), ("到位率", "the rate of arrival"))
        if money.use_rate is not None:
            looked = True
            bases = (money.arrived, money.planned)
            yield _judge(money, money.use_rate, money.spent, bases, ("使用率", "the rate of use"))
    if not looked:
        yield not_applicable()


def _judge(
    money: Money, rate: Found, part: Found | None, wholes: tuple[Found | None, ...], names: tuple[str, str]
) -> Verdict:
    known = [whole for whole in wholes if whole is not None and whole.number.base]
    if part is None or not known:
        return undecided("预算、到位或支出的金额", sources=(money.paragraph.source(rate.start, rate.end),))
    said = rate.number.interval
    is_above = money.planned_in is not None and known[0] is money.planned
    here = [part, rate] if is_above else [part, rate, known[0]]
    sources = [money.paragraph.source(min(n.start for n in here), max(n.end for n in (part, rate)))]
    if is_above and money.planned_in is not None:
        sources.append(money.planned_in.source(known[0].start, known[0].end))
    implied = [percent_of(part.number.interval, whole.number.interval) for whole in known]
    if any(one is not None and one.meets(said) for one in implied):
        return ok(sources[0])
    value = Fraction(part.number.base) / Fraction(known[0].number.base) * 100
    shown = f"{rounded(value, max(rate.number.decimals, 2))}%"
    words = {
        "amounts": f"{known[0].number.text}中的 {part.number.text}",
        "amounts_en": f"{part.number.text} of {known[0].number.text}",
        "name": names[0],
        "name_en": names[1],
        "value": shown,
        "rate": rate.number.text,
    }
    first = implied[0]
    if first is None:
        return undecided("不为零的分母", sources=tuple(sources))
    if first.gap(said) <= Fraction(rate.number.step):
        return hint(*sources, found=rate.number.text, root="arrival rates off in the last digit", **words)
    return fail(*sources, found=rate.number.text, certificate=interval_certificate("rate", first, said), values=words)

"""MAT028 attainment-rate-mismatch 完成率、覆盖率与应做、实做的数量不符

“应检企业 240 家，实检 228 家，检查覆盖率 95%”“计划培训 12 期，实际完成 12 期，完成率 100%”：比率应等于后一个数量
除以前一个数量。只看两个同单位的数量和紧跟着的比率。

正例：应检企业 240 家，实检 228 家，检查覆盖率 95%
反例：应检企业 240 家，实检 218 家，检查覆盖率 95%
不判断：中间还有别的数
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, percent_of, rounded
from jiping.check.phrases import Sentence, is_count, is_percent, sentences
from jiping.concepts.numbers import Found
from jiping.model import Qualifier, Verdict

_RATE = re.compile(
    r"[一-鿿]{0,8}(?:完成|覆盖|检查|办结|参训|到课|入学|签约|合格|验收|达标|抽检|回访|建档|整改)率(?:为|达到?|是)?\s*$"
)
_WANTED = re.compile(r"(?:^|[，,。；;：:])[^，,。；;：:]{0,10}?(?:应|计划|任务|目标)[一-鿿]{0,10}\s*$")
_DONE = re.compile(r"^[，,；;]?\s*(?:实际?|已|截至[^，,]{2,8}[，,]?(?:实际|已))[一-鿿]{0,10}\s*$")


@rule(
    id="MAT028",
    name="attainment-rate-mismatch",
    title="完成率、覆盖率与应做、实做的数量不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    identities=("H02",),
    basis=Basis("arithmetic", clause="完成率＝实际数÷应有数", checked_on="2026-11-25"),
    message="{wanted}中的 {done}，比率应为 {value}，文中写 {rate}。",
    expected="{value}",
    fix="核对两个数量和比率；分母另有所指的请写明。",
)
def attainment_rates(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile(r"率")):
        for place, rate in enumerate(sentence.numbers):
            if not is_percent(rate) or not _RATE.search(sentence.before(rate.start, 16)):
                continue
            looked = True
            pair = _pair(sentence, place)
            if pair is None:
                yield undecided("应有数和实际数", sources=(sentence.source(rate),))
            else:
                yield _judge(sentence, rate, *pair)
    if not looked:
        yield not_applicable()


def _pair(sentence: Sentence, place: int) -> tuple[Found, Found] | None:
    if place < 2:
        return None
    wanted, done, rate = sentence.numbers[place - 2 : place + 1]
    plain = all(n.number.qualifier is Qualifier.NONE and n.number.high is None for n in (wanted, done, rate))
    same = is_count(wanted) and is_count(done) and wanted.number.unit == done.number.unit
    told = _WANTED.search("，" + sentence.before(wanted.start, 24)) and _DONE.search(sentence.between(wanted, done))
    joined = re.fullmatch(r"[，,；;（(][一-鿿]{0,16}\s*", sentence.between(done, rate))
    return (wanted, done) if plain and same and told and joined and wanted.number.base else None


def _judge(sentence: Sentence, rate: Found, wanted: Found, done: Found) -> Verdict:
    source = sentence.source(wanted, rate)
    implied = percent_of(done.number.interval, wanted.number.interval)
    said = rate.number.interval
    if implied is None:
        return undecided("不为零的应有数", sources=(source,))
    if implied.meets(said):
        return ok(source)
    value = Fraction(done.number.base) / Fraction(wanted.number.base) * 100
    words = {
        "wanted": wanted.number.text,
        "done": done.number.text,
        "rate": rate.number.text,
        "value": f"{rounded(value, max(rate.number.decimals, 2))}%",
    }
    if implied.gap(said) <= Fraction(rate.number.step):
        return hint(source, found=rate.number.text, root="attainment off in the last digit", **words)
    return fail(source, found=rate.number.text, certificate=interval_certificate("rate", said, implied), values=words)

"""MAT023 survey-rate-mismatch 问卷份数与满意率、回收率不符

写明发放、收回（有效）、满意份数的，有效份数不应多于发放份数，满意份数不应多于有效份数；满意率、回收率应与份数相符。满意分几档的
（非常满意、满意、基本满意），逐档加起来试，与其中一种相符即可。

正例：发放问卷 100 份，收回有效问卷 96 份，满意 90 份，满意率 93.75%
反例：发放问卷 100 份，收回有效问卷 96 份，满意 90 份，满意率 97.35%
不判断：没有写全份数
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate, rounded
from jiping.check.phrases import is_count, is_percent
from jiping.concepts.numbers import Found
from jiping.model import Interval, Paragraph, Qualifier, Verdict

_SURVEY = re.compile(r"问卷|调查表|测评表|满意度调查")
_ISSUED = re.compile(r"(?:发放|发出|下发|印发|派发)[一-鿿]{0,14}$")
_VALID = re.compile(r"(?:收回|回收|收到)[一-鿿]{0,10}$|有效(?:问卷|调查表|样本|份数)[一-鿿]{0,4}$")
_SATISFIED = re.compile(
    r"(?<!不)(?:非常|很|较|比较|基本)?满意(?:的)?(?:问卷|人数|份数|有|为|共|者)?[一-鿿]{0,3}$|表示(?:非常|基本)?满意的?[一-鿿]{0,3}$"
)
_SATISFACTION = re.compile(r"满意(?:度|率)[一-鿿]{0,4}?(?:为|达到|达|是)?\s*$")
_RECOVERY = re.compile(r"(?:回收|收回)率(?:为|达到|达|是)?\s*$")
_NOT = re.compile(r"不满意")


@dataclass(slots=True)
class _Survey:
    issued: list[Found] = field(default_factory=list)
    valid: list[Found] = field(default_factory=list)
    satisfied: list[Found] = field(default_factory=list)
    rate: list[Found] = field(default_factory=list)
    recovery: list[Found] = field(default_factory=list)


@rule(
    id="MAT023",
    name="survey-rate-mismatch",
    title="问卷份数与满意率、回收率不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("C21", "H16"),
    basis=Basis("arithmetic", clause="满意率＝满意份数÷有效份数", checked_on="2026-11-24"),
    message="{told}，{should}，文中写 {said}。",
    expected="{should}",
    fix="核对发放、收回、满意的份数和满意率。",
)
def survey_fits(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph in view.running:
        if not _SURVEY.search(paragraph.text):
            continue
        if re.search(r"满意[一-鿿]{0,4}分别", paragraph.text):
            continue  # 满意分别为403份、191份、156份: of several groups
        survey = _read(view, paragraph)
        if len(survey.issued) > 1 or len(survey.valid) > 1:
            continue  # several surveys in one paragraph
        for verdict in _judge(paragraph, survey):
            looked = True
            yield verdict
    if not looked:
        yield not_applicable()


def _read(view: View, paragraph: Paragraph) -> _Survey:
    survey = _Survey()
    for found in view.numbers_of(paragraph):
        if found.number.qualifier is not Qualifier.NONE or found.number.high is not None:
            continue
        before = re.split(r"[，。；：、（(]", paragraph.text[max(0, found.start - 24) : found.start])[-1]
        if is_count(found) and found.number.unit.name in ("份", "人", "名", "张", "个", "户"):
            if _ISSUED.search(before):
                survey.issued.append(found)
            elif _VALID.search(before):
                survey.valid.append(found)
            elif _SATISFIED.search(before) and not _NOT.search(before):
                survey.satisfied.append(found)
        elif is_percent(found):
            if _RECOVERY.search(before):
                survey.recovery.append(found)
            elif _SATISFACTION.search(before):
                survey.rate.append(found)
    return survey


def _judge(paragraph: Paragraph, survey: _Survey) -> Iterator[Verdict]:
    issued = survey.issued[0] if survey.issued else None
    valid = survey.valid[0] if survey.valid else None
    base = valid or issued
    if issued and valid:
        yield _within(paragraph, valid, issued, "收回的问卷", "发放的问卷", ("returned", "issued"))
        if len(survey.recovery) == 1:
            yield _rate(paragraph, [valid], issued, survey.recovery[0], ("回收率", "the rate of return"))
    if base and survey.satisfied and survey.satisfied[0].number.unit.name == base.number.unit.name:
        most = max(survey.satisfied, key=lambda found: found.number.base)
        yield _within(paragraph, most, base, "满意的", "问卷", ("satisfied", "returned"))
        if len(survey.rate) == 1:
            yield _rate(paragraph, survey.satisfied, base, survey.rate[0], ("满意率", "the rate of satisfaction"))


def _within(
    paragraph: Paragraph, part: Found, whole: Found, name: str, whole_name: str, english: tuple[str, str]
) -> Verdict:
    source = paragraph.source(min(part.start, whole.start), max(part.end, whole.end))
    if part.number.base <= whole.number.base:
        return ok(source)
    return fail(
        source,
        found=part.number.text,
        certificate=interval_certificate("part at most whole", part.number.interval, whole.number.interval),
        told=f"{whole_name} {whole.number.text}",
        told_en=f"{english[1]}: {whole.number.text}",
        should=f"{name}不应多于 {whole.number.text}",
        should_en=f"no more than that can be {english[0]}",
        said=part.number.text,
    )


def _rate(paragraph: Paragraph, parts: list[Found], whole: Found, rate: Found, names: tuple[str, str]) -> Verdict:
    source = paragraph.source(whole.start, max(rate.end, whole.end))
    if not whole.number.base:
        return not_applicable()
    sums = [*accumulate(part.number.base for part in parts), *(part.number.base for part in parts)]
    values = [Fraction(total) / Fraction(whole.number.base) * 100 for total in sums]
    said = rate.number.interval
    if any(said.contains(value) for value in values):
        return ok(source)
    best = min(values, key=lambda value: abs(value - Fraction(rate.number.value)))
    shown = rounded(best, max(rate.number.decimals, 2))
    told = "、".join(part.number.text for part in parts)
    words = {
        "told": f"{told}，共 {whole.number.text}",
        "told_en": f"{told} of {whole.number.text}",
        "should": f"{names[0]}应为 {shown}%",
        "should_en": f"{names[1]} is {shown}%",
        "said": rate.number.text,
    }
    if said.gap(Interval.point(best)) <= Fraction(rate.number.step):
        return hint(source, found=rate.number.text, root="survey rates off in the last digit", **words)
    certificate = interval_certificate("rate = count ÷ base", said, Interval.point(best))
    return fail(source, found=rate.number.text, certificate=certificate, values=words)

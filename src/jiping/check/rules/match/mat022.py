"""MAT022 points-and-percent-confused 百分点与百分比混用

“由 92.0% 提高到 95.0%”，提高了 3.0 个百分点，不是 3.0%；写“提高 3.0%”是与原来的比率相比的百分之三。两种读法各算
一遍：与哪一种都不符的是数字有误，只与另一种相符的是用词有误；四舍五入之内两种都说得通、而数字正好是两者之差的，只作提示。

正例：满意率由 92.0% 提高到 95.0%，提高 3.0 个百分点
反例：满意率由 92.0% 提高到 95.0%，提高 3.0%
不判断：没有同时写明两个比率
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate, points_root, rounded, with_root
from jiping.check.phrases import Sentence, is_percent, sentences
from jiping.concepts.numbers import Found
from jiping.model import Dimension, Interval, Qualifier, Verdict

_UP = "提高|上升|增长|增加|提升|上涨|扩大"
_DOWN = "下降|降低|减少|回落|下滑|缩小"
_FROM = re.compile(r"(?:由|从)[一-鿿\d年（）()]{0,12}?$")
_TO = re.compile(rf"^[一-鿿\d年]{{0,4}}?(?:{_UP}|{_DOWN})?(?:到|至|为)(?:了)?[一-鿿\d年]{{0,8}}?$")
_BY = re.compile(rf"^[，,]?(?:净|同比|共|合计|累计)?(?P<word>{_UP}|{_DOWN})(?:了|幅度为|约)?$")


@rule(
    id="MAT022",
    name="points-and-percent-confused",
    title="百分点与百分比混用",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("H12",),
    basis=Basis("arithmetic", clause="百分点是两个百分比之差", checked_on="2026-11-24"),
    message="由 {base} 到 {level}，{should}，文中写“{word}{change}”。",
    expected="{should}",
    fix="两个百分比之差写“个百分点”；写“%”的，应是与原比率相比的增减幅度。",
)
def points_and_percent(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile(r"[由从].*[%％].*[%％]")):
        for base, level, change, word in _moves(sentence):
            looked = True
            verdict = _judge(sentence, base, level, change, word)
            yield with_root(verdict, points_root(sentence.source(change)))
    if not looked:
        yield not_applicable()


def _moves(sentence: Sentence) -> Iterator[tuple[Found, Found, Found, str]]:
    for base, level, change in zip(sentence.numbers, sentence.numbers[1:], sentence.numbers[2:], strict=False):
        if not (is_percent(base) and is_percent(level)) or any(
            n.number.qualifier is not Qualifier.NONE or n.number.high is not None for n in (base, level, change)
        ):
            continue
        if change.number.unit.dimension not in (Dimension.PERCENT, Dimension.POINTS):
            continue
        by = _BY.search(sentence.between(level, change).strip())
        if by and _FROM.search(sentence.before(base.start, 16)) and _TO.search(sentence.between(base, level).strip()):
            yield base, level, change, by["word"]


def _judge(sentence: Sentence, base: Found, level: Found, change: Found, word: str) -> Verdict:
    sign = -1 if word in _DOWN.split("|") else 1
    points = (level.number.interval - base.number.interval).scale(sign)
    quotient = level.number.interval.ratio(base.number.interval)
    relative = None if quotient is None else (quotient - Interval.point(1)).scale(100 * sign)
    said = change.number.interval
    source = sentence.source(base, level, change)
    in_points = change.number.unit.dimension is Dimension.POINTS
    wanted, other = (points, relative) if in_points else (relative, points)
    if wanted is None:
        return not_applicable()
    exact = Fraction(level.number.value) - Fraction(base.number.value)
    direction = ("提高", "up") if exact > 0 else ("下降", "down")
    decimals = max(level.number.decimals, base.number.decimals)
    shown = rounded(abs(exact), decimals)
    ratio = rounded(abs(exact) / Fraction(base.number.value) * 100, 2)
    should = f"应为{direction[0]} {shown} 个百分点（即 {ratio}%）"
    should_en = f"{direction[1]} {shown} points (that is {ratio}%)"
    values = {
        "base": base.number.text,
        "level": level.number.text,
        "should": should,
        "should_en": should_en,
        "word": word,
        "change": change.number.text,
    }
    if wanted.meets(said):
        by_chance = not in_points and exact * sign == Fraction(change.number.value) and not said.contains(ratio)
        return hint(source, found=change.number.text, **values) if by_chance else ok(source)
    cause = "points" if other is not None and other.meets(said) else ""
    repairs = ({"cause": cause, "text": "疑为用词有误", "text_en": "the wrong word", "value": should},) if cause else ()
    return fail(
        source,
        found=change.number.text,
        certificate=interval_certificate("change of a rate", wanted, said),
        repairs=repairs,
        values=values,
    )

"""CMP010 problems-none-with-points-lost 扣了分却写没有问题

自评得分不到 100 分，或者预算执行率低于 90% 的，总有没做到的地方；“存在的问题”只写“无”“暂无”“没有问题”的，
请写明扣分的原因。都得满分、执行率也高的，可以写没有问题。

正例：得分 100 分，执行率 99%，存在的问题：无
反例：得分 92.5 分，存在的问题：无
不判断：没有存在的问题这一部分；没有得分和执行率
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.model import Figure, Paragraph, ParagraphKind, Source, Verdict

_HEADING = re.compile(r"(?:存在|主要|面临)[^。：:]{0,6}(?:问题|不足|困难)|问题(?:及|和|与)原因|问题分析")
_TITLE = 24
_NONE = re.compile(
    r"(?:(?:本部门|本单位|我单位|目前|本年度|暂时|项目)*(?:无|暂无|没有|不存在|未发现)(?:存在)?(?:明显|突出|重大|较大|任何)?(?:的)?(?:问题|不足|困难)?(?:和不足)?|/|—)[。；]?"
)
_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+\s*")
# Of the body as a whole: a rate with another name in front is one project's.
_WHOLE_RATE = re.compile(r"(?:全年|年度|本年|部门|单位|整体|总体|总)*(?:预算|支出|资金)?(?:执行|完成|支付)率|")
_LOW_RATE = Decimal(90)
_FULL = Decimal(100)


@rule(
    id="CMP010",
    name="problems-none-with-points-lost",
    title="扣了分却写没有问题",
    severity=Severity.WARNING,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="自评：没有完成的分析原因", checked_on="2026-11-25"),
    message="“存在的问题”写的是“{words}”，而{what}。",
    expected="写明扣分或者执行偏低的原因",
    fix="对照扣分的指标和执行率，写明存在的问题和原因。",
)
def lost_points_have_problems(view: View) -> Iterator[Verdict]:
    said = _section(view)
    if said is None:
        yield not_applicable()
        return
    source, words = said
    if not _NONE.fullmatch(words):
        yield ok(source)
        return
    scores = [f for f in _of_year(view, "score.total") if not f.key.item and not f.key.column.startswith("budget")]
    rates = [f for f in _of_year(view, "budget.execution_rate") if _WHOLE_RATE.fullmatch(f.key.item)]
    lost = next((f for f in scores if f.number.value < _FULL), None)
    low = next((f for f in rates if 0 < f.number.value < _LOW_RATE), None)
    if lost is not None and all(f.number.value == lost.number.value for f in scores):
        text = lost.number.text.removesuffix("分")
        yield fail(source, lost.source, words=words, what=f"自评得分是 {text} 分", what_en=f"the score is {text}")
    elif low is not None and len(rates) == 1:
        text = low.number.text
        yield fail(source, low.source, words=words, what=f"预算执行率是 {text}", what_en=f"execution is at {text}")
    elif scores or rates:
        yield ok(source)
    else:
        yield undecided("自评得分和预算执行率", sources=(source,))


def _of_year(view: View, concept: str) -> list[Figure]:
    return [f for f in view.by_concept.get(concept, ()) if f.key.year in (view.year, None)]


def _section(view: View) -> tuple[Source, str] | None:
    """What the section of problems says, when that is one short line; its own words follow the colon of the title."""
    paragraphs = view.paragraphs
    for place, paragraph in enumerate(paragraphs):
        head = _NUMBERED.sub("", paragraph.text.strip())
        title, _, rest = head.partition("：") if "：" in head else head.partition("。")
        if len(title) > _TITLE or not _HEADING.search(title):
            continue
        if rest.strip():
            return paragraph.source(), rest.strip()
        if paragraph.kind is not ParagraphKind.HEADING and len(head) > _TITLE:
            continue
        return _below(paragraphs[place + 1 : place + 3])
    return None


def _below(following: tuple[Paragraph, ...]) -> tuple[Source, str] | None:
    if not following or following[0].kind is ParagraphKind.HEADING:
        return None
    if len(following) > 1 and following[1].kind not in (ParagraphKind.HEADING, ParagraphKind.CAPTION):
        # More than one line says more than that there is nothing.
        return following[0].source(), f"{following[0].text}{following[1].text}"
    return following[0].source(), _NUMBERED.sub("", following[0].text.strip())

"""Counts that go with the three public expenses: trips and travellers, vehicles bought and owned, receptions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiping.check.view import View
from jiping.model import Figure, Paragraph, Source

_BRACKET = r"[（(]?境?[)）]?"
_PATTERNS = {
    "groups": re.compile(
        rf"出国{_BRACKET}[^。；，]{{0,16}}?团组(?:数|数量)?[^\d。；，]{{0,6}}(?P<a>\d{{1,7}})(?!\d)\s*个?|(?<!\d)(?P<b>\d{{1,7}})\s*个\s*(?:因公)?(?:出国{_BRACKET})?团组"
    ),
    "travellers": re.compile(
        r"团组[^。；]{0,24}?(?:累计|共计?|参加|合计|人次数?)[^\d。；]{0,8}(?P<a>\d{1,7})(?!\d)\s*人次?"
    ),
    "bought": re.compile(
        r"(?:购置|更新|新购|购买)(?:的)?(?:公务用车|车辆|公车|小汽车)?(?:数量?|共)?[^\d。；，万元]{0,4}(?P<a>\d{1,7})(?!\d)\s*[辆台]"
    ),
    "owned": re.compile(r"保有(?:量|数量?)?[^\d。；，]{0,10}(?P<a>\d{1,7})(?!\d)\s*辆"),
    "batches": re.compile(r"(?<!外事)(?:国内)?(?:公务)?接待[^\d。；，]{0,14}(?P<a>\d{1,7})(?!\d)\s*个?批次?"),
    "guests": re.compile(r"接待[^。；]{0,24}?批次?[^\d。；]{0,12}(?P<a>\d{1,7})(?!\d)\s*人次?"),
}
_WORDS = {
    "groups": ("团组",),
    "travellers": ("团组",),
    "bought": ("购", "更新"),
    "owned": ("保有",),
    "batches": ("接待",),
    "guests": ("接待",),
}
"""One of these stands wherever the pattern finds something."""
# A plan or last year's count is another fact.
_OTHER_FACT = re.compile(r"预算安排|计划(?:购置|接待)|(?:上年|上一年|去年)[^，；：]{0,20}$")
EXPLAINS = re.compile(
    r"预付|尾款|未结算|未支付|次年|下年度?(?:支付|结算)|以前年度|上年(?:度)?(?:发生|欠|未付)|结算|挂账|调拨|划[入拨]|捐赠|受赠|食堂|由[^，。；]{1,16}(?:承担|支付)|租赁"
)


@dataclass(frozen=True, slots=True)
class Count:
    """One stated count and the sentence it stands in."""

    value: int
    source: Source
    sentence: str


def stated(view: View, kind: str) -> Count | None:
    """The count the text states; ``None`` where it states none or several that differ."""
    found: list[Count] = []
    for paragraph in view.running:
        found += _in(paragraph, kind)
    return found[0] if found and len({count.value for count in found}) == 1 else None


def _in(paragraph: Paragraph, kind: str) -> list[Count]:
    counts: list[Count] = []
    text = paragraph.text
    if not any(word in text for word in _WORDS[kind]) or not _PATTERNS[kind].search(text):
        return counts
    start = 0
    for sentence in re.split(r"(?<=[。；])", text):
        match = _PATTERNS[kind].search(sentence)
        if match and not _OTHER_FACT.search(sentence[: match.end()]):
            digits = next(group for group in match.groups() if group)
            place = paragraph.source(start + match.start(), start + match.end())
            counts.append(Count(int(digits), place, sentence))
        start += len(sentence)
    return counts


def spent(view: View, concept: str) -> Figure | None:
    """The final figure of the year for a concept, the first printed."""
    for figure in view.by_concept.get(concept, ()):
        key = figure.key
        if key.column == "final_accounts" and key.year == view.year and not key.item and not key.code:
            return figure
    return None

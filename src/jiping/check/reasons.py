"""Reasons within reach: what the text itself says about a difference, so that it is explained and not reported.

Only relations that may break for a good reason (a carry-over, another scope, more spent on approved grounds) are looked
at. A sum, a share or a rate that does not hold is wrong whatever is said about it.
"""

from __future__ import annotations

import re

from jiping.check.quoting import clause_end, clause_start
from jiping.check.view import View
from jiping.concepts.numbers import find_numbers
from jiping.model import Dimension, Figure, Paragraph, Source

_REASON = re.compile(
    r"主要原因|原因(?:是|为|：|:|主要)|由于|主要(?:是|系|因)|(?<![起成基死])因(?!公|素|此)|所致|系(?=[一-鿿]{2})"
)
_SCOPE = re.compile(
    r"(?P<without>不含|未含|不包括|不包含|剔除|扣除)|(?P<within>其中包括|已?包含|已?包括|(?<![包内])含(?!税|义|量|增值))"
)
_FUNDS = re.compile(
    r"结转|结余|专户|非税|自有|其他资金|下属|所属|本级|二级|追加|债券|往来|代管|上级|转移|非财政|全口径|口径|离退休|基建|调剂|调整"
)
_CALIBER = re.compile(r"口径(?:不同|不一|差异|有别|调整|变化|为|是)|统计口径")
_LEVEL = re.compile(r"(?<![一-鿿]管)[省市县区州](?:直|本级)(?:部门|单位|机关|财政|预算)?")
_REACH = 30


def reason_near(view: View, source: Source, pattern: re.Pattern[str] = _REASON) -> Source | None:
    """The clause that gives a reason: in the sentence of ``source``, else in what follows in its paragraph."""
    block = _paragraph(view, source)
    if block is None or source.end is None:
        return None
    text = block.text
    start = clause_start(text, source.start or 0, "。！？\n")
    end = clause_end(text, source.end, "。！？\n")
    match = pattern.search(text, start, end) or pattern.search(text, end)
    if match is None:
        return None
    return block.source(match.start(), min(clause_end(text, match.end(), "。；\n"), match.start() + 80))


def scope_words(view: View, figure: Figure, other: Figure) -> Source | None:
    """Words right at ``figure`` that say what it includes or leaves out, where they can account for the difference.

    With an amount in them they account for exactly that amount; without one they must name funds of another scope.
    """
    block = _paragraph(view, figure.source)
    start, end = figure.source.start, figure.source.end
    if block is None or start is None or end is None:
        return None
    text = block.text
    low = max(clause_start(text, start, "。；，\n"), start - _REACH)
    high = min(clause_end(text, end, "。；\n"), end + _REACH)
    for match in _SCOPE.finditer(text, low, high):
        if low < match.start() < start or _follows(text, end, match.start()):
            stop = clause_end(text, match.end(), "。；，）)\n")
            words = text[match.end() : stop]
            if not _FUNDS.search(words):
                continue
            quoted = block.source(match.start(), stop)
            amounts = [n.number for n in find_numbers(words) if n.number.unit.dimension is Dimension.MONEY]
            if match.start() < start <= stop:
                amounts = []  # 不含结转的支出358.40万元: the amount is the figure itself
            if not amounts:
                return quoted
            difference = figure.interval - other.interval
            sign = -1 if match["without"] else 1
            if any(difference.meets(amount.interval.scale(sign)) for amount in amounts):
                return quoted
    level, other_level = _level_before(view, figure), _level_before(view, other)
    if (level is None) is not (other_level is None):
        return level or other_level  # 全区…1000万元; 区直部门…736万元
    said = _CALIBER.search(text, clause_start(text, start, "。\n"), clause_end(text, end, "。\n"))
    return block.source(said.start(), clause_end(text, said.end(), "。；，\n")) if said else None


def _level_before(view: View, figure: Figure) -> Source | None:
    """The words of the sentence before ``figure`` that narrow a place down to the bodies of its own government."""
    block = _paragraph(view, figure.source)
    if block is None or figure.source.start is None:
        return None
    match = _LEVEL.search(block.text, clause_start(block.text, figure.source.start, "。；\n"), figure.source.start)
    return block.source(match.start(), match.end()) if match else None


def _follows(text: str, end: int, place: int) -> bool:
    """Whether words at ``place`` belong to the number that ended at ``end``: 268.00万元（含…, 268.00万元，其中包括…"""
    return place >= end and re.fullmatch(r"\s*[（(，,]?\s*(?:其中)?[:：]?\s*", text[end:place]) is not None


def _paragraph(view: View, source: Source) -> Paragraph | None:
    if source.block >= len(view.document.blocks):
        return None
    block = view.document.blocks[source.block]
    return block if isinstance(block, Paragraph) else None

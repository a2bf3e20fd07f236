"""Posts and staff as the paragraphs of a report tell them."""

from __future__ import annotations

import re

from jiping.check.view import View
from jiping.model import Dimension, Figure, Paragraph

_LEADER = re.compile(
    r"(书记|局长|主任|部长|院长|校长|主席|镇长|乡长|县长|区长|站长|所长|会长|馆长|队长|理事长|秘书长|主管|科长|股长|处长|总师|职数)$"
)


def staff_by_paragraph(view: View) -> dict[int, list[Figure]]:
    """Figures about posts and staff, by the paragraph they stand in. Numbers in brackets (含…) are left out."""
    found: dict[int, list[Figure]] = {}
    for figure in view.figures:
        if figure.in_table or not figure.key.concept.startswith("staff.") or figure.key.item.startswith("含｜"):
            continue
        if figure.number.unit.dimension is Dimension.COUNT:
            found.setdefault(figure.source.block, []).append(figure)
    return found


def authorised_posts(figures: list[Figure]) -> list[Figure]:
    """The figures that add up to the authorised posts: the stated total where there is one, else all kinds of posts."""
    totals = [f for f in figures if f.key.concept == "staff.authorised"]
    if totals:
        return totals[:1]
    return [f for f in figures if f.key.concept.startswith("staff.authorised.")]


def leading_posts(view: View, block: int) -> list[Figure]:
    """Counts of leading posts in a paragraph, each named for itself; those in brackets repeat others."""
    paragraph = view.document.blocks[block]
    if not isinstance(paragraph, Paragraph):
        return []
    found = []
    for figure in view.figures:
        source = figure.source
        if source.block != block or source.start is None or figure.number.unit.name not in ("名", "人", "个", "职"):
            continue
        if figure.key.concept not in ("count.item", "staff.leaders"):
            continue
        before = re.split(r"[，,。；;：:、]", paragraph.text[max(0, source.start - 20) : source.start])[-1]
        if _LEADER.search(before.strip()) and not _in_brackets(paragraph.text, source.start):
            found.append(figure)
    return found


def _in_brackets(text: str, offset: int) -> bool:
    begin = text.rfind("。", 0, offset) + 1
    part = text[begin:offset]
    return len(re.findall(r"[（(]", part)) > len(re.findall(r"[)）]", part))

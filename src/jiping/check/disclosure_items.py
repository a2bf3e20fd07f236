"""The numbered items of a disclosure: “甲（类）乙（款）丙（项）”12.00万元，主要用于……。主要原因是……。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiping.check.view import View
from jiping.model import Paragraph

_HEAD = re.compile(
    r"(?P<section>[一-鿿、]{2,30})[（(](?:\d{3}[)）]?)?\s*类\s*[)）]\s*[-—、]?\s*"
    r"(?P<group>[一-鿿、（）()]{2,30}?)[（(](?:\d{2,5}[)）]?)?\s*款\s*[)）]\s*[-—、]?\s*"
    r"(?P<name>[一-鿿、（）()]{2,40}?)[（(](?:\d{2,7}[)）]?)?\s*项\s*[)）]"
)
_PURPOSE = re.compile(r"主要(?:是)?用于\s*[：:]?\s*(?P<words>[^，。；]{2,60})")
_REASON = re.compile(r"主要原因(?:是|为)?\s*[：:]?\s*(?:是)?\s*[：:]?(?P<words>[^，。；]{2,60})")


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says of itself: its purpose or its reason, and where."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the list. ``name`` is the 项, ``group`` the 款."""

    paragraph: Paragraph
    group: str
    name: str
    start: int
    purposes: tuple[Said, ...]
    reasons: tuple[Said, ...]


def items(view: View) -> Iterator[Item]:
    """Every item that stands in a paragraph of its own."""
    for paragraph in view.running:
        text = paragraph.text
        if "项" not in text or "款" not in text:
            continue
        heads = list(_HEAD.finditer(text))
        if len(heads) != 1:
            continue
        head = heads[0]
        yield Item(
            paragraph,
            head["group"],
            head["name"],
            head.start("name"),
            tuple(_said(_PURPOSE, text, head.end())),
            tuple(_said(_REASON, text, head.end())),
        )


def _said(pattern: re.Pattern[str], text: str, start: int) -> Iterator[Said]:
    for match in pattern.finditer(text, start):
        yield Said(match["words"].strip(), match.start(), match.end("words"))

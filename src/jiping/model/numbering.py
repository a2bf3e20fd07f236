"""The numbering in front of headings and list items, as officials print it: 一、（一）1. （1） ① 第一条."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = "一二三四五六七八九十百零〇两"
_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

_FORMS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 1, re.compile(rf"第([{_DIGITS}]+)部分")),
    ("chapter", 1, re.compile(rf"第([{_DIGITS}]+)[章编篇]")),
    ("section", 2, re.compile(rf"第([{_DIGITS}]+)节")),
    ("article", 3, re.compile(rf"第([{_DIGITS}]+)条")),
    ("annex", 1, re.compile(rf"附[件表录]\s*(\d+|[{_DIGITS}]+)?\s*[：:、.．]?(?=\s|$|[^\d])")),
    ("chinese", 2, re.compile(rf"([{_DIGITS}]+)\s*[、.．]")),
    ("chinese_bracket", 3, re.compile(rf"[（(]\s*([{_DIGITS}]+)\s*[)）]")),
    ("digit", 4, re.compile(r"(\d{1,3})\s*(?:[、.．](?!\d)|[.．](?=\d{4}年))")),
    ("digit_bracket", 5, re.compile(r"[（(]\s*(\d{1,3})\s*[)）]")),
    ("digit_half", 5, re.compile(r"(\d{1,3})\s*[)）]")),
    ("circle", 6, re.compile(r"([①-⑳])")),
)


_BEGINNINGS = frozenset(f"第附（({_DIGITS}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number in front of a text. ``form`` names its style, ``level`` its usual rank, ``value`` what it counts."""

    text: str
    form: str
    level: int
    value: int
    end: int


def chinese_to_int(text: str) -> int | None:
    """一 → 1, 十二 → 12, 二十 → 20, 一百零三 → 103; ``None`` for anything else."""
    total, digit = 0, 0
    for character in text:
        if character == "十":
            total += (digit or 1) * 10
            digit = 0
        elif character == "百":
            total += (digit or 1) * 100
            digit = 0
        elif character in _CHINESE:
            digit = _CHINESE[character]
        else:
            return None
    return total + digit


def read_number(text: str) -> Numbered | None:
    """The numbering at the start of ``text``, or ``None``."""
    # Most lines begin with a word.
    if text[:1] not in _BEGINNINGS and not text[:1].isdecimal():
        return None
    for form, level, pattern in _FORMS:
        match = pattern.match(text)
        if not match:
            continue
        printed = match.group(1)
        if printed is None:
            value: int | None = 1
        elif form == "circle":
            value = ord(printed) - ord("①") + 1
        elif printed.isdecimal():
            value = int(printed)
        else:
            value = chinese_to_int(printed)
        if value is not None:
            return Numbered(match.group(0), form, level, value, match.end())
    return None


def starts_numbered(text: str) -> bool:
    return read_number(text.lstrip()) is not None

"""The numbers Word generates in front of paragraphs: list definitions, counters, and their printed form.

Word keeps one counter per level of an *abstract* list; several lists that share it go on counting. A list may start
anew through ``w:startOverride``, which takes effect where the list first uses that level (checked against LibreOffice).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from jiping.read.docx_styles import Styles
from jiping.read.package import MC, W, on, whole

_VAL = W + "val"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """Number (from 1) of the level that starts this one anew; ``None`` for any higher one, 0 for never."""
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, _Level]
    linked_style: str = ""
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _List:
    abstract: _Abstract
    overrides: dict[int, _Level]
    starts: dict[int, int]
    """Start overrides by level."""
    started: set[int] = field(default_factory=set)
    """Levels whose override has taken effect."""

    def level(self, place: int) -> _Level:
        return self.overrides.get(place) or self.abstract.levels.get(place) or _Level()


class Numbering:
    """Call :meth:`advance` once for every numbered paragraph, in document order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        for element in root.iterchildren(W + "abstractNum"):
            link = element.find(W + "numStyleLink")
            self._abstracts[element.get(W + "abstractNumId", "")] = _Abstract(
                _levels(element), link.get(_VAL, "") if link is not None else ""
            )
        nums = {element.get(W + "numId", ""): element for element in root.iterchildren(W + "num")}
        for identity, element in nums.items():
            abstract = self._abstract(element, nums)
            if abstract is None:
                continue
            overrides: dict[int, _Level] = {}
            starts: dict[int, int] = {}
            for override in element.iterchildren(W + "lvlOverride"):
                overrides |= _levels(override)
                start = override.find(W + "startOverride")
                if start is not None:
                    starts[_place(override)] = whole(start.get(_VAL))
            self._lists[identity] = _List(abstract, overrides, starts)

    def _abstract(self, num: etree._Element, nums: dict[str, etree._Element]) -> _Abstract | None:
        """The list definition of ``num``; a definition without levels names the style whose list it borrows."""
        found: _Abstract | None = None
        for _ in range(4):  # borrowed definitions could go round in a circle
            reference = num.find(W + "abstractNumId")
            found = self._abstracts.get(reference.get(_VAL, "")) if reference is not None else None
            if found is None or not found.linked_style or found.levels:
                return found
            lender = nums.get(self._styles.look(found.linked_style).num_id or "")
            if lender is None or lender is num:
                return found
            num = lender
        return found

    def level_of_style(self, num_id: str, *styles: str) -> int | None:
        """The level bound to one of the paragraph styles: a style that brings a list need not say which level."""
        found = self._lists.get(num_id)
        if found is not None:
            for style in styles:
                for place in range(_LEVELS):
                    if style and found.level(place).style == style:
                        return place
        return None

    def advance(self, num_id: str, place: int) -> str | None:
        """Count one paragraph at level ``place`` (from 0) and give its number; ``None`` for bullets and no list."""
        found = self._lists.get(num_id)
        if found is None:
            return None
        place = min(max(place, 0), _LEVELS - 1)
        counters = found.abstract.counters
        if place in found.starts and place not in found.started:
            found.started.add(place)
            counters[place] = None
        level = found.level(place)
        current = counters[place]
        counters[place] = self._start(found, place) if current is None else current + 1
        for higher in range(place):
            if counters[higher] is None:
                # A level that was left out counts as begun: 1.1 without a 1. before it is followed by 2.
                counters[higher] = self._start(found, higher)
        for deeper in range(place + 1, _LEVELS):
            restart = found.level(deeper).restart
            if restart is None or place < restart:
                counters[deeper] = None
        if level.format == "bullet":
            return None
        printed = _PLACE.sub(lambda match: self._print(found, int(match.group(1)) - 1, level.legal), level.text)
        return printed.strip() or None

    @staticmethod
    def _start(found: _List, place: int) -> int:
        return found.starts.get(place, found.level(place).start)

    def _print(self, found: _List, place: int, legal: bool) -> str:
        value = found.abstract.counters[place]
        if value is None:  # a deeper level in the text of a higher one has not begun
            value = self._start(found, place)
        return format_number(value, "decimal" if legal else found.level(place).format)


def _place(element: etree._Element) -> int:
    return min(max(whole(element.get(W + "ilvl")), 0), _LEVELS - 1)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in parent.iterchildren(W + "lvl"):
        level = _Level()
        children = list(element)
        # A custom format stands in an alternative; its fallback is the nearest format every reader knows.
        for alternative in element.iterchildren(MC + "AlternateContent"):
            children += [child for branch in alternative.iterchildren(MC + "Fallback") for child in branch]
        for child in children:
            value = child.get(_VAL, "")
            if child.tag == W + "numFmt":
                level.format = value
            elif child.tag == W + "lvlText":
                level.text = value[:200]
            elif child.tag == W + "start":
                level.start = whole(value, 1)
            elif child.tag == W + "lvlRestart":
                level.restart = whole(value)
            elif child.tag == W + "isLgl":
                level.legal = on(child)
            elif child.tag == W + "pStyle":
                level.style = value
        found[_place(element)] = level
    return found


# ------------------------------------------------------------------------------------------------ printed forms

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"


def format_number(value: int, form: str) -> str:
    """A counter as Word prints it in the number format ``form``; formats not known here come out as digits."""
    if value < 0:
        return str(value)
    writer = _WRITERS.get(form)
    return writer(value) if writer is not None else str(value)


def _counting(value: int, digits: str = _DIGITS, units: str = "十百千", with_one: bool = True) -> str:
    """一百零三. Below 20 the leading 一 is left out (十二); ``with_one`` False leaves it out always (百三)."""
    if value >= 10_000:
        return str(value)
    if value == 0:
        return digits[0]
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        if gap and with_one:
            text += digits[0]
        gap = False
        leaves_one = digit == 1 and power > 0 and (not with_one or (power == 1 and not text and digits is _DIGITS))
        text += ("" if leaves_one else digits[digit]) + (units[power - 1] if power else "")
    return text


def _each_digit(value: int, digits: str) -> str:
    return "".join(digits[int(character)] for character in str(value))


def _chinese_counting(value: int) -> str:
    # This format counts with 十 only up to 99 and then writes digit by digit.
    return _counting(value) if value < 100 else _each_digit(value, "○一二三四五六七八九")


def _letters(value: int) -> str:
    """A … Z, AA, BB …: Word repeats the letter, it does not count in base 26."""
    if not 0 < value <= 780:
        return str(value)
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for amount, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += letters * (value // amount)
        value %= amount
    return text


def _from_row(first: str, count: int) -> Callable[[int], str]:
    """Characters that stand in a row in Unicode; beyond their end Word writes plain digits."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= count else str(value)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)] if value > 0 else str(value)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: _each_digit(value, "０１２３４５６７８９"),
    "decimalFullWidth2": lambda value: _each_digit(value, "０１２３４５６７８９"),
    "decimalEnclosedCircle": _from_row("①", 20),
    "decimalEnclosedCircleChinese": _from_row("①", 20),
    "decimalEnclosedParen": _from_row("⑴", 20),
    "decimalEnclosedFullstop": _from_row("⒈", 20),
    "ideographEnclosedCircle": _from_row("㊀", 10),
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": lambda value: _counting(value, with_one=False),
    "chineseLegalSimplified": lambda value: _counting(value, _FORMAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: _counting(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "ideographDigital": lambda value: _each_digit(value, "〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": lambda value: _each_digit(value, "〇一二三四五六七八九"),
    "taiwaneseDigital": lambda value: _each_digit(value, "○一二三四五六七八九"),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda value: "",
    "bullet": lambda value: "",
}

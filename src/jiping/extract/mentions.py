"""Where a sentence names something measured: concepts by their words, functional items by their path of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jiping.concepts.classification import functional_class_by_name, functional_section_by_name
from jiping.concepts.dictionary import concept_of_mention, mention_pattern, plain
from jiping.concepts.spans import Taken
from jiping.extract.context import Context
from jiping.model.numbering import read_number

_B, _E = "[（(]", "[)）]"
_NAME = r"[^，。；：“”\"\s（()）]{1,60}?(?:[（(](?!\d+[)）])[^（()）类款项]{1,6}[)）][^，。；：“”\"\s（()）]{0,60}?)?"
_Q = r"[“”\"\s]{0,4}"
_PATH = re.compile(
    rf"(?P<cls>{_NAME}){_Q}(?:{_B}类{_E}|{_B}(?P<c3>\d{{3}}){_E}){_Q}[-—]?{_Q}"
    rf"(?:(?P<sec>{_NAME}){_Q}(?:{_B}款{_E}|{_B}(?P<c5>\d{{5}}|\d{{2}}){_E}){_Q}[-—]?{_Q})?"
    rf"(?:(?P<item>{_NAME}){_Q}(?:{_B}项{_E}|{_B}(?P<c7>\d{{7}}|\d{{2}}){_E}))?"
)
_CLASS_MARK = re.compile(rf"{_B}(?:类|\d{{3}}){_E}")
_SECTION_MARK = re.compile(rf"{_B}款{_E}")
_SECTION = re.compile(rf"(?P<sec>{_NAME}){_Q}{_B}款{_E}{_Q}[-—]?{_Q}(?:(?P<item>{_NAME}){_Q}{_B}项{_E})?")
"""A 款 without its 类, which the text named before."""
_DASHED = re.compile(
    r"(?P<cls>[一-鿿]{2,14}支出)\s*[-—－]+\s*(?P<sec>[一-鿿（）]{2,20})\s*[-—－]+\s*(?P<item>[一-鿿（）]{2,24})"
)
_CALIBERS = (
    ("general", re.compile(r"一般公共预算")),
    ("fund", re.compile(r"政府性基金")),
    ("capital", re.compile(r"国有资本")),
    ("fiscal", re.compile(r"财政拨款")),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming. ``code`` is the functional code, ``item`` the printed path where no code is known."""

    start: int
    end: int
    concept: str
    caliber: str = ""
    code: str = ""
    item: str = ""
    words: str = ""
    """Its printed words where it stands in another paragraph, above."""

    @property
    def is_item(self) -> bool:
        return bool(self.item) or bool(self.code)


def caliber_of(words: str) -> str:
    """The fund caliber these words name, the narrowest first; empty when they name none."""
    for caliber, pattern in _CALIBERS:
        if pattern.search(words):
            return caliber
    return ""


@cache
def _class_pattern() -> re.Pattern[str]:
    from jiping.concepts.classification import functional_class_names

    names = sorted(functional_class_names(), key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in names))


@cache
def _class_endings() -> frozenset[str]:
    """The words classes end in, 支出 nearly all; a text without them names none."""
    from jiping.concepts.classification import functional_class_names

    return frozenset(name[-2:] for name in functional_class_names())


def find_mentions(text: str, context: Context) -> list[Mention]:
    """All namings in ``text`` in order; where two overlap the longer stands."""
    found: list[Mention] = []
    # Asked first, because the patterns below try every place of a text as the beginning of a name.
    has_brackets = "（" in text or "(" in text
    if has_brackets and _CLASS_MARK.search(text):
        found += [m for match in _PATH.finditer(text) if (m := _path(match, context)) is not None]
    if has_brackets and _SECTION_MARK.search(text):
        paths = Taken(len(text), found)
        for match in _SECTION.finditer(text):
            if paths.take(*match.span()):
                found += [m for m in (_section(match, context),) if m is not None]
    if "-" in text or "—" in text or "－" in text:
        found += [m for match in _DASHED.finditer(text) if (m := _path(match, context)) is not None]
    taken = Taken(len(text), found)
    for match in mention_pattern().finditer(text):
        words = match.group()
        if taken.take(*match.span()):
            found.append(Mention(match.start(), match.end(), concept_of_mention(words), caliber_of(words)))
    classes = _class_pattern().finditer(text) if any(end in text for end in _class_endings()) else ()
    for match in classes:
        code = functional_class_by_name(match.group())
        if code and taken.take(*match.span()):
            found.append(Mention(match.start(), match.end(), "expenditure.function", "", code))
    found.sort(key=lambda m: m.start)
    return found


def _path(match: re.Match[str], context: Context) -> Mention | None:
    groups = match.groupdict()
    names = tuple(plain(groups[g]) for g in ("cls", "sec", "item") if groups.get(g))
    numbered = read_number(match.group("cls"))
    start = match.start() + (numbered.end if numbered else 0)
    first = names[0]
    code = _class_code(first)
    if code is None and first:
        # Words before the name may stand against it without a break: take the longest ending that is a class.
        for cut in range(1, max(len(first) - 3, 1)):
            code = functional_class_by_name(first[cut:])
            if code:
                start += cut
                names = (first[cut:], *names[1:])
                break
    if code is not None:
        context.last_class = (names[0], code)
    printed = _printed_code(groups)
    if printed and (code is None or printed.startswith(code)):
        return Mention(start, match.end(), "expenditure.function", "", printed)
    return _named(start, match.end(), names, code, context)


def _printed_code(groups: dict[str, str | None]) -> str | None:
    """The code the brackets give: in full with the last name (2010301), or its own digits with each (201, 03, 01)."""
    whole = ""
    for group, full in (("c3", 3), ("c5", 5), ("c7", 7)):
        digits = groups.get(group)
        if digits:
            whole = digits if len(digits) == full else whole + digits if len(whole) == full - 2 else ""
        elif groups.get({"c3": "cls", "c5": "sec", "c7": "item"}[group]):
            return None  # a name without a code: the last code is of something wider
    return whole or None


def _section(match: re.Match[str], context: Context) -> Mention | None:
    """“进修及培训”（款）: belongs to the 类 named last."""
    if context.last_class is None:
        return None
    name, code = context.last_class
    numbered = read_number(match.group("sec"))
    start = match.start() + (numbered.end if numbered else 0)
    names = (name, *(plain(match.group(g)) for g in ("sec", "item") if match.group(g)))
    return _named(start, match.end(), names, code, context)


def _named(start: int, end: int, names: tuple[str, ...], code: str | None, context: Context) -> Mention | None:
    known = context.names.get(names) or context.names.get((names[0] + "支出", *names[1:]))
    if known:
        return Mention(start, end, "expenditure.function", "", known, "")
    if len(names) == 1 and code:
        return Mention(start, end, "expenditure.function", "", code)
    if len(names) == 2 and code:
        section = functional_section_by_name(code, names[1])
        if section:
            return Mention(start, end, "expenditure.function", "", section)
    if code is None and len(names) == 1:
        return None
    # No code is known: the path of names itself tells one item from another.
    return Mention(start, end, "expenditure.function", "", "/".join(names))


def _class_code(name: str) -> str | None:
    """The code of a 类; 公共安全（类） is 公共安全支出."""
    return functional_class_by_name(name) or functional_class_by_name(name + "支出")

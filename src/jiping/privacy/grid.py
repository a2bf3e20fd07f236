"""Personal data in the cells of a table: each cell is read with the headings of its column and row."""

from __future__ import annotations

import re

from jiping.privacy.kinds import Kind
from jiping.privacy.lists import Grid, PersonList, person_lists
from jiping.privacy.names import is_masked, may_be_name
from jiping.privacy.text import Span, find, fold

_HEADING = re.compile(r"[\u3400-\u9fff]")
_HAS_NUMBER = re.compile(r"\d{5}")
_LONGEST_HEADING = 24
_NAME_HEAD = re.compile(r"姓名$|^(?:户主|领取人|受益人|受助人)$")
_PUBLIC_OFFICE = re.compile(r"职务|职称|领导|负责人|专家|评委|组长|班子")


def find_in_grid(cells: Grid, title: str = "") -> tuple[dict[tuple[int, int], list[Span]], list[PersonList]]:
    """The personal data in the cells of a grid by their place, and the lists of persons it holds."""
    lists = person_lists(cells, title)
    listed = {place for found in lists for place in found.places}
    spans: dict[tuple[int, int], list[Span]] = {}
    columns = _headings(cells)
    for place, text in sorted(cells.items()):
        if not text:
            continue
        left = _left(cells, place)
        found = find(text, " ".join(word for word in (columns.get(place, ""), left) if word))
        if place in listed:
            found = [_all(text, Kind.LISTED)]
        elif not found and left and _is_form_name(left) and may_be_name(text) and not is_masked(text):
            found = [_all(text, Kind.AIDED)]
        if found:
            spans[place] = found
    return spans, lists


def _all(text: str, kind: Kind) -> Span:
    return Span(len(text) - len(text.lstrip()), len(text.rstrip()), kind)


def _is_form_name(left: str) -> bool:
    return _NAME_HEAD.search(left) is not None and not _PUBLIC_OFFICE.search(left)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and _HEADING.search(text) is not None and not _HAS_NUMBER.search(text)


def _headings(cells: Grid) -> dict[tuple[int, int], str]:
    """For each place the nearest heading above it in its column: short words that are themselves no value below one."""
    found: dict[tuple[int, int], str] = {}
    current: dict[int, str] = {}
    first: dict[int, int] = {}
    for (row, column), text in sorted(cells.items()):
        if column in current:
            found[(row, column)] = current[column]
        words = re.sub(r"\s+", "", fold(text))
        if not words or not _is_heading(words):
            continue
        # The first words of a column head it; further down only words that name a kind of value do.
        if column not in current or row == first[column] + 1 or _NAMES_VALUE.search(words):
            current[column] = words if column not in current or _NAMES_VALUE.search(words) else current[column] + words
            first.setdefault(column, row)
    return found


_NAMES_VALUE = re.compile(
    r"^(?:.{0,6}(?:姓名|身份证|证件号|电话|手机|联系方式|账号|帐号|卡号|存折|住址|地址|邮箱|车牌号?|金额|联系人|填表人|经办人|编码|编号|代码)(?:码|号码|号)?(?:\([^()]*\))?)$"
)


def _left(cells: Grid, place: tuple[int, int]) -> str:
    """The label right before a cell, as forms have them: 联系电话 | ……"""
    row, column = place
    for back in range(column - 1, max(column - 4, -1), -1):
        text = cells.get((row, back))
        if text is None or not text.strip():
            continue
        words = re.sub(r"\s+", "", fold(text)).rstrip(":")
        return words if _is_heading(words) else ""
    return ""

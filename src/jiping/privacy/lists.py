"""Lists of persons: which tables hold them. Imports refuse them by kind, and the gate reports kind and rows only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jiping.model import Table
from jiping.privacy.names import is_masked, may_be_name

LIST_WORDS: dict[str, tuple[str, str]] = {
    "beneficiaries": ("领取资金的个人名单", "list of persons who received money"),
    "identities": ("含身份证号的个人名单", "list of persons with identity numbers"),
    "contacts": ("含联系方式或住址的个人名单", "list of persons with telephone numbers or addresses"),
    "payroll": ("个人工资名单", "payroll by person"),
}

_NAME_HEAD = re.compile(
    r"^(?:[\u3400-\u9fff]{0,6}姓名|户主(?:姓名)?|领取人|受益人|受助人|救助对象|补助对象|资助对象|慰问对象|学生|户名|申请人|领款人|收款人|农户|持卡人|开户人|低保对象|人员名单|姓名\(.*\))$"
)
_IDENTITY_HEAD = re.compile(r"身份证|证件号")
_CONTACT_HEAD = re.compile(r"手机|联系电话|联系方式|电话|住址|家庭地址|户籍")
_PAY_HEAD = re.compile(r"工资|薪酬|津贴|绩效奖")
_MONEY_HEAD = re.compile(r"金额|补助|救助|补贴|资助|慰问|奖励|发放|领取|标准|元\)|[账帐]号|卡号|一卡通|低保|抚恤")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class PersonList:
    """``kind`` is a word of ``LIST_WORDS``; ``rows`` counts persons, ``column`` is where their names stand."""

    kind: str
    rows: int
    column: int
    places: tuple[tuple[int, int], ...]


Grid = Mapping[tuple[int, int], str]
"""The words of a table's cells by row and column."""


def is_person_list(table: Table) -> str | None:
    """The kind of list of persons that ``table`` is (``beneficiaries``), ``None`` where it is none.

    Headcounts, staff named with their office, and lists whose names have been made unreadable are none.
    """
    found = person_lists({place: cell.text for place, cell in table.cells.items()}, table.title)
    return found[0].kind if found else None


def person_lists(cells: Grid, title: str = "") -> list[PersonList]:
    """The lists of persons in a grid; a sheet can hold several, one below or beside the other."""
    found: list[PersonList] = []
    heads = sorted(place for place, text in cells.items() if _NAME_HEAD.match(_compact(text)))
    last_row = max((row for row, _ in cells), default=-1)
    for row, column in heads:
        end = next((other for other, c in heads if c == column and other > row), last_row + 1)
        places = tuple(
            (below, column)
            for below in range(row + 1, end)
            if may_be_name(text := cells.get((below, column), "")) and not is_masked(text)
        )
        if len(places) < _FEWEST:
            continue
        around = " ".join(
            _compact(text)
            for (r, c), text in cells.items()
            if row - 2 <= r <= row + 1 and c != column and len(text) < 30
        )
        kind = _kind(around, title + _compact(cells[(row, column)]))
        if kind:
            found.append(PersonList(kind, len({r for r, _ in places}), column, places))
    return found


def _kind(around: str, title: str) -> str | None:
    if _IDENTITY_HEAD.search(around):
        return "identities"
    if _PAY_HEAD.search(around):
        return "payroll"
    if _MONEY_HEAD.search(around + title):
        return "beneficiaries"
    return "contacts" if _CONTACT_HEAD.search(around) else None


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text).translate({0xFF08: "(", 0xFF09: ")"})

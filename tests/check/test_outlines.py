"""The outlines are data: closed keys, known levels, a basis in the library, words that tell one table from another."""

from __future__ import annotations

from typing import Any

import pytest

from jiping.check.outlines import outline_of, outlines, parse
from jiping.check.presence import table_title
from jiping.check.view import View
from jiping.model import Document, Recognised
from jiping.sources import library

HEAD = {"kind": "other", "title": "样例", "basis": "arithmetic", "checked_on": "2026-11-24"}


@pytest.mark.parametrize("kind", sorted(outlines()))
def test_every_outline_has_a_basis_and_something_to_look_for(kind: str) -> None:
    outline = outlines()[kind]
    assert library.find_source(outline.basis)
    assert outline.sections or outline.tables
    ids = [part.id for part in (*outline.sections, *outline.tables)]
    assert all(ids)
    assert len({section.id for section in outline.sections}) == len(outline.sections)
    assert len({form.id for form in outline.tables}) == len(outline.tables)


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "a", "label": "甲", "en": "a", "level": "compulsory"},
        {"id": "a", "label": "甲", "en": "a", "level": "必备", "said": "甲"},
        {"id": "a", "label": "甲", "en": "a", "level": "compulsory", "said": "甲", "heding": "甲"},
        {"id": "a", "en": "a", "level": "compulsory", "said": "甲"},
    ],
    ids=["no words", "unknown level", "unknown key", "no label"],
)
def test_a_slip_in_an_outline_is_an_error(entry: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="样例"):
        parse({**HEAD, "sections": [entry]}, "样例.yaml")


TITLES = [
    ("final-accounts.department", "2023年度收入支出决算总表", "summary"),
    ("final-accounts.department", "公开01表 收入支出决算总表", "summary"),
    ("final-accounts.department", "附表2：收入决算表", "income"),
    ("final-accounts.department", "青石县林业局支出决算表", "expenditure"),
    ("final-accounts.department", "财政拨款收支决算总表", "fiscal-summary"),
    ("final-accounts.department", "一般公共预算财政拨款支出决算表（按功能分类）", "general"),
    ("final-accounts.department", "一般公共预算财政拨款基本支出决算明细表", "basic"),
    ("final-accounts.department", "财政拨款“三公”经费支出决算表", "three-public"),
    ("final-accounts.department", "政府性基金预算财政拨款收入支出决算表", "government-fund"),
    ("final-accounts.department", "国有资本经营预算财政拨款支出决算表", "state-capital"),
    ("budget.department", "表1 2025年部门收支总体情况表", "summary"),
    ("budget.department", "2025年部门财务收支预算总表", "summary"),
    ("budget.department", "部门收入总体情况表", "income"),
    ("budget.department", "三、2025年部门支出预算总表", "expenditure"),
    ("budget.department", "财政拨款收支预算总表", "fiscal-summary"),
    ("budget.department", "2025年部门一般公共预算支出功能分类预算表", "general"),
    ("budget.department", "2025年部门一般公共预算基本支出部门预算经济分类预算表", "basic"),
    ("budget.department", "一般公共预算“三公”经费支出表", "three-public"),
    ("budget.department", "政府性基金预算支出情况表", "government-fund"),
    ("budget.department", "国有资本经营预算支出表", "state-capital"),
]


@pytest.mark.parametrize(("kind", "title", "id"), TITLES, ids=[title for _, title, _ in TITLES])
def test_a_title_is_taken_for_one_table_only(kind: str, title: str, id: str) -> None:
    outline = outline_of(kind)
    assert outline is not None
    view = View(Document("", "", "case", kind=Recognised(kind), organisation=Recognised("青石县林业局")))
    found = [form.id for form in outline.tables if form.title.search(table_title(view, title))]
    assert found == [id]

"""The outlines are data: closed keys, known levels, a basis in the library, words that tell one table from another."""

from __future__ import annotations

from typing import Any

import pytest

from jiping.check.outlines import Profile, Scope, outline_of, outlines, parse, profile_of
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


@pytest.mark.parametrize(
    ("organisation", "text", "profile"),
    [
        ("湖南省林业局", "", Profile("湖南", "province", 2024)),
        ("青石县林业局", "根据《省里的办法》（湘财绩〔2020〕7号）开展自评。", Profile("湖南", "county", 2024)),
        (
            "云川市清溪区教育局",
            "学习外省（鄂财绩〔2020〕3号）和本省（湘财绩〔2020〕7号）的做法。",
            Profile("", "county", 2024),
        ),
        ("云川市教育局", "赴四川省考察。", Profile("", "city", 2024)),
        ("青石县石桥镇人民政府", "", Profile("", "township", 2024)),
        ("", "", Profile("", "", 2024)),
    ],
)
def test_profile_is_what_the_document_shows(organisation: str, text: str, profile: Profile) -> None:
    assert profile_of(organisation, text, 2024) == profile


@pytest.mark.parametrize(
    ("scope", "profile", "covered"),
    [
        (Scope(), Profile("四川", "city", 2019), True),
        (Scope(provinces=("湖南",)), Profile("湖南"), True),
        (Scope(provinces=("湖南",)), Profile("四川"), False),
        (Scope(provinces=("湖南",)), Profile(), True),
        (Scope(levels=("county", "city")), Profile(level="township"), False),
        (Scope(levels=("county", "city")), Profile(level="city"), True),
        (Scope(since=2021), Profile(year=2020), False),
        (Scope(since=2021), Profile(year=2021), True),
        (Scope(until=2021), Profile(year=2021), True),
        (Scope(until=2021), Profile(year=2022), False),
        (Scope(since=2021, until=2022), Profile(), True),
    ],
)
def test_scope_rules_out_only_what_is_known(scope: Scope, profile: Profile, covered: bool) -> None:
    assert scope.covers(profile) is covered


def test_sections_of_one_province_are_not_asked_of_another() -> None:
    outline = outline_of("self-evaluation.department")
    assert outline is not None
    here = {section.id for section in outline.sections_of(Profile("湖南", year=2024))}
    there = {section.id for section in outline.sections_of(Profile("浙江", year=2024))}
    assert here - there == {"government-fund", "state-capital", "social-insurance"}


def test_a_place_that_is_none_is_an_error() -> None:
    entry = {"id": "a", "label": "甲", "en": "a", "level": "compulsory", "said": "甲", "provinces": ["青石"]}
    with pytest.raises(ValueError, match="青石"):
        parse({**HEAD, "sections": [entry]}, "样例.yaml")

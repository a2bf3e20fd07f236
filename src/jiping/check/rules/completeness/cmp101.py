"""CMP101 required-table-missing 决算公开缺少应有的表

部门决算公开有九张表，没有数据的也保留空表并说明。表按名称认，不按表号认；名称里的年度、单位和引号不计。
只在目录里列出而正文没有的，算缺。

正例：九张表都在，政府性基金表为空，表下注明没有收支
反例：有收入支出决算总表等八张，没有国有资本经营预算财政拨款支出决算表
不判断：文件里没有表，或认得出名称的不足四张（表可能另附，或者是图片）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, hint, ok, rule, undecided
from jiping.check.outlines import Form, name_all, outline_of
from jiping.check.presence import place, table_title, unread
from jiping.model import ParagraphKind, Verdict

_ENOUGH = 4
_SKIPPED = (ParagraphKind.CONTENTS, ParagraphKind.HEADER, ParagraphKind.NOTE)


@rule(
    id="CMP101",
    name="required-table-missing",
    title="决算公开缺少应有的表",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["final-accounts.department"],
    basis=Basis("final-accounts-forms", clause="公开 01 至 09 表", checked_on="2026-11-24"),
    message="缺少{missing}。",
    expected="九张公开表齐全；没有数据的保留空表并说明",
    fix="补上缺少的表；没有数据的也保留表格，在表下注明。",
)
def required_tables(view: View) -> Iterator[Verdict]:
    yield from missing_tables(view)


def missing_tables(view: View) -> Iterator[Verdict]:
    """What is wrong with the set of tables of a document, for final accounts and budgets alike."""
    outline = outline_of(view.kind)
    if outline is None:
        return
    if not view.tables:
        yield undecided("公开表（文件中没有表，可能另附或为图片）")
        return
    titles = _titles(view)
    real = [table_title(view, table.title) for table in view.tables if table.title]
    forms = [form for form in outline.tables if not form.since or view.year is None or view.year >= form.since]
    absent = [form for form in forms if not any(form.title.search(title) for title in titles)]
    if not absent:
        yield ok()
    elif sum(1 for form in forms if any(form.title.search(title) for title in real)) < _ENOUGH:
        # A list of titles is no table; only a set of tables that is there can have a gap.
        yield undecided("公开表（认得出名称的不足四张，可能另附或为图片）")
    elif unread(view):
        yield undecided(unread(view))
    else:
        missing, missing_en = name_all(absent)
        where = place(view, "(决算|预算)(公开)?表", "第二部分")
        verdict = fail if _weighs(absent) else hint
        yield verdict(where, missing=missing, missing_en=missing_en)


def _weighs(absent: list[Form]) -> bool:
    return any(form.compulsory for form in absent)


def _titles(view: View) -> list[str]:
    """Titles of tables, and lines of text that are one: a table may be a picture under its title."""
    found = [table.title for table in view.tables if table.title]
    for paragraph in view.document.paragraphs():
        text = paragraph.text.strip()
        # Unit, body and table number may stand on one line with the title.
        if paragraph.kind not in _SKIPPED and len(text) <= 80 and "表" in text and not re.search("[，。；]", text):
            found.append(text)
    return [table_title(view, title) for title in found]

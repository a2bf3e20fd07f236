"""CMP102 empty-table-without-statement 空表没有说明

政府性基金、国有资本经营、“三公”经费表没有数据时，应当保留空表，并在表下或文字部分说明没有收支，
以免被当作漏填。

正例：表为空，表下注明“本部门没有政府性基金预算收支，故本表无数据”
反例：政府性基金表一个数也没有，全文没有说明
不判断：表里有没能读出的格
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.presence import after, has_unread, table_title
from jiping.model import RowKind, Source, Table, Verdict

TOPICS = (
    ("政府性基金", "government-fund budget", re.compile(r"政府性基金.*表"), "政府性基金|基金预算"),
    ("国有资本经营预算", "state-capital budget", re.compile(r"国有资本.*表"), "国有资本"),
    ("“三公”经费", "spending on the three public expenses", re.compile(r"三公.*表"), "三公"),
)
_NONE = r"无|没有|未(?:安排|发生|使用|涉及|列支|产生|取得)|不涉及|零|空表"


@rule(
    id="CMP102",
    name="empty-table-without-statement",
    title="空表没有说明",
    severity=Severity.WARNING,
    since="0.1",
    identities=("D36",),
    applies_to=["final-accounts.department", "budget.department"],
    basis=Basis("mof-yu-2016-143", clause="没有数据的表也要公开并说明", checked_on="2026-11-24"),
    message="“{title}”没有数据，未见说明没有{topic}收支。",
    expected="空表下注明没有收支",
    fix="确实没有的，在表下注明没有收支、本表无数据；漏填的补上。",
)
def empty_table(view: View) -> Iterator[Verdict]:
    looked = False
    for table in view.tables:
        name = table_title(view, table.title)
        topic = next((entry for entry in TOPICS if entry[2].search(name)), None)
        if topic is None or not table.parts:
            continue
        looked = True
        if has_unread(table):
            yield undecided("表中没能读出的格")
        elif _has_number(table) or _is_stated(view, table, topic[3]):
            yield ok()
        else:
            yield fail(_place(view, table), title=table.title.strip(), topic=topic[0], topic_en=topic[1])
    if not looked:
        yield not_applicable()


def _has_number(table: Table) -> bool:
    """A printed zero says that there is nothing; only blanks and dashes leave it open. 12.5万元 counts as well."""
    for part in table.parts:
        columns = [column.column for column in part.columns]
        for row in part.rows:
            if row.kind in (RowKind.LINE_NUMBER, RowKind.HEADER):
                continue
            for column in columns:
                cell = table.cell(row.index, column)
                if cell is not None and re.search(r"\d", cell.text):
                    return True
    return False


def _is_stated(view: View, table: Table, words: str) -> bool:
    below = [*table.notes, *(paragraph.text for paragraph in after(view, table))]
    for text in below:
        another = any(re.search(other, text) for _, _, _, other in TOPICS if other != words)
        if re.search(rf"本表(?:为空|无|没有|不涉及)|空表|(?:{_NONE})", text) and (
            re.search(words, text) or not another
        ):
            return True
    said = re.compile(
        rf"(?:{_NONE})[^。；\n]{{0,30}}(?:{words})|(?:{words})[^。；\n]{{0,40}}(?:{_NONE}|为\s*0|[^\d.]0(?:\.0+)?\s*万?元)"
    )
    return said.search(view.text) is not None


def _place(view: View, table: Table) -> Source:
    if table.caption_block is not None:
        caption = next((p for p in view.paragraphs if p.index == table.caption_block), None)
        if caption is not None:
            return caption.source()
    return Source(table.title, table.page, table.index, table=table.title)

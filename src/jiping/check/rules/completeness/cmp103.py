"""CMP103 empty-table-note-on-filled-table 表里有数，表下却注明本表为空

表下的注写着“本表为空表”“本表无数据”，表里却有金额：要么注是从样表留下的，要么数填错了地方。

正例：表里没有金额，表下注明“故本表为空表”
反例：表里有 47.50，表下注明“没有该项预算，故本表为空表”
不判断：表下没有这样的注
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import FACT, Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.presence import after, amount_cell
from jiping.model import Paragraph, ParagraphKind, Table, Verdict

_THIS = re.compile(r"(?:本表|此表|该表)(?:为|系|是)?(?:空表?|无(?:数据|内容|金额)|没有(?:数据|内容|金额))")
_EMPTY = re.compile(rf"{_THIS.pattern}|(?:为|系|是)空表|空表(?:列示|公开|说明)")
_TOPICS = ("政府性基金", "国有资本", "三公")
_CONDITION = re.compile(r"(?:若|如|如果|凡)[^，。]{0,12}(?:本表|此表|该表|无|没有)|无[^，。]{0,30}的，|样表|填表")


@rule(
    id="CMP103",
    name="empty-table-note-on-filled-table",
    title="表里有数，表下却注明本表为空",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D36", "E32"),
    applies_to=["final-accounts.department", "budget.department"],
    basis=Basis("arithmetic", clause="表中有数即非空表", checked_on="2026-11-24"),
    message="表下注明“{note}”，但表中有金额 {amount}。",
    expected="有金额的表不注为空表；空表才注",
    fix="删去这条注；如果数是误填的，清空表格。",
)
def empty_table_note(view: View) -> Iterator[Verdict]:
    looked = False
    for table in view.tables:
        for paragraph in after(view, table):
            pattern = _EMPTY if paragraph.kind is ParagraphKind.NOTE else _THIS
            match = pattern.search(paragraph.text)
            if match is None or _CONDITION.search(paragraph.text) or _is_about_another(paragraph, table):
                continue
            looked = True
            amount = amount_cell(table)
            if amount is None:
                yield ok(paragraph.source())
                continue
            begin = max(paragraph.text.rfind(stop, 0, match.start()) for stop in "。；;") + 1
            note = paragraph.source(begin, len(paragraph.text))
            yield fail(note, amount, certificate=dict(FACT), note=match.group(), amount=amount.text)
            break
    if not looked:
        yield not_applicable()


def _is_about_another(paragraph: Paragraph, table: Table) -> bool:
    """Whether the note names a subject that the title does not: it stands above the next table, not below this."""
    named = [topic for topic in _TOPICS if topic in paragraph.text]
    return bool(table.title and named) and not any(topic in table.title for topic in named)

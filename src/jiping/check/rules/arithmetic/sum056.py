"""SUM056 shares-do-not-add-to-hundred 各部分占比之和不是 100%

总数由所列各部分组成的，各部分占比之和应是 100%（四舍五入的余地内）。看两处：表格中有合计行的“占比”“比重”栏；句子里以
“其余占”“其他占”结尾、说明已经列全的占比。可以多选的调查不判断。

正例：基本支出占 60%，项目支出占 35%，其余占 5%
反例：基本支出占 60%，项目支出占 35%，其余占 15%
不判断：没有列全的占比，可以多选的调查
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate, rounded
from jiping.check.phrases import is_percent, sentences
from jiping.model import (
    Dimension,
    Figure,
    Interval,
    Number,
    Part,
    Qualifier,
    RowKind,
    Source,
    Table,
    Verdict,
    add_up,
)

_HEADER = re.compile(r"占比|比重|构成|占.{1,12}(?:比例|[%％])|^比例")
_NOT_HEADER = re.compile(r"增|减|同比|率$|完成|目标|权重")
_TOTAL = re.compile(r"合计|总计|小计")
_SHARE = re.compile(r"占(?:比)?[一-鿿]{0,12}?(?:为|约)?\s*$")
_REST = re.compile(r"(?:其余|其他|剩余|余下)[一-鿿]{0,8}?占(?:比)?[一-鿿]{0,6}$")
_MENTIONS_REST = re.compile(r"(?:其余|其他|剩余|余下)[一-鿿]{0,8}?占")
_ELSE = re.compile(r"增|减|提高|下降|同比|完成|上年|去年|多选")


@rule(
    id="SUM056",
    name="shares-do-not-add-to-hundred",
    title="各部分占比之和不是 100%",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("H03",),
    basis=Basis("arithmetic", clause="穷尽的各部分占比之和为 100%", checked_on="2026-11-24"),
    message="{where}各部分占比之和为 {sum}，不是 {whole}。",
    expected="各部分占比之和为 {whole}",
    fix="逐项按金额重新计算占比；可以多选或者有交叉的，请写明。",
)
def shares_add_up(view: View) -> Iterator[Verdict]:
    looked = False
    cells = {(f.source.block, f.source.cell): f for f in view.figures if f.in_table}
    for table in view.tables:
        for part in table.parts:
            for verdict in _columns(table, part, cells):
                looked = True
                yield verdict
    for sentence in sentences(view, _MENTIONS_REST):
        shares = [n for n in sentence.numbers if is_percent(n) and _SHARE.search(sentence.before(n.start, 20))]
        rest = [n for n in shares if _REST.search(sentence.before(n.start, 20))]
        if len(rest) != 1 or shares[-1] is not rest[0] or len(shares) < 3 or _ELSE.search(sentence.text):
            continue
        if any(n.number.qualifier is not Qualifier.NONE for n in shares):
            continue
        looked = True
        yield _judge([n.number for n in shares], Interval.point(100), "100%", "", "", sentence.source(*shares))
    if not looked:
        yield not_applicable()


def _columns(table: Table, part: Part, cells: dict[tuple[int, tuple[int, int] | None], Figure]) -> Iterator[Verdict]:
    rows = [row for row in part.rows if row.kind is RowKind.DATA]
    totals = [row for row in part.rows if row.kind is RowKind.TOTAL and _TOTAL.search(row.label)]
    if len(totals) != 1 or len(rows) < 2 or any(row.code for row in rows):
        return
    if any(re.search(r"其中|^[（(]|^\d", row.label) for row in rows):
        return
    for column in part.columns:
        header = column.path[-1] if column.path else ""
        if not _HEADER.search(header) or _NOT_HEADER.search(header):
            continue
        total = cells.get((table.index, (totals[0].index, column.column)))
        shares = [f for row in rows if (f := cells.get((table.index, (row.index, column.column)))) is not None]
        if total is None or len(shares) < 2 or total.number.unit.dimension is not Dimension.PERCENT or total.blank:
            continue
        if any(f.number.unit.dimension is not Dimension.PERCENT for f in shares) or total.number.base != 100:
            continue
        name = f"“{header}”一栏"
        numbers = [f.number for f in shares]
        yield _judge(numbers, total.interval, total.number.text, name, f"column “{header}”: ", total.source)


def _judge(shares: list[Number], whole: Interval, text: str, where: str, where_en: str, source: Source) -> Verdict:
    added = add_up([share.interval for share in shares])
    exact = sum((Fraction(share.base) for share in shares), Fraction(0))
    decimals = max(share.decimals for share in shares)
    values = {
        "where": where,
        "where_en": where_en,
        "sum": f"{rounded(exact, decimals)}%",
        "whole": text if "%" in text else f"{text}%",
    }
    if added.meets(whole):
        return ok(source)
    if added.gap(whole) <= max(Fraction(share.step) for share in shares):
        return hint(source, found=values["sum"], root="shares off in the last digit", **values)
    certificate = interval_certificate("shares add to 100", added, whole)
    return fail(source, found=values["sum"], certificate=certificate, values=values)

"""CMP106 table-without-unit 金额表没有写单位

决算、预算公开表每张都写“单位：万元”（或元）。别的表都写了、只有一张金额表没有写的，读的人不知道差不差一万倍。单位可能
写在页眉、表头、表名或者表下的注里，这些地方有的不报；读取时也可能丢了这一行，默认不报。

正例：每张表上方都有“单位：万元”
反例：三张表有单位，第四张没有
不判断：写了单位的表不足两张；单位写在页眉里
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.presence import after, amount_cell
from jiping.model import Paragraph, ParagraphKind, Table, Verdict

_FEWEST = 2
_AMOUNTS = 4
_AMOUNT = re.compile(r"-?\d[\d,]*\.\d{2}")
_UNIT = re.compile(r"[（(：:/]?(?:人民币)?[万千亿]?元|单位\s*[:：]|[%％]|面积|人数|数量")


@rule(
    id="CMP106",
    name="table-without-unit",
    title="金额表没有写单位",
    severity=Severity.HINT,
    certainty=Certainty.STYLE,
    since="0.5",
    status="preview",
    applies_to=["final-accounts.", "budget."],
    basis=Basis("final-accounts-forms", clause="表头：金额单位", checked_on="2026-11-25"),
    message="《{table}》没有写金额单位，别的 {count} 张表都写了。",
    fix="在表的右上方写明单位；与别的表单位不同的，尤其要写明。",
)
def every_table_has_its_unit(view: View) -> Iterator[Verdict]:
    with_unit = [table for table in view.tables if table.unit]
    header = any("元" in p.text for p in view.document.paragraphs() if p.kind is ParagraphKind.HEADER)
    if len(with_unit) < _FEWEST or header:
        yield not_applicable()
        return
    bare = [table for table in view.tables if _is_bare(view, table)]
    for table in bare:
        cell = amount_cell(table)
        if cell is not None:
            yield hint(cell, root="no unit", table=table.title, count=str(len(with_unit)))
    if not bare:
        yield ok()


def _is_bare(view: View, table: Table) -> bool:
    """Whether a table of amounts with a title says nowhere, in it or right beside it, what they are counted in."""
    if table.unit or not table.title.endswith("表"):
        return False
    cells = [cell.text for cell in table.cells.values()]
    if sum(1 for text in cells if _AMOUNT.fullmatch(text.strip())) < _AMOUNTS:
        return False
    beside = [p.text for p in (*_before(view, table), *after(view, table))]
    return not any(_UNIT.search(text) for text in (table.title, *table.notes, *cells, *beside))


def _before(view: View, table: Table) -> Iterator[Paragraph]:
    """The lines between the table before and this one."""
    for block in reversed(view.document.blocks[: table.index]):
        if not isinstance(block, Paragraph):
            return
        yield block

"""TXT006 code-without-leading-zero 款、项编码缺少前导零

功能分类和经济分类的款、项都是两位编码，01 至 09 的前导零不能省去。表格软件把编码当作数字时常常丢掉它。

正例：301 ｜ 02 ｜ 津贴补贴
反例：301 ｜ 2 ｜ 津贴补贴
不判断：没有类、款、项分栏的表
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.model import Cell, Part, Row, Table, Verdict

_LEVELS = ("款", "项")
_FEW = 5


@rule(
    id="TXT006",
    name="code-without-leading-zero",
    title="款、项编码缺少前导零",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    basis=Basis("classification", clause="编码规则", checked_on="2026-11-24"),
    message="“{label}”的{level}级编码印成“{code}”，缺少前导零。",
    expected="编码“0{code}”",
    fix="把编码改为两位；在表格软件里把这一栏设为文本格式。",
)
def missing_zero(view: View) -> Iterator[Verdict]:
    looked_at = is_clean = False
    for table in view.tables:
        found: list[tuple[Row, str, Cell]] = []
        for part in table.parts:
            levels = _code_columns(table, part)
            if not levels:
                continue
            looked_at = True
            for row in part.rows:
                for column, level in levels.items() if row.code else ():
                    cell = table.cell(row.index, column)
                    if cell is not None and len(cell.text) == 1 and cell.text in "123456789":
                        found.append((row, level, cell))
        # Many in one table have one cause: the whole column was read as numbers.
        root = f"TXT006-{table.index}" if len(found) > _FEW else ""
        for row, level, cell in found:
            yield fail(table.source(row, None, cell), label=row.label, level=level, code=cell.text, root=root)
        is_clean = is_clean or not found
    if looked_at and is_clean:
        yield ok()
    elif not looked_at:
        yield not_applicable()


def _code_columns(table: Table, part: Part) -> dict[int, str]:
    """The columns headed 款 and 项 beside one headed 类."""
    heads: dict[int, str] = {}
    for column in part.label_columns:
        for row in range(table.header_rows - 1, -1, -1):
            cell = table.cell(row, column)
            if cell is not None and cell.text:
                heads[column] = cell.text.replace(" ", "")
                break
    if "类" not in heads.values():
        return {}
    return {column: head for column, head in heads.items() if head in _LEVELS}

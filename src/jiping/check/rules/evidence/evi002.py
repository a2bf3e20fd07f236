"""EVI002 full-marks-without-evidence 得满分的指标没有佐证

自评表设了佐证（证明、评价依据）材料一栏、多数指标都填了的，得满分而这一栏空着的指标，复核时按没有佐证计零分。材料
在别处统一列出的不算。

正例：得满分，佐证材料：验收单、照片
反例：得满分，佐证材料空白（其他各项都填了）
不判断：没有佐证一栏；多数指标都没有填
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.forms import by_form, is_full, is_no_reason
from jiping.model import Cell, FormIndicator, Table, Verdict

_HEAD = re.compile(
    r"(?:佐证|证明|支撑|印证)(?:材料|资料|依据|文件)?(?:名称|清单|及来源)?|(?:完成|评价)依据(?:材料|资料)?|证据(?:材料|来源)?"
)
_ELSEWHERE = re.compile(r"(?:佐证|证明|支撑)(?:材料|资料)[^。；\n]{0,12}(?:附后|另附|见附|详见|已上传|统一|清单)")


@rule(
    id="EVI002",
    name="full-marks-without-evidence",
    title="得满分的指标没有佐证",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2021-101", clause="指标有佐证资料要求", checked_on="2026-11-25"),
    message="“{name}”得了满分，佐证材料一栏空着。",
    fix="补填佐证材料；没有材料的，按评分办法扣分。",
)
def full_marks_have_evidence(view: View) -> Iterator[Verdict]:
    looked = False
    tables = {table.index: table for table in view.tables}
    for form in by_form(view):
        table = tables.get(form[0].source.block)
        head = _head(table) if table is not None else None
        if table is None or head is None:
            continue
        written = [(one, _beside(table, head, one)) for one in form if is_full(one) is not None]
        if 2 * sum(1 for _, text in written if not is_no_reason(text)) <= len(written):
            continue
        looked = True
        elsewhere = view.mentions(_ELSEWHERE)
        for one, text in written:
            if is_full(one) and is_no_reason(text) and not elsewhere:
                yield fail(one.source, found=one.name, root=f"full without evidence {table.index}", name=one.name)
            else:
                yield ok(one.source)
    if not looked:
        yield not_applicable()


def _head(table: Table) -> Cell | None:
    return next((c for c in table.cells.values() if _HEAD.fullmatch(re.sub(r"\s|[（(].*", "", c.text))), None)


def _beside(table: Table, head: Cell, one: FormIndicator) -> str:
    """What the evidence column holds in the indicator's row; a merged cell counts for all its rows."""
    row = one.source.cell[0] if one.source.cell is not None else -1
    for cell in table.cells.values():
        if cell.column == head.column and cell.row <= row < cell.row + cell.row_span and cell.row > head.row:
            return cell.text
    return ""

"""MAT010 named-item-has-no-amount 文中列举的费用在表中没有金额

文中说明人员经费、公用经费“主要包括”的各项，在基本支出表中应有金额；表中为空或 0.00 的不应列举。表中有金额而
文中未列的一并指出，供改正。

正例：公用经费主要包括：办公费、印刷费（表中都有金额）
反例：公用经费主要包括：办公费、邮电费、印刷费（表中邮电费为 0.00）
不判断：没有基本支出表
"""

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, not_applicable, rule
from jiping.check.rule import FACT, fail, ok, undecided
from jiping.concepts.classification import personnel_classes
from jiping.concepts.dictionary import plain
from jiping.model import Cell, CellState, Paragraph, Relation, Source, Table, Verdict


@rule(
    id="MAT010",
    name="named-item-has-no-amount",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    title="文中列举的费用在表中没有金额",
    basis=Basis("final-accounts-forms", clause="基本支出决算情况说明", checked_on="2026-11-24"),
    message="文中把“{name}”列为{subject}的内容，但表中该项{state}。{unnamed}",
    expected="只列表中有金额的项目",
    fix="对照基本支出表改正列举的项目。",
)
def named_items_have_amounts(view: View) -> Iterator[Verdict]:
    lists = view.relations_of("text.names")
    if not lists:
        yield not_applicable()
        return
    tables = [table for table in view.tables if re.search(r"基本支出", table.title)]
    if not tables:
        yield undecided("一般公共预算财政拨款基本支出表", sources=tuple(r.source for r in lists if r.source))
        return
    amounts = _amounts(tables)
    verdicts = [verdict for relation in lists for verdict in _judge(view, relation, amounts)]
    yield from verdicts or [not_applicable()]


def _amounts(tables: list[Table]) -> dict[str, tuple[str, list[Cell], Source]]:
    """By plain name of a 款: its code, its value cells and its place."""
    found: dict[str, tuple[str, list[Cell], Source]] = {}
    for table in tables:
        for part in table.parts:
            for row in part.rows:
                if not row.label or len(row.code) != 5:
                    continue
                cells = [cell for column in part.columns if (cell := table.cell(row.index, column.column)) is not None]
                if cells:
                    place = table.source(row, part.columns[0], cells[0])
                    found[_plain(row.label)] = (row.code, cells, place)
    return found


def _plain(name: str) -> str:
    return plain(name).replace("费用", "费")


def _is_zero(cell: Cell) -> bool:
    if cell.state in (CellState.EMPTY, CellState.DASH):
        return True
    return cell.state is CellState.NUMBER and not cell.text.strip("0.,-")


def _judge(view: View, relation: Relation, amounts: dict[str, tuple[str, list[Cell], Source]]) -> Iterator[Verdict]:
    figure, source = relation.total, relation.source
    if figure is None or source is None or source.start is None:
        return
    is_personnel = figure.key.concept == "expenditure.basic.personnel"
    named = {_plain(name) for name in relation.names}
    missing = [
        name
        for name, (code, cells, _) in amounts.items()
        if (code[:3] in personnel_classes()) is is_personnel and name not in named and not all(map(_is_zero, cells))
    ]
    for place, name in enumerate(relation.names):
        entry = amounts.get(_plain(name))
        if entry is not None:
            _, cells, where = entry
            if all(map(_is_zero, cells)):
                yield fail(
                    _with_neighbours(view, relation, place),
                    where,
                    found=name,
                    certificate=FACT,
                    name=name,
                    subject=figure.label,
                    state="为空" if cells[0].state is CellState.EMPTY else f"为 {cells[0].text}",
                    state_en="empty" if cells[0].state is CellState.EMPTY else cells[0].text,
                    unnamed_en=f"Not named though it has an amount: {', '.join(missing[:4])}." if missing else "",
                    unnamed=f"表中有金额而文中未列：{'、'.join(missing[:4])}。" if missing else "",
                )
            else:
                yield ok(where)


def _with_neighbours(view: View, relation: Relation, place: int) -> Source:
    source = relation.source
    assert source is not None and source.start is not None
    first, last = max(place - 1, 0), min(place + 2, len(relation.names))
    start = source.start + sum(len(name) + 1 for name in relation.names[:first])
    length = len("、".join(relation.names[first:last]))
    block = view.document.blocks[source.block]
    return block.source(start, start + length) if isinstance(block, Paragraph) else source

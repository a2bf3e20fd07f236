"""Forms: base data and self-evaluation. Tables whose header changes on the way down, told by words, not by positions.

Every place prints its own layout, so a number is named by the nearest words left of it in its row and the nearest
header above it; a row of header words (年初预算数, 分值, 批复规模) is the header of the rows below until the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiping.concepts.dictionary import concept_named, plain
from jiping.extract.context import Context
from jiping.extract.numbers import parse_cell
from jiping.model import (
    NO_UNIT,
    PERCENT,
    UNITS,
    WAN_YUAN,
    Cell,
    CellState,
    FactKey,
    Figure,
    Relation,
    RelationKind,
    Source,
    Table,
    Unit,
    count_unit,
)

_HEADER_WORD = re.compile(
    r"(上年|本年|当年|20\d\d年|年初|全年|调整后?|预算|决算|执行)+.*数|分值|权重|执行率|得分|自评得分|预算执行率|编制数|.*在职人数|.*控制率|"
    r"[一二三]级指标|(年度)?指标值|(实际|全年)完成值|偏差原因.*|未完成原因.*|批复规模.*|实际规模.*|预算投资.*|实际投资.*|指标性质|度量单位|"
    r"指标名称|年初目标值|目标值|完成情况|备注|评分标准"
)
_FORM_TITLE = re.compile(r"基础数据表|自评表|自评情况表|绩效自评|目标自评")
_IS_BASE = re.compile(r"基础数据")
_FUNDS = re.compile(r"资金总额|项目资金|预算执行|年度预算")
_OF_WHICH = re.compile(r"其中[:：]?")


def is_form(table: Table) -> bool:
    """Whether a table is one of the forms: by its title, or by the words only such forms have."""
    if _FORM_TITLE.search(table.title) and not re.search(r"报告$", table.title):
        return True
    words = {cell.text.replace(" ", "") for cell in table.cells.values() if cell.text}
    joined = "|".join(words)
    indicators = "三级指标" in joined and ("分值" in joined or "权重" in joined or "得分" in joined)
    return indicators or "规模控制率" in joined or ("编制数" in words and any(w.startswith("三公经费") for w in words))


@dataclass(slots=True)
class Form:
    """What a form says: figures by concept, and its indicators as relations."""

    figures: list[Figure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    places: set[tuple[int, int]] = field(default_factory=set)
    """Grid places of the numbers that were typed here."""


class _Lookup:
    """Cells by every place they cover."""

    def __init__(self, table: Table) -> None:
        self.at: dict[tuple[int, int], Cell] = {}
        for cell in table.cells.values():
            for row in range(cell.row, cell.row + min(cell.row_span, 400)):
                for column in range(cell.column, cell.column + min(cell.column_span, 200)):
                    self.at[(row, column)] = cell

    def row(self, row: int, columns: int) -> list[Cell]:
        found: list[Cell] = []
        for column in range(columns):
            cell = self.at.get((row, column))
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found


def read_form(table: Table, context: Context) -> Form:
    """The figures and indicators of a form; numbers it does not understand are left to the general typing."""
    lookup = _Lookup(table)
    form = Form()
    heads: dict[int, Cell] = {}
    staff: dict[int, Cell] = {}
    columns_of_indicators: dict[str, int] = {}
    for row in range(table.row_count):
        cells = lookup.row(row, table.column_count)
        own = [cell for cell in cells if cell.row == row]
        header = [cell for cell in own if cell.text and _HEADER_WORD.fullmatch(cell.text.replace(" ", ""))]
        numbers = [cell for cell in own if cell.state is CellState.NUMBER]
        if header and not numbers and (len(header) >= 2 or not heads):
            for cell in header:
                for column in range(cell.column, cell.column + cell.column_span):
                    heads[column] = cell
            names = {cell.text.replace(" ", ""): cell.column for cell in cells if cell.text}
            if any(name.startswith("三级指标") or name == "指标名称" for name in names):
                columns_of_indicators = _indicator_columns(names)
            elif columns_of_indicators and any("预算" in name or "执行" in name for name in names):
                columns_of_indicators = {}
            staff = {c.column: c for c in header if re.search(r"编制数|在职人数|控制率", c.text)} or staff
            continue
        if columns_of_indicators:
            _indicator_row(table, lookup, row, cells, columns_of_indicators, context, form)
            continue
        label = _row_label(cells, heads)
        for cell in own:
            if cell.state is CellState.NUMBER:
                _typed(table, cell, label, heads.get(cell.column), cells, context, form)
    return form


# ------------------------------------------------------------------------------------------ single figures


def _row_label(cells: list[Cell], heads: dict[int, Cell]) -> str:
    words = [cell.text for cell in cells if cell.state is CellState.TEXT and cell.row_span <= 2]
    return words[-1] if words else next((c.text for c in cells if c.state is CellState.TEXT), "")


def _typed(
    table: Table, cell: Cell, label: str, head: Cell | None, cells: list[Cell], context: Context, form: Form
) -> None:
    header = head.text.replace(" ", "") if head is not None else ""
    left = next((c.text for c in reversed(cells) if c.state is CellState.TEXT and c.column < cell.column), label)
    key, unit = _key(table, left, header, context)
    if key is None:
        return
    number = parse_cell(cell.text, unit)
    if number is None:
        return
    source = _source(table, cell, left, header)
    form.figures.append(Figure(key, number, source, label=plain(left) or header, in_table=True))
    form.places.add((cell.row, cell.column))


def _source(table: Table, cell: Cell, row: str, column: str) -> Source:
    return Source(
        text=cell.text,
        page=cell.page,
        block=table.index,
        table=table.title or None,
        row=row or None,
        column=column or None,
        start=0,
        end=len(cell.text),
        box=cell.box,
        cell=(cell.row, cell.column),
    )


_EXECUTION = {"执行率": "form.execution.rate", "预算执行率": "form.execution.rate", "分值": "form.execution.points"}


def _key(table: Table, row: str, header: str, context: Context) -> tuple[FactKey | None, Unit]:
    year = context.year
    money = UNITS.get(table.unit, WAN_YUAN)
    in_base = bool(_IS_BASE.search(table.title)) or re.search(r"编制数|在职人数|控制率|规模|投资", header) is not None
    if header in ("编制数",):
        return FactKey("staff.authorised", year), count_unit("人")
    if header.endswith("在职人数"):
        return FactKey("staff.in_post", year), count_unit("人")
    if header == "控制率":
        return FactKey("base.personnel.control_ratio", year), PERCENT
    concept = concept_named(header)
    if concept.startswith("base.building."):
        unit = PERCENT if concept.endswith("ratio") else money if ".cost." in concept else UNITS["平方米"]
        return FactKey(concept, year), unit
    words = plain(_OF_WHICH.sub("", row))
    concept = concept_named(words) or concept_named(re.sub(r"(支出|经费|费用?)$", "", words))
    if header in ("执行率", "预算执行率") and concept == "form.funds.total":
        return FactKey("form.execution.rate", year), PERCENT
    if header in ("分值", "权重") and concept == "form.funds.total":
        return FactKey("form.execution.points", year), UNITS["分"]
    if header == "得分" and concept == "form.funds.total":
        return FactKey("form.execution.score", year), UNITS["分"]
    column, year = _column(header, context)
    if not concept or not column:
        return None, NO_UNIT
    if in_base and concept.startswith("form.funds."):
        return None, NO_UNIT
    caliber = "fiscal" if concept.startswith("three_public.") else ""
    return FactKey(concept, year, column, caliber), money


def _column(header: str, context: Context) -> tuple[str, int | None]:
    year = context.year
    if header.startswith("上年") and year is not None:
        year -= 1
    printed = re.search(r"20\d\d", header)
    if printed:
        year = int(printed.group(0))
    column = context.column_of(header)
    return ("budget.original" if column == "budget" else column), year


# --------------------------------------------------------------------------------------------- indicators


def _indicator_columns(names: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, column in names.items():
        for key, pattern in (
            ("level1", r"一级指标"),
            ("level2", r"二级指标"),
            ("name", r"三级指标|指标名称"),
            ("target", r"(年度|年初|调整)?(指标|目标)值"),
            ("actual", r"(实际|全年)?完成(值|情况)|实际值"),
            ("points", r"分值|权重"),
            ("score", r"(自评)?得分"),
            ("reason", r"偏差原因.*|未完成原因.*|原因分析.*"),
            ("operator", r"指标性质"),
            ("unit", r"度量单位|计量单位"),
        ):
            if re.fullmatch(pattern, name):
                found.setdefault(key, column)
    return found if "name" in found and ("score" in found or "points" in found) else {}


def _indicator_row(
    table: Table,
    lookup: _Lookup,
    row: int,
    cells: list[Cell],
    columns: dict[str, int],
    context: Context,
    form: Form,
) -> None:
    texts = {key: cell.text for key, column in columns.items() if (cell := lookup.at.get((row, column))) is not None}
    words = next((cell.text.replace(" ", "") for cell in cells if cell.text), "")
    total = re.fullmatch(r"(总分|合计|总计|小计)(（.*）)?", words) is not None
    found: dict[str, Figure] = {}
    name = texts.get("name", "") or words
    for key, concept in (("points", "form.points"), ("score", "form.score")):
        column = columns.get(key)
        cell = lookup.at.get((row, column)) if column is not None else None
        if cell is None or cell.row != row or cell.state is not CellState.NUMBER:
            continue
        number = parse_cell(cell.text, UNITS["分"])
        if number is None:
            continue
        item = "" if total else (name or f"第{row}行")
        fact = FactKey(f"{concept}.total" if total else concept, context.year, item=item)
        figure = Figure(
            fact,
            number,
            _source(table, cell, name, key),
            label=f"{name}{'分值' if key == 'points' else '得分'}",
            in_table=True,
        )
        form.figures.append(figure)
        form.places.add((cell.row, cell.column))
        found[key] = figure
    for key in ("target", "actual"):
        column = columns.get(key)
        cell = lookup.at.get((row, column)) if column is not None else None
        if cell is not None and cell.state is CellState.NUMBER:
            form.places.add((cell.row, cell.column))
    if not total and found:
        form.relations.append(
            Relation(
                RelationKind.AT_MOST,
                "form.indicator",
                found.get("points"),
                (found["score"],) if "score" in found else (),
                source=next(iter(found.values())).source,
                names=(
                    name,
                    texts.get("target", ""),
                    texts.get("actual", ""),
                    texts.get("reason", ""),
                    texts.get("level1", ""),
                    texts.get("level2", ""),
                    texts.get("operator", ""),
                    texts.get("unit", ""),
                    "reason" if "reason" in columns else "",
                ),
            )
        )


def form_figures(forms: list[Form]) -> Iterator[Figure]:
    for form in forms:
        yield from form.figures

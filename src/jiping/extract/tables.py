"""Typing of table cells: what each number measures, by the table's title, its column's header path and its row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from jiping.concepts.classification import economic_code_by_name, functional_class_by_name, functional_name
from jiping.concepts.dictionary import concept_named, plain
from jiping.concepts.numbers import parse_cell
from jiping.extract.context import Context
from jiping.model import (
    NO_UNIT,
    PERCENT,
    UNITS,
    CellState,
    Column,
    Dimension,
    FactKey,
    Figure,
    Number,
    Part,
    Row,
    RowKind,
    Table,
    Unit,
    count_unit,
)


@dataclass(frozen=True, slots=True)
class TableKind:
    """A public table known by its title. ``caliber`` is the fund caliber of its figures unless a column says else."""

    id: str
    caliber: str
    total: str = ""
    """The concept of its 合计 row and column."""


_PATTERNS: tuple[tuple[re.Pattern[str], TableKind], ...] = (
    (re.compile(r"三公|机关运行经费"), TableKind("three_public", "fiscal")),
    (re.compile(r"政府性基金.*(收入|支出|收支).*表"), TableKind("fund", "fund", "expenditure.current")),
    (re.compile(r"国有资本.*(收入|支出|收支).*表"), TableKind("capital", "capital", "expenditure.current")),
    (re.compile(r"财政拨款(收入支出|收支|收、支).*总(体情况)?表"), TableKind("fiscal_summary", "fiscal")),
    (re.compile(r"基本支出.*表"), TableKind("basic", "general", "expenditure.basic")),
    (re.compile(r"一般公共预算.*支出.*表|财政拨款支出.*表"), TableKind("general", "general", "expenditure.current")),
    (re.compile(r"^(财务)?(收入支出|收支|收、支)(决算|预算)?.*总(体情况)?表"), TableKind("summary", "all")),
    (re.compile(r"^收入(决算|预算)?(总|明细)?(情况)?表"), TableKind("income", "all", "income.current")),
    (re.compile(r"^支出(决算|预算)?(总|明细)?(情况)?表"), TableKind("expenditure", "all", "expenditure.current")),
)
_OTHER = TableKind("other", "")
_NOT_TITLE = re.compile(
    r"20\d\d年度?|部门|单位|本级|附?表[一二三四五六七八九十\d]+[:：、]?|公开\d+表?|[\s“”\"']|[（(][^（()）]*[)）]"
)
_CALIBERS = (
    ("general", re.compile(r"一般公共")),
    ("fund", re.compile(r"政府性基金")),
    ("capital", re.compile(r"国有资本")),
)
_COLUMN_TOTALS = frozenset(
    ("合计", "小计", "总计", "本年收入合计", "本年支出合计", "金额", "支出合计", "收入合计", "合计数")
)
_VALUE_WORDS = re.compile(
    r"(年初|全年|调整后?|本年|上年)?(预算|决算|执行|完成)?数|金额|预算|决算|(上|本)年(预算|决算)数?"
)
_ROW_TOTALS = re.compile(r"合计|总计|小计")
_PERCENT_HEADER = re.compile(r"率|占比|比重|比例|[%％]|增减幅|幅度")
_COUNT_HEADER = re.compile(r"(人|个|台|辆|批|次|户|件|项)(数|次)|数量|人数|辆数|（(人|个|台|辆|批|次|户|件)）")
_HEADER_UNIT = re.compile(r"[（(](?:单位[:：])?(\w{1,3}|[%％㎡])[)）]$")
_LISTED = re.compile(r"[一二三四五六七八九十]+[、.．]")
_UNIT_HEADER = re.compile(r"(?:预算|所属)?单位(?:名称)?|部门(?:名称)?")
_COUNT_WORDS = frozenset("人个台辆批次户件项座处条套所家名场盏株")
_FULL_HEADER = re.compile(r"(?:标准|指标|满)?分值?|满分|权重|指标分值")
_GOT_HEADER = re.compile(r"(?:自评|评价|实际|最终|考核|综合)?(?:得分|评分|分数)|自评分|实得分")
_SCORE_HEADER = re.compile(r"分值|得分|权重|评分|扣分|自评分")


def kind_of(table: Table) -> TableKind:
    """Which public table this is, by its title; ``other`` for any table of its own."""
    title = _NOT_TITLE.sub("", table.title.replace("“", "").replace("”", ""))
    if not title:
        return _OTHER
    for pattern, kind in _PATTERNS:
        if pattern.search(title):
            return _OTHER if kind.id in ("summary", "fiscal_summary") and _is_by_unit(table) else kind
    return _OTHER


def _is_by_unit(table: Table) -> bool:
    """A summary with one unit a row is a table of its own: its rows are no sources of income and no classes."""
    heads = [
        table.cells.get((r, c)) for part in table.parts for c in part.label_columns for r in range(table.header_rows)
    ]
    return any(cell is not None and _UNIT_HEADER.fullmatch(plain(cell.text)) for cell in heads)


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table with its figures by grid place; relations are looked for in it."""

    table: Table
    kind: TableKind
    figures: dict[tuple[int, int], Figure]

    def figure(self, row: Row, column: Column) -> Figure | None:
        return self.figures.get((row.index, column.column))


def type_table(table: Table, context: Context) -> TypedTable:
    """Every number of the table as a figure, typed as far as header and row tell."""
    kind = kind_of(table)
    unit = UNITS.get(table.unit, NO_UNIT)
    figures: dict[tuple[int, int], Figure] = {}
    numbers = _numbers(table, unit)
    has_decimals = any(number.decimals and number.unit is unit for number in numbers.values())
    for part in table.parts:
        side = _side(part, kind)
        own = _with_subtotal(_with_carried(kind, part), part)
        units = _units_of_three_public(kind, part)
        section = ""
        heads = [(column, *_column_and_year(column, table, context), _caliber(kind, column)) for column in part.columns]
        for row in part.rows:
            if row.kind in (RowKind.LINE_NUMBER, RowKind.FILLER):
                continue
            section = _section(row, section)
            for column, budget_column, year, caliber in heads:
                place = (row.index, column.column)
                number = numbers.get(place)
                if number is None:
                    continue
                cell = table.cells[place]
                base = FactKey("", year, budget_column, caliber)
                key, reason = _key(own, side, row, column, table, context, number, section, base)
                if row.index in units:
                    key = key._replace(year=_year_of_row(row, key.year), item=units[row.index])
                figures[place] = Figure(
                    key,
                    number,
                    table.source(row, column, cell),
                    label=_label(row, column),
                    reason=reason,
                    in_table=True,
                    blank=cell.state is not CellState.NUMBER,
                    beside_decimals=has_decimals and number.decimals == 0 and number.value == 0,
                )
    if kind.id == "other":
        for part in table.parts:
            total = score_total(part, figures)
            if total is not None:
                figures[total] = replace(figures[total], key=FactKey("form.score.total", context.year))
    return TypedTable(table, kind, figures)


def score_columns(part: Part, figures: dict[tuple[int, int], Figure]) -> tuple[Column, Column] | None:
    """The columns of full scores and of scores got, in a table whose full scores make a hundred."""
    full = [column for column in part.columns if _FULL_HEADER.fullmatch(column.path[-1] if column.path else "")]
    got = [column for column in part.columns if _GOT_HEADER.fullmatch(column.path[-1] if column.path else "")]
    totals = [row for row in part.rows if row.kind is RowKind.TOTAL]
    if not full or len(got) != 1 or len(totals) != 1:
        return None
    total = figures.get((totals[0].index, full[-1].column))
    data = [f for row in part.rows if row.kind is RowKind.DATA and (f := figures.get((row.index, full[-1].column)))]
    if total is None or total.number.value != 100 or sum(f.number.value for f in data) != 100:
        return None
    return full[-1], got[0]


def score_total(part: Part, figures: dict[tuple[int, int], Figure]) -> tuple[int, int] | None:
    """Where a table of scores without the third level of indicators, which is no form, prints the score got."""
    columns = score_columns(part, figures)
    if columns is None:
        return None
    row = next(row for row in part.rows if row.kind is RowKind.TOTAL)
    figure = figures.get((row.index, columns[1].column))
    return (row.index, columns[1].column) if figure is not None and not figure.blank else None


def _numbers(table: Table, unit: Unit) -> dict[tuple[int, int], Number]:
    """The numbers of the value cells by place, in their units; what is neither number nor blank has none."""
    # In an official form an empty value cell reports nothing: a zero for sums, marked as blank.
    nothing = Number("", Decimal(0), 0, unit)
    found: dict[tuple[int, int], Number] = {}
    for part in table.parts:
        rows = [row for row in part.rows if row.kind not in (RowKind.LINE_NUMBER, RowKind.FILLER)]
        counted = {row.index for row in rows if _COUNT_HEADER.search(row.label)}
        for column in part.columns:
            own, is_fixed = _unit_of_cells(column, unit)
            for row in rows:
                cell = table.cells.get((row.index, column.column))
                if cell is None:
                    continue
                number: Number | None = None
                if cell.state in (CellState.EMPTY, CellState.DASH):
                    number = nothing
                elif cell.state is CellState.NUMBER:
                    number = parse_cell(cell.text, own if is_fixed or row.index not in counted else count_unit("个"))
                if number is not None:
                    found[(row.index, column.column)] = number
    return found


def _unit_of_cells(column: Column, unit: Unit) -> tuple[Unit, bool]:
    """The unit of a column's numbers, and whether it stands before what a row's name says (车辆数)."""
    header = column.path[-1] if column.path else ""
    if _PERCENT_HEADER.search(header) and _unit_of(column) is None:
        return PERCENT, True
    if _SCORE_HEADER.search(header):
        return UNITS["分"], True
    if _COUNT_HEADER.search(header):
        return count_unit("个"), True
    return _unit_of(column) or unit, False


@cache
def _unit_in(words: str) -> Unit | None:
    match = _HEADER_UNIT.search(words)
    if match is None:
        return None
    name = match.group(1)
    known = UNITS.get(name)
    return known if known is not None else count_unit(name) if name in _COUNT_WORDS else None


def _unit_of(column: Column) -> Unit | None:
    """The unit a header gives its own column in brackets: 实际支出（万元）, 泵站（座）."""
    return next((unit for words in reversed(column.path) if (unit := _unit_in(words)) is not None), None)


def _section(row: Row, section: str) -> str:
    """年初财政拨款结转和结余 names the rows 一、二、三 below it; anything else ends that."""
    words = plain(row.label)
    if row.label and (_LISTED.match(row.label) or concept_named(words) in _CALIBER_OF):
        return section
    return "carry_forward.in" if concept_named(words) == "carry_forward.in" else ""


def _with_carried(kind: TableKind, part: Part) -> TableKind:
    """A table of income with a column 上年结转 has totals that contain it."""
    if kind.id == "income" and any(_named_in(c.path) in ("carry_forward.in", "surplus.use") for c in part.columns):
        return replace(kind, total="income.total")
    return kind


def _with_subtotal(kind: TableKind, part: Part) -> TableKind:
    """A summary that calls the sum of the year 小计, above 上年结转 and 收入总计."""
    labels = {plain(row.label) for row in part.rows}
    if kind.id == "summary" and "小计" in labels and not labels & {"合计", "本年收入合计", "本年支出合计"}:
        return replace(kind, total="小计")
    return kind


def names_three_public(part: Part) -> bool:
    """Whether the columns of a table of the three public expenses name them; else its rows do."""
    return any(_three_public(column) not in ("", "three_public.total") for column in part.columns)


def _units_of_three_public(kind: TableKind, part: Part) -> dict[int, str]:
    """Rows of single units or of another year beside the 合计 row, with the name their figures have."""
    if kind.id != "three_public" or not names_three_public(part):
        return {}
    named = [row for row in part.rows if row.kind is RowKind.DATA and row.label]
    totals = [row for row in part.rows if row.kind is RowKind.TOTAL]
    if totals:
        return {row.index: row.label for row in named}
    return {row.index: row.label for row in named[1:]}


def _year_of_row(row: Row, year: int | None) -> int | None:
    printed = re.search(r"(20\d\d)\s*年", row.label)
    return int(printed.group(1)) if printed else year


def _side(part: Part, kind: TableKind) -> str:
    """income or expenditure, for the blocks of the two-block tables."""
    words = part.heading + "".join(part.columns[0].path if part.columns else ())
    if kind.id in ("summary", "fiscal_summary"):
        if "支出" in words:
            return "expenditure"
        if "收入" in words:
            return "income"
        labels = "".join(row.label for row in part.rows[:12])
        return "expenditure" if "公共服务支出" in labels or "国防支出" in labels else "income"
    return "income" if kind.id == "income" else "expenditure"


def _label(row: Row, column: Column) -> str:
    """How people name a cell: the row, and the column where it says more than 决算数."""
    name = row.label or row.code
    last = column.path[-1] if column.path else ""
    if not name:
        return "".join(words for words in column.path[-2:])
    return name if not last or _VALUE_WORDS.fullmatch(plain(last)) else f"{name}（{last}）"


def _caliber(kind: TableKind, column: Column) -> str:
    """The fund caliber of a column: its own words', else the table's."""
    if kind.id in ("fiscal_summary", "other", "general", "expenditure", "basic"):
        for name, pattern in reversed(_CALIBERS):
            if any(pattern.search(word) for word in column.path):
                return name
    return kind.caliber


def _key(
    kind: TableKind,
    side: str,
    row: Row,
    column: Column,
    table: Table,
    context: Context,
    number: Number,
    section: str,
    base: FactKey,
) -> tuple[FactKey, str]:
    """What a cell measures; ``base`` holds what its column tells (year, budget column, caliber)."""
    dimension = number.unit.dimension
    if kind.id == "other" or dimension in (Dimension.PERCENT, Dimension.SCORE):
        money = dimension is Dimension.MONEY and bool(context.column_of("".join(column.path)))
        return _other_key(row, column, table, base, money and kind.id == "other")
    concept, code, reason = _concept(kind, side, row, column, section)
    if not concept:
        return base, reason
    caliber = base.caliber
    if kind.id == "fiscal_summary" and side == "income" and caliber == "fiscal" and section:
        name = concept_named(plain(row.label))
        caliber = {
            "income.general": "general",
            "income.government_fund": "fund",
            "income.state_capital": "capital",
        }.get(name, caliber)
        concept = section
    return FactKey(concept, base.year, base.column, caliber, code), ""


def _column_and_year(column: Column, table: Table, context: Context) -> tuple[str, int | None]:
    words = "".join(column.path)
    year = context.year
    printed = re.search(r"(20\d\d)\s*年", words)
    if printed:
        year = int(printed.group(1))
    elif year is not None and re.search(r"上年(?!结转|结余)|上一年", words):
        year -= 1
    budget_column = context.column_of(words)
    if budget_column == "budget" and not context.is_budget:
        return "budget", year
    return budget_column or context.default_column, year


def _other_key(row: Row, column: Column, table: Table, base: FactKey, unit_is_money: bool) -> tuple[FactKey, str]:
    """A table of its own: its figures are facts of that table alone, named by row and column."""
    header = column.path[-1] if column.path else ""
    if unit_is_money and row.kind is RowKind.DATA and row.label and _is_project_list(table):
        return FactKey("expenditure.project.item", base.year, base.column, "", "", row.label), ""
    concept = concept_named(header) or concept_named(plain(row.label)) or ""
    if not concept and not header and not row.label:
        return FactKey("", base.year), "没有表头和行名"
    item = f"{table.title or table.index}｜{row.label or row.index}｜{column.label}"
    return FactKey(concept or "table.value", base.year, base.column, "", "", item), ""


def _is_project_list(table: Table) -> bool:
    """A table with one project a row, by its title or the head of its names."""
    heads = [
        table.cells.get((r, c)) for part in table.parts for c in part.label_columns for r in range(table.header_rows)
    ]
    return "项目" in table.title or any(cell is not None and cell.text.startswith("项目名称") for cell in heads)


def _concept(kind: TableKind, side: str, row: Row, column: Column, section: str) -> tuple[str, str, str]:
    """Concept and code of a cell, or why there is none."""
    last = column.path[-1] if column.path else ""
    by_column = _named_in(column.path)
    if by_column == UNKNOWN and kind.id in ("three_public", "basic"):
        by_column = ""
    if kind.id == "three_public":
        concept = by_column or _three_public(column) or _three_public_row(row)
        return (concept, "", "") if concept else ("", "", f"表头“{column.label}”不认识")
    words = plain(row.label)
    if kind.id in ("summary", "fiscal_summary"):
        return _summary_concept(kind, side, row, words, last)
    is_total = row.kind is RowKind.TOTAL or not row.code
    if kind.id == "basic":
        if row.code:
            personal = {"expenditure.basic.personnel", "expenditure.basic.operating"}
            # 人员经费 and 公用经费 columns split each class; the key keeps both.
            concept = "expenditure.economic" if by_column not in personal else by_column
            return concept, row.code, ""
        concept = by_column or concept_named(words) or (kind.total if _ROW_TOTALS.search(words) else "")
        return (concept, "", "") if concept else ("", "", f"行名“{row.label}”不认识")
    if by_column in _CALIBER_COLUMNS and kind.id in ("general", "expenditure"):
        by_column = ""
    if by_column == UNKNOWN:
        return "", "", f"表头“{last}”不认识"
    if row.code:
        whole = "income.function" if kind.id == "income" else "expenditure.function"
        return by_column or whole, row.code, ""
    if is_total and (_ROW_TOTALS.search(words) or not words):
        concept = by_column or kind.total
        return concept, "", ""
    code = functional_class_by_name(words)
    if code:
        return by_column or ("income.function" if kind.id == "income" else "expenditure.function"), code, ""
    concept = concept_named(words)
    return (concept, "", "") if concept else ("", "", f"行名“{row.label}”不认识")


_CALIBER_OF = {"income.general": "general", "income.government_fund": "fund", "income.state_capital": "capital"}
_CALIBER_COLUMNS = frozenset(_CALIBER_OF)


@cache
def _named_in(path: tuple[str, ...]) -> str:
    """The concept the innermost header names; empty for 合计 and 决算数, ``UNKNOWN`` for words nobody knows."""
    # 事业收入 | 小计: a total column means the header above it.
    above = [words for words in path if words not in ("小计", "合计")]
    words = _HEADER_UNIT.sub("", above[-1]) if above else ""
    if words in _COLUMN_TOTALS or _VALUE_WORDS.fullmatch(plain(words)):
        return ""
    stripped = re.sub(r"20\d\d年度?", "", words)
    stripped = re.sub(r"(预算|决算|执行)数$", "", stripped) or stripped
    named = concept_named(words) or concept_named(stripped)
    if any(concept_named(upper).startswith("carry_forward.") for upper in above[:-1]):
        return UNKNOWN  # 上年结转 | 一般公共预算: some of what was carried over
    return named or ("" if _TELLS_NOTHING.search(stripped) or not stripped else UNKNOWN)


UNKNOWN = "?"
_TELLS_NOTHING = re.compile(
    r"合计|总计|小计|金额|[数额]$|预算$|决算$|执行$|^本年|^全年|支出$|[一-鿿]{0,2}收入$|^[^一-鿿]*$"
)


def _three_public(column: Column) -> str:
    """合计 and 小计 below a header mean the header above them."""
    for words in reversed(column.path):
        if words in _COLUMN_TOTALS or _VALUE_WORDS.fullmatch(plain(words)):
            continue
        stripped = re.sub(r"20\d\d年度?|(预算|决算)数", "", words)
        if not stripped:
            continue
        return concept_named(words) or concept_named(stripped) or concept_named(stripped + "支出")
    return "three_public.total" if any(words in ("合计", "总计") for words in column.path) else ""


def _three_public_row(row: Row) -> str:
    words = plain(row.label)
    if words in ("合计", "总计"):
        return "three_public.total"
    return concept_named(re.sub(r"^(其中[:：])?|(支出|经费)$", "", words)) or concept_named(words)


_SUMMARY_TOTALS = {
    "income": {
        "本年收入合计": "income.current",
        "合计": "income.current",
        "总计": "income.total",
        "收入总计": "income.total",
    },
    "expenditure": {
        "本年支出合计": "expenditure.current",
        "合计": "expenditure.current",
        "总计": "expenditure.total",
        "支出总计": "expenditure.total",
    },
}


def _summary_concept(kind: TableKind, side: str, row: Row, words: str, last: str) -> tuple[str, str, str]:
    total = _SUMMARY_TOTALS[side].get(words)
    if words == "小计" and kind.total == "小计":
        total = f"{side}.current"
    if total:
        return total, "", ""
    concept = concept_named(words)
    if side == "expenditure":
        is_class = row.kind is RowKind.DATA and not concept.startswith("carry_forward.")
        code = functional_class_by_name(words) if is_class else None
        if code is None and re.fullmatch(r"\d{3}", row.code):
            code = row.code if functional_name(row.code) else None
        if code:
            return "expenditure.function", code, ""
    if concept:
        return concept, "", ""
    economic = economic_code_by_name(words) if side == "expenditure" else None
    if economic and len(economic) == 3:
        return "expenditure.economic", economic, ""
    if side == "expenditure" and words.endswith("支出"):
        # A class of a year's own list that the classification data does not have: known by its name alone.
        return "expenditure.function", words, ""
    return "", "", f"行名“{row.label}”不认识"

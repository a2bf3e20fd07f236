"""The base data form 部门整体支出绩效评价基础数据表: staff, 三公经费, projects, operating cost, buildings."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace

from jiping.concepts.dictionary import plain
from jiping.extract.context import Context
from jiping.extract.form_grid import (
    Form,
    Grid,
    column_of,
    figure_of,
    is_blank,
    money_unit,
    number_of,
    percent_of_cell,
    settled_lines,
    words_of,
    years_printed,
)
from jiping.model import (
    PERCENT,
    UNITS,
    Cell,
    CellState,
    Dimension,
    FactKey,
    Figure,
    Relation,
    RelationKind,
    Unit,
    count_unit,
)
from jiping.model.numbering import read_number

_MONEY_HEADER = re.compile(r"(上年|上一年|去年|本年|当年|20\d\d年?度?|年初|全年|调整后?)*(部门)?(预算|决算|执行)数?")
_STAFF_HEADER = re.compile(r"编制(人?数)?|(20\d\d年|本年|年末)*实?际?在职(人员|人)数?|(在职人员)?控制率")
_BUILDING = (
    ("base.building.area.ratio", re.compile(r"(规模|面积)控制率")),
    ("base.building.cost.ratio", re.compile(r"(投资)?概?算?(投资|概算)控制率")),
    ("base.building.area.approved", re.compile(r"(批复|批准|计划)(规模|面积)")),
    ("base.building.area.actual", re.compile(r"实际(规模|面积|建设规模|建设面积)")),
    ("base.building.cost.approved", re.compile(r"预算投资|(投资)?概算(投资)?|批复(投资|概算)|投资概算")),
    ("base.building.cost.actual", re.compile(r"实际投资|实际完成投资")),
)
_VEHICLE = r"(公务用?|公)车"
_END = r"(费|经费|费用|支出|情况|金额)*"
_ROWS = (
    ("three_public.total", re.compile(r"三公经?费?(支出|合计|总额|小计)*")),
    (
        "three_public.vehicles",
        re.compile(rf"{_VEHICLE}购置费?[和及与、](运行)?(维护|运行){_END}"),
    ),
    ("three_public.vehicles.purchase", re.compile(rf"{_VEHICLE}购置{_END}|车辆购置{_END}")),
    ("three_public.vehicles.operation", re.compile(rf"{_VEHICLE}运行(维护)?{_END}|(车辆)?运行维护费")),
    ("three_public.overseas", re.compile(rf"(因公)?出国{_END}|(因公)?出国境{_END}")),
    ("three_public.hospitality", re.compile(rf"(国内)?(公务)?接待{_END}")),
    ("expenditure.project", re.compile(r"项目(支出|经费)(合计|总额)?")),
    ("base.project.business", re.compile(r"业务(工作)?(专项|项目|类)(支出|经费|资金)?|业务工作(经费|支出)")),
    ("base.project.operation", re.compile(r"运行维护(专项|项目|经费|类)(支出|经费|资金)?")),
    ("expenditure.basic.operating", re.compile(r"(日常)?公用(经费|支出)(支出|合计)?")),
    ("base.operating.office", re.compile(r"办公(经费|费)")),
    ("base.operating.utilities", re.compile(r"水费[、和及]?电费[、和及]?差旅费|水电[费、]*差旅费|水电差旅费")),
    ("base.operating.meetings", re.compile(r"会议费?[、和及]?培训费")),
    ("procurement.total", re.compile(r"政府采购(金额|支出|情况|预算)?")),
    ("base.adjustment", re.compile(r"(部门)?(整体|基本|预算)?(支出)?(部门)?预算(调整|追加)(数|额|金额|情况)?")),
)
_PROJECT_SECTION = frozenset(("expenditure.project", "base.project.business", "base.project.operation"))
_ENDS_PROJECTS = frozenset(("expenditure.basic.operating", "procurement.total", "base.adjustment"))
_PEOPLE = count_unit("人")


@dataclass(slots=True)
class _Line:
    """A row of the money block."""

    concept: str
    label: str
    row: int
    figures: dict[int, Figure] = field(default_factory=dict)
    blank: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _State:
    heads: dict[int, Cell] = field(default_factory=dict)
    """Money headers by column."""
    staff: dict[int, str] = field(default_factory=dict)
    building: dict[int, str] = field(default_factory=dict)
    lines: list[_Line] = field(default_factory=list)
    kind: str = ""
    """Inside the project section: the concept whose items the rows below are."""
    in_projects: bool = False
    staff_rows: list[tuple[str, dict[str, Figure]]] = field(default_factory=list)
    building_rows: int = 0


def read_base(grid: Grid, context: Context, form: Form) -> None:
    """Read the whole form; the state changes with every row of header words."""
    state = _State()
    latest = max(years_printed(grid), default=None)
    for row in grid.rows():
        own = grid.own(row)
        if _header_row(own, state):
            _pairs(grid, own, context, form, latest)
            continue
        if state.staff and _staff_row(grid, own, row, state, context, latest):
            continue
        if state.building and _building_row(grid, own, row, state, context, form, latest):
            continue
        if state.heads:
            _money_row(grid, row, state, context, form, latest)
    settled_lines(line.figures for line in state.lines)
    for line in state.lines:
        for figure in line.figures.values():
            form.add(figure)
    _relations(state, form)


def _header_row(own: list[Cell], state: _State) -> bool:
    """Take a row of header words; the block it begins replaces the one before."""
    words = [(words_of(cell), cell) for cell in own if cell.text]
    money = [cell for word, cell in words if _MONEY_HEADER.fullmatch(word)]
    staff = {c.column: word for word, c in words if _STAFF_HEADER.fullmatch(word)}
    building = {c.column: concept for word, c in words if (concept := _building_concept(word))}
    if len(building) >= 2:
        state.heads, state.staff, state.building = {}, {}, building
        return True
    if len(staff) >= 2:
        state.heads, state.staff, state.building = {}, _spread(own, staff), {}
        return True
    if len(money) >= 2:
        state.heads = {column: cell for cell in money for column in range(cell.column, cell.column + cell.column_span)}
        state.staff, state.building, state.kind, state.in_projects = {}, {}, "", False
        return True
    return False


def _spread(own: list[Cell], heads: dict[int, str]) -> dict[int, str]:
    spans = {cell.column: cell.column_span for cell in own}
    return {c: word for column, word in heads.items() for c in range(column, column + spans.get(column, 1))}


def _building_concept(words: str) -> str:
    return next((concept for concept, pattern in _BUILDING if pattern.fullmatch(words)), "")


# ------------------------------------------------------------------------------------- staff and buildings


def _staff_key(word: str) -> tuple[str, Unit]:
    if word.startswith("编制"):
        return "staff.authorised", _PEOPLE
    return ("base.personnel.control_ratio", PERCENT) if word.endswith("控制率") else ("staff.in_post", _PEOPLE)


def _pairs(grid: Grid, own: list[Cell], context: Context, form: Form, latest: int | None) -> None:
    """编制数 | 143 | 实际在职人数 | 136: header words with their numbers right beside them in one row."""
    for left, cell in itertools.pairwise(own):
        if not _STAFF_HEADER.fullmatch(words_of(left)) or cell.state is not CellState.NUMBER:
            continue
        concept, unit = _staff_key(words_of(left))
        number = percent_of_cell(cell, unit) if unit is PERCENT else number_of(cell, unit)
        if number is not None:
            key = FactKey(concept, context.year or latest)
            form.add(figure_of(grid, cell, number, key, words_of(left)))


def _staff_row(grid: Grid, own: list[Cell], row: int, state: _State, context: Context, latest: int | None) -> bool:
    """A row of the staff block; only when all are read is it known which row is the whole body's."""
    found: dict[str, Figure] = {}
    labels = [c.text for c in grid.row(row) if c.state is CellState.TEXT and c.column < min(state.staff)]
    label = plain(labels[-1]) if labels else ""
    for cell in own:
        word = state.staff.get(cell.column)
        if word is None:
            continue
        concept, unit = _staff_key(word)
        number = percent_of_cell(cell, unit) if unit is PERCENT else number_of(cell, unit)
        if number is not None and concept not in found:
            key = FactKey(concept, context.year or latest, item=label or f"第{row}行")
            found[concept] = figure_of(grid, cell, number, key, word, row=label)
    if not found:
        return False
    state.staff_rows.append((label, found))
    return True


def _building_row(
    grid: Grid, own: list[Cell], row: int, state: _State, context: Context, form: Form, latest: int | None
) -> bool:
    money = money_unit(grid)
    found: dict[str, Figure] = {}
    cells: dict[str, Cell] = {}
    labels = grid.labels(row, min(state.building))
    label = labels[-1] if labels and not re.search(r"楼堂馆所", labels[-1]) else ""
    for cell in own:
        concept = state.building.get(cell.column)
        if concept is None:
            continue
        cells[concept] = cell
        ratio = concept.endswith("ratio")
        unit = PERCENT if ratio else money if ".cost." in concept else UNITS["平方米"]
        number = percent_of_cell(cell, unit) if ratio else number_of(cell, unit)
        if number is not None:
            key = FactKey(concept, context.year or latest, item=label if state.building_rows else "")
            found[concept] = form.add(figure_of(grid, cell, number, key, _HEADS[concept], row=label))
    if not cells:
        return False
    state.building_rows += 1
    for what in ("area", "cost"):
        approved, actual, rate = (found.get(f"base.building.{what}.{part}") for part in ("approved", "actual", "ratio"))
        place = cells.get(f"base.building.{what}.ratio")
        if place is None:
            continue
        form.relations.append(
            Relation(
                RelationKind.SHARE,
                "form.building-ratio",
                approved,
                (actual,) if actual is not None else (),
                rate=rate,
                identity="A13" if what == "area" else "A14",
                source=grid.source(place, label, _HEADS[f"base.building.{what}.ratio"]),
            )
        )
    return True


_HEADS = {
    "base.building.area.ratio": "规模控制率",
    "base.building.cost.ratio": "投资概算控制率",
    "base.building.area.approved": "批复规模",
    "base.building.area.actual": "实际规模",
    "base.building.cost.approved": "预算投资",
    "base.building.cost.actual": "实际投资",
}

# ---------------------------------------------------------------------------------------------- money rows


def _concept_of(label: str, state: _State) -> str:
    """The concept of a row's words. Among projects any other words name an item, whatever they look like."""
    words = re.sub(r"^其中[:：]?", "", plain(re.sub(r"[（(][^（）()]*[)）]", "", label)).rstrip("：:"))
    words = words.replace("“", "").replace("”", "")
    found = [concept for concept, pattern in _ROWS if pattern.fullmatch(words)]
    if state.in_projects:
        found = [c for c in found if c in _PROJECT_SECTION or c in _ENDS_PROJECTS]
    elif "base.project.operation" in found and "three_public.vehicles.operation" in found:
        found = ["three_public.vehicles.operation"]
    return found[0] if found else ""


def _row_label(labels: list[str]) -> str:
    """The innermost words; 合计 and 小计 stand for the words before them. Without notes such as （一个项目一行）."""
    words = [re.sub(r"[（(]一个项目一行[)）]", "", re.sub(r"(?<=.)[合小总]计$", "", label)) for label in labels]
    named = [label for label in words if label not in ("合计", "小计", "总计")]
    return named[-1] if named else words[-1]


def _money_row(grid: Grid, row: int, state: _State, context: Context, form: Form, latest: int | None) -> None:
    first = min(state.heads)
    labels = grid.labels(row, first)
    inner = [c for c in grid.own(row) if c.state is CellState.TEXT and c.column >= first and _named(c, state)]
    if inner:
        _beside(grid, row, state, context, form, latest)
        return
    if not labels:
        return
    label = _row_label(labels)
    concept = _concept_of(label, state)
    if concept in _ENDS_PROJECTS:
        state.in_projects, state.kind = False, ""
    elif concept == "expenditure.project":
        state.in_projects, state.kind = True, ""
    elif concept in _PROJECT_SECTION:
        state.in_projects, state.kind = True, concept
    elif state.in_projects:
        concept = _other_kind(label, state) or (f"{state.kind}.item" if state.kind else "")
    line = _Line(concept, label, row)
    money = money_unit(grid)
    for cell in grid.own(row):
        head = state.heads.get(cell.column)
        if head is None:
            continue
        number = number_of(cell, money)
        if number is None or number.unit.dimension is not Dimension.MONEY:
            if is_blank(cell) or cell.state is CellState.UNREAD:
                line.blank.add(head.column)
            continue
        if not concept or head.column in line.figures:
            continue
        column, year = column_of(words_of(head), context, latest)
        caliber = "fiscal" if concept.startswith("three_public.") else ""
        item = plain(label) if concept.endswith(".item") else ""
        key = FactKey(concept, year, column, caliber, item=item)
        line.figures[head.column] = figure_of(grid, cell, number, key, plain(label), words_of(head))
    if concept:
        state.lines.append(line)


def _beside(grid: Grid, row: int, state: _State, context: Context, form: Form, latest: int | None) -> None:
    """公用经费 | 110 | 其中：办公经费 | 20: words among the values name the number beside them; no column is told."""
    money = money_unit(grid)
    cells = grid.own(row)
    for left, cell in itertools.pairwise(cells):
        concept = _concept_of(left.text, state) if left.state is CellState.TEXT else ""
        number = number_of(cell, money) if cell.state is CellState.NUMBER else None
        if concept and number is not None:
            key = FactKey(concept, context.year or latest)
            form.add(figure_of(grid, cell, number, key, plain(left.text)))


def _named(cell: Cell, state: _State) -> bool:
    return bool(_concept_of(cell.text, state))


def _other_kind(label: str, state: _State) -> str:
    """3、基本建设专项 after 1、业务工作专项 and 2、运行维护专项 is a kind of its own, not one of the items."""
    kinds = [line for line in state.lines if line.concept in ("base.project.business", "base.project.operation")]
    if not kinds:
        return ""
    last, this = read_number(kinds[-1].label), read_number(label)
    if last is None or this is None or this.form != last.form or this.value != last.value + 1:
        return ""
    items = [line for line in state.lines if line.concept.endswith(".item")]
    if any((number := read_number(line.label)) is not None and number.form == last.form for line in items):
        return ""
    state.kind = "base.project.other"
    return "base.project.other"


# ---------------------------------------------------------------------------------------------- relations


def _relations(state: _State, form: Form) -> None:
    kinds = [line for line in state.lines if line.concept in _KINDS]
    project = next((line for line in state.lines if line.concept == "expenditure.project"), None)
    for kind in kinds:
        items = [line for line in state.lines if line.concept == f"{kind.concept}.item"]
        if items:
            _sums(kind, items, "form.project-items", "A10", form)
    if project is not None and kinds:
        # A kind whose own cell is empty stands for its items.
        parts: list[_Line] = []
        for kind in kinds:
            items = [line for line in state.lines if line.concept == f"{kind.concept}.item"]
            parts += [kind] if kind.figures or not items else items
        _sums(project, parts, "form.project-kinds", "A09", form)
    _three_public(state, form)
    _staff_sums(state, form)


_THREE_PUBLIC = ("overseas", "vehicles.purchase", "vehicles.operation", "hospitality")


def _three_public(state: _State, form: Form) -> None:
    """三公经费 of a form that lists its items without a line for both kinds of vehicle expenses."""
    lines = {line.concept: line for line in state.lines if line.concept.startswith("three_public.")}
    total = lines.get("three_public.total")
    parts = [lines[name] for part in _THREE_PUBLIC if (name := f"three_public.{part}") in lines]
    if total is None or "three_public.vehicles" in lines or len(parts) < len(_THREE_PUBLIC):
        return
    for column, figure in total.figures.items():
        found = tuple(part.figures[column] for part in parts if column in part.figures)
        if found and not any(column not in part.figures and column not in part.blank for part in parts):
            form.relations.append(
                Relation(RelationKind.SUM, "table.three-public", figure, found, identity="A07", source=figure.source)
            )


_KINDS = frozenset(("base.project.business", "base.project.operation", "base.project.other"))


def _sums(total: _Line, parts: list[_Line], name: str, identity: str, form: Form) -> None:
    for column, figure in total.figures.items():
        found = tuple(part.figures[column] for part in parts if column in part.figures)
        blank = tuple(plain(part.label) for part in parts if column in part.blank)
        if found:
            form.relations.append(
                Relation(
                    RelationKind.SUM,
                    name,
                    figure,
                    found,
                    identity=identity,
                    source=figure.source,
                    missing=blank,
                )
            )


def _staff_sums(state: _State, form: Form) -> None:
    """The body's own row: the only one, or 合计; the others are kinds of posts that add up to it."""
    rows = state.staff_rows
    totals = [n for n, (label, _) in enumerate(rows) if _TOTAL.search(label)]
    whole = totals[0] if len(totals) == 1 else 0 if len(rows) == 1 else None
    read = []
    for n, (label, found) in enumerate(rows):
        own = {
            concept: form.add(replace(figure, key=figure.key._replace(item="")) if n == whole else figure)
            for concept, figure in found.items()
        }
        read.append((label, own))
    kinds = [found for label, found in read if not re.search(r"合计|总计|其中", label)]
    if whole is None or len(kinds) < 2:
        return
    for concept, identity in (("staff.authorised", "A03"), ("staff.in_post", "A04")):
        total = read[whole][1].get(concept)
        parts = tuple(kind[concept] for kind in kinds if concept in kind)
        if total is not None and parts:
            missing = ("分类人数",) if len(parts) < len(kinds) else ()
            form.relations.append(
                Relation(
                    RelationKind.SUM,
                    "form.staff-sum",
                    total,
                    parts,
                    identity=identity,
                    source=total.source,
                    missing=missing,
                )
            )


_TOTAL = re.compile(r"合计|总计")

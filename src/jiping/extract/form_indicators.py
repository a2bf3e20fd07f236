"""The indicators of a self-evaluation form or scoring table: their values, points and scores, and what must add up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from jiping.concepts.dictionary import concept_named, plain
from jiping.concepts.numbers import find_numbers, unit_of
from jiping.extract.context import Context
from jiping.extract.form_funds import Execution
from jiping.extract.form_grid import Form, Grid, as_score, figure_of, number_of, percent_of_cell, words_of
from jiping.model import (
    NO_UNIT,
    PERCENT,
    UNITS,
    Cell,
    CellState,
    FactKey,
    Figure,
    FormIndicator,
    Number,
    Qualifier,
    Relation,
    RelationKind,
    Source,
    Unit,
)

_COLUMNS = (
    ("level1", re.compile(r"一级指标")),
    ("level2", re.compile(r"二级指标")),
    ("name", re.compile(r"三级指标.*|指标名称")),
    ("operator", re.compile(r"指标性质|指标方向|运算符号?|符号")),
    ("adjusted", re.compile(r"调整后?(年度)?(指标|目标)值")),
    ("target", re.compile(r"(年度|年初|预期|计划)?(绩效)?(指标|目标)值|(年度|年初)?绩效目标|计划值")),
    ("unit", re.compile(r"(度量|计量)单位")),
    ("actual", re.compile(r"(年度|全年|实际|自评)*(完成|实现|达到|实际)(值|情况|数)|完成情况")),
    ("points", re.compile(r"(标准)?(分值|权重)|满分|指标分值")),
    ("deduction", re.compile(r"扣分(值|数)?")),
    ("score", re.compile(r"(自评|评价|考核|实际|最终|自查)?(得分|评分)|自评分数?")),
    ("reason", re.compile(r".*原因.*")),
)
_TOTAL = re.compile(r"(自评)?总(得)?分|合计|总计|(自评)?得分合计")
_SUBTOTAL = re.compile(r"小计")
_POINTS_IN_NAME = re.compile(r"[（(]?\s*(?P<points>\d{1,3}(?:\.\d+)?)\s*分\s*[)）]?\s*$")
_OPERATOR = (
    ("≥", re.compile(r"≥|≧|>=|＞=|＞＝|不低于|不少于|不小于|大于等于|大于或等于|至少|正向.*")),
    ("≤", re.compile(r"≤|≦|<=|＜=|＜＝|不超过|不高于|不大于|不多于|小于等于|小于或等于|控制在|最多|反向.*|逆向.*")),
    (">", re.compile(r">|＞|大于|超过|高于")),
    ("<", re.compile(r"<|＜|小于|低于|少于")),
    ("=", re.compile(r"[=＝]|等于")),
    ("定性", re.compile(r"定性.*")),
)
_VALUE = re.compile(
    r"(?:指标值?\d*[:：])?(?P<sign>≥|≧|>=|＞=|＞＝|≤|≦|<=|＜=|＜＝|>|＞|<|＜|=|＝|不低于|不少于|不小于|大于等于|至少|不超过|不高于|"
    r"不大于|不多于|小于等于|控制在|大于|超过|高于|小于|低于|少于)?\s*"
    r"(?P<number>\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(?P<unit>[^\d\s，。；、,;（）()≥≤]{0,6}?)(?P<after>以上|及以上|以内|以下|及以下)?"
)
_DONE = re.compile(r"^(?:已经?|共|实际|全年|累计)*(?:完成|达到|达|实现|建成|发放|开展|为|约)?了?")
_BONUS = re.compile(r"加分|扣分项|附加|加减分")


@dataclass(slots=True)
class _Row:
    indicator: FormIndicator
    row: int
    is_execution: bool = False


@dataclass(slots=True)
class _State:
    columns: dict[str, int] = field(default_factory=dict)
    level_points: dict[str, int] = field(default_factory=dict)
    """Columns that hold the points of a whole level, by the level."""
    rows: list[_Row] = field(default_factory=list)
    total_points: Figure | None = None
    total_score: Figure | None = None
    has_total: bool = False
    missing_points: list[str] = field(default_factory=list)
    missing_scores: list[str] = field(default_factory=list)
    end: int = 0


def read_indicators(grid: Grid, context: Context, form: Form, execution: Execution) -> None:
    """Read the rows below each header of indicators; a form may print its header again on a later page."""
    state = _State()
    for row in grid.rows():
        header = _header(grid.own(row))
        if header and not (state.columns and not state.rows):
            state.columns, state.level_points = header
            continue
        if state.columns:
            _row(grid, row, state, context, form)
    _relations(grid, state, execution, form)


def _header(own: list[Cell]) -> tuple[dict[str, int], dict[str, int]] | None:
    """Columns by what they hold. 分值 right after 一级指标 is the points of that level, not of the indicator."""
    found: dict[str, int] = {}
    levels: dict[str, int] = {}
    last = ""
    if any(cell.state is CellState.NUMBER for cell in own):
        return None
    for cell in own:
        words = words_of(cell)
        name = next((name for name, pattern in _COLUMNS if words and pattern.fullmatch(words)), "")
        if not name:
            continue
        if name == "points" and last in ("level1", "level2"):
            levels[last] = cell.column
        elif name == "target" and "name" in found and found.get("target", found["name"]) < found["name"]:
            found["target"] = cell.column  # 年度绩效目标 left of the names is the heading of all of them
        else:
            found.setdefault(name, cell.column)
        last = name
    if "name" in found and ("score" in found or "points" in found):
        return found, levels
    return None


def _row(grid: Grid, row: int, state: _State, context: Context, form: Form) -> None:
    cells = {name: grid.at.get((row, column)) for name, column in state.columns.items()}
    own = {name: cell for name, cell in cells.items() if cell is not None and cell.row == row}
    words = next((words_of(cell) for cell in grid.row(row) if cell.text.strip()), "")
    if _TOTAL.fullmatch(words):
        state.has_total = True
        _total_row(grid, row, state, context, form)
        return
    if any(_SUBTOTAL.fullmatch(words_of(cell)) for cell in grid.row(row) if cell.text):
        return
    name_cell = cells.get("name")
    if name_cell is None or not name_cell.text.strip() or name_cell.row != row:
        return
    spread = state.columns["name"]
    if name_cell.column_span > 3 and name_cell.column < spread:
        return
    name = name_cell.text.strip()
    points = _scored(grid, own.get("points"), "form.points", name, context)
    if "points" not in state.columns:
        name, points = _points_of_name(grid, name_cell, name, context)
    score = _scored(grid, own.get("score"), "form.score", name, context)
    deduction = _scored(grid, own.get("deduction"), "form.deduction", name, context)
    if points is None and score is None and not _value_words(own):
        return
    shared = any(
        (cell := cells.get(key)) is not None and (cell.row_span > 1 or cell.row != row) for key in ("points", "score")
    )
    for figure in (points, score, deduction):
        if figure is not None:
            form.add(figure)
    if points is None and "points" in own:
        state.missing_points.append(name)
    if score is None and "score" in own:
        state.missing_scores.append(name)
    indicator = _indicator(grid, cells, name_cell, name, points, score, deduction, shared)
    state.rows.append(_Row(indicator, row, _is_execution(indicator)))
    state.end = row
    _known_ratio(grid, own.get("actual"), name, context, form)
    for key in ("target", "actual", "adjusted"):
        cell = own.get(key)
        if cell is not None and cell.state is CellState.NUMBER:
            form.places.add((cell.row, cell.column))


def _points_of_name(grid: Grid, cell: Cell, name: str, context: Context) -> tuple[str, Figure | None]:
    """维修水库座数（30分）: without a column of points the name may bring them."""
    match = _POINTS_IN_NAME.search(name)
    number = next((f.number for f in find_numbers(f"{match['points']}分")), None) if match is not None else None
    bare = _level_name(name)
    if number is None or not bare:
        return name, None
    fact = FactKey("form.points", context.year, item=bare)
    return bare, figure_of(grid, cell, as_score(number), fact, f"{bare}分值", "分值", bare)


def _value_words(own: dict[str, Cell]) -> bool:
    return any(key in own and own[key].text.strip() for key in ("target", "actual"))


def _scored(grid: Grid, cell: Cell | None, concept: str, name: str, context: Context) -> Figure | None:
    number = number_of(cell, UNITS["分"])
    if cell is None or number is None or number.unit.name not in ("分", "%"):
        return None
    if number.unit is PERCENT:
        if concept == "form.score":
            return None
        number = Number(number.text, number.value, number.decimals, UNITS["分"])  # 权重 20% is 20 points
    what = {"form.points": "分值", "form.score": "得分", "form.deduction": "扣分"}[concept]
    return figure_of(
        grid, cell, as_score(number), FactKey(concept, context.year, item=name), f"{name}{what}", what, name
    )


def _indicator(
    grid: Grid,
    cells: dict[str, Cell | None],
    name_cell: Cell,
    name: str,
    points: Figure | None,
    score: Figure | None,
    deduction: Figure | None,
    shared: bool,
) -> FormIndicator:
    def text(key: str) -> str:
        cell = cells.get(key)
        return cell.text.strip() if cell is not None else ""

    def place(key: str) -> Source | None:
        cell = cells.get(key)
        return grid.source(cell, name) if cell is not None and cell.text else None

    target_key = "adjusted" if number_of(cells.get("adjusted"), NO_UNIT) is not None or text("adjusted") else "target"
    unit = text("unit")
    operator, target = _value(text(target_key), unit)
    printed = next((sign for sign, pattern in _OPERATOR if pattern.fullmatch(text("operator"))), "")
    _, actual = _value(_DONE.sub("", text("actual")), unit)
    return FormIndicator(
        name,
        grid.source(name_cell, name),
        level1=_level_name(text("level1")),
        level2=_level_name(text("level2")),
        operator=printed or operator,
        target=target,
        target_text=text(target_key),
        target_source=place(target_key),
        actual=actual,
        actual_text=text("actual"),
        actual_source=place("actual"),
        points=points,
        score=score,
        deduction=deduction,
        reason=text("reason") if "reason" in cells else None,
        reason_source=place("reason"),
        is_shared=shared,
    )


def _level_name(text: str) -> str:
    return _POINTS_IN_NAME.sub("", text).strip()


def _value(text: str, unit: str) -> tuple[str, Number | None]:
    """Operator and number of ≥95%, 30 个, 不少于 3 次; no number where more words stand with it."""
    match = _VALUE.fullmatch(text.replace(" ", ""))
    if match is None:
        return "", None
    digits = match.group("number").replace(",", "").replace("，", "")
    found = find_numbers(f"{digits}{match.group('unit') or unit}")
    named = match.group("unit") or unit
    own = found[0].number.unit if found and named and found[0].number.unit.name else _unit_named(named)
    sign = match.group("sign") or {"以上": "≥", "及以上": "≥", "以内": "≤", "以下": "≤", "及以下": "≤"}.get(
        match.group("after") or "", ""
    )
    operator = next((name for name, pattern in _OPERATOR if sign and pattern.fullmatch(sign)), "")
    value = found[0].number.value if found else None
    if value is None:
        return operator, None
    return operator, Number(text, value, len(digits.partition(".")[2]), own, Qualifier.NONE)


def _unit_named(name: str) -> Unit:
    plain_name = name.replace("％", "%")
    return unit_of(plain_name) if plain_name else NO_UNIT


def _is_execution(indicator: FormIndicator) -> bool:
    return re.fullmatch(r"预算(资金)?执行率?(情况|指标)?", indicator.name) is not None or indicator.level1 in (
        "预算执行",
        "预算执行率",
        "预算执行情况",
        "预算执行指标",
    )


def _known_ratio(grid: Grid, cell: Cell | None, name: str, context: Context, form: Form) -> None:
    """The actual value of an indicator of the common framework (三公经费控制率): a figure other figures must give."""
    concept = concept_named(name)
    if not concept.startswith(("ratio.", "staffing.")) or cell is None:
        return
    number = percent_of_cell(cell, PERCENT)
    if number is not None and number.unit is PERCENT:
        form.add(figure_of(grid, cell, number, FactKey(concept, context.year), plain(name), "实际完成值", name))


def _total_row(grid: Grid, row: int, state: _State, context: Context, form: Form) -> None:
    """总分 | 100 | 95.2: by the columns where they stand under them, else in this order."""
    numbers = [cell for cell in grid.own(row) if number_of(cell, UNITS["分"]) is not None]
    found: dict[str, Cell] = {}
    for cell in numbers:
        for key in ("points", "score"):
            column = state.columns.get(key)
            if column is not None and cell.column <= column < cell.column + cell.column_span and key not in found:
                found[key] = cell
                break
    if len(numbers) == 2 and len(found) < 2:
        found = {"points": numbers[0], "score": numbers[1]}
    elif len(numbers) == 1 and not found:
        found = {"score": numbers[0]}
    for key, cell in found.items():
        number = number_of(cell, UNITS["分"])
        if number is None:
            continue
        what = "分值" if key == "points" else "得分"
        fact = FactKey(f"form.{key}.total", context.year)
        figure = form.add(figure_of(grid, cell, as_score(number), fact, f"总分{what}", what, "总分"))
        if key == "points":
            state.total_points = figure
        else:
            state.total_score = figure
    state.end = row


# ---------------------------------------------------------------------------------------------- relations


def _relations(grid: Grid, state: _State, execution: Execution, form: Form) -> None:
    if not state.rows:
        return
    levels = {level: _level_sums(grid, state, level, form) for level in ("margin", "level1", "level2")}
    if "points" not in state.columns:
        _points_of_levels(state, levels["level2"] or levels["level1"])
    rows = [one.indicator for one in state.rows]
    extra = [one for one in rows if _BONUS.search(one.level1 + one.level2 + one.name)]
    for one in rows:
        form.relations.append(
            Relation(
                RelationKind.AT_MOST,
                "form.indicator",
                one.points,
                (one.score,) if one.score is not None else (),
                source=one.source,
                indicator=one,
            )
        )
    in_rows = any(one.is_execution for one in state.rows)
    points = tuple(f for one in rows if (f := one.points) is not None and one not in extra)
    if not points:
        points = tuple(total for total, _ in levels["level2"] or levels["level1"])
    scores = tuple(f for one in rows if (f := one.score) is not None)
    source = state.total_points.source if state.total_points else rows[0].source
    if points:
        own = (execution.points,) if execution.points is not None and not in_rows else ()
        form.relations.append(
            Relation(
                RelationKind.SUM,
                "form.points-sum",
                state.total_points,
                (*own, *points),
                identity="B08",
                source=source,
                missing=tuple(state.missing_points),
                exhaustive=state.has_total,
                word="execution" if own or in_rows else "",
            )
        )
    if state.total_score is not None and scores:
        own = (execution.score,) if execution.score is not None and not in_rows else ()
        form.relations.append(
            Relation(
                RelationKind.SUM,
                "form.score-sum",
                state.total_score,
                (*own, *scores),
                identity="B12",
                source=state.total_score.source,
                missing=tuple(state.missing_scores),
                # Bonus and penalty points may count in the total or apart.
                exhaustive=not extra,
                word="execution" if own or in_rows else "",
            )
        )


_Level = tuple[Figure, list[int]]
"""The points printed with a level, and the places in ``state.rows`` of the rows it covers."""


def _level_sums(grid: Grid, state: _State, level: str, form: Form) -> list[_Level]:
    """Points printed with a level (产出指标（50分） or a column of their own) and those of the rows it covers."""
    column = state.columns.get(level)
    if level == "margin":
        first = min(state.columns.get("level1", state.columns["name"]), state.columns["name"])
        column = 0 if first > 0 else None
    if column is None:
        return []
    starts: dict[int, Cell] = {}
    for one in state.rows:
        cell = grid.at.get((one.row, column))
        if cell is not None and cell.text.strip():
            starts[cell.row] = cell
    places = sorted(starts)
    found: list[_Level] = []
    for place, row in enumerate(places):
        cell = starts[row]
        until = row + cell.row_span
        if cell.row_span == 1:
            # Without merged cells the level goes on until the next one is named.
            until = places[place + 1] if place + 1 < len(places) else state.end + 1
        printed, name = _level_points(grid, cell, row, state.level_points.get(level))
        if printed is None:
            continue
        covered = [n for n, one in enumerate(state.rows) if row <= one.row < until]
        key = FactKey("form.points.level", item=name)
        total = form.add(figure_of(grid, printed[0], as_score(printed[1]), key, f"{name}分值", "分值", name))
        found.append((total, covered))
        rows = [state.rows[n].indicator for n in covered]
        parts = tuple(f for one in rows if (f := one.points) is not None)
        if parts:
            form.relations.append(
                Relation(
                    RelationKind.SUM,
                    "form.level-sum",
                    total,
                    parts,
                    identity="B10",
                    source=total.source,
                    missing=tuple(one.name for one in rows if one.points is None and not one.is_shared),
                    word=level,
                    # The last level of a form without its total row may go on over the page.
                    exhaustive=state.has_total or place + 1 < len(places),
                )
            )
    return found


def _points_of_levels(state: _State, levels: list[_Level]) -> None:
    """Without a column of points those of a level are its only indicator's."""
    for figure, covered in levels:
        if len(covered) == 1:
            one = state.rows[covered[0]]
            one.indicator = replace(one.indicator, points=figure)


def _level_points(grid: Grid, cell: Cell, row: int, column: int | None) -> tuple[tuple[Cell, Number] | None, str]:
    name = _level_name(cell.text.strip())
    if column is not None:
        beside = grid.at.get((row, column))
        number = number_of(beside, UNITS["分"])
        return ((beside, number) if beside is not None and number is not None else None), name
    match = _POINTS_IN_NAME.search(cell.text.strip())
    if match is None or not name:
        return None, name
    number = next((f.number for f in find_numbers(f"{match.group('points')}分")), None)
    return ((cell, number) if number is not None else None), name

"""The money block of a self-evaluation form: budgets, execution, rate, points and score of the execution."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jiping.concepts.dictionary import plain
from jiping.concepts.numbers import parse_cell
from jiping.extract.context import Context
from jiping.extract.form_grid import (
    Form,
    Grid,
    as_score,
    figure_of,
    is_blank,
    money_unit,
    number_of,
    percent_of_cell,
    settled_lines,
    words_of,
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
    Source,
    Unit,
)

_COLUMNS = (
    ("rate", re.compile(r"(预算)?(执行|完成)率")),
    ("points", re.compile(r"(标准)?分值|权重|执行率权重")),
    ("score", re.compile(r"(自评|执行率)?得分")),
    ("reason", re.compile(r".*原因.*|.*说明")),
    ("change", re.compile(r"(预算)?(增减|追加|调整)(数|额|金额)")),
    ("original", re.compile(r"年初(部门)?预算(安排)?数?")),
    ("adjusted", re.compile(r"(全年|调整后)(部门)?预算数?|调整预算数?|预算调整后数?")),
    ("budget", re.compile(r"(年度|项目)?预算(安排)?(数|金额|资金)?")),
    (
        "final",
        re.compile(
            r"(全年|预算|实际|本年)?(执行|支出|完成)(数|金额|额)|(全年|本年|实际)(执行|支出)|决算数|(资金)?实际支出(数|金额)?"
        ),
    ),
)
_MONEY = {
    "original": "budget.original",
    "adjusted": "budget.adjusted",
    "budget": "budget.adjusted",
    "final": "final_accounts",
}
_TOTAL = re.compile(
    r"(年度|项目|预算|财政|部门|整体|支出|本年)*(资金|预算|支出|金)总[额计]|年?度?(资金)?总(金)?额|合计|总计|项目资金|部门整体支出(预算)?"
)
_ROWS = (
    ("form.funds.carry_over", re.compile(r".*结转.*")),
    ("form.funds.special_account", re.compile(r".*专户.*")),
    ("form.funds.unit", re.compile(r"(单位)?自有资金|单位(自有|自筹)?资金|自筹资金")),
    ("form.funds.basic", re.compile(r"基本支出")),
    ("form.funds.project", re.compile(r"项目支出")),
    ("form.funds.fiscal", re.compile(r".*(财政拨款|财政资金|财政性资金|一般公共预算|公共财政).*")),
    ("form.funds.other", re.compile(r"其他(资金|收入)?|社会资金|其它资金")),
)
_FISCAL_KINDS = re.compile(r".*(政府性基金|国有资本|专项债|中央|省级|市级|县级|区级|地方).*")
_GROUP = re.compile(r"按(收入|资金|支出)(性质|来源|类型|用途)分类?")
_EMBEDDED = re.compile(r"(?:其中[:：])?(?P<label>[一-鿿（）()]{2,20})[:：]\s*(?P<number>[\d,，.]+)\s*(?:万元|元)?")
_LEAVES = re.compile(r"(年度)?(总体|绩效)?目标|预期目标.*|年度总体目标.*|绩效指标.*|[一二三]级指标.*|指标名称")


@dataclass(slots=True)
class Line:
    """A row of the block. ``is_nested`` marks a part of the row above it, ``group`` is 按收入性质分 and the like."""

    concept: str
    label: str
    row: int
    group: str = ""
    is_nested: bool = False
    figures: dict[str, Figure] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    reason: str = ""
    reason_source: Source | None = None


@dataclass(slots=True)
class Execution:
    """What the block gives the rest of the form: the points and the score for execution."""

    points: Figure | None = None
    score: Figure | None = None


def read_funds(grid: Grid, context: Context, form: Form) -> Execution:
    """Read every money block of the form; the first with a total row is the one the form is about."""
    lines: list[Line] = []
    columns: dict[str, Cell] = {}
    group = ""
    for row in grid.rows():
        own = grid.own(row)
        header = _header(own)
        if header:
            if lines:
                break
            columns = header
            continue
        if not columns:
            continue
        if any(cell.state is CellState.TEXT and _LEAVES.fullmatch(words_of(cell)) for cell in own):
            break
        group = _group(grid, row, group)
        if _embedded(grid, own, lines, context):
            continue
        line = _line(grid, row, columns, group, lines, context, form)
        if line is not None:
            lines.append(line)
    total = next((line for line in lines if line.concept == "form.funds.total"), None)
    if total is None:
        return Execution()
    settled_lines(line.figures for line in lines)
    for line in lines:
        for figure in line.figures.values():
            form.add(figure)
    _sums(total, lines, form)
    _limits(total, lines, form)
    _changes(columns, lines, form)
    return _execution(grid, total, lines, columns, form)


def _header(own: list[Cell]) -> dict[str, Cell]:
    """The columns of the block by what they hold, where this row is its header."""
    if sum(1 for cell in own if cell.state is CellState.NUMBER) > 0:
        return {}
    found: dict[str, Cell] = {}
    for cell in own:
        words = words_of(cell)
        name = next((name for name, pattern in _COLUMNS if words and pattern.fullmatch(words)), "")
        if name:
            found.setdefault(name, cell)
    if "change" in found and not {"original", "adjusted"} <= found.keys():
        # 预算调整数 without 调整后预算数 beside it may be the adjusted budget itself.
        del found["change"]
    if "adjusted" in found or "original" in found:
        found.pop("budget", None)
    money = found.keys() & {"original", "adjusted", "budget", "final"}
    return found if "final" in found and len(money) >= 2 else {}


def _group(grid: Grid, row: int, group: str) -> str:
    for cell in grid.row(row):
        match = _GROUP.search(cell.text.replace(" ", ""))
        if match:
            return match.group(0)
    return group


def _concept(label: str, has_total: bool) -> str:
    words = plain(re.sub(r"[（(][^（()）]*[)）]", "", label)).rstrip("：:")
    if not has_total and _TOTAL.fullmatch(words):
        return "form.funds.total"
    for concept, pattern in _ROWS:
        if pattern.fullmatch(words):
            return concept
    return ""


def _line(
    grid: Grid,
    row: int,
    columns: dict[str, Cell],
    group: str,
    lines: list[Line],
    context: Context,
    form: Form,
) -> Line | None:
    values = [cell.column for name, cell in columns.items() if name != "reason"]
    labels = [words for words in grid.labels(row, min(values)) if not _GROUP.search(words.replace(" ", ""))]
    label = labels[-1] if labels else ""
    cells = {name: _below(grid, row, head) for name, head in columns.items()}
    if not label or not any(cell is not None and cell.row == row for cell in cells.values()):
        return None
    concept = _concept(label, any(line.concept == "form.funds.total" for line in lines))
    line = Line(concept, plain(re.sub(r"[（(][^（()）]*元[)）]", "", label)), row, group)
    line.is_nested = _is_nested(label, concept, group, lines)
    if any(
        cell is not None and name in _MONEY and cell.text.strip().endswith(("%", "％")) for name, cell in cells.items()
    ):
        return None  # a percentage below the name of an amount: the cells of this row are not below their own headers
    taken = any(other.concept == concept for other in lines)
    for name, cell in cells.items():
        if cell is None or cell.row != row:
            continue
        if name == "reason":
            line.reason, line.reason_source = cell.text.strip(), grid.source(cell, label, words_of(columns[name]))
            continue
        unit = _unit(name, grid)
        number = percent_of_cell(cell, unit) if name == "rate" else number_of(cell, unit)
        if number is None or number.unit.dimension is not unit.dimension:
            if is_blank(cell) or cell.state is CellState.UNREAD:
                line.blank.add(name)
            continue
        if name in ("points", "score"):
            number = as_score(number)
        item = "" if concept and not taken else plain(label)
        key = _key(name, concept or "form.funds.item", item, context)
        line.figures[name] = figure_of(grid, cell, number, key, _named(line.label, name), words_of(columns[name]))
    return line if line.figures or line.blank else None


def _below(grid: Grid, row: int, head: Cell) -> Cell | None:
    """The value under a header cell; a header over several columns may have its value in any of them."""
    found = None
    for column in range(head.column, head.column + head.column_span):
        cell = grid.at.get((row, column))
        if cell is not None and (found is None or (is_blank(found) and not is_blank(cell))):
            found = cell
    return found


def _named(label: str, name: str) -> str:
    return f"{label}{_WORDS[name]}"


_WORDS = {
    "original": "年初预算数",
    "adjusted": "全年预算数",
    "budget": "预算数",
    "final": "执行数",
    "rate": "执行率",
    "points": "分值",
    "score": "得分",
    "change": "调整数",
}


def _unit(name: str, grid: Grid) -> Unit:
    if name == "rate":
        return PERCENT
    return UNITS["分"] if name in ("points", "score") else money_unit(grid)


def _key(name: str, concept: str, item: str, context: Context) -> FactKey:
    if name in _MONEY:
        return FactKey(concept, context.year, _MONEY[name], item=item)
    if name == "change":
        return FactKey(
            "form.funds.change", context.year, item=item or ("" if concept == "form.funds.total" else concept)
        )
    whole = concept == "form.funds.total"
    return FactKey(f"form.execution.{name}", context.year, item="" if whole else item or concept)


def _is_nested(label: str, concept: str, group: str, lines: list[Line]) -> bool:
    """其中 opens the parts of the total; below another part it opens parts of that part."""
    parts = [line for line in lines if line.concept != "form.funds.total" and line.group == group]
    if not parts or concept == "form.funds.total":
        return False
    if concept not in ("", "form.funds.fiscal", "form.funds.item"):
        return False  # 其中：上年结转资金 is a source of its own, whatever stands before it
    return label.replace(" ", "").startswith("其中") or (concept != "form.funds.fiscal" and parts[-1].is_nested)


def _embedded(grid: Grid, own: list[Cell], lines: list[Line], context: Context) -> bool:
    """其中：一般公共预算：1,200.00 in one cell; which budget column it is nobody says."""
    found = False
    for cell in own:
        match = _EMBEDDED.fullmatch(cell.text.replace(" ", "")) if cell.state is CellState.TEXT else None
        if match is None:
            continue
        number = parse_cell(match.group("number"), money_unit(grid))
        if number is None or number.unit.dimension is not Dimension.MONEY:
            continue
        label = plain(match.group("label"))
        concept = _concept(label, True) or "form.funds.item"
        nature = "按支出性质分" if concept in ("form.funds.basic", "form.funds.project") else "按收入性质分"
        line = Line(concept, label, cell.row, nature)
        key = FactKey(concept, context.year, item=label)
        line.figures[""] = figure_of(grid, cell, number, key, label)
        lines.append(line)
        found = True
    return found


# ---------------------------------------------------------------------------------------------- relations


def _sums(total: Line, lines: list[Line], form: Form) -> None:
    for group in dict.fromkeys(line.group for line in lines if line is not total):
        members = [line for line in lines if line is not total and line.group == group]
        loose = [line for line in members if "" in line.figures]
        if loose and len(loose) == len(members):
            _loose_sum(total, loose, form)
            continue
        for name in ("original", "adjusted", "budget", "final"):
            figure = total.figures.get(name)
            if figure is not None:
                relation = _sum(figure, name, [line for line in members if line not in loose])
                if relation is not None:
                    form.relations.append(relation)


def _sum(total: Figure, name: str, members: list[Line]) -> Relation | None:
    """The total of a column and the rows that make it up, in the reading that the numbers allow if one does."""
    readings = [[line for line in members if not line.is_nested], members]
    chosen = next((r for r in readings if _adds_up(total, name, r)), readings[0])
    parts = tuple(line.figures[name] for line in chosen if name in line.figures)
    if not parts:
        return None
    blank = tuple(line.label for line in chosen if name in line.blank)
    return Relation(
        RelationKind.SUM,
        "form.funds-sum",
        total,
        parts,
        identity="B01",
        source=total.source,
        missing=blank,
        # Without a row for all the rest the rows need not be everything.
        exhaustive=any(line.concept == "form.funds.other" or line.concept == "form.funds.project" for line in chosen),
    )


def _adds_up(total: Figure, name: str, lines: list[Line]) -> bool:
    parts = [line.figures[name] for line in lines if name in line.figures]
    return bool(parts) and sum(part.number.base for part in parts) == total.number.base


def _loose_sum(total: Line, members: list[Line], form: Form) -> None:
    """Parts without a column are set against the column they fit, else against the year's budget."""
    names = [name for name in ("adjusted", "final", "original", "budget") if name in total.figures]
    if not names:
        return
    parts = tuple(line.figures[""] for line in members)
    fits = next((n for n in names if _adds_up(total.figures[n], "", members)), names[0])
    form.relations.append(
        Relation(
            RelationKind.SUM,
            "form.funds-sum",
            total.figures[fits],
            parts,
            identity="B27",
            source=total.figures[fits].source,
            exhaustive=True,
        )
    )


def _limits(total: Line, lines: list[Line], form: Form) -> None:
    for line in lines:
        budget = line.figures.get("adjusted")
        final = line.figures.get("final")
        if budget is not None and final is not None:
            fiscal = line.concept == "form.funds.fiscal" or _FISCAL_KINDS.fullmatch(line.label) is not None
            form.relations.append(
                Relation(
                    RelationKind.AT_MOST,
                    "form.funds-limit",
                    budget,
                    (final,),
                    word="fiscal" if fiscal else "total" if line is total else "own",
                    identity="B04",
                    source=final.source,
                )
            )


def _changes(columns: dict[str, Cell], lines: list[Line], form: Form) -> None:
    for line in lines:
        original, adjusted, change = (line.figures.get(name) for name in ("original", "adjusted", "change"))
        if original is not None and adjusted is not None and change is not None:
            form.relations.append(
                Relation(
                    RelationKind.SUM,
                    "form.budget-change",
                    adjusted,
                    (original, change),
                    identity="B05",
                    source=adjusted.source,
                )
            )
        if line.concept == "form.funds.total" and "reason" in columns:
            form.relations.append(
                Relation(
                    RelationKind.COMPARISON,
                    "form.budget-reason",
                    adjusted,
                    (original,) if original is not None else (),
                    rate=line.figures.get("rate"),
                    change=line.figures.get("final"),
                    word=line.reason,
                    identity="B06",
                    source=line.reason_source,
                )
            )


def _execution(grid: Grid, total: Line, lines: list[Line], columns: dict[str, Cell], form: Form) -> Execution:
    """Rates of every row, and the score of the execution, which stands with the total or with the first row."""
    for line in lines:
        rate, final = line.figures.get("rate"), line.figures.get("final")
        if rate is None or final is None:
            continue
        bases = tuple(line.figures[name] for name in ("adjusted", "budget", "original") if name in line.figures)
        if "年初" in columns["rate"].text:
            bases = bases[::-1]
        if bases:
            form.relations.append(
                Relation(
                    RelationKind.COMPLETION,
                    "form.execution-rate",
                    final,
                    bases,
                    rate=rate,
                    identity="B02",
                    source=rate.source,
                )
            )
    where = next((line for line in [total, *lines] if "points" in line.figures or "score" in line.figures), None)
    if where is None:
        return Execution()
    points = where.figures.get("points") or _points_beside(grid, where.row, columns, form)
    score = where.figures.get("score")
    if points is not None and score is not None:
        source = total
        final = total.figures.get("final")
        if final is not None and final.number.value == 0:
            # A total row left at zero: what was spent stands in the rows below.
            source = next((line for line in lines if (f := line.figures.get("final")) and f.number.value > 0), total)
        known = {
            name: source.figures[name]
            for name in ("final", "adjusted", "budget", "original", "rate")
            if name in source.figures
        }
        base = known.get("adjusted") or known.get("budget") or known.get("original")
        amounts = (known["final"], base) if "final" in known and base is not None else ()
        form.relations.append(
            Relation(
                RelationKind.SHARE,
                "form.execution-score",
                score,
                (points, *amounts),
                rate=known.get("rate"),
                identity="B03",
                source=score.source,
                word="parts" if source is not total else "",
            )
        )
    return Execution(points, score)


def _points_beside(grid: Grid, row: int, columns: dict[str, Cell], form: Form) -> Figure | None:
    """Points told in words: 预算执行情况（20分） in the margin, or 得分（20分*执行率） over the column."""
    heads = [columns["score"]] if "score" in columns else []
    margin = [cell for above in range(row, -1, -1) for cell in grid.row(above) if cell.column == 0 and cell.text]
    for cell in [*margin[:2], *heads]:
        match = re.search(r"[（(](\d{1,2}(?:\.\d+)?)分", cell.text.replace(" ", ""))
        number = parse_cell(match.group(1), UNITS["分"]) if match else None
        if number is not None:
            return form.add(
                figure_of(grid, cell, as_score(number), FactKey("form.execution.points"), "预算执行分值", "分值")
            )
    return None

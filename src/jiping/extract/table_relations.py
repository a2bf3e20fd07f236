"""Relations a table asserts by its form: rows, columns, hierarchies, balances. Which of them hold is for rules to say.

Each relation names its form (rules bind to it) and the identity of the catalogue it is an instance of. Relations whose
figures are all blank assert nothing and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiping.concepts.classification import personnel_classes
from jiping.concepts.dictionary import plain
from jiping.extract.table_formulas import row_formulas
from jiping.extract.tables import TypedTable, names_three_public, score_columns
from jiping.model import CellState, Dimension, Figure, Part, Relation, RelationKind, Row, RowKind

_CHINESE_NUMBER = re.compile(r"[一二三四五六七八九十]+[、.．]")
_DIGIT_NUMBER = re.compile(r"\d{1,2}[、.．]|[（(][一二三四五六七八九十\d]+[)）]")
_OF_WHICH = re.compile(r"其中|教育收费|含[:：]")
_ROW_PARTS = {
    "income": ("income.current", "D07", "income."),
    "expenditure": ("expenditure.current", "D09", "expenditure."),
    "general": ("expenditure.current", "D17", "expenditure."),
}
_EXPENDITURE_PARTS = frozenset(
    (
        "expenditure.basic",
        "expenditure.project",
        "expenditure.to_superior",
        "expenditure.operating",
        "expenditure.to_affiliate",
    )
)
_INCOME_PARTS = frozenset(
    (
        "income.appropriation",
        "income.general",
        "income.government_fund",
        "income.state_capital",
        "income.special_account",
        "income.superior_subsidy",
        "income.business",
        "income.operating",
        "income.affiliate",
        "income.other",
        "carry_forward.in",
        "surplus.use",
    )
)


def table_relations(typed: TypedTable) -> Iterator[Relation]:
    """All relations inside one table, but those a cell that could not be read has a part in."""
    broken = [cell for cell in typed.table.cells.values() if cell.state is CellState.UNREAD]
    if not broken:
        yield from _all_relations(typed)
        return
    rows, columns = {cell.row for cell in broken}, {cell.column for cell in broken}
    for relation in _all_relations(typed):
        places = [figure.source.cell for figure in relation.figures() if figure.source.cell is not None]
        in_row = len({row for row, _ in places}) == 1 and places[0][0] in rows
        in_column = any(column in columns for _, column in places) and not in_row and len({r for r, _ in places}) > 1
        if not in_row and not in_column:
            yield relation


def _all_relations(typed: TypedTable) -> Iterator[Relation]:
    kind = typed.kind.id
    if kind in ("summary", "fiscal_summary"):
        yield from _summary(typed)
    elif kind in ("income", "expenditure", "general", "fund", "capital"):
        for part in typed.table.parts:
            yield from _rows_of_columns(typed, part)
            if any(row.code for row in part.rows):
                yield from _hierarchy(typed, part)
            else:
                yield from _plain_total(typed, part, is_sure=False)  # a row for each unit, or some of another row
    elif kind == "basic":
        yield from _basic(typed)
    elif kind == "three_public":
        yield from _three_public(typed)
        for part in typed.table.parts:
            if not names_three_public(part):
                yield from row_formulas(typed, part)
    else:
        for part in typed.table.parts:
            yield from _plain_total(typed, part)
            if _is_added_up_by_code(typed, part):
                yield from _hierarchy(typed, part)
            yield from row_formulas(typed, part)


def _sum(
    form: str,
    total: Figure | None,
    parts: Sequence[Figure],
    identity: str = "",
    kind: RelationKind = RelationKind.SUM,
    signs: tuple[int, ...] = (),
    is_certain: bool = True,
) -> Iterator[Relation]:
    if total is None or not parts:
        return
    if total.blank and all(part.blank for part in parts):
        return
    yield Relation(
        kind, form, total, tuple(parts), signs, identity=identity, source=total.source, is_certain=is_certain
    )


# ------------------------------------------------------------------------------------ code × column tables


def _rows_of_columns(typed: TypedTable, part: Part) -> Iterator[Relation]:
    """In each row: the total column is the sum of its part columns; in fund tables also the balance of the row."""
    kind = typed.kind.id
    added: tuple[int, tuple[int, ...]] | None = None
    for row in part.rows:
        found = [f for column in part.columns if (f := typed.figure(row, column)) is not None]
        # A column nobody knows may be a part of its own, or some of another part.
        known = not any(f.number.value for f in found if not f.is_typed and f.number.unit.dimension is Dimension.MONEY)
        by_concept: dict[str, Figure] = {}
        for figure in (f for f in found if f.is_typed):
            by_concept.setdefault(figure.key.concept, figure)
        if kind == "income":
            total = (
                by_concept.get("income.current") or by_concept.get("income.function") or by_concept.get("income.total")
            )
            parts = [f for c, f in by_concept.items() if c in _INCOME_PARTS]
            if "income.appropriation" in by_concept:
                # 一般公共 and 基金 columns beside 财政拨款 split it further.
                parts = [
                    f
                    for f in parts
                    if f.key.concept not in ("income.general", "income.government_fund", "income.state_capital")
                ]
            if not by_concept and added is not None:
                yield from _same_columns(typed, row, added)  # the row of a unit
            elif len(parts) >= 2 or (parts and not total_is_part(total, parts)):
                added = _columns_of(total, parts) if known and row.kind is RowKind.TOTAL else added
                yield from _sum("table.row-sum", total, parts, "D07", is_certain=known)
            continue
        total = (
            by_concept.get("expenditure.current")
            or by_concept.get("expenditure.function")
            or by_concept.get("expenditure.total")  # 支出预算｜合计
        )
        parts = [f for c, f in by_concept.items() if c in _EXPENDITURE_PARTS]
        if not by_concept and added is not None:
            yield from _same_columns(typed, row, added)
        if len(parts) >= 2:
            added = _columns_of(total, parts) if known and row.kind is RowKind.TOTAL else added
            identity = {"expenditure": "D09", "general": "D17", "fund": "D27", "capital": "D28"}.get(kind, "")
            yield from _sum("table.row-sum", total, parts, identity, is_certain=known)
        if kind in ("fund", "capital") and total is not None:
            income = by_concept.get("income.current")
            before, after = by_concept.get("carry_forward.in"), by_concept.get("carry_forward.out")
            if income and before and after:
                yield from _sum("table.row-balance", total, (before, income, after), "D27", signs=(1, 1, -1))


def _columns_of(total: Figure | None, parts: list[Figure]) -> tuple[int, tuple[int, ...]] | None:
    places = [figure.source.cell for figure in (total, *parts) if figure is not None]
    if total is None or len(places) <= len(parts) or any(place is None for place in places):
        return None
    columns = [place[1] for place in places if place is not None]
    return columns[0], tuple(columns[1:])


def _same_columns(typed: TypedTable, row: Row, added: tuple[int, tuple[int, ...]]) -> Iterator[Relation]:
    """What the row of totals adds up across, the row of a unit, whose name is no concept, adds up as well."""
    total = typed.figures.get((row.index, added[0]))
    parts = [f for column in added[1] if (f := typed.figures.get((row.index, column))) is not None]
    if len(parts) == len(added[1]):
        yield from _sum("table.row-sum", total, parts, "D07" if typed.kind.id == "income" else "D09")


def total_is_part(total: Figure | None, parts: list[Figure]) -> bool:
    return total is None or total in parts


def _hierarchy(typed: TypedTable, part: Part, class_identity: str = "") -> Iterator[Relation]:
    """类 = Σ款, 款 = Σ项, and the total row = Σ of the highest codes, in every value column."""
    coded = [row for row in part.rows if row.code and row.kind is RowKind.DATA]
    codes = {row.code for row in coded}
    if len(codes) < len(coded):
        # The same code twice (a continued page read twice, two funds in one table): sums would count it twice.
        return
    children: dict[str, list[Row]] = {}
    top: list[Row] = []
    for row in coded:
        parent = _parent(row.code, codes)
        if parent:
            children.setdefault(parent, []).append(row)
        else:
            top.append(row)
    identity = {"income": "D06", "expenditure": "D11", "general": "D17", "basic": "D22"}.get(typed.kind.id, "")
    totals = [row for row in part.rows if row.kind is RowKind.TOTAL]
    mixed = len({len(row.code) for row in top}) > 1
    for column in part.columns:
        for row in coded:
            below = [f for child in children.get(row.code, ()) if (f := typed.figure(child, column)) is not None]
            if below:
                form = "table.class-sum" if len(row.code) == 3 else "table.section-sum"
                yield from _sum(form, typed.figure(row, column), below, identity)
        if len(totals) == 1 and top and not mixed and typed.kind.id != "basic":
            parts = [f for row in top if (f := typed.figure(row, column)) is not None]
            yield from _sum("table.column-sum", typed.figure(totals[0], column), parts, identity)


def _is_added_up_by_code(typed: TypedTable, part: Part) -> bool:
    """Whether a table of no known kind lists all classes of what its total row says: in one column they give it.

    Others list what they want to speak of, and the classes they name need not be whole.
    """
    totals = [row for row in part.rows if row.kind is RowKind.TOTAL]
    coded = [row for row in part.rows if row.code and row.kind is RowKind.DATA]
    top = [row for row in coded if len(row.code) == 3]
    if len(totals) != 1 or not top or len(coded) == len(top):
        return False
    for column in part.columns:
        total = typed.figure(totals[0], column)
        parts = [f for row in top if (f := typed.figure(row, column)) is not None]
        several = len([f for f in parts if f.number.value]) > 1
        if total is not None and several and sum(f.number.base for f in parts) == total.number.base > 0:
            return True
    return False


def _parent(code: str, codes: set[str]) -> str:
    for length in (5, 3):
        if len(code) > length and code[:length] in codes:
            return code[:length]
    return ""


# ------------------------------------------------------------------------------------------ summary tables


def _summary(typed: TypedTable) -> Iterator[Relation]:
    totals: dict[str, dict[tuple[str, str], Figure]] = {"income": {}, "expenditure": {}}
    for part in typed.table.parts:
        for column in part.columns:
            rows = [(row, f) for row in part.rows if (f := typed.figure(row, column)) is not None]
            side = "income" if any(f.key.concept.startswith("income.") for _, f in rows) else "expenditure"
            yield from _summary_column(rows, side)
            for _, figure in rows:
                if figure.key.concept in ("income.total", "expenditure.total"):
                    totals[side].setdefault((figure.key.column, str(figure.key.year)), figure)
        yield from _caliber_rows(typed, part)
    if typed.kind.id == "fiscal_summary":
        yield from _fund_balances(typed)
    for key, income in totals["income"].items():
        expenditure = totals["expenditure"].get(key)
        if expenditure is not None and not (income.blank or expenditure.blank):
            identity = "D15" if typed.kind.id == "fiscal_summary" else "D05"
            yield Relation(
                RelationKind.SUM, "table.balance", income, (expenditure,), identity=identity, source=income.source
            )


_CARRIED = frozenset(("carry_forward.in", "carry_forward.out"))
_FUND_NAMES = frozenset(
    (
        "一般公共预算财政拨款",
        "政府性基金预算财政拨款",
        "国有资本经营预算财政拨款",
        "一般公共预算",
        "政府性基金预算",
        "国有资本经营预算",
    )
)


def _summary_column(rows: list[tuple[Row, Figure]], side: str) -> Iterator[Relation]:
    """本年合计 = Σ the numbered rows above it; 总计 = 本年合计 + the unnumbered rows between; numbered rows under an
    unnumbered one, and 1. 2. under 一、, are its parts."""
    addends: list[Figure] = []
    current: Figure | None = None
    after: list[Figure] = []
    head: Figure | None = None
    below: list[Figure] = []
    is_numbered = False

    def close_group() -> Iterator[Relation]:
        nonlocal below
        if head is not None and below and any(not f.blank for f in below):
            yield from _sum("table.group-sum", head, below, "D12")
        below = []

    for row, figure in rows:
        words = plain(row.label)
        concept = figure.key.concept
        numbered = bool(_CHINESE_NUMBER.match(row.label))
        if concept in ("income.current", "expenditure.current") and row.kind is RowKind.TOTAL:
            yield from close_group()
            head = None
            if len(addends) >= 1:
                yield from _sum("table.column-sum", figure, addends, "D01" if side == "income" else "D03")
            current, after, is_numbered = figure, [], False
            continue
        if concept in ("income.total", "expenditure.total"):
            yield from close_group()
            head = None
            parts = [current, *after] if current is not None else addends + after
            if len(parts) >= 1 and not (len(parts) == 1 and current is not None and after == []):
                yield from _sum("table.grand-total", figure, parts, "D02" if side == "income" else "D04")
            current, addends, after = None, [], []
            continue
        if _OF_WHICH.search(row.label) and (not numbered or "其中" in row.label):
            continue
        if _DIGIT_NUMBER.match(row.label):
            below.append(figure)
            continue
        of_carried = head is not None and head.key.concept in _CARRIED and current is not None
        if of_carried and (numbered or words in _FUND_NAMES):
            below.append(figure)  # 一、二、三 below 年初财政拨款结转和结余
            continue
        if current is None and not numbered and is_numbered and concept not in _CARRIED:
            continue  # 经费拨款 below 一、一般公共预算拨款收入: some of it, not necessarily all
        yield from close_group()
        head = figure
        if current is None and concept not in _CARRIED:
            addends.append(figure)
            is_numbered = is_numbered or numbered
        else:
            after.append(figure)
    yield from close_group()


def _caliber_rows(typed: TypedTable, part: Part) -> Iterator[Relation]:
    """合计 = 一般公共预算 + 政府性基金 + 国有资本经营, in each row of the fiscal summary."""
    if typed.kind.id != "fiscal_summary":
        return
    for row in part.rows:
        figures = [f for column in part.columns if (f := typed.figure(row, column)) is not None]
        by_caliber = {f.key.caliber: f for f in figures}
        parts = [by_caliber[c] for c in ("general", "fund", "capital") if c in by_caliber]
        if len(parts) >= 2 and "fiscal" in by_caliber:
            yield from _sum("table.row-sum", by_caliber["fiscal"], parts, "D13")


_FUNDS = {"general": "income.general", "fund": "income.government_fund", "capital": "income.state_capital"}


def _fund_balances(typed: TypedTable) -> Iterator[Relation]:
    """In the fiscal summary each fund's income and opening balance are its column's 总计 on the expenditure side."""
    groups: dict[tuple[str, int | None], dict[tuple[str, str], Figure]] = {}
    for figure in typed.figures.values():
        if figure.is_typed and not figure.key.code:
            known = groups.setdefault((figure.key.column, figure.key.year), {})
            known.setdefault((figure.key.concept, figure.key.caliber), figure)
    for known in groups.values():
        opening = known.get(("carry_forward.in", "fiscal"))
        is_split = any(("carry_forward.in", caliber) in known for caliber in _FUNDS)
        if opening is not None and opening.number.value and not is_split:
            continue  # which fund it was carried over from is not said
        for caliber, concept in _FUNDS.items():
            income, total = known.get((concept, "fiscal")), known.get(("expenditure.total", caliber))
            if income is not None and total is not None:
                carried = known.get(("carry_forward.in", caliber))
                yield from _sum("table.fund-balance", total, [income, *([carried] if carried else [])], "D14")


# -------------------------------------------------------------------------------------- economic classes


def _basic(typed: TypedTable) -> Iterator[Relation]:
    """Basic expenditure by economic class: 类 = Σ款; 人员经费 = 301 + 303; 公用经费 the others; both give the total."""
    classes: dict[tuple[str, str, str], list[Figure]] = {}
    totals: dict[tuple[str, str], Figure] = {}
    personal = personnel_classes()
    yield from _economic_classes(typed)
    for part in typed.table.parts:
        for row in part.rows:
            figures = [f for column in part.columns if (f := typed.figure(row, column)) is not None and f.is_typed]
            by_concept = {f.key.concept: f for f in figures}
            whole = by_concept.get("expenditure.economic") or by_concept.get("expenditure.basic")
            parts = [
                by_concept[c] for c in ("expenditure.basic.personnel", "expenditure.basic.operating") if c in by_concept
            ]
            if whole is not None and len(parts) == 2:
                yield from _sum("table.row-sum", whole, parts, "D19")
            for figure in figures:
                column = f"{figure.key.column}/{figure.key.year}"
                if len(row.code) == 3:
                    classes.setdefault((column, figure.key.concept, ""), []).append(figure)
                elif row.kind is RowKind.TOTAL and not row.code:
                    totals.setdefault((column, figure.key.concept), figure)
    for (column, concept), total in totals.items():
        if concept == "expenditure.basic":
            both = [
                totals[(column, c)]
                for c in ("expenditure.basic.personnel", "expenditure.basic.operating")
                if (column, c) in totals
            ]
            split = any(c != "expenditure.economic" for (k, c, _) in classes if k == column)
            if len(both) == 2 and not split:
                yield from _sum("table.basic-total", total, both, "D19")
            parts = classes.get((column, "expenditure.economic", ""), [])
            yield from _sum("table.basic-total", total, parts, "D19")
        else:
            parts = classes.get((column, concept, ""), [])
            if not parts:
                wanted = concept == "expenditure.basic.personnel"
                every = classes.get((column, "expenditure.economic", ""), [])
                parts = [f for f in every if (f.key.code in personal) == wanted]
            if concept == "expenditure.basic.personnel":
                yield from _sum("table.personnel-total", total, parts, "D20")
            else:
                yield from _sum("table.operating-total", total, parts, "D21")


def _economic_classes(typed: TypedTable) -> Iterator[Relation]:
    """类 = Σ款 in every value column. Blocks side by side are one list: 302 may begin in one and go on in the next."""
    columns: dict[tuple[str, str, int | None, str], list[Figure]] = {}
    for figure in typed.figures.values():
        key = figure.key
        if figure.is_typed and key.code:
            columns.setdefault((key.concept, key.column, key.year, key.caliber), []).append(figure)
    for figures in columns.values():
        codes = {figure.key.code for figure in figures}
        if len(codes) < len(figures):
            continue  # the same code twice: sums would count it twice
        children: dict[str, list[Figure]] = {}
        for figure in figures:
            children.setdefault(_parent(figure.key.code, codes), []).append(figure)
        for figure in figures:
            below = children.get(figure.key.code, [])
            form = "table.class-sum" if len(figure.key.code) == 3 else "table.section-sum"
            yield from _sum(form, figure, below, "D22")


# -------------------------------------------------------------------------------------------- 三公经费


_VEHICLES = ("three_public.vehicles.purchase", "three_public.vehicles.operation")


def _three_public(typed: TypedTable) -> Iterator[Relation]:
    groups: dict[tuple[str, str, int], dict[str, Figure]] = {}
    by_rows = any(names_three_public(part) for part in typed.table.parts)
    for (row, _), figure in typed.figures.items():
        # Each row is a list of its own where the columns name the expenses: one for each unit, and their sum.
        key = (figure.key.column, str(figure.key.year), row if by_rows else -1)
        groups.setdefault(key, {}).setdefault(figure.key.concept, figure)
    for by_concept in groups.values():
        for whole, parts, identity in (
            (
                "three_public.total",
                ("three_public.overseas", "three_public.vehicles", "three_public.hospitality"),
                "D23",
            ),
            ("three_public.vehicles", ("three_public.vehicles.purchase", "three_public.vehicles.operation"), "D24"),
        ):
            found = [by_concept[c] for c in parts if c in by_concept]
            if "three_public.vehicles" in parts and "three_public.vehicles" not in by_concept:
                # No column for both kinds of vehicle expenses: buying and running stand beside the others.
                both = [by_concept[c] for c in _VEHICLES if c in by_concept]
                found += both if len(both) == len(_VEHICLES) else []
            if len(found) >= len(parts):
                yield from _sum("table.three-public", by_concept.get(whole), found, identity)


# ------------------------------------------------------------------------------------------ other tables


_OVERLAPPING = (Dimension.AREA, Dimension.LENGTH, Dimension.NONE)


def _plain_total(typed: TypedTable, part: Part, is_sure: bool = True) -> Iterator[Relation]:
    """A table with exactly one 合计 row: its amounts and counts are the sums of the rows above (or below) it.

    Where that is not sure, a column that adds up must show it first.
    """
    totals = [row for row in part.rows if row.kind is RowKind.TOTAL]
    data = [row for row in part.rows if row.kind is RowKind.DATA]
    if len(totals) != 1 or len(data) < 2 or not part.label_columns:
        return
    if any(_OF_WHICH.search(row.label) or row.code for row in data):
        return
    if any(re.search(r"合计|总计|总额", row.label) for row in data):
        return
    scores = score_columns(part, typed.figures)
    if scores is not None:
        got = [f for row in data if (f := typed.figure(row, scores[1])) is not None]
        total = typed.figure(totals[0], scores[1])
        if len(got) == len(data) and total is not None and not total.blank:
            yield from _sum("table.plain-sum", total, got, "H15")
    data = _top_rows(typed, part, data)
    if len(data) < 1:
        return
    rows = [row.index for row in data]
    if not (max(rows) < totals[0].index or min(rows) > totals[0].index):
        return
    measured: list[tuple[Figure, list[Figure]]] = []
    is_added_up = False
    for column in part.columns:
        header = column.path[-1] if column.path else ""
        if re.search(r"单价|率|比|(?<![年月])均|分值|得分|权重|年度|编号", header):
            continue
        total = typed.figure(totals[0], column)
        parts = [figure for row in data if (figure := typed.figure(row, column)) is not None]
        if total is None or total.blank or len(parts) < len(data):
            continue
        if total.number.unit.dimension in _OVERLAPPING or "面积" in header:
            measured.append((total, parts))
            continue
        if total.number.unit.dimension not in (Dimension.MONEY, Dimension.COUNT):
            continue
        is_added_up = is_added_up or sum(part.number.base for part in parts) == total.number.base > 0
        if is_sure:
            yield from _sum("table.plain-sum", total, parts, "H15")
        else:
            measured.append((total, parts))
    # Areas of overlapping things are not added up, nor is what has no unit; where the row adds up something else it is.
    for total, parts in measured if is_added_up else ():
        yield from _sum("table.plain-sum", total, parts, "H15")


def _top_rows(typed: TypedTable, part: Part, rows: list[Row]) -> list[Row]:
    """Without the rows of units below another one of the list: 306001 is some of 306."""
    codes = {row.index: _unit_code(typed, part, row) for row in rows}
    known = [code for code in codes.values() if code]
    below = {n for n, code in codes.items() if any(code != other and code.startswith(other) for other in known)}
    return [row for row in rows if row.index not in below]


def _unit_code(typed: TypedTable, part: Part, row: Row) -> str:
    """The code of a unit in one of the columns of names (306001); empty where there is none."""
    for column in part.label_columns:
        cell = typed.table.cells.get((row.index, column))
        if cell is not None and _UNIT_CODE.fullmatch(cell.text):
            return cell.text
    return ""


_UNIT_CODE = re.compile(r"\d{3}(?:\d{3})*")

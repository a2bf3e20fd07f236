"""What the columns of a body's own table have to do with each other, told by its rows.

Headers of such tables are anybody's words: 支出率 may be of what arrived or of what was planned. But a table says
itself how it was made: where nearly all rows follow one formula, that is the formula, and the others break it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from jiping.extract.tables import TypedTable
from jiping.model import Column, Dimension, Figure, Interval, Part, Relation, RelationKind, RowKind, add_up

_LEAST = 3
"""Rows that must follow a formula before it is taken for the table's."""
_ROWS_FOR_A_MISS = 4
"""One row may break a formula, and one in four of a longer table."""
_MOST_COLUMNS = 12
_RATE = re.compile(r"率|占比|比重|比例|增减|增长|变动|幅度|[%％]")
_SHARE = re.compile(r"占|比重|比例|构成")
_GROWTH = re.compile(r"增减|增长|变动|增幅|降幅|幅度|升降|同比")
_DIFFERENCE = re.compile(r"增减|增加|减少|变动|差|结余|结转|节约|剩余|未")
_TOTAL = re.compile(r"(?:.*(?:合计|小计|总计|总额))")
_MEASURED = (Dimension.MONEY, Dimension.COUNT, Dimension.SCORE)

Line = dict[int, Figure]
"""The figures of one row by their column."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """One way a column may come about; ``misses`` are those of its ``rows`` that it does not hold for."""

    columns: tuple[int, ...]
    misses: frozenset[int]
    rows: tuple[int, ...]


def row_formulas(typed: TypedTable, part: Part) -> Iterator[Relation]:
    """Relations ``table.rate``, ``table.growth`` and ``table.row-formula`` of the rows of a table of its own."""
    if not part.label_columns or len(part.rows) < _LEAST or len(part.columns) > _MOST_COLUMNS:
        return
    lines: list[Line] = []
    totals: list[Line] = []
    for row in part.rows:
        if row.kind in (RowKind.DATA, RowKind.TOTAL):
            figures = {c.column: f for c in part.columns if (f := typed.figure(row, c)) is not None}
            if any(not figure.blank for figure in figures.values()):
                lines.append(figures)
                if row.kind is RowKind.TOTAL:
                    totals.append(figures)
    for column in part.columns:
        header = column.path[-1] if column.path else ""
        own = [line[column.column] for line in lines if column.column in line and not line[column.column].blank]
        if len(own) < _LEAST:
            continue
        dimension = own[0].number.unit.dimension
        if dimension is Dimension.PERCENT and _RATE.search(header):
            yield from _rates(lines, totals, part.columns, column, header)
        elif dimension in _MEASURED and (_DIFFERENCE.search(header) or _TOTAL.fullmatch(header)):
            yield from _amounts(lines, part.columns, column, header)


def _rates(
    lines: list[Line], totals: list[Line], columns: Sequence[Column], column: Column, header: str
) -> Iterator[Relation]:
    if _SHARE.search(header):
        yield from _of_total(lines, totals, columns, column)
        return
    is_growth = _GROWTH.search(header) is not None
    found = _one_formula(lines, column, _pairs(lines, columns, column), _grown if is_growth else _quotient)
    if found is None:
        return
    first, second = found.columns
    for place in found.rows:
        line = lines[place]
        rate, upper, lower = line[column.column], line[first], line[second]
        if is_growth:
            yield Relation(RelationKind.GROWTH, "table.growth", upper, (lower,), rate=rate, source=rate.source)
        else:
            yield Relation(RelationKind.SHARE, "table.rate", lower, (upper,), rate=rate, source=rate.source)


def _of_total(lines: list[Line], totals: list[Line], columns: Sequence[Column], column: Column) -> Iterator[Relation]:
    """占比: each row's part of the one total row."""
    if len(totals) != 1:
        # 全年 100%: the row that is all of it says so by its rate.
        totals = [line for line in lines if (rate := line.get(column.column)) is not None and rate.number.value == 100]
    if len(totals) != 1:
        return
    for other in columns:
        whole = totals[0].get(other.column)
        if other is column or whole is None or not whole.number.value or whole.number.unit.dimension not in _MEASURED:
            continue

        def implied(figures: Sequence[Figure], whole: Figure = whole) -> Interval | None:
            return _quotient([figures[0], whole])

        found = _one_formula(lines, column, [(other.column,)], implied)
        if found is not None:
            for place in found.rows:
                rate = lines[place][column.column]
                part = lines[place][other.column]
                yield Relation(RelationKind.SHARE, "table.rate", whole, (part,), rate=rate, source=rate.source)
            return


def _amounts(lines: list[Line], columns: Sequence[Column], column: Column, header: str) -> Iterator[Relation]:
    if _TOTAL.fullmatch(header):
        after = [c.column for c in columns if c.column > column.column]
        candidates = [tuple(after[:size]) for size in range(2, len(after) + 1)]
        signs: tuple[int, ...] = ()
        found = _one_formula(lines, column, candidates, _sum)
    else:
        found = _one_formula(lines, column, _pairs(lines, columns, column), _difference)
        signs = (1, -1)
    if found is None:
        return
    for place in found.rows:
        total = lines[place][column.column]
        parts = tuple(lines[place][one] for one in found.columns)
        yield Relation(RelationKind.SUM, "table.row-formula", total, parts, signs, identity="H15", source=total.source)


def _pairs(lines: list[Line], columns: Sequence[Column], column: Column) -> list[tuple[int, ...]]:
    """Two other columns that are measured in the same unit."""
    measured = []
    for other in columns:
        figures = [line[other.column] for line in lines if other.column in line]
        if other is not column and figures and figures[0].number.unit.dimension in _MEASURED:
            measured.append((other.column, figures[0].number.unit))
    return [(a, b) for (a, one), (b, two) in permutations(measured, 2) if one.dimension is two.dimension]


def _one_formula(
    lines: list[Line],
    column: Column,
    candidates: Sequence[tuple[int, ...]],
    implied: Callable[[Sequence[Figure]], Interval | None],
) -> _Formula | None:
    """The formula that nearly all rows follow; none where two that differ do as well."""
    fitting: list[_Formula] = []
    most = max(1, len(lines) // _ROWS_FOR_A_MISS)
    for columns in candidates:
        misses, rows = set(), []
        for place, line in enumerate(lines):
            result = line.get(column.column)
            if result is None or result.blank or any(one not in line for one in columns):
                continue
            value = implied([line[one] for one in columns])
            if value is None:
                continue
            rows.append(place)
            if not result.interval.meets(value) and result.interval.gap(value) > Fraction(result.number.step):
                misses.add(place)
                if len(misses) > max(most, 2):
                    break
        telling = [place for place in rows if any(not lines[place][one].blank for one in columns)]
        held = len(telling) - len(misses)
        is_followed = len(misses) <= max(1, len(telling) // _ROWS_FOR_A_MISS) and held >= _LEAST
        if is_followed or (held >= _LEAST - 1 and _are_exchanged(lines, column.column, columns, misses, implied)):
            fitting.append(_Formula(columns, frozenset(misses), tuple(rows)))
    fewest = min((len(one.misses) for one in fitting), default=0)
    best = [one for one in fitting if len(one.misses) == fewest]
    if not best or (fewest and len(best) > 1):
        return None
    return best[0]


def _are_exchanged(
    lines: list[Line],
    column: int,
    columns: tuple[int, ...],
    misses: set[int],
    implied: Callable[[Sequence[Figure]], Interval | None],
) -> bool:
    """Whether two neighbouring rows miss a formula that both follow once the numbers of one column change places."""
    if len(misses) != 2 or max(misses) - min(misses) != 1:
        return False
    above, below = (lines[place] for place in sorted(misses))
    for one in (column, *columns):
        exchanged = (above | {one: below[one]}, below | {one: above[one]})
        values = [implied([line[place] for place in columns]) for line in exchanged]
        if all(
            value is not None and line[column].interval.meets(value)
            for line, value in zip(exchanged, values, strict=True)
        ):
            return True
    return False


def _quotient(figures: Sequence[Figure]) -> Interval | None:
    upper, lower = figures
    if not lower.number.value or upper.blank:
        return None
    ratio = upper.interval.ratio(lower.interval)
    return None if ratio is None else ratio.scale(100)


def _grown(figures: Sequence[Figure]) -> Interval | None:
    now, before = figures
    if not before.number.value:
        return None
    ratio = now.interval.ratio(before.interval)
    return None if ratio is None else (ratio - Interval.point(1)).scale(100)


def _difference(figures: Sequence[Figure]) -> Interval | None:
    return figures[0].interval - figures[1].interval


def _sum(figures: Sequence[Figure]) -> Interval | None:
    return add_up([figure.interval for figure in figures])

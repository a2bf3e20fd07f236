"""Tables of department-years: what their columns mean, and the table of scores.

One row is one department (or project) and year. Columns are named by what they hold:

    staff.in_post                                  a figure, by the name formulas call it
    three_public.total@budget.original^-1          of a budget column, of the year before
    choice:ID  share:ID                            a recorded judgement: the choice, per cent of the points inside it
    answers:ID                                     a judgement by conditions: 是否是, 101
    not_applicable:ID                              true where the indicator cannot apply

Money is in 元, shares in per cent, everything else in its own unit; exact numbers only (whole numbers or decimals),
since a float has lost the last digit before it is read. An empty cell is a figure that is not there, never a zero. All
other columns (name, year) are carried over. Needs the extra ``jiping[columns]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl

from jiping.concepts.dictionary import concepts
from jiping.score.columnar import STATUSES, Columns, TooWide, scored
from jiping.score.engine import Data, Input, Recorded, Scorecard, score
from jiping.score.formula import FormulaError, Ref, parse
from jiping.score.integers import Numbers, most_of
from jiping.score.methods import Breaches, Checklist, Judgement
from jiping.score.schema import Framework

_NUMBER = r"^\s*-?\d{1,3}(,\d{3})+(\.\d+)?\s*$|^\s*-?\d+(\.\d+)?\s*$"
_ANSWERS = r"^[是否10]*$"
_YES = ("是", "1")
_MOST_DIGITS = 9
"""After the point; figures of accounts have two, shares at most six."""


@dataclass(frozen=True, slots=True)
class TableProblem(Exception):
    """A column that cannot be used. ``kind`` names the text that says what is wrong and what to do."""

    kind: str
    column: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.column} {self.detail}".strip()


@dataclass(frozen=True, slots=True)
class Scores:
    """The table of scores, and what a user should know about how it came about."""

    frame: pl.DataFrame
    used: tuple[str, ...]
    """Columns that were used."""
    strange: tuple[str, ...]
    """Columns that look like figures or judgements and that the framework does not ask for."""
    by_rows: bool = False
    """Scored row by row, since the figures are too large for whole numbers of 128 bits."""

    @property
    def open_totals(self) -> int:
        """Rows whose total is a range."""
        if "total_low" not in self.frame.columns:
            return self.frame.height
        return int(self.frame.select((pl.col("total_low") != pl.col("total_high")).sum()).item() or 0)


def read_table(path: Path) -> pl.DataFrame:
    """A Parquet or CSV file (UTF-8 or, as Excel saves it in China, GB18030). Cells of CSV stay text until what
    their column means says what they are.

    Raises :class:`TableProblem` (unreadable).
    """
    try:
        if path.suffix.lower() != ".csv":
            return pl.read_parquet(path)
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        return pl.read_csv(text.encode(), infer_schema=False)
    except (OSError, UnicodeDecodeError, pl.exceptions.PolarsError) as error:
        raise TableProblem("unreadable", path.name, str(error).splitlines()[0][:200]) from None


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """As CSV (with a mark that Excel needs to read Chinese) or Parquet, by the ending. Raises :class:`OSError`."""
    if path.suffix.lower() == ".csv":
        frame.write_csv(path, include_bom=True)
    else:
        frame.write_parquet(path)


def score_table(framework: Framework, frame: pl.DataFrame) -> Scores:
    """Scores of every row, in its order, to the last digit those that :func:`jiping.score.engine.score` gives.

    ``low:ID`` and ``high:ID`` are points as decimals, equal where the score is certain; ``status:ID`` is one of
    computed, judged, not_applicable, unproved; ``total_low``, ``total_high``, ``grade_low`` and ``grade_high`` are left
    out for a framework that is not complete. Raises :class:`TableProblem` for a column that cannot be used.
    """
    table = _Table(framework, frame)
    try:
        scored = _by_columns(framework, table)
    except TooWide:
        return replace(table.scores(_by_rows(framework, table)), by_rows=True)
    return table.scores(scored)


def _by_columns(framework: Framework, table: _Table) -> pl.DataFrame:
    frame, columns = table.wholes()
    return scored(framework, columns, frame)


def _by_rows(framework: Framework, table: _Table) -> pl.DataFrame:
    return pl.DataFrame(
        [_row(score(framework, data), 10**framework.rounding.score) for data in table.rows()], infer_schema_length=None
    )


def _row(card: Scorecard, unit: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for result in card.results:
        id = result.indicator.id
        found |= {f"low:{id}": int(result.low * unit), f"high:{id}": int(result.high * unit)}
        found[f"status:{id}"] = STATUSES.index(result.status)
    found |= {"total_low": int(card.low * unit), "total_high": int(card.high * unit)}
    grades = card.grades
    return found | {"grade_low": grades[-1] if grades else None, "grade_high": grades[0] if grades else None}


class _Table:
    """A frame whose columns are understood."""

    def __init__(self, framework: Framework, frame: pl.DataFrame) -> None:
        self.framework = framework
        asked = {
            str(ref): ref for one in framework.indicators if one.expression is not None for ref in one.expression.refs()
        }
        judged = {one.id: one for one in framework.indicators if one.is_judged}
        ids = {one.id for one in framework.indicators}
        self.figures: dict[str, Ref] = {}
        self.marks: dict[str, tuple[str, str]] = {}
        strange, exprs = [], []
        for name, dtype in frame.schema.items():
            kind, _, id = name.partition(":")
            if name in asked:
                self.figures[name] = asked[name]
                exprs.append(_exact(frame, name, dtype))
            elif kind == "not_applicable" and id in ids:
                self.marks[name] = (kind, id)
                exprs.append(_truth(frame, name, dtype))
            elif kind in ("choice", "share", "answers") and id in judged:
                self.marks[name] = (kind, id)
                exprs.append(_exact(frame, name, dtype) if kind == "share" else _text(frame, name, dtype, kind))
            elif kind in ("choice", "share", "answers", "not_applicable") or _is_figure(name):
                strange.append(name)
        self.strange = tuple(strange)
        self.used = (*self.figures, *self.marks)
        self.carried = frame.drop(*self.used, *self.strange)
        self.frame = frame.select(exprs) if exprs else frame.select()
        if not self.used:
            raise TableProblem("nothing_used", "", "、".join(sorted(asked)[:5]))

    def scores(self, scored: pl.DataFrame) -> Scores:
        digits = self.framework.rounding.score
        last = pl.lit(Decimal(1).scaleb(-digits))
        exprs: list[pl.Expr] = []
        for name in scored.columns:
            kind = name.partition(":")[0]
            if kind == "status":
                exprs.append(pl.col(name).replace_strict(dict(enumerate(STATUSES)), return_dtype=pl.Enum(STATUSES)))
            elif kind in ("low", "high", "total_low", "total_high"):
                exprs.append(pl.col(name).cast(pl.Decimal(38, 0)) * last)
            elif kind.startswith("grade") and not self.framework.incomplete:
                exprs.append(pl.col(name))
        if self.framework.incomplete:
            exprs = [one for one in exprs if not one.meta.output_name().startswith("total")]
        # A table of scores that is scored again brings the names of its old ones.
        own = [one.meta.output_name() for one in exprs]
        carried = self.carried.drop([name for name in self.carried.columns if name in own])
        made = pl.concat([carried, scored.select(exprs)], how="horizontal")
        return Scores(made, self.used, self.strange)

    def wholes(self) -> tuple[pl.DataFrame, Columns]:
        """The same columns as whole numbers of their last digit, and what they mean."""
        physical = self.frame.select(
            pl.col(name).to_physical() if self.frame.schema[name].is_numeric() else pl.col(name)
            for name in self.frame.columns
        )
        ends = physical.select(
            expr
            for name in self.figures
            for expr in (pl.col(name).min().alias(f"min {name}"), pl.col(name).max().alias(f"max {name}"))
        )
        figures, filled = {}, []
        for name, ref in self.figures.items():
            digits = _digits(self.frame.schema[name])
            low, high = int(ends[f"min {name}"][0] or 0), int(ends[f"max {name}"][0] or 0)
            shift = 2 if concepts()[ref.concept].unit == "percent" else 0
            figures[ref] = Numbers(pl.col(name), pl.col(f"missing:{name}"), digits + shift, low, high)
            is_narrow = max(abs(low), abs(high)) <= most_of(pl.Int64)
            filled.append(pl.col(name).cast(pl.Int64 if is_narrow else pl.Int128).fill_null(0))
            filled.append(pl.col(name).is_null().alias(f"missing:{name}"))
        marks: dict[str, dict[str, pl.Expr]] = {"not_applicable": {}, "choice": {}}
        shares, answers = {}, {}
        for name, (kind, id) in self.marks.items():
            if kind == "share":
                shares[id] = (pl.col(name).cast(pl.Int64), _digits(self.frame.schema[name]))
            elif kind == "answers":
                one = self.framework.indicator(id)
                method = None if one is None else one.scoring
                if isinstance(method, Checklist | Breaches):
                    answers[id] = _answers(name, _conditions(method))
            else:
                marks[kind][id] = pl.col(name)
        return physical.with_columns(filled), Columns(
            figures, marks["not_applicable"], marks["choice"], shares, answers
        )

    def rows(self) -> Iterator[Data]:
        """Every row as the engine takes it."""
        for row in self.frame.iter_rows(named=True):
            inputs = {
                ref: Input(value, value, str(row[name]))
                for name, ref in self.figures.items()
                if row[name] is not None
                for value in (Fraction(row[name]) / (100 if concepts()[ref.concept].unit == "percent" else 1),)
            }
            yield Data(inputs, self._judgements(row), self._reasons(row))

    def _reasons(self, row: Mapping[str, object]) -> dict[str, str]:
        return {id: "不适用" for name, (kind, id) in self.marks.items() if kind == "not_applicable" and row[name]}

    def _judgements(self, row: Mapping[str, object]) -> dict[str, Recorded]:
        made: dict[str, Recorded] = {}
        for name, (kind, id) in self.marks.items():
            value = row[name]
            if value is None or kind == "not_applicable":
                continue
            known = made.get(id, Recorded("", "", ""))
            if kind == "choice":
                made[id] = replace(known, choice=str(value))
            elif kind == "share":
                made[id] = replace(known, share=Fraction(str(value)))
            else:
                made[id] = replace(known, answers=tuple(letter in _YES for letter in str(value)))
        return made


def _is_figure(name: str) -> bool:
    try:
        ref = parse(name).ref
    except FormulaError:
        return False
    return ref is not None and ref.concept in concepts()


def _digits(dtype: pl.DataType) -> int:
    return dtype.scale if isinstance(dtype, pl.Decimal) else 0


def _exact(frame: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.Expr:
    if dtype.is_integer():
        return pl.col(name).cast(pl.Int64) if dtype != pl.Int128 else pl.col(name)
    if isinstance(dtype, pl.Decimal):
        return pl.col(name)
    if dtype == pl.Null:
        return pl.col(name).cast(pl.Int64)
    if dtype != pl.String:
        raise TableProblem("float_column" if dtype.is_float() else "no_number", name, str(dtype))
    cells = pl.col(name).str.strip_chars()
    wrong = frame.lazy().with_row_index("row").filter((cells != "") & ~pl.col(name).str.contains(_NUMBER))
    first = wrong.select("row", name).head(1).collect()
    if first.height:
        raise TableProblem("no_number", name, f"{first['row'][0] + 1}: {first[name][0][:40]}")
    cells = cells.str.replace_all(",", "", literal=True)
    longest = frame.select(cells.str.extract(r"\.(\d+)").str.len_chars().max()).item() or 0
    if longest > _MOST_DIGITS:
        raise TableProblem("too_many_digits", name, str(longest))
    return pl.when(cells != "").then(cells).cast(pl.Decimal(38, longest)).alias(name)


def _truth(frame: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Boolean:
        return pl.col(name)
    if dtype == pl.String:
        known = {"true": True, "false": False, "是": True, "否": False, "1": True, "0": False, "": False}
        cells = pl.col(name).str.strip_chars().str.to_lowercase()
        strange = frame.lazy().with_row_index("row").filter(pl.col(name).is_not_null() & ~cells.is_in(list(known)))
        first = strange.select("row", name).head(1).collect()
        if first.height:
            raise TableProblem("no_truth", name, f"{first['row'][0] + 1}: {first[name][0][:40]}")
        return cells.replace_strict(known, default=None, return_dtype=pl.Boolean).alias(name)
    if dtype == pl.Null:
        return pl.col(name).cast(pl.Boolean)
    raise TableProblem("no_truth", name, str(dtype))


def _text(frame: pl.DataFrame, name: str, dtype: pl.DataType, kind: str) -> pl.Expr:
    if dtype == pl.Null:
        return pl.col(name).cast(pl.String)
    if dtype not in (pl.String, pl.Categorical) and not isinstance(dtype, pl.Enum):
        raise TableProblem("no_text", name, str(dtype))
    cells = pl.col(name).cast(pl.String).str.strip_chars()
    if kind == "answers":
        wrong = frame.lazy().with_row_index("row").filter(~cells.str.contains(_ANSWERS))
        first = wrong.select("row", name).head(1).collect()
        if first.height:
            raise TableProblem("no_answers", name, f"{first['row'][0] + 1}: {str(first[name][0])[:40]}")
    return pl.when(cells != "").then(cells).alias(name)


def _conditions(method: Checklist | Breaches | Judgement) -> int:
    if isinstance(method, Judgement):
        return 0
    return len(method.items) if isinstance(method, Checklist) else len(method.conditions)


def _answers(name: str, count: int) -> tuple[pl.Expr, ...]:
    cells = pl.col(name)
    fits = cells.str.len_chars() == count
    return tuple(pl.when(fits).then(cells.str.slice(i, 1).is_in(list(_YES))) for i in range(count))

"""Random tables of department-years, and the comparison of both engines on them, for tests and the benchmark."""

from __future__ import annotations

import random
from collections.abc import Iterable
from fractions import Fraction

import polars as pl

from jiping.score.engine import Data, Scorecard, score
from jiping.score.formula import Ref
from jiping.score.methods import Breaches, Checklist, Judgement
from jiping.score.schema import Framework
from jiping.score.table import STATUSES, _Table, score_table


def random_table(framework: Framework, rows: int, seed: int, largest: int = 12) -> pl.DataFrame:
    """Figures near each other, so that rates fall on both sides of limits; zeros, gaps, judgements, exceptions."""
    draw = random.Random(seed)
    refs = dict.fromkeys(ref for one in framework.indicators if one.expression for ref in one.expression.refs())
    # Everything about one department is of one size.
    sizes = [10 ** draw.randint(2, largest) for _ in range(rows)]
    columns: dict[str, pl.Series] = {"name": pl.Series([f"单位{n}" for n in range(rows)])}
    for ref in refs:
        columns[str(ref)] = pl.Series([_figure(draw, size) for size in sizes], dtype=pl.Int64).cast(pl.Decimal(20, 0))
        columns[str(ref)] = _hundredths(columns[str(ref)], ref)
    for one in framework.indicators:
        if draw.random() < 0.7:
            share = draw.random() * 0.2
            columns[f"not_applicable:{one.id}"] = pl.Series([draw.random() < share for _ in range(rows)])
        if isinstance(one.scoring, Judgement):
            labels = [choice.label for choice in one.scoring.choices]
            columns[f"choice:{one.id}"] = pl.Series([draw.choice([*labels, None, "别的"]) for _ in range(rows)])
            shares = [draw.choice([None, 0, 5000, 8000, 9000, 10000, draw.randint(0, 10000)]) for _ in range(rows)]
            columns[f"share:{one.id}"] = _hundredths(pl.Series(shares, dtype=pl.Int64).cast(pl.Decimal(20, 0)))
        elif isinstance(one.scoring, Checklist | Breaches):
            count = len(one.scoring.items if isinstance(one.scoring, Checklist) else one.scoring.conditions)
            counts = [count] * 9 + [count + 1]
            columns[f"answers:{one.id}"] = pl.Series(
                [
                    draw.choice([None, *["".join(draw.choices("是否10", k=draw.choice(counts))) for _ in range(4)]])
                    for _ in range(rows)
                ],
                dtype=pl.String,
            )
    return pl.DataFrame(columns)


def _hundredths(series: pl.Series, ref: Ref | None = None) -> pl.Series:
    if ref is not None and ref.concept.startswith(("staff", "survey", "task")):
        return series.cast(pl.Int64)
    return series.to_frame("x").select(pl.col("x").cast(pl.Decimal(38, 2)) / pl.lit(100, dtype=pl.Decimal(38, 0)))["x"]


def _figure(draw: random.Random, size: int) -> int | None:
    kind = draw.random()
    if kind < 0.06:
        return None
    if kind < 0.14:
        return 0
    if kind < 0.2:
        return -draw.randint(0, size)
    if kind < 0.5:
        return size
    return draw.randint(size * 8 // 10, size * 12 // 10)


def differences(framework: Framework, frame: pl.DataFrame, is_wide: bool = False) -> list[str]:
    """Where the two engines differ, row by row; empty when they agree to the last digit.

    ``is_wide`` lets formulas be too wide for columns, which are then scored by rows.
    """
    made = score_table(framework, frame)
    assert is_wide or not made.by_rows, "这张表要按列计算，才有得比"
    found: list[str] = []
    cards = (score(framework, data) for data in rows_of(framework, frame))
    for number, (row, card) in enumerate(zip(made.frame.iter_rows(named=True), cards, strict=True)):
        found += [f"{number}: {words}" for words in _compared(row, card)]
    return found


def rows_of(framework: Framework, frame: pl.DataFrame) -> Iterable[Data]:
    return _Table(framework, frame).rows()


def _compared(row: dict[str, object], card: Scorecard) -> Iterable[str]:
    for result in card.results:
        id = result.indicator.id
        seen = (Fraction(str(row[f"low:{id}"])), Fraction(str(row[f"high:{id}"])), row[f"status:{id}"])
        wanted = (result.low, result.high, result.status)
        if seen != wanted:
            yield f"{id} {seen} {wanted} {result.why}"
        assert result.status in STATUSES
    if card.refused:
        return
    total = (Fraction(str(row["total_low"])), Fraction(str(row["total_high"])))
    if total != (card.low, card.high):
        yield f"total {total} {(card.low, card.high)}"
    grades = (row["grade_low"], row["grade_high"])
    if grades != ((card.grades[-1], card.grades[0]) if card.grades else (None, None)):
        yield f"grades {grades} {card.grades}"

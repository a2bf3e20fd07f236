"""A million department-years under thirty indicators: by columns, by hand in numpy, and row by row.

    python benchmarks/scoring.py [--rows N] [--checked N]

The framework stands here: thirty computed indicators of all methods, with zero bases, figures that are not there, what
does not apply and totals scaled up. The numpy side is written by hand for it on the same scaled 64-bit integers and
gives the same columns. The row-wise engine scores a part of the rows, and its time is taken per row. The aims: by
columns no slower than numpy, and at least fifty times faster than row by row. All three are compared to the last digit,
and on ``--checked`` random department-years columns and rows are compared for every shipped framework, too.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "score"))

from score_tables import differences, random_table, rows_of

from jiping.score.columnar import scored
from jiping.score.engine import score
from jiping.score.library import frameworks
from jiping.score.load import load
from jiping.score.schema import Framework
from jiping.score.table import _Table, score_table

MONEY = (
    *(f"funds.{name}" for name in ("paid", "budget", "arrived", "due_on_time")),
    *(f"procurement.{name}" for name in ("total", "budget")),
    *(f"{what}.{name}" for what in ("cost", "payment") for name in ("planned", "actual")),
)
COUNTS = (
    *(f"task.{name}" for name in ("planned", "done", "on_time", "qualified")),
    *(f"output.{name}" for name in ("planned", "actual", "qualified")),
    *("survey.valid", "survey.satisfied", "staff.in_post"),
)
PAIRS = [(kind[n], kind[(n + step) % 10]) for step, kind in ((1, MONEY), (1, COUNTS), (3, MONEY)) for n in range(10)]
BANDS = (
    {"under": 60, "points": 0},
    {"at_least": 60, "under": 80, "points": 1},
    {"at_least": 80, "under": 95, "points": 2},
    {"at_least": 95, "points": 3},
)


def method(number: int) -> dict[str, Any]:
    def step(mode: str) -> dict[str, Any]:
        return {"size": 1, "deduct": 0.5, "mode": mode}

    return (
        {"method": "at_most", "full_at": 100, "step": step("floor")},
        {"method": "at_least", "full_at": 100, "otherwise": "proportional"},
        {"method": "at_least", "full_at": 95, "step": step("proportional")},
        {"method": "within", "low": 95, "high": 105, "step": step("ceil")},
        {"method": "steps", "bands": BANDS},
        {"method": "at_most", "full_at": 100, "zero_at": 120},
    )[number % 6]


def thirty() -> Framework:
    indicators = [
        {
            "id": f"x.n{number}",
            "title": f"指标{number}",
            "path": ["级"],
            "points": 3 if number < 20 else 4,
            "formula": f"{above} / {below}",
            "scoring": method(number) if number < 20 or number % 6 != 4 else method(1),
            "zero_base": {"nothing": "not_applicable", "something": "zero"} if number % 2 else {"nothing": "full"},
            "not_applicable": "rescale",
            "evidence": ["凭证"],
            "wording": "比率",
            "status": "known",
        }
        for number, (above, below) in enumerate(PAIRS)
    ]
    plan = {
        "schema": "jiping.framework/1",
        "id": "bench-thirty",
        "kind": "scoring-table",
        "object": "department",
        "title": "三十个指标",
        "title_en": "Thirty indicators",
        "valid": {"from": "2024-01-01"},
        "basis": {"source": "mof-yu-2013-53", "checked_on": "2026-01-10"},
        "status": "known",
        "full_score": 100,
        "grades": [
            {"at_least": least, "label": label} for least, label in ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
        ],
        "indicators": indicators,
    }
    loaded = load(json.dumps(plan, ensure_ascii=False))
    assert loaded.framework is not None, loaded.problems
    return loaded.framework


# ------------------------------------------------------------------------------------------- the table


def table(rows: int) -> pl.DataFrame:
    """Money in 元 with two digits, counts; some cells empty, some zero."""
    draw = np.random.default_rng(20240601)
    columns = {}
    size = 10 ** draw.uniform(3, 11, rows)
    for name in (*MONEY, *COUNTS):
        scale = size if name in MONEY else np.minimum(size, 1e5)
        values = (scale * draw.uniform(0.7, 1.2, rows)).astype(np.int64)
        values[draw.random(rows) < 0.03] = 0
        series = pl.Series(name, values, dtype=pl.Int64)
        series = series.set(pl.Series(draw.random(rows) < 0.02), None)
        columns[name] = series
    frame = pl.DataFrame(columns)
    fen = [(pl.col(name).cast(pl.Decimal(38, 2)) / pl.lit(100, dtype=pl.Decimal(38, 0))).alias(name) for name in MONEY]
    return frame.with_columns(fen)


# ------------------------------------------------------------------------------------------- by hand


def by_hand(values: dict[str, np.ndarray], holes: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The framework of this file in numpy. Money in 分; rates in 0.01 %, points in 0.01."""
    found: dict[str, np.ndarray] = {}
    rows = len(values[MONEY[0]])
    total_low, total_high = np.zeros(rows, np.int64), np.zeros(rows, np.int64)
    left = np.full(rows, 100, np.int64)
    for number, (above, below) in enumerate(PAIRS):
        points = 3 if number < 20 else 4
        full = points * 100
        a, b = values[above], values[below]
        missing = holes[above] | holes[below]
        base = b == 0
        safe = np.where(base, 1, b)
        rate = (a * 20000 + safe) // (2 * safe)
        kind = number % 6 if number < 20 or number % 6 != 4 else 1
        if kind == 0:
            earned = np.clip(full - np.maximum(rate - 10000, 0) // 100 * 50, 0, full)
        elif kind == 1:
            earned = np.minimum((np.minimum(rate, 10000) * (2 * full) + 10000) // 20000, full)
        elif kind == 2:
            earned = np.clip((2 * full - np.maximum(9500 - rate, 0) + 1) // 2, 0, full)
        elif kind == 3:
            far = np.maximum(np.maximum(9500 - rate, rate - 10500), 0)
            earned = np.clip(full - (far + 99) // 100 * 50, 0, full)
        elif kind == 4:
            earned = (rate >= 6000) * 100 + (rate >= 8000) * 100 + (rate >= 9500) * 100
        else:
            far = np.minimum(np.maximum(rate - 10000, 0), 2000)
            earned = (2 * 2000 * full - 2 * far * full + 2000) // 4000
        status = np.where(missing, 3, 0).astype(np.uint8)
        low, high = np.where(missing, 0, earned), np.where(missing, full, earned)
        zero = base & ~missing
        nothing, something = zero & (a == 0), zero & (a != 0)
        if number % 2:
            status[nothing] = 2
            low[zero] = 0
            high[zero] = 0
            left -= nothing * points
        else:
            low[nothing] = high[nothing] = full
            status[something] = 3
            low[something] = 0
            high[something] = full
        found[f"low:x.n{number}"] = low.astype(np.int32)
        found[f"high:x.n{number}"] = high.astype(np.int32)
        found[f"status:x.n{number}"] = status
        total_low += low
        total_high += high
    safe = np.where(left > 0, left, 1)
    for name, total in (("total_low", total_low), ("total_high", total_high)):
        found[name] = np.where(left > 0, (200 * total + safe) // (2 * safe), 0)
    labels = np.array(["优", "良", "中", "差"])
    for name, total in (("grade_low", found["total_low"]), ("grade_high", found["total_high"])):
        found[name] = labels[(total < 9000).astype(np.int8) + (total < 8000) + (total < 6000)]
    return found


# ------------------------------------------------------------------------------------------- measuring


def best(action: Callable[[], object], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--checked", type=int, default=100_000)
    parser.add_argument("--by-rows", type=int, default=5_000)
    args = parser.parse_args()

    framework = thirty()
    frame = table(args.rows)
    print(f"{args.rows:,} department-years, {len(framework.indicators)} indicators; memory at start {peak()} MB")
    whole = best(lambda: score_table(framework, frame))
    print(f"by columns, decimals in, decimals out       {whole:7.3f} s   peak {peak()} MB")
    wholes, columns = _Table(framework, frame).wholes()
    compute = best(lambda: scored(framework, columns, wholes), 5)
    made = scored(framework, columns, wholes)
    print(f"by columns, from whole numbers              {compute:7.3f} s")
    values = {name: wholes[name].to_numpy() for name in (*MONEY, *COUNTS)}
    holes = {name: wholes[f"missing:{name}"].to_numpy() for name in (*MONEY, *COUNTS)}
    hand = best(lambda: by_hand(values, holes), 5)
    print(f"numpy by hand, from whole numbers           {hand:7.3f} s   peak {peak()} MB")
    print(f"  columns/numpy {compute / hand:.2f} (aim ≤ 1)")
    for name, column in by_hand(values, holes).items():
        seen = made[name].to_numpy() if column.dtype.kind != "U" else np.array(made[name].to_list())
        assert (seen == column).all(), f"{name} differs from numpy"
    print("  every column equal to numpy's")

    part = frame.head(args.by_rows)
    start = time.perf_counter()
    cards = [score(framework, data) for data in rows_of(framework, part)]
    slow = (time.perf_counter() - start) / len(cards) * args.rows
    print(f"row by row, from {len(cards):,} of them             {slow:7.1f} s")
    print(f"  rows/columns {slow / whole:.0f} (aim ≥ 50)")
    assert not differences(framework, part), "columns and rows differ"

    for one in frameworks():
        if one.full_score is not None and args.checked:
            wrong = differences(one, random_table(one, args.checked, seed=20240601))
            print(f"{one.id}: {args.checked:,} random department-years, {len(wrong)} differences")
            assert not wrong, wrong[:3]


if __name__ == "__main__":
    main()

"""The joint engine beside HiGHS: consistent documents, conflict sets, and repairs of records.

    python benchmarks/joint.py [--records N]

Documents are made: trees of sums for this and last year with shares, growth rates and repeats, every number rounded on
its own. The aims are those of the issue: a consistent document of 500 figures in at most 2.5 times what HiGHS needs to
build and solve the same rows, a conflict set in at most half of its infeasible-subset time, the repairs of a flagged
record at least 2.5 times faster than one mixed-integer model each and always the optimum. Seconds are the processor's.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import highspy

from jiping.joint import conflicts, lp
from jiping.joint.kernel import narrow
from jiping.joint.proof import Proof
from jiping.joint.system import System

CENT = 100  # steps of the grid in one printed cent
PERCENT = 10**8


def document(figures: int, rng: random.Random, wrong: bool) -> System:
    """Sums of sums for two years; shares and growth rates of the branches; one figure wrong if wanted."""
    system = System()
    made: list[tuple[int, int]] = []  # quantity, its value in cents
    slip = rng.randrange(figures) if wrong else -1

    def printed(value: int, step: int = CENT, grid_per_cent: int = CENT) -> int:
        quantity = system.quantity(0)
        shown = (value * grid_per_cent + step // 2) // step * step
        if len(made) == slip:
            shown += step * rng.choice((9, 90, 900, 1001))
        system.state(quantity, shown - step // 2, shown + step // 2, system.statement(True))
        made.append((quantity, value))
        return quantity

    def add_up(total: int, parts: list[int]) -> None:
        system.row(((total, 1), *((part, -1) for part in parts)), 0, 0, system.statement(False))

    while len(made) < figures:
        amounts = [rng.randrange(1, 10**9) for _ in range(rng.randrange(2, 6))]
        last = [max(1, int(amount * rng.uniform(0.7, 1.3))) for amount in amounts]
        now, before = [printed(a) for a in amounts], [printed(b) for b in last]
        total, total_before = printed(sum(amounts)), printed(sum(last))
        add_up(total, now)
        add_up(total_before, before)
        for part, amount in zip(now, amounts, strict=True):
            # share · total = 100 · part, to two decimals of a percent
            share = printed((amount * 10_000 + sum(amounts) // 2) // sum(amounts), PERCENT // 100, PERCENT // 100)
            system.product(share, total, part, 100 * PERCENT, system.statement(True))
        change = printed(abs(sum(amounts) - sum(last)))
        sign = 1 if sum(amounts) >= sum(last) else -1
        terms = ((total, 1), (total_before, -1), (change, -sign))
        system.row(terms, 0, 0, system.statement(True))
        again = printed(sum(amounts), 10_000 * CENT)
        system.row(((again, 1), (total, -1)), 0, 0, system.statement(True))
    return system


def seconds(work: Callable[[], Any], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def rows_for_highs(system: System) -> list[Any]:
    proof = Proof(system)
    numbers = lp.lines_of(proof, frozenset(range(len(system.soft))))
    return [proof.lines[number] for number in numbers]


def consistent(sizes: tuple[int, ...], count: int) -> None:
    print("consistent documents: build and narrow / HiGHS build and solve, milliseconds (median)")
    for size in sizes:
        ours, theirs = [], []
        rows = 0
        for seed in range(count):
            system = document(size, random.Random(seed), False)
            rows = len(system.terms)
            lines = rows_for_highs(system)
            assert narrow(system).empty < 0
            everything = range(len(system.soft))
            ours.append(seconds(lambda s=system, every=everything: narrow(s.part(every))))
            theirs.append(seconds(lambda s=system, given=lines: lp.infeasible(s, given)))
        a, b = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
        print(f"  {size:4} figures {rows:4} relations   {a:7.2f}   {b:7.2f}   ratio {a / b:.2f} (aim ≤ 2.5)")


def conflict_sets(sizes: tuple[int, ...], count: int) -> None:
    print("one wrong figure: minimal conflict / HiGHS infeasible subset, milliseconds (median of refuted)")
    for size in sizes:
        ours, theirs, lengths = [], [], []
        refuted = by_solver = 0
        for seed in range(count):
            system = document(size, random.Random(1000 + seed), True)
            conflict = conflicts.find(system)
            lines = rows_for_highs(system)
            by_solver += bool(lp.infeasible(system, lines))
            if conflict is None:
                continue
            refuted += 1
            lengths.append(len(conflict.statements))
            ours.append(seconds(lambda s=system: conflicts.find(s)))
            theirs.append(seconds(lambda s=system, given=lines: lp.infeasible(s, given)))
        a, b = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
        print(
            f"  {size:4} figures   {a:7.2f}   {b:7.2f}   ratio {a / b:.2f} (aim ≤ 0.5)   refuted {refuted} of {count},"
            f" by HiGHS {by_solver}; statements in a set: median {statistics.median(lengths):g}"
        )


# ------------------------------------------------------------------------------------------------- records

ROWS, COLUMNS = 3, 4
CELLS = [(r, c) for r in range(ROWS + 1) for c in range(COLUMNS + 1)]
"""A table of 3 × 4 with all margins: 20 variables, 9 balances."""


def record(rng: random.Random, corrupt: bool, rounded: bool) -> tuple[list[int], set[int]]:
    """Values that balance; ``rounded``: their tenths do, and every value is rounded on its own."""
    tenths = 10 if rounded else 1
    body = {(r, c): rng.randrange(100 * tenths, 100_000 * tenths) for r in range(ROWS) for c in range(COLUMNS)}
    value = dict(body)
    for r in range(ROWS):
        value[r, COLUMNS] = sum(body[r, c] for c in range(COLUMNS))
    for c in range(COLUMNS):
        value[ROWS, c] = sum(body[r, c] for r in range(ROWS))
    value[ROWS, COLUMNS] = sum(body.values())
    values = [(value[cell] * 2 + tenths) // (2 * tenths) for cell in CELLS]
    wrong: set[int] = set()
    if corrupt:
        wrong = set(rng.sample(range(len(CELLS)), rng.choice((1, 1, 2))))
        for place in wrong:
            values[place] += rng.choice((-1, 1)) * rng.randrange(20, values[place] + 30)
    return values, wrong


def balances() -> list[tuple[tuple[int, int], ...]]:
    place = {cell: number for number, cell in enumerate(CELLS)}
    rows = [((place[r, COLUMNS], 1), *((place[r, c], -1) for c in range(COLUMNS))) for r in range(ROWS + 1)]
    return rows + [((place[ROWS, c], 1), *((place[r, c], -1) for r in range(ROWS))) for c in range(COLUMNS + 1)]


BALANCES = balances()


def as_system(values: list[int], rounded: bool) -> System:
    system = System()
    for value in values:
        quantity = system.quantity()
        half = 1 if rounded else 0
        system.state(quantity, 2 * value - half, 2 * value + half, system.statement(True))
    for terms in BALANCES:
        system.row(terms, 0, 0, system.statement(False))
    return system


def highs_repair(values: list[int], rounded: bool) -> int:
    """The fewest cells that must change, by one mixed-integer model with a big M."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    big = 4e6
    half = 0.5 if rounded else 0.0
    cells = [solver.addVariable(-big, big) for _ in values]
    moved = [solver.addBinary() for _ in values]
    for cell, flag, value in zip(cells, moved, values, strict=True):
        solver.addConstr(cell - big * flag <= value + half)
        solver.addConstr(cell + big * flag >= value - half)
    for terms in BALANCES:
        solver.addConstr(sum(factor * cells[place] for place, factor in terms) == 0)
    solver.minimize(sum(moved))
    return round(solver.getInfo().objective_function_value)


def records(count: int) -> None:
    for name, rounded in (("exact", False), ("every value rounded on its own", True)):
        rng = random.Random(7)
        flagged = missed = false = wrong_size = 0
        ours, theirs = [], []
        start = time.process_time()
        for number in range(count):
            corrupt = number % 50 == 0
            values, wrong = record(rng, corrupt, rounded)
            system = as_system(values, rounded)
            is_flagged = narrow(system).empty >= 0
            missed += bool(wrong) and not is_flagged
            false += not wrong and is_flagged
            if not is_flagged:
                continue
            flagged += 1
            every = range(len(system.soft))
            began = time.process_time()
            found = conflicts.repairs(system, every, lambda s, soft=system.soft: int(soft[s]))
            ours.append(time.process_time() - began)
            began = time.process_time()
            optimum = highs_repair(values, rounded)
            theirs.append(time.process_time() - began)
            wrong_size += not found.ways or len(found.ways[0]) != optimum
        all_ = time.process_time() - start
        a, b = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
        print(
            f"{count} records, {name}: flagged {flagged}, missed {missed}, false {false}, not the optimum {wrong_size};"
            f" repairs {a:.2f} ms, at most {max(ours) * 1000:.1f}; HiGHS {b:.2f} ms;"
            f" {b / a:.1f} times faster (aim ≥ 2.5); {all_:.1f} s in all"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="the joint engine beside HiGHS")
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--records", type=int, default=10_000)
    arguments = parser.parse_args()
    consistent((30, 100, 500), arguments.documents)
    conflict_sets((30, 100, 500), arguments.documents)
    records(arguments.records)


if __name__ == "__main__":
    main()

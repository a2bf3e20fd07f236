"""A second opinion from a linear solver, for what narrowing cannot refute. Needs the extra ``jiping[lp]`` (HiGHS).

The solver works with floating-point numbers: its answer only points at rows. They count after
:func:`jiping.joint.exact.multipliers` found whole numbers that add them up to the impossible, and are left alone
otherwise. Products are taken along where one factor has a printed range: the product then lies between two multiples of
the other factor.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from jiping.joint.exact import multipliers
from jiping.joint.proof import Line, Proof
from jiping.joint.stages import NOTHING, Answer, Verdict
from jiping.joint.system import FINITE, System

_LOW, _HIGH = 0, 1
_IRREDUCIBLE_FROM_LP = 6


_MOST_EXACT = 120
"""Lines of one exact question where dozens are asked."""
_MOST_STEPS = 20_000
_UNIT = 10**6
"""Steps of the grid in one unit of the solver."""


@cache
def is_there() -> bool:
    """Whether the extra is installed; it is loaded only when it is asked, which takes a tenth of a second."""
    return find_spec("highspy") is not None


def ask(system: System, statements: frozenset[int]) -> Answer:
    """What the solver says of these statements, done again in whole numbers before it counts."""
    if not is_there():
        return NOTHING
    proof = Proof(system)
    lines = lines_of(proof, statements)
    chosen, values = _solve(system, [proof.lines[number] for number in lines])
    if not chosen:
        is_witness = bool(values) and system.holds(values, statements)
        return Answer(Verdict.WITNESS, witness=values) if is_witness else NOTHING
    factors = multipliers([proof.lines[lines[place]] for place in chosen])
    if factors is None:
        return NOTHING
    used = [(lines[place], factor) for place, factor in zip(chosen, factors, strict=True) if factor]
    last = proof.lines[proof.add(used)]
    return Answer(Verdict.PROVED, proof) if not last.terms and last.least > 0 else NOTHING


def holds(system: System, statements: frozenset[int], values: Sequence[int]) -> bool:
    """Whether values satisfy everything linear that the solver would be told of these statements."""
    proof = Proof(system)
    lines = (proof.lines[number] for number in lines_of(proof, statements))
    return all(sum(factor * values[quantity] for quantity, factor in line.terms) >= line.least for line in lines)


def refute(system: System, statements: frozenset[int]) -> Proof | None:
    """A proof that these statements cannot all be true; ``None`` where the solver or the exact re-proof finds none."""
    return ask(system, statements).proof


def used_statements(proof: Proof) -> frozenset[int]:
    """The statements that the last line of a proof rests on."""
    found: set[int] = set()
    todo, seen = [len(proof.lines) - 1], set()
    while todo:
        number = todo.pop()
        if number in seen:
            continue
        seen.add(number)
        origin = proof.origins[number]
        if origin.get("statement", -1) >= 0:
            found.add(origin["statement"])
        todo += [index for index, _ in origin.get("sum", ())]
        todo += origin.get("from", ())
    return frozenset(found)


def lines_of(proof: Proof, statements: frozenset[int]) -> list[int]:
    """Everything linear that the statements say, as numbers of lines of the proof."""
    system = proof.system
    lines = []
    for quantity in range(len(system.low)):
        lines += [n for end in (_LOW, _HIGH) if (n := proof.end(quantity, end, statements)) >= 0]
    for statement in sorted(statements):
        for row in system.rows_by_statement.get(statement, ()):
            if system.is_product[row]:
                lines += _of_product(proof, row, statements)
            else:
                if system.least[row] > -FINITE:
                    lines.append(proof.row(row, False))
                if system.most[row] < FINITE:
                    lines.append(proof.row(row, True))
    return lines


def _of_product(proof: Proof, row: int, statements: frozenset[int]) -> list[int]:
    """scale·z ≥ low(x)·y and scale·z ≤ high(x)·y, for y ≥ 0."""
    (x, _), (y, _), (z, scale) = proof.system.terms[row]
    lines = []
    for factor, other in ((x, y), (y, x)):
        not_negative = proof.end(other, _LOW, statements)
        if not_negative < 0 or proof.lines[not_negative].least < 0:
            continue
        for end in (_LOW, _HIGH):
            bound = proof.end(factor, end, statements)
            if bound >= 0:
                lines.append(proof.scale(row, factor, other, z, scale, bound, not_negative))
    return lines


def infeasible(system: System, lines: list[Line]) -> list[int]:
    """Which of the lines the solver says cannot all hold; none where it finds a solution or gives up."""
    return _solve(system, lines)[0]


def shrink(system: System, statements: frozenset[int]) -> frozenset[int]:
    """Without the statements that the others contradict each other without, told exactly; as they are where many."""
    kept = statements
    for statement in sorted(statements, key=lambda s: (system.soft[s], s), reverse=True):
        proof = Proof(system)
        lines = [proof.lines[number] for number in lines_of(proof, kept - {statement})]
        if len(lines) > _MOST_EXACT:
            return kept
        if multipliers(lines) is not None:
            kept -= {statement}
    return kept


@cache
def _loaded() -> Any:
    """The solver's module, after the line that its first instance writes to the output, where results belong."""
    highspy = import_module("highspy")
    sys.stdout.flush()
    library = ctypes.CDLL(None if os.name == "posix" else "ucrtbase")
    output, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highspy.Highs()
        library.fflush(None)
    finally:
        os.dup2(output, 1)
        os.close(output)
        os.close(nowhere)
    return highspy


def _solve(system: System, lines: list[Line]) -> tuple[list[int], tuple[int, ...]]:
    """Which of the lines the solver says cannot all hold, or values that satisfy them; neither where it gives up."""
    highspy = _loaded()
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    # Counted, not timed: the same document gives the same answer on every machine.
    solver.setOptionValue("simplex_iteration_limit", _MOST_STEPS)
    solver.setOptionValue("iis_strategy", _IRREDUCIBLE_FROM_LP)
    count = len(system.low)
    rows = [line for line in lines if line.terms]
    starts, indices, values, lower = [0], [], [], []
    for line in rows:
        # Each line divided by its largest coefficient, in units of a million steps of the grid.
        largest = max(abs(factor) for _, factor in line.terms)
        indices += [quantity for quantity, _ in line.terms]
        values += [factor / largest for _, factor in line.terms]
        lower.append(float(Fraction(line.least, largest * _UNIT)))
        starts.append(len(indices))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, len(rows)
    model.col_cost_ = [0.0] * count
    model.col_lower_, model.col_upper_ = [-highspy.kHighsInf] * count, [highspy.kHighsInf] * count
    model.row_lower_, model.row_upper_ = lower, [highspy.kHighsInf] * len(rows)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.num_col_, model.a_matrix_.num_row_ = count, len(rows)
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = starts, indices, values
    solver.passModel(model)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return [], tuple(round(value * _UNIT) for value in solver.getSolution().col_value)
    if status != highspy.HighsModelStatus.kInfeasible:
        return [], ()
    _, iis = solver.getIis()
    numbers = [number for number, line in enumerate(lines) if line.terms]
    return [numbers[index] for index in iis.row_index_ if 0 <= index < len(rows)], ()

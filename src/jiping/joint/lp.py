"""A second opinion from a linear solver, for what narrowing cannot refute. Needs the extra ``jiping[lp]`` (HiGHS).

The solver works with floating-point numbers: its answer only points at rows. They count after
:func:`jiping.joint.exact.multipliers` found whole numbers that add them up to the impossible, and are left alone
otherwise. Products are taken along where one factor has a printed range: the product then lies between two multiples of
the other factor.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from jiping.joint.exact import multipliers
from jiping.joint.proof import Line, Proof
from jiping.joint.system import FINITE, System

highspy: Any
try:
    import highspy
except ImportError:  # the extra is not installed
    highspy = None

_LOW, _HIGH = 0, 1
_IRREDUCIBLE_FROM_LP = 6


def is_there() -> bool:
    return highspy is not None


def refute(system: System, statements: frozenset[int]) -> Proof | None:
    """A proof that these statements cannot all be true; ``None`` where the solver or the exact re-proof finds none."""
    if highspy is None:
        return None
    proof = Proof(system)
    lines = lines_of(proof, statements)
    chosen = infeasible(system, [proof.lines[number] for number in lines])
    if not chosen:
        return None
    factors = multipliers([proof.lines[lines[place]] for place in chosen])
    if factors is None:
        return None
    used = [(lines[place], factor) for place, factor in zip(chosen, factors, strict=True) if factor]
    last = proof.lines[proof.add(used)]
    return proof if not last.terms and last.least > 0 else None


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
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("iis_strategy", _IRREDUCIBLE_FROM_LP)
    count = len(system.low)
    rows = [line for line in lines if line.terms]
    starts, indices, values, lower = [0], [], [], []
    for line in rows:
        # Each line divided by its largest coefficient, in units of a million steps of the grid.
        largest = max(abs(factor) for _, factor in line.terms)
        indices += [quantity for quantity, _ in line.terms]
        values += [factor / largest for _, factor in line.terms]
        lower.append(float(Fraction(line.least, largest * 10**6)))
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
    if solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
        return []
    _, iis = solver.getIis()
    return [index for index in iis.row_index_ if 0 <= index < len(rows)]

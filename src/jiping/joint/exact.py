"""Whether lines contradict each other, decided with fractions: which multiples of them add up to the impossible.

For the small sets that narrowing or a linear solver points at; the simplex method with Bland's rule, which always ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiping.joint.proof import Line

MOST_LINES = 400


def multipliers(lines: Sequence[Line]) -> list[Fraction] | None:
    """Numbers ≥ 0, one for each line, that add the lines up to 0 ≥ 1; ``None`` where there are none.

    By the theorem of the alternative there are none exactly if the lines have a solution (strictness aside).
    """
    if len(lines) > MOST_LINES:
        return None
    quantities = sorted({quantity for line in lines for quantity, _ in line.terms})
    place = {quantity: number for number, quantity in enumerate(quantities)}
    count = len(lines)
    # One row for each quantity: its coefficients must cancel; the last: what stays must be 1.
    table = [[Fraction(0)] * (count + 1) for _ in range(len(quantities) + 1)]
    for column, line in enumerate(lines):
        for quantity, factor in line.terms:
            table[place[quantity]][column] = Fraction(factor)
        table[-1][column] = Fraction(line.least)
    table[-1][count] = Fraction(1)
    # Phase one: every row begins with a variable of its own, which the objective drives to zero. The columns of these
    # are never needed again once they left, so that they are not kept.
    basis = [count + row for row in range(len(table))]
    cost = [sum((row[column] for row in table), Fraction(0)) for column in range(count + 1)]
    while cost[count] > 0:
        entering = next((column for column in range(count) if cost[column] > 0), None)
        if entering is None:
            return None
        ratios = [
            (entry[count] / entry[entering], basis[number], number)
            for number, entry in enumerate(table)
            if entry[entering] > 0
        ]
        _, _, leaving = min(ratios)
        pivot = table[leaving][entering]
        chosen = table[leaving] = [value / pivot if value else value for value in table[leaving]]
        for entry in (*(entry for number, entry in enumerate(table) if number != leaving), cost):
            share = entry[entering]
            if share:
                entry[:] = [
                    value - share * other if other else value for value, other in zip(entry, chosen, strict=True)
                ]
        basis[leaving] = entering
    found = [Fraction(0)] * count
    for row, column in enumerate(basis):
        if column < count:
            found[column] = table[row][count]
    return found

"""Narrowing: each row tells how far the others let each of its quantities go; an empty range is a contradiction.

All divisions round outward, so that every step holds for real numbers, not only for those on the grid: an empty range
is a proof. The reverse does not hold; what narrowing cannot refute may still be impossible. Rows are visited at most
:data:`VISITS` times each, since two rows can narrow each other by ever smaller steps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from jiping.joint.system import FINITE, HARD, UNBOUNDED, System

VISITS = 12
_LOW, _HIGH = 0, 1


@dataclass(slots=True)
class Narrowed:
    """Ranges after narrowing, and the trail of steps that led to them.

    ``empty`` is the quantity whose range is empty, or -1. ``capped`` tells that a row met its limit of visits, so that
    more might have been found.
    """

    low: list[int]
    high: list[int]
    statements: frozenset[int] | set[int] | None = None
    """The statements that were said; ``None`` for all of the system."""
    empty: int = -1
    capped: bool = False
    work: int = 0
    """What it cost, in terms of rows looked at."""
    steps: list[tuple[int, int, int]] = field(default_factory=list)
    """Each narrowing: (quantity, 0 for its low or 1 for its high end, row)."""
    trail: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    """For each end that was narrowed the numbers of its steps, in order."""


def narrow(
    system: System,
    rows: Iterable[int] | None = None,
    statements: set[int] | frozenset[int] | None = None,
    from_: Narrowed | None = None,
) -> Narrowed:
    """Narrow with these rows (all when not given), as if only ``statements`` were said (all when not given).

    ``from_`` goes on from an earlier result of the same statements after rows or ranges were added; only the new rows
    need be given.
    """
    chosen = list(range(len(system.terms)) if rows is None else rows)
    if statements is not None:
        owner = system.owner
        chosen = [row for row in chosen if owner[row] in statements]
    result = _start(system, statements) if from_ is None else from_
    if result.empty < 0:
        _run(system, chosen, result, None if rows is None and statements is None else set(chosen))
    return result


def fix(system: System, result: Narrowed, quantity: int, value: int, rows: set[int] | None = None) -> None:
    """Give one quantity a value of its range and narrow what hangs on it; ``rows`` are those said, else all."""
    result.low[quantity] = result.high[quantity] = value
    touched = system.rows_of[quantity]
    _run(system, touched if rows is None else [row for row in touched if row in rows], result, rows)


def _start(system: System, statements: set[int] | frozenset[int] | None) -> Narrowed:
    low, high = system.low.copy(), system.high.copy()
    result = Narrowed(low, high, statements, work=len(low) // 4)
    for quantity, said in enumerate(system.printed):
        for statement, least, most in said:
            if statements is None or statement in statements:
                if least > low[quantity]:
                    low[quantity] = least
                if most < high[quantity]:
                    high[quantity] = most
        if low[quantity] > high[quantity] and result.empty < 0:
            result.empty = quantity
    return result


def _run(system: System, chosen: list[int], result: Narrowed, allowed: set[int] | None) -> None:
    low, high = result.low, result.high
    all_terms, least, most, is_product, rows_of = (
        system.terms, system.least, system.most, system.is_product, system.rows_of,
    )  # fmt: skip
    steps, trail = result.steps, result.trail
    waiting = deque(chosen)
    is_waiting = bytearray(len(all_terms))
    for row in chosen:
        is_waiting[row] = 1
    visits = bytearray(len(all_terms))
    while waiting:
        row = waiting.popleft()
        is_waiting[row] = 0
        if visits[row] >= VISITS:
            result.capped = True
            continue
        visits[row] += 1
        terms = all_terms[row]
        result.work += len(terms)
        if is_product[row]:
            changes = _product(terms, low, high)
        else:
            changes = []
            lowest = highest = widest = 0
            for quantity, factor in terms:
                if factor > 0:
                    near, far = factor * low[quantity], factor * high[quantity]
                else:
                    near, far = factor * high[quantity], factor * low[quantity]
                lowest += near
                highest += far
                if far - near > widest:
                    widest = far - near
            # How far the sum may still rise from its lowest and fall from its highest: what one quantity may move when
            # all others go as far as they can.
            rise, fall = most[row] - lowest, highest - least[row]
            if rise >= widest and fall >= widest:
                continue
            for quantity, factor in terms:
                if factor > 0:
                    near, far = low[quantity], high[quantity]
                    width = factor * (far - near)
                    if rise < width and -FINITE < (room := factor * near + rise) < FINITE:
                        changes.append((quantity, _HIGH, room if factor == 1 else -(-room // factor)))
                    if fall < width and -FINITE < (need := factor * far - fall) < FINITE:
                        changes.append((quantity, _LOW, need if factor == 1 else need // factor))
                else:
                    near, far = high[quantity], low[quantity]
                    width = factor * (far - near)
                    if rise < width and -FINITE < (room := factor * near + rise) < FINITE:
                        changes.append((quantity, _LOW, -room if factor == -1 else -room // -factor))
                    if fall < width and -FINITE < (need := factor * far - fall) < FINITE:
                        changes.append((quantity, _HIGH, -need if factor == -1 else -(need // -factor)))
        for quantity, end, value in changes:
            if end == _LOW:
                if value <= low[quantity]:
                    continue
                low[quantity] = value
            else:
                if value >= high[quantity]:
                    continue
                high[quantity] = value
            number = len(steps)
            steps.append((quantity, end, row))
            trail.setdefault((quantity, end), []).append(number)
            if low[quantity] > high[quantity]:
                result.empty = quantity
                return
            for other in rows_of[quantity]:
                if other != row and not is_waiting[other] and (allowed is None or other in allowed):
                    is_waiting[other] = 1
                    waiting.append(other)


def _product(terms: tuple[tuple[int, int], ...], low: list[int], high: list[int]) -> list[tuple[int, int, int]]:
    (x, _), (y, _), (z, scale) = terms
    changes: list[tuple[int, int, int]] = []
    x0, x1, y0, y1, z0, z1 = low[x], high[x], low[y], high[y], low[z], high[z]
    if x0 > -FINITE and x1 < FINITE and y0 > -FINITE and y1 < FINITE:
        corners = (x0 * y0, x0 * y1, x1 * y0, x1 * y1)
        smallest, largest = min(corners) // scale, -(-max(corners) // scale)
        if smallest > z0:
            changes.append((z, _LOW, smallest))
            z0 = smallest
        if largest < z1:
            changes.append((z, _HIGH, largest))
            z1 = largest
    if z0 > -FINITE and z1 < FINITE:
        _quotient(changes, x, (x0, x1), (y0, y1), (z0 * scale, z1 * scale))
        _quotient(changes, y, (y0, y1), (x0, x1), (z0 * scale, z1 * scale))
    return changes


def _quotient(
    changes: list[tuple[int, int, int]],
    quantity: int,
    range_: tuple[int, int],
    divisor: tuple[int, int],
    product: tuple[int, int],
) -> None:
    """What ``quantity`` can be when its product with something in ``divisor`` lies in ``product``."""
    d0, d1 = divisor
    if d0 <= 0 <= d1:
        return
    ends = [d for d in (d0, d1) if -FINITE < d < FINITE]
    lows = [p // d for p in product for d in ends]
    highs = [-(-p // d) for p in product for d in ends]
    if len(ends) == 1:
        # A divisor without an end brings the quotient towards zero.
        lows.append(0)
        highs.append(0)
    if min(lows) > range_[0]:
        changes.append((quantity, _LOW, min(lows)))
    if max(highs) < range_[1]:
        changes.append((quantity, _HIGH, max(highs)))


def trace(system: System, result: Narrowed) -> tuple[set[int], set[tuple[int, int]]]:
    """What the empty range goes back to: the steps it rests on, and the ends that were taken as they are given."""
    steps: set[int] = set()
    given: set[tuple[int, int]] = set()
    todo: list[int] = []

    def ask(quantity: int, end: int, before: int) -> None:
        made = result.trail.get((quantity, end), ())
        place = bisect_left(made, before)
        if not place:
            given.add((quantity, end))
        elif made[place - 1] not in steps:
            steps.add(made[place - 1])
            todo.append(made[place - 1])

    for end in (_LOW, _HIGH):
        ask(result.empty, end, len(result.steps))
    while todo:
        step = todo.pop()
        quantity, end, row = result.steps[step]
        terms = system.terms[row]
        if system.is_product[row]:
            for other, _ in terms:
                ask(other, _LOW, step)
                ask(other, _HIGH, step)
            continue
        factor = next(f for q, f in terms if q == quantity)
        for other, with_ in terms:
            if other != quantity:
                ask(other, (1 - end) if (factor > 0) == (with_ > 0) else end, step)
    return steps, given


def reasons(system: System, result: Narrowed) -> set[int]:
    """The statements that the empty range goes back to: enough to refute together, not yet the fewest."""
    steps, given = trace(system, result)
    found = {system.owner[result.steps[step][2]] for step in steps}
    for quantity, end in given:
        _given(system, result, quantity, end, found)
    return found


def _given(system: System, result: Narrowed, quantity: int, end: int, found: set[int]) -> None:
    """The statement that gives this end its range; the narrowest one, and none where nature does."""
    said = [one for one in system.printed[quantity] if result.statements is None or one[0] in result.statements]
    if end == _LOW:
        statement, value = max(((s, least) for s, least, _ in said), key=lambda one: one[1], default=(HARD, -UNBOUNDED))
        if value > system.low[quantity]:
            found.add(statement)
    else:
        statement, value = min(((s, most) for s, _, most in said), key=lambda one: one[1], default=(HARD, UNBOUNDED))
        if value < system.high[quantity]:
            found.add(statement)

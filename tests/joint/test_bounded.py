"""Nothing slows with bad input: work is counted and ends at an allowance; what was found until then is kept."""

from __future__ import annotations

import pytest

from jiping.joint import conflicts
from jiping.joint.kernel import VISITS, narrow
from jiping.joint.system import System


def one_total_of_many_sums(count: int, off: int) -> System:
    """``count`` sentences each say that the same total is the sum of two figures; all of them wrong if ``off``."""
    system = System()
    total = system.quantity(0)
    system.state(total, 1000, 1000, system.statement(True))
    for _ in range(count):
        parts = [system.quantity(0) for _ in range(2)]
        for part in parts:
            system.state(part, 500 + off, 500 + off, system.statement(True))
        system.row(((total, 1), *((part, -1) for part in parts)), 0, 0, system.statement(True))
    return system


def one_endless_sum(count: int, off: int) -> System:
    system = System()
    parts = [system.quantity(0) for _ in range(count)]
    for part in parts:
        system.state(part, 10, 10, system.statement(True))
    total = system.quantity(0)
    system.state(total, 10 * count + off, 10 * count + off, system.statement(True))
    system.row(((total, 1), *((part, -1) for part in parts)), 0, 0, system.statement(False))
    return system


def halving(count: int) -> System:
    """Rows that narrow each other for ever by halves: x ≤ y/2 + 1, y ≤ x."""
    system = System()
    for _ in range(count):
        x, y = system.quantity(0, 10**30), system.quantity(0, 10**30)
        statement = system.statement(False)
        system.row(((x, 2), (y, -1)), -(10**31), 2, statement)
        system.row(((y, 1), (x, -1)), -(10**31), 0, statement)
    return system


@pytest.mark.parametrize("make", [one_total_of_many_sums, one_endless_sum])
def test_a_contradiction_among_thousands_is_found_within_the_allowance(make: object) -> None:
    system = make(5000, 3)  # type: ignore[operator]
    budget = conflicts.Budget()
    conflict = conflicts.find(system, budget=budget)
    assert conflict is not None
    assert narrow(system, statements=conflict.statements).empty >= 0
    # One last question may go beyond the allowance, and none after it.
    assert budget.left > -1_000_000


def test_repairs_end_and_say_that_they_did_not_finish() -> None:
    system = one_endless_sum(3000, 3)
    budget = conflicts.Budget(300_000)
    found = conflicts.repairs(system, range(len(system.soft)), lambda s: int(system.soft[s]), budget)
    assert found.conflicts
    assert budget.is_spent
    assert not found.is_complete


def test_one_wrong_total_of_thousands_of_sums_is_one_repair() -> None:
    system = one_total_of_many_sums(3000, 3)
    found = conflicts.repairs(system, range(len(system.soft)), lambda s: int(system.soft[s]))
    assert found.ways == [frozenset({0})]
    assert found.is_complete


def test_what_holds_is_looked_at_once() -> None:
    system = one_total_of_many_sums(5000, 0)
    result = narrow(system)
    assert result.empty < 0
    assert result.work < 40_000


def test_endless_narrowing_is_cut_off_and_told() -> None:
    result = narrow(halving(50))
    assert result.capped
    assert result.empty < 0
    assert result.work <= 100 * 2 * VISITS + 100


def test_going_on_from_an_earlier_result_sees_what_was_added() -> None:
    system = one_total_of_many_sums(3, 0)
    before = narrow(system)
    assert before.empty < 0
    row = system.row(((1, 1), (2, 1)), 2000, 3000, system.statement(True))
    after = narrow(system, rows=[row], from_=before)
    assert after.empty >= 0
    assert narrow(system).empty >= 0

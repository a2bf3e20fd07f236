"""The fewest statements that cannot all be true, and the fewest that must be wrong.

The question put to the kernel is always the same: can these statements be refuted? Sets are made small by leaving out
statement after statement, printed ones before those that follow from the form of a table; ties are broken by the order
of the statements, never by chance. Work is counted, not timed, so that the same document gives the same answer on every
machine; where the allowance is used up, the answer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jiping.joint.kernel import narrow, reasons
from jiping.joint.system import System

ALLOWANCE = 500_000
"""Terms of rows looked at for one question about a document; one costs about a third of a microsecond."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all be true; without any one of them the kernel finds nothing against the others."""

    statements: frozenset[int]
    is_smallest: bool = False
    """Whether no smaller set exists, as far as the kernel can refute; else only none of these can be left out."""


@dataclass(slots=True)
class Budget:
    left: int = ALLOWANCE
    is_spent: bool = False

    def pay(self, work: int) -> bool:
        self.left -= work
        if self.left < 0:
            self.is_spent = True
        return not self.is_spent


def shrink(whole: System, statements: Iterable[int], budget: Budget | None = None) -> Conflict | None:
    """A set of these statements of which none can be left out; ``None`` where they are not refuted."""
    budget = budget or Budget()
    kept = set(statements)
    part = whole.part(kept)
    result = narrow(part, statements=kept)
    budget.pay(result.work)
    if result.empty < 0:
        return None
    kept = reasons(part, result)
    # The last come first out: what stands late in the document is told against what was said before.
    tried: set[int] = set()
    while not budget.is_spent and (candidates := kept - tried):
        statement = max(candidates, key=lambda s: (whole.soft[s], s))
        tried.add(statement)
        result = narrow(part, statements=kept - {statement})
        budget.pay(result.work)
        if result.empty >= 0:
            kept = reasons(part, result)
    return Conflict(frozenset(kept))


def find(whole: System, statements: Iterable[int] | None = None, budget: Budget | None = None) -> Conflict | None:
    """One conflict of the system, made minimal; ``None`` where the kernel finds none."""
    budget = budget or Budget()
    result = narrow(whole, statements=None if statements is None else frozenset(statements))
    budget.pay(result.work)
    return None if result.empty < 0 else shrink(whole, reasons(whole, result), budget)


def smallest(whole: System, conflict: Conflict, statements: Iterable[int], budget: Budget | None = None) -> Conflict:
    """The smallest conflict among these, by hitting sets; ``conflict`` itself where the allowance ends first.

    What must be given up to restore consistency hits every conflict, and the other way round: the smallest set that
    hits all known ways to restore it is either the answer or shows one more way.
    """
    budget = budget or Budget()
    every = frozenset(statements)
    part = whole.part(every)
    ways: list[frozenset[int]] = []
    while not budget.is_spent:
        (chosen, *_) = hitting_sets(ways, lambda _: 1, budget) or (frozenset(),)
        if len(chosen) >= len(conflict.statements):
            return Conflict(conflict.statements, True)
        result = narrow(part, statements=chosen)
        budget.pay(result.work)
        if result.empty >= 0:
            return Conflict(chosen, True)
        kept = set(chosen)
        for statement in sorted(every - chosen):
            result = narrow(part, statements=kept | {statement})
            if not budget.pay(result.work + 1):
                return conflict
            if result.empty < 0:
                kept.add(statement)
        ways.append(every - kept)
    return conflict


def hitting_sets(
    sets: list[frozenset[int]], weight: Callable[[int], int], budget: Budget, most: int = 64
) -> list[frozenset[int]]:
    """All lightest sets that have something in common with each of ``sets``, at most ``most`` of them, in fixed order.

    Elements of weight 0 cannot be chosen. Empty where a set has no element that can.
    """
    best: list[frozenset[int]] = []
    lightest = sum(min((weight(e) for e in one if weight(e)), default=0) for one in sets)
    if any(all(not weight(e) for e in one) for one in sets):
        return []

    def search(chosen: frozenset[int], cost: int, excluded: frozenset[int]) -> None:
        nonlocal lightest, best
        if not budget.pay(1):
            return
        open_ = [one for one in sets if not one & chosen]
        if not open_:
            if cost < lightest:
                lightest, best = cost, []
            if len(best) < most:
                best.append(chosen)
            return
        if cost + _at_least(open_, weight) > lightest:
            return
        branch = min(open_, key=lambda one: (len(one - excluded), sorted(one)))
        for element in sorted(branch - excluded, key=lambda e: (weight(e), e)):
            if weight(element):
                search(chosen | {element}, cost + weight(element), excluded)
                excluded |= {element}

    search(frozenset(), 0, frozenset())
    return best


def _at_least(sets: list[frozenset[int]], weight: Callable[[int], int]) -> int:
    """A cost that no choice can undercut: sets that share nothing need one element each."""
    used: set[int] = set()
    cost = 0
    for one in sorted(sets, key=len):
        if not one & used:
            used |= one
            cost += min((weight(e) for e in one if weight(e)), default=0)
    return cost


@dataclass(slots=True)
class Repairs:
    """All lightest ways to make the statements possible, as far as the kernel refutes, and the conflicts they mend."""

    ways: list[frozenset[int]] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    is_complete: bool = True
    """False where the allowance or the number of alternatives ended the search."""


def repairs(
    whole: System,
    statements: Iterable[int],
    weight: Callable[[int], int],
    budget: Budget | None = None,
) -> Repairs:
    """Which statements, of least weight together, must be given up. Weight 0 is never given up."""
    budget = budget or Budget()
    every = frozenset(statements)
    found = Repairs()

    first = find(whole, every, budget)
    if first is None:
        return found
    found.conflicts.append(first)
    good: set[frozenset[int]] = set()
    while not budget.is_spent:
        ways = hitting_sets([c.statements for c in found.conflicts], weight, budget)
        if not ways:
            found.is_complete = False
            return found
        fresh = next((way for way in ways if way not in good), None)
        if fresh is None:
            found.ways = ways
            found.is_complete = len(ways) < 64
            return found
        conflict = find(whole, every - fresh, budget)
        if conflict is None:
            good.add(fresh)
        else:
            found.conflicts.append(conflict)
    found.ways = sorted(good, key=sorted)
    found.is_complete = False
    return found

"""What a stage of the engine can say of statements, and the first stage: narrowing, then looking for values that fit.

Each stage answers with one of three verdicts. Proved and witnessed are certain, whichever stage says so; *nothing
found* leaves the question to the next stage, and after the last one open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from jiping.joint.kernel import Narrowed, fix, narrow
from jiping.joint.proof import Proof, prove
from jiping.joint.system import FINITE, System


class Verdict(StrEnum):
    """What a stage can say; whatever it is not sure of is *nothing found*."""

    PROVED = "proved contradictory"
    WITNESS = "witness found"
    NOTHING = "nothing found"


@dataclass(frozen=True, slots=True)
class Answer:
    """``proof`` where the statements contradict each other, ``witness`` where values satisfy them exactly."""

    verdict: Verdict
    proof: Proof | None = None
    witness: tuple[int, ...] = ()


NOTHING = Answer(Verdict.NOTHING)


Fits = Callable[[tuple[int, ...]], bool]


def by_narrowing(system: System, statements: frozenset[int], fits: Fits | None = None) -> Answer:
    """What narrowing says of these statements, without any library.

    An empty range is a proof. Otherwise one quantity after the other is given a value of its range and the rest is
    narrowed again; where that comes to an end without an empty range, the values are held against every statement.
    ``fits`` holds them against something else: what the next stage would be told, less where rows are products.
    """
    result = narrow(system, statements=statements)
    if result.empty >= 0:
        proof = prove(system, statements)
        return Answer(Verdict.PROVED, proof) if proof is not None else NOTHING
    values = _dive(system, statements, result)
    holds = bool(values) and (system.holds(values, statements) if fits is None else fits(values))
    return Answer(Verdict.WITNESS, witness=values) if holds else NOTHING


def _dive(system: System, statements: frozenset[int], result: Narrowed) -> tuple[int, ...]:
    """A value for each quantity that narrowing has nothing against; empty where it runs into an empty range."""
    rows = {row for row, owner in enumerate(system.owner) if owner in statements}
    said = None if len(rows) == len(system.owner) else rows
    for quantity in range(len(system.low)):
        low, high = result.low[quantity], result.high[quantity]
        if low != high:
            fix(system, result, quantity, _middle(low, high), said)
            if result.empty >= 0:
                return ()
    return tuple(result.low)


def _middle(low: int, high: int) -> int:
    """What is printed stands in the middle of its range; of a range without an end the nearest to zero."""
    if low > -FINITE and high < FINITE:
        return (low + high) // 2
    return low if low > 0 and low < FINITE else min(high, 0)

"""What a stage of the engine can say of statements, and the first stage: narrowing, then looking for values that fit.

Each stage answers with one of three verdicts. Proved and witnessed are certain, whichever stage says so; *nothing
found* leaves the question to the next stage, and after the last one open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jiping.joint.kernel import Narrowed, narrow
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


def by_narrowing(system: System, statements: frozenset[int]) -> Answer:
    """What narrowing says of these statements, without any library.

    An empty range is a proof. Otherwise one quantity after the other is given a value of its range and the rest is
    narrowed again; where that comes to an end without an empty range, the values are held against every statement.
    """
    result = narrow(system, statements=statements)
    if result.empty >= 0:
        proof = prove(system, statements)
        return Answer(Verdict.PROVED, proof) if proof is not None else NOTHING
    values = _dive(system, statements, result)
    return Answer(Verdict.WITNESS, witness=values) if values and system.holds(values, statements) else NOTHING


def _dive(system: System, statements: frozenset[int], result: Narrowed) -> tuple[int, ...]:
    """A value for each quantity that narrowing has nothing against; empty where it runs into an empty range.

    Products are hardly ever equal to the last step of the grid, so that with one of them nothing is tried.
    """
    if any(product and owner in statements for product, owner in zip(system.is_product, system.owner, strict=True)):
        return ()
    for quantity in range(len(system.low)):
        low, high = result.low[quantity], result.high[quantity]
        if low == high:
            continue
        value = _middle(low, high)
        result.low[quantity] = result.high[quantity] = value
        narrow(system, None, statements, result)
        if result.empty >= 0:
            return ()
    return tuple(result.low)


def _middle(low: int, high: int) -> int:
    """What is printed stands in the middle of its range; of a range without an end the nearest to zero."""
    if low > -FINITE and high < FINITE:
        return (low + high) // 2
    return low if low > 0 and low < FINITE else min(high, 0)

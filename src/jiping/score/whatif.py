"""What if: the same figures under another table, and what hangs on each figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from jiping.concepts.dictionary import concepts
from jiping.score.engine import Data, Input, Result, Scorecard, score
from jiping.score.formula import Ref
from jiping.score.schema import Framework, Indicator

_FEW = 100
"""Counts below this change by one; one per cent of nine people is nobody."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What two tables give for one thing; ``None`` where one of them does not ask for it."""

    left: Result | None
    right: Result | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same figures scored under two tables."""

    left: Scorecard
    right: Scorecard
    pairs: tuple[Pair, ...]


def compare(left: Scorecard, right: Scorecard) -> Comparison:
    """Indicators that ask the same are side by side: those of one id, then those of one formula, then of one title.

    What only one of the tables has stands alone, in its order.
    """
    rest = list(right.results)
    pairs: list[Pair] = []
    for result in left.results:
        other = next((one for one in rest if _is_same(result.indicator, one.indicator)), None)
        if other is not None:
            rest.remove(other)
        pairs.append(Pair(result, other))
    return Comparison(left, right, (*pairs, *(Pair(None, one) for one in rest)))


def _is_same(one: Indicator, other: Indicator) -> bool:
    if one.id == other.id or one.title == other.title:
        return True
    return one.expression is not None and one.expression == other.expression


@dataclass(frozen=True, slots=True)
class Effect:
    """What a small change of one figure does to the total, everything else as it is.

    ``less`` and ``more`` are how far the lower and the upper end of the total move when the figure is smaller or
    greater by ``step``.
    """

    ref: Ref
    value: Input
    step: str
    less: tuple[Fraction, Fraction]
    more: tuple[Fraction, Fraction]

    @property
    def size(self) -> Fraction:
        return max(abs(moved) for moved in (*self.less, *self.more))


def sensitivity(framework: Framework, data: Data) -> tuple[Effect, ...]:
    """The effect of every figure that the table asks for and that is known, the greatest first.

    Amounts and large counts change by 1 %, counts below a hundred by one. A figure with several values is changed as a
    whole. The table must have points, as for :func:`jiping.score.engine.score`.
    """
    card = score(framework, data)
    asked = dict.fromkeys(ref for result in card.results for ref, _ in result.inputs)
    effects = [_effect(framework, data, card, ref) for ref in asked]
    return tuple(sorted(effects, key=lambda one: (-one.size, str(one.ref))))


def _effect(framework: Framework, data: Data, card: Scorecard, ref: Ref) -> Effect:
    value = data.inputs[ref]
    is_few = concepts()[ref.concept].unit == "count" and abs(value.high) < _FEW

    def moved(sign: int) -> tuple[Fraction, Fraction]:
        low, high = (
            (value.low + sign, value.high + sign)
            if is_few
            else (value.low * (100 + sign) / 100, value.high * (100 + sign) / 100)
        )
        if is_few:
            low, high = max(low, Fraction(0)), max(high, Fraction(0))
        changed: Mapping[Ref, Input] = {**data.inputs, ref: replace(value, low=low, high=high)}
        other = score(framework, replace(data, inputs=changed))
        return other.low - card.low, other.high - card.high

    return Effect(ref, value, "1" if is_few else "1%", moved(-1), moved(1))

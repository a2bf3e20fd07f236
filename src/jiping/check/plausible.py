"""Whether two figures of running text are apart as a slip of theirs would be, or as two different things are.

People mistype a digit, forget a unit, divide by the wrong year: the result is near, or a known cause explains it. Two
amounts that have nothing in common are far more often two facts that were taken for one. So text is only said to be
wrong where the difference looks like a mistake; else it cannot be told. Tables need no such guard: their rows and
columns say what belongs together.

What this rests on stands in ``docs/decisions/0014``.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from jiping.check.mends import typing_distance
from jiping.model import Dimension, Relation, RelationKind, Source, Verdict

_GUARDED = frozenset((RelationKind.SUM, RelationKind.AT_MOST, RelationKind.EQUAL))
"""Shares, changes and growth are told of one figure in one clause, and are read rightly more often."""
_TIGHT = 16
"""Characters between two figures of a list that nothing stands between: 35人，其中：第一期55人、第二期8人."""
_NEAR = Fraction(3, 20)
_LIKE_A_POWER = Fraction(1, 50)
_MOST_EDITS = 1
_LEAST_DIGITS = 3
_BY_CHANCE = ("part", "one_figure")
"""That some other figure of the paragraph makes a sum fit, or that one figure could be otherwise, explains nothing."""
_FEW = 3
"""Things counted: 6 vehicles and a list of 7 are one miscounted, not two facts."""


def is_guarded(relation: Relation) -> bool:
    """Whether a failure of this relation needs the question: its figures stand in text, and not all in a row."""
    figures = relation.figures()
    if relation.kind not in _GUARDED or any(figure.source.table is not None for figure in figures):
        return False
    return relation.kind is RelationKind.EQUAL or not _in_a_row([figure.source for figure in figures])


def _in_a_row(places: list[Source]) -> bool:
    """Whether the figures stand in one paragraph with hardly a word between them."""
    if len({place.block for place in places}) > 1:
        return False
    ordered = sorted((place.start or 0, place.end or 0) for place in places)
    return all(following[0] - one[1] <= _TIGHT for one, following in pairwise(ordered))


def looks_like_a_slip(relation: Relation, verdict: Verdict) -> bool:
    """Whether the two sides of a broken relation are near, differ by a unit or a digit, or a known cause explains it.

    ``verdict`` carries the two ranges that do not meet, and the causes that were found.
    """
    if any(repair.get("cause") not in _BY_CHANCE for repair in verdict.repairs):
        return True
    certificate = verdict.certificate or {}
    printed = relation.total
    if printed is None or "left" not in certificate or "right" not in certificate:
        return True
    left, right = _middle(certificate["left"]), _middle(certificate["right"])
    if left is None or right is None:
        return True
    number = printed.number
    if number.unit.dimension is Dimension.COUNT and number.decimals == 0 and abs(left - right) <= _FEW:
        return True
    return _are_near(left, right, Fraction(number.step))


def _middle(bounds: list[str]) -> Fraction | None:
    low, high = bounds
    return None if "inf" in (low.lstrip("-"), high) else (Fraction(low) + Fraction(high)) / 2


def _are_near(one: Fraction, other: Fraction, step: Fraction) -> bool:
    """``step`` is what one of the last printed digit is worth."""
    large, small = max(abs(one), abs(other)), min(abs(one), abs(other))
    if large - small <= _NEAR * large:
        return True
    if small == 0:
        return False
    if any(abs(large / small / 10**power - 1) <= _LIKE_A_POWER for power in range(1, 9)):
        return True
    # The digits without the zeros around them: 万元 and 元 print the same ones.
    first, second = (str(round(abs(value) / step)).strip("0") for value in (one, other))
    return min(len(first), len(second)) >= _LEAST_DIGITS and typing_distance(first, second) <= _MOST_EDITS

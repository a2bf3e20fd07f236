"""Which figure of a relation that does not hold may be the misprinted one: all that would do, never one accusation.

A figure is named only where a value exists that suits every relation it stands in, the broken ones and those that hold:
moving it must not break what fits. The likeliest come first: those that mend more broken relations, then those whose
printed digits are nearest to what would have to stand there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from jiping.check.arithmetic import rounded, say, show
from jiping.check.contradictions import the_reading
from jiping.check.statements import Model
from jiping.model import Figure, Interval, Place, Relation, format_number

_MOST = 5
_MOST_RELATIONS = 200
"""Relations of one figure that are asked; a total of thousands of rows is not mended by hand."""


class Mender:
    def __init__(self, relations: Iterable[Relation], failed: list[Relation]) -> None:
        broken = {id(relation) for relation in failed}
        # Only what the model knows can be said to be mended.
        self._modelled = [relation for relation in failed if Model().add(relation) is not None]
        self._broken_at = Counter(place for relation in self._modelled for place in self._places(relation))
        self._of: dict[Place, dict[int, Relation]] = {}
        wanted = {figure.source.place for relation in failed for figure in relation.figures()}
        for relation in failed:
            self._enter(relation, wanted)
        # A sound document has nothing to mend: its relations are not looked through.
        for one in relations if wanted else ():
            if id(one) in broken or not any(figure.source.place in wanted for figure in one.figures()):
                continue
            meant = the_reading(one)
            if meant is not None:
                self._enter(meant, wanted)
        self._ranges: dict[Place, Interval | None] = {}

    def _enter(self, relation: Relation, wanted: set[Place]) -> None:
        for figure in relation.figures():
            place = figure.source.place
            if place in wanted:
                known = self._of.setdefault(place, {})
                if len(known) <= _MOST_RELATIONS:
                    known[id(relation)] = relation

    def repairs_of(self, relation: Relation) -> tuple[dict[str, Any], ...]:
        """What each figure would have to be if all the others are right, the likeliest first."""
        found = []
        for order, figure in enumerate(relation.figures()):
            if figure.blank or not figure.number.text:
                continue
            range_ = self._range(figure)
            if range_ is None or (range_.high is not None and range_.high < 0 <= figure.number.value):
                continue
            if range_.meets(figure.interval):
                continue  # what is broken here is no matter of this figure's value
            text, value = _words(figure, range_)
            distance = typing_distance(figure.number.text, value) if value else 99
            mended = self._broken_at[figure.source.place]
            found.append((-mended, distance, order, figure, text))
        found.sort(key=lambda one: one[:3])
        return tuple(
            {
                "cause": "one_figure",
                "text": f"其余各数都对时，{say(figure)} 应为 {text}",
                "text_en": f"if all others are right, {say(figure)} is {text}",
                "value": text,
                "mends": -mended,
            }
            for mended, _, _, figure, text in found[:_MOST]
        )

    def roots(self) -> list[frozenset[int]]:
        """Broken relations, by identity, that one value of one figure mends together; those of the most first.

        Only where everything else that is said of the figure fits that value, and fits few others.
        """
        at: dict[Place, tuple[Figure, list[Relation]]] = {}
        for relation in self._modelled:
            for place, figure in {figure.source.place: figure for figure in relation.figures()}.items():
                if not figure.blank and figure.number.text:
                    at.setdefault(place, (figure, []))[1].append(relation)
        found = []
        taken: set[int] = set()
        for figure, every in sorted(at.values(), key=lambda one: -len(one[1])):
            broken = [relation for relation in every if id(relation) not in taken]
            range_ = self._range(figure) if len(broken) > 1 else None
            if range_ is not None and not range_.meets(figure.interval) and _words(figure, range_)[1]:
                found.append(frozenset(map(id, broken)))
                taken.update(map(id, broken))
        return found

    @staticmethod
    def _places(relation: Relation) -> set[Place]:
        return {figure.source.place for figure in relation.figures()}

    def _range(self, figure: Figure) -> Interval | None:
        place = figure.source.place
        if place not in self._ranges:
            self._ranges[place] = self._ask(figure)
        return self._ranges[place]

    def _ask(self, figure: Figure) -> Interval | None:
        """Where the figure must lie to suit every relation it stands in; ``None`` where nothing suits them all."""
        around = list(self._of.get(figure.source.place, {}).values())
        if len(around) > _MOST_RELATIONS:
            return None
        model = Model()
        if not [one for one in around if model.add(one) is not None]:
            return None
        statement = next((s for s, one in model.figures.items() if one.source == figure.source), None)
        if statement is None:
            return None
        return model.mended(range(len(model.system.soft)), statement)


def _words(figure: Figure, range_: Interval) -> tuple[str, str]:
    """The range in the figure's own unit, and the one value it stands for where it is narrow."""
    unit, low, high = figure.number.unit, range_.low, range_.high
    if low is None or high is None:
        end = low if low is not None else high
        shown = show(end, unit) if end is not None else ""
        return (f"至少 {shown}" if low is not None else f"至多 {shown}"), ""
    step = Fraction(figure.number.step)
    decimals = figure.number.decimals
    middle = (low + high) / 2
    if high - low <= 20 * step or high - low <= abs(middle) / 100:
        value = format_number(rounded(middle / Fraction(unit.factor), decimals), decimals)
        about = "" if high - low <= step else "左右"
        return f"{value}{unit.name}{about}", value
    return f"{show(low, unit)} 至 {show(high, unit)}", ""


def typing_distance(printed: str, other: str) -> int:
    """How many slips lie between two numbers: a character lost, added, changed, or two neighbours exchanged.

    >>> typing_distance("12.53", "12.35"), typing_distance("1,234.5", "1234.56"), typing_distance("8", "8.00")
    (1, 1, 0)
    """
    a, b = (_digits(text) for text in (printed, other))
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def _digits(text: str) -> str:
    digits = "".join(c for c in text if c in "0123456789.-")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits

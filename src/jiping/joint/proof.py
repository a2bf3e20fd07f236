"""A contradiction written down: inequalities in whole numbers, and how they add up to one that cannot be.

The steps of the narrowing are done again without rounding. What comes out stands on its own: given inequalities, each
with the statement it comes from, and steps that anyone can repeat with integers (:mod:`jiping.verify`).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from jiping.joint.kernel import narrow, trace
from jiping.joint.system import HARD, UNBOUNDED, System

_LOW, _HIGH = 0, 1


@dataclass(frozen=True, slots=True)
class Line:
    """Sum of coefficient × quantity ≥ ``least``, or above it where ``strict``."""

    terms: tuple[tuple[int, int], ...]
    least: int
    strict: bool = False


class Proof:
    """Lines given by statements and lines that follow; the last one has no quantity and says 0 ≥ something positive."""

    def __init__(self, system: System, strict: frozenset[tuple[int, int]] = frozenset()) -> None:
        self.system = system
        self.strict = strict
        """Ends of printed ranges that do not belong to them: (statement, 0 for low or 1 for high)."""
        self.lines: list[Line] = []
        self.origins: list[dict[str, Any]] = []
        self._given: dict[tuple[Any, ...], int] = {}

    # ------------------------------------------------------------------------------------------- given

    def given(self, statement: int, line: Line) -> int:
        key = (statement, line)
        if key not in self._given:
            self._given[key] = self._add(line, {"statement": statement})
        return self._given[key]

    def _add(self, line: Line, origin: dict[str, Any]) -> int:
        self.lines.append(line)
        self.origins.append(origin)
        return len(self.lines) - 1

    def end(self, quantity: int, end: int, statements: frozenset[int]) -> int:
        """The line of a range as it is given; -1 where there is none."""
        system = self.system
        said = [
            (least if end == _LOW else -most, statement)
            for statement, least, most in system.printed[quantity]
            if statement in statements
        ]
        natural = system.low[quantity] if end == _LOW else -system.high[quantity]
        value, statement = max([*said, (natural, HARD)], key=lambda one: (one[0], one[1] == HARD))
        if value <= -UNBOUNDED:
            return -1
        factor = 1 if end == _LOW else -1
        return self.given(statement, Line(((quantity, factor),), value, (statement, end) in self.strict))

    def row(self, row: int, upper: bool) -> int:
        """A linear row as a line: its sum is at least ``least``, or minus its sum at least minus ``most``."""
        system = self.system
        terms = system.terms[row]
        line = Line(tuple((q, -f) for q, f in terms), -system.most[row]) if upper else Line(terms, system.least[row])
        return self.given(system.owner[row], line)

    # ------------------------------------------------------------------------------------------- steps

    def add(self, parts: list[tuple[int, Fraction]]) -> int:
        """Lines times positive numbers, added up; the numbers are made whole first."""
        whole = lcm(*(factor.denominator for _, factor in parts))
        multipliers = [(line, int(factor * whole)) for line, factor in parts]
        terms: dict[int, int] = {}
        least = 0
        strict = False
        for number, factor in multipliers:
            line = self.lines[number]
            for quantity, coefficient in line.terms:
                terms[quantity] = terms.get(quantity, 0) + factor * coefficient
            least += factor * line.least
            strict = strict or line.strict
        terms = {quantity: coefficient for quantity, coefficient in terms.items() if coefficient}
        divisor = gcd(least, *terms.values()) or 1
        line = Line(tuple((q, c // divisor) for q, c in sorted(terms.items())), least // divisor, strict)
        return self._add(line, {"sum": [list(one) for one in multipliers], "divided_by": divisor})

    def multiply(self, row: int, quantity: int, end: int, ends: dict[tuple[int, int], int]) -> int:
        """What a product says of one of its quantities, from the ends of the two others; -1 where it says nothing."""
        (x, _), (y, _), (z, scale) = self.system.terms[row]
        others = [q for q in (x, y, z) if q != quantity]
        used = [ends[other, side] for other in others for side in (_LOW, _HIGH) if ends[other, side] >= 0]
        first, second = ((self._value(ends[other, _LOW]), self._value(ends[other, _HIGH])) for other in others)
        value = bound_of_product(quantity == z, end, first, second, scale)
        if value is None:
            return -1
        factor = value.denominator if end == _LOW else -value.denominator
        least = value.numerator if end == _LOW else -value.numerator
        origin = {"product": [x, y, z, scale], "from": used, "statement": self.system.owner[row]}
        return self._add(Line(((quantity, factor),), least), origin)

    def scale(self, row: int, factor: int, other: int, z: int, scale: int, bound: int, not_negative: int) -> int:
        """From low ≤ factor (or factor ≤ high) and other ≥ 0: scale·z ≥ low·other (or scale·z ≤ high·other)."""
        ((_, coefficient),) = self.lines[bound].terms
        value = Fraction(self.lines[bound].least, coefficient)
        sign = 1 if coefficient > 0 else -1
        line = (
            Line(tuple(sorted(((z, sign * scale * value.denominator), (other, -sign * value.numerator)))), 0)
            if value
            else Line(((z, sign * scale),), 0)
        )
        x, y = (q for q, _ in self.system.terms[row][:2])
        origin: dict[str, Any] = {"product": [x, y, z, scale], "from": [bound, not_negative], "as": "multiple"}
        origin["statement"] = self.system.owner[row]
        return self._add(line, origin)

    def _value(self, number: int) -> Fraction | None:
        """What a line about one quantity says it is at least or at most; nothing where there is no line."""
        if number < 0:
            return None
        line = self.lines[number]
        ((_, factor),) = line.terms
        return Fraction(line.least, factor)


def bound_of_product(
    is_result: bool,
    end: int,
    a: tuple[Fraction | None, Fraction | None],
    b: tuple[Fraction | None, Fraction | None],
    scale: int,
) -> Fraction | None:
    """The low or high end of one quantity of x·y = scale·z.

    Of z, ``a`` and ``b`` being the ranges of x and y; else of a factor, ``a`` being the range of the other factor and
    ``b`` that of z.
    """
    if is_result:
        if None in (*a, *b):
            return None
        corners = [p * q / scale for p in a for q in b if p is not None and q is not None]
        return min(corners) if end == _LOW else max(corners)
    d0, d1 = a
    if None in b or not ((d0 is not None and d0 > 0) or (d1 is not None and d1 < 0)):
        return None
    corners = [scale * p / d for p in b for d in a if p is not None and d is not None]
    if d0 is None or d1 is None:
        corners.append(Fraction(0))
    return min(corners) if end == _LOW else max(corners)


def prove(system: System, statements: frozenset[int], strict: frozenset[tuple[int, int]] = frozenset()) -> Proof | None:
    """Why these statements cannot all be true, in whole numbers; ``None`` where narrowing does not show it exactly."""
    result = narrow(system, statements=statements)
    if result.empty < 0:
        return None
    proof = Proof(system, strict)
    ends: dict[tuple[int, int], int] = {}

    def now(quantity: int, end: int) -> int:
        if (quantity, end) not in ends:
            ends[quantity, end] = proof.end(quantity, end, statements)
        return ends[quantity, end]

    for step in sorted(trace(system, result)[0]):
        quantity, end, row = result.steps[step]
        terms = system.terms[row]
        if system.is_product[row]:
            line = proof.multiply(row, quantity, end, {(q, e): now(q, e) for q, _ in terms for e in (_LOW, _HIGH)})
        else:
            factor = next(f for q, f in terms if q == quantity)
            upper = (factor > 0) == (end == _HIGH)
            parts = [(proof.row(row, upper), Fraction(1))]
            for other, with_ in terms:
                if other == quantity:
                    continue
                side = (_LOW if with_ > 0 else _HIGH) if upper else (_HIGH if with_ > 0 else _LOW)
                number = now(other, side)
                if number < 0:
                    return None
                ((_, scale),) = proof.lines[number].terms
                parts.append((number, Fraction(abs(with_), abs(scale))))
            line = proof.add(parts)
        if line >= 0 and _is_tighter(proof, line, now(quantity, end)):
            ends[quantity, end] = line
    low, high = now(result.empty, _LOW), now(result.empty, _HIGH)
    if low < 0 or high < 0:
        return None
    ((_, a),), ((_, b),) = proof.lines[low].terms, proof.lines[high].terms
    last = proof.lines[proof.add([(low, Fraction(1, a)), (high, Fraction(1, -b))])]
    if last.terms or last.least < 0 or (last.least == 0 and not last.strict):
        return None
    return proof


def _is_tighter(proof: Proof, line: int, old: int) -> bool:
    if old < 0:
        return True
    new_line, old_line = proof.lines[line], proof.lines[old]
    ((_, a),), ((_, b),) = new_line.terms, old_line.terms
    new, was = new_line.least * abs(b), old_line.least * abs(a)
    return (new, new_line.strict) > (was, old_line.strict)


@dataclass(frozen=True, slots=True)
class Printed:
    """The digits a line comes from: ``value`` rounded to ``step``, ``times`` what one of its unit is worth."""

    value: str
    step: str
    times: str


def certificate(
    proof: Proof,
    quantities: dict[int, tuple[str, Fraction]],
    statements: dict[int, str],
    printed: dict[int, Printed] | None = None,
) -> dict[str, Any]:
    """The proof as JSON that :mod:`jiping.verify` adds up again, without the lines it does not use.

    ``quantities`` gives each quantity's name and what one step of its grid is worth in its base unit, ``statements``
    the words of each statement, ``printed`` the digits of those that are a rounded number.
    """
    used = sorted(_used(proof))
    line_number = {old: new for new, old in enumerate(used)}
    named = sorted({q for old in used for q in _named(proof, old)})
    quantity_number = {old: new for new, old in enumerate(named)}
    said = sorted({s for old in used if (s := proof.origins[old].get("statement", HARD)) != HARD})
    by_nature = len(said)
    statement_number = {old: new for new, old in enumerate(said)} | {HARD: by_nature}
    lines = []
    for old in used:
        line, origin = proof.lines[old], proof.origins[old]
        entry: dict[str, Any] = {
            "terms": [[quantity_number[q], c] for q, c in line.terms],
            "least": line.least,
        }
        if line.strict:
            entry["strict"] = True
        if "sum" in origin:
            entry["sum"] = [[line_number[index], factor] for index, factor in origin["sum"]]
        elif "product" in origin:
            *three, scale = origin["product"]
            entry["product"] = [*(quantity_number[q] for q in three), scale]
            entry["from"] = [line_number[index] for index in origin["from"]]
            if "as" in origin:
                entry["as"] = origin["as"]
            entry["statement"] = statement_number[origin["statement"]]
        else:
            statement = origin["statement"]
            entry["statement"] = statement_number[statement]
            if printed and statement in printed:
                digits = printed[statement]
                entry |= {"printed": digits.value, "step": digits.step, "times": digits.times}
        lines.append(entry)
    return {
        "kind": "lines",
        "quantities": [{"name": quantities[q][0], "unit": str(quantities[q][1])} for q in named],
        "statements": [statements[s] for s in said] + ["不为负数"],
        "products": [e["product"] for e in lines if "product" in e],
        "lines": lines,
    }


def _used(proof: Proof) -> set[int]:
    seen: set[int] = set()
    todo = [len(proof.lines) - 1]
    while todo:
        number = todo.pop()
        if number not in seen:
            seen.add(number)
            origin = proof.origins[number]
            todo += [index for index, _ in origin.get("sum", ())]
            todo += origin.get("from", ())
    return seen


def _named(proof: Proof, number: int) -> list[int]:
    return [q for q, _ in proof.lines[number].terms] + list(proof.origins[number].get("product", ()))[:3]

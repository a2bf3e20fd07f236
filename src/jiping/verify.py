"""Adds up the certificates of findings again, with exact numbers only. Shares no code with what made them.

A certificate of kind ``lines`` is a list of lines. Each says: the sum of coefficient × quantity is at least (where
``strict``, more than) ``least``. A given line names the statement it comes from, and a printed number the digits; the
others say how they follow from lines before them: by adding multiples (``sum``), or by a product x·y = scale·z whose
other two quantities lie between the ends that earlier lines give (``product``). The last line has no quantity left and
says that 0 is at least something above 0: its statements cannot all be true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

_Line = tuple[dict[int, int], int, bool]


class Refused(ValueError):
    """A certificate that does not show what it claims; says at which line and why."""


def verify(certificate: Mapping[str, Any]) -> str:
    """Check one certificate and say what was checked: its kind. Raises :class:`Refused`.

    ``fact`` has nothing to compute: the words show it. ``interval`` says that two ranges have nothing in common,
    ``sum`` that parts add up to a total, ``readings`` has a certificate for each way to read the words.
    """
    kind = certificate.get("kind")
    if kind == "readings":
        if not certificate.get("each"):
            raise Refused("no readings")
        for one in certificate["each"]:
            verify(one["certificate"])
    elif kind == "interval":
        _apart(certificate)
    elif kind == "sum":
        if sum(map(Fraction, certificate["parts"])) != Fraction(certificate["sum"]):
            raise Refused("the parts do not add up to the sum")
    elif kind == "lines":
        _lines(certificate)
    elif kind != "fact":
        raise Refused(f"unknown kind {kind!r}")
    return str(kind)


def _apart(certificate: Mapping[str, Any]) -> None:
    (a, b), (c, d) = (
        [None if end in ("inf", "-inf") else Fraction(end) for end in certificate[side]] for side in ("left", "right")
    )
    open_ends = certificate.get("open", [[False, False], [False, False]])
    touching = (
        b is not None and b == c and (open_ends[0][1] or open_ends[1][0]),
        d is not None and d == a and (open_ends[1][1] or open_ends[0][0]),
    )
    if not (
        any(touching) or (b is not None and c is not None and b < c) or (d is not None and a is not None and d < a)
    ):
        raise Refused("the two ranges meet")


def _lines(certificate: Mapping[str, Any]) -> None:
    lines: list[_Line] = []
    try:
        units = [Fraction(one["unit"]) for one in certificate["quantities"]]
        for number, entry in enumerate(certificate["lines"]):
            claimed = _claimed(entry, len(units))
            if "sum" in entry:
                followed = _sum(entry["sum"], lines, number)
            elif "product" in entry:
                followed = _product(entry, claimed, lines, number, certificate)
            else:
                _given(entry, claimed, units, certificate)
                followed = claimed
            if not _at_least_as_strong(followed, claimed):
                raise Refused(f"line {number} does not follow")
            lines.append(claimed)
    except (KeyError, IndexError, TypeError, ValueError, ZeroDivisionError, AttributeError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"not a certificate: {error!r}") from error
    if not lines:
        raise Refused("no lines")
    terms, least, strict = lines[-1]
    if terms or least < 0 or (least == 0 and not strict):
        raise Refused("the last line is not impossible")


def _claimed(entry: Mapping[str, Any], quantities: int) -> _Line:
    terms: dict[int, int] = {}
    for quantity, factor in entry["terms"]:
        if quantity in terms or not 0 <= quantity < quantities or int(factor) == 0:
            raise Refused("a quantity twice, unknown or times nothing")
        terms[quantity] = int(factor)
    return terms, int(entry["least"]), bool(entry.get("strict", False))


def _at_least_as_strong(one: _Line, other: _Line) -> bool:
    """Whether ``other`` is ``one`` or a positive multiple or fraction of it that asks no more."""
    (terms, least, strict), (claimed, claimed_least, claimed_strict) = one, other
    if terms.keys() != claimed.keys():
        return False
    ratio = Fraction(1)
    if terms:
        first = next(iter(terms))
        ratio = Fraction(claimed[first], terms[first])
    if ratio <= 0 or any(terms[q] * ratio != claimed[q] for q in terms):
        return False
    if claimed_least == least * ratio:
        return strict or not claimed_strict
    return claimed_least < least * ratio


def _sum(parts: Sequence[Sequence[Any]], lines: list[_Line], number: int) -> _Line:
    terms: dict[int, int] = {}
    least, strict = 0, False
    for index, factor in parts:
        if not 0 <= index < number or int(factor) <= 0:
            raise Refused(f"line {number} uses line {index} times {factor}")
        for quantity, coefficient in lines[index][0].items():
            terms[quantity] = terms.get(quantity, 0) + coefficient * int(factor)
        least += lines[index][1] * int(factor)
        strict = strict or lines[index][2]
    return {q: c for q, c in terms.items() if c}, least, strict


def _product(
    entry: Mapping[str, Any], claimed: _Line, lines: list[_Line], number: int, certificate: Mapping[str, Any]
) -> _Line:
    x, y, z, scale = (int(value) for value in entry["product"])
    if scale <= 0 or len({x, y, z}) < 3 or [x, y, z, scale] not in certificate["products"]:
        raise Refused(f"line {number} uses a product that nobody stated")
    if z in claimed[0] and len(entry["from"]) == 2 and entry.get("as") == "multiple":
        return _multiple(x, y, z, scale, entry["from"], lines, number)
    ((quantity, factor),) = claimed[0].items()
    ranges: dict[int, list[Fraction | None]] = {x: [None, None], y: [None, None], z: [None, None]}
    for index in entry["from"]:
        if not 0 <= index < number:
            raise Refused(f"line {number} uses line {index}")
        ((other, coefficient),) = lines[index][0].items()
        ranges[other][coefficient < 0] = Fraction(lines[index][1], coefficient)
    if quantity == z:
        ends = [p * q / scale for p in _both(ranges[x]) for q in _both(ranges[y])]
    else:
        divisor = ranges[y if quantity == x else x]
        if not ((divisor[0] is not None and divisor[0] > 0) or (divisor[1] is not None and divisor[1] < 0)):
            raise Refused(f"line {number} divides by what may be zero")
        ends = [scale * p / d for p in _both(ranges[z]) for d in divisor if d is not None]
        ends += [Fraction(0)] * (None in divisor)
    end = min(ends) if factor > 0 else -max(ends)
    return {quantity: end.denominator if factor > 0 else -end.denominator}, end.numerator, False


def _multiple(x: int, y: int, z: int, scale: int, parts: Sequence[int], lines: list[_Line], number: int) -> _Line:
    """One factor at least (or at most) something, the other not negative: z at least (or at most) that many of it."""
    bound, sign = (lines[index] for index in parts)
    if not all(0 <= index < number for index in parts):
        raise Refused(f"line {number} uses lines after it")
    ((factor, coefficient),), ((other, positive),) = bound[0].items(), sign[0].items()
    if {factor, other} != {x, y} or positive < 0 or sign[1] < 0:
        raise Refused(f"line {number} needs a factor that is not negative")
    end = Fraction(bound[1], coefficient)
    turn = 1 if coefficient > 0 else -1
    terms = {z: turn * scale * end.denominator, other: -turn * end.numerator}
    return {quantity: c for quantity, c in terms.items() if c}, 0, False


def _both(ends: Sequence[Fraction | None]) -> list[Fraction]:
    known = [end for end in ends if end is not None]
    if len(known) < 2:
        raise Refused("a product of a range without an end")
    return known


def _given(entry: Mapping[str, Any], claimed: _Line, units: Sequence[Fraction], certificate: Mapping[str, Any]) -> None:
    """A given line names its statement; where it comes from the digits of a number, the digits must give it."""
    if not 0 <= int(entry["statement"]) < len(certificate["statements"]):
        raise Refused("a line of no statement")
    if "printed" in entry:
        ((quantity, factor),) = claimed[0].items()
        value, step = Fraction(entry["printed"]), Fraction(entry["step"])
        end = value - step / 2 if factor > 0 else -(value + step / 2)
        if Fraction(claimed[1], abs(factor)) * units[quantity] > end * Fraction(entry["times"]):
            raise Refused("a line that says more than the printed digits")


def certificates(findings: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The id and certificate of each finding of a findings JSON that has one."""
    for document in findings.get("documents", ()):
        for finding in document.get("findings", ()):
            if finding.get("certificate"):
                yield finding.get("id", ""), finding["certificate"]

"""Formulas of frameworks: what an indicator measures, written over concepts.

    staff.in_post / staff.authorised
    (three_public.total@budget - three_public.total@budget^-1) / three_public.total@budget^-1
    sum(budget.addition)

``concept@column`` takes the figure of a budget column, ``concept^-1`` last year's, ``sum(concept)`` adds all listed
figures of one; ``min`` and ``max`` take two or more. Values are exact fractions in the base unit of their dimension
(money in 元). Whatever is not there makes the result :class:`Missing` and never a zero; a division by a base of zero is
told as :class:`ZeroBase`, since every place has a rule of its own for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Operator = Literal["number", "figure", "add", "subtract", "multiply", "divide", "min", "max"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A figure a formula asks for: concept, budget column (empty for the document's own) and years from this one.

    ``is_sum`` asks for all listed figures of the concept, added up.
    """

    concept: str
    column: str = ""
    shift: int = 0
    is_sum: bool = False

    def __str__(self) -> str:
        words = self.concept + (f"@{self.column}" if self.column else "") + (f"^{self.shift}" if self.shift else "")
        return f"sum({words})" if self.is_sum else words


@dataclass(frozen=True, slots=True)
class Expression:
    """``parts`` are the operands of an operator; ``ref`` is what a ``figure`` asks for."""

    operator: Operator
    parts: tuple[Expression, ...] = ()
    value: Fraction = Fraction(0)
    ref: Ref | None = None

    def refs(self) -> Iterator[Ref]:
        """Every figure it asks for, in reading order."""
        if self.ref is not None:
            yield self.ref
        for part in self.parts:
            yield from part.refs()


@dataclass(frozen=True, slots=True)
class Missing:
    """What a formula could not be computed without."""

    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ZeroBase:
    """The base of a rate is zero; ``above`` is what would have been divided by it."""

    above: Fraction


class FormulaError(ValueError):
    """``problem`` is one of syntax, concept, units; ``place`` the characters from the formula's beginning."""

    def __init__(self, problem: str, place: int, words: str, detail: str = "") -> None:
        super().__init__(f"{problem} at {place}: {words} {detail}".strip())
        self.problem, self.place, self.words, self.detail = problem, place, words, detail


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<call>sum|min|max)\s*\(|"
    r"(?P<concept>[a-z_]+(?:\.[a-z_0-9]+)*)(?:@(?P<column>[a-z_]+(?:\.[a-z_]+)*))?(?:\^(?P<shift>-\d))?|(?P<sign>[-+*/(),]))"
)
_DEEPEST = 40


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
    """The expression a formula is. Raises :class:`FormulaError` (syntax) with the place."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.depth = 0

    def whole(self) -> Expression:
        found = self.sums()
        if self.text[self.place :].strip():
            raise self.wrong()
        return found

    def wrong(self) -> FormulaError:
        start = self.place + len(self.text[self.place :]) - len(self.text[self.place :].lstrip())
        return FormulaError("syntax", start, self.text[start : start + 12])

    def sign(self, signs: str) -> str:
        match = _TOKEN.match(self.text, self.place)
        if match is None or not match["sign"] or match["sign"] not in signs:
            return ""
        self.place = match.end()
        return match["sign"]

    def sums(self) -> Expression:
        found = self.products()
        while sign := self.sign("+-"):
            found = Expression("add" if sign == "+" else "subtract", (found, self.products()))
        return found

    def products(self) -> Expression:
        found = self.factor()
        while sign := self.sign("*/"):
            found = Expression("multiply" if sign == "*" else "divide", (found, self.factor()))
        return found

    def factor(self) -> Expression:
        self.depth += 1
        try:
            if self.depth > _DEEPEST:
                raise self.wrong()
            return self.operand()
        finally:
            self.depth -= 1

    def operand(self) -> Expression:
        if self.sign("("):
            found = self.sums()
            if not self.sign(")"):
                raise self.wrong()
            return found
        match = _TOKEN.match(self.text, self.place)
        if match is None or match["sign"]:
            raise self.wrong()
        start, self.place = self.place, match.end()
        if match["number"]:
            return Expression("number", value=Fraction(match["number"]))
        if match["concept"]:
            return Expression("figure", ref=_ref(match))
        parts = [self.sums()]
        while self.sign(","):
            parts.append(self.sums())
        if not self.sign(")"):
            raise self.wrong()
        if match["call"] == "sum":
            if len(parts) != 1 or parts[0].ref is None:
                self.place = start
                raise self.wrong()
            return Expression("figure", ref=replace(parts[0].ref, is_sum=True))
        return Expression("min" if match["call"] == "min" else "max", tuple(parts))


def _ref(match: re.Match[str]) -> Ref:
    return Ref(match["concept"], match["column"] or "", int(match["shift"] or 0))


def evaluate(expression: Expression, values: Mapping[Ref, Fraction]) -> Fraction | Missing | ZeroBase:
    """The value of a formula over ``values``; figures that are not there are not zero.

    >>> posts = {Ref("staff.in_post"): Fraction(12), Ref("staff.authorised"): Fraction(6)}
    >>> evaluate(parse("staff.in_post / staff.authorised"), posts)
    Fraction(2, 1)
    >>> evaluate(parse("staff.retired + 1"), posts)
    Missing(refs=(Ref(concept='staff.retired', column='', shift=0, is_sum=False),))
    """
    missing = tuple(dict.fromkeys(ref for ref in expression.refs() if ref not in values))
    return Missing(missing) if missing else _value(expression, values)


def _value(expression: Expression, values: Mapping[Ref, Fraction]) -> Fraction | ZeroBase:
    if expression.operator == "number":
        return expression.value
    if expression.ref is not None:
        return values[expression.ref]
    parts: list[Fraction] = []
    for part in expression.parts:
        one = _value(part, values)
        if isinstance(one, ZeroBase):
            return one
        parts.append(one)
    match expression.operator:
        case "add":
            return parts[0] + parts[1]
        case "subtract":
            return parts[0] - parts[1]
        case "multiply":
            return parts[0] * parts[1]
        case "divide":
            return ZeroBase(parts[0]) if parts[1] == 0 else parts[0] / parts[1]
        case "min":
            return min(parts)
        case _:
            return max(parts)


Dimensions = Mapping[str, int]
"""Powers of dimensions: {"money": 1} is an amount, {} a plain number or a rate."""


def dimensions_of(expression: Expression, units: Mapping[str, str]) -> Dimensions:
    """The dimensions of a formula's result; ``units`` are those of the concepts.

    Raises :class:`FormulaError`: concept (not in ``units``) or units (amounts added to counts).
    """
    if expression.operator == "number":
        return {}
    if expression.ref is not None:
        unit = units.get(expression.ref.concept)
        if unit is None:
            raise FormulaError("concept", 0, expression.ref.concept)
        return {} if unit in ("percent", "points") else {unit: 1}
    parts = [dimensions_of(part, units) for part in expression.parts]
    if expression.operator in ("multiply", "divide"):
        sign = 1 if expression.operator == "multiply" else -1
        powers = dict(parts[0])
        for name, power in parts[1].items():
            powers[name] = powers.get(name, 0) + sign * power
        return {name: power for name, power in powers.items() if power}
    for part, dimensions in zip(expression.parts[1:], parts[1:], strict=True):
        if dimensions != parts[0]:
            words = " ".join(str(ref) for ref in (*expression.parts[0].refs(), *part.refs()))
            raise FormulaError("units", 0, words, f"{_named(parts[0])} / {_named(dimensions)}")
    return parts[0]


def _named(dimensions: Dimensions) -> str:
    return "·".join(f"{name}^{power}" if power != 1 else name for name, power in dimensions.items()) or "number"

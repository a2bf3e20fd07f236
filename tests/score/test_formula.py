"""Formulas: read, held against units, computed exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.score.formula import FormulaError, Missing, Ref, ZeroBase, dimensions_of, evaluate, parse

UNITS = {"a": "money", "b": "money", "n": "count", "r": "percent"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * 2", Fraction(7)),
        ("(a + b) * 2", Fraction(10)),
        ("a - b - 1", Fraction(0)),
        ("a / b / 2", Fraction(3, 4)),
        ("min(a, b, 1) + max(a, b)", Fraction(4)),
        ("a^-1 / a", Fraction(1, 3)),
        ("sum(a) - a@budget.original", Fraction(6)),
    ],
)
def test_a_formula_is_computed(text: str, expected: Fraction) -> None:
    values = {
        Ref("a"): Fraction(3),
        Ref("b"): Fraction(2),
        Ref("a", "", -1): Fraction(1),
        Ref("a", is_sum=True): Fraction(10),
        Ref("a", "budget.original"): Fraction(4),
    }
    assert evaluate(parse(text), values) == expected


def test_what_is_missing_is_named_and_never_zero() -> None:
    assert evaluate(parse("a / (b + a^-1)"), {Ref("a"): Fraction(1)}) == Missing((Ref("b"), Ref("a", "", -1)))


def test_a_base_of_zero_is_told_with_what_stands_above_it() -> None:
    values = {Ref("a"): Fraction(5), Ref("b"): Fraction(0)}
    assert evaluate(parse("a / b"), values) == ZeroBase(Fraction(5))
    assert evaluate(parse("1 - a / b"), values) == ZeroBase(Fraction(5))


@pytest.mark.parametrize(
    ("text", "place"), [("a +", 3), ("(a + b", 6), ("a b", 2), ("sum(a + b)", 0), ("a // b", 3), ("A", 0), ("", 0)]
)
def test_what_cannot_be_read_is_pointed_at(text: str, place: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.problem, caught.value.place) == ("syntax", place)


def test_brackets_without_end_are_an_error_not_a_crash() -> None:
    with pytest.raises(FormulaError):
        parse("(" * 5000 + "a")


@pytest.mark.parametrize(
    ("text", "dimensions"),
    [
        ("a / b", {}),
        ("a + b", {"money": 1}),
        ("a * r", {"money": 1}),
        ("a / n", {"money": 1, "count": -1}),
        ("n", {"count": 1}),
    ],
)
def test_units_go_through_a_formula(text: str, dimensions: dict[str, int]) -> None:
    assert dimensions_of(parse(text), UNITS) == dimensions


def test_amounts_and_counts_do_not_add() -> None:
    with pytest.raises(FormulaError, match="units"):
        dimensions_of(parse("a + n"), UNITS)
    with pytest.raises(FormulaError, match="concept"):
        dimensions_of(parse("a / nobody"), UNITS)


@given(st.fractions(), st.fractions(), st.fractions(min_value=1))
def test_arithmetic_is_exact(a: Fraction, b: Fraction, c: Fraction) -> None:
    values = {Ref("a"): a, Ref("b"): b, Ref("c"): c}
    assert evaluate(parse("(a + b) / c - a / c"), values) == b / c

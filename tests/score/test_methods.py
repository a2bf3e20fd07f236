"""Scoring methods: every worked example of public scoring tables, and what step wordings leave open."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from jiping.score.methods import Computed, Method, Scored, half_up, plain

ANY: TypeAdapter[Computed] = TypeAdapter(Method)
STAFF = {"method": "at_most", "full_at": 100, "step": {"size": 1, "deduct": "0.5", "mode": "floor"}}
CHANGE = {"method": "at_most", "full_at": 0, "step": {"size": 1, "deduct": "0.8", "mode": "floor"}}
COMPLETION = {"method": "at_least", "full_at": 100, "step": {"size": 5, "deduct": 2, "mode": "floor"}}
EXECUTION = {"method": "at_least", "full_at": 100, "otherwise": "proportional"}
SATISFACTION = {
    "method": "steps",
    "bands": [
        {"at_least": 90, "points": 6},
        {"at_least": 80, "under": 90, "points": 4},
        {"at_least": 70, "under": 80, "points": 2},
        {"under": 70, "points": 0},
    ],
}


def scored(method: dict[str, Any], rate: Fraction | int | str, full: int) -> Scored:
    made = ANY.validate_python(method).score(half_up(Fraction(rate), 2), Fraction(full))
    assert isinstance(made, Scored)
    return made


@pytest.mark.parametrize(
    ("case", "method", "rate", "full", "points"),
    [
        ("136 人在职、编制 143：满分", STAFF, Fraction(13600, 143), 5, "5"),
        ("12 人在职、编制 6：扣完", STAFF, 200, 5, "0"),
        ("超出不满一个百分点，不扣", STAFF, "100.99", 5, "5"),
        ("超出一个半百分点，扣一档", STAFF, "101.5", 5, "4.5"),
        ("预算 63.46 比上年 32 增长 98.31%：不得分", CHANGE, Fraction(6346 - 3200, 32), 8, "0"),
        ("下降：满分", CHANGE, "-12.5", 8, "8"),
        ("完成 99.27%，每 5% 扣 2 分，不满一档：满分", COMPLETION, "99.27", 8, "8"),
        ("完成 95%：整一档", COMPLETION, 95, 8, "6"),
        ("执行 86.18%，10 分按比例", EXECUTION, Fraction(21545760, 250000), 10, "8.62"),
        ("执行 45.17%，10 分按比例", EXECUTION, Fraction(903400, 20000), 10, "4.52"),
        ("执行 76%", EXECUTION, 76, 10, "7.6"),
        ("执行超过 100% 不多给分", EXECUTION, 130, 10, "10"),
        ("满意度 98%，目标 90%：满分而不是九八折", SATISFACTION, 98, 6, "6"),
        ("满意度 89.99%", SATISFACTION, "89.99", 6, "4"),
        ("满意度正好 90%", SATISFACTION, 90, 6, "6"),
        ("满意度正好 70%", SATISFACTION, 70, 6, "2"),
        ("98% 按比例给 20 分的目标：19.6", EXECUTION, 98, 20, "19.6"),
    ],
)
def test_worked_examples(case: str, method: dict[str, Any], rate: Fraction, full: int, points: str) -> None:
    assert half_up(scored(method, rate, full).points, 2) == Fraction(points), case


@pytest.mark.parametrize(
    ("mode", "points", "words"),
    [("floor", "4", "不满一档的不扣"), ("ceil", "2", "不满一档的按一档扣"), ("proportional", "2.8", "按比例扣")],
)
def test_what_a_part_of_a_step_costs_is_said_by_the_table(mode: str, points: str, words: str) -> None:
    method = {"method": "at_least", "full_at": 100, "step": {"size": 5, "deduct": 2, "mode": mode}}
    made = scored(method, "92", 6)
    assert made.points == Fraction(points)
    assert made.why.endswith(words)


def test_a_straight_line_ends_at_zero() -> None:
    method = {"method": "at_most", "full_at": 100, "zero_at": 110}
    assert [scored(method, rate, 5).points for rate in (100, 105, 110, 120)] == [5, Fraction("2.5"), 0, 0]


def test_an_upper_limit_in_proportion_turns_the_quotient_round() -> None:
    """Target 100, actual 120: one place gives limit ÷ rate, 0.833 of the points."""
    method = {"method": "at_most", "full_at": 100, "otherwise": "proportional"}
    assert scored(method, 120, 12).points == 10


def test_procurement_loses_on_both_sides() -> None:
    method = {"method": "within", "low": 100, "high": 100, "step": {"size": 1, "deduct": 1, "mode": "floor"}}
    assert [scored(method, rate, 6).points for rate in (100, "97.5", 103, 90, 120)] == [6, 4, 3, 0, 0]


def test_the_sentence_says_rate_limit_distance_and_rule_in_both_languages() -> None:
    made = scored(STAFF, 200, 5)
    assert made.why == "200%，高于 100%，超出 100 个百分点，每 1 个百分点扣 0.5 分，不满一档的不扣"
    assert made.why_en.startswith("200% is 100 percentage points above 100%; 0.5 points off for each 1")


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ({"method": "at_most", "full_at": 100}, "one_way"),
        ({"method": "at_most", "full_at": 100, "zero_at": 110, "otherwise": "proportional"}, "one_way"),
        ({"method": "at_most", "full_at": 100, "zero_at": 90}, "zero_above"),
        ({"method": "at_least", "full_at": 100, "zero_at": 110}, "zero_below"),
        ({"method": "at_least", "full_at": 0, "otherwise": "proportional"}, "limit_above_zero"),
        ({"method": "within", "low": 2, "high": 1, "step": {"size": 1, "deduct": 1, "mode": "ceil"}}, "low_above_high"),
        ({"method": "steps", "bands": [{"at_least": 90, "points": 6}]}, "bands_end"),
        ({"method": "steps", "bands": [{"at_least": 90, "points": 6}, {"under": 80, "points": 0}]}, "bands_apart"),
        ({"method": "steps", "bands": [{"at_least": 90, "points": 6}, {"at_most": 90, "points": 0}]}, "bands_overlap"),
        ({"method": "steps", "bands": [{"over": 90, "points": 6}, {"under": 90, "points": 0}]}, "bands_gap"),
        ({"method": "steps", "bands": [{"over": 90, "under": 90, "points": 6}]}, "empty_band"),
        ({"method": "steps", "bands": [{"over": 90, "at_least": 90, "points": 6}]}, "two_ends"),
        ({"method": "at_most", "full_at": "NaN", "zero_at": 110}, "finite_number"),
    ],
)
def test_a_method_that_cannot_be_meant_is_refused(method: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ANY.validate_python(method)
    assert kind in {error["type"] for error in caught.value.errors()}


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [("89.995", 2, "90"), ("2.005", 2, "2.01"), ("-0.125", 2, "-0.13"), ("0.124999", 2, "0.12"), ("0.5", 0, "1")],
)
def test_a_half_is_rounded_up(value: str, digits: int, expected: str) -> None:
    assert half_up(Fraction(value), digits) == Fraction(expected)


def test_numbers_are_shown_without_zeros_at_the_end() -> None:
    assert [plain(Fraction(text)) for text in ("100", "0.50", "8.62", "0.1")] == ["100", "0.5", "8.62", "0.1"]


def test_a_rate_of_nothing_above_a_limit_below_nothing_has_no_quotient() -> None:
    assert scored({"method": "at_most", "full_at": -5, "otherwise": "proportional"}, 0, 4).points == 0

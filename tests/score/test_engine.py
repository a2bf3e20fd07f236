"""Scorecards: points, sentences, traces, ranges; nothing invented where a figure is missing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.score.engine import Data, Input, Recorded, Result, Scorecard, score
from jiping.score.formula import Ref, parse
from jiping.score.library import framework
from jiping.score.load import load

HUNAN = framework("hunan-department-13-61-26")


def exactly(value: str | int, unit: str = "") -> Input:
    return Input(Fraction(value), Fraction(value), f"{value}{unit}")


STAFF = {Ref("staff.in_post"): exactly(12, "人"), Ref("staff.authorised"): exactly(6, "人")}
THREE_PUBLIC = {
    Ref("three_public.total", "budget.original"): exactly("634600"),
    Ref("three_public.total", "budget.original", -1): exactly("320000"),
}


def of(card: Scorecard, id: str) -> Result:
    return next(result for result in card.results if result.indicator.id == id)


def scored(inputs: Mapping[Ref, Input], **more: object) -> Scorecard:
    return score(HUNAN, Data(inputs, **more))  # type: ignore[arg-type]


def test_twelve_in_post_against_six_posts_give_nothing() -> None:
    result = of(scored(STAFF), "input.staffing.control-ratio")
    assert (result.status, result.low, result.high, result.rate) == ("computed", 0, 0, 200)
    assert result.numbers == "12人÷6人"
    assert "超出 100 个百分点" in result.why


def test_a_formula_is_shown_with_its_numbers_and_the_brackets_it_needs() -> None:
    result = of(scored(THREE_PUBLIC), "input.three-public.change")
    assert result.numbers == "(634600－320000)÷320000"
    assert (result.low, result.high, result.rate) == (0, 0, Fraction("98.31"))


def test_without_any_figure_everything_is_open_and_nothing_is_invented() -> None:
    card = scored({})
    assert (card.low, card.high) == (0, 100)
    assert {result.status for result in card.results} == {"unproved"}
    assert card.grades == ("优", "良", "中", "差")
    assert of(card, "input.staffing.control-ratio").why == "缺 在职人数、编制数，不能算出"


def test_what_would_narrow_the_total_most_is_named() -> None:
    """Staff is worth 5 and lacks one figure, the change of the three public expenses 8 and lacks one."""
    budget, accounts = (Ref("three_public.total", column) for column in ("budget.original", "final_accounts"))
    some = {Ref("staff.in_post"): exactly(5), budget: exactly(10), accounts: exactly(9)}
    assert scored(some).narrows_most == Ref("three_public.total", "budget.original", -1)
    everything = {ref: exactly(1) for one in HUNAN.indicators if one.formula for ref in parse(one.formula).refs()}
    assert scored(everything).narrows_most is None


def test_a_disputed_figure_gives_a_range_and_is_named() -> None:
    disputed = Input(Fraction(6), Fraction(12), "6人/12人")
    card = scored({**STAFF, Ref("staff.authorised"): disputed})
    result = of(card, "input.staffing.control-ratio")
    assert (result.status, result.low, result.high) == ("unproved", 0, 5)
    assert result.missing == (Ref("staff.authorised"),)
    assert result.why == "编制数（6人/12人）几处不同，不能确定"


def test_disputed_rates_that_score_alike_still_say_they_are_disputed() -> None:
    card = scored({**STAFF, Ref("staff.in_post"): Input(Fraction(3), Fraction(4), "3人/4人")})
    result = of(card, "input.staffing.control-ratio")
    assert (result.status, result.low, result.high) == ("unproved", 5, 5)


def test_a_range_over_bands_holds_every_band_between() -> None:
    answers = {Ref("survey.valid"): exactly(100), Ref("survey.satisfied"): Input(Fraction(65), Fraction(85), "65/85")}
    result = of(scored(answers), "outcome.satisfaction")
    assert (result.low, result.high) == (0, 4)


def test_a_range_around_the_aim_of_procurement_reaches_full_points() -> None:
    money = {
        Ref("procurement.budget"): exactly(100),
        Ref("procurement.total"): Input(Fraction(97), Fraction(103), "97/103"),
    }
    result = of(scored(money), "process.procurement.execution")
    assert (result.low, result.high) == (3, 6)


@pytest.mark.parametrize(
    ("now", "before", "status", "low", "high", "words"),
    [
        (0, 0, "computed", 8, 8, "分子、分母都是零，得满分"),
        (5, 0, "unproved", 0, 8, "分母是零，比率没有意义，由人评定"),
    ],
)
def test_a_base_of_zero_follows_the_rule_of_the_table(
    now: int, before: int, status: str, low: int, high: int, words: str
) -> None:
    inputs = {
        Ref("three_public.total", "budget.original"): exactly(now),
        Ref("three_public.total", "budget.original", -1): exactly(before),
    }
    result = of(scored(inputs), "input.three-public.change")
    assert (result.status, result.low, result.high, result.why) == (status, low, high, words)


def test_a_judgement_is_taken_as_recorded_and_never_made() -> None:
    made = {
        "outcome.administration": Recorded("复核人", "2026-03-01", "流程精简", choice="一般"),
        "process.management.compliance": Recorded(
            "复核人", "2026-03-01", "抽查凭证", answers=(False, True, False, False, True)
        ),
        "process.management.rules": Recorded("复核人", "2026-03-01", "查看制度", answers=(True, True, False, True)),
        "outcome.economic-social": Recorded("复核人", "2026-03-01", "统计资料", choice="显著"),
    }
    card = scored({}, judgements=made)
    administration = of(card, "outcome.administration")
    assert (administration.status, administration.low) == ("judged", 3)
    assert administration.why == "一般（50%），复核人于 2026-03-01 评定：流程精简"
    assert of(card, "process.management.compliance").high == 4
    assert of(card, "process.management.rules").high == 6
    open_ = of(card, "outcome.economic-social")
    assert (open_.status, open_.low, open_.high) == ("unproved", Fraction("4.8"), 6)


def test_a_judgement_with_too_few_answers_counts_as_none() -> None:
    made = {"process.management.rules": Recorded("复核人", "2026-03-01", "查看制度", answers=(True, True))}
    result = of(scored({}, judgements=made), "process.management.rules")
    assert (result.status, result.low, result.high) == ("unproved", 0, 8)


def test_what_cannot_apply_gives_full_points_where_the_table_says_so() -> None:
    result = of(scored({}, not_applicable={"process.building.area": "没有新建楼堂馆所"}), "process.building.area")
    assert (result.status, result.low) == ("not_applicable", 5)


TABLE = """\
schema: jiping.framework/1
id: local-rescaled
kind: scoring-table
object: department
title: 示例
title_en: Example
valid: {from: 2024-01-01}
basis: {source: mof-yu-2013-53, checked_on: 2026-01-10}
status: known
full_score: 100
grades: [{at_least: 90, label: 优}, {at_least: 80, label: 良}, {at_least: 0, label: 差}]
caps: [{indicator: x.execution, under: 80, total_at_most: 89, wording: 执行率低于 80% 的不得评优}]
indicators:
  - {id: x.execution, title: 执行率, path: [过程], points: 60, formula: funds.paid / funds.budget, status: known,
     scoring: {method: at_least, full_at: 75, otherwise: proportional}, evidence: [凭证], wording: 支付除以预算}
  - {id: x.procurement, title: 采购, path: [过程], points: 40, status: known,
     formula: procurement.total / procurement.budget,
     scoring: {method: at_least, full_at: 100, otherwise: proportional}, evidence: [合同], wording: 采购除以预算,
     zero_base: {nothing: not_applicable}, not_applicable: rescale}
"""


def table(**changed: str) -> Scorecard:
    text = TABLE
    for old, new in changed.items():
        text = text.replace(old, new)
    made = load(text).framework
    assert made is not None
    values = {"funds.paid": 76, "funds.budget": 100, "procurement.total": 0, "procurement.budget": 0}
    return score(made, Data({Ref(name): exactly(value) for name, value in values.items()}))


def test_what_does_not_apply_is_shared_out_and_a_cap_holds_the_total() -> None:
    """60 of 60 points would be 100; execution at 76 % keeps the total below the best grade."""
    card = table()
    assert of(card, "x.procurement").status == "not_applicable"
    assert (card.low, card.high, card.grades) == (89, 89, ("良",))
    assert card.caps == ("执行率低于 80% 的不得评优",)
    assert table(**{"under: 80": "under: 70"}).high == 100


def test_a_table_only_partly_known_refuses_a_total() -> None:
    card = table(**{"status: known\nfull_score": "status: known\nincomplete: 缺后半\nfull_score"})
    assert (card.refused, card.grades) == ("缺后半", ())


def test_a_framework_without_points_cannot_score() -> None:
    with pytest.raises(ValueError, match="no points"):
        score(framework("national-department-2013"), Data({}))


@pytest.mark.parametrize(("grade_on", "grade"), [("rounded", "优"), ("exact", "良")])
def test_the_grade_is_taken_from_the_rounded_total_or_the_exact_one(grade_on: str, grade: str) -> None:
    """89.995 of 100: rounded it is 90.00."""
    text = TABLE.replace(
        "full_score: 100\n", f"full_score: 100\nrounding: {{score: 3, rate: 4}}\ngrade_on: {grade_on}\n"
    )
    text = text.replace("caps: [{", "# caps: [{")
    made = load(text.replace("score: 3", "score: 2" if grade_on == "rounded" else "score: 3")).framework
    assert made is not None
    values = {"funds.paid": "100", "funds.budget": "100", "procurement.total": "74.9875", "procurement.budget": "100"}
    card = score(made, Data({Ref(name): exactly(value) for name, value in values.items()}))
    assert card.grades == (grade,)


@given(
    st.dictionaries(
        st.sampled_from(
            sorted({ref for one in HUNAN.indicators if one.formula for ref in parse(one.formula).refs()}, key=str)
        ),
        st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)),
    )
)
def test_knowing_more_never_widens_the_total(known: dict[Ref, tuple[int, int]]) -> None:
    """The total with exact figures lies within the total with ranges that hold them."""
    wide = {ref: Input(Fraction(min(pair)), Fraction(max(pair)), "x") for ref, pair in known.items()}
    narrow = {ref: Input(one.low, one.low, "x") for ref, one in wide.items()}
    outer, inner = scored(wide), scored(narrow)
    assert outer.low <= inner.low <= inner.high <= outer.high
    assert 0 <= inner.low <= inner.high <= 100


def test_a_decision_that_is_missing_is_no_figure_to_look_for() -> None:
    """A base of zero that a person must decide on: both figures are known, so that neither would narrow the total."""
    inputs = {
        Ref("three_public.total", "budget.original"): exactly(5),
        Ref("three_public.total", "budget.original", -1): exactly(0),
    }
    assert of(scored(inputs), "input.three-public.change").missing == ()


def test_a_formula_with_many_disputed_figures_is_left_open_without_trying_every_corner() -> None:
    names = [f"task.{name}" for name in ("planned", "done", "on_time", "qualified", "key.assigned", "key.done")]
    names += [
        "output.planned",
        "output.actual",
        "output.qualified",
        "survey.valid",
        "survey.satisfied",
        "staff.retired",
    ]
    formula = f"({' + '.join(names)}) / staff.authorised"
    made = load(TABLE.replace("funds.paid / funds.budget", formula)).framework
    assert made is not None
    inputs = {Ref(name): Input(Fraction(1), Fraction(2), "1/2") for name in names} | {
        Ref("staff.authorised"): exactly(9)
    }
    result = of(score(made, Data(inputs)), "x.execution")
    assert (result.status, result.low, result.high, len(result.missing)) == ("unproved", 0, 60, 12)


@pytest.mark.parametrize(("bought", "status", "total"), [(0, "not_applicable", 100), (5, "computed", 60)])
def test_only_the_rule_that_holds_takes_an_indicator_out(bought: int, status: str, total: int) -> None:
    """Nothing bought and nothing planned is left out; something bought without a budget gives no points."""
    rule = "zero_base: {nothing: not_applicable, something: zero}"
    made = load(TABLE.replace("zero_base: {nothing: not_applicable}", rule).replace("caps: [{", "# caps: [{")).framework
    assert made is not None
    values = {"funds.paid": 100, "funds.budget": 100, "procurement.total": bought, "procurement.budget": 0}
    card = score(made, Data({Ref(name): exactly(value) for name, value in values.items()}))
    assert (of(card, "x.procurement").status, card.low, card.high) == (status, total, total)


DECIDED = Recorded("复核人", "2026-03-01", "上年没有安排", share=Fraction(50))


def test_a_recorded_decision_settles_a_base_of_zero_that_the_table_leaves_open() -> None:
    inputs = {
        Ref("three_public.total", "budget.original"): exactly(5),
        Ref("three_public.total", "budget.original", -1): exactly(0),
    }
    result = of(scored(inputs, judgements={"input.three-public.change": DECIDED}), "input.three-public.change")
    assert (result.status, result.low, result.high) == ("judged", 4, 4)
    assert "复核人于 2026-03-01 决定给 50%：上年没有安排" in result.why
    assert result.numbers == "(5－0)÷0"
    # Where the figures give a rate nobody decides anything.
    inputs[Ref("three_public.total", "budget.original", -1)] = exactly(5)
    result = of(scored(inputs, judgements={"input.three-public.change": DECIDED}), "input.three-public.change")
    assert (result.status, result.low) == ("computed", 8)


def test_a_recorded_decision_settles_what_cannot_apply() -> None:
    made = load(TABLE.replace("not_applicable: rescale", "not_applicable: manual")).framework
    assert made is not None
    inputs = {Ref("funds.paid"): exactly(100), Ref("funds.budget"): exactly(100)}
    out = {"x.procurement": "没有采购"}
    assert of(score(made, Data(inputs, {}, out)), "x.procurement").status == "unproved"
    card = score(made, Data(inputs, {"x.procurement": DECIDED}, out))
    assert (of(card, "x.procurement").status, card.low, card.high) == ("judged", 80, 80)


def test_a_penalty_takes_points_off_the_total_but_never_below_zero() -> None:
    """Execution at 76 %: 100 less 15; 60 of 60 with a deduction of 200 is nothing."""
    assert table(**{"total_at_most: 89": "deduct: 15"}).high == 85
    card = table(**{"total_at_most: 89": "deduct: 200"})
    assert (card.low, card.high, card.grades) == (0, 0, ("差",))
    assert table(**{"total_at_most: 89": "deduct: 15", "under: 80": "under: 70"}).high == 100

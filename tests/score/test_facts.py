"""What documents give of the figures a framework asks for: never a figure of another year, column or kind."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from jiping.evaluate import evaluate
from jiping.model import UNITS, FactKey, Figure, Number, Source, Unit
from jiping.model.unit import count_unit
from jiping.score.engine import Data, score
from jiping.score.facts import inputs_from
from jiping.score.formula import Ref
from jiping.score.library import framework

HUNAN = framework("hunan-department-13-61-26")
BUDGET = Ref("three_public.total", "budget.original")


def figure(concept: str, value: str, year: int = 2024, unit: Unit | None = None, **more: str) -> Figure:
    key = FactKey(
        concept, year, more.get("column", ""), more.get("caliber", ""), more.get("code", ""), more.get("item", "")
    )
    own = unit or UNITS["万元"]
    decimals = len(value.partition(".")[2])
    return Figure(
        key, Number(f"{value}{own.name}", Decimal(value), decimals, own), Source(value), label=more.get("item", "")
    )


def given(*figures: Figure) -> dict[Ref, Fraction | tuple[Fraction, Fraction]]:
    found = inputs_from({"a.docx": figures}, HUNAN, 2024)
    return {ref: (one.low, one.high) if one.is_disputed else one.low for ref, one in found.items()}


def test_year_and_column_are_those_the_formula_names() -> None:
    found = given(
        figure("three_public.total", "5", column="budget.original"),
        figure("three_public.total", "4", year=2023, column="budget.original"),
        figure("three_public.total", "3", year=2022, column="budget.original"),
        figure("three_public.total", "2", column="final_accounts"),
        figure("three_public.total", "9", column="budget.original", item="某二级单位"),
        figure("three_public.total", "8", column="budget.original", code="201"),
    )
    assert found[BUDGET] == 50_000
    assert found[Ref("three_public.total", "budget.original", -1)] == 40_000
    assert found[Ref("three_public.total", "final_accounts")] == 20_000


def test_a_rate_is_no_amount() -> None:
    assert BUDGET not in given(figure("three_public.total", "5", column="budget.original", unit=UNITS["%"]))


def test_two_numbers_for_one_figure_are_a_range_and_the_widest_caliber_counts() -> None:
    assert given(
        figure("three_public.total", "5", column="budget.original", caliber="fiscal"),
        figure("three_public.total", "5.5", column="budget.original", caliber="fiscal"),
        figure("three_public.total", "7", column="budget.original", caliber="general"),
    )[BUDGET] == (50_000, 55_000)


def test_posts_are_added_up_from_their_kinds_and_say_so() -> None:
    people = count_unit("名")
    found = inputs_from(
        {
            "a.docx": [
                figure("staff.authorised.administrative", "5", unit=people, item="行政编制"),
                figure("staff.authorised.institution", "2", unit=people, item="事业编制"),
                figure("staff.authorised.institution", "0", unit=people, item="工勤编制"),
                figure("staff.authorised.administrative", "1", unit=people, item="含｜编制"),
            ]
        },
        HUNAN,
        2024,
    )
    posts = found[Ref("staff.authorised")]
    assert (posts.low, posts.words, posts.remark) == (7, "(5名＋2名)", "编制数由行政编制、事业编制相加")


def test_a_kind_of_posts_with_two_numbers_tells_nothing() -> None:
    people = count_unit("名")
    assert Ref("staff.authorised") not in given(
        figure("staff.authorised.administrative", "5", unit=people, item="行政编制"),
        figure("staff.authorised.administrative", "6", unit=people, item="行政编制"),
    )


def test_staff_of_last_years_end_counts_with_a_remark_but_money_of_last_year_does_not() -> None:
    found = inputs_from(
        {
            "a.docx": [
                figure("staff.in_post", "12", year=2023, unit=count_unit("人"), item="在编人数"),
                figure("three_public.total", "5", year=2023, column="final_accounts"),
            ]
        },
        HUNAN,
        2024,
    )
    assert found[Ref("staff.in_post")].remark == "在职人数是 2023 年末的数"
    assert Ref("three_public.total", "final_accounts") not in found


def test_the_district_report_earns_nothing_for_staffing_and_invents_nothing() -> None:
    path = Path(__file__).parents[3] / "shared" / "samples" / "nanyue-2023-self-evaluation.txt"
    if not path.exists():
        pytest.skip("the public samples are absent: the district report is NOT scored")
    card = score(HUNAN, Data(inputs_from({"a": evaluate(path).figures}, HUNAN, 2023)))
    staffing = card.results[0]
    assert (staffing.status, staffing.low, staffing.high, staffing.numbers) == ("computed", 0, 0, "12人÷(5名＋1名)")
    assert "2022 年末" in staffing.why
    assert [result.status for result in card.results].count("computed") == 1
    assert (card.low, card.high) == (0, 95)

"""Scores of whole tables: the same to the last digit as row by row."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiping.score.library import frameworks
from jiping.score.load import load
from jiping.score.schema import Framework

pl = pytest.importorskip("polars", reason="没有安装 jiping[columns]，按列计算的测试跳过")

from score_tables import differences, random_table  # noqa: E402

from jiping.score.table import TableProblem, read_table, score_table  # noqa: E402

WITH_POINTS = [one for one in frameworks() if one.full_score is not None]


@pytest.mark.parametrize("framework", WITH_POINTS, ids=lambda one: one.id)
def test_columns_and_rows_agree_on_every_shipped_framework(framework: Framework) -> None:
    assert differences(framework, random_table(framework, 1000, seed=20241)) == []


# ------------------------------------------------------------------------------------------ random frameworks

_MONEY = ("funds.paid", "funds.budget", "procurement.total", "procurement.budget@final_accounts", "funds.arrived^-1")


def _decimals(low: int, high: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low * 10**places, high * 10**places).map(lambda n: Decimal(n).scaleb(-places))


_limits = _decimals(-20, 150, 3)
_steps = st.fixed_dictionaries(
    {"size": _decimals(0, 10, 2).filter(bool), "deduct": _decimals(0, 3, 2).filter(bool)}
    | {"mode": st.sampled_from(["floor", "ceil", "proportional"])}
)


@st.composite
def _amounts(draw: st.DrawFn, depth: int = 2) -> str:
    """A formula over amounts that is itself an amount."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from([*_MONEY, "sum(budget.addition)"]))
    left, right = draw(_amounts(depth - 1)), draw(_amounts(depth - 1))
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return f"({left} + {right})"
    if kind == 1:
        return f"({left} - {right})"
    if kind == 2:
        return f"{draw(st.sampled_from(['min', 'max']))}({left}, {right})"
    if kind == 3:
        return f"{draw(st.sampled_from(['0.5', '3', '0']))} * {left}"
    return f"{left} * {right} / {draw(_amounts(0))}"


@st.composite
def _scorings(draw: st.DrawFn, points: Decimal) -> dict[str, Any]:
    kind = draw(st.sampled_from(["at_most", "at_least", "within", "steps", "checklist", "breaches", "judgement"]))
    full_at = draw(_limits)
    floor = draw(st.sampled_from([Decimal(0), points / 4]))
    if kind == "within":
        return {"method": kind, "low": full_at, "high": full_at + draw(_decimals(0, 20, 1)), "step": draw(_steps)}
    if kind == "steps":
        bounds = sorted(set(draw(st.lists(_limits, min_size=1, max_size=4))))
        closed = [draw(st.booleans()) for _ in bounds]
        bands: list[dict[str, Any]] = [{} for _ in range(len(bounds) + 1)]
        for number, (bound, is_closed) in enumerate(zip(bounds, closed, strict=True)):
            bands[number]["at_most" if is_closed else "under"] = bound
            bands[number + 1]["over" if is_closed else "at_least"] = bound
        worth = [draw(_decimals(0, int(points) + 1, 3)) for _ in bands[1:]] + [points]
        return {"method": kind, "bands": [{**band, "points": one} for band, one in zip(bands, worth, strict=True)]}
    if kind == "checklist":
        return {
            "method": kind,
            "items": [{"text": "一", "points": points / 4}, {"text": "二", "points": points * 3 / 4}],
        }
    if kind == "breaches":
        return {"method": kind, "conditions": ["一", "二", "三"], "deduct": points / 8, "floor": floor}
    if kind == "judgement":
        ends = (("好", 90, 100), ("中", 60, 90), ("定", 50, 50), ("差", 0, 40))
        return {"method": kind, "choices": [{"label": a, "at_least": b, "at_most": c} for a, b, c in ends]}
    side = 1 if kind == "at_most" else -1
    way = draw(st.sampled_from(["step", "zero_at", "otherwise"]))
    if way == "otherwise" and kind == "at_least":
        full_at = abs(full_at) + 1
    ways = {"step": draw(_steps), "zero_at": full_at + side * draw(_decimals(1, 30, 1)), "otherwise": "proportional"}
    return {"method": kind, "full_at": full_at, "floor": floor, way: ways[way]}


@st.composite
def _frameworks(draw: st.DrawFn) -> dict[str, Any]:
    every = draw(st.lists(_decimals(1, 30, 1), min_size=1, max_size=5))
    indicators: list[dict[str, Any]] = []
    rules = ["full", "zero", "not_applicable", "manual"]
    for number, points in enumerate(every):
        scoring = draw(_scorings(points))
        one = {"id": f"x.n{number}", "title": "指标", "path": ["级"], "points": points, "scoring": scoring}
        if scoring["method"] not in ("checklist", "breaches", "judgement"):
            one["formula"] = f"{draw(_amounts())} / {draw(_amounts())}"
            one["zero_base"] = {"nothing": draw(st.sampled_from(rules)), "something": draw(st.sampled_from(rules))}
        one["not_applicable"] = draw(st.sampled_from(["full", "rescale", "manual"]))
        indicators.append(one | {"evidence": ["凭证"], "wording": "说明", "status": "known"})
    full = sum(every, Decimal(0))
    computed = [one["id"] for one in indicators if "formula" in one]
    caps = [
        {
            "indicator": id,
            "under": draw(_limits),
            "total_at_most": full * draw(st.integers(1, 10)) / 10,
            "wording": "限",
        }
        for id in draw(st.lists(st.sampled_from(computed), max_size=2, unique=True) if computed else st.just([]))
    ]
    return {
        "schema": "jiping.framework/1",
        "id": "random-table",
        "kind": "scoring-table",
        "object": "department",
        "title": "随机",
        "title_en": "random",
        "valid": {"from": "2024-01-01"},
        "basis": {"source": "mof-yu-2013-53", "checked_on": "2026-01-10"},
        "status": "known",
        "full_score": full,
        "rounding": {"rate": draw(st.integers(0, 4)), "score": draw(st.integers(0, 3))},
        "grade_on": draw(st.sampled_from(["rounded", "exact"])),
        "grades": [
            {"at_least": full * share / 10, "label": label}
            for share, label in ((9, "优"), (8, "良"), (6, "中"), (0, "差"))
        ],
        "caps": caps,
        "indicators": indicators,
    }


def _loaded(plan: dict[str, Any]) -> Framework | None:
    """As the loader gives it; some random plans break its rules, and those count for nothing."""
    import json

    class Numbers(json.JSONEncoder):
        def default(self, o: object) -> object:
            return float(o) if isinstance(o, Decimal) else super().default(o)

    return load(json.dumps(plan, cls=Numbers, ensure_ascii=False)).framework


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(_frameworks(), st.integers(0, 10**6))
def test_columns_and_rows_agree_on_random_frameworks(plan: dict[str, Any], seed: int) -> None:
    framework = _loaded(plan)
    if framework is not None:
        assert differences(framework, random_table(framework, 60, seed, largest=6), is_wide=True) == []


# ------------------------------------------------------------------------------------------- what tables hold

HUNAN = next(one for one in WITH_POINTS if one.id == "hunan-department-13-61-26")
POSTS = "input.staffing.control-ratio"


def test_an_empty_cell_is_no_zero_and_other_columns_are_carried_over(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(
        'name,staff.in_post,staff.authorised\n甲局,12,6\n乙局,,6\n丙局,"1,200"," 1,300 "\n丁局,0,0\n', encoding="utf-8"
    )
    frame = score_table(HUNAN, read_table(path)).frame
    assert frame.columns[0] == "name"
    assert frame["name"].to_list() == ["甲局", "乙局", "丙局", "丁局"]
    assert frame[f"status:{POSTS}"].to_list() == ["computed", "unproved", "computed", "unproved"]
    assert frame[f"low:{POSTS}"].to_list() == [Decimal(0), Decimal(0), Decimal(5), Decimal(0)]
    assert frame[f"high:{POSTS}"].to_list() == [Decimal(0), Decimal(5), Decimal(5), Decimal(5)]


@pytest.mark.parametrize(
    ("values", "kind"),
    [([12.0, 6.5], "float_column"), (["十二", "6"], "no_number"), ([True, False], "no_number")],
)
def test_a_column_that_is_not_exact_is_refused_with_its_name(values: list[object], kind: str) -> None:
    with pytest.raises(TableProblem) as caught:
        score_table(HUNAN, pl.DataFrame({"staff.in_post": values, "staff.authorised": [6, 6]}))
    assert (caught.value.kind, caught.value.column) == (kind, "staff.in_post")


def test_a_cell_that_is_no_number_is_named_by_its_row() -> None:
    with pytest.raises(TableProblem) as caught:
        score_table(HUNAN, pl.DataFrame({"staff.in_post": ["1", "2", "3人"], "staff.authorised": [6, 6, 6]}))
    assert caught.value.detail == "3: 3人"


def test_a_figure_the_framework_does_not_ask_for_is_told_and_left_out() -> None:
    made = score_table(HUNAN, pl.DataFrame({"staff.in_post": [1], "staff.authorised": [6], "staff.retired": [3]}))
    assert made.strange == ("staff.retired",)
    assert "staff.retired" not in made.frame.columns


def test_a_table_without_one_column_that_is_asked_for_is_refused() -> None:
    with pytest.raises(TableProblem, match="nothing_used"):
        score_table(HUNAN, pl.DataFrame({"name": ["甲局"]}))


def test_figures_beyond_whole_numbers_are_scored_row_by_row_and_nothing_wraps_around() -> None:
    huge = 10**36
    frame = pl.DataFrame(
        {
            "three_public.total@budget.original": [huge * 2, 5],
            "three_public.total@budget.original^-1": [huge, 10],
            "three_public.total@final_accounts": [1, 1],
        },
        schema_overrides={
            "three_public.total@budget.original": pl.Decimal(38, 0),
            "three_public.total@budget.original^-1": pl.Decimal(38, 0),
        },
    )
    made = score_table(HUNAN, frame)
    assert made.by_rows
    assert made.frame["low:input.three-public.change"].to_list() == [Decimal(0), Decimal(8)]


def test_national_totals_are_computed_in_128_bits() -> None:
    """Thirty trillion in 分, times what a rate needs, is beyond 64 bits."""
    amounts = [3 * 10**13, 28 * 10**12]
    names = ("three_public.total@budget.original", "three_public.total@budget.original^-1")
    frame = pl.DataFrame({name: [Decimal(amount).scaleb(0)] for name, amount in zip(names, amounts, strict=True)})
    frame = frame.with_columns(pl.all().cast(pl.Decimal(38, 2)))
    made = score_table(HUNAN, frame)
    assert not made.by_rows
    assert differences(HUNAN, frame) == []


def test_a_framework_that_is_not_complete_gives_no_total() -> None:
    incomplete = next(one for one in WITH_POINTS if one.incomplete)
    frame = score_table(incomplete, random_table(incomplete, 5, seed=1)).frame
    assert not [name for name in frame.columns if name.startswith(("total", "grade"))]


def test_an_empty_table_gives_an_empty_one() -> None:
    assert score_table(HUNAN, pl.DataFrame({"staff.in_post": [], "staff.authorised": []})).frame.height == 0


def test_a_table_of_scores_can_be_scored_again() -> None:
    posts = pl.DataFrame({"staff.in_post": [12], "staff.authorised": [6]})
    first = score_table(HUNAN, posts).frame
    again = score_table(HUNAN, pl.concat([posts, first], how="horizontal")).frame
    assert again.columns == first.columns
    assert again.equals(first)

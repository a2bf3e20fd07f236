"""Which figure may be the misprinted one: every figure that alone would make things fit, the likeliest first."""

from __future__ import annotations

from typing import Any

import pytest

from case_document import case_document
from jiping.check.engine import check
from jiping.check.mends import typing_distance
from jiping.extract import extract
from jiping.model import Finding

HEAD = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]


def table(*rows: list[str]) -> dict[str, Any]:
    return {
        "kind": "final-accounts.department",
        "year": 2024,
        "tables": [{"title": "支出决算表", "unit": "万元", "rows": [HEAD, *rows]}],
    }


def first_sum(case: dict[str, Any]) -> Finding:
    document = case_document(case)
    figures, relations, *_ = extract(document)
    findings, *_ = check(document, figures, relations)
    sums = [finding for finding in findings if finding.code.startswith("SUM")]
    assert sums, [finding.code for finding in findings]
    return sums[0]


def test_a_cell_in_a_broken_row_and_a_broken_column_comes_first() -> None:
    # 130.00 printed as 103.00: only this cell stands in both.
    finding = first_sum(
        table(
            ["", "合计", "500.00", "300.00", "200.00"],
            ["201", "一般公共服务支出", "250.00", "103.00", "120.00"],
            ["205", "教育支出", "250.00", "170.00", "80.00"],
        )
    )
    mends = [repair for repair in finding.repairs if repair["cause"] == "one_figure"]
    assert "103.00" in mends[0]["text"]
    assert mends[0]["value"].startswith("130.00")
    assert mends[0]["mends"] == 2


def test_a_figure_whose_move_would_break_what_fits_is_not_named() -> None:
    finding = first_sum(
        table(
            ["", "合计", "500.00", "300.00", "200.00"],
            ["201", "一般公共服务支出", "260.00", "130.00", "120.00"],
            ["205", "教育支出", "250.00", "170.00", "80.00"],
        )
    )
    # The total of 一般公共服务支出 breaks its row and its column; its parts stand in columns that fit.
    named = [repair["text"] for repair in finding.repairs if repair["cause"] == "one_figure"]
    assert named
    assert all("130.00" not in text and "120.00" not in text for text in named)


@pytest.mark.parametrize(
    ("printed", "other", "slips"),
    [
        ("12.35", "12.53", 1),
        ("12.5", "12.35", 1),
        ("1,234.50", "1234.5", 0),
        ("8103", "8013", 1),
        ("100.00", "10.00", 1),
        ("12.35", "98.76", 4),
        ("", "1", 1),
    ],
)
def test_slips_between_two_numbers(printed: str, other: str, slips: int) -> None:
    assert typing_distance(printed, other) == slips

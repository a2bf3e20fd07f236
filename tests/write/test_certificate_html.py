"""Certificates for people: every line as a sentence with its reason, the relations as a picture."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from jiping.joint.proof import Printed, certificate, prove
from jiping.joint.system import System
from jiping.write.html.certificate import lines_html, readings_html


def certificate_of_a_sum() -> dict[str, Any]:
    """12.35万元 and 7.20万元 are said to make 19.65万元, on a grid of 0.0001元."""
    system = System()
    for value in (1235, 720, 1965):
        low = (value * 2 - 1) * 50 * 10_000
        system.state(system.quantity(0), low, low + 100 * 10_000, system.statement(True))
    system.row(((0, 1), (1, 1), (2, -1)), 0, 0, system.statement(False))
    proof = prove(system, frozenset(range(4)))
    assert proof is not None
    names = {0: "人员经费 12.35万元", 1: "公用经费 7.20万元", 2: "基本支出 19.65万元"}
    printed = {n: Printed(v, "0.01", "10000") for n, v in enumerate(("12.35", "7.20", "19.65"))}
    said = names | {3: "基本支出 = 人员经费 + 公用经费"}
    return certificate(proof, {q: (name, Fraction(1, 10_000)) for q, name in names.items()}, said, printed)


def test_every_line_is_a_sentence_with_its_reason() -> None:
    shown = lines_html(certificate_of_a_sum(), "zh")
    assert "基本支出 19.65万元 ≥ 196,450" in shown
    assert "人员经费 12.35万元 ≤ 123,550" in shown
    assert "因为：基本支出 = 人员经费 + 公用经费" in shown
    assert "行相加" in shown
    assert shown.count("没有任何数能同时满足") == 1


def test_the_picture_joins_figures_and_what_is_said_of_them() -> None:
    shown = lines_html(certificate_of_a_sum(), "zh")
    assert shown.count("<line ") == 3
    assert "<svg" in shown


def test_in_english() -> None:
    shown = lines_html(certificate_of_a_sum(), "en")
    assert "because:" in shown
    assert "added up" in shown


def test_names_are_escaped() -> None:
    one = certificate_of_a_sum()
    one["quantities"][0]["name"] = one["statements"][0] = "<b>甲</b>"
    assert "<b>" not in lines_html(one, "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_reading_can_be_opened(lang: str) -> None:
    one = {"reading": ["points"], "certificate": certificate_of_a_sum()}
    assert readings_html({"kind": "readings", "each": [one, one]}, lang).count("<details>") == 2

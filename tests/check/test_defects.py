"""The list of defects and the rules agree: each defect has rules that exist, or a reason why no rule can see it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiping.check.defects import all_defects, defect_groups
from jiping.check.registry import all_rules

LIST = Path(__file__).parents[2] / ".." / "shared" / "domain" / "defects.md"
COUNTS = {"N": 30, "M": 17, "I": 20, "E": 18, "T": 18, "P": 12}
CHINESE = re.compile("[一-鿿]")


def test_every_defect_once_and_in_order() -> None:
    assert {group.letter: len(group.defects) for group in defect_groups()} == COUNTS
    ids = [defect.id for defect in all_defects()]
    assert len(set(ids)) == len(ids) == 115
    assert all(defect.id.startswith(group.letter) for group in defect_groups() for defect in group.defects)


def test_rules_exist_and_reasons_stand_in_both_languages() -> None:
    known = {rule.id for rule in all_rules()}
    for defect in all_defects():
        assert set(defect.rules) <= known, defect.id
        assert bool(defect.reason) is bool(defect.reason_en) is not bool(defect.rules), defect.id
        assert CHINESE.search(defect.title) and not CHINESE.search(defect.title_en), defect.id


ABOUT_THE_ENGINE = {"MAT401"}
"""Several statements together: no defect of its own, a way to see those of numbers."""
FORMS_OF_THEIR_OWN = re.compile(r"A|B|C|D|E|F|G|H")


def test_every_rule_serves_a_defect_or_an_identity() -> None:
    named = {code for defect in all_defects() for code in defect.rules}
    left = {rule.id for rule in all_rules() if rule.id not in named and not rule.identities} - ABOUT_THE_ENGINE
    assert left == set()


@pytest.mark.skipif(not LIST.exists(), reason="NOT compared with the trade's list of defects: it is not here")
def test_the_ids_are_those_of_the_trade() -> None:
    listed = re.findall(r"^\| ([NMITP]\d\d|E\d\ds) \|", LIST.read_text("utf-8"), flags=re.MULTILINE)
    assert sorted({defect.id for defect in all_defects()}) == sorted(set(listed))

"""The catalogue of identities and the rules agree: each identity is wired by rules that name it, or says why not."""

from __future__ import annotations

from typing import Any

import pytest

from jiping.check.identities import Identity, all_identities, groups
from jiping.check.identities.catalogue import parse
from jiping.check.registry import all_rules, case_file

COUNTS = {"A": 24, "B": 30, "C": 23, "D": 40, "E": 32, "F": 22, "G": 10, "H": 16}
MUST_BE_WIRED = (
    *(f"D{n:02d}" for n in range(1, 40)),
    *("E08", "E09", "E10"),
    *(f"E{n}" for n in range(16, 22)),
    *(f"G{n:02d}" for n in range(1, 6)),
    *(f"H{n:02d}" for n in range(1, 17)),
)
RULES = {rule.id: rule for rule in all_rules()}
ENTRY = {"id": "A01", "formula": "a = b", "level": "H", "tolerance": "0", "where": "表", "mark": "S"}


def test_there_are_197() -> None:
    assert {group.letter: len(group.identities) for group in groups()} == COUNTS
    ids = [identity.id for identity in all_identities()]
    assert ids == sorted(set(ids))
    assert len(ids) == 197


@pytest.mark.parametrize("identity", all_identities(), ids=lambda identity: identity.id)
def test_wired_by_rules_that_name_it_or_unwired_for_a_reason(identity: Identity) -> None:
    declared = sorted(rule.id for rule in RULES.values() if identity.id in rule.identities)
    assert sorted(identity.rules) == declared, "check/identities/*.yaml and the identities of the rules differ"
    for code in identity.rules:
        outcomes = {case["expect"] for case in case_file(RULES[code])["cases"]}
        assert "pass" in outcomes
        assert outcomes & {"fail", "hint"}
    if not identity.rules:
        assert len(identity.reason) >= 8
        assert len(identity.reason_en) >= 8


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.identities], ids=lambda rule: rule.id)
def test_identities_of_rules_are_in_the_catalogue(rule: Any) -> None:
    assert set(rule.identities) <= {identity.id for identity in all_identities()}


@pytest.mark.parametrize("id", MUST_BE_WIRED)
def test_is_wired(id: str) -> None:
    assert next(identity for identity in all_identities() if identity.id == id).is_wired


@pytest.mark.parametrize(
    "entry",
    [
        ENTRY,
        ENTRY | {"rules": ["SUM001"], "reason": "没有", "reason_en": "none"},
        ENTRY | {"reason": "只有中文的理由"},
        ENTRY | {"rules": ["SUM001"], "level": "X"},
        ENTRY | {"rules": ["SUM001"], "tolerence": "0"},
        ENTRY | {"rules": ["SUM001"], "id": "B01"},
    ],
    ids=["neither", "both", "one language", "unknown level", "unknown key", "other group"],
)
def test_a_slip_in_the_catalogue_is_an_error(entry: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="样例"):
        parse({"group": "A", "title": "甲", "title_en": "a", "identities": [entry]}, "样例.yaml")

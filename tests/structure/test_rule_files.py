"""What every rule must have, so that a finding can be explained, mended and traced to its basis."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiping.check.registry import all_rules, case_file
from jiping.check.rule import Rule
from jiping.model import Outcome
from jiping.sources import library

FOLDERS = {
    "SUM": "arithmetic",
    "LIM": "limits",
    "MAT": "match",
    "CMP": "completeness",
    "GOL": "goals",
    "PUB": "disclosure",
    "TXT": "text",
    "STR": "structure",
    "CIT": "citation",
    "EVI": "evidence",
    "PRV": "privacy",
    "TIM": "timing",
}
RULES_FOLDER = Path(__file__).parents[2] / "src/jiping/check/rules"
FIELD = re.compile(r"\{(\w+)\}")

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


def test_there_are_rules() -> None:
    # Every other test here is empty without them, and would pass.
    assert all_rules()


def test_each_rule_module_makes_exactly_the_rule_it_is_named_for() -> None:
    modules = {path.stem for path in RULES_FOLDER.rglob("*.py") if path.stem != "__init__" and path.stem[-1].isdigit()}
    assert modules | {path.stem for path in alone()} == {rule.id.lower() for rule in all_rules()}


def test_each_case_file_has_its_rule() -> None:
    # A YAML file without a module is a rule of its own, and says so with a formula.
    orphans = [path.name for path in alone() if "\nidentity: " not in path.read_text("utf-8")]
    assert orphans == []


def alone() -> list[Path]:
    return [path for path in RULES_FOLDER.glob("*/*.yaml") if not path.with_suffix(".py").exists()]


@every_rule
def test_identities_are_ids_of_the_catalogue(rule: Rule) -> None:
    assert [id for id in rule.identities if not re.fullmatch(r"[A-H]\d{2}", id)] == []
    assert len(rule.identities) == len(set(rule.identities))


@every_rule
def test_file_is_named_like_the_rule_and_in_the_folder_of_its_letters(rule: Rule) -> None:
    path = Path(rule.file)
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.id)
    assert path.stem == rule.id.lower()
    assert path.parent.name == FOLDERS[rule.id[:3]]
    assert path.with_suffix(".yaml").is_file()
    assert case_file(rule)["rule"] == rule.id


@every_rule
def test_cases_show_it_pass_fail_and_keep_silent(rule: Rule) -> None:
    cases = case_file(rule)["cases"]
    outcomes = {case["expect"] for case in cases}
    known = {outcome.value for outcome in Outcome}
    assert outcomes <= known, "an outcome that does not exist"
    assert "pass" in outcomes
    # A rule that only ever hints has a hint where others fail.
    assert outcomes & {"fail", "hint"}
    assert outcomes & {"undecided", "not_applicable"}
    assert len(cases) >= 6, "fewer than six cases"
    silent = [case for case in cases if case["expect"] not in ("fail", "hint")]
    assert len(silent) >= 2, "fewer than two cases in which it must keep silent"
    names = [case["name"] for case in cases]
    assert all(names)
    assert len(names) == len(set(names)), "two cases with one name"


@every_rule
def test_docstring_names_the_rule_and_gives_an_example_of_each_kind(rule: Rule) -> None:
    assert rule.doc.startswith(f"{rule.id} {rule.name} {rule.title}")
    assert "正例：" in rule.doc
    assert "反例：" in rule.doc


@every_rule
def test_basis_is_in_the_library_and_dated(rule: Rule) -> None:
    assert library.find_source(rule.basis.source), f"{rule.basis.source} is not in jiping/sources"
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", rule.basis.checked_on)


@every_rule
def test_texts_are_complete_in_both_languages(rule: Rule) -> None:
    english = case_file(rule)["en"]
    assert rule.title.strip()
    assert rule.message.strip()
    assert rule.fix.strip(), "a finding that does not say how to mend it"
    assert english["title"].strip()
    assert english["fix"].strip()
    assert set(FIELD.findall(english["message"])) == set(FIELD.findall(rule.message))
    assert set(FIELD.findall(english["fix"])) == set(FIELD.findall(rule.fix))
    assert set(FIELD.findall(english.get("expected", ""))) == set(FIELD.findall(rule.expected))


@every_rule
def test_name_reads_as_a_sentence_after_ignore(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", rule.name)


def test_names_are_unique() -> None:
    names = [rule.name for rule in all_rules()]
    assert len(names) == len(set(names))

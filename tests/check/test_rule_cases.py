"""Every rule's own cases, run through the whole line."""

from __future__ import annotations

from typing import Any

import pytest

from case_document import run_case
from jiping.check.registry import all_rules, case_file
from jiping.check.rule import Rule
from jiping.model import Finding, Outcome

CASES = [(rule, case) for rule in all_rules() for case in case_file(rule)["cases"]]


def said(finding: Finding) -> str:
    """All that a finding or note says: what is wrong, what is expected, how to mend it, what was missing."""
    mends = [repair.get("text", "") for repair in finding.repairs]
    return "\n".join((finding.message, finding.expected, finding.fix, finding.found, *mends))


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.id}-{case['name']}" for rule, case in CASES])
def test_case(rule: Rule, case: dict[str, Any]) -> None:
    outcome, findings, notes, outcomes = run_case(rule.id, case)
    told = [f"{finding.message} [{finding.found}]" for finding in findings]
    assert outcome.value == case["expect"], told
    # One unless the case says otherwise, so that a rule that tells of a fault twice is noticed.
    assert len(findings) == case.get("findings", int(case["expect"] in ("fail", "hint"))), told
    for key, counted in (("passes", Outcome.PASS), ("open", Outcome.UNDECIDED)):
        assert outcomes.get(counted, 0) == case.get(key, outcomes.get(counted, 0)), f"{key}: {told}"
    for words in case.get("quotes", []):
        quoted = [source.text for finding in findings for source in finding.sources]
        assert any(words in text for text in quoted), quoted
    if "exactly" in case:
        assert [source.text for finding in findings for source in finding.sources] == case["exactly"]
    for words in case.get("says", []):
        assert any(words in said(finding) for finding in (*findings, *notes)), told
    for words in case.get("unsaid", []):
        assert not any(words in said(finding) for finding in (*findings, *notes)), told
    for finding in findings:
        assert "…" not in finding.message, f"a field of the message is not filled: {finding.message}"
        assert all(source.text or source.table for source in finding.sources), "a finding quotes nothing"

"""The corpus: sound documents of many places raise no alarm, and each fault planted in a copy is found where it is."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from corpus_document import FOLDER, docx_bytes, txt_bytes
from jiping.evaluate import evaluate_bytes
from jiping.model import Evaluation, Finding, Outcome

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
PLANTED: list[dict[str, Any]] = yaml.safe_load((FOLDER / "planted.yaml").read_text("utf-8"))
MOST_HINTS = 5


@cache
def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def told(evaluation: Evaluation) -> list[str]:
    return [f"{f.outcome.value} {f.code} {f.message} {[s.text for s in f.sources[:3]]}" for f in evaluation.findings]


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_a_sound_document_raises_no_alarm(name: str, suffix: str) -> None:
    data = docx_bytes(text_of(name)) if suffix == "docx" else txt_bytes(text_of(name))
    evaluation = evaluate_bytes(data, f"{name}.{suffix}")
    assert [f.code for f in evaluation.findings if f.outcome is Outcome.FAIL] == [], told(evaluation)
    assert len(evaluation.findings) <= MOST_HINTS, told(evaluation)


@pytest.mark.parametrize("name", NAMES)
def test_most_figures_of_a_sound_document_are_understood(name: str) -> None:
    evaluation = evaluate_bytes(docx_bytes(text_of(name)), f"{name}.docx")
    assert evaluation.coverage.figures >= 20
    assert evaluation.coverage.typed >= evaluation.coverage.figures * 0.85


@pytest.mark.parametrize("fault", PLANTED, ids=[f"{fault['document']}-{fault['name']}" for fault in PLANTED])
def test_a_planted_fault_is_found_where_it_is(fault: dict[str, Any]) -> None:
    sound = text_of(fault["document"])
    assert sound.count(fault["old"]) == 1, f"{fault['old']} occurs {sound.count(fault['old'])} times"
    planted = sound.replace(fault["old"], fault["new"])
    evaluation = evaluate_bytes(docx_bytes(planted), "planted.docx")
    found = [f for f in evaluation.findings if points_at(f, fault)]
    assert found, told(evaluation)
    failures = [f for f in evaluation.findings if f.outcome is Outcome.FAIL]
    assert len(failures) - len(found) <= fault.get("beside", 0), told(evaluation)


def points_at(finding: Finding, fault: dict[str, Any]) -> bool:
    """Whether a finding is one of the codes expected and quotes the words that were changed."""
    if finding.outcome is not Outcome.FAIL or finding.code not in fault["codes"]:
        return False
    related = [text for other in finding.related for text in other.get("text", ())]
    return any(fault["quote"] in text for text in [*(source.text for source in finding.sources), *related])

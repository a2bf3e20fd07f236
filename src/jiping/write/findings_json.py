"""Findings as JSON, the published contract ``jiping.findings/1`` (schema: ``schemas/findings-1.schema.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jiping.model import Coverage, Evaluation, Finding, Outcome, Source
from jiping.write.verdict import add_totals, shown_severity

SCHEMA = "jiping.findings/1"
LONGEST_QUOTE = 160
"""Characters of ``text``: a quotation is at most a sentence, and the whole paragraph can be found by its place."""


def findings_json(evaluations: Sequence[Evaluation]) -> str:
    """All files as one JSON text, ending in a line break."""
    totals = add_totals(evaluations)
    whole = {
        "schema": SCHEMA,
        "documents": [document_object(evaluation) for evaluation in evaluations],
        "verdict": {"errors": totals.errors, "warnings": totals.warnings, "hints": totals.hints},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=plain) + "\n"


def findings_jsonl(evaluations: Iterable[Evaluation]) -> Iterator[str]:
    """One document object a line, also for clean and for unreadable files."""
    for evaluation in evaluations:
        yield json.dumps(document_object(evaluation), ensure_ascii=False, separators=(",", ":"), default=plain) + "\n"


def document_head(evaluation: Evaluation) -> dict[str, Any]:
    """What is known of the file itself; ``pages`` is null where it could not be read."""
    document = evaluation.document
    return {
        "path": evaluation.path,
        "sha256": evaluation.sha256,
        "kind": document.kind.value if document else "other",
        "year": int(document.year.value) if document and document.year else None,
        "organisation": document.organisation.value if document and document.organisation else None,
        "pages": document.pages if document else None,
    }


def document_object(evaluation: Evaluation) -> dict[str, Any]:
    """One element of ``documents``."""
    return document_head(evaluation) | {
        "coverage": coverage_object(evaluation.coverage),
        "findings": [finding_object(finding) for finding in evaluation.findings],
        "notes": [finding_object(note) for note in evaluation.notes],
    }


def coverage_object(coverage: Coverage) -> dict[str, Any]:
    """Coverage over the whole document."""
    return {
        "figures": coverage.figures,
        "typed": coverage.typed,
        "related": coverage.related,
        "checked": coverage.checked,
        "not_understood": coverage.not_understood,
        "recognised": recognised_object(coverage),
        "outcomes": {outcome.value: coverage.outcomes.get(outcome, 0) for outcome in Outcome},
    }


def recognised_object(coverage: Coverage) -> dict[str, Any]:
    """What was recognised from pictures; confidences are shares of 1."""
    return {
        "pages": coverage.recognised,
        "confidence": None if coverage.confidence is None else coverage.confidence / 1000,
        "least_confidence": coverage.least_confidence / 1000 if coverage.recognised else None,
        "unsure": coverage.unsure,
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding with every field of the contract, the empty ones too."""
    return {
        "id": finding.id,
        "outcome": finding.outcome.value,
        "code": finding.code,
        "name": finding.name,
        "severity": shown_severity(finding).value,
        "certainty": finding.certainty.value,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "fix": finding.fix,
        "basis": finding.basis,
        "certificate": finding.certificate,
        "readings": list(finding.readings),
        "repairs": list(finding.repairs),
        "related": list(finding.related),
        "sources": [source_object(source) for source in finding.sources],
    }


def source_object(source: Source) -> dict[str, Any]:
    """One place. ``start`` and ``end`` are offsets in the block's text even where ``text`` had to be cut short."""
    return {
        "page": source.page,
        "paragraph": source.paragraph,
        "table": source.table,
        "row": source.row,
        "column": source.column,
        "start": source.start,
        "end": source.end,
        "box": list(source.box) if source.box else None,
        "text": shorten(source.text),
        "confidence": None if source.confidence is None else source.confidence / 1000,
    }


def shorten(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def plain(value: Any) -> Any:
    """Exact numbers inside certificates as strings, so that no reader rounds them; places as places."""
    if isinstance(value, Source):
        return source_object(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Fraction):
        return exact_text(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)


def exact_text(value: Fraction) -> str:
    """A fraction as a decimal where it ends, else as ``n/d``.

    >>> exact_text(Fraction(1, 8)), exact_text(Fraction(1, 3)), exact_text(Fraction(1500))
    ('0.125', '1/3', '1500')
    """
    digits, rest = 0, value.denominator
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        digits = max(digits, power)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    scaled = value.numerator * 10**digits // value.denominator
    if not digits:
        return str(scaled)
    sign, text = ("-", str(-scaled)) if scaled < 0 else ("", str(scaled))
    text = text.rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}"

"""The published contract: every field always there, valid under its schema, exact numbers kept exact."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from jiping.model import Evaluation, Outcome, Severity, Source
from jiping.write.findings_json import LONGEST_QUOTE, exact_text, finding_object, findings_json, findings_jsonl
from sample import clean_evaluation, evaluation, finding, findings, unread, words

SCHEMA: dict[str, Any] = json.loads(files("jiping.write").joinpath("schemas/findings-1.schema.json").read_text("utf-8"))


def validate(value: object, part: str = "") -> None:
    schema = SCHEMA if not part else {"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(schema).validate(value)


def test_schema_is_sound_and_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])


@pytest.mark.parametrize(
    "evaluations",
    [[], [evaluation()], [clean_evaluation()], [unread()], [evaluation(), clean_evaluation(), unread()]],
    ids=["none", "findings", "clean", "unread", "several"],
)
def test_output_validates(evaluations: list[Evaluation]) -> None:
    validate(json.loads(findings_json(evaluations)))


def test_findings_of_the_document_and_the_verdict() -> None:
    whole = json.loads(findings_json([evaluation(), unread()]))
    assert whole["verdict"] == {"errors": 2, "warnings": 1, "hints": 1}
    document = whole["documents"][0]
    assert (document["kind"], document["year"], document["pages"]) == ("final-accounts.department", 2024, 3)
    assert [f["code"] for f in document["findings"]] == ["MAT001", "TXT003", "SUM004"]
    assert [n["outcome"] for n in document["notes"]] == ["undecided"]
    assert document["coverage"]["outcomes"]["not_applicable"] == 0
    assert document["findings"][2]["sources"][0] == {
        "page": 2,
        "paragraph": None,
        "table": "表二 支出决算表",
        "row": "合计",
        "column": "合计",
        "start": 0,
        "end": 8,
        "box": [72.0, 140.0, 140.0, 112.5],
        "text": "5,364.75",
        "confidence": None,
    }


def test_unread_file_is_listed_with_its_reason() -> None:
    document = json.loads(findings_json([unread()]))["documents"][0]
    assert (document["kind"], document["year"], document["pages"]) == ("other", None, None)
    assert document["findings"][0]["code"] == "READ003"


def test_hint_is_a_hint_whatever_its_rule_says() -> None:
    shown = finding_object(finding("TXT003", Severity.ERROR, words("12.5%"), outcome=Outcome.HINT))
    assert (shown["outcome"], shown["severity"]) == ("hint", "hint")


def test_long_quotation_is_cut_and_its_place_kept() -> None:
    long = Source("字" * 500, block=2, paragraph=3, start=0, end=500)
    shown = finding_object(finding("SUM004", Severity.ERROR, long))["sources"][0]
    assert len(shown["text"]) == LONGEST_QUOTE
    assert shown["end"] == 500


def test_jsonl_is_one_document_a_line_also_for_clean_and_unread() -> None:
    lines = list(findings_jsonl([evaluation(), clean_evaluation(), unread()]))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    for line in lines:
        validate(json.loads(line), "document")
    assert [json.loads(line)["path"] for line in lines] == ["决算/某某区财政局.pdf", "clean.pdf", "scan.pdf"]


def test_certificate_keeps_exact_numbers() -> None:
    proof = {"bounds": [Decimal("5264.570"), Fraction(1, 3), Fraction(1, 8)], "at": words("12.5%")}
    found = replace(findings()[0], certificate=proof)
    shown = json.loads(findings_json([evaluation(findings=(found,))]))["documents"][0]["findings"][0]["certificate"]
    assert shown["bounds"] == ["5264.570", "1/3", "0.125"]
    assert shown["at"]["text"] == "12.5%"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", "0"), ("-5", "-5"), ("-1/8", "-0.125"), ("1/40", "0.025"), ("1200/1", "1200"), ("2/3", "2/3")],
)
def test_exact_text(value: str, shown: str) -> None:
    assert exact_text(Fraction(value)) == shown

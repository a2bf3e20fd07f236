"""SARIF: valid under the official schema, every reference leads somewhere, places as exact as the document allows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from texts import RULES

from jiping.cli.formats import rule_texts
from jiping.evaluate import evaluate
from jiping.model import Coverage, Evaluation, Recognised, Severity, Source
from jiping.write.regions import block_text
from jiping.write.sarif import FINGERPRINT, artifact_uri, sarif_json
from sample import SENTENCE, cell, clean_evaluation, document, evaluation, finding, findings, unread, words

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "tests/data/sarif-schema-2.1.0.json").read_text("utf-8"))
VALID = jsonschema.Draft4Validator(SCHEMA)


def run(*evaluations: Evaluation, **options: Any) -> dict[str, Any]:
    """The one run of the log, which is valid."""
    log = json.loads(sarif_json(evaluations, RULES, **options))
    VALID.validate(log)
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    found: dict[str, Any] = log["runs"][0]
    return found


def every(value: object, key: str) -> Iterator[Any]:
    """All values under ``key`` anywhere."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name == key:
                yield item
            yield from every(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from every(item, key)


@pytest.mark.parametrize(
    "evaluations",
    [[], [evaluation()], [clean_evaluation()], [unread()], [evaluation(), clean_evaluation(), unread(), evaluation()]],
    ids=["none", "findings", "clean", "unread", "several"],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_valid_under_the_official_schema(evaluations: Sequence[Evaluation], lang: str) -> None:
    whole = run(*evaluations, lang=lang)
    assert len(whole["artifacts"]) == len({one.path for one in evaluations})
    assert len(whole["results"]) == sum(len(one.findings) for one in evaluations)


def test_the_schema_would_find_a_mistake() -> None:
    log = json.loads(sarif_json([evaluation()], RULES))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(log)


def test_every_index_leads_to_what_it_names() -> None:
    whole = run(evaluation(), unread())
    rules = whole["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["MAT001", "READ003", "SUM004", "TXT003"]
    for result in whole["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for place in every(whole["results"], "artifactLocation"):
        assert whole["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
    for (place,) in every(whole["results"], "logicalLocations"):
        listed = whole["logicalLocations"][place["index"]]
        assert {key: listed[key] for key in ("name", "fullyQualifiedName", "kind")} == {
            key: place[key] for key in ("name", "fullyQualifiedName", "kind")
        }
    for place, entry in enumerate(whole["logicalLocations"]):
        assert entry.get("parentIndex", -1) < place
    names = [entry["fullyQualifiedName"] for entry in whole["logicalLocations"]]
    assert len(names) == len(set(names))


def test_a_cell_is_page_table_row_and_column() -> None:
    whole = run(evaluation())
    result = whole["results"][2]
    assert result["ruleId"] == "SUM004"
    (place,) = result["locations"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == (
        "决算/某某区财政局.pdf::第 2 页::“表二 支出决算表”::“合计”行::“合计”列"
    )
    chain, index = [], place["logicalLocations"][0]["index"]
    while index >= 0:
        chain.append(whole["logicalLocations"][index]["kind"])
        index = whole["logicalLocations"][index].get("parentIndex", -1)
    assert chain == ["column", "row", "table", "page"]
    region = place["physicalLocation"]["region"]
    lines = "\n".join(block_text(block) for block in document().blocks).split("\n")
    words = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
    assert words == region["snippet"]["text"] == place["message"]["text"] == "5,364.75"
    assert place["properties"] == {"page": 2, "box": [72.0, 140.0, 140.0, 112.5]}
    assert [(other["id"], other["message"]["text"]) for other in result["relatedLocations"]] == [
        (1, "3,000.28"),
        (2, "2,264.29"),
    ]


def test_words_in_running_text_have_a_region() -> None:
    (place,) = run(evaluation())["results"][0]["locations"]
    region = place["physicalLocation"]["region"]
    text = "\n".join(block.text for block in document().paragraphs())
    start = region["charOffset"]
    assert text[start : start + region["charLength"]] == region["snippet"]["text"] == "5,364.75 万元"
    assert text.split("\n")[region["startLine"] - 1][region["startColumn"] - 1 :].startswith("5,364.75 万元")
    assert place["logicalLocations"][0]["name"] == "第 3 段"


def test_without_pages_the_section_says_where() -> None:
    whole = run(evaluation(document=document(format="docx", pages=1)))
    names = [entry["fullyQualifiedName"] for entry in whole["logicalLocations"]]
    assert "决算/某某区财政局.pdf::“一、收入支出决算总体情况说明”部分::第 3 段" in names
    assert not any("页" in name for name in names)
    assert (
        "properties" not in whole["results"][0]["locations"][0]
        or "page" not in (whole["results"][0]["locations"][0]["properties"])
    )


def test_plain_text_has_lines_of_the_file_itself() -> None:
    file = "\n".join(block.text for block in document().paragraphs()).replace("\n", "\r\n\r\n")
    text = evaluation(document=document(format="txt", pages=1))
    (place,) = run(text, original=lambda one: file)["results"][0]["locations"]
    region = place["physicalLocation"]["region"]
    assert file[region["charOffset"] :].startswith("5,364.75 万元")
    assert (region["startLine"], region["endLine"]) == (5, 5)
    assert region["startColumn"] == SENTENCE.index("5,364.75") + 1
    assert region["endColumn"] - region["startColumn"] == region["charLength"] == len("5,364.75 万元")


def test_levels_messages_fingerprints_and_properties() -> None:
    results = run(evaluation())["results"]
    assert [result["level"] for result in results] == ["warning", "note", "error"]
    assert [result["partialFingerprints"][FINGERPRINT] for result in results] == [f.id for f in findings()]
    assert results[2]["message"]["text"].startswith("合计 5,364.75 万元")
    properties = results[2]["properties"]
    assert (properties["certainty"], properties["expected"]) == ("proved", "5,264.57 万元")
    assert properties["found"] == "5,364.75 万元"
    assert properties["related"][0]["code"] == "MAT002"
    assert "expected" not in results[1]["properties"]


def test_certificates_keep_exact_numbers() -> None:
    proof = {"kind": "sum", "bounds": [Decimal("5264.570")], "at": words("12.5%")}
    found = replace(findings()[2], certificate=proof)
    properties = run(evaluation(findings=(found,)))["results"][0]["properties"]
    assert properties["certificate"]["bounds"] == ["5264.570"]


def test_rules_carry_what_explain_says() -> None:
    rules = {rule["id"]: rule for rule in run(evaluation())["tool"]["driver"]["rules"]}
    assert rules["SUM004"]["shortDescription"]["text"] == "合计与分项不符"
    assert rules["SUM004"]["defaultConfiguration"] == {"level": "error"}
    assert rules["SUM004"]["help"]["text"] == "改法 核对 …。\n依据 表五\n详见 jiping explain SUM004"
    assert rules["MAT001"]["fullDescription"]["text"] == "两者应相等。"
    assert "helpUri" not in rules["SUM004"]


def test_unread_file_is_a_result_and_a_notification() -> None:
    whole = run(unread())
    (result,) = whole["results"]
    assert (result["ruleId"], result["level"]) == ("READ003", "error")
    assert "logicalLocations" not in result["locations"][0]
    (invocation,) = whole["invocations"]
    assert invocation["executionSuccessful"] is True
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["descriptor"] == {"id": "READ003", "index": 0}
    assert "疑为扫描件" in notice["message"]["text"] and "导出的 PDF" in notice["message"]["text"]
    assert whole["tool"]["driver"]["notifications"][0]["id"] == "READ003"
    assert whole["artifacts"][0]["properties"] == {"isRead": False}


def test_an_internal_error_means_the_run_did_not_succeed() -> None:
    broken = replace(unread(), findings=(replace(unread().findings[0], code="READ011"),))
    assert run(broken)["invocations"][0]["executionSuccessful"] is False


def test_silence_that_means_little_is_notified() -> None:
    scanned = document(remarks=("READ003 第 3 页没有可识别的文字。",), kind=Recognised("other"))
    whole = run(replace(clean_evaluation(), document=scanned, coverage=Coverage(10, 1, 0, 0, 9)))
    notices = whole["invocations"][0]["toolExecutionNotifications"]
    assert [notice["level"] for notice in notices] == ["warning"] * 3
    assert [notice.get("descriptor", {}).get("id") for notice in notices] == ["READ003", None, None]
    assert "仅读懂数字 1 个" in notices[1]["message"]["text"]
    assert whole["artifacts"][0]["properties"]["coverage"]["not_understood"] == 9
    assert "toolExecutionNotifications" not in run(clean_evaluation())["invocations"][0]


def test_finding_about_the_whole_document() -> None:
    found = finding("SUM004", Severity.ERROR)
    (place,) = run(evaluation(findings=(found,)))["results"][0]["locations"]
    assert set(place) == {"physicalLocation"}
    assert place["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize("format_", ["txt", "csv", "html", "docx"])
def test_every_result_names_a_line_which_code_scanning_asks_for(format_: str) -> None:
    # A text file that cannot be read again has no line to give, and a count over what was read would be another's.
    whole = run(evaluation(document=document(format=format_, pages=1)), unread())
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in whole["results"]]
    assert all(region["startLine"] >= 1 for region in regions)
    assert any("charOffset" in region for region in regions) == (format_ == "docx")


def test_places_that_do_not_fit_the_document_are_the_whole_file() -> None:
    stray = Source("字", block=99, paragraph=100, start=0, end=1)
    found = finding("SUM004", Severity.ERROR, stray, cell(0, 0))
    (place,) = run(evaluation(findings=(found,)))["results"][0]["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 1}


def test_paths_are_relative_uris_below_the_folder_and_file_uris_elsewhere(tmp_path: Path) -> None:
    base = str(tmp_path / "工作")
    assert artifact_uri("决算/1 号#.pdf", base) == "%E5%86%B3%E7%AE%97/1%20%E5%8F%B7%23.pdf"
    assert artifact_uri(str(tmp_path / "工作" / "a.pdf"), base) == "a.pdf"
    assert artifact_uri("./x/../a.pdf", base) == "a.pdf"
    assert artifact_uri("../a.pdf", base) == (tmp_path / "a.pdf").as_uri()
    assert artifact_uri("a:b.pdf") == "a%3Ab.pdf"
    whole = run(evaluation(), evaluation(path="../b.pdf"), base=base)
    locations = [artifact["location"] for artifact in whole["artifacts"]]
    assert locations[0]["uriBaseId"] == "%SRCROOT%"
    assert "uriBaseId" not in locations[1] and locations[1]["uri"].startswith("file:")
    assert all(uri.isascii() for uri in every(whole, "uri"))


def test_nothing_of_the_clock_or_the_machine_gets_in() -> None:
    assert sarif_json([evaluation()], RULES) == sarif_json([evaluation()], RULES)
    text = sarif_json([evaluation()], RULES)
    assert not any(word in text for word in ("TimeUtc", '"guid"', str(ROOT)))


@pytest.mark.parametrize("name", ["self-evaluation-2024.docx", "final-accounts-2024.pdf", "self-evaluation-2024.txt"])
def test_a_whole_document_with_the_real_rules(name: str) -> None:
    found = evaluate(ROOT / "examples" / name)
    log = json.loads(sarif_json([found], rule_texts("zh")))
    VALID.validate(log)
    whole = log["runs"][0]
    assert len(whole["results"]) == len(found.findings) > 0
    for rule in whole["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"] != rule["id"]
        assert "改法" in rule["help"]["text"] and "依据" in rule["help"]["text"]
        assert "{" not in rule["help"]["text"]

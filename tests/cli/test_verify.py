"""``jiping verify``: adds certificates up again; a changed one is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jiping.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "final-accounts-2024.pdf"


@pytest.fixture(scope="module")
def findings() -> str:
    result = CliRunner().invoke(main, ["check", str(EXAMPLE), "--format", "json", "--exit-zero"])
    assert result.exit_code == 0
    return result.stdout


def verified(text: str, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["verify", "-", *more], input=text)
    return result.exit_code, result.output


def test_every_certificate_of_the_example_holds(findings: str) -> None:
    code, output = verified(findings)
    assert code == 0
    assert "不成立 0" in output
    assert "逐行相加" in output


def test_in_english(findings: str) -> None:
    code, output = verified(findings, "--lang", "en")
    assert code == 0
    assert "0 refused" in output


def test_a_changed_digit_is_refused(findings: str) -> None:
    content = json.loads(findings)
    changed = None
    for finding in content["documents"][0]["findings"]:
        if (finding["certificate"] or {}).get("kind") == "lines":
            line = next(one for one in finding["certificate"]["lines"] if "printed" in one)
            line["least"] += 10**9
            changed = finding["id"]
            break
    assert changed is not None
    code, output = verified(json.dumps(content))
    assert code == 1
    assert changed in output


@pytest.mark.parametrize("text", ["", "no json", "[]", "3"])
def test_what_is_no_findings_file_is_said_to_be_none(text: str) -> None:
    code, output = verified(text)
    assert code == 2
    assert "jiping check --format json" in output

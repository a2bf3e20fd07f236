"""Every format through the command line: the same bytes whatever the number of jobs, and true to the file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from calls import Jiping
from lxml import etree

from jiping.check.registry import all_rules
from jiping.cli.formats import FORMATS, rule_texts
from jiping.messages.catalogue import read_codes

ROOT = Path(__file__).parents[2]
REPORT = """某局2024年度部门整体支出绩效自评报告
一、基本情况
2024年支出 {n}00 万元，其中基本支出 60 万元。
本报告经局党组会议审议通过。。现予公开。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports alike and unlike, a file that cannot be read and one that is no report."""
    for n in range(1, 6):
        (tmp_path / f"{n}.txt").write_text(REPORT.format(n=n), "utf-8")
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "别的.txt").write_text("一份说明\n共有苹果12个，梨子3.5。\n", "utf-8")
    example = ROOT / "examples" / "self-evaluation-2024.docx"
    (tmp_path / "报告.docx").write_bytes(example.read_bytes())
    return tmp_path


def output(folder: Path, format_: str, jobs: int, seed: str, command: str = "check") -> bytes:
    call = [sys.executable, "-m", "jiping.cli.main", command, ".", "--format", format_, "--jobs", str(jobs)]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    # Three jobs are four interpreters: two minutes were too little on a machine with much else to do.
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, timeout=600, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_jobs_change_nothing(folder: Path, format_: str) -> None:
    # Another hash seed, too: an order taken from a set would differ between machines.
    alone = output(folder, format_, 1, "1")
    assert alone.count("报告.docx".encode()) or format_ == "sarif"
    assert output(folder, format_, 3, "2") == alone


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_jobs_change_nothing_in_extract(folder: Path, format_: str) -> None:
    assert output(folder, format_, 3, "2", "extract") == output(folder, format_, 1, "1", "extract")


def test_sarif_of_a_folder(folder: Path, jiping: Jiping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = jiping("check", str(folder), "--format", "sarif", "--exit-zero")
    log = json.loads(result.stdout)
    schema = json.loads((ROOT / "tests/data/sarif-schema-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    run = log["runs"][0]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]][:2] == ["1.txt", "2.txt"]
    (place,) = next(
        found["locations"]
        for found in run["results"]
        if found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "2.txt"
        and "charOffset" in found["locations"][0]["physicalLocation"]["region"]
    )
    region = place["physicalLocation"]["region"]
    file = (folder / "2.txt").read_text("utf-8")
    assert file[region["charOffset"] :].startswith(region["snippet"]["text"])
    assert region["startLine"] == 4
    assert "。。" in region["snippet"]["text"]


def test_junit_names_every_rule_that_looked(folder: Path, jiping: Jiping) -> None:
    root = etree.fromstring(jiping("check", str(folder / "报告.docx"), "--format", "junit").stdout.encode())
    (suite,) = root
    known = {rule.id for rule in all_rules()}
    codes = [case.get("name").split()[0] for case in suite.iter("testcase")]
    assert codes == sorted(codes) and set(codes) <= known
    assert len(codes) > 20
    assert int(suite.get("failures")) >= 3


def test_github_lines_of_a_text_file(folder: Path, jiping: Jiping) -> None:
    lines = jiping("check", str(folder / "2.txt"), "--format", "github").stdout.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    assert any(",line=4,endLine=4," in line for line in lines)


def test_standard_input_has_lines_too(jiping: Jiping) -> None:
    text = REPORT.format(n=2).encode("gb18030")
    result = jiping("check", "-", "--stdin-filename", "报告.txt", "--format", "github", stdin=text)
    assert "file=报告.txt,line=4,endLine=4," in result.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_rules_and_codes_are_described(lang: str) -> None:
    texts = rule_texts(lang)
    assert set(texts) == {rule.id for rule in all_rules()} | set(read_codes())
    for text in texts.values():
        assert text.title and text.fix and text.name
        assert "{" not in text.fix + text.description
    assert all(texts[rule.id].basis for rule in all_rules())

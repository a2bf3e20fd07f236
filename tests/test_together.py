"""Documents set against each other: only when asked, only of one body, at the later document."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from jiping.check.engine import CheckOptions
from jiping.cli.main import main
from jiping.evaluate import evaluate
from jiping.model import Evaluation, Outcome, Recognised
from jiping.together import attach, evaluate_together

ACCOUNTS = """\
青石县林业局{year}年度部门决算
一、收入支出决算总体情况说明
年初结转和结余{opening}万元。
二、支出决算情况说明
{year}年度本年支出合计{total}万元，其中：基本支出402.35万元，项目支出{project}万元。
年末结转和结余{closing}万元。
"""
REPORT = """\
青石县林业局2024年度部门整体支出绩效自评报告
一、部门基本情况
本单位内设五个股室。
二、部门支出情况
2024年本年支出合计{total}万元。2023年本年支出合计{last}万元。
三、部门整体支出绩效情况
全年完成造林任务。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    numbers = {
        2023: {"opening": "12.00", "total": "610.35", "project": "208.00", "closing": "25.00"},
        2024: {"opening": "25.00", "total": "628.75", "project": "226.40", "closing": "9.00"},
    }
    for year, values in numbers.items():
        (tmp_path / f"{year}年决算.txt").write_text(ACCOUNTS.format(year=year, **values), encoding="utf-8")
    (tmp_path / "2024年自评报告.txt").write_text(REPORT.format(total="628.75", last="610.35"), encoding="utf-8")
    return tmp_path


def evaluations(folder: Path) -> list[Evaluation]:
    return [evaluate(path) for path in sorted(folder.glob("*.txt"))]


def codes(found: list[Evaluation]) -> list[tuple[str, str]]:
    return [(Path(one.path).name, f.code) for one in found for f in one.findings if f.code.startswith("MAT3")]


def test_files_that_agree_are_silent(folder: Path) -> None:
    found = attach(evaluations(folder))
    assert codes(found) == []
    assert sum(one.coverage.outcomes.get(Outcome.PASS, 0) for one in found) > sum(
        one.coverage.outcomes.get(Outcome.PASS, 0) for one in evaluations(folder)
    )


def test_the_report_is_set_against_the_accounts(folder: Path) -> None:
    (folder / "2024年自评报告.txt").write_text(REPORT.format(total="682.75", last="610.35"), encoding="utf-8")
    assert codes(attach(evaluations(folder))) == [("2024年自评报告.txt", "MAT301")]
    (finding,) = evaluate_together(evaluations(folder))
    assert "628.75" in finding.message
    assert "2024年决算.txt" in finding.message
    assert "682.75万元" in finding.sources[0].text


def test_last_years_figure_is_set_against_last_years_accounts(folder: Path) -> None:
    (folder / "2024年自评报告.txt").write_text(REPORT.format(total="628.75", last="601.35"), encoding="utf-8")
    assert codes(attach(evaluations(folder))) == [("2024年自评报告.txt", "MAT302")]


def test_the_opening_balance_is_last_years_closing_balance(folder: Path) -> None:
    text = (folder / "2024年决算.txt").read_text(encoding="utf-8").replace("25.00", "52.00")
    (folder / "2024年决算.txt").write_text(text, encoding="utf-8")
    assert codes(attach(evaluations(folder))) == [("2024年决算.txt", "MAT303")]
    assert evaluate_together(evaluations(folder), CheckOptions(ignore=("MAT303",))) == []
    assert evaluate_together(evaluations(folder), CheckOptions(select=("SUM",))) == []


def test_other_bodies_are_not_set_against_each_other(folder: Path) -> None:
    (folder / "2024年自评报告.txt").write_text(REPORT.format(total="682.75", last="610.35"), encoding="utf-8")
    found = evaluations(folder)
    assert found[-1].document is not None
    renamed = replace(found[-1], document=replace(found[-1].document, organisation=Recognised("白石县林业局")))
    assert codes(attach([*found[:-1], renamed])) == []
    # A report that names nobody goes with the others, where these are all of one body.
    nameless = replace(found[-1], document=replace(found[-1].document, organisation=None))
    assert codes(attach([*found[:-1], nameless])) == [("2024年自评报告.txt", "MAT301")]


def test_files_that_were_not_read_stay_as_they_are(folder: Path) -> None:
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    found = [*evaluations(folder), evaluate(folder / "坏.pdf")]
    assert attach(found)[-1] == found[-1]
    assert attach([]) == []


def test_command_line(folder: Path) -> None:
    (folder / "2024年自评报告.txt").write_text(REPORT.format(total="682.75", last="610.35"), encoding="utf-8")
    files = [str(path) for path in sorted(folder.glob("*.txt"))]
    alone = CliRunner().invoke(main, ["check", *files, "--format", "json"])
    assert "MAT301" not in alone.stdout
    together = CliRunner().invoke(main, ["check", *files, "--together", "--format", "json"])
    assert together.exit_code in (0, 1)
    found = json.loads(together.stdout)["documents"]
    assert [f["code"] for f in found[-1]["findings"] if f["code"].startswith("MAT3")] == ["MAT301"]
    english = CliRunner().invoke(main, ["check", *files, "--together", "--lang", "en"])
    assert "in “2024年决算.txt”" in english.output

"""``jiping score`` and ``jiping frameworks`` as a person runs them."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from jiping.cli.main import main
from jiping.score.library import shipped

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORT = str(EXAMPLES / "self-evaluation-2024.docx")
ACCOUNTS = str(EXAMPLES / "final-accounts-2024.pdf")
HUNAN = "hunan-department-13-61-26"
RECORDS = """\
schema: jiping.records/1
figures:
  staff.in_post: 95人
  staff.authorised: 100人
  three_public.total@budget.original: 10万元
  three_public.total@budget.original^-1: 12万元
judgements:
  process.management.rules: {by: 复核人, on: 2025-03-01, why: 查阅制度, answers: [true, true, true, true]}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def records(tmp_path: Path) -> str:
    path = tmp_path / "records.yaml"
    path.write_text(RECORDS, "utf-8")
    return str(path)


def test_two_files_of_a_year_are_scored_together_with_their_places(records: str) -> None:
    result = run("score", REPORT, ACCOUNTS, "--same-body", "--framework", HUNAN, "--data", records)
    assert result.exit_code == 0, result.output
    assert "在职人员控制率  5 / 5  计算" in result.stdout
    assert "95人÷100人 = 95%" in result.stdout
    assert "管理制度健全性  8 / 8  评定" in result.stdout
    assert "final-accounts-2024.pdf" in result.stdout
    assert "未能证实" in result.stdout
    assert "总分 " in result.stdout.splitlines()[-3]


def test_json_keeps_to_its_schema_and_agrees_with_the_text(records: str) -> None:
    result = run("score", REPORT, "--framework", HUNAN, "--data", records, "--format", "json")
    assert result.exit_code == 0, result.output
    card = json.loads(result.stdout)
    schema = json.loads(files("jiping.write").joinpath("schemas/scorecard-1.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(card)) == []
    text = run("score", REPORT, "--framework", HUNAN, "--data", records).stdout
    assert f"总分 {card['total']['low']}—{card['total']['high']}" in text
    low = sum(float(one["low"]) for one in card["indicators"])
    assert low == float(card["total"]["low"])


def test_in_english(records: str) -> None:
    result = run("score", REPORT, "--framework", HUNAN, "--data", records, "--lang", "en")
    assert "95% is at most 100%: full points" in result.stdout
    assert "To be known first:" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--framework", "hunan-department"), HUNAN),
        (("--framework", "national-department-2013"), "没有分值"),
        ((), "--framework"),
    ],
)
def test_a_framework_that_cannot_score_is_said_so(arguments: tuple[str, ...], words: str) -> None:
    result = run("score", REPORT, *arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_records_that_cannot_be_used_are_told_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "records.yaml"
    path.write_text(RECORDS.replace("12万元", "12").replace("95人", "多人"), "utf-8")
    result = run("score", REPORT, "--framework", HUNAN, "--data", str(path))
    assert result.exit_code == 2
    assert "records.yaml:3" in result.output
    assert "records.yaml:6" in result.output


def test_files_of_two_years_need_a_word(tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("某县水利局2022年度部门整体支出绩效自评报告\n一、基本情况\n本年支出合计100万元。\n", "utf-8")
    result = run("score", REPORT, str(other), "--framework", HUNAN)
    assert result.exit_code == 2
    assert "--same-body" in result.output
    assert "某县水利局" in result.output
    result = run("score", REPORT, str(other), "--same-body", "--framework", HUNAN)
    assert result.exit_code == 2
    assert "--year" in result.output
    assert run("score", REPORT, str(other), "--same-body", "--framework", HUNAN, "--year", "2024").exit_code == 0


def test_an_unreadable_file_is_told_and_gives_three(tmp_path: Path) -> None:
    empty = tmp_path / "a.pdf"
    empty.write_bytes(b"%PDF-1.4 nothing")
    result = run("score", str(empty), "--framework", HUNAN)
    assert result.exit_code == 3
    assert "READ001" in result.output


def test_frameworks_are_listed_a_line_each_with_the_id_first() -> None:
    lines = run("frameworks").stdout.splitlines()
    assert [line.split()[0] for line in lines[1 : 1 + len(shipped())]] == list(shipped())
    listed = json.loads(run("frameworks", "--format", "json").stdout)["frameworks"]
    assert [one["id"] for one in listed] == list(shipped())
    assert "with points" not in run("frameworks", "--lang", "en").output


def test_nothing_shipped_is_stale_on_the_day_it_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    import jiping.cli.frameworks as command

    class Later(command.date):
        @classmethod
        def today(cls) -> Later:
            return cls(2028, 1, 1)

    assert "共 0 份" in run("frameworks", "--stale").stdout
    monkeypatch.setattr(command, "date", Later)
    assert f"共 {len(shipped())} 份" in run("frameworks", "--stale").stdout


def test_a_framework_is_shown_with_rule_wording_and_how_well_it_is_known() -> None:
    shown = run("frameworks", "show", HUNAN).stdout
    assert "≤100% 得满分，超出的每 1 个百分点扣 0.5 分，不满一档的不扣" in shown
    assert "见于公开文本" in shown
    assert "行业常识，未核对原文" in shown
    assert "合计 100 分" in shown
    assert json.loads(run("frameworks", "show", HUNAN, "--format", "json").stdout)["id"] == HUNAN


def test_two_frameworks_are_compared() -> None:
    result = run("frameworks", "diff", "national-department-2013", HUNAN)
    assert result.exit_code == 0
    assert "process.budget.control 预算控制率\n  增加，5 分" in result.stdout
    assert "去掉" in result.stdout
    assert "0 处不同" in run("frameworks", "diff", HUNAN, HUNAN).stdout


def test_a_file_of_ones_own_is_validated_and_used(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(shipped()[HUNAN].replace(f"id: {HUNAN}", "id: local-own"), "utf-8")
    assert run("frameworks", "validate", str(own)).exit_code == 0
    assert run("score", REPORT, "--framework", str(own)).exit_code == 0
    own.write_text(own.read_text("utf-8").replace("points: 8", "points: 7", 1), "utf-8")
    result = run("frameworks", "validate", str(own))
    assert result.exit_code == 1
    assert "FRM005" in result.stdout
    assert "相差 1" in result.stdout
    assert "FRM005" not in run("frameworks", "show", str(own)).output
    assert run("frameworks", "show", str(own)).exit_code == 2


def test_the_schema_can_be_printed() -> None:
    assert json.loads(run("frameworks", "schema").stdout)["title"] == "Framework"


# ------------------------------------------------------------------------------------------- whole tables


def test_a_table_is_scored_into_another(tmp_path: Path) -> None:
    pytest.importorskip("polars", reason="没有安装 jiping[columns]")
    table, target = tmp_path / "years.csv", tmp_path / "scores.csv"
    table.write_bytes("单位,staff.in_post,staff.authorised,staff.retired\n甲局,12,6,1\n乙局,5,6,2\n".encode("gb18030"))
    result = run("score", "--table", str(table), "--framework", HUNAN, "-o", str(target))
    assert result.exit_code == 0, result.output
    assert "没有用到的列：staff.retired" in result.stderr
    assert "2 行中 2 行总分未能确定" in result.stderr
    lines = target.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["甲局", "0.00", "0.00", "computed"],
        ["乙局", "5.00", "5.00", "computed"],
    ]


@pytest.mark.parametrize(
    ("text", "arguments", "words"),
    [
        ("a,b\n1,2\n", ("-o", "scores.csv"), "没有一列是评分表要的"),
        ("staff.in_post,staff.authorised\n十二,6\n", ("-o", "scores.csv"), "“staff.in_post”列不全是数：1: 十二"),
        ("staff.in_post,staff.authorised\n12,6\n", (), "-o"),
        ("staff.in_post,staff.authorised\n12,6\n", ("-o", "scores.txt"), ".parquet 或 .csv"),
        ("staff.in_post,staff.authorised\n12,6\n", ("-o", "years.csv"), "会覆盖"),
        ("staff.in_post,staff.authorised\n12,6\n", ("-o", "scores.csv", REPORT), "不能和文件"),
    ],
)
def test_a_table_that_cannot_be_scored_is_told_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, arguments: tuple[str, ...], words: str
) -> None:
    pytest.importorskip("polars", reason="没有安装 jiping[columns]")
    monkeypatch.chdir(tmp_path)
    Path("years.csv").write_text(text, "utf-8")
    result = run("score", "--table", "years.csv", "--framework", HUNAN, *arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert Path("years.csv").read_text("utf-8") == text
    assert not Path("scores.csv").exists()


def test_without_the_extra_a_table_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jiping.cli import score_table as module

    monkeypatch.setattr(module, "find_spec", lambda name: None)
    table = tmp_path / "years.csv"
    table.write_text("staff.in_post\n1\n", "utf-8")
    result = run("score", "--table", str(table), "--framework", HUNAN, "-o", str(tmp_path / "scores.csv"))
    assert result.exit_code == 2
    assert 'pip install "jiping[columns]"' in result.output


# ------------------------------------------------------------------------------------------- other ways out


def test_a_workbook_and_a_page_are_written(tmp_path: Path, records: str) -> None:
    for format_, start in (("xlsx", b"PK"), ("html", b"<!DOCTYPE html>")):
        target = tmp_path / f"card.{format_}"
        arguments = ("--framework", HUNAN, "--data", records, "--sensitivity", "--format", format_, "-o", str(target))
        result = run("score", REPORT, *arguments)
        assert result.exit_code == 0, result.output
        assert target.read_bytes().startswith(start)


def test_two_tables_score_the_same_figures(records: str) -> None:
    result = run("score", REPORT, "--compare", HUNAN, "hunan-department-2016", "--data", records)
    assert result.exit_code == 0, result.output
    assert re.search(r"在职人员控制率 +5 / 5 +1 / 1", result.stdout)
    assert "两份都有的指标 2 个" in result.stdout
    found = json.loads(run("score", REPORT, "--compare", HUNAN, HUNAN, "--data", records, "--format", "json").stdout)
    assert found["left"] == found["right"]
    assert len(found["pairs"]) == len(found["left"]["indicators"])


def test_sensitivity_stands_in_json_and_keeps_to_its_schema(records: str) -> None:
    result = run("score", REPORT, "--framework", HUNAN, "--data", records, "--sensitivity", "--format", "json")
    card = json.loads(result.stdout)
    schema = json.loads(files("jiping.write").joinpath("schemas/scorecard-1.schema.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(card)) == []
    assert {one["ref"] for one in card["sensitivity"]} >= {"staff.in_post", "staff.authorised"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--framework", HUNAN, "--format", "xlsx"), "-o"),
        (("--compare", HUNAN, HUNAN, "--framework", HUNAN), "--compare"),
        (("--compare", HUNAN, "national-department-2013"), "没有分值"),
        (("--compare", HUNAN, HUNAN, "--format", "html"), "text 和 json"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_read(
    arguments: tuple[str, ...], words: str
) -> None:
    result = run("score", REPORT, *arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_a_year_before_the_table_was_in_force_is_said() -> None:
    result = run("score", REPORT, "--framework", "national-project-form-2020", "--year", "2015")
    assert "施行期是 2020-02-25—，不包括 2015 年度" in result.stderr
    assert "施行期" not in run("score", REPORT, "--framework", "national-project-form-2020").stderr

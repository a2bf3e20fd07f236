"""Documents set against each other: only when asked, only of one body, at the later document."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from case_document import case_document
from jiping.check.engine import CheckOptions
from jiping.cli.main import main
from jiping.evaluate import evaluate
from jiping.extract import extract
from jiping.model import Evaluation, Finding, Outcome, Recognised
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


def test_a_form_of_targets_that_holds_no_figures_is_set_against_the_self_evaluation(tmp_path: Path) -> None:
    head = "2024年度项目支出绩效{form}"
    targets = (
        head.format(form="目标批复表"),
        [
            ["项目名称", "造林项目", "", ""],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "培训人次", "≥1200人次"],
            ["", "", "带动农户", "≥300户"],
            ["", "质量指标", "到位率", "≥85%"],
        ],
    )
    scored = (
        head.format(form="自评表"),
        [
            ["项目名称", "造林项目", "", "", "", ""],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值"],
            ["产出指标", "数量指标", "培训人次", "≥900人次", "930人次", "30"],
            ["", "", "带动农户", "≥300户", "310户", "30"],
            ["", "质量指标", "到位率", "≥85%", "91%", "30"],
        ],
    )
    for name, (title, rows) in {"目标表": targets, "自评表": scored}.items():
        workbook = Workbook()
        sheet = workbook.active
        for row in ([title], ["单位名称：青石县林业局"], *rows):
            sheet.append(row)
        workbook.save(tmp_path / f"{name}.xlsx")
    found = [evaluate(tmp_path / f"{name}.xlsx") for name in ("目标表", "自评表")]
    assert found[0].figures == ()
    assert codes(attach(found)) == [("自评表.xlsx", "MAT306")]


BASE = {
    "title": "部门整体支出绩效评价基础数据表",
    "unit": "万元",
    "rows": [
        ["财政供养人员情况", "编制数", "2023年实际在职人数", "控制率"],
        ["^", "143", "136", "95.10%"],
        ["经费控制情况", "2022年决算数", "2023年预算数", "2023年决算数"],
        ["三公经费", "44.29", "44.00", "41.46"],
        ["3、公务接待", "15.21", "15.00", "12.00"],
        ["项目支出：", "210.00", "226.00", "226.40"],
        ["公用经费", "80.00", "81.00", "79.90"],
        ["政府采购金额", "——", "50.00", "48.20"],
    ],
}
WHOLE = {
    "title": "部门整体支出绩效自评表",
    "unit": "万元",
    "rows": [
        ["年度预算申请（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率"],
        ["^", "年度资金总额", "600.00", "640.00", "628.75", "10", "98.24%"],
        ["^", "基本支出", "400.00", "410.00", "402.35", "", ""],
        ["^", "项目支出", "200.00", "230.00", "226.40", "", ""],
    ],
}
BOOKS = """\
本年支出合计628.75万元，其中：基本支出402.35万元，项目支出226.40万元。
本年支出年初预算为600.00万元，全年预算为640.00万元。
一般公共预算财政拨款基本支出402.35万元。其中：人员经费322.45万元，公用经费79.90万元。
“三公”经费支出决算为41.46万元，其中：公务接待费12.00万元。
政府采购支出总额48.20万元。
核定编制143名，年末实有在职人员136人。
"""
FORMS = [
    ("E01 三公", BASE, "公务接待费12.00", "公务接待费12.10", "公务接待"),
    ("E04 公用", BASE, "公用经费79.90", "公用经费97.90", "公用经费"),
    ("E05 项目", BASE, "项目支出226.40", "项目支出262.40", "项目支出"),
    ("E06 人员", BASE, "在职人员136人", "在职人员163人", "人数"),
    ("E07 采购", BASE, "支出总额48.20", "支出总额84.20", "政府采购"),
    ("E11 支出", WHOLE, "支出合计628.75万元，其中", "支出合计682.75万元，其中", "资金总额"),
    ("E12 基本", WHOLE, "其中：基本支出402.35", "其中：基本支出420.35", "基本支出"),
    ("E13 预算", WHOLE, "全年预算为640.00", "全年预算为604.00", "资金总额"),
]


@pytest.mark.parametrize(("name", "form", "right", "wrong", "words"), FORMS, ids=[form[0] for form in FORMS])
def test_forms_are_set_against_the_accounts(
    name: str, form: dict[str, object], right: str, wrong: str, words: str
) -> None:
    def found(text: str) -> list[Finding]:
        kind = "form.base-data" if form is BASE else "form.self-evaluation"
        one = case_document({"kind": kind, "year": 2023, "tables": [form]})
        books = case_document({"kind": "final-accounts.department", "year": 2023, "text": text})
        both = [Evaluation("a", "", document, extract(document)[0]) for document in (books, one)]
        return evaluate_together(both)

    assert right in BOOKS
    assert found(BOOKS) == []
    (finding,) = found(BOOKS.replace(right, wrong).replace(right.removeprefix("其中："), wrong.removeprefix("其中：")))
    assert finding.code == "MAT301"
    assert words in finding.message


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

"""``jiping evaluate``: everything in one folder, and nothing else touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result
from lxml import html

from jiping.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORT = EXAMPLES / "self-evaluation-2024.docx"
HUNAN = "hunan-department-13-61-26"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments, "--framework", HUNAN])


def test_the_folder_holds_everything_and_the_first_page_leads_there(tmp_path: Path) -> None:
    target = tmp_path / "结果"
    result = run(str(REPORT), "-o", str(target))
    assert result.exit_code == 1, result.output
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    pages = {"index.html", "findings.html", "scorecard.html"}
    assert names >= pages | {"findings.json", "scorecard.json", "scorecard.xlsx"}
    page = html.fromstring((target / "index.html").read_text("utf-8"))
    links = {unquote(link).split("#")[0] for link in page.xpath("//a/@href")}
    assert links == names - {"index.html"}
    found = json.loads((target / "findings.json").read_text("utf-8"))["documents"][0]["findings"]
    card = json.loads((target / "scorecard.json").read_text("utf-8"))
    assert f"错误 {sum(one['severity'] == 'error' for one in found)}" in page.text_content()
    assert f"总分 {card['total']['low']}—{card['total']['high']}" in page.text_content()
    assert f"总分 {card['total']['low']}—{card['total']['high']}" in result.stdout


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    copies = []
    for name in ("a", "b"):
        run(str(REPORT), "-o", str(tmp_path / name))
        copies.append(
            {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        )
    assert copies[0] == copies[1]


def test_what_else_lies_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "notes.txt").write_text("mine", "utf-8")
    (target / "index.html").write_text("old", "utf-8")
    run(str(REPORT), "-o", str(target))
    assert (target / "notes.txt").read_text("utf-8") == "mine"
    assert (target / "index.html").read_text("utf-8") != "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_holds_the_input_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / REPORT.name
    shutil.copy(REPORT, copy)
    result = run(str(copy), "-o", str(tmp_path))
    assert result.exit_code == 2
    assert "请另选一个文件夹" in result.output
    assert [path.name for path in tmp_path.iterdir()] == [REPORT.name]


def test_nothing_that_can_be_read_gives_three_and_no_folder(tmp_path: Path) -> None:
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    result = run(str(broken), "-o", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert "READ001" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("lang", "words"), [("zh", "请打开"), ("en", "Open ")])
def test_in_both_languages(tmp_path: Path, lang: str, words: str) -> None:
    result = run(str(REPORT), "-o", str(tmp_path / "out"), "--lang", lang)
    assert words in result.stdout
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert ("findings beside the text" in page) == (lang == "en")

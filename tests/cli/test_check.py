"""``jiping check``: exit codes, formats, several files, trouble with one of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calls import Jiping

from jiping.cli.formats import FORMATS


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["clean.pdf"], 0),
        (["errors.pdf"], 1),
        (["warnings.pdf"], 0),
        (["warnings.pdf", "--fail-on", "warning"], 1),
        (["errors.pdf", "--fail-on", "never"], 0),
        (["errors.pdf", "--exit-zero"], 0),
        (["hints.pdf", "--fail-on", "warning"], 0),
        (["hints.pdf", "--fail-on", "hint"], 1),
        (["scan.pdf"], 3),
        (["scan.pdf", "--exit-zero"], 3),
        (["scan.pdf", "clean.pdf"], 1),
        (["scan.pdf", "clean.pdf", "--fail-on", "never"], 0),
        (["bug.pdf"], 2),
        (["bug.pdf", "clean.pdf"], 2),
    ],
)
def test_exit_codes(faked: Jiping, args: list[str], code: int) -> None:
    assert faked("check", *args).exit_code == code


def test_last_line_is_the_verdict(faked: Jiping) -> None:
    assert faked("check", "errors.pdf").stdout.splitlines()[-1] == "错误 1，警告 1，提示 1。"
    assert faked("check", "errors.pdf", "--lang", "en").stdout.splitlines()[-1] == "1 errors, 1 warnings, 1 hints."
    result = faked("check", "errors.pdf", "clean.pdf", "scan.pdf", "--format", "json")
    assert result.stderr == "共 3 份文件：错误 2，警告 1，提示 1。1 份文件未能读取，没有检查。\n"
    assert json.loads(result.stdout)["verdict"] == {"errors": 2, "warnings": 1, "hints": 1}


def test_jsonl_has_a_line_for_every_file(faked: Jiping) -> None:
    result = faked("check", "errors.pdf", "clean.pdf", "scan.pdf", "--format", "jsonl")
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == ["errors.pdf", "clean.pdf", "scan.pdf"]


def test_an_internal_error_is_a_row_and_does_not_lose_the_others(
    faked: Jiping, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = faked("check", "bug.pdf", "errors.pdf", "--format", "json")
    first, second = json.loads(result.stdout)["documents"]
    assert first["findings"][0]["code"] == "READ011"
    assert "出错了" in first["findings"][0]["message"]
    assert len(second["findings"]) == 3
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("JIPING_DEBUG", "1")
    assert "Traceback" in faked("check", "bug.pdf").stderr


@pytest.mark.parametrize("format_", FORMATS)
def test_output_file(faked: Jiping, tmp_path: Path, format_: str) -> None:
    target = tmp_path / "结果"
    result = faked("check", "errors.pdf", "--format", format_, "-o", str(target))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [f"已写入 {target}", "错误 1，警告 1，提示 1。"]
    assert "SUM004" in target.read_text("utf-8")


def test_output_that_cannot_be_written_is_refused_before_work_begins(faked: Jiping, tmp_path: Path) -> None:
    source = tmp_path / "errors.pdf"
    source.write_bytes(b"x")
    for target, words in ((tmp_path, "是文件夹"), (tmp_path / "无" / "a", "不存在"), (source, "会覆盖要检查的文件")):
        result = faked("check", str(source), "-o", str(target))
        assert result.exit_code == 2
        assert words in result.stderr
    assert source.read_bytes() == b"x"


def test_folder_means_its_documents_in_order(faked: Jiping, tmp_path: Path) -> None:
    for name in ("b/2.docx", "a/1.pdf", "a/说明.md", "~$2.docx", ".x.pdf", ".git/c.pdf", "3.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    result = faked("check", str(tmp_path), str(tmp_path / "3.TXT"), "--format", "jsonl")
    names = [Path(json.loads(line)["path"]).relative_to(tmp_path).as_posix() for line in result.stdout.splitlines()]
    assert names == ["3.TXT", "a/1.pdf", "b/2.docx"]


def test_pattern_the_shell_left_alone(faked: Jiping, tmp_path: Path) -> None:
    for name in ("2.pdf", "1.pdf"):
        (tmp_path / name).write_bytes(b"x")
    result = faked("check", str(tmp_path / "*.pdf"), "--format", "jsonl")
    assert [Path(json.loads(line)["path"]).name for line in result.stdout.splitlines()] == ["1.pdf", "2.pdf"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "缺少 FILE"),
        (["x", "--fomat", "json"], "没有 --fomat 这个选项。是否要找 --format？"),
        (["x", "--format", "jsn"], "--format 没有“jsn”，可选：text、json、jsonl、sarif、html、github、junit。"),
        (["x", "--jobs", "many"], "--jobs “many”不是整数"),
        (["x", "--jobs", "-1"], "--jobs “-1”不是整数"),
        (["x", "-o"], "选项 -o 缺少取值"),
        (["x", "--lang", "fr"], "--lang 没有“fr”，可选：zh、en。"),
        (["x", "--select", "SUM99,FOO"], "没有编号为“SUM99”的规则。"),
        (["x", "--ignore", "READ003"], "不能选用或忽略"),
    ],
)
def test_wrong_use_is_said_in_chinese_and_exits_2(jiping: Jiping, args: list[str], words: str) -> None:
    result = jiping("check", *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "jiping check --help" in result.stderr or "-o" in words
    assert "Traceback" not in result.output


def test_wrong_use_in_english(jiping: Jiping) -> None:
    result = jiping("check", "x", "--format", "jsn", "--lang", "en")
    assert result.exit_code == 2
    assert (
        result.stderr.splitlines()[0]
        == "Wrong use: --format: “jsn” is not one of text, json, jsonl, sarif, html, github, junit."
    )


def test_select_takes_codes_prefixes_names_and_lists(jiping: Jiping, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("某局 2024 年度部门整体支出绩效自评报告\n一、基本情况\n全年支出 12.35 万元。\n", "utf-8")
    result = jiping(
        "check", str(path), "--select", "sum001，SUM", "--ignore", "table-row-sum-mismatch", "--format", "json"
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["documents"][0]["findings"] == []


def test_standard_input(jiping: Jiping) -> None:
    text = "某局 2024 年度部门整体支出绩效自评报告\n一、基本情况\n全年支出 12.35 万元。\n".encode()
    result = jiping("check", "-", "--stdin-filename", "报告.txt", "--format", "json", "--exit-zero", stdin=text)
    document = json.loads(result.stdout)["documents"][0]
    assert document["path"] == "报告.txt"
    assert len(document["sha256"]) == 64
    assert jiping("check", "-", stdin=b"").exit_code == 3


def test_missing_file_is_a_finding_with_a_fix(jiping: Jiping) -> None:
    result = jiping("check", "没有这个文件.pdf")
    assert result.exit_code == 3
    assert "READ009 错误  文件打不开：没有这个文件。" in result.stdout
    assert "改法  请核对文件名" in result.stdout

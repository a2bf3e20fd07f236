"""Which files are meant: folders, patterns, links, what is passed over, and nothing twice."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from calls import Jiping

from jiping.cli.inputs import LOCK, NO_DOCUMENTS, find_inputs

TEXT = "某局2024年度部门整体支出绩效自评报告\n一、基本情况\n2024年支出 100 万元。\n"


def tree(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")
    return folder


def names(folder: Path, *paths: str) -> list[str]:
    return [Path(item.path).relative_to(folder).as_posix() for item in find_inputs(paths).items]


def test_folders_are_searched_to_the_bottom_by_name(tmp_path: Path) -> None:
    tree(tmp_path, "b/2.docx", "a/1.PDF", "a/深/更深/3.xlsx", "4.txt")
    assert names(tmp_path, str(tmp_path)) == ["4.txt", "a/1.PDF", "a/深/更深/3.xlsx", "b/2.docx"]


def test_hidden_files_and_folders_are_left_alone_and_not_counted(tmp_path: Path) -> None:
    tree(tmp_path, "1.pdf", ".2.pdf", ".git/3.pdf", "._4.docx")
    found = find_inputs([str(tmp_path)])
    assert [Path(item.path).name for item in found.items] == ["1.pdf"]
    assert found.skipped == Counter()


def test_what_is_passed_over_is_counted_by_ending(tmp_path: Path) -> None:
    tree(tmp_path, "1.pdf", "说明.md", "a/b.MD", "图.jpg", "报告", "~$1.docx")
    assert find_inputs([str(tmp_path)]).skipped == Counter({".md": 2, ".jpg": 1, "": 1, LOCK: 1})


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "跳过 3 个不是文档的文件（.md 2，临时文件 1）；确要检查的，请写明文件名。"),
        ("en", "Skipped 3 files that are no documents (.md 2, lock files 1); name them to check them."),
    ],
)
@pytest.mark.parametrize("command", ["check", "extract"])
def test_the_count_is_said(tmp_path: Path, jiping: Jiping, command: str, lang: str, words: str) -> None:
    tree(tmp_path, "1.txt", "说明.md", "a/b.md", "~$1.docx")
    result = jiping(command, str(tmp_path), "--lang", lang)
    assert result.stderr.splitlines()[0] == words
    assert "跳过" not in jiping(command, str(tmp_path / "1.txt")).output


def test_many_endings_are_cut_short(tmp_path: Path, jiping: Jiping) -> None:
    tree(tmp_path, "1.txt", *[f"{n}.x{n}" for n in range(7)])
    assert "跳过 7 个不是文档的文件（.x0 1，.x1 1，.x2 1，.x3 1，.x4 1等）" in jiping("check", str(tmp_path)).stderr


def test_lock_files_that_the_shell_names_are_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "1.docx", "~$1.docx")
    both = [str(tmp_path / name) for name in ("1.docx", "~$1.docx")]
    assert names(tmp_path, *both) == ["1.docx"]
    assert find_inputs(both).skipped == Counter({LOCK: 1})
    assert names(tmp_path, both[1]) == ["~$1.docx"], "alone it is meant"


def test_nothing_twice_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/1.txt", "a/2.txt")
    (tmp_path / "a" / "链接.txt").symlink_to(tmp_path / "a" / "1.txt")
    monkeypatch.chdir(tmp_path)
    found = find_inputs(["a/1.txt", "./a/../a/1.txt", "a", str(tmp_path / "a" / "2.txt"), "a/*.txt"])
    assert [item.path for item in found.items] == ["a/1.txt", os.path.join("a", "2.txt")]  # noqa: PTH118
    assert not any(item.problem for item in found.items)


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    tree(tmp_path, "a/1.txt", "外/2.txt")
    (tmp_path / "a" / "上级").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "别处").symlink_to(tmp_path / "外", target_is_directory=True)
    assert names(tmp_path, str(tmp_path / "a")) == ["a/1.txt", "a/别处/2.txt"]


def test_very_deep_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(*["d"] * 400)
    path.mkdir(parents=True)
    (path / "1.txt").write_text(TEXT, "utf-8")
    assert len(find_inputs(["d"]).items) == 1


def test_a_folder_that_cannot_be_opened_is_a_row(
    tmp_path: Path, jiping: Jiping, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "1.txt", "锁/2.txt")
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "锁":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    result = jiping("check", str(tmp_path))
    assert "READ009 错误  文件打不开：没有读取权限。" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("共 2 份文件：")


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_folder_without_documents_says_so(tmp_path: Path, jiping: Jiping, command: str) -> None:
    tree(tmp_path, "说明.md")
    (item,) = find_inputs([str(tmp_path)]).items
    assert item.problem == NO_DOCUMENTS
    result = jiping(command, str(tmp_path))
    assert result.exit_code == 3
    assert "READ009 错误  文件打不开：文件夹里没有可以检查的文档。" in result.stdout
    assert "there are no documents in this folder" in jiping(command, str(tmp_path), "--lang", "en").stdout


def test_patterns_take_documents_and_folders(tmp_path: Path) -> None:
    tree(tmp_path, "1.txt", "2.md", "a/3.pdf", "a/b/4.pdf")
    found = find_inputs([str(tmp_path / "*")])
    assert [Path(item.path).name for item in found.items] == ["1.txt", "3.pdf", "4.pdf"]
    assert found.skipped == Counter({".md": 1})
    assert names(tmp_path, str(tmp_path / "**" / "*.pdf")) == ["a/3.pdf", "a/b/4.pdf"]


def test_a_pattern_for_other_files_means_them(tmp_path: Path) -> None:
    tree(tmp_path, "1.txt", "2.md")
    assert names(tmp_path, str(tmp_path / "*.md")) == ["2.md"]
    assert names(tmp_path, str(tmp_path / "*.无")) == ["*.无"]


def test_brackets_in_a_name_are_no_pattern(tmp_path: Path) -> None:
    tree(tmp_path, "报告[1].txt")
    assert names(tmp_path, str(tmp_path / "报告[1].txt")) == ["报告[1].txt"]


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    tree(tmp_path, "1.txt")
    os.mkfifo(tmp_path / "2.txt")
    (tmp_path / "3.txt").symlink_to(tmp_path / "无")
    assert names(tmp_path, str(tmp_path)) == ["1.txt", "3.txt"], (
        "a broken link is a finding, a pipe would wait for ever"
    )


def test_a_name_that_is_no_text(tmp_path: Path, jiping: Jiping) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")
    Path(path).write_text(TEXT, "utf-8")
    for format_ in ("text", "json", "sarif", "junit", "github", "html"):
        result = jiping("check", str(tmp_path), path + "无", "--format", format_)
        assert result.exit_code in (0, 1), result.output
        assert "READ009" in result.stdout

"""Many files: the same rows in the same order whatever the number of jobs, and one dead worker costs one row."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import pytest
from calls import Jiping

from jiping.cli.inputs import Item, expand
from jiping.cli.options import MORE_LIMITS
from jiping.cli.run import Task, run
from jiping.evaluate import Settings
from jiping.model import Evaluation
from jiping.read import Limits

TEXT = "某局2024年度部门整体支出绩效自评报告\n一、基本情况\n2024年基本支出 {n}.27 万元。\n"
HANGS = 600
"""Seconds after which a call is taken to hang; on a machine with much else to do it may take a minute or two."""


class Bomb(bytes):
    """Ends the process that unpacks it, as a crash in a library would."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


class Slow(bytes):
    """Takes ten minutes to unpack, as a parser may that has lost its way."""

    def __reduce__(self) -> tuple[object, ...]:
        return time.sleep, (600,)


def texts(folder: Path, count: int) -> list[Item]:
    for n in range(count):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n), "utf-8")
    return expand([str(folder)])


def codes(evaluation: Evaluation) -> list[str]:
    return [finding.code for finding in evaluation.findings]


def test_same_rows_in_the_same_order_with_several_jobs(tmp_path: Path) -> None:
    items = texts(tmp_path, 7)
    task = Task(Settings())
    assert [row.evaluation for row in run(items, task, 2)] == [row.evaluation for row in run(items, task, 1)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_dying_worker_costs_one_row(tmp_path: Path, jobs: int) -> None:
    items = texts(tmp_path, 5)
    items[2] = Item("bomb.pdf", Bomb(b"x"))
    rows = list(run(items, Task(Settings()), jobs))
    assert [row.evaluation.path for row in rows] == [item.path for item in items]
    assert codes(rows[2].evaluation) == ["READ011"]
    assert rows[2].failure
    assert all(row.evaluation.is_read and not row.failure for place, row in enumerate(rows) if place != 2)


def test_light_rows_leave_out_what_json_does_not_show(tmp_path: Path) -> None:
    items = texts(tmp_path, 1)
    (full,), (light,) = run(items, Task(Settings())), run(items, Task(Settings(), light=True))
    assert light.evaluation.document is not None and full.evaluation.document is not None
    assert light.evaluation.document.blocks == ()
    assert light.evaluation.document.year == full.evaluation.document.year
    assert light.evaluation.coverage == full.evaluation.coverage


def test_a_file_named_twice_is_checked_once() -> None:
    assert [item.path for item in expand(["a.txt", "b.txt", "a.txt"])] == ["a.txt", "b.txt"]


def start(*args: str, **rest: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jiping.cli.main", *args]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=HANGS, check=False)


def test_the_program_as_users_start_it(tmp_path: Path) -> None:
    texts(tmp_path, 3)
    done = start("check", str(tmp_path), str(tmp_path / "无.pdf"), "--jobs", "2")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("共 4 份文件：")
    assert "READ009" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_closed_pipe_is_no_error(tmp_path: Path) -> None:
    texts(tmp_path, 1)
    command = [sys.executable, "-m", "jiping.cli.main", "concepts"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("modules", [("rich", "yaml", "lxml", "pypdfium2", "jiping.check", "multiprocessing")])
def test_help_loads_nothing_heavy(modules: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom jiping.cli.main import main\n"
        "main(['check', '--help'], standalone_mode=False)\n"
        f"print([name for name in {modules!r} if name in sys.modules])"
    )
    before = os.times()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    # Of the processor, since others may need it, too; about 0.1 s is normal, and build machines are slow.
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < 3


def test_a_file_that_never_ends_costs_one_row(tmp_path: Path) -> None:
    items = texts(tmp_path, 4)
    items[1] = Item("slow.txt", Slow(b"x"))
    rows = list(run(items, Task(Settings(limits=Limits(max_seconds=5))), 2))
    assert codes(rows[1].evaluation) == ["READ005"]
    assert not rows[1].failure  # a limit is the file's affair, not the program's
    assert all(row.evaluation.is_read for place, row in enumerate(rows) if place != 1)


def test_two_files_are_read_where_one_cannot_end_the_run(tmp_path: Path) -> None:
    items = [Item("bomb.pdf", Bomb(b"x")), *texts(tmp_path, 1)]
    assert [codes(row.evaluation) == ["READ011"] for row in run(items, Task(Settings()))] == [True, False]


def test_limits_on_the_command_line(tmp_path: Path, jiping: Jiping) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    for option in ("--max-mb", "--max-seconds"):
        done = jiping("check", str(path), option, "0")
        assert "READ005" in done.stdout
        assert done.exit_code == 3
    assert "READ005" in jiping("extract", str(path), "--max-mb", "0").output


def test_every_limit_can_be_set_and_the_help_says_its_default() -> None:
    by_option = {"max_bytes", "max_pages", "max_ocr_pages", "max_seconds", "max_memory_mb"}
    # Longer paragraphs are checked in pieces: no limit of what is read.
    own = {field.name: field.default for field in fields(Limits) if field.name not in by_option | {"max_paragraph"}}
    assert {field: default for field, default, _, _ in MORE_LIMITS.values()} == own


@pytest.mark.parametrize(
    ("limit", "content"),
    [
        ("cells=5", "项目,金额\n甲,1\n乙,2\n丙,3\n丁,4\n戊,5\n"),
        ("characters=9", TEXT),
        ("nesting=1", "<html><table><tr><td><table><tr><td>12</table></table>"),
        ("tags=4", "<html><p>一</p><p>二</p>"),
    ],
)
def test_other_limits_on_the_command_line(tmp_path: Path, jiping: Jiping, limit: str, content: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content, "utf-8")
    done = jiping("check", str(path), "--limit", "parts=3", "--limit", limit)
    assert "READ005" in done.stdout and done.exit_code == 3
    assert "READ005" not in jiping("check", str(path)).stdout


def test_a_limit_that_is_none(tmp_path: Path, jiping: Jiping) -> None:
    wrong = jiping("check", str(tmp_path), "--limit", "cell=5")
    assert wrong.exit_code == 2 and "没有名为“cell”的上限。是否要找 cells？" in wrong.stderr
    for value in ("cells", "cells=-1", "cells=viel"):
        assert jiping("check", str(tmp_path), "--limit", value).exit_code == 2
    assert "单元格（2000000）" in jiping("check", "--help").stdout.replace("\n", "").replace(" ", "")


def on_a_terminal(folder: Path, *args: str) -> tuple[str, str]:
    """What the program writes to standard output, a file here, and to standard error, a terminal."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "jiping.cli.main", *args]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    out = folder / "out"
    with out.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=theirs, env=environment):
        os.close(theirs)
        seen = b""
        with suppress(OSError):  # a terminal that nobody writes to any more is an error on Linux
            while some := os.read(ours, 65536):
                seen += some
        os.close(ours)
    return out.read_text("utf-8"), seen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_a_bar_counts_several_files_on_a_terminal_and_leaves_the_result_alone(tmp_path: Path) -> None:
    texts(tmp_path, 3)
    result, said = on_a_terminal(tmp_path, "check", str(tmp_path), "--jobs", "2", "--format", "jsonl")
    assert "正在检查" in said and "0/3" in said and "3/3" in said
    assert len(result.splitlines()) == 3 and "\x1b" not in result
    assert "正在检查" not in on_a_terminal(tmp_path, "check", str(tmp_path / "1.txt"), "--format", "jsonl")[1]

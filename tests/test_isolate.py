"""Documents in a child process: what stops them costs one document, says why, and leaves the others alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from jiping.evaluate import Settings, evaluate
from jiping.isolate import Evaluator, Pool, Stopped
from jiping.read import Limits
from jiping.read.ocr import tell
from processes import is_running, soon

TEXT = "某局2024年度部门整体支出绩效自评报告\n一、基本情况\n2024年基本支出 319.27 万元。\n"
MEGABYTE = 1024 * 1024

no_memory_limit = pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces RLIMIT_AS")


def act(what: str) -> object:
    """What a parser can do to its process."""
    if what == "sleep":
        time.sleep(600)
    elif what == "loop":
        while True:
            pass
    elif what == "swell":
        return len([bytearray(64 * MEGABYTE) for _ in range(1000)])
    elif what == "pages":
        for place in range(3):
            tell(place + 1, 3)
            time.sleep(1)
    elif what == "exit":
        os._exit(3)
    elif what == "crash":
        os.abort()
    elif what.startswith("start "):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as good as a loop in a library: it cannot be asked
        with subprocess.Popen(["sleep", "600"]) as process:
            Path(what.removeprefix("start ")).write_text(str(process.pid), "ascii")
    elif what == "imported":
        return "jiping.check.rules" in sys.modules
    elif what == "raise":
        raise ValueError("出错了")
    elif what == "unsendable":
        return lambda: None
    return what


def run(*arguments: str, jobs: int = 2, seconds: float = 60.0) -> list[object]:
    with Pool(act, jobs, seconds, 1024) as pool:
        return list(pool.run(arguments))


def test_pages_that_take_long_are_given_time_each() -> None:
    heard: list[tuple[int, int]] = []
    with Pool(act, 1, 1.5, 1024, 5.0, lambda place, count: heard.append((place, count))) as pool:
        assert list(pool.run(["pages"])) == ["pages"]
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert kind(run("pages", seconds=1.5)[0]) == "time"


def kind(result: object) -> str:
    assert isinstance(result, Stopped)
    return result.kind


def test_results_come_in_order() -> None:
    words = [str(n) for n in range(50)]
    assert run(*words, jobs=3) == words


def test_imports_are_not_counted_against_the_first_document() -> None:
    assert run("imported") == [True]


def test_nothing_to_do_starts_nothing() -> None:
    assert run() == []


def test_what_never_ends_costs_one_result() -> None:
    # Long enough for the others to be through even where the machine has much else to do.
    began = time.monotonic()
    first, stuck, busy, last = run("a", "sleep", "loop", "b", seconds=4.0)
    assert (first, last) == ("a", "b")
    assert kind(stuck) == kind(busy) == "time"
    assert time.monotonic() - began < 300


@pytest.mark.parametrize(
    ("what", "name"), [("exit", "died"), ("crash", "died"), ("raise", "error"), ("unsendable", "error")]
)
def test_what_dies_or_fails_costs_one_result(what: str, name: str) -> None:
    first, broken, last = run("a", what, "b", jobs=1)
    assert (first, last) == ("a", "b")
    assert kind(broken) == name


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    path = tmp_path / "pid"
    (stopped,) = run(f"start {path}", jobs=1, seconds=4.0)
    assert kind(stopped) == "time"
    assert soon(lambda: not is_running(int(path.read_text("ascii"))))


@no_memory_limit
def test_what_swells_costs_one_result() -> None:
    first, swollen, last = run("a", "swell", "b", jobs=1, seconds=30.0)
    assert (first, last) == ("a", "b")
    assert kind(swollen) == "memory"


def test_a_pool_left_early_ends_its_children() -> None:
    with Pool(act, 2, 60.0, 1024) as pool:
        assert next(pool.run(["a", "sleep", "sleep"])) == "a"
        processes = [child.process for child in pool._children]
        assert processes
    with pytest.raises(ValueError, match="closed"):
        processes[0].is_alive()


def test_children_that_cannot_start_are_no_hang(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("multiprocessing.spawn._python_exe", os.fsencode(tmp_path / "no-python"))
    stopped = run("a", "b", jobs=1)
    assert [kind(one) for one in stopped] == ["died", "died"]


# ------------------------------------------------------------------------------------------------ documents


def test_an_isolated_evaluation_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    here = evaluate(path)
    assert here.figures
    assert evaluate(path, Settings(isolate=True)) == here


def test_a_document_that_takes_too_long_gets_a_read_code(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT * 2000, "utf-8")
    settings = Settings(limits=Limits(max_seconds=0.05))
    with Evaluator(settings) as evaluator:
        stopped = evaluator.evaluate(path)
    (finding,) = stopped.findings
    assert finding.code == "READ005"
    assert "0.05 秒" in finding.message
    assert len(stopped.sha256) == 64
    assert not stopped.is_read


@no_memory_limit
def test_a_document_that_needs_too_much_memory_gets_a_read_code(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一\n" * 2_000_000, "utf-8")
    limits = Limits(max_memory_mb=256)
    with Evaluator(Settings(limits=limits)) as evaluator:
        (finding,) = evaluator.evaluate(path).findings
        assert finding.code == "READ005"
        assert "256 MiB" in finding.message
        # The next one finds a fresh child.
        assert evaluator.evaluate("b.txt", TEXT.encode()).is_read


def test_a_file_that_is_not_there_is_told_as_without_isolation(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    settings = Settings()
    assert evaluate(path, replace(settings, isolate=True)) == evaluate(path, settings)

"""Runs many files, in this process or in several, and never loses one: whatever happens to a file is its own row."""

from __future__ import annotations

import os
import signal
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import TYPE_CHECKING

from jiping.cli.inputs import Item
from jiping.messages.catalogue import read_message, read_name
from jiping.model import Certainty, Evaluation, Finding, Outcome, Severity, Source, finding_id

if TYPE_CHECKING:
    from jiping.evaluate import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """What to do with each file. ``light`` leaves out what the chosen output does not show: large to send about."""

    settings: Settings
    checked: bool = True
    light: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One file's result. ``failure`` holds the traceback where the program itself failed."""

    evaluation: Evaluation
    failure: str = ""


def run(items: Sequence[Item], task: Task, jobs: int = 1) -> Iterator[Row]:
    """The rows in the order of ``items``, whatever the number of jobs; 0 is one job per processor."""
    jobs = min(jobs or os.cpu_count() or 1, len(items))
    if jobs <= 1:
        return (run_one(item, task) for item in items)
    return _parallel(items, task, jobs)


def run_one(item: Item, task: Task) -> Row:
    """One file. Never raises: an internal error is a row with READ011."""
    try:
        evaluation = _evaluate(item, task)
    except Exception as error:
        return Row(failed(item.path, f"{type(error).__name__}: {error}", task.settings.lang), traceback.format_exc())
    if task.light and evaluation.document is not None:
        evaluation = replace(evaluation, document=replace(evaluation.document, blocks=()), figures=())
    return Row(evaluation)


def _evaluate(item: Item, task: Task) -> Evaluation:
    from jiping import evaluate

    if not task.checked:
        from jiping.cli.figures import read_figures

        return read_figures(item, task.settings)
    if item.content is not None:
        return evaluate.evaluate_bytes(item.content, item.path, task.settings)
    return evaluate.evaluate(item.path, task.settings)


def failed(path: str, detail: str, lang: str) -> Evaluation:
    """The row of a file on which the program failed."""
    texts = read_message("READ011", {"name": path, "detail": detail}, lang)
    sources = (Source(path),)
    finding = Finding(
        id=finding_id("READ011", sources),
        outcome=Outcome.FAIL,
        code="READ011",
        name=read_name("READ011"),
        severity=Severity.ERROR,
        certainty=Certainty.PROVED,
        message=texts.message,
        sources=sources,
        fix=texts.fix,
        certificate={"kind": "fact"},
    )
    return Evaluation(path, "", findings=(finding,))


def _parallel(items: Sequence[Item], task: Task, jobs: int) -> Iterator[Row]:
    """A process that dies breaks its pool and every file in flight with it.

    Those files are run again, each in a pool of its own, so that only the one that really kills its process is lost.
    """
    waiting, done, following = deque(range(len(items))), dict[int, Row](), 0
    running: dict[Future[Row], int] = {}
    pool = _pool(jobs)
    try:
        while following < len(items):
            suspects: list[int] = []
            while waiting and len(running) < 2 * jobs and not suspects:
                try:
                    running[pool.submit(run_one, items[waiting[0]], task)] = waiting[0]
                    waiting.popleft()
                except BrokenProcessPool:
                    suspects = list(running.values())
            for future in wait(running, return_when=FIRST_COMPLETED).done if running else ():
                place = running.pop(future)
                row = _result(future, items[place], task)
                if row is None:
                    suspects = [*suspects, place]
                else:
                    done[place] = row
            if suspects:
                for future, place in running.items():
                    row = _result(future, items[place], task)
                    if row is None:
                        suspects.append(place)
                    else:
                        done[place] = row
                running.clear()
                stop(pool)
                for place in sorted(set(suspects) - set(done)):
                    done[place] = _alone(items[place], task)
                pool = _pool(jobs)
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        stop(pool)


def _alone(item: Item, task: Task) -> Row:
    pool = _pool(1)
    try:
        row = _result(pool.submit(run_one, item, task), item, task)
        return row or Row(failed(item.path, "worker process died", task.settings.lang), "worker process died")
    finally:
        stop(pool)


def _result(future: Future[Row], item: Item, task: Task) -> Row | None:
    """The row, or ``None`` when the pool broke under it."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except Exception as error:  # the result could not be sent back
        return Row(failed(item.path, f"{type(error).__name__}: {error}", task.settings.lang), traceback.format_exc())


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned on every system: what works on Windows is what is tested, and no state is inherited by accident.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def stop(pool: ProcessPoolExecutor) -> None:
    """End the pool without waiting for files nobody wants any more."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()

"""Runs many files, in this process or in several, and never loses one: whatever happens to a file is its own row."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from jiping.cli.inputs import Item
from jiping.isolate import Pool, Stopped, stopped_evaluation
from jiping.model import Evaluation, ReadProblem
from jiping.read.ocr import Listener, listening

if TYPE_CHECKING:
    from jiping.evaluate import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """What to do with each file. ``light`` leaves out what the chosen output does not show: large to send about."""

    settings: Settings
    checked: bool = True
    light: bool = False
    listener: Listener | None = None
    """Hears of each scanned page before it is recognised."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file's result. ``failure`` holds the traceback where the program itself failed."""

    evaluation: Evaluation
    failure: str = ""


def run(items: Sequence[Item], task: Task, jobs: int = 1) -> Iterator[Row]:
    """The rows in the order of ``items``, whatever the number of jobs; 0 is one job per processor.

    A single file is read in this process: nothing else is lost with it, and its user can interrupt it. Several are read
    in children, where one that never ends or brings its reader down costs one row and not the run.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(items))
    if len(items) <= 1 and not task.settings.isolate:
        return (_heard(item, task) for item in items)
    return _in_children(items, task, jobs)


def _heard(item: Item, task: Task) -> Row:
    if task.listener is None:
        return run_one(item, task)
    with listening(task.listener):
        return run_one(item, task)


def run_one(item: Item, task: Task) -> Row:
    """One file in this process. Never raises: an internal error is a row with READ011."""
    try:
        return _row(item, task)
    except MemoryError:
        return _stopped(Stopped("memory", ""), item, task)


def _row(item: Item, task: Task) -> Row:
    """One file. Raises MemoryError only: that is the limit's doing, and the pool knows what to do with it."""
    try:
        evaluation = _evaluate(item, task)
    except MemoryError:
        raise
    except Exception as error:
        return _stopped(Stopped("error", f"{type(error).__name__}: {error}", traceback.format_exc()), item, task)
    if task.light and evaluation.document is not None:
        evaluation = replace(evaluation, document=replace(evaluation.document, blocks=()), figures=())
    return Row(evaluation)


def _evaluate(item: Item, task: Task) -> Evaluation:
    from jiping import evaluate

    if item.problem:
        return unread(ReadProblem("READ009", {"name": item.path, "detail": item.problem}), item.path, task.settings)
    try:
        item = item.unpacked(task.settings.limits)
    except ReadProblem as problem:
        return unread(problem, item.path, task.settings)
    if not task.checked:
        from jiping.cli.figures import read_figures

        return read_figures(item, task.settings)
    if item.content is not None:
        return evaluate.evaluate_bytes(item.content, item.path, task.settings)
    return evaluate.evaluate(item.path, task.settings)


def unread(problem: ReadProblem, path: str, settings: Settings, sha256: str = "") -> Evaluation:
    """The row of a file that could not be read."""
    from jiping.check.findings import read_finding

    return Evaluation(path, sha256, findings=(read_finding(problem, path, settings.lang),))


def _in_children(items: Sequence[Item], task: Task, jobs: int) -> Iterator[Row]:
    # A child evaluates in its own process and must not start a child in turn.
    inner = replace(task, settings=replace(task.settings, isolate=False), listener=None)
    limits = task.settings.limits
    more = limits.max_ocr_page_seconds, task.listener
    with Pool(partial(_row, task=inner), jobs, limits.max_seconds, limits.max_memory_mb, *more) as pool:
        for item, result in zip(items, pool.run(items), strict=True):
            yield _stopped(result, item, task) if isinstance(result, Stopped) else result


def _stopped(stopped: Stopped, item: Item, task: Task) -> Row:
    """The row of a file without a result. A limit is the file's affair; a crash is the program's failure."""
    evaluation = stopped_evaluation(stopped, item.path, task.settings, item.content)
    is_failure = stopped.kind in ("died", "error")
    return Row(evaluation, (stopped.trace or stopped.detail) if is_failure else "")

"""The whole line in thirty lines: read → extract → check. CLI, web and bulk runs call :func:`evaluate`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from jiping.check.engine import CheckOptions, check, coverage, read_finding
from jiping.extract import extract
from jiping.model import Evaluation, ReadProblem
from jiping.read import Limits, digest, load, read_bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """How to evaluate. ``select`` and ``ignore`` are rule codes or prefixes; ``lang`` is the language of texts."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str = "zh"
    preview: bool = False
    limits: Limits = field(default_factory=Limits)
    isolate: bool = False
    """Evaluate in a child process that ``limits.max_seconds`` and ``limits.max_memory_mb`` hold for."""


def evaluate(path: str | Path, settings: Settings | None = None) -> Evaluation:
    """Read, extract and check one file. What is in it never raises: an unreadable file gives a READ finding."""
    settings = settings or Settings()
    if settings.isolate:
        from jiping.isolate import evaluate_once

        return evaluate_once(path, settings)
    try:
        data = load(Path(path), settings.limits)
    except ReadProblem as problem:
        return Evaluation(str(path), "", findings=(read_finding(problem, str(path), settings.lang),))
    return evaluate_bytes(data, str(path), settings)


def evaluate_bytes(data: bytes, name: str, settings: Settings | None = None) -> Evaluation:
    """The same for bytes already in memory; ``name`` is what messages call them."""
    settings = settings or Settings()
    if settings.isolate:
        from jiping.isolate import evaluate_once

        return evaluate_once(name, settings, data)
    try:
        document = read_bytes(data, name, settings.limits)
    except ReadProblem as problem:
        return Evaluation(name, digest(data), findings=(read_finding(problem, name, settings.lang),))
    figures, relations = extract(document)
    options = CheckOptions(settings.select, settings.ignore, settings.lang, settings.preview)
    findings, notes, outcomes, checked = check(document, figures, relations, options)
    covered = coverage(figures, relations, checked, outcomes, document.pages)
    return Evaluation(name, document.sha256, document, figures, findings, notes, covered)

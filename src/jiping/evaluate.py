"""The whole line in thirty lines: read → extract → check. CLI, web and bulk runs call :func:`evaluate`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from jiping.check.coverage import coverage
from jiping.check.engine import LEAST_CONFIDENCE, CheckOptions, check
from jiping.check.findings import read_finding
from jiping.extract import extract
from jiping.model import Document, Evaluation, ReadProblem
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
    publish: bool = False
    """The privacy gate: personal data is reported by kind and place and covered in everything that comes out."""
    least_confidence: int = LEAST_CONFIDENCE
    """In thousandths: what was recognised from a scanned page less surely proves nothing."""


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
    options = CheckOptions(
        settings.select, settings.ignore, settings.lang, settings.preview, settings.publish, settings.least_confidence
    )
    if options.gated:
        return _evaluate_gated(document, data, settings, options)
    return _evaluate_document(document, options)


def _evaluate_document(document: Document, options: CheckOptions) -> Evaluation:
    figures, relations = extract(document)
    findings, notes, outcomes, checked = check(document, figures, relations, options)
    least = options.least_confidence
    covered = coverage(figures, relations, checked, outcomes, document.pages, document.recognised, least)
    return Evaluation(document.path, document.sha256, document, figures, findings, notes, covered)


def _evaluate_gated(document: Document, data: bytes, settings: Settings, options: CheckOptions) -> Evaluation:
    """The same with personal data covered first, so that nothing after it can repeat what it never met."""
    from jiping.privacy import conceal
    from jiping.read.carried import carried

    try:
        beside = carried(data, document.path, settings.limits)
        return _evaluate_document(replace(conceal(document), carried=beside), options)
    except MemoryError:
        raise
    except Exception as error:
        # The text of an error often quotes what it stumbled over.
        raise RuntimeError(f"{type(error).__name__} behind the privacy gate") from None

"""The verdict over one or more files: the counts, and the one sentence that says how far they can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiping.model import Coverage, Evaluation, Finding, Outcome, Severity
from jiping.write.wording import text

UNDERSTOOD_ENOUGH = 70
"""Per cent of the figures; below it silence says too little to be called clean."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over all files of a run."""

    files: int = 0
    unread: int = 0
    errors: int = 0
    warnings: int = 0
    hints: int = 0
    figures: int = 0
    typed: int = 0
    checked: int = 0
    limited: int = 0
    """Files read of which too little was understood or checked for silence to mean a pass."""
    unknown_kind: int = 0
    part_unread: int = 0
    """Files with pages that have no text."""

    @property
    def is_clean(self) -> bool:
        return not (self.errors or self.warnings or self.hints)


def shown_severity(finding: Finding) -> Severity:
    """A hint counts as a hint whatever its rule's severity."""
    return Severity.HINT if finding.outcome is Outcome.HINT else finding.severity


def add_totals(evaluations: Sequence[Evaluation]) -> Totals:
    return Totals(
        files=len(evaluations),
        unread=sum(not evaluation.is_read for evaluation in evaluations),
        errors=sum(evaluation.count(Severity.ERROR) for evaluation in evaluations),
        warnings=sum(evaluation.count(Severity.WARNING) for evaluation in evaluations),
        hints=sum(evaluation.count(Severity.HINT) for evaluation in evaluations),
        figures=sum(evaluation.coverage.figures for evaluation in evaluations),
        typed=sum(evaluation.coverage.typed for evaluation in evaluations),
        checked=sum(evaluation.coverage.checked for evaluation in evaluations),
        limited=sum(evaluation.is_read and bool(limit_sentence(evaluation.coverage)) for evaluation in evaluations),
        unknown_kind=sum(_is_of_unknown_kind(evaluation) for evaluation in evaluations),
        part_unread=sum(_has_unread_pages(evaluation) for evaluation in evaluations),
    )


def _is_of_unknown_kind(evaluation: Evaluation) -> bool:
    return evaluation.document is not None and evaluation.document.kind.value == "other"


def _has_unread_pages(evaluation: Evaluation) -> bool:
    return evaluation.document is not None and any(r.startswith("READ003") for r in evaluation.document.remarks)


def verdict_sentence(totals: Totals, lang: str = "zh") -> str:
    """The last line of every run: how many findings, and whether silence means anything.

    >>> verdict_sentence(Totals(files=1, figures=10, typed=2, checked=2))
    '未发现问题，但仅读懂数字 2 个（共 10 个，占 20%），其余没有核对，不能视为通过。'
    """
    if totals.files == 1 and totals.unread:
        return text(lang, "file_unread")
    space = " " if lang == "en" else ""
    head = text(lang, "files", n=totals.files) if totals.files > 1 else ""
    tail = "".join(space + sentence for sentence in _remarks(totals, lang))
    limit = _limit(totals, lang) if totals.unread < totals.files else ""
    if not totals.is_clean:
        counts = text(lang, "counts", errors=totals.errors, warnings=totals.warnings, hints=totals.hints)
        return head + counts + (space + text(lang, "and") + limit if limit else "") + tail
    if limit:
        return head + text(lang, "clean_but", limit=limit) + tail
    return head + text(lang, "clean", checked=totals.checked, figures=totals.figures) + tail


def _remarks(totals: Totals, lang: str) -> list[str]:
    """What else keeps the result from being a full check, one sentence each."""
    facts = (("unknown_kind", totals.unknown_kind), ("part_unread", totals.part_unread), ("unread", totals.unread))
    return [text(lang, f"file_{key}" if totals.files == 1 else f"files_{key}", n=n) for key, n in facts if n]


def _limit(totals: Totals, lang: str) -> str:
    """Why silence is no pass. Over several files the number of such files: sums would hide one poor among many good."""
    if totals.files > 1:
        return text(lang, "files_limited", n=totals.limited) if totals.limited else ""
    return limit_sentence(Coverage(totals.figures, totals.typed, checked=totals.checked), lang)


def limit_sentence(coverage: Coverage, lang: str = "zh") -> str:
    """Why the silence of the rules about one document means little; empty where enough was understood."""
    figures, typed = coverage.figures, coverage.typed
    if not figures:
        return text(lang, "no_figures")
    if is_little(figures, typed):
        return text(lang, "little", typed=typed, figures=figures, share=typed * 100 // figures)
    if not coverage.checked:
        return text(lang, "none_checked")
    return ""


def document_limits(evaluation: Evaluation, lang: str = "zh") -> list[str]:
    """What is to be said of one document beside its findings: what was not checked, and why; a sentence each."""
    if not evaluation.is_read:
        return []
    limit = limit_sentence(evaluation.coverage, lang)
    sentences = [text(lang, "limit", limit=limit)] if limit else []
    if _is_of_unknown_kind(evaluation):
        sentences.append(text(lang, "file_unknown_kind"))
    return sentences


def is_little(figures: int, typed: int) -> bool:
    return typed * 100 < figures * UNDERSTOOD_ENOUGH

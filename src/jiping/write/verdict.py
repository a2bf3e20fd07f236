"""The verdict over one or more files: the counts, and the one sentence that says how far they can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiping.model import Evaluation, Finding, Outcome, Severity
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
    )


def verdict_sentence(totals: Totals, lang: str = "zh") -> str:
    """The last line of every run: how many findings, and whether silence means anything.

    >>> verdict_sentence(Totals(files=1, figures=10, typed=2, checked=2))
    '未发现问题，但仅读懂数字 2 个（共 10 个，占 20%），其余没有核对，不能视为通过。'
    """
    if totals.files == 1 and totals.unread:
        return text(lang, "file_unread")
    space = " " if lang == "en" else ""
    head = text(lang, "files", n=totals.files) if totals.files > 1 else ""
    tail = space + text(lang, "files_unread", n=totals.unread) if totals.unread else ""
    limit = _limit(totals, lang) if totals.unread < totals.files else ""
    if not totals.is_clean:
        counts = text(lang, "counts", errors=totals.errors, warnings=totals.warnings, hints=totals.hints)
        return head + counts + (space + text(lang, "and") + limit if limit else "") + tail
    if limit:
        return head + text(lang, "clean_but", limit=limit) + tail
    return head + text(lang, "clean", checked=totals.checked, figures=totals.figures) + tail


def _limit(totals: Totals, lang: str) -> str:
    if not totals.figures:
        return text(lang, "no_figures")
    if totals.typed * 100 < totals.figures * UNDERSTOOD_ENOUGH:
        share = totals.typed * 100 // totals.figures
        return text(lang, "little", typed=totals.typed, figures=totals.figures, share=share)
    if not totals.checked:
        return text(lang, "none_checked")
    return ""

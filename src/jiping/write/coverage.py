"""How much of the figures was understood, in words: the line under each file, the poor pages, the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiping.model import Coverage, PageCoverage, per_cent
from jiping.write.verdict import is_little
from jiping.write.wording import reason_word, text

MOST_PAGES = 3
MOST_REASONS = 2
FEWEST_FIGURES = 3
"""A page with fewer figures is not called poorly understood: one page number taken for a figure would do it."""


def coverage_line(coverage: Coverage, lang: str = "zh", checked: bool = True) -> str:
    """All in one line: the counts, the commonest reasons, the pages that were understood least."""
    reasons = reason_words(coverage.reasons, lang, MOST_REASONS)
    line = text(
        lang,
        "coverage" if checked else "coverage_extract",
        figures=coverage.figures,
        typed=coverage.typed,
        related=coverage.related,
        checked=coverage.checked,
        not_understood=coverage.not_understood,
        why=text(lang, "why", reasons=reasons) if reasons else "",
    )
    line += recognised_words(coverage, lang)
    poor = poor_pages(coverage)
    if not poor:
        return line
    words = [text(lang, "poor_page", n=p.page, typed=p.typed, figures=p.figures) for p in poor[:MOST_PAGES]]
    named = ("、" if lang == "zh" else ", ").join(words)
    if len(poor) > MOST_PAGES:
        named += ("" if lang == "zh" else ", ") + text(lang, "poor_more", n=len(poor))
    return line + text(lang, "poor_pages", pages=named)


def recognised_words(coverage: Coverage, lang: str = "zh") -> str:
    """That pages were pictures, how surely they were read, and what follows; empty where none was."""
    if not coverage.recognised:
        return ""
    sure = per_cent(coverage.confidence or 0)
    words = text(lang, "recognised", n=coverage.recognised, sure=sure)
    if coverage.unsure:
        words += text(lang, "unsure", n=coverage.unsure, least=per_cent(coverage.least_confidence))
    return words


def poor_pages(coverage: Coverage) -> list[PageCoverage]:
    """The pages of which little was understood, the worst first; none where the document is all one page."""
    if len(coverage.pages) < 2:
        return []
    poor = [p for p in coverage.pages if p.figures >= FEWEST_FIGURES and is_little(p.figures, p.typed)]
    return sorted(poor, key=lambda p: (-p.not_understood, p.page))


def reason_words(reasons: Mapping[str, int], lang: str = "zh", most: int = 0) -> str:
    """``行名不认识 12，没有单位 3``; all of them, or the ``most`` commonest."""
    named = [(reason_word(reason, lang), n) for reason, n in reasons.items() if reason]
    shown = named[:most] if most else named
    return ("，" if lang == "zh" else ", ").join(f"{reason} {n}" for reason, n in shown)


def page_object(page: PageCoverage, checked: bool = True) -> dict[str, Any]:
    """One page for JSON; without ``checked`` where nothing was checked, rather than a zero."""
    counts = {"page": page.page, "figures": page.figures, "typed": page.typed, "related": page.related}
    if checked:
        counts["checked"] = page.checked
    counts |= {"not_understood": page.not_understood, "unsure": page.unsure}
    confidence = None if page.confidence is None else page.confidence / 1000
    return counts | {"confidence": confidence, "reasons": dict(page.reasons)}

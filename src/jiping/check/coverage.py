"""What was looked at and understood, counted, so that silence is not mistaken for a pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiping.model import Coverage, Figure, Outcome, PageCoverage, RecognisedPage, Relation, Source


class Tally(Counter[Outcome]):
    """Outcomes over all rules; ``by_rule`` has the same rule by rule."""

    def __init__(self) -> None:
        super().__init__()
        self.by_rule: dict[str, Counter[Outcome]] = {}

    def add(self, rule: str, outcome: Outcome) -> None:
        self[outcome] += 1
        of_rule = self.by_rule.get(rule)
        if of_rule is None:
            of_rule = self.by_rule[rule] = Counter()
        of_rule[outcome] += 1


def coverage(
    figures: Iterable[Figure],
    relations: Iterable[Relation],
    checked: set[Source],
    outcomes: Counter[Outcome],
    pages: int = 0,
    recognised: Sequence[RecognisedPage] = (),
    least_confidence: int = 0,
) -> Coverage:
    """What of the figures was understood: found, typed, part of a relation, part of a relation that was decided.

    Counted figure by figure: two that stand at the same words (收、支总计各 100 万元) are two. ``pages`` is the number
    of pages of the document, so that pages without a figure are listed too. ``recognised`` are those that were
    pictures; what was recognised with less than ``least_confidence`` proves nothing.
    """
    every = list(figures)
    related = {figure.source for relation in relations for figure in relation.figures()}
    on_page: dict[int, list[Figure]] = {page: [] for page in range(1, pages + 1)}
    for figure in every:
        on_page.setdefault(figure.source.page, []).append(figure)
    sure = {page.page: page.confidence for page in recognised}
    counted = tuple(
        replace(
            _page(page, on_page[page], related, checked),
            confidence=sure.get(page),
            unsure=sum(1 for figure in on_page[page] if _is_unsure(figure, least_confidence)),
        )
        for page in sorted(on_page)
    )
    with_text = [page.confidence for page in recognised if page.confidence]
    by_rule = outcomes.by_rule if isinstance(outcomes, Tally) else {}
    return Coverage(
        figures=len(every),
        typed=sum(page.typed for page in counted),
        related=sum(page.related for page in counted),
        checked=sum(page.checked for page in counted),
        not_understood=sum(page.not_understood for page in counted),
        outcomes={outcome: outcomes.get(outcome, 0) for outcome in Outcome},
        reasons=_reasons(every),
        pages=counted,
        recognised=len(recognised),
        confidence=sum(with_text) // len(with_text) if with_text else None,
        unsure=sum(page.unsure for page in counted),
        least_confidence=least_confidence if recognised else 0,
        rules={rule: dict(by_rule[rule]) for rule in sorted(by_rule)},
    )


def _is_unsure(figure: Figure, least: int) -> bool:
    return figure.source.confidence is not None and figure.source.confidence < least


def _page(page: int, figures: Sequence[Figure], related: set[Source], checked: set[Source]) -> PageCoverage:
    typed = sum(1 for figure in figures if figure.is_typed)
    return PageCoverage(
        page=page,
        figures=len(figures),
        typed=typed,
        related=sum(1 for figure in figures if figure.source in related),
        checked=sum(1 for figure in figures if figure.source in checked),
        not_understood=len(figures) - typed,
        reasons=_reasons(figures),
    )


_NAMES = re.compile(r"“[^”]*”")


def _reasons(figures: Iterable[Figure]) -> dict[str, int]:
    """Reasons counted. Without the names they quote: a hundred unknown rows are one reason, not a hundred."""
    counts = Counter(_NAMES.sub("", figure.reason) for figure in figures if not figure.is_typed)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

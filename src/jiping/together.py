"""Documents of one body set against each other: of one year, and of a year and the one before.

Only when asked (``jiping check --together``), only within one recognised body, never across: what two offices
print differently says nothing. A document that names no body goes with the others where these are all of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiping.check.between import body
from jiping.check.engine import CheckOptions, check
from jiping.check.registry import all_rules
from jiping.check.view import View
from jiping.model import Evaluation, Finding

PREFIX = "MAT3"
"""The rules that need another document."""


def evaluate_together(evaluations: Sequence[Evaluation], options: CheckOptions | None = None) -> list[Finding]:
    """The findings that appear only when the documents are set against each other, in the order of the documents."""
    return [
        finding
        for before, after in zip(evaluations, attach(evaluations, options), strict=True)
        for finding in after.findings
        if finding not in before.findings
    ]


def attach(evaluations: Iterable[Evaluation], options: CheckOptions | None = None) -> list[Evaluation]:
    """The evaluations, each with what the others of its body show to be wrong in it.

    A finding stands with the later document: of the later year, or of one year the report rather than the accounts.
    Files that were not read, and those with neither figures nor tables, stay as they are. A form of targets has no
    figures, only the values that a self-evaluation must keep to.
    """
    every = list(evaluations)
    options = options or CheckOptions()
    codes = tuple(rule.id for rule in all_rules() if rule.id.startswith(PREFIX) and options.wants(rule))
    views = [
        View(document, one.figures) if (document := one.document) and (one.figures or any(document.tables())) else None
        for one in every
    ]
    if not codes:
        return every
    groups = _groups(views)
    return [
        _with_others(one, view, [other for other in groups.get(place, ()) if other is not view], options, codes)
        if view is not None
        else one
        for place, (one, view) in enumerate(zip(every, views, strict=True))
    ]


def _groups(views: Sequence[View | None]) -> dict[int, list[View]]:
    """For each place the documents of the same body."""
    names = {place: body(view.organisation) for place, view in enumerate(views) if view is not None}
    named = {name for name in names.values() if name}
    only = next(iter(named)) if len(named) == 1 else ""
    members: dict[str, list[View]] = {}
    for place, name in names.items():
        view = views[place]
        if view is not None and not view.is_template:
            members.setdefault(name or only, []).append(view)
    return {place: members.get(name or only, []) for place, name in names.items() if name or only or not named}


def _with_others(
    one: Evaluation, view: View, others: list[View], options: CheckOptions, codes: tuple[str, ...]
) -> Evaluation:
    near = tuple(other for other in others if view.year is not None and other.year in (view.year, view.year - 1))
    if not near:
        return one
    chosen = CheckOptions(
        select=codes, lang=options.lang, preview=options.preview, least_confidence=options.least_confidence
    )
    findings, notes, outcomes, _ = check(view.document, view.figures, (), chosen, near)
    counted = {o: n + outcomes.get(o, 0) for o, n in one.coverage.outcomes.items()}
    return replace(
        one,
        findings=(*one.findings, *findings),
        notes=(*one.notes, *notes),
        coverage=replace(one.coverage, outcomes=counted or dict(outcomes)),
    )

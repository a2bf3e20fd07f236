"""Coverage adds up: over the document, page by page, reason by reason, rule by rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from jiping.check.coverage import Tally, coverage
from jiping.evaluate import evaluate
from jiping.model import FactKey, Figure, Outcome, Relation, RelationKind
from sample import cell, figures

EXAMPLES = Path(__file__).parents[2] / "examples"


def unknown(row: int, reason: str) -> Figure:
    return replace(figures()[2], source=cell(row, 1), reason=reason)


def test_pages_and_reasons_are_counted() -> None:
    known, percent, _ = figures()
    every = (known, percent, unknown(1, "行名“甲”不认识"), unknown(2, "行名“乙”不认识"))
    relation = Relation(RelationKind.EQUAL, "text.same", total=known, parts=(replace(known, source=cell(0, 0)),))
    got = coverage(every, [relation], {known.source}, Counter(), pages=4)
    assert (got.figures, got.typed, got.related, got.checked, got.not_understood) == (4, 1, 1, 1, 3)
    assert list(got.reasons.items()) == [("行名不认识", 2), ("没有找到所指的数", 1)]
    assert [(page.page, page.figures, page.typed, page.not_understood) for page in got.pages] == [
        (1, 2, 1, 1),
        (2, 1, 0, 1),
        (3, 1, 0, 1),
        (4, 0, 0, 0),
    ]
    assert got.pages[2].reasons == {"行名不认识": 1}


def test_two_figures_at_the_same_words_are_two_everywhere() -> None:
    known = figures()[0]
    twice = (known, replace(known, key=FactKey("income.total", 2024)))
    relation = Relation(RelationKind.EQUAL, "text.same", total=known, parts=(twice[1],))
    got = coverage(twice, [relation], {known.source}, Counter())
    assert (got.figures, got.typed, got.related, got.checked) == (2, 2, 2, 2)


def test_rules_are_counted_one_by_one() -> None:
    tally = Tally()
    for rule, outcome in (("SUM002", Outcome.PASS), ("SUM001", Outcome.FAIL), ("SUM002", Outcome.PASS)):
        tally.add(rule, outcome)
    got = coverage((), (), set(), tally)
    assert got.rules == {"SUM001": {Outcome.FAIL: 1}, "SUM002": {Outcome.PASS: 2}}
    assert (got.outcomes[Outcome.PASS], got.outcomes[Outcome.FAIL], got.outcomes[Outcome.HINT]) == (2, 1, 0)
    assert coverage(figures(), (), set(), Counter()).rules == {}


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*-2024.*")))
def test_parts_add_up_to_the_whole(name: str) -> None:
    evaluation = evaluate(EXAMPLES / name)
    got = evaluation.coverage
    assert evaluation.document is not None
    assert [page.page for page in got.pages] == list(range(1, evaluation.document.pages + 1))
    for part in ("figures", "typed", "related", "checked", "not_understood"):
        assert sum(getattr(page, part) for page in got.pages) == getattr(got, part)
    assert sum(got.reasons.values()) == got.not_understood
    for outcome in Outcome:
        assert sum(rule.get(outcome, 0) for rule in got.rules.values()) == got.outcomes[outcome]

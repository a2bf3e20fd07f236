"""The linear solver behind narrowing: asked only where rows meet more than once, counted only when done exactly."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from case_document import case_document
from jiping.check.contradictions import by_solver
from jiping.check.statements import Model
from jiping.extract import extract
from jiping.joint import lp
from jiping.joint.kernel import narrow
from jiping.joint.stages import NOTHING, Verdict, by_narrowing
from jiping.joint.system import System
from jiping.model import Figure, Relation, RelationKind
from jiping.verify import verify

needs_solver = pytest.mark.skipif(
    not lp.is_there(), reason="the linear solver is NOT tested: highspy is missing (extra lp)"
)

KNOT = ((((0, 1), (1, 1)), 10), (((0, 1), (1, -1)), 0))


def system_of(rows: tuple[tuple[tuple[tuple[int, int], ...], int], ...], quantities: int = 2) -> System:
    system = System()
    for _ in range(quantities):
        system.quantity()
    for terms, value in rows:
        system.row(terms, value, value, system.statement(True))
    return system


@needs_solver
def test_each_verdict() -> None:
    contradictory = system_of((*KNOT, (((0, 1), (1, 2)), 20)))
    assert narrow(contradictory).empty < 0
    answer = lp.ask(contradictory, frozenset(range(3)))
    assert answer.verdict is lp.Verdict.PROVED
    assert answer.proof is not None
    possible = lp.ask(contradictory, frozenset(range(2)))
    assert (possible.verdict, possible.witness) == (lp.Verdict.WITNESS, (5, 5))
    # 2x = 2y and x + y = 11: reals do, whole numbers do not; that is neither a proof nor a witness.
    between = system_of(((((0, 1), (1, -1)), 0), (((0, 1), (1, 1)), 11)))
    assert lp.ask(between, frozenset(range(2))).verdict is lp.Verdict.NOTHING


@needs_solver
def test_what_is_not_needed_for_the_contradiction_is_left_out() -> None:
    system = system_of((*KNOT, (((0, 1), (1, 2)), 20), (((1, 1), (2, 1)), 7)), 3)
    proof = lp.refute(system, frozenset(range(4)))
    assert proof is not None
    assert lp.shrink(system, frozenset(range(4))) == frozenset(range(3))


def test_without_the_extra_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lp, "is_there", lambda: False)
    system = system_of((*KNOT, (((0, 1), (1, 2)), 20)))
    assert lp.ask(system, frozenset(range(3))).verdict is lp.Verdict.NOTHING


def test_only_parts_where_rows_meet_again_are_asked_about() -> None:
    tree = (((4, 1), (5, -1)), 0), (((5, 1), (6, 1)), 3)
    system = system_of((*KNOT, (((2, 1), (3, 1)), 4), *tree), 7)
    assert system.knots(range(5), 100) == [frozenset({0, 1})]
    assert system.knots(range(5), 1) == []


@needs_solver
def test_the_solver_writes_nothing_to_the_console() -> None:
    program = (
        "from jiping.joint import lp\n"
        "from jiping.joint.system import System\n"
        "s = System()\n"
        "s.quantity(), s.quantity()\n"
        "for terms, value in ((((0, 1), (1, 1)), 10), (((0, 1), (1, -1)), 0), (((0, 1), (1, 2)), 20)):\n"
        "    s.row(terms, value, value, s.statement(True))\n"
        "assert lp.refute(s, frozenset(range(3)))\n"
        "assert not lp.refute(s, frozenset(range(2)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


@needs_solver
def test_a_contradiction_that_only_the_solver_sees_has_a_certificate_and_figures() -> None:
    """Of 甲 and 乙 nothing is printed but 甲 + 乙 = 10, 甲 = 乙 and 甲 + 2 乙 = 20."""
    model = Model(is_loose=True)
    first, second = model.unknown("甲"), model.unknown("乙")
    for factors, text in (((1, 1), "10.00"), ((1, -1), "0.00"), ((1, 2), "20.00")):
        total = figure_of(text)
        said = model.say(f"合起来是 {text}", True)
        terms = ((first, factors[0]), (second, factors[1]), (model.quantity(total), -1))
        model.system.row(terms, 0, 0, said)
        model.relations[said] = Relation(RelationKind.SUM, "text.sum", total)
    every = frozenset(range(len(model.system.soft)))
    assert narrow(model.system).empty < 0
    (found,) = by_solver(model, every)
    assert len(found.figures) == len(found.relations) == 3
    assert verify(found.certificate) == "lines"


def figure_of(text: str) -> Figure:
    document = case_document({"kind": "other", "year": 2024, "text": f"支出{text}万元。"})
    figures, _ = extract(document)
    source = replace(figures[0].source, block=int(Decimal(text)))
    return replace(figures[0], source=source)


def test_narrowing_gives_each_verdict_without_the_extra() -> None:
    contradictory = system_of(((((0, 1),), 5), (((0, 1), (1, 1)), 10), (((1, 1),), 4)))
    answer = by_narrowing(contradictory, frozenset(range(3)))
    assert answer.verdict is Verdict.PROVED
    assert answer.proof is not None
    possible = by_narrowing(contradictory, frozenset(range(2)))
    assert (possible.verdict, possible.witness) == (Verdict.WITNESS, (5, 5))
    # x + y = 10 and x = y: narrowing never begins, and the first value it tries may be the wrong one.
    assert by_narrowing(system_of((*KNOT, (((0, 1), (1, 2)), 20))), frozenset(range(3))).verdict is Verdict.NOTHING


def test_the_solver_is_not_asked_where_values_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[frozenset[int]] = []
    monkeypatch.setattr(lp, "is_there", lambda: True)
    monkeypatch.setattr(lp, "ask", lambda system, statements: asked.append(statements) or NOTHING)
    model = Model()
    model.system = system_of(KNOT)
    relation = Relation(RelationKind.EQUAL, "text.same", None)
    model.relations = {0: relation, 1: relation}
    model.system.state(0, 5, 5, model.system.statement(True))
    assert list(by_solver(model, frozenset(range(3)))) == []
    assert asked == []

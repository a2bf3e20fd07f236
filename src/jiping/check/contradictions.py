"""What several relations of a document show together that none shows alone.

What a single relation shows is left to the rules. Here every figure may be off by a whole unit of its last digit, twice
what rounding allows: accounts move last digits so that columns add up, and a contradiction that needs more exactness
than that proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from jiping.check.statements import Model, is_shorter
from jiping.joint import lp
from jiping.joint.conflicts import Budget, Conflict, find, repairs, smallest
from jiping.joint.kernel import narrow
from jiping.joint.stages import Verdict, by_narrowing
from jiping.joint.system import System
from jiping.model import Dimension, Figure, Interval, Place, Relation, RelationKind


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Relations that hold one by one and cannot all be true; the figures in reading order."""

    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]
    certificate: dict[str, Any]
    mends: tuple[tuple[Figure, Interval], ...]
    """Figures of which one alone, printed otherwise, would make everything possible, and where it would have to lie."""
    fewest: int
    """How many figures at least must be printed otherwise."""
    following: tuple[Contradiction, ...] = ()
    """What else rests on the same figures and goes when they are mended."""
    shorter: tuple[Figure, ...] = ()
    """Amounts with fewer digits than the others of the document; where there are any, the contradiction shows only if
    zeros were left out of them, and goes if they are rounded."""
    broken: tuple[Figure, ...] = ()
    """Figures of relations that do not hold alone; where there are any, this follows from those."""


def contradictions(relations: Iterable[Relation], budget: Budget | None = None) -> tuple[list[Contradiction], bool]:
    """What several relations show together that none shows alone, one for each root; and whether all was looked at."""
    budget = budget or Budget()
    near = [reading for one in _near_doubt(list(relations)) if (reading := the_reading(one)) is not None]
    model = Model(is_loose=True)
    broken, alone = _added(model, near)
    system = model.system
    every = frozenset(range(len(system.soft)))
    doubtful = _doubtful(model, broken)
    found: list[Contradiction] = []
    left = every - doubtful
    told: frozenset[int] = frozenset()
    while not budget.is_spent:
        conflict = find(system, left, budget)
        if conflict is None:
            break
        if _is_joint(model, conflict) and (shown := _told(model, conflict, left, budget)) is not None:
            found.append(replace(shown, following=tuple(_following(model, conflict, left, budget))))
        # One root, one finding: what else rests on these figures follows from it.
        told |= conflict.statements
        left -= _figures(model, conflict) or conflict.statements
    if not budget.is_spent:
        found += by_solver(model, left - told)
    if broken and not budget.is_spent:
        found += _of_broken(model, every - alone, broken, budget)
    if not found and not budget.is_spent:
        found += _in_full(near, budget)
    return found, not budget.is_spent


def _added(model: Model, relations: list[Relation]) -> tuple[set[Place], set[int]]:
    """Says the relations; the figures and the statements of those that do not hold alone."""
    broken: set[Place] = set()
    alone: set[int] = set()
    for relation in relations:
        rows = len(model.system.terms)
        statement = model.add(relation)
        if statement is not None and _breaks_alone(model, statement, rows):
            # The rules tell of it; what else its figures contradict follows from the same root.
            alone.add(statement)
            broken.update(figure.source.place for figure in relation.figures())
    model.add_last_year()
    return broken, alone


def _doubtful(model: Model, broken: set[Place]) -> frozenset[int]:
    """The statements about figures of relations that do not hold alone."""
    return frozenset(
        statement
        for statement, relation in model.relations.items()
        if any(figure.source.place in broken for figure in relation.figures())
    )


_FEW_SHORTER = 5
"""Of two-digit amounts one in ten ends in zero; where more than one in five is shorter, amounts are rounded freely."""


def _in_full(relations: list[Relation], budget: Budget) -> Iterator[Contradiction]:
    """What contradicts itself only if amounts with fewer digits than the others have zeros left out."""
    amounts = {figure.source.place: figure for relation in relations for figure in relation.figures()}
    finest = max((f.number.decimals for f in amounts.values() if f.number.unit.dimension is Dimension.MONEY), default=0)
    shorter = [figure for figure in amounts.values() if is_shorter(figure, finest)]
    in_full = [figure for figure in amounts.values() if figure.number.decimals == finest]
    if not shorter or len(in_full) < _FEW_SHORTER * len(shorter):
        return
    model = Model(is_loose=True, finest=finest)
    broken, _ = _added(model, relations)
    left = frozenset(range(len(model.system.soft))) - _doubtful(model, broken)
    conflict = find(model.system, left, budget)
    if conflict is None or not _is_joint(model, conflict):
        return
    shown = _told(model, conflict, left, budget)
    if shown is not None:
        rounded = tuple(figure for figure in shown.figures if is_shorter(figure, finest))
        if rounded:
            yield replace(shown, shorter=rounded)


_MOST_FOLLOWING = 4
_MOST_ROWS = 150
_MOST_ASKED = 20
"""Rows of one part of a document that the linear solver is asked about, and parts: some milliseconds each."""


def _is_joint(model: Model, conflict: Conflict) -> bool:
    return sum(statement in model.relations for statement in conflict.statements) > 1


def _figures(model: Model, conflict: Conflict) -> frozenset[int]:
    return frozenset(statement for statement in conflict.statements if statement in model.figures)


def _following(model: Model, root: Conflict, left: frozenset[int], budget: Budget) -> Iterator[Contradiction]:
    """Contradictions beside ``root`` in which one of its figures takes part."""
    left -= root.statements - _figures(model, root)
    for _ in range(_MOST_FOLLOWING):
        conflict = find(model.system, left, budget)
        if conflict is None or not conflict.statements & _figures(model, root):
            return
        if _is_joint(model, conflict) and (one := _told(model, conflict, left, budget)) is not None:
            yield one
        left -= conflict.statements - _figures(model, conflict)


def by_solver(model: Model, left: frozenset[int]) -> Iterator[Contradiction]:
    """What narrowing does not see, where the extra ``lp`` is installed; one for each part of the document."""
    if not lp.is_there():
        return
    system = model.system
    knots = [knot for knot in system.knots(left, _MOST_ROWS) if len(knot & model.relations.keys()) > 1]
    for knot in knots[:_MOST_ASKED]:
        part = system.part(knot)
        if _is_possible(part, knot):
            continue
        proof = lp.ask(part, knot).proof
        if proof is None:
            continue
        statements = lp.shrink(proof.system, lp.used_statements(proof))
        conflict = Conflict(statements)
        # Proved once more by what is told alone, in the numbers of the whole system.
        again = lp.ask(system, statements).proof
        if again is not None and _is_joint(model, conflict):
            yield _shown(model, conflict, model.certificate(again), {}, 1)


def _is_possible(part: System, knot: frozenset[int]) -> bool:
    """Whether values are at hand that satisfy the statements as the solver would be told them: it need not be asked."""
    answer = by_narrowing(part, knot, lambda values: lp.holds(part, knot, values))
    return answer.verdict is Verdict.WITNESS


def _of_broken(model: Model, left: frozenset[int], broken: set[Place], budget: Budget) -> Iterator[Contradiction]:
    """Contradictions of relations that hold alone, with figures of relations that do not."""
    for _ in range(_MOST_FOLLOWING):
        conflict = find(model.system, left, budget)
        if conflict is None:
            return
        shared = tuple(
            figure
            for statement in sorted(conflict.statements)
            if (figure := model.figures.get(statement)) is not None and figure.source.place in broken
        )
        if shared and _is_joint(model, conflict) and (one := _told(model, conflict, left, budget)) is not None:
            yield replace(one, broken=shared)
        left -= conflict.statements - _figures(model, conflict)


def the_reading(relation: Relation) -> Relation | None:
    """The one reading of a relation that its own figures allow; ``None`` where it is open which one is meant."""
    if not relation.is_certain or not relation.exhaustive:
        return None
    if not relation.others:
        return relation
    holding = [one for one in (relation, *relation.others) if _holds(one)]
    return holding[0] if len(holding) == 1 else None


def _holds(relation: Relation) -> bool:
    model = Model(is_loose=True)
    if model.add(relation) is None:
        return True
    return narrow(model.system).empty < 0


_RINGS = 2
_ARITHMETIC = frozenset(
    (RelationKind.SUM, RelationKind.AT_MOST, RelationKind.EQUAL, RelationKind.SHARE, RelationKind.CHANGE,
     RelationKind.GROWTH, RelationKind.COMPLETION)
)  # fmt: skip


def _near_doubt(relations: list[Relation]) -> list[Relation]:
    """The relations that could take part in a contradiction.

    Where the printed numbers themselves satisfy a relation exactly they are its witness. Relations that all have theirs
    contradict nothing, so that a contradiction holds one that has none: rounded sums, growth on a base that nobody
    printed. These are taken with what is said of their figures, and what is said of the figures of that.
    """
    values: dict[int, Decimal] = {}

    def value(figure: Figure) -> Decimal:
        known = values.get(id(figure))
        if known is None:
            known = values[id(figure)] = figure.number.base
        return known

    doubtful = [one for one in relations if one.kind in _ARITHMETIC and not _fits_as_printed(one, value)]
    if not doubtful:
        return []
    touching: dict[Place, list[int]] = {}
    stand: list[list[Place]] = []
    for number, one in enumerate(relations):
        stand.append([figure.source.place for figure in one.figures()])
        if one.kind in _ARITHMETIC:
            for place in stand[-1]:
                touching.setdefault(place, []).append(number)
    chosen: set[int] = set()
    compared = {one.total.key for one in doubtful if one.base is not None and one.total is not None}
    for number, one in enumerate(relations):
        if one.kind is RelationKind.SUM and one.total is not None and one.total.key in compared:
            chosen.add(number)
    places = {figure.source.place for one in doubtful for figure in one.figures()}
    for _ in range(_RINGS):
        met = {number for place in places for number in touching.get(place, ())} - chosen
        chosen |= met
        places = {place for number in met for place in stand[number]} - places
    return [relations[number] for number in sorted(chosen)]


def _fits_as_printed(relation: Relation, value: Callable[[Figure], Decimal]) -> bool:
    """Whether the printed numbers, taken as exact, satisfy a relation; of a rate, whether it is theirs rounded."""
    total, parts, rate = relation.total, relation.parts, relation.rate
    if total is None or relation.others or total.number.high is not None:
        return False
    if relation.kind in (RelationKind.SUM, RelationKind.AT_MOST):
        if relation.signs:
            made = sum((value(p) * s for p, s in zip(parts, relation.signs, strict=True)), Decimal(0))
        else:
            made = sum(map(value, parts), Decimal(0))
        return value(total) == made if relation.kind is RelationKind.SUM else value(total) >= made
    if relation.kind is RelationKind.EQUAL:
        return bool(parts) and value(total) == value(parts[0])
    if relation.kind in (RelationKind.SHARE, RelationKind.COMPLETION) and rate is not None and len(parts) == 1:
        part, whole = (parts[0], total) if relation.kind is RelationKind.SHARE else (total, parts[0])
        if not value(whole):
            return False
        step = rate.number.step
        return abs(value(part) / value(whole) * 100 - value(rate)) * 2 <= step
    return False


def _breaks_alone(model: Model, statement: int, first_row: int) -> bool:
    """Whether a relation contradicts its own figures, before anything else is asked."""
    system = model.system
    rows = range(first_row, len(system.terms))
    if len(rows) == 1 and not system.is_product[first_row]:
        if not all(system.printed[quantity] for quantity, _ in system.terms[first_row]):
            return False
        least = most = 0
        for quantity, factor in system.terms[first_row]:
            ((_, low, high), *_) = system.printed[quantity]
            least += factor * (low if factor > 0 else high)
            most += factor * (high if factor > 0 else low)
        return least > system.most[first_row] or most < system.least[first_row]
    return narrow(system.part([statement])).empty >= 0


def _told(model: Model, conflict: Conflict, left: frozenset[int], budget: Budget) -> Contradiction | None:
    part = _around(model, conflict, left)
    conflict = smallest(model.system, conflict, part, Budget(200_000))
    shown = model.prove(conflict.statements)
    if shown is None:
        return None
    mends = repairs(model.system, left, lambda statement: int(statement in model.figures), budget)
    single = [next(iter(way)) for way in mends.ways if len(way) == 1]
    ranges = {s: range_ for s in single if s in conflict.statements and (range_ := model.mended(left, s))}
    fewest = min((len(way) for way in mends.ways), default=0)
    return _shown(model, conflict, shown, ranges, fewest)


def _shown(
    model: Model, conflict: Conflict, certificate: dict[str, Any], mends: dict[int, Interval], fewest: int
) -> Contradiction:
    alternatives = [(model.figures[statement], range_) for statement, range_ in mends.items()]
    # An amount that would have to be below nothing is no misprint of this one.
    alternatives = [(f, r) for f, r in alternatives if r.high is None or r.high >= 0 or f.number.value < 0]
    relations = [model.relations[s] for s in sorted(conflict.statements) if s in model.relations]
    figures = sorted(
        (model.figures[s] for s in conflict.statements if s in model.figures),
        key=lambda f: (f.source.block, f.source.cell or (0, 0), f.source.start or 0),
    )
    certificate["set"] = "smallest" if conflict.is_smallest else "minimal"
    return Contradiction(tuple(relations), tuple(figures), certificate, tuple(alternatives), fewest)


def _around(model: Model, conflict: Conflict, left: frozenset[int]) -> frozenset[int]:
    """The conflict and the relations next to it: a smaller conflict is looked for near by, at bounded cost."""
    system = model.system
    near = set(conflict.statements)
    for statement in conflict.statements:
        for quantity in system.printed_by_statement.get(statement, ()):
            for row in system.rows_of[quantity]:
                owner = system.owner[row]
                if owner in left and len(near) < 60:
                    near.add(owner)
                    near.update(s for q, _ in system.terms[row] for s, _, _ in system.printed[q] if s in left)
    return frozenset(near)

"""All relations of a document taken together: what cannot be true at once, why, and what would mend it.

Each printed figure is a statement of its own, and each relation another. What a single relation shows is left to the
rules; here it gets a certificate that anyone can add up. What only several relations together show is found here. For
that every figure may be off by a whole unit of its last digit, twice what rounding allows: accounts move last digits so
that columns add up, and a contradiction that needs more exactness than that proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jiping.check.arithmetic import moves_down, say
from jiping.concepts.dictionary import concepts
from jiping.joint.conflicts import Budget, Conflict, find, repairs, smallest
from jiping.joint.kernel import narrow
from jiping.joint.proof import Printed, Proof, certificate, prove
from jiping.joint.system import FINITE, UNBOUNDED, System
from jiping.model import Dimension, FactKey, Figure, Interval, Qualifier, Relation, RelationKind, Source

_MONEY_GRID = 10_000
"""Steps of the grid in one 元 or one counted thing."""
PERCENT_GRID = 10**8
"""Steps of the grid in one per cent."""
_HUNDRED = 100 * PERCENT_GRID
_Place = tuple[int, Any]


def place_of(source: Source) -> _Place:
    return (source.block, source.cell or source.start)


@dataclass(slots=True)
class Model:
    """Relations as a system, and what its numbers stand for."""

    is_loose: bool = False
    """Whether figures may be off by a unit of their last digit."""
    system: System = field(default_factory=System)
    figures: dict[int, Figure] = field(default_factory=dict)
    """The figure of each statement that is a printed number."""
    relations: dict[int, Relation] = field(default_factory=dict)
    """The relation of each statement that is one."""
    texts: dict[int, str] = field(default_factory=dict)
    """The words of each statement that is neither."""
    quantity_of: dict[int, int] = field(default_factory=dict)
    """For each statement that is a figure its quantity."""
    strict: set[tuple[int, int]] = field(default_factory=set)
    _printed: dict[int, Figure] = field(default_factory=dict)
    _unprinted: dict[int, tuple[str, int]] = field(default_factory=dict)
    _bases: dict[FactKey, int] = field(default_factory=dict)
    _last_year: dict[FactKey, int] = field(default_factory=dict)
    """For each fact of this year the quantity it is compared with."""
    _made: set[FactKey] = field(default_factory=set)
    _seen: dict[_Place, int] = field(default_factory=dict)

    def add(self, relation: Relation) -> int | None:
        """The statement of a relation; ``None`` for relations that are not arithmetic between figures."""
        total = relation.total
        if total is None:
            return None
        if relation.kind in (RelationKind.SUM, RelationKind.AT_MOST):
            return self._sum(relation, total)
        if relation.kind is RelationKind.EQUAL and relation.parts:
            return self._statement(relation, [((total, 1), (relation.parts[0], -1))])
        if relation.kind is RelationKind.CHANGE and relation.change is not None and (relation.parts or relation.base):
            return self._change(relation, total, relation.change)
        if relation.rate is None:
            return None
        if relation.kind is RelationKind.SHARE and len(relation.parts) == 1:
            return self._rate(relation, relation.rate, total, relation.parts[0])
        if relation.kind is RelationKind.COMPLETION and len(relation.parts) == 1:
            return self._rate(relation, relation.rate, relation.parts[0], total)
        if relation.form == "text.growth":
            return self._growth(relation, total, relation.rate)
        return None

    def _sum(self, relation: Relation, total: Figure) -> int | None:
        signs = relation.signs or (1,) * len(relation.parts)
        places = {place_of(figure.source) for figure in (total, *relation.parts)}
        if not relation.parts or len(places) <= len(relation.parts):
            return None
        terms = ((total, 1), *((part, -sign) for part, sign in zip(relation.parts, signs, strict=True)))
        return self._statement(relation, [terms], relation.kind is RelationKind.AT_MOST)

    def _statement(
        self, relation: Relation, rows: list[tuple[tuple[Figure, int], ...]], at_most: bool = False
    ) -> int | None:
        dimensions = {figure.number.unit.dimension for terms in rows for figure, _ in terms}
        if len(dimensions) != 1:
            return None
        statement = self._say(relation)
        for terms in rows:
            self.system.row(
                tuple((self.quantity(figure), factor) for figure, factor in terms),
                0, UNBOUNDED if at_most else 0, statement,
            )  # fmt: skip
        return statement

    def _rate(self, relation: Relation, rate: Figure, whole: Figure, part: Figure) -> int | None:
        """rate · whole = 100 · part."""
        if not _is_percent(rate) or whole.number.unit.dimension is not part.number.unit.dimension:
            return None
        if len({place_of(figure.source) for figure in (rate, whole, part)}) < 3 or _is_percent(whole):
            return None
        statement = self._say(relation)
        self.system.product(self.quantity(rate), self.quantity(whole), self.quantity(part), _HUNDRED, statement)
        return statement

    def _change(self, relation: Relation, total: Figure, change: Figure) -> int | None:
        """total - base = change, downwards with its sign turned."""
        if len({figure.number.unit.dimension for figure in (total, change, *relation.parts[:1])}) > 1:
            return None
        if len({place_of(figure.source) for figure in (total, change, *relation.parts[:1])}) < 2 + len(
            relation.parts[:1]
        ):
            return None
        statement = self._say(relation)
        sign = -1 if moves_down(relation.word) else 1
        base = self._base(relation, total, statement)
        terms = ((self.quantity(total), 1), (base, -1), (self.quantity(change), -sign))
        self.system.row(terms, 0, 0, statement)
        return statement

    def _growth(self, relation: Relation, total: Figure, rate: Figure) -> int | None:
        """rate · base = 100 · (total - base), where the base is printed, follows from the change, or is shared."""
        if not _is_percent(rate) or _is_percent(total) or not (relation.parts or relation.change or relation.base):
            return None
        operands = [total, *relation.parts[:1], *((relation.change,) if relation.change else ())]
        if len({figure.number.unit.dimension for figure in operands}) > 1:
            return None
        if len({place_of(figure.source) for figure in (rate, *operands)}) <= len(operands):
            return None
        system = self.system
        statement = self._say(relation)
        base = self._base(relation, total, statement)
        down = moves_down(relation.word)
        # Of a fall the rate is printed without its sign: total = base · (100% - rate). Said so, and not of the amount
        # of the change, because a base that nobody printed is bounded by it at once.
        left = self.unknown(f"{total.label}（为上年的比例）", grid=PERCENT_GRID)
        system.row(((left, 1), (self.quantity(rate), 1 if down else -1)), _HUNDRED, _HUNDRED, statement)
        system.product(left, base, self.quantity(total), _HUNDRED, statement)
        if relation.change is not None:
            fell = moves_down(relation.names[0]) if relation.names else down
            change = (self.quantity(relation.change), 1 if fell else -1)
            system.row(((self.quantity(total), 1), (base, -1), change), 0, 0, statement)
        return statement

    def _base(self, relation: Relation, total: Figure, statement: int) -> int:
        """The quantity compared with: one for each fact, so that two sentences about one base meet in it."""
        printed = self.quantity(relation.parts[0]) if relation.parts else None
        key = relation.base
        if key is None or key.item:
            return printed if printed is not None else self.unknown(f"{total.label}（上年）")
        if key not in self._bases:
            self._bases[key] = self.unknown(f"{total.label}（{key.year} 年）")
        self._last_year[total.key] = base = self._bases[key]
        if printed is not None:
            self.system.row(((base, 1), (printed, -1)), 0, 0, statement)
        return base

    def add_last_year(self) -> None:
        """What a thing is made of by definition made it last year, too: the bases of the parts add up to its own."""
        for relation in list(self.relations.values()):
            total = relation.total
            if relation.kind is not RelationKind.SUM or total is None or total.key not in self._last_year:
                continue
            if {part.key.concept for part in relation.parts} != set(_parts_by_definition(total.key.concept)):
                continue
            if relation.signs or len(relation.parts) < 2 or total.key in self._made:
                continue
            known = [self._last_year.get(part.key) for part in relation.parts]
            if not any(base is not None for base in known):
                continue
            self._made.add(total.key)
            statement = self.system.statement(printed=False)
            self.relations[statement] = replace(relation, form="last-year", identity="", source=None)
            bases = [
                base if base is not None else self.unknown(f"{part.label}（上年）", 0)
                for part, base in zip(relation.parts, known, strict=True)
            ]
            terms = ((self._last_year[total.key], 1), *((base, -1) for base in bases))
            self.system.row(terms, 0, 0, statement)

    def _say(self, relation: Relation) -> int:
        statement = self.system.statement(printed=not relation.form.startswith(("table.", "form.")))
        self.relations[statement] = relation
        return statement

    def say(self, text: str, printed: bool) -> int:
        """A statement that is no relation, in its own words."""
        statement = self.system.statement(printed)
        self.texts[statement] = text
        return statement

    def unknown(self, name: str, low: int = -UNBOUNDED, grid: int = _MONEY_GRID) -> int:
        quantity = self.system.quantity(low)
        self._unprinted[quantity] = (name, grid)
        return quantity

    def quantity(self, figure: Figure) -> int:
        place = place_of(figure.source)
        known = self._seen.get(place)
        if known is not None:
            return known
        quantity = self._seen[place] = self.system.quantity()
        statement = self.system.statement(printed=True)
        self.figures[statement] = figure
        self.quantity_of[statement] = quantity
        self._printed[quantity] = figure
        grid = _grid(figure)
        if self.is_loose and (figure.blank or _is_nothing(figure)) and not _is_percent(figure):
            # An empty cell and a plain 0 may be less than half of what the cells beside them are rounded to.
            high = int(figure.number.unit.factor * grid / 100)
            low = -high
        elif _is_rounded(figure) or (self.is_loose and _is_nothing(figure)):
            low, high = _rounded_on_grid(figure, grid, self.is_loose)
        else:
            range_ = figure.interval
            low, high = _on_grid(range_, grid)
            self.strict.update((statement, end) for end in (0, 1) if (range_.low_open, range_.high_open)[end])
        self.system.state(quantity, low, high, statement)
        return quantity

    # ------------------------------------------------------------------------------------------ results

    def certificate(self, proof: Proof) -> dict[str, Any]:
        printed = {}
        for statement, figure in self.figures.items():
            if not self.is_loose and _is_rounded(figure):
                number = figure.number
                step = f"{1:f}" if number.decimals == 0 else f"0.{'0' * (number.decimals - 1)}1"
                printed[statement] = Printed(f"{number.value:f}", step, str(Fraction(number.unit.factor)))
        said = {s: say(figure) for s, figure in self.figures.items()} | self.texts
        said |= {s: tell(relation) for s, relation in self.relations.items()}
        names = {q: (say(figure), Fraction(1, _grid(figure))) for q, figure in self._printed.items()}
        names |= {q: (name, Fraction(1, grid)) for q, (name, grid) in self._unprinted.items()}
        return certificate(proof, names, said, printed)

    def prove(self, statements: Iterable[int]) -> dict[str, Any] | None:
        proof = prove(self.system, frozenset(statements), frozenset(self.strict))
        return None if proof is None else self.certificate(proof)

    def mended(self, statements: Iterable[int], statement: int) -> Interval | None:
        """Where the figure of ``statement`` lies if all the others are right; ``None`` for nowhere or anywhere."""
        result = narrow(self.system, statements=frozenset(statements) - {statement})
        if result.empty >= 0:
            return None
        quantity = self.quantity_of[statement]
        low, high = result.low[quantity], result.high[quantity]
        if low <= -FINITE and high >= FINITE:
            return None
        unit = Fraction(1, _grid(self.figures[statement]))  # what one step of the grid is worth
        return Interval(low * unit if low > -FINITE else None, high * unit if high < FINITE else None)


def _parts_by_definition(concept: str) -> tuple[str, ...]:
    known = concepts().get(concept)
    return tuple(known.parts) if known is not None else ()


def _is_percent(figure: Figure) -> bool:
    return figure.number.unit.dimension in (Dimension.PERCENT, Dimension.POINTS)


def _is_rounded(figure: Figure) -> bool:
    """Whether the print stands for half a unit of its last digit to either side, and nothing else."""
    number = figure.number
    if figure.blank or number.high is not None or number.qualifier is not Qualifier.NONE:
        return False
    if number.decimals:
        return True
    if _is_nothing(figure):
        return False
    return number.unit.dimension is not Dimension.COUNT or number.unit.factor != 1


def _is_nothing(figure: Figure) -> bool:
    return figure.beside_decimals and figure.number.value == 0 and figure.number.decimals == 0


def _grid(figure: Figure) -> int:
    return PERCENT_GRID if _is_percent(figure) else _MONEY_GRID


def _rounded_on_grid(figure: Figure, grid: int, is_loose: bool) -> tuple[int, int]:
    """Half a unit of the last digit to either side, or a whole one; in whole numbers, since this is asked often."""
    number = figure.number
    value, of_value = number.value.as_integer_ratio()
    factor, of_factor = number.unit.factor.as_integer_ratio()
    steps = (1 if is_loose else 2) * 10**number.decimals
    divisor = steps * of_value * of_factor
    times = factor * grid
    return (steps * value - of_value) * times // divisor, -(-(steps * value + of_value) * times // divisor)


def _on_grid(range_: Interval, grid: int) -> tuple[int, int]:
    low = -UNBOUNDED if range_.low is None else range_.low.numerator * grid // range_.low.denominator
    high = UNBOUNDED if range_.high is None else -(-range_.high.numerator * grid // range_.high.denominator)
    return low, high


def tell(relation: Relation) -> str:
    """A relation in words with its numbers: 本年支出合计 1,234.56 万元 = 基本支出 … + 项目支出 …."""
    total = say(relation.total) if relation.total is not None else ""
    parts = [say(part) for part in relation.parts]
    if relation.form == "last-year":
        return f"上年的{relation.total.label if relation.total else ''}也由这几部分组成"
    match relation.kind:
        case RelationKind.SUM | RelationKind.AT_MOST:
            signs = relation.signs or (1,) * len(parts)
            text = "".join(f" {'+' if s > 0 else '-'} {p}" for p, s in zip(parts[:8], signs, strict=False)).lstrip(" +")
            more = f" …（共 {len(parts)} 项）" if len(parts) > 8 else ""
            return f"{total} {'=' if relation.kind is RelationKind.SUM else '≥'} {text}{more}"
        case RelationKind.EQUAL:
            return f"{total} = {parts[0]}"
        case RelationKind.CHANGE:
            change = say(relation.change) if relation.change is not None else ""
            return (
                f"{total} 比 {parts[0]} {relation.word}{change}" if parts else f"{total} 比上年{relation.word}{change}"
            )
        case RelationKind.SHARE:
            return f"{parts[0]} 占 {total} 的 {relation.rate.number.text if relation.rate else ''}"
        case RelationKind.COMPLETION:
            return f"{total} 完成 {parts[0]} 的 {relation.rate.number.text if relation.rate else ''}"
        case _:
            base = f"比 {parts[0]} " if parts else "比上年"
            amount = f"{relation.change.number.text}，" if relation.change is not None else ""
            return f"{total} {base}{relation.word}{amount}{relation.rate.number.text if relation.rate else ''}"


def tell_en(relation: Relation) -> str:
    """The same in English; names and numbers stay as printed."""
    total = say(relation.total) if relation.total is not None else ""
    parts = [say(part) for part in relation.parts]
    rate = relation.rate.number.text if relation.rate else ""
    way = "down" if moves_down(relation.word) else "up"
    if relation.form == "last-year":
        return f"last year, too, {relation.total.label if relation.total else ''} was made of these parts"
    if relation.kind is RelationKind.CHANGE:
        amount = say(relation.change) if relation.change is not None else ""
        return f"{total}, {way} {amount} on {parts[0] if parts else 'last year'}"
    if relation.kind is RelationKind.SHARE:
        return f"{parts[0]} is {rate} of {total}"
    if relation.kind is RelationKind.COMPLETION:
        return f"{total} is {rate} of {parts[0]}"
    if relation.kind is RelationKind.GROWTH:
        amount = f"{relation.change.number.text}, " if relation.change is not None else ""
        return f"{total}, {way} {amount}{rate} on {parts[0] if parts else 'last year'}"
    return tell(relation).replace("（共 ", " (").replace(" 项）", " in all)")


# ------------------------------------------------------------------------------------------- one relation


def certified(relation: Relation) -> dict[str, Any] | None:
    """The certificate of a relation that its own printed figures contradict; ``None`` where they do not."""
    model = Model()
    if model.add(relation) is None:
        return None
    return model.prove(range(len(model.system.soft)))


# ------------------------------------------------------------------------------------------- several together


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


def contradictions(relations: Iterable[Relation], budget: Budget | None = None) -> tuple[list[Contradiction], bool]:
    """What several relations show together that none shows alone, one for each root; and whether all was looked at."""
    budget = budget or Budget()
    model = Model(is_loose=True)
    broken: set[_Place] = set()
    for one in _near_doubt(list(relations)):
        relation = the_reading(one)
        if relation is None:
            continue
        rows = len(model.system.terms)
        statement = model.add(relation)
        if statement is not None and _breaks_alone(model, statement, rows):
            # The rules tell of it; what else its figures contradict follows from the same root.
            broken.update(place_of(figure.source) for figure in relation.figures())
    model.add_last_year()
    system = model.system
    every = frozenset(range(len(system.soft)))
    doubtful = frozenset(
        statement
        for statement, relation in model.relations.items()
        if any(place_of(figure.source) in broken for figure in relation.figures())
    )
    found = []
    left = every - doubtful
    while not budget.is_spent:
        conflict = find(system, left, budget)
        if conflict is None:
            break
        if sum(statement in model.relations for statement in conflict.statements) > 1:
            found.append(_told(model, conflict, left, budget))
        # One root, one finding: what else rests on these figures is not told again.
        left -= {s for s in conflict.statements if s in model.figures} or conflict.statements
    return [one for one in found if one is not None], not budget.is_spent


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
    touching: dict[_Place, list[int]] = {}
    for number, one in enumerate(relations):
        if one.kind in _ARITHMETIC:
            for figure in one.figures():
                touching.setdefault(place_of(figure.source), []).append(number)
    chosen: set[int] = set()
    compared = {one.total.key for one in doubtful if one.base is not None and one.total is not None}
    for number, one in enumerate(relations):
        if one.kind is RelationKind.SUM and one.total is not None and one.total.key in compared:
            chosen.add(number)
    places = {place_of(figure.source) for one in doubtful for figure in one.figures()}
    for _ in range(_RINGS):
        met = {number for place in places for number in touching.get(place, ())} - chosen
        chosen |= met
        places = {place_of(figure.source) for number in met for figure in relations[number].figures()} - places
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
    fewest = min((len(way) for way in mends.ways), default=0)
    alternatives = [
        (model.figures[s], range_) for s in single if s in conflict.statements and (range_ := model.mended(left, s))
    ]
    # An amount that would have to be below nothing is no misprint of this one.
    alternatives = [(f, r) for f, r in alternatives if r.high is None or r.high >= 0 or f.number.value < 0]
    relations = [model.relations[s] for s in sorted(conflict.statements) if s in model.relations]
    figures = sorted(
        (model.figures[s] for s in conflict.statements if s in model.figures),
        key=lambda f: (f.source.block, f.source.cell or (0, 0), f.source.start or 0),
    )
    shown["set"] = "smallest" if conflict.is_smallest else "minimal"
    return Contradiction(tuple(relations), tuple(figures), shown, tuple(alternatives), fewest)


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

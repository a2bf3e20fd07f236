"""Relations as a system of the joint engine: each printed figure is a statement of its own, each relation another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from jiping.check.arithmetic import moves_down, say
from jiping.check.telling import LAST_YEAR, tell
from jiping.concepts.dictionary import concepts
from jiping.joint.kernel import narrow
from jiping.joint.proof import Printed, Proof, certificate, prove
from jiping.joint.system import FINITE, UNBOUNDED, System
from jiping.model import Dimension, FactKey, Figure, Interval, Place, Qualifier, Relation, RelationKind

_MONEY_GRID = 10_000
"""Steps of the grid in one 元 or one counted thing."""
PERCENT_GRID = 10**8
"""Steps of the grid in one per cent."""
_HUNDRED = 100 * PERCENT_GRID


@dataclass(slots=True)
class Model:
    """Relations as a system, and what its numbers stand for."""

    is_loose: bool = False
    """Whether figures may be off by a unit of their last digit: rounded or cut off, exact as printed or not."""
    finest: int = 0
    """Digits after the point that amounts with fewer are taken to have, too: 12.5 among 12.35s for 12.50."""
    otherwise: frozenset[int] = frozenset()
    """Relations, by identity, read otherwise: a growth of this year's amount, a share of last year's whole."""
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
    _seen: dict[Place, int] = field(default_factory=dict)

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
            if id(relation) in self.otherwise:
                return self._share_of_last_year(relation, relation.rate, total, relation.parts[0])
            return self._rate(relation, relation.rate, total, relation.parts[0])
        if relation.kind is RelationKind.COMPLETION and len(relation.parts) == 1:
            return self._rate(relation, relation.rate, relation.parts[0], total)
        if relation.form == "text.growth":
            return self._growth(relation, total, relation.rate)
        return None

    def _sum(self, relation: Relation, total: Figure) -> int | None:
        signs = relation.signs or (1,) * len(relation.parts)
        places = {figure.source.place for figure in (total, *relation.parts)}
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
        if len({figure.source.place for figure in (rate, whole, part)}) < 3 or _is_percent(whole):
            return None
        statement = self._say(relation)
        self.system.product(self.quantity(rate), self.quantity(whole), self.quantity(part), _HUNDRED, statement)
        return statement

    def _share_of_last_year(self, relation: Relation, rate: Figure, whole: Figure, part: Figure) -> int:
        """rate · base = 100 · part, the base being what the whole is compared with."""
        statement = self._say(relation)
        base = self._last_year[whole.key]
        self.system.product(self.quantity(rate), base, self.quantity(part), _HUNDRED, statement)
        return statement

    def _change(self, relation: Relation, total: Figure, change: Figure) -> int | None:
        """total - base = change, downwards with its sign turned."""
        if len({figure.number.unit.dimension for figure in (total, change, *relation.parts[:1])}) > 1:
            return None
        if len({figure.source.place for figure in (total, change, *relation.parts[:1])}) < 2 + len(relation.parts[:1]):
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
        if len({figure.source.place for figure in (rate, *operands)}) <= len(operands):
            return None
        system = self.system
        statement = self._say(relation)
        base = last = self._base(relation, total, statement)
        down = moves_down(relation.word)
        # Of a fall the rate is printed without its sign: total = base · (100% - rate). Said so, and not of the amount
        # of the change, because a base that nobody printed is bounded by it at once.
        now = self.quantity(total)
        if id(relation) in self.otherwise:  # base = total · (100% + rate) after a fall
            down, base, now = not down, now, base
        left = self.unknown(f"{total.label}（为上年的比例）", grid=PERCENT_GRID)
        system.row(((left, 1), (self.quantity(rate), 1 if down else -1)), _HUNDRED, _HUNDRED, statement)
        system.product(left, base, now, _HUNDRED, statement)
        if relation.change is not None:
            fell = moves_down(relation.names[0] if relation.names else relation.word)
            change = (self.quantity(relation.change), 1 if fell else -1)
            system.row(((self.quantity(total), 1), (last, -1), change), 0, 0, statement)
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
            if any(part.key in self._last_year for part in relation.parts):
                self.made_last_year(relation)

    def made_last_year(self, relation: Relation) -> None:
        """What a thing is made of this year, said of last year; its total must be compared with something."""
        total = relation.total
        assert total is not None
        self._made.add(total.key)
        statement = self.system.statement(printed=False)
        self.relations[statement] = replace(relation, form=LAST_YEAR, identity="", source=None)
        bases = [
            base if (base := self._last_year.get(part.key)) is not None else self.unknown(f"{part.label}（上年）", 0)
            for part in relation.parts
        ]
        terms = ((self._last_year[total.key], 1), *((base, -1) for base in bases))
        self.system.row(terms, 0, 0, statement)

    def has_last_year(self, figure: Figure) -> bool:
        """Whether something is said of what this fact is compared with."""
        return figure.key in self._last_year

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
        place = figure.source.place
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
            low, high = _rounded_on_grid(
                figure, grid, self.is_loose, self.finest if is_shorter(figure, self.finest) else 0
            )
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


def is_shorter(figure: Figure, finest: int) -> bool:
    """Whether an amount is printed with digits after the point, but fewer than the finest: zeros may be left out."""
    return figure.number.unit.dimension is Dimension.MONEY and 0 < figure.number.decimals < finest


def _rounded_on_grid(figure: Figure, grid: int, is_loose: bool, digits: int = 0) -> tuple[int, int]:
    """Half a unit of the last digit to either side, or a whole one; in whole numbers, since this is asked often.

    ``digits`` after the point stand for those that are printed, where there are more.
    """
    number = figure.number
    value, of_value = number.value.as_integer_ratio()
    factor, of_factor = number.unit.factor.as_integer_ratio()
    steps = (1 if is_loose else 2) * 10 ** max(number.decimals, digits)
    divisor = steps * of_value * of_factor
    times = factor * grid
    return (steps * value - of_value) * times // divisor, -(-(steps * value + of_value) * times // divisor)


def _on_grid(range_: Interval, grid: int) -> tuple[int, int]:
    low = -UNBOUNDED if range_.low is None else range_.low.numerator * grid // range_.low.denominator
    high = UNBOUNDED if range_.high is None else -(-range_.high.numerator * grid // range_.high.denominator)
    return low, high


def certified(relation: Relation) -> dict[str, Any] | None:
    """The certificate of a relation that its own printed figures contradict; ``None`` where they do not."""
    model = Model()
    if model.add(relation) is None:
        return None
    return model.prove(range(len(model.system.soft)))

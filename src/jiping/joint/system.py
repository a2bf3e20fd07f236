"""A system: quantities with ranges, and rows that tie quantities together, each belonging to a statement.

Everything is a whole number on a grid, so that nothing is lost: the caller multiplies by a scale. A statement is what
can be true or false as a whole: a printed figure (it gives a range), or what a sentence or the form of a table says (it
gives rows). The range that a quantity has by its nature, such as an amount that cannot be negative, belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

UNBOUNDED = 10**60
"""Stands for no bound. Sums of it stay recognisable because real values and their multiples are below 10**45."""
FINITE = 10**50
HARD = -1
"""The statement of what nobody doubts."""


@dataclass(slots=True)
class System:
    """Quantities are numbered from 0 in the order in which they were added, rows and statements likewise."""

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    """The range by nature of each quantity."""
    printed: list[list[tuple[int, int, int]]] = field(default_factory=list)
    """For each quantity the statements that give it a range: (statement, low, high)."""
    terms: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    """For each row its (quantity, coefficient) pairs; of a product x·y = k·z the triple (x, 0), (y, 0), (z, k)."""
    least: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    """For each linear row the ends of the range in which the sum of its terms lies."""
    is_product: list[bool] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    """The statement of each row."""
    rows_of: list[list[int]] = field(default_factory=list)
    """For each quantity the rows it stands in."""
    rows_by_statement: dict[int, list[int]] = field(default_factory=dict)
    printed_by_statement: dict[int, list[int]] = field(default_factory=dict)
    """For each statement the quantities it gives a range."""
    soft: list[bool] = field(default_factory=list)
    """For each statement whether it is printed (to be doubted first) or follows from the form of a table or a law."""

    def statement(self, printed: bool) -> int:
        self.soft.append(printed)
        return len(self.soft) - 1

    def quantity(self, low: int = -UNBOUNDED, high: int = UNBOUNDED) -> int:
        self.low.append(low)
        self.high.append(high)
        self.printed.append([])
        self.rows_of.append([])
        return len(self.low) - 1

    def state(self, quantity: int, low: int, high: int, statement: int) -> None:
        """``statement`` says that the quantity lies between ``low`` and ``high``."""
        self.printed[quantity].append((statement, low, high))
        self.printed_by_statement.setdefault(statement, []).append(quantity)

    def row(self, terms: tuple[tuple[int, int], ...], least: int, most: int, statement: int) -> int:
        """``least`` ≤ sum of coefficient × quantity ≤ ``most``. No quantity twice, no coefficient zero."""
        return self._add(terms, least, most, False, statement)

    def product(self, x: int, y: int, z: int, scale: int, statement: int) -> int:
        """x · y = scale · z, with ``scale`` above zero and three different quantities."""
        return self._add(((x, 0), (y, 0), (z, scale)), 0, 0, True, statement)

    def _add(self, terms: tuple[tuple[int, int], ...], least: int, most: int, product: bool, statement: int) -> int:
        row = len(self.terms)
        self.terms.append(terms)
        self.least.append(least)
        self.most.append(most)
        self.is_product.append(product)
        self.owner.append(statement)
        self.rows_by_statement.setdefault(statement, []).append(row)
        for quantity, _ in terms:
            self.rows_of[quantity].append(row)
        return row

    def holds(self, values: Sequence[int], statements: Iterable[int]) -> bool:
        """Whether these values of all quantities satisfy what the statements say, exactly: a witness."""
        said = frozenset(statements) | {HARD}
        for quantity, value in enumerate(values):
            ranges = [(low, high) for statement, low, high in self.printed[quantity] if statement in said]
            if any(not low <= value <= high for low, high in [*ranges, (self.low[quantity], self.high[quantity])]):
                return False
        for row, terms in enumerate(self.terms):
            if self.owner[row] not in said:
                continue
            if self.is_product[row]:
                (x, _), (y, _), (z, scale) = terms
                if values[x] * values[y] != scale * values[z]:
                    return False
            elif not self.least[row] <= sum(factor * values[q] for q, factor in terms) <= self.most[row]:
                return False
        return True

    def knots(self, statements: Iterable[int], most: int) -> list[frozenset[int]]:
        """The statements of each connected part in which rows meet more than once, of at most ``most`` rows.

        Where rows form a tree narrowing sees everything: nothing else need be asked there.
        """
        said = frozenset(statements)
        root: dict[int, int] = {}

        def find(quantity: int) -> int:
            while root.setdefault(quantity, quantity) != quantity:
                root[quantity] = root[root[quantity]]
                quantity = root[quantity]
            return quantity

        rows = [row for row in range(len(self.terms)) if self.owner[row] in said]
        for row in rows:
            first = find(self.terms[row][0][0])
            for quantity, _ in self.terms[row][1:]:
                root[find(quantity)] = first
        parts: dict[int, list[int]] = {}
        for row in rows:
            parts.setdefault(find(self.terms[row][0][0]), []).append(row)
        found = []
        for part in parts.values():
            quantities = {quantity for row in part for quantity, _ in self.terms[row]}
            meetings = sum(len(self.terms[row]) for row in part)
            if meetings < len(part) + len(quantities) or len(part) > most:
                continue
            owners = {self.owner[row] for row in part}
            owners.update(s for q in quantities for s, _, _ in self.printed[q] if s in said)
            found.append(frozenset(owners))
        return found

    def part(self, statements: Iterable[int]) -> System:
        """What these statements concern as a system of its own: quantities and rows numbered anew, statements as here.

        Narrowing begins with the ranges of all quantities: over a few rows of a large system that would be most of it.
        A quantity keeps the ranges that other statements give it, too; whoever asks says which are to count.
        """
        small = System(soft=self.soft)
        numbers: dict[int, int] = {}

        def number(quantity: int) -> int:
            if quantity not in numbers:
                numbers[quantity] = small.quantity(self.low[quantity], self.high[quantity])
                for statement, low, high in self.printed[quantity]:
                    small.state(numbers[quantity], low, high, statement)
            return numbers[quantity]

        for statement in sorted(statements):
            for row in self.rows_by_statement.get(statement, ()):
                terms = tuple((number(quantity), factor) for quantity, factor in self.terms[row])
                small._add(terms, self.least[row], self.most[row], self.is_product[row], statement)
            for quantity in self.printed_by_statement.get(statement, ()):
                number(quantity)
        return small

"""Whether statements that cannot all be true can be in another reading of their words.

Of every number the readings rounded, cut off, exact as printed and as exact as its neighbours are tried together: the
joint system lets each be off by a whole unit of its last digit, which holds all of them. Of a rate of growth the other
reading is one of this year's amount, of a share one of last year's whole, of last year's parts that there were others.
Points, a percentage of a share and the amount of a share that moved are told apart by MAT009.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from jiping.check.arithmetic import say
from jiping.check.statements import Model
from jiping.check.telling import LAST_YEAR
from jiping.model import Relation, RelationKind

MOST = 32
"""Combinations tried; where there are more nothing is proved."""

_PRECISION = (
    "每个数按四舍五入、截断、按印出的或最细的位数",
    "each number rounded, cut off, as printed or as exact as others",
)


@dataclass(frozen=True, slots=True)
class Tried:
    """One reading of the words of all statements; ``certificate`` where they contradict each other in it."""

    code: tuple[str, ...]
    text: str
    text_en: str
    certificate: dict[str, Any] | None

    def as_reading(self) -> dict[str, Any]:
        return {
            "reading": list(self.code),
            "text": self.text,
            "text_en": self.text_en,
            "possible": self.certificate is None,
        }


_Choice = tuple[str, str, str, Relation]
"""Of one statement a reading other than the likeliest: its code, its words, and the relation."""


def tried(relations: Iterable[Relation]) -> tuple[list[Tried], bool]:
    """Readings of the statements of a contradiction, the likeliest first; and whether all contradict each other.

    Those with more words read otherwise are left out where fewer save the statements already.
    """
    statements = list(relations)
    choices: list[tuple[_Choice | None, ...]] = [(None, *_others(one, statements)) for one in statements]
    found: list[Tried] = []
    # More than enough of them: a contradiction of a dozen statements has thousands.
    combinations = [[one for one in chosen if one is not None] for chosen in islice(product(*choices), 10 * MOST)]
    for chosen in sorted(combinations, key=len):
        if any(one.certificate is None and len(one.code) < len(chosen) for one in found):
            return found, False
        if len(found) == MOST:
            return found, False
        found.append(_ask(statements, chosen))
    return found, all(one.certificate is not None for one in found) and len(combinations) < 10 * MOST


def _others(relation: Relation, statements: list[Relation]) -> Iterator[_Choice]:
    name = say(relation.total) if relation.total is not None else ""
    if relation.form == LAST_YEAR:
        yield (
            "other parts",
            "上年另有别的组成部分或口径不同",
            "last year there were other parts, or another scope",
            relation,
        )
    elif relation.kind is RelationKind.GROWTH and relation.rate is not None:
        rate = relation.rate.number.text
        yield (
            "this year's base",
            f"{name}的 {rate} 以本年数为基数",
            f"the {rate} of {name} is of this year's amount",
            relation,
        )
    elif relation.kind is RelationKind.SHARE and relation.rate is not None and relation.total is not None:
        compared = (one.total.key for one in statements if one.total is not None and one.kind in _COMPARED)
        if relation.total.key in compared:
            rate = relation.rate.number.text
            words = f"{rate} 是占上年{relation.total.label}的比例"
            yield "last year's whole", words, f"{rate} is of last year's {relation.total.label}", relation


_COMPARED = (RelationKind.GROWTH, RelationKind.CHANGE)


def _ask(statements: list[Relation], chosen: list[_Choice]) -> Tried:
    read_otherwise = {id(relation): code for code, _, _, relation in chosen}
    model = Model(is_loose=True, otherwise=frozenset(read_otherwise))
    # Shares and last year's parts rest on what the others compare with.
    for one in sorted(statements, key=lambda one: (one.form == LAST_YEAR, one.kind is RelationKind.SHARE)):
        if one.form != LAST_YEAR:
            model.add(one)
        elif id(one) not in read_otherwise and one.total is not None and model.has_last_year(one.total):
            model.made_last_year(one)
    certificate = model.prove(range(len(model.system.soft)))
    if not chosen:
        return Tried(("as printed",), *_PRECISION, certificate)
    return Tried(
        tuple(code for code, _, _, _ in chosen),
        "，".join(zh for _, zh, _, _ in chosen),
        ", ".join(en for _, _, en, _ in chosen),
        certificate,
    )

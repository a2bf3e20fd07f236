"""The same fact said again: figures of one document with the same key must agree.

Tables repeat each other's figures by design (D08, D10, D12, D16, D18), sentences repeat the tables' (E16). Each further
mention is set against the first: the first table cell where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiping.concepts.fact_keys import fact_key, meeting_key
from jiping.model import Dimension, FactKey, Figure, Relation, RelationKind


def same_facts(tables: Iterable[Figure], blanks: Iterable[Figure], text: Iterable[Figure]) -> Iterator[Relation]:
    """Relations ``table.same`` between tables and ``text.same`` between a sentence and a table or earlier sentence."""
    first: dict[FactKey, Figure] = {}
    seen_in: set[tuple[FactKey, str]] = set()
    for figure in tables:
        if not _comparable(figure):
            continue
        key = fact_key(figure)
        known = first.get(key)
        if known is None:
            first[key] = figure
        elif known.source.block != figure.source.block and (key, str(figure.source.block)) not in seen_in:
            seen_in.add((key, str(figure.source.block)))
            yield Relation(RelationKind.EQUAL, "table.same", known, (figure,), identity="D", source=figure.source)
    empty: dict[FactKey, Figure] = {}
    for figure in blanks:
        if figure.is_typed and not figure.key.item:
            empty.setdefault(fact_key(figure), figure)
    for figure in text:
        if not _comparable(figure):
            continue
        key = fact_key(figure)
        known = first.get(key)
        if known is None and key in empty:
            known = empty[key]
            yield Relation(RelationKind.EQUAL, "text.blank", known, (figure,), identity="E16", source=figure.source)
            continue
        if known is None:
            first[key] = figure
            continue
        yield Relation(
            RelationKind.EQUAL,
            "text.same",
            known,
            (figure,),
            identity="E16" if known.in_table else "H10",
            source=figure.source,
        )


def _comparable(figure: Figure) -> bool:
    key = figure.key
    return (
        figure.is_typed
        # What a self-evaluation form says of its own project is no fact of the next form.
        and not key.concept.startswith("form.")
        and (not key.item or (key.concept == "expenditure.project.item" and len(meeting_key(key).item) >= 4))
        and key.column != "planned"
        and key.year is not None
        and figure.number.unit.dimension in (Dimension.MONEY, Dimension.COUNT)
    )

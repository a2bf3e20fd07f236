"""What a text says of how levels changed, for rules that set the changes of the parts against the total's."""

from __future__ import annotations

from jiping.check.view import View
from jiping.model import Relation, Source


def movements(view: View) -> dict[Source, Relation]:
    """The change or growth told of each level, by the level's place.

    Left out is what may be about another level: a change behind a list may be that of the whole, unless the whole has
    one of its own.
    """
    every = [
        relation
        for form in ("text.growth", "text.change")
        for relation in view.relations_of(form)
        if relation.total is not None
    ]
    found: dict[Source, Relation] = {}
    for relation in sorted(every, key=lambda one: len(one.others)):
        others = [other.total.source for other in relation.others if other.total is not None]
        if relation.total is not None and all(source in found for source in others):
            found.setdefault(relation.total.source, relation)
    return found

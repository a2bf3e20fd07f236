"""What the rules of the privacy gate share: one verdict for each block that holds personal data of a kind.

The document has been concealed before (:mod:`jiping.privacy.conceal`): rules see kinds, places and covers, never a
value. A finding's id is made of the kind and the covered words around the first place, so it holds no value and
survives edits elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiping.check.rule import fail, hint, not_applicable, ok
from jiping.check.view import View
from jiping.model import Carried, Personal, Source, Verdict
from jiping.privacy.kinds import Kind, kind_word

Wanted = Callable[[Personal], bool]


def personal_places(view: View, *kinds: Kind) -> Iterator[Verdict]:
    """Fails once for each block with personal data of these kinds; hints where it only may be personal data."""
    yield from places_of(view, lambda one: one.kind in kinds)


def places_of(view: View, wanted: Wanted) -> Iterator[Verdict]:
    groups: dict[tuple[int, str, bool], list[Personal]] = {}
    for one in view.document.personal or ():
        if wanted(one):
            groups.setdefault((one.source.block, one.kind, one.sure), []).append(one)
    for (_, kind, sure), members in groups.items():
        yield _verdict(kind, sure, members)
    if not groups:
        yield ok() if view.paragraphs or view.tables else not_applicable()


def _verdict(kind: str, sure: bool, members: list[Personal]) -> Verdict:
    sources = tuple(one.source for one in members)
    values = {
        "kind": kind_word(kind),
        "kind_en": kind_word(kind, "en"),
        "count": str(len(members)),
        "context": f"{kind}|{members[0].context}",
    }
    return fail(*sources, values=values) if sure else hint(*sources, **values)


def carried_things(view: View, *kinds: str) -> Iterator[Verdict]:
    """Fails once for each of these kinds of things that the file carries beside what it shows."""
    found = [one for one in view.document.carried if one.kind in kinds]
    for one in found:
        yield _carried(one)
    if not found:
        yield ok() if view.paragraphs or view.tables else not_applicable()


def _carried(one: Carried) -> Verdict:
    words, english = kind_word(one.kind), kind_word(one.kind, "en")
    values = {"kind": words, "kind_en": english, "count": str(one.count), "context": one.kind}
    return fail(Source(text=""), values=values)

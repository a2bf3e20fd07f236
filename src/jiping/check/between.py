"""Facts that two documents of one body both state: which figures are the same fact, and where the other one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jiping.check.view import View
from jiping.concepts.fact_keys import meeting_key
from jiping.model import Dimension, FactKey, Figure

_RANKS = ("budget.", "final-accounts.", "form.", "self-evaluation.")
_NO_FACTS = frozenset(("table.value", "threshold", "rate.item", "count.item", "score.item", "size.item", "total.both"))
_STAFF = ("staff.authorised", "staff.in_post")
_FUNDS = {
    "form.funds.total": "expenditure.current",
    "form.funds.basic": "expenditure.basic",
    "form.funds.project": "expenditure.project",
}
_OWN_WORDS = re.compile(r"[（(].*?[)）]|（?本级）?$")


def body(name: str) -> str:
    """A body's name as it is compared: without brackets and 本级."""
    return _OWN_WORDS.sub("", re.sub(r"\s", "", name)).removesuffix("本级")


def order(view: View) -> tuple[int, int]:
    """Later documents are set against earlier ones: by year, then budget, accounts, forms, report."""
    rank = next((place for place, prefix in enumerate(_RANKS) if view.kind.startswith(prefix)), len(_RANKS))
    return view.year or 0, rank


def facts(view: View, year: int) -> dict[FactKey, Figure]:
    """The facts of ``year`` that a document states once, or always alike; the first place of each, tables first."""
    found: dict[FactKey, list[Figure]] = {}
    for figure in sorted(view.figures, key=lambda figure: not figure.in_table):
        key = _key(figure, view)
        if key is not None and key.year == year:
            found.setdefault(key, []).append(figure)
    return {
        key: figures[0]
        for key, figures in found.items()
        if all(figures[0].interval.meets(other.interval) for other in figures[1:])
    }


def _key(figure: Figure, view: View) -> FactKey | None:
    key = figure.key
    if not figure.is_typed or figure.blank or key.year is None or key.column == "planned" or key.concept in _NO_FACTS:
        return None
    dimension = figure.number.unit.dimension
    if dimension is Dimension.COUNT and key.concept in _STAFF and not key.item.startswith("含｜"):
        return key._replace(item="", caliber="", column="")
    if key.item or dimension is not Dimension.MONEY:
        return None
    if key.concept in _FUNDS:
        # The whole money of a department's form is its expenditure; of a project's form it is that project's.
        title = figure.source.table or ""
        is_whole = "整体" in title or (view.kind == "self-evaluation.department" and "项目" not in title)
        return key._replace(concept=_FUNDS[key.concept]) if is_whole else None
    if key.concept.startswith(("form.", "base.")):
        return None
    return meeting_key(key)


def candidates(key: FactKey, known: dict[FactKey, Figure]) -> Iterator[tuple[bool, Figure]]:
    """Figures of another document that may state the same fact, and whether they state it in the same scope."""
    if key in known and key.caliber:
        yield True, known[key]
        return
    for other, figure in known.items():
        if other._replace(caliber="") == key._replace(caliber=""):
            yield other.caliber == key.caliber, figure


def place(figure: Figure, view: View) -> tuple[str, str]:
    """Where the other document states it, in both languages."""
    name = Path(view.document.path).name
    source = figure.source
    at = f"《{source.table}》" if source.table else f"第 {source.page} 页"
    at_en = f"《{source.table}》" if source.table else f"page {source.page}"
    return f"“{name}”{at}", f"“{name}”, {at_en}"

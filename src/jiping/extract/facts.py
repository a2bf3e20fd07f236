"""The same fact said again: figures of one document with the same key must agree.

Tables repeat each other's figures by design (D08, D10, D12, D16, D18), sentences repeat the tables' (E16). Each further
mention is set against the first: the first table cell where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jiping.concepts.classification import economic_code_by_name
from jiping.concepts.dictionary import plain
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
    yield from _same_by_reckoning(first)
    empty: dict[FactKey, Figure] = {}
    for figure in blanks:
        if figure.is_typed and not figure.key.item:
            empty.setdefault(fact_key(figure), figure)
    every = dict(first)
    for figure in text:
        if not _comparable(figure):
            continue
        key = fact_key(figure)
        known = first.get(key)
        if figure.others:
            open_key = key._replace(caliber="?")
            known = _one_of(figure, key, every) or first.get(open_key)
            if known is None:
                if not any(meeting_key(other) in every for other in (key, *figure.others)):
                    first[open_key] = figure
                continue
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


_COLUMNS = ("expenditure.function", "expenditure.basic", "expenditure.project")


def _same_by_reckoning(first: dict[FactKey, Figure]) -> Iterator[Relation]:
    """Facts of two tables that must be one because of what the tables say elsewhere.

    Where all spending is that of the general public budget, to the digit, each class, basic and project expenditure
    are the same in both tables; where nothing is carried over, the total is what the year spends; where income and
    spending of a budget are equal and by the same classes, so is each class.
    """
    wholes = {key: figure for key, figure in first.items() if key.concept == "expenditure.current" and not key.code}
    for key, figure in wholes.items():
        total = first.get(key._replace(concept="expenditure.total"))
        if total is not None and not _is_carried(first, key) and _apart(total, figure):
            yield _same(total, figure, "D04")
    for key, figure in first.items():
        if key.caliber not in ("general", "fiscal") or key.concept not in _COLUMNS:
            continue
        every = first.get(key._replace(caliber="all"))
        if every is not None and _is_all_general(first, key) and _apart(every, figure):
            yield _same(every, figure, "D16")
    yield from _income_by_class(first)


def _is_all_general(first: dict[FactKey, Figure], key: FactKey) -> bool:
    """Whether the totals of all funds and of the general public budget are printed alike, to the same digit.

    Less than one unit of that digit is then of other funds, which no class can hide.
    """
    for name in ("expenditure.current", "expenditure.total"):
        ends = [first.get(FactKey(name, key.year, key.column, caliber)) for caliber in ("all", "general")]
        printed = {(end.number.base, end.number.step) for end in ends if end is not None}
        if None not in ends:
            return len(printed) == 1 and ends[0] is not None and ends[0].number.base != 0
    return False


def _is_carried(first: dict[FactKey, Figure], key: FactKey) -> bool:
    """Whether any table tells of money carried over at the end of that year, or of surplus distributed."""
    return any(
        other.concept in ("carry_forward.out", "surplus.distribution")
        and other.year == key.year
        and figure.number.value
        for other, figure in first.items()
    )


def _income_by_class(first: dict[FactKey, Figure]) -> Iterator[Relation]:
    classes: dict[str, dict[FactKey, Figure]] = {"income.function": {}, "expenditure.function": {}}
    for key, figure in first.items():
        if key.concept in classes and key.code and key.caliber == "all" and key.column == "budget.original":
            classes[key.concept][key._replace(concept="")] = figure
    income, spending = classes.values()
    ends = [
        first.get(FactKey(name, key.year, key.column, "all"))
        for key in list(income)[:1]
        for name in ("income.total", "expenditure.total")
    ]
    equal = (
        len(ends) == 2
        and None not in ends
        and len({(e.number.base, e.number.step) for e in ends if e is not None}) == 1
    )
    if equal and set(income) == set(spending):
        yield from (
            _same(figure, spending[key], "D39") for key, figure in income.items() if _apart(figure, spending[key])
        )


def _apart(one: Figure, other: Figure) -> bool:
    return one.source.block != other.source.block


def _same(one: Figure, other: Figure, identity: str) -> Relation:
    return Relation(RelationKind.EQUAL, "table.same", one, (other,), identity=identity, source=other.source)


def _one_of(figure: Figure, key: FactKey, tables: dict[FactKey, Figure]) -> Figure | None:
    """What a figure of open caliber is to be set against: a figure it equals, else that of all funds.

    Where the tables do not show all funds there is nothing it would have to be.
    """
    keys = [key, *(meeting_key(other) for other in figure.others)]
    found = [tables[one] for one in keys if one in tables]
    equal = next((one for one in found if one.interval.meets(figure.interval)), None)
    return equal or next((one for one in found if one.key.caliber == "all"), None)


_VAGUE_ITEM = re.compile(
    r"预算|决算|支出|资金|金额|合计|涉及|增加|减少|全年|年初|其中|安排|投入|收入|实施|执行|完成|拨付|到位|补助|经费|费用|[｜]|"
    r"上年|去年|财政|追加|调整|调减|本级|下属|所属|^[^一-鿿]*$|累计|节约|结转|结余|平均|每|人均|车均|项目$"
)


def _comparable(figure: Figure) -> bool:
    key = figure.key
    return (
        figure.is_typed
        # What a self-evaluation form says of its own project is no fact of the next form.
        and not key.concept.startswith("form.")
        and key.column != "planned"
        and key.year is not None
        and figure.number.unit.dimension in (Dimension.MONEY, Dimension.COUNT)
        and (not key.item or _is_project(figure))
    )


def _is_economic(name: str) -> bool:
    words = plain(re.sub(r"^(?:包括|其中)", "", name))
    return any(economic_code_by_name(one) is not None for one in (words, words + "支出", words.removesuffix("支出")))


def _is_project(figure: Figure) -> bool:
    """Whether a figure's own name is telling enough to be the same thing wherever it is met."""
    if figure.key.concept != "expenditure.project.item" or "｜" in figure.key.item:
        return False
    name = meeting_key(figure.key).item
    if len(name) < 4:
        return False
    if _is_economic(figure.key.item) or _is_economic(name):
        return False  # 对个人和家庭的补助 is said of every part of the spending
    return figure.in_table or not _VAGUE_ITEM.search(name)

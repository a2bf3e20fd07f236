"""What sentences assert of growth and change, and what the level is compared with."""

from __future__ import annotations

import re
from dataclasses import replace

from jiping.extract.roles import DOWN, UP, Compared, Role
from jiping.extract.text_shares import tell_share_move
from jiping.extract.told import RISEN, Book, Told, fact_key_of, place_in_series, same_thing
from jiping.model import Dimension, Figure, Relation, RelationKind, Unit

_LAST_YEAR = re.compile(r"(?:与|同|比|较|跟)(?:上一?年|去年)")
_REACHED = re.compile(r"\s*[，,]\s*(?:达到?|[增升降减]至|(?:增加|减少)到)了?\s*")


def _level_for(book: Book, told: list[Told], position: int, one: Told) -> list[Told]:
    """The levels a change may be about, the likeliest first: this year's of the same subject."""
    wanted = one.compared.column if one.compared is not None else ""
    unit = _unit_of_change(told, position, one)
    if unit is None:
        return []
    found: list[Told] = []
    elsewhen: list[Told] = []
    now = book.context.year
    if now is None:
        # No title gives the year: the latest one the sentence names is this year.
        now = max((t.figure.key.year or 0 for t in told if t.sentence == one.sentence and t.is_level), default=0)
    for other in reversed(told[:position]):
        if not other.is_level or other.dimension is not unit.dimension or other.is_base or other.is_average:
            continue
        if unit.dimension is Dimension.COUNT and other.figure.number.unit != unit:
            continue
        if other.inside and not one.inside:
            continue
        if one.subject is None and other.sentence != one.sentence:
            continue
        if one.subject is not None and other.subject is not None and not same_thing(one.subject, other.subject):
            continue
        if one.subject is not None and other.subject is None and _is_named_since(one, other):
            continue
        if (other.figure.key.year or 0) == (now or 0):
            found.append(other)
        elif other.sentence == one.sentence:
            elsewhen.append(other)
    if (
        not found
        and _LAST_YEAR.search(one.clause)
        and "20" not in one.before
        and len({t.figure.key.year for t in elsewhen}) == 1
    ):
        # 2022年支出3.46万元，较上年增加2.40万元 in the accounts of 2023: the year of the sentence is this one.
        found = elsewhen
    if wanted.startswith("budget") and not book.context.is_budget:
        wanted = "final_accounts"
    column = wanted if wanted and wanted != "budget" else book.context.default_column
    nearest = found[0].sentence if found else 0
    # 三公经费4.60万元，其中…接待费0.50万元，较预算…: what follows a list may be about the whole of it.
    wholes = [t.whole for t in found if t.whole is not None and not t.inside and t.sentence >= one.sentence - 1]
    found += [whole for whole in wholes[:1] if whole not in found]
    ranked = sorted(found, key=lambda t: (t.sentence != nearest, t.figure.key.column != column, -t.start))
    if ranked and ranked[0].figure.key.column == column:
        ranked = [t for t in ranked if t.figure.key.column == column]
    return ranked


def _is_named_since(one: Told, other: Told) -> bool:
    """Whether a change is of something named behind a level of which it is not known what it is.

    支出总额80.00万元。其中，接待费比预算无变化，比上年增加2.00万元: the reception cost has no level here.
    """
    return one.subject is not None and one.subject.start > other.start


def _unit_of_change(told: list[Told], position: int, one: Told) -> Unit | None:
    """What has changed: money, or things of a kind. A rate alone is about the last level of its sentence."""
    if one.reading.role is Role.CHANGE:
        return one.figure.number.unit
    last = next((t for t in reversed(told[:position]) if t.is_level and t.sentence == one.sentence), None)
    if last is None:
        last = next((t for t in reversed(told[:position]) if t.is_level and t.dimension is Dimension.MONEY), None)
    return last.figure.number.unit if last is not None else None


def tell_growth(book: Book, told: list[Told], position: int, one: Told) -> None:
    if one.lane is not None:
        told = [other for other in told if other.lane in (None, one.lane)]
        position = told.index(one)
    before = told[position - 1] if position else None
    if one.dimension is Dimension.POINTS:
        return  # told by tell_points
    if (
        one.reading.role is Role.GROWTH
        and before is not None
        and before.reading.role is Role.SHARE
        and before.sentence == one.sentence
    ):
        # 占19%，较上年下降9%: the share may have fallen, or the amount.
        tell_share_move(book, told, position, one, ())
        return
    after = told[position + 1] if position + 1 < len(told) else None
    if after is not None and _is_one_statement(one, after):
        return  # amount and rate are one statement; it is made at the rate
    if (
        before is not None
        and _is_rate_first(before, one)
        and not (position > 1 and _is_one_statement(told[position - 2], before))
    ):
        return
    if one.lane is None and place_in_series(told, position) is not None:
        return  # 分别增长2%和3%: which is whose is told by the order alone
    change = before if before is not None and _is_one_statement(before, one) else None
    subject_position = position - 1 if change is not None else position
    if change is None and after is not None and _is_rate_first(one, after):
        change = after
    about = change if change is before and change is not None else one
    if change is None:
        change = _on_the_way(told, position, one)
    compared = about.compared or one.compared or (change.compared if change is not None else None)
    beside = told[subject_position - 1] if subject_position else None
    base = beside if beside is not None and beside.is_base and beside.sentence == about.sentence else None
    if base is not None and base.dimension is Dimension.NONE:
        base = None  # 较上年2.08减少0.03万元: a number without its unit says nothing that can be held against it
    if base is None and beside is not None and subject_position >= 2:
        base = _risen_from(told[subject_position - 2], beside)
    levels = [t for t in _level_for(book, told, subject_position, about) if t is not base]
    figures = [t.figure for t in levels]
    changed = _unit_of_change(told, subject_position, about)
    if not figures and (changed is None or changed.dimension is Dimension.MONEY):
        figures = [f for f in (_level_elsewhere(book, about),) if f is not None]
    if not figures and base is not None and change is not None:
        # 比上年5.00万元增加1.50万元，增长30%: this year's level is not printed, the rate is of the two that are.
        book.relations.append(_change(one, change, None, base.figure, compared))
    if not figures:
        return
    relations = []
    for place, figure in enumerate(figures[:3]):
        level = levels[place] if levels else None
        printed = base.figure if base is not None else _base_level(book, told, position, level, compared)
        if printed is None and compared is None and level is not None:
            printed = _year_before(book, level, beside)
        if printed is None and after is not None and level is not None:
            printed = _year_behind(book, level, after, one)
        against = "" if compared is None or compared.year is None else f"{compared.year}/{compared.column}"
        relations.append(replace(_change(one, change, figure, printed, compared), against=against))
    book.relations.append(replace(relations[0], others=tuple(relations[1:])))


def _year_before(book: Book, level: Told, beside: Told | None) -> Figure | None:
    """2023年收入845.20万元，2022年收入800.00万元，增加…: the year before, told right before the change."""
    if beside is None or not beside.is_level or book.context.year is None or beside is level:
        return None
    is_it = beside.figure.key._replace(year=book.context.year) == level.figure.key
    return beside.figure if is_it and beside.figure.key.year == book.context.year - 1 else None


def _year_behind(book: Book, level: Told, after: Told, one: Told) -> Figure | None:
    """接待260万人次，同比增长30%（上年为200万人次）: last year's level right behind the rate."""
    is_it = (
        after.is_level
        and after.sentence == one.sentence
        and after.figure.number.unit == level.figure.number.unit
        and re.fullmatch(r"\s*[，,；;（(]\s*(?:上年|去年)(?:同期)?(?:为|是)?\s*", after.before) is not None
    )
    return after.figure if is_it else None


def _change(
    one: Told, change: Told | None, figure: Figure | None, base: Figure | None, compared: Compared | None
) -> Relation:
    is_rate = one.reading.role is Role.GROWTH
    last = None
    if (
        compared is not None
        and compared.year is not None
        and not compared.column
        and figure is not None
        and figure.is_typed
    ):
        last = figure.key._replace(year=compared.year)
    return Relation(
        RelationKind.GROWTH if is_rate else RelationKind.CHANGE,
        "text.growth" if is_rate else "text.change",
        figure,
        (base,) if base is not None else (),
        rate=one.figure if is_rate else None,
        change=change.figure if change is not None else (None if is_rate else one.figure),
        word=one.reading.word,
        identity="G02" if is_rate else "G01",
        source=one.figure.source,
        names=((change.reading.word,) if change is not None else ()),
        base=last,
    )


def _level_elsewhere(book: Book, one: Told) -> Figure | None:
    if one.subject is None or one.figure.key.item.count("｜") or one.subject.item:
        return None
    key = one.figure.key
    concept = "expenditure.total" if one.subject.concept == "total.both" else one.subject.concept
    return book.find(fact_key_of(concept, book.context.year, book.context.default_column, key.caliber, key.code))


def _base_level(
    book: Book, told: list[Told], position: int, level: Told | None, compared: Compared | None
) -> Figure | None:
    """The printed level compared with, in the same paragraph and of the same subject."""
    if level is None or compared is None or compared.year is None:
        return None
    for other in reversed(told[:position]):
        if (
            other.is_level
            and other is not level
            and other.figure.key.year == compared.year
            and same_thing(other.subject, level.subject)
            and other.dimension is level.dimension
            and other.inside == level.inside
        ):
            column = other.figure.key.column
            if compared.column and not _one_budget(column, compared.column):
                continue
            if compared.year == book.context.year and not compared.column:
                continue
            return other.figure
    return None


def _risen_from(first: Told, second: Told) -> Told | None:
    """由320万元增至360万元: what a level has come from stands right before it."""
    if not first.is_base or first.sentence != second.sentence or first.dimension is not second.dimension:
        return None
    risen = RISEN.fullmatch(second.before)
    return first if risen and second.is_level and re.search(r"(?:由|从)[^，,。；;]*$", first.before) else None


def _on_the_way(told: list[Told], position: int, rate: Told) -> Told | None:
    """增加20万元，达到120万元，增长20%: the level that is reached stands between the amount and the rate."""
    if position < 2:
        return None
    change, level = told[position - 2], told[position - 1]
    reached = (
        level.is_level
        and level.dimension is change.dimension
        and change.reading.is_down is rate.reading.is_down
        and _is_one_statement(change, rate)
        and _REACHED.fullmatch(level.before) is not None
    )
    return change if reached and not (change.inside or level.inside or rate.inside) else None


def _is_one_statement(change: Told, rate: Told) -> bool:
    """Whether an amount and a rate tell of one change: 减少0.50万元，下降12%, not 较预算减少…；较上年下降…."""
    return (
        change.reading.role is Role.CHANGE
        and rate.reading.role is Role.GROWTH
        and rate.sentence == change.sentence
        and rate.dimension is not Dimension.POINTS
        and (rate.compared is None or rate.compared == change.compared)
    )


def _one_budget(column: str, other: str) -> bool:
    """Whether two budget columns may be one: a bare 预算 is any of them."""
    return column == other or (
        "budget" in (column, other) and column.startswith("budget") and other.startswith("budget")
    )


def _is_rate_first(rate: Told, change: Told) -> bool:
    """增长6.4%，增收1.12亿元: the rate before its amount."""
    return (
        rate.reading.role is Role.GROWTH
        and change.reading.role is Role.CHANGE
        and rate.dimension is not Dimension.POINTS
        and change.sentence == rate.sentence
        and change.compared is None
        and rate.reading.is_down is change.reading.is_down
        and re.fullmatch(rf"\s*[，,（(、]\s*(?:净|共|相应)?(?:{UP}|{DOWN})(?:了|额)?\s*", change.before) is not None
    )

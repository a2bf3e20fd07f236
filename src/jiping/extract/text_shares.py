"""What sentences assert of shares, and of shares that moved."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from jiping.concepts.dictionary import concepts
from jiping.extract.mentions import caliber_of
from jiping.extract.phrases import stands_alone
from jiping.extract.roles import Role
from jiping.extract.text_sums import same_column
from jiping.extract.told import IN_ROW, RISEN, Book, Told, fact_key_of, place_in_series
from jiping.extract.units import OF_UNIT
from jiping.model import Dimension, Figure, Relation, RelationKind

_BARE_MOVE = re.compile(r"\s*(?:提高|上升|增加|增长|提升|下降|降低|减少|回落|缩小|扩大|高|低)(?:了)?(?:约)?\s*")
_ABOVE = re.compile(r"[，,（(]?\s*(?P<word>高于|低于|高出|超过|超出)[^，,。；;：:\d]{0,10}$")
_TOGETHER = re.compile(r"(?:[两二三四五六七八九]|各|以上)(?:项|者|类)(?:合计|共计|共|合起来)占")


def tell_share(book: Book, told: list[Told], position: int, one: Told) -> None:
    if _TOGETHER.search(one.before):
        return  # 两项合计占0.1%: of several, and which is not worth guessing
    if _stands_in_row(told, position) and place_in_series(told, position) is None:
        return  # 占25.8%、44.8%和29.4%: whose share each is no word says
    behind = _amount_behind(told, position)
    part = behind or _part_of_share(told, position, one)
    if part is None:
        return
    if one.over is not None:
        if part.figure.number.unit == one.over.figure.number.unit or _is_money(part.figure, one.over.figure):
            book.relations.append(
                Relation(
                    RelationKind.SHARE,
                    "text.share",
                    one.over.figure,
                    (part.figure,),
                    rate=one.figure,
                    identity="H02",
                    source=one.figure.source,
                )
            )
        return
    if behind is not None:
        wholes = [t.figure for t in [_part_of_share(told, position, one)] if t is not None]
    else:
        wholes = [w for w in _wholes_of_share(book, told, one, part) if w is not part.figure]
        together = place_in_series(told, position)
        if together is not None:
            # 中央补助210万元、区级配套211万元，分别占49.88%和50.12%: none of the row is the whole of the others.
            row = [t.figure for t in told[:position] if t.is_level][-together[1] :]
            wholes = [w for w in wholes if w not in row]
    wholes = [w for w in wholes if w.number.unit == part.figure.number.unit or _is_money(w, part.figure)]
    if not wholes:
        return
    certain = not one.reading.base.strip(" 的") or _is_meant(book, one.reading.base, wholes[0], part.figure)
    relations = [
        Relation(
            RelationKind.SHARE,
            "text.share",
            whole,
            (part.figure,),
            rate=one.figure,
            identity="H02",
            source=one.figure.source,
            is_certain=certain,
        )
        for whole in dict.fromkeys(wholes)
    ]
    book.relations.append(replace(relations[0], others=tuple(relations[1:])))


def _stands_in_row(told: list[Told], position: int) -> bool:
    """Whether a percentage has another right before or behind it, with no words between them."""
    near = [told[position]] if position and told[position - 1].dimension is Dimension.PERCENT else []
    near += told[position + 1 : position + 2]
    return any(t.dimension is Dimension.PERCENT and IN_ROW.fullmatch(t.before) for t in near)


def _part_of_share(told: list[Told], position: int, one: Told) -> Told | None:
    """The level a share is of: the last one told at its depth of brackets; 分别占 goes through several in order."""
    levels = [
        t
        for t in told[:position]
        if t.is_level
        and t.sentence == one.sentence
        and t.inside == one.inside
        and not t.is_base
        and not t.is_average
        and t.dimension is not Dimension.PERCENT
        and t is not one.over
    ]
    if not levels:
        return None
    group = place_in_series(told, position)
    if group is None:
        return levels[-1]
    place, size = group
    row = levels[-size:]
    return row[place] if len(row) == size else None


def _wholes_of_share(book: Book, told: list[Told], one: Told, part: Told) -> list[Figure]:
    """The figures a share may be a share of, the likeliest first."""
    words = one.reading.base.strip(" 的")
    if words and words not in ("总", "全部", "总数", "总额"):
        return _named(book, words, part, told)
    if one.frame:
        framed = _named(book, one.frame, part, told)
        if framed:
            return framed
    found: list[Figure] = []
    shares = [t for t in told if t.start < part.start and t.reading.role is Role.SHARE and t.reading.base]
    said = shares[-1] if shares else None
    if said is not None and said.sentence == one.sentence and said.inside == one.inside:
        # 门诊收入…，占医疗收入的31%，住院收入…，占69%: of the same.
        found += _named(book, said.reading.base.strip(" 的"), part, told)
    if part.whole is not None and not part.inside:
        found.append(same_column(told, part.whole, part).figure)
        if part.whole.whole is not None:
            found.append(part.whole.whole.figure)
    first = next((t for t in told if t.sentence == one.sentence and t.is_level and t.dimension is part.dimension), None)
    if not found and first is not None and first is not part and not _has_own_share(told, first):
        found.append(first.figure)
    return found + _parents(book, part)


def _parents(book: Book, part: Told) -> list[Figure]:
    """The totals a thing is by nature a part of; income may be set against the year's or against all of it."""
    key = part.figure.key
    if part.subject is None or key.item:
        return []
    owners = [c.id for c in concepts().values() if key.concept in c.parts]
    if key.code or key.concept in ("expenditure.basic", "expenditure.project"):
        owners = ["expenditure.current"]
    elif key.concept.startswith("income.") and owners:
        owners += ["income.total"]
    calibers = dict.fromkeys((key.caliber, "all") if key.concept.startswith("income.") else (key.caliber,))
    found = (book.find(fact_key_of(o, key.year, key.column, c, "")) for o in owners for c in calibers)
    return [figure for figure in dict.fromkeys(found) if figure is not None and figure is not part.figure]


def _named(book: Book, words: str, near: Told, told: list[Told]) -> list[Figure]:
    """The figures these words may name, of the same year and column: in this paragraph first, then anywhere."""
    from jiping.extract.mentions import find_mentions

    mentions = find_mentions(words, book.context)
    if not mentions:
        return _called(words, near, told)
    mention = mentions[-1]
    if not stands_alone(words[: mention.start], book.context.organisation):
        return _called(words, near, told)  # 占全市一般公共预算收入的: that of others is not the one told here
    concept = "expenditure.total" if mention.concept == "total.both" else mention.concept
    key = near.figure.key
    if key.item.startswith(OF_UNIT):
        return []  # the totals of other paragraphs are not those of this unit
    whole = ("expenditure.current", "income.current", "expenditure.total", "income.total")
    caliber = caliber_of(words) or ("all" if concept in whole else key.caliber)
    found: list[Figure] = []
    names = [concept]
    if concept == "expenditure.total" and book.context.kind.startswith("self-evaluation"):
        names.append("expenditure.current")  # 总支出 of a report is what was spent
    for other in reversed(told):
        if (
            other.is_level
            and other.start < near.start
            and other.figure.key.concept in names
            and other.figure.key.code == mention.code
            and other.figure.key.year == key.year
            and other.figure.key.column == key.column
            and not other.figure.key.item
        ):
            found.append(other.figure)
    for wanted, name in product(dict.fromkeys((caliber, key.caliber, "all", "general", "fiscal")), names):
        wanted_key = fact_key_of(name, key.year, key.column, wanted, mention.code)
        found += [f for f in (book.tables.get(wanted_key), book.levels.get(wanted_key)) if f is not None]
    return sorted(dict.fromkeys(found), key=lambda figure: figure.key.caliber != caliber)


def _called(words: str, near: Told, told: list[Told]) -> list[Figure]:
    """占总投资的77.42%: a thing no dictionary has, where the words before an earlier number end with its name."""
    name = re.sub(r"[\s“”\"]", "", words)
    if len(name) < 3:
        return []
    for other in reversed(told):
        if other.start < near.start and other.is_level and other.dimension is near.dimension:
            said = re.sub(r"[\s“”\"]|(?:共计|合计|总计|共|为|约|是)$", "", other.before)
            if said.endswith(name) and not other.is_base:
                if said.removesuffix(name).endswith(("和", "与", "及", "、")):
                    continue  # 税收返还和转移支付4404亿元 is more than 转移支付
                return [other.figure]
    return []


def _is_meant(book: Book, words: str, whole: Figure, part: Figure) -> bool:
    """Whether ``words`` can only mean this whole: it is of the fund caliber they name."""
    if book.context.kind.startswith("self-evaluation"):
        return True  # a report says 支出合计 for the only total it has; disclosures keep the calibers apart
    concept = whole.key.concept
    named = caliber_of(words)
    if not named:
        own = part.key.caliber or caliber_of(part.label) or whole.key.caliber
        named = "all" if concept.endswith((".current", ".total")) else own
    return whole.key.caliber in (named, "") or concept.startswith(("three_public.", "procurement."))


def tell_share_move(book: Book, told: list[Told], position: int, one: Told, names: tuple[str, ...]) -> None:
    share = next(
        (t for t in reversed(told[:position]) if t.reading.role is Role.SHARE and t.sentence == one.sentence), None
    )
    if share is None:
        return
    place = told.index(share)
    part = next((t for t in reversed(told[:place]) if t.is_level and t.sentence == one.sentence), None)
    if part is None:
        return
    whole = next(iter(_wholes_of_share(book, told, share, part)), None)
    if whole is None or whole is part.figure:
        return
    book.relations.append(
        Relation(
            RelationKind.GROWTH,
            "text.share-move",
            whole,
            (part.figure,),
            rate=one.figure,
            change=share.figure,
            word=one.reading.word,
            identity="G04",
            source=one.figure.source,
            names=names,
        )
    )


def tell_points(book: Book, told: list[Told], position: int, one: Told) -> None:
    """由91.1%提高到92.4%，提高1.3个百分点; 97.01%，比上年的93.15%提高3.86个百分点: both rates stand before."""
    if position < 2:
        return
    first, second = told[position - 2 : position]
    percents = all(t.dimension is Dimension.PERCENT and t.sentence == one.sentence for t in (first, second))
    if not percents or first.inside != one.inside or second.inside != one.inside:
        return
    word, now, base = one.reading.word, second, first
    if word and re.search(r"(?:由|从)[^，,。；;：:]*$", first.before) and RISEN.fullmatch(second.before):
        pass
    elif (
        word
        and re.fullmatch(r"[，,；;]?\s*(?:比|较|同比)[^，,。；;：:]{0,16}", second.before)
        and _BARE_MOVE.fullmatch(one.before)
    ):
        now, base = first, second
    elif (match := _ABOVE.search(second.before)) is not None and re.fullmatch(r"的?[^，,。；;：:\d]{0,6}", one.before):
        now, base, word = first, second, match.group("word")
    else:
        return
    book.relations.append(
        Relation(
            RelationKind.CHANGE,
            "text.points",
            now.figure,
            (base.figure,),
            change=one.figure,
            word=word,
            identity="G04",
            source=one.figure.source,
        )
    )


def _is_money(one: Figure, other: Figure) -> bool:
    return one.number.unit.dimension is Dimension.MONEY and other.number.unit.dimension is Dimension.MONEY


def _has_own_share(told: list[Told], level: Told) -> bool:
    """Whether a level is followed by its own share: then it is a part as well, and not the whole of the next one."""
    place = told.index(level)
    return place + 1 < len(told) and told[place + 1].reading.role is Role.SHARE


def _amount_behind(told: list[Told], position: int) -> Told | None:
    """人员经费占比78.00%，为390.00万元: the part stands behind its share."""
    if position + 1 == len(told) or not re.search(r"[一-鿿]{2}占比(?:重|例)?(?:为|达)?\s*$", told[position].before):
        return None
    after = told[position + 1]
    joined = re.fullmatch(r"\s*[，,]\s*(?:为|即|计|共计|金额为?)\s*", after.before)
    return after if joined and after.is_level and after.sentence == told[position].sentence else None

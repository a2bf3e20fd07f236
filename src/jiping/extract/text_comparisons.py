"""What sentences assert by comparing words, and the names they list."""

from __future__ import annotations

import re

from jiping.extract.mentions import Mention
from jiping.extract.roles import Compared, Role, compared_to
from jiping.extract.told import Book, Told, fact_key_of, same_thing
from jiping.model import Dimension, Paragraph, Relation, RelationKind

_COMPARISON = re.compile(
    r"(?:(?P<left>决算数?|执行数|支出数?)\s*(?:与|和|同|比)?|(?<=[，,；;。])\s*[与和同])\s*(?P<word>大于|小于|等于|高于|低于)?\s*(?:与)?(?P<base>(?:年初|全年|调整后?)?预算数?)\s*(?P<flat>(?:基本)?(?:持平|一致|相同|相等))?"
)
_FELT = re.compile(
    r"\s*(?:相比)?[，,]?(?P<word>(?:基本)?持平|一致|相同|(?:有所|略有)(?:增加|增长|上升|提高|下降|减少|降低))(?=[，,。；;]|$)"
)
_LIST = re.compile(r"主要(?:包括|用于|是)[:：]?\s*([一-鿿（）()]{1,60}(?:、[一-鿿（）()]{1,60})+)")


def tell_comparisons(book: Book, paragraph: Paragraph, told: list[Told]) -> None:
    levels = [t for t in told if t.is_level and t.dimension is Dimension.MONEY]
    if not levels:
        return
    for one in told:
        if one.is_base:
            _set_against(book, paragraph, told, one)
    for match in _COMPARISON.finditer(paragraph.text):
        word = match.group("word") or match.group("flat")
        if not word or (match.group("word") and match.group("flat")):
            continue
        before = [t for t in levels if t.start < match.start()]
        final = next((t for t in reversed(before) if t.figure.key.column == "final_accounts"), None)
        named = book.context.column_of(match.group("base"))
        if final is None:
            _rate_says(book, paragraph, told, match, word, named)
            continue
        budgets = [
            t
            for t in before
            if t.figure.key.column.startswith("budget")
            and same_thing(t.subject, final.subject)
            and t.figure.key.year == final.figure.key.year
            and (named in ("", "budget") or t.figure.key.column == named)
        ]
        if not budgets:
            _rate_says(book, paragraph, told, match, word, named)
            continue
        book.relations.append(
            Relation(
                RelationKind.COMPARISON,
                "text.comparison",
                final.figure,
                tuple(t.figure for t in budgets),
                word=word,
                identity="G05",
                source=paragraph.source(match.start(), match.end()),
            )
        )


def _rate_says(book: Book, paragraph: Paragraph, told: list[Told], match: re.Match[str], word: str, named: str) -> None:
    """完成年初预算的98%，决算数大于预算数: no budget is printed, but the rate right before tells how the two stand."""
    last = next((t for t in reversed(told) if t.start < match.start()), None)
    if last is None or last.reading.role is not Role.COMPLETION or last.inside:
        return
    if paragraph.text[last.figure.source.end or last.start : match.start()].strip(" ，,。；;"):
        return
    if named not in ("", "budget", last.figure.key.column):
        return
    book.relations.append(
        Relation(
            RelationKind.COMPARISON,
            "text.comparison",
            rate=last.figure,
            word=word,
            identity="G05",
            source=paragraph.source(match.start(), match.end()),
        )
    )


def _set_against(book: Book, paragraph: Paragraph, told: list[Told], base: Told) -> None:
    """预算数2.00万元，比2023年预算数2.40万元有所下降: the last level and what it is set against."""
    match = _FELT.match(paragraph.text, base.figure.source.end or base.start)
    level = next(
        (
            t
            for t in reversed(told[: told.index(base)])
            if t.is_level and not t.is_base and t.sentence == base.sentence and t.dimension is base.dimension
        ),
        None,
    )
    if match is None or level is None or level.inside != base.inside or not same_thing(level.subject, base.subject):
        return
    book.relations.append(
        Relation(
            RelationKind.COMPARISON,
            "text.comparison",
            level.figure,
            (base.figure,),
            word=match["word"],
            identity="G05",
            source=paragraph.source(base.start, match.end()),
        )
    )


def flat_of(
    book: Book,
    paragraph: Paragraph,
    match: re.Match[str],
    words: str,
    subject: Mention | None,
    caliber: str,
    told: list[Told],
) -> None:
    """与上年持平: this year's level is last year's."""
    against = compared_to(_last_comparison(words) + "，", book.context)
    if against is None and not _last_comparison(words).strip() and book.context.year is not None:
        # 2023年支出14.00万元，2022年支出14.00万元，无增减变化: set against the year before, told right before.
        last = next((t for t in reversed(told) if t.is_level and t.start < match.start()), None)
        if last is not None and last.figure.key.year == book.context.year - 1 and same_thing(last.subject, subject):
            against = Compared(book.context.year - 1)
    if against is None or against.year is None or against.year == book.context.year or subject is None:
        return
    compared = against.year
    concept = "expenditure.total" if subject.concept == "total.both" else subject.concept
    level = next(
        (
            t
            for t in reversed(told)
            if t.is_level
            and t.start < match.start()
            and same_thing(t.subject, subject)
            and t.figure.key.year == book.context.year
        ),
        None,
    )
    base = next(
        (
            t
            for t in reversed(told)
            if t.is_level
            and t.start < match.start()
            and same_thing(t.subject, subject)
            and t.figure.key.year == compared
        ),
        None,
    )
    figure = level.figure if level is not None else None
    source = paragraph.source(match.start() - len(words.lstrip()), match.end())
    if figure is not None and base is not None:
        book.relations.append(
            Relation(
                RelationKind.COMPARISON,
                "text.flat",
                figure,
                (base.figure,),
                word=match.group(),
                identity="G05",
                source=source,
            )
        )
        return
    key = fact_key_of(concept, book.context.year, book.context.default_column, caliber, subject.code)
    said = subject.words or paragraph.text[subject.start : subject.end]
    book.pending.append((match.group(), paragraph, match, key, compared, figure, said))


def tell_names(book: Book, paragraph: Paragraph, told: list[Told]) -> None:
    """公用经费X万元，主要包括：办公费、印刷费: names that the table should have amounts for."""
    for match in _LIST.finditer(paragraph.text):
        level = next(
            (t for t in reversed(told) if t.is_level and t.start < match.start() and match.start() - t.start < 40),
            None,
        )
        if level is None or level.figure.key.concept not in (
            "expenditure.basic.personnel",
            "expenditure.basic.operating",
        ):
            continue
        names = tuple(name for name in match.group(1).split("、") if name)
        book.relations.append(
            Relation(
                RelationKind.COUNT,
                "text.names",
                level.figure,
                source=paragraph.source(match.start(1), match.end(1)),
                names=names,
            )
        )


def _last_comparison(words: str) -> str:
    """The words that a 持平 closes: its own clause, and 与2023年度相比 right before it."""
    pieces = re.split(r"[，,；;]", words)
    if len(pieces) > 1 and re.match(r"\s*(?:与|和|同|较|比).*(?:相比|比较)$", pieces[-2]):
        return "，".join(pieces[-2:])
    return pieces[-1]

"""What sentences assert about their figures: sums, shares, growth, completion, comparison, sameness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jiping.concepts.dictionary import concepts
from jiping.concepts.fact_keys import fact_key, meeting_key
from jiping.extract.context import Context
from jiping.extract.mentions import Mention, caliber_of
from jiping.extract.roles import Reading, Role, compared_year
from jiping.model import Dimension, FactKey, Figure, Paragraph, Relation, RelationKind, add_up

_COMPARISON = re.compile(
    r"(?P<left>决算数?|执行数|支出数?)\s*(?:与|和|同|比)?\s*(?P<word>大于|小于|等于|高于|低于)?\s*(?:与)?(?P<base>(?:年初|全年|调整后?)?预算数?)\s*(?P<flat>(?:基本)?(?:持平|一致|相同|相等))?"
)
_LIST = re.compile(r"主要(?:包括|用于|是)[:：]?\s*([一-鿿（）()]{1,60}(?:、[一-鿿（）()]{1,60})+)")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what the walk knew when it met it."""

    figure: Figure
    reading: Reading
    subject: Mention | None
    clause: str
    before: str
    sentence: int
    inside: bool
    compared: int | None
    whole: Told | None
    start: int
    is_total: bool = False

    @property
    def is_level(self) -> bool:
        return self.reading.role is Role.LEVEL

    @property
    def dimension(self) -> Dimension:
        return self.figure.number.unit.dimension


def _same(one: Mention | None, other: Mention | None) -> bool:
    """Whether two namings mean the same thing, wherever they stand."""
    if one is None or other is None:
        return one is other
    return one.concept == other.concept and one.code == other.code


class Teller:
    """Collects relations paragraph by paragraph; those that need the whole document are made at the end."""

    def __init__(self, context: Context, tables: dict[FactKey, Figure]) -> None:
        self.context = context
        self.tables = tables
        self.relations: list[Relation] = []
        self.levels: dict[FactKey, Figure] = {}
        self.items: dict[tuple[int | None, str, str], dict[str, Figure]] = {}
        """The 项 that sentences give amounts for, by year, column and caliber."""
        self.pending: list[tuple[str, Paragraph, re.Match[str], FactKey, int | None, Figure | None, str]] = []

    # ---------------------------------------------------------------------------------------------- lookup

    def find(self, key: FactKey) -> Figure | None:
        """The figure that states this fact: of a table, else of the text."""
        return self.tables.get(key) or self.levels.get(key)

    # ------------------------------------------------------------------------------------- end of paragraph

    def end_paragraph(self, paragraph: Paragraph, told: list[Told]) -> None:
        for one in told:
            if one.is_level and one.figure.is_typed and not one.figure.key.item:
                self.levels.setdefault(fact_key(one.figure), one.figure)
            if (
                one.is_level
                and one.subject is not None
                and len(one.figure.key.code) == 7
                and one.figure.key.code.isdigit()
            ):
                key = one.figure.key
                self.items.setdefault((key.year, key.column, key.caliber), {}).setdefault(key.code, one.figure)
        self._sums(told, paragraph.text)
        for position, one in enumerate(told):
            role = one.reading.role
            if role is Role.SHARE:
                self._share(told, position, one)
            elif role in (Role.GROWTH, Role.CHANGE):
                self._growth(told, position, one)
            elif role is Role.SHARE_MOVE:
                self._share_move(told, position, one, ("占比",))
            elif role is Role.COMPLETION:
                self._completion(told, position, one)
        self._comparisons(paragraph, told)
        self._names(paragraph, told)

    # ------------------------------------------------------------------------------------------------ sums

    def _sums(self, told: list[Told], text: str) -> None:
        groups: dict[tuple[int, bool], tuple[Told, list[Told]]] = {}
        for one in told:
            if (
                one.is_level
                and one.whole is not None
                and one.dimension is one.whole.dimension
                and (one.dimension is Dimension.MONEY or one.figure.number.unit == one.whole.figure.number.unit)
                and one.figure.key.concept != "threshold"
            ):
                whole = one.whole if one.inside else self._same_column(told, one.whole, one)
                groups.setdefault((id(whole), one.inside), (whole, []))[1].append(one)
        for whole, members in groups.values():
            self._sum(whole, _one_list(members, text))

    @staticmethod
    def _same_column(told: list[Told], whole: Told, part: Told) -> Told:
        """The level of the whole's subject in the column the part is in (budget beside budget, final beside final)."""
        if whole.figure.key.column == part.figure.key.column and whole.figure.key.year == part.figure.key.year:
            return whole
        for other in reversed(told):
            if (
                other.is_level
                and other.start < part.start
                and other.figure.key._replace(column="", year=None) == whole.figure.key._replace(column="", year=None)
                and other.figure.key.column == part.figure.key.column
                and other.figure.key.year == part.figure.key.year
            ):
                return other
        return whole

    def _sum(self, whole: Told, members: list[Told]) -> None:
        members = [m for m in members if m is not whole and m.start > whole.start]
        closing = [m for m in members if m.is_total]
        if closing:
            # 其中A、B，合计C: the closing total says the list is whole.
            parts = [m for m in members if m.start < closing[-1].start]
            self._add_sum("text.sum", closing[-1], parts, True)
            members = parts
        if any(not _one_column(m.figure.key, whole.figure.key) for m in members):
            return
        known = concepts().get(whole.figure.key.concept if whole.subject is None else whole.subject.concept)
        have = {m.figure.key.concept for m in members}
        exhaustive = bool(closing) or bool(known and known.parts and set(known.parts) <= have)
        if known and known.parts and exhaustive and not closing:
            members = [m for m in members if m.figure.key.concept in known.parts]
        if len({m.figure.key for m in members}) < len(members):
            return  # the same thing twice: the list runs on to something else
        if len(members) >= 2 or (exhaustive and members):
            self._add_sum("text.sum", whole, members, exhaustive)

    def _add_sum(self, form: str, whole: Told, parts: list[Told], exhaustive: bool) -> None:
        if not parts or (len(parts) < 2 and not exhaustive):
            return
        figures = tuple(p.figure for p in parts)
        if not exhaustive:
            # The words do not say that nothing is left out; a list that does add up is taken for whole.
            exhaustive = whole.figure.interval.meets(add_up([f.interval for f in figures]))
        kind = RelationKind.SUM if exhaustive else RelationKind.AT_MOST
        self.relations.append(
            Relation(
                kind, form, whole.figure, figures, identity="H01", source=whole.figure.source, exhaustive=exhaustive
            )
        )

    # ---------------------------------------------------------------------------------------------- shares

    def _share(self, told: list[Told], position: int, one: Told) -> None:
        part = next(
            (
                t
                for t in reversed(told[:position])
                if t.is_level and t.sentence == one.sentence and t.dimension is not Dimension.PERCENT
            ),
            None,
        )
        if part is None:
            return
        whole = self._whole_of_share(told, one, part)
        if whole is None or whole is part.figure:
            return
        if whole.number.unit.dimension is not part.dimension:
            return
        self.relations.append(
            Relation(
                RelationKind.SHARE,
                "text.share",
                whole,
                (part.figure,),
                rate=one.figure,
                identity="H02",
                source=one.figure.source,
            )
        )

    def _whole_of_share(self, told: list[Told], one: Told, part: Told) -> Figure | None:
        words = one.reading.base.strip(" 的")
        if words and words not in ("总", "全部", "总数", "总额"):
            return self._named(words, part, told)
        if part.whole is not None and not part.inside:
            return self._same_column(told, part.whole, part).figure
        first = next(
            (t for t in told if t.sentence == one.sentence and t.is_level and t.dimension is part.dimension), None
        )
        return first.figure if first is not None and first is not part else None

    def _named(self, words: str, near: Told, told: list[Told]) -> Figure | None:
        """The figure these words name, of the same year and column: in this paragraph first, then anywhere."""
        from jiping.extract.mentions import find_mentions

        mentions = find_mentions(words, self.context)
        if not mentions:
            return None
        mention = mentions[-1]
        concept = "expenditure.total" if mention.concept == "total.both" else mention.concept
        key = near.figure.key
        for other in reversed(told):
            if (
                other.is_level
                and other.start < near.start
                and other.figure.key.concept == concept
                and other.figure.key.code == mention.code
                and other.figure.key.year == key.year
                and other.figure.key.column == key.column
            ):
                return other.figure
        caliber = caliber_of(words) or ("all" if concept in ("expenditure.current", "income.current") else key.caliber)
        for wanted in dict.fromkeys((caliber, key.caliber, "all", "general", "fiscal")):
            found = self.find(fact_key_of(concept, key.year, key.column, wanted, mention.code))
            if found is not None:
                # A report says 支出合计 for the only total it has; disclosures keep the calibers apart.
                return found if wanted == caliber or self.context.kind.startswith("self-evaluation") else None
        return None

    # ---------------------------------------------------------------------------------- growth and changes

    def _level_for(self, told: list[Told], position: int, one: Told) -> Told | None:
        """The level a change is about: the last one of the same subject, this year's."""
        for other in reversed(told[:position]):
            if not other.is_level or other.dimension is not Dimension.MONEY:
                continue
            if one.subject is not None and other.subject is not None and not _same(one.subject, other.subject):
                continue
            if other.figure.key.year == self.context.year:
                return other
        return None

    def _growth(self, told: list[Told], position: int, one: Told) -> None:
        before = told[position - 1] if position else None
        if (
            one.reading.role is Role.GROWTH
            and before is not None
            and before.reading.role is Role.SHARE
            and before.sentence == one.sentence
        ):
            # 占19%，较上年下降9%: the share may have fallen, or the amount.
            self._share_move(told, position, one, ())
            return
        if one.reading.role is Role.CHANGE and position + 1 < len(told):
            following = told[position + 1]
            if following.reading.role is Role.GROWTH and following.sentence == one.sentence:
                return  # amount and rate are one statement; it is made at the rate
        change = None
        if (
            one.reading.role is Role.GROWTH
            and before is not None
            and before.reading.role is Role.CHANGE
            and before.sentence == one.sentence
        ):
            change = before
        subject_position = position - 1 if change is not None else position
        level = self._level_for(told, subject_position, change or one)
        compared = (change or one).compared or (one.compared if one.compared is not None else None)
        figure = level.figure if level is not None else self._level_elsewhere(change or one)
        if figure is None:
            return
        base = self._base_level(told, position, level, compared)
        self.relations.append(
            Relation(
                RelationKind.GROWTH if one.reading.role is Role.GROWTH else RelationKind.CHANGE,
                "text.growth" if one.reading.role is Role.GROWTH else "text.change",
                figure,
                (base,) if base is not None else (),
                rate=one.figure if one.reading.role is Role.GROWTH else None,
                change=change.figure
                if change is not None
                else (one.figure if one.reading.role is Role.CHANGE else None),
                word=one.reading.word,
                identity="G02" if one.reading.role is Role.GROWTH else "G01",
                source=one.figure.source,
                names=((change.reading.word,) if change is not None else ()),
            )
        )

    def _level_elsewhere(self, one: Told) -> Figure | None:
        if one.subject is None:
            return None
        key = one.figure.key
        concept = "expenditure.total" if one.subject.concept == "total.both" else one.subject.concept
        return self.find(fact_key_of(concept, self.context.year, self.context.default_column, key.caliber, key.code))

    def _base_level(self, told: list[Told], position: int, level: Told | None, compared: int | None) -> Figure | None:
        """The printed level of the year compared with, in the same paragraph and of the same subject."""
        if level is None or compared is None:
            return None
        for other in reversed(told[:position]):
            if (
                other.is_level
                and other.figure.key.year == compared
                and _same(other.subject, level.subject)
                and other.dimension is level.dimension
            ):
                return other.figure
        return None

    def _share_move(self, told: list[Told], position: int, one: Told, names: tuple[str, ...]) -> None:
        share = next(
            (t for t in reversed(told[:position]) if t.reading.role is Role.SHARE and t.sentence == one.sentence), None
        )
        if share is None:
            return
        place = told.index(share)
        part = next((t for t in reversed(told[:place]) if t.is_level and t.sentence == one.sentence), None)
        if part is None:
            return
        whole = self._whole_of_share(told, share, part)
        if whole is None:
            return
        self.relations.append(
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

    # ------------------------------------------------------------------------------------------ completion

    def _completion(self, told: list[Told], position: int, one: Told) -> None:
        final: Told | None = None
        budgets: list[Told] = []
        for other in reversed(told[:position]):
            if not other.is_level or other.dimension is not Dimension.MONEY:
                continue
            same = final is None or _same(other.subject, final.subject)
            if other.figure.key.column == "final_accounts" and final is None:
                final = other
            elif other.figure.key.column.startswith("budget") and final is not None and same:
                budgets.append(other)
            elif final is not None and other.sentence != final.sentence:
                break
        if final is None:
            return
        named = self.context.column_of(one.reading.base) if one.reading.base else ""
        matching = [b for b in budgets if named in ("", "budget") or b.figure.key.column == named]
        others = [b for b in budgets if b not in matching]
        self.relations.append(
            Relation(
                RelationKind.COMPLETION,
                "text.completion",
                final.figure,
                tuple(b.figure for b in (*matching[:1], *others, *matching[1:])) if matching else (),
                rate=one.figure,
                word=one.reading.base,
                identity="D37",
                source=one.figure.source,
                missing=() if matching else (one.reading.base or "预算数",),
                exhaustive=named not in ("", "budget"),
            )
        )

    # ---------------------------------------------------------------------------------------- comparisons

    def _comparisons(self, paragraph: Paragraph, told: list[Told]) -> None:
        levels = [t for t in told if t.is_level and t.dimension is Dimension.MONEY]
        if not levels:
            return
        for match in _COMPARISON.finditer(paragraph.text):
            word = match.group("word") or match.group("flat")
            if not word or (match.group("word") and match.group("flat")):
                continue
            before = [t for t in levels if t.start < match.start()]
            final = next((t for t in reversed(before) if t.figure.key.column == "final_accounts"), None)
            if final is None:
                continue
            named = self.context.column_of(match.group("base"))
            budgets = [
                t
                for t in before
                if t.figure.key.column.startswith("budget")
                and _same(t.subject, final.subject)
                and t.figure.key.year == final.figure.key.year
                and (named in ("", "budget") or t.figure.key.column == named)
            ]
            if not budgets:
                continue
            self.relations.append(
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

    def flat(
        self,
        paragraph: Paragraph,
        match: re.Match[str],
        words: str,
        subject: Mention | None,
        caliber: str,
        told: list[Told],
    ) -> None:
        """与上年持平: this year's level is last year's."""
        compared = compared_year(words + "，", self.context.year)
        if compared is None or subject is None:
            return
        concept = "expenditure.total" if subject.concept == "total.both" else subject.concept
        level = next(
            (
                t
                for t in reversed(told)
                if t.is_level
                and t.start < match.start()
                and _same(t.subject, subject)
                and t.figure.key.year == self.context.year
            ),
            None,
        )
        base = next(
            (
                t
                for t in reversed(told)
                if t.is_level
                and t.start < match.start()
                and _same(t.subject, subject)
                and t.figure.key.year == compared
            ),
            None,
        )
        figure = level.figure if level is not None else None
        source = paragraph.source(match.start() - len(words.lstrip()), match.end())
        if figure is not None and base is not None:
            self.relations.append(
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
        key = fact_key_of(concept, self.context.year, self.context.default_column, caliber, subject.code)
        said = paragraph.text[subject.start : subject.end]
        self.pending.append((match.group(), paragraph, match, key, compared, figure, said))

    # ------------------------------------------------------------------------------------------------ names

    def _names(self, paragraph: Paragraph, told: list[Told]) -> None:
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
            self.relations.append(
                Relation(
                    RelationKind.COUNT,
                    "text.names",
                    level.figure,
                    source=paragraph.source(match.start(1), match.end(1)),
                    names=names,
                )
            )

    # ------------------------------------------------------------------------------------------------ finish

    def finish(self, figures: list[Figure]) -> list[Relation]:
        for word, paragraph, match, key, compared, near, said in self.pending:
            figure = self.find(key) or near
            begin = max(paragraph.text.rfind(stop, 0, match.start()) for stop in "。！？；") + 1
            self.relations.append(
                Relation(
                    RelationKind.COMPARISON,
                    "text.flat-alone",
                    figure,
                    word=word,
                    identity="G05",
                    source=paragraph.source(begin, match.end()),
                    missing=(str(compared),),
                    names=(said,),
                )
            )
        self.relations.extend(self._items())
        return self.relations

    def _items(self) -> Iterator[Relation]:
        """Sentences that go through all 项 of a table give, column by column, amounts that add up to the total."""
        known: dict[str, set[str]] = {}
        for key in self.tables:
            if key.concept == "expenditure.function" and len(key.code) == 7:
                known.setdefault(key.caliber, set()).add(key.code)
        for (year, column, caliber), by_code in self.items.items():
            wanted = known.get(caliber, set())
            total = self.find(fact_key_of("expenditure.current", year, column, caliber))
            if total is None or total.in_table or len(by_code) < 2 or set(by_code) != wanted:
                continue
            yield Relation(
                RelationKind.SUM, "text.items-sum", total, tuple(by_code.values()), identity="H01", source=total.source
            )


def _one_column(one: FactKey, other: FactKey) -> bool:
    """Whether two levels can be parts of one sum: the same year and column, as far as the words name one."""
    same_column = one.column == other.column or "planned" in (one.column, other.column)
    return one.year == other.year and same_column


def _one_list(members: list[Told], text: str) -> list[Told]:
    """The members up to where the list ends: commas between the first two, then a semicolon, begin something else."""
    gaps = [text[first.figure.source.end or first.start : second.start] for first, second in pairwise(members)]
    if not gaps or re.search(r"[；;]", gaps[0]):
        return members
    end = next((place for place, gap in enumerate(gaps) if re.search(r"[；;]", gap)), len(gaps))
    return members[: end + 1]


def fact_key_of(concept: str, year: int | None, column: str, caliber: str, code: str = "") -> FactKey:
    """The key under which a figure of these attributes is looked up."""
    return meeting_key(FactKey(concept, year, column, caliber, code))

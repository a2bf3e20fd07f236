"""What sentences assert about their figures: sums, shares, growth, completion, comparison, sameness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

from jiping.concepts.dictionary import concepts
from jiping.concepts.fact_keys import fact_key, meeting_key
from jiping.extract.context import Context
from jiping.extract.mentions import Mention, caliber_of
from jiping.extract.roles import DOWN, UP, Compared, Reading, Role, compared_to
from jiping.extract.units import OF_UNIT
from jiping.model import Dimension, FactKey, Figure, Paragraph, Relation, RelationKind, Unit, add_up

_COMPARISON = re.compile(
    r"(?:(?P<left>决算数?|执行数|支出数?)\s*(?:与|和|同|比)?|(?<=[，,；;。])\s*[与和同])\s*(?P<word>大于|小于|等于|高于|低于)?\s*(?:与)?(?P<base>(?:年初|全年|调整后?)?预算数?)\s*(?P<flat>(?:基本)?(?:持平|一致|相同|相等))?"
)
_FELT = re.compile(
    r"\s*(?:相比)?[，,]?(?P<word>(?:基本)?持平|一致|相同|(?:有所|略有)(?:增加|增长|上升|提高|下降|减少|降低))(?=[，,。；;]|$)"
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
    compared: Compared | None
    whole: Told | None
    start: int
    is_total: bool = False
    is_base: bool = False
    """Whether the number only stands for comparison: 比上年 4.05万元 减少…."""
    frame: str = ""
    is_average: bool = False
    """人均88.73元 is no part of a sum."""
    over: Told | None = None
    """The number a rate is of, where the words name it: 占93个村的23.66%."""
    lane: int | None = None
    """Its place in a series of several things: 分别增长2%和3%."""
    closes: bool = False
    """合计, 全年共支出: the sum of a series right before it."""
    is_closed: bool = False
    """Whether the words say that the list it stands in is all of its whole."""
    is_unsure: bool = False
    """Whether it may still belong to a list within the list it is taken to stand in."""

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
    return one.concept == other.concept and one.code == other.code and one.item == other.item


class Teller:
    """Collects relations paragraph by paragraph; those that need the whole document are made at the end."""

    def __init__(self, context: Context, tables: dict[FactKey, Figure]) -> None:
        self.context = context
        self.tables = tables
        self.relations: list[Relation] = []
        self.levels: dict[FactKey, Figure] = {}
        self.items: dict[tuple[int | None, str, str], dict[str, Figure]] = {}
        """The 项 that sentences give amounts for, by year, column and caliber."""
        self.totals: list[tuple[Told, list[Told]]] = []
        """Totals of income or spending with a list that lacks the part most bodies do not have."""
        self.plans: list[Figure] = []
        """What paragraphs called the adjusted budget of everything."""
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
                and not one.figure.key.item
            ):
                key = one.figure.key
                self.items.setdefault((key.year, key.column, key.caliber), {}).setdefault(key.code, one.figure)
        self._sums(told, paragraph.text)
        self._scores(told)
        self._adjustments(told)
        self.plans += [t.figure for t in told if t.dimension is Dimension.MONEY and _ADJUSTED.search(t.before)]
        for position, one in enumerate(told):
            role = one.reading.role
            if one.dimension is Dimension.POINTS:
                self._points(told, position, one)
            if one.dimension is Dimension.PERCENT and role is Role.RATE:
                self._of_those(told, position, one)
            if one.dimension is Dimension.PERCENT and role in (Role.COMPLETION, Role.RATE):
                self._of_plan(told, position, one)
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
                and not one.is_average
            ):
                whole = one.whole if one.inside else self._same_column(told, one.whole, one)
                groups.setdefault((id(whole), one.inside), (whole, []))[1].append(one)
        for whole, members in groups.values():
            self._sum(whole, _made_up(whole, _one_list(_of_one_side(whole, members), text)), text)
        for position, one in enumerate(told):
            if one.closes and one.is_level and one.whole is None:
                self._add_sum("text.sum", one, _series_before(told, position) or _listed_before(told, position), True)
            if one.is_level and _IS_ADJUSTED.match(one.before):
                self._adjusted(told, position)
            if one.reading.role is Role.CHANGE:
                self._change_sum(told, position, text)

    def _adjusted(self, told: list[Told], position: int) -> None:
        """年初预算612万元，年中追加88万元，调整后预算700万元: three numbers, one right after the other."""
        if position < 2:
            return
        first, added, adjusted = told[position - 2 : position + 1]
        moved = _ADJUSTS.search(added.before)
        if (
            moved is None
            or not first.is_level
            or not _IS_ORIGINAL.search(first.before)
            or any(t.dimension is not Dimension.MONEY or t.sentence != adjusted.sentence for t in (first, added))
            or any(t.inside != adjusted.inside or t.is_base for t in (first, added))
        ):
            return
        signs = (1, -1 if moved["less"] else 1)
        self.relations.append(
            Relation(
                RelationKind.SUM,
                "text.sum",
                adjusted.figure,
                (first.figure, added.figure),
                signs,
                identity="A22",
                source=adjusted.figure.source,
            )
        )

    def _change_sum(self, told: list[Told], position: int, text: str) -> None:
        """支出总计增加62.00万元，其中基本支出增加50.00万元，项目支出增加12.00万元: changes without their levels."""
        whole = told[position]
        parts: list[Told] = []
        for other in told[position + 1 :]:
            if other.reading.role is not Role.CHANGE or other.sentence != whole.sentence or other.subject is None:
                break
            if other.inside != whole.inside or not re.match(
                r"\s*[，,]?\s*其中" if not parts else r"\s*[，,；;、]", other.before
            ):
                break
            parts.append(other)
        if len(parts) < 2 or whole.subject is None or whole.dimension is not Dimension.MONEY:
            return
        signs = tuple(1 if p.reading.is_down is whole.reading.is_down else -1 for p in parts)
        figures = tuple(p.figure for p in parts)
        have = {f.key.concept for f in figures}
        moved = add_up([f.interval if s > 0 else -f.interval for f, s in zip(figures, signs, strict=True)])
        if not whole.figure.interval.meets(moved) and (have not in _BY_NATURE or _goes_on(parts[-1], text)):
            return  # nothing says that the list is whole
        self.relations.append(
            Relation(
                RelationKind.SUM,
                "text.change-sum",
                whole.figure,
                figures,
                signs,
                word=whole.reading.word,
                identity="H01",
                source=whole.figure.source,
            )
        )

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

    def _sum(self, whole: Told, members: list[Told], text: str) -> None:
        members = [m for m in members if m is not whole and m.start > whole.start]
        closing = [m for m in members if m.is_total]
        if closing:
            # 其中A、B，合计C: the closing total says the list is whole.
            parts = [m for m in members if m.start < closing[-1].start]
            self._add_sum("text.sum", closing[-1], parts, True)
            members = parts
        if whole.figure.key.column != "planned" and any(m.figure.key.column != "planned" for m in members):
            # 支出11639万元，其中由本局实施的安排10753万元，支出10328万元: what was planned is no part of it.
            members = [m for m in members if m.figure.key.column != "planned"]
        if any(not _one_column(m.figure.key, whole.figure.key) for m in members):
            return
        if whole.dimension is Dimension.COUNT and not re.search("[退离]", whole.figure.label):
            # 实有人数109人，其中：在职109人；退休64人: who has left is no part of those there unless the sum says so.
            here = [m for m in members if m.figure.key.concept != "staff.retired"]
            every = sum(m.figure.number.base for m in members)
            members = members if every == whole.figure.number.base else here
        known = concepts().get(whole.figure.key.concept if whole.subject is None else whole.subject.concept)
        have = {m.figure.key.concept for m in members}
        # Where the closing total is another number (三个村合计137万元), the list is of that one.
        is_whole = any(c.figure.interval.meets(whole.figure.interval) for c in closing)
        is_complete = bool(known and known.parts and set(known.parts) <= have)
        if known and is_complete and not closing:
            members = [m for m in members if m.figure.key.concept in known.parts]
        if members and not is_whole and (needed := _TOTALS.get(whole.figure.key.concept)) and needed <= have:
            self.totals.append((whole, members))
            return
        if members and _goes_on(members[-1], text):
            exhaustive = False
        else:
            exhaustive = is_whole or is_complete or bool(members and _says_all(members, have))
            exhaustive = exhaustive or _is_whole(whole, members)
        if not whole.figure.key.item.startswith("追加"):
            # 调整后预算5780万元…，其中：基本支出追加46万元: what was added is no part of the whole.
            members = [m for m in members if not m.figure.key.item.startswith("追加｜")]
        if any(m.is_unsure for m in members) and not (is_complete or _adds_up(whole, members)):
            return  # 其中甲100万元，包括甲一60万元；乙…: which list 乙 belongs to only the sum can say
        if len({m.figure.key for m in members}) < len(members) and not all(_measures(m) for m in members):
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
        if _TOGETHER.search(one.before):
            return  # 两项合计占0.1%: of several, and which is not worth guessing
        behind = _amount_behind(told, position)
        part = behind or self._part_of_share(told, position, one)
        if part is None:
            return
        if one.over is not None:
            if part.figure.number.unit == one.over.figure.number.unit or _is_money(part.figure, one.over.figure):
                self.relations.append(
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
            wholes = [t.figure for t in [self._part_of_share(told, position, one)] if t is not None]
        else:
            wholes = [w for w in self._wholes_of_share(told, one, part) if w is not part.figure]
            together = _together(told, position)
            if together is not None:
                # 中央补助210万元、区级配套211万元，分别占49.88%和50.12%: none of the row is the whole of the others.
                row = [t.figure for t in told[:position] if t.is_level][-together[1] :]
                wholes = [w for w in wholes if w not in row]
        wholes = [w for w in wholes if w.number.unit == part.figure.number.unit or _is_money(w, part.figure)]
        if not wholes:
            return
        certain = not one.reading.base.strip(" 的") or self._is_meant(one.reading.base, wholes[0], part.figure)
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
        self.relations.append(replace(relations[0], others=tuple(relations[1:])))

    @staticmethod
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
        group = _together(told, position)
        if group is None:
            return levels[-1]
        place, size = group
        row = levels[-size:]
        return row[place] if len(row) == size else None

    def _wholes_of_share(self, told: list[Told], one: Told, part: Told) -> list[Figure]:
        """The figures a share may be a share of, the likeliest first."""
        words = one.reading.base.strip(" 的")
        if words and words not in ("总", "全部", "总数", "总额"):
            return self._named(words, part, told)
        if one.frame:
            framed = self._named(one.frame, part, told)
            if framed:
                return framed
        found: list[Figure] = []
        shares = [t for t in told if t.start < part.start and t.reading.role is Role.SHARE and t.reading.base]
        said = shares[-1] if shares else None
        if said is not None and said.sentence == one.sentence and said.inside == one.inside:
            # 门诊收入…，占医疗收入的31%，住院收入…，占69%: of the same.
            found += self._named(said.reading.base.strip(" 的"), part, told)
        if part.whole is not None and not part.inside:
            found.append(self._same_column(told, part.whole, part).figure)
            if part.whole.whole is not None:
                found.append(part.whole.whole.figure)
        first = next(
            (t for t in told if t.sentence == one.sentence and t.is_level and t.dimension is part.dimension), None
        )
        if not found and first is not None and first is not part and not _has_own_share(told, first):
            found.append(first.figure)
        return found + self._parents(part)

    def _parents(self, part: Told) -> list[Figure]:
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
        found = (self.find(fact_key_of(o, key.year, key.column, c, "")) for o in owners for c in calibers)
        return [figure for figure in dict.fromkeys(found) if figure is not None and figure is not part.figure]

    def _named(self, words: str, near: Told, told: list[Told]) -> list[Figure]:
        """The figures these words may name, of the same year and column: in this paragraph first, then anywhere."""
        from jiping.extract.mentions import find_mentions

        mentions = find_mentions(words, self.context)
        if not mentions:
            return self._called(words, near, told)
        mention = mentions[-1]
        concept = "expenditure.total" if mention.concept == "total.both" else mention.concept
        key = near.figure.key
        if key.item.startswith(OF_UNIT):
            return []  # the totals of other paragraphs are not those of this unit
        whole = ("expenditure.current", "income.current", "expenditure.total", "income.total")
        caliber = caliber_of(words) or ("all" if concept in whole else key.caliber)
        found: list[Figure] = []
        names = [concept]
        if concept == "expenditure.total" and self.context.kind.startswith("self-evaluation"):
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
            found += [f for f in (self.tables.get(wanted_key), self.levels.get(wanted_key)) if f is not None]
        return sorted(dict.fromkeys(found), key=lambda figure: figure.key.caliber != caliber)

    @staticmethod
    def _called(words: str, near: Told, told: list[Told]) -> list[Figure]:
        """占总投资的77.42%: a thing no dictionary has, where the words before an earlier number end with its name."""
        name = re.sub(r"[\s“”\"]", "", words)
        if len(name) < 3:
            return []
        for other in reversed(told):
            if other.start < near.start and other.is_level and other.dimension is near.dimension:
                said = re.sub(r"[\s“”\"]|(?:共计|合计|总计|共|为|约|是)$", "", other.before)
                if said.endswith(name) and not other.is_base:
                    return [other.figure]
        return []

    def _is_meant(self, words: str, whole: Figure, part: Figure) -> bool:
        """Whether ``words`` can only mean this whole: it is of the fund caliber they name."""
        if self.context.kind.startswith("self-evaluation"):
            return True  # a report says 支出合计 for the only total it has; disclosures keep the calibers apart
        concept = whole.key.concept
        named = caliber_of(words)
        if not named:
            own = part.key.caliber or caliber_of(part.label) or whole.key.caliber
            named = "all" if concept.endswith((".current", ".total")) else own
        return whole.key.caliber in (named, "") or concept.startswith(("three_public.", "procurement."))

    # ---------------------------------------------------------------------------------- growth and changes

    def _level_for(self, told: list[Told], position: int, one: Told) -> list[Told]:
        """The levels a change may be about, the likeliest first: this year's of the same subject."""
        wanted = one.compared.column if one.compared is not None else ""
        unit = self._unit_of_change(told, position, one)
        if unit is None:
            return []
        found = []
        now = self.context.year
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
            if one.subject is not None and other.subject is not None and not _same(one.subject, other.subject):
                continue
            if (other.figure.key.year or 0) == (now or 0):
                found.append(other)
        if wanted.startswith("budget") and not self.context.is_budget:
            wanted = "final_accounts"
        column = wanted if wanted and wanted != "budget" else self.context.default_column
        nearest = found[0].sentence if found else 0
        # 三公经费4.60万元，其中…接待费0.50万元，较预算…: what follows a list may be about the whole of it.
        wholes = [t.whole for t in found if t.whole is not None and not t.inside and t.sentence >= one.sentence - 1]
        found += [whole for whole in wholes[:1] if whole not in found]
        ranked = sorted(found, key=lambda t: (t.sentence != nearest, t.figure.key.column != column, -t.start))
        if ranked and ranked[0].figure.key.column == column:
            ranked = [t for t in ranked if t.figure.key.column == column]
        return ranked

    @staticmethod
    def _unit_of_change(told: list[Told], position: int, one: Told) -> Unit | None:
        """What has changed: money, or things of a kind. A rate alone is about the last level of its sentence."""
        if one.reading.role is Role.CHANGE:
            return one.figure.number.unit
        last = next((t for t in reversed(told[:position]) if t.is_level and t.sentence == one.sentence), None)
        if last is None:
            last = next((t for t in reversed(told[:position]) if t.is_level and t.dimension is Dimension.MONEY), None)
        return last.figure.number.unit if last is not None else None

    def _growth(self, told: list[Told], position: int, one: Told) -> None:
        if one.lane is not None:
            told = [other for other in told if other.lane in (None, one.lane)]
            position = told.index(one)
        before = told[position - 1] if position else None
        if one.dimension is Dimension.POINTS:
            return  # told by _points
        if (
            one.reading.role is Role.GROWTH
            and before is not None
            and before.reading.role is Role.SHARE
            and before.sentence == one.sentence
        ):
            # 占19%，较上年下降9%: the share may have fallen, or the amount.
            self._share_move(told, position, one, ())
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
        if one.lane is None and _together(told, position) is not None:
            return  # 分别增长2%和3%: which is whose is told by the order alone
        change = before if before is not None and _is_one_statement(before, one) else None
        subject_position = position - 1 if change is not None else position
        if change is None and after is not None and _is_rate_first(one, after):
            change = after
        about = change if change is before and change is not None else one
        compared = about.compared or one.compared
        beside = told[subject_position - 1] if subject_position else None
        base = beside if beside is not None and beside.is_base and beside.sentence == about.sentence else None
        if base is None and beside is not None and subject_position >= 2:
            base = _risen_from(told[subject_position - 2], beside)
        levels = [t for t in self._level_for(told, subject_position, about) if t is not base]
        figures = [t.figure for t in levels]
        changed = self._unit_of_change(told, subject_position, about)
        if not figures and (changed is None or changed.dimension is Dimension.MONEY):
            figures = [f for f in (self._level_elsewhere(about),) if f is not None]
        if not figures and base is not None and change is not None:
            # 比上年5.00万元增加1.50万元，增长30%: this year's level is not printed, the rate is of the two that are.
            self.relations.append(self._change(one, change, None, base.figure, compared))
        if not figures:
            return
        relations = []
        for place, figure in enumerate(figures[:3]):
            level = levels[place] if levels else None
            printed = base.figure if base is not None else self._base_level(told, position, level, compared)
            if printed is None and compared is None and level is not None:
                printed = self._year_before(level, beside)
            if printed is None and after is not None and level is not None:
                printed = self._year_behind(level, after, one)
            against = "" if compared is None or compared.year is None else f"{compared.year}/{compared.column}"
            relations.append(replace(self._change(one, change, figure, printed, compared), against=against))
        self.relations.append(replace(relations[0], others=tuple(relations[1:])))

    def _year_before(self, level: Told, beside: Told | None) -> Figure | None:
        """2023年收入845.20万元，2022年收入800.00万元，增加…: the year before, told right before the change."""
        if beside is None or not beside.is_level or self.context.year is None or beside is level:
            return None
        is_it = beside.figure.key._replace(year=self.context.year) == level.figure.key
        return beside.figure if is_it and beside.figure.key.year == self.context.year - 1 else None

    def _year_behind(self, level: Told, after: Told, one: Told) -> Figure | None:
        """接待260万人次，同比增长30%（上年为200万人次）: last year's level right behind the rate."""
        is_it = (
            after.is_level
            and after.sentence == one.sentence
            and after.figure.number.unit == level.figure.number.unit
            and re.fullmatch(r"\s*[，,；;（(]\s*(?:上年|去年)(?:同期)?(?:为|是)?\s*", after.before) is not None
        )
        return after.figure if is_it else None

    @staticmethod
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

    def _level_elsewhere(self, one: Told) -> Figure | None:
        if one.subject is None or one.figure.key.item.count("｜") or one.subject.item:
            return None
        key = one.figure.key
        concept = "expenditure.total" if one.subject.concept == "total.both" else one.subject.concept
        return self.find(fact_key_of(concept, self.context.year, self.context.default_column, key.caliber, key.code))

    def _base_level(
        self, told: list[Told], position: int, level: Told | None, compared: Compared | None
    ) -> Figure | None:
        """The printed level compared with, in the same paragraph and of the same subject."""
        if level is None or compared is None or compared.year is None:
            return None
        for other in reversed(told[:position]):
            if (
                other.is_level
                and other is not level
                and other.figure.key.year == compared.year
                and _same(other.subject, level.subject)
                and other.dimension is level.dimension
                and other.inside == level.inside
            ):
                column = other.figure.key.column
                if compared.column and not _one_budget(column, compared.column):
                    continue
                if compared.year == self.context.year and not compared.column:
                    continue
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
        whole = next(iter(self._wholes_of_share(told, share, part)), None)
        if whole is None or whole is part.figure:
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

    def _points(self, told: list[Told], position: int, one: Told) -> None:
        """由91.1%提高到92.4%，提高1.3个百分点; 97.01%，比上年的93.15%提高3.86个百分点: both rates stand before."""
        if position < 2:
            return
        first, second = told[position - 2 : position]
        percents = all(t.dimension is Dimension.PERCENT and t.sentence == one.sentence for t in (first, second))
        if not percents or first.inside != one.inside or second.inside != one.inside:
            return
        word, now, base = one.reading.word, second, first
        if word and re.search(r"(?:由|从)[^，,。；;：:]*$", first.before) and _RISEN.fullmatch(second.before):
            pass
        elif (
            word
            and re.fullmatch(r"[，,；;]?\s*(?:比|较|同比)[^，,。；;：:]{0,16}", second.before)
            and _BARE_MOVE.fullmatch(one.before)
        ):
            now, base = first, second
        elif (match := _ABOVE.search(second.before)) is not None and re.fullmatch(
            r"的?[^，,。；;：:\d]{0,6}", one.before
        ):
            now, base, word = first, second, match.group("word")
        else:
            return
        self.relations.append(
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

    def _scores(self, told: list[Told]) -> None:
        """自评得分93分，其中：决策12分，得11分；过程33分，得29分…: where the full scores make 100 the list is whole."""
        whole = next(
            (
                t
                for t in told
                if t.dimension is Dimension.SCORE and t.is_level and t.figure.key.concept == "score.total"
            ),
            None,
        )
        if whole is None:
            return
        rest = [t for t in told if t.dimension is Dimension.SCORE and t.start > whole.start and t.is_level]
        if rest and rest[0].inside and _COULD.search(rest[0].before):
            rest = rest[1:]  # 自评得分94.8分（总分100分）
        pairs = _score_pairs(rest)
        if len(pairs) < 2 or sum(full.figure.number.value for full, _ in pairs) != _FULL:
            return
        self._add_sum("text.sum", whole, [got for _, got in pairs], True)
        for full, got in pairs:
            after = told[told.index(got) + 1] if told.index(got) + 1 < len(told) else None
            if after is not None and after.dimension is Dimension.PERCENT and "得分率" in after.before:
                self.relations.append(
                    Relation(
                        RelationKind.SHARE,
                        "text.share",
                        full.figure,
                        (got.figure,),
                        rate=after.figure,
                        identity="H02",
                        source=after.figure.source,
                    )
                )

    def _adjustments(self, told: list[Told]) -> None:
        """年初预算19860万元，年中追加7050万元，调整后预算26910万元: the third is the first and the second."""
        for sentence in dict.fromkeys(t.sentence for t in told):
            money = [
                t
                for t in told
                if t.sentence == sentence and t.dimension is Dimension.MONEY and not t.inside and not t.is_base
            ]
            first = [t for t in money if re.search(r"年初(?:批复|安排)?预算(?:数|资金|安排)?(?:为)?\s*$", t.before)]
            moved = [t for t in money if _MOVED.search(t.before)]
            last = [t for t in money if re.search(r"(?:调整后|全年)的?预算(?:数|资金)?(?:为)?\s*$", t.before)]
            if len(first) != 1 or len(moved) != 1 or len(last) != 1 or moved[0].start < first[0].start:
                continue
            ends = sorted(t.start for t in (first[0], moved[0], last[0]))
            if sum(1 for t in money if t.is_level and ends[0] <= t.start <= ends[-1]) > len(ends):
                continue  # 年初预算…，上年结转…，年中追加…: something else went in
            match = _MOVED.search(moved[0].before)
            sign = -1 if match is not None and match["down"] else 1
            self.relations.append(
                Relation(
                    RelationKind.SUM,
                    "text.sum",
                    last[0].figure,
                    (first[0].figure, moved[0].figure),
                    signs=(1, sign),
                    identity="H01",
                    source=last[0].figure.source,
                )
            )

    def _of_plan(self, told: list[Told], position: int, one: Told) -> None:
        """实际到位6158.25万元，到位率97.75%; 支出4440.96万元，执行率98.97%: of one of the plans named before it."""
        before = told[position - 1] if position else None
        if before is None or not _PLAN_RATE.fullmatch(one.before) or not before.is_level or before.inside != one.inside:
            return
        if before.dimension is Dimension.COUNT:
            self._of_count(told, position, one)
            return
        arrived = "到位率" in one.before
        words = before.before[-12:]
        if before.dimension is not Dimension.MONEY or not re.search(
            "到位" if arrived else "支出|支付|使用|执行", words
        ):
            return
        if not arrived and before.figure.key.column != "final_accounts":
            return
        earlier = [
            t
            for t in told[: position - 1]
            if t.is_level
            and t.dimension is Dimension.MONEY
            and not t.is_average
            and not (arrived and "到位" in t.before[-12:])
        ]
        if any(_PLAN.search(t.clause[-24:]) for t in earlier) and (before.subject is None or before.subject.item):
            self._one_of(one, before.figure, [t.figure for t in earlier])
        elif not arrived and not earlier and self.plans and _ALL_SPENT.search(before.before):
            self._one_of(one, before.figure, self.plans)  # 全年支出…，预算执行率…: the budget stands further up

    def _of_those(self, told: list[Told], position: int, one: Told) -> None:
        """受理8942件，办结8915件，办结率99.70%: a rate named by what was counted right before it."""
        match = re.fullmatch(r"[，,、（(]?\s*(?P<what>[一-鿿]{2})率(?:为|达到?|是)?\s*", one.before)
        before = told[position - 1] if position else None
        if match is None or before is None or match["what"] not in before.before[-8:] or not before.is_level:
            return
        unit = before.figure.number.unit
        earlier = [
            t
            for t in told[: position - 1]
            if t.is_level and t.sentence == one.sentence and t.figure.number.unit == unit and t.inside == before.inside
        ]
        if before.dimension is Dimension.COUNT and earlier and "问卷" not in before.clause:
            self._one_of(one, before.figure, [t.figure for t in earlier])

    def _of_count(self, told: list[Told], position: int, one: Told) -> None:
        """床位2984张，目标3100张，完成率96.26%: of the other number beside it."""
        if position < 2 or one.dimension is not Dimension.PERCENT:
            return
        first, second = told[position - 2 : position]
        same = first.figure.number.unit == second.figure.number.unit and first.sentence == second.sentence
        if not same or not first.is_level or first.is_base or second.is_base or first.inside != one.inside:
            return
        planned = [re.search(_AIM, t.before) is not None for t in (first, second)]
        if planned[0] is planned[1]:
            return
        plan, done = (first, second) if planned[0] else (second, first)
        self._one_of(one, done.figure, [plan.figure])

    def _one_of(self, one: Told, part: Figure, wholes: list[Figure]) -> None:
        """A share of one of these: wrong only if it is of none."""
        relations = [
            Relation(
                RelationKind.SHARE,
                "text.share",
                whole,
                (part,),
                rate=one.figure,
                identity="H02",
                source=one.figure.source,
            )
            for whole in wholes
        ]
        self.relations.append(replace(relations[0], others=tuple(relations[1:])))

    # ------------------------------------------------------------------------------------------ completion

    def _completion(self, told: list[Told], position: int, one: Told) -> None:
        if re.search(r"目标|计划|任务", one.reading.base) and "预算" not in one.reading.base:
            return
        if _together(told, position) is not None:
            return
        levels = [
            t for t in told[:position] if t.is_level and t.dimension is Dimension.MONEY and t.inside == one.inside
        ]
        if one.over is not None:
            self._completion_of(told, one, one.over)
            return
        levels = [t for t in levels if not t.subject or not one.subject or _same(t.subject, one.subject)]
        finals = [t for t in levels if t.figure.key.column == "final_accounts" and not t.is_base]
        if not finals or finals[-1].sentence < one.sentence - 1:
            return
        final = finals[-1]
        budgets = [
            t
            for t in reversed(levels)
            if t.figure.key.column.startswith("budget")
            and _same(t.subject, final.subject)
            and t.figure.key.year == final.figure.key.year
            and abs(t.sentence - final.sentence) <= 1
        ]
        named = self.context.column_of(one.reading.base) if one.reading.base else ""
        matching = [b.figure for b in budgets if named in ("", "budget") or b.figure.key.column == named]
        # 支出预算18.00万元 … 完成调整后预算的99.89%: a bare 预算 is the one that is spoken of.
        matching = matching or [b.figure for b in budgets if b.figure.key.column == "budget"]
        others = [b.figure for b in budgets if b.figure not in matching]
        if not matching and not others:
            matching = self._budgets_elsewhere(final, named)
        self.relations.append(
            Relation(
                RelationKind.COMPLETION,
                "text.completion",
                final.figure,
                (*matching[:1], *others, *matching[1:]) if matching else (),
                rate=one.figure,
                word=one.reading.base,
                identity="D37",
                source=one.figure.source,
                missing=() if matching else (one.reading.base or "预算数",),
                exhaustive=named not in ("", "budget"),
            )
        )

    def _completion_of(self, told: list[Told], one: Told, budget: Told) -> None:
        """收入完成186200万元，为年初预算190000万元的98%: of the budget right before the rate."""
        final = next(
            (
                t
                for t in reversed(told[: told.index(budget)])
                if t.is_level and t.sentence == one.sentence and t.dimension is budget.dimension and not t.is_base
            ),
            None,
        )
        if final is None or budget.inside != final.inside:
            return
        self.relations.append(
            Relation(
                RelationKind.COMPLETION,
                "text.completion",
                final.figure,
                (budget.figure,),
                rate=one.figure,
                identity="D37",
                source=one.figure.source,
            )
        )

    def _budgets_elsewhere(self, final: Told, named: str) -> list[Figure]:
        """The budget of the same thing as the tables print it: 支出决算为9.60万元，完成预算的80%."""
        if final.subject is None or final.subject.item or final.figure.key.item:
            return []
        columns = (named,) if named not in ("", "budget") else ("budget", "budget.adjusted", "budget.original")
        found = (self.tables.get(meeting_key(final.figure.key._replace(column=column))) for column in columns)
        return [figure for figure in found if figure is not None and not figure.blank]

    # ---------------------------------------------------------------------------------------- comparisons

    def _comparisons(self, paragraph: Paragraph, told: list[Told]) -> None:
        levels = [t for t in told if t.is_level and t.dimension is Dimension.MONEY]
        if not levels:
            return
        for one in told:
            if one.is_base:
                self._set_against(paragraph, told, one)
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

    def _set_against(self, paragraph: Paragraph, told: list[Told], base: Told) -> None:
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
        if match is None or level is None or level.inside != base.inside or not _same(level.subject, base.subject):
            return
        self.relations.append(
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
        against = compared_to(_last_comparison(words) + "，", self.context)
        if against is None and not _last_comparison(words).strip() and self.context.year is not None:
            # 2023年支出14.00万元，2022年支出14.00万元，无增减变化: set against the year before, told right before.
            last = next((t for t in reversed(told) if t.is_level and t.start < match.start()), None)
            if last is not None and last.figure.key.year == self.context.year - 1 and _same(last.subject, subject):
                against = Compared(self.context.year - 1)
        if against is None or against.year is None or against.year == self.context.year or subject is None:
            return
        compared = against.year
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
        said = subject.words or paragraph.text[subject.start : subject.end]
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
        self._totals(figures)
        self.relations.extend(self._items())
        self.relations.extend(self._three_public())
        return self.relations

    def _totals(self, figures: list[Figure]) -> None:
        """收入总计…，其中本年收入…，年初结转和结余…: whole, unless the document tells of surplus used."""
        for whole, members in self.totals:
            seldom = _SELDOM[whole.figure.key.concept]
            told = any(f.key.concept == seldom and f.number.value for f in (*self.tables.values(), *figures))
            listed = any(m.figure.key.concept == seldom for m in members)
            if len({m.figure.key for m in members}) == len(members):
                self._add_sum("text.sum", whole, members, listed or not told)

    def _three_public(self) -> Iterator[Relation]:
        """三公经费 told item by item in paragraphs of their own, with no word for both kinds of vehicle expenses."""
        year, column = self.context.year, self.context.default_column
        names = ("total", "overseas", "vehicles.purchase", "vehicles.operation", "hospitality", "vehicles")
        keys = {name: fact_key_of(f"three_public.{name}", year, column, "fiscal") for name in names}
        told = [self.levels.get(keys[name]) for name in names[:-1]]
        if self.find(keys["vehicles"]) is not None or any(figure is None for figure in told):
            return
        total, *parts = [figure for figure in told if figure is not None]
        if any(r.form == "text.sum" and r.total is total and set(parts) <= set(r.parts) for r in self.relations):
            return  # 合计…，其中…、会议费…、培训费…: one sentence gives the total and a longer list
        yield Relation(RelationKind.SUM, "text.sum", total, tuple(parts), identity="D23", source=total.source)

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


_FULL = 100
_RISEN = re.compile(r"\s*[一-鿿]{0,3}(?:增|升|提|降|减|下|扩|上|压|到|至)[一-鿿]{0,4}\s*")
_BARE_MOVE = re.compile(r"\s*(?:提高|上升|增加|增长|提升|下降|降低|减少|回落|缩小|扩大|高|低)(?:了)?(?:约)?\s*")
_ABOVE = re.compile(r"[，,（(]?\s*(?P<word>高于|低于|高出|超过|超出)[^，,。；;：:\d]{0,10}$")
_PLAN_RATE = re.compile(
    r"[，,、（(]?\s*(?:资金|预算|年度|问卷)?(?:到位率|执行率|支出率|支付率|使用率|完成率|达标率)(?:为|达到?|是)?\s*"
)
_MOVED = re.compile(r"(?:(?:追加|调增|净增|核增)|(?P<down>追减|调减|核减|净减))(?:预算|资金)?(?:了|共)?\s*$")
_ADJUSTED = re.compile(r"(?:^|[，,；;。：:年])(?:调整后|全年|年度)的?预算(?:数|总额)?(?:为|共)?\s*$")
_ALL_SPENT = re.compile(
    r"(?:^|[，,；;。：:）)])\s*(?:20\d\d年度?|全年|本年度?|年度|实际|累计|总|共)*支出(?:总额|合计)?(?:为|共)?\s*$"
)
_AIM = r"(?:目标|计划|任务|应)[一-鿿]{0,6}$"
_PLAN = re.compile(r"计划|预算|安排|总投资|概算|下达|批复|应到位")
_GOT = re.compile(r"(?:得分?|得分为|评分|评分为|得分是|自评|实得|核定)\s*$")
_COULD = re.compile(r"(?:满分|分值|权重|总分)(?:值)?(?:为)?\s*$")


def _score_pairs(told: list[Told]) -> list[tuple[Told, Told]]:
    """Full score and score got of each item of a list, in whichever order both are said; empty where one is unclear."""
    pairs: list[tuple[Told, Told]] = []
    place = 0
    while place + 1 < len(told):
        first, second = told[place : place + 2]
        if second.inside and not first.inside and _COULD.search(second.before):
            pairs.append((second, first))
        elif _GOT.search(second.before) and not _GOT.search(first.before):
            pairs.append((first, second))
        else:
            break
        place += 2
    return pairs


def _measures(told: Told) -> bool:
    """价值46.20万元 behind 一般公务用车3辆: a measure of what was named with the number before it."""
    return told.figure.key.item in ("价值", "金额", "资金", "原值", "净值", "账面价值", "账面原值", "面积")


def _is_whole(whole: Told, members: list[Told]) -> bool:
    """Lists that leave nothing out by what they are of: procurement of 货物, 工程 and 服务."""
    if not whole.figure.key.concept.startswith("procurement.total"):
        return False
    names = [
        re.sub(r"^(?:其中[:：]?|包括[:：]?|包含[:：]?|政府采购)+", "", m.figure.label.strip("“” ，、")) for m in members
    ]
    kinds = {name[:2] for name in names if name[:2] in ("货物", "工程", "服务")}
    return len(kinds) == 3 and len(members) == 3


def _risen_from(first: Told, second: Told) -> Told | None:
    """由320万元增至360万元: what a level has come from stands right before it."""
    if not first.is_base or first.sentence != second.sentence or first.dimension is not second.dimension:
        return None
    risen = _RISEN.fullmatch(second.before)
    return first if risen and second.is_level and re.search(r"(?:由|从)[^，,。；;]*$", first.before) else None


def _is_one_statement(change: Told, rate: Told) -> bool:
    """Whether an amount and a rate tell of one change: 减少0.50万元，下降12%, not 较预算减少…；较上年下降…."""
    return (
        change.reading.role is Role.CHANGE
        and rate.reading.role is Role.GROWTH
        and rate.sentence == change.sentence
        and rate.dimension is not Dimension.POINTS
        and (rate.compared is None or rate.compared == change.compared)
    )


def _last_comparison(words: str) -> str:
    """The words that a 持平 closes: its own clause, and 与2023年度相比 right before it."""
    pieces = re.split(r"[，,；;]", words)
    if len(pieces) > 1 and re.match(r"\s*(?:与|和|同|较|比).*(?:相比|比较)$", pieces[-2]):
        return "，".join(pieces[-2:])
    return pieces[-1]


def _is_money(one: Figure, other: Figure) -> bool:
    return one.number.unit.dimension is Dimension.MONEY and other.number.unit.dimension is Dimension.MONEY


def _one_budget(column: str, other: str) -> bool:
    """Whether two budget columns may be one: a bare 预算 is any of them."""
    return column == other or (
        "budget" in (column, other) and column.startswith("budget") and other.startswith("budget")
    )


def _has_own_share(told: list[Told], level: Told) -> bool:
    """Whether a level is followed by its own share: then it is a part as well, and not the whole of the next one."""
    place = told.index(level)
    return place + 1 < len(told) and told[place + 1].reading.role is Role.SHARE


_BY_NATURE = (
    {"expenditure.basic", "expenditure.project"},
    {"expenditure.basic.personnel", "expenditure.basic.operating"},
)
"""全年支出486.32万元，其中基本支出…，项目支出…: the parts name the whole."""
_TOTALS = {
    "income.total": {"income.current", "carry_forward.in"},
    "expenditure.total": {"expenditure.current", "carry_forward.out"},
}
"""What a total always has beside a part that most bodies do not have (_SELDOM)."""
_SELDOM = {"income.total": "surplus.use", "expenditure.total": "surplus.distribution"}
_MORE = re.compile(r"[^。！？]{0,4}?[，,；;]?\s*(?:另|此外|还有|以及其他|等)")


def _goes_on(last: Told, text: str) -> bool:
    """Whether something is said to come on top of the list: 项目支出46.00万元，另有0.25万元…."""
    return _MORE.match(text, last.figure.source.end or last.start) is not None


def _says_all(members: list[Told], have: set[str]) -> bool:
    """Whether a list says by its words that it leaves nothing out: 由…构成, or …，其他收入24.00万元 at its end."""
    last = members[-1]
    if last.is_closed or have in _BY_NATURE:
        return True
    return len(members) > 2 and re.match(r"其他|其余|剩余", last.figure.label) is not None and not last.figure.key.code


_ADJUSTS = re.compile(
    r"^[，,；;]\s*(?:年中|当年|年度内?|执行中)?(?:净)?(?:(?P<less>调减|核减|追减)|追加|调增)(?:了|预算|资金|经费)*\s*$"
)
_IS_ORIGINAL = re.compile(r"年初(?:部门)?预算[^，,。；;：:]{0,6}$")
_IS_ADJUSTED = re.compile(r"[，,；;]\s*(?:调整后的?(?:全年)?预算|全年预算|调整预算)数?(?:为|是|达到?)?\s*$")
_HOW_MANY = re.compile(r"(?P<n>[两二三四五六])(?:项|类|方面)(?:合计|共计|总计|共)")


def _listed_before(told: list[Told], position: int) -> list[Told]:
    """A、B，两项合计C, and 资金来源：A，B，合计C: what a closing total adds up, where its words say so."""
    total = told[position]
    listed: list[Told] = []
    for other in reversed(told[:position]):
        fits = other.is_level and not (other.is_base or other.inside or other.is_average or other.closes)
        if other.sentence != total.sentence or not fits or other.dimension is not total.dimension:
            break
        listed.insert(0, other)
        if re.search(r"[：:]", other.before):
            return listed if not _HOW_MANY.search(total.before) or _count(total) == len(listed) else []
    count = _count(total)
    return listed[-count:] if count and len(listed) >= count else []


def _count(total: Told) -> int:
    match = _HOW_MANY.search(total.before)
    return {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}[match["n"]] if match else 0


def _amount_behind(told: list[Told], position: int) -> Told | None:
    """人员经费占比78.00%，为390.00万元: the part stands behind its share."""
    if position + 1 == len(told) or not re.search(r"[一-鿿]{2}占比(?:重|例)?(?:为|达)?\s*$", told[position].before):
        return None
    after = told[position + 1]
    joined = re.fullmatch(r"\s*[，,]\s*(?:为|即|计|共计|金额为?)\s*", after.before)
    return after if joined and after.is_level and after.sentence == told[position].sentence else None


def _series_before(told: list[Told], position: int) -> list[Told]:
    """The amounts of the series that ends right before a closing total."""
    series: list[Told] = []
    for other in reversed(told[:position]):
        if other.lane is None or not other.is_level or other.sentence != told[position].sentence:
            break
        if other.dimension is not told[position].dimension:
            break
        series.insert(0, other)
        if other.lane == 0:
            return series
    return []


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


_TOGETHER = re.compile(r"(?:[两二三四五六七八九]|各|以上)(?:项|者|类)(?:合计|共计|共|合起来)占")
_IN_ORDER = re.compile(r"分别|各(?=[是为占增减下上])")


def _together(told: list[Told], position: int) -> tuple[int, int] | None:
    """Place and number of a rate in a row of rates that 分别 opens; ``None`` for a rate that stands for itself."""
    first = position
    while first > 0 and not told[first].is_level and not _IN_ORDER.search(told[first].before):
        if not re.fullmatch(r"\s*[、，,]?(?:和|及|与)?\s*", told[first].before):
            return None
        first -= 1
    if not _IN_ORDER.search(re.split(r"[，,；;。]", told[first].before)[-1]) or told[first].is_level:
        return None
    last = first
    while last + 1 < len(told) and re.fullmatch(r"\s*[、，,]?(?:和|及|与)?\s*", told[last + 1].before):
        last += 1
    return (position - first, last - first + 1) if last > first and position <= last else None


def _one_column(one: FactKey, other: FactKey) -> bool:
    """Whether two levels can be parts of one sum: the same year and column, as far as the words name one."""
    same_column = one.column == other.column or "planned" in (one.column, other.column)
    return one.year == other.year and same_column


def _made_up(whole: Told, members: list[Told]) -> list[Told]:
    """The members up to where they make up the whole and another budget is spoken of.

    一般公共预算收入100亿元，其中税收76亿元；非税24亿元；政府性基金收入9亿元.
    """
    if _adds_up(whole, members):
        return members
    ends = (
        size
        for size in range(2, len(members))
        if _ANOTHER_BUDGET.search(members[size].figure.label)
        and not _ANOTHER_BUDGET.search(whole.figure.label)
        and _adds_up(whole, members[:size])
    )
    return members[: next(ends, len(members))]


_ANOTHER_BUDGET = re.compile(r"政府性基金|国有资本|社会保险基金|社保基金")


def _adds_up(whole: Told, members: list[Told]) -> bool:
    return whole.figure.interval.meets(add_up([m.figure.interval for m in members]))


_ADDED = re.compile(r"[；;，,]\s*(?:再)?加上?(?!强|大|快|班)[一-鿿]{2,16}\s*$")


def _of_one_side(whole: Told, members: list[Told]) -> list[Told]:
    """The members up to where the words go over from income to spending, or to what is added to the whole.

    收入120亿元，其中税收90亿元；支出180亿元. 收入120亿元，其中税收90亿元；加上级补助收入30亿元.
    """
    is_income = _side(whole) == "收入"
    ends = (place for place, m in enumerate(members) if _ADDED.search(m.before) or (is_income and _side(m) == "支出"))
    return members[: next(ends, len(members))]


def _side(told: Told) -> str:
    """Income or spending, where the name of a figure says one of them and not the other."""
    sides = [side for side in ("收入", "支出") if side in told.figure.label]
    return sides[0] if len(sides) == 1 else ""


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

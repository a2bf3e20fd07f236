"""Figures in running text, and the relations the text asserts between them.

The grammar is a walk over the numbers of a paragraph in order. The words between two numbers say what the second one
is; subject, total and caliber carry over only where the text carries them: within a sentence, within a paragraph about
one budget item, below a heading that is the name of one, and into a sentence that begins with 其中. What is not
understood stays a figure without a concept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from jiping.concepts.classification import economic_code_by_name
from jiping.concepts.dictionary import plain
from jiping.concepts.fact_keys import fact_key
from jiping.concepts.numbers import Found, find_numbers
from jiping.extract.context import Context
from jiping.extract.mentions import Mention, caliber_of, find_mentions
from jiping.extract.phrases import item_name, only_columns, phrase_start, speaks_of_spending
from jiping.extract.roles import (
    DOWN,
    UP,
    Compared,
    Reading,
    Role,
    base_of_comparison,
    compared_to,
    read_role,
    without_comparison,
    year_of,
)
from jiping.extract.series import Lane, in_series
from jiping.extract.subjects import AVERAGE, Subjects
from jiping.extract.text_comparisons import flat_of
from jiping.extract.text_relations import Teller
from jiping.extract.told import Told
from jiping.extract.units import OF_UNIT, Units
from jiping.extract.walk import ITEM, STOPS, Passage, State
from jiping.model import (
    Dimension,
    Document,
    FactKey,
    Figure,
    Paragraph,
    ParagraphKind,
    Qualifier,
    Relation,
    add_up,
)
from jiping.model.numbering import read_number

_KINDS = (ParagraphKind.TEXT, ParagraphKind.TEXT_BOX, ParagraphKind.FOOTNOTE, ParagraphKind.NOTE)
_OF_WHICH = re.compile(
    r"其中|主要用于以下|包括[:：]?$|(?:^|[，,；;。]|主要|具体)(?:包括|包含|用于[:：])[:：]?[^，,；;、：:]{1,24}$|"
    r"(?:划分|分|分类)(?:为|成)[:：][^，,；;、：:]{1,24}$|分别为|构成(?:如下)?[:：]?$|具体(?:情况)?(?:如下|为)[:：]?$|分别是"
)
_MADE_OF = re.compile(r"(?:^|[，,；;。：:])由[^，,；;、：:]{2,24}$")
_MAKES_UP = re.compile(r"[^。！？；;]{0,400}?(?:构成|组成)(?!部分)")
"""由基本支出…和项目支出…构成: the parts are all of it."""
_POINTS_BACK = re.compile(r"其中|包括|包含|用于|构成|划分|分类|如下|具体|主要")
"""What a list may be of that stands in the sentence before; 甲、乙分别为 opens a list of its own."""
_CLAUSES = re.compile(r"[；;。]")
_PHRASES = re.compile(r"[，,；;：:]")
_CLOSES = re.compile(
    r"(?:^|[，,；;])\s*(?:全年|[两二三四五六各]项|[两二三四五六各]类|以上)?(?:合计|共计|总计|总共|共)(?:为|约|支出|安排|投入|使用|完成|收入|筹集|拨付)?\s*$"
)
"""A总…，共支出…: the sum of the series before it."""
_TOTAL_WORD = re.compile(r"(?:合计|共计|总计|总额|共)\s*(?:为|约)?\s*$")

_SEVERAL = re.compile(r"[两二三四五六七八九十各以\d]+[个项家类户方处批期上][一-鿿]{0,8}$")
"""三个村合计137万元"""
_MONTHS = re.compile(
    r"\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月|前\s*\d{1,2}\s*个月|\d{1,2}月份|[一二三四]季度|上半年|下半年"
)


def read_sentences(
    document: Document, context: Context, table_figures: Iterable[Figure]
) -> tuple[list[Figure], list[Relation]]:
    """The figures of the document's running text and the relations it asserts."""
    teller = Teller(context, {fact_key(f): f for f in reversed(list(table_figures)) if f.is_typed and not f.key.item})
    figures: list[Figure] = []
    headings: list[_Heading] = []
    named: Mention | None = None
    units = Units(context.organisation)
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            teller.end_section()
            continue
        unit = units.of(block)
        if block.kind is ParagraphKind.HEADING:
            teller.end_section()
            heading = _heading(block, context)
            headings = [*(h for h in headings if h.level < heading.level), heading]
            named = heading.item
            continue
        if block.kind not in _KINDS:
            continue
        calibers = [h.caliber for h in reversed(headings) if h.caliber]
        caliber = next(iter(calibers), "")
        if caliber == "fiscal":
            # 财政拨款支出决算总体情况 below 一般公共预算财政拨款支出决算情况说明 is of that money only.
            caliber = next((c for c in calibers if c in ("general", "fund", "capital")), caliber)
        narrow = bool(headings) and headings[-1].is_narrow
        walk = _Walk(block, context, teller, caliber, named, narrow, unit)
        figures.extend(walk.run())
        named = walk.passes_on
    relations = teller.finish(figures)
    return figures, relations


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    caliber: str
    item: Mention | None
    """The budget item whose name the heading is."""
    is_narrow: bool
    """Whether it is about something narrower than all spending: 机关运行经费, 三公经费, 政府采购."""


def _heading(block: Paragraph, context: Context) -> _Heading:
    mentions = find_mentions(block.text, context)
    item = next((m for m in mentions if m.concept == "expenditure.function" and m.is_item), None)
    if item is not None:
        item = replace(item, words=block.text[item.start : item.end])
    caliber = caliber_of(block.text)
    if not caliber and _WHOLE_HEADING.search(block.text):
        caliber = "all"
    narrow = any(not m.concept.startswith(("income.", "expenditure.", "total.")) for m in mentions)
    return _Heading(block.level or 9, caliber, item, narrow)


class _Walk:
    """One paragraph."""

    def __init__(
        self,
        paragraph: Paragraph,
        context: Context,
        teller: Teller,
        caliber: str,
        named: Mention | None,
        narrow: bool,
        unit: str = "",
    ) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.context = context
        self.teller = teller
        self.state = State(heading_caliber=caliber)
        self.named = named
        self.unit = unit
        self.decimals = False
        self.passage = Passage(self.text, context)
        self.mentions = self.passage.mentions
        self.subjects = Subjects(self.passage, self.state, context, narrow)

    def run(self) -> list[Figure]:
        numbered = None if self.paragraph.number_generated else read_number(self.text)
        start = numbered.end if numbered else 0
        numbers = find_numbers(self.text, start)
        self.decimals = any(n.number.decimals and n.number.unit.dimension is Dimension.MONEY for n in numbers)
        # 一般公共服务支出（201）: a code inside the name of its item is no figure.
        named = [m for m in self.mentions if m.is_item]
        numbers = (
            [n for n in numbers if not any(m.start < n.start and n.end < m.end for m in named)] if named else numbers
        )
        self._paragraph_subject(start, numbers)
        figures: list[Figure] = []
        position = start
        place = 0
        for found, lane in in_series(self.text, numbers, start):
            before = self.text[position : found.start]
            self._new_sentences(before, position, start)
            first = place
            while place < len(self.mentions) and self.mentions[place].end <= found.start:
                place += 1
            figures.append(self._figure(found, before, position, self.mentions[first:place], lane))
            position = found.end
        self._flat_words()
        self.teller.end_paragraph(self.paragraph, self.state.told)
        return figures

    @property
    def passes_on(self) -> Mention | None:
        """The item this paragraph only names, for the paragraph below it."""
        told = self.state.told
        if len(told) == 1 and told[0].subject is self.state.paragraph_subject:
            # 1.行政运行（项）286.00万元 above 2024年预算安排…: a title with its amount is a title.
            end = told[0].figure.source.end
            if end is None or self.text[end:].strip():
                return None
        elif told:
            return None
        named = self.state.paragraph_subject
        return None if named is None else replace(named, words=self.passage.words_of(named))

    def _paragraph_subject(self, start: int, numbers: list[Found]) -> None:
        """What the whole paragraph is about: the item or thing it opens with, or the one named right above it."""
        first = self.mentions[0] if self.mentions else None
        if first is not None and first.start <= start + 6:
            is_title = re.match(r"(?:支出|费用|情况|说明|决算|预算|安排)*[。：:]", self.text[first.end :])
            title = self.text[start : first.start].strip('“”" ')
            if (first.is_item and first.concept == "expenditure.function") or (
                is_title and not title and (not numbers or numbers[0].start > first.end)
            ):
                self.state.paragraph_subject = first
        project = _TITLE.match(self.text, start)
        if self.state.paragraph_subject is None and project and (first is None or first.start > project.end()):
            begin, end = project.span("name")
            self.state.paragraph_subject = Mention(begin, end, ITEM, item=project["name"])
        if self.state.paragraph_subject is None and self.named is not None and numbers:
            begin = phrase_start(self.text, numbers[0].start, self.passage.spans)
            if only_columns(self.text[start : numbers[0].start]) or (
                begin <= start and only_columns(self.text[begin : numbers[0].start])
            ):
                self.state.paragraph_subject = self.named
        self.state.subject = self.state.paragraph_subject

    def _new_sentences(self, before: str, position: int, start: int) -> None:
        stops = sum(before.count(stop) for stop in STOPS)
        if not stops and position > start:
            return
        state = self.state
        last = before[max(before.rfind(stop) for stop in STOPS) + 1 :] if stops else before
        state.sentence += stops or 1
        state.frame = ""
        state.lanes = ()
        state.inside_subject = None
        if re.match(r"\s*其中", last) is None:
            state.whole = state.outer = state.beside = None
            state.before = state.subject
            state.subject = state.paragraph_subject
            state.counted = None
            if position > start and not _BALANCES.match(last):
                state.caliber = ""
        frame = _FRAME.match(last)
        if frame:
            state.frame = frame.group("words")

    # ------------------------------------------------------------------------------------------ one figure

    def _figure(
        self, found: Found, before: str, position: int, local: list[Mention], lane: Lane | None = None
    ) -> Figure:
        state = self.state
        own_words = before
        if lane is not None:
            # What opens a series is said of each of its places.
            position, local = (
                lane.position,
                [m for m in self.mentions if lane.position <= m.start and m.end <= lane.start],
            )
            before = self.text[position : lane.start]
        anchor = found.start if lane is None else lane.start
        clause = _after_last(before, STOPS)
        reading = read_role(before, found.number)
        last = state.told[-1] if state.told else None
        if (
            reading.role is Role.RATE
            and last is not None
            and last.reading.role is Role.SHARE
            and _AND.fullmatch(before)
        ):
            reading = last.reading  # 分别占9%、84%和7%
        over = self._said_over(reading, before)
        if over is not None:
            reading = Reading(Role.SHARE if over.before.rfind("占") > over.before.rfind("完成") else Role.COMPLETION)
        depth = self.passage.depth(found.start)
        inside = depth > 0
        if not inside:
            state.inside_subject = None
        if not inside:
            if state.outer is not None and re.search(r"[；;]", clause):
                state.is_unsure = not self._is_told_whole(state.whole)
                state.whole, state.outer = state.outer, None
            if lane is not None and lane.place:
                pass
            elif _MADE_OF.search(clause) and _MAKES_UP.match(self.text, found.end):
                state.whole, state.outer = self._whole_before(found), None
                state.is_closed, state.is_unsure = True, False
            elif _OF_WHICH.search(clause):
                around = state.whole
                state.whole = self._whole_before(found)
                state.is_closed = state.is_unsure = False
                if last is not None and not re.search(r"[；;]", clause) and self._is_within(around, state.whole):
                    # 其中A300万元，包括甲300万元；B200万元: a list within the list.
                    state.outer = around
                else:
                    state.outer = None
                if (
                    state.whole is not None
                    and state.whole.sentence < state.sentence
                    and (_of_another(clause, state.whole) or not _POINTS_BACK.search(clause))
                ):
                    state.whole = None
                state.beside = self._beside(state.whole)
            elif state.whole is not None and state.outer is None and _DETAIL.search(_after_last(clause, "；;")):
                # 其中A30万元，具体是甲20万元、乙10万元；B15万元: a list within the list.
                state.outer, state.whole = state.whole, self._whole_before(found)
                state.is_unsure = False
        if not inside:
            state.inner = None
        elif re.search(r"[（(](?:其中|包括|含)", before) or (
            re.match(r"\s*[（(]", before)
            and _LIST_IN_BRACKETS.match(self.text, position)
            and not (state.told and _CHANGED.search(state.told[-1].before))
        ):
            state.inner = state.level
        explicit = [
            # A name inside brackets that are closed again names something else: 设备（不含车辆）2台.
            m
            for m in local
            if m.start >= position + len(before) - len(clause) and self.passage.depth(m.start) <= depth
        ]
        begin = max(phrase_start(self.text, anchor, self.passage.spans), position)
        phrase = self.text[begin:anchor]
        base = None
        if reading.role is Role.LEVEL:
            base = base_of_comparison(phrase, self.text[found.end : found.end + 24], self.context)
        for mention in explicit:
            if mention.caliber and not mention.concept.startswith("income."):
                state.caliber = mention.caliber
        spoken = (state.subject, state.inside_subject)
        subject = self.subjects.of_series(lane, reading, clause) if lane is not None else None
        if lane is None or (subject is None and reading.role is not Role.LEVEL):
            subject = self.subjects.subject(reading, explicit, clause, begin, found)
        if base is not None and subject is not None and subject.concept == ITEM and _COMPARES.match(phrase):
            # 结算价486.75万元，比合同价512.60万元节约25.85万元: what it is set against is not what has changed.
            state.subject, state.inside_subject = spoken
        column, year = self._column_and_year(clause, phrase, reading, subject, explicit, base)
        key, reason = self._key(found, reading, subject, clause, phrase, column, year)
        whole = self._whole_of(found, inside) if reading.role in (Role.LEVEL, Role.SHARE) else None
        if key.concept == ITEM and reading.role is Role.LEVEL:
            key = self._told_apart(key, whole, position, anchor)
        if self.unit and not _is_named_project(key):
            key = key._replace(item=f"{OF_UNIT}{self.unit}｜{key.item}")
        others: tuple[FactKey, ...] = ()
        if subject is not None and key.concept == "expenditure.function" and not self._has_caliber(subject):
            others = tuple(key._replace(caliber=c) for c in _ALL_CALIBERS if c != key.caliber)
        source = self.paragraph.source(found.start, found.end)
        label = self._words(clause, subject)
        if subject is None and key.concept == "expenditure.current":
            label = "支出合计"
        figure = Figure(
            key, found.number, source, label=label, reason=reason, beside_decimals=self.decimals, others=others
        )
        told = Told(
            figure,
            reading,
            subject,
            clause,
            own_words,
            state.sentence,
            inside,
            compared_to(_CLAUSES.split(clause)[-1], self.context),
            whole,
            found.start,
            not explicit and self._is_total(before),
            base is not None,
            state.frame,
            AVERAGE.search(phrase) is not None,
            over,
            lane.place if lane is not None and (state.lanes or reading.role is Role.LEVEL) else None,
            _CLOSES.search(before) is not None,
            state.is_closed,
            state.is_unsure and not inside,
        )
        state.told.append(told)
        if reading.role is Role.LEVEL and found.number.unit.dimension in _ADDED:
            state.level = told
        return figure

    def _told_apart(self, key: FactKey, whole: Told | None, begin: int, end: int) -> FactKey:
        """The key of a thing named by its words, apart from a like-named part of something else or of other months.

        投资3374万元（其中建筑工程3292万元）, 投资2069万元（其中建筑工程1975万元）; 11月份490亿元, 前11个月47400亿元.
        """
        if not key.item or "｜" in key.item:
            return key
        if whole is not None:
            first = self.teller.wholes.setdefault(key.item, whole.figure)
            if first.number.base != whole.figure.number.base:
                key = key._replace(item=f"{whole.figure.label}{whole.figure.number.text}｜{key.item}")
        months = _MONTHS.search(self.text, begin, end)
        return key if months is None else key._replace(item=f"{months.group()}｜{key.item}")

    def _is_total(self, before: str) -> bool:
        """Whether 合计, 共 right before a number sums up what was listed, and not all of one thing: 接待费用总额."""
        match = _TOTAL_WORD.search(before)
        if match is None:
            return False
        phrase = re.split(r"[，,；;：:。、]", before[: match.start()])[-1].strip()
        return only_columns(phrase) or _SEVERAL.search(phrase) is not None

    def _is_within(self, around: Told | None, whole: Told | None) -> bool:
        """Whether the whole of a new list is itself a part in the list that is being told."""
        return (
            around is not None and whole is not None and whole.whole is around and whole.sentence == self.state.sentence
        )

    def _is_told_whole(self, whole: Told | None) -> bool:
        """Whether the parts told so far already make up this whole."""
        if whole is None:
            return True
        parts = [t for t in self.state.told if t.whole is whole and t.is_level and t.dimension is whole.dimension]
        return bool(parts) and whole.figure.interval.meets(add_up([t.figure.interval for t in parts]))

    def _beside(self, whole: Told | None) -> Told | None:
        """The number in another unit that goes with the whole of a list, in its sentence right before or behind it."""
        told = self.state.told
        if whole is None:
            return None
        place = next((n for n, one in enumerate(told) if one is whole), len(told))
        for near in (place + 1, place - 1):
            if 0 <= near < len(told):
                one = told[near]
                fits = one.reading.role is Role.LEVEL and not one.is_base and not one.inside
                same = one.sentence == whole.sentence and one.whole is whole.whole
                if fits and same and one.dimension in _ADDED and one.dimension is not whole.dimension:
                    return one
        return None

    def _whole_of(self, found: Found, inside: bool) -> Told | None:
        """The total this number may be a part of."""
        state = self.state
        if inside:
            return state.inner
        if (
            state.beside is not None
            and state.whole is not None
            and state.outer is None
            and found.number.unit.dimension is state.beside.dimension is not state.whole.dimension
        ):
            return state.beside
        return state.whole

    def _said_over(self, reading: Reading, before: str) -> Told | None:
        """The number a rate is of, where it stands in the words of the rate: 占全县93个村的23.66%."""
        last = self.state.told[-1] if self.state.told else None
        if reading.role is not Role.RATE or last is None or not last.is_base or not _OF_IT.fullmatch(before):
            return None
        return last if re.search(r"(?:占|完成|为|达)[^，,。；;：:]*$", last.before) else None

    def _whole_before(self, found: Found) -> Told | None:
        """The total a list is of: the last level that can have parts like this number."""
        unit = found.number.unit
        # 由800万元调整为900万元，调增100万元，其中税收收入调整为600万元: parts of what it was adjusted to.
        is_adjusted = re.search(r"调整[为到至][^，,。；;]*$", self.text[max(0, found.start - 12) : found.start])
        for told in reversed(self.state.told):
            if told.reading.role is not Role.LEVEL or told.inside or told.is_base:
                continue
            if told.sentence < self.state.sentence and (self._is_reason(told) or _LEFT_OVER.search(told.before)):
                continue
            if is_adjusted and _ADDED_TO.search(told.before):
                continue
            if told.figure.number.unit.dimension not in _ADDED:
                continue
            if unit.dimension is Dimension.COUNT and told.figure.number.unit != unit:
                if told.figure.number.unit.dimension is Dimension.COUNT:
                    continue
                return told
            return told
        return None

    def _is_reason(self, told: Told) -> bool:
        """Whether a number stands in the reasons of its sentence: 比上年增长8%，原因是增加了项目70万元。其中：…."""
        begin = max(self.text.rfind(stop, 0, told.start) for stop in STOPS) + 1
        return "原因" in self.text[begin : told.start]

    # ------------------------------------------------------------------------------------- column and year

    def _column_and_year(
        self,
        clause: str,
        phrase: str,
        reading: Reading,
        subject: Mention | None,
        explicit: list[Mention],
        base: tuple[str, Compared | None] | None,
    ) -> tuple[str, int | None]:
        if base is not None:
            words, compared = base
            column = self.context.column_of(words)
            year = compared.year if compared is not None else self.context.year
            return column or self.context.default_column, year
        here = subject is not None and any(m.start == subject.start or m.end == subject.end for m in explicit)
        pieces = [phrase] if reading.role is Role.LEVEL else []
        pieces += reversed(_PHRASES.split(without_comparison(clause)))
        column = ""
        for piece in pieces:
            named = subject if subject is None or subject.concept != ITEM else None
            column = self.context.column_of(_without_names(without_comparison(piece), named, self.text))
            if column:
                break
        if not column and reading.role is Role.LEVEL and subject is not None and here:
            column = self.context.column_of(re.sub(r"比20\d\d年.*", "", self.passage.words_of(subject)))
        year = year_of(clause, self.context.year)
        whole = self.state.whole
        if whole is not None and not re.search(r"20\d\d|上年|去年", clause):
            # 截至2024年8月31日共有车辆7辆，其中…: the date holds for the list.
            year = whole.figure.key.year
            if not column and reading.role is Role.LEVEL:
                # 年初预算5192.04万元，其中：基本支出1218.44万元: and so does the column.
                column = whole.figure.key.column
        return column or self.context.default_column, year

    def _key(
        self,
        found: Found,
        reading: Reading,
        subject: Mention | None,
        clause: str,
        phrase: str,
        column: str,
        year: int | None,
    ) -> tuple[FactKey, str]:
        dimension = found.number.unit.dimension
        caliber = self._caliber(subject)
        if reading.role is Role.LEVEL:
            return self._level_key(found, subject, clause, phrase, column, year, caliber)
        name = {
            Role.CHANGE: "变动额",
            Role.GROWTH: "变动率",
            Role.SHARE: "占比",
            Role.SHARE_MOVE: "占比变动",
            Role.COMPLETION: "完成率",
            Role.RATE: "比率",
        }[reading.role]
        if subject is not None:
            item = f"{name}｜{subject.item}" if subject.item else name
            return FactKey(subject.concept, year, column, caliber, subject.code, item), ""
        if self.state.told:
            last = self.state.level
            if last is not None and last.sentence == self.state.sentence and last.figure.is_typed:
                key = last.figure.key
                return key._replace(item=f"{name}｜{key.item}" if key.item else name), ""
        if dimension is Dimension.PERCENT and reading.role is Role.RATE:
            label = item_name(clause)
            if label:
                return FactKey("rate.item", year, "", "", "", label), ""
        if reading.role in (Role.GROWTH, Role.CHANGE) and (
            label := item_name(re.sub(rf"(?:{UP}|{DOWN}).*$", "", without_comparison(clause)))
        ):
            concept = "rate.item" if reading.role is Role.GROWTH else ITEM
            return FactKey(concept, year, "", "", "", f"{name}｜{label}"), ""
        if reading.role is Role.COMPLETION:
            return FactKey("budget.execution_rate", year, column, caliber, "", item_name(clause)), ""
        return FactKey("", year), "看不出说的是什么"

    def _level_key(
        self,
        found: Found,
        subject: Mention | None,
        clause: str,
        phrase: str,
        column: str,
        year: int | None,
        caliber: str,
    ) -> tuple[FactKey, str]:
        dimension = found.number.unit.dimension
        label = item_name(clause)
        bounded = found.number.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
        if bounded and re.search(r"单价|单笔|单项|单台|单件|价值|限额|标准", clause[-6:]):
            return FactKey("threshold", year, "", "", "", label), ""
        if subject is not None and dimension is Dimension.SCORE and self._is_full_score(found):
            return FactKey("score.item", year, "", "", "", "满分"), ""
        if subject is not None:
            concept = subject.concept
            if concept == "total.both":
                concept = "expenditure.total"
            if dimension is Dimension.MONEY and _ADDED_TO.search(phrase):
                # 基本支出追加46.47万元: what was added to its budget on the way.
                return FactKey(concept, year, "planned", caliber, subject.code, f"追加｜{subject.item}"), ""
            if concept == ITEM:
                if re.search(r"安排|下达|拨付|批复|申请|计划|投资", phrase):
                    column = "planned"  # neither a budget column nor what was spent
                return FactKey(ITEM, year, column, "", "", subject.item), ""
            if concept in _NO_CALIBER or concept.startswith(
                ("staff.", "asset.", "performance.", "organisation.", "score.")
            ):
                caliber = ""
            if concept.startswith("three_public."):
                caliber = "fiscal"
            if dimension is Dimension.COUNT or concept.startswith("performance."):
                # 执法执勤用车0辆 and 其他用车7辆 are items of one concept.
                words = self.passage.words_of(subject)
                return FactKey(
                    concept, year, "", "", "", f"含｜{words}" if self.passage.depth(found.start) > 0 else words
                ), ""
            return FactKey(concept, year, column, caliber, subject.code, subject.item), ""
        if dimension is Dimension.MONEY and _TOTAL_WORD.search(clause):
            return FactKey(ITEM, year, column, "", "", label or "合计"), ""
        if dimension is Dimension.COUNT:
            return FactKey("count.item", year, "", "", "", label or found.number.unit.name), ""
        if dimension is Dimension.SCORE:
            return FactKey("score.item", year, "", "", "", label), ""
        if dimension in (Dimension.AREA, Dimension.LENGTH):
            return FactKey("size.item", year, "", "", "", label or found.number.unit.name), ""
        return FactKey("", year, column), "看不出说的是什么" if dimension is not Dimension.NONE else "没有单位"

    def _is_full_score(self, found: Found) -> bool:
        """总分100分，自评得96.25分: the first is what could be had."""
        around = self.text[max(0, found.start - 8) : found.start]
        return (
            re.search(r"(?:总分|满分|总分值|分值)(?:值|为|共|共计|共为)?\s*$", around) is not None
            and found.number.value % 10 == 0
            and re.match(r"[^。；]{0,20}?得", self.text[found.end :]) is not None
        )

    def _has_caliber(self, subject: Mention) -> bool:
        """Whether the words here say of which money they speak."""
        return bool(subject.caliber or self.state.caliber or self.state.heading_caliber)

    def _caliber(self, subject: Mention | None) -> str:
        heading = self.state.heading_caliber
        if subject is not None and subject.caliber:
            # 财政拨款支出 below 一般公共预算财政拨款支出决算情况说明 is of that money only.
            is_narrower = subject.caliber == "fiscal" and heading in ("general", "fund", "capital")
            return heading if is_narrower else subject.caliber
        if subject is not None and subject.is_item and subject.concept == "expenditure.function":
            return self.state.caliber or heading or "general"
        own = self.state.caliber
        return heading if own == "fiscal" and heading in ("general", "fund", "capital") else own or heading or "all"

    def _words(self, clause: str, subject: Mention | None) -> str:
        return self.passage.words_of(subject) if subject is not None else item_name(clause)

    # ------------------------------------------------------------------------------------ words without numbers

    def _flat_words(self) -> None:
        """持平, 小于预算数: statements that give no number of their own."""
        for match in re.finditer(r"(基本)?持平|无(?:增减)?变化", self.text):
            earliest = max(match.start() - _LONGEST_SENTENCE, 0)
            begin = max(max(self.text.rfind(stop, earliest, match.start()) for stop in "。！？；") + 1, earliest)
            words = self.text[begin : match.start()]
            place = bisect_left(self.mentions, match.start(), key=attrgetter("start")) - 1
            inside = place >= 0 and self.mentions[place].start >= begin
            subject = self.mentions[place] if inside else self.state.paragraph_subject
            flat_of(self.teller, self.paragraph, match, words, subject, self._caliber(subject), self.state.told)


_ALL_CALIBERS = ("all", "fiscal", "general", "fund", "capital")
_WHOLE_HEADING = re.compile(r"(?:收入|支出|收支)(?:决算|预算)?(?:总体)?(?:情况|说明)")
_TITLE = re.compile(r"\s*(?P<name>[一-鿿“”（）]{2,24}?(?:项目|工程|专项|经费|补助|资金))[。：:]")
"""A paragraph that opens with the name of a project is about it."""
_FRAME = re.compile(r"\s*(?:20\d\d年度?)?(?P<words>[^，,。；：:]{2,40}?)(?:当)?中[，,：:]")
_LEFT_OVER = re.compile(r"[，,；;]\s*尚?未[一-鿿]{1,6}\s*$")
"""共45亿元，未分配0.3亿元。其中：…: what is left to do is said by the way."""
_BALANCES = re.compile(r"\s*(?:上述|以上)?(?:收支)?(?:相抵|平衡)")
"""收支相抵，年终结余…: of the money the sentence before spoke of."""
_LONGEST_SENTENCE = 400
_AND = re.compile(r"\s*[、，,]?(?:和|及|与)?\s*")
_LIST_IN_BRACKETS = re.compile(
    r"\s*[（(](?:(?!总|累计|上年|去年|预算|投资|余额|合同|每|均|目标|计划|其余|剩余|另|已|未)[^（）()，,；;。、\d]){1,16}[\d.]+[^（）()，,；;。、\d]{1,3}"
    r"(?:[、和](?:(?!总|累计|上年|预算|投资|余额|合同|每|均|目标|计划|其余|剩余|另|已|未)[^（）()，,；;。、\d]){1,16}[\d.]+[^（）()，,；;。、\d]{1,3})+[）)]"
)
"""44人（行政18人、事业26人）: nothing but names and numbers of one kind."""
_CHANGED = re.compile(r"(?:净|新|增|减|变动|调)[一-鿿]{0,3}\s*$")
"""净增1人（招录3人、退休1人）: what led to a change is no list of its parts."""
_COMPARES = re.compile(r"\s*(?:比|较|与|同|跟)")
_OF_IT = re.compile(r"[一-鿿]{0,10}的(?:比例|比重)?(?:为)?\s*")
_ADDED_TO = re.compile(r"(?:追加|调增|调减|核减|追减|收回)(?:了|资金|预算|经费|指标)*(?:约|为|共)?\s*$")
_DETAIL = re.compile(r"具体[是为]|主要用于|用于|主要[是为]|(?:^|[，,])[^，,；;]{0,6}包括[:：]?[^，,；;、：:]{1,24}$")
_ADDED = (Dimension.MONEY, Dimension.COUNT, Dimension.AREA)
_NO_CALIBER = frozenset(("operating_cost",))


def _is_named_project(key: FactKey) -> bool:
    """Whether a figure is of a project with a name of its own, which is the same thing whoever carries it out."""
    if key.concept != ITEM or not key.item or "｜" in key.item:
        return False
    return (
        economic_code_by_name(plain(key.item)) is None
        and economic_code_by_name(plain(key.item).removesuffix("支出")) is None
    )


def _of_another(clause: str, whole: Told) -> bool:
    """Whether a sentence speaks of spending before its 其中, and the level before it is of what was left or came in."""
    opening = re.split(r"其中|包括|分别为", clause)[0]
    other = whole.figure.key.concept.startswith(("carry_forward.", "surplus.", "income."))
    return other and speaks_of_spending(opening)


def _after_last(words: str, stops: str) -> str:
    return words[max(words.rfind(stop) for stop in stops) + 1 :]


def _without_names(piece: str, subject: Mention | None, text: str) -> str:
    if subject is not None:
        piece = piece.replace(subject.words or text[subject.start : subject.end], "")
    return piece

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
from dataclasses import dataclass, field, replace
from itertools import takewhile
from operator import attrgetter

from jiping.concepts.classification import economic_code_by_name
from jiping.concepts.dictionary import plain
from jiping.concepts.fact_keys import fact_key
from jiping.concepts.numbers import Found, find_numbers
from jiping.extract.context import Context
from jiping.extract.mentions import Mention, caliber_of, find_mentions
from jiping.extract.phrases import (
    leads_to_number,
    only_columns,
    phrase_start,
    speaks_of_income,
    speaks_of_spending,
    stands_alone,
)
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
from jiping.extract.text_comparisons import flat_of
from jiping.extract.text_relations import Teller
from jiping.extract.told import Told
from jiping.extract.units import OF_UNIT, Units
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
_STOPS = "。！？!?"
_OF_WHICH = re.compile(
    r"其中|主要用于以下|包括[:：]?$|(?:^|[，,；;。]|主要|具体)(?:包括|包含|用于[:：])[:：]?[^，,；;、：:]{1,24}$|"
    r"(?:划分|分|分类)(?:为|成)[:：][^，,；;、：:]{1,24}$|分别为|构成(?:如下)?[:：]?$|具体(?:情况)?(?:如下|为)[:：]?$|分别是"
)
_MADE_OF = re.compile(r"(?:^|[，,；;。：:])由[^，,；;、：:]{2,24}$")
_MAKES_UP = re.compile(r"[^。！？；;]{0,400}?(?:构成|组成)(?!部分)")
"""由基本支出…和项目支出…构成: the parts are all of it."""
_GOES_ON = re.compile(r"\s*(?:其中|较|比|与|同比|完成|占|决算数|支出决算|年末|此外)")
"""How a sentence begins that is about what the sentence before was about."""
_POINTS_BACK = re.compile(r"其中|包括|包含|用于|构成|划分|分类|如下|具体|主要")
"""What a list may be of that stands in the sentence before; 甲、乙分别为 opens a list of its own."""
_OPEN, _CLOSE = "（(", "）)"
_TURN = re.compile(f"[{_OPEN}{_CLOSE}{_STOPS}]")
_CLAUSES = re.compile(r"[；;。]")
_PHRASES = re.compile(r"[，,；;：:]")
_NAME_PHRASES = re.compile(r"[，,；;：:。、]")
_LEADING_WORDS = re.compile(r"^(其中|占|包括|以及|和|及|安排|支出|用于|主要是|共有|共|有|20\d\d年度?|年度?)+")
_BUDGET_COLUMN = re.compile(r"(?:年初|全年|调整后?)?(?:预算|决算|执行)数?$")
_ITEM_NAME = re.compile(
    r"([^，。；：、（）()“”\d]{2,30}?)(?:支出|经费|资金|安排|预算|费用)?(?:合计|共计|总计|共|为|约|是|计|各)?\s*$"
)
_THAT_IS = re.compile(r"为|即|计|共计|金额为?")
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


@dataclass(slots=True)
class _State:
    """What carries over while a paragraph is walked."""

    heading_caliber: str = ""
    paragraph_subject: Mention | None = None
    subject: Mention | None = None
    counted: Mention | None = None
    """What is counted, apart from the money the sentence speaks of."""
    inside_subject: Mention | None = None
    """What is named in the bracket that is open."""
    before: Mention | None = None
    """The subject of the sentence before."""
    frame: str = ""
    """The whole that a sentence opens with: 总支出中，基本支出…，项目支出…."""
    caliber: str = ""
    told: list[Told] = field(default_factory=list)
    whole: Told | None = None
    beside: Told | None = None
    """What stands beside the whole in another unit: 车辆9辆，价值158.30万元；其中…."""
    outer: Told | None = None
    """The whole of the list around the list."""
    inner: Told | None = None
    """The whole of a list in brackets: 8103平方米（其中计容…，不计容…）."""
    sentence: int = 0
    level: Told | None = None
    """The last amount or count told."""
    is_closed: bool = False
    """Whether the words say that the list is all of its whole."""
    is_unsure: bool = False
    """Whether the list within may still go on: a semicolon came before its parts made up its whole."""
    lanes: tuple[Mention, ...] = ()
    """What the places of a series are about: 收入总计和支出总计分别为…."""


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
        self.state = _State(heading_caliber=caliber)
        self.named = named
        self.narrow = narrow
        self.unit = unit
        self.decimals = False
        self.mentions: list[Mention] = []
        self.spans: list[tuple[int, int]] = []
        # Where the depth of brackets changes, and what it is from there on.
        self.turns: list[int] = []
        self.depths: list[int] = []
        depth = 0
        for match in _TURN.finditer(paragraph.text):
            sign = match.group()
            depth = 0 if sign in _STOPS else depth + 1 if sign in _OPEN else depth - 1
            self.turns.append(match.start())
            self.depths.append(depth)

    def run(self) -> list[Figure]:
        numbered = None if self.paragraph.number_generated else read_number(self.text)
        start = numbered.end if numbered else 0
        numbers = find_numbers(self.text, start)
        self.decimals = any(n.number.decimals and n.number.unit.dimension is Dimension.MONEY for n in numbers)
        self.mentions = find_mentions(self.text, self.context)
        self.spans = [(m.start, m.end) for m in self.mentions]
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
        return None if named is None else replace(named, words=self._text_of(named))

    def _text_of(self, mention: Mention) -> str:
        return mention.words or self.text[mention.start : mention.end]

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
            self.state.paragraph_subject = Mention(begin, end, _ITEM, item=project["name"])
        if self.state.paragraph_subject is None and self.named is not None and numbers:
            begin = phrase_start(self.text, numbers[0].start, self.spans)
            if only_columns(self.text[start : numbers[0].start]) or (
                begin <= start and only_columns(self.text[begin : numbers[0].start])
            ):
                self.state.paragraph_subject = self.named
        self.state.subject = self.state.paragraph_subject

    def _new_sentences(self, before: str, position: int, start: int) -> None:
        stops = sum(before.count(stop) for stop in _STOPS)
        if not stops and position > start:
            return
        state = self.state
        last = before[max(before.rfind(stop) for stop in _STOPS) + 1 :] if stops else before
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
        clause = _after_last(before, _STOPS)
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
        depth = self._depth(found.start)
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
            if m.start >= position + len(before) - len(clause) and self._depth(m.start) <= depth
        ]
        begin = max(phrase_start(self.text, anchor, self.spans), position)
        phrase = self.text[begin:anchor]
        base = None
        if reading.role is Role.LEVEL:
            base = base_of_comparison(phrase, self.text[found.end : found.end + 24], self.context)
        for mention in explicit:
            if mention.caliber and not mention.concept.startswith("income."):
                state.caliber = mention.caliber
        spoken = (state.subject, state.inside_subject)
        subject = self._of_series(lane, reading, clause) if lane is not None else None
        if lane is None or (subject is None and reading.role is not Role.LEVEL):
            subject = self._subject(reading, explicit, clause, begin, found)
        if base is not None and subject is not None and subject.concept == _ITEM and _COMPARES.match(phrase):
            # 结算价486.75万元，比合同价512.60万元节约25.85万元: what it is set against is not what has changed.
            state.subject, state.inside_subject = spoken
        column, year = self._column_and_year(clause, phrase, reading, subject, explicit, base)
        key, reason = self._key(found, reading, subject, clause, phrase, column, year)
        whole = self._whole_of(found, inside) if reading.role in (Role.LEVEL, Role.SHARE) else None
        if key.concept == _ITEM and reading.role is Role.LEVEL:
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
            _AVERAGE.search(phrase) is not None,
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
        begin = max(self.text.rfind(stop, 0, told.start) for stop in _STOPS) + 1
        return "原因" in self.text[begin : told.start]

    def _depth(self, offset: int) -> int:
        """How deep in brackets a place is, counted from the last full stop."""
        place = bisect_left(self.turns, offset)
        return self.depths[place - 1] if place else 0

    # ------------------------------------------------------------------------------------------- subjects

    def _of_series(self, lane: Lane, reading: Reading, clause: str) -> Mention | None:
        """What one place of a series is about: 基本支出、项目支出分别为390万元、110万元，分别占78%、22%."""
        state = self.state
        opens = reading.role is Role.LEVEL or (reading.role is Role.CHANGE and not state.lanes)
        if opens and not lane.place:
            begin = max(lane.start - len(clause), 0)
            words = re.split(r"(?:分别|各(?=[是为增减下上]))", clause)[0]
            words = (
                re.sub(r"^.*(?:其中|[，,；;：:])[：:，,]?", "", words)
                if "其中" in words
                else re.split(r"[，,；;：:]", words)[-1]
            )
            state.lanes = self._lanes(words, lane.size, begin + clause.index(words))
        return state.lanes[lane.place] if len(state.lanes) == lane.size else None

    def _lanes(self, words: str, size: int, start: int) -> tuple[Mention, ...]:
        both = [m for m in find_mentions(words, self.context) if m.concept == "total.both"]
        if both and size == 2:
            ends = (start + both[-1].start, start + both[-1].end)
            return tuple(Mention(*ends, concept, both[-1].caliber) for concept in ("income.total", "expenditure.total"))
        lanes: list[Mention] = []
        place = 0
        for piece in re.split(r"[、和及与]", words):
            begin, place = start + place, place + len(piece) + 1
            name = re.sub(r"^(?:20\d\d年度?)?(?:我|本|全)?(?:部门|单位|[局县市区])?", "", piece.strip())
            mentions = [m for m in find_mentions(name, self.context) if m.end - m.start == len(name)]
            found = mentions[0] if mentions else Mention(0, len(name), _ITEM, item=name)
            offset = begin + piece.index(name) if name else begin
            lanes.append(Mention(offset, offset + len(name), found.concept, found.caliber, found.code, found.item))
        return tuple(lanes) if len(lanes) == size and all(m.end - m.start >= 2 for m in lanes) else ()

    def _subject(
        self, reading: Reading, explicit: list[Mention], clause: str, begin: int, found: Found
    ) -> Mention | None:
        """What a number is about: what is named right before it, else what the text carries over."""
        state = self.state
        if reading.role in (Role.SHARE, Role.COMPLETION):
            # 占本年支出合计的 names the whole, not the subject.
            outside = [m for m in explicit if self.text[m.start : m.end] not in reading.base and m.start >= begin]
            outside = [m for m in outside if not m.concept.startswith(_RATES)]  # 预算执行率 names the rate itself
            return outside[-1] if outside else self._carried()
        wanted = found.number.unit.dimension
        counted = found.number.unit.name
        # 占基本支出的%，同比增加…: the whole of a share that was left blank is not what has changed.
        fitting = [m for m in explicit if _fits(m, wanted, counted) and self.text[m.start - 1 : m.start] != "占"]
        if wanted is not Dimension.MONEY:
            return self._of_no_money(reading, fitting, clause, found)
        near = [m for m in fitting if m.start >= begin]
        if near:
            return self._now(self._meant(near, begin, found, reading), found)
        phrase = self.text[begin : found.start]
        if not only_columns(phrase):
            named = self._by_words(phrase, begin, reading)
            # 接待54批次，人均112.5元，较上年减少…: a mean is not what the sentence goes on about.
            return named if _AVERAGE.search(phrase) else self._now(named, found)
        if _SUM_UP.fullmatch(phrase) and self.state.told and self.state.told[-1].sentence == self.state.sentence:
            return None  # A30万元，B20万元，合计50万元
        last = state.told[-1] if state.told else None
        if last is not None and last.reading.role is Role.SHARE and _THAT_IS.fullmatch(phrase.strip()):
            return last.subject  # 人员经费占比78.00%，为390.00万元
        carried = self._meant(fitting[-1:], self._start_of(fitting[-1]), None, reading) if fitting else self._carried()
        if carried is None and _GOES_ON.match(clause):
            carried = state.before
        if carried is not None and not fitting and reading.role is Role.LEVEL and self._turns_away(clause, carried):
            return None
        if carried is not None and not _fits(carried, wanted, counted):
            return None
        if carried is not None and reading.role is Role.LEVEL:
            is_income = carried.concept.startswith(("income.", "carry_forward.", "surplus."))
            if speaks_of_income(phrase) and not is_income:
                return None
            if speaks_of_spending(phrase) and is_income:
                return self._spending(found)
            if re.search(r"预算|决算|执行", phrase) and carried.concept.startswith(("carry_forward.", "surplus.")):
                return None  # 上年结转12.63万元，全年预算510.90万元
        return self._now(carried, found) if carried is not None else self._whole_body(clause, phrase, reading, found)

    def _turns_away(self, clause: str, carried: Mention) -> bool:
        """Whether something else is named between what was spoken of and this number, further off than its phrase."""
        _, semicolon, behind = re.sub("；", ";", clause).rpartition(";")
        if semicolon and not (only_columns(behind) or _COUNT_CARRIES.match(behind)):
            return True  # 甲县最高，达11万元；乙县最低，为4万元
        if carried.concept != _ITEM:
            return False
        # 外事接待费0万元，国内公务接待20批次，共支出9万元
        counts = list(takewhile(lambda t: t.dimension is Dimension.COUNT, reversed(self.state.told)))
        return bool(counts) and _COUNT_CARRIES.match(counts[-1].before) is None

    def _of_no_money(self, reading: Reading, fitting: list[Mention], clause: str, found: Found) -> Mention | None:
        """What a count, a score or a percentage is about. It does not change of which money the sentence speaks."""
        mention = fitting[-1] if fitting else None
        if found.number.unit.dimension is Dimension.COUNT:
            mention = self._counted_thing(fitting, found)
        if mention is not None and self.text[mention.start : mention.end] == "控制率":
            # 三公经费…，控制率80.67% is not that of staff.
            near = self.text[max(0, mention.start - 40) : mention.start]
            mention = mention if re.search(r"在职|编制|人员(?!经费|支出)", near) else None
        if mention is None:
            return self._carried() if reading.role is not Role.LEVEL else self._counted(clause, found)
        if found.number.unit.dimension is Dimension.COUNT:
            self.state.counted = mention
        elif not mention.concept.startswith(_RATES):
            return self._now(mention, found)
        return mention

    def _counted_thing(self, fitting: list[Mention], found: Found) -> Mention | None:
        """What is counted stands before its number (在职人员25人) or right behind it (4个股室)."""
        place = bisect_left(self.mentions, found.end, key=attrgetter("start"))
        behind = self.mentions[place] if place < len(self.mentions) else None
        is_behind = behind is not None and behind.start == found.end
        if is_behind and behind is not None and _fits(behind, Dimension.COUNT, found.number.unit.name):
            return behind
        last = self.state.told[-1].figure.source.end if self.state.told else None
        return next((m for m in reversed(fitting) if m.start != last), None)

    def _start_of(self, mention: Mention) -> int:
        return phrase_start(self.text, mention.start, self.spans)

    def _carried(self) -> Mention | None:
        return self.state.inside_subject or self.state.subject

    def _now(self, mention: Mention | None, found: Found) -> Mention | None:
        """Remember what is spoken of; a bracket does not change what the sentence is about."""
        if mention is not None and not (mention.concept == _ITEM and _ADJUSTED.search(mention.item)):
            if self._depth(found.start) > 0:
                self.state.inside_subject = mention
            else:
                self.state.subject = mention
        return mention

    def _meant(self, near: list[Mention], begin: int, found: Found | None, reading: Reading) -> Mention | None:
        """Which of the names in one phrase the number is about, and whether it is that thing or one called like it."""
        mention = near[-1]
        earlier = near[-2] if len(near) > 1 else None
        if earlier is not None and _says_whose_money(mention) and not _says_whose_money(earlier):
            # “三公”经费财政拨款年初预算: the money is for the first, from the second.
            if mention.start - earlier.end <= 12:
                caliber = mention.caliber or caliber_of(self.text[mention.start : mention.end])
                mention = Mention(earlier.start, mention.end, earlier.concept, caliber, earlier.code, earlier.item)
                near = near[:-1]
        elif earlier is not None and earlier.end == mention.start and earlier.concept.startswith("carry_forward."):
            mention = Mention(earlier.start, mention.end, earlier.concept, mention.caliber)
            near = near[:-1]
        whole = self.state.whole
        if (
            whole is not None
            and whole.figure.key.concept == "expenditure.total"
            and self.text[mention.start : mention.end] in _BARE_FUNDS
            and (found is None or leads_to_number(self.text[mention.end : found.start]))
            and not speaks_of_income(self.text[begin : mention.start])
        ):
            # 收入、支出决算总计…，其中政府性基金预算9801.00万元: the total of that fund, not its income of the year.
            return Mention(
                mention.start, mention.end, "expenditure.total", caliber_of(self.text[mention.start : mention.end])
            )
        outer = self.state.subject
        if (
            found is not None
            and self._depth(found.start) > 0
            and outer is not None
            and mention.caliber
            and mention.concept.startswith(("income.", "expenditure.current"))
            and not outer.concept.startswith(("income.", "expenditure.current", "expenditure.total", "total."))
        ):
            # “三公”经费支出27.79万元（其中：一般公共预算支出27.79万元…）: where its money comes from.
            words = self.text[outer.start : outer.end] + "｜" + self.text[mention.start : mention.end]
            return Mention(mention.start, mention.end, _ITEM, item=words)
        if (
            found is not None
            and whole is not None
            and whole.figure.key.concept.startswith(_NARROW)
            and mention.concept.startswith("income.")
        ):
            # 涉及资金3920.93万元，其中一般公共预算资金3774.56万元: likewise.
            words = whole.figure.label + "｜" + self.text[mention.start : mention.end]
            return Mention(mention.start, mention.end, _ITEM, item=words)
        if self._is_path(mention) or (reading.role is not Role.LEVEL and found is not None):
            return mention
        place = bisect_left(self.mentions, mention.start, key=attrgetter("start"))
        neighbour = self.mentions[place - 1] if place else None
        # 所属单位收、支总计: what is counted there leaves its words to the name of the money.
        is_money = neighbour is not None and _fits(neighbour, Dimension.MONEY, "")
        previous = neighbour.end if neighbour is not None and is_money else 0
        left_from = max(begin, previous)
        left = self.text[left_from : mention.start]
        if mention.concept.startswith(("income.", "expenditure.current")) and _is_funding(mention):
            right_now = self.text[mention.end : found.start] if found is not None else ""
            if re.search(r"收支|支出|安排", right_now) or re.search(r"(?:涉及|用于)\s*$", left):
                return self._item(left_from, mention.end, left)
        alone = stands_alone(left, self.context.organisation) or (
            left_from == previous and not left and mention.start > begin and not _is_suffix(mention, self.text)
        )
        if left_from == previous and previous > begin and not left and _is_suffix(mention, self.text):
            alone = False  # 公务用车购置费支出预算 is no 支出预算
            if neighbour is not None and _is_funding(neighbour):
                alone = True  # 财政拨款本年支出
            elif neighbour is not None and neighbour in near:
                owner = neighbour
                return Mention(owner.start, mention.end, owner.concept, owner.caliber, owner.code, owner.item)
        if alone and self.text[mention.start : mention.end] in _SHORT_NAMES:
            # 运行维护费 is that of vehicles where vehicles are spoken of.
            carried = self._carried()
            of_three = carried is not None and carried.concept.startswith("three_public.")
            alone = of_three or "车" in self.text[max(0, mention.start - 40) : mention.start]
            # 公务用车运行维护及购置费: one name for both.
            alone = alone and not re.search(r"[一-鿿][及和与]$", left)
        reaches = found is None or leads_to_number(self.text[mention.end : found.start])
        begins = max(self.text.rfind(stop, 0, mention.start) for stop in _STOPS) + 1
        if (
            alone
            and self.text[mention.start : mention.end] in _SUMS
            and _ADDS.search(self.text[begins : mention.start])
        ):
            caliber = mention.caliber or caliber_of(self.text[begins : mention.start])
            return Mention(mention.start, mention.end, _GRAND_TOTALS[mention.concept], caliber, "", "加总")
        if alone and reaches and found is not None and self.text.startswith("总计", mention.end):
            concept = _GRAND_TOTALS.get(mention.concept, "")
            if concept:
                # 财政拨款收入总计: with what was carried over, no 财政拨款收入 of the year.
                caliber = mention.caliber or caliber_of(self.text[mention.start : mention.end])
                return Mention(mention.start, mention.end + 2, concept, caliber)
        if alone and reaches:
            if not mention.caliber and mention.concept.startswith(_OF_FUNDS):
                caliber = caliber_of(self.text[begin : mention.start])
                if caliber:
                    # 政府性基金预算财政拨款本年收入0万元；本年支出0万元: both are of that money.
                    self.state.caliber = caliber
                    return Mention(mention.start, mention.end, mention.concept, caliber)
            return mention
        if not reaches and found is not None:
            return self._by_words(self.text[mention.end : found.start], mention.end, reading)
        return self._item(left_from, mention.end, left)

    def _is_path(self, mention: Mention) -> bool:
        """Whether a name is printed with its rank or code: 教育支出（类）, 行政运行（2010301）."""
        return mention.is_item and re.search(r"[类款项\d][）)]", self.text[mention.start : mention.end + 3]) is not None

    def _item(self, start: int, end: int, left: str) -> Mention:
        """Something with a name of its own that only ends like a known one: 会议费支出预算, 局本级基本支出."""
        name = re.split(r"等|以及|的", left)[-1] + self.text[start + len(left) : end]
        return Mention(start, end, _ITEM, item=re.sub(r"^(?:其中|包括|20\d\d年度?|年度)+", "", name))

    def _by_words(self, phrase: str, start: int, reading: Reading) -> Mention | None:
        """A thing that no dictionary has, named by the words before its number."""
        if reading.role is not Role.LEVEL:
            phrase = re.sub(rf"(?:{UP}|{DOWN}).*$", "", without_comparison(phrase))
        label = _item_name(phrase)
        if label and self.text[max(0, start - 2) : start] in ("结转", "结余"):
            label = f"结转{label}"  # 上年结转X is not X of this year
        return Mention(start, start + len(phrase), _ITEM, item=label) if label else None

    def _counted(self, clause: str, found: Found) -> Mention | None:
        subject = self.state.counted
        wanted, counted = found.number.unit.dimension, found.number.unit.name
        rest = without_comparison(clause).strip('，,；;：: ”"')
        if subject is None or not _fits(subject, wanted, counted) or not _COUNT_CARRIES.match(clause.lstrip()):
            return None
        if subject.concept.startswith("staff.authorised") and re.search(r"实际|实有|在职|在编|到岗|现有", rest):
            return None  # 行政编制32名，实际28人
        named = re.sub(r"^(?:其中|包括|分别[为是])[:：，,]?", "", rest)
        if named != rest and len(named) >= 2 and not _COUNT_CARRIES.match(named):
            return None  # 其中：水毁修复40处 names a part, not the whole again
        return subject if len(rest) <= 24 else None

    def _spending(self, found: Found) -> Mention | None:
        """支出88.00万元 after an income: what was spent of the same money, where the text says which money."""
        caliber = self.state.caliber or self.state.heading_caliber
        if caliber in ("fund", "capital", "general", "fiscal"):
            return self._now(Mention(found.start, found.start, "expenditure.current", caliber), found)
        return None

    def _whole_body(self, clause: str, phrase: str, reading: Reading, found: Found) -> Mention | None:
        """本部门年初预算…，支出决算…: nothing narrower is named, the whole expenditure is meant."""
        if reading.role is not Role.LEVEL or self.narrow or not _ONLY_COLUMN.search(phrase):
            return None
        if self.state.told and self.state.told[-1].sentence == self.state.sentence:
            return None
        if not re.search(r"部门|单位|全年|20\d\d年度?", clause) or self._tells_of_projects(found.start):
            return None
        if _PLAIN_SPENDING.search(phrase) and not self.context.kind.endswith(".department"):
            return None  # 全年支出 of a project's report is that of the project
        own = self.state.caliber or self.state.heading_caliber or "all"
        return self._now(Mention(found.start, found.start, "expenditure.current", own), found)

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
            named = subject if subject is None or subject.concept != _ITEM else None
            column = self.context.column_of(_without_names(without_comparison(piece), named, self.text))
            if column:
                break
        if not column and reading.role is Role.LEVEL and subject is not None and here:
            column = self.context.column_of(re.sub(r"比20\d\d年.*", "", self._text_of(subject)))
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
            label = _item_name(clause)
            if label:
                return FactKey("rate.item", year, "", "", "", label), ""
        if reading.role in (Role.GROWTH, Role.CHANGE) and (
            label := _item_name(re.sub(rf"(?:{UP}|{DOWN}).*$", "", without_comparison(clause)))
        ):
            concept = "rate.item" if reading.role is Role.GROWTH else _ITEM
            return FactKey(concept, year, "", "", "", f"{name}｜{label}"), ""
        if reading.role is Role.COMPLETION:
            return FactKey("budget.execution_rate", year, column, caliber, "", _item_name(clause)), ""
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
        label = _item_name(clause)
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
            if concept == _ITEM:
                if re.search(r"安排|下达|拨付|批复|申请|计划|投资", phrase):
                    column = "planned"  # neither a budget column nor what was spent
                return FactKey(_ITEM, year, column, "", "", subject.item), ""
            if concept in _NO_CALIBER or concept.startswith(
                ("staff.", "asset.", "performance.", "organisation.", "score.")
            ):
                caliber = ""
            if concept.startswith("three_public."):
                caliber = "fiscal"
            if dimension is Dimension.COUNT or concept.startswith("performance."):
                # 执法执勤用车0辆 and 其他用车7辆 are items of one concept.
                words = self._text_of(subject)
                return FactKey(concept, year, "", "", "", f"含｜{words}" if self._depth(found.start) > 0 else words), ""
            return FactKey(concept, year, column, caliber, subject.code, subject.item), ""
        if dimension is Dimension.MONEY and _TOTAL_WORD.search(clause):
            return FactKey(_ITEM, year, column, "", "", label or "合计"), ""
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

    def _tells_of_projects(self, offset: int) -> bool:
        """共安排项目3个，全年预算…: the budget of these projects, not of the whole."""
        begin = max(self.text.rfind(stop, 0, offset) for stop in _STOPS) + 1
        return re.search(r"项目(?!支出)|专项|工程", self.text[begin:offset]) is not None

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
        return self._text_of(subject) if subject is not None else _item_name(clause)

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


_ITEM = "expenditure.project.item"
_ALL_CALIBERS = ("all", "fiscal", "general", "fund", "capital")
_WHOLE_HEADING = re.compile(r"(?:收入|支出|收支)(?:决算|预算)?(?:总体)?(?:情况|说明)")
_TITLE = re.compile(r"\s*(?P<name>[一-鿿“”（）]{2,24}?(?:项目|工程|专项|经费|补助|资金))[。：:]")
"""A paragraph that opens with the name of a project is about it."""
_FRAME = re.compile(r"\s*(?:20\d\d年度?)?(?P<words>[^，,。；：:]{2,40}?)(?:当)?中[，,：:]")
_LEFT_OVER = re.compile(r"[，,；;]\s*尚?未[一-鿿]{1,6}\s*$")
"""共45亿元，未分配0.3亿元。其中：…: what is left to do is said by the way."""
_BALANCES = re.compile(r"\s*(?:上述|以上)?(?:收支)?(?:相抵|平衡)")
"""收支相抵，年终结余…: of the money the sentence before spoke of."""
_ADDS = re.compile(r"(?:^|[，,；;。])\s*(?:再)?加上?(?!强|大|快|班)[^。]*$")
"""收入…，加上级补助收入…，收入合计…: a total of more than the income of the year."""
_ONLY_COLUMN = re.compile(
    r"(?:^|[，,；;。：:]|部门|单位|年度?)\s*(?:支出)?(?:年初预算|全年预算|调整后?预算|支出决算|决算支出|预算执行|"
    r"(?<=部门)预算|(?:全年|部门|单位)总?支出)数?(?:数?为|是)?\s*$"
)
_PLAIN_SPENDING = re.compile(r"(?:全年|部门|单位)总?支出(?:为|是)?\s*$")
_LONGEST_SENTENCE = 400
_AVERAGE = re.compile(r"人均|户均|车均|批均|次均|月均|年均|日均|平均|均价|单价|每[一-鿿]{1,3}(?!年|次会)")
_RATES = ("survey.", "budget.execution_rate", "staffing.", "score.")
_ADJUSTED = re.compile(r"追加|调整|调增|调减|核减|收回|压减")
"""What is done to a budget on the way is not what the sentence is about."""
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
_SUM_UP = re.compile(r"\s*(?:以上|两项|三项|各项|总共|共)?(?:合计|共计|总计|共)(?:为|是)?\s*")
_COUNT_CARRIES = re.compile(
    r"^[”\"’）)》，,；;：:、\s]*(?:其中|年初|全年|调整|当年|本年|今年|支出|实际|决算|预算|执行|完成|比|较|与|同比|占|增|减|下降|上升|和|及|约|为|是|共|计|安排|20\d\d年)"
)
_GRAND_TOTALS = {
    "income.current": "income.total",
    "income.appropriation": "income.total",
    "income.general": "income.total",
    "income.government_fund": "income.total",
    "income.state_capital": "income.total",
    "expenditure.current": "expenditure.total",
}
_SUMS = frozenset(("收入合计", "支出合计"))
_BARE_FUNDS = frozenset(("一般公共预算", "政府性基金预算", "政府性基金", "国有资本经营预算"))
_NARROW = (
    "performance.",
    "procurement.",
    "three_public.",
    "operating_cost",
    "expenditure.basic",
    "expenditure.project",
)
"""Things narrower than all income: what stands below them with the name of a fund says where their money comes from."""
_OF_FUNDS = (
    "expenditure.basic",
    "expenditure.project",
    "expenditure.current",
    "expenditure.total",
    "income.current",
    "income.total",
    "carry_forward.",
)
_SHORT_NAMES = frozenset(("购置费", "运行费", "运行维护费"))
_ADDED = (Dimension.MONEY, Dimension.COUNT, Dimension.AREA)
_NO_CALIBER = frozenset(("operating_cost",))
_FUNDING = frozenset(("income.appropriation", "income.general", "income.government_fund", "income.state_capital"))
_SUFFIXES = frozenset(
    ("支出预算", "收入预算", "支出合计", "支出总计", "支出决算合计", "总支出", "总收入", "本年支出", "购置费", "运行费")
)


def _is_funding(mention: Mention) -> bool:
    """财政拨款, 一般公共预算拨款: where money comes from, said of other things too."""
    return mention.concept in _FUNDING


def _says_whose_money(mention: Mention) -> bool:
    """财政拨款, and 一般公共预算财政拨款支出 right after the name of something narrower."""
    return _is_funding(mention) or (mention.concept == "expenditure.current" and bool(mention.caliber))


def _is_suffix(mention: Mention, text: str) -> bool:
    """Whether the name is also how longer names end."""
    return text[mention.start : mention.end] in _SUFFIXES


def _fits(mention: Mention, dimension: Dimension, unit: str) -> bool:
    """Whether a concept can be measured in this dimension: persons are no money, and vehicles no persons."""
    if unit in ("辆", "台", "套", "件") and mention.concept.startswith("staff."):
        return False
    if unit in ("人", "名", "位") and mention.concept.startswith("asset."):
        return False
    counted = mention.concept.startswith(
        (
            "staff.",
            "asset.",
            "organisation.",
            "performance.projects",
            "performance.target.projects",
            "performance.problems",
        )
    )
    if dimension is Dimension.MONEY:
        return not counted and not mention.concept.startswith(("score.", "survey.", "budget.execution", "staffing."))
    if dimension is Dimension.COUNT:
        return counted
    if dimension is Dimension.SCORE:
        return mention.concept.startswith("score.")
    return dimension in (Dimension.PERCENT, Dimension.POINTS)


def _is_named_project(key: FactKey) -> bool:
    """Whether a figure is of a project with a name of its own, which is the same thing whoever carries it out."""
    if key.concept != _ITEM or not key.item or "｜" in key.item:
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


def _item_name(clause: str) -> str:
    """The words that name the thing right before a number: the last phrase of the clause."""
    # No name is longer than thirty characters, whatever stands before it.
    phrase = _NAME_PHRASES.split(clause[-80:])[-1].strip(' ”"')
    match = _ITEM_NAME.search(phrase)
    name = match.group(1).strip() if match else ""
    name = _BUDGET_COLUMN.sub("", name)
    name = _LEADING_WORDS.sub("", name)
    return name if len(name) >= 2 else ""

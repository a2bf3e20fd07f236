"""Figures in running text, and the relations the text asserts between them.

The grammar is a walk over the numbers of a paragraph in order. The words between two numbers say what the second one
is; subject, total and caliber carry over only where the text carries them: within a sentence, within a paragraph about
one budget item, and into a sentence that begins with 其中. What is not understood stays a figure without a concept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from jiping.concepts.fact_keys import fact_key
from jiping.concepts.numbers import Found, find_numbers
from jiping.extract.context import Context
from jiping.extract.mentions import Mention, caliber_of, find_mentions
from jiping.extract.roles import DOWN, UP, Reading, Role, compared_year, read_role, without_comparison, year_of
from jiping.extract.text_relations import Teller, Told
from jiping.model import Dimension, Document, FactKey, Figure, Paragraph, ParagraphKind, Qualifier, Relation
from jiping.model.numbering import read_number

_KINDS = (ParagraphKind.TEXT, ParagraphKind.TEXT_BOX, ParagraphKind.FOOTNOTE, ParagraphKind.NOTE)
_STOPS = "。！？!?"
_OF_WHICH = re.compile(
    r"其中|主要用于以下|包括[:：]?$|分别为|构成(?:如下)?[:：]?$|具体(?:情况)?(?:如下|为)[:：]?$|分别是"
)
_CARRIES = re.compile(
    r"^[”\"’）)》，,；;：:、\s]*(?:其中|年初|全年|调整|当年|本年|今年|支出|实际|决算|预算|执行|完成|比|较|与|同比|占|增|减|下降|上升|和|及|约|为|是|共|计|安排|20\d\d年)"
)
_OPEN, _CLOSE = "（(", "）)"
_TURN = re.compile(f"[{_OPEN}{_CLOSE}{_STOPS}]")
_ITEM_NAME = re.compile(
    r"([^，。；：、（）()“”\d]{2,30}?)(?:支出|经费|资金|安排|预算|费用)?(?:合计|共计|总计|共|为|约|是|计|各)?\s*$"
)
_TOTAL_WORD = re.compile(r"(?:合计|共计|总计|总额|共)\s*(?:为|约)?\s*$")


@dataclass(slots=True)
class _State:
    """What carries over while a paragraph is walked."""

    heading_caliber: str = ""
    paragraph_subject: Mention | None = None
    subject: Mention | None = None
    caliber: str = ""
    told: list[Told] = field(default_factory=list)
    whole: Told | None = None
    inner: Told | None = None
    """The whole of a list in brackets: 8103平方米（其中计容…，不计容…）."""
    sentence: int = 0
    level: Told | None = None
    """The last amount or count told."""


def read_sentences(
    document: Document, context: Context, table_figures: Iterable[Figure]
) -> tuple[list[Figure], list[Relation]]:
    """The figures of the document's running text and the relations it asserts."""
    teller = Teller(context, {fact_key(f): f for f in reversed(list(table_figures)) if f.is_typed and not f.key.item})
    figures: list[Figure] = []
    headings: list[tuple[int, str]] = []
    previous: _State | None = None
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        if block.kind is ParagraphKind.HEADING:
            level = block.level or 9
            headings = [(lv, c) for lv, c in headings if lv < level]
            headings.append((level, caliber_of(block.text)))
            previous = None
            continue
        if block.kind not in _KINDS:
            continue
        caliber = next((c for _, c in reversed(headings) if c), "")
        walk = _Walk(block, context, teller, caliber, previous)
        figures.extend(walk.run())
        previous = walk.state
    relations = teller.finish(figures)
    return figures, relations


class _Walk:
    """One paragraph."""

    def __init__(
        self, paragraph: Paragraph, context: Context, teller: Teller, caliber: str, previous: _State | None
    ) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.context = context
        self.teller = teller
        self.state = _State(heading_caliber=caliber)
        self.previous = previous
        self.decimals = False
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
        mentions = find_mentions(self.text, self.context)
        self._paragraph_subject(mentions, start)
        figures: list[Figure] = []
        position = start
        place = 0
        for found in numbers:
            before = self.text[position : found.start]
            self._new_sentences(before, position, start)
            first = place
            while place < len(mentions) and mentions[place].end <= found.start:
                place += 1
            local = mentions[first:place]
            figure = self._figure(found, before, position, local, mentions)
            figures.append(figure)
            position = found.end
        self._flat_words(mentions)
        self.teller.end_paragraph(self.paragraph, self.state.told)
        return figures

    def _paragraph_subject(self, mentions: list[Mention], start: int) -> None:
        """A paragraph that opens with one functional item is about that item throughout."""
        for mention in mentions:
            if mention.start > start + 6:
                break
            if mention.is_item and mention.concept == "expenditure.function":
                self.state.paragraph_subject = mention
                self.state.subject = mention
                return

    def _new_sentences(self, before: str, position: int, start: int) -> None:
        stops = sum(before.count(stop) for stop in _STOPS)
        if not stops and position > start:
            return
        state = self.state
        last = before[max(before.rfind(stop) for stop in _STOPS) + 1 :] if stops else before
        state.sentence += stops or 1
        carries = re.match(r"\s*其中", last) is not None
        if not carries:
            state.whole = None
            state.subject = state.paragraph_subject
            if position > start:
                state.caliber = ""

    # ------------------------------------------------------------------------------------------ one figure

    def _figure(
        self, found: Found, before: str, position: int, local: list[Mention], mentions: list[Mention]
    ) -> Figure:
        state = self.state
        clause = _after_last(before, _STOPS)
        reading = read_role(before, found.number)
        inside = self._depth(found.start) > 0
        if _OF_WHICH.search(clause) and not inside:
            state.whole = self.state.level
        if not inside:
            state.inner = None
        elif re.search(r"[（(](?:其中|包括|含)", before):
            state.inner = self.state.level
        depth = self._depth(found.start)
        explicit = [
            # A name inside brackets that are closed again names something else: 设备（不含车辆）2台.
            m
            for m in local
            if m.start >= position + len(before) - len(clause) and self._depth(m.start) <= depth
        ]
        for mention in explicit:
            if mention.caliber and not mention.concept.startswith("income."):
                state.caliber = mention.caliber
        subject = self._subject(reading, explicit, clause, found)
        column, year = self._column_and_year(clause, reading, subject)
        key, reason = self._key(found, reading, subject, explicit, clause, column, year)
        source = self.paragraph.source(found.start, found.end)
        label = self._words(clause, subject)
        if subject is None and key.concept == "expenditure.current":
            label = "支出合计"
        figure = Figure(key, found.number, source, label=label, reason=reason, beside_decimals=self.decimals)
        told = Told(
            figure,
            reading,
            subject,
            clause,
            before,
            state.sentence,
            inside,
            compared_year(clause, self.context.year),
            (state.inner if inside else state.whole) if reading.role in (Role.LEVEL, Role.SHARE) else None,
            found.start,
            bool(_TOTAL_WORD.search(before)) and not explicit,
        )
        state.told.append(told)
        if reading.role is Role.LEVEL and found.number.unit.dimension in _ADDED:
            state.level = told
        return figure

    def _depth(self, offset: int) -> int:
        """How deep in brackets a place is, counted from the last full stop."""
        place = bisect_left(self.turns, offset)
        return self.depths[place - 1] if place else 0

    def _subject(self, reading: Reading, explicit: list[Mention], clause: str, found: Found) -> Mention | None:
        state = self.state
        if reading.role is Role.SHARE or reading.role is Role.COMPLETION:
            # 占本年支出合计的 names the whole, not the subject.
            outside = [m for m in explicit if self.text[m.start : m.end] not in reading.base]
            return outside[-1] if outside else state.subject
        wanted = found.number.unit.dimension
        counted = found.number.unit.name
        fitting = [m for m in explicit if _fits(m, wanted, counted)]
        if fitting:
            mention = fitting[-1]
            # 基本支出中人员经费: the last one named is meant; 比2023年…: what stands in a comparison is not.
            state.subject = mention
            return mention
        if state.paragraph_subject is not None and wanted is Dimension.MONEY and _CARRIES.match(clause.lstrip()):
            state.subject = state.paragraph_subject
            return state.paragraph_subject
        if reading.role is not Role.LEVEL:
            return state.subject
        if _CARRIES.match(clause.lstrip()) and state.subject is not None and _fits(state.subject, wanted, counted):
            rest = without_comparison(clause).strip('，,；;：: ”"')
            named = re.sub(r"^(?:其中|包括|分别[为是])[:：，,]?", "", rest)
            if named != rest and len(named) > 2 and not _CARRIES.match(named):
                return None  # 其中：水毁修复40万元 names a part, not the whole again
            if len(rest) <= 24 and not re.search(
                r"、[^，]*$|(项目|工作|专项|补助|补贴)(经费|资金|支出)?(为|约)?$", rest
            ):
                return state.subject
        return None

    def _column_and_year(self, clause: str, reading: Reading, subject: Mention | None) -> tuple[str, int | None]:
        words = re.split(r"[，,；;：:]", without_comparison(clause))
        column = ""
        for piece in reversed(words):
            column = self.context.column_of(_without_names(piece, subject, self.text))
            if column:
                break
        if not column and reading.role is Role.LEVEL and subject is not None:
            column = self.context.column_of(re.sub(r"比20\d\d年.*", "", self.text[subject.start : subject.end]))
        year = year_of(clause, self.context.year)
        whole = self.state.whole
        if whole is not None and not re.search(r"20\d\d|上年|去年", clause):
            # 截至2024年8月31日共有车辆7辆，其中…: the date holds for the list.
            year = whole.figure.key.year
        return column or self.context.default_column, year

    def _key(
        self,
        found: Found,
        reading: Reading,
        subject: Mention | None,
        explicit: list[Mention],
        clause: str,
        column: str,
        year: int | None,
    ) -> tuple[FactKey, str]:
        dimension = found.number.unit.dimension
        caliber = self._caliber(subject)
        if reading.role is Role.LEVEL:
            return self._level_key(found, subject, clause, column, year, caliber)
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
            return FactKey(
                "rate.item" if reading.role is Role.GROWTH else "expenditure.project.item",
                year,
                "",
                "",
                "",
                f"{name}｜{label}",
            ), ""
        if reading.role is Role.COMPLETION:
            return FactKey("budget.execution_rate", year, column, caliber, "", _item_name(clause)), ""
        return FactKey("", year), "看不出说的是什么"

    def _level_key(
        self, found: Found, subject: Mention | None, clause: str, column: str, year: int | None, caliber: str
    ) -> tuple[FactKey, str]:
        dimension = found.number.unit.dimension
        label = _item_name(clause)
        bounded = found.number.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
        if bounded and re.search(r"单价|单笔|单项|单台|单件|限额|标准", clause[-6:]):
            return FactKey("threshold", year, "", "", "", label), ""
        if subject is not None:
            concept = subject.concept
            if concept == "total.both":
                concept = "expenditure.total"
            if concept in _NO_CALIBER or concept.startswith(
                ("staff.", "asset.", "performance.", "organisation.", "score.")
            ):
                caliber = ""
            if concept.startswith("three_public."):
                caliber = "fiscal"
            if dimension is Dimension.COUNT or concept.startswith("performance."):
                # 执法执勤用车0辆 and 其他用车7辆 are items of one concept.
                words = self.text[subject.start : subject.end]
                return FactKey(concept, year, "", "", "", f"含｜{words}" if self._depth(found.start) > 0 else words), ""
            item = subject.item
            if not item and subject.concept in _VAGUE:
                item = self._longer_name(found, subject, clause)
            return FactKey(concept, year, column, caliber, subject.code, item), ""
        if dimension is Dimension.MONEY and _ONLY_COLUMN.search(clause) and not self._tells_of_projects(found.start):
            # 本部门年初预算…，支出决算…: nothing narrower is named, the whole expenditure is meant.
            own = self.state.caliber or self.state.heading_caliber or "all"
            return FactKey("expenditure.current", year, column, own), ""
        if dimension is Dimension.MONEY and (_TOTAL_WORD.search(clause) or label):
            if re.search(r"安排|下达|拨付|批复|申请|计划|投资", re.split(r"[，,；;：:]", clause)[-1]):
                column = "planned"  # neither a budget column nor what was spent
            return FactKey("expenditure.project.item", year, column, "", "", label or "合计"), ""
        if dimension is Dimension.COUNT:
            return FactKey("count.item", year, "", "", "", label or found.number.unit.name), ""
        if dimension is Dimension.SCORE:
            return FactKey("score.item", year, "", "", "", label), ""
        if dimension in (Dimension.AREA, Dimension.LENGTH):
            return FactKey("size.item", year, "", "", "", label or found.number.unit.name), ""
        return FactKey("", year), "看不出说的是什么" if dimension is not Dimension.NONE else "没有单位"

    def _tells_of_projects(self, offset: int) -> bool:
        """共安排项目3个，全年预算…: the budget of these projects, not of the whole."""
        begin = max(self.text.rfind(stop, 0, offset) for stop in _STOPS) + 1
        return re.search(r"项目(?!支出)|专项|工程", self.text[begin:offset]) is not None

    def _longer_name(self, found: Found, subject: Mention, clause: str) -> str:
        """治理项目支出39.84万元 is one project, 项目支出603.14万元 all of them."""
        if not 0 <= found.start - subject.end <= 4:
            return ""
        phrase = re.split(r"[，,；;：:。]", self.text[max(0, subject.start - 40) : subject.start])[-1]
        phrase = re.sub(
            r"^(其中|包括|20\d\d年度?|本年度?|全年|当年|安排|完成|实际|财政拨款|一般公共预算|部门|单位|的|，)+",
            "",
            phrase,
        )
        return phrase + self.text[subject.start : subject.end] if len(phrase) >= 2 else ""

    def _caliber(self, subject: Mention | None) -> str:
        if subject is not None and subject.caliber:
            return subject.caliber
        if subject is not None and subject.is_item and subject.concept == "expenditure.function":
            return self.state.caliber or self.state.heading_caliber or "general"
        return self.state.caliber or self.state.heading_caliber or "all"

    def _words(self, clause: str, subject: Mention | None) -> str:
        if subject is not None:
            return self.text[subject.start : subject.end]
        return _item_name(clause)

    # ------------------------------------------------------------------------------------ words without numbers

    def _flat_words(self, mentions: list[Mention]) -> None:
        """持平, 小于预算数: statements that give no number of their own."""
        for match in re.finditer(r"(基本)?持平|无(?:增减)?变化", self.text):
            earliest = max(match.start() - _LONGEST_SENTENCE, 0)
            begin = max(max(self.text.rfind(stop, earliest, match.start()) for stop in "。！？；") + 1, earliest)
            words = self.text[begin : match.start()]
            place = bisect_left(mentions, match.start(), key=attrgetter("start")) - 1
            inside = place >= 0 and mentions[place].start >= begin
            subject = mentions[place] if inside else self.state.paragraph_subject
            self.teller.flat(self.paragraph, match, words, subject, self._caliber(subject), self.state.told)


_ONLY_COLUMN = re.compile(
    r"(?:^|[，,；;。：:]|部门|单位|年度?)\s*(?:支出)?(?:年初预算|全年预算|调整后?预算|支出决算|决算支出|预算执行)数?(?:数?为|是)?\s*$"
)
_LONGEST_SENTENCE = 400
_ADDED = (Dimension.MONEY, Dimension.COUNT, Dimension.AREA)
_NO_CALIBER = frozenset(("operating_cost",))
_VAGUE = frozenset(("expenditure.project",))


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


def _after_last(words: str, stops: str) -> str:
    return words[max(words.rfind(stop) for stop in stops) + 1 :]


def _without_names(piece: str, subject: Mention | None, text: str) -> str:
    if subject is not None:
        piece = piece.replace(text[subject.start : subject.end], "")
    return piece


def _item_name(clause: str) -> str:
    """The words that name the thing right before a number: the last phrase of the clause."""
    # No name is longer than thirty characters, whatever stands before it.
    phrase = re.split(r"[，,；;：:。、]", clause[-80:])[-1].strip(' ”"')
    match = _ITEM_NAME.search(phrase)
    name = match.group(1).strip() if match else ""
    name = re.sub(r"^(其中|包括|以及|和|及|安排|支出|用于|主要是|共有|共|有|20\\d\\d年度?|年度?)+", "", name)
    return name if len(name) >= 2 else ""

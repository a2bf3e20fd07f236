"""What a number in a sentence is about.

It is what is named right before it, else what the text carries over; where something else is named in between, or where
the name leaves open whether it is meant, the number stays without a subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from operator import attrgetter

from jiping.concepts.numbers import Found
from jiping.extract.context import Context
from jiping.extract.mentions import Mention, caliber_of, find_mentions
from jiping.extract.phrases import (
    item_name,
    leads_to_number,
    only_columns,
    phrase_start,
    speaks_of_income,
    speaks_of_spending,
    stands_alone,
)
from jiping.extract.roles import DOWN, UP, Reading, Role, without_comparison
from jiping.extract.series import Lane
from jiping.extract.walk import ITEM, STOPS, Passage, State
from jiping.model import Dimension

_ADDS = re.compile(r"(?:^|[，,；;。])\s*(?:再)?加上?(?!强|大|快|班)[^。]*$")
"""收入…，加上级补助收入…，收入合计…: a total of more than the income of the year."""
_ONLY_COLUMN = re.compile(
    r"(?:^|[，,；;。：:]|部门|单位|年度?)\s*(?:支出)?(?:年初预算|全年预算|调整后?预算|支出决算|决算支出|预算执行|"
    r"(?<=部门)预算|(?:全年|部门|单位)总?支出)数?(?:数?为|是)?\s*$"
)
_PLAIN_SPENDING = re.compile(r"(?:全年|部门|单位)总?支出(?:为|是)?\s*$")
AVERAGE = re.compile(r"人均|户均|车均|批均|次均|月均|年均|日均|平均|均价|单价|每[一-鿿]{1,3}(?!年|次会)")
_RATES = ("survey.", "budget.execution_rate", "staffing.", "score.")
_ADJUSTED = re.compile(r"追加|调整|调增|调减|核减|收回|压减")
"""What is done to a budget on the way is not what the sentence is about."""
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
_FUNDING = frozenset(("income.appropriation", "income.general", "income.government_fund", "income.state_capital"))
_SUFFIXES = frozenset(
    ("支出预算", "收入预算", "支出合计", "支出总计", "支出决算合计", "总支出", "总收入", "本年支出", "购置费", "运行费")
)
_SUM_UP = re.compile(r"\s*(?:以上|两项|三项|各项|总共|共)?(?:合计|共计|总计|共)(?:为|是)?\s*")
_THAT_IS = re.compile(r"为|即|计|共计|金额为?")
_GOES_ON = re.compile(r"\s*(?:其中|较|比|与|同比|完成|占|决算数|支出决算|年末|此外)")
"""How a sentence begins that is about what the sentence before was about."""


class Subjects:
    """The search for what a number is about, in one paragraph. What it finds it remembers in the state of the walk."""

    def __init__(self, passage: Passage, state: State, context: Context, narrow: bool) -> None:
        self.text = passage.text
        self.mentions = passage.mentions
        self.spans = passage.spans
        self.passage = passage
        self.state = state
        self.context = context
        self.narrow = narrow

    def of_series(self, lane: Lane, reading: Reading, clause: str) -> Mention | None:
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
            found = mentions[0] if mentions else Mention(0, len(name), ITEM, item=name)
            offset = begin + piece.index(name) if name else begin
            lanes.append(Mention(offset, offset + len(name), found.concept, found.caliber, found.code, found.item))
        return tuple(lanes) if len(lanes) == size and all(m.end - m.start >= 2 for m in lanes) else ()

    def subject(
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
            return named if AVERAGE.search(phrase) else self._now(named, found)
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
        if carried.concept != ITEM:
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
        if mention is not None and not (mention.concept == ITEM and _ADJUSTED.search(mention.item)):
            if self.passage.depth(found.start) > 0:
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
            and self.passage.depth(found.start) > 0
            and outer is not None
            and mention.caliber
            and mention.concept.startswith(("income.", "expenditure.current"))
            and not outer.concept.startswith(("income.", "expenditure.current", "expenditure.total", "total."))
        ):
            # “三公”经费支出27.79万元（其中：一般公共预算支出27.79万元…）: where its money comes from.
            words = self.text[outer.start : outer.end] + "｜" + self.text[mention.start : mention.end]
            return Mention(mention.start, mention.end, ITEM, item=words)
        if (
            found is not None
            and whole is not None
            and whole.figure.key.concept.startswith(_NARROW)
            and mention.concept.startswith("income.")
        ):
            # 涉及资金3920.93万元，其中一般公共预算资金3774.56万元: likewise.
            words = whole.figure.label + "｜" + self.text[mention.start : mention.end]
            return Mention(mention.start, mention.end, ITEM, item=words)
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
        begins = max(self.text.rfind(stop, 0, mention.start) for stop in STOPS) + 1
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
        return Mention(start, end, ITEM, item=re.sub(r"^(?:其中|包括|20\d\d年度?|年度)+", "", name))

    def _by_words(self, phrase: str, start: int, reading: Reading) -> Mention | None:
        """A thing that no dictionary has, named by the words before its number."""
        if reading.role is not Role.LEVEL:
            phrase = re.sub(rf"(?:{UP}|{DOWN}).*$", "", without_comparison(phrase))
        label = item_name(phrase)
        if label and self.text[max(0, start - 2) : start] in ("结转", "结余"):
            label = f"结转{label}"  # 上年结转X is not X of this year
        return Mention(start, start + len(phrase), ITEM, item=label) if label else None

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
        if not re.search(r"部门|单位|全年|20\d\d年度?", clause) or self.tells_of_projects(found.start):
            return None
        if _PLAIN_SPENDING.search(phrase) and not self.context.kind.endswith(".department"):
            return None  # 全年支出 of a project's report is that of the project
        own = self.state.caliber or self.state.heading_caliber or "all"
        return self._now(Mention(found.start, found.start, "expenditure.current", own), found)

    def tells_of_projects(self, offset: int) -> bool:
        """共安排项目3个，全年预算…: the budget of these projects, not of the whole."""
        begin = max(self.text.rfind(stop, 0, offset) for stop in STOPS) + 1
        return re.search(r"项目(?!支出)|专项|工程", self.text[begin:offset]) is not None


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

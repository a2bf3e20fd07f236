"""The words beside a name: which of them leave it what it is, and which make it something else.

公务接待费 is a concept, 国（境）外公务接待费 a part of it, 会议费支出预算 no 支出预算 at all. A name counts for the
thing it names only where the words before it, up to the last break of the phrase, say no more than who, when and how
much, and where the words between it and the number say no more than in which column.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_LONGEST = 120
_BREAKS = '，,；;：:、。！!？?（(）)“”"《》 '
BODY = (
    "委员会|办公室|办公厅|办事处|人民政府|政府|街道|镇|乡|法院|检察院|学校|中学|小学|幼儿园|学院|医院|卫生院|协会|联合会|"
    "总工会|妇联|团委|总队|大队|支队|管理[处站所]|服务中心|中心|县|市|区|省|局|委|办|厅|馆|党校"
)
_NEUTRAL_LEFT = (
    r"20\d\d年?|年度?|上半年|本|全|我|各|该|部门|单位|部|当年|全年|今年|上年度?|去年|年初|年末|年中|年底|实际|累计|共计?|总计?|合计|"
    r"财政拨款|财政|一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|预算|决算|支出|收入|公共|综合|主要|另外?|此外|同时|"
    r"由|将|则|即|以|按|对|较|比|从|至|到|共有|现有|核定|\d+|月|日|底|末|初|日常|基本|后|前|为|是|有|在|也|又|县级|市级|省级|中央|本级财政|"
    r"(?:我|本|该)(?:局|委|办|院|校|中心|镇|乡|街道|县|市|区|部|处|站|所|馆|会|厅|大队|公司)|经费|资金|调整后?|追加|减|增|一|二|三|四|五|六|方面|部分"
)
_LEFT = re.compile(rf"(?:{_NEUTRAL_LEFT})*")
_BOUNDARY = re.compile(
    r"等|以及|和|及|与|或|的|安排|使用|发生|完成|用于|列支|支付|包括|包含|含|其中|为|是|中|截至|截止|保障|维持|涉及|开支|编制|对应|用|除"
)
_ENDS_IN_BODY = re.compile(rf"(?:20\d\d年度?)?[一-鿿（）()]{{2,30}}(?:{BODY})(?:本级)?")
_RIGHT = re.compile(
    r"(?:支出|收入|预算|决算|执行|总数|数|总额|额|金额|资金|经费|费用|拨款|财政拨款|一般公共预算|总计|合计|共计|共|计|均|各|分别|为|是|约|达到?|"
    r"在|年初|年中|年末|全年|当年|本年度?|上年度?|20\d\d年度?|年度|调整后?|追加|实际|完成|安排|发生|情况|的|规模|小计|"
    r"类|款|项|[”\"＂]|增加|减少|增长|下降|降低|增幅|降幅|增支|减支|增收|减收|提高|压减|压缩|节约|了|也|已|共有|有|核定|现有|名|人|台|辆|"
    r"由|从|原|上年|去年|年底|财政|部门|单位|占|还|仅|只|需|需要|需求|指标|累计|[（(][一-鿿]{1,3}[)）])*"
)
_COMPARATOR = re.compile(r"(?:[，,]?(?:与|同|比|较|跟|对比)).*$")
_COLUMN_WORDS = re.compile(
    r"(?:其中|具体|年初|全年|年度|年末|年中|调整后|当年|本年度?|今年|上年度?|去年|20\d\d年度?|\d+月(?:底|末|份)?|底|全部|实际|累计|共|共计|合计|"
    r"总计|总额|计|各|均|分别|为|是|约|达到?|支出|费用|经费|资金|金额|预算|决算|执行|完成|安排|开支|发生|列支|数|额|总|情况|部门|单位|本|我|该|"
    r"了|的|也|即|已|又|还|财政拨款|财政|一般公共预算|原|同期|同样|保持|基本|[”\"＂）)（(]|主要|增加|减少|增长|下降|降低|增幅|降幅|增支|减支|增收|减收|提高|"
    r"压减|压缩|节约|上升|增至|升至|降至|减至|提高|下调|扩大|多|少|幅度|率|比例|相较|对比|较|比|与|同|相比|同比|占|到|至|从|由|目标|计划|任务)*"
)
_INCOME = re.compile(r"收入|到位|拨入")
_NAME_PHRASES = re.compile(r"[，,；;：:。、]")
_LEADING_WORDS = re.compile(r"^(其中|占|包括|以及|和|及|安排|支出|用于|主要是|共有|共|有|20\d\d年度?|年度?)+")
_BUDGET_COLUMN = re.compile(r"(?:年初|全年|调整后?)?(?:预算|决算|执行)数?$")
_ITEM_NAME = re.compile(
    r"([^，。；：、（）()“”\d]{2,30}?)(?:支出|经费|资金|安排|预算|费用)?(?:合计|共计|总计|共|为|约|是|计|各)?\s*$"
)


def phrase_start(text: str, place: int, spans: list[tuple[int, int]]) -> int:
    """Where the phrase that ends at ``place`` begins: after the last break that is not inside a name (``spans``)."""
    last = bisect_left(spans, (place,)) - 1
    least = max(place - _LONGEST, 0)
    while place > least:
        while last >= 0 and spans[last][0] >= place:
            last -= 1
        if last >= 0 and spans[last][0] < place <= spans[last][1]:
            place = spans[last][0]
            continue
        if text[place - 1] in _BREAKS:
            break
        place -= 1
    return place


def stands_alone(left: str, organisation: str) -> bool:
    """Whether the words right before a name leave it what it is."""
    squeezed = re.sub(r"\s+", "", left)
    tail = _BOUNDARY.split(squeezed)[-1]
    if _LEFT.fullmatch(tail) or _LEFT.fullmatch(_without_own_name(squeezed, organisation)):
        return True
    body = _ENDS_IN_BODY.match(tail)
    if body is None or not _LEFT.fullmatch(tail[body.end() :]):
        return False
    named = re.sub(r"^(?:20\d\d年度?)", "", body.group())
    return not organisation or named in organisation or organisation in named or named[-2:] in organisation


def _without_own_name(left: str, organisation: str) -> str:
    """``left`` without the name of the body itself, whole or only its end (县水利局)."""
    for size in range(len(organisation), 2, -1):
        place = left.find(organisation[-size:])
        if place >= 0:
            return left[place + size :] if not place or _LEFT.fullmatch(left[:place]) else left
    return left


def leads_to_number(right: str) -> bool:
    """Whether the words between a name and its number say only in which column, year or direction."""
    return _RIGHT.fullmatch(re.sub(r"\s+", "", _COMPARATOR.sub("", right))) is not None


def only_columns(phrase: str) -> bool:
    """Whether a phrase names nothing of its own: 支出决算为, 比上年减少, 全年预算."""
    return _COLUMN_WORDS.fullmatch(re.sub(r"\s+", "", phrase)) is not None


def speaks_of_income(phrase: str) -> bool:
    return _INCOME.search(phrase) is not None


def speaks_of_spending(phrase: str) -> bool:
    return re.search(r"支出|开支|使用", phrase) is not None


def item_name(clause: str) -> str:
    """The words that name the thing right before a number: the last phrase of the clause."""
    # No name is longer than thirty characters, whatever stands before it.
    phrase = _NAME_PHRASES.split(clause[-80:])[-1].strip(' ”"')
    match = _ITEM_NAME.search(phrase)
    name = match.group(1).strip() if match else ""
    name = _BUDGET_COLUMN.sub("", name)
    name = _LEADING_WORDS.sub("", name)
    return name if len(name) >= 2 else ""

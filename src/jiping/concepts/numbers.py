"""The number grammar: printed numbers with units, qualifiers, ranges and Chinese numerals, exact.

What only looks like a figure is left out: years and dates, document numbers, enumerations, clauses (第3条), codes and
anything glued to Latin letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from jiping.concepts.spans import Taken
from jiping.model import COUNT_WORDS, NO_UNIT, UNITS, Number, Qualifier, Unit, count_unit
from jiping.model.unit import Dimension

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％－＋", "0123456789.,%-+")

_COUNTS = "|".join(sorted((w for w in COUNT_WORDS if w not in ("年", "月", "日", "天", "岁")), key=len, reverse=True))
_MONEY = "万亿元|千万元|百万元|亿元|万元|千元|百元|元"
# 万 and 亿 without 元 are money unless a counted thing follows.
_UNIT = (
    rf"(?P<unit>{_MONEY}|个百分点|百分点|[%％‰]|平方米|万平方米|㎡|m²|公顷|亩|公里|小时|分钟|"
    rf"[万亿]\s*(?:{_COUNTS}|平方米|㎡|亩|吨|公里)|[万亿](?![一-鿿]*(?:科|象|达|年路|里))|"
    rf"分(?!之|钟|别|为|成|部|局|院|类|公|行|管|项|析|布|期|步|级|工|段|散|支|会|店|子|享|解|包|配)|"
    rf"{_COUNTS}|米|天|岁)"
)
_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?"
# Each pattern first asks whether the character can begin it: most places of a text are passed over at that.
_ARABIC = re.compile(
    r"(?=[\d\-−不至最将接超突大约近逾≥≤><])"
    # White space only after a word: each blank of a long run would be tried as a beginning, to the run's end.
    rf"(?:(?P<before>不低于|不少于|不高于|不超过|不多于|至少|最多|将近|接近|超过|突破|大约|(?<![节集预合条契])约为?|(?<![附最临邻])近|超|逾|[≥≤]|[><]=)\s*)?"
    # After a number or a unit a dash is no minus: 5%-6% is a range.
    rf"(?P<sign>(?<![\d%‰元万亿次人个])[-−](?=\d))?(?P<number>{_DIGITS})"
    rf"(?:\s*(?P<low_unit>{_MONEY}|[万亿]|%|个百分点|{_COUNTS})?\s*(?:[-—–~～]|至|到)+\s*"
    rf"(?P<high>{_DIGITS})(?=\s*(?:{_MONEY}|[万亿]|%|个百分点|{_COUNTS})))?"
    rf"\s*(?P<more>余|多(?!于|元化|样化))?\s*(?:(?P<myriads>[万亿])(?P<more_myriads>[余多])元|{_UNIT})?"
    rf"(?P<after>(?:[（(]含[)）])?(?:左右|以上|以下|以内))?"
)
_CN = "零〇一二两三四五六七八九十百千万亿"
_CHINESE = re.compile(
    rf"(?=[{_CN}])(?:百分之(?P<percent>[零〇一二两三四五六七八九十百点]{{1,24}}|\d+(?:\.\d+)?)|"
    # A numeral begins where its characters begin, and none is endless: else every character of a long run of them would
    # be tried as a beginning, to the run's end.
    rf"(?<![二两三四五六七八九十])(?P<den>[二两三四五六七八九十]{{1,9}})分之(?P<num>[一二两三四五六七八九十]{{1,9}})|"
    rf"(?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?![立为员绩效果功本长分年交熟都])|"
    # 第一名 ranks, 数十万元 and 几百人 count nothing.
    rf"(?<!第)(?<![数几上](?=[十百千万亿]))(?<![{_CN}])"
    rf"(?P<value>[{_CN}]{{1,24}}(?:点[零〇一二三四五六七八九]{{1,24}})?)\s*(?P<more>余|多)?\s*"
    rf"(?P<unit>亿元|万元|千元|元(?!旦|素|月)|个百分点|名|人(?!大|民|员|力|才|事|口|均|类|社|次)|人次|辆|台|批次|家|户))"
)
_CN_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CN_PLACE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

_SPAN = r"(?:\d{1,2}\s*[-—–~～至到]\s*)?"
_LEFT_OUT = re.compile(
    r"(?=[\dA-Za-z〔\[（(【第表附图])(?:"
    r"(?:19|20)\d{2}\s*[-—–~～至、/]+\s*(?:19|20)\d{2}\s*年|"
    r"(?:19|20)\d{2}\s*(?:年度?|学年)|"
    # A whole date; 2083.68 alone is an amount.
    r"(?:19|20)\d{2}([-./])(?:0?[1-9]|1[0-2])\1(?:[12]\d|3[01]|0?[1-9])(?!\d)|"
    rf"{_SPAN}\d{{1,2}}\s*月(?:份|\s*\d{{1,2}}\s*日|底|末|初)?|{_SPAN}\d{{1,2}}\s*日(?!均)|"
    rf"{_SPAN}\d{{1,3}}\s*年(?!均)|"
    r"(?<!\d)\d{1,2}\s*[:：]\s*\d{2}(?!\d|\.\d|\s*(?:[万亿千百]|元|%|个|人))|"
    r"[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*(?:第\s*)?\d*\s*号?|第\s*\d+\s*[条章节项款号期批次届季度页部分位名]*|(?<!\d)\d++\s*号(?!线)|"
    # Codes of functional classes before a name or in brackets, enumerations in brackets.
    rf"(?<![\d.])2\d{{6}}(?=\s*[一-鿿])(?!\s*(?:{_COUNTS}|[元万亿千百分]|平方米))|"
    r"[（(]\s*(?:\d{1,2}|[12]\d{2}(?:\d{2}){1,2})\s*[)）]|0\d{2,3}\s*[-—]\s*\d{7,8}(?!\d)|"
    r"GB\s*(?:/\s*T)?\s*\d[\d.]*(?:\s*[-—–]\s*\d+)?|"
    # Possessive, and only from where the digits begin: a run of a million digits is looked at once.
    r"[A-Za-z][A-Za-z0-9_-]{0,60}\d[\w-]*|(?<!\d)\d++[A-Za-z][\w-]*|(?<!\d)\d++/\d+|"
    rf"(?<!\d)\d{{8,}}+(?![\d,.]*+\s*(?:{_MONEY}|[万亿%‰分]|{_COUNTS}|个百分点|平方米))|"
    r"(?:表|附件|附表|图)\s*\d+|(?:10|12)\d{3}(?=热线|平台|举报))"
)


_MOST_DIGITS = 20
"""Amounts of the whole world in 分 have no more. Longer runs of digits measure nothing, and arithmetic on them is
neither exact (decimals keep 28 digits) nor quick."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text, with the offsets of all its characters (qualifier and unit included)."""

    start: int
    end: int
    number: Number
    is_word: bool = False
    """True for Chinese numerals."""


def parse_chinese(text: str) -> Decimal | None:
    """一百二十万 → 1200000, 十二点五 → 12.5; ``None`` where the characters are no numeral."""
    if not text or text[0] in "百千万亿点":
        return None  # 百万元 is a unit or a manner of speaking
    whole, _, fraction = text.partition("点")
    total = myriads = section = digit = 0
    if whole and all(c in _CN_DIGIT for c in whole) and len(whole) > 1:
        total = int("".join(str(_CN_DIGIT[c]) for c in whole))
        digit = section = 0
    else:
        for character in whole:
            if character in _CN_DIGIT:
                digit = _CN_DIGIT[character]
            elif character == "万":
                myriads = (myriads + section + digit) * _CN_PLACE[character]
                section = digit = 0
            elif character == "亿":
                # 一亿二千万: what stands before 亿 is multiplied, what comes after it is added.
                total = (total + myriads + section + digit) * _CN_PLACE[character]
                myriads = section = digit = 0
            elif character in _CN_PLACE:
                section += (digit or 1) * _CN_PLACE[character]
                digit = 0
            else:
                return None
    value = Decimal(total + myriads + section + digit)
    if fraction:
        if not all(c in _CN_DIGIT for c in fraction):
            return None
        value += Decimal("0." + "".join(str(_CN_DIGIT[c]) for c in fraction))
    return value


def unit_of(name: str) -> Unit:
    """The unit with this printed name; counted things of any kind are units of their own."""
    name = name.replace(" ", "")
    if not name:
        return NO_UNIT
    if name in UNITS:
        return UNITS[name]
    if name[0] in "万亿" and len(name) > 1:
        return Unit(name, Dimension.COUNT, Decimal(10_000 if name[0] == "万" else 100_000_000))
    return count_unit(name)


_DIGIT = re.compile(r"\d")


def find_numbers(text: str, skip: int = 0) -> list[Found]:
    """All figures in ``text`` from offset ``skip`` on, in order."""
    plain = text.translate(_FULL_WIDTH)
    # Half the paragraphs of a report have no digit; the patterns below try every place of them.
    has_digits = _DIGIT.search(plain, skip) is not None
    blocked = [match.span() for match in _LEFT_OUT.finditer(plain)] if has_digits else []
    found: list[Found] = []
    place = 0
    for match in _ARABIC.finditer(plain, skip) if has_digits else ():
        start = match.start("number")
        while place < len(blocked) and blocked[place][1] <= start:
            place += 1
        if place < len(blocked) and blocked[place][0] <= start < blocked[place][1]:
            continue
        if start and _is_glued(text, start):
            continue
        if _ENUMERATION.match(plain, start) and _opens_item(plain, start):
            continue
        if _is_endless(match.group("number")) or _is_endless(match.group("high") or ""):
            continue
        found.append(_arabic(match, text))
    if any(c in text for c in "一二两三四五六七八九十百"):
        taken = Taken(len(text), found)
        for match in _CHINESE.finditer(plain, skip):
            word = _chinese(match, text)
            if word is not None and taken.take(word.start, word.end):
                found.append(word)
        found.sort(key=lambda f: f.start)
    return found


def _is_endless(printed: str) -> bool:
    return len(printed) > _MOST_DIGITS and sum(character.isdigit() for character in printed) > _MOST_DIGITS


def _is_glued(text: str, start: int) -> bool:
    """Whether the digits from ``start`` on are the end of something longer: a code, 1234,567, 百分之80."""
    previous = text[start - 1]
    if previous.isascii() and (previous.isalnum() or previous in "._"):
        return True
    if previous == "," and start > 1 and text[start - 2].isdigit():
        # 512.30,498.75万元: after decimals a comma parts two numbers.
        return _AFTER_DECIMALS.search(text, max(start - _MOST_DIGITS, 0), start) is None
    return text.endswith("百分之", 0, start)


_AFTER_DECIMALS = re.compile(r"\d\.\d+,$")
_ENUMERATION = re.compile(r"\d{1,2}\s*(?:[、．]|\.(?!\d))")


def _opens_item(text: str, start: int) -> bool:
    """Whether a number stands where an enumeration inside a paragraph begins: …；2、 or …。3."""
    # White space comes one by one in the texts of a document: no need to copy all that stands before.
    before = text[max(start - 8, 0) : start].rstrip()
    return not before or before[-1] in "。；;：:！？”"


def _arabic(match: re.Match[str], text: str) -> Found:
    if match.group("unit"):
        unit, end = unit_of(match.group("unit")), match.end("unit")
    elif match.group("myriads"):
        unit, end = unit_of(match.group("myriads") + "元"), match.end("myriads") + 2  # 3万余元
    else:
        unit, end = NO_UNIT, max(match.end("number"), match.end("high"), match.end("more"))
    if match.group("after"):
        end = match.end()
    start = next(match.start(name) for name in ("before", "sign", "number") if match.group(name))
    digits = _plain_digits(match.group("number"))
    value = Decimal(digits)
    if match.group("sign"):
        value = -value
    high = Decimal(_plain_digits(match.group("high"))) if match.group("high") else None
    if high is not None and match.group("low_unit"):
        low_unit = unit_of(match.group("low_unit"))
        if low_unit.dimension is unit.dimension:
            value = value * low_unit.factor / unit.factor  # 5000元至1万元
    decimals = len(digits.partition(".")[2])
    return Found(start, end, Number(text[start:end], value, decimals, unit, _qualifier(match), high))


def _plain_digits(printed: str) -> str:
    return printed.replace(",", "").replace("，", "")


def _qualifier(match: re.Match[str]) -> Qualifier:
    before, after = match.group("before") or "", match.group("after") or ""
    more = match.group("more") or match.group("more_myriads")
    return Qualifier.OVER if more else _said(before, after)


def _said(before: str, after: str) -> Qualifier:
    if after == "左右" or before in ("约", "大约", "约为"):
        return Qualifier.ABOUT
    if before in ("近", "将近", "接近"):
        return Qualifier.NEARLY
    if before in ("超过", "突破", "超", "逾"):
        return Qualifier.ABOVE
    if after.endswith("以上") or before in ("不低于", "不少于", "至少", "≥", ">="):
        return Qualifier.AT_LEAST
    if after.endswith(("以下", "以内")) or before in ("不高于", "不超过", "不多于", "最多", "≤", "<="):
        return Qualifier.AT_MOST
    return Qualifier.NONE


_WORDS_BEFORE = re.compile(
    r"(?:不低于|不少于|不高于|不超过|不多于|至少|最多|将近|接近|超过|突破|大约|(?<![节集预合条契])约为?|"
    r"(?<![附最临邻])近|超|逾)$"
)
_WORDS_AFTER = re.compile(r"(?:[（(]含[)）])?(?:左右|以上|以下|以内)")


def _with_words(text: str, start: int, end: int) -> tuple[int, int, Qualifier]:
    """The place of a numeral together with the words that say how exact it is."""
    before, after = _WORDS_BEFORE.search(text, max(0, start - 4), start), _WORDS_AFTER.match(text, end)
    qualifier = _said(before.group() if before else "", after.group() if after else "")
    return before.start() if before else start, after.end() if after else end, qualifier


def _chinese(match: re.Match[str], text: str) -> Found | None:
    start, end = match.span()
    printed = text[start:end]
    if match.group("percent"):
        words = match.group("percent")
        value = Decimal(words) if words[0].isdigit() else parse_chinese(words)
        if value is None:
            return None
        decimals = len(words.partition("." if words[0].isdigit() else "点")[2])
        start, end, qualifier = _with_words(text, start, end)
        return Found(start, end, Number(text[start:end], value, decimals, UNITS["%"], qualifier), True)
    if match.group("den"):
        denominator, numerator = parse_chinese(match.group("den")), parse_chinese(match.group("num"))
        if not denominator or not numerator:
            return None
        return Found(start, end, Number(printed, numerator * 100 / denominator, 0, UNITS["%"], Qualifier.ABOUT), True)
    if match.group("tenths"):
        half = match.group("half")
        value = Decimal(_CN_DIGIT[match.group("tenths")] * 10)
        if half:
            value += 5 if half == "半" else _CN_DIGIT[half]
        return Found(start, end, Number(printed, value, 0, UNITS["%"], Qualifier.ABOUT), True)
    value = parse_chinese(match.group("value"))
    if value is None:
        return None
    start, end, qualifier = _with_words(text, start, end)
    if match.group("more"):
        qualifier = Qualifier.OVER
    unit, words = match.group("unit"), match.group("value")
    if unit == "元" and words[-1] in "万亿":
        # 一百二十万元 is written in 万元: its last digit is worth ten thousand, not one.
        unit, value = words[-1] + unit, value / _CN_PLACE[words[-1]]
    decimals = len(words.partition("点")[2])
    return Found(start, end, Number(text[start:end], value, decimals, unit_of(unit), qualifier), True)


_CELL = re.compile(
    rf"(?P<open>[（(])?(?P<sign>[-+−－])?\s*(?P<number>{_DIGITS})\s*(?P<percent>[%％])?(?P<close>[)）])?"
)


def parse_cell(text: str, unit: Unit) -> Number | None:
    """The number of a table cell in the table's unit; 12.5% keeps its own. ``None`` when it is no number."""
    match = _CELL.fullmatch(text.translate(_FULL_WIDTH).strip()) if len(text) <= 4 * _MOST_DIGITS else None
    if not match or _is_endless(match.group("number")):
        return None
    digits = match.group("number").replace(",", "").replace("，", "")
    value = Decimal(digits)
    if match.group("sign") in ("-", "−", "－") or (match.group("open") and match.group("close")):
        value = -value
    return Number(text, value, len(digits.partition(".")[2]), UNITS["%"] if match.group("percent") else unit)

"""MAT102 count-and-list 个数与列出的名称不符

先说个数、随即列出名称的（“内设股室 8 个，分别是……”“具体包括：1.……2.……”），个数应与名称一样多，没有四舍五入。
名称后面的括号（加挂牌子、说明）不另计；最后一个名称里有“和”“及”的，拆开与不拆开都算对；列举后面有“等”的不比较。

正例：设 3 个股室，分别是办公室、造林股（防火办公室）和资源股
反例：共安排 5 个项目，分别是道路养护、桥梁检测、路灯更新、标志标线
不判断：列举的不是单纯的名称（带金额、带数字、带说明）
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from jiping.check import Basis, Severity, View, fail, hint, not_applicable, ok, rule
from jiping.check.quoting import clause_start
from jiping.model import Paragraph, ParagraphKind, Table, Verdict
from jiping.model.numbering import chinese_to_int, read_number

_COUNT = (
    r"(?<![第\d.点每十百几数])(?P<count>[1-9]\d?|[两二三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?)"
    r"\s*(?P<unit>个|家|项|所|类|处|支|座|条|种)"
)
_INLINE = re.compile(
    rf"{_COUNT}(?P<noun>(?!百分点|月|工作日|以上|以下|多)[^\d，。；：:、（）()“”%％]{{0,16}}?)"
    r"(?:[（(][^（）()]{0,20}[)）])?\s*[，,]?\s*"
    r"(?P<lead>(?:具体)?分别(?:是|为)|具体(?:是|为|包括|有)|包括|即为?|(?=[：:]))[：:]?\s*(?P<list>[^。；\n]+)(?P<stop>[。；]|$)"
)
_NAMED_FIRST = re.compile(
    rf"(?:内设|下设|设有|设立|下辖)(?:机构)?(?:有|为|包括)?[：:]?(?P<list>[^，,。；;：:、\d\n]{{1,40}}、[^，,。；;：:\d\n]{{1,300}}?)(?:共|合计)?{_COUNT}"
    r"(?P<noun>(?:内设)?(?:股室|科室|处室|机构|部门|单位|中心))(?=[，,。；;]|$)"
)
"""内设办公室、计财股、业务股、监督股4个股室: the names before their count."""
# What is counted is no list of names but of points, each a sentence.
_POINTS = re.compile(
    r"方面|环节|层面|角度|阶段|步骤|维度|关系|原则|重点|难点|问题|不足|优势|短板|措施|举措|成效|亮点|特点|目标任务|要求"
)
_COUNTS = re.compile(
    rf"{_COUNT}(?P<noun>[^\d，。；：:、（）()]{{0,12}})|(?P<label>[一-鿿]{{2,10}})\s*(?P<number>[1-9]\d?)\s*(?P<after>个|家|项|所)"
)
_INTRODUCES = re.compile(r"(?:包括|分别是|分别为|分别有|如下|具体为|具体是|即|有)\s*[：:]\s*$")
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_JOINS = re.compile(r"以及|和|及|与|暨")
_OPEN_LIST = re.compile(r"(?<![高中初平同优])等(?![级学教奖离])|其他|其它|……|之一|若干")
_SENTENCE = re.compile(r"[一二三四五六七八九]是|第[一二三四五]|首先|其次|其中|[：:]|\d|^[①-⑳]")
_AFTERWARDS = re.compile(
    r"^(?:均|都|全部|其中|主要|用于|共|合计|涉及|纳入|实有|下设|设|无|没有|为|不|未|核定|编制|属|较|比|与|承担|负责|分布|由|现|已|目前|年末|经费)"
)
_LONGEST_NAME = 28


@rule(
    id="MAT102",
    name="count-and-list",
    title="个数与列出的名称不符",
    severity=Severity.WARNING,
    since="0.1",
    identities=("H04",),
    basis=Basis("arithmetic", clause="计数", checked_on="2026-11-24"),
    message="文中说是 {count}，列出的名称却是 {listed} 个：“{words}”。",
    expected="个数与名称一致",
    fix="逐个数一遍：漏列的补上名称，数错的改正个数；只列举一部分的，加上“等”。",
)
def count_and_list(view: View) -> Iterator[Verdict]:
    decided = False
    for paragraph in view.running:
        for match in _INLINE.finditer(paragraph.text) if re.search(r"分别|包括|具体|即|[：:]", paragraph.text) else ():
            verdict = _check_inline(paragraph, match)
            if verdict is not None:
                decided = True
                yield verdict
        for match in _NAMED_FIRST.finditer(paragraph.text) if "设" in paragraph.text or "辖" in paragraph.text else ():
            verdict = _check_named_first(paragraph, match)
            if verdict is not None:
                decided = True
                yield verdict
    for verdict in _introduced(view):
        decided = True
        yield verdict
    if not decided:
        yield not_applicable()


# ---------------------------------------------------------------------------------------------- in one sentence


def _check_inline(paragraph: Paragraph, match: re.Match[str]) -> Verdict | None:
    """Count the names after 分别是; ``None`` where they are no plain names."""
    count = _value(match["count"])
    if count is None or count < 2 or _POINTS.search(match["noun"]):
        return None
    possible = _lengths(match["list"])
    if not possible:
        return None
    if count in possible:
        return ok(paragraph.source(*match.span()))
    start = max(clause_start(paragraph.text, match.start(), "。；，"), match.start() - 12)
    # 包括 may name only some of them, if the writer forgot 等; more than the count are wrong in any case.
    verdict = hint if match["lead"] == "包括" and max(possible) < count else fail
    return verdict(
        paragraph.source(start, match.end("list")),
        count=f"{match['count']}{match['unit']}{match['noun'].strip()}",
        listed=str(min(possible)),
        words=paragraph.text[start : min(match.end("list"), start + 60)],
    )


def _check_named_first(paragraph: Paragraph, match: re.Match[str]) -> Verdict | None:
    count, possible = _value(match["count"]), _lengths(match["list"])
    if count is None or count < 2 or not possible:
        return None
    if count in possible:
        return ok(paragraph.source(*match.span()))
    return fail(
        paragraph.source(*match.span()),
        count=f"{match['count']}{match['unit']}{match['noun']}",
        listed=str(min(possible)),
        words=match.group()[:60],
    )


def _lengths(listed: str) -> set[int]:
    """How many names ``listed`` may hold; empty where that cannot be told."""
    plain = _BRACKETS.sub("", _QUOTED.sub("某", listed)).strip()
    if "（" in plain or "(" in plain or _OPEN_LIST.search(plain):
        return set()
    head, *tail = re.split(r"[，,]", plain)
    if tail and not all(_AFTERWARDS.match(part.strip()) and "、" not in part for part in tail):
        return set()
    names = [name.strip() for name in head.split("、")]
    if len(names) < 2 or not all(0 < len(name) <= _LONGEST_NAME and not _SENTENCE.search(name) for name in names):
        return set()
    # 甲、乙和丙: the last 和 may join two names or belong to one (规划与监督股).
    joined = len(_JOINS.findall(names[-1]))
    return set(range(len(names), len(names) + joined + 1))


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_to_int(text)


# ---------------------------------------------------------------------------------------- over numbered paragraphs


def _introduced(view: View) -> Iterator[Verdict]:
    """A sentence that states counts and leads over to numbered paragraphs: 行政单位1家，事业单位2家，具体包括："""
    blocks = view.document.blocks
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.kind is not ParagraphKind.TEXT:
            continue
        text = block.text.rstrip()
        if not text.endswith(("：", ":")) or not _INTRODUCES.search(text):
            continue
        start = clause_start(text, len(text) - 1, "。；")
        counts = _stated(text[start:])
        length = _series(view, place + 1) if counts else 0
        if length < 2:
            continue
        possible = {sum(some) for size in range(1, len(counts) + 1) for some in combinations(counts, size)}
        if length in possible:
            yield ok(block.source(start, len(text)))
        elif len(counts) == 1 or length > sum(counts):
            stated = "、".join(str(count) for count in counts) + " 个"
            yield fail(block.source(start, len(text)), count=stated, listed=str(length), words=text[start:][-60:])


def _stated(sentence: str) -> list[int]:
    counts = []
    for match in _COUNTS.finditer(sentence):
        value = _value(match["count"] or match["number"])
        if value is not None and value > 0:
            counts.append(value)
    return counts[:6]


def _series(view: View, place: int) -> int:
    """How many points 1. 2. 3. follow; 0 where one may be hidden inside another or the series is broken."""
    form, length = "", 0
    for block in view.document.blocks[place:]:
        if isinstance(block, Table):
            break
        if block.kind is ParagraphKind.HEADER:
            continue
        number = read_number(block.number) if block.number else None
        if number is None:
            if length == 0 or block.kind is ParagraphKind.HEADING:
                break
            continue
        if not form:
            if number.value != 1:
                return 0
            form = number.form
        if number.form != form:
            if block.kind is ParagraphKind.HEADING:
                break
            continue
        if number.value != length + 1:
            # A restart ends the series; a gap makes it unreliable.
            return length if number.value == 1 else 0
        length += 1
        if re.search(r"[。；]\s*(?:\d{1,2}\s*[、.．](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）])", block.text):
            return 0
    return length

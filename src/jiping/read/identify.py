"""What kind of document this is, for which year, by whom; each with the words that say so, or left unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jiping.model import Block, Paragraph, ParagraphKind, Recognised, Table

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("form.base-data", re.compile(r"基础数据表")),
    ("form.targets", re.compile(r"绩效目标(申报|申请|批复)?表")),
    ("form.monitoring", re.compile(r"(绩效)?(运行)?监控(情况)?表")),
    ("form.self-evaluation", re.compile(r"自评表")),
    (
        "self-evaluation.department",
        re.compile(r"(部门|单位)?整体(支出)?(预算)?绩效.{0,6}(自评|评价)|整体支出.{0,8}绩效"),
    ),
    ("self-evaluation.project", re.compile(r"(项目|专项).{0,12}绩效.{0,6}(自评|评价).{0,4}(报告)?")),
    # The accounts of a government, a building or a firm are other things, and so is work about accounts.
    (
        "final-accounts.department",
        re.compile(
            r"(?<!财政)(?<!竣工)(?<!工程)(?<!财务)(?<!总)(?<!全[省市县区州镇乡])(?<!全[省市县区州镇乡]收支)(部门|单位|收支)?决算"
            r"(?!审计|审核|评审|编审|布置|工作|管理)(公开|报告|情况|信息)?"
        ),
    ),
    (
        "budget.department",
        re.compile(
            r"(?<!财政)(?<!政府)(?<!采购)(?<!公共)(?<!基金)(?<!经营)(部门|单位|收支)?预算"
            r"(?!绩效|执行|管理|调整|评审|会计|法|编制工作|编制的通知)(公开|报告|情况|信息|编制)?"
        ),
    ),
)
_FORM_KINDS = ("form.base-data", "form.targets", "form.monitoring", "form.self-evaluation")
# The date on a cover (2025年6月) is not the year reported on.
_YEAR = re.compile(r"(20[0-4]\d)\s*(年度?(?!\s*\d{1,2}\s*月\s*(?:\d|$|[）)]))|[-—]\d)")
_CHINESE_YEAR = re.compile(
    r"二[〇○零]([〇○零一二三四][〇○零一二三四五六七八九])\s*年(?!\s*[一二三四五六七八九十]+\s*月)"
)
_ZEROS = str.maketrans("○零", "〇〇")
_YEAR_ALONE = re.compile(r"(20[0-4]\d)\s*年")
_ORG_LABEL = re.compile(
    r"(?:预算主管部门|编制部门|编制单位|填报单位|填报部门|部门名称|单位名称|评价单位|项目单位|预算单位|公开单位|部门|单位)"
    r"(?:（[^）]*）)?\s*[:：]\s*([一-鿿（）()]{4,40})"
)
_ORG_TITLE = re.compile(r"^(?:关于)?(.{2,40}?)(?:关于)?\s*(20[0-4]\d)\s*年")
_ORG_AFTER = re.compile(r"^(20[0-4]\d)\s*年度?(.{2,40}?)(?:部门|单位)?(?:预算|决算|整体|绩效|支出)")
_ORG_END = re.compile(
    r"(委员会|委|办公室|办公厅|办事处|局|厅|部|院|校|所|站|中心|会|队|馆|社|园|镇|乡|街道|政府|法院|检察院|公司|协会|"
    r"联合会|总工会|妇联|团委|大队|支队|场|处|室|学校|中学|小学|医院|（本级）|[（(]本级[)）])$"
)
_TITLE_ZONE = 14


def identify(blocks: Sequence[Block]) -> tuple[Recognised, Recognised | None, Recognised | None]:
    """Kind, year and organisation of a document with these blocks."""
    zone = _title_zone(blocks)
    kind = _kind(zone, blocks)
    year = _year(zone, blocks)
    organisation = _organisation(zone, blocks)
    return kind, year, organisation


def _title_zone(blocks: Sequence[Block]) -> list[Paragraph]:
    """The first paragraphs, up to the first sentence of running text."""
    zone = []
    for block in blocks:
        if isinstance(block, Table):
            break
        if block.kind in (ParagraphKind.HEADER, ParagraphKind.CONTENTS):
            continue
        zone.append(block)
        if len(zone) >= _TITLE_ZONE or (len(block.text) > 60 and "。" in block.text):
            break
    return zone


def _may_be_title(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= 60 and "。" not in paragraph.text


def _kind(zone: list[Paragraph], blocks: Sequence[Block]) -> Recognised:
    titles = [p for p in zone if _may_be_title(p)]
    joined = "".join(p.text for p in titles[:6])
    for kind, pattern in _KINDS:
        if kind in _FORM_KINDS and "报告" in joined:
            continue
        for paragraph in titles[:8]:
            match = pattern.search(paragraph.text)
            if match:
                return Recognised(kind, paragraph.source(match.start(), match.end()))
        match = pattern.search(joined)
        if match and titles:
            # A title broken over lines: the words stand across two paragraphs.
            return Recognised(kind, titles[0].source())
    tables = [block for block in blocks if isinstance(block, Table) and block.title]
    for kind, pattern in _KINDS:
        for table in tables[:4]:
            if pattern.search(table.title):
                first = table.parts[0].rows[0] if table.parts and table.parts[0].rows else None
                return Recognised(kind, table.source(first, None) if first else None)
    return Recognised("other")


def _year(zone: list[Paragraph], blocks: Sequence[Block]) -> Recognised | None:
    for paragraph in zone:
        if not _may_be_title(paragraph):
            continue
        match = _CHINESE_YEAR.search(paragraph.text)
        if match:
            year = "20" + "".join(str("〇一二三四五六七八九".index(c)) for c in match.group(1).translate(_ZEROS))
            return Recognised(year, paragraph.source(match.start(), match.end()))
        match = _YEAR.search(paragraph.text)
        if match and "〔" not in paragraph.text[max(0, match.start() - 2) : match.start()]:
            return Recognised(match.group(1), paragraph.source(match.start(), match.end()))
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Paragraph, int, int]] = {}
    for block in blocks:
        texts = [block.text] if isinstance(block, Paragraph) else []
        if isinstance(block, Table) and (match := _YEAR_ALONE.search(block.title)):
            counts[match.group(1)] += 3
        for text in texts:
            for match in re.finditer(r"(20[0-4]\d)\s*年度", text):
                counts[match.group(1)] += 1
                assert isinstance(block, Paragraph)
                first.setdefault(match.group(1), (block, match.start(), match.end()))
    if not counts:
        return None
    ranked = counts.most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    place = first.get(ranked[0][0])
    return Recognised(ranked[0][0], place[0].source(place[1], place[2]) if place else None)


def _organisation(zone: list[Paragraph], blocks: Sequence[Block]) -> Recognised | None:
    for paragraph in [*zone, *(b for b in blocks if isinstance(b, Paragraph) and b.kind is ParagraphKind.UNIT_LINE)]:
        match = _ORG_LABEL.search(paragraph.text)
        if match and not re.fullmatch(r"(人民币)?[万千百亿]*元|.*元[）)]?", match.group(1)):
            name = _trim(match.group(1))
            if len(name) >= 3:
                start = match.start(1)
                return Recognised(name, paragraph.source(start, start + len(match.group(1))))
    # A cover may break the name over lines: try the lines before the year together, the longest name first.
    short = [p for p in zone if len(p.text) <= 60][:6]
    for first in range(min(3, len(short))):
        for last in range(first + 1, min(first + 5, len(short)) + 1):
            text = "".join(p.text.replace(" ", "") for p in short[first:last])
            for pattern, group in ((_ORG_TITLE, 1), (_ORG_AFTER, 2)):
                match = pattern.match(text)
                if match and _ORG_END.search(_trim(match.group(group))):
                    return Recognised(_trim(match.group(group)), short[first].source())
    return None


def _trim(name: str) -> str:
    name = re.sub(r"^(关于|第[一二三四]部分)", "", name.strip())
    return re.sub(r"\s*(单位|编制|填报|日期|金额).*$", "", name).strip("（( ")

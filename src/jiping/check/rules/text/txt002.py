"""TXT002 template-instructions-left-in 模板的填写说明留在成稿中

模板里告诉填表人怎样写的话（“如持平作持平表述”“200字以内”“请在此处填写”“仍保留该表格式”），填完应当删去；“增加（减少）”应当
选定一个。表下的“注：本表反映……”、填表说明一节和表单自带的填写须知可以保留，不报。

正例：注：本表反映部门本年度各项支出情况。
反例：没有此项支出的单位，仍保留空表，并在表下作下述说明
不判断：整份文件是空白模板
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.quoting import cell_source
from jiping.model import CellState, Paragraph, ParagraphKind, Verdict

_VERB = "填写|填列|填报|列明|列示|列出|写明|注明|说明|概述|描述|简述|补充|删除|删去"
_MANNER = "如实|逐项|逐一|简要|详细|具体|准确|自行|另行|分别|重点|简单"
_CHOICE = "增加|减少|增长|下降|上升|降低|提高|大于|小于|高于|低于|多于|少于"

# Each entry: words one of which must occur, so that most paragraphs are let go at once; the pattern.
_KINDS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    # 仍保留该表格式；在本表下方作下述说明：what to do with an empty table
    (("表格式", "空表"), re.compile(r"(?:仍|应|须|需|请)(?:当|要)?保留(?:该|本|此|空)?(?:表格?格式|空表)")),
    (
        ("说明",),
        re.compile(
            r"(?:在|于)[本该此]?表(?:格)?(?:的)?下方?(?:处)?(?:应|须|请)?(?:作|做|加以|予以|注明)(?:出)?(?:下述|如下|以下)?说明"
        ),
    ),
    (
        ("下述说明", "如下说明", "以下说明"),
        re.compile(r"^[^。；]{0,40}的(?:部门|单位)?[，,][^。；]{0,24}[作做](?:下述|如下|以下)说明"),
    ),
    # （如持平作持平表述）（不涉及的不列）（此处插入……）：asides to the writer
    (
        ("如", "若", "此处", "不列", "不涉及", "请", "可删"),
        re.compile(
            r"[（(](?:[如若][^（）()，。]{1,10}[，,]?(?:则|请|可)?(?:[作按][^（）()，。]{1,8}(?:表述|填列|填写)|不(?:填|列|写|需说明))"
            r"|(?:不涉及|没有|无)[^（）()，。]{0,12}(?:的|则)?[，,]?(?:可)?(?:不列示?|不填|删除|删去|不需列示)"
            rf"|(?:此处|请)[^（）()]{{0,16}}(?:{_VERB}|插入|粘贴|列表)"
            r"|[^（）()，。]{0,10}可删除?)[^（）()]{0,30}[)）]"
        ),
    ),
    (
        ("本部分", "此部分", "该部分", "不列举", "名词解释"),
        re.compile(
            r"[（(](?:仅有|只有|如有|没有|无|涉及|不涉及)[^（）()]{0,30}[，,]?[^（）()]{0,30}(?:[本此该]部分|不列举|保留)[^（）()]*[)）]"
        ),
    ),
    # 请在此处填写；按上述格式依次说明；由主管部门根据……填写：orders
    (
        ("请",),
        re.compile(
            r"(?<![申邀聘提报恳敬特呈转商烦])请(?:(?:在|于)?(?:此处|此|下方|下表|本表|表中|横线上|括号内))?"
            rf"(?:(?:根据|按照?|结合)(?:本(?:单位|部门))?(?:的)?实际(?:情况)?)?(?:{_MANNER}|进行)?(?:{_VERB})"
        ),
    ),
    (
        ("格式",),
        re.compile(rf"[按照依](?:照)?(?:上述|以上|下列|以下|此)格式[，,]?(?:依次|逐项|逐一|分别)?(?:{_VERB}|填|编写)"),
    ),
    (("填写", "填列"), re.compile(r"^由[^，。；]{2,12}(?:根据|按照?|结合|依据)[^。；]{0,50}(?:填写|填列)[。；]?$")),
    (("不用", "不必", "无需", "不需"), re.compile(r"的[，,]?(?:不用|不必|无需|不需要?)(?:再)?(?:说明|填写|填列|列示)")),
    (
        ("列明", "写明", "注明"),
        re.compile(
            r"(?:^|[，。；])(?:列明|写明|注明)[^，。；和并]{0,14}(?:数量|批次、人次|批次|人次|用途|名称|金额)(?=[，。；：]|$)"
        ),
    ),
    (
        ("【", "[", "［"),
        re.compile(
            r"[【\[［](?:请|此处|在此|填写|填入|填列|插入|(?:单位|部门|项目|机构)(?:全称|名称)|年份|年度|金额)[^】\]］]{0,16}[】\]］]"
        ),
    ),
    # 增加（减少）12.00万元：a choice not made
    (
        ("（", "("),
        re.compile(
            rf"(?:{_CHOICE})\s*[（(](?:{_CHOICE})[)）]\s*(?:了)?\s*(?:[\d,.]+\s*(?:万|亿|元|%|个|人|名|项)|预算数|年初|全年|[上去]年|的主要原因)"
        ),
    ),
    # 说明：说明：the template's lead-in before the writer's own
    (("：", ":"), re.compile(r"(?:^|[。；：\s])(说明|注|备注|附注)\s*[:：]\s*\1\s*[:：]")),
)
_LIMIT = re.compile(
    r"[（(][^（）()]{0,10}?(?:\d{2,4}|[一二三四五六七八九两]百)字(?:以内|左右|以上|以下|内)[^（）()]{0,10}[)）]"
)
_LIMIT_ALONE = re.compile(
    r"(?:不超过|限|控制在|不少于)?\s*(?:\d{2,4}|[一二三四五六七八九两]百)字(?:以内|左右|以上|以下|内)?[。）)]?$"
)
_ON_CONDITION = re.compile(
    r"(?:未|不足|低于|高于|超过|大于|小于)[^，,。；;]{0,16}[，,]?(?:需|应|须)(?:要)?说明(?:原因|理由)$"
)
"""执行率未达到90%的需说明原因（100字以内）: a note that every filled copy of the form keeps."""
_LONGEST_LIMIT = 30
_GUIDE = re.compile(r"(?:填表|填报|填写|编制|编报|制表)(?:说明|须知|要求|注意事项)")
_NOTE_LEAD = re.compile(r"\s*(?:注|备注|附注|填表说明|填报说明|说明)\s*\d?\s*[:：]")


@rule(
    id="TXT002",
    name="template-instructions-left-in",
    title="模板的填写说明留在成稿中",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.1",
    basis=Basis("official-documents-regulation", clause="表述准确、文字精练", checked_on="2026-11-24"),
    message="这句话像是模板里的填写说明：“{words}”。",
    expected="成稿中只留填写的内容",
    fix="删去这句填写说明；有“增加（减少）”一类选择的，留下符合实际的一个。",
)
def template_instructions(view: View) -> Iterator[Verdict]:
    if view.is_template or not (view.paragraphs or view.tables):
        yield not_applicable()
        return
    is_clean, is_guide = True, False
    for paragraph in view.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING or len(paragraph.text) < _LONGEST_LIMIT:
            # A section that tells how to fill in the form says so in its heading and lasts until the next one.
            if _GUIDE.search(paragraph.text):
                is_guide = True
            elif paragraph.kind is ParagraphKind.HEADING:
                is_guide = False
        if is_guide:
            continue
        spans = _instructions(paragraph)
        if spans:
            is_clean = False
            sources = [paragraph.source(*_widened(paragraph.text, start, end)) for start, end in spans]
            yield fail(*sources[:6], words=paragraph.text[spans[0][0] : spans[0][1]].strip("，。；：:（）() "))
    for table in view.tables:
        for cell in table.cells.values():
            if cell.state is CellState.TEXT and "字" in cell.text and (match := _limit(cell.text)):
                is_clean = False
                yield fail(cell_source(table, cell), words=match.group().strip("（）()"))
    if is_clean:
        yield ok()


def _instructions(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Where instructions stand in a paragraph, overlapping ones joined."""
    text = paragraph.text
    # A note below a form may tell how to read or fill it; only a doubled lead-in is a slip.
    kinds = _KINDS[-1:] if paragraph.kind is ParagraphKind.NOTE or _NOTE_LEAD.match(text) else _KINDS
    spans = [m.span() for words, pattern in kinds if any(w in text for w in words) for m in pattern.finditer(text)]
    if "字" in text and len(kinds) > 1 and (match := _limit(text)):
        spans.append(match.span())
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 12:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _limit(text: str) -> re.Match[str] | None:
    """A limit of length (200字以内): in brackets anywhere, alone only where little else is said."""
    limits = (m for m in _LIMIT.finditer(text) if not _ON_CONDITION.search(text, max(m.start() - 40, 0), m.start()))
    return next(limits, None) or (_LIMIT_ALONE.search(text) if len(text) <= _LONGEST_LIMIT else None)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A short order quoted with a few words around it."""
    if end - start >= 12:
        return start, end
    return max(start - 4, 0), min(end + 8, len(text))

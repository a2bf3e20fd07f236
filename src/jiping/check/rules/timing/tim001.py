"""TIM001 stale-year 留着以前年度的年份

照上年文件改写时，标题、表名、目录和年末人数、资产的年份容易忘改。只看本文件自己的事实：标题一类的“20xx年度部门决算”，正文里的“20xx年末在职
人员”“截至20xx年12月31日共有车辆”。比较、引用、历史、规划和时间段里的年份不算；预算说明用上一年的年末或8月底人数、资产，是正常的。

正例：2024 年度报告写“比 2023 年末减少 2 人”“自 2021 年起实施”
反例：2024 年度报告写“2022 年末在职人员 43 人”
不判断：看不出文件的年度
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.quoting import clause_end, clause_start
from jiping.model import Paragraph, ParagraphKind, Row, Source, Verdict

_YEAR_END = re.compile(
    r"(?<!\d)(20[0-4]\d)\s*年\s*(?:年?[末底]|12\s*月\s*(?:31\s*日|末|底)|8\s*月\s*(?:31\s*日|末|底))"
)
_STAFF_YEAR = re.compile(
    r"(?<!\d)(20[0-4]\d)\s*年度?\s*(?:我单位|我局|全局|本单位|本部门)?(?=(?:实有|在职|在编|在岗|退休|离退休|核定)(?:在职|在编|在岗|编制|人员|人数|职工))"
)
_FACTS = re.compile(
    r"在编|在职|在岗|实有|退休|编制|人员总?[数\d]|职工|车辆|公务用车|固定资产|资产总[额计]|单价\s*\d+\s*万元"
)
_COUNTED = re.compile(r"\d+(?:\.\d+)?\s*(?:[名人辆台]|万元|亿元|元)")
_ELSEWHEN = re.compile(
    r"比|较|与|同期|上年|去年|上一年|前年|年初|增加|减少|净增|新增|以来|至今|成立|设立|组建|改革|划转|获评|荣获|批复|文件|通知|规划|工程|期间"
)
_EVENT = re.compile(r"由|从|核减|核增|核定|增编|减编|调[入出]|划[入出]|招录|招聘|办理|退出|报废|处置|采购|购置")
_SINCE = re.compile(r"[自由从]\s*$|(?<!截)[至到]\s*$")
_TITLE_YEAR = re.compile(
    r"(?<!\d)(20[0-4]\d)\s*(?:年度|年)(?=[^，。；：:《》]{0,16}?(?P<what>部门决算|单位决算|决算公开|收入支出决算|整体支出|整体绩效|绩效自评|绩效评价|部门预算|单位预算|预算公开|"
    r"“?三公”?经费|机关运行经费|政府采购|国有资产占|收支预算|收入预算|支出预算|财政拨款|预算绩效))"
)
_RANGE = re.compile(r"(?:\d|年度?|月|日|[末底])\s*[-—–―~～至到、和与及]\s*$")
_AFTER_RANGE = re.compile(r"\s*年?度?\s*[-—–―~～至到]\s*(?:20\d\d|\d{1,2}\s*月|今|本)")
_TITLE_ELSEWHEN = re.compile(
    r"比|较|与|上年|结转|结余|执行|完成|总结|回顾|整改|审计|问题|历年|近[两三五]年|以前|滚动|中期|规划"
)
# Sentences with which the sections of a disclosure open: 某局20xx年度收入支出总计……
_STATEMENTS = {
    "final-accounts.": re.compile(
        r"(?:^|[。；])[一-鿿（）()]{0,30}?(20[0-4]\d)\s*年度?(?P<what>(?:财政拨款)?收入、?支出总计|本?年?(?:收入|支出)合计|政府采购(?:金额|支出)|"
        r"预算绩效管理工作|“三公”经费(?:财政拨款)?支出(?:决算)?|机关运行经费支出|(?:无|没有)(?:政府性基金|国有资本|“三公”))"
    ),
    "budget.": re.compile(
        r"(?:^|[。；])[一-鿿（）()]{0,30}?(20[0-4]\d)\s*年度?[，,]?(?P<what>[一-鿿]{0,24}?(?:收入|支出)预算|“三公”经费预算数?|"
        r"(?:本部门)?政府采购预算|(?:部门)?预算安排购置)"
    ),
}
_LONGEST_TITLE = 60
_WIDER = re.compile(r"全(?:[县市区省国乡镇村]|系统|行业)|辖区|各(?:[县市区乡镇村]|街道)")
"""Of the area a body works for, not its own."""


@rule(
    id="TIM001",
    name="stale-year",
    title="留着以前年度的年份",
    severity=Severity.WARNING,
    since="0.1",
    identities=("G06", "H11"),
    basis=Basis("official-documents-regulation", clause="内容准确", checked_on="2026-11-24"),
    message="文件年度是 {year} 年，这里的年份却是 {seen} 年：“{words}”。",
    expected="{year} 年的数据或名称",
    fix="核对年份：忘改的改为本年度，数据也核对是否仍是旧数；确指以前年度的，写明与本年的关系。",
)
def stale_year(view: View) -> Iterator[Verdict]:
    if not (view.paragraphs or view.tables):
        yield not_applicable()
        return
    if view.year is None:
        yield undecided("文件的年度")
        return
    found = [*_titles(view, view.year), *_facts(view, view.year)]
    for source, seen in found:
        yield fail(source, year=str(view.year), seen=str(seen), words=source.text)
    if not found:
        yield ok()


# ------------------------------------------------------------------------------------------------ titles


def _titles(view: View, year: int) -> Iterator[tuple[Source, int]]:
    """Stale years of headings, captions and contents lines."""
    kinds = (ParagraphKind.HEADING, ParagraphKind.CAPTION, ParagraphKind.CONTENTS)
    for paragraph in view.document.paragraphs():
        text = paragraph.text
        if paragraph.kind in kinds and "20" in text and len(text) <= _LONGEST_TITLE:
            match = _stale_title(text, year, view.kind)
            if match:
                yield paragraph.source(match.start(), min(match.end("what"), len(text))), int(match[1])
    for table in view.tables:
        # A title printed in the grid has no paragraph of its own.
        if table.title and table.caption_block is None and (match := _stale_title(table.title, year, view.kind)):
            first = min(table.cells, default=None)
            cell = table.cells[first] if first is not None else None
            if cell is not None and match.group() in cell.text:
                yield table.source(Row(cell.row, ""), None, cell), int(match[1])


def _stale_title(text: str, year: int, kind: str) -> re.Match[str] | None:
    if _TITLE_ELSEWHEN.search(text) or "《" in text or "〔" in text:
        return None
    for match in _TITLE_YEAR.finditer(text):
        if int(match[1]) >= year or _in_range(text, match):
            continue
        # A report may tell of last year's budget, and a budget of last year's accounts.
        other = "决算" if kind.startswith("budget.") else "预算"
        if other in text[match.end(1) :]:
            continue
        return match
    return None


def _in_range(text: str, match: re.Match[str]) -> bool:
    return bool(_RANGE.search(text[: match.start()]) or _AFTER_RANGE.match(text, match.end(1)))


# ------------------------------------------------------------------------------------------------- facts


def _facts(view: View, year: int) -> Iterator[tuple[Source, int]]:
    """Headcounts and assets of a year that is over for this document."""
    # A budget is written before its year begins and looks back to the end of the last one, or to August.
    newest = year - 1 if view.kind.startswith("budget.") else year
    statement = next((p for family, p in _STATEMENTS.items() if view.kind.startswith(family)), None)
    for paragraph in view.running:
        text = paragraph.text
        if "20" not in text or "年" not in text:
            continue
        for pattern in (_YEAR_END, _STAFF_YEAR):
            for match in pattern.finditer(text):
                if int(match[1]) < newest and _is_own_fact(paragraph, match, newest):
                    end = min(clause_end(text, match.end(), "，。；"), match.end() + 24)
                    yield paragraph.source(match.start(), end), int(match[1])
        for match in statement.finditer(text) if statement else ():
            sentence = text[match.start() + 1 : clause_end(text, match.end(), "。")]
            seen = int(match[1])
            if seen >= year or str(year) in sentence or re.search(r"与|比|较|执行数|结转", sentence[:40]):
                continue
            # The same said of the right year somewhere else: then both years are told on purpose.
            if not re.search(rf"{year}\s*年度?[，,]?{re.escape(match['what'])}", view.text):
                yield paragraph.source(match.start(1), match.end("what")), seen


def _is_own_fact(paragraph: Paragraph, match: re.Match[str], newest: int) -> bool:
    text = paragraph.text
    start, end = clause_start(text, match.start(), "。"), clause_end(text, match.end(), "。；")
    before, after = text[start : match.start()], text[match.end() : end]
    clause = before[clause_start(before, len(before), "，；：、（") :]
    counted = _COUNTED.search(after)
    if not counted or not _FACTS.search(after[: counted.end()]):
        return False
    between = after[: counted.start()]
    if _WIDER.search(clause + between):
        return False
    if _ELSEWHEN.search(clause) or _SINCE.search(clause) or _ELSEWHEN.search(between) or _EVENT.search(between):
        return False
    if _in_range(text, match):
        return False
    # Both years given: a comparison that needs no comparing word.
    return not re.search(rf"{newest}\s*年", text[start : end + 60]) and "《" not in before[-30:]

"""CMP005 signature-date-annex-missing 没有落款日期、落款单位或附件

报告末尾（或封面）应当有单位名称和日期，并附自评表、基础数据表等附件或列出附件清单。缺几样只报一条；
有日期而只缺单位名称或附件时是提示。

正例：末尾为单位名称、2025年5月16日，前面有“附件：1. 自评表”
反例：最后一段正文之后没有单位名称、日期和附件
不判断：文件只有表格；有没能读出的页（落款可能在那一页）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.presence import is_report, unread
from jiping.model import Paragraph, ParagraphKind, Source, Verdict

_DIGIT = "[一二三四五六七八九〇○Ο零]"
_DAY = (
    rf"(?:20\d\d|二\s*[〇○ΟOo零０0]\s*{_DIGIT}\s*{_DIGIT})\s*年\s*[\d一二三四五六七八九十]{{1,3}}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
)
_DATE_AT_END = re.compile(rf"{_DAY}\s*[)）]?\s*$|20\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}\s*$")
_DATE_LABEL = re.compile(r"(?:日期|时间)\s*[:：]\s*(?:20\d\d|二)")
_UNIT_LABEL = re.compile(r"(?:单位|部门|机构)(?:名称|全称)?\s*(?:[（(][^（）()]{0,8}[)）])?\s*[:：]\s*[一-鿿]{3}")
_UNIT = re.compile(
    r"[一-鿿（）()·\s]{2,40}(?:委员会|委|办公室|办公厅|办事处|局|厅|部|院|校|所|站|中心|会|队|馆|社|园|镇|乡|街道|政府|学|幼儿园|"
    r"公司|联合会|总工会|妇联|团委|场|处|室)(?:[（(][^（）()]{1,8}[)）])?"
)
_ANNEX = re.compile(r"附\s*[件表录](?!加|属)|附[：:]|附后|另附")
_DATE = ("落款日期", "the date at the end")
_NAME = ("落款单位名称", "the body's name at the end")
_BOTH = ("落款（单位名称和日期）", "the signature (body's name and date)")
_ANNEXES = ("附件", "annexes")
_ANNEX_TABLE = re.compile(r"自评表|基础数据表|评分表|指标.*表|评价表")


@rule(
    id="CMP005",
    name="signature-date-annex-missing",
    title="没有落款日期、落款单位或附件",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("report-outline", clause="落款、附件", checked_on="2026-11-24"),
    message="缺少{missing}。",
    expected="末尾有单位名称和日期，附自评表等附件",
    fix="在末尾补上单位名称、日期和附件；附件另行报送的，列出附件清单。",
)
def signature_date_annex(view: View) -> Iterator[Verdict]:
    if not is_report(view):
        yield not_applicable()
        return
    paragraphs = [p for p in view.document.paragraphs() if p.kind is not ParagraphKind.CONTENTS and p.text.strip()]
    dated = next((p for p in reversed(paragraphs) if _is_date(p)), None)
    signed = any(_is_unit(p, paragraphs, place, dated) for place, p in enumerate(paragraphs))
    annexed = any(_ANNEX.search(p.text) for p in paragraphs) or any(_ANNEX_TABLE.search(t.title) for t in view.tables)
    missing = []
    if dated is None:
        missing.append(_DATE if signed else _BOTH)
    elif not signed:
        missing.append(_NAME)
    if not annexed:
        missing.append(_ANNEXES)
    if not missing:
        yield ok()
        return
    if unread(view):
        yield undecided(unread(view))
        return
    words, words_en = "和".join(zh for zh, _ in missing), " and ".join(en for _, en in missing)
    source = _last_words(paragraphs)
    # An annex is often another file of the same page, and a name without a date is a slip: worth a look only.
    verdict = fail if dated is None else hint
    yield verdict(source, missing=words, missing_en=words_en)


def _is_date(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.kind is ParagraphKind.NOTE:
        return False
    return bool(
        (_DATE_AT_END.search(text) and (len(text) <= 60 or "。" in text[-60:])) or _DATE_LABEL.search(text)
    ) and not re.search(r"(截至|截止|至|自|于|从|到|[-—–~～])\s*20\d\d年[^年]*$", text)


def _is_unit(paragraph: Paragraph, paragraphs: list[Paragraph], place: int, dated: Paragraph | None) -> bool:
    """A line that is a body's name, or a name in front of the date, or a labelled name on the cover."""
    text = paragraph.text.strip()
    if len(text) <= 60 and _UNIT_LABEL.search(text):
        return True
    if paragraph is dated:
        return _UNIT.search(_DATE_AT_END.sub("", text)[-40:]) is not None
    near = place >= len(paragraphs) - 25 or place < 12
    return near and len(text) <= 42 and paragraph.kind is ParagraphKind.TEXT and _UNIT.fullmatch(text) is not None


def _last_words(paragraphs: list[Paragraph]) -> Source:
    """Where the signature belongs: the end of the last paragraph."""
    last = paragraphs[-1]
    begin = max(0, len(last.text) - 40)
    return last.source(begin, len(last.text))

"""TXT004 paragraph-ends-with-semicolon 段末用了分号、逗号或顿号

一段话说完了，后面是标题、表格或文件末尾，段末却是分号、逗号或顿号。并列各项以分号相接的，最后一项也应当用句号。

正例：（一）……；（二）……。
反例：项目支出 603.14 万元，占 20.51%；（下一段是标题“四、……”）
不判断：段落在页末断开，读取时不能确定是否结束
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.model import Block, Paragraph, ParagraphKind, Table, Verdict
from jiping.model.numbering import Numbered, read_number

_MARKS = "；;，,、"
_BESIDE = (ParagraphKind.HEADER, ParagraphKind.FOOTNOTE)
_LEAD = re.compile(
    r"[“\s]*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|其[一二三四五次]|首先|再次|最后|同时|此外|[—●○■◆◇·•▪-])"
)
_CLEAR_FORMS = ("part", "chapter", "section", "article", "chinese", "chinese_bracket")


@rule(
    id="TXT004",
    name="paragraph-ends-with-semicolon",
    title="段末用了分号、逗号或顿号",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    basis=Basis("gb-t-15834-2011", clause="句号、分号用法", checked_on="2026-11-24"),
    message="这一段的内容到此结束，段末标点却是“{mark}”：{words}",
    expected="段末用句号",
    fix="把段末的标点改为句号；后面漏了内容的，补上。",
)
def ends_with_semicolon(view: View) -> Iterator[Verdict]:
    blocks: list[Block] = [
        block for block in view.document.blocks if isinstance(block, Table) or block.kind not in _BESIDE
    ]
    looked_at = False
    failures = []
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.kind is not ParagraphKind.TEXT or not block.ends_block:
            continue
        looked_at = True
        text = block.text.rstrip()
        if not text or text[-1] not in _MARKS or len(text) < 8:
            continue
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        after = blocks[place + 2] if place + 2 < len(blocks) else None
        if _goes_on(block, following, text[-1], blocks[place - 1] if place else None) or _next_point(block, after):
            continue
        # The last clauses, not half a number.
        start = max(max(text.rfind(stop, 0, len(text) - 12) for stop in "，；。：、") + 1, len(text) - 40)
        failures.append(fail(block.source(start, len(text)), mark=text[-1], words=text[start:]))
    yield from failures
    if not failures:
        yield ok() if looked_at else not_applicable()


def _goes_on(paragraph: Paragraph, following: Block | None, mark: str, before: Block | None) -> bool:
    """Whether the next block continues what this paragraph says, or may do so."""
    if following is None:
        return False
    if isinstance(following, Table):
        # A clause may lead over to a table; a semicolon or a comma before one is too common to call wrong.
        return True
    own = read_number(paragraph.number) if paragraph.number else None
    next_ = read_number(following.number) if following.number else None
    if own is not None and next_ is not None and own.form == next_.form and next_.value > own.value:
        return True
    if following.kind is ParagraphKind.HEADING:
        # Below 1. or （1） a heading may be the next point of a list whose points have a line of their own.
        return following.level is not None and following.level > 3 and not _is_clear(next_)
    if following.kind is not ParagraphKind.TEXT:
        return following.kind in (ParagraphKind.CAPTION, ParagraphKind.UNIT_LINE, ParagraphKind.NOTE)
    if next_ is not None or _LEAD.match(following.text):
        return True
    if own is not None and mark in "；;" and isinstance(before, Paragraph) and before.number:
        # The last point of a list, then running text: unless the text belongs to the point.
        previous = read_number(before.number)
        ended_alike = before.text.rstrip().endswith(("；", ";"))
        is_series = previous is not None and previous.form == own.form and previous.value + 1 == own.value
        return not (is_series and ended_alike and following.text.rstrip().endswith("。"))
    return True


def _next_point(paragraph: Paragraph, after: Block | None) -> bool:
    """Whether the next point of the list comes after one line of explanation."""
    own = read_number(paragraph.number) if paragraph.number else None
    next_ = read_number(after.number) if isinstance(after, Paragraph) and after.number else None
    return own is not None and next_ is not None and own.form == next_.form and next_.value == own.value + 1


def _is_clear(number: Numbered | None) -> bool:
    return number is not None and number.form in _CLEAR_FORMS

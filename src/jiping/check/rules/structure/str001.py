"""STR001 heading-numbering-broken 标题编号不连续

同一级标题用同一种编号，从头数到尾：不跳号，不重号，中途不换形式。换了上级标题（或另起一部分）重新从一开始，是正常的；正文里的列举不算标题，
见 STR002。

正例：一、基本情况（一）职责（二）机构 二、支出情况（一）基本支出
反例：一、基本情况 2、支出情况 三、绩效情况（“2、”应为“二、”）
不判断：没有编号的标题
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.sequences import breaks
from jiping.model import ParagraphKind, Verdict

_FORMS = ("part", "chapter", "section", "chinese", "chinese_bracket", "digit")


@rule(
    id="STR001",
    name="heading-numbering-broken",
    title="标题编号不连续",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    basis=Basis("gb-t-9704-2012", clause="结构层次序数", checked_on="2026-11-24"),
    message="标题编号“{seen}”接不上前面的“{previous}”，应为“{wanted}”。",
    expected="编号“{wanted}”",
    fix="改正编号，后面的编号随之核对；缺了一节的，补上这一节。",
)
def heading_numbering(view: View) -> Iterator[Verdict]:
    if not any(heading.number for heading in view.headings):
        yield not_applicable()
        return
    is_clean = True
    for found in breaks(view):
        is_heading = found.paragraph.kind is ParagraphKind.HEADING and found.previous.kind is ParagraphKind.HEADING
        # Numbers that Word makes are counted by Word; a jump there is the reader's, not the writer's.
        is_typed = not (found.paragraph.number_generated or found.previous.number_generated)
        if is_heading and is_typed and found.form in _FORMS:
            is_clean = False
            yield fail(
                found.paragraph.source(0, min(len(found.paragraph.text), 40)),
                seen=found.seen,
                previous=found.previous_number,
                wanted=found.expected,
            )
    if is_clean:
        yield ok()

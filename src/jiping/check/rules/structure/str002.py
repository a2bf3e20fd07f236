"""STR002 list-numbering-broken 列举编号不连续

正文里连着排列的各项，编号应当逐项递增。只看紧挨着的两段；换页时并进上一段的编号（“……规则。（八）负责……”）不算缺号。

正例：1、……；2、……；3、……。
反例：1、……；2、……；4、……。
不判断：没有连续编号的列举
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.sequences import breaks
from jiping.model import ParagraphKind, Verdict

_FORMS = ("article", "chinese", "chinese_bracket", "digit", "digit_bracket", "digit_half", "circle")


@rule(
    id="STR002",
    name="list-numbering-broken",
    title="列举编号不连续",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    basis=Basis("gb-t-9704-2012", clause="结构层次序数", checked_on="2026-11-24"),
    message="列举编号“{seen}”接不上前面的“{previous}”，应为“{wanted}”。",
    expected="编号“{wanted}”",
    fix="改正编号，后面各项随之核对；漏了一项的，补上这一项。",
)
def list_numbering(view: View) -> Iterator[Verdict]:
    if sum(1 for p in view.paragraphs if p.number and p.kind is ParagraphKind.TEXT) < 2:
        yield not_applicable()
        return
    is_clean = True
    for found in breaks(view):
        is_list = ParagraphKind.TEXT in (found.paragraph.kind, found.previous.kind)
        is_typed = not (found.paragraph.number_generated or found.previous.number_generated)
        if found.adjacent and is_list and is_typed and found.form in _FORMS:
            is_clean = False
            yield fail(
                found.paragraph.source(0, min(len(found.paragraph.text), 24)),
                seen=found.seen,
                previous=found.previous_number,
                wanted=found.expected,
            )
    if is_clean:
        yield ok()

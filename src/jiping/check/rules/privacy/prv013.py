"""PRV013 hidden-content-left 文件里有隐藏内容

DOCX 的隐藏文字，XLSX 的隐藏工作表、隐藏行和隐藏列。

正例：没有隐藏内容的定稿
反例：另有一张隐藏的名单工作表
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import carried_things
from jiping.model import Verdict


@rule(
    id="PRV013",
    name="hidden-content-left",
    title="文件里有隐藏内容",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.2",
    gate="publish",
    basis=Basis("disclosure-regulation", clause="第十五条、第三十七条", checked_on="2026-11-24"),
    message="文件里有{kind} {count} 处，公开后可以被取消隐藏。",
    fix="取消隐藏后逐项核对，不该公开的删除；Word 隐藏文字可由 jiping redact 删除。",
)
def hidden_content_left(view: View) -> Iterator[Verdict]:
    yield from carried_things(view, "hidden_text", "hidden_sheet", "hidden_row", "hidden_column")

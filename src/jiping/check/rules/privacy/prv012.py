"""PRV012 comments-or-changes-left 文件里留有批注或修订痕迹

DOCX、XLSX 的批注和修订痕迹，PDF 的注释。它们带有作者姓名和讨论过程，属过程性信息。

正例：没有批注和修订的定稿
反例：带着两条批注的送审稿
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import carried_things
from jiping.model import Verdict


@rule(
    id="PRV012",
    name="comments-or-changes-left",
    title="文件里留有批注或修订痕迹",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.2",
    gate="publish",
    basis=Basis("disclosure-regulation", clause="第十五条、第三十七条", checked_on="2026-11-24"),
    message="文件里留有{kind} {count} 处，公开后任何人都能看到内容和作者。",
    fix="接受或拒绝全部修订，删除全部批注，或用 jiping redact 生成干净的副本。",
)
def comments_or_changes_left(view: View) -> Iterator[Verdict]:
    yield from carried_things(view, "comment", "tracked_change", "annotation")

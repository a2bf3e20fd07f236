"""PRV011 author-in-file-properties 文件属性里有个人姓名

作者、最后保存者、管理者和自定义属性。软件名、机器名、单位名不报；结果不写出姓名。

正例：作者为空，或是单位名称、软件名称
反例：作者一栏是个人姓名
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import carried_things
from jiping.model import Verdict


@rule(
    id="PRV011",
    name="author-in-file-properties",
    title="文件属性里有个人姓名",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.2",
    gate="publish",
    basis=Basis("disclosure-regulation", clause="第十五条、第三十七条", checked_on="2026-11-24"),
    message="文件里留有{kind}，公开后任何人都能看到。",
    fix="在“文件—信息—检查文档”中删除文档属性和个人信息，或用 jiping redact 生成干净的副本。",
)
def author_in_file_properties(view: View) -> Iterator[Verdict]:
    yield from carried_things(view, "author", "last_modified_by", "manager", "custom_property")

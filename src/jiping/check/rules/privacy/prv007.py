"""PRV007 preparer-named 公开文本中有填表人、联系人姓名

填表人、经办人、联系人、制表人、项目负责人、财务负责人等字样后面的人名。单位负责人、局长等依法公开，不报；空着的、写
科室的不报。

正例：填表人：　　　联系电话：；单位负责人：张三丰；联系人：办公室
反例：填表人：张三丰
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV007",
    name="preparer-named",
    title="公开文本中有填表人、联系人姓名",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第三十四条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开文本不需要填表人、经办人、联系人。",
    fix="公开前删去，内部另存；需要联系方式的，写单位公开电话。",
)
def preparer_named(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.PREPARER)

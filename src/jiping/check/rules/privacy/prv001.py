"""PRV001 identity-number-published 公开文本中有身份证号

18 位号码按地区、出生日期和校验码确认；校验码不对而写明是身份证号的，以及 15 位旧号码没有写明的，只作提示。结果里只
写种类和位置，不写号码。

正例：项目编码 51000021R000000000000；统一社会信用代码；已遮盖的 43*************003
反例：身份证号 430482200013990000（编造的号码，日期和校验码都不成立）
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV001",
    name="identity-number-published",
    title="公开文本中有身份证号",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第二十八条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开前应当删去或遮盖；原件不改。",
    fix="删去，或只留前两位和后三位；可用 jiping redact 生成遮盖后的副本。",
)
def identity_number_published(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.IDENTITY)

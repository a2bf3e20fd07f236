"""PRV008 personal-email-published 公开文本中有个人电子邮箱

公众邮箱（qq、163 等）的地址，以及写在联系人等字样后面的地址。写明是监督、举报、咨询、公开邮箱的，以及 office、info
一类的单位邮箱，不报。

正例：监督举报邮箱 jubao@example.cn
反例：联系人邮箱 zhangsan@qq.invalid
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV008",
    name="personal-email-published",
    title="公开文本中有个人电子邮箱",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第三十四条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开前应当删去或遮盖；原件不改。",
    fix="删去，或改为单位公开的邮箱。",
)
def personal_email_published(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.EMAIL)

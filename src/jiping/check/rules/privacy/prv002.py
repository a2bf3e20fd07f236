"""PRV002 mobile-number-published 公开文本中有手机号码

1 开头的 11 位手机号码。写明是监督、举报、投诉、咨询、公开、值班一类电话的，是单位依法公开的，不报；金额、编码、已遮
盖的不报。

正例：监督举报电话 13800000000；支出 13800000000 元；139****0000
反例：联系人电话 13800000000（编造的号码）
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV002",
    name="mobile-number-published",
    title="公开文本中有手机号码",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第三十四条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开前应当删去或遮盖；原件不改。",
    fix="删去；确需公开联系方式的，改为单位公开电话。可用 jiping redact 生成遮盖后的副本（138****0000）。",
)
def mobile_number_published(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.MOBILE)

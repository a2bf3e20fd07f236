"""PRV003 telephone-of-person-published 公开文本中有个人的固定电话

带区号的固定电话，以及紧跟“联系电话”等字样的 7、8 位本地号码。总机、办公、监督、举报、投诉、咨询、公开电话，以及与单
位地址写在一起的电话，是依法公开的，不报。

正例：监督电话 0734-0000000；办公地址：某路 1 号，电话 0734-0000000
反例：填表人联系电话 0734-0000000（编造的号码）
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV003",
    name="telephone-of-person-published",
    title="公开文本中有个人的固定电话",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第三十四条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开前应当删去或遮盖；原件不改。",
    fix="删去，或改为单位对外公开的电话，并写明用途（如“公开咨询电话”）。",
)
def telephone_of_person_published(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.LANDLINE)

"""PRV005 home-address-published 公开文本中有个人住址

写到小区门牌、栋、单元、室，或村、组、号的住址。单位办公地址、工程地点（写到村组、楼栋而没有门牌的）不报。

正例：办公地址：某大厦 12 楼 1203 室；某小区 3 栋外墙维修；某村 3 组道路硬化
反例：家住某镇某村 3 组 12 号
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV005",
    name="home-address-published",
    title="公开文本中有个人住址",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第三十四条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开前应当删去或遮盖；原件不改。",
    fix="只写到乡镇或街道。",
)
def home_address_published(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.ADDRESS)

"""PRV009 vehicle-plate-published 公开文本中有车牌号

七位车牌和八位新能源车牌。许可证号、备案号、文号不报。

正例：车辆购置 2 辆；许可证编号湘B2-20200000
反例：车牌号湘 D00000（编造的号码）
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import personal_places
from jiping.model import Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV009",
    name="vehicle-plate-published",
    title="公开文本中有车牌号",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第三十四条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处。公开前应当删去或遮盖；原件不改。",
    fix="删去；车辆情况只写辆数和金额。",
)
def vehicle_plate_published(view: View) -> Iterator[Verdict]:
    yield from personal_places(view, Kind.PLATE)

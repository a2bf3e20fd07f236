"""CMP013 project-outline-in-department-report 部门整体报告写成了项目报告

部门整体支出的自评报告要写部门的职责、基本支出和项目支出。标题是部门整体，各节却是项目概况、项目资金、项目组织实施、项目
绩效，又没有一处写到部门概况、基本支出的，多半是套错了提纲。只有一个项目的小单位可以这样写，所以只作提示，默认不报。

正例：一、部门概况；二、基本支出；三、项目支出
反例：一、项目概况；二、项目资金使用情况；三、项目组织实施情况
不判断：各节标题没有三个以上
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule
from jiping.model import Verdict

_FEWEST = 3
_PROJECT = re.compile(
    r"项目(?:基本)?(?:概况|情况|立项|背景)|项目(?:资金|组织|管理|实施|决策|过程|产出|效益|绩效)[^。]{0,10}(?:情况|分析|实施|管理|目标)?$"
)
_DEPARTMENT = re.compile(
    r"(?:部门|单位|机构)[^。]{0,6}(?:概况|情况|职[能责]|简介|人员)|基本支出|整体支出|“?三公”?经费|人员经费|公用经费|主要职[能责]"
)


@rule(
    id="CMP013",
    name="project-outline-in-department-report",
    title="部门整体报告写成了项目报告",
    severity=Severity.HINT,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation.department"],
    basis=Basis("report-outline", clause="部门整体支出绩效自评报告提纲", checked_on="2026-11-25"),
    message="这是部门整体支出的报告，{count} 个标题写的都是项目，没有写部门和基本支出。",
    fix="按部门整体支出的提纲写；报告的其实是一个项目的，改用项目支出的标题。",
)
def department_report_tells_of_the_department(view: View) -> Iterator[Verdict]:
    if len(view.headings) < _FEWEST:
        yield not_applicable()
        return
    projects = [p for p in view.headings if _PROJECT.search(p.text)]
    if len(projects) < _FEWEST or any(_DEPARTMENT.search(p.text) for p in view.headings):
        yield ok(view.headings[0].source())
    else:
        yield hint(*(p.source() for p in projects[:4]), count=str(len(projects)))

"""CMP012 measures-without-office-or-date 改进措施没有写由谁办、何时办

改进措施要能落实，至少写明由谁负责或者何时完成。三条以上措施，整节没有一处责任单位，也没有一处时间的，只作提示。责任
单位也可能另列在整改清单里，各地写法不同，默认不报。

正例：（一）由财务股牵头，6 月底前修订办法
反例：（一）加强管理。（二）完善制度。（三）提高认识。
不判断：没有改进措施一节；措施不足三条
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.presence import heading
from jiping.model import Verdict
from jiping.model.numbering import read_number

_FEWEST = 3
_HEADING = re.compile(r"(?:改进|整改|下一步|有关|相关)[^。]{0,8}(?:措施|打算|安排|计划)")
_WHO = re.compile(
    r"牵头|责任(?:单位|部门|科室|股室|领导|人)|由[^，。；]{2,16}(?:负责|承办|落实|组织)|[股科处室局站所队](?:负责|承办|落实)"
)
_WHEN = re.compile(
    r"\d{1,2}\s*月|年(?:底|末|内|初)|季度|20\d\d\s*年|上半年|下半年|月底|期限|每[月季年周]|今年|明年|立行立改|整改清单"
)


@rule(
    id="CMP012",
    name="measures-without-office-or-date",
    title="改进措施没有写由谁办、何时办",
    severity=Severity.HINT,
    certainty=Certainty.STYLE,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation."],
    basis=Basis("report-outline", clause="改进措施", checked_on="2026-11-25"),
    message="“{heading}”一节 {count} 条措施，没有一处写明责任单位或者完成时间。",
    fix="逐条写明由哪个股室负责、何时完成。",
)
def measures_name_office_or_date(view: View) -> Iterator[Verdict]:
    title = heading(view, _HEADING)
    if title is None:
        yield not_applicable()
        return
    below = view.section(title)
    measures = [p for p in below if read_number(p.number or p.text) is not None]
    if len(measures) < _FEWEST:
        yield not_applicable()
        return
    if any(_WHO.search(p.text) or _WHEN.search(p.text) for p in below):
        yield ok(title.source())
    else:
        yield hint(title.source(), heading=title.text, count=str(len(measures)))

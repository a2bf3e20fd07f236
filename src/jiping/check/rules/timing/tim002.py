"""TIM002 date-after-year 完成日期在报告年度之后

报告年度的工作，完成、验收、支付的日期一般在这一年里；写着下一年日期的，可能是跨年项目，也可能是年份写错，提示核对。计划、预计、将要完成的不
算，报告自己的日期不算。

正例：2023 年度报告写“2023年11月20日通过验收”
反例：2023 年度报告写“2024年11月20日通过验收”
不判断：没有完成、验收、支付的日期
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule, undecided
from jiping.check.quoting import clause_end, clause_start
from jiping.model import Verdict

_DATE = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|份|[底末初])?(?!\s*[-—至到])")
_DONE = re.compile(r"完成(?!时限|率|情况|自评|评价|报告)|完工|竣工|验收|支付|拨付|交付|投入使用|启用|办结|发放")
_NOT_YET = re.compile(
    r"计划|预计|拟|将|争取|力争|确保|要求|应|前(?:完成|支付|验收)|之前|底前|以前|目标|承诺|约定|合同|整改|下一步|截止|截至|起|规定|"
    r"自评|评价|公开|批复|下年|次年|推迟|延期|跨年|顺延"
)


@rule(
    id="TIM002",
    name="date-after-year",
    title="完成日期在报告年度之后",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("H11",),
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="评价时段", checked_on="2026-11-24"),
    message="报告年度是 {year} 年，这里的完成日期却在 {seen} 年：“{words}”。",
    expected="{year} 年之内的日期，或者写明跨年的原因",
    fix="核对年份；确是下一年完成的，写明原因，本年的完成情况另写。",
)
def date_within_year(view: View) -> Iterator[Verdict]:
    if view.year is None:
        yield undecided("文件的年度")
        return
    looked = False
    for paragraph in view.running:
        for match in _DATE.finditer(paragraph.text):
            text = paragraph.text
            start, end = clause_start(text, match.start(), "。；\n"), clause_end(text, match.end(), "，。；\n")
            after = text[match.end() : end]
            if not _DONE.search(after[:24]):
                continue
            looked = True
            if int(match["year"]) <= view.year or _NOT_YET.search(text[start : clause_end(text, end, "。；\n")]):
                yield ok(paragraph.source(match.start(), end))
            else:
                words = text[match.start() : min(end, match.end() + 24)]
                yield hint(
                    paragraph.source(match.start(), match.start() + len(words)),
                    found=match.group(),
                    root="dates after the year",
                    year=str(view.year),
                    seen=match["year"],
                    words=words,
                )
    if not looked:
        yield not_applicable()

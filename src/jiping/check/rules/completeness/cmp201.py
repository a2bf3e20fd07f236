"""CMP201 required-budget-table-missing 预算公开缺少应有的表

部门预算公开应当有收支、收入、支出、财政拨款收支、一般公共预算支出、基本支出、“三公”经费、政府性基金等表，没有数据的
也保留空表并说明。表按名称认；国有资本经营预算表各地列入的年份不同，只缺这一张时是提示。

正例：各表都在，政府性基金表为空，表下注明没有安排
反例：有收支预算总表等七张，没有“三公”经费预算表
不判断：文件里没有表，或认得出名称的不足四张（表可能另附，或者是图片）
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Severity, View, rule
from jiping.check.rules.completeness.cmp101 import missing_tables
from jiping.model import Verdict


@rule(
    id="CMP201",
    name="required-budget-table-missing",
    title="预算公开缺少应有的表",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["budget.department"],
    basis=Basis("budget-disclosure-forms", clause="公开表目录", checked_on="2026-11-24"),
    message="缺少{missing}。",
    expected="各张公开表齐全；没有数据的保留空表并说明",
    fix="补上缺少的表；没有数据的也保留表格，在表下注明。",
)
def required_budget_tables(view: View) -> Iterator[Verdict]:
    yield from missing_tables(view)

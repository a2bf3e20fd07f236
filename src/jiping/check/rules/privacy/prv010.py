"""PRV010 list-of-persons 文中有个人名单

“姓名”“户主”等一栏填有两个以上姓名，旁边又有金额、账号、身份证号、电话或住址的表格。只列职务、职称的领导和专家名单不
报。结果只写名单的种类和人数。

正例：预算绩效评价组成员：姓名、职务、单位；按村汇总的发放表
反例：姓名、身份证号、补助金额三栏的发放名册
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.model import Verdict
from jiping.privacy.kinds import Kind
from jiping.privacy.lists import LIST_WORDS


@rule(
    id="PRV010",
    name="list-of-persons",
    title="文中有个人名单",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("disclosure-regulation", clause="第十五条、第三十七条", checked_on="2026-11-24"),
    message="文中有{kind}，共 {count} 人。公开和导入都只用人数和总额。",
    fix="删去名单，改为人数、总额和分类汇总；名单留在业务系统。",
)
def list_of_persons(view: View) -> Iterator[Verdict]:
    for one in view.document.personal or ():
        if one.kind.startswith(Kind.LIST.value + ":"):
            words, english = LIST_WORDS[one.kind.partition(":")[2]]
            values = {"kind": words, "kind_en": english, "count": str(one.rows), "context": f"{one.kind}|{one.context}"}
            yield fail(one.source, values=values)
    if not any(one.kind.startswith(Kind.LIST.value) for one in view.document.personal or () if one.rows):
        yield ok() if view.paragraphs or view.tables else not_applicable()

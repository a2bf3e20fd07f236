"""PRV006 beneficiary-named 公开文本中有受益人姓名

与发放、补助、救助、慰问等金额写在一句里的人名，以及表格中“姓名”一栏填写的人名。已隐去的（张某某、李**）、只写身份不
写姓名的不报。名单由 PRV010 报。

正例：发放给困难群众 36 户 7.2 万元；发放给张某某 1000 元
反例：发放给村民张三丰 1000 元
不判断：没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.privacy import places_of
from jiping.model import Personal, Verdict
from jiping.privacy.kinds import Kind


@rule(
    id="PRV006",
    name="beneficiary-named",
    title="公开文本中有受益人姓名",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.2",
    gate="publish",
    basis=Basis("pipl", clause="第二十五条、第三十四条", checked_on="2026-11-24"),
    message="文中有{kind} {count} 处，与补助、救助等金额写在一起。公开前应当删去或隐去。",
    fix="只写人数和总额；确需举例的，隐去姓名（如“张某某”）。",
)
def beneficiary_named(view: View) -> Iterator[Verdict]:
    # Names of a list are the list's finding (PRV010), not a finding each.
    lists = {one.source.block for one in view.document.personal or () if one.kind.startswith(Kind.LIST.value + ":")}

    def named(one: Personal) -> bool:
        return one.kind == Kind.AIDED or (one.kind == Kind.LISTED and one.source.block not in lists)

    yield from places_of(view, named)

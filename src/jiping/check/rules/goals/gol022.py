"""GOL022 no-target-set 写明没有编制绩效目标

申请预算时要同步编制绩效目标。报告里写着“未编制（未设定）绩效目标”，又没有说明为什么可以不编的，只作提示；按规定
不要求编制的项目写明即可。

正例：全部项目均编制了绩效目标
反例：该项目未编制绩效目标
不判断：没有这样的话
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, rule
from jiping.check.quoting import clause_end, clause_start, is_quoted
from jiping.check.rule import ok
from jiping.model import Verdict

_NONE = re.compile(
    r"(?:未|没有|没)(?:能)?(?:及时|按要求|单独|同步)?(?:编制|编报|设定|设置|申报|填报|制定|明确)(?:年度|年初|项目|具体|部门)?(?:的)?(?:整体)?(?:支出)?绩效(?:目标|指标)"
)
_SET = re.compile(
    r"(?<![未没有能])(?:编制|编报|设定|设置|申报|填报|制定)(?:了)?(?:年度|年初|项目|部门)?(?:的)?(?:整体)?(?:支出)?绩效目标"
)
_EXEMPT = re.compile(
    r"(?:不|无)需|不要求|不纳入|无项目|没有项目|涉密|按(?:照)?规定|因|由于|原因|豁免|年中|追加|问题|不足|个别|部分|整改|如|若|的[，,]"
)


@rule(
    id="GOL022",
    name="no-target-set",
    title="写明没有编制绩效目标",
    severity=Severity.HINT,
    since="0.5",
    basis=Basis("mof-yu-2015-88", clause="申请预算资金应当设定绩效目标", checked_on="2026-11-25"),
    message="文中写“{words}”，没有说明原因。",
    fix="补编绩效目标，或写明按什么规定可以不编。",
)
def targets_are_set(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph, match in view.search(_NONE, view.running):
        text = paragraph.text
        if is_quoted(text, match.start()):
            continue
        looked = True
        source = paragraph.source(match.start(), match.end())
        sentence = text[clause_start(text, match.start()) : clause_end(text, match.end())]
        if _EXEMPT.search(sentence):
            yield explained(source, words=match.group())
        else:
            yield hint(source, words=match.group())
    if looked:
        return
    match_set = next(view.search(_SET, view.running), None)
    yield ok(match_set[0].source(*match_set[1].span())) if match_set else not_applicable()

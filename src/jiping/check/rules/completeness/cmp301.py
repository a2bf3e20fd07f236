"""CMP301 deduction-without-reason 扣分没有写原因

自评表、评分表有原因栏的，得分低于分值的指标都要写原因；“无”“/”不是原因。表中没有原因栏的不判断。

正例：10 分得 9.8 分，原因：一处路基返工
反例：10 分得 9.8 分，原因：无
不判断：表中没有原因栏；原因写在表下
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.forms import indicators, is_full, is_no_reason
from jiping.model import Verdict

_ELSEWHERE = re.compile(r"(未完成|扣分|失分|偏差|偏离)(的)?(主要)?原因(是|为|：|:|有|如下)[^，。；]{4,}")


@rule(
    id="CMP301",
    name="deduction-without-reason",
    title="扣分没有写原因",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=(
        "B15",
        "C04",
    ),
    basis=Basis("mof-yu-2020-10", clause="自评表：未完成原因分析", checked_on="2026-11-24"),
    message="“{name}”{points} 分得 {score} 分，原因栏{said}。",
    fix="写明没有完成的原因和改进措施。",
)
def reasons_given(view: View) -> Iterator[Verdict]:
    looked = False
    elsewhere = view.mentions(_ELSEWHERE)
    for one in indicators(view):
        full = is_full(one)
        if one.reason is None or full is None or one.points is None or one.score is None:
            continue
        looked = True
        if full or not is_no_reason(one.reason):
            yield ok(one.score.source)
        elif elsewhere:
            yield undecided(f"“{one.name}”的扣分原因", sources=(one.score.source,))
        else:
            written = one.reason.strip()
            yield fail(
                one.score.source,
                *((one.reason_source,) if one.reason_source is not None and written else ()),
                found=one.score.number.text,
                root=f"deductions without reason {one.source.block}",
                name=one.name,
                points=f"{one.points.number.value}",
                score=f"{one.score.number.value}",
                said=f"写的是“{written}”" if written else "空白",
                said_en=f"says “{written}”" if written else "is empty",
            )
    if not looked:
        yield not_applicable()

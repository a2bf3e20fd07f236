"""CMP009 satisfaction-without-survey 满意度百分之百而没有调查数据

满意度达到 100% 时，应当写明怎样得来：发放和收回问卷多少份、访问多少人，或第三方调查。“没有投诉”不等于满意。

正例：发放问卷 300 份，收回 286 份，满意度 100%
反例：服务对象满意度 100%。（全文没有问卷、访谈、测评的数字）
不判断：没有写满意度；满意度不是 100%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule
from jiping.check.presence import everything, is_report
from jiping.model import Verdict

_FULL = re.compile(r"满意[度率](?:测评|调查)?[^。；，\n]{0,10}?(?:100(?:\.0+)?\s*[%％]|百分之百)")
_SURVEY = re.compile(
    r"问卷|调查表|测评表|访谈|回访|抽样|样本|民意调查|第三方(?:机构)?[^。；]{0,12}(?:调查|测评|评估)|电话(?:调查|访问)|"
    r"(?:调查|测评|走访|访问|征求)[^。；\n]{0,16}\d+\s*(?:份|人|户|名|家)"
)


@rule(
    id="CMP009",
    name="satisfaction-without-survey",
    title="满意度百分之百而没有调查数据",
    severity=Severity.HINT,
    since="0.1",
    status="preview",
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="满意度指标", checked_on="2026-11-24"),
    message="写明“{words}”，未见问卷份数、访问人数等调查数据。",
    expected="写明调查方式、时间、发放和收回的份数",
    fix="补写满意度的调查方式和样本数；没有调查过的，不写百分数。",
)
def satisfaction_without_survey(view: View) -> Iterator[Verdict]:
    found = next(view.search(_FULL, view.running), None) if is_report(view) else None
    if found is None:
        yield not_applicable()
    elif _SURVEY.search(everything(view)):
        yield ok(found[0].source(*found[1].span()))
    else:
        yield hint(found[0].source(*found[1].span()), words=found[1].group())

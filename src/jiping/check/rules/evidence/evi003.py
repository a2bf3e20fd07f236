"""EVI003 reason-repeats-fact 偏差原因只是重复了没有完成

“未完成指标值”“完成率低”“执行率不高”说的是结果，不是原因；原因要说明为什么。改进措施写在同一格里、说到具体情
况的不算。

正例：原因：雨季停工两个月
反例：原因：未达到指标值
不判断：没有原因栏；没有扣分
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import indicators, is_full, is_no_reason
from jiping.model import Verdict

_NOT = r"(?:未能?|没有?|尚未|还未|没能)"
_DONE = r"(?:全部|完全|按时|按期|如期|足额)?(?:完成|达到|达标|实现|执行(?:完毕?)?|达成|到位)"
_WHAT = r"(?:年初|年度|预期|预定|设定|计划)?(?:的)?(?:绩效)?(?:目标|指标|任务|计划|预算|要求)?(?:值)?"
_REPEATS = re.compile(
    rf"(?:(?:该|此|本)?(?:项|指标|项目|工作|任务)?(?:因为?|由于)?(?:指标|项目|任务|工作|目标|预算)?{_NOT}{_DONE}{_WHAT}(?:所致|导致|造成)?|"
    r"(?:实际)?(?:完成|执行|支付|达标|合格|满意)(?:率|度|值|进度)?(?:偏|较|略|有点|比较)?(?:低|慢|不高|不足|不够|不到100%)(?:于(?:目标|指标|预期)值?)?|"
    r"(?:完成|实现|达到)(?:不到位|不理想|不充分|情况不佳)|(?:存在|有)(?:一定)?(?:偏差|差距)|部分完成|有待(?:提高|提升|加强|改进))[。；]?"
)


@rule(
    id="EVI003",
    name="reason-repeats-fact",
    title="偏差原因只是重复了没有完成",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="自评表：偏差原因分析及改进措施", checked_on="2026-11-25"),
    message="“{name}”的偏差原因写的是“{words}”，没有说为什么。",
    fix="写明没有完成的原因，例如什么时候、因为什么停下来，以及怎样改进。",
)
def reason_tells_why(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        if one.reason is None or one.reason_source is None or is_no_reason(one.reason) or is_full(one) is not False:
            continue
        looked = True
        words = re.sub(r"\s", "", one.reason)
        if _REPEATS.fullmatch(words):
            yield hint(one.reason_source, found=words, root=f"reasons {one.source.block}", name=one.name, words=words)
        else:
            yield ok(one.reason_source)
    if not looked:
        yield not_applicable()

"""CMP006 targets-and-indicators-missing 没有绩效目标和指标完成情况

绩效自评是拿完成情况和年初的绩效目标、指标比。报告里应当写出目标、指标值或指标的完成情况；只写做了哪些工作，
没有可比的目标。“加强绩效目标管理”一类打算不算目标。

正例：年度绩效目标为清淤河道 36 公里，实际完成 34 公里；或：附有带“指标值”“完成值”栏的表
反例：绩效情况部分只有工作总结，通篇没有提到绩效目标或指标
不判断：附件清单里有自评表、目标表、指标表而文件里没有；有没能读出的页或图片；文件只有表格
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.presence import annexed, everything, is_report, place, unread
from jiping.model import Verdict

_INTENTION = re.compile(
    r"(?:加强|强化|完善|规范|重视|细化|提高|推进|科学|提升|健全|优化|合理|严格|做好|深化|落实|全面实施)[^，。；\n]{0,16}绩效(?:目标|指标)[^，。；\n]{0,14}|"
    r"《[^》]*》|绩效(?:目标|指标)(?:管理|意识)"
)
_SAID = re.compile(
    r"绩效(?:总?目标|指标)|(?:年度|总体|总|预期|阶段性?|产出|效益|量化)目标|目标值|指标值|完成值|(?:数量|质量|时效|成本|产出|效益|满意度|投入|过程|决策)类?指标|"
    r"(?:经济|社会|生态|环境)效益指标|可持续影响指标|[一二三]级指标|指标(?:完成|体系|评分|得分|设定|设置)|(?:各项|\d[个项])指标|目标(?:完成|实现|达成)(?:情况|程度|率)"
)
_ANNEXES = r"自评表|绩效目标|目标(申报)?表|指标.{0,8}表|评分表|评价表|指标体系|基础数据表"


@rule(
    id="CMP006",
    name="targets-and-indicators-missing",
    title="没有绩效目标和指标完成情况",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="单位自评的内容（绩效目标和指标完成情况）", checked_on="2026-11-24"),
    message="未见绩效目标、绩效指标及其完成情况。",
    expected="写明年度绩效目标、各项指标的指标值和实际完成值",
    fix="在绩效情况部分按批复的绩效目标逐项写明指标值、完成值和偏差原因，或附指标完成情况表。",
)
def targets_and_indicators(view: View) -> Iterator[Verdict]:
    if not is_report(view):
        yield not_applicable()
        return
    if _SAID.search(_INTENTION.sub("", everything(view))):
        yield ok()
        return
    annex = annexed(view, _ANNEXES)
    if annex is not None:
        yield undecided(f"附件的内容（{annex.text.strip()[:30]}）", sources=(annex.source(),))
    elif unread(view):
        yield undecided(unread(view))
    else:
        yield fail(place(view, "绩效(情况|评价|分析|自评)|绩效|履职|成效|完成"))

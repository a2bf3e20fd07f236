"""EVI006 plan-without-result 写了计划投资，没有写完成情况

绩效报告里写“计划投资”“拟投资”多少，却没有写本年完成了多少，读的人不知道办成没有。同一段、下一段写了完成、到位、
支付的不算；钱是别的单位出的，也不在本单位的责任里。把握不大，默认不报。

正例：计划投资 2570 万元，已完成投资 1200 万元
反例：计划投资 2570 万元建设平安小区。（没有下文）
不判断：没有写计划投资
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule
from jiping.model import Verdict

_PLAN = re.compile(
    r"(?:计划|拟|预计|规划)(?:总)?(?:投资|投入|安排资金|筹资)[^，。；\d]{0,8}\d[\d,]*(?:\.\d+)?\s*(?:万|亿)元?|总投资[^，。；\d]{0,4}\d[\d,.]*\s*(?:万|亿)元?的?[^，。；]{0,12}(?:即将|将)(?:开工|启动)"
)
_RESULT = re.compile(
    r"(?:已|实际|累计|本年|全年|当年)[^。；]{0,12}(?:完成|投资|投入|支付|拨付|支出|建成)|完成投资|完工|竣工|验收|投入使用|执行率|到位资金|已支付|开工建设"
)
_NEXT = re.compile(r"下一步|明年|下年|今后|打算|计划安排|工作思路|改进措施")


@rule(
    id="EVI006",
    name="plan-without-result",
    title="写了计划投资，没有写完成情况",
    severity=Severity.HINT,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="绩效目标完成情况", checked_on="2026-11-25"),
    message="“{words}”，没有写完成了多少。",
    fix="补写本年完成的投资和进度；不归本单位使用的，写明资金来源。",
)
def plan_has_result(view: View) -> Iterator[Verdict]:
    looked = False
    running = view.running
    headings = {paragraph.index: paragraph.text for paragraph in view.headings}
    order = sorted(headings)
    for place, paragraph in enumerate(running):
        matches = list(_PLAN.finditer(paragraph.text))
        if not matches:
            continue
        heading = next((headings[index] for index in reversed(order) if index < paragraph.index), "")
        if _NEXT.search(heading) or _NEXT.search(paragraph.text[: matches[0].start()]):
            continue
        looked = True
        following = running[place + 1].text if place + 1 < len(running) else ""
        source = paragraph.source(matches[0].start(), matches[0].end())
        if _RESULT.search(paragraph.text) or _RESULT.search(following):
            yield ok(source)
        else:
            yield hint(source, words=matches[0].group())
    if not looked:
        yield not_applicable()

"""CMP011 low-execution-unexplained 执行率低而没有说明原因

正文里预算执行率、支付率不到 60%，这一段、下一段和存在的问题部分都没有说为什么，读的人会问。跨年度、年中追加、分期
付款、质保金一类理由写了就算说明。只作提示。

正例：执行率 45.20%，主要是工程跨年度实施，尾款未付
反例：执行率 45.20%。（别处也没有提到原因）
不判断：没有写执行率；执行率不低
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, ok, rule
from jiping.model import Dimension, Verdict

_LOW = Decimal(60)
_REASON = re.compile(
    r"原因|由于|因为|主要(?:是|系|因)|因(?!公|素|此)|受[^，。；]{1,20}(?:影响|制约)|导致|跨年|年中|追加|分期|质保|尾款|未到期|未结算|待结算|待审|预付|流标|延期|推迟|进度|"
    r"资金(?:下达|到位)(?:较|偏)?(?:晚|迟|滞后)|年底(?:才|下达)|结转|截至|上半年|[1-9]—|季度|监控"
)
_ELSEWHERE = re.compile(
    r"(?:执行|支付|支出)(?:率|进度)?[^。；]{0,12}(?:不高|偏低|较低|偏慢|较慢|滞后|缓慢|不足|不快|不均衡)"
)
_OTHER = re.compile(r"低于|不足|不低于|达到|目标|标准|要求|扣|得|分值|≥|以上|以下|上年")


@rule(
    id="CMP011",
    name="low-execution-unexplained",
    title="执行率低而没有说明原因",
    severity=Severity.HINT,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="自评：偏离较多的分析原因", checked_on="2026-11-25"),
    message="执行率只有 {rate}，没有说明原因。",
    fix="写明执行率低的原因和改进办法。",
)
def low_rate_explained(view: View) -> Iterator[Verdict]:
    looked = False
    running = view.running
    places = {paragraph.index: place for place, paragraph in enumerate(running)}
    for figure in view.by_concept.get("budget.execution_rate", ()):
        source, number = figure.source, figure.number
        if figure.in_table or source.block not in places or number.unit.dimension is not Dimension.PERCENT:
            continue
        if figure.key.year not in (view.year, None) or number.value <= 0:
            continue
        place = places[source.block]
        text = running[place].text
        start = source.start or 0
        if _OTHER.search(text[max(start - 8, 0) : start]):
            continue
        looked = True
        following = running[place + 1].text if place + 1 < len(running) else ""
        if number.value >= _LOW:
            yield ok(source)
        elif _REASON.search(text) or _REASON.search(following) or _ELSEWHERE.search(view.text):
            yield explained(source, rate=number.text)
        else:
            yield hint(source, found=number.text, root="low execution", rate=number.text)
    if not looked:
        yield not_applicable()

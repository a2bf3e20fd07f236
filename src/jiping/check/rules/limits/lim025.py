"""LIM025 rate-over-hundred 占比、办结率一类的比率超过 100%

分子是分母一部分的比率（占比、办结率、覆盖率、合格率、满意率等）不会超过 100%。完成率、增长率、执行率、毛入学率、床位
使用率可以超过，不在其列。

正例：信访件办结率 100%，服务对象满意率 98.5%
反例：信访件办结率 105%
不判断：没有这类比率
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate
from jiping.check.phrases import is_percent, sentences
from jiping.model import Interval, Verdict

_RATE = re.compile(
    r"(?P<name>[一-鿿]{0,6}(?:办结|结案|覆盖|合格|满意|达标|及格|回收|有效|参保|普及|知晓|受益|签约|公开|验收|整改|入库|上线|落实|普查|"
    r"采纳|按期|及时|出勤|参与|巡查|抽检|检测|处置|处理|回复|答复|完好|清运|收集)率)"
    r"(?:均|都|已|高)?(?:为|达到|达|是|实现|提升至|提高到|保持在|稳定在)?\s*[:：]?\s*$"
)
_SHARE = re.compile(r"(?P<name>占[一-鿿“”]{0,20}?(?:的(?:比重|比例)?)?|占比)(?:约|为|达)?\s*$")
_OTHER = re.compile(r"增|减|提高|下降|预算|计划|目标|任务|上年|去年|同期|以上|标准|年初")


@rule(
    id="LIM025",
    name="rate-over-hundred",
    title="占比、办结率一类的比率超过 100%",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("H08",),
    basis=Basis("arithmetic", clause="部分不大于全部", checked_on="2026-11-24"),
    message="“{name}”写为 {rate}，部分不会多于全部，不应超过 100%。",
    expected="不超过 100%",
    fix="核对分子和分母，或者小数点的位置。",
)
def rate_within_hundred(view: View) -> Iterator[Verdict]:
    looked = False
    for sentence in sentences(view, re.compile(r"率|占")):
        for number in sentence.numbers:
            if not is_percent(number):
                continue
            before = re.split(r"[，。；：、（）()]", sentence.before(number.start, 30))[-1]
            named = _RATE.search(before) or _SHARE.search(before)
            if named is None or _OTHER.search(before):
                continue
            looked = True
            low = number.number.interval.low
            if low is None or low <= 100:
                yield ok(sentence.source(number))
            else:
                certificate = interval_certificate("part at most whole", number.number.interval, Interval.of(0, 100))
                yield fail(
                    sentence.paragraph.source(number.start - len(named.group()), number.end),
                    found=number.number.text,
                    certificate=certificate,
                    name=named["name"].strip(),
                    rate=number.number.text,
                )
    if not looked:
        yield not_applicable()

"""LIM027 form-rate-over-hundred 自评表里的比率超过 100%

分子是分母一部分的比率（合格率、覆盖率、满意度、及时率等）不会超过 100%，自评表的指标值和完成值也一样。完成率、增
长率、利用率一类可以超过的，不在其列。

正例：验收合格率 98%；任务完成率 105%
反例：验收合格率 105%；群众满意度 ≥120%
不判断：没有这类指标
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.arithmetic import interval_certificate
from jiping.check.forms import indicators
from jiping.model import Dimension, Interval, Verdict

_PART = re.compile(
    r"(?:合格|覆盖|满意|达标|及格|及时|准确|准点|知晓|普及|参保|回收|办结|结案|出勤|完好|优良|公开|签约|入学|巩固|受益)(?:率|度)$"
)
_MAY_EXCEED = re.compile(r"增|提高|下降|完成|比上年|同比|超额")


@rule(
    id="LIM027",
    name="form-rate-over-hundred",
    title="自评表里的比率超过 100%",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    identities=("H08",),
    basis=Basis("arithmetic", clause="部分不大于全部", checked_on="2026-11-25"),
    message="“{name}”写为 {rate}，部分不会多于全部，不应超过 100%。",
    expected="不超过 100%",
    fix="核对分子和分母，或者小数点的位置。",
)
def form_rate_within_hundred(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        name = re.sub(r"[（(].*|\s|[≥≤＞＜=].*$", "", one.name)
        if not _PART.search(name) or _MAY_EXCEED.search(name):
            continue
        for number, source in ((one.target, one.target_source), (one.actual, one.actual_source)):
            if number is None or source is None or number.unit.dimension is not Dimension.PERCENT:
                continue
            looked = True
            low = number.interval.low
            if low is None or low <= 100:
                yield ok(source)
            else:
                certificate = interval_certificate("part at most whole", number.interval, Interval.of(0, 100))
                yield fail(source, found=number.text, certificate=certificate, name=one.name, rate=number.text)
    if not looked:
        yield not_applicable()

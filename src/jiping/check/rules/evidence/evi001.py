"""EVI001 full-marks-everywhere 所有指标都得满分

自评表里十项以上指标连同预算执行全部满分，一分没扣，容易被要求复核。它本身不是错，只提示核对佐证；项目少、指标少的
不提。

正例：十二项指标，其中一项扣 0.5 分
反例：十二项指标全部满分，总分 100 分
不判断：满分指标不足十项；有指标没有得分
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule, undecided
from jiping.check.forms import indicators, is_full
from jiping.model import Verdict

_FEWEST = 10


@rule(
    id="EVI001",
    name="full-marks-everywhere",
    title="所有指标都得满分",
    severity=Severity.HINT,
    certainty=Certainty.STYLE,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="自评结果真实、客观", checked_on="2026-11-25"),
    message="{count} 项指标全部得满分。",
    fix="逐项核对完成值和佐证材料；确实都完成的，备好材料以备复核。",
)
def some_points_lost(view: View) -> Iterator[Verdict]:
    scored = [(one, is_full(one)) for one in indicators(view) if not one.is_shared]
    if len(scored) < _FEWEST:
        yield not_applicable()
        return
    lost = next((one for one, full in scored if full is False), None)
    if lost is not None:
        yield ok(lost.source)
    elif any(full is None for _, full in scored):
        yield undecided("全部指标的得分")
    else:
        yield hint(scored[0][0].source, count=str(len(scored)))

"""GOL002 missed-target-full 指标没有完成却得满分

定量指标没有达到目标值的，不能得满分。表中列有调整后指标值的，按调整后的比较；写明指标值已经批准调整的，不算错。

正例：指标值 ≥98%，完成 96%，10 分得 9.8 分
反例：指标值 100%，完成 72.74%，10 分得 10 分
不判断：指标值或完成值不是数；没有写大于还是小于
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.forms import indicators, is_full, reached
from jiping.model import Verdict

_ADJUSTED = re.compile(
    r"(指标|目标|计划|任务)[^，。；]{0,6}(调整|核减|变更|调减)|(批准|批复|同意)[^，。；]{0,8}(调整|核减|变更|调减)|(调整|核减|变更|调减)为"
)


@rule(
    id="GOL002",
    name="missed-target-full",
    title="指标没有完成却得满分",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=(
        "B13",
        "B14",
        "B16",
    ),
    basis=Basis("mof-yu-2020-10", clause="自评表：未完成指标值的按比例计分", checked_on="2026-11-24"),
    message="“{name}”指标值 {target}，完成 {actual}，没有完成，却得满分 {points} 分。",
    fix="核对完成值；没有完成的按办法计分，指标值经批准调整的，填调整后的指标值并写明。",
)
def missed_is_not_full(view: View) -> Iterator[Verdict]:
    looked = unsure = False
    for one in indicators(view):
        result, full = reached(one), is_full(one)
        if result is None or full is None or one.points is None or one.score is None:
            continue
        unsure = unsure or (result.met is None and full)
        if result.met is not False:
            continue
        looked = True
        values = {
            "name": one.name,
            "target": one.target_text,
            "actual": one.actual_text,
            "points": f"{one.points.number.value}",
        }
        sources = (one.score.source, *(s for s in (one.actual_source, one.target_source) if s is not None))
        if not full:
            yield ok(one.score.source)
        elif one.reason is not None and _ADJUSTED.search(one.reason):
            yield explained(*sources, **values)
        else:
            yield fail(*sources, found=one.score.number.text, values=values)
    if not looked:
        yield undecided("指标值的方向和精度") if unsure else not_applicable()

"""GOL012 indicator-on-wrong-level 指标放错了类别

资金支付进度、预算执行率、资金到位率说的是钱用得快慢，自评表另有预算执行一栏计分；写成数量、质量或效益指标的，是同
一件事计了两次分，也不是产出和效益。各地模板有所不同，所以只作提示。

正例：数量指标：清淤长度；时效指标：资金拨付及时率；成本指标：预算控制数
反例：质量指标：预算执行率；社会效益指标：资金支付率
不判断：没有指标表；没有印二级指标
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import indicators
from jiping.model import Verdict

_LEVEL = re.compile(r"数量|质量|经济效益|社会效益|生态效益|可持续")
_MONEY = re.compile(
    r"(?:预算|资金|经费|项目资金|财政资金|专项资金|预算资金)(?:总体|年度)?(?:执行|支付|支出|拨付|到位|使用|结余|结转|完成)(?:率|进度|及时率|比例)"
)
# Money handed on to others is the output of a subsidy, and the rate may be of people, not of money.
_PAID_ON = re.compile(r"补[助贴]|发放|救助|奖[励补]|兑现|配套|社会|企业|银行|撬动|带动|贷款")


@rule(
    id="GOL012",
    name="indicator-on-wrong-level",
    title="指标放错了类别",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.5",
    basis=Basis("mof-yu-2021-101", clause="产出、效益指标与预算执行分别设置", checked_on="2026-11-25"),
    message="“{name}”说的是资金使用进度，放在了“{level}”里。",
    fix="预算执行情况在预算执行一栏计分；这里换成反映产出数量、质量或效果的指标。",
)
def level_fits(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        if not _LEVEL.search(one.level2):
            continue
        looked = True
        if _MONEY.search(one.name) and not _PAID_ON.search(one.name):
            yield hint(
                one.source,
                found=one.name,
                root=f"indicators on the wrong level {one.source.block}",
                name=one.name,
                level=re.sub(r"[（(].*", "", one.level2),
            )
        else:
            yield ok(one.source)
    if not looked:
        yield not_applicable()

"""GOL010 full-output-without-spending 没有花钱而产出都得满分

全年执行数为零而产出指标都得满分的，要说明（垫付、用上年资金、尚未支付等）；有数据却填了零的，补填执行数。

正例：执行数 23.75，产出满分
反例：执行数 0，产出满分，没有说明
不判断：没有执行数
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule
from jiping.check.arithmetic import say
from jiping.check.forms import indicators, is_full
from jiping.model import Verdict

_REASON = re.compile(r"垫付|垫资|先行|上年资金|以前年度资金|未支付|暂未付|待验收|待结算|次年支付|其他资金|自筹")


@rule(
    id="GOL010",
    name="full-output-without-spending",
    title="没有花钱而产出都得满分",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("B29",),
    basis=Basis("mof-yu-2020-10", clause="自评表：资金与产出相符", checked_on="2026-11-24"),
    message="{final}，产出指标却都得了满分，没有说明。",
    fix="核对执行数；确实没有支出的，说明产出是怎样完成的。",
)
def output_has_spending(view: View) -> Iterator[Verdict]:
    looked = False
    for final in view.by_concept.get("form.funds.total", ()):
        if final.key.column != "final_accounts" or final.key.item:
            continue
        block = final.source.block
        budget = next(
            (
                figure
                for figure in view.by_concept["form.funds.total"]
                if figure.source.block == block and figure.key.column == "budget.adjusted"
            ),
            None,
        )
        outputs = [is_full(i) for i in indicators(view) if i.source.block == block and i.level1.startswith("产出")]
        if not outputs or budget is None or budget.number.value <= 0:
            continue
        looked = True
        if final.number.value > 0 or not all(full is True for full in outputs):
            yield ok(final.source)
        elif view.mentions(_REASON):
            yield explained(final.source, final=say(final))
        else:
            yield fail(final.source, found=final.number.text, final=say(final))
    if not looked:
        yield not_applicable()

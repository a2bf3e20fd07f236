"""LIM024 performance-amount-exceeds-expenditure 绩效管理涉及的资金大于全部支出

绩效目标、绩效自评涉及的项目资金一般不大于项目支出；包括结转、转移支付时可以大于项目支出，但大于本部门全部支出（预算）的，多半是单位或口径
有误，请核对。

正例：本年支出合计 2,940.05 万元，绩效自评涉及预算金额 598.42 万元
反例：本年支出合计 2,940.05 万元，绩效自评涉及预算金额 5,984.20 万元
不判断：没有写涉及的资金，或者没有支出合计
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, ok, rule, undecided
from jiping.check.arithmetic import say
from jiping.model import Figure, Verdict

_AMOUNTS = ("performance.target.amount", "performance.amount")
_WHOLES = ("expenditure.current", "expenditure.total", "expenditure.project", "income.total", "total.both")


@rule(
    id="LIM024",
    name="performance-amount-exceeds-expenditure",
    title="绩效管理涉及的资金大于全部支出",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("D35",),
    applies_to=["final-accounts.department", "budget.department", "self-evaluation.department"],
    basis=Basis("final-accounts-forms", clause="预算绩效管理工作情况", checked_on="2026-11-24"),
    message="{amount} 大于{whole}。",
    expected="不大于全部支出，或者写明包括转移支付等其他资金",
    fix="核对金额和单位；包括转移支付、上级资金的请写明。",
)
def amount_within_expenditure(view: View) -> Iterator[Verdict]:
    wholes = [figure for concept in _WHOLES for figure in view.by_concept.get(concept, ()) if not _is_part(figure)]
    whole = max(wholes, key=lambda figure: figure.number.base, default=None)
    amounts = [f for concept in _AMOUNTS for f in view.by_concept.get(concept, ()) if not f.in_table and f.number.value]
    if whole is None or not amounts:
        yield undecided("绩效管理涉及的资金和支出合计")
        return
    for amount in amounts:
        if amount.interval.low is None or whole.interval.high is None or amount.interval.low <= whole.interval.high:
            yield ok(amount.source)
        else:
            yield hint(
                amount.source,
                whole.source,
                found=amount.number.text,
                root="performance amount exceeds expenditure",
                amount=say(amount),
                whole=say(whole),
            )


def _is_part(figure: Figure) -> bool:
    return bool(figure.key.item or figure.key.code or figure.blank)

"""SUM129 own-table-row-mismatch 自编表格里一行的数对不上

自编表格的合计、结余、增减额等一栏，各行应当由同样的几栏相加或相减得出。怎样得出从表里看：除一行以外各行都符合的，就是这张
表的算法，不符合的那一行需要核对。

正例：各行的“增减额”都等于本年减上年
反例：各行的“增减额”都等于本年减上年，有一行由 281.44 变为 263.03，增减额写 18.41（应为 -18.41）
不判断：不足三行符合同一种算法；不符合的多于一行（八行以上的表多于四分之一）；两种算法都说得通
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum, sum_of
from jiping.check.rule import ok
from jiping.model import Outcome, Relation, Verdict


@rule(
    id="SUM129",
    name="own-table-row-mismatch",
    title="自编表格里一行的数对不上",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    over="table.row-formula",
    identities=("H15",),
    basis=Basis("arithmetic", clause="同一栏算法一致", checked_on="2026-11-25"),
    message="{total}，按表中其他行的算法，由{parts}应得 {sum}，相差 {difference}。{cause}",
    expected="{sum}",
    fix="核对这一行的各栏；这一行算法不同的请注明。",
)
def row_follows_the_table(relation: Relation) -> Verdict:
    verdict = check_sum(relation)
    total = relation.total
    if total is not None and total.interval.gap(sum_of(relation)) <= Fraction(total.number.step):
        return ok(total.source)  # rounded, or cut off in the last digit
    # The arithmetic is proved; that this row is made like the others is read from the table.
    return replace(verdict, certainty=Certainty.PROBABLE) if verdict.outcome is Outcome.FAIL else verdict

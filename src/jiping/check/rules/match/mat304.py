"""MAT304 own-table-rate-mismatch 自编表格里的比率与同一行的数不符

自编表格的执行率、到位率、得分率、增减率等一栏，各行应当用同一种算法。算法从表里看：除一行以外各行都符合的，就是这张表的
算法，不符合的那一行需要核对。差在末位一个单位之内的只作提示。

正例：三行的支出率都等于支出÷到位资金，合计行也是
反例：三行的支出率都等于支出÷到位资金，有一行支出 5261.27、到位 6905.80，支出率写 75.53%（应为 76.19%）
不判断：不足三行符合同一种算法；不符合的多于一行（八行以上的表多于四分之一）；两种算法都说得通
"""

from __future__ import annotations

from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_rate, percent_of, say
from jiping.check.rule import not_applicable, undecided
from jiping.model import Interval, Relation, RelationKind, Verdict


@rule(
    id="MAT304",
    name="own-table-rate-mismatch",
    title="自编表格里的比率与同一行的数不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    over=["table.rate", "table.growth"],
    identities=("H02",),
    basis=Basis("arithmetic", clause="同一栏比率算法一致", checked_on="2026-11-25"),
    message="{rate_of}写 {rate}，按{upper}、{lower}应为 {value}（表中其他行都这样计算）。{cause}",
    expected="{value}",
    fix="核对这一行的比率和用来计算的两个数；这一行算法不同的请注明。",
)
def rate_follows_the_table(relation: Relation) -> Verdict:
    rate, whole = relation.rate, relation.total
    if rate is None or whole is None:
        return not_applicable()
    if relation.kind is RelationKind.GROWTH:
        now, base = whole, relation.parts[0]
        ratio = now.interval.ratio(base.interval)
        implied = None if ratio is None else (ratio - Interval.point(1)).scale(100)
        upper, lower = now, base
    else:
        upper, lower = relation.parts[0], whole
        implied = percent_of(upper.interval, lower.interval)
    if not lower.number.base:
        return undecided("不为零的分母", sources=(rate.source,))
    value = Fraction(upper.number.base) / Fraction(lower.number.base) * 100
    if relation.kind is RelationKind.GROWTH:
        value -= 100
    return check_rate(relation, implied, value, rate_of=rate.label, upper=say(upper), lower=say(lower))

"""MAT003 share-mismatch 占比与金额不符

文中写明的占比应等于部分除以总数；总数取文中点明的（“占某某的”），没有点明时取同一句列举的总数。
差在末位一个单位之内的（截位、凑足 100%）只作提示。

正例：支出 2940.05 万元，其中一般公共服务支出 2106.66 万元，占 71.65%
反例：支出 2940.05 万元，其中一般公共服务支出 2106.66 万元，占 71.73%
不判断：找不到总数
"""

from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_rate, percent_of, say
from jiping.check.rule import undecided
from jiping.model import Relation, Verdict


@rule(
    id="MAT003",
    name="share-mismatch",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D32", "H02"),
    title="占比与金额不符",
    over="text.share",
    basis=Basis("arithmetic", clause="占比＝部分÷总数", checked_on="2026-11-24"),
    message="{part} 占 {whole} 的比例应为 {value}，文中写 {rate}。{cause}",
    expected="{value}",
    fix="按部分除以总数重新计算占比；如分母另有所指，请写明占什么的比例。",
)
def share_fits(relation: Relation) -> Verdict:
    whole, part = relation.total, relation.parts[0]
    if whole is None or whole.number.base == 0:
        return undecided("总数")
    implied = percent_of(part.interval, whole.interval)
    value = Fraction(part.number.base) / Fraction(whole.number.base) * 100
    return check_rate(relation, implied, value, part=say(part), whole=say(whole))

"""SUM020 listed-parts-mismatch 文中所列各项之和与总数不符

一句话里写明总数和其中各项的，各项之和应等于总数；没有写全的，各项之和不应超过总数。四舍五入能解释的差额只作提示；决算一类的数里
个别项少印小数（11 与 2.85、10.93 并列）的，按省去末尾的零计算。

正例：采购金额 38.20 万元，其中：货物 7.80 万元、工程 0 万元、服务 30.40 万元
反例：采购金额 38.20 万元，其中：货物 7.80 万元、工程 0 万元、服务 34.00 万元（合计 41.80）
反例：安置经费 1864.23 万元，其中生活补贴 1720.50 万元、医疗费 89.73 万元、遗属补助 45.00 万元（医疗费 98.73 颠倒）
不判断：所列各项之和小于总数，看不出是否列全，也不是某个数相邻两位颠倒恰好造成
"""

from dataclasses import replace

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_sum, exact_sum, sum_of, sum_root, with_root
from jiping.check.causes import digit_slip
from jiping.check.rule import undecided
from jiping.model import Figure, Outcome, Qualifier, Relation, RelationKind, Verdict

_LEAST_DIGITS = 4
"""With fewer digits an exchange of two of them fits by chance: 43 for 34 among round numbers."""


@rule(
    id="SUM020",
    name="listed-parts-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D33", "H01"),
    title="文中所列各项之和与总数不符",
    over="text.sum",
    basis=Basis("arithmetic", clause="总数＝各项之和", checked_on="2026-11-24"),
    message="{total}，所列各项之和为 {sum}，相差 {difference}。{cause}",
    expected="各项之和 {sum}",
    fix="核对总数和各项；如果还有未列的项目，请补列或写明“等”。",
)
def listed_parts(relation: Relation) -> Verdict:
    total = relation.total
    if total is None:
        return undecided("总数")
    exact = exact_sum(relation)
    if relation.kind is RelationKind.AT_MOST:
        # The words do not say that the list is whole: it may stay below the total, never above.
        parts = sum_of(relation)
        below = parts.low is None or total.interval.high is None or parts.low <= total.interval.high
        if below and not (_is_one_exchange(relation, total) or _is_one_wrong_unit(relation, total)):
            return undecided("是否列全", sources=(total.source,))
        if below:
            verdict = replace(check_sum(relation), certainty=Certainty.PROBABLE, severity=Severity.WARNING)
            return with_root(verdict, sum_root(total)) if verdict.outcome is Outcome.FAIL else undecided("是否列全")
    verdict = check_sum(relation, tell_rounding=exact != total.number.base)
    return with_root(verdict, sum_root(total)) if verdict.outcome is Outcome.FAIL else verdict


def _is_one_wrong_unit(relation: Relation, total: Figure) -> bool:
    """Whether a list would add up to the last digit if its one amount in 元 were in the unit of all the others."""
    unit = total.number.unit
    odd = [part for part in relation.parts if part.number.unit != unit]
    if len(odd) != 1 or len(relation.parts) < 2 or unit.factor / odd[0].number.unit.factor != 10**4:
        return False
    if odd[0].number.value < 1 or any(f.number.qualifier is not Qualifier.NONE or f.blank for f in (total, *odd)):
        return False
    meant = exact_sum(relation) - odd[0].number.base + odd[0].number.value * unit.factor
    return meant == total.number.base


def _is_one_exchange(relation: Relation, total: Figure) -> bool:
    """Whether a list below its total would add up to the last digit if two neighbouring digits changed places.

    What a list leaves out is some amount or other; that it should be just what two exchanged digits make of a number
    of four digits and more does not happen by chance.
    """
    figures = (total, *relation.parts)
    unit = total.number.unit
    if any(f.number.unit != unit or f.number.qualifier is not Qualifier.NONE or f.blank for f in figures):
        return False
    lacking = (total.number.base - exact_sum(relation)) / unit.factor
    if lacking <= 0 or len(relation.parts) < 2:
        return False
    rights = [(total, total.number.value - lacking), *((part, part.number.value + lacking) for part in relation.parts)]
    return any(
        len(str(figure.number.value.normalize()).replace(".", "").lstrip("0")) >= _LEAST_DIGITS
        and right > 0
        and digit_slip(figure.number.value, right) == "exchanged"
        for figure, right in rights
    )

"""MAT005 completion-mismatch 预算完成率与预算数、决算数不符

完成某一预算的百分比，应等于决算数除以所说的那个预算数。年初预算为零时不能有完成年初预算的百分比；百分比与另一预算数相符时，说明分母写错。

正例：年初预算 2993.92 万元，支出决算 2940.05 万元，完成年初预算的 98.20%
反例：年初预算 0 万元，全年预算 321.02 万元，支出决算 307.82 万元，完成年初预算的 95.89%
不判断：没有写明预算数
"""

from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_rate, percent_of, say
from jiping.check.rule import fail, ok, undecided
from jiping.model import Figure, Interval, Relation, Verdict


@rule(
    id="MAT005",
    name="completion-mismatch",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("D37", "D38", "H09"),
    title="预算完成率与预算数、决算数不符",
    over="text.completion",
    basis=Basis("final-accounts-forms", clause="完成率＝决算数÷所述预算数", checked_on="2026-11-24"),
    message="{final}，{budget}，完成率应为 {value}；文中写“完成{base}的 {rate}”。{cause}",
    expected="{value}",
    fix="核对分母：写“完成年初预算”的用年初预算数，写“完成全年（调整）预算”的用全年预算数。",
)
def completion_fits(relation: Relation) -> Verdict:
    final, rate = relation.total, relation.rate
    if final is None or rate is None or not relation.parts:
        return undecided(*(relation.missing or ("预算数",)))
    named, *others = relation.parts
    if not relation.exhaustive and any(_fits(final, budget, rate) for budget in relation.parts):
        return ok(rate.source)
    other = next((budget for budget in others if _fits(final, budget, rate)), None)
    names = {"budget.original": "年初预算", "budget.adjusted": "全年预算"}
    cause = cause_en = ""
    if other is not None:
        cause = f"这一比例与{names.get(other.key.column, '另一预算数')} {other.number.text} 相符。"
        cause_en = f"It fits another budget figure, {other.number.text}."
    base = relation.word or "预算"
    if named.number.base == 0:
        reachable = Interval.of(0, named.interval.high).times(rate.interval.scale(Fraction(1, 100)))
        if (rate.number.value == 0 and final.number.base == 0) or (
            # A budget of a few 元 is printed as 0.00 万元 too.
            named.interval != Interval.point(0) and final.interval.meets(reachable)
        ):
            return ok(rate.source)
        return fail(
            rate.source,
            named.source,
            final.source,
            *((other.source,) if other is not None else ()),
            found=rate.number.text,
            certificate={"kind": "fact", "relation": "completion of a budget of zero"},
            final=say(final),
            budget=f"{base}为 {named.number.text}",
            budget_en=f"{base} {named.number.text}",
            value="空（不能计算）",
            value_en="cannot be computed",
            base=base,
            rate=rate.number.text,
            cause=cause,
            cause_en=cause_en,
        )
    implied = percent_of(final.interval, named.interval)
    value = Fraction(final.number.base) / Fraction(named.number.base) * 100
    return check_rate(
        relation,
        implied,
        value,
        final=say(final),
        budget=f"{base}为 {named.number.text}",
        budget_en=f"{base} {named.number.text}",
        base=base,
        cause=cause,
        cause_en=cause_en,
    )


def _fits(final: Figure, budget: Figure, rate: Figure) -> bool:
    implied = percent_of(final.interval, budget.interval)
    return implied is not None and implied.meets(rate.interval)

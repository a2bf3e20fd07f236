"""MAT006 comparison-word-mismatch 大于、小于、持平的说法与数字不符

“决算数小于（大于）预算数”“决算数与预算数持平”应与文中的预算数、决算数一致；文中有年初和全年两个预算数而未点明时，与其中之一相符即可。
没有写预算数、而紧接在前写了完成率的，按完成率判断。
“比上年有所下降”“与上年相同”一类紧接着上年数的说法也在内。

正例：年初预算 135.90 万元，决算 135.25 万元，决算数小于预算数
反例：年初预算 135.25 万元，决算 135.90 万元，决算数小于预算数
提示：两数印出来相等，文中写大于或小于
不判断：“基本持平”而相差不大
"""

from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import interval_certificate, moves_down, say
from jiping.check.rule import fail, hint, ok, undecided
from jiping.model import Figure, Interval, Relation, Verdict


@rule(
    id="MAT006",
    name="comparison-word-mismatch",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("G05",),
    title="大于、小于、持平的说法与数字不符",
    over="text.comparison",
    basis=Basis("arithmetic", clause="比较", checked_on="2026-11-24"),
    message="{final}，{budget}，前者{actual}后者，文中写“{word}”。",
    expected="{actual}",
    fix="核对两个数和比较用语。",
)
def comparison_fits(relation: Relation) -> Verdict:
    if relation.rate is not None:
        return _rate_fits(relation, relation.rate)
    final = relation.total
    if final is None or not relation.parts:
        return undecided("预算数")
    verdicts = [_holds(relation.word, final, budget) for budget in relation.parts]
    source = relation.source or final.source
    if True in verdicts:
        return ok(source)
    if None in verdicts and relation.word.startswith("基本"):
        return undecided("“基本持平”的标准", sources=(source,))
    budget = relation.parts[-1]
    actual = (
        "大于"
        if final.number.base > budget.number.base
        else "小于"
        if final.number.base < budget.number.base
        else "等于"
    )
    values = {
        "final": say(final),
        "budget": f"{_what(final, budget)[0]} {budget.number.text}",
        "budget_en": f"{_what(final, budget)[1]} {budget.number.text}",
        "word": relation.word,
        "actual": actual,
        "actual_en": {"大于": "greater", "小于": "smaller", "等于": "equal"}[actual],
    }
    sources = (source, final.source, budget.source)
    if None in verdicts:
        # 11.72 and 11.72 printed: before rounding one can have been the smaller.
        return hint(*sources, found=relation.word, root="comparison within rounding", **values)
    return fail(
        *sources,
        found=relation.word,
        certificate=interval_certificate(relation.word, final.interval, budget.interval),
        values=values,
    )


def _rate_fits(relation: Relation, rate: Figure) -> Verdict:
    """Whether a rate of completion right before the word is one that lets it be true."""
    word, even = relation.word, Interval.point(100)
    source = relation.source or rate.source
    printed = rate.number.base
    actual = "大于" if printed > 100 else "小于" if printed < 100 else "等于"
    if word in ("大于", "高于", "小于", "低于"):
        fits = actual == ("大于" if word in ("大于", "高于") else "小于")
    elif word.startswith("基本"):
        return undecided("“基本持平”的标准", sources=(source,))
    else:
        fits = actual == "等于"
    if fits:
        return ok(source)
    values = {
        "final": f"{rate.label}决算数",
        "final_en": f"{rate.label}, final accounts",
        "budget": f"其预算数（完成率 {rate.number.text}）",
        "budget_en": f"its budget (completed: {rate.number.text})",
        "word": word,
        "actual": actual,
        "actual_en": {"大于": "greater", "小于": "smaller", "等于": "equal"}[actual],
    }
    sources = (source, rate.source)
    if rate.interval.meets(even) or rate.interval.gap(even) < 1:
        # 完成100%，决算数大于预算数: before rounding it can have been a little more.
        return hint(*sources, found=word, root="comparison beside a rate within rounding", **values)
    return fail(*sources, found=word, certificate=interval_certificate(word, rate.interval, even), values=values)


def _what(final: Figure, other: Figure) -> tuple[str, str]:
    """What a level is set against, in both languages: the budget, or another year's figure."""
    if other.key.year != final.key.year and other.key.year is not None:
        return f"{other.key.year} 年", f"{other.key.year}:"
    return ("预算数", "budget") if other.key.column.startswith("budget") else ("相比的数", "set against")


def _holds(word: str, final: Figure, budget: Figure) -> bool | None:
    """Whether the word is true of the two; ``None`` where 基本 or rounding leaves it open."""
    a, b = final.number.base, budget.number.base
    same = final.interval.meets(budget.interval)
    if word.startswith(("有所", "略有")):
        word = "小于" if moves_down(word) else "大于"  # 有所下降, 略有增加
    if word in ("小于", "低于"):
        return a < b or (None if _may_be_below(final, budget) else False)
    if word in ("大于", "高于"):
        return a > b or (None if _may_be_below(budget, final) else False)
    if word.startswith("基本") and not same:
        largest = max(abs(a), abs(b))
        return None if largest and abs(a - b) / largest <= Decimal("0.1") else False
    return same


def _may_be_below(one: Figure, other: Figure) -> bool:
    """Whether rounding leaves it possible that the first is less than the second."""
    low, high = one.interval.low, other.interval.high
    return low is None or high is None or low < high

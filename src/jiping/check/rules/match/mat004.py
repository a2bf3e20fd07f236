"""MAT004 growth-mismatch 增减率与金额不符

增减率应等于增减额除以上年数；上年数取文中写明的，没有写明时由本年数和增减额推出。方向词（增加、减少）应与金额一致。上年为零时增长率没有意义，只作提示。

正例：2023年 60.13 万元，2024年 25.77 万元，减少 57.14%
反例：2023年 60.13 万元，2024年 25.77 万元，减少 133.33%（除以了本年数）
不判断：找不到本年数或上年数
"""

from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_rate, interval_certificate, moves_down, percent_of, rounded, show
from jiping.check.rule import fail, hint, undecided
from jiping.model import Figure, Interval, Relation, Verdict


@rule(
    id="MAT004",
    name="growth-mismatch",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("G01", "G02"),
    title="增减率与金额不符",
    over="text.growth",
    basis=Basis("arithmetic", clause="增减率＝增减额÷上年数", checked_on="2026-11-24"),
    message="{subject}由 {base} 变为 {level}，{should}，文中写“{word}{rate}”。{cause}",
    expected="{value}",
    fix="按（本年数－上年数）÷上年数重新计算；分母不是上年数的请写明与什么相比。",
)
def growth_fits(relation: Relation) -> Verdict:
    level, rate = relation.total, relation.rate
    if rate is not None and level is None and relation.parts and relation.change is not None:
        return _of_the_change(relation, relation.parts[0], relation.change)
    if level is None or rate is None:
        return undecided("本年数")
    is_down = fell = moves_down(relation.word)
    if relation.parts:
        base_range, base = relation.parts[0].interval, Fraction(relation.parts[0].number.base)
        base_text = relation.parts[0].number.text
    elif relation.change is not None:
        amount = relation.change
        fell = moves_down(relation.names[0]) if relation.names else is_down
        base_range = level.interval + amount.interval if fell else level.interval - amount.interval
        base = Fraction(level.number.base) + Fraction(amount.number.base) * (1 if fell else -1)
        base_text = show(base, level.number.unit)
    else:
        return undecided("上年数", sources=(rate.source,))
    if base_range.high is not None and base_range.high < 0 and relation.change is not None:
        return fail(
            relation.change.source,
            level.source,
            found=relation.change.number.text,
            certificate=interval_certificate("last year is not below zero", base_range, Interval.of(0, None)),
            subject=level.label,
            base=base_text,
            level=level.number.text,
            should="增加额不能大于本年数",
            should_en="it cannot have grown by more than it is",
            value=f"不大于 {level.number.text}",
            value_en=f"at most {level.number.text}",
            word=relation.word,
            rate=rate.number.text,
        )
    if base_range.low is None or base_range.low <= 0:
        if base == 0 and rate.number.value:
            return hint(
                rate.source,
                level.source,
                root="growth on a base of zero",
                found=rate.number.text,
                subject=level.label,
                base=base_text,
                level=level.number.text,
                should="上年为零，不能计算增减率",
                should_en="a rate cannot be computed on a base of zero",
                value="不计算增减率",
                value_en="no rate",
                word=relation.word,
                rate=rate.number.text,
            )
        return undecided("不为零的上年数", sources=(rate.source,))
    ratio = level.interval.ratio(base_range)
    if ratio is None:
        return undecided("不为零的上年数", sources=(rate.source,))
    moved = (ratio - Interval.point(1)).scale(-100 if is_down else 100)
    if not relation.parts and relation.change is not None:
        moved = _of_change(level.interval, relation.change.interval, fell, is_down) or moved
    value = (Fraction(level.number.base) / base - 1) * (-100 if is_down else 100)
    return check_rate(
        relation,
        moved,
        value,
        subject=level.label,
        base=base_text,
        level=level.number.text,
        should=f"应为{'减少' if (value < 0) is not is_down else '增加'} {rounded(abs(value), 2)}%",
        should_en=f"{'down' if (value < 0) is not is_down else 'up'} {rounded(abs(value), 2)}%",
        word=relation.word,
    )


def _of_change(level: Interval, change: Interval, fell: bool, is_down: bool) -> Interval | None:
    """The rate that a level and the change that led to it allow, in percent.

    Last year is the level less the change; both ends of the level stand on both sides of the quotient, so that the
    range of the quotient alone would be too wide.
    """
    least, most, low, high = change.low, change.high, level.low, level.high
    if least is None or most is None or low is None or high is None or least < 0:
        return None
    ends = ((least, high), (most, low))
    bases = [now + amount if fell else now - amount for amount, now in ends]
    if any(base <= 0 for base in bases):
        return None
    first, last = (Fraction(amount) / Fraction(base) * 100 for (amount, _), base in zip(ends, bases, strict=True))
    return Interval.of(first, last) if fell is is_down else Interval.of(-last, -first)


def _of_the_change(relation: Relation, base: Figure, change: Figure) -> Verdict:
    """比上年 5.00 万元增加 1.50 万元，增长 30%: the rate is of two printed numbers, this year's level is not there."""
    rate = relation.rate
    assert rate is not None
    is_down = moves_down(relation.word)
    fell = moves_down(relation.names[0]) if relation.names else is_down
    implied = percent_of(change.interval, base.interval)
    if implied is None or not base.number.base or fell is not is_down:
        return undecided("不为零的上年数", sources=(rate.source,))
    value = Fraction(change.number.base) / Fraction(base.number.base) * 100
    level = Fraction(base.number.base) + Fraction(change.number.base) * (-1 if fell else 1)
    return check_rate(
        relation,
        implied,
        value,
        subject=base.label,
        base=base.number.text,
        level=show(level, base.number.unit),
        should=f"应为{'减少' if fell else '增加'} {rounded(value, 2)}%",
        should_en=f"{'down' if fell else 'up'} {rounded(value, 2)}%",
        word=relation.word,
    )

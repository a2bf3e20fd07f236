"""MAT012 change-amount-mismatch 增减额与两年数字之差不符

文中同时写明两年的数和增减额的，增减额应等于两年之差，方向词应与之一致。

正例：2023年 60.00 万元，2024年 25.00 万元，比2023年减少 35.00 万元
反例：2023年 60.00 万元，2024年 25.00 万元，比2023年减少 53.00 万元
反例：执行率 97.01%，比上年的 93.15% 提高 4.86 个百分点（应为 3.86）
不判断：没有写明上年数
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import interval_certificate, moves_down, points_root, show, with_root
from jiping.check.rule import fail, not_applicable, ok, undecided
from jiping.model import Interval, Relation, Verdict


@rule(
    id="MAT012",
    name="change-amount-mismatch",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("G01",),
    title="增减额与两年数字之差不符",
    over=["text.change", "text.growth", "text.points"],
    basis=Basis("arithmetic", clause="增减额＝本年－上年", checked_on="2026-11-24"),
    message="由 {base} 变为 {level}，应{direction} {value}，文中写“{word}{change}”。{cause}",
    expected="{direction} {value}",
    fix="核对两年的数和增减额。",
)
def change_fits(relation: Relation) -> Verdict:
    level, change = relation.total, relation.change
    if change is None:
        return not_applicable()
    if level is None:
        return undecided("本年数", sources=(change.source,))
    if not relation.parts:
        word = relation.names[0] if relation.names else relation.word
        last = level.interval - change.interval
        if relation.rate is None and not moves_down(word) and last.high is not None and last.high < 0:
            return fail(
                change.source,
                level.source,
                found=change.number.text,
                certificate=interval_certificate("last year is not below zero", last, Interval.of(0, None)),
                base="负数",
                base_en="less than nothing",
                level=level.number.text,
                direction="增加不超过",
                direction_en="up by at most",
                value=level.number.text,
                word=word,
                change=change.number.text,
            )
        return undecided("上年数", sources=(change.source,))
    base = relation.parts[0]
    word = relation.names[0] if relation.names else relation.word
    moved = level.interval - base.interval
    said = change.interval.scale(-1 if moves_down(word) else 1)
    if moved.meets(said):
        return ok(change.source)
    exact = level.number.base - base.number.base
    verdict = fail(
        change.source,
        level.source,
        base.source,
        found=change.number.text,
        certificate=interval_certificate("change = this year - last year", moved, said),
        base=base.number.text,
        level=level.number.text,
        direction="减少" if exact < 0 else "增加",
        direction_en="down" if exact < 0 else "up",
        value=show(abs(exact), change.number.unit),
        word=word,
        change=change.number.text,
    )
    return with_root(verdict, points_root(change.source)) if relation.form == "text.points" else verdict

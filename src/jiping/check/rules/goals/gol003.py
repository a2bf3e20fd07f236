"""GOL003 missed-target-score-off 没有完成的指标得分与比例不符

表中或文中写明没有完成的按完成比例计分的，得分应等于分值×完成值÷指标值（越小越好的指标，分值×指标值÷完成值，或
按超出比例扣减）。
没有写明计分办法的，只要不是满分，这里不判断。

正例：按比例计分，指标值 ≥24 场，完成 18 场，20 分得 15 分
反例：按比例计分，指标值 ≥24 场，完成 18 场，20 分得 18 分
不判断：没有写明计分办法
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, rounded
from jiping.check.forms import declares_proportion, formulas, indicators, is_full, reached
from jiping.model import Verdict


@rule(
    id="GOL003",
    name="missed-target-score-off",
    title="没有完成的指标得分与比例不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=(
        "B13",
        "B14",
    ),
    basis=Basis("mof-yu-2020-10", clause="自评表：未完成指标值的按完成值与指标值的比例计分", checked_on="2026-11-24"),
    message="“{name}”指标值 {target}，完成 {actual}，按比例应得 {value} 分，却得 {score} 分。",
    fix="按写明的办法重算得分；另有办法的，请在表下写明。",
)
def score_follows_share(view: View) -> Iterator[Verdict]:
    looked = False
    declared = declares_proportion(view)
    for one in indicators(view):
        result, full = reached(one), is_full(one)
        if result is None or result.met is not False or full is not False or one.points is None or one.score is None:
            continue
        looked = True
        possible = formulas(one, result)
        if any(one.score.interval.meets(score) for score in possible):
            yield ok(one.score.source)
            continue
        if not declared or len(possible) < 2 or result.target == 0 or result.value == 0:
            yield undecided("没有完成的指标的计分办法", sources=(one.score.source,))
            continue
        share = result.target / result.value if result.operator in ("≤", "<") else result.value / result.target
        values = {
            "name": one.name,
            "target": one.target_text,
            "actual": one.actual_text,
            "value": str(rounded(share * Fraction(one.points.number.base), 2)),
            "score": f"{one.score.number.value}",
        }
        sources = (one.score.source, *(s for s in (one.actual_source, one.target_source) if s is not None))
        if min(one.score.interval.gap(score) for score in possible) <= Fraction(one.score.number.step):
            yield hint(*sources, found=one.score.number.text, root="indicator score off in the last digit", **values)
        else:
            certificate = interval_certificate("score = points x share", one.score.interval, possible[0])
            yield fail(*sources, found=one.score.number.text, certificate=certificate, values=values)
    if not looked:
        yield not_applicable()

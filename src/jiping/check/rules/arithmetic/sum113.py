"""SUM113 execution-score-miscalculated 预算执行得分与执行率不符

自评表的预算执行得分＝分值×执行率，执行率超过 100% 的按 100% 计。表中或文中另定分档、扣分办法的，按其办法，这里不
判断。

正例：分值 10，执行率 86.18%，得分 8.62
反例：分值 10，执行率 86.18%，得分 10
不判断：没有分值或执行率；另有计分办法
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, rounded, say
from jiping.check.forms import empty_total
from jiping.model import Interval, Relation, Verdict

_OTHER_WAY = re.compile(
    r"执行率[^。；，]{0,24}(得满分|得\d+分|不得分|扣\d|扣[一-鿿]{0,4}分)|执行率[^。；]{0,30}每(低|少|降)[^。；]{0,16}扣"
)


@rule(
    id="SUM113",
    name="execution-score-miscalculated",
    title="预算执行得分与执行率不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("B03",),
    basis=Basis("mof-yu-2020-10", clause="自评表：预算执行得分", checked_on="2026-11-24"),
    message="{score}，按{points}、执行率 {rate} 应为 {value} 分。",
    fix="按执行率重算得分；另有计分办法的，请在表下写明。",
)
def score_follows(view: View) -> Iterator[Verdict]:
    relations = view.relations_of("form.execution-score")
    if not relations:
        yield not_applicable()
        return
    other = view.mentions(_OTHER_WAY)
    for relation in relations:
        yield _judge(relation, other)


def _judge(relation: Relation, other: bool) -> Verdict:
    score, points = relation.total, relation.parts[0]
    if score is None:
        return not_applicable()
    shares = _shares(relation)
    if not shares:
        return undecided("执行率", sources=(score.source,))
    possible = [share.scale(Fraction(points.number.base)) for share, _ in shares]
    if any(score.interval.meets(one) for one in possible):
        return ok(score.source)
    if other:
        return undecided("预算执行的计分办法", sources=(score.source,))
    exact = shares[0][1]
    sources = (score.source, *(f.source for f in (relation.rate, *relation.parts) if f is not None))
    values = {
        "score": say(score),
        "points": say(points),
        "rate": f"{rounded(exact * 100, 2)}%",
        "value": str(rounded(exact * Fraction(points.number.base), 2)),
    }
    if min(score.interval.gap(one) for one in possible) <= Fraction(score.number.step):
        return hint(*sources, found=score.number.text, root="execution score off in the last digit", **values)
    return fail(
        *sources,
        found=score.number.text,
        certificate=interval_certificate("score = points x rate", score.interval, possible[0]),
        root=empty_total(relation) if relation.word == "parts" else "",
        values=values,
    )


def _shares(relation: Relation) -> list[tuple[Interval, Fraction]]:
    """The execution as a share, from the amounts and as printed, at most one."""
    found: list[tuple[Interval, Fraction]] = []
    if len(relation.parts) == 3:
        _, final, base = relation.parts
        share = final.interval.ratio(base.interval)
        if share is not None:
            found.append((_capped(share), min(Fraction(final.number.base) / Fraction(base.number.base), Fraction(1))))
    if relation.rate is not None:
        exact = min(Fraction(relation.rate.number.base) / 100, Fraction(1))
        found.append((_capped(relation.rate.interval.scale(Fraction(1, 100))), exact))
    return found


def _capped(share: Interval) -> Interval:
    one = Fraction(1)
    low = None if share.low is None else min(share.low, one)
    return Interval(low, one if share.high is None else min(share.high, one))

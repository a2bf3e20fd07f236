"""MAT207 score-in-text-and-form 文中自评得分与自评表总分不符

文中写明的自评得分应与自评表的总分一致。一份文件有几张自评表、或者文中写了几个得分的，只要有一个相符就不算错。

正例：自评表总分 95.2，文中自评得分 95.2 分
反例：自评表总分 95.2，文中自评得分 98.2 分
不判断：没有自评表总分，或者文中没有写得分
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate
from jiping.model import Dimension, Verdict

_LEAST = 30  # 得分 10 in a sentence is the score of one indicator


@rule(
    id="MAT207",
    name="score-in-text-and-form",
    title="文中自评得分与自评表总分不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("C05",),
    basis=Basis("arithmetic", clause="同一事实两处一致", checked_on="2026-11-24"),
    message="文中得分 {text}，自评表总分 {form}。",
    fix="核对总分，两处改为一致；不是同一项评价的得分，请写明。",
)
def score_agrees(view: View) -> Iterator[Verdict]:
    totals = [figure for figure in view.by_concept.get("form.score.total", ()) if figure.number.value > 0]
    said = [
        figure
        for figure in view.by_concept.get("score.total", ())
        # 得分率分别为90.0%、82.0% are no scores.
        if not figure.in_table and figure.number.value > _LEAST and figure.number.unit.dimension is Dimension.SCORE
    ]
    if not totals:
        yield not_applicable()
        return
    if not said:
        yield undecided("文中得分")
        return
    if any(figure.interval.meets(total.interval) for figure in said for total in totals):
        yield ok(said[0].source)
    elif len(totals) > 1 or len({figure.number.base for figure in said}) > 1 or said[0].key.item:
        yield undecided("与自评表对应的得分")
    else:
        yield fail(
            said[0].source,
            totals[0].source,
            found=said[0].number.text,
            certificate=interval_certificate("same fact", said[0].interval, totals[0].interval),
            text=said[0].number.text,
            form=totals[0].number.text,
        )

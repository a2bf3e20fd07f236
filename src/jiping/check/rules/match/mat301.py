"""MAT301 documents-disagree 同一单位同一年度的两份文件数据不一致

同一单位、同一年度的决算、预算、报表和自评报告，写的是同一件事（同一项目、年度、预算或决算栏、资金口径）的，数据应当一致。只在一起检查
（--together）时比较；一方没有写明口径的、预算栏的数，只作提示；多数数据都不同的两份文件，多半口径不同，不判断。

正例：决算本年支出合计 307.82 万元，自评报告支出合计 307.82 万元
反例：决算本年支出合计 307.82 万元，自评报告支出合计 370.82 万元
不判断：没有另一份文件，或者两份文件没有写同一件事
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say, show
from jiping.check.between import candidates, facts, order, place
from jiping.model import FactKey, Figure, Verdict

_MANY = 3


@rule(
    id="MAT301",
    name="documents-disagree",
    title="同一单位同一年度的两份文件数据不一致",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E01", "E02", "E04", "E05", "E06", "E07", "E11", "E12", "E13"),
    basis=Basis("mof-yu-2016-143", clause="公开内容真实准确", checked_on="2026-11-24"),
    message="{here}，{where}写的是{there}，相差 {difference}。",
    expected="{there}",
    fix="核对两份文件，改正填错的一份；口径不同的请写明。",
)
def documents_agree(view: View) -> Iterator[Verdict]:
    earlier = [other for other in view.others if other.year == view.year and order(other) <= order(view)]
    if not earlier or view.year is None:
        yield not_applicable()
        return
    own = facts(view, view.year)
    looked = False
    for other in earlier:
        known = facts(other, view.year)
        verdicts = [verdict for key, figure in own.items() for verdict in _compare(key, figure, known, other)]
        looked = looked or bool(verdicts)
        wrong = [verdict for verdict in verdicts if verdict.values]
        if len(wrong) > _MANY and 2 * len(wrong) > len(verdicts):
            yield undecided("同一口径：两份文件的多数数据不同", sources=wrong[0].sources)
        else:
            yield from verdicts
    if not looked:
        yield undecided("两份文件都写的数据")


def _compare(key: FactKey, figure: Figure, known: dict[FactKey, Figure], other: View) -> Iterator[Verdict]:
    found = list(candidates(key, known))
    if not found:
        return
    if any(figure.interval.meets(there.interval) for _, there in found):
        yield ok(figure.source)
        return
    same_scope = [there for same, there in found if same and key.caliber]
    if not same_scope and key.caliber:
        return  # both name their scope, and not the same
    there = same_scope[0] if same_scope else found[0][1]
    unit = figure.number.unit
    values = {
        "here": say(figure),
        "there": say(there),
        "where": place(there, other)[0],
        "where_en": place(there, other)[1],
        "difference": show(abs(figure.number.base - there.number.base), unit),
    }
    is_certain = bool(same_scope) or key.concept.startswith("staff.")
    if not is_certain or key.column.startswith("budget"):
        yield hint(figure.source, found=figure.number.text, root=f"documents {other.document.path}", **values)
        return
    certificate = interval_certificate("same fact", figure.interval, there.interval)
    yield fail(figure.source, found=figure.number.text, certificate=certificate, values=values)

"""MAT021 spending-above-income-unexplained 支出大于收入，没有说明资金来源

本年支出大于本年收入，多出的部分必有来源：上年结转、使用结余。报告里写了收入和支出，支出更大，却一个字没有提到结转、结余的，请补充说明。

正例：收入 792.22 万元，支出 799.12 万元，其中使用上年结转 6.90 万元
反例：收入 792.22 万元，支出 799.12 万元，全文没有提到结转结余
不判断：没有写收入合计或支出合计
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say, show
from jiping.model import Figure, Source, Verdict

_CARRIED = re.compile(
    r"(?:上年|年初|历年|以前年度|上一年|往年|20\d\d年)(?:财政拨款)?(?:末)?(?:资金)?(?:的)?(?:结转|结余)|结转(?:资金|上年|收入|使用)|"
    r"使用[一-鿿]{0,8}结余|动用[一-鿿]{0,6}结余|弥补收支差额|存量资金|借款|垫付|预拨"
)


@rule(
    id="MAT021",
    name="spending-above-income-unexplained",
    title="支出大于收入，没有说明资金来源",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E20",),
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("final-accounts-forms", clause="收入＋年初结转＝支出＋年末结转", checked_on="2026-11-24"),
    message="{outlay} 大于{income}，多出 {difference}；{reason}。",
    expected="写明多出部分的来源",
    fix="核对收入和支出；使用上年结转结余的，写明金额。",
)
def source_of_spending(view: View) -> Iterator[Verdict]:
    income = _stated(view, ("income.current", "income.total"))
    outlay = _stated(view, ("expenditure.current", "expenditure.total"))
    if income is None or outlay is None:
        yield undecided("收入合计和支出合计")
        return
    if income.key.caliber != outlay.key.caliber:
        yield undecided("同一口径的收入和支出")
        return
    over = outlay.number.base - income.number.base
    if outlay.interval.low is None or income.interval.high is None or outlay.interval.low <= income.interval.high:
        yield ok(outlay.source)
        return
    values = {"income": say(income), "outlay": say(outlay), "difference": show(over, outlay.number.unit)}
    words = _carried(view)
    if words is not None:
        told = {"reason": f"文中提到“{words.text}”", "reason_en": f"the text mentions “{words.text}”"}
        yield explained(words, outlay.source, income.source, **values, **told)
        return
    yield fail(
        outlay.source,
        income.source,
        found=outlay.number.text,
        certificate=interval_certificate("outlay at most income", outlay.interval, income.interval),
        values=values
        | {"reason": "没有提到上年结转或使用结余", "reason_en": "no carry-over or use of surplus is mentioned"},
    )


def _stated(view: View, concepts: tuple[str, ...]) -> Figure | None:
    """The only value the text gives for this year's total, of all funds where that is said."""
    for concept in concepts:
        found = [
            figure
            for figure in view.by_concept.get(concept, ())
            if not figure.in_table
            and not figure.key.item
            and not figure.key.code
            and figure.key.year == view.year
            and figure.key.column in ("final_accounts", "")
        ]
        whole = [figure for figure in found if figure.key.caliber == "all"] or found
        if whole:
            return whole[0] if len({figure.number.base for figure in whole}) == 1 else None
    return None


def _carried(view: View) -> Source | None:
    for paragraph, match in view.search(_CARRIED, view.running):
        return paragraph.source(match.start(), min(match.end() + 12, len(paragraph.text)))
    for figure in view.by_concept.get("carry_forward.in", ()):
        if figure.in_table and figure.number.value:
            return figure.source
    return None

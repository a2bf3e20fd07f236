"""SUM051 income-and-outlay-unbalanced 文中收入、支出与结转结余不平

报告里写明的本年收入加年初结转结余，应等于本年支出加年末结转结余（另有结余分配的再加上）。两边都写全了才判断；只有一边写明结转的，
按不可能成立的方向判断：收入已大于支出与年末结转之和，年初结转再多也只会差得更大。

正例：收入 90.37 万元，支出 76.36 万元，年末结转 14.01 万元
反例：收入 90.37 万元，支出 76.36 万元，年末结转 0 万元
不判断：没有写年末结转；写了结余分配、上缴而没有金额
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say, show
from jiping.check.reasons import reason_near
from jiping.model import Figure, Interval, Verdict

_INCOME = ("income.current", "income.total")
_OUTLAY = ("expenditure.current", "expenditure.total")
_ALLOCATED = re.compile(r"结余分配|提取专用|缴回|上缴(?:财政|国库)|收回|交回|弥补(?:以前|上年)|归还|调剂")
_USED = re.compile(r"使用(?:非财政拨款|专用|历年|以前年度)?[一-鿿]{0,4}结余|弥补收支差额|用事业基金")
_REASON = re.compile(r"结余分配|缴回|收回|交回|调剂|归还|暂[收付存]|往来|质保金|借款")


@rule(
    id="SUM051",
    name="income-and-outlay-unbalanced",
    title="文中收入、支出与结转结余不平",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E19",),
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("final-accounts-forms", clause="收入＋年初结转＝支出＋年末结转", checked_on="2026-11-24"),
    message="{income}{opening}，{outlay}，{closing}，两边相差 {difference}。",
    expected="收入加年初结转等于支出加年末结转",
    fix="核对收入、支出和年初、年末结转结余；另有结余分配、缴回的请写明金额。",
)
def balance(view: View) -> Iterator[Verdict]:
    figures = _text_figures(view)
    income, outlay, closing = _one(figures, _INCOME), _one(figures, _OUTLAY), _one(figures, ("carry_forward.out",))
    opening = _one(figures, ("carry_forward.in",))
    if income is None and outlay is None:
        yield not_applicable()
        return
    if income is None or outlay is None or closing is None:
        missing = [("收入合计", income), ("支出合计", outlay), ("年末结转结余", closing)]
        yield undecided(*(name for name, figure in missing if figure is None))
        return
    if len({figure.key.caliber for figure in (income, outlay)}) > 1:
        yield undecided("同一口径的收入和支出")
        return
    known = income.key.concept == "income.total" or opening is not None
    come = income.interval
    exact = Decimal(income.number.base)
    if opening is not None and income.key.concept == "income.current":
        come, exact = come + opening.interval, exact + opening.number.base
    gone = outlay.interval + closing.interval
    surplus = exact - outlay.number.base - closing.number.base
    sources = tuple(f.source for f in (closing, income, outlay, opening) if f is not None)
    if come.meets(gone):
        yield ok(*sources)
        return
    more_came = surplus > 0
    words = _ALLOCATED if more_came else _USED
    if words.search(view.text) or (not more_came and not known):
        yield undecided("结余分配或使用结余的金额" if known or more_came else "年初结转结余", sources=sources)
        return
    values = {
        "income": say(income),
        "opening": f"加{say(opening)}" if opening is not None and income.key.concept == "income.current" else "",
        "outlay": say(outlay),
        "closing": say(closing),
        "difference": show(abs(surplus), income.number.unit),
    }
    reason = reason_near(view, closing.source, _REASON)
    if reason is not None:
        yield explained(reason, *sources, **values)
        return
    yield fail(*sources, found=closing.number.text, certificate=_certificate(come, gone), values=values)


def _certificate(come: Interval, gone: Interval) -> dict[str, object]:
    return interval_certificate("income + opening balance = outlay + closing balance", come, gone)


def _text_figures(view: View) -> list[Figure]:
    """This year's totals that the text states, each once."""
    concepts = (*_INCOME, *_OUTLAY, "carry_forward.in", "carry_forward.out")
    return [
        figure
        for concept in concepts
        for figure in view.by_concept.get(concept, ())
        if not figure.in_table
        and not figure.key.item
        and not figure.key.code
        and figure.key.year == view.year
        and figure.key.column in ("final_accounts", "")
    ]


def _one(figures: list[Figure], concepts: tuple[str, ...]) -> Figure | None:
    """The only value the text gives for one of the concepts, the first of them that is there."""
    for concept in concepts:
        found = [figure for figure in figures if figure.key.concept == concept]
        if found:
            whole = [figure for figure in found if figure.key.caliber == "all"] or found
            return whole[0] if len({figure.number.base for figure in whole}) == 1 else None
    return None

"""LIM020 three-public-over-budget 三公经费决算大于预算

“三公”经费及其各项的决算数一般不应大于预算数（有全年预算数的用全年预算数）。确有批准的任务而超出的，说明原因；写明原因的作为已说明。

正例：三公经费预算 12.00 万元，决算 10.35 万元
反例：三公经费预算 12.00 万元，决算 13.35 万元，没有说明原因
不判断：没有预算数或没有决算数
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, hint, ok, rule, undecided
from jiping.check.arithmetic import say, show
from jiping.check.reasons import reason_near
from jiping.concepts.dictionary import concepts, label
from jiping.model import Figure, Source, Verdict

_ITEMS = (
    "three_public.total",
    "three_public.overseas",
    "three_public.vehicles",
    "three_public.vehicles.purchase",
    "three_public.vehicles.operation",
    "three_public.hospitality",
)
_BUDGETS = ("budget.adjusted", "budget.original", "budget")


@rule(
    id="LIM020",
    name="three-public-over-budget",
    title="三公经费决算大于预算",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("D25",),
    applies_to=["final-accounts.department", "self-evaluation.department", "form.base-data"],
    basis=Basis("mof-yu-2016-143", clause="三公经费说明", checked_on="2026-11-24"),
    message="{item}决算 {final} 大于预算 {budget}，超出 {difference}；{reason}。",
    expected="不大于预算 {budget}，或者写明原因",
    fix="核对预算数和决算数；确有批准的任务的，写明超出的原因。",
)
def within_budget(view: View) -> Iterator[Verdict]:
    looked = is_over = False
    for concept in _ITEMS:
        if is_over and concept == "three_public.vehicles":
            continue
        pair = _pair(view, concept)
        if pair is None:
            continue
        looked = True
        final, budget = pair
        if final.interval.low is None or budget.interval.high is None or final.interval.low <= budget.interval.high:
            yield ok(final.source)
            continue
        sources = (final.source, budget.source)
        values = {
            "item": label(concept),
            "item_en": concepts()[concept].en + ": ",
            "final": say(final),
            "budget": say(budget),
            "difference": show(final.number.base - budget.number.base, final.number.unit),
        }
        is_over = True
        reason = _reason(view, concept)
        if reason is not None:
            told = {"reason": f"文中说“{reason.text}”", "reason_en": f"the text says “{reason.text}”"}
            yield explained(reason, *sources, **values, **told)
        else:
            values |= {"reason": "没有看到原因", "reason_en": "no reason was found"}
            yield hint(*sources, found=final.number.text, root="three public expenses over budget", **values)
    if not looked:
        yield undecided("三公经费的预算数和决算数")


def _pair(view: View, concept: str) -> tuple[Figure, Figure] | None:
    """This year's final figure and the last budget set for it, table figures first."""
    figures = [
        figure
        for figure in view.by_concept.get(concept, ())
        if figure.key.year == view.year and not figure.key.item and not figure.key.code
    ]
    figures.sort(key=lambda figure: not figure.in_table)
    final = next((figure for figure in figures if figure.key.column == "final_accounts"), None)
    for column in _BUDGETS:
        budget = next((figure for figure in figures if figure.key.column == column), None)
        if final is not None and budget is not None:
            return final, budget
    return None


def _reason(view: View, concept: str) -> Source | None:
    """A reason beside one of the places where the text tells of the item, or of the total."""
    for one in dict.fromkeys((concept, "three_public.total")):
        for figure in view.by_concept.get(one, ()):
            if not figure.in_table:
                found = reason_near(view, figure.source)
                if found is not None:
                    return found
    return None

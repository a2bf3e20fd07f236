"""What a paragraph says of one sum of money: planned, arrived, spent, and the two rates between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiping.check.phrases import is_money, is_percent
from jiping.check.view import View
from jiping.concepts.numbers import Found
from jiping.model import Paragraph, Qualifier

_PLANNED = re.compile(
    r"(?:计划(?:总)?投[资入]|计划(?:安排)?资金|预算(?:安排|批复|下达|数|资金|总额|金额)?(?:资金)?|安排(?:预算)?资金|总投资|下达资金|资金总额|批复资金)"
    r"(?:共|为|共计)?\s*$"
)
_ARRIVED = re.compile(r"(?:实际)?(?:资金)?到位(?:资金|金额)?(?:共|为|共计|合计)?\s*$|拨付到位(?:资金)?\s*$")
_SPENT = re.compile(
    r"(?:实际(?:支出|使用|支付)|已(?:支付|支出|使用)|支出|支付|使用|累计支出|完成支出|资金支出|资金使用)(?:资金|金额)?(?:共|为|共计)?\s*$"
)
_ARRIVAL_RATE = re.compile(r"到位率(?:为|达到|达|是)?\s*$")
_USE_RATE = re.compile(r"(?:资金)?(?:使用率|支出率|执行率|支付率)(?:为|达到|达|是)?\s*$")
_CLAUSE = re.compile(r"[，。；：、（）()]")
_NOT_THIS = re.compile(
    r"其中|上年|结转|截至(?!(?:20\d\d年)?(?:12月|年底|年末))|中央|省级|市级|县级|自筹|配套|人员|公用|基本"
)


@dataclass(frozen=True, slots=True)
class Money:
    """Numbers of one paragraph; ``None`` where the paragraph does not say, or says it more than once."""

    paragraph: Paragraph
    planned: Found | None
    arrived: Found | None
    spent: Found | None
    arrival_rate: Found | None
    use_rate: Found | None
    planned_in: Paragraph | None = None
    """The paragraph right above, where that is the one that says what was planned."""


def told_of(view: View) -> Iterator[Money]:
    """Every paragraph that tells what arrived."""
    above: Paragraph | None = None
    for paragraph in view.running:
        before, above = above, paragraph
        text = paragraph.text
        if "到位" not in text:
            continue
        numbers = _plain(view, paragraph)
        money = [n for n in numbers if is_money(n)]
        rates = [n for n in numbers if is_percent(n)]
        found = Money(
            paragraph,
            _only(text, money, _PLANNED),
            _only(text, money, _ARRIVED),
            _only(text, money, _SPENT),
            _only(text, rates, _ARRIVAL_RATE),
            _only(text, rates, _USE_RATE),
        )
        if found.arrived is not None:
            yield _with_plan_above(view, found, before) if found.planned is None else found


def _with_plan_above(view: View, money: Money, above: Paragraph | None) -> Money:
    """What was planned, from the paragraph right above: 该项目预算资金300万元。⏎实际到位资金270万元，到位率90%。"""
    if above is None or above.index != money.paragraph.index - 1 or "到位" in above.text:
        return money
    numbers = _plain(view, above)
    amounts = [n for n in numbers if is_money(n)]
    planned = _only(above.text, amounts, _PLANNED) if len(amounts) == 1 else None
    return money if planned is None else replace(money, planned=planned, planned_in=above)


def _plain(view: View, paragraph: Paragraph) -> list[Found]:
    """Numbers that are neither ranges nor approximations."""
    return [n for n in view.numbers_of(paragraph) if n.number.qualifier is Qualifier.NONE and n.number.high is None]


def _only(text: str, numbers: list[Found], words: re.Pattern[str]) -> Found | None:
    found = []
    for number in numbers:
        clause = _CLAUSE.split(text[max(0, number.start - 24) : number.start])[-1]
        if words.search(clause):
            if _NOT_THIS.search(clause):
                return None
            found.append(number)
    return found[0] if len(found) == 1 else None

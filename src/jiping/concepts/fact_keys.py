"""When two figures state one fact: the key under which their mentions meet."""

from __future__ import annotations

import re

from jiping.concepts.dictionary import plain
from jiping.model import FactKey, Figure

# Concepts that another table or sentence names otherwise but that are one fact where the document has no carry-over.
_SAME = {"income.function": "income.current", "expenditure.function": "expenditure.current"}
_BY_FUNCTION = {
    "expenditure.current": "expenditure.function",
    "expenditure.total": "expenditure.function",
    "income.current": "income.function",
    "income.total": "income.function",
}
"""The 合计 column of a table by function, however its header names it, is of the class of its row."""
_ITEM_END = re.compile(r"(项目|工作|专项|业务)?(支出|经费|资金|费用|补助)?$")
_SOURCES = {
    "fiscal": "income.appropriation",
    "general": "income.general",
    "fund": "income.government_fund",
    "capital": "income.state_capital",
}
_CALIBER_MATTERS = frozenset(("income.current", "income.total", "income.function"))


def fact_key(figure: Figure) -> FactKey:
    """The key under which mentions of one fact meet."""
    return meeting_key(figure.key)


def meeting_key(key: FactKey) -> FactKey:
    """``key`` with the differences taken out that do not make another fact."""
    concept = key.concept
    if concept == "expenditure.project.item" and key.item:
        return key._replace(item=_ITEM_END.sub("", plain(key.item)), caliber="")
    if concept == "operating_cost" or concept.startswith(("three_public.", "procurement.")):
        return key._replace(caliber="")
    if key.code and concept in _BY_FUNCTION:
        key = key._replace(concept=_BY_FUNCTION[concept])
    elif not key.code and concept in _SAME:
        key = key._replace(concept=_SAME[concept])
    elif concept == "income.current" and key.caliber in _SOURCES:
        # 本年收入合计 of the fiscal table is the 财政拨款收入 of the others.
        key = key._replace(concept=_SOURCES[key.caliber], caliber="")
    elif concept.startswith("income.") and concept not in _CALIBER_MATTERS:
        # 上级补助收入 of the government funds is not that of the state capital budget.
        is_own = key.caliber in ("fund", "capital") and concept not in _SOURCES.values()
        key = key if is_own else key._replace(caliber="")
    return key

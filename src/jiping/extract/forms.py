"""Forms: base data and self-evaluation. Tables whose header changes on the way down, told by words, not by positions.

Every place prints its own layout, so a number is named by the nearest words left of it in its row and the nearest
header above it; a row of header words (年初预算数, 分值, 批复规模) is the header of the rows below until the next.

``form_base`` reads the base data form, ``form_funds`` the money block of a self-evaluation form and
``form_indicators`` its indicators; a scoring table (评分表) is read like the indicators.
"""

from __future__ import annotations

import re

from jiping.extract.context import Context
from jiping.extract.form_base import read_base
from jiping.extract.form_funds import read_funds
from jiping.extract.form_grid import Form, Grid, words_of
from jiping.extract.form_indicators import read_indicators
from jiping.model import Table

__all__ = ["Form", "is_form", "read_form"]

_INDICATOR = re.compile(r"三级指标.*|指标名称")
_POINTS = re.compile(r"(标准)?分值|权重|(自评|评价|考核|最终)?得分|.*评分")
_FUND_COLUMNS = re.compile(
    r"(年初|全年|调整后?)(部门)?预算数?|(全年|预算|实际)?(执行|完成|支出)数|年度预算数|预算数|决算数"
)
_THREE_PUBLIC = re.compile(r"“?三公”?经费")
_FUND_ROWS = re.compile(r"(年度|项目|预算|财政|年度财政)*资金总[额计]|项目资金|总额")


def is_form(table: Table) -> bool:
    """Whether a table is one of the forms, by the words only such forms have side by side."""
    words = {words_of(cell) for cell in table.cells.values() if cell.text}
    return _is_base(words) or _has_indicators(words) or _has_funds(words)


def _is_base(words: set[str]) -> bool:
    staff = any(word.startswith("编制") or word.endswith("在职人数") for word in words)
    return "规模控制率" in words or (staff and any(_THREE_PUBLIC.match(word) for word in words))


def _has_indicators(words: set[str]) -> bool:
    return any(_INDICATOR.fullmatch(word) for word in words) and any(_POINTS.fullmatch(word) for word in words)


def _has_funds(words: set[str]) -> bool:
    """The money block alone, as some print it in a table of its own."""
    if words.isdisjoint(("分值", "得分", "权重")):
        return False
    columns = sum(1 for word in words if _FUND_COLUMNS.fullmatch(word))
    return columns >= 2 and any(_FUND_ROWS.fullmatch(word) for word in words)


def read_form(table: Table, context: Context) -> Form:
    """The figures of a form and the relations it asserts; numbers it does not understand are left to other typing."""
    grid = Grid(table)
    form = Form()
    words = {words_of(cell) for cell in table.cells.values() if cell.text}
    if _is_base(words):
        read_base(grid, context, form)
    if _has_indicators(words) or _has_funds(words):
        execution = read_funds(grid, context, form)
        read_indicators(grid, context, form, execution)
    return form

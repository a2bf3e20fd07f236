"""CMP001 budget-figures-missing 没有预算数，无法核对预算执行

自评的内容之一是预算执行情况：报告里应当有年初预算数、全年（调整）预算数或预算安排数中的一个，或者有预算执行率。
一个都没有，就无从知道钱用得快慢。“一般公共预算”是资金的口径，不是预算数。

正例：全年预算 812.50 万元，支出 802.75 万元；或：预算执行率 98.80%
反例：只写“全年基本支出 802.75 万元、项目支出 310.20 万元”，通篇没有预算数
不判断：附件清单里有基础数据表、预决算表而文件里没有；有没能读出的页或图片；文件只有表格
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.presence import annexed, is_report, number_beside, place, unread
from jiping.model import Dimension, Verdict

_CALIBER = re.compile(r"(一般公共|政府性基金|国有资本经营|社会保险基金)预算|预算(单位|部门|绩效|管理|法|编制|内|外)")
_MONEY = r"\d[\d,，.]{0,20}\s{0,3}(?:[百千]?[万亿]|[百千])?元"
_SAID = re.compile(
    rf"预算[^。；\n]{{0,30}}?(?:{_MONEY}|\d{{1,12}}\.\d{{1,6}})|"
    rf"{_MONEY}的?(?:年初|全年|调整后?)?预算|"
    rf"(?:年初|财政(?!拨款)|批复|核定|下达|追加|指标)[^。；，\n]{{0,14}}?(?:安排|批复|下达|指标|到位|拨付)(?!的支出)[^。；\n]{{0,20}}?{_MONEY}|"
    rf"(?:安排|下达|到位|批复)[^。；，\n]{{0,10}}资金[^。；，\n]{{0,16}}?{_MONEY}|"
    rf"资金(?:总额|安排|到位|下达)[^。；，\n]{{0,10}}?{_MONEY}|"
    r"(?:执行率|完成率|到位率|支付率|执行进度|支出进度)[^。；\n]{0,16}?\d|"
    r"完成[^。；，\n]{0,10}预算[^。；，\n]{0,8}\d[\d.]{0,8}\s{0,3}[%％]"
)
_CELLS = r"年初预算|全年预算|调整后?预算|预算(数|安排|资金|金额|批复|下达|指标)|执行率"
_ANNEXES = r"基础数据表|自评表|决算(报|公开)?表|预算(执行|收支)?(情况)?表|收支(情况)?表|评分表"
_COLUMNS = frozenset(("budget", "budget.original", "budget.adjusted"))


@rule(
    id="CMP001",
    name="budget-figures-missing",
    title="没有预算数，无法核对预算执行",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="单位自评的内容（预算执行情况）", checked_on="2026-11-24"),
    message="未见年初预算数、全年预算数和预算执行率，无法核对预算执行情况。",
    expected="写明年初预算数、全年（调整）预算数、支出决算数和预算执行率",
    fix="在支出情况部分补写年初预算数、全年（调整）预算数和预算执行率，数字与批复的预算和决算一致。",
)
def budget_figures(view: View) -> Iterator[Verdict]:
    if not is_report(view):
        yield not_applicable()
        return
    if has_budget(view):
        yield ok()
        return
    annex = annexed(view, _ANNEXES)
    if annex is not None:
        yield undecided(f"附件的内容（{annex.text.strip()[:30]}）", sources=(annex.source(),))
    elif unread(view):
        yield undecided(unread(view))
    else:
        yield fail(place(view, "预算执行|支出情况|收支|资金(使用|管理)|支出|资金"))


def has_budget(view: View) -> bool:
    for figure in view.figures:
        is_money = figure.number.unit.dimension is Dimension.MONEY and not figure.blank
        if figure.key.concept == "budget.execution_rate" or (is_money and figure.key.column in _COLUMNS):
            return True
    # A column headed 预算数 of a table whose cells have no unit is a budget all the same.
    return bool(_SAID.search(_CALIBER.sub("", view.text))) or number_beside(view, _CELLS)

"""CMP002 three-public-figures-missing 没有“三公”经费金额

部门整体支出自评报告应当写出“三公”经费（因公出国（境）费、公务用车购置及运行维护费、公务接待费）的金额；
没有发生的写明没有。只说“严格控制”“厉行节约”，看不出花了多少。

正例：“三公”经费支出 8.34 万元；或：本年度未发生“三公”经费支出
反例：只写“严格控制‘三公’经费”，没有一个金额
不判断：附件清单里有基础数据表、决算表而文件里没有；只写了增减幅度；有没能读出的页或图片；文件只有表格
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.presence import annexed, everything, is_report, number_beside, place, unread
from jiping.model import Dimension, Verdict

_NAMES = r"三公|因公出国|出国[（(]境[)）]|公务接待|公务用车(?:购置|运行)|公车(?:购置|运行)"
# Tables flattened to lines keep the number and lose its unit: two decimals are an amount, a percent sign is not.
_AMOUNT = re.compile(
    rf"(?:{_NAMES})[^。\n]{{0,80}}?\d[\d,，.]{{0,20}}\s{{0,3}}[百千万亿]{{0,2}}元|(?:{_NAMES})[^。\n]{{0,40}}?\d{{1,12}}\.\d{{2}}(?!\d*\s*[%％])"
)
_NONE = re.compile(
    rf"(?:无|没有|未|零)[^。；，\n]{{0,14}}(?:{_NAMES})|"
    rf"(?:{_NAMES})[^。；\n]{{0,30}}(?:未(?:发生|安排|产生|列支|支出)|没有(?:发生|安排|支出|预算)|零(?:支出|开支|发生)|无(?:支出|开支|此项|预算|发生)"
    r"|(?:均|都|全)?为\s*(?:零|0(?![\d.]))|[：:]\s*无)"
)
_RATE = re.compile(rf"(?:{_NAMES})[^。；\n]{{0,30}}?\d[\d.]*\s*[%％]")
_ANNEXES = r"基础数据表|决算(报|公开)?表|三公.{0,6}表"


@rule(
    id="CMP002",
    name="three-public-figures-missing",
    title="没有“三公”经费金额",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department"],
    basis=Basis("report-outline", clause="支出情况（“三公”经费）", checked_on="2026-11-24"),
    message="未见“三公”经费的金额，也未说明没有发生。",
    expected="写明“三公”经费的预算数和决算数，没有发生的写明没有",
    fix="补写因公出国（境）费、公务用车购置及运行维护费、公务接待费的预算数和决算数；没有发生的写“未发生”。",
)
def three_public_figures(view: View) -> Iterator[Verdict]:
    if not is_report(view):
        yield not_applicable()
        return
    typed = any(
        figure.key.concept.startswith("three_public.")
        and figure.number.unit.dimension is Dimension.MONEY
        and not figure.blank
        and "｜" not in figure.key.item
        for figure in view.figures
    )
    text = everything(view)
    if typed or _AMOUNT.search(text) or _NONE.search(text) or number_beside(view, _NAMES):
        yield ok()
        return
    annex = annexed(view, _ANNEXES)
    if annex is not None:
        yield undecided(f"附件的内容（{annex.text.strip()[:30]}）", sources=(annex.source(),))
    elif unread(view):
        yield undecided(unread(view))
    elif _RATE.search(text):
        yield undecided("“三公”经费的金额（只写了比率）")
    else:
        claim = next(view.search(_NAMES), None)
        where = place(view, "三公", "基本支出", "支出情况|支出|资金")
        if claim is None:
            yield fail(where)
        else:
            paragraph, match = claim
            begin = max(paragraph.text.rfind(stop, 0, match.start()) for stop in "。；，") + 1
            yield fail(where, paragraph.source(begin, _clause_end(paragraph.text, match.end())))


def _clause_end(text: str, start: int) -> int:
    match = re.compile("[。；，]").search(text, start)
    return match.start() if match else len(text)

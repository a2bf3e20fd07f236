"""CMP105 three-public-details-missing “三公”经费没有写明团组、车辆、批次

决算公开的“三公”经费，要同时写明因公出国（境）的团组数和人数、公务用车的购置数和保有量、国内公务接待的批次和人次。
有支出而全文（包括表格）一处也没有写的，请补上；支出为零的可以不写。

正例：公务接待费 3.50 万元，国内公务接待 20 批次、168 人次
反例：公务接待费 3.50 万元，全文没有批次、人次
不判断：文件只有表，没有文字说明；没有读出“三公”经费金额
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule, undecided
from jiping.check.presence import everything, unread
from jiping.check.three_public_counts import spent
from jiping.model import Figure, Verdict

_DETAILS = (
    (
        "three_public.overseas",
        re.compile(r"团组|出国[^。]{0,30}人次?|批次数|人次数"),
        "因公出国（境）团组数和人数",
        "groups and travellers",
    ),
    (
        "three_public.vehicles.operation",
        re.compile(r"保有|\d+\s*辆|车辆(?:数|情况)|辆）"),
        "公务用车保有量",
        "vehicles owned",
    ),
    (
        "three_public.vehicles.purchase",
        re.compile(r"(?:购置|更新)[^。]{0,30}[辆台]|购置数"),
        "公务用车购置数量",
        "vehicles bought",
    ),
    (
        "three_public.hospitality",
        re.compile(r"批次|\d\s*批|接待[^。]{0,40}人次"),
        "国内公务接待批次和人次",
        "receptions and guests",
    ),
)


@rule(
    id="CMP105",
    name="three-public-details-missing",
    title="“三公”经费没有写明团组、车辆、批次",
    severity=Severity.HINT,
    since="0.5",
    applies_to=["final-accounts.department"],
    basis=Basis("mof-yu-2016-143", clause="“三公”经费公开到团组数、购置和保有量、批次和人次", checked_on="2026-11-25"),
    message="“三公”经费有支出，未见{missing}。",
    expected="有支出的各项写明团组、车辆、批次和人次",
    fix="在“三公”经费说明中补写数量。",
)
def details_given(view: View) -> Iterator[Verdict]:
    paid = [(figure, *detail[1:]) for detail in _DETAILS if (figure := _spent(view, detail[0])) is not None]
    if not paid:
        yield not_applicable()
        return
    if sum(1 for paragraph in view.running if "。" in paragraph.text) < 3:
        yield undecided("文字说明（文件中只有表，说明可能另附）")
        return
    text = everything(view)
    absent = [(figure, words, english) for figure, pattern, words, english in paid if not pattern.search(text)]
    if not absent:
        yield ok(*(figure.source for figure, *_ in paid))
    elif unread(view):
        yield undecided(unread(view))
    else:
        yield hint(
            *(figure.source for figure, *_ in absent),
            missing="、".join(words for _, words, _ in absent),
            missing_en=", ".join(english for *_, english in absent),
        )


def _spent(view: View, concept: str) -> Figure | None:
    figure = spent(view, concept)
    return figure if figure is not None and figure.number.base > 0 else None

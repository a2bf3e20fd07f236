"""CMP007 project-total-not-stated 列了各项目金额，没有项目支出总额

项目支出部分逐项写了三个以上项目的支出金额，全文却没有项目支出总额，也没有能推出它的支出总额，读的人只能自己加。

正例：项目支出 51.00 万元，其中：甲项目支出 20.00 万元，乙项目支出 18.50 万元，丙项目支出 12.50 万元
反例：甲项目支出 20.00 万元；乙项目支出 18.50 万元；丙项目支出 12.50 万元（合计 51.00 万元，全文没有）
不判断：项目不足三个；项目金额里又有“其中”，或夹着看不出是不是项目的金额，加起来不可靠
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import bounds, show
from jiping.check.projects import listed_projects, other_amounts
from jiping.model import Dimension, Figure, Verdict, add_up

_TOTALLING = re.compile(r"合计|共计|总计|总额|总支出|累计|其中|(?:共|总)(?:支出|安排|投入|支付|使用)")
_SAID = re.compile(
    r"(?:项目|专项)(?:支出|经费|资金)?[^，。；\n]{0,12}(?:合计|共计|总计|总额|总支出|共)[^。；，\n]{0,10}?\d"
)
_TOTALS = ("expenditure.project", "expenditure.total", "expenditure.current")


@rule(
    id="CMP007",
    name="project-total-not-stated",
    title="列了各项目金额，没有项目支出总额",
    severity=Severity.WARNING,
    since="0.1",
    identities=("E10",),
    applies_to=["self-evaluation.department"],
    basis=Basis("report-outline", clause="项目支出情况", checked_on="2026-11-24"),
    message="所列 {count} 项合计 {sum}，但全文没有项目支出总额。",
    expected="写明项目支出总额，各项之和与它相等",
    fix="在项目支出部分开头写明项目支出总额；所列项目不全的，说明其余项目的金额。",
)
def project_total(view: View) -> Iterator[Verdict]:
    listed = listed_projects(view)
    if listed is None:
        yield not_applicable()
        return
    heading, paragraphs, items = listed
    if _stated(view, items):
        yield ok(heading.source())
        return
    if any(_TOTALLING.search(p.text) for p in paragraphs) or other_amounts(view, paragraphs, items):
        yield undecided(sources=(heading.source(),))
        return
    total = sum((item.number.base for item in items), Decimal(0))
    interval = add_up([item.interval for item in items])
    yield fail(
        heading.source(),
        *(item.source for item in items[:5]),
        count=str(len(items)),
        sum=show(total, items[0].number.unit),
        certificate={
            "kind": "sum",
            "parts": [str(item.number.base) for item in items],
            "sum": str(total),
            "bounds": bounds(interval),
        },
    )


def _stated(view: View, items: list[Figure]) -> bool:
    for concept in _TOTALS:
        for figure in view.by_concept.get(concept, ()):
            if not figure.key.item and figure.key.year in (view.year, None) and not figure.blank:
                return True
    if _SAID.search(view.text):
        return True
    # A total whose words were not understood is known by its amount.
    whole = add_up([item.interval for item in items])
    own = {item.source for item in items}
    return any(
        figure.source not in own and figure.number.unit.dimension is Dimension.MONEY and figure.interval.meets(whole)
        for figure in view.figures
    )

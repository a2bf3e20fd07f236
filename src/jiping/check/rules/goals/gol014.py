"""GOL014 benefit-indicators-missing 只有产出指标，没有效益指标

自评表的指标应当既有产出，又有效益（或效果）；只有产出，看不出钱花得有没有用。表里别处写着效益、满意度的，或者人员、
运转类项目不设效益指标的，不在此列。只作提示。

正例：产出指标 50 分，效益指标 30 分，满意度指标 10 分
反例：四项指标都是产出指标
不判断：没有指标表；有指标没有印一级指标
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import by_form
from jiping.check.presence import unread
from jiping.model import Table, Verdict

_FEWEST = 3
_BENEFIT = re.compile(r"效益|效果|满意|影响|成效")
# Staff and running costs are evaluated for what they pay, and many counties ask for no benefit of them.
_RUNNING = re.compile(r"人员(?:类|经费|工资)|工资福利|运转类|公用经费|日常运行|遗属|退休")


@rule(
    id="GOL014",
    name="benefit-indicators-missing",
    title="只有产出指标，没有效益指标",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="自评表：产出、效益、满意度指标", checked_on="2026-11-25"),
    message="这张表的 {count} 项指标都是产出指标，没有效益指标。",
    fix="补充反映社会、经济、生态效益或满意度的指标；不适用的，写明理由。",
)
def has_benefit(view: View) -> Iterator[Verdict]:
    looked = False
    tables = {table.index: table for table in view.tables}
    for form in by_form(view):
        if len(form) < _FEWEST or not all(one.level1 for one in form):
            continue
        if not any(one.level1.startswith("产出") for one in form):
            continue
        looked = True
        table = tables.get(form[0].source.block)
        if not all(one.level1.startswith(("产出", "成本")) for one in form) or (table is not None and _says(table)):
            yield ok(form[0].source)
        elif not unread(view):
            yield hint(form[-1].source, found=form[-1].name, count=str(len(form)))
    if not looked:
        yield not_applicable()


def _says(table: Table) -> bool:
    texts = [table.title, *(cell.text for cell in table.cells.values())]
    return any(_BENEFIT.search(text) or _RUNNING.search(text) for text in texts)

"""CMP305 form-results-empty 自评表没有填结果

自评表列了指标和指标值，实际完成值和得分却一个也没有填：发布的是目标表，或者是没有填完的草稿。目标申报表、样表不在
此列。

正例：三项指标都填了完成值和得分
反例：三项指标的完成值、得分全部空白
不判断：没有自评表；表中没有完成值一栏
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.forms import by_form, is_no_reason
from jiping.check.presence import has_unread
from jiping.model import Table, Verdict

_FEWEST = 2
_RESULT = re.compile(r"(?:年度|全年|实际)?(?:实际)?(?:完成|实现)(?:值|情况|结果)|得分|自评分")
_TARGET_FORM = re.compile(r"申报|目标表|批复|样表|模板|监控")


@rule(
    id="CMP305",
    name="form-results-empty",
    title="自评表没有填结果",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    applies_to=["self-evaluation.", "form.self-evaluation"],
    basis=Basis("mof-yu-2020-10", clause="自评表：实际完成值、得分", checked_on="2026-11-25"),
    message="这张自评表的 {count} 项指标都有指标值，完成值和得分全部空白。",
    fix="填写实际完成值和得分；误发了目标申报表的，换成自评表。",
)
def results_are_filled(view: View) -> Iterator[Verdict]:
    looked = False
    tables = {table.index: table for table in view.tables}
    for form in by_form(view):
        table = tables.get(form[0].source.block)
        if table is None or not _asks(table) or view.is_template or has_unread(table):
            continue
        targets = [one for one in form if one.target_text.strip()]
        if len(targets) < _FEWEST:
            continue
        looked = True
        if all(is_no_reason(one.actual_text) and one.score is None for one in form):
            yield fail(form[0].source, form[-1].source, found="", count=str(len(form)))
        else:
            yield ok(form[0].source)
    if not looked:
        yield not_applicable()


def _asks(table: Table) -> bool:
    """Whether the table has a column for results and is no form of targets."""
    if _TARGET_FORM.search(table.title):
        return False
    return any(_RESULT.fullmatch(re.sub(r"\s|[（(].*", "", cell.text)) for cell in table.cells.values())

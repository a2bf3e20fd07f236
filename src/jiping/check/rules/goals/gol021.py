"""GOL021 old-framework-used 用的是旧的项目评价指标框架

2020 年的项目支出绩效评价办法把一级指标定为决策、过程、产出、效益；“投入、过程、产出、效果”是 2013 年的项目框架。
2021 年以后的项目评价仍用旧框架的，请核对当年通知的要求。部门整体支出的指标体系不在此列；各地仍有沿用的，默认不报。

正例：一级指标：决策、过程、产出、效益
反例：2023 年度项目评价，一级指标：投入、过程、产出、效果
不判断：不是项目评价；看不出年度；没有一级指标
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule, undecided
from jiping.check.forms import by_form
from jiping.model import Verdict

_SINCE = 2021
_OLD, _NEW = ("投入", "效果"), ("决策", "效益")


@rule(
    id="GOL021",
    name="old-framework-used",
    title="用的是旧的项目评价指标框架",
    severity=Severity.HINT,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="项目支出绩效评价指标体系框架", checked_on="2026-11-25"),
    message="一级指标用的是“{levels}”，是 2013 年的项目框架。",
    expected="决策、过程、产出、效益",
    fix="按当年通知的指标体系改；当地仍要求用旧框架的，可以不改。",
)
def framework_is_current(view: View) -> Iterator[Verdict]:
    looked = False
    for form in by_form(view):
        levels = list(dict.fromkeys(one.level1[:2] for one in form if one.level1))
        old = all(name in levels for name in _OLD)
        if not old and not all(name in levels for name in _NEW):
            continue
        looked = True
        if view.year is None:
            yield undecided("文件的年度")
        elif old and view.year >= _SINCE:
            yield hint(form[0].source, levels="、".join(levels), levels_en=", ".join(levels))
        else:
            yield ok(form[0].source)
    if not looked:
        yield not_applicable()

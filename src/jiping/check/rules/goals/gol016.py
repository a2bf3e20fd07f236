"""GOL016 quantity-target-vague 数量指标没有数量

数量指标要写完成多少：指标值和完成值都只有“有效提升”“明显改善”“较好”一类的话，就没有数量可以比。效益指标可以
定性，不在此列；“全部”“每季度”“按计划”一类说得出数量的话也不算。

正例：数量指标：培训场次 ≥12 场；社会效益指标：交通改善 明显
反例：数量指标：业务能力 有效提升
不判断：没有印二级指标；指标值空白
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.forms import indicators
from jiping.model import Verdict

_DEGREE = r"有效|明显|显著|较好|良好|持续|稳步|进一步|逐步|不断|大力|切实|全面|积极|大幅|较大|充分"
_CHANGE = r"提升|提高|改善|增强|加强|优化|推进|推动|完善|促进|发展|保障|增加|减少|降低|巩固|强化|改进|开展|落实"
_VAGUE = re.compile(rf"(?:得到|实现)?(?:(?:{_DEGREE})(?:地)?(?:{_CHANGE})?|(?:{_CHANGE})(?:{_DEGREE}))[。]?")


@rule(
    id="GOL016",
    name="quantity-target-vague",
    title="数量指标没有数量",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    basis=Basis("mof-yu-2015-88", clause="绩效目标细化量化", checked_on="2026-11-25"),
    message="数量指标“{name}”的指标值是“{words}”，没有数量。",
    expected="可以计数的指标值，如场次、人数、面积",
    fix="写出计划完成多少和实际完成多少；不能计数的，移到效益指标。",
)
def quantity_has_number(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        words = re.sub(r"\s", "", one.target_text)
        if "数量" not in one.level2 or not words or one.target_source is None:
            continue
        looked = True
        if _VAGUE.fullmatch(words) and not re.search(r"\d", one.actual_text):
            yield fail(
                one.target_source,
                found=words,
                root=f"vague quantities {one.source.block}",
                name=one.name,
                words=words,
            )
        else:
            yield ok(one.target_source)
    if not looked:
        yield not_applicable()

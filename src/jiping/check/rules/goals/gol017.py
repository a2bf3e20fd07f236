"""GOL017 pseudo-quantified-benefit 效益指标的百分数没有由来

效益、质量指标写百分数的，名称应当说得出分子和分母（合格率、覆盖率、占比、满意度、增长）。“社会效益 ≥95%”“提升
城市形象 ≥95%”这样的百分数无从计算。表里写了算法、数据来源的不算。把握不大，默认不报。

正例：社会效益指标：秸秆综合利用率 ≥90%
反例：社会效益指标：提升城市形象 ≥95%
不判断：没有指标表；指标值不是百分数
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import indicators
from jiping.model import Dimension, Verdict

_LEVEL = re.compile(r"效益|效果|影响|质量")
_BASE = re.compile(
    r"率|比例|比重|占比|占|度|增长|增幅|增速|降幅|下降|减少|提高[^一-鿿]*$|达标|合格|覆盖|完成|比上年|同比|水平|÷|/|程度|面$|数量"
)
_METHOD = re.compile(r"计算(?:公式|方法)|评分标准|指标解释|数据来源|计分(?:方法|标准)|佐证|指标说明|证明材料")


@rule(
    id="GOL017",
    name="pseudo-quantified-benefit",
    title="效益指标的百分数没有由来",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.5",
    status="preview",
    basis=Basis("mof-yu-2021-101", clause="指标值有计算方法和数据来源", checked_on="2026-11-25"),
    message="“{name}”的指标值是 {target}，看不出是什么占什么的百分数。",
    fix="写明分子、分母和数据来源；说不出的，改用定性描述。",
)
def percent_has_base(view: View) -> Iterator[Verdict]:
    looked = False
    has_method = view.mentions(_METHOD)
    for one in indicators(view):
        if one.target is None or one.target.unit.dimension is not Dimension.PERCENT or not _LEVEL.search(one.level2):
            continue
        looked = True
        if has_method or _BASE.search(one.name):
            yield ok(one.source)
        else:
            yield hint(
                one.source,
                found=one.target_text,
                root=f"percentages without base {one.source.block}",
                name=one.name,
                target=one.target_text,
            )
    if not looked:
        yield not_applicable()

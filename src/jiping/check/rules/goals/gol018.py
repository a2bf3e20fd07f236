"""GOL018 input-as-indicator 把投入当作产出或效益

投入的钱、用的人、开了几次会、调整了几次科目，是为产出付出的，不是产出和效益。“项目资金投入”“工作人员数”“科目
调整次数”写成产出数量或效益指标的，看不出办成了什么。补助、救助一类项目发出去的钱就是产出，不在此列。只作提示。

正例：数量指标：新建公厕 6 座；补助资金发放 120 万元
反例：数量指标：项目资金投入 160 万元；数量指标：科目调整次数 ≤10 次
不判断：没有指标表；没有印二级指标
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import indicators
from jiping.model import Verdict

_LEVEL = re.compile(r"数量|经济效益|社会效益|生态效益|可持续")
_INPUT = re.compile(
    r"^(?:(?:年度|本年|项目|财政|预算|专项|总)*(?:资金|经费|预算)(?:总)?(?:投入|安排|下达|规模|总额|金额|额度|数)(?:量|额|数)?|投入(?:资金|经费|财政资金)(?:总?额|数)?|"
    r"(?:项目|单位|工作|管理|参与)?(?:工作人员|管理人员|在编人员|编制人员)(?:人?数(?:量)?)?|(?:预算)?科目调[整剂]次数|预算调[整剂]次数)$"
)
_PAID_ON = re.compile(r"补[助贴]|发放|救助|奖[励补]|贷款|基金|培训|招引|引进")


@rule(
    id="GOL018",
    name="input-as-indicator",
    title="把投入当作产出或效益",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.5",
    basis=Basis("mof-yu-2021-101", clause="产出指标反映提供的产品和服务", checked_on="2026-11-25"),
    message="“{name}”是投入，写成了{level}。",
    fix="换成这笔钱办成的事：数量、质量或效果；资金用量写在成本指标或预算执行一栏。",
)
def input_is_no_output(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        if not _LEVEL.search(one.level2):
            continue
        looked = True
        name = re.sub(r"^\d+[.、]|[（(].*|\s", "", one.name)
        if _INPUT.match(name) and not _PAID_ON.search(one.name):
            yield hint(one.source, found=one.name, name=one.name, level=re.sub(r"[（(].*", "", one.level2))
        else:
            yield ok(one.source)
    if not looked:
        yield not_applicable()

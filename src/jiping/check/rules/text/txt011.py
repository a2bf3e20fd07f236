"""TXT011 percent-sign-missing 百分数缺少百分号

“占”“占比”“执行率”“增长”后面的数没有任何单位，多半漏了百分号（或者漏了金额单位）。只看带小数、大于 1 的数，
紧接着标点；写成分数、倍数、分值的不算。

正例：占 20.51%；执行率 0.98；增长 3.20 个百分点
反例：项目支出 603.14 万元，占 20.51；执行率为 98.20，
不判断：没有这样的话
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.model import Verdict

_RATE = re.compile(
    r"(?P<name>占[一-鿿“”]{0,16}?(?:的(?:比重|比例)?)?|占比|比重|[一-鿿]{0,4}(?:执行|完成|支付|合格|满意|达标|增长|覆盖|到位)率|"
    r"(?:同比|比上年|较上年|环比)?(?:增长|下降|增幅))(?:约|了|为|达到?|是)?\s*"
    r"(?P<value>\d{1,4}\.\d{1,2})(?P<sign>\s*[%％]|(?=[，。；）)]|$))"
)
# Scores and tables in text have their unit said before; 得分率 may be printed as a plain number.
_ELSE = re.compile(r"得分|分值|单位[:：]%|%[）)]|（%）|百分比|系数|指数|倍")


@rule(
    id="TXT011",
    name="percent-sign-missing",
    title="百分数缺少百分号",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    basis=Basis("gb-t-15835-2011", clause="百分数", checked_on="2026-11-25"),
    message="“{words}”没有单位，像是漏了百分号。",
    expected="{value}%",
    fix="补上百分号；是金额的，补上金额单位并改正用词。",
)
def percents_have_sign(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph in view.running:
        text = paragraph.text
        if "率" not in text and "占" not in text and "增" not in text and "降" not in text and "比重" not in text:
            continue
        for match in _RATE.finditer(text):
            looked = True
            start = text.rfind("。", 0, match.start()) + 1
            if match["sign"] or Decimal(match["value"]) <= 1 or _ELSE.search(text[start : match.start()]):
                yield ok(paragraph.source(match.start(), match.end()))
            else:
                source = paragraph.source(match.start(), match.end("value"))
                yield fail(source, found=match["value"], words=source.text, value=match["value"])
    if not looked:
        yield not_applicable()

"""TXT010 amount-without-yuan 金额单位写成“万”

金额的单位是“万元”“亿元”；正文里别处写“万元”，几处却只写“万”“亿”，容易与“万人”“万亩”混淆。只看跟在经
费、资金、投资、支出一类词后面的数，同一文件只提示一次。

正例：总投资 80 万元；受益 1.2 万人；产值突破 3 亿
反例：项目预算 80 万，支出 75.20 万元
不判断：没有这样的金额；全文都不写“万元”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.model import Verdict

_SHORT = re.compile(
    r"(?:预算|资金|经费|支出|收入|投资|拨款|投入|金额|费用|补助|补贴|总额|合计|共计|采购价?|合同价|中标价)(?:数额?|额|金额)?(?:约|共|为|达|是|计|了|安排|总计|：|:)?\s*"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?\s*[万亿])(?=[，。；、）)\s]|$|用于|其中|左右|以上|以下)"
)
_WHOLE = re.compile(r"\d\s*[万亿]元")


@rule(
    id="TXT010",
    name="amount-without-yuan",
    title="金额单位写成“万”",
    severity=Severity.HINT,
    certainty=Certainty.STYLE,
    since="0.5",
    basis=Basis("gb-t-15835-2011", clause="计量单位", checked_on="2026-11-25"),
    message="“{words}”缺少“元”字（共 {count} 处），别处写的是“万元”。",
    expected="“万元”或“亿元”",
    fix="把金额单位写全，全文统一。",
)
def amounts_have_yuan(view: View) -> Iterator[Verdict]:
    found = [
        paragraph.source(match.start(), match.end("amount"))
        for paragraph in view.running
        if "万" in paragraph.text or "亿" in paragraph.text
        for match in _SHORT.finditer(paragraph.text)
    ]
    if not _WHOLE.search(view.text):
        yield not_applicable()
    elif found:
        yield hint(*found[:6], words=found[0].text, count=str(len(found)))
    else:
        yield ok()

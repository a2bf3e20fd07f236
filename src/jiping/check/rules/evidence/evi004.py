"""EVI004 no-complaints-as-satisfaction 以没有投诉当作满意

没有投诉只说明没有人投诉，不能得出满意度是百分之多少。一句话里把“无投诉”和满意度的百分数连在一起、全文又没有问卷、
访谈、测评的，请补充调查数据。

正例：全年无投诉；发放问卷 120 份，满意度 96%
反例：全年零投诉，群众满意度 100%
不判断：没有这样的话
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule
from jiping.check.presence import everything
from jiping.check.quoting import clause_end, clause_start
from jiping.model import Verdict

_NONE = re.compile(r"(?:无|零|没有|未(?:发生|收到|接到|出现|有))(?:[^，。；、]{0,8})?(?:投诉|信访|举报)")
_RATE = re.compile(r"满意(?:度|率)[^。；，]{0,12}?\d{2,3}(?:\.\d+)?\s*[%％]")
_SURVEY = re.compile(r"问卷|调查|测评|访谈|回访|抽样|样本|走访|评议|评价器|评分|好差评|打分|第三方")


@rule(
    id="EVI004",
    name="no-complaints-as-satisfaction",
    title="以没有投诉当作满意",
    severity=Severity.WARNING,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="服务对象满意度指标", checked_on="2026-11-25"),
    message="“{words}”：没有投诉不能说明满意度是多少。",
    expected="满意度由问卷、访谈或测评得出",
    fix="补做满意度调查，写明方式和份数；没有调查的，不写百分数。",
)
def complaints_are_no_survey(view: View) -> Iterator[Verdict]:
    looked = False
    surveyed: bool | None = None
    for paragraph in view.running:
        text = paragraph.text
        if "满意" not in text:
            continue
        for match in _RATE.finditer(text):
            start, end = clause_start(text, match.start()), clause_end(text, match.end())
            none = _NONE.search(text, start, end)
            if none is None:
                continue
            looked = True
            if surveyed is None:
                surveyed = _SURVEY.search(everything(view)) is not None
            low, high = min(none.start(), match.start()), max(none.end(), match.end())
            if surveyed:
                yield ok(paragraph.source(low, high))
            else:
                yield fail(paragraph.source(low, high), words=text[low:high])
    if not looked:
        yield not_applicable()

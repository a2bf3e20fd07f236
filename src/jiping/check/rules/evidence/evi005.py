"""EVI005 survey-of-few 满意度调查的样本太少

满意度只问了几个人、几份问卷（少于十份），百分数没有代表性。服务对象本来就少、全部问到的，写明“全部”“逐一”即可。
只作提示。

正例：发放问卷 120 份；向全部 6 家企业逐一回访
反例：发放问卷 5 份，满意度 100%
不判断：没有写问卷份数
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, ok, rule
from jiping.check.quoting import clause_end, clause_start
from jiping.model import Verdict

_FEWEST = 10
_SENT = re.compile(
    r"(?:发放|发出|回收|收回|收到)(?:了)?(?:有效)?(?:满意度)?(?:调查)?(?:问卷|调查表|测评表)[^，。；\d]{0,6}(?P<count>\d{1,6})\s*份|"
    r"(?:抽样|问卷|满意度|电话|随机)调查(?:了)?[^，。；\d]{0,8}?(?P<asked>\d{1,6})\s*(?:人|户|名|家)"
)
_CENSUS = re.compile(r"全部|逐一|逐户|逐家|全覆盖|所有|全体|每[户家人名]|共(?:有)?\d+\s*[户家人名]")


@rule(
    id="EVI005",
    name="survey-of-few",
    title="满意度调查的样本太少",
    severity=Severity.HINT,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="服务对象满意度指标", checked_on="2026-11-25"),
    message="“{words}”：只问了 {count} 个，算出的满意度没有代表性。",
    fix="增加样本；服务对象本来就这么多的，写明全部问到。",
)
def survey_is_large(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph, match in view.search(_SENT, view.running):
        text = paragraph.text
        sentence = text[clause_start(text, match.start()) : clause_end(text, match.end())]
        if "满意" not in sentence:
            continue
        looked = True
        count = int(match["count"] or match["asked"])
        source = paragraph.source(match.start(), match.end())
        values = {"words": match.group(), "count": str(count)}
        if count >= _FEWEST or count == 0:
            yield ok(source)
        elif _CENSUS.search(sentence):
            yield explained(source, **values)
        else:
            yield hint(source, found=match.group(), root="survey of few", **values)
    if not looked:
        yield not_applicable()

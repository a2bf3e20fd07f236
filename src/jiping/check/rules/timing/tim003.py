"""TIM003 old-carry-over-kept 结转两年以上的资金还留着

预算安排的资金结转两年还没有用完的，一般由财政收回。报告里写着三年以前结转、至今未用的资金，请核对是否应当上交；基
本建设、经批准继续使用的除外。把握不大，默认不报。

正例：2024 年度报告写“使用2023年结转资金12万元”
反例：2024 年度报告写“2021年结转资金12万元尚未使用”
不判断：看不出文件的年度；没有写哪一年的结转
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, explained, hint, not_applicable, ok, rule, undecided
from jiping.check.quoting import clause_end, clause_start
from jiping.model import Verdict

_OLD = 3
_CARRIED = re.compile(
    r"(?P<year>20[0-4]\d)\s*年度?(?:的)?(?:专项|项目|财政|预算)?(?:结转|结余|存量)(?:结余)?(?:资金|资金余额|余额)?"
)
_KEPT = re.compile(r"未使用|未用|未支出|未支付|未执行|结存|余额|仍|继续|尚有|沉淀|闲置|挂账|至今")
_APPROVED = re.compile(r"基本建设|基建|批准|批复|同意|收回|上缴|上交|质保金|跨年度项目|已用完|已支付")


@rule(
    id="TIM003",
    name="old-carry-over-kept",
    title="结转两年以上的资金还留着",
    severity=Severity.HINT,
    since="0.5",
    status="preview",
    basis=Basis("budget-law", clause="第四十二条：结转两年的资金收回", checked_on="2026-11-25"),
    message="{year} 年度的文件写着 {seen} 年结转的资金没有用完：“{words}”。",
    fix="核对是否应当由财政收回；经批准继续使用的，写明批准文件。",
)
def carry_over_is_young(view: View) -> Iterator[Verdict]:
    looked = False
    for paragraph, match in view.search(_CARRIED, view.running):
        text = paragraph.text
        start, end = clause_start(text, match.start()), clause_end(text, match.end())
        if not _KEPT.search(text, match.end(), end):
            continue
        looked = True
        source = paragraph.source(match.start(), end)
        if view.year is None:
            yield undecided("文件的年度", sources=(source,))
        elif view.year - int(match["year"]) < _OLD:
            yield ok(source)
        elif _APPROVED.search(text, start, end):
            yield explained(source, year=str(view.year), seen=match["year"], words=source.text)
        else:
            yield hint(source, year=str(view.year), seen=match["year"], words=source.text)
    if not looked:
        yield not_applicable()

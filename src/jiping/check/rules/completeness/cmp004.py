"""CMP004 score-missing 没有自评得分或等级

自评的结论是得分和等级。报告正文或所附自评表里应当至少有一个得分、等级或者带得分的评分表。

正例：自评得分 98.19 分，等级为“优”；或：附有带“得分”栏的自评表
反例：通篇没有得分、等级，也没有评分表
不判断：附件清单里有自评表、评分表而文件里没有；转移支付的自评报告（绩效目标分解下达情况……）；有没能读出的页或图片；文件只有表格
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.presence import annexed, everything, is_report, place, unread
from jiping.model import Verdict

_SCORE = re.compile(
    r"(?:得分|评分|总分|打分|评价分|自评分|分数|计分)[^。；\n]{0,24}?\d{1,4}(?:\.\d{1,4})?\s{0,3}分?|"
    r"(?:自评|自我评价|评价|评估|考核|综合)[^。；\n]{0,24}?\d{1,4}(?:\.\d{1,4})?\s{0,3}分(?!钟|之|别|期|类|项|批|部|配)|"
    r"得\s*\d{1,4}(?:\.\d{1,4})?\s{0,3}分|\d{1,4}(?:\.\d{1,4})?\s{0,3}分[^。；\n]{0,12}(?:等级|等次|[优良中差])"
)
_GRADE = re.compile(
    r"(?:等级|等次|档次|级别|结论|结果|评价|评定|评为|定为|自评)[^。；，\n]{0,10}(?:为|是|：|:|“|\")\s*[“\"]?(?:优秀?|良好?|中等?|差|合格|一般|[ABCD])(?:[”\"。；，、）)级等\s]|$)"
)
_ANNEXES = r"自评表|评分表|打分表|评价表|得分表|指标(体系)?(及)?(评分|完成)|指标表|评价指标"
_OF_TRANSFERS = re.compile(r"绩效目标(?:分解)?下达情况")
"""How reports about transfers begin; the form that goes with them has targets and results, and often no score."""
_SCORE_COLUMN = re.compile(r"得分|自评分|评分|分数|评定等级|评价等级")


@rule(
    id="CMP004",
    name="score-missing",
    title="没有自评得分或等级",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="自评结果（得分和等级）", checked_on="2026-11-24"),
    message="未见自评得分、自评等级，也没有评分表。",
    expected="写明自评得分和等级，附评分表",
    fix="补写自评总得分和等级，并附各项指标的评分表；得分另表报送的，在附件清单中列出该表。",
)
def score(view: View) -> Iterator[Verdict]:
    if not is_report(view):
        yield not_applicable()
        return
    if has_score(view):
        yield ok()
        return
    annex = annexed(view, _ANNEXES)
    if _OF_TRANSFERS.search(everything(view)):
        yield undecided("转移支付自评表，由下达部门规定是否打分")
    elif annex is not None:
        yield undecided(f"附件的内容（{annex.text.strip()[:30]}）", sources=(annex.source(),))
    elif unread(view):
        yield undecided(unread(view))
    else:
        yield fail(place(view, "评价(结论|结果)|自评(得分|结果|结论)|绩效(情况|评价|分析|自评)|绩效|履职"))


def has_score(view: View) -> bool:
    if any(figure.key.concept in ("score.total", "score.average") for figure in view.figures):
        return True
    for table in view.tables:
        for part in table.parts:
            if any(_SCORE_COLUMN.search(word) for column in part.columns for word in column.path):
                return True
    text = everything(view)
    return bool(_SCORE.search(text) or _GRADE.search(text))

"""MAT020 scores-disagree 同一文件里的自评得分或等级前后不一

部门整体支出绩效的自评得分、等级，在报告的各处和自评表里应当相同。单个项目、单项指标、上年、复核和平均的得分不是它。

正例：正文“自评得分 96.5 分，等级为优”，自评表总分 96.5
反例：正文“自评得分 96.5 分”，文末“综合得分 95.6 分”
不判断：只写了一次
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.quoting import clause_start
from jiping.model import Dimension, Paragraph, Qualifier, Source, Verdict

_THEN_GOT = re.compile(r"[，,；;]\s*(?:本次)?(?:自评|评价|综合|实际|实)得")
_COULD_BE_HAD = re.compile(r"总分(?:合计|总计)?(?:为|是|共)?\s*[:：]?\s*$")
_FULL = 100
_SCORE = re.compile(
    r"(?:自评|综合|总|最终|评价|绩效|考核)?(?:总|综合)?(?:得分|评分|总分|分数|自评分)(?:合计|总计)?(?:为|是|达|共)?\s*[:：]?\s*$"
)
_GRADE = re.compile(
    r"(?:等级|评级|等次|档次|评定结果|评价结果|自评结果)(?:评定|确定|评)?(?:为|是|属于|属)?\s*[:：]?\s*[“\"]?"
    r"(?P<grade>优秀|优|良好|良|中等|中|一般|合格|较差|差|不合格)(?=[”\"，。；、）)级等档]|$)"
)
_SAME_GRADE = {"优秀": "优", "良好": "良", "中等": "中", "一般": "中", "较差": "差"}
_ANOTHER = re.compile(
    r"项目(?!支出绩效)|指标|一级|二级|三级|投入|过程|产出|效益|效果|满意度|管理|执行|其中|平均|上年|去年|复核|核定|财政评价|再评价|"
    r"第三方|满分|分值|权重|扣|减分|加分|各|分别|下属|所属|单位自评|标准|达到|以上|90|80|60"
)
_WHOLE = re.compile(r"整体|部门|综合|总|自评")


@dataclass(frozen=True, slots=True)
class _Said:
    value: str
    amount: Decimal | None
    source: Source


@rule(
    id="MAT020",
    name="scores-disagree",
    title="同一文件里的自评得分或等级前后不一",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E17",),
    applies_to=["self-evaluation.department", "form.self-evaluation"],
    basis=Basis("mof-yu-2020-10", clause="自评结果", checked_on="2026-11-24"),
    message="{what}这里写 {value}，另一处写 {other}。",
    expected="各处的{what}相同",
    fix="核对自评表的总分和等级，改正写错的一处；指的是别的得分的，请写明。",
)
def scores_agree(view: View) -> Iterator[Verdict]:
    scores = [*_table_scores(view), *_text_scores(view)]
    grades = list(_grades(view))
    looked = False
    for what, what_en, said in (("自评得分", "score", scores), ("自评等级", "grade", grades)):
        if not said:
            continue
        looked = True
        first = said[0]
        if len(said) == 1:
            yield undecided(f"另一处的{what}", sources=(first.source,))
            continue
        different = next((one for one in said[1:] if one.value != first.value), None)
        if different is None:
            yield ok(*(one.source for one in said))
            continue
        values = {"what": what, "what_en": what_en, "value": different.value, "other": first.value}
        yield fail(different.source, first.source, found=different.value, values=values)
    if not looked:
        yield not_applicable()


def _table_scores(view: View) -> Iterator[_Said]:
    """The total of the only self-evaluation form in the file."""
    totals = view.by_concept.get("form.score.total", [])
    if len({figure.source.block for figure in totals}) == 1 and len(totals) == 1:
        value = totals[0].number.value
        yield _Said(_plain(value), value, totals[0].source)


def _text_scores(view: View) -> Iterator[_Said]:
    for paragraph in view.running:
        if "分" not in paragraph.text:
            continue
        for found in view.numbers_of(paragraph):
            if found.number.unit.dimension is not Dimension.SCORE or found.number.qualifier is not Qualifier.NONE:
                continue
            if found.number.value > 100 or found.number.high is not None:
                continue
            words = _sentence(paragraph, found.start)
            if not _SCORE.search(words) or _ANOTHER.search(words) or not _WHOLE.search(words):
                continue
            if _COULD_BE_HAD.search(words) and (
                found.number.value == _FULL
                or _THEN_GOT.match(paragraph.text, found.end)
                or re.search(r"分[（(]\s*总分$", words)
            ):
                continue  # 评价总分为100分，综合得分96.5分: what could be had
            source = paragraph.source(found.start - min(len(words), 12), found.end)
            yield _Said(_plain(found.number.value), found.number.value, source)


def _grades(view: View) -> Iterator[_Said]:
    for paragraph in view.running:
        for match in _GRADE.finditer(paragraph.text):
            words = _sentence(paragraph, match.start())
            if _ANOTHER.search(re.sub(r"\d+(?:\.\d+)?\s*分", "", words)):
                continue
            grade = _SAME_GRADE.get(match["grade"], match["grade"])
            yield _Said(grade, None, paragraph.source(match.start(), match.end("grade")))


def _sentence(paragraph: Paragraph, place: int) -> str:
    return paragraph.text[clause_start(paragraph.text, place, "。；\n") : place]


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"

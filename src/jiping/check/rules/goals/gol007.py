"""GOL007 grade-and-score 等级与得分不符

评价得分 90 分以上为优，80 分以上不到 90 分为良，60 分以上不到 80 分为中，60 分以下为差（界限见 form_practice.yaml）。
文件另定界限的，按其界限，这里不判断。

正例：得分 92.5 分，等级为“优”
反例：得分 88.5 分，等级为“优”
不判断：没有同时写明得分和等级；另定了界限
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.forms import practice
from jiping.model import Figure, Interval, Row, Source, Verdict

_SCORE = re.compile(r"(?:得分|评分|总分|得)(?:为|是|：|:)?\s*(?P<score>\d{2,3}(?:\.\d+)?)\s*分")
_GRADE = re.compile(
    r"(?:等级|等次|评级|档次|级别)(?:评定|评价|结果)?(?:为|是|：|:|属于)?\s*[“\"（(]?(?P<grade>优秀|优|良好|良|中等|中|不合格|合格|差)"
    r"(?=[”\"）)，。；、级档等]|$)"
)
_OTHER_GRADES = re.compile(r"目标(审核|评审)|满分[^。；]{0,8}等级|其中|个项目|上年")
_LABEL = re.compile(r"(自评|评价|绩效|综合|评定)*(等级|等次)")
_WORDS = ("优秀", "优", "良好", "良", "中等", "中", "合格", "不合格", "差")
_BAND = re.compile(
    r"(?P<low>\d{2})\s*分?(?:[（(]含[)）])?\s*(?:[—\-～~至到]\s*\d{2,3}\s*分?(?:[（(]含?[^（()）]{0,4}[)）])?|及?以上)[^。；，]{0,6}[“\"]?[优良中]|"
    r"[优良中]秀?好?[”\"]?[（(：:]\s*(?:得分)?\s*[≥>]?\s*(?P<from>\d{2})"
)


@rule(
    id="GOL007",
    name="grade-and-score",
    title="等级与得分不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("B20",),
    basis=Basis("mof-yu-2020-10", clause="评价等级：优、良、中、差（分界据实务，未见全文）", checked_on="2026-11-24"),
    message="得分 {score}，等级却是“{grade}”，按通行界限应为“{wanted}”。",
    fix="核对得分和等级；另有分级办法的，请写明界限。",
)
def grade_of_score(view: View) -> Iterator[Verdict]:
    pairs = [*_in_text(view), *_in_forms(view)]
    if not pairs:
        yield not_applicable()
        return
    own = _own_bands(view)
    for score, interval, grade, sources in pairs:
        bands = practice()["grades"]
        band = next(band for band in bands if grade in band["words"])
        top = band["to"] == 100
        if interval.low is None or interval.high is None:
            continue
        # 89.995 shown as 90.00 may be either: a rounded score stands for its range.
        fits = interval.high >= band["from"] and (top or interval.low < band["to"])
        if fits:
            yield ok(*sources[:1])
        elif own:
            yield undecided("文件自定的等级界限", sources=sources)
        else:
            value = interval.low + (interval.high - interval.low) / 2
            wanted = next((b["name"] for b in bands if value >= b["from"]), bands[-1]["name"])
            yield fail(*sources, found=grade, score=score, grade=grade, wanted=wanted)


_Pair = tuple[str, Interval, str, tuple[Source, ...]]


def _in_text(view: View) -> Iterator[_Pair]:
    """Sentences with one score and one grade."""
    for paragraph in view.running:
        if "分" not in paragraph.text:
            continue
        begin = 0
        for sentence in re.split(r"(?<=[。；])", paragraph.text):
            scores, grades = list(_SCORE.finditer(sentence)), list(_GRADE.finditer(sentence))
            if len(scores) == 1 and len(grades) == 1 and not _OTHER_GRADES.search(sentence):
                place = paragraph.source(begin + scores[0].start(), begin + grades[0].end())
                text = scores[0]["score"]
                yield f"{text} 分", _range(text), grades[0]["grade"], (place,)
            begin += len(sentence)


def _in_forms(view: View) -> Iterator[_Pair]:
    """评价等级 | 良 in a form with one total score."""
    totals: dict[int, list[Figure]] = {}
    for figure in view.by_concept.get("form.score.total", ()):
        totals.setdefault(figure.source.block, []).append(figure)
    for table in view.tables:
        found = totals.get(table.index, [])
        if len(found) != 1:
            continue
        for cell in table.cells.values():
            if not _LABEL.fullmatch(cell.text.replace(" ", "")):
                continue
            beside = table.cells.get((cell.row, cell.column + cell.column_span))
            if beside is not None and beside.text.strip() in _WORDS:
                source = table.source(Row(beside.row, cell.text), None, beside)
                total = found[0]
                score = f"{total.number.value}"
                yield f"{score} 分", _range(score), beside.text.strip(), (source, total.source)


def _range(text: str) -> Interval:
    value, decimals = Fraction(text), len(text.partition(".")[2])
    half = Fraction(1, 2 * 10**decimals) if decimals else Fraction(0)
    return Interval(value - half, value + half)


def _own_bands(view: View) -> bool:
    """Whether the document says from which score on a grade is given, and not as usual."""
    found = [int(m["low"] or m["from"]) for _, m in view.search(_BAND)]
    return any(value not in (90, 80, 60, 100) for value in found)

"""MAT305 results-as-last-year 成果与上年报告一字不差

与上年的报告一起检查（--together）时，写成果的句子连同数字与上年一字不差的，多半是忘了更新。只看带数量的成果句；职
责、机构、面积、制度一类年年相同的话不算。两句以上才提示。

正例：2023 年“培训农民 1200 人次”，2024 年“培训农民 1260 人次”
反例：两年都写“全年开展巡查 146 次，发现隐患 38 处，全部整改到位”
不判断：没有上年的报告
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule
from jiping.model import Paragraph, Source, Verdict

_FEWEST = 2
_SHORTEST = 14
_RESULT = re.compile(
    r"完成|开展|新增|培训|发放|服务|举办|组织|巡查|检查|排查|整改|办理|受理|处置|救助|建成|新建|改造|维修|清运|种植|接待|惠及|覆盖|采购|发布"
)
_QUANTITY = re.compile(
    r"\d+(?:\.\d+)?\s*(?:万|亿)?(?:人次|人|次|场|件|处|个|户|家|公里|亩|平方米|吨|份|期|批|起|座|台|套|项|名|元|%|％)"
)
_STANDING = re.compile(
    r"设有|内设|下设|编制|职责|负责|面积为|辖|位于|成立|《|〔|规定|要求|制度|办法|标准|每[月季年周日]|计划|将|下一步|拟|年度目标|指标值"
)


@rule(
    id="MAT305",
    name="results-as-last-year",
    title="成果与上年报告一字不差",
    severity=Severity.HINT,
    since="0.5",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2020-10", clause="自评结果真实", checked_on="2026-11-25"),
    message="有 {count} 句成果连同数字与 {year} 年的报告一字不差。",
    fix="核对这些句子的数字是不是本年的；确实相同的，可以不改。",
)
def results_are_new(view: View) -> Iterator[Verdict]:
    before = [o for o in view.others if view.year is not None and o.year == view.year - 1 and o.kind == view.kind]
    if not before:
        yield not_applicable()
        return
    own = dict(_results(view))
    if not own:
        yield not_applicable()
        return
    for other in before:
        known = {words for words, _ in _results(other)}
        same = [source for words, source in own.items() if words in known]
        if len(same) >= _FEWEST:
            yield hint(*same[:6], count=str(len(same)), year=str(other.year))
        else:
            yield ok()


def _results(view: View) -> Iterator[tuple[str, Source]]:
    """Sentences that tell of a result with a quantity, without blanks and numbering."""
    for paragraph in view.running:
        yield from _of(paragraph)


def _of(paragraph: Paragraph) -> Iterator[tuple[str, Source]]:
    for match in re.finditer(r"[^。；！？]+", paragraph.text):
        words = re.sub(r"\s|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]", "", match.group())
        if len(words) < _SHORTEST or _STANDING.search(words):
            continue
        if _RESULT.search(words) and _QUANTITY.search(words):
            yield words, paragraph.source(match.start(), match.end())

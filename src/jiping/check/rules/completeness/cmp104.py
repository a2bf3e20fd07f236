"""CMP104 disclosure-not-explained 决算公开的文字部分缺少应说明的事项

部门决算公开除表以外，要用文字说明机关运行经费、政府采购、“三公”经费，一般还说明国有资产占用、预算绩效管理和名词解释；
没有的也写明没有。名词解释里给出定义不算说明。

正例：机关运行经费支出 79.90 万元，比上年减少 2.45 万元；或：本部门没有机关运行经费支出
反例：文字部分只说收入、支出，没有提到政府采购和国有资产
不判断：文件只有表，没有文字说明（说明可能另附）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, hint, ok, rule, undecided
from jiping.check.outlines import Section, name_all, outline_of
from jiping.check.presence import heads, place, unread
from jiping.model import ParagraphKind, Verdict

_DEFINITION = re.compile(
    r"^[^。]{0,40}?(?:[：:]|——|--)\s*(?:主要)?(?:是?指|是与|反映|包括)|^[“\"]?[^，。]{2,24}[”\"]?(?:是指|，是指|指的是)"
)
_EXPLAINS = re.compile(r"(决算|收入|支出)[^。]{0,20}(情况)?说明|(收入|支出)(总计|合计)[^。]{0,12}\d")


@rule(
    id="CMP104",
    name="disclosure-not-explained",
    title="决算公开的文字部分缺少应说明的事项",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["final-accounts.department"],
    basis=Basis("budget-law", clause="第十四条", checked_on="2026-11-24"),
    message="文字说明中未见{missing}。",
    expected="说明机关运行经费、政府采购、“三公”经费等事项；没有的写明没有",
    fix="在文字部分补写缺少的说明；没有的写明没有。",
)
def disclosure(view: View) -> Iterator[Verdict]:
    outline = outline_of(view.kind)
    if outline is None:
        return
    texts = [p.text for p in view.paragraphs if p.kind is not ParagraphKind.CAPTION and not _DEFINITION.search(p.text)]
    running = [text for text in texts if "。" in text]
    # A page that only tells of the three public expenses is one part of a disclosure put up by itself.
    if len(running) < 5 or not any(_EXPLAINS.search(text) and "三公" not in text for text in texts):
        yield undecided("文字说明（文件中只有表，说明可能另附）")
        return
    text = "\n".join(texts)
    titles = [words for _, words in heads(view)]
    absent = [section for section in outline.sections if not _is_there(section, text, titles)]
    if not absent:
        yield ok()
        return
    if unread(view):
        yield undecided(unread(view))
        return
    missing, missing_en = name_all(absent)
    where = place(view, "其他(重要)?(事项|情况)", "情况说明", "说明")
    # The law names operating cost and procurement; the rest is what every form asks for.
    serious = any(section.compulsory for section in absent) or len(absent) > 1
    verdict = fail if serious else hint
    yield verdict(where, missing=missing, missing_en=missing_en)


def _is_there(section: Section, text: str, titles: list[str]) -> bool:
    if section.said is not None and section.said.search(text):
        return True
    return section.heading is not None and any(section.heading.search(words) for words in titles)

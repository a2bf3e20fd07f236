"""CMP003 required-sections-missing 缺少应有的章节或说明

自评报告应当有的部分列在提纲（check/outlines）里：部门整体支出报告为基本情况、支出情况、绩效情况、存在的问题、
改进措施（必备），政府性基金、国有资本经营、社会保险基金预算支出情况（没有的写明没有）、自评结果应用和公开情况
（一般应有）；项目支出报告另有一份提纲。认词不认次序：标题或句子里说到了就算有。缺几项只报一条；
一般应有的部分只缺一项时是提示；只有部分省、层级、年度要求的部分，别处不要求。

正例：三、政府性基金预算支出情况　本年度没有政府性基金预算支出。
反例：通篇没有提到政府性基金、国有资本经营和社会保险基金，也没有写自评结果怎样应用和公开
不判断：文件只有表格；有没能读出的页
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import FACT, Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.outlines import Section, name_all, outline_of, profile_of
from jiping.check.presence import everything, heads, is_report, unread
from jiping.model import Paragraph, ParagraphKind, Source, Verdict


@rule(
    id="CMP003",
    name="required-sections-missing",
    title="缺少应有的章节或说明",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department", "self-evaluation.project"],
    basis=Basis("report-outline", clause="章节", checked_on="2026-11-24"),
    message="缺少{missing}。",
    expected="提纲要求的部分都有；没有收支的写明没有",
    fix="对照当年自评通知的提纲补写缺少的部分；确实没有的写明没有。",
)
def required_sections(view: View) -> Iterator[Verdict]:
    outline = outline_of(view.kind)
    if outline is None or not is_report(view):
        yield not_applicable()
        return
    text = everything(view)
    titles = [(paragraph, words) for paragraph, words in heads(view)]
    compulsory: list[Section] = []
    recommended: list[Section] = []
    before: list[Paragraph] = []
    last: Paragraph | None = None
    for section in outline.sections_of(profile_of(view.organisation, view.text, view.year)):
        found = section.heading and next((p for p, words in titles if section.heading.search(words)), None)
        said = section.said and section.said.search(text)
        if found and found.kind is ParagraphKind.HEADING:
            last = found
        if found or said:
            continue
        (compulsory if section.compulsory else recommended).append(section)
        if last is not None and last not in before:
            before.append(last)
    if not compulsory and not recommended:
        yield ok()
        return
    if unread(view, "扫描件"):
        yield undecided(unread(view, "扫描件"))
        return
    # Its place is behind the section that should stand before it.
    sources: tuple[Source, ...] = tuple(p.source() for p in before[:3]) or (view.whole(),)
    missing, missing_en = name_all([*compulsory, *recommended])
    if compulsory:
        yield fail(
            *sources,
            severity=Severity.ERROR,
            certainty=Certainty.PROVED,
            certificate=dict(FACT),
            missing=missing,
            missing_en=missing_en,
        )
    elif len(recommended) > 1:
        yield fail(*sources, missing=missing, missing_en=missing_en)
    else:
        yield hint(*sources, missing=missing, missing_en=missing_en)

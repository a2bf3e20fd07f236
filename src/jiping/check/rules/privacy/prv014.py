"""PRV014 secrecy-mark-published 公开文本带有密级或内部标志

文件上印着“秘密★”“机密★1年”“内部资料，注意保存”“不予公开”一类标志的，公开前要先经保密审查。只认标志，正
文里说到保密工作、涉密项目的不算。

正例：做好保密工作，公文处理 12 件
反例：机密★3年；内部资料，严禁外传
不判断：没有可读的文字
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.quoting import is_quoted
from jiping.model import Verdict

_MARK = re.compile(
    r"(?:绝密|机密|秘密)\s*[★☆]|^\s*(?:密级\s*[:：]\s*)?(?:绝密|机密|秘密|内部|内部资料|内部文件|工作秘密)\s*$|"
    r"^\s*[（(【]?(?:内部(?:资料|文件|材料|使用))[，,、\s]*(?:请)?(?:注意保存|妥善保管|不得外传|严禁外传|请勿外传|不得公开|严禁翻印)|"
    r"^\s*(?:公开(?:属性|方式|选项|类别))\s*[:：]\s*(?:不予公开|依申请公开|此件不公开)|^\s*[（(]?(?:此件|本件|此文)(?:不予?公开|依申请公开)[)）]?\s*$"
)


@rule(
    id="PRV014",
    name="secrecy-mark-published",
    title="公开文本带有密级或内部标志",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.5",
    gate="publish",
    basis=Basis("disclosure-regulation", clause="第十四条、第十六条、第十七条", checked_on="2026-11-25"),
    message="文中有{kind} {count} 处。公开前应当经过保密审查。",
    fix="送保密审查；经审查可以公开的，去掉标志后公开，否则换成可以公开的文本。",
)
def secrecy_mark_published(view: View) -> Iterator[Verdict]:
    found = [
        paragraph.source(match.start(), match.end())
        for paragraph in view.document.paragraphs()
        for match in _MARK.finditer(paragraph.text)
        if not is_quoted(paragraph.text, match.start())
    ]
    if found:
        values = {
            "kind": "密级或内部标志",
            "kind_en": "marks of secrecy",
            "count": str(len(found)),
            "context": "secrecy mark",
        }
        yield fail(*found, values=values)
    else:
        yield ok() if view.paragraphs or view.tables else not_applicable()

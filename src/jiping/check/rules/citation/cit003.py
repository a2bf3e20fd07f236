"""CIT003 repealed-basis-cited 引用的依据已经被替代

报告引用的制度已经有新的文件替代的（见 jiping/sources 里的 repealed_by），应当改引新的。只作提示：替代以前的年度、
说明沿革、引用里写明废止的，都是正常的。

正例：根据《项目支出绩效评价管理办法》（财预〔2020〕10号）
反例：2023 年度报告写“根据《财政支出绩效评价管理暂行办法》（财预〔2011〕285号）”
不判断：文件的年度不晚于新文件发布的年份；没有引用文件
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, hint, not_applicable, ok, rule, undecided
from jiping.check.citations import by_number, by_title, cited
from jiping.check.quoting import clause_end, clause_start
from jiping.model import Verdict
from jiping.sources.library import find_source, label

_HISTORY = re.compile(
    r"废止|失效|替代|取代|修订|停止执行|原(?:有|来)?(?=《)|沿革|此前|当时|历史|自?20\d\d年以来|早在|先后"
)


@rule(
    id="CIT003",
    name="repealed-basis-cited",
    title="引用的依据已经被替代",
    severity=Severity.HINT,
    since="0.5",
    basis=Basis("official-documents-regulation", clause="内容符合现行规定", checked_on="2026-11-25"),
    message="引用的“{words}”已由{successor}替代。",
    fix="改引现行的文件，并核对引用的内容是否仍有规定；说明沿革的，写明已经替代。",
)
def repealed_basis(view: View) -> Iterator[Verdict]:
    looked = False
    for one in cited(view):
        document = by_number(one) or by_title(one.title)
        if document is None:
            continue
        successor = find_source(document.repealed_by) if document.repealed_by else None
        if successor is None:
            looked = True
            yield ok(one.source)
            continue
        if view.year is None:
            looked = True
            yield undecided("文件的年度", sources=(one.source,))
            continue
        if view.year <= int(successor.issued[:4]):
            continue
        looked = True
        text = one.paragraph.text
        sentence = text[clause_start(text, one.start, "。；\n") : clause_end(text, one.end, "。；\n")]
        if _HISTORY.search(sentence):
            yield ok(one.source)
        else:
            yield hint(
                one.source, words=one.source.text, successor=label(successor.id), successor_en=label(successor.id, "en")
            )
    if not looked:
        yield not_applicable()

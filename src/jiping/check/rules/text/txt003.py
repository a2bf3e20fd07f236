"""TXT003 doubled-punctuation 标点重复

两个停顿标点连用（。。 ，， ，。 。；），后一个通常是改稿时留下的。省略号、破折号、引号和括号前后的标点不在此列。

正例：增长 3.20%。主要原因是……；办好“三件实事”。
反例：压减一般性支出。。本报告将公开
不判断：文件里没有文字
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.quoting import around, cell_source
from jiping.model import CellState, Verdict

_DOUBLED = re.compile(r"[。，、；：][。，、；：,;]+|[,;][。，、；：,;]+|[！？]。|。[！？]")
# Marks that are spoken about: “，，”.
_NAMED = re.compile(r"[“‘][。，、；：]+[”’]")
_SHORTEST_CELL = 4


@rule(
    id="TXT003",
    name="doubled-punctuation",
    title="标点重复",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    basis=Basis("gb-t-15834-2011", clause="点号用法", checked_on="2026-11-24"),
    message="标点“{marks}”连用：{words}。",
    expected="只留一个标点",
    fix="删去多余的一个；两句之间漏了文字的，补上。",
)
def doubled_punctuation(view: View) -> Iterator[Verdict]:
    is_clean = True
    for paragraph in view.paragraphs:
        matches = [m for m in _DOUBLED.finditer(paragraph.text) if not _is_named(paragraph.text, m)]
        if matches:
            is_clean = False
            sources = [around(paragraph, m.start(), m.end()) for m in matches]
            yield fail(*sources[:6], marks=matches[0].group(), words=sources[0].text)
    for table in view.tables:
        for cell in table.cells.values():
            if cell.state is not CellState.TEXT or len(cell.text) < _SHORTEST_CELL:
                continue
            match = _DOUBLED.search(cell.text)
            if match and not _is_named(cell.text, match):
                is_clean = False
                words = cell.text[max(match.start() - 8, 0) : match.end() + 4]
                yield fail(cell_source(table, cell), marks=match.group(), words=words)
    if is_clean:
        yield ok() if view.paragraphs or view.tables else not_applicable()


def _is_named(text: str, match: re.Match[str]) -> bool:
    return _NAMED.fullmatch(text[max(match.start() - 1, 0) : match.end() + 1]) is not None

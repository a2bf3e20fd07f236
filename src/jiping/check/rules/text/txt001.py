"""TXT001 placeholder-left-in 模板占位符没有填写

XX、××、某某、空括号、下划线一类代替单位、数字、日期的符号，成稿中应当填上实际内容。整份文件都是占位符的，只报一次：它本身就是模板。

正例：全年开展巡查 146 次；补助对象王××（隐去姓名）；尺码 XXL
反例：全年开展巡查 XX 次；根据×财〔××〕×号文件
不判断：文件里没有可读的文字
"""

from __future__ import annotations

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.placeholders import find_placeholders
from jiping.check.quoting import around, cell_source
from jiping.model import CellState, Source, Verdict

_MOST_SOURCES = 6


@rule(
    id="TXT001",
    name="placeholder-left-in",
    title="模板占位符没有填写",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    basis=Basis("official-documents-regulation", clause="内容完整准确", checked_on="2026-11-24"),
    message="占位符没有填写：“{words}”（共 {count} 处）。",
    expected="实际的名称、数字或日期",
    fix="填上实际内容；没有这项内容的，删去整句。全文都是占位符的，请核对是否误用了空白模板。",
)
def placeholder_left_in(view: View) -> Iterator[Verdict]:
    places = [sources for sources in _places(view) if sources]
    if view.is_template:
        # One cause, one finding: nobody wants fifty reports about a blank form.
        every = [source for sources in places for source in sources]
        if every:
            yield _found(every)
        return
    for sources in places:
        yield _found(sources)
    if not places:
        yield ok() if view.paragraphs or view.tables else not_applicable()


def _found(sources: list[Source]) -> Verdict:
    return fail(*sources[:_MOST_SOURCES], words=sources[0].text, count=str(len(sources)))


def _places(view: View) -> Iterator[list[Source]]:
    """The placeholders of each paragraph, then of each table."""
    for paragraph in view.paragraphs:
        yield [around(paragraph, start, end) for start, end in find_placeholders(paragraph.text)]
    for table in view.tables:
        yield [
            cell_source(table, cell)
            for cell in table.cells.values()
            if cell.state is CellState.TEXT and find_placeholders(cell.text)
        ]

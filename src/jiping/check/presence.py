"""Whether something is in a document, for rules about what must be there.

Absence is proved by looking everywhere: text, headings, table titles, cells. It is not proved where a page was not
read, where the thing may stand in an annex that is only named, or where the document is no report at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check.view import View
from jiping.model import Cell, CellState, Paragraph, ParagraphKind, RowKind, Source, Table

_UNREAD = re.compile(r"READ003|READ013|图片|嵌有")
_SENTENCE_ENDS = "。；;！？!?：:，,、"
_ANNEX = re.compile(r"\s*附\s*[件表](?![一-鿿]*[，。])")
_ANNEX_SAID = re.compile(r"(?:详见|见附|附[件表]|附[：:]|另附)[^。\n]{0,60}")
_ANNEXED_AFTER = re.compile(r"[^。\n]{0,30}(?:附后|另附|见附[件表])")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")


def is_report(view: View) -> bool:
    """Whether the document is running text with sections; a form or a cover alone has none of a report's parts."""
    running = sum(len(p.text) for p in view.running)
    return any("。" in p.text for p in view.running) and (len(view.headings) >= 3 or running >= 300)


def unread(view: View, only: str = "") -> str:
    """What of the file was not read and may hold the thing looked for; empty when everything was.

    ``only`` names one kind of gap by its words (扫描件), for rules to which a picture means nothing.
    """
    remark = next((r for r in view.document.remarks if _UNREAD.search(r) and only in r), "")
    return f"没有读入的内容（{re.sub('^READ[0-9]+ ?|。$', '', remark)}）" if remark else ""


def heads(view: View) -> Iterator[tuple[Paragraph, str]]:
    """Headings, short lines that stand as headings without number, and the first sentence of numbered paragraphs.

    The list of annexes is left out: it names forms, not sections.
    """
    in_list = False
    for paragraph in view.paragraphs:
        text = paragraph.text.strip()
        in_list = _ANNEX.match(text) is not None or (in_list and _NUMBERED.match(text) is not None and len(text) <= 80)
        if in_list:
            continue
        if paragraph.kind is ParagraphKind.HEADING:
            yield paragraph, text
        elif paragraph.kind is not ParagraphKind.TEXT or re.search(r"报\s*告$", text):
            continue
        elif len(text) <= 30 and not text.endswith(tuple(_SENTENCE_ENDS)):
            yield paragraph, text
        elif _NUMBERED.match(text):
            yield paragraph, re.split(r"[。：:]", text, maxsplit=1)[0][:40]


def heading(view: View, words: str | re.Pattern[str]) -> Paragraph | None:
    """The first heading with these words."""
    pattern = re.compile(words)
    return next((paragraph for paragraph in view.headings if pattern.search(paragraph.text)), None)


def place(view: View, *words: str) -> Source:
    """Where something absent belongs: the first heading with ``words``, tried in turn, else the first words."""
    for pattern in words:
        found = heading(view, pattern)
        if found is not None:
            return found.source()
    return view.whole()


def cells(view: View) -> str:
    """The text of all cells and table titles, one a line."""
    return "\n".join(
        words for table in view.tables for words in (table.title, *(cell.text for cell in table.cells.values()))
    )


def everything(view: View) -> str:
    """All text of the document. Note: built anew at each call, about a millisecond for thirty pages of tables."""
    return f"{view.text}\n{cells(view)}" if view.tables else view.text


def number_beside(view: View, words: str | re.Pattern[str]) -> bool:
    """Whether a table has a number in the row or below the header of a cell with these words."""
    pattern = re.compile(words)
    for table in view.tables:
        named = [cell for cell in table.cells.values() if pattern.search(cell.text)]
        if not named:
            continue
        counting = {row.index for part in table.parts for row in part.rows if row.kind is RowKind.LINE_NUMBER}
        for cell in table.cells.values():
            if cell.state is not CellState.NUMBER or cell.row in counting:
                continue
            if any(_beside(name, cell) for name in named):
                return True
    return False


def _beside(name: Cell, cell: Cell) -> bool:
    if name.row <= cell.row < name.row + name.row_span:
        return cell.column > name.column
    return cell.row > name.row and name.column <= cell.column < name.column + name.column_span


def annexed(view: View, words: str | re.Pattern[str]) -> Paragraph | None:
    """The line that names an annex with these words, where the annex itself is not in the file (as a table)."""
    pattern = re.compile(words)
    if any(pattern.search(table.title) for table in view.tables):
        return None
    in_list = False
    for paragraph in view.paragraphs:
        text = paragraph.text
        if _ANNEX.match(text):
            in_list = True
        elif in_list and not (_NUMBERED.match(text.strip()) and len(text) <= 80):
            in_list = False
        if not pattern.search(text):
            continue
        if in_list or any(
            pattern.search(match.group()) for said in (_ANNEX_SAID, _ANNEXED_AFTER) for match in said.finditer(text)
        ):
            return paragraph
    return None


def has_unread(table: Table) -> bool:
    return any(cell.state is CellState.UNREAD for cell in table.cells.values())


def amount_cell(table: Table) -> Source | None:
    """The first value cell with a number other than zero; numbers that only number rows or columns do not count."""
    for part in table.parts:
        for row in part.rows:
            if row.kind in (RowKind.HEADER, RowKind.LINE_NUMBER, RowKind.FILLER):
                continue
            for column in part.columns:
                cell = table.cell(row.index, column.column)
                if cell is not None and cell.state is CellState.NUMBER and re.search("[1-9]", cell.text):
                    return table.source(row, column, cell)
    return None


def after(view: View, table: Table) -> Iterator[Paragraph]:
    """The notes and lines of text right below a table, up to the next heading or table title."""
    blocks = view.document.blocks
    for block in blocks[table.index + 1 : table.index + 5]:
        if not isinstance(block, Paragraph) or block.kind not in (ParagraphKind.NOTE, ParagraphKind.TEXT):
            return
        yield block


_BODY = re.compile(
    r"^[一-鿿（）()]{2,40}?(?:委员会|委|办公室|办事处|局|厅|部|院|校|学|所|站|中心|会|队|馆|社|园|镇|乡|街道|政府|公司|处|室)"
    r"(?=财务|收入|收支|收、|支出|财政|一般公共|政府性|国有|三公|基本)"
)
_NOT_TITLE = re.compile(
    r"^.*20\d\d年度?|部门|单位|本级|区级|县级|市级|省级|附?表\s*[一二三四五六七八九十\d]+(-\d+)?\s*[:：、]?|公开\s*\d+\s*表?|"
    r"[\s“”\"'‘’]|[（(][^（()）]*[)）]|^[一二三四五六七八九十\d]+[、.．]|^附[件表]?\d*[:：]?"
)


def table_title(view: View, title: str) -> str:
    """A table's title without year, body, quotation marks and number, as the outlines' patterns expect it."""
    if view.organisation:
        title = title.replace(view.organisation, "")
    return _BODY.sub("", _NOT_TITLE.sub("", title))

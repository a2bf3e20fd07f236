"""The left side of the page: the document as read, with its headings, tables and page breaks."""

from __future__ import annotations

from collections.abc import Iterator

from jiping.model import Cell, CellState, Document, Paragraph, ParagraphKind, RowKind, Table
from jiping.write.html.marks import Mark, Marks, block_id
from jiping.write.html.parts import CLASS, anchors, esc, mark_link, marked_text, tags, worst
from jiping.write.html.texts import say
from jiping.write.place import has_pages

MOST_ROWS = 2000
"""Of a longer table only the beginning and the rows with findings are shown; a browser would choke on the rest."""
MANY_COLUMNS = 9
"""From here a table is printed on a landscape page."""

_NUMBER_WIDTH = 24


def document_blocks(document: Document, marks: Marks, prefix: str, lang: str) -> Iterator[str]:
    page = 0
    pages = has_pages(document)
    for block in document.blocks:
        if pages and block.page > page:
            page = block.page
            yield _page_break(page, lang)
        if isinstance(block, Paragraph):
            yield _paragraph(block, marks, prefix)
            page = max(page, block.page_at(len(block.text)) if block.lines else page)
        else:
            yield from _table(block, marks, prefix, lang, pages)
            page = max(page, block.last_page)


def _page_break(page: int, lang: str) -> str:
    return f'<div class="page" role="separator"><span>{esc(say(lang, "page", n=page))}</span></div>\n'


def _paragraph(paragraph: Paragraph, marks: Marks, prefix: str) -> str:
    inside = sorted(marks.in_text.get(paragraph.index, ()), key=lambda mark: (mark.start, mark.number))
    whole = marks.on_block.get(paragraph.index, [])
    body = marked_text(paragraph.text, inside, marks.unknown_text.get(paragraph.index, ()))
    if whole:
        body = anchors(whole) + body + tags(whole)
    name = "p"
    if paragraph.kind is ParagraphKind.HEADING:
        name = f"h{min((paragraph.level or 1) + 2, 6)}"
    kind = "" if paragraph.kind is ParagraphKind.TEXT else f' class="{paragraph.kind.value}"'
    return f'<{name} id="{block_id(prefix, paragraph.index)}"{kind}>{body}</{name}>\n'


def _table(table: Table, marks: Marks, prefix: str, lang: str, pages: bool) -> Iterator[str]:
    on_table = marks.on_block.get(table.index, [])
    title = esc(table.title) if table.caption_block is None else ""
    label = esc(table.title or say(lang, "table"))
    wide = " wide" if table.column_count >= MANY_COLUMNS else ""
    # Focusable, so that a table wider than the page can be scrolled with the keyboard.
    region = f'role="region" tabindex="0" aria-label="{label}"'
    yield f'<div class="table{wide}" id="{block_id(prefix, table.index)}" {region}>'
    yield "<table>"
    if title or on_table:
        yield f"<caption>{anchors(on_table)}{title}{tags(on_table)}</caption>"
    head = _head_rows(table)
    kinds = {row.index: row.kind for part in table.parts for row in part.rows}
    labels = {column for part in table.parts for column in part.label_columns}
    covered, rows = _covered(table), _shown_rows(table, marks)
    page, left_out = table.page, 0
    if head:
        yield "<thead>"
    for row in range(table.row_count):
        if row == head:
            yield "</thead><tbody>" if head else "<tbody>"
        if row not in rows:
            left_out += 1
            continue
        row_page = _row_page(table, row)
        if pages and row_page > page and row >= head:
            page = row_page
            # A full-width row would tear cells apart that span it; then the next row carries the page.
            if not any((row, column) in covered for column in range(table.column_count)):
                words = esc(say(lang, "page", n=page))
                yield f'<tr class="page"><td colspan="{table.column_count}">{words}</td></tr>\n'
        kind = RowKind.HEADER if row < head else kinds.get(row, RowKind.DATA)
        cells = "".join(
            _cell(table, row, column, head, labels, marks)
            for column in range(table.column_count)
            if (row, column) in table.cells or (row, column) not in covered
        )
        yield f'<tr class="{kind.value}">{cells}</tr>\n'
    yield "</tbody>" if head < table.row_count else "</thead>"
    yield "</table>"
    if left_out:
        yield f'<p class="note">{esc(say(lang, "rows_left_out", n=left_out))}</p>'
    yield "</div>\n"


def _head_rows(table: Table) -> int:
    """How many rows go into ``thead``; none where a merged cell runs through the whole table.

    HTML cuts a merged cell at the end of ``thead``, so the head grows until no cell crosses its end.
    """
    head = min(table.header_rows, table.row_count)
    grown = True
    while grown:
        grown = False
        for (row, _), cell in table.cells.items():
            if row < head < row + cell.row_span:
                head, grown = min(row + cell.row_span, table.row_count), True
    return head if head < table.row_count or table.header_rows >= table.row_count else 0


def _covered(table: Table) -> set[tuple[int, int]]:
    return {
        (row, column)
        for (top, left), cell in table.cells.items()
        if cell.row_span > 1 or cell.column_span > 1
        for row in range(top, min(top + cell.row_span, table.row_count))
        for column in range(left, min(left + cell.column_span, table.column_count))
    }


def _shown_rows(table: Table, marks: Marks) -> set[int] | range:
    if table.row_count <= MOST_ROWS:
        return range(table.row_count)
    return set(range(MOST_ROWS)) | marks.rows_marked(table.index)


def _row_page(table: Table, row: int) -> int:
    cell = next((c for column in range(table.column_count) if (c := table.cells.get((row, column)))), None)
    return cell.page if cell else table.page


def _cell(table: Table, row: int, column: int, head: int, labels: set[int], marks: Marks) -> str:
    cell = table.cells.get((row, column)) or Cell(row, column)
    place = (table.index, row, column)
    inside: list[Mark] = marks.in_cell.get(place, [])
    classes = [_cell_class(cell, column, labels)]
    spans = ""
    if cell.row_span > 1:
        spans += f' rowspan="{min(cell.row_span, table.row_count - row)}"'
    if cell.column_span > 1:
        spans += f' colspan="{min(cell.column_span, table.column_count - column)}"'
    body = esc(cell.text)
    if place in marks.unknown_cells:
        body = f'<span class="unknown">{body}</span>'
    if inside:
        # Labels stand before the number, so that the digits of a column stay under each other.
        classes += ["marked", CLASS[worst(inside).severity]]
        body = anchors(inside[1:]) + tags(inside) + mark_link(inside, body or "&#8195;", inside[0].anchor)
    name = "th" if row < head else "td"
    shown = " ".join(c for c in classes if c)
    return f"<{name}{spans}" + (f' class="{shown}"' if shown else "") + f">{body}</{name}>"


def _cell_class(cell: Cell, column: int, labels: set[int]) -> str:
    if cell.state is CellState.UNREAD:
        return "unread"
    if column not in labels and cell.state in (CellState.NUMBER, CellState.DASH) and len(cell.text) < _NUMBER_WIDTH:
        return "n"
    return ""

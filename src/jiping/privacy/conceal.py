"""A document without its personal data: each character of it covered, and a record of kinds and places kept.

This is how the gate keeps its promise that no value appears anywhere. Rules, figures, messages, reports and logs all
come after this, so they cannot repeat what they never met. Covers are as many as the characters they stand for:
offsets, boxes and cells stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from jiping.model import (
    Block,
    Cell,
    CellState,
    Document,
    Paragraph,
    Part,
    Recognised,
    Row,
    Source,
    Table,
)
from jiping.model.personal import COVER, Personal
from jiping.privacy.grid import find_in_grid
from jiping.privacy.kinds import Kind
from jiping.privacy.lists import PersonList
from jiping.privacy.text import Span, find, fold

Place = tuple[int, int, int]
"""Block, row and column; row and column are -1 in running text."""
Spans = dict[Place, list[Span]]

_CONTEXT = 8


def conceal(document: Document) -> Document:
    """The document with its personal data covered; ``document.personal`` says what was found and where."""
    if document.personal is not None:
        return document
    found, lists = search(document)
    values = known_values((_text(document, place), spans) for place, spans in found.items())
    _repeated(document, found, values)
    every = sorted({*values, *(w for place, spans in found.items() for w in _words(document, place, spans))}, key=len)
    scrub = Scrub(every)
    blocks = tuple(_covered(block, found, scrub) for block in document.blocks)
    personal = [one for block in blocks for one in _personal(block, found)]
    for block, one in lists:
        personal.append(_list(blocks[block], one))
    return replace(
        document,
        blocks=blocks,
        kind=_recognised(document.kind, scrub),
        year=_recognised(document.year, scrub) if document.year else None,
        organisation=_recognised(document.organisation, scrub) if document.organisation else None,
        # Words that were struck out are shown nowhere; what they say is nobody's business.
        deletions=tuple(replace(source, text=COVER * len(source.text)) for source in document.deletions),
        remarks=tuple(scrub(remark) for remark in document.remarks),
        personal=tuple(personal),
    )


def search(document: Document) -> tuple[Spans, list[tuple[int, PersonList]]]:
    """What stands where, before anything is covered; for this module and for redaction, which needs the values."""
    found: Spans = {}
    lists: list[tuple[int, PersonList]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if spans := find(block.text):
                found[(block.index, -1, -1)] = spans
            continue
        cells = {place: cell.text for place, cell in block.cells.items()}
        by_cell, in_table = find_in_grid(cells, block.title)
        found |= {(block.index, *place): spans for place, spans in by_cell.items()}
        lists += [(block.index, one) for one in in_table]
    return found, lists


def known_values(found: Iterable[tuple[str, list[Span]]]) -> dict[str, Kind]:
    """What was found for sure and is long enough to be known again wherever it stands."""
    values: dict[str, Kind] = {}
    for text, spans in found:
        for span in spans:
            value = text[span.start : span.end]
            if span.sure and (len(value) > 2 if span.kind in NAMES else len(value) > 6):
                values[value] = span.kind
                if span.kind not in NAMES:  # the same number in other signs is the same number
                    values.setdefault(re.sub(r"[\s-]", "", fold(value)), span.kind)
    return values


NAMES = frozenset((Kind.AIDED, Kind.PREPARER, Kind.LISTED))


def repeated(text: str, spans: list[Span], values: dict[str, Kind]) -> list[Span]:
    """``spans`` and every other place in ``text`` where a value known from elsewhere stands."""
    more: list[Span] = []
    for value, kind in values.items():
        start = text.find(value)
        while start >= 0:
            end = start + len(value)
            is_whole = not (value[0].isalnum() and value[0].isascii() and _joins(text, start, end, value.isdigit()))
            if is_whole and not any(start < span.end and span.start < end for span in (*spans, *more)):
                more.append(Span(start, end, kind))
            start = text.find(value, end)
    return sorted([*spans, *more], key=lambda span: span.start) if more else spans


def _joins(text: str, start: int, end: int, is_number: bool) -> bool:
    """Whether a number or word goes on to either side: then it is another one."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return any(
        character.isascii() and (character.isdigit() if is_number else character.isalnum()) for character in around
    )


def _repeated(document: Document, found: Spans, values: dict[str, Kind]) -> None:
    if not values:
        return
    for block in document.blocks:
        cells = [(-1, -1)] if isinstance(block, Paragraph) else list(block.cells)
        for row, column in cells:
            place = (block.index, row, column)
            if spans := repeated(_text(document, place), found.get(place, []), values):
                found[place] = spans


def document_values(document: Document) -> dict[str, Kind]:
    """The values found in a document that has not been concealed. Never to be shown or kept."""
    return known_values((_text(document, place), spans) for place, spans in search(document)[0].items())


def _text(document: Document, place: Place) -> str:
    block = document.blocks[place[0]]
    return block.text if isinstance(block, Paragraph) else block.cells[(place[1], place[2])].text


def _words(document: Document, place: Place, spans: list[Span]) -> list[str]:
    text = _text(document, place)
    return [text[span.start : span.end] for span in spans]


# ------------------------------------------------------------------------------------------------ covering


class Scrub:
    """Covers known values in words that were made of the document's text: labels, header paths, titles, evidence."""

    def __init__(self, values: Iterable[str]) -> None:
        wanted = {form for value in values for form in (value, re.sub(r"\s+", "", value), fold(value)) if len(form) > 1}
        words = "|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True))
        self._pattern = re.compile(words) if words else None

    def __call__(self, text: str) -> str:
        return self._pattern.sub(lambda match: COVER * len(match.group()), text) if self._pattern else text


def cover(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + COVER * (span.end - span.start) + text[span.end :]
    return text


def _covered(block: Block, found: Spans, scrub: Scrub) -> Block:
    if isinstance(block, Paragraph):
        spans = found.get((block.index, -1, -1))
        return replace(block, text=cover(block.text, spans)) if spans else block
    cells = {place: _cell(cell, found.get((block.index, *place))) for place, cell in block.cells.items()}
    return replace(
        block,
        title=scrub(block.title),
        cells=cells,
        parts=tuple(_part(part, scrub) for part in block.parts),
        notes=tuple(scrub(note) for note in block.notes),
    )


def _cell(cell: Cell, spans: list[Span] | None) -> Cell:
    return replace(cell, text=cover(cell.text, spans), state=CellState.TEXT) if spans else cell


def _part(part: Part, scrub: Scrub) -> Part:
    return replace(
        part,
        heading=scrub(part.heading),
        columns=tuple(replace(column, path=tuple(map(scrub, column.path))) for column in part.columns),
        rows=tuple(_row(row, scrub) for row in part.rows),
    )


def _row(row: Row, scrub: Scrub) -> Row:
    printed = tuple(map(scrub, row.code_printed))
    return replace(row, label=scrub(row.label), code=scrub(row.code), code_printed=printed)


def _recognised(recognised: Recognised, scrub: Scrub) -> Recognised:
    evidence = recognised.evidence
    return Recognised(scrub(recognised.value), replace(evidence, text=scrub(evidence.text)) if evidence else None)


# ----------------------------------------------------------------------------------------------- recording


def _personal(block: Block, found: Spans) -> list[Personal]:
    if isinstance(block, Paragraph):
        return [
            Personal(
                span.kind.value,
                block.source(span.start, span.end),
                span.end - span.start,
                block.text[max(0, span.start - _CONTEXT) : span.start],
                span.sure,
            )
            for span in found.get((block.index, -1, -1), ())
        ]
    records = []
    for (row, column), cell in block.cells.items():
        for span in found.get((block.index, row, column), ()):
            source = _cell_source(block, cell)
            source = replace(source, text=cell.text[span.start : span.end], start=span.start, end=span.end)
            context = f"{block.title}|{source.column or ''}"
            records.append(Personal(span.kind.value, source, span.end - span.start, context, span.sure))
    return records


def _cell_source(table: Table, cell: Cell) -> Source:
    """The place of a cell by numbers: the words that head rows and columns of a list may be somebody's name."""
    source = table.source(Row(cell.row, ""), None, cell)
    return replace(source, row=str(cell.row + 1), column=str(cell.column + 1))


def _list(block: Block, one: PersonList) -> Personal:
    assert isinstance(block, Table)
    source = _cell_source(block, block.cells[one.places[0]])
    return Personal(f"{Kind.LIST.value}:{one.kind}", source, 0, f"{block.title}|{one.kind}", True, one.rows)

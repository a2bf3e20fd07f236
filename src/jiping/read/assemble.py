"""From raw blocks to the document: headings, captions, units, notes, contents lines, header paths, identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiping.model import Block, Document, Paragraph, ParagraphKind, Source, Table
from jiping.model.numbering import Numbered, read_number
from jiping.read.identify import identify
from jiping.read.limits import Limits
from jiping.read.long import cut_long
from jiping.read.raw import RawBlock, RawDocument, RawParagraph, RawTable
from jiping.read.tables import build_table, clean

_UNIT = re.compile(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*([万千百亿]{0,2}元)")
_NOTE = re.compile(r"[（(]?(注|备注|说明|注释)\s*\d?\s*[:：]")
_TABLE_NUMBER = re.compile(r"(公开|财决|附)?\s*(表)?\s*[\d一二三四五六七八九十]+(-\d+)?\s*表?")
_YEAR_LINE = re.compile(r"[（(]?\s*20\d\d\s*年度?\s*[)）]?")
_CONTENTS_LINE = re.compile(r".{2,60}?\s*[.…·．\s—-]{4,}\s*\d{0,3}")
# Runs are looked at from their beginning only and not given back: a line of ten thousand dots costs no more than it is
# long.
_DOTTED = re.compile(r"(?<![.…·．—])[.…·．—]{4,}+\s*\d{0,3}\s*$")
_LEADERS = re.compile(r"(?<![\s.…·．])[\s.…·．]++\d{0,3}$|\s+")
_SENTENCE_END = tuple("。；！？，、")
_NOT_TITLE = re.compile(r"[。；]|详见|如下表?[:：]?$|编制(部门|单位)|填报(部门|单位)")


def assemble(raw: RawDocument, path: str, sha256: str, limits: Limits | None = None) -> Document:
    """The document of one file."""
    cut_long(raw, (limits or Limits()).max_paragraph)
    blocks: list[Block] = []
    for index, block in enumerate(raw.blocks):
        if isinstance(block, RawTable):
            blocks.append(build_table(block, index))
        else:
            blocks.append(_paragraph(block, index))
    _mark_contents(blocks)
    _caption_tables(blocks, raw.blocks)
    kind, year, organisation = identify(blocks)
    return Document(
        path=path,
        sha256=sha256,
        format=raw.format,
        blocks=tuple(blocks),
        pages=raw.pages,
        kind=kind,
        year=year,
        organisation=organisation,
        deletions=tuple(raw.deletions),
        remarks=tuple(raw.remarks),
        recognised=tuple(raw.recognised),
    )


def _paragraph(raw: RawParagraph, index: int) -> Paragraph:
    text = raw.text
    if raw.kind is not ParagraphKind.TEXT:
        return Paragraph(index, text, raw.page, raw.kind, lines=raw.lines, number=raw.number, ends_block=raw.ends_block)
    generated = bool(raw.number)
    numbered = read_number(raw.number or text)
    level = _heading_level(raw, text, numbered)
    if level is None and _NOTE.match(text):
        return Paragraph(index, text, raw.page, ParagraphKind.NOTE, lines=raw.lines, ends_block=raw.ends_block)
    return Paragraph(
        index,
        text,
        raw.page,
        ParagraphKind.HEADING if level is not None else ParagraphKind.TEXT,
        level,
        (raw.number or (numbered.text if numbered else None)),
        generated,
        raw.lines,
        raw.ends_block,
    )


def _heading_level(raw: RawParagraph, text: str, numbered: Numbered | None) -> int | None:
    """The level of a heading, ``None`` for running text.

    A style says so itself; else a heading is short, numbered and no sentence. A run-in heading (a numbered first
    sentence with more behind it) is text.
    """
    if raw.style_level is not None and len(text) <= 80:
        return raw.style_level
    if numbered is None:
        return None
    body = text if raw.number else text[numbered.end :]
    if not body.strip() and numbered.form not in ("part", "annex"):
        return None
    if (
        len(body) > 40
        or body.rstrip().endswith(_SENTENCE_END)
        or "。" in body
        or re.search(r"\d[\d,.]*\s*(万元|元|%)", body)
    ):
        return None
    if numbered.form == "circle" or (numbered.form == "article" and len(body) > 20):
        return None
    return numbered.level


# ------------------------------------------------------------------------------------------------ contents


def _mark_contents(blocks: list[Block]) -> None:
    """Lines of a table of contents repeat headings; they are neither headings nor text."""
    start = next(
        (
            i
            for i, b in enumerate(blocks[:60])
            if isinstance(b, Paragraph) and b.text.replace(" ", "").replace("　", "") in ("目录", "目次")
        ),
        None,
    )
    dotted = [i for i, b in enumerate(blocks[:120]) if isinstance(b, Paragraph) and _DOTTED.search(b.text)]
    for i in dotted:
        _set_kind(blocks, i, ParagraphKind.CONTENTS)
    if start is None:
        return
    _set_kind(blocks, start, ParagraphKind.CONTENTS)
    seen: set[str] = set()
    numbered_lines = 0
    for i in range(start + 1, len(blocks)):
        block = blocks[i]
        if not isinstance(block, Paragraph):
            break
        words = _LEADERS.sub("", block.text)
        # The contents end where a line comes back: there the first chapter begins.
        if len(words) > 60 or "。" in block.text or (words in seen and len(words) > 2):
            break
        is_numbered = block.number is not None or block.kind is ParagraphKind.CONTENTS
        if numbered_lines >= 2 and not is_numbered:
            break
        numbered_lines += is_numbered
        seen.add(words)
        _set_kind(blocks, i, ParagraphKind.CONTENTS)


def _set_kind(blocks: list[Block], place: int, kind: ParagraphKind) -> None:
    block = blocks[place]
    assert isinstance(block, Paragraph)
    blocks[place] = Paragraph(
        block.index,
        block.text,
        block.page,
        kind,
        None,
        block.number,
        block.number_generated,
        block.lines,
        block.ends_block,
    )


# ------------------------------------------------------------------------------------------------ captions


def _caption_tables(blocks: list[Block], raw: Sequence[RawBlock]) -> None:
    """Give each table the title and unit printed above it and the notes below it; both on its own sheet."""
    for place, block in enumerate(blocks):
        source = raw[place]
        if not isinstance(block, Table) or not isinstance(source, RawTable):
            continue
        title, unit, unit_block, caption = block.title, "", None, None
        for back in range(place - 1, max(place - 6, -1), -1):
            above = blocks[back]
            if not isinstance(above, Paragraph) or above.kind is ParagraphKind.CONTENTS:
                break
            if raw[back].sheet != source.sheet:
                break
            if above.kind is ParagraphKind.NOTE:
                break
            text = clean(above.text)
            match = _UNIT.search(text)
            if match:
                unit, unit_block = unit or match.group(1), back
                _set_kind(blocks, back, ParagraphKind.UNIT_LINE)
                rest = _UNIT.sub("", text).strip(" ：:（）()")
                if not title and rest.endswith("表") and len(rest) <= 40:
                    title, caption = rest, back
                continue
            if _TABLE_NUMBER.fullmatch(text) or re.match(r"(编制|填报)(部门|单位)", text):
                _set_kind(blocks, back, ParagraphKind.UNIT_LINE)
                continue
            if _YEAR_LINE.fullmatch(text):
                continue  # （2023年度） between the title and the table
            if title or len(text) > 60 or _NOT_TITLE.search(text):
                break
            if re.search(r"表([（(].{1,12}[)）])?\s*$", text) or (unit_block is not None and len(text) <= 40):
                title, caption = text, back
                if above.kind is ParagraphKind.TEXT:
                    _set_kind(blocks, back, ParagraphKind.CAPTION)
            break
        blocks[place] = replace(
            block,
            title=title or source.title_hint,
            unit=unit or _inner_unit(block) or source.unit_hint,
            unit_block=unit_block,
            caption_block=caption,
            notes=_notes_below(blocks, place, raw),
        )


def _inner_unit(table: Table) -> str:
    """A unit stated in the first rows of the grid itself or in the title."""
    for cell in table.cells.values():
        if cell.row <= max(table.header_rows, 1) and (match := _UNIT.search(cell.text)):
            return match.group(1)
    match = re.search(r"[（(]\s*(?:单位[:：])?\s*([万千百亿]{0,2}元)\s*[)）]", table.title)
    return match.group(1) if match else ""


def _notes_below(blocks: list[Block], place: int, raw: Sequence[RawBlock]) -> tuple[str, ...]:
    notes = []
    for index, following in enumerate(blocks[place + 1 : place + 6], place + 1):
        if not isinstance(following, Paragraph) or raw[index].sheet != raw[place].sheet:
            break
        if following.kind is ParagraphKind.NOTE:
            notes.append(following.text)
        elif notes and following.kind is ParagraphKind.TEXT and len(following.text) < 90:
            continue
        else:
            break
    return tuple(notes)


def plain_source(text: str) -> Source:
    """A place for something the format gives no place for."""
    return Source(text=text)

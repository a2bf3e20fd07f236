"""Paragraphs longer than any that people write, cut into pieces: what looks at a paragraph as a whole stays quick.

A real paragraph has some hundred characters, the longest list some three thousand. Beyond that a file is damaged, was
joined by mistake or is meant to keep the reader busy; its text is still read and checked, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jiping.model import Line, Source
from jiping.read.raw import RawBlock, RawDocument, RawParagraph

_ENDS = "。！？；!?\n"


def cut_long(raw: RawDocument, most: int) -> None:
    """Cut the paragraphs of ``raw`` that are longer than ``most``, at the end of a sentence where there is one."""
    if not any(isinstance(block, RawParagraph) and len(block.text) > most for block in raw.blocks):
        return
    blocks: list[RawBlock] = []
    places: list[int] = []
    count = 0
    for block in raw.blocks:
        places.append(len(blocks))
        if isinstance(block, RawParagraph) and len(block.text) > most:
            blocks += _pieces(block, most)
            count += 1
        else:
            blocks.append(block)
    raw.blocks = blocks
    raw.deletions = [_moved(source, places) for source in raw.deletions]
    raw.remarks.append(f"有 {count} 段文字超过 {most} 个字符，已分开检查。")


def _pieces(paragraph: RawParagraph, most: int) -> Iterator[RawParagraph]:
    text, start = paragraph.text, 0
    while start < len(text):
        end = len(text)
        if end - start > most:
            found = max(text.rfind(sign, start + most // 2, start + most) for sign in _ENDS)
            end = found + 1 if found >= 0 else start + most
        yield replace(
            paragraph,
            text=text[start:end],
            page=next((line.page for line in paragraph.lines if line.start + len(line.lefts) > start), paragraph.page),
            number=paragraph.number if start == 0 else None,
            lines=tuple(_lines(paragraph, start, end)),
            ends_block=paragraph.ends_block and end == len(text),
        )
        start = end


def _lines(paragraph: RawParagraph, start: int, end: int) -> Iterator[Line]:
    for line in paragraph.lines:
        first, last = max(start - line.start, 0), min(end - line.start, len(line.lefts))
        if first < last:
            yield replace(
                line,
                start=line.start + first - start,
                lefts=line.lefts[first:last],
                rights=line.rights[first:last],
                confidences=line.confidences[first:last],
            )


def _moved(source: Source, places: list[int]) -> Source:
    if source.block >= len(places):
        return source
    block = places[source.block]
    return replace(source, block=block, paragraph=None if source.paragraph is None else block + 1)

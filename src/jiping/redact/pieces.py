"""Masks put into text that is cut into pieces: runs of a paragraph, of a cell, of a shared string."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from jiping.privacy.kinds import mask
from jiping.privacy.text import Span

Piece = etree._Element | str
"""An element whose text can be changed, or characters that cannot (a tab, a line break)."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def piece_text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.text or ""


def joined(pieces: Sequence[Piece]) -> str:
    return "".join(map(piece_text, pieces))


def put_masks(pieces: Sequence[Piece], spans: Sequence[Span]) -> None:
    """Replace each span by its mask: in the piece where it begins, so that the formatting stays; the rest is cut."""
    whole = joined(pieces)
    places: list[tuple[Piece, int, int]] = []
    at = 0
    for piece in pieces:
        length = len(piece_text(piece))
        places.append((piece, at, at + length))
        at += length
    for span in sorted(spans, key=lambda one: one.start, reverse=True):
        words = mask(span.kind, whole[span.start : span.end])
        for piece, start, end in reversed(places):
            first, last = max(span.start, start), min(span.end, end)
            if first >= last or isinstance(piece, str):
                continue
            text = piece.text or ""
            is_first = first == span.start or all(
                isinstance(other, str) for other, _, stop in places if span.start < stop <= start
            )
            text = text[: first - start] + (words if is_first else "") + text[last - start :]
            piece.text = text
            if text != text.strip():
                piece.set(_SPACE, "preserve")


def masked_text(text: str, spans: Sequence[Span]) -> str:
    for span in sorted(spans, key=lambda one: one.start, reverse=True):
        text = text[: span.start] + mask(span.kind, text[span.start : span.end]) + text[span.end :]
    return text

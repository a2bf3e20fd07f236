"""Strings of an old workbook: packed to one byte a character where they can be, cut where a record ends."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from jiping.read.ole import OleError


class StringReader:
    """Reads through the pieces of a record and its continuations."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 0

    def take(self, count: int) -> bytes:
        """The next bytes, across the ends of pieces."""
        parts = []
        while count > 0:
            self._next()
            part = self._pieces[self._piece][self._at : self._at + count]
            parts.append(part)
            self._at += len(part)
            count -= len(part)
        return b"".join(parts)

    def skip(self, count: int) -> None:
        while count > 0:
            self._next()
            step = min(count, len(self._pieces[self._piece]) - self._at)
            self._at += step
            count -= step

    def characters(self, count: int, wide: bool) -> str:
        """``count`` characters. A new piece says anew, in a byte of its own, whether its characters are wide."""
        parts = []
        while count > 0:
            if self._at >= len(self._pieces[self._piece]):
                self._next()
                wide = bool(self.take(1)[0] & 1)
            size = 2 if wide else 1
            here = min(count, (len(self._pieces[self._piece]) - self._at) // size)
            if here == 0:
                raise OleError("文字被截断")
            content = self._pieces[self._piece][self._at : self._at + here * size]
            parts.append(content.decode("utf-16-le", "replace") if wide else content.decode("latin-1"))
            self._at += here * size
            count -= here
        return "".join(parts)

    def _next(self) -> None:
        while self._at >= len(self._pieces[self._piece]):
            self._piece += 1
            self._at = 0
            if self._piece >= len(self._pieces):
                raise OleError("文字表不完整")


def shared_strings(reader: StringReader) -> list[str]:
    """The strings of the whole workbook, which cells refer to by number."""
    _, count = struct.unpack("<LL", reader.take(8))
    found: list[str] = []
    for _ in range(count):
        length, flags = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<L", reader.take(4))[0] if flags & 4 else 0
        found.append(reader.characters(length, bool(flags & 1)))
        reader.skip(4 * runs + extra)
    return found


def long_string(content: bytes, at: int) -> str:
    """A string whose length takes two bytes."""
    length, flags = struct.unpack_from("<HB", content, at)
    return _decoded(content, at + 3, length, flags)


def short_string(content: bytes, at: int) -> str:
    length, flags = struct.unpack_from("<BB", content, at)
    return _decoded(content, at + 2, length, flags)


def _decoded(content: bytes, at: int, length: int, flags: int) -> str:
    if flags & 1:
        return content[at : at + 2 * length].decode("utf-16-le", "replace")
    return content[at : at + length].decode("latin-1")

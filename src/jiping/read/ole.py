"""The container of old office files (OLE compound file): its streams by name, within bounds whatever the bytes are.

Only what telling formats apart and reading an old workbook needs; nothing is executed and nothing outside is opened.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # this number and those above it are no sectors
_MAX_ENTRIES = 100_000


class OleError(Exception):
    """The bytes are no sound compound file; the text says what is wrong with them."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """Streams are known by their bare names, the first of equal names counting: that of the outermost folder."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise OleError("文件头不完整")
        self._data = data
        (shift, mini_shift) = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise OleError("扇区大小有误")
        self._size = 1 << shift
        (directory, _, self._cutoff, mini, _, more, more_count) = struct.unpack_from("<LLLLLLL", data, 48)
        self._table = self._sector_table(struct.unpack_from("<109L", data, 76), more, more_count)
        self._entries = self._directory(directory)
        self._mini_table: list[int] = []
        self._mini = b""
        root = next((entry for entry in self._entries if entry.kind == 5), None)
        if root is not None and mini < _END:
            packed = self._chain(mini)
            self._mini_table = list(struct.unpack(f"<{len(packed) // 4}L", packed[: len(packed) // 4 * 4]))
            self._mini = self._chain(root.start)[: root.size]

    def names(self) -> frozenset[str]:
        """The names of all streams and folders."""
        return frozenset(entry.name for entry in self._entries)

    def stream(self, *names: str) -> bytes | None:
        """The bytes of the first stream with one of these names, ``None`` when there is none."""
        for name in names:
            for entry in self._entries:
                if entry.kind == 2 and entry.name.lower() == name.lower():
                    if entry.size < self._cutoff:
                        return self._mini_chain(entry.start)[: entry.size]
                    return self._chain(entry.start)[: entry.size]
        return None

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _sector_table(self, first: tuple[int, ...], more: int, count: int) -> list[int]:
        sectors = [number for number in first if number < _END]
        room = len(self._data) // self._size + 1
        seen = 0
        while more < _END and seen <= min(count, room):
            block = self._sector(more)
            if len(block) < self._size:
                break
            numbers = struct.unpack(f"<{self._size // 4}L", block)
            sectors += [number for number in numbers[:-1] if number < _END]
            more = numbers[-1]
            seen += 1
        table: list[int] = []
        for number in sectors[:room]:
            block = self._sector(number)
            table += struct.unpack(f"<{len(block) // 4}L", block[: len(block) // 4 * 4])
        return table

    def _chain(self, number: int) -> bytes:
        """The sectors from ``number`` on. A chain that runs in a circle or out of the file is damage."""
        parts = []
        left = len(self._table)
        while number < _END:
            if number >= len(self._table) or left <= 0:
                raise OleError("扇区链已损坏")
            left -= 1
            parts.append(self._sector(number))
            number = self._table[number]
        return b"".join(parts)

    def _mini_chain(self, number: int) -> bytes:
        parts = []
        left = len(self._mini_table)
        while number < _END:
            if number >= len(self._mini_table) or left <= 0:
                raise OleError("扇区链已损坏")
            left -= 1
            parts.append(self._mini[number * 64 : number * 64 + 64])
            number = self._mini_table[number]
        return b"".join(parts)

    def _directory(self, start: int) -> list[_Entry]:
        block = self._chain(start)
        entries = []
        for place in range(0, min(len(block) // 128, _MAX_ENTRIES) * 128, 128):
            length, kind = struct.unpack_from("<HB", block, place + 64)
            if kind not in (1, 2, 5) or not 2 <= length <= 64:
                continue
            name = block[place : place + length - 2].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<LL", block, place + 116)
            entries.append(_Entry(name, kind, first, size))
        if not entries:
            raise OleError("目录为空")
        return entries

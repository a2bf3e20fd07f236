"""XLS files made by hand for the tests: a Workbook stream of records in a compound file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A number with one of the built-in formats (4 is #,##0.00, 10 is 0.00%)."""

    value: float
    format: int = 0


@dataclass(frozen=True)
class Formula:
    """A formula with the result last computed: a number, a text, an error's number, or ``None`` for none."""

    result: float | str | int | None


Cell = str | Number | Formula | None
FORMATS = (0, 4, 10, 31)
NONE = 0xFFFFFFFF


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def text16(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def formula(row: int, column: int, style: int, result: float | str | int | None) -> bytes:
    if isinstance(result, float):
        cached = struct.pack("<d", result)
    elif isinstance(result, int):
        cached = bytes([2, 0, result, 0, 0, 0, 0xFF, 0xFF])
    else:
        cached = bytes([0 if result else 3, 0, 0, 0, 0, 0, 0xFF, 0xFF])
    main = record(0x06, struct.pack("<HHH", row, column, style) + cached + struct.pack("<HLH", 0, 0, 0))
    return main + (record(0x207, text16(result)) if isinstance(result, str) and result else b"")


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    hidden: Sequence[str] = (),
    merges: Sequence[tuple[int, int, int, int]] = (),
    password: bool = False,
    version: int = 0x600,
    extra: bytes = b"",
) -> bytes:
    """A workbook of these cells; ``merges`` (first row, last row, first column, last column) are on each sheet."""
    strings: list[str] = []
    bodies = []
    for rows in sheets.values():
        body = record(0x809, struct.pack("<HHHHLL", version, 0x10, 0, 0, 0, 0))
        for r, cells in enumerate(rows):
            for c, cell in enumerate(cells):
                if isinstance(cell, Number):
                    style = FORMATS.index(cell.format)
                    body += record(0x203, struct.pack("<HHHd", r, c, style, cell.value))
                elif isinstance(cell, Formula):
                    body += formula(r, c, 0, cell.result)
                elif cell:
                    strings.append(cell)
                    body += record(0xFD, struct.pack("<HHHL", r, c, 0, len(strings) - 1))
        if merges:
            body += record(0xE5, struct.pack("<H", len(merges)) + b"".join(struct.pack("<HHHH", *m) for m in merges))
        bodies.append(body + extra + record(0x0A))

    def start(offsets: Sequence[int]) -> bytes:
        content = record(0x809, struct.pack("<HHHHLL", version, 5, 0, 0, 0, 0))
        content += record(0x2F, bytes(54)) if password else b""
        for number in FORMATS:
            content += record(0xE0, struct.pack("<HHH", 0, number, 0) + bytes(14))
        for name, offset in zip(sheets, offsets, strict=True):
            label = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
            content += record(0x85, struct.pack("<LBB", offset, name in hidden, 0) + label)
        return content + shared(strings) + record(0x0A)

    place, offsets = len(start([0] * len(bodies))), []
    for body in bodies:
        offsets.append(place)
        place += len(body)
    return compound({"Workbook": start(offsets) + b"".join(bodies)})


def shared(strings: Sequence[str], room: int = 8000) -> bytes:
    """The table of strings, cut into records of at most ``room`` bytes, in the middle of a string where it falls."""
    pieces = [struct.pack("<LL", len(strings), len(strings))]
    for text in strings:
        if len(pieces[-1]) + 3 > room:
            pieces.append(b"")
        pieces[-1] += struct.pack("<HB", len(text), 1)
        for character in text:
            if len(pieces[-1]) + 2 > room:
                pieces.append(b"\x01")
            pieces[-1] += character.encode("utf-16-le")
    return record(0xFC, pieces[0]) + b"".join(record(0x3C, piece) for piece in pieces[1:])


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams, each padded beyond the size up to which it would stand in the small sectors."""
    sectors: list[bytes] = []
    table: list[int] = []

    def add(content: bytes) -> int:
        first = len(sectors)
        blocks = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        table.extend(range(first + 1, first + len(blocks)))
        table.append(0xFFFFFFFE)
        sectors.extend(blocks)
        return first

    # Each stream to the right of the one before: our reader takes them as they stand, others look for them in the tree.
    entries = [entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (name, content) in enumerate(streams.items(), 2):
        padded = content.ljust(4096, b"\0")
        entries.append(entry(name, 2, add(padded), len(padded), right=number if number <= len(streams) else NONE))
    directory = add(b"".join(entries).ljust(512, b"\0"))
    first = len(sectors)
    count = 1
    while (len(table) + count) * 4 > count * 512:
        count += 1
    table.extend([0xFFFFFFFD] * count)
    packed = struct.pack(f"<{len(table)}L", *table).ljust(count * 512, b"\xff")
    sectors += [packed[at : at + 512] for at in range(0, len(packed), 512)]
    places = [first + n for n in range(count)] + [0xFFFFFFFF] * (109 - count)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<LLLLLLLLL", 0, count, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109L", *places) + b"".join(sectors)


def entry(name: str, kind: int, start: int, size: int, right: int = NONE, child: int = NONE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
    return head + struct.pack("<LLL", NONE, right, child) + bytes(36) + struct.pack("<LLL", start, size, 0)

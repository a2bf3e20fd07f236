"""The hostile corpus: damaged, lying and malicious files, made from code, the same on every machine.

    python tests/hostile/generate.py FOLDER

writes them all into a folder for other programs. ``cases()`` gives them one by one, unmade: a case costs nothing
until its bytes are asked for. ``is_slow`` marks those that are large; ``make test`` leaves them out.
"""

from __future__ import annotations

import gzip
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import packages
import pdfs
import pieces
import sheets
import words
from case import KINDS, REPORT, SEED, Case, sound


def cases() -> Iterator[Case]:
    """All cases, in an order that does not change."""
    yield from pieces.cases()
    yield from _wrong_types()
    yield from _damaged()
    yield from packages.cases()
    yield from words.cases()
    yield from pdfs.cases()
    yield from sheets.cases()


def _wrong_types() -> Iterator[Case]:
    pictures = {
        "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x00\x00\x00\x00\x00;",
        "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 40,
        "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40,
        "tiff": b"II*\x00" + b"\x00" * 40,
        "bmp": b"BM" + b"\x00" * 60,
        "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\x00" * 30,
        "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504,
        "ole-short": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "ole-encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le"),
        "rtf": rb"{\rtf1\ansi{\fonttbl{\f0 SimSun;}}\f0 " + b"{" * 10_000,
        "gzip": gzip.compress(REPORT.encode(), mtime=0),
        "7z": b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\x00" * 40,
        "rar": b"Rar!\x1a\x07\x01\x00" + b"\x00" * 40,
        "exe": b"MZ\x90\x00" + b"\x00" * 200 + b"PE\x00\x00",
        "elf": b"\x7fELF\x02\x01\x01" + b"\x00" * 57,
        "shell": b"#!/bin/sh\nrm -rf /\n",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "xml": b"<?xml version='1.0'?><a/>",
        "json": b'{"a": [1, 2, 3]}',
        "csv": "项目,金额\n人员经费,=1+1\n公用经费,@SUM(A1)\n".encode(),
        "eml": b"From: a@b\r\nTo: c@d\r\nSubject: x\r\n\r\nhello\r\n",
        "sqlite": b"SQLite format 3\x00" + b"\x00" * 84,
    }
    for name, content in pictures.items():
        for ending in ("docx", "pdf") if name in ("gif", "png", "ole", "rtf", "exe") else ("docx",):
            yield Case(f"type-{name}-as.{ending}", lambda content=content: content)
    for kind in KINDS:
        for ending in KINDS:
            if kind != ending:
                yield Case(f"type-{kind}-as.{ending}", lambda kind=kind: sound(kind), kind == "zip")


def _damaged() -> Iterator[Case]:
    for kind in KINDS:
        # Boundaries are found in the bytes when the case is made.
        marks: tuple[bytes, ...] = ()
        if kind in ("docx", "xlsx", "zip"):
            marks = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"word/document.xml", b"xl/worksheets")
        elif kind == "pdf":
            marks = (b"%PDF", b"obj", b"stream", b"endstream", b"endobj", b"xref", b"trailer", b"startxref", b"%%EOF")
        elif kind == "xls":
            marks = (b"\xd0\xcf\x11\xe0", b"W\x00o\x00r\x00k\x00b", b"\x09\x08", b"\xfc\x00", b"\x0a\x00\x00\x00")
        elif kind == "html":
            marks = (b"<html", b"<body", b"<table", b"<td", b"</td", b"</table", b"</html")
        for mark in marks:
            for nth in ("first", "middle", "last"):
                for where in ("before", "inside", "behind"):
                    if where != "inside" and nth == "middle":
                        continue
                    name = "".join(c if c.isascii() and c.isalnum() else f"{ord(c):x}" for c in mark.decode("latin-1"))
                    label = f"cut-{kind}-{where}-{nth}-{name}.{kind}"
                    yield Case(
                        label, lambda k=kind, m=mark, n=nth, p=where: _cut_at(sound(k), m, n, p), nth == "middle"
                    )
        for share in (1, 5, 10, 25, 50, 75, 90, 99):
            yield Case(
                f"cut-{kind}-{share}-percent.{kind}", lambda k=kind, s=share: sound(k)[: len(sound(k)) * s // 100]
            )
        for short in (1, 4, 10, 100):
            yield Case(f"cut-{kind}-last-{short}.{kind}", lambda k=kind, s=short: sound(k)[:-s])
            yield Case(f"cut-{kind}-first-{short}.{kind}", lambda k=kind, s=short: sound(k)[s:])
        for seed in range(10):
            yield Case(f"flip-{kind}-{seed}.{kind}", lambda k=kind, s=seed: _flip(sound(k), s))
        yield Case(f"twice-{kind}.{kind}", lambda k=kind: sound(k) * 2)
        yield Case(f"tail-{kind}.{kind}", lambda k=kind: sound(k) + b"\x00" * 5000)
        yield Case(f"head-{kind}.{kind}", lambda k=kind: b"\r\n\xef\xbb\xbf" + sound(k))
        yield Case(f"hole-{kind}.{kind}", lambda k=kind: _hole(sound(k)))
        yield Case(f"line-ends-{kind}.{kind}", lambda k=kind: sound(k).replace(b"\n", b"\r\n"))


def _cut_at(data: bytes, mark: bytes, nth: str, where: str) -> bytes:
    places = []
    place = data.find(mark)
    while place >= 0:
        places.append(place)
        place = data.find(mark, place + 1)
    if not places:
        return data[: len(data) // 2]
    chosen = {"first": places[0], "middle": places[len(places) // 2], "last": places[-1]}[nth]
    return data[: chosen + {"before": 0, "inside": len(mark) // 2 + 8, "behind": len(mark)}[where]]


def _flip(data: bytes, seed: int) -> bytes:
    """Bits turned over: one in small files of few, a few hundred in others."""
    chance = random.Random(SEED * 31 + seed)
    damaged = bytearray(data)
    for _ in range(1 + seed * seed * 3):
        place = chance.randrange(len(damaged))
        damaged[place] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _hole(data: bytes) -> bytes:
    middle, size = len(data) // 2, min(4096, len(data) // 4)
    return data[:middle] + b"\x00" * size + data[middle + size :]


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases():
        (folder / case.name).write_bytes(case.make())


if __name__ == "__main__":
    main()

"""Plain text: masks put into the lines as they stand; encoding, line ends and columns stay."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import pairwise

from jiping.privacy.conceal import known_values, repeated
from jiping.privacy.grid import find_in_grid
from jiping.privacy.kinds import Kind
from jiping.privacy.text import Span, find
from jiping.read.limits import Limits
from jiping.read.text import decode
from jiping.redact.pieces import masked_text
from jiping.redact.redact import Masked, Redacted

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SEPARATOR = re.compile(r"[\t|]")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def redact(data: bytes, name: str, limits: Limits, values: dict[str, Kind]) -> Redacted:
    text, encoding = decode(data, name)
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text)]
    spans = _distinct([*_in_tables(lines), *_in_lines(lines)])
    known = known_values([(text, spans)]) | values
    spans = repeated(text, spans, known)
    starts = [start for start, _ in lines]
    masked = []
    for span in spans:
        line = sum(start <= span.start for start in starts)
        masked.append(Masked(span.kind, f"第 {line} 行", f"line {line}"))
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    return Redacted(mark + masked_text(text, spans).encode(encoding), masked)


def _distinct(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _shifted(spans: list[Span], by: int) -> Iterator[Span]:
    for span in spans:
        yield Span(span.start + by, span.end + by, span.kind, span.sure)


def _in_tables(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Lines set in columns, with the headings of their columns."""
    run: list[tuple[int, str]] = []
    title = before = ""
    for line in [*lines, (0, "")]:
        if _SEPARATOR.search(line[1].strip()):
            if not run:
                title = before
            run.append(line)
            continue
        if run:
            yield from _in_rows(run, title)
        run = []
        before = line[1].strip()


def _in_rows(rows: list[tuple[int, str]], title: str) -> Iterator[Span]:
    cells: dict[tuple[int, int], str] = {}
    starts: dict[tuple[int, int], int] = {}
    for row, (start, line) in enumerate(rows):
        at = 0
        for column, words in enumerate(_SEPARATOR.split(line)):
            cells[(row, column)] = words
            starts[(row, column)] = start + at
            at += len(words) + 1
    for place, spans in find_in_grid(cells, title)[0].items():
        yield from _shifted(spans, starts[place])


def _in_lines(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Each line, and what the end of a line cuts in two."""
    for start, line in lines:
        yield from _shifted(find(line), start)
    for (start, line), (next_start, following) in pairwise(lines):
        head, tail = line.rstrip(), following.lstrip()
        gap = next_start + len(following) - len(tail)
        for span in find(head + tail):
            if span.start < len(head) < span.end:
                yield Span(start + span.start, gap + span.end - len(head), span.kind, span.sure)

"""CSV and its kin: a text file that is one table of fields, by commas, tabs, semicolons or bars, quoted or not.

A text that merely holds tables is not this but :mod:`jiping.read.text`, which asks here first.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from jiping.model import ReadProblem
from jiping.read.limits import Limits, check_characters
from jiping.read.raw import RawDocument
from jiping.read.sheets import Sheet, Splitter

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 200
_DECLARED = re.compile(r"sep=([^\s\"])\r?\n")  # what Excel looks for in a first line
_RULE = re.compile(r"[\s|:+=-]+")  # |---|:--:| of Markdown: those are tables in a text
_NUMBER = re.compile(r"\s*[-+]?[\d,]+(?:\.\d+)?\s*%?\s*")
_PROSE = re.compile(r"[。；！？]\s*$")


def delimiter_of(text: str) -> str | None:
    """The sign between the fields of a delimited file, ``None`` when the text is something else."""
    declared = _DECLARED.match(text)
    if declared:
        return declared.group(1)
    lines = [line for line in islice(io.StringIO(text), _SAMPLE) if line.strip()]
    best: tuple[int, str] | None = None
    for sign in _DELIMITERS:
        if sum(sign in line for line in lines) * 10 < len(lines) * 6:
            continue
        if sign == "|" and any(_RULE.fullmatch(line) for line in lines):
            continue
        try:
            rows = [row for row in islice(_rows(text, sign), _SAMPLE) if any(field.strip() for field in row)]
        except csv.Error:  # a field of more than 128 KiB: a text without line ends, or one quotation mark left open
            continue
        if len(rows) < 2:
            continue
        counts = Counter(len(row) for row in rows)
        fields, same = counts.most_common(1)[0]
        # Commas separate clauses too: lines that end like sentences are a table only with numbers in their fields.
        prose = sum(_PROSE.search(row[-1]) is not None for row in rows)
        has_numbers = any(_NUMBER.fullmatch(field) for row in rows for field in row)
        if fields < 2 or same * 10 < len(rows) * 8 or (prose * 5 > len(rows) and not has_numbers):
            continue
        # Tables among lines of text are what the reader of text is for, wherever their columns are plain to see.
        if sign in "\t|" and any(len(row) < 2 for row in rows):
            continue
        # Two fields are often a table of contents, or a sentence with its number.
        if fields == 2 and sign in "\t," and not _is_quoted(text) and len(rows) < 5:
            continue
        if best is None or fields > best[0]:
            best = (fields, sign)
    return best[1] if best else None


def _is_quoted(text: str) -> bool:
    return text.lstrip("\ufeff")[:1] == '"' or '\n"' in text


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign)


def read_text(text: str, sign: str, name: str, limits: Limits) -> RawDocument:
    """The document of a delimited text. Raises :class:`ReadProblem` READ001 (a field without end), READ004, READ005."""
    declared = _DECLARED.match(text)
    sheet = Sheet()
    cells = 0
    try:
        for index, row in enumerate(_rows(text[declared.end() :] if declared else text, sign)):
            texts = {column: field for column, field in enumerate(row) if field.strip()}
            cells += len(row)
            if cells > limits.max_cells:
                what = {"name": name, "what": f"{cells} 个单元格", "limit": f"{limits.max_cells} 个"}
                raise ReadProblem("READ005", what)
            if texts:
                sheet.texts[index] = texts
    except csv.Error as error:
        raise ReadProblem("READ001", {"name": name, "detail": f"分隔文本的引号不成对（{error}）"}) from None
    blocks = Splitter(name, limits).blocks(sheet)
    check_characters(blocks, name, limits)
    if not blocks:
        raise ReadProblem("READ004", {"name": name})
    return RawDocument(blocks, "csv")

"""Findings on the terminal: what, where, what we saw, how to mend it, on what basis; the verdict last, always."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from jiping.messages.catalogue import translated
from jiping.model import Document, Evaluation, Finding, Severity, Source
from jiping.write.coverage import coverage_line
from jiping.write.place import clean, describe, excerpts, group_sources, has_pages, quote_cells, related_words
from jiping.write.verdict import add_totals, document_limits, shown_severity, verdict_sentence
from jiping.write.wording import certainty_word, document_kind_word, severity_word, text

STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "cyan"}
INDENT = 2
WIDEST = 110
"""Longer lines are hard to follow, however wide the terminal is."""
MOST_PLACES = 6
NOT_AT_LINE_START = "，。、；：！？）》〉”’】〕％%,.;:!?)]}｜"


def open_console(file: IO[str] | None = None) -> Console:
    """Colour only on a terminal and never with ``NO_COLOR`` set; without colour not one escape sequence is written."""
    stream = file if file is not None else sys.stdout
    if os.environ.get("NO_COLOR") or not (stream.isatty() or os.environ.get("FORCE_COLOR")):
        return Console(file=stream, color_system=None, highlight=False, markup=False, emoji=False, soft_wrap=True)
    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_evaluations(evaluations: Sequence[Evaluation], console: Console, lang: str = "zh") -> None:
    """All files, in order, then the verdict over all of them."""
    for line in render(evaluations, lang, min(console.width, WIDEST), wrap=console.is_terminal):
        console.print(line, soft_wrap=True)


def render(evaluations: Sequence[Evaluation], lang: str = "zh", width: int = 80, wrap: bool = False) -> Iterator[Text]:
    """The lines of the report. ``wrap`` breaks long lines with a hanging indent; piped output keeps them whole."""
    for evaluation in evaluations:
        yield _file_line(evaluation, lang)
        yield Text()
        for finding in evaluation.findings:
            yield from _finding(finding, evaluation.document, lang, width, wrap)
            yield Text()
        if evaluation.is_read:
            for remark in evaluation.document.remarks if evaluation.document else ():
                yield from _hang(Text(clean(translated(remark, lang)), "yellow"), 0, width, wrap)
            yield from _hang(Text(coverage_line(evaluation.coverage, lang), "dim"), 0, width, wrap)
            if len(evaluations) > 1:  # of a single file the verdict itself says so
                for limit in document_limits(evaluation, lang):
                    yield from _hang(Text(limit, "bold yellow"), 0, width, wrap)
            yield Text()
    totals = add_totals(evaluations)
    style = "bold red" if totals.errors else "bold yellow" if totals.warnings or totals.unread else "bold"
    yield Text(verdict_sentence(totals, lang), style)


def head_words(document: Document, lang: str) -> list[str]:
    """Kind, year, organisation and pages, as far as they are known."""
    words = [document_kind_word(document.kind.value, lang)]
    if document.year:
        words.append(text(lang, "year", n=clean(document.year.value)))
    if document.organisation:
        words.append(clean(document.organisation.value))
    if has_pages(document):
        words.append(text(lang, "pages", n=document.pages))
    return words


def _file_line(evaluation: Evaluation, lang: str) -> Text:
    line = Text(clean(evaluation.path), "bold")
    words = head_words(evaluation.document, lang) if evaluation.document else [text(lang, "unread")]
    return line.append("  " + "  ".join(words), "not bold dim")


def _finding(finding: Finding, document: Document | None, lang: str, width: int, wrap: bool) -> Iterator[Text]:
    severity = shown_severity(finding)
    head = Text(finding.code, "bold")
    head.append(" ").append(severity_word(severity, lang), STYLE[severity])
    # Of a file that cannot be read, and of a mere hint, "proved" would say nothing or too much.
    if not finding.code.startswith("READ") and severity is not Severity.HINT:
        head.append(" · " + certainty_word(finding.certainty, lang), "dim")
    head.append("  " + clean(finding.message))
    yield from _hang(head, INDENT, width, wrap)
    if document is not None:
        yield from _places(finding.sources, document, lang, width, wrap)
    for key in ("expected", "found", "fix"):
        words: str = getattr(finding, key)
        if words:
            yield from _labelled(text(lang, key), Text(clean(words)), width, wrap)
    for item in finding.related[:MOST_PLACES]:
        yield from _labelled(text(lang, "related"), Text(clean(related_words(item))), width, wrap)
    if len(finding.related) > MOST_PLACES:
        more = text(lang, "more_places", n=len(finding.related) - MOST_PLACES)
        yield from _labelled(text(lang, "related"), Text(more), width, wrap)
    see = f"jiping explain {finding.code}"
    if finding.basis:
        tail = Text(clean(finding.basis)).append(f"    {text(lang, 'see')} {see}", "dim")
        yield from _labelled(text(lang, "basis"), tail, width, wrap)
    else:
        yield from _labelled(text(lang, "see"), Text(see), width, wrap)


def _places(sources: Sequence[Source], document: Document | None, lang: str, width: int, wrap: bool) -> Iterator[Text]:
    shown = 0
    for group in group_sources(sources):
        if shown >= MOST_PLACES:
            break
        group = group[: MOST_PLACES - shown]
        shown += len(group)
        if group[0].paragraph is None:
            quoted, with_row, with_column = quote_cells(group)
            place = describe(group[0], lang, document, with_row, with_column, group)
            if place:
                yield from _labelled(text(lang, "place"), Text(place), width, wrap)
            if quoted:
                yield from _labelled(text(lang, "quote"), Text(quoted), width, wrap)
            continue
        place = describe(group[0], lang, document, others=group)
        yield from _labelled(text(lang, "place"), Text(place), width, wrap)
        yield from _quotations(group, document, lang, width)
    if shown < len(sources):
        more = text(lang, "more_places", n=len(sources) - shown)
        yield from _labelled(text(lang, "place"), Text(more), width, wrap)


def _quotations(group: Sequence[Source], document: Document | None, lang: str, width: int) -> Iterator[Text]:
    label = text(lang, "quote")
    indent = INDENT + cell_len(label) + 2
    for excerpt in excerpts(document, group, max(width - indent, 20), cell_len):
        yield _label(label).append(excerpt.text)
        if excerpt.marks:
            yield Text(" " * indent + carets(excerpt.text, excerpt.marks), "bold red")


def carets(line: str, marks: Sequence[tuple[int, int]]) -> str:
    """The line of ``^`` under the marked words; a Chinese character is two columns wide and gets two.

    >>> carets("收入 12 元", [(3, 5)])
    '     ^^'
    """
    out = ""
    for start, end in marks:
        start_column, end_column = cell_len(line[:start]), cell_len(line[:end])
        out = out.ljust(start_column)
        out += "^" * (max(end_column, start_column + 1) - max(start_column, len(out)))
    return out


def _label(label: str) -> Text:
    return Text(" " * INDENT).append(label, "dim").append("  ")


def _labelled(label: str, words: Text, width: int, wrap: bool) -> Iterator[Text]:
    return _hang(_label(label).append_text(words), INDENT + cell_len(label) + 2, width, wrap)


def _hang(line: Text, indent: int, width: int, wrap: bool) -> Iterator[Text]:
    """``line`` broken at ``width`` columns, the later lines indented; no punctuation begins a line."""
    if not wrap:
        yield line
        return
    start, room, plain = 0, width, line.plain
    while start < len(plain):
        end = _fits(plain, start, room)
        piece = line[start : start + len(plain[start:end].rstrip(" "))]
        yield piece if start == 0 else Text(" " * indent).append_text(piece)
        start = end + (len(plain[end:]) - len(plain[end:].lstrip(" ")))
        room = max(width - indent, 10)
    if not plain:
        yield line


def _fits(plain: str, start: int, room: int) -> int:
    """Where the line that begins at ``start`` must end."""
    end, used = start, 0
    while end < len(plain) and (used := used + cell_len(plain[end])) <= room:
        end += 1
    if end >= len(plain):
        return len(plain)
    best = end
    # Not inside a number or a Latin word, and not before closing punctuation, unless nothing else is left.
    while best > start + 1 and (
        plain[best] in NOT_AT_LINE_START or (_is_narrow(plain[best - 1]) and _is_narrow(plain[best]))
    ):
        best -= 1
    return best if best > start + room // 4 else max(end, start + 1)


def _is_narrow(character: str) -> bool:
    return character.isascii() and not character.isspace()

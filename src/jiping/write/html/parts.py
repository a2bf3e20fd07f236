"""Escaping and the small pieces of markup that both sides of the page use."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jiping.model import Severity
from jiping.write.html.marks import Mark

CLASS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def esc(words: object) -> str:
    """Escaped for text and for attributes; control characters, which HTML does not allow, become spaces."""
    return html.escape("".join(_safe(c) for c in str(words)))


def _safe(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs", "Cn"}:
        # Direction overrides could make a quotation read differently from what the document says.
        return " " if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069" else character
    return " "


def worst(marks: Iterable[Mark]) -> Mark:
    return min(marks, key=lambda mark: _RANK[mark.severity])


def tags(marks: Iterable[Mark]) -> str:
    """The labels after marked words: number and code, so that nothing hangs on colour alone."""
    return "".join(
        f'<a class="tag {CLASS[mark.severity]}" href="#{mark.target}" data-f="{mark.target}">'
        f"{mark.number}&nbsp;{esc(mark.code)}</a>"
        for mark in marks
    )


def mark_link(marks: Sequence[Mark], body: str, anchor: str = "") -> str:
    """``body`` underlined in the manner of the worst of ``marks``, linked to it; ``anchor`` is the element's own id."""
    top = worst(marks)
    about = " ".join(dict.fromkeys(mark.target for mark in marks))
    own = f' id="{anchor}"' if anchor else ""
    return f'<a class="mark {CLASS[top.severity]}"{own} href="#{top.target}" data-f="{about}">{body}</a>'


def anchors(marks: Iterable[Mark]) -> str:
    return "".join(f'<span class="anchor" id="{mark.anchor}"></span>' for mark in marks)


def marked_text(text: str, marks: Sequence[Mark], unknown: Sequence[tuple[int, int]] = ()) -> str:
    """``text`` with its marks, which may overlap, and faint lines under numbers that were not understood."""
    if not marks and not unknown:
        return esc(text)
    edges = {0, len(text)}
    for mark in marks:
        edges |= {mark.start, mark.end}
    for start, end in unknown:
        edges |= {start, end}
    ordered = sorted(edge for edge in edges if 0 <= edge <= len(text))
    out = [tags(mark for mark in marks if mark.start == mark.end == 0)]
    for start, end in pairwise(ordered):
        inside = [mark for mark in marks if mark.start <= start and mark.end >= end]
        beginning = [mark for mark in marks if mark.start == start]
        piece = esc(text[start:end])
        if any(a <= start and b >= end for a, b in unknown):
            piece = f'<span class="unknown">{piece}</span>'
        out.append(anchors(beginning[1:] if inside else beginning))
        out.append(mark_link(inside, piece, beginning[0].anchor if beginning else "") if inside else piece)
        out.append(tags(mark for mark in marks if mark.end == end and mark.end > 0))
    return "".join(out)

"""Lines and paragraphs: white space, joining of lines that break a sentence, and when a line begins something new.

Used for plain text, where every line ends hard, and for line breaks inside a paragraph of a word processor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from jiping.model.numbering import Numbered, read_number

_CLOSERS = re.escape("”’》〉」』）)】〕］]\"'")
_ENDS = re.compile(rf"(?:[。！？；：…!?;:]|(?<=[A-Za-z一-鿿{_CLOSERS}])\.)[{_CLOSERS} ]*$")
_CLAUSE = re.compile(r"[，。；：！？]|,(?!\d)|[;:](?!\d)")
_OPEN_END = re.compile(r"[，、（(“‘《〈「『【〔,＋+＝=×÷/／—–-]$")
# Words after which no sentence and no heading ends. 的 为 在 are left out: 目的, 行为, 所在 end headings.
_LINK_END = re.compile(r"[和与及或并由从向按将把被]$")
_CONTINUES = re.compile(r"[，。、；：！？）)”’》〉」』】〕％%,;!?.]")
_UNIT_START = re.compile(
    r"(?:万元|亿元|千元|元|[％%]|个百分点|㎡)|[人名个件次批台辆家项户张份场期平年月日倍成](?=[，。、；：,;)）]|$)"
)
_NEW_START = re.compile(
    r"[●■•◆▲★※◎○□☑☐➢✓*#]|[-—–]{1,2}\s+\S|附件|[（(]?(?:附注?|注|备注|说明|(?:金额)?单位|目录)\s*[：:\d]"
)
_AMOUNT_ONLY = re.compile(r"[\d\s,，.．+\-−%％—/年月日万亿元]+")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("【", "】"), ("〔", "〕"))
_ZERO_WIDTH = str.maketrans("", "", "\u200b\ufeff\u00ad\u2060")
_VIEW = 400
"""How many characters at either end of a growing paragraph are looked at: all of it each time would be quadratic."""
_HEADING_LENGTH = 24
"""A numbered or bare line up to this long is a heading or label unless something shows it is a sentence."""


def tidy(text: str) -> str:
    """White space at the ends taken off, inner runs of it made one space, characters without width left out."""
    if not text.isascii():
        text = text.translate(_ZERO_WIDTH)
    return " ".join(text.split())


def glue(before: str, after: str) -> str:
    """Two lines of one sentence in one: no space beside a Chinese character, one between Latin words."""
    return before + _joint(before, after) + after


def _joint(before: str, after: str) -> str:
    if not before or not after:
        return ""
    left, right = before[-1], after[0]
    if not (left.isascii() and right.isascii()):
        return ""
    # A figure cut in two by the end of a line goes on without a space; so does what follows a bracket.
    if (left.isdigit() or left in ".,") and (right.isdigit() or right in ".,%"):
        return ""
    return "" if left in "([/" or right in ")],.;:%/" else " "


def glue_cell(before: str, after: str) -> str:
    """Two paragraphs of one cell: like :func:`glue`, but two figures below each other stay two."""
    if before[-1:].isascii() and after[:1].isascii() and before and after:
        return f"{before} {after}"
    return before + after


def width(text: str) -> int:
    """How many half-width columns a line takes."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def indent_of(line: str) -> int:
    """How far a line is indented, in half-width columns."""
    columns = 0
    for character in line:
        if character == "\t":
            columns += 8
        elif character == "\u3000":
            columns += 2
        elif character.isspace():
            columns += 1
        else:
            break
    return columns


def ends_sentence(text: str) -> bool:
    return _ENDS.search(text) is not None


@dataclass(slots=True)
class TextLine:
    """One line as it stands. ``indent`` in half-width columns, ``blanks`` the empty lines right above it."""

    text: str
    indent: int = 0
    blanks: int = 0
    closed: bool = False
    """True for lines that are never joined to the line below (rows of a table)."""
    numbered: Numbered | None = None
    is_item: bool = False
    """A numbered line whose neighbours in the same list are full sentences."""


@dataclass(slots=True)
class Joined:
    """A paragraph made of lines; ``is_open`` where its sentence has no end and nothing below continues it."""

    text: str
    is_open: bool = False


def join_lines(lines: Sequence[TextLine]) -> list[Joined]:
    """Paragraphs of the lines. Headings, titles, labels and figures that stand alone keep their lines."""
    if not lines:
        return []
    for line in lines:
        line.numbered = read_number(line.text)
    _mark_items(lines)
    full = _full_width(lines)
    paragraphs: list[Joined] = []
    pieces: list[str] = []
    view, first, last = "", lines[0], lines[0]
    for line in lines:
        if pieces and not last.closed and _goes_on(view, first, last, line, full):
            joint = _joint(view, line.text)
            pieces += (joint, line.text)
            view, last = view + joint + line.text, line
            if len(view) > 2 * _VIEW:
                view = view[:_VIEW] + view[-_VIEW:]
            continue
        if pieces:
            paragraphs.append(Joined("".join(pieces), _is_open(view, first)))
        pieces, view, first, last = [line.text], line.text, line, line
    paragraphs.append(Joined("".join(pieces), _is_open(view, first)))
    return paragraphs


def _goes_on(text: str, first: TextLine, last: TextLine, line: TextLine, full: int) -> bool:
    """Whether ``line`` continues the sentence of ``text``, whose first line is ``first`` and last ``last``."""
    if line.blanks > 1 or line.closed or _starts_new(line) or ends_sentence(text):
        return False
    if _AMOUNT_ONLY.fullmatch(text):
        return False  # a column of figures, one below the other
    if text[-1].isdigit() and _UNIT_START.match(line.text):
        return True  # a figure without its unit is no heading either
    is_full = bool(full) and width(last.text) + last.indent >= full - 3
    if _is_label(text, first) and not is_full:
        return False
    if _is_cut(text, line.text) or (is_full and line.blanks == 0):
        return True
    if not _is_running(text, first):
        return False
    # Nothing but the missing full stop speaks for it now, so the next line must look like a piece of a sentence.
    return _CLAUSE.search(line.text) is not None or ends_sentence(line.text)


def _starts_new(line: TextLine) -> bool:
    return line.indent >= 2 or line.numbered is not None or _NEW_START.match(line.text) is not None


def _is_label(text: str, first: TextLine) -> bool:
    """A heading, title or label: short, and nothing in it needs a sentence around it."""
    if first.is_item:
        return False
    body = text[first.numbered.end :] if first.numbered and first.numbered.end <= len(text) else text
    if _OPEN_END.search(text) or _open_bracket(text):
        return False
    if first.numbered:
        # Two-part headings (加强领导，落实责任) have a comma too: only length tells them from sentences.
        return len(body) <= _HEADING_LENGTH or not _CLAUSE.search(body)
    if _LINK_END.search(text) and len(text) >= 12:
        return False
    return not _CLAUSE.search(text) or len(text) < 16


def _is_running(text: str, first: TextLine) -> bool:
    return first.is_item or _CLAUSE.search(text) is not None


def _is_cut(text: str, following: str) -> bool:
    """Whether the break itself shows that the sentence goes on."""
    if _OPEN_END.search(text) or _CONTINUES.match(following) or _open_bracket(text):
        return True
    return _LINK_END.search(text) is not None and len(text) >= 12


def _open_bracket(text: str) -> bool:
    tail = text[-200:]  # a bracket forgotten pages ago must not hold the whole file together
    return any(tail.count(left) > tail.count(right) for left, right in _BRACKETS)


def _is_open(text: str, first: TextLine) -> bool:
    return not first.closed and not ends_sentence(text) and not _is_label(text, first) and _is_running(text, first)


def _mark_items(lines: Sequence[TextLine]) -> None:
    """Mark members of lists whose members are mostly sentences: one of them without a full stop is broken.

    The same numbering in front of headings leads to members without clauses, so headings are not touched.
    """
    runs: dict[tuple[str, str, str], list[TextLine]] = {}

    def close(run: list[TextLine]) -> None:
        sentences = sum(ends_sentence(line.text) and _CLAUSE.search(line.text[:-1]) is not None for line in run)
        if len(run) >= 3 and 2 * sentences >= len(run):
            for line in run:
                line.is_item = True

    for line in lines:
        number = line.numbered
        if number is None:
            continue
        # （一） and (一) are two lists: full-width brackets often number the headings and half-width ones the items.
        printed = number.text.strip()
        key = (number.form, printed[0] if number.form.endswith("bracket") else "", printed[-1])
        run = runs.setdefault(key, [])
        if run and run[-1].numbered is not None and number.value != run[-1].numbered.value + 1:
            close(run)
            run = runs[key] = []
        run.append(line)
    for run in runs.values():
        close(run)


def _full_width(lines: Sequence[TextLine]) -> int:
    """The width at which the file is wrapped, 0 where lines end by sense and not by width.

    Wrapped files have many lines of one greatest width (a column more or less, since punctuation hangs).
    """
    open_lines = [line for line in lines if not line.closed]
    widths = [width(line.text) + line.indent for line in open_lines]
    if len(widths) < 6:
        return 0
    widest = max(widths)
    if not 30 <= widest <= 140:
        return 0
    full = sum(w >= widest - 3 for w in widths)
    broken = sum(w >= widest - 3 and not ends_sentence(line.text) for w, line in zip(widths, open_lines, strict=True))
    return widest if full >= 0.3 * len(widths) and broken >= 3 else 0

"""Follows printed numbering through a document and finds where it breaks.

A document holds several sequences at once: headings 一、二、三、, below each （一）（二）, lists 1. 2. 3. in running
text, and lists that use the same form as the headings around them. A number continues the innermost open sequence of
its form, else an outer one; a 1 opens a new one. What fits nowhere is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiping.check.view import View
from jiping.model import Paragraph, ParagraphKind
from jiping.model.numbering import Numbered, read_number

_DIGITS = "零一二三四五六七八九"
_COUNTED = re.compile(r"[一二三四五六七八九十百零〇两]+|\d+")
_BESIDE = (ParagraphKind.CONTENTS, ParagraphKind.HEADER, ParagraphKind.TEXT_BOX)
_LONGEST_GAP = 5
"""A longer jump is a lost page or another list, not a slip of numbering."""


@dataclass(frozen=True, slots=True)
class Break:
    """A number that does not follow from the one before it in its sequence."""

    paragraph: Paragraph
    seen: str
    expected: str
    previous: Paragraph
    previous_number: str
    form: str
    adjacent: bool
    """Whether nothing stands between the two."""


_DEEPEST = 60
"""Sequences kept open. Real numbering is six deep; lists that begin anew and never end pile up beyond that."""


@dataclass(slots=True)
class _Open:
    """A sequence that may go on. After a fault either number may be continued: the printed or the expected one."""

    form: str
    printed: int
    expected: int
    place: int
    paragraph: Paragraph
    number: Numbered

    def continues_with(self, value: int) -> bool:
        return value in (self.printed + 1, self.expected + 1)


def chinese(value: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十; up to 99, which no numbering passes."""
    tens, ones = divmod(value, 10)
    words = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return words + (_DIGITS[ones] if ones or not tens else "")


def renumber(number: Numbered, value: int) -> str:
    """The number as printed, with another value: 三、 and 4 give 四、."""
    text = number.text.strip()
    if number.form == "circle":
        return chr(ord("①") + value - 1)
    return _COUNTED.sub(lambda match: str(value) if match.group().isdigit() else chinese(value), text, count=1)


def breaks(view: View) -> Iterator[Break]:
    """Every break of a numbering in the document, in order."""
    items = _numbered(view)
    stack: list[_Open] = []
    for at, (place, paragraph, number) in enumerate(items):
        if number.form == "annex":
            stack.clear()
            continue
        current = _Open(number.form, number.value, number.value, place, paragraph, number)
        depth = next(
            (
                i
                for i in range(len(stack) - 1, -1, -1)
                if stack[i].form == number.form and stack[i].continues_with(number.value)
            ),
            None,
        )
        if depth is not None:
            stack[depth:] = [current]
            continue
        if number.value == 1:
            stack.append(current)
            del stack[:-_DEEPEST]
            continue
        outer = _changed_form(stack, items, at)
        if outer is not None:
            form = stack[outer]
            yield _break(form, paragraph, number, place, renumber(form.number, number.value))
            stack[outer:] = [_Open(form.form, number.value, number.value, place, paragraph, form.number)]
            continue
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].form == number.form), None)
        if depth is None:
            stack.append(current)
            continue
        before = stack[depth]
        if 0 <= number.value - before.printed <= _LONGEST_GAP and not _hidden(
            view, before.place, place, number.form, number.value - 1
        ):
            expected = before.printed + 1
            yield _break(before, paragraph, number, place, renumber(number, expected))
            current.expected = expected
        stack[depth:] = [current]


def _numbered(view: View) -> list[tuple[int, Paragraph, Numbered]]:
    kinds = (ParagraphKind.HEADING, ParagraphKind.TEXT, ParagraphKind.CAPTION)
    found = []
    for place, paragraph in enumerate(view.paragraphs):
        if paragraph.number and paragraph.kind in kinds:
            number = read_number(paragraph.number)
            if number is not None and 0 < number.value < 100:
                found.append((place, paragraph, number))
    return found


def _break(before: _Open, paragraph: Paragraph, number: Numbered, place: int, expected: str) -> Break:
    return Break(
        paragraph,
        number.text.strip(),
        expected,
        before.paragraph,
        (before.paragraph.number or before.number.text).strip(),
        before.form,
        place == before.place + 1,
    )


def _changed_form(stack: Sequence[_Open], items: Sequence[tuple[int, Paragraph, Numbered]], at: int) -> int | None:
    """Which open sequence this heading belongs to although its number is printed in another form (一、2、三、)."""
    _, paragraph, number = items[at]
    if paragraph.kind is not ParagraphKind.HEADING or paragraph.number_generated:
        return None
    following = items[at + 1 :]
    for depth, candidate in enumerate(stack):
        if (
            candidate.form == number.form
            or candidate.paragraph.kind is not ParagraphKind.HEADING
            or candidate.form in ("part", "chapter", "section", "article")
            or not candidate.continues_with(number.value)
        ):
            continue
        after = next((n for _, _, n in following if n.form in (candidate.form, "part", "chapter")), None)
        if after is not None and after.form == candidate.form and after.value == number.value + 1:
            return depth
        # The last of its sequence: only where no list of the printed form is going on around it.
        own = next((n for _, _, n in following if n.form == number.form), None)
        if after is None and (own is None or own.value <= 1) and all(open_.form != number.form for open_ in stack):
            inline = re.compile(_inline(number.form, number.value - 1)) if _inline(number.form, 1) else None
            texts = (p.text[p.text.find(n.text) + len(n.text) :] for _, p, n in items[max(at - 12, 0) : at])
            if inline is None or not any(inline.search(text) for text in texts):
                return depth
    return None


def _inline(form: str, value: int) -> str:
    """The pattern of a number printed inside a paragraph."""
    words = chinese(value)
    return {
        "part": rf"第{words}部分",
        "chapter": rf"第{words}[章编篇]",
        "section": rf"第{words}节",
        "article": rf"第{words}条",
        "chinese": rf"(?<![一二三四五六七八九十第]){words}\s*[、.．]",
        "chinese_bracket": rf"[（(]\s*{words}\s*[)）]",
        "digit": rf"(?<![\d.]){value}\s*[、.．](?!\d)",
        "digit_bracket": rf"[（(]\s*{value}\s*[)）]",
        "digit_half": rf"(?<![\d.]){value}\s*[)）]",
        "circle": chr(ord("①") + value - 1),
    }.get(form, "")


def _hidden(view: View, first: int, last: int, form: str, value: int) -> bool:
    """Whether the number before stands inside a paragraph (joined over a page break), in a table or in the contents."""
    pattern = re.compile(_inline(form, value))
    paragraphs = view.paragraphs[first:last]
    for place, paragraph in enumerate(paragraphs):
        # The sequence's last number itself is no hidden one.
        start = len(paragraph.number or "") if place == 0 and not paragraph.number_generated else 0
        if pattern.search(paragraph.text, start):
            return True
    # A section may stand in a table: whole reports are laid out in one.
    begin = paragraphs[0].index
    end = view.paragraphs[last].index
    for table in view.tables:
        if begin < table.index < end and any(pattern.search(cell.text) for cell in table.cells.values() if cell.text):
            return True
    if form in ("part", "chapter"):
        # A divider page may be a picture or lose its number; the contents prove that the part is there.
        return any(p.kind in _BESIDE and pattern.search(p.text) for p in view.document.paragraphs())
    return False

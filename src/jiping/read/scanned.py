"""Scanned pages: what recognition made of a picture, as the characters and grids that the PDF reader works with.

Places are those on the straightened page: on a page that lay askew by a degree, boxes at its edges are some points off.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from jiping.model import RecognisedPage
from jiping.read.pdf_tables import Grid

if TYPE_CHECKING:
    from jiping.read.ocr.page import ReadPage, ReadStrip
    from jiping.read.pdf import PageText

DOTS_PER_INCH = 200
_MOST_PIXELS = 16_000_000
"""A page of A3 at 200 dots per inch has 7.7 million; larger ones are recognised more coarsely."""


def scale_of(width: float, height: float) -> float:
    """Pixels a point to draw a page with."""
    wanted = DOTS_PER_INCH / 72
    return min(wanted, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))


def recognise(page: PageText, picture: Any, scale: float) -> list[Grid]:
    """Fill ``page`` with what a grey picture of it says, and give the grids of its ruled tables."""
    from jiping.read.ocr.page import read_picture

    read = read_picture(picture, scale)
    if read.turns % 2:
        page.width, page.height = page.height, page.width
    page.turns = read.turns
    page.is_recognised = True
    for strip in read.strips:
        _add(page, strip, read)
    return read.grids


_FULL = dict(zip("(),:;?!", "（），：；？！", strict=True))
_IDEOGRAPH = "\u2e80-\u9fff（），：；？！、。”"
_NARROW_SIGN = re.compile(rf"(?<=[{_IDEOGRAPH}])[(),:;?!]|[(),:;?!](?=[{_IDEOGRAPH}])")


def _full_width(text: str) -> str:
    """Signs beside ideographs in full width. Recognition cannot tell the two forms apart and gives now one, now the
    other; a document must not be blamed for that."""
    return _NARROW_SIGN.sub(lambda sign: _FULL[sign.group()], text)


def recognised_page(page: PageText, grids: list[Grid]) -> RecognisedPage:
    """What is said of the page as a whole."""
    sure = sum(page.confidences) // len(page.confidences) if page.confidences else 0
    return RecognisedPage(page.number, sure, sum(cell.unread for grid in grids for cell in grid.cells))


def page_list(pages: list[int]) -> str:
    """Page numbers for a message, runs of them joined: 3-5、9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    words = [("-" if run[-1] - run[0] > 1 else "、").join(map(str, run)) for run in runs]
    return "、".join(words[:10]) + (" 等" if len(words) > 10 else "")


def recognised_remarks(pages: list[RecognisedPage]) -> list[str]:
    """READ013 for a document some pages of which were pictures."""
    unread = sum(page.unread_cells for page in pages)
    listed = page_list([page.page for page in pages])
    if unread:
        return [f"READ013 第 {listed} 页是扫描件，文字由程序识别得出，可能有误；表格中有 {unread} 格没有认出，未读入。"]
    return [f"READ013 第 {listed} 页是扫描件，文字由程序识别得出，可能有误。"]


def _add(page: PageText, strip: ReadStrip, read: ReadPage) -> None:
    """One line of text, character by character."""
    left, top, right, bottom = (value / read.scale for value in strip.strip)
    width, height = right - left, bottom - top
    middles = [left + share * width for share in strip.words.middles]
    # Half the room of a character on each side; where characters stand close, up to the middle between them.
    room = width / max(len(middles), 1) / 2
    # Outlines of lines are drawn around the characters with some room.
    size = height * 0.78
    baseline = (top + bottom) / 2 + size * 0.38
    spaced = False
    words = strip.words
    for place, (character, middle) in enumerate(zip(_full_width(words.text), middles, strict=True)):
        if character == " ":
            spaced = True
            continue
        before = (middles[place - 1] + middle) / 2 if place else left
        after = (middle + middles[place + 1]) / 2 if place + 1 < len(middles) else right
        page.characters.append(character)
        page.lefts.append(max(before, middle - room * 1.6))
        page.rights.append(min(after, middle + room * 1.6))
        page.baselines.append(baseline)
        page.heights.append(size)
        page.after_space.append(spaced)
        page.confidences.append(words.confidences[place])
        spaced = False

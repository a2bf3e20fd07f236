"""A picture of a page to characters with places and confidences, and the grids of its ruled tables.

What stands in which cell is never guessed: each strip that is read lies inside one cell, ink in a cell that was not
read makes the cell unread, and so does a border that is worn away in part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from jiping.read.ocr.engine import Strip, Words, find_lines, read_strip
from jiping.read.ocr.rules import ink_of, marks_in, rules_of, share_inked, skew_of, straightened
from jiping.read.pdf_edges import tables_of
from jiping.read.pdf_tables import Grid, GridCell, grids_of

_INSET = 1.2
"""Points a cell is narrowed by on each side, so that its border is not read as 1 or l."""
_SMALLEST_MARK = 2.6
"""Points; smaller pieces of ink are grain, or points and commas, which never stand alone."""
_WORN = 0.3
"""From this share of a border on, what is left of it was one: the cells beside it are two."""
_SAMPLE = 12


@dataclass(slots=True)
class ReadStrip:
    """One line of text at its place in pixels of the straightened picture."""

    strip: Strip
    words: Words


@dataclass(slots=True)
class ReadPage:
    """What a picture of a page gave. ``turns`` is by how many quarters clockwise it had to be turned."""

    turns: int
    scale: float
    strips: list[ReadStrip]
    grids: list[Grid]


def read_picture(picture: Any, scale: float) -> ReadPage:
    """The text of a grey picture, pixels or a bitmap of pdfium, with ``scale`` pixels a point."""
    if hasattr(picture, "to_numpy"):
        picture = picture.to_numpy()
    picture = picture.reshape(picture.shape[:2])
    picture, turns, boxes = _upright(picture)
    picture, boxes = straightened(picture, skew_of(ink_of(picture)), boxes)
    ink = ink_of(picture)
    rules, drawn = rules_of(ink, scale)
    grids = grids_of(tables_of(rules))
    worn = ink.copy()
    # Borders are not what stands in the cells beside them.
    ink[cv2.dilate(drawn, np.ones((3, 3), np.uint8)) > 0] = 0
    cells = _Cells(grids, scale, picture.shape)
    strips: list[ReadStrip] = []
    for strip in cells.cut(_outline(box, picture.shape) for box in boxes):
        words = read_strip(picture[strip.y0 : strip.y1, strip.x0 : strip.x1])
        if words.text:
            strips.append(ReadStrip(strip, words))
    _mark_worn_cells(worn, cells, strips, scale)
    _look_into_cells(picture, ink, cells, strips, scale)
    return ReadPage(turns, scale, strips, grids)


# ---------------------------------------------------------------------------------------------------- which way up


def _upright(picture: Any) -> tuple[Any, int, list[Any]]:
    """The picture with its text upright, the quarters it was turned by, and the lines found in it."""
    boxes = find_lines(picture)
    if not boxes:
        return picture, 0, boxes
    outlines = [_outline(box, picture.shape) for box in boxes]
    long = [strip for strip in outlines if max(strip.width, strip.height) > 1.5 * min(strip.width, strip.height)]
    lying = sum(1 if strip.height > strip.width else -1 for strip in long) > 0
    ways = (1, 3) if lying else (0, 2)
    best, turns = -1.0, 0
    for way in ways:
        turned = np.ascontiguousarray(np.rot90(picture, -way))
        lines = boxes if way == 0 else find_lines(turned)
        sure = _sureness(turned, lines)
        if sure > best:
            best, turns, chosen, found = sure, way, turned, lines
        if sure > 900:  # read as it stands: no need to look at it upside down
            break
    return chosen, turns, found


def _sureness(picture: Any, boxes: list[Any]) -> float:
    """The mean confidence of a few of the longest lines."""
    strips = sorted((_outline(box, picture.shape) for box in boxes), key=lambda strip: -strip.width)[:_SAMPLE]
    read = [read_strip(picture[strip.y0 : strip.y1, strip.x0 : strip.x1]) for strip in strips]
    values = [value for words in read for value in words.confidences]
    return sum(values) / len(values) if values else 0.0


def _outline(box: Any, shape: tuple[int, ...]) -> Strip:
    xs, ys = [float(point[0]) for point in box], [float(point[1]) for point in box]
    return Strip(
        max(int(min(xs)), 0), max(int(min(ys)), 0), min(int(max(xs)) + 1, shape[1]), min(int(max(ys)) + 1, shape[0])
    )


# ----------------------------------------------------------------------------------------------------------- cells


class _Cells:
    """The cells of all grids of a page in pixels."""

    def __init__(self, grids: list[Grid], scale: float, shape: tuple[int, ...]) -> None:
        inset = _INSET * scale
        self.inner: list[tuple[GridCell, Grid, Strip]] = []
        for grid in grids:
            for cell in grid.cells:
                box = cell.box
                inner = Strip(
                    max(int(box.x0 * scale + inset), 0),
                    max(int(box.top * scale + inset), 0),
                    min(int(box.x1 * scale - inset), shape[1]),
                    min(int(box.bottom * scale - inset), shape[0]),
                )
                if inner.width > 3 and inner.height > 3:
                    self.inner.append((cell, grid, inner))

    def cut(self, strips: Iterable[Strip]) -> list[Strip]:
        """Each strip cut where it crosses a border; what only reaches over a little is left out."""
        found = []
        for strip in strips:
            inside = [
                piece
                for _, _, inner in self.inner
                if (piece := _common(strip, inner)) is not None
                and piece.height > 0.5 * min(strip.height, inner.height)
                and piece.width > min(0.35 * strip.height, 0.5 * strip.width)
            ]
            found += inside or [strip]
        return found


def _common(one: Strip, other: Strip) -> Strip | None:
    x0, y0 = max(one.x0, other.x0), max(one.y0, other.y0)
    x1, y1 = min(one.x1, other.x1), min(one.y1, other.y1)
    return Strip(x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _mark_worn_cells(ink: Any, cells: _Cells, strips: list[ReadStrip], scale: float) -> None:
    """Mark merged cells as unread that show remains of a border."""
    for cell, grid, inner in cells.inner:
        own = [one.strip for one in strips if _common(one.strip, inner) is not None]
        cell.unread = _has_worn_border(ink, cell, grid, inner, own, scale)


def _look_into_cells(picture: Any, ink: Any, cells: _Cells, strips: list[ReadStrip], scale: float) -> None:
    """Read the ink of cells that the search for lines passed over; mark as unread what stays unread."""
    smallest = _SMALLEST_MARK * scale
    for cell, _, inner in cells.inner:
        if cell.unread:
            continue
        own = [one.strip for one in strips if _common(one.strip, inner) is not None]
        missed = [mark for mark in marks_in(ink, inner, smallest) if not any(_covers(strip, mark) for strip in own)]
        if not missed:
            continue
        # Part of what stands here was passed over, a digit in front or all of it: once more, as one line.
        margin = int(1.5 * scale)
        around = Strip(
            max(min(mark.x0 - margin for mark in [*missed, *own]), inner.x0),
            max(min(mark.y0 - margin for mark in [*missed, *own]), inner.y0),
            min(max(mark.x1 + margin for mark in [*missed, *own]), inner.x1),
            min(max(mark.y1 + margin for mark in [*missed, *own]), inner.y1),
        )
        tallest = max((strip.height for strip in own), default=20 * scale)
        words = read_strip(picture[around.y0 : around.y1, around.x0 : around.x1])
        if words.text and around.height < 1.5 * tallest:
            strips[:] = [one for one in strips if one.strip not in own]
            strips.append(ReadStrip(around, words))
        else:
            cell.unread = True


def _covers(strip: Strip, mark: Strip) -> bool:
    common = _common(strip, mark)
    return common is not None and common.width * common.height >= 0.4 * mark.width * mark.height


def _has_worn_border(ink: Any, cell: GridCell, grid: Grid, inner: Strip, words: list[Strip], scale: float) -> bool:
    """Whether a merged cell shows remains of a border that once made it two, beside the words that cross it."""
    if cell.row_span == 1 and cell.column_span == 1:
        return False
    reach = max(int(0.8 * scale), 1)
    ink = ink[inner.y0 : inner.y1, inner.x0 : inner.x1].copy()
    for strip in words:
        # Strips are taller than the characters in them, but a stroke may reach out.
        ink[
            max(strip.y0 - inner.y0 - 1, 0) : strip.y1 - inner.y0 + 1,
            max(strip.x0 - inner.x0 - 1, 0) : strip.x1 - inner.x0 + 1,
        ] = 0
    for place in range(cell.column + 1, cell.column + cell.column_span):
        x = int(grid.xs[place] * scale) - inner.x0
        if share_inked(ink, Strip(max(x - reach, 0), 0, x + reach + 1, inner.height), upright=True) >= _WORN:
            return True
    for place in range(cell.row + 1, cell.row + cell.row_span):
        y = int(grid.ys[place] * scale) - inner.y0
        if share_inked(ink, Strip(0, max(y - reach, 0), inner.width, y + reach + 1), upright=False) >= _WORN:
            return True
    return False

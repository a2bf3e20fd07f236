"""What can be measured on the picture of a page without reading it: its skew, its ruled lines, its ink."""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np

from jiping.read.ocr.engine import Strip
from jiping.read.pdf_tables import Bounds

_MOST_SKEW = 4.0
"""Degrees; a page that lies more askew in the scanner is straightened by hand."""
_SHORTEST_RULE = 28.0
"""Points. Strokes of characters are shorter, but for those of a title, which make no table."""
_SHORTEST_UPRIGHT = 9.0
"""Points. A border of one low row; counted only where it goes from one level rule to another."""
_THICKEST_RULE = 4.0
_LONG_RULE = 72.0
"""Points from which on a level line is a border also where nothing closes the table at its sides."""
_TOUCHES = 1.3
_OVERHANG = 6.0


def ink_of(picture: Any) -> Any:
    """Which pixels are printed (255) and which are paper (0); light grey rules are printed, grain is not."""
    paper = float(np.median(picture))
    dark = float(np.percentile(picture, 0.5))
    if paper - dark < 40:  # nothing is on this page, or it is one dark picture
        return np.zeros_like(picture)
    smooth = cv2.GaussianBlur(picture, (3, 3), 0)
    # The paper of a scan is unevenly light: what counts is the difference to what is around.
    around = cv2.blur(picture, (75, 75)).astype(np.int16)
    limit = np.minimum(around, paper) - max((paper - dark) * 0.22, 18)
    return np.where(smooth < limit, 255, 0).astype(np.uint8)


def skew_of(ink: Any) -> float:
    """By how many degrees the lines of the page fall to the right; 0 where they say nothing."""
    ys, xs = np.nonzero(ink)
    if len(ys) < 500:
        return 0.0
    step = max(len(ys) // 150_000, 1)
    ys, xs = ys[::step].astype(np.float32), xs[::step].astype(np.float32)

    def sharpness(degrees: float) -> float:
        rows = (ys - xs * math.tan(math.radians(degrees))).astype(np.int32)
        counts = np.bincount(rows - rows.min())
        return float((counts.astype(np.float64) ** 2).sum())

    steps = round(_MOST_SKEW / 0.2)
    coarse = max((step * 0.2 for step in range(-steps, steps + 1)), key=sharpness)
    return max((coarse + step * 0.02 for step in range(-10, 11)), key=sharpness)


def straightened(picture: Any, degrees: float, boxes: list[Any]) -> tuple[Any, list[Any]]:
    """The picture turned about its middle so that its lines are level, and ``boxes`` (corners) turned with it.

    What comes in at the edges is paper.
    """
    if abs(degrees) < 0.03:
        return picture, boxes
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    paper = int(np.median(picture))
    level = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return level, [np.asarray(box) @ turn[:, :2].T + turn[:, 2] for box in boxes]


def rules_of(ink: Any, scale: float) -> tuple[list[Bounds], Any]:
    """The ruled lines in points, each without width, and the picture of these lines alone.

    ``scale`` is pixels a point.
    """
    level, level_ink = _runs(ink, _SHORTEST_RULE * scale, scale, upright=False)
    upright, upright_ink = _runs(ink, _SHORTEST_UPRIGHT * scale, scale, upright=True)
    # Turned on its side an upright line is a level one, so that one function serves both.
    upright = _turned(_ending_at(_turned(upright), _turned(level), _SHORTEST_RULE))
    level = _ending_at(level, upright, _LONG_RULE)
    upright = _turned(_ending_at(_turned(upright), _turned(level), _SHORTEST_RULE))
    return level + upright, cv2.bitwise_or(level_ink, upright_ink)


def _turned(rules: list[Bounds]) -> list[Bounds]:
    return [(y0, x0, y1, x1) for x0, y0, x1, y1 in rules]


def _ending_at(level: list[Bounds], upright: list[Bounds], long: float) -> list[Bounds]:
    """Level lines that end at upright ones, or are ``long``; what is a little too long is cut to the crossing.

    A stroke of a character ends anywhere; words that touch a border seem to make it longer.
    """
    kept = []
    for x0, y, x1, _ in level:
        crossings = sorted(x for x, top, _, bottom in upright if top - _TOUCHES <= y <= bottom + _TOUCHES)
        first = next((x for x in crossings if x0 - _TOUCHES <= x), None)
        last = next((x for x in reversed(crossings) if x <= x1 + _TOUCHES), None)
        begins = first is not None and first - x0 <= _TOUCHES
        ends = last is not None and x1 - last <= _TOUCHES
        if x1 - x0 < long and not (begins and ends):
            continue
        if first is not None and first - x0 <= _OVERHANG:
            x0 = first
        if last is not None and x1 - last <= _OVERHANG:
            x1 = last
        if x1 > x0:
            kept.append((x0, y, x1, y))
    return kept


def _runs(ink: Any, shortest: float, scale: float, upright: bool) -> tuple[list[Bounds], Any]:
    """Lines of ink in one direction, long, thin, with paper on both sides; and the picture of them."""
    length = max(int(shortest), 5)
    size = (1, length) if upright else (length, 1)
    # A line that is still a little askew steps from one row of pixels to the next: first made thicker by one, and
    # closed where dirt has eaten a few pixels of it.
    across = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 1) if upright else (1, 3))
    along = cv2.getStructuringElement(cv2.MORPH_RECT, (1, 5) if upright else (5, 1))
    thick = cv2.morphologyEx(cv2.dilate(ink, across), cv2.MORPH_CLOSE, along)
    lines = cv2.morphologyEx(thick, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(lines, connectivity=8)
    found: list[Bounds] = []
    is_line: Any = np.zeros(count, dtype=np.uint8)
    for place in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[place])
        thickness = area / (height if upright else width)
        if thickness > _THICKEST_RULE * scale or not _stands_free(ink, Strip(x, y, x + width, y + height), upright):
            continue
        is_line[place] = 255
        middle = float(middles[place][0 if upright else 1]) + 0.5
        if upright:
            found.append((middle / scale, y / scale, middle / scale, (y + height) / scale))
        else:
            found.append((x / scale, middle / scale, (x + width) / scale, middle / scale))
    return found, is_line[labels]


def _stands_free(ink: Any, strip: Strip, upright: bool) -> bool:
    """Whether there is paper along most of a line; strokes of characters stand in a crowd, edges of shading do not."""
    reach = 4
    if upright:
        sides = (
            ink[strip.y0 : strip.y1, max(strip.x0 - reach, 0)],
            ink[strip.y0 : strip.y1, min(strip.x1 + reach, ink.shape[1]) - 1],
        )
    else:
        sides = (
            ink[max(strip.y0 - reach, 0), strip.x0 : strip.x1],
            ink[min(strip.y1 + reach, ink.shape[0]) - 1, strip.x0 : strip.x1],
        )
    return all(float(np.mean(side > 0)) < 0.45 for side in sides)


def marks_in(ink: Any, strip: Strip, smallest: float) -> list[Strip]:
    """The separate pieces of ink inside a strip that are too large for grain (``smallest`` pixels either way)."""
    if strip.width <= 2 or strip.height <= 2:
        return []
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink[strip.y0 : strip.y1, strip.x0 : strip.x1], connectivity=8)
    marks = []
    for place in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[place])
        if max(width, height) >= smallest:
            marks.append(Strip(strip.x0 + x, strip.y0 + y, strip.x0 + x + width, strip.y0 + y + height))
    return marks


def share_inked(ink: Any, strip: Strip, upright: bool) -> float:
    """How much of a strip's length has ink somewhere across it."""
    piece = ink[strip.y0 : strip.y1, strip.x0 : strip.x1]
    return float(np.mean((piece > 0).any(axis=1 if upright else 0))) if piece.size else 0.0

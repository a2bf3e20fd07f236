"""The straight lines drawn on a PDF page, of which the grids of tables are made.

Producers draw the same border in many ways: a stroked line, one side of a stroked rectangle, a filled rectangle of a
point's height, dozens of these in one path. All become edges here. What is filled and not thin is shading, not border;
white lines are not seen; a path that is not painted only clips.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import tablers

from jiping.read.pdf_tables import Bounds
from jiping.read.pdfium import (
    address_of,
    count_form_objects,
    count_objects,
    count_segments,
    get_bounds,
    get_draw_mode,
    get_fill_colour,
    get_form_object,
    get_matrix,
    get_object,
    get_point,
    get_segment,
    get_segment_type,
    get_stroke_colour,
    get_type,
    is_closed,
    places,
)

_THIN = 3.0
"""Points below which a rectangle is a line; borders of tables have at most 2.25."""
_SHORTEST = 1.0
_MOST_EDGES = 20_000
"""A page of a large form has some 2,000. Beyond ten times that it is a drawing."""
_MOST_SEGMENTS = 200_000
_DEEPEST = 4
"""Levels of form objects within form objects; stamps and headers use one or two."""

_Matrix = tuple[float, float, float, float, float, float]
_PAGE: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class EdgeReader:
    """Reads the edges of one page after another, with one set of buffers for all calls."""

    def __init__(self) -> None:
        self._box, self._box_places = _buffers(ctypes.c_float, 4)
        self._colour, self._colour_places = _buffers(ctypes.c_uint, 4)
        self._mode, self._mode_places = _buffers(ctypes.c_int, 2)
        self.has_images = False
        """Whether the page read last holds pictures."""
        self._edges: list[Bounds] = []
        self._left = 0

    def read(self, page: pdfium.PdfPage) -> list[Bounds]:
        """The edges of a page in the coordinates of the file (y runs up); a line has no height or no width."""
        self._edges, self._left = [], _MOST_SEGMENTS
        self.has_images = False
        raw = address_of(page.raw)
        self._walk(raw, count_objects(raw), get_object, _PAGE, _DEEPEST)
        return self._edges if len(self._edges) <= _MOST_EDGES else []

    def _walk(self, raw: int, count: int, get: Callable[..., int], matrix: _Matrix, depth: int) -> None:
        objects = list(map(get, repeat(raw), range(max(count, 0))))
        for item, kind in zip(objects, map(get_type, objects), strict=True):
            if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
                continue
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                if len(self._edges) > _MOST_EDGES:
                    return
                self._read_path(item, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                self.has_images = True
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth:
                inner = _joined(_matrix_of(item), matrix)
                self._walk(item, count_form_objects(item), get_form_object, inner, depth - 1)

    def _read_path(self, item: int, matrix: _Matrix) -> None:
        get_draw_mode(item, *self._mode_places)
        is_filled, is_stroked = self._mode
        if not (is_filled or is_stroked) or self._is_invisible(item, bool(is_stroked)):
            return
        count = count_segments(item)
        # Most paths are one line or one thin rectangle: their bounds tell all, in one call.
        if 2 <= count <= 5 and get_bounds(item, *self._box_places):
            bounds = _placed(self._box[:], matrix)
            if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) < _THIN:
                self._add(bounds)
                return
        # The bounds of a thick line are no thin rectangle; its points are one.
        if 2 <= count <= self._left:
            self._left -= count
            self._read_segments(item, count, bool(is_stroked), _joined(_matrix_of(item), matrix))

    def _is_invisible(self, item: int, is_stroked: bool) -> bool:
        if not (get_stroke_colour if is_stroked else get_fill_colour)(item, *self._colour_places):
            return False
        red, green, blue, alpha = self._colour
        return bool(alpha == 0 or red == green == blue == 255)

    def _read_segments(self, item: int, count: int, is_stroked: bool, matrix: _Matrix) -> None:
        for points, is_straight in _outlines(item, count, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            bounds = min(xs), min(ys), max(xs), max(ys)
            if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) < _THIN:
                self._add(bounds)
            elif is_stroked:
                for (x0, y0), (x1, y1), straight in zip(points, points[1:], is_straight, strict=False):
                    if straight and min(abs(x1 - x0), abs(y1 - y0)) < _SHORTEST:
                        self._add((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _add(self, bounds: Bounds) -> None:
        """The line along the middle of a thin rectangle."""
        x0, y0, x1, y1 = bounds
        if max(x1 - x0, y1 - y0) < _SHORTEST:
            return
        if x1 - x0 >= y1 - y0:
            y0 = y1 = (y0 + y1) / 2
        else:
            x0 = x1 = (x0 + x1) / 2
        self._edges.append((x0, y0, x1, y1))


def tables_of(edges: list[Bounds]) -> list[list[Bounds]]:
    """The cells of each table that these edges make; y runs down."""
    made: dict[str, list[tablers.Edge]] = {"h": [], "v": []}
    for x0, y0, x1, y1 in edges:
        way = "h" if y1 - y0 <= x1 - x0 else "v"
        made[way].append(tablers.Edge(way, x0, y0, x1, y1))
    if len(made["h"]) < 2 or len(made["v"]) < 2:
        return []
    tables = tablers.find_tables(
        None,
        extract_text=False,
        vertical_strategy="explicit",
        horizontal_strategy="explicit",
        explicit_h_edges=made["h"],
        explicit_v_edges=made["v"],
    )
    return [[cell.bbox for cell in table.cells] for table in tables]


def _outlines(item: int, count: int, matrix: _Matrix) -> Iterator[tuple[list[tuple[float, float]], list[bool]]]:
    """The points of each part of a path, closed where the path closes it, and which ways between them are straight."""
    buffer, buffer_places = _buffers(ctypes.c_float, 2)
    points: list[tuple[float, float]] = []
    is_straight: list[bool] = []
    a, b, c, d, e, f = matrix
    for index in range(count):
        segment = get_segment(item, index)
        kind = get_segment_type(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO and points:
            yield points, is_straight
            points, is_straight = [], []
        get_point(segment, *buffer_places)
        x, y = buffer
        if points:
            is_straight.append(kind == pdfium_c.FPDF_SEGMENT_LINETO)
        points.append((a * x + c * y + e, b * x + d * y + f))
        if is_closed(segment):
            points.append(points[0])
            is_straight.append(True)
    if points:
        yield points, is_straight


def _buffers(kind: Any, count: int) -> tuple[Any, list[int]]:
    """Room for ``count`` results, and their addresses."""
    room = (kind * count)()
    return room, list(places(room, count))


def _matrix_of(item: int) -> _Matrix:
    room, (start, *_) = _buffers(ctypes.c_float, 6)
    return tuple(room) if get_matrix(item, start) else _PAGE


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    if then is _PAGE:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _placed(bounds: Sequence[float], matrix: _Matrix) -> Bounds:
    x0, y0, x1, y1 = bounds
    if matrix is _PAGE:
        return x0, y0, x1, y1
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)

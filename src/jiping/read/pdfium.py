"""The functions of pdfium that are called for every character and every drawn object.

``pypdfium2.raw`` declares them with pointer types, so that each call makes and checks Python objects for its pointers;
on a page of a thousand characters that takes longer than pdfium itself. Here pointers are plain addresses: the same
functions of the same library in a third of the time. Only addresses that pdfium gave and buffers that are alive may be
passed.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable
from ctypes import c_int, c_uint, c_void_p
from typing import Any

import pypdfium2.raw as pdfium_c


def _function(name: str, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(getattr(pdfium_c, name), c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


count_characters = _function("FPDFText_CountChars", c_int, c_void_p)
get_text = _function("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
get_unicode = _function("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
get_origin = _function("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
get_loose_box = _function("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)

count_objects = _function("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _function("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_form_objects = _function("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = _function("FPDFFormObj_GetObject", c_void_p, c_void_p, ctypes.c_ulong)
get_type = _function("FPDFPageObj_GetType", c_int, c_void_p)
get_matrix = _function("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
get_bounds = _function("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
get_stroke_colour = _function("FPDFPageObj_GetStrokeColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
get_fill_colour = _function("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
get_draw_mode = _function("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _function("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _function("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
get_point = _function("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
get_segment_type = _function("FPDFPathSegment_GetType", c_int, c_void_p)
is_closed = _function("FPDFPathSegment_GetClose", c_int, c_void_p)


def address_of(pointer: Any) -> int:
    """The address in a pointer of ``pypdfium2``; 0 for none."""
    return ctypes.cast(pointer, c_void_p).value or 0


def places(buffer: Any, count: int) -> range:
    """The addresses of the first ``count`` elements of an array."""
    start, size = ctypes.addressof(buffer), ctypes.sizeof(buffer._type_)
    return range(start, start + count * size, size)


def call_all(calls: Iterable[object]) -> None:
    """Run a lazy row of calls for what they write into their buffers."""
    deque(calls, maxlen=0)

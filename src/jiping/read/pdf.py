"""PDF with a text layer: characters with their places, grids of ruled tables, paragraphs put together from lines.

Text is ordered by position, never by the order in the file: some producers write a table column by column or put
raised digits first. ``pypdfium2`` gives characters and drawn lines, ``tablers`` makes grids of the lines; which
character stands in which cell is decided here (``docs/decisions/0002``, ``0012``). Text outside the page or outside its
clipping rectangle is left out: a long cell can stand whole on two pages of which each shows a part.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from jiping.model import ReadProblem
from jiping.read.limits import Limits
from jiping.read.pdf_edges import EdgeReader, tables_of
from jiping.read.pdf_layout import build_blocks
from jiping.read.pdf_tables import Bounds, Grid, grids_of
from jiping.read.pdfium import (
    address_of,
    call_all,
    count_characters,
    get_loose_box,
    get_origin,
    get_text,
    get_unicode,
    places,
)
from jiping.read.raw import RawDocument
from jiping.read.scanned import page_list, recognise, recognised_page, recognised_remarks, scale_of

_WHITE = frozenset((0x20, 0x0D, 0x0A, 0x09, 0xA0, 0x3000, 0x0B, 0x0C, 0x200B, 0xFEFF))
_UNREADABLE = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF))
_UNSEEN = _WHITE | _UNREADABLE
_SURROGATES = frozenset(range(0xD800, 0xE000))
_PDFIUM_HYPHEN = 0x02  # what pdfium gives for a hyphen at a line's end


@dataclass(slots=True)
class PageText:
    """The visible characters of one page in file order, as parallel lists; y runs down from the page's top.

    The page is turned so that its text stands upright, by ``turns`` quarters clockwise.
    """

    number: int
    width: float
    height: float
    turns: int = 0
    corner: tuple[float, float] = (0.0, 0.0)
    """The lower left corner of what is shown, in the coordinates of the file."""
    characters: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    baselines: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    after_space: list[bool] = field(default_factory=list)
    """Whether the file has white space right before the character."""
    unreadable: int = 0
    has_images: bool = False
    is_recognised: bool = False
    """Whether the characters come from a picture of the page; ``confidences`` then says how sure each is."""
    confidences: list[int] = field(default_factory=list)
    """Of each character, in thousandths; empty where the file has a text layer."""


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a PDF. Raises :class:`ReadProblem` READ001 (damaged), READ002 (password), READ003 (no text), READ005.

    Pages that are pictures are recognised where the extra for it is installed (:mod:`jiping.read.ocr`).
    """
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "READ002" if "assword" in str(error) else "READ001"
        raise ReadProblem(code, {"name": name, "detail": str(error)}) from None
    try:
        count = len(file)
        if count == 0:
            raise ReadProblem("READ001", {"name": name, "detail": "0 pages"})
        if count > limits.max_pages:
            raise ReadProblem("READ005", {"name": name, "what": f"{count} 页", "limit": f"{limits.max_pages} 页"})
        pages = list(_pages(file, count, name, limits))
        scanned = _recognise(file, pages, limits)
    except pdfium.PdfiumError as error:
        raise ReadProblem("READ001", {"name": name, "detail": str(error)}) from None
    finally:
        file.close()

    # A page that was looked at and has nothing on it is the back of another.
    pictures = [page for page, _ in pages if page.has_images and (page.is_recognised or not page.characters)]
    silent = [page.number for page in pictures if not page.is_recognised]
    if not any(page.characters for page, _ in pages):
        code = "READ003" if pictures else "READ004"
        raise ReadProblem(code, {"name": name, "pages": page_list([page.number for page in pictures])})

    grids = scanned | {page.number: grids_of(tables_of(edges)) for page, edges in pages if edges}
    document = RawDocument(build_blocks([page for page, _ in pages], grids), "pdf", pages=count)
    document.recognised = [recognised_page(page, scanned[page.number]) for page, _ in pages if page.is_recognised]
    if document.recognised:
        document.remarks += recognised_remarks(document.recognised)
    if silent:
        document.remarks.append(f"READ003 第 {page_list(silent)} 页没有可识别的文字，疑为扫描件。")
    unreadable = sum(page.unreadable for page, _ in pages)
    if unreadable:
        document.remarks.append(f"READ010 有 {unreadable} 个字符没有对应的文字编码，未读入。")
    return document


def _recognise(
    file: pdfium.PdfDocument, pages: list[tuple[PageText, list[Bounds]]], limits: Limits
) -> dict[int, list[Grid]]:
    """Fill the pages without a text layer that hold pictures; the grids of each."""
    from jiping.read import ocr

    places = [place for place, (page, _) in enumerate(pages) if not page.characters and page.has_images]
    places = places[: limits.max_ocr_pages]
    if not places or not ocr.is_installed():
        return {}
    grids: dict[int, list[Grid]] = {}
    for turn, place in enumerate(places):
        ocr.tell(turn + 1, len(places))
        text, edges = pages[place]
        scale = scale_of(text.width, text.height)
        page = file[place]
        try:
            picture = page.render(scale=scale, grayscale=True)
        finally:
            page.close()
        # Lines drawn beside the pictures are on the picture of the page, too.
        edges.clear()
        grids[text.number] = recognise(text, picture, scale)
    return grids


def _pages(file: pdfium.PdfDocument, count: int, name: str, limits: Limits) -> Iterator[tuple[PageText, list[Bounds]]]:
    """Each page's characters and the straight lines drawn on it, both as the page is read."""
    left = limits.max_characters
    reader = EdgeReader()
    for index in range(count):
        try:
            page = file[index]
        except pdfium.PdfiumError:
            # One broken page must not cost the others; its absence shows in the page count.
            yield PageText(index + 1, 0.0, 0.0), []
            continue
        try:
            text = _page_text(page, index + 1, left)
            left -= len(text.characters)
            if left < 0:
                what = f"前 {index + 1} 页已有 {limits.max_characters - left} 个字符"
                raise ReadProblem("READ005", {"name": name, "what": what, "limit": f"{limits.max_characters} 个"})
            edges = [_turned(edge, text) for edge in reader.read(page)]
            text.has_images = reader.has_images
            yield text, edges
        finally:
            page.close()


def _page_text(page: pdfium.PdfPage, number: int, most: int) -> PageText:
    """The characters of one page; of a page with more than ``most``, that many and one."""
    left, bottom, right, top = page.get_bbox()
    text_page = page.get_textpage()
    try:
        turns = _quarter_turns(text_page.raw)
        width, height = (right - left, top - bottom) if turns % 2 == 0 else (top - bottom, right - left)
        text = PageText(number, width, height, turns, (left, bottom))
        _read_characters(text_page, text, (left, bottom, right, top), most)
    finally:
        text_page.close()
    return text


def _quarter_turns(raw: object) -> int:
    """By how many quarters the page must be turned clockwise for its text to stand upright.

    The text decides, not the page's own rotation: a wide table drawn sideways on an upright page and a page that is
    shown sideways by mistake are read alike. A few characters answer for all.
    """
    count = pdfium_c.FPDFText_CountChars(raw)
    angles = (pdfium_c.FPDFText_GetCharAngle(raw, index) for index in range(count // 50, count, max(count // 20, 1)))
    # pdfium measures clockwise.
    turns = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _read_characters(
    text_page: pdfium.PdfTextPage,
    text: PageText,
    crop: tuple[float, float, float, float],
    most: int,
) -> None:
    raw = address_of(text_page.raw)
    codes = _codes(raw)
    visible = [index for index, code in enumerate(codes) if code not in _UNSEEN]
    if not _UNREADABLE.isdisjoint(codes):
        text.unreadable = sum(code in _UNREADABLE for code in codes)
    if len(visible) > most:
        del visible[most + 1 :]
    count = len(visible)
    boxes = (pdfium_c.FS_RECTF * count)()
    call_all(map(get_loose_box, repeat(raw), visible, places(boxes, count)))
    sides: Any = memoryview(boxes).cast("B").cast("f")
    # FS_RECTF: left, top, right, bottom of each.
    columns: list[list[float]] = [sides[side::4].tolist() for side in range(4)]
    x0s, y1s, x1s, y0s = columns

    left, bottom, right, top = crop
    rotation = text.turns
    width, height = text.width, text.height + 1
    if rotation == 0 and count and not text.unreadable:
        # Nearly every page is upright and holds all of its text: then whole columns are made at once.
        lefts = [x0 - left for x0 in x0s] if left else x0s
        rights = [x1 - left for x1 in x1s] if left else x1s
        extents = list(zip(y1s, y0s, strict=True))
        bases = _baselines(raw, visible, extents, top)
        if min(bases) >= 0 and max(bases) <= height and min(rights) > 0 and max(lefts) < width:
            text.characters = [chr(codes[index]) for index in visible]
            if _PDFIUM_HYPHEN in codes:
                text.characters = ["-" if c == chr(_PDFIUM_HYPHEN) else c for c in text.characters]
            text.lefts, text.rights, text.baselines = lefts, rights, bases
            text.heights = [y1 - y0 for y1, y0 in extents]
            # What is left out of the visible is white here.
            text.after_space = [visible[0] > 0, *(after - before > 1 for before, after in pairwise(visible))]
            return
    xs, ys = (ctypes.c_double * count)(), (ctypes.c_double * count)()
    call_all(map(get_origin, repeat(raw), visible, places(xs, count), places(ys, count)))
    rectangles = zip(x0s, y1s, x1s, y0s, strict=True)
    rows: list[tuple[str, float, float, float, float, bool, int]] = []
    add = rows.append
    outside = False
    following = 0  # the character after the last one kept: white space from here on stands before the next
    for index, x, y, (x0, y1, x1, y0) in zip(visible, xs, ys, rectangles, strict=True):
        size = y1 - y0
        if rotation == 0:
            x0, x1, base = x0 - left, x1 - left, top - y
        elif rotation == 1:
            x0, x1, base, size = y0 - bottom, y1 - bottom, x - left, x1 - x0
        elif rotation == 2:
            x0, x1, base = right - x1, right - x0, y - bottom
        else:
            x0, x1, base, size = top - y1, top - y0, right - x, x1 - x0
        if 0 <= base <= height and x1 > 0 and x0 < width:
            code = codes[index]
            space = index > following and not _WHITE.isdisjoint(codes[following:index])
            add((chr(code) if code != _PDFIUM_HYPHEN else "-", x0, x1, base, size, space, index))
            following = index + 1
        else:
            outside = True
    if outside and rotation == 0:
        rows = _visible(text_page.raw, rows, left, top)
    if rows:
        kept = [list(column) for column in zip(*rows, strict=True)]
        text.characters, text.lefts, text.rights, text.baselines, text.heights, text.after_space = kept[:6]


def _baselines(raw: int, visible: list[int], extents: list[tuple[float, float]], top: float) -> list[float]:
    """The baseline of each character of an upright page, from its ``top`` down.

    A font's ascent and descent stand at fixed distances from the baseline, so that one character answers for all with
    its very top and bottom: a row of them is asked for once and not a character at a time.
    """
    asked = dict(zip(extents, visible, strict=True))
    count = len(asked)
    xs, ys = (ctypes.c_double * count)(), (ctypes.c_double * count)()
    call_all(map(get_origin, repeat(raw), asked.values(), places(xs, count), places(ys, count)))
    base = {extent: top - y for extent, y in zip(asked, ys, strict=True)}
    return [base[extent] for extent in extents]


def _codes(raw: int) -> list[int]:
    """The code point of each character; in one call where the page has none beyond the basic plane."""
    count = count_characters(raw)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    if get_text(raw, 0, count, ctypes.addressof(buffer)) == count + 1:
        codes: list[int] = buffer[:count]
        if _SURROGATES.isdisjoint(codes):
            return codes
    return [get_unicode(raw, index) for index in range(count)]


def _visible(
    raw: object, rows: list[tuple[str, float, float, float, float, bool, int]], left: float, top: float
) -> list[tuple[str, float, float, float, float, bool, int]]:
    """Leave out what the page clips away. Only asked for pages whose text runs over the edge.

    Asking for a clipping path is slow, so one character answers for the run it stands in.
    """
    keep = []
    last_base = -1e9
    clip: tuple[float, float, float, float] | None = None
    for row in rows:
        _, x0, _, base, _, _, index = row
        if abs(base - last_base) > 0.5:
            last_base = base
            item = pdfium_c.FPDFText_GetTextObject(raw, index)
            clip = _clip_of(item) if item else None
        if clip is None or (clip[0] - 1 <= x0 + left <= clip[2] + 1 and clip[1] - 1 <= top - base <= clip[3] + 1):
            keep.append(row)
    return keep


def _clip_of(item: object) -> tuple[float, float, float, float] | None:
    """The rectangle all clipping paths of a text object leave visible, in page coordinates."""
    clip = pdfium_c.FPDFPageObj_GetClipPath(item)
    if not clip:
        return None
    bounds: tuple[float, float, float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(pdfium_c.FPDFClipPath_CountPaths(clip), 0)):
        xs, ys = [], []
        for segment in range(max(pdfium_c.FPDFClipPath_CountPathSegments(clip, path), 0)):
            pdfium_c.FPDFPathSegment_GetPoint(
                pdfium_c.FPDFClipPath_GetPathSegment(clip, path, segment), ctypes.byref(x), ctypes.byref(y)
            )
            xs.append(x.value)
            ys.append(y.value)
        if not xs:
            continue
        here = (min(xs), min(ys), max(xs), max(ys))
        bounds = (
            here
            if bounds is None
            else (
                max(bounds[0], here[0]),
                max(bounds[1], here[1]),
                min(bounds[2], here[2]),
                min(bounds[3], here[3]),
            )
        )
    return bounds


def _turned(bounds: Bounds, page: PageText) -> Bounds:
    """A rectangle in the coordinates of the file, in the place it has on the page as it is read."""
    left, bottom = page.corner
    x0, y0, x1, y1 = bounds[0] - left, bounds[1] - bottom, bounds[2] - left, bounds[3] - bottom
    if page.turns == 0:
        return x0, page.height - y1, x1, page.height - y0
    if page.turns == 1:
        return y0, x0, y1, x1
    if page.turns == 2:
        return page.width - x1, y0, page.width - x0, y1
    return page.width - y1, page.height - x1, page.width - y0, page.height - x0

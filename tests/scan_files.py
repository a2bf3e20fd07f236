"""Scanned pages for tests, and a stand-in for recognition, so that what is made of its words is tested without it."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path
from types import SimpleNamespace

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from jiping.read import ocr
from jiping.read.pdf_tables import Bounds, grids_of

DOTS_PER_INCH = 200
has_ocr = ocr.is_installed()
needs_ocr = pytest.mark.skipif(
    not has_ocr, reason='recognition of scanned pages is NOT tested: pip install "jiping[ocr]" is missing'
)


def picture_of(path: Path, page: int, askew: float = 0.4, dots: int = DOTS_PER_INCH, grain: int = 12) -> Image.Image:
    """A page as a scanner gives it: grey, a little askew, with grain and the traces of JPEG. Always the same one."""
    file = pdfium.PdfDocument(path)
    upright = file[page - 1].render(scale=dots / 72, grayscale=True).to_pil()
    file.close()
    turned = upright.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255)
    noise = Image.frombytes("L", (251, 241), random.Random(page).randbytes(251 * 241))
    tiles = Image.new("L", turned.size)
    for x in range(0, turned.width, noise.width):
        for y in range(0, turned.height, noise.height):
            tiles.paste(noise, (x, y))
    darker = ImageChops.subtract(turned, tiles.point([value * 2 * grain // 255 for value in range(256)]))
    packed = io.BytesIO()
    darker.save(packed, "JPEG", quality=60)
    return Image.open(packed)


def scanned_pdf(*pictures: Image.Image, dots: int = DOTS_PER_INCH) -> bytes:
    """A PDF with one picture a page and no text."""
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dots)
    return out.getvalue()


def blank(width: int = 413, height: int = 585, dots: int = 50) -> bytes:
    return scanned_pdf(Image.new("L", (width, height), 255), dots=dots)


def line(text: str, left: float, top: float, confidence: int = 1000, size: float = 10.5) -> SimpleNamespace:
    """What recognition says of one line, at its place in points; characters are a ``size`` wide, signs half of it."""
    widths = [size if character > "⺀" else size / 2 for character in text]
    total = sum(widths)
    middles = tuple((sum(widths[:n]) + width / 2) / total for n, width in enumerate(widths))
    words = SimpleNamespace(text=text, middles=middles, confidences=(confidence,) * len(text))
    return SimpleNamespace(strip=(left, top, left + total, top + size * 1.25), words=words)


def pretend(
    monkeypatch: pytest.MonkeyPatch,
    *pages: list[SimpleNamespace],
    cells: list[Bounds] | None = None,
    unread: tuple[int, ...] = (),
) -> None:
    """Recognition gives these lines, page by page; ``cells`` are those of one table, ``unread`` some of them."""
    turn = iter(pages)

    def read_picture(picture: object, scale: float) -> SimpleNamespace:
        grids = grids_of([cells]) if cells else []
        for grid in grids:
            for place in unread:
                grid.cells[place].unread = True
        return SimpleNamespace(turns=0, scale=1.0, strips=next(turn), grids=grids)

    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setitem(sys.modules, "jiping.read.ocr.page", SimpleNamespace(read_picture=read_picture))

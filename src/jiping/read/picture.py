"""PNG, JPEG and the like: pages that a camera or a scanner made. Read only where recognition is installed."""

from __future__ import annotations

from jiping.model import ReadProblem
from jiping.read import ocr
from jiping.read.limits import Limits
from jiping.read.pdf import PageText
from jiping.read.pdf_layout import build_blocks
from jiping.read.raw import RawDocument
from jiping.read.scanned import page_list, recognise, recognised_page, recognised_remarks


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a picture, or all pages of a TIFF. Raises :class:`ReadProblem` READ001, READ003 (no text, or recognition is
    not installed or not wanted), READ005."""
    if not limits.max_ocr_pages or not ocr.is_installed():
        raise ReadProblem("READ003", {"name": name, "pages": "1"})
    from jiping.read.ocr.pictures import pages_of

    pages, grids, left_out = [], {}, []
    for place, picture in enumerate(pages_of(data, name, limits)):
        page = PageText(place + 1, picture.width, picture.height, has_images=True)
        pages.append(page)
        if place >= limits.max_ocr_pages:
            left_out.append(page.number)
            continue
        ocr.tell(page.number, page.number)
        grids[page.number] = recognise(page, picture.pixels, picture.scale)
    if not any(page.characters for page in pages):
        raise ReadProblem("READ003", {"name": name, "pages": page_list([page.number for page in pages])})
    document = RawDocument(build_blocks(pages, grids), "picture", pages=len(pages))
    document.recognised = [recognised_page(page, grids[page.number]) for page in pages if page.is_recognised]
    document.remarks += recognised_remarks(document.recognised)
    if left_out:
        document.remarks.append(f"READ003 第 {page_list(left_out)} 页没有可识别的文字，疑为扫描件。")
    return document

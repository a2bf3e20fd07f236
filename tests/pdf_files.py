"""PDFs made for tests: set by typst in Chinese, or written by hand where the file itself matters."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2 as pdfium
import pytest

try:
    import typst
except ImportError:  # pragma: no cover - a development dependency
    typst = None

FACE = "Noto Serif CJK SC"
FONT_PATHS = ["/usr/share/fonts/opentype/noto"]


def has_face() -> bool:
    """Whether typst and the Chinese face are there. Without the face typst leaves the characters out in silence."""
    if typst is None:
        return False
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=FONT_PATHS)
    return any(FACE in family for family in fonts.families())


needs_typst = pytest.mark.skipif(
    not has_face(), reason=f"PDF reading is NOT tested: typst or the face {FACE} (Debian: fonts-noto-cjk) is missing"
)


def set_page(width: int = 595, height: int = 842, margin: int = 60, extra: str = "") -> str:
    return (
        f"#set page(width: {width}pt, height: {height}pt, margin: {margin}pt{', ' + extra if extra else ''})\n"
        f'#set text(font: "{FACE}", size: 10.5pt, lang: "zh", region: "cn", top-edge: "ascender")\n'
    )


def typeset(body: str, page: str | None = None) -> bytes:
    """The PDF of a typst text."""
    return typst.compile((page if page is not None else set_page()).encode() + body.encode(), font_paths=FONT_PATHS)


def ruled(rows: Sequence[Sequence[str | None]], columns: Sequence[int], header: int = 0, repeat: bool = False) -> str:
    """A ruled typst table; ``<`` continues the cell to the left, ``^`` the cell above."""
    spans: dict[tuple[int, int], list[int]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                owner[r, c] = owner[r, c - 1]
            elif text == "^":
                owner[r, c] = owner[r - 1, c]
            else:
                owner[r, c] = (r, c)
                spans[r, c] = [r, c]
            last = spans[owner[r, c]]
            last[0], last[1] = max(last[0], r), max(last[1], c)
    cells = [
        f"table.cell(x: {c}, y: {r}, colspan: {last[1] - c + 1}, rowspan: {last[0] - r + 1})[{rows[r][c] or ''}]"
        for (r, c), last in spans.items()
    ]
    of_header = sum(1 for r, _ in spans if r < header)
    head = f"table.header(repeat: {'true' if repeat else 'false'}, {', '.join(cells[:of_header])}),\n" if header else ""
    widths = ", ".join(f"{width}pt" for width in columns)
    body = ",\n".join(cells[of_header:] if header else cells)
    return f"#table(columns: ({widths}), stroke: 0.5pt,\n{head}{body})\n"


def rotated(data: bytes, angle: int) -> bytes:
    """The same file with every page marked as turned by ``angle``."""
    file = pdfium.PdfDocument(data)
    for page in file:
        page.set_rotation(angle)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def by_hand(contents: Sequence[str], page: str = "/MediaBox [0 0 595 842]", trailer: str = "") -> bytes:
    """A PDF with one page for each content stream, one Latin face called /F; ``page`` goes into every page."""
    pages = len(contents)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {page} /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def text_at(x: float, y: float, text: str, size: float = 12) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"

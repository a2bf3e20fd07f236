"""Files that cannot be read, or not wholly, each made byte by byte."""

from __future__ import annotations

import io
import zipfile

LINE = "BT /F1 12 Tf 50 700 Td (Total 12.50) Tj ET"
SCAN = "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q"
"""A page that is one picture."""
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_LOCK = "<</Filter/Standard/V 1/R 2/Length 40/P -44/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"


def pdf(*pages: str, is_locked: bool = False) -> bytes:
    """A PDF with a page for each drawing; a locked one opens with no password at all."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>", _FONT]
    for n, drawing in enumerate(pages):
        box = "/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page{box}/Contents {5 + 2 * n} 0 R>>")
        objects.append(f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream")
    trailer = ""
    if is_locked:
        objects.append(_LOCK)
        trailer = f"/Encrypt {len(objects)} 0 R/ID[<00><00>]"
    out, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + (table + end).encode()


def packed(name: str, content: str) -> bytes:
    """A ZIP of one part."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr(name, content)
    return saved.getvalue()

"""Small writers of damaged and malicious files: zips whose parts lie, XML of any kind, PDFs made object by object."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S_URI = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE_URI = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

Parts = dict[str, str | bytes]


def many(pattern: str, count: int) -> str:
    """``pattern`` with the numbers below ``count`` put in, one after the other."""
    return " ".join(pattern.format(n) for n in range(count))


# ----------------------------------------------------------------------------------------------------- zip


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts, always with the same bytes."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", method, compresslevel=9) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, content)
    return saved.getvalue()


def relations(*targets: tuple[str, str, str], external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    items = "".join(
        f'<Relationship Id="{i}" Type="{R_URI}/{kind}" Target="{target}"{mode}/>' for i, kind, target in targets
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE_URI}/relationships">{items}</Relationships>'


def types(*pairs: tuple[str, str]) -> str:
    items = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in pairs)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE_URI}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f"{items}</Types>"
    )


# ---------------------------------------------------------------------------------------------------- docx


def w(tag: str, content: str) -> str:
    names = f'xmlns:w="{W_URI}" xmlns:r="{R_URI}"'
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    names += ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    return f"{HEAD}<w:{tag} {names}>{content}</w:{tag}>"


def document(body: str) -> str:
    return w("document", f"<w:body>{body}</w:body>")


def docx_parts(body: str = "", **others: str | bytes) -> Parts:
    """The parts of a DOCX; ``others`` are whole parts of ``word/`` by name without ``.xml``."""
    parts: Parts = {
        "[Content_Types].xml": types(
            (
                "word/document.xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            )
        ),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relations(
            *((f"r{name}", name.rstrip("0123456789"), f"{name}.xml") for name in others)
        ),
    }
    return parts | {f"word/{name}.xml": content for name, content in others.items()}


def docx(body: str = "", **others: str | bytes) -> bytes:
    return packed(docx_parts(body, **others))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(text)}</w:tc>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Rows of ready cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


# ---------------------------------------------------------------------------------------------------- xlsx


def xlsx_parts(sheet: str, **others: str | bytes) -> Parts:
    """The parts of a workbook whose one sheet holds ``sheet``; ``others`` are parts of ``xl/``."""
    parts: Parts = {
        "[Content_Types].xml": types(
            ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            ("xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"),
        ),
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{S_URI}" xmlns:r="{R_URI}"><sheets>'
        '<sheet name="收支决算表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), *((f"r{n}", n, f"{n}.xml") for n in others)
        ),
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{S_URI}">{sheet}</worksheet>',
    }
    return parts | {f"xl/{name}.xml": content for name, content in others.items()}


def xlsx(sheet: str, **others: str | bytes) -> bytes:
    return packed(xlsx_parts(sheet, **others))


def column(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def sheet_rows(rows: Iterable[Iterable[str | int]]) -> str:
    """Rows of values: words become inline strings, numbers numbers."""
    made = []
    for r, row in enumerate(rows, 1):
        cells = []
        for c, value in enumerate(row, 1):
            place = f"{column(c)}{r}"
            if isinstance(value, int):
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
            else:
                cells.append(f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>')
        made.append(f'<row r="{r}">{"".join(cells)}</row>')
    return f"<sheetData>{''.join(made)}</sheetData>"


# ----------------------------------------------------------------------------------------------------- pdf


def pdf(objects: Mapping[int, str | bytes], trailer: str = "", root: int = 1, version: str = "1.7") -> bytes:
    """A PDF of these objects by number, with a right cross-reference table."""
    out = bytearray(f"%PDF-{version}\n%âãÏÓ\n".encode("latin-1"))
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        body = content.encode("utf-8") if isinstance(content, str) else content
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    size = max(objects, default=0) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += f"trailer\n<</Size {size}/Root {root} 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, entries: str = "", length: int | None = None, packed_: bool = False) -> bytes:
    """A stream object; ``length`` lies about it."""
    if packed_:
        content = zlib.compress(content, 9)
        entries += "/Filter/FlateDecode"
    said = len(content) if length is None else length
    return f"<</Length {said}{entries}>>\nstream\n".encode() + content + b"\nendstream"


def page_objects(
    contents: Iterable[bytes], page: str = "", font: str = "", packed_: bool = False
) -> dict[int, str | bytes]:
    """Catalog, pages and one page for each content stream, with a Chinese font that is not embedded."""
    font = font or (
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts["
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"
    )
    objects: dict[int, str | bytes] = {1: "<</Type/Catalog/Pages 2 0 R>>", 3: font}
    kids = []
    number = 4
    for content in contents:
        kids.append(number)
        box = "" if "/MediaBox" in page else "/MediaBox[0 0 595 842]"
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R{box}/Resources<</Font<</F1 3 0 R>>>>/Contents {number + 1} 0 R{page}>>"
        )
        objects[number + 1] = stream(content, packed_=packed_)
        number += 2
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>"
    return objects


def show(text: str, x: float = 72, y: float = 700, size: float = 12) -> bytes:
    """Operators that print a line of text."""
    return f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n".encode()


def rules(xs: Iterable[float], ys: Iterable[float]) -> bytes:
    """The lines of a grid."""
    across, down = list(xs), list(ys)
    lines = [f"{x} {down[0]} m {x} {down[-1]} l S\n" for x in across]
    lines += [f"{across[0]} {y} m {across[-1]} {y} l S\n" for y in down]
    return "".join(lines).encode()


# ---------------------------------------------------------------------------------------------------- lies


def patch_sizes(archive: bytes, size: int) -> bytes:
    """The zip with every declared unpacked size replaced by ``size``, in local headers and central directory."""
    data = bytearray(archive)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset : place + offset + 4] = struct.pack("<I", size)
            place = data.find(mark, place + 4)
    return bytes(data)


def overlapping(name: bytes, content: bytes, copies: int) -> bytes:
    """A zip of ``copies`` entries that all point at one member: each unpacks, together they are a bomb."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = squeezer.compress(content) + squeezer.flush()
    sizes = (zlib.crc32(content), len(body), len(content))
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, *sizes, len(name), 0) + name + body
    central = b""
    for copy in range(copies):
        own = name if copy == 0 else b"word/%d.xml" % copy
        central += struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, *sizes, len(own), 0, 0, 0, 0, 0, 0
        )
        central += own
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, copies, copies, len(central), len(local), 0)
    return local + central + end

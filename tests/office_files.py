"""Files that only LibreOffice reads, made for the tests: XLSB record by record, 2003 XML as text, others by itself."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path

from jiping.read import convert
from xls_files import compound, record
from xlsx_files import packed, relations

Rows = Sequence[Sequence[str | float]]
"""Text, or an amount that is shown as #,##0.00."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.ms-excel."


def _record(kind: int, content: bytes = b"") -> bytes:
    """Number and length are written seven bits a byte, the lowest first."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size = len(content)
    while size > 127:
        head += bytes([size & 127 | 128])
        size >>= 7
    return head + bytes([size]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(rows: Rows, sheet: str = "表一") -> bytes:
    """A binary workbook of one sheet."""
    bundle = struct.pack("<II", 0, 1) + _wide("r1") + _wide(sheet)
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    cells = b""
    for row, line in enumerate(rows):
        cells += _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        for column, value in enumerate(line):
            if isinstance(value, str):
                cells += _record(6, struct.pack("<II", column, 0) + _wide(value))
            else:
                cells += _record(5, struct.pack("<IId", column, 1, value))
    body = _record(129) + _record(145) + cells + _record(146) + _record(130)
    formats = b"".join(
        _record(47, struct.pack("<6H", 0, number, 0, 0, 0, 0) + bytes([0, 0, 1, 0])) for number in (0, 4)
    )
    styles = _record(278) + _record(617, struct.pack("<I", 2)) + formats + _record(618) + _record(279)
    kinds = {"workbook": "sheet.binary.macroEnabled.main", "sheet1": "worksheet", "styles": "styles"}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.bin" ContentType="{_TYPE}{kind}"/>' for name, kind in kinds.items()
    )
    main = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{main}{overrides}</Types>',
            "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations(("worksheet", "sheet1.bin"), ("styles", "styles.bin")),
            "xl/sheet1.bin": body,
            "xl/styles.bin": styles,
        }
    )


def excel_2003_xml(rows: Rows, sheet: str = "表一") -> bytes:
    """A workbook in the XML of Excel 2003."""
    lines = ""
    for line in rows:
        cells = ""
        for value in line:
            kind, style = ("String", "") if isinstance(value, str) else ("Number", ' ss:StyleID="m"')
            cells += f'<Cell{style}><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'
        lines += f"<Row>{cells}</Row>"
    style = '<Styles><Style ss:ID="m"><NumberFormat ss:Format="#,##0.00"/></Style></Styles>'
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    book = f'<Worksheet ss:Name="{sheet}"><Table>{lines}</Table></Worksheet>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{name}" xmlns:ss="{name}">{style}{book}</Workbook>'
    ).encode()


def excel_95(rows: Rows, sheet: str = "表一") -> bytes:
    """A workbook of Excel 5 and 95, its texts in GBK, of 255 bytes at most each."""
    cells = record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0))
    for row, line in enumerate(rows):
        for column, value in enumerate(line):
            if isinstance(value, str):
                text = value.encode("gbk")
                cells += record(0x204, struct.pack("<HHHH", row, column, 0, len(text)) + text)
            else:
                cells += record(0x203, struct.pack("<HHHd", row, column, 1, value))
    head = record(0x809, struct.pack("<HHHH", 0x500, 0x05, 0, 0)) + record(0x42, struct.pack("<H", 936))
    head += b"".join(record(0xE0, struct.pack("<HHHHHHHH", 0, number, 1, 0x20, 0, 0, 0, 0)) for number in (0, 4))
    name = sheet.encode("gbk")
    start = len(head) + 4 + 7 + len(name) + 4
    head += record(0x85, struct.pack("<IHB", start, 0, len(name)) + name) + record(0x0A)
    return compound({"Book": head + cells + record(0x0A)})


def saved_as(kind: str, data: bytes, suffix: str, folder: Path) -> bytes:
    """What LibreOffice saves of a document; ``kind`` is the ending, with a filter behind it where it needs one."""
    source = folder / f"document.{suffix}"
    source.write_bytes(data)
    command = [str(convert.program()), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"document.{kind.split(':')[0]}").read_bytes()

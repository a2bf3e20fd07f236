"""XLSX files for the tests: by XlsxWriter where a real one will do, by hand where the file must be odd."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def written(fill: Callable[[Any], None]) -> bytes:
    """A workbook that ``fill`` writes with XlsxWriter."""
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    fill(book)
    book.close()
    return saved.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    items = "".join(f'<Relationship Id="r{n}" Type="{_KIND}/{k}" Target="{t}"/>' for n, (k, t) in enumerate(targets, 1))
    return f'<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def by_hand(sheet: str, book: str = "", **parts: str | bytes) -> bytes:
    """A workbook of one sheet with this content; ``parts`` replaces whole parts by name (``styles``, ``strings``)."""
    names = f'xmlns="{MAIN}" xmlns:r="{_KIND}"'
    one = '<sheet name="表一" sheetId="1" r:id="r1"/>'
    whole: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {names}><sheets>{one}</sheets>{book}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "strings.xml")
        ),
        "xl/sheet1.xml": f"<worksheet {names}>{sheet}</worksheet>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>',
        "xl/strings.xml": f'<sst xmlns="{MAIN}"/>',
    }
    for name, content in parts.items():
        whole[f"xl/{name}.xml"] = content
    return packed(whole)


def rows(*lines: list[str]) -> str:
    """Rows of cells, each given as it stands in the file: ``t="str"><v>x</v>``."""
    found = ""
    for line in lines:
        found += "<row>" + "".join(f"<c {cell}</c>" if cell else "<c/>" for cell in line) + "</row>"
    return f"<sheetData>{found}</sheetData>"


def text(words: str) -> str:
    return f't="str"><v>{words}</v>'


def number(value: str) -> str:
    return f"><v>{value}</v>"

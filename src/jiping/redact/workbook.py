"""XLSX: cells masked where they stand, shared strings, numbers and cached results alike; formats stay.

A number that is masked becomes text; a formula whose result is masked becomes its masked result.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from lxml import etree

from jiping.privacy.conceal import known_values, repeated
from jiping.privacy.grid import find_in_grid
from jiping.privacy.kinds import Kind
from jiping.privacy.text import Span
from jiping.read.limits import Limits
from jiping.read.package import R, S
from jiping.redact.office import Parts, remove
from jiping.redact.pieces import Piece, joined, masked_text, put_masks
from jiping.redact.redact import Masked, Redacted

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_T, _V, _F, _IS, _SI = S + "t", S + "v", S + "f", S + "is", S + "si"
_GONE = [S + name for name in ("legacyDrawing", "legacyDrawingHF", "fileSharing", "rPh", "phoneticPr")]


def redact(data: bytes, name: str, limits: Limits, values: dict[str, Kind]) -> Redacted:
    parts = Parts(data, name, limits)
    strings: list[list[Piece]] = []
    for part, root in parts.trees.items():
        remove(root, _GONE)
        for element in list(root.iter()):
            # The folder a workbook was last saved in holds a user's name.
            if isinstance(element.tag, str) and element.tag.endswith("}absPath"):
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)
        for setup in root.iter(S + "pageSetup"):
            if R + "id" in setup.attrib:
                del setup.attrib[R + "id"]
        if part.lower() == "xl/sharedstrings.xml":
            strings = [_pieces(item) for item in root.iter(_SI)]
    cells = [_Cell(*found) for found in _cells(parts, strings)]
    _look(cells)
    known = known_values((cell.text, cell.spans) for cell in cells) | values
    shared: dict[int, list[Span]] = {}
    masked = []
    for cell in cells:
        cell.spans = repeated(cell.text, cell.spans, known)
        masked += [Masked(span.kind, cell.words, cell.words_en) for span in cell.spans]
        if cell.spans and cell.string is not None:
            kept = shared.setdefault(cell.string, [])
            kept += [s for s in cell.spans if not any(s.start < o.end and o.start < s.end for o in kept)]
        elif cell.spans:
            cell.write()
    for index, spans in shared.items():
        put_masks(strings[index], spans)
    orphans = [index for index in range(len(strings)) if index not in {cell.string for cell in cells}]
    for index in orphans:  # left behind by deleted cells: shown nowhere, but in the file
        for piece in strings[index]:
            if not isinstance(piece, str):
                piece.text = ""
    swept = parts.sweep(known, lambda element: element.tag in (_T, _V))
    masked += [Masked(kind, "链接、名称或文本框", "a link, name or text box") for kind in swept]
    return Redacted(parts.data(), masked, pictures=parts.pictures)


class _Cell:
    """One cell with words or a long number. ``string`` is its shared string."""

    def __init__(
        self, sheet: int, row: int, column: int, element: etree._Element, text: str, string: int | None
    ) -> None:
        self.sheet, self.row, self.column = sheet, row, column
        self.element, self.text, self.string = element, text, string
        self.spans: list[Span] = []

    @property
    def words(self) -> str:
        return f"第 {self.sheet} 张工作表 {self.element.get('r', '')}"

    @property
    def words_en(self) -> str:
        return f"sheet {self.sheet} {self.element.get('r', '')}"

    def write(self) -> None:
        """Put the masked text into the cell itself, as text."""
        inline = self.element.find(_IS)
        if inline is not None:
            put_masks(_pieces(inline), self.spans)
            return
        text = masked_text(self.text, self.spans)
        for child in list(self.element):
            self.element.remove(child)
        self.element.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(self.element, _IS), _T)
        words.text = text


def _pieces(item: etree._Element) -> list[Piece]:
    return list(item.iter(_T))


def _cells(parts: Parts, strings: list[list[Piece]]) -> list[tuple[int, int, int, etree._Element, str, int | None]]:
    found: list[tuple[int, int, int, etree._Element, str, int | None]] = []
    names = sorted((part for part in parts.trees if _SHEET.match(part)), key=lambda part: (len(part), part))
    for number, part in enumerate(names, 1):
        for at, row in enumerate(parts.trees[part].iter(S + "row")):
            for place, cell in enumerate(row.iter(S + "c")):
                match = _PLACE.fullmatch((cell.get("r") or "").upper())
                line, column = (int(match.group(2)), _number(match.group(1))) if match else (at + 1, place + 1)
                text, string = _content(cell, strings)
                if text:
                    found.append((number, line, column, cell, text, string))
    return found


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value


def _content(cell: etree._Element, strings: list[list[Piece]]) -> tuple[str, int | None]:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_IS)
        return (joined(_pieces(inline)) if inline is not None else ""), None
    value = cell.findtext(_V) or ""
    if kind == "s":
        index = int(value) if value.isdigit() and len(value) < 9 else -1
        return (joined(strings[index]), index) if 0 <= index < len(strings) else ("", None)
    if kind == "n" and ("E" in value or "." in value):
        try:
            exact = Decimal(value)
        except InvalidOperation:
            return value, None
        # 1.3800001234E10 is how some programs write a telephone number.
        return (str(int(exact)) if exact == exact.to_integral_value() and exact < Decimal(10) ** 20 else value), None
    return value, None


def _look(cells: list[_Cell]) -> None:
    sheets: dict[int, dict[tuple[int, int], _Cell]] = {}
    for cell in cells:
        sheets.setdefault(cell.sheet, {})[(cell.row, cell.column)] = cell
    for grid in sheets.values():
        title = next((cell.text for _, cell in sorted(grid.items())), "")
        spans, _ = find_in_grid({place: cell.text for place, cell in grid.items()}, title)
        for place, found in spans.items():
            grid[place].spans = found

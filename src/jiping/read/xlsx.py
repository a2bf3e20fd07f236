"""XLSX and XLSM: every cell as it is printed, straight from the package's XML; sheets to blocks in :mod:`sheets`.

The libraries for workbooks give values without their number formats, and the printed digits are what jiping needs.
What is decided here, since the format leaves it open:

- A formula counts by the value last computed for it; where the file holds none the cell is *not read*. A workbook
  that was written by a program and never computed holds zeros: none of its formulas is read.
- Error values (#REF!, #DIV/0!) are not read. Values that a format or the option against zeros keeps from view are
  empty cells, since nobody reading the sheet sees them.
- Hidden sheets are left out, hidden rows and columns stay in their tables; all are named in the remarks.
- Comments, pictures and embedded files are counted, not read. Text boxes are text. Macros are never looked at.
"""

from __future__ import annotations

import re

from lxml import etree

from jiping.model import ParagraphKind, ReadProblem
from jiping.read.limits import Limits, check_characters
from jiping.read.lines import tidy
from jiping.read.numberformat import format_value, number_of
from jiping.read.package import Package, R, Relation, S, whole
from jiping.read.raw import RawBlock, RawDocument, RawParagraph
from jiping.read.sheets import Sheet, Splitter
from jiping.read.workbook import Remarks, address, has_content
from jiping.read.xlsx_styles import CellStyle, CellStyles

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)
_ROWS, _COLUMNS = 1_048_576, 16_384


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read an XLSX (also XLSM, XLTX, strict OOXML).

    Raises :class:`ReadProblem` READ001 (damaged), READ002 (encrypted), READ003 (only pictures), READ004 (no text),
    READ005 (beyond a limit), and nothing else.
    """
    return _Reader(Package(data, name, limits)).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.remarks = Remarks()
        self.splitter = Splitter(package.name, package.limits)
        self.strings: list[str] = []
        self.styles = CellStyles(None)
        self.date1904 = False
        self.cells = 0
        self.is_computed = False
        """Whether any formula of the workbook has a result other than zero."""
        self.formulas: list[tuple[Sheet, int, int]] = []
        self.printed: dict[tuple[str, str], str] = {}

    def read(self) -> RawDocument:
        part = next((r.target for r in self.package.relations("").values() if r.kind == "officeDocument"), "")
        part = part or "xl/workbook.xml"
        root = self.package.xml(part)
        if root is None or root.tag != S + "workbook":
            raise self.package.damaged(f"{part} 不是工作簿" if root is not None else f"缺少 {part}")
        relations = self.package.relations(part)
        self._strings(relations)
        self.styles = CellStyles(self._part(relations, "styles"))
        properties = root.find(S + "workbookPr")
        self.date1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
        shown, hidden = self._sheet_list(root, relations)
        # With every sheet hidden there is nothing else to read; spreadsheets do not allow it, programs write it.
        chosen = shown or hidden
        self.remarks.hidden_sheets = [name for name, _ in hidden] if shown else []
        sheets = [(self._sheet(name, target), target) for name, target in chosen]
        calculation = root.find(S + "calcPr")
        if calculation is not None and calculation.get("fullCalcOnLoad", "0") in ("1", "true"):
            self._doubt()
        return self._document(sheets)

    def _document(self, sheets: list[tuple[Sheet, str]]) -> RawDocument:
        blocks: list[RawBlock] = []
        for sheet, target in sheets:
            blocks += self.splitter.blocks(sheet)
            blocks += self._around(sheet, target)
            sheet.texts.clear()
        check_characters(blocks, self.package.name, self.package.limits)
        if not any(has_content(block) for block in blocks):
            code = "READ003" if self.remarks.pictures else "READ004"
            raise ReadProblem(code, {"name": self.package.name, "pages": "1"})
        return RawDocument(blocks, "xlsx", remarks=self.remarks.words(self.splitter.covered))

    def _part(self, relations: dict[str, Relation], kind: str) -> etree._Element | None:
        target = next((relation.target for relation in relations.values() if relation.kind == kind), None)
        return None if target is None else self.package.xml(target)

    def _sheet_list(
        self, root: etree._Element, relations: dict[str, Relation]
    ) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Name and part of the sheets that are shown, and of those that are not."""
        shown: list[tuple[str, str]] = []
        hidden: list[tuple[str, str]] = []
        for item in root.iterfind(f"{S}sheets/{S}sheet"):
            name = tidy(item.get("name", ""))
            relation = relations.get(item.get(R + "id", ""))
            if relation is None:
                raise self.package.damaged(f"缺少工作表 {name}")
            if relation.kind != "worksheet":
                self.remarks.other_sheets.append(name)
            elif item.get("state", "visible") == "visible":
                shown.append((name, relation.target))
            else:
                hidden.append((name, relation.target))
        return shown, hidden

    def _strings(self, relations: dict[str, Relation]) -> None:
        part = next((r.target for r in relations.values() if r.kind == "sharedStrings"), None)
        content = None if part is None else self.package.content(part)
        if content is not None and part is not None:
            self.strings = [_words(item) for item in self.package.elements(content, part, S + "si")]

    # ------------------------------------------------------------------------------------------------ a sheet

    def _sheet(self, name: str, part: str) -> Sheet:
        content = self.package.content(part)
        if content is None:
            raise self.package.damaged(f"缺少 {part}")
        sheet = Sheet(name)
        shows_zeros, rows_hidden = True, False
        hidden_rows: list[int] = []
        hidden_columns: list[int] = []
        next_row = 0
        tags = (S + "row", S + "col", S + "mergeCell", S + "sheetView", S + "sheetFormatPr")
        for element in self.package.elements(content, part, *tags):
            if element.tag == S + "row":
                row = whole(element.get("r"), next_row + 1, 2 * _ROWS) - 1
                if not 0 <= row < _ROWS:
                    raise self.package.damaged(f"{part} 的行号 {element.get('r')} 有误")
                next_row = row + 1
                self._row(sheet, element, row, shows_zeros)
                if element.get("hidden", "1" if rows_hidden else "0") in ("1", "true"):
                    hidden_rows.append(row)
            elif element.tag == S + "mergeCell":
                self._merge(sheet, element.get("ref", ""))
            elif element.tag == S + "sheetView":
                shows_zeros = element.get("showZeros", "1") not in ("0", "false")
            elif element.tag == S + "sheetFormatPr":
                rows_hidden = element.get("zeroHeight", "0") in ("1", "true")
            elif element.get("hidden", "0") in ("1", "true"):
                first, last = whole(element.get("min"), 1) - 1, whole(element.get("max"), 1) - 1
                hidden_columns += range(max(first, 0), min(last + 1, _COLUMNS))
        self.remarks.hide(sheet, hidden_rows, hidden_columns)
        return sheet

    def _merge(self, sheet: Sheet, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _place(first), _place(last or first)
        if start is None or end is None:
            return
        sheet.merges.append(
            (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
        )

    def _row(self, sheet: Sheet, element: etree._Element, row: int, shows_zeros: bool) -> None:
        column = -1
        framed = 0
        texts: dict[int, str] = {}
        self.cells += len(element)
        # Cells without text cost nothing later, but a file of nothing else must end too.
        if self.cells > 4 * self.package.limits.max_cells:
            limit = self.package.limits.max_cells
            raise self.package.too_large(f"{self.cells} 个单元格（含空白）", f"{limit} 个（空白单元格按四分之一计）")
        for cell in element:
            if cell.tag != S + "c":
                continue
            reference = cell.get("r")
            column += 1
            if reference is not None:
                place = _place(reference)
                if place is None or place[0] != row:
                    raise self.package.damaged(f"单元格地址 {reference[:20]} 有误")
                column = place[1]
            if column >= _COLUMNS:
                raise self.package.damaged(f"第 {row + 1} 行的单元格超出范围")
            style = self.styles.style(cell.get("s"))
            if style.has_border:
                framed |= 1 << column
            if len(cell):
                text, unread = self._value(sheet, cell, style, row, column, shows_zeros)
                if text or unread:
                    texts[column] = text
                    self.splitter.count_characters(text)
                if unread:
                    sheet.unread.add((row, column))
        if texts:
            sheet.texts[row] = texts
        if framed:
            sheet.framed[row] = framed

    def _value(
        self, sheet: Sheet, cell: etree._Element, style: CellStyle, row: int, column: int, shows_zeros: bool
    ) -> tuple[str, bool]:
        """The text a cell shows, and whether it could not be read."""
        kind = cell.get("t", "n")
        value, formula = None, False
        for child in cell:
            if child.tag == S + "v":
                value = child.text or ""
            elif child.tag == S + "f":
                formula = True
            elif child.tag == S + "is" and kind == "inlineStr":
                return _words(child), False
        if formula:
            if value is None or (not value and kind != "str"):
                self.remarks.uncomputed.append(address(sheet, row, column))
                return "", True
            if kind == "n":
                self.is_computed = self.is_computed or value not in ("0", "0.0")
                self.formulas.append((sheet, row, column))
            elif value:
                self.is_computed = True
        if not value:
            return "", False
        if kind == "s":
            place = whole(value, -1)
            if not 0 <= place < len(self.strings):
                raise self.package.damaged(f"单元格引用了不存在的文字 {value[:20]}")
            return self.strings[place], False
        if kind == "n":
            return self._number(value, style, shows_zeros), False
        if kind == "e":
            self.remarks.errors.append(address(sheet, row, column))
            return value, True
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE", False
        if kind == "d":
            return value.partition("T")[0], False
        return value, False

    def _number(self, value: str, style: CellStyle, shows_zeros: bool) -> str:
        # Amounts repeat a great deal in tables of accounts: 0 above all.
        known = self.printed.get((value, style.code))
        if known is None:
            number = number_of(value)
            if number is None:
                raise self.package.damaged(f"单元格的数值 {value[:20]} 有误")
            known = format_value(number, style.code, self.date1904).strip()
            if not known and number:
                self.remarks.unshown += 1
            if len(self.printed) < 100_000:
                self.printed[(value, style.code)] = known
        if not shows_zeros and known and not known.strip("0.,-%"):
            return ""
        return known

    def _doubt(self) -> None:
        """A program that cannot compute writes zero for each formula and asks for it to be done on opening."""
        if self.is_computed or not self.formulas:
            return
        self.remarks.never_computed = True
        for sheet, row, column in self.formulas:
            sheet.put(row, column, "", unread=True)

    # ------------------------------------------------------------------------------------------ around a sheet

    def _around(self, sheet: Sheet, part: str) -> list[RawBlock]:
        """Text boxes of a sheet; what else hangs on it is counted."""
        found: list[RawBlock] = []
        for relation in self.package.relations(part).values():
            if relation.kind == "comments":
                content = self.package.content(relation.target) or b""
                self.remarks.comments += len(re.findall(rb"<(?:\w+:)?comment[ >]", content))
            elif relation.kind in ("oleObject", "package", "control"):
                self.remarks.embedded += 1
            elif relation.kind == "drawing":
                root = self.package.xml(relation.target)
                if root is None:
                    continue
                self.remarks.pictures += sum(1 for _ in root.iter(_XDR + "pic", _XDR + "graphicFrame"))
                for shape in root.iter(_XDR + "sp"):
                    for paragraph in shape.iter(_A + "p"):
                        words = tidy("".join(text.text or "" for text in paragraph.iter(_A + "t")))
                        if words:
                            found.append(RawParagraph(words, kind=ParagraphKind.TEXT_BOX, sheet=sheet.name))
        return found


def _words(item: etree._Element) -> str:
    """The words of a string: its own or its runs', without the reading that can stand above Chinese characters."""
    parts: list[str] = []
    for child in item:
        if child.tag == S + "t":
            parts.append(child.text or "")
        elif child.tag == S + "r":
            parts += [text.text or "" for text in child.iterfind(S + "t")]
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), "".join(parts))


_ESCAPED = re.compile(r"_x(00[0-1][0-9A-Fa-f])_")
"""Control characters as XML cannot hold them, mostly _x000D_ for a line break."""


def _place(reference: str) -> tuple[int, int] | None:
    match = _PLACE.fullmatch(reference.replace("$", ""))
    if match is None:
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    row = int(match.group(2))
    return (row - 1, column - 1) if 1 <= row <= _ROWS and column <= _COLUMNS else None

"""XLS, the workbook of Excel 97 to 2003 and of WPS (.et): records of the Workbook stream, cells as they are printed.

The same decisions as in :mod:`jiping.read.xlsx`. The records are read here and not by a library because the number
formats are needed, and because a library that lays a sheet out as one rectangle can be made to ask for more memory
than any machine has. Layout of the records: [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jiping.model import ReadProblem
from jiping.read.biff_strings import StringReader, long_string, shared_strings, short_string
from jiping.read.limits import Limits, check_characters
from jiping.read.numberformat import GENERAL, format_value, number_of
from jiping.read.ole import CompoundFile, OleError
from jiping.read.raw import RawBlock, RawDocument
from jiping.read.sheets import Sheet, Splitter
from jiping.read.workbook import Remarks, address, has_content
from jiping.read.xlsx_styles import BUILT_IN

_FORMULA, _EOF, _FILEPASS, _CONTINUE, _NOTE, _OBJ = 0x06, 0x0A, 0x2F, 0x3C, 0x1C, 0x5D
_DATEMODE, _COLINFO, _BOUNDSHEET, _SST, _FORMAT, _XF = 0x22, 0x7D, 0x85, 0xFC, 0x41E, 0xE0
_MULRK, _RSTRING, _MERGED, _LABELSST, _NUMBER, _LABEL = 0xBD, 0xD6, 0xE5, 0xFD, 0x203, 0x204
_BOOLERR, _STRING, _ROW, _WINDOW2, _RK, _BOF = 0x205, 0x207, 0x208, 0x23E, 0x27E, 0x809
_BLANK, _MULBLANK = 0x201, 0xBE
_BIFF8 = 0x600
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read an old workbook.

    Raises :class:`ReadProblem` READ001 (damaged), READ002 (encrypted), READ003 (only pictures), READ004 (no text),
    READ005 (beyond a limit), READ008 (older than Excel 97), and nothing else.
    """
    try:
        stream = CompoundFile(data).stream("Workbook", "Book")
        if stream is None:
            raise OleError("缺少 Workbook 数据流")
        return _Reader(stream, name, limits).read()
    except (OleError, struct.error, IndexError, UnicodeError) as error:
        detail = str(error) if isinstance(error, OleError) else f"记录不完整（{type(error).__name__}）"
        raise ReadProblem("READ001", {"name": name, "detail": detail}) from None


@dataclass(slots=True)
class _SheetState:
    """What is known of the sheet being read."""

    sheet: Sheet
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    shows_zeros: bool = True
    waiting: tuple[int, int] | None = None
    """The formula whose text follows in a record of its own."""


class _Reader:
    def __init__(self, stream: bytes, name: str, limits: Limits) -> None:
        self.stream = stream
        self.name = name
        self.limits = limits
        self.remarks = Remarks()
        self.splitter = Splitter(name, limits)
        self.formats = dict(BUILT_IN)
        self.cell_formats: list[tuple[str, bool]] = []
        self.strings: list[str] = []
        self.date1904 = False
        self.cells = 0
        self.is_computed = False
        self.empty_results: list[tuple[Sheet, int, int]] = []
        """Formulas whose result is an empty text: what a program writes that cannot compute."""
        self.printed: dict[tuple[Decimal, str], str] = {}

    def read(self) -> RawDocument:
        shown, hidden = self._globals()
        chosen = shown or hidden
        self.remarks.hidden_sheets = [name for name, _ in hidden] if shown else []
        splitter = self.splitter
        blocks: list[RawBlock] = []
        sheets = [self._sheet(name, place) for name, place in chosen]
        if self.empty_results and not self.is_computed:
            self.remarks.never_computed = True
            for sheet, row, column in self.empty_results:
                sheet.put(row, column, "", unread=True)
        for sheet in sheets:
            blocks += splitter.blocks(sheet)
            sheet.texts.clear()
        check_characters(blocks, self.name, self.limits)
        if not any(has_content(block) for block in blocks):
            code = "READ003" if self.remarks.pictures else "READ004"
            raise ReadProblem(code, {"name": self.name, "pages": "1"})
        return RawDocument(blocks, "xls", remarks=self.remarks.words(splitter.covered))

    def _records(self, place: int) -> Iterator[tuple[int, bytes, int]]:
        """Kind, content and place of the records from ``place`` on, up to the end of the substream."""
        stream, depth = self.stream, 0
        while place + 4 <= len(stream):
            kind, length = struct.unpack_from("<HH", stream, place)
            content = stream[place + 4 : place + 4 + length]
            if len(content) < length:
                raise OleError("数据不完整")
            yield kind, content, place
            place += 4 + length
            depth += (kind == _BOF) - (kind == _EOF)  # charts stand inside a sheet as substreams of their own
            if kind == _EOF and depth <= 0:
                return
        raise OleError("数据不完整")

    def _globals(self) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """Styles, strings and the list of sheets: name and place of those shown and of those hidden."""
        shown: list[tuple[str, int]] = []
        hidden: list[tuple[str, int]] = []
        strings: list[bytes] = []
        before = first = 0
        for kind, content, _ in self._records(0):
            if not first:
                first = 1
                if kind != _BOF:
                    raise ReadProblem("READ008", {"name": self.name})  # Excel 4 and older begin otherwise
                if struct.unpack_from("<H", content)[0] != _BIFF8:
                    raise ReadProblem("READ008", {"name": self.name})
            elif kind == _FILEPASS:
                raise ReadProblem("READ002", {"name": self.name})
            elif kind == _DATEMODE:
                self.date1904 = struct.unpack_from("<H", content)[0] == 1
            elif kind == _FORMAT:
                self.formats[struct.unpack_from("<H", content)[0]] = long_string(content, 2)
            elif kind == _XF:
                number = struct.unpack_from("<H", content, 2)[0]
                edges = struct.unpack_from("<H", content, 10)[0]
                self.cell_formats.append((self.formats.get(number, GENERAL), edges != 0))
            elif kind == _BOUNDSHEET:
                place, state, what = struct.unpack_from("<LBB", content)
                sheet_name = short_string(content, 6)
                if what != 0:
                    self.remarks.other_sheets.append(sheet_name)
                else:
                    (hidden if state & 3 else shown).append((sheet_name, place))
            elif kind == _SST or (kind == _CONTINUE and before == _SST):
                strings.append(content)
                kind = _SST
            before = kind
        self.strings = shared_strings(StringReader(strings)) if strings else []
        return shown, hidden

    def _sheet(self, name: str, place: int) -> Sheet:
        state = _SheetState(Sheet(name))
        depth = 0
        for kind, content, _ in self._records(place):
            depth += (kind == _BOF) - (kind == _EOF)
            if depth <= 1:
                self._record(state, kind, content)
            elif kind == _BOF and depth == 2:
                self.remarks.pictures += 1  # a chart
        self.remarks.hide(state.sheet, state.hidden_rows, state.hidden_columns)
        return state.sheet

    def _record(self, state: _SheetState, kind: int, content: bytes) -> None:
        if kind in (_LABELSST, _NUMBER, _RK, _LABEL, _RSTRING, _BOOLERR, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", content)
            self._count(1)
            code = self._style(state.sheet, row, column, style)
            self._value(state, kind, content, row, column, code)
        elif kind == _MULRK:
            row, column = struct.unpack_from("<HH", content)
            self._count((len(content) - 6) // 6)
            for at in range(4, len(content) - 6, 6):
                style, packed = struct.unpack_from("<HL", content, at)
                code = self._style(state.sheet, row, column, style)
                self._put_number(state, row, column, _unpacked(packed), code)
                column += 1
        elif kind == _BLANK:
            self._style(state.sheet, *struct.unpack_from("<HHH", content))
        elif kind == _MULBLANK:
            row, column = struct.unpack_from("<HH", content)
            for at in range(4, len(content) - 2, 2):
                self._style(state.sheet, row, column, struct.unpack_from("<H", content, at)[0])
                column += 1
        elif kind == _STRING and state.waiting is not None:
            row, column = state.waiting
            state.waiting = None
            state.sheet.put(row, column, long_string(content, 0))
        else:
            self._other(state, kind, content)

    def _other(self, state: _SheetState, kind: int, content: bytes) -> None:
        if kind == _MERGED:
            for at in range(2, 2 + 8 * struct.unpack_from("<H", content)[0], 8):
                first, last, left, right = struct.unpack_from("<HHHH", content, at)
                if first <= last and left <= right < 256:
                    state.sheet.merges.append((first, left, last, right))
        elif kind == _ROW:
            if struct.unpack_from("<H", content, 12)[0] & 0x20:
                state.hidden_rows.append(struct.unpack_from("<H", content)[0])
        elif kind == _COLINFO:
            first, last, _, _, options = struct.unpack_from("<HHHHH", content)
            if options & 1:
                state.hidden_columns += range(first, min(last, 255) + 1)
        elif kind == _WINDOW2:
            state.shows_zeros = bool(struct.unpack_from("<H", content)[0] & 0x10)
        elif kind == _NOTE:
            self.remarks.comments += 1
        elif kind == _OBJ and len(content) >= 6 and struct.unpack_from("<H", content, 4)[0] == 8:
            self.remarks.pictures += 1
        elif kind == _FILEPASS:
            raise ReadProblem("READ002", {"name": self.name})

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > self.limits.max_cells:
            values = {"what": f"{self.cells} 个单元格", "limit": f"{self.limits.max_cells} 个"}
            raise ReadProblem("READ005", {"name": self.name, **values})

    def _style(self, sheet: Sheet, row: int, column: int, number: int) -> str:
        if column >= 256:
            raise OleError("单元格超出范围")
        code, has_border = self.cell_formats[number] if number < len(self.cell_formats) else (GENERAL, False)
        if has_border:
            sheet.framed[row] = sheet.framed.get(row, 0) | 1 << column
        return code

    def _value(self, state: _SheetState, kind: int, content: bytes, row: int, column: int, code: str) -> None:
        sheet = state.sheet
        if kind == _LABELSST:
            place = struct.unpack_from("<L", content, 6)[0]
            if place >= len(self.strings):
                raise OleError("单元格引用了不存在的文字")
            self.splitter.count_characters(self.strings[place])
            sheet.put(row, column, self.strings[place])
        elif kind == _NUMBER:
            self._put_number(state, row, column, _double(content[6:14]), code)
        elif kind == _RK:
            self._put_number(state, row, column, _unpacked(struct.unpack_from("<L", content, 6)[0]), code)
        elif kind in (_LABEL, _RSTRING):
            sheet.put(row, column, long_string(content, 6))
        elif kind == _BOOLERR:
            self._put_bool_or_error(sheet, row, column, content[6], content[7] == 1)
        elif content[12:14] == b"\xff\xff" and content[6] == 3:
            self.empty_results.append((sheet, row, column))
        elif content[12:14] != b"\xff\xff":
            self.is_computed = True
            self._put_number(state, row, column, _double(content[6:14]), code)
        elif content[6] == 0:
            self.is_computed = True
            state.waiting = (row, column)
        elif content[6] in (1, 2):
            self._put_bool_or_error(sheet, row, column, content[8], content[6] == 2)

    def _put_bool_or_error(self, sheet: Sheet, row: int, column: int, value: int, is_error: bool) -> None:
        if is_error:
            self.remarks.errors.append(address(sheet, row, column))
            sheet.put(row, column, _ERRORS.get(value, "#N/A"), unread=True)
        else:
            sheet.put(row, column, "TRUE" if value else "FALSE")

    def _put_number(self, state: _SheetState, row: int, column: int, value: Decimal, code: str) -> None:
        printed = self.printed.get((value, code))
        if printed is None:
            printed = format_value(value, code, self.date1904).strip()
            if len(self.printed) < 100_000:
                self.printed[(value, code)] = printed
        if not printed and value:
            self.remarks.unshown += 1
        if printed and (state.shows_zeros or printed.strip("0.,-%")):
            state.sheet.put(row, column, printed)


def _double(content: bytes) -> Decimal:
    # Its shortest decimal form is the number somebody typed; from here on it is exact.
    value = number_of(repr(struct.unpack("<d", content)[0]))
    if value is None:
        raise OleError("数值有误")
    return value


def _unpacked(packed: int) -> Decimal:
    """A number in four bytes: 30 bits of a whole number or of a double, perhaps in hundredths."""
    if packed & 2:
        whole = packed >> 2
        value = Decimal(whole - (1 << 30) if whole & 1 << 29 else whole)
    else:
        value = _double(b"\0\0\0\0" + struct.pack("<L", packed & 0xFFFFFFFC))
    return value / 100 if packed & 1 else value

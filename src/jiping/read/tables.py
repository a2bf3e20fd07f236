"""From a grid of cells to a table with header paths, side-by-side parts, row labels and codes.

The shapes are those of public-finance tables of any producer: stacked and merged headers, 类/款/项 code columns, an
income and an expenditure block beside each other, 行次/栏次 numbering, a total row first or last, filler rows.
"""

from __future__ import annotations

import itertools
import re

from jiping.model import Cell, CellState, Column, Part, Row, RowKind, Table
from jiping.read.raw import RawCell, RawTable

_NUMBER = re.compile(r"[-+−－]?(\d{1,3}([,，]\d{3})+|\d+)([.．]\d+)?\s*[%％]?|[（(](\d{1,3}(,\d{3})+|\d+)(\.\d+)?[)）]")
_BROKEN_NUMBER = re.compile(
    r"[-+]?\d[\d,，.]*(?:\.\.|[,，]{2}|[,，]\.)[\d,，.]*\d|(?=.*\d{3}|.*\.\d)[-+]?\d*(?:[,，]\d+)+(?:\.\d+)?"
)
_LONGEST_NUMBER = 40
"""Signs of a number in a cell; longer runs of digits are no amount, and nobody can compute with them."""
_DASH = re.compile(r"[-—–－―─/／]+|——|…+")
_CODE = re.compile(r"\d{3}|\d{5}|\d{7}|\d{2}|\d")
_LEADING_CODE = re.compile(r"(\d{7}|\d{5}|\d{3})\s*(?=[^\d.,，%])")
_LINE_NUMBER_WORDS = frozenset(("行次", "栏次", "序号"))
_TOTAL = re.compile(r"(合计|总计|小计|[一-鿿]*(合计|总计))")
_TOTAL_WORDS = frozenset(("合计", "总计", "小计"))

_HEADER_WORDS = re.compile(
    r"项目|科目|编码|名称|预算数|决算数|执行数|调整|年初|全年|年末|金额|合计|小计|总计|收入|支出|拨款|经费|结余|"
    r"序号|备注|说明|指标|分值|得分|权重|单位|内容|数量|编号|完成|占比|比重|比例|增减|变动|上年|本年|"
    r"20\d\d年度?(?:$|预算|决算|执行|实际|计划|金额|支出|收入|比)|公务|因公|购置|运行|接待|[一二三]级|目标值|实际值|标准|依据|类别|性质|资金|行次|栏次|评分"
)
_LONGEST_HEADER = 14
_NAME_HEADERS = re.compile(
    r"(支出|收入)?(功能|经济)?(分类)?(科目)?(名称|编码|代码)|项目(名称|内容|及内容)?|科目|单位(名称)?|部门(名称)?|"
    r"名称|内容|指标(名称|内容)?|[一二三四]级指标|类别|类型|预算单位|项目单位|"
    r"(部门预算)?(支出)?(功能|经济)分类(科目)?(编码|名称|代码)?|.*科目(编码|代码|名称)|编码|代码|序号|编号|"
    r"类|款|项|行次|栏次|摘要|用途|工作任务|年度|(预算|所属|主管)?(单位|部门)(编码|代码|编号)|项目(编码|代码|编号)|采购(项目|目录|品目|方式)|"
    r"计量单位|单位类型|资金性质"
)
_REMARK_HEADERS = re.compile(
    r"备注|说明|原因.*|.*依据|评分标准|.*措施|指标解释|指标说明|.*口径|.*(指标值|目标值|完成值|实际值|完成情况)"
)
_CODE_HEADERS = re.compile(r"类|款|项|(?!.*(单位|部门|项目)).*(编码|代码)")
_ENUMERATED = re.compile(
    r"([一二三四五六七八九十]+)[、.．]|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[、.．](?!\d)|其中[:：]"
)


_MISREAD_NUMBER = re.compile(r"(?=.*\d)[\dOoQDIl|iSsBZz.,，。、:：;'’`\s-]+")
"""S5.47, 1O0.00: what recognition makes of a number it cannot read. No word of a printed table looks like that."""


def clean(text: str) -> str:
    """Cell text without line breaks and without the spaces that spread ideographs."""
    text = text.replace(" ", " ").replace("　", " ").strip()
    if " " not in text and "\n" not in text and "\r" not in text and "\t" not in text:
        return text
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"(?<=[⺀-￯]) | (?=[⺀-￯])", "", text)


def state_of(text: str) -> CellState:
    """Which of the states a cell with this text is in."""
    if not text:
        return CellState.EMPTY
    if "一" <= text[0] <= "鿿":
        return CellState.TEXT  # no number or dash begins so
    if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return CellState.NUMBER
    if _DASH.fullmatch(text):
        return CellState.DASH
    # 1,23,456.00 or 12..5: meant as a number, its value cannot be told.
    return CellState.UNREAD if _BROKEN_NUMBER.fullmatch(text) else CellState.TEXT


class _Grid:
    """Lookup by place, with merged cells found from every place they cover."""

    def __init__(self, raw: RawTable) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.at: dict[tuple[int, int], Cell] = {}
        for item in raw.cells:
            cell = self._cell(item)
            place = (cell.row, cell.column)
            self.cells[place] = cell
            if cell.row_span == 1 and cell.column_span == 1:
                self.at[place] = cell
            else:
                for row in range(cell.row, cell.row + cell.row_span):
                    for column in range(cell.column, cell.column + cell.column_span):
                        self.at[(row, column)] = cell
        self.rows = max((row for row, _ in self.at), default=-1) + 1
        self.columns = max((column for _, column in self.at), default=-1) + 1

    @staticmethod
    def _cell(item: RawCell) -> Cell:
        # Most cells of a form are empty.
        text = clean(item.text) if item.text else ""
        state = CellState.UNREAD if item.unread else state_of(text) if text else CellState.EMPTY
        if item.confidence is not None and state is CellState.TEXT and _MISREAD_NUMBER.fullmatch(text):
            state = CellState.UNREAD
        return Cell(
            item.row,
            item.column,
            text,
            state,
            max(item.row_span, 1),
            max(item.column_span, 1),
            item.page,
            item.box,
            item.confidence,
        )

    def row(self, row: int) -> list[Cell]:
        """The cells over this row from left to right, each once."""
        found: list[Cell] = []
        for column in range(self.columns):
            cell = self.at.get((row, column))
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found


def build_table(raw: RawTable, index: int) -> Table:
    """The table at block ``index``, without title and unit (those stand around it)."""
    grid = _Grid(raw)
    title, first = _inner_title(grid)
    header_end, line_rows = _header_rows(grid, first)
    named_rows = [row for row in range(first, header_end) if row not in line_rows]
    columns = [_path(grid, column, named_rows) for column in range(grid.columns)]
    parts = _parts(grid, columns, first, header_end, line_rows)
    return Table(
        index=index,
        title=raw.title or title,
        page=raw.page,
        last_page=raw.last_page,
        row_count=grid.rows,
        column_count=grid.columns,
        header_rows=header_end,
        cells=grid.cells,
        parts=parts,
        sheet=raw.sheet,
        sheet_rows=raw.sheet_rows,
        sheet_columns=raw.sheet_columns,
    )


def _inner_title(grid: _Grid) -> tuple[str, int]:
    """A title printed inside the grid: a first row that is one cell over the whole width and calls itself a table."""
    row = 0
    title = ""
    while row < min(grid.rows - 1, 3):
        cells = grid.row(row)
        texts = [cell for cell in cells if cell.text]
        if len(cells) == 1 and cells[0].column_span == grid.columns and cells[0].row_span == 1 and grid.columns > 2:
            if re.search(r"表[一二三四五六七八九十\d]*([（(].*[)）])?$|单位[:：]", cells[0].text):
                if "单位" not in cells[0].text:
                    title = title or cells[0].text
                row += 1
                continue
            if not texts:
                row += 1
                continue
        break
    return title, row


def _is_line_numbers(cells: list[Cell]) -> bool:
    """栏次 1 2 3 …: integers that only number the columns."""
    words = [cell for cell in cells if cell.text and cell.state is not CellState.NUMBER]
    numbers = [cell.text for cell in cells if cell.state is CellState.NUMBER]
    if len(numbers) < 2 or not all(number.isdecimal() and len(number) <= 4 for number in numbers):
        return False
    named = any(cell.text.replace(" ", "") in _LINE_NUMBER_WORDS for cell in words)
    values = [int(number) for number in numbers]
    rising = all(b == a + 1 for a, b in itertools.pairwise(values)) and values[0] <= 2
    return rising and (named or (not words and len(numbers) >= 3))


def _header_rows(grid: _Grid, first: int) -> tuple[int, frozenset[int]]:
    """Where the header ends, and which rows only number the columns."""
    line_rows = set()
    end = first
    row = first
    while row < min(grid.rows, first + 10):
        cells = grid.row(row)
        if _is_line_numbers(cells):
            line_rows.add(row)
            row += 1
            end = row
            continue
        kind = _header_like(cells, row, end > first)
        if kind == "header" or _divides_header(grid, row, cells, end):
            row += 1
            end = row
            continue
        if kind == "blank" and end > first:
            # An empty row inside a header is a cut of the grid, when more header follows.
            later = [_header_like(grid.row(r), r, True) for r in range(row + 1, min(row + 3, grid.rows))]
            if later and later[0] == "header":
                row += 1
                continue
        break
    return end, frozenset(line_rows)


def _divides_header(grid: _Grid, row: int, cells: list[Cell], end: int) -> bool:
    """Whether a row only divides what the header row above it joins: 资金来源 over 一般公共预算, 上年结转.

    The other columns, that of the names among them, are covered by header cells that reach down into this row.
    """
    if row == 0 or end != row:
        return False
    own = [cell for cell in cells if cell.row == row]
    if not own or len(own) == len(cells) or cells[0].row == row or cells[0].row + cells[0].row_span != row + 1:
        return False
    if any(cell.state is not CellState.TEXT or len(cell.text) > _LONGEST_HEADER for cell in own):
        return False
    above = [grid.at.get((row - 1, cell.column)) for cell in own]
    return all(over is not None and over.column_span > cell.column_span for over, cell in zip(above, own, strict=True))


def _header_like(cells: list[Cell], row: int, begun: bool) -> str:
    own = [cell for cell in cells if cell.row == row]
    if not own:
        return "header" if begun else "blank"
    texts = [cell for cell in own if cell.text]
    if not texts:
        return "blank"
    if any(cell.state in (CellState.NUMBER, CellState.DASH) for cell in texts):
        return "data"
    words = [cell.text.replace(" ", "") for cell in texts]
    if any(_ENUMERATED.match(word) or _LEADING_CODE.match(word) for word in words if not word.startswith("其中")):
        return "data"
    if any(word.startswith("其中") for word in words) and (len(words) == 1 or words[0].startswith("其中")):
        # In a header it names part of the column before it: 事业收入 | 其中：教育收费.
        return "data"
    if begun and len(texts) == 1 and words[0] in _TOTAL_WORDS and len(own) > 2:
        return "data"
    if begun and _TOTAL.fullmatch(words[0]) and not any(_HEADER_WORDS.search(word) for word in words[1:]):
        return "data"
    hits = sum(1 for word in words if _HEADER_WORDS.search(word) or word in ("类", "款", "项"))
    if hits * 2 >= len(words) or (any(cell.column_span > 1 for cell in own) and hits):
        # A first header row may be short words only; later rows must look like header words too.
        return "header" if not begun or len(words) > 1 or own[0].column > 0 or hits else "data"
    return "header" if not begun and len(texts) == len(own) and all(len(word) <= 12 for word in words) else "data"


def _path(grid: _Grid, column: int, rows: list[int]) -> tuple[str, ...]:
    """The words over a column. 栏次 in the row that numbers the columns is not the name of the column it stands in."""
    path: list[str] = []
    last: Cell | None = None
    for row in rows:
        cell = grid.at.get((row, column))
        if cell is None or cell is last:
            continue
        last = cell
        text = cell.text.replace(" ", "")
        if text and cell.state is not CellState.NUMBER and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _is_label(grid: _Grid, column: int, path: tuple[str, ...], start: int) -> bool:
    """Whether a column holds codes or names; by its header when that is plain, else by what stands in it."""
    last = path[-1] if path else ""
    if last and _NAME_HEADERS.fullmatch(last):
        return True
    if last and _REMARK_HEADERS.fullmatch(last):
        return False
    numbers = words = 0
    for row in range(start, grid.rows):
        cell = grid.at.get((row, column))
        if cell is None or cell.column != column:
            continue
        if cell.state in (CellState.NUMBER, CellState.UNREAD):
            numbers += 1
        elif cell.state is CellState.TEXT:
            words += 1
    if numbers or words:
        return words > numbers
    return not last


def _parts(
    grid: _Grid, paths: list[tuple[str, ...]], first: int, start: int, line_rows: frozenset[int]
) -> tuple[Part, ...]:
    labels = [_is_label(grid, column, path, start) for column, path in enumerate(paths)]
    groups: list[tuple[list[int], list[int]]] = []
    for column in range(grid.columns):
        if labels[column]:
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(column)
        else:
            if not groups:
                groups.append(([], []))
            groups[-1][1].append(column)
    groups = _merge_groups(groups, paths)
    parts = []
    for names, values in groups:
        columns = tuple(Column(c, paths[c]) for c in values if not (paths[c] and paths[c][-1] in _LINE_NUMBER_WORDS))
        names = [c for c in names if not (paths[c] and paths[c][-1] in ("行次", "栏次"))]
        rows = tuple(_rows(grid, names, columns, paths, start, line_rows))
        parts.append(Part(tuple(names), columns, rows, _part_heading(grid, [*names, *values], first, start)))
    return tuple(parts)


_HEAD_OF_BLOCK = re.compile(r"[（(].*?[)）]|(?:收入|支出)(?=项目)|(?<=项目)[:：].*")
"""What tells blocks side by side apart: 项目 | 项目（按功能分类）; 收入项目 | 支出项目."""


_SIDES = {"收入", "支出", "本年收入", "本年支出"}


def _merge_groups(
    groups: list[tuple[list[int], list[int]]], paths: list[tuple[str, ...]]
) -> list[tuple[list[int], list[int]]]:
    """Blocks that stand side by side repeat their header; anything else is one block with words among its values."""
    if len(groups) < 2:
        return groups
    heads = [tuple(_HEAD_OF_BLOCK.sub("", paths[c][-1]) if paths[c] else "" for c in names) for names, _ in groups]
    repeated = len({head for head in heads if head}) < len([head for head in heads if head])
    if repeated and all(values for _, values in groups):
        return groups
    tops = [{paths[c][0] if paths[c] else "" for c in (*names, *values)} for names, values in groups]
    own = all(len(top) == 1 and top <= _SIDES for top in tops) and len(set().union(*tops)) == len(tops)
    if own and all(values for _, values in groups):
        return groups  # 收入（项目、预算数） beside 支出（功能分类、预算数）: each block under its own heading
    names = list(groups[0][0])
    values = list(groups[0][1])
    for more_names, more_values in groups[1:]:
        values += more_names + more_values
    return [(names, sorted(values))]


def _part_heading(grid: _Grid, columns: list[int], first: int, end: int) -> str:
    if not columns:
        return ""
    for row in range(first, end):
        cell = grid.at.get((row, columns[0]))
        if cell is not None and cell.text and cell.column_span >= len(columns) > 1 and len(columns) < grid.columns:
            return cell.text.replace(" ", "")
    return ""


def _rows(
    grid: _Grid,
    names: list[int],
    columns: tuple[Column, ...],
    paths: list[tuple[str, ...]],
    start: int,
    line_rows: frozenset[int],
) -> list[Row]:
    code_columns = [c for c in names if paths[c] and _CODE_HEADERS.fullmatch(paths[c][-1])]
    if not code_columns and names and not paths[names[0]]:
        code_columns = [c for c in names if _looks_like_codes(grid, c, start)]
    name_columns = [c for c in names if c not in code_columns and not (paths[c] and paths[c][-1] in ("序号", "编号"))]
    found = []
    above: list[str] = []
    for row in range(start, grid.rows):
        if row in line_rows:
            continue
        label, label_cell = _label(grid, row, name_columns or code_columns)
        printed = tuple(_code_text(grid, row, c) for c in code_columns)
        if code_columns and (not label or label == "".join(printed)):
            label, label_cell = _label(grid, row, names, words_only=True)
        code, above = _join_code(printed, above)
        if not code and label:
            leading = _LEADING_CODE.match(label)
            if leading and not _TOTAL.fullmatch(label):
                code, printed = leading.group(1), (leading.group(1),)
                label = label[leading.end() :].strip()
        if code and label.isdigit():
            label = ""
        filled = any(cell.text for column in columns if (cell := grid.at.get((row, column.column))) is not None)
        kind = RowKind.DATA
        if not label and not code and not filled:
            kind = RowKind.FILLER
        elif _TOTAL.fullmatch(_without_number(label)) and not code:
            kind = RowKind.TOTAL
        found.append(Row(row, label, kind, code, tuple(p for p in printed if p), label_cell))
    return found


def _without_number(label: str) -> str:
    match = _ENUMERATED.match(label)
    return label[match.end() :] if match else label


def _looks_like_codes(grid: _Grid, column: int, start: int) -> bool:
    texts = [cell.text for row in range(start, grid.rows) if (cell := grid.at.get((row, column))) and cell.text]
    return len(texts) >= 2 and sum(1 for t in texts if re.fullmatch(r"\d{3}|\d{5}|\d{7}", t)) * 2 > len(texts)


def _label(grid: _Grid, row: int, columns: list[int], words_only: bool = False) -> tuple[str, tuple[int, int] | None]:
    """The innermost name in these columns; merged cells over several rows name the rows they cover."""
    for column in reversed(columns):
        cell = grid.at.get((row, column))
        if cell is None or not cell.text:
            continue
        text = cell.text
        if text in ("类", "款", "项") or (words_only and cell.state is not CellState.TEXT):
            continue
        return text, (cell.row, cell.column)
    return "", None


def _code_text(grid: _Grid, row: int, column: int) -> str:
    cell = grid.at.get((row, column))
    if cell is None or cell.row != row or cell.column != column:
        return ""
    text = cell.text.replace(" ", "")
    return text if text.isdigit() else ""


def _join_code(printed: tuple[str, ...], above: list[str]) -> tuple[str, list[str]]:
    """The whole code of a row, and the pieces the rows below may leave out.

    ``("201", "6", "")`` is 20106; a row that prints only its 款 takes the 类 of the row above.
    """
    if not any(printed):
        return "", above
    if len(printed) == 1:
        return (printed[0], above) if _CODE.fullmatch(printed[0]) and len(printed[0]) >= 3 else ("", above)
    pieces = list(printed)
    for level, piece in enumerate(pieces):
        if piece:
            if len(piece) > 3 and level > 0:  # a full code in one of the columns
                return piece, above
            break
        if level < len(above):
            pieces[level] = above[level]
    kept = []
    for level, piece in enumerate(pieces):
        if not piece:
            break
        kept.append(piece if level == 0 else piece.zfill(2))
    if kept and len(kept[0]) in (5, 7):
        return kept[0], kept
    return "".join(kept), kept

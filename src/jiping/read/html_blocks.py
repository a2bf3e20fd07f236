"""From the tree of a page to blocks: what is shown, where a paragraph begins, which tables are tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from jiping.model import ReadProblem
from jiping.read.limits import Limits
from jiping.read.lines import TextLine, glue, glue_cell, indent_of, join_lines, tidy
from jiping.read.raw import RawBlock, RawParagraph, RawTable
from jiping.read.sheets import Sheet, Splitter, span_mask


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SKIPPED = names(
    "script style noscript template head iframe object embed svg canvas select button nav footer "
    "aside video audio map dialog datalist input textarea"
)
_BLOCKS = names(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody "
    "td tfoot th thead tr ul"
)
_CONTAINERS = names("div ul ol dl table tr td section p menu article header")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BREAK = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
# Lines that sites put around every article. They end or are short, so that no sentence of a report is among them.
_AROUND = re.compile(
    r"(?:您?(?:现在|当前)的?(?:所在)?位置|(?:您|你)(?:现在)?(?:的|所在)位置|当前位置|所在位置)\s*[:：]?.{0,80}|首页\s*[>＞»].{0,80}|"
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s*[:：].{0,20}|(?:字体|字号)\s*[:：]?.{0,20}|"
    r"(?:发布|发稿|公开|更新|成文|生成)?(?:日期|时间)\s*[:：]\s*20\d\d[-年/.].{0,120}|"
    r"(?:信息)?来源\s*[:：][^。，；]{0,60}|(?:上|下)一[篇条]\s*[:：]?.{0,80}|(?:[【\[]?\s*(?:打印|关闭)(?:本页|窗口|页面|本文)?\s*[】\]]?\s*)+|"
    r"分享(?:到|至)?\s*[:：]?.{0,20}|扫一扫.{0,30}|【?(?:大|中|小)[】\s]{0,3}(?:中|小)?[】\s]{0,3}(?:小)?】?|返回顶部|相关(?:文章|链接|新闻)\s*[:：]?"
)
_MAX_SPAN = 1000  # HTML's own bound on the columns of one cell
_MAX_COLUMNS = 16_384  # that of workbooks


@dataclass(slots=True)
class _Counts:
    """What a container holds: characters, characters in links to elsewhere, such links."""

    text: int = 0
    linked: int = 0
    links: int = 0


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    blocks: list[RawBlock]

    def text(self) -> str:
        """The words of a cell; what stands in its inner tables is theirs."""
        words = ""
        for block in self.blocks:
            if isinstance(block, RawParagraph):
                own = glue(block.number, block.text) if block.number else block.text
                words = glue_cell(words, own) if words else own
        return words


class Blocks:
    """Reads a tree into ``sink``. The walk keeps its own stack, since pages are deeper than Python likes."""

    def __init__(self, name: str, limits: Limits, is_workbook: bool = False) -> None:
        self.name = name
        self.limits = limits
        self.is_workbook = is_workbook
        self.sink: list[RawBlock] = []
        self.pictures = 0
        self.hidden = 0
        self._splitter = Splitter(name, limits)
        self._menus: set[int] = set()
        self._tables = 0
        self._cells = 0
        self._items: dict[int, str] = {}
        """The number of the next item, by list."""

    def read(self, body: LexborNode) -> None:
        self._menus = _menus(body)
        self._walk(body, self.sink)
        if not self.sink and self._menus:
            # A page of nothing but links is a list of files; better its lines than no word.
            self._menus = set()
            self._walk(body, self.sink)

    def remarks(self) -> list[str]:
        found = []
        if self.hidden:
            found.append(f"READ010 有 {self.hidden} 处隐藏的内容，未读入。")
        if self.pictures:
            found.append(f"READ010 文中有 {self.pictures} 幅图片，图片里的文字没有读入。")
        return found

    # ------------------------------------------------------------------------------------------------ the walk

    def _walk(self, root: LexborNode, sink: list[RawBlock]) -> None:
        paragraph = _Paragraph(sink)
        node: LexborNode | None = root
        depth = 0
        while node is not None:
            tag = node.tag or ""
            below: LexborNode | None = None
            if tag == "-text":
                paragraph.add(node.text_content or "")
            elif node.is_element_node and not (depth and self._is_left_out(node, tag)):
                if tag == "table" and depth:
                    paragraph.end()
                    self._table(node, sink)
                else:
                    self._enter(node, tag, paragraph)
                    below = node.child
                    if below is None:
                        paragraph.leave(tag)
            if below is not None:
                node = below
                depth += 1
                continue
            while node is not None and node.next is None and depth:
                node = node.parent
                depth -= 1
                if node is not None:
                    paragraph.leave(node.tag or "")
            node = node.next if node is not None and depth else None
        paragraph.end()

    def _is_left_out(self, node: LexborNode, tag: str) -> bool:
        if tag in _SKIPPED or node.mem_id in self._menus:
            return True
        if tag in ("img", "v:imagedata", "image"):
            self.pictures += 1
            return True
        attributes = node.attributes
        if not attributes:
            return False
        style = attributes.get("style")
        if "hidden" in attributes or (style and _HIDDEN.search(style)):
            self.hidden += any(text.strip() for text in _strings(node))
            return True
        return False

    def _number(self, item: LexborNode) -> str | None:
        """The number an ordered list prints before an item."""
        above = item.parent
        if above is None or above.tag != "ol":
            return None
        own = item.attributes.get("value")
        place = _whole(own if own is not None else self._items.get(above.mem_id) or above.attributes.get("start"))
        self._items[above.mem_id] = str(place + 1)
        kind = above.attributes.get("type") or "1"
        return f"{chr(ord(kind) + place - 1)}." if kind in ("a", "A") and 1 <= place <= 26 else f"{place}."

    def _enter(self, node: LexborNode, tag: str, paragraph: _Paragraph) -> None:
        if tag == "br":
            paragraph.parts.append("\n")
        elif tag in _BLOCKS:
            paragraph.end()
            attributes = node.attributes
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                paragraph.level = int(tag[1])
            if tag == "li":
                paragraph.number = self._number(node)
            elif tag == "pre":
                paragraph.preformatted += 1
            style = attributes.get("style") or ""
            if tag == "center" or (attributes.get("align") or "").lower() == "center" or _CENTRED.search(style):
                paragraph.centred = True

    # -------------------------------------------------------------------------------------------------- tables

    def _table(self, node: LexborNode, sink: list[RawBlock]) -> None:
        self._tables += 1
        if self._tables > self.limits.max_nesting:
            most = self.limits.max_nesting
            values = {"what": f"表格嵌套超过 {most} 层", "limit": f"{most} 层"}
            raise ReadProblem("READ005", {"name": self.name, **values})
        captions: list[RawBlock] = []
        cells = self._grid(node, captions)
        sink.extend(captions)
        if _is_layout(cells) or (node.attributes.get("role") or "") == "presentation":
            for cell in cells:
                sink.extend(cell.blocks)
        else:
            found = self._splitter.blocks(self._sheet(cells))
            for block in found:
                if isinstance(block, RawTable):
                    block.sheet_rows = block.sheet_columns = ()
            sink.extend(found)
            sink.extend(block for cell in cells for block in cell.blocks if isinstance(block, RawTable))
        self._tables -= 1

    def _sheet(self, cells: list[_Cell]) -> Sheet:
        """The grid as a sheet: what a web page does with titles, units and notes inside a table, a sheet does too."""
        sheet = Sheet()
        for cell in cells:
            text = cell.text()
            if text:
                sheet.put(cell.row, cell.column, text)
            if cell.rows > 1 or cell.columns > 1:
                sheet.merges.append((cell.row, cell.column, cell.row + cell.rows - 1, cell.column + cell.columns - 1))
            if not self.is_workbook:
                mask = span_mask(cell.column, cell.column + cell.columns - 1)
                for row in range(cell.row, cell.row + cell.rows):
                    sheet.framed[row] = sheet.framed.get(row, 0) | mask
        return sheet

    def _grid(self, table: LexborNode, captions: list[RawBlock]) -> list[_Cell]:
        """The cells with their places, after the rules of HTML for spans."""
        rows = list(self._rows(table, captions))
        cells: list[_Cell] = []
        taken: dict[int, int] = {}
        """By row, a bit for each column a cell from above or the left covers."""
        for row, node in enumerate(rows):
            column = 0
            for element in node.iter():
                if element.tag not in ("td", "th") or self._is_left_out(element, element.tag or ""):
                    continue
                mask = taken.get(row, 0)
                while mask >> column & 1:
                    column += 1
                attributes = element.attributes
                columns = min(max(_whole(attributes.get("colspan")), 1), _MAX_SPAN)
                span = attributes.get("rowspan")
                below = len(rows) - row
                down = below if span == "0" else min(max(_whole(span), 1), below)
                if column + columns > _MAX_COLUMNS:
                    values = {"what": f"表格超过 {_MAX_COLUMNS} 列", "limit": f"{_MAX_COLUMNS} 列"}
                    raise ReadProblem("READ005", {"name": self.name, **values})
                self._cells += columns * down
                if self._cells > self.limits.max_cells:
                    values = {"what": f"{self._cells} 个单元格", "limit": f"{self.limits.max_cells} 个"}
                    raise ReadProblem("READ005", {"name": self.name, **values})
                inside: list[RawBlock] = []
                self._walk(element, inside)
                cells.append(_Cell(row, column, down, columns, inside))
                for covered in range(row, row + down):
                    taken[covered] = taken.get(covered, 0) | span_mask(column, column + columns - 1)
                column += columns
        return cells

    def _rows(self, table: LexborNode, captions: list[RawBlock]) -> Iterator[LexborNode]:
        for child in table.iter():
            if child.tag == "caption":
                self._walk(child, captions)
            elif child.tag == "tr":
                if not self._is_left_out(child, "tr"):
                    yield child
            elif child.tag in ("thead", "tbody", "tfoot") and not self._is_left_out(child, child.tag or ""):
                for row in child.iter():
                    if row.tag == "tr" and not self._is_left_out(row, "tr"):
                        yield row


class _Paragraph:
    """The paragraph being gathered."""

    def __init__(self, sink: list[RawBlock]) -> None:
        self.sink = sink
        self.parts: list[str] = []
        self.level: int | None = None
        self.number: str | None = None
        self.centred = False
        self.preformatted = 0

    def add(self, text: str) -> None:
        # A line of the file that ends between Chinese characters is no space: Word breaks its pages anywhere.
        self.parts.append(text if self.preformatted else _SPACES.sub(" ", _BREAK.sub("", text)))

    def leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end()
            self.level, self.centred = None, False
            if tag == "li":
                self.number = None
            elif tag == "pre":
                self.preformatted = max(self.preformatted - 1, 0)

    def end(self) -> None:
        text = "".join(self.parts)
        self.parts.clear()
        if not text or text.isspace():
            return
        lines = text.splitlines()
        if self.level is not None or self.centred:
            joined = ""
            for line in lines:
                joined = glue(joined, tidy(line))
            self._put(joined)
            return
        blanks = 0
        kept: list[TextLine] = []
        for line in lines:
            words = tidy(line)
            if words:
                kept.append(TextLine(words, indent_of(line.replace("\xa0", " ")), blanks))
            blanks = 0 if words else blanks + 1
        for paragraph in join_lines(kept):
            self._put(paragraph.text, not paragraph.is_open)

    def _put(self, text: str, ends: bool = True) -> None:
        if text and not (len(text) <= 160 and _AROUND.fullmatch(text)):
            self.sink.append(
                RawParagraph(text, style_level=self.level, number=self.number, centred=self.centred, ends_block=ends)
            )
            self.number = None


def _is_layout(cells: list[_Cell]) -> bool:
    """Whether a table only places things on the page."""
    filled = [cell for cell in cells if cell.blocks]
    if len(filled) <= 1 or len({cell.column for cell in filled}) == 1:
        return True
    own = inner = 0
    for cell in filled:
        paragraphs = sum(isinstance(block, RawParagraph) for block in cell.blocks)
        if any(isinstance(block, RawParagraph) and block.style_level is not None for block in cell.blocks):
            return True
        if len(filled) <= 6 and paragraphs >= 5 and "。" in cell.text():
            return True
        own += len(cell.text())
        inner += sum(len(c.text) for block in cell.blocks if isinstance(block, RawTable) for c in block.cells)
    return inner > own


def _menus(body: LexborNode) -> set[int]:
    """The containers that are mostly links to other pages."""
    found: set[int] = set()
    stack: list[_Counts] = [_Counts()]
    linked = 0
    node: LexborNode | None = body
    depth = 0
    while node is not None:
        below: LexborNode | None = None
        if node.tag == "-text":
            length = len((node.text_content or "").strip())
            stack[-1].text += length
            stack[-1].linked += length if linked else 0
        elif node.is_element_node and node.tag not in _SKIPPED:
            below = node.child
            if below is not None:
                linked += _is_link(node)
                stack.append(_Counts(links=_is_link(node)))
        if below is not None:
            node = below
            depth += 1
            continue
        while node is not None and node.next is None and depth:
            node = node.parent
            depth -= 1
            if node is not None:
                linked -= _is_link(node)
                counts = stack.pop()
                if depth and node.tag in _CONTAINERS and _is_menu(counts):
                    found.add(node.mem_id)
                above = stack[-1]
                above.text += counts.text
                above.linked += counts.linked
                above.links += counts.links
        node = node.next if node is not None and depth else None
    return found


def _is_link(node: LexborNode) -> bool:
    return node.tag == "a" and not (node.attributes.get("href") or "#").startswith("#")


def _is_menu(counts: _Counts) -> bool:
    return counts.links >= 4 and counts.linked * 10 >= counts.text * 7 and counts.text < 40 * counts.links


def _strings(node: LexborNode) -> Iterator[str]:
    for child in node.traverse(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""


def _whole(text: str | None) -> int:
    match = re.match(r"\s*(\d{1,6})", text or "")
    return int(match.group(1)) if match else 1

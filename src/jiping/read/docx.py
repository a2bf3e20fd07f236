"""DOCX: paragraphs, tables, text boxes, notes and headers in reading order, straight from the package's XML.

What is decided here, since the format leaves it open:

- A line break inside a paragraph is treated like a hard line break of a text file (:mod:`jiping.read.lines`): within a
  sentence it vanishes, behind a sentence or heading it ends the paragraph. In headings and centred titles it vanishes.
- A table inside a cell becomes a table of its own right after the outer one; the outer cell keeps only its own words.
  A table of one single cell is a frame: its content is read as if it stood outside.
- Text boxes and notes follow the paragraph (or table) that holds their anchor; headers and footers stand at the end.
- A tracked insertion is text; a tracked deletion is not, and is listed in ``RawDocument.deletions``.
- Pages are the layout's business and not in the file, so the document is one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jiping.model import ParagraphKind, ReadProblem, Source
from jiping.read.docx_inline import LINE, PAGE, Gathered, Inline, choose, words_of
from jiping.read.docx_numbering import Numbering
from jiping.read.docx_shorten import shorten
from jiping.read.docx_styles import Look, Styles, outline_level, without_table_styles
from jiping.read.limits import Limits, check_characters
from jiping.read.lines import TextLine, glue, glue_cell, join_lines, tidy
from jiping.read.package import MC, Package, R, Relation, W, whole
from jiping.read.raw import RawBlock, RawCell, RawDocument, RawParagraph, RawTable

_VAL = W + "val"
_P, _TBL, _TR, _TC = W + "p", W + "tbl", W + "tr", W + "tc"
_PPR, _TRPR, _TCPR = W + "pPr", W + "trPr", W + "tcPr"
_CONTAINERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_DELETED = frozenset((W + "del", W + "moveFrom"))
_ALTERNATIVE = MC + "AlternateContent"
_GRID_SPAN, _V_MERGE, _H_MERGE = W + "gridSpan", W + "vMerge", W + "hMerge"
_ONLY_NUMBERING = re.compile(r"[\d\s第页共张/／.·—–\-−IVXivx]*")
_MAX_SPAN = 1024  # Word itself stops at 63 columns; a damaged span must not make a grid of a million


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a DOCX (also DOCM, DOTX, strict OOXML).

    Raises :class:`ReadProblem` READ001 (damaged), READ002 (encrypted), READ003 (only pictures), READ004 (no text),
    READ005 (beyond a limit), and nothing else.
    """
    package = Package(data, name, limits)
    try:
        return _Reader(package).read()
    except RecursionError:  # the nesting limits are lower; this is for settings that raise them
        raise package.too_large("嵌套过深", f"{limits.max_nesting} 层") from None


@dataclass(slots=True)
class _Format:
    """What the paragraph's own properties say."""

    style: str | None = None
    level: int | None = None
    level_said: bool = False
    num_id: str | None = None
    num_level: int | None = None
    centred: bool | None = None
    mark_deleted: bool = False


_Row = tuple[int, list[etree._Element]]
"""Columns left free before the first cell, and the cells."""


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.limits = package.limits
        self.blocks: list[RawBlock] = []
        self.deletions: list[Source] = []
        self.remarks: list[str] = []
        self.inline = Inline(package)
        self.relations: dict[str, Relation] = {}
        self.styles = Styles(None)
        self.numbering = Numbering(None, self.styles)
        self._notes: dict[str, dict[str, etree._Element]] = {}
        self._header_ids: list[str] = []
        self._tables = 0
        self._cells = 0
        self._place = 0
        """Index of the block being read, for deletions."""
        self._cell: tuple[int, int] | None = None
        self._foreign = 0

    # --------------------------------------------------------------------------------------------- the file

    def read(self) -> RawDocument:
        part = self._main_part()
        content = self.package.content(part)
        if content is None:
            raise self.package.damaged(f"缺少 {part}")
        root = self.package.parse(shorten(content), part)
        body = root.find(W + "body")
        if root.tag != W + "document" or body is None:
            raise self.package.damaged(f"{part} 不是文字处理文档的正文")
        self.relations = self.package.relations(part)
        self.styles = Styles(self._part("styles"))
        self.inline.use(self.styles)
        self.numbering = Numbering(self._part("numbering"), self.styles)
        self._walk(body, ParagraphKind.TEXT, self.blocks)
        if not any(_has_text(block) for block in self.blocks):
            code = "READ003" if self.inline.pictures else "READ004"
            raise ReadProblem(code, {"name": self.package.name, "pages": "1"})
        pictures = self.inline.pictures
        self._headers()
        self._remark(pictures)
        check_characters(self.blocks, self.package.name, self.limits)
        return RawDocument(self.blocks, "docx", 1, self.deletions, self.remarks)

    def _main_part(self) -> str:
        for relation in self.package.relations("").values():
            if relation.kind == "officeDocument":
                return relation.target
        return "word/document.xml"

    def _part(self, kind: str) -> etree._Element | None:
        for relation in self.relations.values():
            if relation.kind == kind:
                content = self.package.content(relation.target)
                if content is None:
                    self.remarks.append(f"READ010 文件缺少部件 {relation.target}，编号、样式或注释可能不全。")
                    return None
                return self.package.parse(
                    without_table_styles(content) if kind == "styles" else content, relation.target
                )
        return None

    def _remark(self, pictures: int) -> None:
        if self.inline.unreadable:
            self.remarks.append(f"READ010 有 {self.inline.unreadable} 个字符没有对应的文字编码，未读入。")
        if self.inline.hidden:
            self.remarks.append(f"READ010 有 {self.inline.hidden} 处隐藏文字，未读入。")
        if pictures:
            self.remarks.append(f"READ010 文中有 {pictures} 幅图片，图片里的文字没有读入。")
        if self._foreign:
            self.remarks.append(f"READ010 文中嵌有 {self._foreign} 个其他文件的内容，未读入。")

    # ------------------------------------------------------------------------------------------------ blocks

    def _walk(self, parent: etree._Element, kind: ParagraphKind, sink: list[RawBlock]) -> None:
        """Read the blocks inside ``parent`` (body, cell, note, text box) into ``sink``."""
        carried = self._walk_into(parent, kind, sink, None)
        if carried is not None:
            self._finish(carried, _Format(), kind, sink)

    def _walk_into(
        self, parent: etree._Element, kind: ParagraphKind, sink: list[RawBlock], carried: Gathered | None
    ) -> Gathered | None:
        """``carried`` is what a paragraph with a deleted end hands on: accepting the change joins it to the next."""
        for child in parent:
            tag = child.tag
            if tag == _P:
                carried = self._paragraph(child, kind, sink, carried)
            elif tag == _TBL:
                if carried is not None:
                    self._finish(carried, _Format(), kind, sink)
                    carried = None
                self._table(child, kind, sink)
            elif tag in _CONTAINERS or tag == _ALTERNATIVE:
                branch = choose(child) if tag == _ALTERNATIVE else child
                if branch is not None:
                    self.inline.descend()
                    carried = self._walk_into(branch, kind, sink, carried)
                    self.inline.depth -= 1
            elif tag == W + "sectPr":
                self._section(child)
            elif tag == W + "altChunk" or tag == W + "subDoc":
                self._foreign += 1
        return carried

    def _section(self, section: etree._Element) -> None:
        for child in section:
            if child.tag == W + "headerReference" or child.tag == W + "footerReference":
                self._header_ids.append(child.get(R + "id", ""))

    def _paragraph(
        self, element: etree._Element, kind: ParagraphKind, sink: list[RawBlock], carried: Gathered | None
    ) -> Gathered | None:
        gathered = carried if carried is not None else Gathered()
        form = _Format()
        for child in element:
            if child.tag == _PPR:
                self._properties(child, form)
            break
        hidden = self.styles.look(form.style).hidden
        before = len(gathered.parts)
        self.inline.walk(element, gathered)
        self.inline.end_paragraph()
        if hidden and len(gathered.parts) > before:
            del gathered.parts[before:]
            self.inline.hidden += 1
        if form.mark_deleted:
            return gathered
        self._finish(gathered, form, kind, sink)
        return None

    def _properties(self, properties: etree._Element, form: _Format) -> None:
        for child in properties:
            tag = child.tag
            if tag == W + "pStyle":
                form.style = child.get(_VAL)
            elif tag == W + "numPr":
                for part in child:
                    if part.tag == W + "numId":
                        form.num_id = part.get(_VAL)
                    elif part.tag == W + "ilvl":
                        form.num_level = whole(part.get(_VAL))
            elif tag == W + "jc":
                form.centred = child.get(_VAL) == "center"
            elif tag == W + "outlineLvl":
                form.level, form.level_said = outline_level(child), True
            elif tag == W + "rPr":
                form.mark_deleted = any(mark.tag in _DELETED for mark in child)
            elif tag == W + "sectPr":
                self._section(child)

    def _finish(self, gathered: Gathered, form: _Format, kind: ParagraphKind, sink: list[RawBlock]) -> None:
        """Put a paragraph into ``sink``, and after it the text boxes and notes that hang on it."""
        if sink is self.blocks:
            self._place = len(sink)
        look = self.styles.look(form.style)
        number = self._number(form, look)
        level = form.level if form.level_said else look.level
        centred = look.centred if form.centred is None else form.centred
        for text in gathered.deletions:
            paragraph = None if self._cell is not None else self._place + 1
            self.deletions.append(Source(tidy(text), block=self._place, paragraph=paragraph, cell=self._cell))
        text = "".join(gathered.parts)
        if LINE in text or PAGE in text:
            texts = _split(text, one_line=level is not None or centred)
        else:
            text = tidy(text)
            texts = [text] if text else []
        # A number without words is nothing in running text, but in a cell it is often all there is (序号).
        if not texts and number and self._cell is not None:
            texts = [""]
        if kind is ParagraphKind.HEADER and gathered.has_page_field and _ONLY_NUMBERING.fullmatch("".join(texts)):
            texts = []
        size = gathered.size if gathered.size > 0 else look.size
        for text in texts:
            sink.append(RawParagraph(text, kind=kind, style_level=level, number=number, centred=centred, size=size))
            number = None
        inner = ParagraphKind.TEXT_BOX if kind is ParagraphKind.TEXT else kind
        for box in gathered.boxes:
            self._nested(box, inner, sink)
        for note, identity in gathered.notes:
            content = self._note(note, identity)
            if content is not None:
                self._nested(content, ParagraphKind.FOOTNOTE, sink)

    def _number(self, form: _Format, look: Look) -> str | None:
        num_id = form.num_id if form.num_id is not None else look.num_id
        if num_id is None or num_id == "0":
            return None
        place = form.num_level
        if place is None:
            bound = self.numbering.level_of_style(num_id, form.style or self.styles.default, look.num_style)
            place = bound if bound is not None else look.num_level
        return self.numbering.advance(num_id, place or 0)

    def _nested(self, content: etree._Element, kind: ParagraphKind, sink: list[RawBlock]) -> None:
        """A text box or note: blocks of their own, counted like nested tables against the nesting limit."""
        self._enter()
        cell, self._cell = self._cell, None
        place = self._place
        self._walk(content, kind, sink)
        self._cell, self._place = cell, place
        self._tables -= 1

    def _enter(self) -> None:
        self._tables += 1
        if self._tables > self.limits.max_nesting:
            raise self.package.too_large(f"表格嵌套超过 {self.limits.max_nesting} 层", f"{self.limits.max_nesting} 层")

    # ------------------------------------------------------------------------------------- notes and headers

    def _note(self, kind: str, identity: str) -> etree._Element | None:
        notes = self._notes.get(kind)
        if notes is None:
            root = self._part(kind + "s")
            children = [] if root is None else list(root)
            # Separators are notes too, with a type.
            notes = {note.get(W + "id", ""): note for note in children if note.get(W + "type", "normal") == "normal"}
            self._notes[kind] = notes
        return notes.pop(identity, None)  # once: a note could refer to itself

    def _headers(self) -> None:
        seen: set[str] = set()
        for identity in dict.fromkeys(self._header_ids):
            relation = self.relations.get(identity)
            root = self.package.xml(relation.target) if relation is not None else None
            if root is None:
                continue
            self.inline.start_part()
            found: list[RawBlock] = []
            self._place = len(self.blocks)
            self._walk(root, ParagraphKind.HEADER, found)
            for text in _texts(found):
                if text not in seen and not _ONLY_NUMBERING.fullmatch(text):
                    seen.add(text)
                    self.blocks.append(RawParagraph(text, kind=ParagraphKind.HEADER))

    # ------------------------------------------------------------------------------------------------ tables

    def _table(self, element: etree._Element, kind: ParagraphKind, sink: list[RawBlock]) -> None:
        self._enter()
        in_body = sink is self.blocks
        if in_body:
            self._place = len(sink)
        rows: list[_Row] = []
        for row in self._children(element, _TR):
            before, deleted = self._row_properties(row)
            if deleted:
                text = tidy(words_of(row))
                self.deletions += [Source(text, block=self._place)] if text else []
            else:
                rows.append((before, list(self._children(row, _TC))))
        if len(rows) == 1 and len(rows[0][1]) == 1:
            self._walk(rows[0][1][0], kind, sink)
        elif rows:
            table = RawTable()
            index = len(sink)
            sink.append(table)
            outer = self._cell
            after = self._grid(rows, table)
            self._cell = outer
            sink.extend(after)
            if not any(cell.text for cell in table.cells) and not after:
                del sink[index]
        self._tables -= 1

    def _children(self, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
        """Rows of a table or cells of a row; content controls and the like may stand around them."""
        for child in parent:
            if child.tag == wanted:
                yield child
            elif child.tag in _CONTAINERS:
                self.inline.descend()
                yield from self._children(child, wanted)
                self.inline.depth -= 1

    def _row_properties(self, row: etree._Element) -> tuple[int, bool]:
        """Grid columns left free before the first cell, and whether the row is deleted."""
        before, deleted = 0, False
        for properties in row:
            if properties.tag == _TRPR:
                for child in properties:
                    if child.tag == W + "gridBefore":
                        before = min(max(whole(child.get(_VAL)), 0), _MAX_SPAN)
                    elif child.tag == W + "del":
                        deleted = True
        return before, deleted

    def _grid(self, rows: list[_Row], table: RawTable) -> list[RawBlock]:
        """Fill ``table``; what stands inside its cells but is no text of theirs is returned."""
        after: list[RawBlock] = []
        above: dict[int, RawCell] = {}
        area = 0
        for index, (column, cells) in enumerate(rows):
            open_cells: dict[int, RawCell] = {}
            last: RawCell | None = None
            for element in cells:
                span, goes_down, goes_right = _merging(element)
                if goes_right == "continue" and last is not None:
                    last.column_span += span
                    area += span * last.row_span
                    column += span
                    continue
                cell = above.get(column) if goes_down == "continue" else None
                if cell is not None and cell.column_span == span:
                    cell.row_span += 1
                    self._covered(element)
                else:
                    self._cell = (index, column)
                    cell = RawCell(index, column, self._cell_text(element, after), column_span=span)
                    table.cells.append(cell)
                if goes_down:
                    open_cells[column] = cell
                last = cell if cell.row == index else None
                area += span
                column += span
            above = open_cells
            self._cells += area
            area = 0
            if self._cells > self.limits.max_cells:
                raise self.package.too_large(f"{self._cells} 个单元格", f"{self.limits.max_cells} 个")
        return after

    def _covered(self, element: etree._Element) -> None:
        # Word shows nothing of a cell that a merged one covers; text can be left there by programs.
        if words_of(element).strip():
            self.inline.hidden += 1

    def _plain_cell(self, element: etree._Element) -> str | None:
        """The words of a cell that holds one plain paragraph and nothing else, else ``None``."""
        text: str | None = None
        for child in element:
            if child.tag == _TCPR:
                continue
            if child.tag != _P or text is not None:
                return None
            text = self.inline.plain(child)
            if text is None:
                return None
        return text

    def _cell_text(self, element: etree._Element, after: list[RawBlock]) -> str:
        plain = self._plain_cell(element)
        if plain is not None:
            return tidy(plain)
        inside: list[RawBlock] = []
        self._walk(element, ParagraphKind.TEXT, inside)
        text = ""
        for block in inside:
            if isinstance(block, RawParagraph) and block.kind is ParagraphKind.TEXT:
                own = glue(block.number, block.text) if block.number else block.text
                text = glue_cell(text, own) if text else own
            else:
                after.append(block)
        return text


def _merging(cell: etree._Element) -> tuple[int, str, str]:
    """Column span, and how the cell is merged downwards and to the right: ``restart``, ``continue`` or empty."""
    span, down, right = 1, "", ""
    for properties in cell:
        if properties.tag == _TCPR:
            for child in properties:
                tag = child.tag
                if tag == _GRID_SPAN:
                    span = min(max(whole(child.get(_VAL), 1), 1), _MAX_SPAN)
                elif tag == _V_MERGE:
                    down = child.get(_VAL, "continue")
                elif tag == _H_MERGE:
                    right = child.get(_VAL, "continue")
        break  # properties come first
    return span, down, right


def _split(text: str, one_line: bool) -> list[str]:
    """The paragraphs of a text with line breaks in it."""
    pieces = [[tidy(line) for line in page.split(LINE)] for page in text.split(PAGE)]
    if one_line:
        joined = ""
        for line in (line for page in pieces for line in page):
            joined = glue(joined, line)
        return [joined] if joined else []
    paragraphs: list[str] = []
    for page in pieces:
        lines = [TextLine(line) for line in page if line]
        paragraphs += [paragraph.text for paragraph in join_lines(lines)]
    return paragraphs


def _texts(blocks: list[RawBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, RawParagraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells if cell.text)


def _has_text(block: RawBlock) -> bool:
    return bool(block.text) if isinstance(block, RawParagraph) else any(cell.text for cell in block.cells)

"""Blocks → DOCX and TXT, the same bytes on every run."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from example_documents.blocks import Block, Grid, Text

WRITTEN = datetime(2025, 5, 16, 9, 0, 0)
ZIP_DATE = (2025, 5, 16, 9, 0, 0)

# style: (Word style, East Asian face, size, bold, alignment, first-line indent in characters)
STYLES = {
    "title": ("Title", "宋体", 18, True, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "h1": ("Heading 1", "黑体", 14, False, WD_ALIGN_PARAGRAPH.LEFT, 2),
    "h2": ("Heading 2", "楷体", 14, False, WD_ALIGN_PARAGRAPH.LEFT, 2),
    "body": ("Normal", "仿宋", 14, False, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "plain": ("Normal", "仿宋", 14, False, WD_ALIGN_PARAGRAPH.LEFT, 2),
    "plain2": ("Normal", "仿宋", 14, False, WD_ALIGN_PARAGRAPH.LEFT, 5),
    "right": ("Normal", "仿宋", 14, False, WD_ALIGN_PARAGRAPH.RIGHT, 0),
    "caption": ("Caption", "黑体", 12, False, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "unit": ("Normal", "仿宋", 10.5, False, WD_ALIGN_PARAGRAPH.RIGHT, 0),
}
CELL_FACE, CELL_SIZE = "仿宋", 10.5


def docx(blocks: list[Block], title: str) -> bytes:
    """The document as DOCX: real heading styles, merged header cells, the faces that Chinese offices use."""
    document = Document()
    _page(document)
    _properties(document, title)
    for name in ("Title", "Heading 1", "Heading 2", "Caption", "Normal"):
        _face(document.styles[name], next(s for s in STYLES.values() if s[0] == name))
    for block in blocks:
        if isinstance(block, Grid):
            _table(document, block)
        else:
            _paragraph(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return _fixed(stream.getvalue())


def txt(blocks: list[Block]) -> bytes:
    """The document as UTF-8 text: a paragraph a line, table cells separated by tabs."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            width = len(block.widths)
            for row in range(block.header_rows):
                cells = {column: text for text, at, column, _, _ in block.header if at == row}
                lines.append("\t".join(cells.get(column, "") for column in range(width)))
            lines += ["\t".join(cell or "" for cell in row) for row in block.rows]
        else:
            lines.append(block.text)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    section.left_margin, section.right_margin = Cm(2.7), Cm(2.6)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("text", "— "), ("begin", ""), ("code", "PAGE"), ("end", ""), ("text", " —")):
        run = footer.add_run(text if kind == "text" else "")
        run.font.size = Pt(12)
        if kind in ("begin", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "code":
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)


def _properties(document: WordDocument, title: str) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title, "jiping examples", "jiping examples", ""
    core.created = core.modified = WRITTEN
    core.language, core.revision = "zh-CN", 1


def _face(target, style) -> None:  # type: ignore[no-untyped-def]
    """Set face and size of a style. Word keeps Chinese in a slot of its own (eastAsia); python-docx never sets it."""
    _, face, size, bold, _, _ = style
    target.font.name, target.font.size, target.font.bold = "Times New Roman", Pt(size), bold
    target.font.italic, target.font.color.rgb = False, RGBColor(0, 0, 0)
    fonts = target.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), face)


def _paragraph(document: WordDocument, block: Text) -> None:
    word_style, face, size, _, alignment, indent = STYLES[block.style]
    paragraph = document.add_paragraph(style=word_style)
    run = paragraph.add_run(block.text)
    if word_style == "Normal" and size != STYLES["body"][2]:
        run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), face)
    form = paragraph.paragraph_format
    form.alignment = alignment
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(22)
    form.first_line_indent = Pt(size * indent) if indent else None
    if block.style == "title":
        form.line_spacing, form.space_after = Pt(34), Pt(18)
        _no_rule(paragraph)
    if block.style in ("caption", "unit"):
        form.line_spacing, form.keep_with_next = Pt(20), True
    if block.style == "caption":
        form.space_before = Pt(6)
    if block.style == "right":
        form.right_indent = Pt(size * 2)


def _no_rule(paragraph: Paragraph) -> None:
    """The built-in Title style draws a blue line below the title; official documents have none."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    bottom.set(qn("w:val"), "nil")
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def _table(document: WordDocument, grid: Grid) -> None:
    table = document.add_table(rows=grid.header_rows + len(grid.rows), cols=len(grid.widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in enumerate(grid.widths):
        table.columns[column].width = Cm(width)
        for cell in table.columns[column].cells:
            cell.width = Cm(width)
    for text, row, column, row_span, column_span in grid.header:
        cell = table.cell(row, column)
        if (row_span, column_span) != (1, 1):
            cell = cell.merge(table.cell(row + row_span - 1, column + column_span - 1))
        _cell(cell, text, WD_ALIGN_PARAGRAPH.CENTER, "黑体")
    for row, cells in enumerate(grid.rows, grid.header_rows):
        for column, content in enumerate(cells):
            if content is None:
                continue
            down = row
            while (
                down + 1 - grid.header_rows < len(grid.rows) and grid.rows[down + 1 - grid.header_rows][column] is None
            ):
                down += 1
            cell = table.cell(row, column)
            if down > row:
                cell = cell.merge(table.cell(down, column))
            right = column in grid.numeric
            _cell(cell, content, WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.CENTER, CELL_FACE)
    for row in range(grid.header_rows):
        mark = OxmlElement("w:tblHeader")
        table.rows[row]._tr.get_or_add_trPr().append(mark)
    for number, row in enumerate(table.rows, 1):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells if number < len(table.rows) else ():
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(10)


def _cell(cell, text: str, alignment: WD_ALIGN_PARAGRAPH, face: str) -> None:  # type: ignore[no-untyped-def]
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(CELL_SIZE)
    run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), face)
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(16)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _fixed(data: bytes) -> bytes:
    """The same package with fixed dates and in sorted order."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        # [Content_Types].xml first, as the package format asks.
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            target.writestr(info, source.read(name))
    return result.getvalue()

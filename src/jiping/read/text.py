"""Plain text: bytes to characters without guessing, hard line breaks to paragraphs, columns to tables.

Which encoding a file has is decided only where the bytes prove it; text that no known encoding explains is refused.
Joining of broken lines is in :mod:`jiping.read.lines`.
"""

from __future__ import annotations

import codecs
import re

from jiping.model import ReadProblem
from jiping.model.numbering import starts_numbered
from jiping.read import delimited
from jiping.read.limits import Limits
from jiping.read.lines import TextLine, ends_sentence, indent_of, join_lines, tidy
from jiping.read.raw import RawBlock, RawCell, RawDocument, RawParagraph, RawTable

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_RULE_ROW = re.compile(r"[\s|:+=-]+")  # |---|:--:| of Markdown, +----+ of drawn tables
_CLAUSE = re.compile(r"[，。；：！？;:]")
_ANNEX = re.compile(r"附[件表录]\s*\d*\s*[：:]?$")
_BRACKETED = r"(?:[（(〔][^（(〔]*[)）〕])?$"
_TITLE_END = re.compile(r"(?:报告|总结|说明|方案|办法|通知|公告|公示|意见|函|文件|目录|汇报|表|书)" + _BRACKETED)
# These end a title too, but often its first line only: …部门决算 ／ 公开说明.
_TITLE_END_LOOSE = re.compile(r"(?:公开|预算|决算|情况|材料)" + _BRACKETED)


def read(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a text file. Raises :class:`ReadProblem` READ004 (empty), READ005 (too large), READ006 (no known
    encoding explains the bytes), READ007 (not text at all)."""
    if len(data) > limits.max_bytes:
        raise ReadProblem("READ005", {"name": name, "what": f"{len(data)} 字节", "limit": f"{limits.max_bytes} 字节"})
    text, encoding = decode(data, name)
    if len(text) > limits.max_characters:
        what = {"name": name, "what": f"{len(text)} 个字符", "limit": f"{limits.max_characters} 个"}
        raise ReadProblem("READ005", what)
    sign = delimited.delimiter_of(text)
    if sign is not None:
        document = delimited.read_text(text, sign, name, limits)
    else:
        document = RawDocument(_blocks(text, name, limits), "txt")
    if not document.blocks:
        raise ReadProblem("READ004", {"name": name, "pages": ""})
    if encoding == "gb18030":
        # Most byte strings can be read as GB18030, so the reader is told which assumption was made.
        document.remarks.append("文件不是 UTF-8 编码，已按 GB18030（国标码）读入。")
    return document


# ------------------------------------------------------------------------------------------------ encoding


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The characters and the encoding's name. Raises READ006 or READ007 rather than guess."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding, name, len(mark)), encoding
    if b"\0" in data:
        return _without_mark(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _gb18030(data, name, error), "gb18030"
    return _checked(text, name), "utf-8"


def _strict(data: bytes, encoding: str, name: str, skip: int = 0) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, encoding, error.start + skip) from None
    return _checked(text, name)


def _undecodable(data: bytes, name: str, encoding: str, offset: int) -> ReadProblem:
    line = data.count(b"\n", 0, offset) + 1
    detail = f"按 {encoding.upper()} 读到第 {line} 行（第 {offset + 1} 字节）为止"
    values = {"name": name, "encoding": encoding, "offset": str(offset), "line": str(line), "detail": detail}
    return ReadProblem("READ006", values)


def _not_text(name: str, detail: str) -> ReadProblem:
    return ReadProblem("READ007", {"name": name, "detail": detail})


def _without_mark(data: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without its mark: digits and line ends have a zero byte, always on the same side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    # Ideographs whose low byte is zero (一 is U+4E00) put a few zeros on the other side.
    encoding = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""
    if encoding and len(data) % 2 == 0:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = "\0"
        if not _CONTROL.search(text) and _share_of_text(text) > 0.95:
            return text, encoding
    raise _not_text(name, f"第 {data.index(0) + 1} 字节起含有二进制内容")


def _share_of_text(text: str) -> float:
    """How much of the text is characters that Chinese documents are made of."""
    usual = sum(
        c < "\x7f" or "一" <= c <= "鿿" or "\u3000" <= c <= "〿" or "！" <= c <= "～" or "\u2000" <= c <= "⯿" or c == "·"
        for c in text
    )
    return usual / max(len(text), 1)


def _gb18030(data: bytes, name: str, utf8_error: UnicodeDecodeError) -> str:
    lossy = data.decode("utf-8", "replace")
    wide = sum(c >= "⺀" and c != "\ufffd" for c in lossy)
    if wide > 4 * lossy.count("\ufffd"):
        # Damaged UTF-8: as GB18030 it would often decode, into nonsense.
        raise _undecodable(data, name, "utf-8", utf8_error.start)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, "gb18030", error.start) from None
    wide = sum(c >= "\x80" for c in text)
    odd = sum("\ue000" <= c <= "\uf8ff" or c >= "\U00010000" or "\x80" <= c <= "\xa0" for c in text)
    common = sum("一" <= c <= "鿿" or "\u3000" <= c <= "〿" or "！" <= c <= "～" for c in text)
    # Big5 and Western files come out as private-use characters and loose signs.
    if 50 * odd > wide or 2 * common < wide:
        raise _undecodable(data, name, "gb18030", utf8_error.start)
    return _checked(text, name)


def _checked(text: str, name: str) -> str:
    text = text.rstrip("\x1a")  # the end mark of old DOS editors
    controls = _CONTROL.findall(text)
    if "\0" in controls or 200 * len(controls) > len(text):
        raise _not_text(name, f"含有 {len(controls)} 个控制字符")
    return text


# -------------------------------------------------------------------------------------------------- blocks


def _blocks(text: str, name: str, limits: Limits) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    lines: list[TextLine] = []
    rows: list[tuple[str, list[str]]] = []
    blanks = cells = 0

    def flush_lines() -> None:
        for paragraph in join_lines(_join_title(lines) if not blocks else lines):
            blocks.append(RawParagraph(paragraph.text, ends_block=not paragraph.is_open))
        lines.clear()

    def flush_rows() -> None:
        nonlocal cells
        if len(rows) >= 2 and not _is_contents(rows, lines):
            flush_lines()
            blocks.append(_table([row for _, row in rows]))
            cells += len(rows) * len(rows[0][1])
            if cells > limits.max_cells:
                what = {"name": name, "what": f"{cells} 个单元格", "limit": f"{limits.max_cells} 个"}
                raise ReadProblem("READ005", what)
        else:
            lines.extend(TextLine(tidy(line), closed=True) for line, _ in rows)
        rows.clear()

    for line in text.splitlines():
        words = tidy(line)
        if not words:
            blanks += 1
            continue
        cells_of_line = _split_row(line)
        if cells_of_line is None:
            flush_rows()
            lines.append(TextLine(words, indent_of(line), blanks))
        elif rows and _RULE_ROW.fullmatch(line):
            pass
        else:
            if rows and (len(cells_of_line) != len(rows[0][1]) or blanks > 1):
                flush_rows()
            rows.append((line, cells_of_line))
        blanks = 0
    flush_rows()
    flush_lines()
    return blocks


def _split_row(line: str) -> list[str] | None:
    """The cells of a line set in columns, ``None`` for running text. Tabs at the very start may be an indent."""
    if "|" in line:
        inner = line.strip()
        inner = inner.removeprefix("|").removesuffix("|")
        cells = [tidy(cell) for cell in inner.split("|")]
        # Absolute values and separators in prose have bars too, but not in a row of their own.
        return cells if len(cells) >= 2 else None
    if "\t" not in line.strip():
        return None
    cells = [tidy(cell) for cell in line.rstrip("\r\n").split("\t")]
    return cells if len(cells) >= 2 else None


def _is_contents(rows: list[tuple[str, list[str]]], above: list[TextLine]) -> bool:
    """A table of contents: headings, and page numbers that never fall."""
    cells = [row for _, row in rows]
    if any(len(row) != 2 or not row[1].isdecimal() or len(row[1]) > 4 for row in cells):
        return False
    pages = [int(row[1]) for row in cells]
    if pages != sorted(pages):
        return False
    headed = bool(above) and above[-1].text.replace(" ", "") in ("目录", "目次")
    return headed or 2 * sum(starts_numbered(row[0]) for row in cells) > len(cells)


def _table(rows: list[list[str]]) -> RawTable:
    return RawTable(
        [RawCell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)],
    )


def _join_title(lines: list[TextLine]) -> list[TextLine]:
    """Put the title's lines together: bare lines at the file's head, the last of which names a kind of document.

    A title is never joined to what follows it: it stays a bare line, and bare lines are labels.
    """
    first = 0
    while first < len(lines) and _ANNEX.match(lines[first].text):
        first += 1  # 附件2 above the title
    head = first
    while head < min(len(lines), first + 8) and _is_bare(lines[head]):
        head += 1
    joined = lines[:first]
    for line in lines[first:head]:
        before = joined[-1] if len(joined) > first else None
        if (
            before is not None
            and len(before.text) >= 4
            and line.blanks <= 1
            and not _TITLE_END.search(before.text)
            and (_TITLE_END.search(line.text) or _TITLE_END_LOOSE.search(line.text))
        ):
            joined[-1] = TextLine(before.text + line.text, before.indent, before.blanks)
        else:
            joined.append(line)
    return joined + lines[head:]


def _is_bare(line: TextLine) -> bool:
    return (
        not line.closed
        and len(line.text) <= 40
        and not starts_numbered(line.text)
        and not ends_sentence(line.text)
        and not _CLAUSE.search(line.text)
    )

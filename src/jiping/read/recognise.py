"""Which reader a file needs. Its bytes decide, never the ending of its name: half of all .xls are web pages or CSV."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from jiping.model import ReadProblem
from jiping.read import old_formats
from jiping.read.limits import Limits
from jiping.read.old_formats import Way
from jiping.read.ole import MAGIC, CompoundFile, OleError
from jiping.read.raw import RawDocument

Reader = Callable[[bytes, str, Limits], RawDocument]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_OTHERS = (
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b\x08", "gzip 压缩包"),
    (b"MIME-Version:", "MHTML 网页"),
)
_BIFF_ALONE = re.compile(rb"\x09[\x00\x02\x04\x08].\x00")
"""A workbook of Excel 2 to 5 without a container around it."""
_FIB_OF_WORD_97 = 0xC1
"""``nFib``, the version in the head of a Word file; Word 6 and 95 have 101 to 105."""


def reader_of(data: bytes, name: str) -> Reader:
    """The reader for these bytes. Raises :class:`ReadProblem` where there is none. Imports only what it returns."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        from jiping.read import pdf

        return pdf.read
    if head.startswith(_ZIP):
        return _packed(data, name)
    if head.startswith(MAGIC):
        return _compound(data, name)
    if head.startswith(_PICTURES):
        from jiping.read import picture

        return picture.read
    for mark, what in _OTHERS:
        if head.startswith(mark):
            raise unsupported(name, what)
    if head.startswith(b"{\\rtf"):
        return _through_office(old_formats.RTF, unsupported(name, "RTF"))
    if _BIFF_ALONE.match(head):
        raise ReadProblem("READ008", {"name": name})
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<html" not in head.lower():
        return _through_office(old_formats.EXCEL_2003_XML, unsupported(name, "Excel 2003 XML"))
    if b"http://schemas.microsoft.com/office/word/2003/wordml" in head:
        return _through_office(old_formats.WORD_2003_XML, unsupported(name, "Word 2003 XML"))
    from jiping.read import html

    if html.looks_like(head):
        return html.read
    from jiping.read import text

    return text.read


def unsupported(name: str, what: str) -> ReadProblem:
    return ReadProblem("READ007", {"name": name, "detail": what})


# ---------------------------------------------------------------------------------------------------- packages


def part_names(source: bytes | Path) -> frozenset[str] | None:
    """The names inside a packed file in small letters, ``None`` when it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
            return frozenset(name.replace("\\", "/").lower() for name in archive.namelist())
    except MemoryError:
        raise
    # zipfile lets struct, Unicode, value and operating system errors through on damaged files.
    except Exception:
        return None


def is_document(names: frozenset[str]) -> bool:
    """Whether a packed file with these parts is one document and not an archive of files."""
    return bool(names & {"word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ofd.xml", "mimetype"}) or (
        "[content_types].xml" in names
    )


def _packed(data: bytes, name: str) -> Reader:
    names = part_names(data)
    if names is None:
        raise ReadProblem("READ001", {"name": name, "detail": "不是完整的压缩包"})
    if "xl/workbook.xml" in names and "word/document.xml" not in names:
        from jiping.read import xlsx

        return xlsx.read
    if "ofd.xml" in names:
        raise ReadProblem("READ012", {"name": name})
    if "xl/workbook.bin" in names:
        return _through_office(old_formats.XLSB, unsupported(name, "XLSB"))
    if "mimetype" in names and "content.xml" in names:
        if b"opendocument.spreadsheet" in data[:200]:
            return _through_office(old_formats.ODS, unsupported(name, "ODS"))
        return _through_office(old_formats.ODT, unsupported(name, "ODT"))
    if any(part.startswith("word/") for part in names):
        from jiping.read import docx

        return docx.read
    if any(part.startswith("xl/") for part in names):
        from jiping.read import xlsx

        return xlsx.read
    if any(part.startswith("ppt/") for part in names):
        raise unsupported(name, "PPTX")
    raise unsupported(name, "ZIP 压缩包，请解压后分别检查")


# ------------------------------------------------------------------------------------------------ compound files


def _compound(data: bytes, name: str) -> Reader:
    try:
        file = CompoundFile(data)
    except OleError as error:
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadProblem("READ002", {"name": name}) from None
        raise ReadProblem("READ001", {"name": name, "detail": str(error)}) from None
    names = {stream.lower() for stream in file.names()}
    if names & {"encryptedpackage", "encryptioninfo"}:
        raise ReadProblem("READ002", {"name": name})
    if names & {"workbook", "book"}:
        return _old_workbook
    if "worddocument" in names:
        return _old_word(file, name)
    if "powerpoint document" in names:
        raise unsupported(name, "PPT")
    raise unsupported(name, "OLE")


def _old_word(file: CompoundFile, name: str) -> Reader:
    """The reader of an old Word file. Its first bytes tell whether it has a password, and the version of Word."""
    try:
        start = file.stream("WordDocument") or b""
    except OleError as error:
        raise ReadProblem("READ001", {"name": name, "detail": str(error)}) from None
    if len(start) > 11 and start[11] & 1:
        raise ReadProblem("READ002", {"name": name})
    is_97 = int.from_bytes(start[2:4], "little") >= _FIB_OF_WORD_97
    way = old_formats.WORD_97 if is_97 else old_formats.WORD_95
    return _through_office(way, ReadProblem("READ008", {"name": name}))


def _old_workbook(data: bytes, name: str, limits: Limits) -> RawDocument:
    from jiping.read import xls

    try:
        return xls.read(data, name, limits)
    except ReadProblem as problem:
        if problem.code != "READ008":
            raise
        return _through_office(old_formats.EXCEL_95, problem)(data, name, limits)


def _through_office(way: Way, otherwise: ReadProblem) -> Reader:
    """A reader of what LibreOffice makes of a file; ``otherwise`` is raised where that cannot be done."""

    def read(data: bytes, name: str, limits: Limits) -> RawDocument:
        from jiping.read.convert import convert

        content = convert(data, way, limits, otherwise)
        if way.target == "docx":
            from jiping.read import docx

            document = docx.read(content, name, limits)
        else:
            from jiping.read import xlsx

            document = xlsx.read(content, name, limits)
        target = way.target.upper()
        document.remarks.insert(0, f"文件已由本机的 LibreOffice 转换为 {target} 后读入，版式可能略有出入。")
        return document

    return read

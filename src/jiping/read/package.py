"""The zip and XML side of DOCX and XLSX: parts, relations, and everything that keeps a hostile file within the limits.

Nothing here knows what a paragraph or a cell is. External relations are never followed, document types are refused
(they are the only way to define entities), and every size is checked before anything is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from jiping.model import ReadProblem
from jiping.read.limits import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# Strict OOXML is the same vocabulary under other names; renaming before parsing keeps one set of names in the code.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", S),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    ),
)
# The encoding is fixed, or a part could hide a document type from the search for one.
_PARSING: Any = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_SMALL_PART = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` is the last word of the relation's type (``styles``, ``header``); ``target`` a part's name."""

    kind: str
    target: str


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: Limits) -> bytes:
    """One member of a packed file. Raises READ005 for one that swells too much, READ001 for a damaged one."""
    size, ratio = entry.file_size, limits.max_expansion_ratio
    if size > _SMALL_PART and size > ratio * max(entry.compress_size, 1):
        what = f"{entry.filename} 压缩比 {size // max(entry.compress_size, 1)}"
        raise ReadProblem("READ005", {"name": name, "what": what, "limit": f"{ratio}"})
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # OPC allows no other; bzip2 and lzma would also unpack without a bound.
        detail = f"{entry.filename} 的压缩方法 {entry.compress_type} 不受支持"
        raise ReadProblem("READ001", {"name": name, "detail": detail})
    try:
        with archive.open(entry) as stream:
            # A bounded read: read() without a size would unpack all there is, whatever size the entry declares.
            content = stream.read(size) if size else b""
            if len(content) < size or stream.read(1):
                raise zipfile.BadZipFile("size")
            return content
    except MemoryError:
        raise
    except Exception as error:
        detail = f"{entry.filename} 无法解压（{type(error).__name__}）"
        raise ReadProblem("READ001", {"name": name, "detail": detail}) from None


class Package:
    """The parts of one file. Raises :class:`ReadProblem` READ001, READ002 or READ005, whatever the bytes are."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        if data.count(b"PK\x01\x02") > limits.max_parts:
            raise self.too_large("压缩包内的文件过多", f"{limits.max_parts} 个")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except MemoryError:  # says nothing about the file
            raise
        # zipfile lets struct, zlib, Unicode, key, value and operating system errors through on damaged files.
        except Exception as error:
            raise self.damaged(f"不是完整的压缩包（{type(error).__name__}）") from None
        if any(entry.flag_bits & 1 for entry in entries):
            raise ReadProblem("READ002", {"name": name, "detail": "压缩包已加密"})
        total = sum(entry.file_size for entry in entries)
        if total > limits.max_expanded_bytes:
            raise self.too_large(f"展开后 {total} 字节", f"{limits.max_expanded_bytes} 字节")
        # Part names are compared without regard to case (OPC 6.2.2.3); old exporters rely on it.
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}

    def damaged(self, detail: str) -> ReadProblem:
        return ReadProblem("READ001", {"name": self.name, "detail": detail})

    def too_large(self, what: str, limit: str) -> ReadProblem:
        return ReadProblem("READ005", {"name": self.name, "what": what, "limit": limit})

    def content(self, part: str) -> bytes | None:
        """The unpacked bytes of a part, ``None`` when the package has no such part."""
        entry = self._entries.get(part.lower())
        return None if entry is None else self._unpack(entry)

    def parts(self) -> list[str]:
        """The names of all parts, as they are written."""
        return [
            name for name in (entry.filename.replace("\\", "/") for entry in self._entries.values()) if name[-1:] != "/"
        ]

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part, ``None`` when the package has no such part."""
        content = self.content(part)
        return None if content is None else self.parse(content, part)

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        return unpack(self._zip, entry, self.name, self.limits)

    def parse(self, content: bytes, part: str) -> etree._Element:
        content = self._checked(content, part)
        try:
            root = etree.fromstring(content, etree.XMLParser(**_PARSING))
        except (etree.LxmlError, ValueError) as error:
            raise self._not_xml(error, part) from None
        if root is None:  # pragma: no cover - lxml raises instead; its annotations allow None
            raise self.damaged(f"{part} 为空")
        return root

    def elements(self, content: bytes, part: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of these names, each as soon as it is complete: a part is never a whole tree in memory."""
        content = self._checked(content, part)
        try:
            for _, element in etree.iterparse(io.BytesIO(content), events=("end",), tag=tags, **_PARSING):
                yield element
                element.clear()
                # An emptied element still hangs on its parent: a sheet has a million rows.
                while element.getprevious() is not None:
                    del element.getparent()[0]  # type: ignore[union-attr, unused-ignore]
        except (etree.LxmlError, ValueError) as error:
            raise self._not_xml(error, part) from None

    def _checked(self, content: bytes, part: str) -> bytes:
        """The bytes as UTF-8 with the usual names, once nothing in them can make the parser do more than parse."""
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            try:
                content = content.decode("utf-16").encode("utf-8")
            except UnicodeError:
                raise self.damaged(f"{part} 编码有误") from None
        if b"<!DOCTYPE" in content:
            raise self.damaged(f"{part} 含有文档类型定义（DTD），为安全起见不予读取")
        tags = content.count(b"<")
        if tags > self.limits.max_tags:
            raise self.too_large(f"{part} 有 {tags} 个标记", f"{self.limits.max_tags} 个")
        if b"purl.oclc.org" in content:
            for strict, usual in _STRICT:
                content = content.replace(b'"' + strict + b'"', b'"' + usual[1:-1].encode() + b'"')
        return content

    def _not_xml(self, error: Exception, part: str) -> ReadProblem:
        if "depth" in str(error).lower():
            return self.too_large(f"{part} 嵌套过深", f"{self.limits.max_nesting} 层")
        return self.damaged(f"{part} 不是完整的 XML：{str(error)[:80]}")

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to inside the package, by id; references to the outside are left out."""
        folder, _, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        found: dict[str, Relation] = {}
        if root is None:
            return found
        for relation in root.iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = unquote(relation.get("Target", ""))
            target = target if target.startswith("/") else posixpath.join("/", folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = Relation(kind, posixpath.normpath(target).lstrip("/"))
        return found


def on(element: etree._Element | None) -> bool:
    """Whether a switch such as ``w:vanish`` is there and not switched off again."""
    return element is not None and element.get(W + "val", "1").lower() not in ("0", "false", "off")


def whole(text: str | None, default: int = 0, limit: int = 1_000_000) -> int:
    """An attribute as a number, ``default`` where it is absent or no number, never beyond ``limit``."""
    if text is None or len(text) > 20:
        return default
    try:
        return max(-limit, min(int(float(text)), limit))
    except (ValueError, OverflowError):
        return default

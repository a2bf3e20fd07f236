"""What DOCX and XLSX have in common: a package taken apart, stripped of what names people, and put together again."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from lxml import etree

from jiping.privacy.conceal import repeated
from jiping.privacy.kinds import Kind
from jiping.privacy.text import Span, find
from jiping.read.limits import Limits
from jiping.read.package import Package
from jiping.redact.pieces import masked_text
from jiping.redact.redact import RedactionError

_DROPPED = re.compile(r"^(?:docprops|customxml|docmetadata|word/glossary|xl/revisions)/", re.IGNORECASE)
_DROPPED_KINDS = re.compile(
    r"/(?:comments\w*|people|person|threadedComment|vmlDrawing|customXml\w*|glossaryDocument|thumbnail|calcChain|printerSettings"
    r"|(?:core|extended|custom)-?properties|revisionHeaders|usernames|keyMapCustomizations|attachedToolbars)$",
    re.IGNORECASE,
)
"""Kinds of relations whose parts name people, tell of the work on the file, or are made anew by the program."""
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$", re.IGNORECASE)
_HARMLESS = re.compile(r"\.(?:odttf|fntdata|ttf)$", re.IGNORECASE)
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every part of a copy: when it was made is nobody's business, and equal input gives equal output."""


class Parts:
    """The parts of one file, each XML part as a tree."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        package = Package(data, name, limits)
        self.trees: dict[str, etree._Element] = {}
        self.others: dict[str, bytes] = {}
        self.pictures = 0
        self.order: list[str] = []
        foreign = 0
        dropped = {part.lower() for part in package.parts() if _DROPPED.search(part)} | _dropped(package)
        dropped |= {_relations_of(part) for part in dropped}
        for part in package.parts():
            if part.lower() in dropped:
                continue
            content = package.content(part) or b""
            if part.lower().endswith((".xml", ".rels")):
                self.trees[part] = package.parse(content, part)
            elif _PICTURE.search(part):
                self.pictures += 1
                self.others[part] = content
            elif _HARMLESS.search(part):
                self.others[part] = content
            else:
                foreign += 1
            self.order.append(part)
        if foreign:
            raise RedactionError(
                f"文件里嵌有 {foreign} 个其他文件或宏，无法检查其中的内容，没有生成副本。请在原件中删除后再运行一次。",
                f"The file embeds {foreign} other files or macros that cannot be looked into; no copy was made. "
                "Remove them from the source and run again.",
            )
        self._drop_references(dropped)

    def _drop_references(self, dropped: set[str]) -> None:
        for part, root in self.trees.items():
            if part.lower() == "[content_types].xml":
                for entry in list(root):
                    if (entry.get("PartName") or "").lstrip("/").lower() in dropped:
                        root.remove(entry)
            elif part.lower().endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(part))
                for entry in list(root):
                    target = unquote(entry.get("Target") or "")
                    if entry.get("TargetMode") == "External":
                        # The path of a template or linked file holds the name of whoever keeps it.
                        if (entry.get("Type") or "").endswith("/attachedTemplate"):
                            root.remove(entry)
                        elif find(target, "联系人") or target.lower().startswith(("mailto:", "tel:")):
                            entry.set("Target", "about:blank")
                        continue
                    if _target(entry, folder) in dropped:
                        root.remove(entry)

    def sweep(self, values: dict[str, Kind], is_done: Callable[[etree._Element], bool]) -> list[Kind]:
        """Mask what stands outside the running text: attributes, field codes, names. What kinds there were."""
        kinds: list[Kind] = []
        for part, root in self.trees.items():
            if part.lower() == "[content_types].xml":
                continue
            for element in root.iter():
                if not isinstance(element.tag, str):
                    continue
                if element.text and not is_done(element):
                    spans = repeated(element.text, find(element.text), values)
                    if spans:
                        kinds += [span.kind for span in spans]
                        element.text = masked_text(element.text, spans)
                for key, text in element.items():
                    if not isinstance(text, str) or len(text) < 2 or (text.isascii() and len(text) < 7):
                        continue
                    spans = repeated(text, _in_attribute(text), values)
                    if spans:
                        kinds += [span.kind for span in spans]
                        element.set(key, masked_text(text, spans))
        return kinds

    def data(self) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            for part in self.order:
                content = self.others.get(part)
                if content is None:
                    content = etree.tostring(self.trees[part], xml_declaration=True, encoding="UTF-8", standalone=True)
                entry = zipfile.ZipInfo(part, _FIXED_DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(entry, content)
        return buffer.getvalue()


def _relations_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _dropped(package: Package) -> set[str]:
    """The parts that are left out because of what refers to them."""
    found = set()
    for part in package.parts():
        if part.lower().endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(part))
            for entry in package.parse(package.content(part) or b"", part):
                if entry.get("TargetMode") != "External" and _DROPPED_KINDS.search(entry.get("Type") or ""):
                    found.add(_target(entry, folder))
    return found


def _target(entry: etree._Element, folder: str) -> str:
    target = unquote(entry.get("Target") or "")
    whole = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(whole).lstrip("/").lower()


def _in_attribute(text: str) -> list[Span]:
    # Sizes and ids are long numbers, too; only words and addresses are asked.
    return (
        [] if text.isascii() and "@" not in text and not re.search(r"\D\d{11}(?!\d)|\d{17}[\dXx]", text) else find(text)
    )


def remove(root: etree._Element, tags: Iterable[str]) -> None:
    """Take elements out with all that is in them; the text behind them stays."""
    for element in list(root.iter(*tags)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def unwrap(root: etree._Element, tags: Iterable[str]) -> None:
    """Put the children of elements in their place."""
    for element in list(root.iter(*tags)):
        parent = element.getparent()
        if parent is None:
            continue
        place = parent.index(element)
        for child in list(element):
            parent.insert(place, child)
            place += 1
        parent.remove(element)

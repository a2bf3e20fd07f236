"""ZIP archives of documents: their members by place, with names that are safe to show, within the limits.

Nothing is ever written to disk, so a name like ``../../x`` can do no harm; it is made plain all the same, since it is
shown and may be used later. An office document is a ZIP too, but one document: :func:`is_archive` tells them apart.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jiping.model import ReadProblem
from jiping.read.limits import Limits
from jiping.read.package import unpack
from jiping.read.recognise import is_document, part_names

Source = Path | bytes
_UTF8 = 0x800
_ENCRYPTED = 1
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name, those of inner archives in front joined by ``!``, and its index in each."""

    path: str
    places: tuple[int, ...]

    @property
    def name(self) -> str:
        return re.split(r"[!/]", self.path)[-1]


def is_archive(source: Source) -> bool:
    """Whether this is a ZIP of files, not a document that happens to be packed. Damaged files are neither."""
    try:
        with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
            if stream.read(4) not in _SIGNATURES:
                return False
    except OSError:
        return False
    names = part_names(source)
    return names is not None and not is_document(names)


def members(source: Source, name: str, limits: Limits) -> list[Member]:
    """All files of an archive and of the archives in it, by name.

    An inner archive that is encrypted, damaged or too deep stands in the list itself: reading it says what is wrong.
    Raises :class:`ReadProblem` READ001 (damaged) and READ005 (too many members, or too large unpacked).
    """
    listing = _Listing(name, limits)
    return sorted(listing.walk(source, (), ""), key=lambda member: member.path)


def content(source: Source, member: Member, name: str, limits: Limits) -> bytes:
    """The bytes of a member. Raises :class:`ReadProblem` READ001, READ002 or READ005."""
    inner = source
    for place in member.places:
        with _opened(inner, name) as archive:
            entries = archive.infolist()
            if place >= len(entries):  # the file has changed since it was listed
                raise ReadProblem("READ001", {"name": name, "detail": f"缺少 {member.path}"})
            inner = _content(archive, entries[place], name, limits)
    assert isinstance(inner, bytes)
    return inner


class _Listing:
    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.count = 0
        self.expanded = 0

    def walk(self, source: Source, above: tuple[int, ...], path: str) -> Iterator[Member]:
        with _opened(source, self.name) as archive:
            seen: Counter[str] = Counter()
            entries = archive.infolist()
            self._add(entries)
            for place, entry in enumerate(entries):
                if entry.is_dir():
                    continue
                own = safe_name(_printed_name(entry))
                seen[own] += 1
                own += f"({seen[own]})" if seen[own] > 1 else ""
                member = Member(f"{path}{own}", (*above, place))
                inner = self._inner(archive, entry, own, len(above))
                if inner is None:
                    yield member
                else:
                    yield from self.walk(inner, member.places, f"{member.path}!")

    def _add(self, entries: list[zipfile.ZipInfo]) -> None:
        self.count += len(entries)
        if self.count > self.limits.max_parts:
            values = {"what": f"压缩包内有 {self.count} 个文件", "limit": f"{self.limits.max_parts} 个"}
            raise ReadProblem("READ005", {"name": self.name, **values})
        self.expanded += sum(entry.file_size for entry in entries)
        if self.expanded > self.limits.max_expanded_bytes:
            values = {"what": f"展开后 {self.expanded} 字节", "limit": f"{self.limits.max_expanded_bytes} 字节"}
            raise ReadProblem("READ005", {"name": self.name, **values})

    def _inner(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, own: str, depth: int) -> bytes | None:
        """The bytes of a member that is an archive to be opened, else ``None``."""
        if not own.lower().endswith(".zip") or depth >= self.limits.max_archive_depth or entry.flag_bits & _ENCRYPTED:
            return None
        try:
            inner = _content(archive, entry, self.name, self.limits)
        except ReadProblem:
            return None
        return inner if is_archive(inner) else None


def _opened(source: Source, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except MemoryError:
        raise
    except OSError as error:
        raise ReadProblem("READ009", {"name": name, "detail": error.strerror or str(error)}) from None
    except Exception as error:
        raise ReadProblem("READ001", {"name": name, "detail": f"不是完整的压缩包（{type(error).__name__}）"}) from None


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: Limits) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise ReadProblem("READ002", {"name": name})
    if entry.file_size > limits.max_bytes:
        what = {"what": f"{entry.file_size} 字节", "limit": f"{limits.max_bytes} 字节"}
        raise ReadProblem("READ005", {"name": name, **what})
    return unpack(archive, entry, name, limits)


def _printed_name(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant: archives made on Chinese Windows hold GBK and do not say so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def safe_name(name: str) -> str:
    """A relative name without steps upwards, drives and characters that do not show."""
    name = re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/"))
    steps = [
        "".join("_" if unicodedata.category(c)[0] == "C" else c for c in step.strip())
        for step in name.split("/")
        if step.strip() not in ("", ".", "..")
    ]
    return "/".join(steps).replace("!", "！") or "未命名"

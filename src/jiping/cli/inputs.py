"""Which files a command line means: names, folders, patterns the shell did not expand, and standard input.

What a user names is always looked at, whatever it is called: content decides. Of folders and patterns only documents
are taken, and what was passed over is counted, so that a report with a wrong ending is not lost in silence.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jiping.model import ReadProblem
from jiping.read.limits import Limits

if TYPE_CHECKING:
    from jiping.read.archive import Member

SUFFIXES = frozenset(
    {
        *(".pdf", ".docx", ".txt", ".xlsx", ".xlsm", ".xls", ".csv", ".html", ".htm"),
        *(".doc", ".wps", ".et", ".rtf", ".odt", ".ods", ".xlsb", ".ofd", ".zip"),
    }
)
"""What is taken from a folder. Formats that cannot be read are taken, too: their finding says what to do."""
LOCK = "~$"
"""Word and WPS leave such a file beside every open document."""
NO_DOCUMENTS = "no documents in folder"
NO_MEMBERS = "no documents in archive"
_OFFICE = frozenset({".docx", ".xlsx", ".xlsm", ".pdf", ".txt", ".doc", ".xls"})
"""Not looked into for being archives: folders are full of these, and they hardly ever are."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file to look at; ``content`` holds the bytes where they came from standard input.

    ``problem`` says why there is nothing to look at: the system's words for a folder that cannot be opened; ``fault``
    says it for an archive. A member of an archive is ``archive.zip!folder/report.docx``, unpacked when its turn comes.
    """

    path: str
    content: bytes | None = None
    problem: str = ""
    fault: ReadProblem | None = None
    archive: str = ""
    member: Member | None = None

    def unpacked(self, limits: Limits) -> Item:
        """The item with its bytes where it is a member of an archive. Raises :class:`ReadProblem`."""
        if self.fault is not None:
            raise self.fault
        if self.member is None:
            return self
        from jiping.read.archive import content

        return replace(self, content=content(Path(self.archive), self.member, self.path, limits), member=None)


@dataclass(slots=True)
class Inputs:
    """The files meant, in the order given, each once; and what was passed over, counted by ending."""

    items: list[Item] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def find_inputs(
    paths: Sequence[str], stdin: bytes | None = None, stdin_filename: str = "-", limits: Limits | None = None
) -> Inputs:
    """What does not exist stays in the list and becomes a finding of its own. Archives give way to what is in them."""
    limits = limits or Limits()
    found = Inputs()
    seen: set[str] = set()
    locks = []
    for path in paths:
        if path == "-":
            items = [Item(stdin_filename, stdin or b"")] if "-" not in seen else []
            seen.add("-")
        elif os.path.isdir(path):  # noqa: PTH112 - a path as the user wrote it, which Path would normalise
            items = list(_once(_in_folder(path, found.skipped), seen))
        elif any(c in path for c in "*?[") and not os.path.exists(path):  # noqa: PTH110
            items = list(_once(_matching(path, found.skipped), seen))
        else:
            items = list(_once([Item(path)], seen))
            if os.path.basename(path).startswith(LOCK):  # noqa: PTH119
                locks += items
        found.items += items
    # A shell that expands *.docx names these, too. Alone, one is looked at like any other file.
    if len(locks) < len(found.items):
        found.items = [item for item in found.items if item not in locks]
        found.skipped[LOCK] += len(locks)
    found.items = [member for item in found.items for member in _in_archive(item, found.skipped, limits)]
    found.skipped = +found.skipped
    return found


def expand(paths: Sequence[str], stdin: bytes | None = None, stdin_filename: str = "-") -> list[Item]:
    """The files alone."""
    return find_inputs(paths, stdin, stdin_filename).items


def _once(items: Sequence[Item], seen: set[str]) -> Iterator[Item]:
    """Those not met yet, whatever way they were named: by another path or through a link."""
    for item in items:
        place = os.path.normcase(os.path.realpath(item.path))
        if place not in seen:
            seen.add(place)
            yield item


def _in_folder(folder: str, skipped: Counter[str]) -> list[Item]:
    """The documents below ``folder`` by name. Links are followed, each folder is entered once: a link may lead back."""
    items: list[Item] = []
    entered: set[str] = set()
    waiting = [Path(folder)]
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in entered:
            continue
        entered.add(real)
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            items.append(Item(str(here), problem=error.strerror or str(error)))
            continue
        for entry in entries:
            path = here / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                waiting.append(path)
            elif is_document(entry.name) and (entry.is_file() or entry.is_symlink()):
                items.append(Item(str(path)))
            else:
                skipped[_kind(entry.name)] += 1
    return sorted(items, key=lambda item: item.path) or [Item(folder, problem=NO_DOCUMENTS)]


def _in_archive(item: Item, skipped: Counter[str], limits: Limits) -> list[Item]:
    """The documents in an archive; the item itself where it is none."""
    if item.problem or os.path.splitext(item.path)[1].lower() in _OFFICE:  # noqa: PTH122
        return [item]
    from jiping.read import archive

    source = Path(item.path) if item.content is None else item.content
    if not archive.is_archive(source):
        return [item]
    try:
        members = archive.members(source, item.path, limits)
    except ReadProblem as problem:
        return [replace(item, fault=problem)]
    found = []
    for member in members:
        path = f"{item.path}!{member.path}"
        if "__MACOSX/" in member.path or member.name.startswith("."):
            continue
        if not is_document(member.name):
            skipped[_kind(member.name)] += 1
        elif isinstance(source, bytes):
            found.append(_from_memory(path, source, member, limits))
        else:
            found.append(Item(path, archive=item.path, member=member))
    return found or [Item(item.path, problem=NO_MEMBERS)]


def _from_memory(path: str, source: bytes, member: Member, limits: Limits) -> Item:
    from jiping.read.archive import content

    try:
        return Item(path, content(source, member, path, limits))
    except ReadProblem as problem:
        return Item(path, fault=problem)


def _matching(pattern: str, skipped: Counter[str]) -> list[Item]:
    """What a pattern matches; of folders their documents. Only where nothing is a document, everything is taken."""
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    folders = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112
    names = [path for path in paths if path not in set(folders)]
    documents = [path for path in names if is_document(os.path.basename(path))]  # noqa: PTH119
    if documents or folders:
        skipped.update(_kind(path) for path in names if path not in set(documents))
        names = documents
    items = [Item(path) for path in names]
    for path in folders:
        items += _in_folder(path, skipped)
    return items or [Item(pattern)]


def is_document(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith(LOCK)  # noqa: PTH122


def _kind(name: str) -> str:
    name = os.path.basename(name)  # noqa: PTH119
    return LOCK if name.startswith(LOCK) else os.path.splitext(name)[1].lower()  # noqa: PTH122

"""Which files a command line means: names, folders, patterns the shell did not expand, and standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".pdf", ".docx", ".txt", ".doc", ".wps"})
"""What is taken from a folder. Old Word files are taken too: their finding says that they were not checked."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file to look at; ``content`` holds the bytes where they came from standard input."""

    path: str
    content: bytes | None = None


def expand(paths: Sequence[str], stdin: bytes | None = None, stdin_filename: str = "-") -> list[Item]:
    """The files meant, in the order given, each once. What does not exist stays and becomes a finding of its own."""
    items: dict[str, Item] = {}
    for path in paths:
        if path == "-":
            items.setdefault("-", Item(stdin_filename, stdin or b""))
            continue
        for found in _expand(path):
            items.setdefault(found, Item(found))
    return list(items.values())


def _expand(path: str) -> list[str]:
    if os.path.isdir(path):  # noqa: PTH112 - a path as the user wrote it, which Path would normalise
        return sorted(_in_folder(Path(path))) or [path]
    if any(c in path for c in "*?[") and not os.path.exists(path):  # noqa: PTH110
        return sorted(glob.glob(path, recursive=True)) or [path]  # noqa: PTH207
    return [path]


def _in_folder(folder: Path) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            # ~$ files are what Word leaves beside an open document.
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith((".", "~$")):
                yield str(Path(root) / name)

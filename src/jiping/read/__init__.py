"""Reading: bytes to :class:`~jiping.model.Document`, one module per format; content decides, not the file's name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from jiping.model import Document, ReadProblem
from jiping.read.limits import Limits

__all__ = ["Limits", "digest", "load", "read", "read_bytes"]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises :class:`ReadProblem` READ009 (cannot be opened), READ004 (empty), READ005 (large)."""
    name = str(path)
    try:
        if path.is_dir():
            next(os.scandir(path), None)  # a folder that may not be read says so itself
            raise ReadProblem("READ009", {"name": name, "detail": "是文件夹"})
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise ReadProblem("READ005", {"name": name, "what": _mib(size), "limit": _mib(limits.max_bytes)})
        data = path.read_bytes()
    except OSError as error:
        raise ReadProblem("READ009", {"name": name, "detail": error.strerror or str(error)}) from None
    if not data:
        raise ReadProblem("READ004", {"name": name})
    return data


def _mib(size: int) -> str:
    return f"{size / 1048576:.0f} MiB"


def read(path: str | Path, limits: Limits | None = None) -> Document:
    """Read one file. Raises :class:`ReadProblem` for anything that cannot be read."""
    limits = limits or Limits()
    return read_bytes(load(Path(path), limits), str(path), limits)


def read_bytes(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """Read a document from memory; ``name`` is what messages call it and never decides the format."""
    from jiping.read.assemble import assemble
    from jiping.read.recognise import reader_of

    limits = limits or Limits()
    if not data:
        raise ReadProblem("READ004", {"name": name})
    if len(data) > limits.max_bytes:
        raise ReadProblem("READ005", {"name": name, "what": _mib(len(data)), "limit": _mib(limits.max_bytes)})
    raw = reader_of(data, name)(data, name, limits)
    return assemble(raw, name, digest(data), limits)

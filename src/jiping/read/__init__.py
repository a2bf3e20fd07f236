"""Reading: bytes to :class:`~jiping.model.Document`, one module per format; content decides, not the file's name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from jiping.model import Document, ReadProblem
from jiping.read.limits import Limits
from jiping.read.raw import RawDocument

__all__ = ["Limits", "digest", "load", "read", "read_bytes"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises :class:`ReadProblem` READ009 (cannot be opened), READ004 (empty), READ005 (large)."""
    name = str(path)
    try:
        if path.is_dir():
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

    limits = limits or Limits()
    if not data:
        raise ReadProblem("READ004", {"name": name})
    if len(data) > limits.max_bytes:
        raise ReadProblem("READ005", {"name": name, "what": _mib(len(data)), "limit": _mib(limits.max_bytes)})
    raw = _reader(data, name)(data, name, limits)
    return assemble(raw, name, digest(data), limits)


def _reader(data: bytes, name: str) -> Callable[[bytes, str, Limits], RawDocument]:
    """The reader for what the bytes are. Readers are imported when first needed: start-up stays quick."""
    head = data[:1024]
    if b"%PDF-" in head:
        from jiping.read import pdf

        return pdf.read
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        if b"word/" in data:
            from jiping.read import docx

            return docx.read
        raise ReadProblem("READ007", {"name": name, "detail": "ZIP"})
    if head.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise ReadProblem("READ002", {"name": name})
        raise ReadProblem("READ008", {"name": name})
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")):
        raise ReadProblem("READ003", {"name": name, "pages": "1"})
    if head.startswith(b"{\\rtf"):
        raise ReadProblem("READ007", {"name": name, "detail": "RTF"})
    from jiping.read import text

    return text.read

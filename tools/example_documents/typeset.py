"""typst → PDF, the same bytes on every run."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import typst

STAMP = int(datetime(2025, 8, 20, 9, tzinfo=UTC).timestamp())
FACE = "Noto Serif CJK SC"


def has_face() -> bool:
    """Whether the Chinese face is there. Without it typst leaves the characters out and says nothing."""
    return any(FACE in family for family in typst.Fonts(include_embedded_fonts=False).families())


def pdf(source: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.typ"
        path.write_text(source, encoding="utf-8")
        # Tags would more than double the file and no reader of these examples uses them.
        return typst.compile(path, format="pdf", timestamp=STAMP, pdf_tags=False)

"""The annotated copy of a checked file, where its format has one."""

from __future__ import annotations

import zipfile

from jiping.model import Evaluation
from jiping.write.annotated_docx import annotate_docx


def annotated(data: bytes, name: str, evaluation: Evaluation, lang: str = "zh") -> tuple[str, bytes] | None:
    """Name and content of the copy; ``None`` where there is none: another format than DOCX, or a broken package."""
    document = evaluation.document
    if document is None or document.format != "docx" or not data.startswith(b"PK"):
        return None
    try:
        made = annotate_docx(data, evaluation, lang)
    except (zipfile.BadZipFile, KeyError, ValueError):
        return None
    if made is None:
        return None
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")[0] or name
    return f"{stem}{'.comments' if lang == 'en' else '.批注'}.docx", made

"""The annotated copy of a checked file, where its format has one."""

from __future__ import annotations

import zipfile

from lxml import etree

from jiping.model import Evaluation
from jiping.write.annotated_docx import annotate_docx
from jiping.write.annotated_xlsx import annotate_xlsx

_WRITERS = {"docx": annotate_docx, "xlsx": annotate_xlsx}


def annotated(data: bytes, name: str, evaluation: Evaluation, lang: str = "zh") -> tuple[str, bytes] | None:
    """Name and content of the copy; ``None`` where the format has none or the package is broken."""
    document = evaluation.document
    if document is None or document.format not in _WRITERS or not data.startswith(b"PK"):
        return None
    try:
        made = _WRITERS[document.format](data, evaluation, lang)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError):
        return None
    if made is None:
        return None
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")[0] or name
    return f"{stem}{'.comments' if lang == 'en' else '.批注'}.{document.format}", made

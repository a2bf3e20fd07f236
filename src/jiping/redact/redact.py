"""The whole line of redaction: find, mask, strip, check again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from jiping.model import Document, ReadProblem
from jiping.privacy.conceal import conceal, document_values
from jiping.privacy.kinds import Kind, kind_word
from jiping.read import Limits, read_bytes
from jiping.read.carried import carried


@dataclass(frozen=True, slots=True)
class Masked:
    """One place that is masked: the kind and the place in words, in both languages."""

    kind: Kind
    place: str
    place_en: str


@dataclass(slots=True)
class Redacted:
    """The copy and what was done. ``data`` is ``None`` for a PDF, which is only looked at."""

    data: bytes | None
    masked: list[Masked] = field(default_factory=list)
    stripped: Counter[str] = field(default_factory=Counter)
    """What the file carried and no longer does, by the words of ``CARRIED_WORDS``."""
    pictures: int = 0
    """Pictures nobody has looked at; the words in them stay."""


class RedactionError(Exception):
    """There is no copy: why, in both languages. Kinds and counts only."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


Redactor = Callable[[bytes, str, Limits, dict[str, Kind]], Redacted]


def redact(data: bytes, name: str, limits: Limits | None = None) -> Redacted:
    """The masked copy of a TXT, DOCX or XLSX; for a PDF only what would have to be masked.

    Raises :class:`~jiping.model.ReadProblem` for what cannot be read, :class:`RedactionError` where no clean copy can
    be made. Neither quotes the document.
    """
    limits = limits or Limits()
    document = _read(data, name, limits)
    if document is not None and document.format in ("pdf", "picture"):
        return _looked_at(document, data, limits)
    redactor = _redactor(_format(document, data))
    values = document_values(document) if document is not None else {}
    beside = Counter({one.kind: one.count for one in carried(data, name, limits)})
    _refuse_hidden(beside)
    copy = redactor(data, name, limits, values)
    copy.stripped = +beside
    assert copy.data is not None
    _check(copy.data, name, limits, redactor, values)
    return copy


def _read(data: bytes, name: str, limits: Limits) -> Document | None:
    """The document; ``None`` for a workbook that only redaction can read."""
    try:
        return read_bytes(data, name, limits)
    except ReadProblem as problem:
        if data.startswith(b"PK") and b"xl/workbook.xml" in data and problem.code in ("READ003", "READ004", "READ007"):
            return None
        raise


def _format(document: Document | None, data: bytes) -> str:
    """The format of the file itself; an old one that was read by way of a new one is still old."""
    form = document.format if document is not None else "xlsx"
    return form if form not in ("docx", "xlsx") or data.startswith(b"PK") else "old"


def _looked_at(document: Document, data: bytes, limits: Limits) -> Redacted:
    """What would have to be masked in a file that is only looked at."""
    places = [
        Masked(Kind(one.kind), f"第 {one.source.page} 页", f"page {one.source.page}")
        for one in conceal(document).personal or ()
        if not one.rows
    ]
    beside = Counter({one.kind: one.count for one in carried(data, document.path, limits)})
    return Redacted(None, places, beside)


def _redactor(format_: str) -> Redactor:
    if format_ == "txt":
        from jiping.redact import text

        return text.redact
    if format_ == "docx":
        from jiping.redact import word

        return word.redact
    if format_ == "xlsx":
        from jiping.redact import workbook

        return workbook.redact
    raise RedactionError(
        "只能遮盖 TXT、DOCX 和 XLSX；请先另存为其中一种。",
        "Only TXT, DOCX and XLSX can be redacted; save as one of these first.",
    )


def _refuse_hidden(beside: Counter[str]) -> None:
    """Hidden rows and sheets hold things nobody has decided about: they are for a person to look at."""
    hidden = [kind for kind in ("hidden_sheet", "hidden_row", "hidden_column") if beside[kind]]
    if hidden:
        zh = "、".join(f"{kind_word(kind)} {beside[kind]} 处" for kind in hidden)
        en = ", ".join(f"{kind_word(kind, 'en')}: {beside[kind]}" for kind in hidden)
        raise RedactionError(
            f"工作簿里有{zh}，没有生成副本。请取消隐藏，核对后删除或保留，再运行一次。",
            f"The workbook has hidden parts ({en}); no copy was made. Unhide them, delete or keep them, and run again.",
        )


def _check(data: bytes, name: str, limits: Limits, redactor: Redactor, values: dict[str, Kind]) -> None:
    """The gate over the copy: nothing found by reading it, by redacting it once more, or by looking into every part."""
    from jiping.redact.leftovers import leftovers

    left: Counter[str] = Counter()
    try:
        document = _read(data, name, limits)
    except ReadProblem as problem:
        raise RedactionError(
            f"遮盖后的副本不能正常读取（{problem.code}），没有写出。",
            f"The copy cannot be read ({problem.code}); nothing was written.",
        ) from None
    if document is not None:
        left.update(one.kind.partition(":")[0] for one in conceal(document).personal or ())
    left.update({one.kind: one.count for one in carried(data, name, limits)})
    left.update(one.kind.value for one in redactor(data, name, limits, {}).masked)
    left.update(leftovers(data, name, limits, values))
    left = +left
    if left:
        zh = "、".join(f"{kind_word(kind)} {count} 处" for kind, count in left.items())
        en = ", ".join(f"{kind_word(kind, 'en')}: {count}" for kind, count in left.items())
        raise RedactionError(
            f"复查副本时仍发现{zh}，没有写出。请在原件中改好这些地方再运行一次。",
            f"The copy still holds: {en}. Nothing was written; mend these places in the source and run again.",
        )

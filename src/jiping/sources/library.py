"""The regulations, standards and forms we quote: one YAML file each, named like its id.

A source says what we know and how well. ``status`` is about its title and number, ``text`` about what it says; neither
is a claim that the document is in force, for which see ``valid_until`` and ``repealed_by``. What is not known for sure
is left empty, and the remark says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

import yaml

Status = Literal["seen", "seen-weak", "known", "derived"]
"""Read in a public copy; read in a reprint or as a title only; professional knowledge; follows from definitions."""

Kind = Literal["law", "regulation", "policy", "rule", "standard", "form", "definition", "habit"]

Language = Literal["zh", "en"]

# Book-title marks belong to documents that were issued; a set of forms or a habit has a name, not a title.
_UNTITLED = ("form", "definition", "habit")

_REQUIRED = {"id", "kind", "title", "title_en", "topics", "status", "remark", "checked_on"}
_OPTIONAL = {"aliases", "number", "issuer", "issued", "valid", "text"}

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One document. Dates are ISO text, to the year or month where the day is not known; empty means not known."""

    id: str
    kind: Kind
    title: str
    title_en: str
    topics: tuple[str, ...]
    status: Status
    text: Status
    remark: str
    checked_on: str
    aliases: tuple[str, ...] = ()
    number: str = ""
    issuer: str = ""
    issued: str = ""
    valid_from: str = ""
    valid_until: str = ""
    repealed_by: str = ""


def _document(path: Path) -> SourceDocument:
    raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    missing, unknown = _REQUIRED - set(raw), set(raw) - _REQUIRED - _OPTIONAL
    valid: dict[str, Any] = raw.get("valid", {})
    unknown |= set(valid) - {"from", "until", "repealed_by"}
    if missing or unknown:
        raise ValueError(f"{path.name}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    document = SourceDocument(
        id=raw["id"],
        kind=raw["kind"],
        title=raw["title"],
        title_en=raw["title_en"],
        topics=tuple(raw["topics"]),
        status=raw["status"],
        text=raw.get("text", raw["status"]),
        remark=raw["remark"],
        checked_on=str(raw["checked_on"]),
        aliases=tuple(raw.get("aliases", ())),
        number=raw.get("number", ""),
        issuer=raw.get("issuer", ""),
        # YAML reads 2020-10-01 as a date, 2020-10 as text and 2020 as a number; all mean what they print.
        issued=str(raw.get("issued", "")),
        valid_from=str(valid.get("from", "")),
        valid_until=str(valid.get("until", "")),
        repealed_by=valid.get("repealed_by", ""),
    )
    if document.id != path.stem:
        raise ValueError(f"{path.name}: the id is {document.id}")
    if {document.status, document.text} - set(get_args(Status)) or document.kind not in get_args(Kind):
        raise ValueError(f"{path.name}: kind {document.kind}, status {document.status}, text {document.text}")
    return document


@cache
def _sources() -> MappingProxyType[str, SourceDocument]:
    documents = (_document(path) for path in sorted(Path(__file__).parent.glob("*.yaml")))
    return MappingProxyType({document.id: document for document in documents})


def all_sources() -> dict[str, SourceDocument]:
    """Return every source by id, in the order of ids. The dictionary is the caller's own."""
    return dict(_sources())


def find_source(id: str) -> SourceDocument | None:
    """Return the source with this id; ``None`` when there is none."""
    return _sources().get(id)


def label(id: str, lang: Language = "zh") -> str:
    """Return how a source is named in a message or report; the id itself when it is not in the library.

    >>> label("mof-yu-2020-10")
    '《项目支出绩效评价管理办法》（财预〔2020〕10号）'
    >>> label("final-accounts-forms")
    '部门决算公开表式'
    >>> label("gb-t-15835-2011", "en")
    'General Rules for Writing Numerals in Public Texts (GB/T 15835-2011)'
    """
    document = find_source(id)
    if document is None:
        # A message with a bare id is still of use to whoever reads it; one that is never printed is not.
        return id
    if lang == "en":
        return f"{document.title_en} ({document.number})" if document.number else document.title_en
    # 《…》 within a title become 〈…〉, as GB/T 15834-2011 has it.
    quoted = document.title.translate({ord("《"): "〈", ord("》"): "〉"})
    title = document.title if document.kind in _UNTITLED else f"《{quoted}》"
    return f"{title}（{document.number}）" if document.number else title

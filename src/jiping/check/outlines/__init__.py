"""What a document of each kind must hold: sections and tables, as data in the YAML files beside this module.

Words are regular expressions, because every county and year writes the same thing a little otherwise. A section is
there when a heading has its ``heading`` words or any sentence its ``said`` words; a table when its title, freed of
year, body, quotation marks and table number, matches ``title``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEVELS = ("compulsory", "recommended")
_KEYS = {
    "": ({"kind", "title", "basis", "checked_on"}, {"remark", "sections", "tables"}),
    "sections": ({"id", "label", "en", "level"}, {"heading", "said"}),
    "tables": ({"id", "label", "en", "level", "title"}, {"since"}),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A section or statement. Without ``heading`` it is no section of its own: any sentence about it is enough."""

    id: str
    label: str
    en: str
    compulsory: bool
    heading: re.Pattern[str] | None
    said: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Form:
    """A table. ``since`` is the first fiscal year whose documents must have it."""

    id: str
    label: str
    en: str
    compulsory: bool
    title: re.Pattern[str]
    since: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one kind of document; ``basis`` is an id of ``sources``."""

    kind: str
    title: str
    basis: str
    checked_on: str
    sections: tuple[Section, ...]
    tables: tuple[Form, ...]


@cache
def outlines() -> dict[str, Outline]:
    """All outlines by the kind of document."""
    found = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        outline = parse(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER), path.name)
        found[outline.kind] = outline
    return found


def name_all(parts: Iterable[Section | Form]) -> tuple[str, str]:
    """The names of parts as a message lists them, in Chinese and in English."""
    listed = list(parts)
    return "、".join(part.label for part in listed), ", ".join(part.en for part in listed)


def outline_of(kind: str) -> Outline | None:
    return outlines().get(kind)


def parse(raw: dict[str, Any], name: str) -> Outline:
    """The outline a YAML file describes. Raises ``ValueError`` for a missing or unknown key or a level not known."""
    _expect(raw, "", name)
    return Outline(
        raw["kind"],
        raw["title"],
        raw["basis"],
        str(raw["checked_on"]),
        tuple(_section(entry, name) for entry in raw.get("sections", ())),
        tuple(_form(entry, name) for entry in raw.get("tables", ())),
    )


def _section(raw: dict[str, Any], name: str) -> Section:
    _expect(raw, "sections", name)
    if not raw.keys() & {"heading", "said"}:
        raise ValueError(f"{name}: {raw['id']} has no words to know it by")
    return Section(
        raw["id"], raw["label"], raw["en"], _compulsory(raw, name), _words(raw, "heading"), _words(raw, "said")
    )


def _form(raw: dict[str, Any], name: str) -> Form:
    _expect(raw, "tables", name)
    return Form(
        raw["id"], raw["label"], raw["en"], _compulsory(raw, name), re.compile(raw["title"]), int(raw.get("since", 0))
    )


def _words(raw: dict[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(raw[key]) if key in raw else None


def _compulsory(raw: dict[str, Any], name: str) -> bool:
    if raw["level"] not in _LEVELS:
        raise ValueError(f"{name}: {raw['id']} has level {raw['level']!r}, not one of {', '.join(_LEVELS)}")
    return bool(raw["level"] == "compulsory")


def _expect(raw: dict[str, Any], part: str, name: str) -> None:
    required, optional = _KEYS[part]
    missing, unknown = required - raw.keys(), raw.keys() - required - optional
    if missing or unknown:
        raise ValueError(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)}")

"""What goes wrong in reports and forms, as data: which rules see it, or why none can.

The list is that of the trade (domain knowledge, defects §1–§7). A test keeps it together with the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("defects.yaml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEYS = {"id", "title", "title_en", "rules", "reason", "reason_en"}


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind of fault. ``rules`` see it; where there are none, ``reason`` says why."""

    id: str
    title: str
    title_en: str
    rules: tuple[str, ...] = ()
    reason: str = ""
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class DefectGroup:
    """The defects of one letter, in order."""

    letter: str
    title: str
    title_en: str
    defects: tuple[Defect, ...]


@cache
def defect_groups() -> tuple[DefectGroup, ...]:
    return tuple(_group(entry) for entry in yaml.load(_FILE.read_text(encoding="utf-8"), Loader=_LOADER))


@cache
def all_defects() -> tuple[Defect, ...]:
    return tuple(defect for group in defect_groups() for defect in group.defects)


def _group(entry: dict[str, Any]) -> DefectGroup:
    found = tuple(_defect(one) for one in entry["defects"])
    return DefectGroup(entry["group"], entry["title"], entry["title_en"], found)


def _defect(entry: dict[str, Any]) -> Defect:
    """Raises ``ValueError`` for unknown keys, and for an entry with rules and a reason, or with neither."""
    if set(entry) - _KEYS or bool(entry.get("rules")) is bool(entry.get("reason")):
        raise ValueError(f"{entry.get('id', '?')}: either rules or a reason, and no other keys")
    return Defect(**{**entry, "rules": tuple(entry.get("rules", ()))})

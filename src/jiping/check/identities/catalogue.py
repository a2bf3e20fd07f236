"""Reads the catalogue: one YAML file a group, closed keys, every identity wired by rules or with the reason why not.

The formula is text for people, over the fact codes of the trade (``SG``, ``EXP.TOT``, ``B1``); what a rule computes is
the rule's. A rule that checks an identity names it in its ``identities``, and the entry here names the rule: a test
keeps the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NEEDED = {"id", "formula", "level", "tolerance", "where", "mark"}
_MORE = {"remark", "rules", "reason", "reason_en"}
LEVELS = {"H": ("必须成立", "must hold"), "Q": ("一般成立", "holds unless explained"), "I": ("仅供参考", "information")}
MARKS = {"S": ("见于文件", "seen"), "K": ("行业通则", "known"), "D": ("由定义推出", "derived")}
TOLERANCES = {
    "0": ("不容差", "exact"),
    "0.001": ("千分之一", "a thousandth"),
    "Y": ("每个加数 0.01 元", "0.01 元 for each addend"),
    "W": ("印出位数的一半乘加数个数", "half a printed unit for each number"),
    "X": ("较粗一方印出位数的一半", "half a printed unit of the coarser one"),
    "P": ("百分比印出位数的一半，另加分子分母的余地", "half a printed unit of the percentage, and that of its inputs"),
    "P×n": ("各百分比余地之和", "the allowances of all percentages"),
    "Sc": ("得分印出位数的一半乘加数个数", "half a printed unit of the score for each number"),
    "W/P": ("金额同 W，比率同 P", "amounts as W, rates as P"),
    "unit": ("换算到同一单位", "in one unit"),
    "×10^k test": ("是否正好差十的整数次方", "whether a power of ten apart"),
    "day": ("以日计", "in days"),
    "–": ("", ""),
}
"""What each code of tolerance allows."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity. ``rules`` check it; where there are none, ``reason`` says why."""

    id: str
    formula: str
    level: str
    tolerance: str
    where: str
    mark: str
    remark: str = ""
    rules: tuple[str, ...] = ()
    reason: str = ""
    reason_en: str = ""

    @property
    def is_wired(self) -> bool:
        return bool(self.rules)


@dataclass(frozen=True, slots=True)
class Group:
    """The identities of one kind of document, in order."""

    letter: str
    title: str
    title_en: str
    identities: tuple[Identity, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All groups, A to H."""
    return tuple(_group(file) for file in sorted(_FOLDER.glob("*.yaml")))


@cache
def all_identities() -> tuple[Identity, ...]:
    """All identities by id."""
    return tuple(identity for group in groups() for identity in group.identities)


def _group(file: Path) -> Group:
    loaded = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    return parse(loaded, file.name)


def parse(loaded: dict[str, Any], file: str) -> Group:
    """One group. Raises ``ValueError`` for keys, levels, marks and tolerances nobody defined."""
    if set(loaded) != {"group", "title", "title_en", "identities"}:
        raise ValueError(f"{file}: keys {sorted(loaded)}")
    found = tuple(_identity(entry, file) for entry in loaded["identities"])
    if any(not identity.id.startswith(loaded["group"]) for identity in found):
        raise ValueError(f"{file}: an identity of another group")
    return Group(loaded["group"], loaded["title"], loaded["title_en"], found)


def _identity(entry: dict[str, Any], file: str) -> Identity:
    name = f"{file}: {entry.get('id', '?')}"
    missing, unknown = _NEEDED - set(entry), set(entry) - _NEEDED - _MORE
    if missing or unknown:
        raise ValueError(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    if entry["level"] not in LEVELS or entry["mark"] not in MARKS or entry["tolerance"] not in TOLERANCES:
        raise ValueError(f"{name}: level, mark or tolerance nobody defined")
    if bool(entry.get("rules")) is bool(entry.get("reason")):
        raise ValueError(f"{name}: either rules or a reason")
    if bool(entry.get("reason")) is not bool(entry.get("reason_en")):
        raise ValueError(f"{name}: the reason in both languages")
    return Identity(**{**entry, "rules": tuple(entry.get("rules", ()))})

"""What a document of each kind must hold: sections and tables, as data in the YAML files beside this module.

Words are regular expressions, because every county and year writes the same thing a little otherwise. A section is
there when a heading has its ``heading`` words or any sentence its ``said`` words; a table when its title, freed of
year, body, quotation marks and table number, matches ``title``.

What only some provinces, levels or years ask for says so in ``provinces``, ``levels``, ``since`` and ``until``. Where a
document does not show its province or level, the part counts as asked for, as it does in the general outline.
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
# The characters by which provinces are known in the numbers of their documents.
PROVINCES = {
    "北京": "京", "天津": "津", "河北": "冀", "山西": "晋", "内蒙古": "内", "辽宁": "辽", "吉林": "吉", "黑龙江": "黑",
    "上海": "沪", "江苏": "苏", "浙江": "浙", "安徽": "皖", "福建": "闽", "江西": "赣", "山东": "鲁", "河南": "豫",
    "湖北": "鄂", "湖南": "湘", "广东": "粤", "广西": "桂", "海南": "琼", "重庆": "渝", "四川": "川", "贵州": "黔",
    "云南": "云", "西藏": "藏", "陕西": "陕", "甘肃": "甘", "青海": "青", "宁夏": "宁", "新疆": "新",
}  # fmt: skip
BODY_LEVELS = {
    "township": re.compile(r"(?:镇|乡|街道)(?:人民政府|办事处|党工委|委员会)?$"),
    "province": re.compile(r"^[一-鿿]{2,5}(?:省|自治区)(?!.{0,8}[市县区州])"),
    "county": re.compile(r"^.{0,12}?(?:县|区|旗)"),
    "city": re.compile(r"^[一-鿿]{2,6}市"),
}
# 湘财绩〔2020〕7号, 湘政办发〔2020〕12号: the office behind the province's character is one of the province's own.
_NUMBERED = re.compile(
    rf"(?<![一-鿿])([{''.join(PROVINCES.values())}])(?:财[一-鿿]{{0,3}}|政|办|政办|发|政发|办发|政办发|委办)〔20\d\d〕"
)
_WHERE = ("provinces", "levels", "since", "until")
_KEYS = {
    "": ({"kind", "title", "basis", "checked_on"}, {"remark", "sections", "tables"}),
    "sections": ({"id", "label", "en", "level"}, {"heading", "said", *_WHERE}),
    "tables": ({"id", "label", "en", "level", "title"}, {"since"}),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """Where and when a document is from: province (湖南), level of the body (township …) and fiscal year, if known."""

    province: str = ""
    level: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents must have a part; empty and 0 mean all. ``since`` and ``until`` are fiscal years, included."""

    provinces: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    since: int = 0
    until: int = 0

    def covers(self, profile: Profile) -> bool:
        """Whether documents of ``profile`` are asked for the part; what is not known does not rule it out."""
        if self.provinces and profile.province and profile.province not in self.provinces:
            return False
        if self.levels and profile.level and profile.level not in self.levels:
            return False
        if profile.year is None:
            return True
        return self.since <= profile.year and (not self.until or profile.year <= self.until)


@dataclass(frozen=True, slots=True)
class Section:
    """A section or statement. Without ``heading`` it is no section of its own: any sentence about it is enough."""

    id: str
    label: str
    en: str
    compulsory: bool
    heading: re.Pattern[str] | None
    said: re.Pattern[str] | None
    scope: Scope = Scope()


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

    def sections_of(self, profile: Profile) -> tuple[Section, ...]:
        """The sections that documents of ``profile`` must have."""
        return tuple(section for section in self.sections if section.scope.covers(profile))


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
        raw["id"],
        raw["label"],
        raw["en"],
        _compulsory(raw, name),
        _words(raw, "heading"),
        _words(raw, "said"),
        _scope(raw, name),
    )


def _form(raw: dict[str, Any], name: str) -> Form:
    _expect(raw, "tables", name)
    return Form(
        raw["id"], raw["label"], raw["en"], _compulsory(raw, name), re.compile(raw["title"]), int(raw.get("since", 0))
    )


def _scope(raw: dict[str, Any], name: str) -> Scope:
    provinces, levels = tuple(raw.get("provinces", ())), tuple(raw.get("levels", ()))
    unknown = [one for one in provinces if one not in PROVINCES] + [one for one in levels if one not in BODY_LEVELS]
    if unknown:
        raise ValueError(f"{name}: {raw['id']} is asked for in {unknown[0]!r}, which is no province or level")
    return Scope(provinces, levels, int(raw.get("since", 0)), int(raw.get("until", 0)))


def profile_of(organisation: str, text: str, year: int | None) -> Profile:
    """The profile a document shows: its body's name, else the numbers of the documents of its province that it cites.

    A province that is only mentioned is none: a report may praise a visit to another.
    """
    level = next((level for level, ending in BODY_LEVELS.items() if ending.search(organisation)), "")
    province = next((name for name in PROVINCES if organisation.startswith(name)), "")
    if not province:
        cited = set(_NUMBERED.findall(text)) if "〔20" in text else set()
        province = next((name for name, short in PROVINCES.items() if cited == {short}), "")
    return Profile(province, level, year)


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

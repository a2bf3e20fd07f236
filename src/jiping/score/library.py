"""The frameworks that come with jiping, and those of an office's own folder beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from jiping.score.load import Loaded, load
from jiping.score.schema import Framework


@cache
def shipped() -> MappingProxyType[str, str]:
    """The texts of the frameworks that come with jiping, by id; a file is named like its framework."""
    folder = files(__package__).joinpath("frameworks")
    found = {
        item.name.removesuffix(".yaml"): item.read_text("utf-8")
        for item in folder.iterdir()
        if item.name.endswith(".yaml")
    }
    return MappingProxyType(dict(sorted(found.items())))


@cache
def framework(id: str) -> Framework:
    """A shipped framework. Raises :class:`KeyError` where there is none of that id."""
    loaded = load(shipped()[id], shipped())
    if loaded.framework is None:
        raise ValueError(f"{id}: {loaded.problems[0].message}")
    return loaded.framework


def frameworks() -> tuple[Framework, ...]:
    """Every shipped framework in the order of ids."""
    return tuple(framework(id) for id in shipped())


def load_file(path: Path, lang: str = "zh") -> Loaded:
    """A framework of an office's own; it may extend shipped ones and its neighbours in the folder."""
    known = dict(shipped())
    for neighbour in sorted(path.parent.glob("*.y*ml")):
        if neighbour != path and neighbour.stem not in known and neighbour.stat().st_size < _LARGEST:
            known[neighbour.stem] = neighbour.read_text("utf-8", errors="replace")
    return load(path.read_text("utf-8", errors="replace"), known, lang)


_LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing two frameworks have otherwise. ``indicator`` is empty for the table's own fields."""

    indicator: str
    title: str
    field: str
    old: str
    new: str


_TABLE = ("full_score", "rounding", "grade_on", "grades", "caps", "kind", "object")
_LEAF = ("title", "path", "points", "formula", "unit", "scoring", "zero_base", "not_applicable", "evidence", "wording")


def differences(old: Framework, new: Framework) -> list[Difference]:
    """What changed from one table to the other, in the order of the new one; what is gone comes last."""
    found = [
        Difference("", "", field, said(getattr(old, field)), said(getattr(new, field)))
        for field in _TABLE
        if getattr(old, field) != getattr(new, field)
    ]
    for one in new.indicators:
        before = old.indicator(one.id)
        if before is None:
            found.append(Difference(one.id, one.title, "+", "", said(one.points)))
            continue
        found += [
            Difference(one.id, one.title, field, said(getattr(before, field)), said(getattr(one, field)))
            for field in _LEAF
            if getattr(before, field) != getattr(one, field)
        ]
    kept = {one.id for one in new.indicators}
    found += [Difference(one.id, one.title, "-", said(one.points), "") for one in old.indicators if one.id not in kept]
    return found


def said(value: object) -> str:
    """A value as it stands in a file, on one line."""
    if value is None:
        return "—"
    if isinstance(value, tuple):
        return "、".join(said(item) for item in value) or "—"
    words = getattr(value, "words", None)
    if words is not None:
        return str(words())
    dump = getattr(value, "model_dump", None)
    if dump is not None:
        return _said_keys(dump(by_alias=True, exclude_none=True))
    return str(value)


def _said_keys(held: object) -> str:
    if isinstance(held, dict):
        return "{" + ", ".join(f"{key}: {_said_keys(item)}" for key, item in held.items()) + "}"
    if isinstance(held, tuple | list):
        return "[" + ", ".join(map(_said_keys, held)) + "]"
    return str(held)

"""The official expenditure classification: names of functional and economic codes, and codes of names.

The codes and what we know of each stand in ``functional.yaml`` and ``economic.yaml``; this module only looks them up.
A code or name that is not listed gives ``None``, which means *we do not know it*, never *it is wrong*: the
classification is revised every year and the lists stop at 款.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import yaml

Status = Literal["seen", "unsure", "known"]
"""``unsure`` codes may be recognised by, but must not be the ground of a finding."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Tables print half-width brackets and break long names over lines; neither makes another name.
_BRACKETS = str.maketrans({"(": "（", ")": "）"})


@dataclass(frozen=True, slots=True)
class _Tree:
    """One classification, ready for look-up: codes to names, and names (plain, per class for 款) to codes."""

    names: Mapping[str, str]
    status: Mapping[str, Status]
    classes: Mapping[str, str]
    former_classes: Mapping[str, str]
    sections: Mapping[str, Mapping[str, str]]
    former_sections: Mapping[str, Mapping[str, str]]
    raw: Mapping[str, Any]


def _plain(name: str) -> str:
    return "".join(name.split()).translate(_BRACKETS)


@cache
def _tree(file: str) -> _Tree:
    raw: dict[str, Any] = yaml.load(Path(__file__).with_name(file).read_text(encoding="utf-8"), Loader=_LOADER)
    names: dict[str, str] = {}
    classes: dict[str, str] = {}
    former_classes: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {}
    former_sections: dict[str, dict[str, str]] = {}
    for code, entry in raw["classes"].items():
        lapsed = entry.get("lapsed", {})
        renamed = entry.get("renamed", {})
        names[code] = entry["name"]
        names.update({code + number: name for number, name in (lapsed | entry["sections"]).items()})
        classes[_plain(entry["name"])] = code
        former_classes.update({_plain(name): code for name in entry.get("former_names", ())})
        sections[code] = {_plain(name): code + number for number, name in entry["sections"].items()}
        former_sections[code] = {_plain(name): code + number for number, name in lapsed.items()}
        for number, earlier in renamed.items():
            former_sections[code].update({_plain(name): code + number for name in earlier})
    status: dict[str, Status] = dict.fromkeys(names, "known")
    for codes in raw["seen"].values():
        status.update(dict.fromkeys(codes, "seen"))
    status.update(dict.fromkeys(raw["unsure"], "unsure"))
    return _Tree(names, status, classes, former_classes, sections, former_sections, raw)


def functional_name(code: str) -> str | None:
    """Return the name of a functional 类 (three digits) or 款 (five).

    A code out of use has the name it had, since documents of earlier years print it.

    >>> functional_name("20106"), functional_name("20198")
    ('财政事务', None)
    """
    return _tree("functional.yaml").names.get(code)


def functional_status(code: str) -> Status | None:
    """Return how well we know a functional code; ``None`` when it is not listed."""
    return _tree("functional.yaml").status.get(code)


def functional_class_by_name(name: str) -> str | None:
    """Return the three-digit code of a functional 类, by its present name or one it had before.

    >>> functional_class_by_name("医疗卫生与计划生育支出")
    '210'
    """
    tree, plain = _tree("functional.yaml"), _plain(name)
    return tree.classes.get(plain) or tree.former_classes.get(plain)


def functional_section_by_name(class_code: str, name: str) -> str | None:
    """Return the five-digit code of a 款 within a 类, by its present name or one it had before.

    >>> functional_section_by_name("208", "行政事业单位离退休")
    '20805'
    """
    tree, plain = _tree("functional.yaml"), _plain(name)
    return tree.sections.get(class_code, {}).get(plain) or tree.former_sections.get(class_code, {}).get(plain)


def common_items() -> Mapping[str, str]:
    """Return the 项 that recur in administrative 款, by their two digits.

    ``{section}`` in 99 stands for the name of the 款.
    """
    items: dict[str, str] = _tree("functional.yaml").raw["common_items"]
    return MappingProxyType(items)


def economic_name(code: str) -> str | None:
    """Return the name of an economic 类 (three digits) or 款 (five) of department budgets.

    >>> economic_name("30231")
    '公务用车运行维护费'
    """
    return _tree("economic.yaml").names.get(code)


def economic_status(code: str) -> Status | None:
    """Return how well we know an economic code; ``None`` when it is not listed."""
    return _tree("economic.yaml").status.get(code)


def economic_code_by_name(name: str, class_code: str | None = None) -> str | None:
    """Return the code of an economic 类 or 款 by its name.

    With ``class_code`` only its 款 are looked at. Without it classes come first, then 款; a name that several classes
    have (办公设备购置 in 309 and 310) gives ``None``, for nothing tells which is meant. Present names come before
    former ones: 其他资本性支出 was once class 310 and is now its 99.

    >>> economic_code_by_name("办公设备购置"), economic_code_by_name("办公设备购置", "310")
    (None, '31002')
    """
    tree, plain = _tree("economic.yaml"), _plain(name)
    for classes, sections in ((tree.classes, tree.sections), (tree.former_classes, tree.former_sections)):
        if class_code is not None:
            found = [sections.get(class_code, {}).get(plain)]
        elif plain in classes:
            found = [classes[plain]]
        else:
            found = [names[plain] for names in sections.values() if plain in names]
        if any(found):
            return found[0] if len(found) == 1 else None
    return None


def personnel_classes() -> tuple[str, ...]:
    """Return the economic classes whose sum within basic expenditure is 人员经费."""
    return tuple(_tree("economic.yaml").raw["personnel"])


def operating_classes() -> tuple[str, ...]:
    """Return the economic classes whose sum within basic expenditure is 公用经费."""
    return tuple(_tree("economic.yaml").raw["operating"])


def functional_class_names() -> tuple[str, ...]:
    """Return the present names of all functional 类."""
    tree = _tree("functional.yaml")
    return tuple(name for code, name in tree.names.items() if len(code) == 3)

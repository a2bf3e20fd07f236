"""Finds the rules: modules and lone YAML files below ``check/rules``; there is no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jiping.check import rules
from jiping.check.identity import identity_rule
from jiping.check.rule import REGISTERED, Rule

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        if not module.ispkg:
            importlib.import_module(module.name)
    found = dict(REGISTERED)
    for file in sorted(Path(rules.__path__[0]).rglob("*.yaml")):
        if not file.with_suffix(".py").exists():
            alone = identity_rule(_load(str(file)), str(file))
            if alone.id in found:
                raise ValueError(f"two rules are called {alone.id}")
            found[alone.id] = alone
    return tuple(found[id] for id in sorted(found))


def case_file(rule: Rule) -> dict[str, Any]:
    """The YAML beside a rule: ``rule``, ``en`` (title, message, fix) and ``cases``."""
    return _load(rule.file)


@cache
def _load(module: str) -> dict[str, Any]:
    with Path(module).with_suffix(".yaml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=_LOADER)
    return loaded


def find_rule(code: str) -> Rule | None:
    """The rule with this id or name, case aside."""
    wanted = code.strip().lower()
    return next((r for r in all_rules() if wanted in (r.id.lower(), r.name.lower())), None)

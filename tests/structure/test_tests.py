"""A test that asserts nothing proves nothing; of two modules of one name only the first is ever imported."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> dict[str, Function]:
    return {node.name: node for node in ast.walk(tree) if isinstance(node, Function)}


def asserts(function: Function, helpers: dict[str, Function], seen: frozenset[str] = frozenset()) -> bool:
    """Whether something in ``function``, or in a helper of the same file that it calls, can fail."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).split(".")[-1]
        if name in ("raises", "warns", "fail", "validate") or name.startswith("assert"):
            return True
        if name in helpers and name not in seen and asserts(helpers[name], helpers, seen | {name}):
            return True
    return False


def test_every_test_can_fail() -> None:
    silent, looked_at = [], 0
    for path in sorted(TESTS.rglob("test_*.py")):
        known = functions(ast.parse(path.read_text("utf-8")))
        for name, function in known.items():
            if name.startswith("test"):
                looked_at += 1
                if not asserts(function, known):
                    silent.append(f"{path.relative_to(TESTS)}::{name}")
    assert looked_at > 5
    assert silent == []


def test_no_two_modules_share_a_name() -> None:
    """The folders of tests are no packages: helpers are imported by bare name, and the first of a name is found."""
    names = Counter(path.stem for path in TESTS.rglob("*.py") if path.stem not in ("__init__", "conftest"))
    assert len(names) > 5
    assert [name for name, count in names.items() if count > 1] == []

"""What the core may not do: use the network or the clock, put money in floats, name places users do not have."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "jiping"
MODULES = sorted(CORE.rglob("*.py"))

FORBIDDEN = ("django", "requests", "httpx", "aiohttp", "socket", "http.client", "urllib.request", "ftplib", "smtplib")
CLOCK = {"time.time", "datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
# Geometry is in floats; money is not, and these modules never see any: places on a PDF page, sizes in the attributes
# of a package part, where some producers write 240.0 for 240. The linear solver works in floats, too: its answer only
# points at rows, which are then added up in whole numbers.
GEOMETRY = re.compile(r"^(read/(pdf\w*|package|ocr/\w+)|joint/lp)\.py$")


def name_of(path: Path) -> str:
    return path.relative_to(CORE).as_posix()


every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def called(tree: ast.Module) -> set[str]:
    """What is called, as the last two names of a dotted call or the only one."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            names.add(".".join(ast.unparse(node.func).split(".")[-2:]))
    return names


@every_module
def test_core_reaches_no_network_and_no_web_framework(path: Path) -> None:
    names = imported(ast.parse(path.read_text("utf-8")))
    assert not {n for n in names if any(n == bad or n.startswith(f"{bad}.") for bad in FORBIDDEN)}


ASKS_THE_DAY = {"cli/frameworks.py"}
"""What was checked more than a year ago depends on the day; only the command line asks for it."""


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p) not in ASKS_THE_DAY], ids=name_of)
def test_core_does_not_look_at_the_clock(path: Path) -> None:
    assert not called(ast.parse(path.read_text("utf-8"))) & CLOCK


@pytest.mark.parametrize("path", [p for p in MODULES if not GEOMETRY.match(name_of(p))], ids=name_of)
def test_no_float_near_money(path: Path) -> None:
    assert "float" not in called(ast.parse(path.read_text("utf-8")))


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 20


def test_nothing_shipped_names_a_folder_that_users_do_not_have() -> None:
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    outside = ("tests/", "benchmarks/", ".ci/")
    found = []
    for name in (raw.decode() for raw in files if raw):
        if name.startswith(outside) or not (ROOT / name).is_file():
            continue
        if b"../" + b"shared" in (ROOT / name).read_bytes():
            found.append(name)
    assert found == []

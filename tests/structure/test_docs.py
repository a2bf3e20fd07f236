"""Docs that promise only what is there: links lead somewhere, commands and targets exist, pages come in pairs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SKIPPED = {".venv", ".git", "out", "build", "dist"}
PAGES = sorted(p for p in ROOT.rglob("*.md") if not SKIPPED & set(p.relative_to(ROOT).parts))
READMES = ("README.md", "README.zh.md")

LINK = re.compile(r"\]\(([^)#\s]+)")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
SAID = re.compile(r"(?:`|^\$ )make ((?:[a-z-]+ ?)+)", re.MULTILINE)
COMMAND = re.compile(r"(?:`|^\$ )jiping ([a-z]+)", re.MULTILINE)


def page_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_page = pytest.mark.parametrize("page", PAGES, ids=page_name)


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@every_page
def test_make_targets_exist(page: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    said = {word for words in SAID.findall(page.read_text("utf-8")) for word in words.split()}
    assert said <= targets


@pytest.mark.parametrize("name", READMES)
def test_commands_in_readmes_exist(name: str) -> None:
    from jiping.cli.main import main

    said = set(COMMAND.findall((ROOT / name).read_text("utf-8")))
    assert "check" in said
    assert said <= set(main.commands)


def test_readmes_name_the_same_commands() -> None:
    english, chinese = (set(COMMAND.findall((ROOT / name).read_text("utf-8"))) for name in READMES)
    assert english == chinese


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    pages = [p for p in folder.glob("*.md") if p.name != "README.md"]
    assert pages
    assert [p.name for p in pages if p.name not in listed] == []
    assert all(re.match(r"\d{4}-[a-z0-9-]+\.md$", p.name) for p in pages)


def test_ci_runs_what_the_makefile_lists() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    called = re.findall(r"^make ([a-z-]+)$", script, re.MULTILINE)
    assert called == ["check", "test", "test-slow"]

"""The command line in this process, over evaluations made by hand: what a file is called decides what comes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from calls import Jiping
from click.testing import CliRunner, Result

import sample
from jiping.cli import run
from jiping.cli.inputs import Item
from jiping.cli.main import main
from jiping.model import Evaluation, Severity


@pytest.fixture
def jiping(monkeypatch: pytest.MonkeyPatch) -> Jiping:
    """Runs ``jiping`` with these arguments, reading and checking as they are."""
    for name in ("JIPING_LANG", "JIPING_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*args: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(args), input=stdin, prog_name="jiping")

    return call


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch, jiping: Jiping) -> Jiping:
    """The same with evaluation replaced: the names errors, warnings, hints, clean, scan and bug say what comes out."""

    def evaluate(item: Item, task: run.Task) -> Evaluation:
        name = Path(item.path).stem
        if name == "bug":
            raise RuntimeError("出错了")
        if name == "scan":
            return replace(sample.unread(), path=item.path)
        found = {
            "errors": sample.findings(),
            "warnings": tuple(f for f in sample.findings() if f.severity is Severity.WARNING),
            "hints": tuple(f for f in sample.findings() if f.code == "TXT003"),
        }
        return sample.evaluation(path=item.path, findings=found.get(name, ()), notes=())

    monkeypatch.setattr(run, "_evaluate", evaluate)
    # A child would import what it does anew and know nothing of this.
    monkeypatch.setattr(run, "_in_children", lambda items, task, jobs: (run.run_one(item, task) for item in items))
    return jiping

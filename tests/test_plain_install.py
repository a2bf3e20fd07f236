"""What a user does: install the wheel into an empty environment, ask for help, check one file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "requirements" / "constraints.txt"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``jiping`` command of an environment that has the wheel and its run-time dependencies, nothing else."""
    folder = tmp_path_factory.mktemp("plain")
    quiet = ["-m", "pip", "--disable-pip-version-check", "--no-input"]
    run([sys.executable, *quiet, "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)])
    (wheel,) = folder.glob("jiping-*.whl")
    run([sys.executable, "-m", "venv", str(folder / "env")])
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    run([str(scripts / "python"), *quiet, "install", "-q", "-c", str(CONSTRAINTS), str(wheel)])
    return scripts / "jiping"


def run(arguments: list[str], *, expect: int = 0, cwd: Path | None = None) -> str:
    # Without PYTHONPATH and the like: the point is that the wheel is enough.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"PYTHONUTF8": "1"}
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", cwd=cwd, env=environment, check=False)
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


def test_help_names_the_commands(command: Path, tmp_path: Path) -> None:
    shown = run([str(command), "--help"], cwd=tmp_path)
    assert "check" in shown


def test_a_report_with_faults_gives_findings_and_exit_1(command: Path, tmp_path: Path) -> None:
    report = ROOT / "examples" / "self-evaluation-2024.docx"
    shown = run([str(command), "check", str(report), "--format", "json"], expect=1, cwd=tmp_path)
    (document,) = json.loads(shown)["documents"]
    assert document["findings"]


def test_a_sound_report_gives_exit_0(command: Path, tmp_path: Path) -> None:
    report = ROOT / "examples" / "clean-self-evaluation-2024.docx"
    shown = run([str(command), "check", str(report), "--format", "json"], cwd=tmp_path)
    (document,) = json.loads(shown)["documents"]
    assert document["findings"] == []

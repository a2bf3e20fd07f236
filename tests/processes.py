"""Processes that tests start and want gone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path


def soon(true: Callable[[], object]) -> object:
    """What ``true`` says as soon as it says something; a loaded machine may take long."""
    until = time.monotonic() + 60
    while not (said := true()):
        assert time.monotonic() < until
        time.sleep(0.05)
    return said


def is_running(pid: int) -> bool:
    """Whether there is such a process and it still does something: one that nobody has asked after is none (Linux)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def started_in(folder: Path) -> list[int]:
    """The processes that were given a place below ``folder``."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(folder) in words and is_running(int(place.name)):
            found.append(int(place.name))
    return found

"""LibreOffice ends when the process that asked for it ends, however, and takes no bytes for what they are not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jiping.model import ReadProblem
from jiping.read import convert
from jiping.read.limits import Limits
from jiping.read.old_formats import EXCEL_2003_XML
from office_files import excel_2003_xml
from processes import is_running, soon, started_in

needs_office = pytest.mark.skipif(convert.program() is None, reason="LibreOffice is not installed")
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
ASK = """
import sys
from jiping.model import ReadProblem
from jiping.read import convert
from jiping.read.limits import Limits
from jiping.read.old_formats import RTF
if sys.argv[1]:
    convert.program = lambda: sys.argv[1]
convert.convert(b"{\\\\rtf1 x}" + b"\\\\par x" * 2_000_000, RTF, Limits(), ReadProblem("READ007", {}))
"""
SUITE = """#!/bin/sh
sleep 300 &
echo $! $$ >"$FOUND.new"
mv "$FOUND.new" "$FOUND"
wait
"""


@needs_proc
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_what_the_office_program_started_ends_with_us(tmp_path: Path, end: signal.Signals) -> None:
    office, found, places = tmp_path / "soffice", tmp_path / "found", tmp_path / "places"
    office.write_text(SUITE)
    office.chmod(0o755)
    places.mkdir()
    environment = os.environ | {"FOUND": str(found), "TMPDIR": str(places)}
    with subprocess.Popen([sys.executable, "-c", ASK, str(office)], env=environment) as process:
        soon(found.exists)
        pids = [int(word) for word in found.read_text().split()]
        assert all(is_running(pid) for pid in pids)
        process.send_signal(end)
    assert soon(lambda: not any(is_running(pid) for pid in pids))
    soon(lambda: not list(places.iterdir()))  # the copy of the document goes, too


@needs_proc
@needs_office
def test_libreoffice_itself_ends_with_us(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", ASK, ""], env=environment) as process:
        soon(lambda: len(started_in(tmp_path)) > 2)  # the shell and more
        process.kill()
    assert soon(lambda: not started_in(tmp_path))


@needs_office
def test_a_damaged_workbook_is_not_taken_for_text() -> None:
    broken = excel_2003_xml([["项目", "金额"], ["甲", 1.0], ["乙", 2.0]])[:-60]
    with pytest.raises(ReadProblem) as caught:
        convert.convert(broken, EXCEL_2003_XML, Limits(), ReadProblem("READ007", {"name": "a"}))
    assert caught.value.code == "READ007"

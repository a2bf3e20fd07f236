"""Old formats through LibreOffice, where it is installed: the bytes of a document in, the bytes of a DOCX or XLSX out.

Each run has a folder and a profile of its own, so that it neither meets the user's open LibreOffice nor leaves anything
behind. The profile forbids macros, links to the outside and the network, the time is bounded, and LibreOffice ends with
the process that asked for it, however that ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from jiping.model import ReadProblem
from jiping.read.limits import Limits
from jiping.read.old_formats import Way

_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    # Every connection goes to a proxy that does not exist.
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    *(
        ("org.openoffice.Inet/Settings", f"ooInet{kind}Proxy{what}", value)
        for kind in ("HTTP", "HTTPS")
        for what, value in (("Name", "127.0.0.1"), ("Port", "9"))
    ),
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_UNDER_WATCH = '("$@" </dev/null; kill -9 0) & read -r _; rm -rf -- "$0"; kill -9 0'
"""A shell that runs a command and kills its whole group when the command is through, or when standard input ends: our
end of that pipe closes even when we are killed and can do nothing about it, and then the folder goes, too."""


@cache
def program() -> str | None:
    """Where LibreOffice is, ``None`` where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(data: bytes, way: Way, limits: Limits, otherwise: ReadProblem) -> bytes:
    """The document as DOCX or XLSX. Raises ``otherwise`` where that cannot be done here."""
    office = program()
    if office is None or limits.max_convert_seconds <= 0:
        raise otherwise
    with tempfile.TemporaryDirectory(prefix="jiping-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source, result = place / f"document.{way.suffix}", place / "out" / f"document.{way.target}"
        source.write_bytes(data)
        (place / "profile" / "user").mkdir(parents=True)
        items = "".join(
            f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
            for path, name, value in _SETTINGS
        )
        settings = place / "profile" / "user" / "registrymodifications.xcu"
        settings.write_text(f"{_HEAD}{items}</oor:items>", "utf-8")
        command = [
            office,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *([f"--infilter={way.import_filter}"] if way.import_filter else []),
            *("--convert-to", way.target, "--outdir", str(result.parent), str(source)),
        ]
        _run(command, folder, limits.max_convert_seconds)
        try:
            size = result.stat().st_size
            if size > limits.max_bytes:
                raise otherwise
            return result.read_bytes()
        except OSError:
            raise otherwise from None


def _run(command: list[str], folder: str, seconds: float) -> None:
    is_windows = sys.platform == "win32"
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command if is_windows else ["/bin/sh", "-c", _UNDER_WATCH, folder, *command],
            stdin=subprocess.PIPE,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
            preexec_fn=None if is_windows else _own_memory,
        )
    except OSError:
        return
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        # LibreOffice starts a second process; all are in the new session.
        with suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdin is not None:
            process.stdin.close()


def _own_memory() -> None:
    """The limit of memory of a child that reads documents is too tight for an office program."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))

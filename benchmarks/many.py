"""Many documents at once: how fast, and that a poisoned one costs one row.

    python benchmarks/many.py [--files N] [--jobs N] [FOLDER]

Copies of the examples (or of the files in FOLDER) fill a folder of N documents, 500 unless told otherwise. Among them
is one PDF that keeps any reader busy for ever: forms that draw the next form twice, thirty deep. ``jiping check`` with
a limit of ten seconds must give one row for each file, that one with READ005 or READ011, and end.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "hostile"))


def poison() -> bytes:
    import pdfs

    return next(case for case in pdfs.cases() if case.needs_isolation).make()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples")
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    sources = sorted(path for path in given.folder.iterdir() if path.suffix in (".pdf", ".docx", ".txt"))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for number in range(given.files - 1):
            source = sources[number % len(sources)]
            (place / f"{number:04}{source.suffix}").write_bytes(source.read_bytes())
        (place / f"{given.files // 2:04}-poison.pdf").write_bytes(poison())
        command = [sys.executable, "-m", "jiping.cli.main", "check", folder, "--format", "jsonl"]
        command += ["--jobs", str(given.jobs), "--max-seconds", "10"]
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        seconds = time.perf_counter() - began
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    unread = {Path(row["path"]).name: row["findings"][0]["code"] for row in rows if _is_unread(row)}
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{len(rows)} rows of {given.files} files in {seconds:.1f} s with {given.jobs} jobs, exit {done.returncode}")
    print(f"unread: {unread}")
    print(f"processor {used.ru_utime + used.ru_stime:.1f} s, largest process {used.ru_maxrss / 1024:.0f} MB")


def _is_unread(row: dict[str, object]) -> bool:
    findings = row["findings"]
    return isinstance(findings, list) and bool(findings) and str(findings[0]["code"]).startswith("READ")


if __name__ == "__main__":
    main()

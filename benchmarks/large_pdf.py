"""How reading and checking a PDF grow with its pages, in time and memory.

    python benchmarks/large_pdf.py [--pages N] [FILE]

The pages of an example (or of FILE) are repeated to a quarter, half and all of N pages, 1,000 unless told otherwise.
Each size runs in a process of its own, so that its peak of memory is its own. The aims: time grows in proportion, and
the whole check of 1,000 pages stays under 500 MB. Seconds are the processor's, which other programs do not change.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "final-accounts-2024.pdf"


def repeated(source: Path, pages: int) -> bytes:
    """A PDF of ``pages`` pages: those of ``source`` over and over."""
    import pypdfium2 as pdfium

    original, made = pdfium.PdfDocument(source), pdfium.PdfDocument.new()
    while len(made) < pages:
        made.import_pages(original, list(range(min(len(original), pages - len(made)))))
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def peak() -> float:
    """The most memory this process has had, in MB."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1048576 if sys.platform == "darwin" else size / 1024


def measure(kind: str, path: Path) -> None:
    from jiping.evaluate import evaluate_bytes
    from jiping.read import read_bytes

    data = path.read_bytes()
    began = time.process_time()
    if kind == "read":
        print(len(read_bytes(data, path.name).blocks), end=" ")
    else:
        evaluation = evaluate_bytes(data, path.name)
        print(len(evaluation.figures), end=" ")
    print(f"{time.process_time() - began:.2f} {peak():.0f}")


def main() -> None:
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--measure", choices=["read", "check"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure, given.source)
        return
    print(f"{'pages':>6}  {'file':>8}  {'read':>8}  {'peak':>7}  {'check':>8}  {'peak':>7}  {'figures':>8}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.pdf"
        for pages in (given.pages // 4, given.pages // 2, given.pages):
            path.write_bytes(repeated(given.source, pages))
            line = f"{pages:>6,}  {path.stat().st_size / 1e6:>5.1f} MB"
            for kind in ("read", "check"):
                command = [sys.executable, __file__, "--measure", kind, str(path)]
                done = subprocess.run(command, capture_output=True, check=True)
                count, seconds, memory = done.stdout.split()
                line += f"  {float(seconds):>6.2f} s  {int(memory):>4} MB"
            print(f"{line}  {int(count):>8,}", flush=True)


if __name__ == "__main__":
    main()

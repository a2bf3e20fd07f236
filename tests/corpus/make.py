"""Writes the documents of the corpus: ``python tests/corpus/make.py`` (all) or with names of sources.

Each module of ``sources`` holds one document, in its own words, of an invented body; its figures are computed, so that
every sum, share, rate and cross-reference of the text is exactly what a careful writer would print.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))


def main(wanted: list[str]) -> None:
    for path in sorted((FOLDER / "sources").glob("[a-z]*.py")):
        if wanted and path.stem not in wanted:
            continue
        text = importlib.import_module(f"sources.{path.stem}").document()
        lines = [line.strip() for line in text.strip().splitlines()]
        (FOLDER / f"{path.stem}.txt").write_text("\n".join(lines) + "\n", "utf-8")
        print(path.stem, len(text))


if __name__ == "__main__":
    main(sys.argv[1:])

"""How long jiping takes to read a DOCX, beside python-docx listing the same words.

    python benchmarks/docx_reading.py [--rounds N] [FILE]

Without a file, a document of some ten pages is made: 60 paragraphs and 8 tables of 30 rows and 6 columns. A file of
your own shows what the properties at every run cost. Both sides start from the same bytes in memory and are timed in
turns, so that a busy machine slows both; the best of the rounds counts.
jiping must need less time than python-docx (``design.md`` section 5); the last line gives the ratio.
"""

from __future__ import annotations

import argparse
import gc
import io
import time
from pathlib import Path

import docx as python_docx

from jiping.read import docx as jiping_docx
from jiping.read.limits import Limits
from jiping.read.raw import RawParagraph

_SENTENCE = "2024年一般公共预算财政拨款支出1,234.57万元，占本年支出合计的81.25%，比上年增加56.78万元，增长4.82%。"


def make() -> bytes:
    """A report of about ten pages, as python-docx writes it."""
    document = python_docx.Document()
    for table in range(8):
        document.add_heading(f"第{table + 1}部分 支出决算情况说明", level=1)
        for paragraph in range(7):
            added = document.add_paragraph(style="List Number" if paragraph == 0 else None)
            added.add_run(f"（{paragraph + 1}）基本支出情况。").bold = True
            added.add_run(_SENTENCE * 2)
        grid = document.add_table(rows=30, cols=6)
        grid.style = "Table Grid"
        for r, row in enumerate(grid.rows):
            for c, cell in enumerate(row.cells):
                cell.text = f"{r * 100 + c:,}.{c}0" if c else f"第{r}类支出"
        grid.cell(0, 1).merge(grid.cell(0, 3))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def with_python_docx(data: bytes) -> int:
    """Open, then list the words of all paragraphs and cells."""
    document = python_docx.Document(io.BytesIO(data))
    total = sum(len(paragraph.text) for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            total += sum(len(cell.text) for cell in row.cells)
    return total


def with_jiping(data: bytes) -> int:
    raw = jiping_docx.read(data, "benchmark.docx", Limits())
    return sum(
        len(block.text) if isinstance(block, RawParagraph) else sum(len(cell.text) for cell in block.cells)
        for block in raw.blocks
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    data = arguments.file.read_bytes() if arguments.file else make()
    best = {"python-docx": float("inf"), "jiping": float("inf")}
    characters = {}
    for _ in range(arguments.rounds):
        for name, run in (("python-docx", with_python_docx), ("jiping", with_jiping)):
            gc.collect()  # what one side leaves behind is not cleared up in the other's time
            start = time.perf_counter()
            characters[name] = run(data)
            best[name] = min(best[name], time.perf_counter() - start)
    for name, seconds in best.items():
        print(f"{name:12s} {seconds * 1000:8.1f} ms  {characters[name]} characters")
    print(f"ratio        {best['python-docx'] / best['jiping']:8.1f} times faster")


if __name__ == "__main__":
    main()

"""Draws typed figures at random and prints them for a person to judge.

    python benchmarks/coverage_draw.py [--count N] [--seed S] [--where table|text] [FILE…]

How many figures are typed is easily counted; whether they are typed rightly only a reader can say. Each figure is shown
with the document, the page, and the table, row and column or the sentence around it, the number marked 【so】, and
with what was understood: concept, value, unit, year, budget column, caliber, code and item. Mark each one right or
wrong; the share of right ones is the precision of typing, and with N = 100 it is known to about ten points either way.
Tables hold most figures and are the easier part: --where text draws from sentences alone.
The seed is printed, so that another person can judge the same sheet.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from jiping.concepts.dictionary import concepts
from jiping.evaluate import evaluate
from jiping.model import Document, Figure, Paragraph, format_number

ROOT = Path(__file__).parents[1]
# The public samples lie beside a developer's checkout; without them the examples are drawn from.
SAMPLES = ROOT / ".." / "shared" / "samples"


def sentence(document: Document, figure: Figure) -> str:
    """The sentence around a number in running text, with the number marked."""
    source = figure.source
    block = document.blocks[source.block]
    if not isinstance(block, Paragraph) or source.start is None or source.end is None:
        return source.text
    text = block.text
    begin = max(text.rfind(stop, 0, source.start) for stop in "。！？") + 1
    ends = [place for stop in "。！？" if (place := text.find(stop, source.end)) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    return f"{text[begin : source.start]}【{text[source.start : source.end]}】{text[source.end : end]}"


def place(document: Document, figure: Figure) -> str:
    source = figure.source
    if figure.in_table:
        return f"《{source.table or '无题的表'}》 行“{source.row or ''}” 列“{source.column or ''}” 【{source.text}】"
    return sentence(document, figure)


def meaning(figure: Figure) -> str:
    key, number = figure.key, figure.number
    known = concepts().get(key.concept)
    value = format_number(number.value)
    if number.high is not None:
        value += f"—{format_number(number.high)}"
    parts = [
        f"{known.label if known else '？'}（{key.concept}）",
        f"{number.qualifier.value} {value} {number.unit.name}".strip(),
        f"{key.year or '无年度'}",
        *(f"{name} {words}" for name, words in (("栏", key.column), ("口径", key.caliber)) if words),
        *(f"{name} {words}" for name, words in (("科目", key.code), ("名目", key.item)) if words),
    ]
    return " ｜ ".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="how many figures to draw (100)")
    parser.add_argument("--seed", type=int, default=20261124, help="the draw; the same seed draws the same figures")
    parser.add_argument("--where", choices=["all", "table", "text"], default="all", help="draw from these alone (all)")
    parser.add_argument("files", nargs="*", type=Path, help="documents to draw from (the samples)")
    options = parser.parse_args()
    files = options.files or sorted(p for p in SAMPLES.glob("*") if p.suffix in (".pdf", ".txt", ".docx"))
    files = files or sorted((ROOT / "examples").glob("*.*"))
    drawn_from: list[tuple[Path, Document, Figure]] = []
    found = 0
    for path in files:
        evaluation = evaluate(path)
        if evaluation.document is None:
            print(f"{path.name}: {evaluation.findings[0].message}", file=sys.stderr)
            continue
        found += len(evaluation.figures)
        drawn_from += [
            (path, evaluation.document, figure)
            for figure in evaluation.figures
            if figure.is_typed and options.where in ("all", "table" if figure.in_table else "text")
        ]
    if not drawn_from:
        print("nothing to draw from", file=sys.stderr)
        return 1
    count = min(options.count, len(drawn_from))
    drawn = sorted(random.Random(options.seed).sample(range(len(drawn_from)), count))
    of = "" if options.where == "all" else f" ({options.where} only)"
    print(f"seed {options.seed}: {count} of {len(drawn_from)} typed figures{of}, {found} found, {len(files)} documents")
    for number, index in enumerate(drawn, 1):
        path, document, figure = drawn_from[index]
        print(f"\n{number:3}. {path.name} 第 {figure.source.page} 页")
        print(f"     {place(document, figure)}")
        print(f"     → {meaning(figure)}")
        print("     [ ] 对  [ ] 错：")
    return 0


if __name__ == "__main__":
    sys.exit(main())

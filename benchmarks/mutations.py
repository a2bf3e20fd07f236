"""How many single errors the check finds: one printed number of a document is changed, the document checked again.

    python benchmarks/mutations.py [--seed N] [--per-document N] [FILE…]

Changes: a digit replaced, lost, doubled, two neighbours exchanged. *Found* means a new failure appears; *localised*
that one of its places is the changed number. Not every number stands in a printed relation, so that less than all is
expected for text; numbers of the public tables all do.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

from jiping.check.engine import CheckOptions, check
from jiping.extract import extract
from jiping.model import Dimension, Document, Figure, Finding, Outcome, Paragraph, Table
from jiping.read import read
from jiping.read.tables import state_of

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / ".." / "shared" / "samples"
ARITHMETIC = CheckOptions(select=("SUM", "MAT0", "LIM", "TXT008"))


def mutate(text: str, kind: str, rng: random.Random) -> str:
    """``text`` with one digit changed; unchanged where the kind does not apply."""
    places = [i for i, c in enumerate(text) if c.isdigit()]
    place = rng.choice(places[: max(1, len(places) - 1)])
    if kind == "replaced":
        return text[:place] + rng.choice([d for d in "123456789" if d != text[place]]) + text[place + 1 :]
    if kind == "lost":
        return text[:place] + text[place + 1 :] if len(places) > 2 else text
    if kind == "doubled":
        return text[:place] + text[place] + text[place:]
    following = next((i for i in places if i > place and text[i] != text[place]), None)
    if following is None:
        return text
    swapped = list(text)
    swapped[place], swapped[following] = swapped[following], swapped[place]
    return "".join(swapped)


def failures(document: Document) -> tuple[tuple[Figure, ...], dict[str, Finding]]:
    figures, relations = extract(document)
    findings, *_ = check(document, figures, relations, ARITHMETIC)
    return figures, {f.id: f for f in findings if f.outcome is Outcome.FAIL}


def changed(document: Document, figure: Figure, text: str) -> Document:
    """The document with one number printed otherwise."""
    blocks = list(document.blocks)
    source = figure.source
    block = blocks[source.block]
    if isinstance(block, Table) and source.cell is not None:
        cells = dict(block.cells)
        cells[source.cell] = replace(cells[source.cell], text=text, state=state_of(text))
        blocks[source.block] = replace(block, cells=cells)
    elif isinstance(block, Paragraph) and source.start is not None and source.end is not None:
        blocks[source.block] = replace(block, text=block.text[: source.start] + text + block.text[source.end :])
    return replace(document, blocks=tuple(blocks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-document", type=int, default=60)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    files = arguments.files or [*sorted(SAMPLES.glob("*20*.pdf")), *sorted((ROOT / "examples").glob("*.docx"))]
    rng = random.Random(arguments.seed)
    print(f"seed {arguments.seed}")
    for path in files:
        document = read(path)
        figures, known = failures(document)
        money = [f for f in figures if f.number.value and f.number.unit.dimension is Dimension.MONEY and f.is_typed]
        for where in ("table", "text"):
            pool = [f for f in money if f.in_table is (where == "table") and f.key.concept != "threshold"]
            counts: Counter[str] = Counter()
            for figure in rng.sample(pool, min(arguments.per_document, len(pool))):
                kind = rng.choice(("replaced", "lost", "doubled", "exchanged"))
                text = mutate(figure.source.text, kind, rng)
                if text == figure.source.text:
                    continue
                new = [f for key, f in failures(changed(document, figure, text))[1].items() if key not in known]
                counts["changed"] += 1
                counts["found"] += bool(new)
                counts["localised"] += any(
                    s.block == figure.source.block and text in s.text for f in new for s in f.sources
                )
            print(f"{path.name[:44]:46}{where:6} {dict(counts)}")


if __name__ == "__main__":
    main()

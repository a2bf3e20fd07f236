"""How many single errors the check finds: one thing printed in a sound document is changed, the document checked again.

    python benchmarks/mutations.py [--seed N] [--per-kind N] [--missed] [FILE or FOLDER…]

Changes: a digit lost, doubled, exchanged with its neighbour, one more or one less in any place, ten thousand times as
much or as little, two neighbouring cells exchanged, a share of last year's amount, last year's amount for this year's,
a direction word turned. Whether a change breaks something printed by more than rounding is told by
``printed_relations.py`` and, for the public tables of a PDF, by ``table_relations.py``, which know nothing of the rules
or the engine; the others are counted and left out. Of those that do, *found* means that something new is reported
(*hint*: only as a hint), *localised* that a changed number is among the places of what is reported, *repaired* that it
is among the first three repairs of one that is, of those in two or more relations, *one finding* that a single failure
is reported, of those with any. *Alarms* are failures on the unchanged documents; public samples are not sound, so that
theirs are known and not counted.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, pairwise
from pathlib import Path

import table_relations
from printed_relations import CELL, Must, Spot, is_down, number, relations

from jiping.check.engine import CheckOptions, check
from jiping.extract import extract
from jiping.model import Document, Finding, Outcome, Paragraph, Table
from jiping.read import read
from jiping.read.tables import state_of

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / ".." / "shared" / "samples"
FIGURES = CheckOptions(select=("SUM", "MAT", "LIM", "GOL", "TXT008"))
SUFFIXES = (".docx", ".pdf", ".xlsx", ".txt", ".html")
_FLIPS = {
    "增加": "减少",
    "增长": "下降",
    "上升": "下降",
    "提高": "降低",
    "减少": "增加",
    "下降": "增长",
    "降低": "提高",
}
_FLIPS |= {"压减": "增加", "压缩": "增加", "节约": "增加"}


@dataclass(frozen=True)
class Mutant:
    """``changed`` numbers and what is printed instead; or ``turned`` relations, whose direction word is the other."""

    kind: str
    changed: dict[Spot, str]
    turned: tuple[int, int, str] | None = None

    def breaks(self, musts: list[Must]) -> list[Must]:
        if self.turned is not None:
            return [m for m in musts if m.word and m.word[:2] == self.turned[:2] and not m.holds(turned=True)]
        return [m for m in musts if any(s in self.changed for s in m.spots) and not m.holds(self.changed)]


def of_tables(path: Path, document: Document) -> Iterator[Must]:
    """What the other reader finds in the tables of a PDF, each number at the cell that lies where it was read."""
    cells = {
        cell.page: [
            (other.box, table, place)
            for table in document.tables()
            for place, other in table.cells.items()
            if other.page == cell.page and other.box is not None and CELL.fullmatch(other.text.strip())
        ]
        for table in document.tables()
        for cell in table.cells.values()
    }

    def spot(printed: table_relations.Printed | None) -> Spot | None:
        if printed is None or printed.box is None:
            return None
        x0, top, x1, bottom = printed.box
        for box, table, place in cells.get(printed.page, ()):
            inside = x0 - 1 <= (box.x0 + box.x1) / 2 <= x1 + 1 and top - 1 <= (box.top + box.bottom) / 2 <= bottom + 1
            text = table.cells[place].text
            if inside and number(text) == Fraction(printed.value):
                return Spot(table.index, place, 0, text, printed.unit)
        return None

    for must in table_relations.relations(path):
        spots = [spot(printed) for printed in must.printed()]
        placed = tuple(one for one in spots if one is not None)
        if len(placed) == len(spots) > 1 and must.total is not None and must.holds:
            yield Must("sum", placed, (1,) * (len(placed) - 1), where=f"{must.kind} {must.where}")


# ------------------------------------------------------------------------------------------------- changes


def digits_of(text: str) -> list[int]:
    return [i for i, c in enumerate(text) if c.isdigit()]


def lost(text: str, rng: random.Random) -> str:
    places = digits_of(text)
    place = rng.choice(places)
    return tidy(text[:place] + text[place + 1 :]) if len(places) > 2 else text


def doubled(text: str, rng: random.Random) -> str:
    place = rng.choice(digits_of(text))
    return tidy(text[:place] + text[place] + text[place:])


def exchanged(text: str, rng: random.Random) -> str:
    places = digits_of(text)
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b]]
    if not pairs:
        return text
    a, b = rng.choice(pairs)
    swapped = list(text)
    swapped[a], swapped[b] = swapped[b], swapped[a]
    return tidy("".join(swapped))


def by_one(text: str, rng: random.Random) -> str:
    """One more or one less in any place."""
    decimals = len(text.rstrip("%").partition(".")[2])
    count = len(digits_of(text))
    step = Fraction(10) ** rng.randrange(-decimals, count - decimals)
    value = number(text) + rng.choice((step, -step))
    return printed(value, decimals, text) if value >= 0 else text


def unit_slip(text: str, rng: random.Random) -> str:
    if text.endswith("%"):
        return text
    decimals = len(text.partition(".")[2])
    value = number(text)
    return printed(value * 10_000 if rng.random() < 0.5 else value / 10_000, decimals, text)


def tidy(text: str) -> str:
    """Without what nobody would print: 00.5, .50, a last point; thousands are set anew."""
    sign, body = ("-", text[1:]) if text.startswith("-") else ("", text)
    tail = "%" if body.endswith("%") else ""
    whole, point, rest = body.removesuffix("%").partition(".")
    whole = whole.replace(",", "").lstrip("0") or "0"
    if "," in text:
        whole = f"{int(whole):,}"
    return f"{sign}{whole}{point if rest else ''}{rest}{tail}"


def printed(value: Fraction, decimals: int, like: str) -> str:
    whole = round(value * 10**decimals)
    text = f"{abs(whole) // 10**decimals:{',' if ',' in like else ''}}"
    if decimals:
        text += f".{abs(whole) % 10**decimals:0{decimals}d}"
    return ("-" if whole < 0 else "") + text + ("%" if like.endswith("%") else "")


SLIPS = {"lost": lost, "doubled": doubled, "exchanged": exchanged, "by one": by_one, "unit": unit_slip}


def mutants(document: Document, musts: list[Must], per_kind: int, rng: random.Random) -> Iterator[Mutant]:
    spots = sorted({spot for must in musts for spot in must.spots}, key=lambda s: (s.block, s.cell or (0, s.start)))
    for kind, slip in SLIPS.items():
        for spot in rng.sample(spots, min(per_kind, len(spots))):
            text = slip(spot.text, rng)
            if text != spot.text:
                yield Mutant(kind, {spot: text})
    for all_ in (
        unit_words(document, spots),
        neighbours(spots),
        last_year(musts),
        wrong_bases(musts),
        directions(musts),
    ):
        found = list(all_)
        yield from rng.sample(found, min(per_kind, len(found)))


def unit_words(document: Document, spots: list[Spot]) -> Iterator[Mutant]:
    """元 for 万元 after a number of the text."""
    for spot in spots:
        block = document.blocks[spot.block]
        if spot.cell is None and spot.unit == "万元" and isinstance(block, Paragraph):
            yield Mutant("unit word", {spot: spot.text + "元"})


def neighbours(spots: list[Spot]) -> Iterator[Mutant]:
    places = {(spot.block, spot.cell): spot for spot in spots if spot.cell is not None}
    for (block, cell), spot in places.items():
        if cell is None:
            continue
        for other in ((cell[0] + 1, cell[1]), (cell[0], cell[1] + 1)):
            beside = places.get((block, other))
            if beside is not None and beside.value != spot.value:
                yield Mutant("neighbours", {spot: beside.text, beside: spot.text})


def bases(musts: list[Must]) -> dict[Spot, Fraction]:
    """Last year's amounts as far as the text tells them, for each level."""
    found: dict[Spot, Fraction] = {}
    for must in musts:
        if must.kind == "growth" and must.word is not None:
            sign = -1 if is_down(must.word[2]) else 1
            found[must.spots[0]] = must.spots[0].value - sign * must.spots[1].value
        elif must.kind in ("growth-on", "change"):
            found[must.spots[0]] = must.spots[1].value
    return found


def in_unit(value: Fraction, spot: Spot) -> str:
    units = {"亿元": 10**8, "万元": 10**4, "千元": 10**3}
    return printed(value / units.get(spot.unit, 1), len(spot.text.rstrip("%").partition(".")[2]), spot.text)


def last_year(musts: list[Must]) -> Iterator[Mutant]:
    for level, base in bases(musts).items():
        if base > 0 and base != level.value:
            yield Mutant("last year", {level: in_unit(base, level)})


def wrong_bases(musts: list[Must]) -> Iterator[Mutant]:
    """A share of last year's whole instead of this year's."""
    by_value = {level.value: base for level, base in bases(musts).items() if base > 0}
    for must in musts:
        if must.kind == "rate" and must.spots[0].value in by_value:
            whole, part, rate = must.spots
            text = in_unit(100 * part.value / by_value[whole.value], rate)
            if text != rate.text:
                yield Mutant("wrong base", {rate: text})


def directions(musts: list[Must]) -> Iterator[Mutant]:
    words = dict.fromkeys(m.word for m in musts if m.word is not None)
    for word in words:
        if word is not None and next((w for w in _FLIPS if w in word[2]), None):
            yield Mutant("direction", {}, word)


def changed(document: Document, mutant: Mutant) -> Document | None:
    """The document printed so; ``None`` where the print is not where it should be."""
    blocks = list(document.blocks)
    for spot, text in sorted(mutant.changed.items(), key=lambda one: -one[0].start):
        block = blocks[spot.block]
        if isinstance(block, Table) and spot.cell is not None:
            cells = dict(block.cells)
            cells[spot.cell] = replace(cells[spot.cell], text=text, state=state_of(text))
            blocks[spot.block] = replace(block, cells=cells)
        elif isinstance(block, Paragraph):
            end = spot.end
            if text.endswith("元"):  # the unit goes along
                end += len(spot.unit)
            if block.text[spot.start : spot.end] != spot.text:
                return None
            blocks[spot.block] = replace(block, text=block.text[: spot.start] + text + block.text[end:])
    if mutant.turned is not None:
        place, start, word = mutant.turned
        block = blocks[place]
        if not isinstance(block, Paragraph) or block.text[start : start + len(word)] != word:
            return None
        old = next(w for w in _FLIPS if w in word)
        text = word.replace(old, _FLIPS[old])
        blocks[place] = replace(block, text=block.text[:start] + text + block.text[start + len(word) :])
    return replace(document, blocks=tuple(blocks))


# --------------------------------------------------------------------------------------------------- findings


def findings_of(document: Document) -> dict[str, Finding]:
    figures, said = extract(document)
    found, *_ = check(document, figures, said, FIGURES)
    return {finding.id: finding for finding in found}


def is_at(finding: Finding, mutant: Mutant) -> bool:
    """Whether a changed number, or the changed word, is among the places of a finding."""
    for source in finding.sources:
        for spot in mutant.changed:
            if source.block == spot.block and (
                source.cell == spot.cell
                if spot.cell is not None
                else source.start is not None and source.start <= spot.start < (source.end or 0)
            ):
                return True
        if mutant.turned is not None and source.block == mutant.turned[0]:
            return True
    return False


def is_repaired(finding: Finding, mutant: Mutant) -> bool:
    """Whether one of the first three repairs is about the number as it stands now."""
    told = [str(repair.get("text", "")) for repair in finding.repairs[:3]]
    if mutant.turned is not None:
        return any("方向" in text for text in told)
    texts = [text.removesuffix("元").removesuffix("万") for text in mutant.changed.values()]
    return any(re.search(rf"(?<![\d.,]){re.escape(text)}(?![\d.,])", said) for said in told for text in texts)


def run(path: Path, per_kind: int, seed: int, is_sample: bool, show: bool) -> dict[str, Counter[str]]:
    document = read(path)
    musts = [*relations(document), *(of_tables(path, document) if path.suffix == ".pdf" else ())]
    known = findings_of(document)
    rng = random.Random(seed + zlib.crc32(path.name.encode()))
    counts: dict[str, Counter[str]] = {"": Counter(documents=1)}
    if not is_sample:
        failures = [finding for finding in known.values() if finding.outcome is Outcome.FAIL]
        counts[""]["alarms"] = len(failures)
        for finding in failures:
            print(f"  ALARM {path.name} {finding.code} {finding.message}")
    for mutant in mutants(document, musts, per_kind, rng):
        count = counts.setdefault(mutant.kind, Counter())
        printed_so = changed(document, mutant)
        if printed_so is None:
            continue
        count["changed"] += 1
        broken = mutant.breaks(musts)
        if not broken:
            continue
        count["broken"] += 1
        new = [finding for key, finding in findings_of(printed_so).items() if key not in known]
        failed = [finding for finding in new if finding.outcome is Outcome.FAIL]
        placed = [finding for finding in new if is_at(finding, mutant)]
        count["found"] += bool(new)
        count["hint"] += bool(new) and not failed
        count["localised"] += bool(placed)
        count["one"] += len(failed) == 1
        count["failed"] += bool(failed)
        relations_of_it = max(
            (sum(spot in must.spots for must in musts) for spot in mutant.changed), default=len(broken)
        )
        repaired = any(is_repaired(finding, mutant) for finding in placed)
        if new and relations_of_it >= 2 and len(mutant.changed) == 1:
            count["shared"] += 1
            count["repaired"] += repaired
        if show and (not placed or (relations_of_it >= 2 and len(mutant.changed) == 1 and not repaired)):
            word = "MISSED" if not new else "ELSEWHERE" if not placed else "NO REPAIR"
            what = "; ".join(f"{s.text} → {t}" for s, t in mutant.changed.items()) or str(mutant.turned)
            print(f"  {word} {path.name} {mutant.kind}: {what} ({place_of(document, mutant)})")
            for must in broken[:3]:
                print(f"      {must.kind} {must.where}: {' '.join(s.text + s.unit for s in must.spots[:9])}")
            for finding in new[:3]:
                print(f"    → {finding.code} {finding.message[:150]}")
                for repair in finding.repairs[:3]:
                    print(f"        {repair['text']}")
    return counts


def place_of(document: Document, mutant: Mutant) -> str:
    spot = next(iter(mutant.changed), None)
    block = document.blocks[spot.block if spot else mutant.turned[0] if mutant.turned else 0]
    if isinstance(block, Table):
        return f"{block.title} {spot.cell if spot else ''}"
    at = spot.start if spot else mutant.turned[1] if mutant.turned else 0
    return block.text[max(0, at - 45) : at + 30]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-kind", type=int, default=10, help="changes of each kind in each document")
    parser.add_argument("--missed", action="store_true", help="print what was not found, placed or repaired")
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    given = [*chain(*(sorted(path.iterdir()) if path.is_dir() else [path] for path in arguments.files))]
    samples = [] if given else sorted(SAMPLES.glob("*20*.pdf"))
    files = [path for path in given if path.suffix in SUFFIXES] or [
        *sorted((ROOT / "examples").glob("clean*")),
        *samples,
    ]
    total: dict[str, Counter[str]] = {}
    for path in files:
        counts = run(path, arguments.per_kind, arguments.seed, path in samples, arguments.missed)
        for kind, count in counts.items():
            total.setdefault(kind, Counter()).update(count)
    head = total.pop("")
    print(f"seed {arguments.seed}: {head['documents']} documents, {head['alarms']} alarms on the unchanged ones")
    total["all"] = sum(total.values(), Counter())
    titles = ("changed", "broken", "found", "as hint", "localised", "shared", "repaired", "one finding")
    widths = (9, 9, 15, 9, 15, 9, 14, 15)
    print(f"{'kind':12}" + "".join(f"{title:>{width}}" for title, width in zip(titles, widths, strict=True)))
    for kind, c in total.items():
        found, placed = share(c["found"], c["broken"]), share(c["localised"], c["broken"])
        repaired, one = share(c["repaired"], c["shared"]), share(c["one"], c["failed"])
        print(
            f"{kind:12}{c['changed']:9}{c['broken']:9}{found:>15}{c['hint']:9}{placed:>15}{c['shared']:9}{repaired:>14}{one:>15}"
        )


def share(part: int, whole: int) -> str:
    return f"{part} {100 * part / whole:.1f}%" if whole else "-"


if __name__ == "__main__":
    main()

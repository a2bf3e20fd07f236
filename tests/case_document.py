"""Makes a small document of a rule's case and runs the real line over it: assemble, extract, check."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from jiping.check.engine import CheckOptions, check
from jiping.check.view import View
from jiping.concepts.dictionary import label
from jiping.concepts.numbers import find_numbers
from jiping.extract import extract
from jiping.model import (
    Carried,
    Document,
    FactKey,
    Figure,
    Finding,
    Outcome,
    ParagraphKind,
    Recognised,
    Relation,
    Source,
)
from jiping.privacy import conceal
from jiping.read.assemble import assemble
from jiping.read.raw import RawBlock, RawCell, RawDocument, RawParagraph, RawTable

_KINDS = {"脚注：": ParagraphKind.FOOTNOTE}


def case_document(case: dict[str, Any]) -> Document:
    """The document a case describes.

    ``blocks`` is a list of paragraphs (strings) and tables (``{title, unit, rows, notes}``); ``text`` is a shorter way
    for paragraphs only, one a line; ``tables`` come before the text. ``carried`` counts what the file carries beside
    its text (``{comment: 2}``). In ``rows`` ``<`` continues the cell to the left
    and ``^`` the cell above.
    """
    blocks: list[RawBlock] = []
    for entry in case.get("blocks", []):
        blocks += _paragraphs(entry) if isinstance(entry, str) else _table(entry)
    for table in case.get("tables", []):
        blocks += _table(table)
    blocks += _paragraphs(case.get("text", ""))
    blocks += _lines(case.get("figures", {}))
    document = assemble(RawDocument(blocks, "case"), "case", "0" * 64)
    return replace(
        document,
        kind=Recognised(case["kind"]) if "kind" in case else document.kind,
        year=Recognised(str(case["year"])) if "year" in case else document.year,
        organisation=Recognised(case["organisation"]) if "organisation" in case else document.organisation,
        carried=tuple(Carried(kind, count) for kind, count in case.get("carried", {}).items()),
    )


def _paragraphs(text: str) -> list[RawBlock]:
    found: list[RawBlock] = []
    for line in text.splitlines():
        words = line.strip()
        if words:
            centred = words.startswith("@")
            found.append(RawParagraph(words.lstrip("@"), centred=centred))
    return found


def _table(table: dict[str, Any]) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    if table.get("title"):
        blocks.append(RawParagraph(table["title"], centred=True))
    if table.get("unit"):
        blocks.append(RawParagraph(f"单位：{table['unit']}"))
    blocks.append(grid(table["rows"]))
    blocks += [RawParagraph(note) for note in table.get("notes", [])]
    return blocks


def grid(rows: list[list[Any]]) -> RawTable:
    """A raw table of rows of texts, with ``<`` and ``^`` for merged cells."""
    cells: dict[tuple[int, int], RawCell] = {}
    owner: dict[tuple[int, int], RawCell] = {}
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            text = "" if value is None else str(value)
            if text == "<" and (r, c - 1) in owner:
                cell = owner[(r, c - 1)]
                cell.column_span = max(cell.column_span, c - cell.column + 1)
            elif text == "^" and (r - 1, c) in owner:
                cell = owner[(r - 1, c)]
                cell.row_span = max(cell.row_span, r - cell.row + 1)
            else:
                cell = cells[(r, c)] = RawCell(r, c, text)
            owner[(r, c)] = cell
    return RawTable(list(cells.values()))


_REF = re.compile(
    r"(?P<concept>[a-z_.]+)(?:\[(?P<code>\w+)\])?(?:@(?P<column>[a-z_.]+))?(?:\^(?P<shift>-?\d+))?(?:\{(?P<caliber>\w*)\})?"
)


def case_figures(case: dict[str, Any], document: Document) -> tuple[tuple[Figure, ...], tuple[Relation, ...]]:
    """The figures a case names outright, as formulas do: ``three_public.total@final_accounts: 12.35 万元``.

    A list gives one figure for each of many of a kind. With ``in_table: true`` they stand in one table.
    """
    figures = []
    lines = iter(paragraph for paragraph in document.paragraphs() if paragraph.text.startswith("·"))
    for name, values in case["figures"].items():
        ref = _REF.fullmatch(name)
        assert ref, f"not a figure: {name}"
        for n, text in enumerate(values if isinstance(values, list) else [values]):
            (found,) = find_numbers(str(text))
            year = int(case["year"]) + int(ref["shift"] or 0) if "year" in case else None
            key = FactKey(ref["concept"], year, ref["column"] or "", ref["caliber"] or "", ref["code"] or "")
            key = key._replace(item=f"{n + 1}") if isinstance(values, list) else key
            line = next(lines)
            source = line.source(line.text.index(str(text)), len(line.text))
            if case.get("in_table"):
                source = Source(source.text, block=0, table="表", row=label(ref["concept"]), cell=(len(figures), 1))
            in_table = bool(case.get("in_table"))
            figures.append(Figure(key, found.number, source, label(ref["concept"]), in_table=in_table))
    return tuple(figures), ()


def _lines(figures: dict[str, Any]) -> list[RawBlock]:
    """A paragraph for each figure, so that a finding has something to quote."""
    found: list[RawBlock] = []
    for name, values in figures.items():
        concept = name.partition("@")[0].partition("[")[0].partition("^")[0].partition("{")[0]
        for text in values if isinstance(values, list) else [values]:
            found.append(RawParagraph(f"·{label(concept)} {text}"))
    return found


def case_others(case: dict[str, Any]) -> tuple[View, ...]:
    """The other documents of the same body that a case sets its document against."""
    documents = [case_document(other) for other in case.get("others", [])]
    return tuple(View(document, extract(document)[0]) for document in documents)


def run_case(
    rule: str, case: dict[str, Any]
) -> tuple[Outcome, tuple[Finding, ...], tuple[Finding, ...], dict[Outcome, int]]:
    """The outcome of one rule on a case: the weightiest of all it gave, with its findings and notes, and how many of
    each outcome there were."""
    document = case_document(case)
    options = CheckOptions(select=(rule,), lang=case.get("lang", "zh"), preview=True)
    if options.gated:
        document = conceal(document)
    figures, relations = case_figures(case, document) if "figures" in case else extract(document)
    findings, notes, outcomes, _ = check(document, figures, relations, options, case_others(case))
    order = (Outcome.FAIL, Outcome.HINT, Outcome.EXPLAINED, Outcome.PASS, Outcome.UNDECIDED, Outcome.NOT_APPLICABLE)
    # A rule says of each document that it looked, or that there was nothing to look at, and never both.
    assert sum(outcomes.values()), "the rule gave no verdict"
    assert outcomes[Outcome.NOT_APPLICABLE] in (0, sum(outcomes.values())), "looked, and yet not applicable"
    outcome = next(o for o in order if outcomes[o])
    return outcome, findings, notes, dict(outcomes)

"""Makes a small document of a rule's case and runs the real line over it: assemble, extract, check."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jiping.check.engine import CheckOptions, check
from jiping.extract import extract
from jiping.model import Carried, Document, Finding, Outcome, ParagraphKind, Recognised
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


def run_case(rule: str, case: dict[str, Any]) -> tuple[Outcome, tuple[Finding, ...], tuple[Finding, ...]]:
    """The outcome of one rule on a case: the weightiest of all it gave, with its findings and notes."""
    document = case_document(case)
    options = CheckOptions(select=(rule,), preview=True)
    if options.gated:
        document = conceal(document)
    figures, relations = extract(document)
    findings, notes, outcomes, _ = check(document, figures, relations, options)
    order = (Outcome.FAIL, Outcome.HINT, Outcome.EXPLAINED, Outcome.PASS, Outcome.UNDECIDED, Outcome.NOT_APPLICABLE)
    outcome = next((o for o in order if outcomes[o]), Outcome.NOT_APPLICABLE)
    return outcome, findings, notes

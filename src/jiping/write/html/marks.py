"""Which words and cells of a document carry which finding, and the anchors between the two sides of the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiping.model import COVER, Document, Evaluation, Finding, Severity, Source, Table
from jiping.write.place import block_text
from jiping.write.verdict import shown_severity


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one finding. ``anchor`` is its id in the document, ``target`` the finding's id in the list."""

    number: int
    code: str
    severity: Severity
    anchor: str
    target: str
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Marks:
    """All marks of one document, by where they belong."""

    in_text: dict[int, list[Mark]] = field(default_factory=dict)
    in_cell: dict[tuple[int, int, int], list[Mark]] = field(default_factory=dict)
    on_block: dict[int, list[Mark]] = field(default_factory=dict)
    """Marks about a whole table, or whose words cannot be pointed at more exactly."""
    on_document: list[Mark] = field(default_factory=list)
    unknown_text: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Where numbers stand that were found and not understood."""
    unknown_cells: set[tuple[int, int, int]] = field(default_factory=set)

    def rows_marked(self, block: int) -> set[int]:
        return {row for index, row, _ in self.in_cell if index == block}


def finding_id(prefix: str, number: int) -> str:
    return f"{prefix}-f{number}"


def anchor_id(prefix: str, number: int, place: int) -> str:
    return f"{prefix}-m{number}" + (f"-{place}" if place > 1 else "")


def block_id(prefix: str, index: int) -> str:
    return f"{prefix}-b{index}"


def place_marks(evaluation: Evaluation, prefix: str) -> Marks:
    """Find the place of every finding and of every number not understood."""
    marks = Marks()
    document = evaluation.document
    for number, finding in enumerate(evaluation.findings, 1):
        for place, source in enumerate(finding.sources, 1):
            _place(marks, document, source, _mark(finding, number, place, source, prefix))
        if not finding.sources:
            marks.on_document.append(_mark(finding, number, 1, None, prefix))
    for figure in evaluation.figures:
        if figure.is_typed or figure.blank:
            continue
        source = figure.source
        if source.cell is not None:
            marks.unknown_cells.add((source.block, *source.cell))
        elif source.start is not None and source.end is not None:
            marks.unknown_text.setdefault(source.block, []).append((source.start, source.end))
    return marks


def _is_covered(words: str) -> bool:
    """Whether personal data was covered here: the finding does not quote it, but its place is exact."""
    return set(words) == {COVER}


def _mark(finding: Finding, number: int, place: int, source: Source | None, prefix: str) -> Mark:
    return Mark(
        number,
        finding.code,
        shown_severity(finding),
        anchor_id(prefix, number, place),
        finding_id(prefix, number),
        (source.start or 0) if source else 0,
        (source.end or 0) if source else 0,
    )


def _place(marks: Marks, document: Document | None, source: Source, mark: Mark) -> None:
    if document is None or not 0 <= source.block < len(document.blocks):
        marks.on_document.append(mark)
        return
    block = document.blocks[source.block]
    if isinstance(block, Table):
        if source.cell is not None and source.cell in block.cells:
            marks.in_cell.setdefault((source.block, *source.cell), []).append(mark)
        else:
            marks.on_block.setdefault(source.block, []).append(mark)
    elif block_text(document, source) is not None or _is_covered(block.text[mark.start : mark.end]):
        marks.in_text.setdefault(source.block, []).append(mark)
    else:
        # The words are not where the source says; better the whole paragraph than the wrong words.
        marks.on_block.setdefault(source.block, []).append(mark)

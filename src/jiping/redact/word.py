"""DOCX: changes accepted, comments and hidden text gone, runs masked where they stand.

Only the text of runs changes: fonts, tables and page layout stay as they are.
"""

from __future__ import annotations

from lxml import etree

from jiping.privacy.conceal import known_values, repeated
from jiping.privacy.grid import find_in_grid
from jiping.privacy.kinds import Kind
from jiping.privacy.text import Span, find
from jiping.read.limits import Limits
from jiping.read.package import W, on
from jiping.redact.office import Parts, remove, unwrap
from jiping.redact.pieces import Piece, joined, put_masks
from jiping.redact.redact import Masked, Redacted

_P, _T, _R, _TBL, _TR, _TC = W + "p", W + "t", W + "r", W + "tbl", W + "tr", W + "tc"
_GONE = [
    W + name
    for name in (
        *("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange", "sectPrChange"),
        *("tblGridChange", "numberingChange", "cellIns", "cellMerge"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("rsids", "rsid", "docVars", "attachedTemplate", "dataBinding", "printerSettings", "mailMerge", "proofErr"),
    )
]
_UNWRAPPED = [W + "ins", W + "moveTo"]
_BREAKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def redact(data: bytes, name: str, limits: Limits, values: dict[str, Kind]) -> Redacted:
    parts = Parts(data, name, limits)
    hidden = _hidden_styles(parts)
    units: list[_Unit] = []
    for part, root in parts.trees.items():
        _clean(root, hidden)
        if part.lower().startswith("word/") and part.lower().endswith(".xml"):
            units += _units(part, root)
    known = known_values((unit.text, unit.spans) for unit in units) | values
    masked = []
    for unit in units:
        unit.spans = repeated(unit.text, unit.spans, known)
        put_masks(unit.pieces, unit.spans)
        masked += [Masked(span.kind, unit.place, unit.place_en) for span in unit.spans]
    swept = parts.sweep(known, lambda element: element.tag == _T)
    masked += [Masked(kind, "链接、字段或替代文字", "a link, field or description") for kind in swept]
    return Redacted(parts.data(), masked, pictures=parts.pictures)


class _Unit:
    """A paragraph or a cell: its pieces, its text, what was found in it, and where it is."""

    def __init__(self, pieces: list[Piece], place: str, place_en: str, spans: list[Span] | None = None) -> None:
        self.pieces = pieces
        self.text = joined(pieces)
        self.place, self.place_en = place, place_en
        self.spans = find(self.text) if spans is None else spans


# ------------------------------------------------------------------------------------------------- cleaning


def _clean(root: etree._Element, hidden: frozenset[str]) -> None:
    for row in list(root.iter(_TR)):
        properties = row.find(W + "trPr")
        parent = row.getparent()
        if properties is not None and properties.find(W + "del") is not None and parent is not None:
            parent.remove(row)
    # A paragraph's end that was inserted or deleted is a mark in its properties; both go with the marks below.
    remove(root, [tag for tag in _GONE if tag not in (W + "del", W + "moveFrom")])
    for element in list(root.iter(*_UNWRAPPED, W + "del", W + "moveFrom")):
        parent = element.getparent()
        if parent is not None and parent.tag in (W + "rPr", W + "trPr", W + "tcPr"):
            parent.remove(element)
    remove(root, [W + "del", W + "moveFrom"])
    unwrap(root, _UNWRAPPED)
    for run in list(root.iter(_R)):
        parent = run.getparent()
        if parent is not None and _is_hidden(run, hidden):
            parent.remove(run)
    for element in root.iter():
        for key in [key for key in element.attrib if isinstance(key, str) and key.startswith(W + "rsid")]:
            del element.attrib[key]


def _is_hidden(run: etree._Element, hidden: frozenset[str]) -> bool:
    properties = run.find(W + "rPr")
    if properties is None:
        return False
    vanish = properties.find(W + "vanish")
    style = properties.find(W + "rStyle")
    if vanish is not None:
        return on(vanish)
    return style is not None and style.get(W + "val") in hidden


def _hidden_styles(parts: Parts) -> frozenset[str]:
    found = set()
    for part, root in parts.trees.items():
        if part.lower() == "word/styles.xml":
            for style in root.iter(W + "style"):
                vanish = style.find(f"{W}rPr/{W}vanish")
                if vanish is not None and on(vanish):
                    found.add(style.get(W + "styleId", ""))
    return frozenset(found)


# ------------------------------------------------------------------------------------------------- looking


def _units(part: str, root: etree._Element) -> list[_Unit]:
    where = {"word/document.xml": ("", "")}.get(part.lower(), (f"{_part_word(part)} ", f"{part.rpartition('/')[2]} "))
    units: list[_Unit] = []
    in_cells: set[etree._Element] = set()
    before = ""
    for number, table in enumerate(root.iter(_TBL), 1):
        grid: dict[tuple[int, int], tuple[list[Piece], str]] = {}
        for row, element in enumerate(_below(table, _TR)):
            column = 0
            for cell in _below(element, _TC):
                paragraphs = _below(cell, _P)
                in_cells.update(paragraphs)
                pieces: list[Piece] = []
                for paragraph in paragraphs:
                    pieces += ["\n"] if pieces else []
                    pieces += _pieces(paragraph)
                grid[(row, column)] = (pieces, joined(pieces))
                column += _span(cell)
        before = _title(table)
        spans, _ = find_in_grid({place: text for place, (_, text) in grid.items()}, before)
        for (row, column), (pieces, _) in grid.items():
            place = f"{where[0]}表 {number} 第 {row + 1} 行第 {column + 1} 列"
            place_en = f"{where[1]}table {number} row {row + 1} column {column + 1}"
            units.append(_Unit(pieces, place, place_en, spans.get((row, column), [])))
    number = 0
    for paragraph in root.iter(_P):
        if paragraph in in_cells:
            continue
        number += 1
        pieces = _pieces(paragraph)
        if joined(pieces).strip():
            units.append(_Unit(pieces, f"{where[0]}第 {number} 段", f"{where[1]}paragraph {number}"))
    return units


def _part_word(part: str) -> str:
    name = part.rpartition("/")[2].lower()
    words = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
    return next((word for begin, word in words.items() if name.startswith(begin)), "其他部分")


def _below(parent: etree._Element, tag: str) -> list[etree._Element]:
    """The nearest elements of this name below, those inside other tables left out."""
    found: list[etree._Element] = []
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag != _TBL:
            stack.extend(reversed(element))
    return found


def _pieces(paragraph: etree._Element) -> list[Piece]:
    """The text of a paragraph's own runs; text boxes in it are paragraphs of their own."""
    found: list[Piece] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == _T:
            found.append(element)
        elif element.tag in _BREAKS:
            found.append(_BREAKS[str(element.tag)])
        elif element.tag != _P:
            stack.extend(reversed(element))
    return found


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    text = span.get(W + "val", "1") if span is not None else "1"
    return max(int(text), 1) if text.isdigit() and len(text) < 4 else 1


def _title(table: etree._Element) -> str:
    above = table.getprevious()
    return joined(_pieces(above)) if above is not None and above.tag == _P else ""

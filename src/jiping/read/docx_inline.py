"""What stands inside one paragraph of a DOCX: runs, fields, tracked changes, notes, formulas, drawings.

The walk gathers words into a :class:`Gathered` and leaves text boxes and notes there for the block walk
(:mod:`jiping.read.docx`). Line breaks become ``LINE`` and page breaks ``PAGE``: control characters that XML forbids,
so that no document can contain them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from jiping.read.docx_styles import Styles
from jiping.read.package import MC, M, Package, W, on, whole

LINE = "\x0b"
PAGE = "\x0c"

_VAL = W + "val"
_T, _R, _RPR, _PPR = W + "t", W + "r", W + "rPr", W + "pPr"
_VANISH, _ALIGN, _RUN_STYLE = W + "vanish", W + "vertAlign", W + "rStyle"
_PSTYLE, _NUMBERED = W + "pStyle", W + "numPr"
_TEXT_BOX = W + "txbxContent"
_ALTERNATIVE = MC + "AlternateContent"
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_PICTURES = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
    )
)
_CONTAINERS = frozenset(
    W + name
    for name in (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
)
_DELETED = frozenset((W + "del", W + "moveFrom"))
_MARKS = frozenset(W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"))
_FORMULAS = frozenset((M + "oMath", M + "oMathPara"))
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Signs that Chinese forms set in symbol fonts, by the low byte of the private-use code: ticks and boxes mostly.
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖", 0x9F: "•"}
_WINGDINGS |= {0xA1: "○", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x99: "□", 0xA3: "□"}
_SYMBOL = {0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"}
_SYMBOL |= {0x53: "Σ", 0xAE: "→", 0xC5: "⊕", 0xD6: "√", 0xE5: "∑", 0xD7: "·", 0x2D: "-"}
_SYMBOL_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


@dataclass(slots=True)
class Gathered:
    """The content of one paragraph while it is walked."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Notes referred to: ``("footnote" or "endnote", id)``."""
    deletions: list[str] = field(default_factory=list)
    deleted_at: int = -1
    size: float = 0.0
    """Font size of the first words, in points; 0 where they have none of their own."""
    has_page_field: bool = False


@dataclass(slots=True)
class _Field:
    """A field being walked: its instruction first, then the result that is shown."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_silent(self) -> bool:
        # Page numbers are the layout's, not the text's.
        return not self.in_result or _PAGE_FIELD.match(self.instruction) is not None


class Inline:
    """Walks paragraphs of one package; counts what is left out."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.hidden = 0
        self.pictures = 0
        self.unreadable = 0
        self.depth = 0
        self.hidden_styles: frozenset[str] = frozenset()
        self.styles = Styles(None)
        self._fields: list[_Field] = []
        self._silent = False

    # ------------------------------------------------------------------------------------------------ depth

    def descend(self) -> None:
        """Go one container deeper; beyond the limit the file is refused."""
        self.depth += 1
        limit = self.package.limits.max_nesting
        # Content controls, smart tags and changes may stand in each other: four kinds, so four times the limit.
        if self.depth > 4 * limit:
            raise self.package.too_large(f"嵌套超过 {4 * limit} 层", f"{limit} 层")

    # -------------------------------------------------------------------------------------------- paragraph

    def walk(self, parent: etree._Element, into: Gathered) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, into)
            elif tag in _CONTAINERS:
                self._container(child, into)
            elif tag in _DELETED:
                self._deleted(child, into)
            elif tag in _FORMULAS:
                into.parts.append(self._formula(child))
            elif tag == _ALTERNATIVE:
                self._alternative(child, into)

    def plain(self, paragraph: etree._Element) -> str | None:
        """The words of a paragraph that has nothing but words, else ``None``.

        Most cells of a report are such paragraphs; this path reads them in a third of the time. It must say ``None``
        rather than decide anything.
        """
        if self._fields:
            return None
        text, style = "", None
        for child in paragraph:
            tag = child.tag
            if tag == _R:
                for item in child:
                    tag = item.tag
                    if tag == _T:
                        text += item.text or ""
                    elif tag != _RPR or self._run_look(item) != (False, False):
                        return None
            elif tag == _PPR:
                for item in child:
                    tag = item.tag
                    if tag == _PSTYLE:
                        style = item.get(_VAL)
                    elif tag == _NUMBERED or (tag == _RPR and any(mark.tag in _DELETED for mark in item)):
                        return None
            elif tag not in _MARKS:
                return None
        return text if self.styles.look(style).is_plain else None

    def end_paragraph(self) -> None:
        """A field whose instruction does not end with its paragraph is damaged: it must not silence the rest."""
        if self._silent:
            self._fields = [field for field in self._fields if not field.is_silent]
            self._silent = False

    def use(self, styles: Styles) -> None:
        self.styles = styles
        self.hidden_styles = styles.hidden_characters()

    def start_part(self) -> None:
        """A field left open in one part does not reach into the next."""
        self._fields, self._silent = [], False

    def _container(self, element: etree._Element, into: Gathered) -> None:
        self.descend()
        page = element.tag == W + "fldSimple" and _PAGE_FIELD.match(element.get(W + "instr", ""))
        if page:
            into.has_page_field = True
        else:
            self.walk(element, into)
        self.depth -= 1

    def _deleted(self, element: etree._Element, into: Gathered) -> None:
        text = words_of(element)
        if not text.strip():
            return
        if into.deletions and into.deleted_at == len(into.parts):
            into.deletions[-1] += text  # one deletion is often written run by run
        else:
            into.deletions.append(text)
        into.deleted_at = len(into.parts)

    def _alternative(self, element: etree._Element, into: Gathered) -> None:
        branch = choose(element)
        if branch is not None:
            self.descend()
            # Between runs or inside one: in both places the same children are known.
            self.walk(branch, into)
            self._run(branch, into, alternatives=False)  # walk has read those
            self.depth -= 1

    # -------------------------------------------------------------------------------------------------- run

    def _run(self, run: etree._Element, into: Gathered, alternatives: bool = True) -> None:
        parts = into.parts
        raised = False
        properties = None
        for child in run:
            tag = child.tag
            if tag == _T:
                text = child.text
                if text and not self._silent:
                    if into.size == 0.0:
                        into.size = _size(properties)
                    parts.append(text.translate(_RAISED) if raised else text)
            elif tag == _RPR:
                properties = child
                hidden, raised = self._run_look(child)
                if hidden:
                    self.hidden += bool(words_of(run).strip())
                    return
            elif tag == W + "fldChar":
                self._field(child, into)
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += child.text or ""
            elif self._silent:
                continue
            elif tag == W + "tab" or tag == W + "ptab":
                parts.append(" ")
            elif tag == W + "br":
                parts.append(PAGE if child.get(W + "type") == "page" else LINE)
            elif tag == W + "cr":
                parts.append(LINE)
            elif tag == W + "noBreakHyphen":
                parts.append("-")
            elif tag == W + "sym":
                parts.append(self._symbol(child))
            elif tag == W + "footnoteReference" or tag == W + "endnoteReference":
                kind = "footnote" if tag == W + "footnoteReference" else "endnote"
                into.notes.append((kind, child.get(W + "id", "")))
            elif tag in _DRAWN:
                self._drawing(child, into)
            elif tag == _ALTERNATIVE:
                if alternatives:
                    self._alternative(child, into)
            elif tag == W + "ruby":
                self._container(child, into)

    def _run_look(self, properties: etree._Element) -> tuple[bool, bool]:
        """Whether a run is hidden, and whether it is raised."""
        hidden = raised = False
        for child in properties:
            tag = child.tag
            if tag == _VANISH:
                hidden = on(child)  # comes behind the style and has the last word
            elif tag == _ALIGN:
                # A raised note mark or exponent must not grow into the figure before it: 427.36² is not 427.362.
                raised = child.get(_VAL) == "superscript"
            elif tag == _RUN_STYLE:
                hidden = child.get(_VAL) in self.hidden_styles
        return hidden, raised

    def _field(self, mark: etree._Element, into: Gathered) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None and not self._silent:
                state = box.find(W + "checked")
                into.parts.append("☑" if on(state if state is not None else box.find(W + "default")) else "□")
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()
        self._silent = any(field.is_silent for field in self._fields)
        if self._silent and self._fields[-1].in_result:
            into.has_page_field = True

    def _symbol(self, element: etree._Element) -> str:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            code = 0
        font = element.get(W + "font", "").lower()
        low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
        known: str | None = None
        if font in _SYMBOL_FONTS:
            known = _SYMBOL_FONTS[font].get(low)
            if known is None and font == "symbol" and 0x20 < low < 0x41:
                known = chr(low)  # digits and signs stand there where they stand everywhere
        elif low == code and (0x20 <= code < 0xD800 or 0xF8FF < code < 0xFFFE):
            known = chr(code)
        if known is None:
            self.unreadable += 1
            return ""
        return known

    # ------------------------------------------------------------------------------------- drawings, formulas

    def _drawing(self, element: etree._Element, into: Gathered) -> None:
        """Collect the text boxes of a drawing and count its pictures; an explicit stack, since groups nest freely."""
        stack = [element]
        while stack:
            for child in stack.pop():
                if child.tag == _TEXT_BOX:
                    into.boxes.append(child)
                elif child.tag == _ALTERNATIVE:
                    branch = choose(child)
                    if branch is not None:
                        stack.append(branch)
                else:
                    self.pictures += child.tag in _PICTURES
                    stack.append(child)

    def _formula(self, element: etree._Element) -> str:
        """A formula on one line; fractions keep their bar, or 12 over 34 would read as 1234."""
        self.descend()
        tag = element.tag
        if tag == M + "t" or tag == _T:
            text = element.text or ""
        elif tag == M + "f":
            text = "/".join(_bracketed(self._formula(part)) for part in element if part.tag in (M + "num", M + "den"))
        elif tag == M + "d":
            sign = {name: element.find(f"{M}dPr/{M}{name}") for name in ("begChr", "endChr")}
            begin, end = sign["begChr"], sign["endChr"]
            inner = "，".join(self._formula(part) for part in element if part.tag == M + "e")
            left = "(" if begin is None else begin.get(M + "val", "")
            right = ")" if end is None else end.get(M + "val", "")
            text = left + inner + right
        elif tag == M + "sSup":
            base, raised = ("".join(self._formula(p) for p in element if p.tag == M + name) for name in ("e", "sup"))
            is_number = raised.isascii() and raised.isdigit()
            text = base + (raised.translate(_RAISED) if is_number else "^" + _bracketed(raised))
        else:
            text = "".join(self._formula(part) for part in element)
        self.depth -= 1
        return text


def choose(alternative: etree._Element) -> etree._Element | None:
    """One branch of ``mc:AlternateContent``: both say the same, so reading both would count it twice."""
    branches = list(alternative)
    choices = [branch for branch in branches if branch.tag == MC + "Choice"]
    fallback = next((branch for branch in branches if branch.tag == MC + "Fallback"), None)
    if not choices:
        return fallback
    if fallback is not None and next(choices[0].iter(_T), None) is None and next(fallback.iter(_T), None) is not None:
        return fallback
    return choices[0]


def words_of(element: etree._Element) -> str:
    """All words below an element, deleted ones too."""
    return "".join(child.text or "" for child in element.iter(_T, W + "delText"))


def _bracketed(text: str) -> str:
    simple = not re.search(r"[-+*/×÷－＋−]", text) or re.fullmatch(r"[(（][^()（）]*[)）]", text)
    return text if simple else f"({text})"


def _size(properties: etree._Element | None) -> float:
    size = properties.find(W + "sz") if properties is not None else None
    # A negative number marks "looked, none there", so that later runs are not asked.
    return whole(size.get(_VAL)) / 2 if size is not None else -1.0

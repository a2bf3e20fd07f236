"""Paragraph and character styles of a DOCX, with what they inherit: outline level, numbering, alignment, size."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from jiping.read.package import W, on, whole

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_VAL = W + "val"
_STOREYS = 100


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says about a paragraph. ``level`` is the outline level counted from 1, ``size`` in points."""

    level: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    num_style: str = ""
    """The style that brings the numbering: a list level can be bound to it by name."""
    centred: bool = False
    size: float = 0.0
    hidden: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether a paragraph of this look is just its words: neither hidden nor numbered."""
        return not self.hidden and self.num_id is None


def without_table_styles(content: bytes) -> bytes:
    """The bytes of a styles part less its table styles, which hold no text and are most of what Word writes there.

    Parsing them would take longer than parsing the text of a short report. Where the part is written in another way
    than Word's, nothing is taken out.
    """
    kept = []
    *styles, end = content.split(b"</w:style>")
    for style in styles:
        start = style.find(b"<w:style ")
        if start >= 0 and b'w:type="table"' in style[start : style.find(b">", start)]:
            kept.append(style[:start])
        else:
            kept.append(style + b"</w:style>")
    return b"".join(kept) + end


def outline_level(element: etree._Element) -> int | None:
    """1 to 9 for ``w:outlineLvl`` 0 to 8; 9 means body text and so does everything else."""
    value = whole(element.get(_VAL), 9)
    return value + 1 if 0 <= value <= 8 else None


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        self._size = 0.0
        if root is None:
            return
        for style in root.iterchildren(W + "style"):
            identity = style.get(W + "styleId", "")
            self._elements.setdefault(identity, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default = self.default or identity
        size = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
        if size is not None:
            self._size = whole(size.get(_VAL)) / 2

    def look(self, identity: str | None) -> Look:
        """The look of a style; of the default style when ``identity`` is ``None`` or not known."""
        if identity is None or identity not in self._elements:
            identity = self.default
        found = self._looks.get(identity)
        if found is None:
            found = self._looks[identity] = self._resolve(identity)
        return found

    def hidden_characters(self) -> frozenset[str]:
        """Character styles that hide their words."""
        return frozenset(
            identity
            for identity, style in self._elements.items()
            if style.get(W + "type") == "character" and on(style.find(f"{W}rPr/{W}vanish"))
        )

    def _resolve(self, identity: str) -> Look:
        chain: list[str] = []
        following: str | None = identity
        # A style may be based on itself, in a circle; and on a style on a style, but nobody builds a hundred storeys.
        while following in self._elements and following not in chain and len(chain) < _STOREYS:
            chain.append(following)
            parent = self._elements[following].find(W + "basedOn")
            following = parent.get(_VAL) if parent is not None else None
        look = Look(size=self._size)
        for name in reversed(chain):
            look = self._apply(look, name, self._elements[name])
        return look

    @staticmethod
    def _apply(look: Look, identity: str, style: etree._Element) -> Look:
        properties = style.find(W + "pPr")
        level_said = False
        if properties is not None:
            for child in properties:
                if child.tag == W + "outlineLvl":
                    look, level_said = replace(look, level=outline_level(child)), True
                elif child.tag == W + "numPr":
                    look = Styles._numbered(look, identity, child)
                elif child.tag == W + "jc":
                    look = replace(look, centred=child.get(_VAL) == "center")
        name = style.find(W + "name")
        heading = _HEADING_NAME.fullmatch(name.get(_VAL, "").strip()) if name is not None else None
        if heading and not level_said:
            # Some writers leave the level of the built-in headings to the reader.
            look = replace(look, level=int(heading.group(1)))
        characters = style.find(W + "rPr")
        if characters is not None:
            size, vanish = characters.find(W + "sz"), characters.find(W + "vanish")
            if size is not None:
                look = replace(look, size=whole(size.get(_VAL)) / 2)
            if vanish is not None:
                look = replace(look, hidden=on(vanish))
        return look

    @staticmethod
    def _numbered(look: Look, identity: str, element: etree._Element) -> Look:
        num_id, num_level = element.find(W + "numId"), element.find(W + "ilvl")
        return replace(
            look,
            num_id=num_id.get(_VAL) if num_id is not None else look.num_id,
            num_level=whole(num_level.get(_VAL)) if num_level is not None else look.num_level,
            num_style=identity,
        )

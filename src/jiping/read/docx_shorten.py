"""Less to parse: the bytes of a DOCX part without the properties that say nothing about words or structure.

Word processors write fonts, colours, borders and languages at every run, paragraph and cell. They are two thirds of a
part, and parsing them would take longer than all the rest of reading. Each distinct group of properties is shortened
once. Wherever a group is written in a way not known here it stays whole, so shortening can only cost time.
"""

from __future__ import annotations

import re
from collections.abc import Callable


def _keeping(wanted: bytes, whole_if: bytes) -> Callable[[bytes], bytes]:
    """A function that keeps of a group the empty elements named in ``wanted``, or all where ``whole_if`` is found."""
    element = re.compile(rb"<w:(?:" + wanted + rb")(?: [^<>]*)?/>|<w:numPr>.*?</w:numPr>", re.DOTALL)
    start = re.compile(rb"<w:(?:" + wanted + rb"|numPr)[ />]")
    telling = re.compile(whole_if)

    def keep(group: bytes) -> bytes:
        if telling.search(group):
            return group
        kept = element.findall(group)
        # More starts than elements: some are not written as empty ones.
        return b"".join(kept) if len(kept) == len(start.findall(group)) else group

    return keep


_GROUPS: tuple[tuple[bytes, Callable[[bytes], bytes]], ...] = (
    (b"tcPr", _keeping(b"gridSpan|vMerge|hMerge", rb"Change")),
    (b"pPr", _keeping(b"pStyle|jc|outlineLvl", rb"Change|sectPr|vanish|<w:(?:del|move)")),
    (b"rPr", _keeping(b"sz", rb"vanish|vertAlign|rStyle|Change|<w:(?:del|move)")),
)


def shorten(content: bytes) -> bytes:
    """The bytes of a part with what :mod:`jiping.read.docx` asks for, and less of the rest."""
    # Without CDATA, comments and processing instructions "<w:rPr>" can be nothing but a tag.
    if b"<![CDATA[" in content or b"<!--" in content or content.find(b"<?", 5) >= 0:
        return content
    for name, keep in _GROUPS:
        begin, end = b"<w:" + name + b">", b"</w:" + name + b">"
        first, *pieces = content.split(begin)
        parts, known = [first], dict[bytes, bytes]()
        for piece in pieces:
            group, close, after = piece.partition(end)
            if not close:  # the group holds another of its kind: a record of what it was before a change
                parts += (begin, piece)
                continue
            short = known.get(group)
            if short is None:
                kept = keep(group)
                short = known[group] = begin + kept + end if kept else b""
            parts += (short, after)
        content = b"".join(parts)
    return content

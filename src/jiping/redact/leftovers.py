"""Whether a value is left anywhere in a copy: in the text, across runs, in attributes, in any part of a package."""

from __future__ import annotations

import re
from collections import Counter

from jiping.privacy.conceal import repeated
from jiping.privacy.kinds import Kind
from jiping.privacy.text import fold
from jiping.read.limits import Limits
from jiping.read.package import Package
from jiping.read.text import decode

_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"</(?:w:p|w:tc|w:tr|si|row|c|a:p)>")


def leftovers(data: bytes, name: str, limits: Limits, values: dict[str, Kind]) -> Counter[str]:
    """How many of ``values`` are still there, by kind."""
    wanted = dict(values)
    for value, kind in values.items():
        wanted.setdefault(fold(value), kind)
        wanted.setdefault(re.sub(r"[\s-]", "", fold(value)), kind)
    found: Counter[str] = Counter()
    for text in _texts(data, name, limits):
        for span in repeated(text, [], wanted):
            found[span.kind.value] += 1
    return found


def _texts(data: bytes, name: str, limits: Limits) -> list[str]:
    if not data.startswith(b"PK"):
        return [decode(data, name)[0]]
    package = Package(data, name, limits)
    texts = list(package.parts())
    for part in package.parts():
        content = (package.content(part) or b"").decode("utf-8", "replace")
        # As it stands (attributes, single runs), and with the tags taken out (words cut into several runs).
        texts.append(content)
        if part.endswith((".xml", ".rels")):
            texts.append(_TAG.sub("", _BREAK.sub("\n", content)))
    return texts

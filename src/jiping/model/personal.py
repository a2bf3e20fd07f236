"""Personal data as every part after the privacy gate knows it: what kind, where, how long; never the value."""

from __future__ import annotations

from dataclasses import dataclass

from jiping.model.source import Source

COVER = "●"
"""What stands in a concealed document for each character of personal data."""


@dataclass(frozen=True, slots=True)
class Personal:
    """One place with personal data. ``source`` is of the concealed document, so its words are covers.

    ``kind`` is a word of :mod:`jiping.privacy.kinds`; ``sure`` is false for what only may be personal data. ``context``
    is the (concealed) words the place is known by when the document changes elsewhere. ``rows`` counts persons where
    the place is a whole list of them.
    """

    kind: str
    source: Source
    length: int
    context: str = ""
    sure: bool = True
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file carries beside what it shows: authors, comments, changes, hidden parts. Kind and count only."""

    kind: str
    count: int = 1

"""Documents that a text cites by title and number, and what the library of sources knows of them.

Only the full form 《title》（number） is taken: there nothing but the number stands in the brackets, so that title and
number certainly belong together. A number or title the library does not hold is unknown, never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jiping.check.view import View
from jiping.model import Paragraph, Source
from jiping.sources.library import SourceDocument, all_sources

_OPEN, _CLOSE = r"[〔\[［【(（]", r"[〕\]］】)）]"
_CITED = re.compile(
    r"《(?P<title>[^《》。；]{2,80}(?:《[^《》]{2,60}》[^《》。；]{0,20})?)》\s*[（(]\s*"
    rf"(?P<prefix>[一-鿿]{{1,10}})\s*{_OPEN}\s*(?P<year>(?:19|20)\d\d)\s*{_CLOSE}\s*第?\s*(?P<serial>\d{{1,4}})\s*号\s*[)）]"
)
_NUMBER = re.compile(r"(?P<prefix>[一-鿿]+)〔(?P<year>\d{4})〕(?P<serial>\d+)号")
_ISSUED = re.compile(r"^.*?印发[《〈](?P<title>.+?)[》〉]的通知$")
_OUTSIDE = re.compile(r"\s|[《》〈〉“”]|[（(](?:试行|暂行|修订)[)）]")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation as printed. ``prefix`` is the issuer's short name in the number (财预)."""

    title: str
    prefix: str
    year: int
    serial: int
    paragraph: Paragraph
    start: int
    end: int

    @property
    def number(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"

    @property
    def source(self) -> Source:
        return self.paragraph.source(self.start, self.end)


def cited(view: View) -> Iterator[Cited]:
    """Every document cited by title and number in running text."""
    for paragraph in view.running:
        text = paragraph.text
        if "》" not in text or "号" not in text:
            continue
        for match in _CITED.finditer(text):
            yield Cited(
                match["title"],
                match["prefix"],
                int(match["year"]),
                int(match["serial"]),
                paragraph,
                match.start(),
                match.end(),
            )


def by_number(one: Cited) -> SourceDocument | None:
    """The document of the library that bears this number."""
    return _numbers().get((one.prefix, one.year, one.serial))


def by_title(title: str) -> SourceDocument | None:
    """The numbered document of the library with exactly this title; wrappings (关于印发…的通知) do not count."""
    return _titles().get(core(title))


def parts(document: SourceDocument) -> tuple[str, int, int]:
    """Prefix, year and serial of a document's number. Raises ``ValueError`` for one without such a number."""
    match = _NUMBER.fullmatch(document.number)
    if match is None:
        raise ValueError(f"{document.id} has no number of the form 财预〔2020〕10号")
    return match["prefix"], int(match["year"]), int(match["serial"])


def core(title: str) -> str:
    """The words of a title that tell it from others: without issuer, 关于, 印发…的通知, marks and 试行."""
    title = re.sub(r"\s", "", title)
    issued = _ISSUED.match(title)
    if issued:
        title = issued["title"]
    words = _OUTSIDE.sub("", title)
    # The issuer stands before the first 关于; a later one belongs to a title within the title.
    before, about, after = words.partition("关于")
    return after if about and len(before) <= 16 else words


@cache
def titles_of(document: SourceDocument) -> tuple[str, ...]:
    return tuple(dict.fromkeys(core(title) for title in (document.title, *document.aliases)))


@cache
def _numbered() -> tuple[SourceDocument, ...]:
    return tuple(document for document in all_sources().values() if _NUMBER.fullmatch(document.number))


@cache
def _numbers() -> dict[tuple[str, int, int], SourceDocument]:
    return {parts(document): document for document in _numbered()}


@cache
def _titles() -> dict[str, SourceDocument]:
    found: dict[str, list[SourceDocument]] = {}
    for document in _numbered():
        for title in titles_of(document):
            found.setdefault(title, []).append(document)
    # Two editions of one title: the number tells which is meant, not the title.
    return {title: documents[0] for title, documents in found.items() if len(documents) == 1}

"""Verdicts of rules and the findings made of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from jiping.model.quickly import quickly_made
from jiping.model.source import Source


class Outcome(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    HINT = "hint"
    EXPLAINED = "explained"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Certainty(StrEnum):
    PROVED = "proved"
    PROBABLE = "probable"
    STYLE = "style"


@quickly_made
@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says about one thing it looked at. ``values`` fill the fields of the rule's message templates."""

    outcome: Outcome
    sources: tuple[Source, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    expected: str = ""
    found: str = ""
    certificate: dict[str, Any] | None = None
    readings: tuple[dict[str, Any], ...] = ()
    missing: tuple[str, ...] = ()
    """For ``undecided``: what was not there."""
    certainty: Certainty | None = None
    severity: Severity | None = None
    repairs: tuple[dict[str, Any], ...] = ()
    """What would explain the difference exactly: ``cause`` (a code), ``text``, ``text_en`` and a proposed ``value``."""
    root: str = ""
    """Verdicts with the same non-empty root have one cause; the engine reports the first and lists the others."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, with the fields of the published JSON contract. Texts are in the language asked for."""

    id: str
    outcome: Outcome
    code: str
    name: str
    severity: Severity
    certainty: Certainty
    message: str
    sources: tuple[Source, ...]
    expected: str = ""
    found: str = ""
    fix: str = ""
    basis: str = ""
    certificate: dict[str, Any] = field(default_factory=dict)
    readings: tuple[dict[str, Any], ...] = ()
    repairs: tuple[dict[str, Any], ...] = ()
    related: tuple[dict[str, Any], ...] = ()


def finding_id(code: str, sources: tuple[Source, ...]) -> str:
    """A stable id: the code and a hash of the normalised words and figures, no positions."""
    words = "\x1f".join(
        "|".join(re.sub(r"[\s,，]+", "", part or "") for part in (source.table, source.row, source.column, source.text))
        for source in sources
    )
    # A file's name may hold bytes that are no text; Python keeps them as surrogates, which UTF-8 proper refuses.
    return f"{code}-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class PageCoverage:
    """What was understood of the figures on one page; a page without figures is there too, with zeros."""

    page: int
    figures: int = 0
    typed: int = 0
    related: int = 0
    checked: int = 0
    not_understood: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    confidence: int | None = None
    """How sure its recognition was, in thousandths, where the page was a picture; ``None`` where it has its text."""
    unsure: int = 0
    """Figures recognised too unsurely to prove anything."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was understood of the figures, counted honestly: over the document, page by page, rule by rule."""

    figures: int = 0
    typed: int = 0
    related: int = 0
    checked: int = 0
    not_understood: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    """Why figures were not understood, the commonest reason first; the names of rows and columns are left out."""
    pages: tuple[PageCoverage, ...] = ()
    recognised: int = 0
    """Pages that were pictures and whose text was recognised."""
    confidence: int | None = None
    """How sure that was on the whole, in thousandths; ``None`` where nothing was recognised."""
    unsure: int = 0
    """Figures recognised too unsurely to prove anything."""
    least_confidence: int = 0
    """The confidence, in thousandths, below which they are."""
    rules: dict[str, dict[Outcome, int]] = field(default_factory=dict)
    """What each rule that was used said, by its id."""

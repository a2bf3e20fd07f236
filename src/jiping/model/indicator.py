"""One row of a self-evaluation form or scoring table: target, actual value, points, score, reason."""

from __future__ import annotations

from dataclasses import dataclass

from jiping.model.figure import Figure
from jiping.model.number import Number
from jiping.model.source import Source


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """What a form says of one indicator, as printed and as far as it could be read.

    ``operator`` is ``≥``, ``≤``, ``>``, ``<``, ``=``, ``定性`` or empty where none is printed. ``target`` and
    ``actual`` are ``None`` where the cell is words, or a number with words that may change its meaning. ``reason`` is
    ``None`` where the form has no column for it. ``is_shared`` marks points or a score printed once for several rows.
    """

    name: str
    source: Source
    level1: str = ""
    level2: str = ""
    operator: str = ""
    target: Number | None = None
    target_text: str = ""
    target_source: Source | None = None
    actual: Number | None = None
    actual_text: str = ""
    actual_source: Source | None = None
    points: Figure | None = None
    score: Figure | None = None
    deduction: Figure | None = None
    reason: str | None = None
    reason_source: Source | None = None
    is_shared: bool = False

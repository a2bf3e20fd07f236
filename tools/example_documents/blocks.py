"""What a document is made of, before it is a file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Text:
    """One paragraph. ``style`` is a key of ``word.STYLES``."""

    style: str
    text: str


@dataclass(frozen=True)
class Grid:
    """A table. Header cells: text, row, column, row span, column span. ``None`` in a row: part of the cell above."""

    header: tuple[tuple[str, int, int, int, int], ...]
    header_rows: int
    widths: tuple[float, ...]  # centimetres
    rows: tuple[tuple[str | None, ...], ...]
    numeric: frozenset[int] = frozenset()


Block = Text | Grid


def percent(part: Decimal, whole: Decimal) -> str:
    """``part`` of ``whole`` as a percentage of two decimals, rounded half up as budget offices do."""
    return f"{(part / whole * 100).quantize(CENT, ROUND_HALF_UP)}"


def money(amount: Decimal) -> str:
    return f"{amount.quantize(CENT):.2f}"


def printed(amount: Decimal) -> str:
    """As tables print it: with thousands separators."""
    return f"{amount.quantize(CENT):,.2f}"

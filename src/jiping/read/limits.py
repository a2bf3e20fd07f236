"""How much one document may ask of the machine. All are settings; the defaults fit an office computer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    max_bytes: int = 200 * 1024 * 1024
    max_pages: int = 3000
    max_expanded_bytes: int = 1024 * 1024 * 1024
    """How large the parts of a packed file (DOCX) may be together, unpacked."""
    max_expansion_ratio: int = 200
    """How many times larger than its packed form one part may be (small parts are exempt)."""
    max_nesting: int = 20
    """Tables within tables, elements within elements of one kind."""
    max_cells: int = 2_000_000

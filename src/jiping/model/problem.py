"""A file that could not be read: code, what, where, how to fix. Raised by readers, turned into a finding above them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class ReadProblem(Exception):
    """``code`` is a READ code; its texts are in ``messages/*.yaml`` under that code, filled with ``values``."""

    code: str
    values: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code} {self.values}" if self.values else self.code

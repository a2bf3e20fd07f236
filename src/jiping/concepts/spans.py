"""Which characters of a text are taken: where several patterns look for the same words, the first to come has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Taken:
    """One mark for each character; asking costs the length of what is asked for, however much is taken already."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._marks = bytearray(length)
        for span in spans:
            self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def take(self, start: int, end: int) -> bool:
        """Take these characters; False, and nothing taken, where one of them is gone."""
        if self._marks.find(1, start, end) >= 0:
            return False
        self._marks[start:end] = b"\1" * (end - start)
        return True

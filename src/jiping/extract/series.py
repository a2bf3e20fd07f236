"""Series in sentences: 收入总计和支出总计分别为A万元和B万元，分别增长C%和D%.

One verb and often one unit stand for several numbers; the place in the series tells which belongs to which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiping.concepts.numbers import Found
from jiping.model import NO_UNIT

_OPENS = re.compile(r"(?:分别|各(?=[是为增减下上]))[^，,。；;：:、\d]{0,14}$")
_JOINT = re.compile(r"\s*(?:[、，,]\s*)?(?:和|及|与|以及)?\s*")


@dataclass(frozen=True, slots=True)
class Lane:
    """One place of a series. ``position`` and ``start`` are where the words that open it begin and end."""

    place: int
    size: int
    position: int
    start: int


def in_series(text: str, numbers: list[Found], start: int) -> Iterator[tuple[Found, Lane | None]]:
    """The numbers in order, each with its place where it stands in a series that 分别 or 各 opens.

    A number without a unit takes that of the number behind it: 各减少C、D万元.
    """
    position = start
    place = 0
    while place < len(numbers):
        run = [numbers[place]]
        if _OPENS.search(text, max(position, run[0].start - 24), run[0].start):
            while (after := place + len(run)) < len(numbers) and _JOINT.fullmatch(
                text, run[-1].end, numbers[after].start
            ):
                run.append(numbers[after])
        units = {found.number.unit for found in run if found.number.unit != NO_UNIT}
        if len(run) > 1 and len(units) == 1:
            unit = units.pop()
            for n, found in enumerate(run):
                bare = found.number.unit == NO_UNIT
                one = replace(found, number=replace(found.number, unit=unit)) if bare else found
                yield one, Lane(n, len(run), position, run[0].start)
        else:
            yield from ((found, None) for found in run)
        position = run[-1].end
        place += len(run)

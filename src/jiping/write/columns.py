"""Plain text in columns, a Chinese character counted as two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len


def columns(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """``rows`` padded to columns two spaces apart; those in ``right`` are right-aligned.

    >>> list(columns([("编号", "级别"), ("SUM001", "错误")]))
    ['编号    级别', 'SUM001  错误']
    """
    if not rows:
        return
    widths = [max(cell_len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = []
        for place, (words, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - cell_len(words))
            cells.append(space + words if place in right else words + space)
        yield "  ".join(cells).rstrip()

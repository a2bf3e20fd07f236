"""Evaluating one hostile file in a child: the time and memory it took, and what must hold of every result."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jiping.evaluate import Settings, evaluate_bytes
from jiping.isolate import Pool, Stopped
from jiping.model import Evaluation, Paragraph, ReadProblem, Source, Table
from jiping.read import Limits, archive
from jiping.write.regions import block_text

SECONDS = 40.0
"""Of wall time, so that a busy machine fails no test."""
MEMORY_MB = 2048
# LibreOffice, which old formats are handed to where it is installed, is not what is tested here.
SETTINGS = Settings(limits=Limits(max_seconds=SECONDS, max_memory_mb=MEMORY_MB, max_convert_seconds=0))
_FIELD = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Seen:
    """What came out: the READ code or ``read``, seconds, the largest memory in MiB, and what is wrong with it."""

    code: str
    seconds: float
    memory: int
    wrong: tuple[str, ...] = ()


def look(argument: tuple[str, bytes]) -> Seen:
    """In the child. Raises what the evaluation raises: that is the test."""
    name, content = argument
    _reset_peak()
    began = time.process_time()
    evaluation = evaluate_bytes(content, name, SETTINGS)
    wrong = wrong_with(evaluation)
    for inner in _members(name, content):
        wrong += wrong_with(evaluate_bytes(inner, name, SETTINGS))
    seconds = time.process_time() - began
    code = "read" if evaluation.is_read else evaluation.findings[0].code
    return Seen(code, seconds, _peak(), tuple(wrong[:5]))


def _members(name: str, content: bytes) -> Iterator[bytes]:
    """What the first members of an archive hold, as far as it can be unpacked."""
    if not archive.is_archive(content):
        return
    with suppress(ReadProblem):
        for member in archive.members(content, name, SETTINGS.limits)[:20]:
            with suppress(ReadProblem):
                yield archive.content(content, member, name, SETTINGS.limits)


def pool() -> Pool[tuple[str, bytes], Seen]:
    return Pool(look, 1, SECONDS, MEMORY_MB)


def _reset_peak() -> None:
    with suppress(OSError):  # not Linux, or not allowed
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak() -> int:
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def wrong_with(evaluation: Evaluation) -> list[str]:
    """What a result claims that is not so: every quotation must stand where it is said to stand."""
    document = evaluation.document
    if document is None:
        codes = [finding.code for finding in evaluation.findings]
        return [] if len(codes) == 1 and codes[0].startswith("READ") else [f"unread with {codes}"]
    wrong = []
    places = [figure.source for figure in evaluation.figures]
    places += [source for finding in (*evaluation.findings, *evaluation.notes) for source in finding.sources]
    for source in places:
        trouble = _misquoted(source, document.blocks)
        if trouble:
            wrong.append(trouble)
    said = [
        (finding.code, field, finding.message)
        for finding in (*evaluation.findings, *evaluation.notes)
        for field in _FIELD.findall(finding.message)
    ]
    # A document may have braces of its own, and be quoted.
    texts = "\n".join(map(block_text, document.blocks)) if said else ""
    wrong += [f"{code} is not filled in: {message}" for code, field, message in said if field not in texts]
    for figure in evaluation.figures:
        low, high = figure.interval.low, figure.interval.high
        if low is not None and high is not None and low > high:
            wrong.append(f"an interval upside down: {figure.number.text[:40]}")
    return wrong


def _misquoted(source: Source, blocks: tuple[Paragraph | Table, ...]) -> str:
    said = f"{source.text[:40]!r} at block {source.block}"
    if source.box is not None:
        if not all(math.isfinite(edge) for edge in source.box):
            return f"{said}: a box that is no box {source.box}"
        if source.box.x0 > source.box.x1 or source.box.top > source.box.bottom:
            return f"{said}: a box upside down {source.box}"
    if source.start is None or source.end is None:
        return ""
    if not 0 <= source.block < len(blocks):
        return f"{said}: no such block"
    block = blocks[source.block]
    if isinstance(block, Paragraph):
        if source.paragraph is None:
            return "" if not source.text else f"{said}: a paragraph that is no paragraph"
        if block.text[source.start : source.end] != source.text:
            return f"{said}: the text says {block.text[source.start : source.end][:40]!r}"
        return ""
    if source.cell is None:
        return "" if not source.text else f"{said}: no cell"
    cell = block.cell(*source.cell)
    if cell is None or cell.text[source.start : source.end] != source.text:
        return f"{said}: the cell says {cell.text[:40] if cell else None!r}"
    return ""


def trouble(seen: Seen | Stopped) -> str:
    """What is wrong with the outcome of one file; empty when nothing is."""
    if isinstance(seen, Stopped):
        return f"{seen.kind}: {seen.detail}\n{seen.trace}"
    return "\n".join(seen.wrong)

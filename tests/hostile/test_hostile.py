"""Every hostile file ends in a READ code or in findings whose quotations are true: no traceback, no hang, no swelling.

Seconds are those of the processor, which do not depend on what else the machine does; the pool's limit is wall time.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from generate import Case, cases
from watch import look, pool, trouble

from jiping.isolate import Pool, Stopped

SECONDS = 10.0
"""Of processor time for any file but the large ones, which may take twice that; most need far less than one."""
MEMORY_MB = 1024

ALL = list(cases())
FAST = [case for case in ALL if not case.is_slow]
GROUPS = sorted({case.name.partition("-")[0] for case in ALL})


@pytest.fixture(scope="module")
def child() -> Iterator[Pool[tuple[str, bytes], object]]:
    with pool() as made:
        yield made


def faults(case: Case, child: Pool[tuple[str, bytes], object]) -> str:
    """What is wrong with the outcome of one case; empty when nothing is."""
    seen = child.call((case.name, case.make()))
    if isinstance(seen, Stopped) and case.needs_isolation:
        return "" if seen.kind in ("time", "memory", "died") else trouble(seen)
    found = trouble(seen)
    if isinstance(seen, Stopped):
        return found
    if seen.seconds > SECONDS * (1 + case.is_slow):
        found += f" took {seen.seconds:.1f} s"
    if seen.memory > MEMORY_MB:
        found += f" took {seen.memory} MiB"
    return found


def test_the_corpus_is_large_and_the_same_every_time() -> None:
    assert len(ALL) >= 300
    assert len({case.name for case in ALL}) == len(ALL)
    again = {case.name: case for case in cases()}
    assert all(again[case.name].make() == case.make() for case in FAST[::20])


@pytest.mark.parametrize("group", GROUPS)
def test_hostile_files(group: str, child: Pool[tuple[str, bytes], object]) -> None:
    found = {case.name: faults(case, child) for case in _sample(group)}
    assert {name: words for name, words in found.items() if words} == {}


def _sample(group: str) -> list[Case]:
    """In the quick run every third of the groups that are many of one kind; the slow run has them all."""
    mine = [case for case in FAST if case.name.partition("-")[0] == group]
    return mine[::3] if len(mine) > 60 else mine


@pytest.mark.slow
@pytest.mark.parametrize("case", ALL, ids=repr)
def test_all_hostile_files(case: Case, child: Pool[tuple[str, bytes], object]) -> None:
    assert faults(case, child) == ""


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in ALL if case.needs_isolation], ids=repr)
def test_what_only_isolation_stops_is_stopped(case: Case) -> None:
    with pool() as fresh:
        assert isinstance(fresh.call((case.name, case.make())), Stopped)


def test_a_watcher_that_sees(child: Pool[tuple[str, bytes], object]) -> None:
    seen = look(("a.txt", "支出1万元。".encode()))
    assert seen.code == "read"
    assert seen.wrong == ()
    assert look(("a.txt", b"")).code == "READ004"

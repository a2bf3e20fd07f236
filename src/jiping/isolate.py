"""Evaluation where it can be stopped: child processes with limits of time and memory, one document at a time each.

A parser of a foreign format can loop, swell or crash, and none of that can be stopped from inside. Here it costs the
child, which is killed and replaced; the document gets a READ code, and every other document its result.

The watch is kept by the parent, so :mod:`jiping.read` needs no clock. Children are spawned on every system: what works
on Windows is what is tested, and no state is inherited by accident. The memory limit is the address space of the child
(``RLIMIT_AS``); Windows has no such limit and macOS does not enforce it, so there only time is bounded.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from jiping.check.findings import read_finding
from jiping.model import Evaluation, ReadProblem
from jiping.read import Limits, digest
from jiping.read.ocr import listening

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from jiping.evaluate import Settings

T = TypeVar("T")
R = TypeVar("R")

_START_SECONDS = 120.0
"""How long a child may take to come up: importing from a slow network drive is no fault of any document."""
_FAILED_STARTS = 3
_GRACE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why there is no result: ``kind`` is ``time``, ``memory``, ``died`` or ``error``.

    ``detail`` is one line for a message, ``trace`` the child's traceback where there is one.
    """

    kind: str
    detail: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Beat:
    """Sent by a child in the middle of a document: it comes to another page that takes long, and how many there are."""

    place: int
    count: int


class _Child(Generic[T, R]):
    """One process: started, then given one argument after the other."""

    def __init__(self, function: Callable[[T], R], memory_mb: int) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, function, memory_mb), name="jiping document", daemon=True
        )
        self.process.start()
        theirs.close()
        self.is_ready = False
        self.place = -1
        """Which argument it works on; -1 for none."""
        self.until = time.monotonic() + _START_SECONDS

    def give(self, place: int, packed: bytes, seconds: float) -> None:
        self.place = place
        self.until = time.monotonic() + seconds
        with suppress(OSError):  # it has just died; the end of its pipe says so when it is next looked at
            self.pipe.send_bytes(packed)

    def kill(self) -> None:
        # Asked first, so that it can clear up behind itself; then it goes with whatever it started.
        self.process.terminate()
        self.process.join(_GRACE_SECONDS)
        if sys.platform != "win32" and self.process.pid is not None and self.process.is_alive():
            with suppress(OSError):  # it has not come to lead its group yet
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


class Pool(Generic[T, R]):
    """``function`` over many arguments in ``jobs`` long-lived children. A context manager; leaving it ends them.

    ``function`` and its arguments must be picklable. An argument that overruns ``seconds``, runs out of memory or
    kills its child costs that child and no other argument.
    """

    def __init__(
        self,
        function: Callable[[T], R],
        jobs: int,
        seconds: float,
        memory_mb: int,
        beat_seconds: float = 0.0,
        on_beat: Callable[[int, int], None] | None = None,
    ) -> None:
        """``beat_seconds`` is how much longer an argument may take with each :class:`Beat`."""
        self._function, self._seconds, self._memory_mb = function, seconds, memory_mb
        self._beat_seconds, self._on_beat = beat_seconds, on_beat
        self._jobs = max(jobs, 1)
        self._children: list[_Child[T, R]] = []
        self._failed_starts = 0

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children without waiting for what they do."""
        while self._children:
            self._children.pop().kill()

    def run(self, arguments: Iterable[T]) -> Iterator[R | Stopped]:
        """The results in the order of ``arguments``, each as soon as it and all before it are there."""
        waiting = enumerate(arguments)
        done: dict[int, R | Stopped] = {}
        following, is_more, next_one = 0, True, None
        while True:
            if next_one is None and is_more:
                next_one = next(waiting, None)
                is_more = next_one is not None
            if next_one is not None:
                idle = self._idle()
                if idle is not None:
                    place, argument = next_one
                    next_one = None
                    try:
                        packed = pickle.dumps(argument)
                    except Exception as error:
                        done[place] = _error(error)
                    else:
                        idle.give(place, packed, self._seconds)
                    continue
                if self._failed_starts >= _FAILED_STARTS:
                    done[next_one[0]] = Stopped("died", "检查进程无法启动")
                    next_one = None
            while following in done:
                yield done.pop(following)
                following += 1
            busy = any(child.place >= 0 for child in self._children)
            if next_one is None and not is_more and not busy:
                return
            self._wait(done)

    def call(self, argument: T) -> R | Stopped:
        """One result."""
        return next(self.run([argument]))

    def _idle(self) -> _Child[T, R] | None:
        """A child that can be given something, ``None`` when all work or are still starting."""
        for child in self._children:
            if child.is_ready and child.place < 0:
                return child
        while len(self._children) < self._jobs and self._failed_starts < _FAILED_STARTS:
            self._children.append(_Child(self._function, self._memory_mb))
        return None

    def _wait(self, done: dict[int, R | Stopped]) -> None:
        """Until a child says something, dies or overruns."""
        watched = [child for child in self._children if child.place >= 0 or not child.is_ready]
        if not watched:
            return
        now = time.monotonic()
        wait([child.pipe for child in watched], max(min(child.until for child in watched) - now, 0.0))
        for child in watched:
            place = child.place
            if child.pipe.poll():
                try:
                    result = pickle.loads(child.pipe.recv_bytes())
                except (EOFError, OSError):
                    self._lost(child, done)
                    continue
                except Exception as error:  # a result that cannot be unpacked
                    result = _error(error)
                if isinstance(result, Beat):
                    child.until += self._beat_seconds
                    if self._on_beat is not None:
                        self._on_beat(result.place, result.count)
                    continue
                if not child.is_ready:
                    child.is_ready, self._failed_starts = True, 0
                    continue
                done[place] = result
                child.place = -1
                if isinstance(result, Stopped) and result.kind == "memory":
                    self._drop(child)  # its memory may stay full or in pieces
            elif time.monotonic() >= child.until:
                self._lost(child, done, Stopped("time", _seconds(self._seconds)))

    def _lost(self, child: _Child[T, R], done: dict[int, R | Stopped], why: Stopped | None = None) -> None:
        if child.is_ready:
            child.process.join(0 if why else 5)
            done[child.place] = why or _death(child.process.exitcode)
        else:
            self._failed_starts += 1
        self._drop(child)

    def _drop(self, child: _Child[T, R]) -> None:
        self._children.remove(child)
        child.kill()


def _seconds(seconds: float) -> str:
    return f"{seconds:g} 秒"


def _death(code: int | None) -> Stopped:
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        # SIGKILL that we did not send is what a system short of memory does.
        if name == "SIGKILL":
            return Stopped("died", f"检查进程意外终止（{name}），可能是内存不足")
        return Stopped("died", f"检查进程意外终止（{name}）")
    return Stopped("died", f"检查进程意外终止（退出码 {code}）")


def _error(error: BaseException) -> Stopped:
    return Stopped("error", f"{type(error).__name__}: {error}", traceback.format_exc())


# -------------------------------------------------------------------------------------------- in the child


def _serve(pipe: Connection, function: Callable[[T], R], memory_mb: int) -> None:
    """The child: say that it is ready, then answer each argument, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpgid(0, 0)
    _warm_up()
    _limit_memory(memory_mb)
    pipe.send_bytes(pickle.dumps(None))
    while True:
        try:
            packed = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        with listening(lambda place, count: pipe.send_bytes(pickle.dumps(Beat(place, count)))):
            answer = _answer(function, packed)
        try:
            pipe.send_bytes(answer)
        except OSError:
            return


def _warm_up() -> None:
    """What every document needs is imported before the first one's time begins."""
    from jiping.check.registry import all_rules

    import_module("jiping.evaluate")
    all_rules()


def _leave(number: int, frame: object) -> None:
    sys.exit(1)


def _answer(function: Callable[[T], R], packed: bytes) -> bytes:
    try:
        return pickle.dumps(function(pickle.loads(packed)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        # The frames of the failed call are gone by now, so there is room again for these few bytes.
        return pickle.dumps(Stopped("memory", ""))
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # panics of libraries in Rust are no Exception
        return pickle.dumps(_error(error))


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    size = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
        # A crash of a parser must not leave a file as large as its memory behind.
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    except (OSError, ValueError):  # macOS knows the limit but refuses to set it
        pass


# ---------------------------------------------------------------------------------------------- documents


def stopped_problem(stopped: Stopped, name: str, limits: Limits) -> ReadProblem:
    """The READ code of a document without a result: READ005 beyond time or memory, READ011 for a crash."""
    if stopped.kind == "time":
        limit = _seconds(limits.max_seconds)
        return ReadProblem("READ005", {"name": name, "what": "处理时间过长", "limit": limit})
    if stopped.kind == "memory":
        limit = f"{limits.max_memory_mb} MiB"
        return ReadProblem("READ005", {"name": name, "what": "内存用量过大", "limit": limit})
    return ReadProblem("READ011", {"name": name, "detail": stopped.detail})


def stopped_evaluation(stopped: Stopped, name: str, settings: Settings, content: bytes | None = None) -> Evaluation:
    """The evaluation of a document without a result."""
    if content is None:
        try:
            size_fits = os.path.getsize(name) <= settings.limits.max_bytes  # noqa: PTH202 - a name, not yet a path
            content = Path(name).read_bytes() if size_fits else b""
        except OSError:
            content = b""
    problem = stopped_problem(stopped, name, settings.limits)
    return Evaluation(name, digest(content) if content else "", findings=(read_finding(problem, name, settings.lang),))


class Evaluator:
    """Evaluates documents one after the other in one child: what a web worker keeps. A context manager."""

    def __init__(self, settings: Settings) -> None:
        # The child evaluates in its own process, and must not start a child in turn.
        self.settings = replace(settings, isolate=False)
        limits = settings.limits
        self._pool: Pool[Any, Evaluation] = Pool(
            _evaluate, 1, limits.max_seconds, limits.max_memory_mb, limits.max_ocr_page_seconds
        )

    def __enter__(self) -> Evaluator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._pool.close()

    def evaluate(self, path: str | Path, content: bytes | None = None) -> Evaluation:
        """One file, or the bytes ``content`` called ``path``. Never raises for what is in the file."""
        name = str(path)
        result = self._pool.call((name, content, self.settings))
        return stopped_evaluation(result, name, self.settings, content) if isinstance(result, Stopped) else result


def evaluate_once(path: str | Path, settings: Settings, content: bytes | None = None) -> Evaluation:
    """One file in a child of its own; starting one takes some half a second."""
    with Evaluator(settings) as evaluator:
        return evaluator.evaluate(path, content)


def _evaluate(argument: tuple[str, bytes | None, Settings]) -> Evaluation:
    from jiping.evaluate import evaluate, evaluate_bytes

    name, content, settings = argument
    return evaluate(name, settings) if content is None else evaluate_bytes(content, name, settings)

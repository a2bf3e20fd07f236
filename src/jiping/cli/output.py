"""Where results go: a file or standard output, with the verdict and any trouble on standard error."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jiping.cli.bilingual import choose
from jiping.cli.inputs import LOCK, Item

if TYPE_CHECKING:
    from jiping.cli.run import Row


MOST_KINDS = 5


def stdin_bytes(paths: Sequence[str], most: int) -> bytes | None:
    """Standard input where ``-`` asks for it; one byte more than ``most`` at most, which the reader then refuses."""
    return sys.stdin.buffer.read(most + 1) if "-" in paths else None


def say_skipped(skipped: Counter[str]) -> None:
    """How many files of folders and patterns were passed over: one of them may be a report with a wrong ending."""
    if not skipped:
        return
    zh, en = [], []
    for kind, count in sorted(skipped.items(), key=lambda one: (-one[1], one[0]))[:MOST_KINDS]:
        zh.append(f"{'临时文件' if kind == LOCK else kind or '无后缀'} {count}")
        en.append(f"{'lock files' if kind == LOCK else kind or 'no ending'} {count}")
    more = len(skipped) > MOST_KINDS
    words, english = "，".join(zh) + "等" * more, ", ".join(en) + " …" * more
    total = skipped.total()
    click.echo(
        choose(
            f"跳过 {total} 个不是文档的文件（{words}）；确要检查的，请写明文件名。",
            f"Skipped {total} files that are no documents ({english}); name them to check them.",
        ),
        err=True,
    )


def check_output(output: str | None, items: Sequence[Item]) -> None:
    """Refuse a place that cannot be written or that would overwrite an input, before any work is done."""
    if output is None:
        return
    path = Path(output)
    if path.is_dir():
        raise click.UsageError(choose(f"-o {output} 是文件夹，请给出文件名。", f"-o {output} is a folder."), here())
    if not path.parent.is_dir():
        raise click.UsageError(
            choose(f"-o 的文件夹 {path.parent} 不存在，请先建立。", f"There is no folder {path.parent}."), here()
        )
    if any(item.content is None and _same(path, item.path) for item in items):
        raise click.UsageError(
            choose(f"-o {output} 会覆盖要检查的文件。", f"-o {output} would overwrite an input."), here()
        )


def here() -> click.Context | None:
    return click.get_current_context(silent=True)


def _same(path: Path, other: str) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def write_result(chunks: Iterator[str], output: str | None) -> None:
    """Write text to the file, or to standard output."""
    if output is None:
        for chunk in chunks:
            sys.stdout.write(chunk)
        sys.stdout.flush()
        return
    try:
        with Path(output).open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(chunks)
    except OSError as error:
        words = error.strerror or str(error)
        raise click.UsageError(
            choose(f"不能写入 {output}：{words}。", f"Cannot write {output}: {words}."), here()
        ) from None
    click.echo(choose(f"已写入 {output}", f"Written to {output}"), err=True)


def write_bytes(data: bytes, output: str) -> None:
    """Write what is no text to the file."""
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        words = error.strerror or str(error)
        raise click.UsageError(
            choose(f"不能写入 {output}：{words}。", f"Cannot write {output}: {words}."), here()
        ) from None
    click.echo(choose(f"已写入 {output}", f"Written to {output}"), err=True)


class Recognising:
    """Says on a terminal which scanned page is being recognised: a page takes seconds. ``show`` is how."""

    def __init__(self) -> None:
        self.show: Callable[[str], None] = _on_one_line

    def __call__(self, place: int, count: int) -> None:
        if sys.stderr.isatty():
            self.show(choose(f"正在识别扫描页 {place}／{count}", f"recognising page {place} of {count}"))

    def done(self) -> None:
        """The document is read; its line goes."""
        if self.show is _on_one_line and sys.stderr.isatty():
            _on_one_line("")


def _on_one_line(words: str) -> None:
    sys.stderr.write(f"\r\x1b[K{words}")
    sys.stderr.flush()


def watch(rows: Iterator[Row], items: Sequence[Item], heard: Recognising | None = None) -> Iterator[Row]:
    """The rows, with a progress bar on a terminal when there are several; tracebacks with ``JIPING_DEBUG=1``."""
    heard = heard or Recognising()
    if len(items) > 1 and sys.stderr.isatty():
        rows = _with_bar(rows, items, heard)
    for row in rows:
        heard.done()
        if row.failure and os.environ.get("JIPING_DEBUG") == "1":
            click.echo(f"{row.evaluation.path}\n{row.failure}", err=True)
        yield row


def _with_bar(rows: Iterator[Row], items: Sequence[Item], heard: Recognising) -> Iterator[Row]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Left to itself the bar takes over standard output, too, and what is meant for a file or a pipe is only shown.
    shared = sys.stdout.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=shared) as progress:
        checking = choose("正在检查", "checking")
        bar = progress.add_task(checking, total=len(items))
        heard.show = lambda words: progress.update(bar, description=words)
        for row in rows:
            progress.update(bar, advance=1, description=checking)
            yield row

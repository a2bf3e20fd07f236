"""Help pages. Written here because click counts a Chinese character as one column wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import click

from jiping.cli.bilingual import Command, Option, choose

_WIDTH = 88


def help_lines(command: Command, ctx: click.Context) -> Iterator[str]:
    """The help page of one command."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    chinese = pieces
    for word, own in (("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]", "命令 [参数]")):
        chinese = chinese.replace(word, own)
    yield choose(f"用法：{ctx.command_path} {chinese}", f"Usage: {ctx.command_path} {pieces}", ctx)
    yield ""
    for line in choose(command.zh, command.en, ctx).strip().split("\n"):
        yield from _wrap(line, 2)
    options = [
        _option(param, ctx) for param in command.get_params(ctx) if isinstance(param, click.Option) and not param.hidden
    ]
    if isinstance(command, click.Group):
        yield from _section(choose("命令", "Commands", ctx), _commands(command, ctx))
    yield from _section(choose("选项", "Options", ctx), options)
    epilog = choose(*command.epilogs, ctx)
    if epilog:
        yield ""
        yield from epilog.strip("\n").split("\n")


def _commands(group: click.Group, ctx: click.Context) -> list[tuple[str, str]]:
    rows = []
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is not None and not command.hidden:
            words = (
                choose(command.zh, command.en, ctx) if isinstance(command, Command) else command.get_short_help_str()
            )
            rows.append((name, words.strip().split("\n")[0]))
    return rows


def _option(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    name = ", ".join(sorted(option.opts, key=len))
    if not option.is_flag:
        name += " " + option.make_metavar(ctx)
    words = choose(option.zh, option.en, ctx) if isinstance(option, Option) else option.help or ""
    if isinstance(option.default, (str, int)) and not isinstance(option.default, bool) and option.default != "":
        words += choose(f"（默认 {option.default}）", f" (default {option.default})", ctx)
    return name, words


def _section(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{title}:" if title.isascii() else f"{title}："
    width = min(max(len(name) for name, _ in rows), 32) + 2
    for name, words in rows:
        lines = list(_wrap(words, width + 2)) or [""]
        if len(name) + 2 > width:
            yield f"  {name}"
            yield from lines
        else:
            yield f"  {name.ljust(width)}{lines[0].lstrip()}"
            yield from lines[1:]


def _wrap(words: str, indent: int) -> Iterator[str]:
    """Lines of at most ``_WIDTH`` columns, a Chinese character counted as two."""
    line, used, room = "", 0, _WIDTH - indent
    for token in _tokens(words):
        wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in token)
        if line and used + wide > room and token not in "，。、；：）！？”":
            yield " " * indent + line.rstrip()
            line, used = "", 0
            token = token.lstrip()
        line += token
        used += wide
    if line.strip():
        yield " " * indent + line.rstrip()


def _tokens(words: str) -> Iterator[str]:
    """Chinese characters one by one, Latin words whole."""
    run = ""
    for character in words:
        if character == " " or unicodedata.east_asian_width(character) in "WF":
            if run:
                yield run
            run = ""
            yield character
        else:
            run += character
    if run:
        yield run

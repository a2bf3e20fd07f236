"""click in Chinese and English: help pages, usage errors and how the program ends.

Texts are given as ``zh`` and ``en`` where a command or option is declared. Which language is wanted is looked for in
the whole command line before click parses it, so that ``--help`` and usage errors obey ``--lang`` wherever it stands.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import click

LANGUAGES = ("zh", "en")
_META = "jiping.lang"


def language(ctx: click.Context | None = None) -> str:
    """The language of this run."""
    ctx = ctx or click.get_current_context(silent=True)
    return str(ctx.meta.get(_META, "zh")) if ctx else "zh"


def choose(zh: str, en: str, ctx: click.Context | None = None) -> str:
    return en if language(ctx) == "en" else zh


def _wanted(args: Sequence[str]) -> str:
    for place, arg in enumerate(args):
        value = args[place + 1] if arg == "--lang" and place + 1 < len(args) else arg.removeprefix("--lang=")
        if (arg == "--lang" or arg.startswith("--lang=")) and value in LANGUAGES:
            return value
        if arg == "--":
            break
    from_outside = os.environ.get("JIPING_LANG", "")
    return from_outside if from_outside in LANGUAGES else "zh"


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *args: Any, zh: str = "", en: str = "", **rest: Any) -> None:
        rest["help"] = zh
        super().__init__(*args, **rest)
        self.zh, self.en = zh, en


class Choice(click.Choice[str]):
    """One of a few words; a wrong one is answered with the list."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value not in self.choices:
            words = "、".join(str(choice) for choice in self.choices)
            english = ", ".join(str(choice) for choice in self.choices)
            self.fail(choose(f"没有“{value}”，可选：{words}", f"“{value}” is not one of {english}", ctx), param, ctx)
        return value


class Count(click.ParamType):  # type: ignore[type-arg]  # generic only from click 8.4 on
    """A whole number, zero or more."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except (TypeError, ValueError):
            number = -1
        if number < 0:
            self.fail(choose(f"“{value}”不是整数（0 或更大）", f"“{value}” is not a whole number", ctx), param, ctx)
        return number


class Command(click.Command):
    """A command with its help in both languages."""

    def __init__(
        self, *args: Any, zh: str = "", en: str = "", epilogs: tuple[str, str] = ("", ""), **rest: Any
    ) -> None:
        rest.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        rest["help"] = zh
        super().__init__(*args, **rest)
        self.zh, self.en, self.epilogs = zh, en, epilogs

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from jiping.cli.help import help_lines

        formatter.write("\n".join(help_lines(self, ctx)) + "\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = choose("显示这份说明。", "Show this page.", ctx)
        return option


class Family(Command, click.Group):
    """A command that has commands of its own: ``jiping frameworks show``."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = close_words(name, self.list_commands(ctx), ctx)
            raise click.UsageError(
                choose(f"没有“{name}”这个命令。{near}", f"There is no command “{name}”. {near}", ctx), ctx
            )
        return super().resolve_command(ctx, args)


class Group(Family):
    """The program itself. Commands of other packages join through the entry-point group ``jiping.commands``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_META] = _wanted(args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.commands, *sorted(name for name in _joined() if name not in self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        own = super().get_command(ctx, cmd_name)
        if own is not None or cmd_name not in (joined := _joined()):
            return own
        loaded = joined[cmd_name].load()
        return loaded if isinstance(loaded, click.Command) else None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and end with the exit code; every error is one sentence, a traceback only with ``JIPING_DEBUG=1``."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        for stream in (sys.stdout, sys.stderr):
            # Chinese must come out whole wherever output is sent, also into a pipe on Windows.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")
        lang = _wanted(sys.argv[1:] if args is None else args)
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.ctx.get_help())
            sys.exit(2)
        except click.ClickException as error:
            _stop(usage_sentence(error), getattr(error, "ctx", None), lang)
        except click.Abort:
            click.echo("已中断。" if lang == "zh" else "Interrupted.", err=True)
            sys.exit(130)
        except Exception as error:
            if os.environ.get("JIPING_DEBUG") == "1":
                raise
            words = f"{type(error).__name__}: {error}"
            click.echo(
                f"程序内部错误：{words}\n请设置环境变量 JIPING_DEBUG=1 后重试，并把显示的内容报告给开发者。"
                if lang == "zh"
                else f"Internal error: {words}\nRun again with JIPING_DEBUG=1 set and report what is shown.",
                err=True,
            )
            sys.exit(2)
        sys.exit(code if isinstance(code, int) else 0)


def _stop(sentence: str, ctx: click.Context | None, lang: str) -> NoReturn:
    click.echo(("用法有误：" if lang == "zh" else "Wrong use: ") + sentence, err=True)
    if ctx is not None:
        path = ctx.command_path
        click.echo(f"用法说明见 {path} --help" if lang == "zh" else f"See {path} --help", err=True)
    sys.exit(2)


def _joined() -> dict[str, Any]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="jiping.commands")}


def close_words(word: str, known: Iterable[str], ctx: click.Context | None = None) -> str:
    """“是否要找 …”, or nothing when nothing is near."""
    from difflib import get_close_matches

    lowered = {name.lower(): name for name in known}
    near = [lowered[name] for name in get_close_matches(word.lower(), lowered, 4, 0.6)]
    if not near:
        return ""
    return choose(f"是否要找 {'、'.join(near)}？", f"Did you mean {', '.join(near)}?", ctx)


def usage_sentence(error: click.ClickException) -> str:
    """click's commonest complaints in our words; any other as click has it."""
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.NoSuchOption):
        known = [name for param in ctx.command.get_params(ctx) for name in param.opts] if ctx else []
        near = close_words(error.option_name, known, ctx)
        name = error.option_name
        return choose(f"没有 {name} 这个选项。{near}", f"There is no option {name}. {near}", ctx).strip()
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = _param_name(error.param, ctx)
        return choose(f"缺少 {name}。", f"{name} is missing.", ctx)
    if isinstance(error, click.BadParameter):
        if error.param is None:
            return error.message
        name = _param_name(error.param, ctx)
        return choose(f"{name} {error.message}。", f"{name}: {error.message}.", ctx)
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        return choose(f"选项 {name} 缺少取值，或多给了取值。", f"Option {name}: {error.format_message()}", ctx)
    return error.format_message()


def _param_name(param: click.Parameter, ctx: click.Context | None) -> str:
    return (
        max(param.opts, key=len)
        if isinstance(param, click.Option)
        else param.make_metavar(ctx)
        if ctx
        else str(param.name)
    )

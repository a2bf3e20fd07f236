"""Arguments and options that more than one command takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from jiping.cli.bilingual import Choice, Count, Option

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def option(*names: str, zh: str, en: str, **rest: Any) -> Decorator:
    return click.option(*names, cls=Option, zh=zh, en=en, **rest)


files_argument: Decorator = click.argument("files", nargs=-1, required=True, metavar="FILE...")

lang_option = option(
    "--lang",
    type=Choice(("zh", "en")),
    metavar="zh|en",
    expose_value=False,
    zh="显示中文或英文；也可用环境变量 JIPING_LANG 指定。",
    en="Chinese or English; JIPING_LANG sets it for good.",
)

output_option = option(
    "-o",
    "--output",
    metavar="FILE",
    zh="结果写入文件，不在屏幕上显示。",
    en="Write the result to this file.",
)

stdin_option = option(
    "--stdin-filename",
    default="-",
    show_default=False,
    metavar="NAME",
    zh="用 - 读标准输入时，结果里显示的文件名。",
    en="What to call standard input (-) in the result.",
)

jobs_option = option(
    "--jobs",
    "-j",
    type=Count(),
    default=1,
    metavar="N",
    zh="同时检查几份文件；0 表示每个处理器一份。",
    en="How many files at a time; 0 is one per processor.",
)


def format_option(*formats: str) -> Decorator:
    words = "|".join(formats)
    return option(
        "--format",
        "format_",
        type=Choice(formats),
        default=formats[0],
        metavar=words,
        zh="输出格式。",
        en="Output format.",
    )


def split_codes(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Codes may be given one by one or joined by commas, the full-width comma too."""
    words = [word.strip() for joined in value for word in joined.replace("，", ",").replace("、", ",").split(",")]
    return tuple(dict.fromkeys(word for word in words if word))

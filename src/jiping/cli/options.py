"""Arguments and options that more than one command takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from jiping.cli.bilingual import Choice, Count, Option, choose, close_words

if TYPE_CHECKING:
    from jiping.read.limits import Limits

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


MORE_LIMITS = {
    "cells": ("max_cells", 2_000_000, "单元格", "cells"),
    "characters": ("max_characters", 5_000_000, "字符", "characters"),
    "nesting": ("max_nesting", 20, "表格嵌套层数", "tables within tables"),
    "ratio": ("max_expansion_ratio", 200, "压缩比", "times a packed part may grow"),
    "expanded-bytes": ("max_expanded_bytes", 1 << 30, "解压后字节", "bytes unpacked"),
    "parts": ("max_parts", 10_000, "压缩包内文件", "files in a package"),
    "archive-depth": ("max_archive_depth", 2, "压缩包内压缩包层数", "archives within archives"),
    "tags": ("max_tags", 12_000_000, "标记", "tags"),
    "ocr-page-seconds": (
        "max_ocr_page_seconds",
        120,
        "识别一页另加的秒数",
        "more seconds for each page recognised",
    ),
    "convert-seconds": (
        "max_convert_seconds",
        60,
        "LibreOffice 转换秒数，0 为不用",
        "seconds for LibreOffice, 0 for none",
    ),
}
"""The limits that are seldom changed: field, default, and what it counts. A test compares them with the fields."""


class NamedLimit(click.ParamType):  # type: ignore[type-arg]  # generic only from click 8.4 on
    """``NAME=N``: the field of the limits and a whole number."""

    name = "NAME=N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        if isinstance(value, tuple):
            return value
        name, _, number = str(value).partition("=")
        if name not in MORE_LIMITS:
            near = close_words(name, list(MORE_LIMITS))
            self.fail(choose(f"没有名为“{name}”的上限。{near}", f"There is no limit “{name}”. {near}", ctx), param, ctx)
        return MORE_LIMITS[name][0], Count().convert(number, param, ctx)


_LIMIT_OPTIONS = (
    option(
        "--ocr/--no-ocr",
        default=None,
        zh="识别扫描页和图片上的文字（默认：装有识别组件 jiping[ocr] 就识别）。",
        en="Recognise the text of scanned pages and pictures (default: where jiping[ocr] is installed).",
    ),
    option(
        "--max-ocr-pages",
        type=Count(),
        metavar="N",
        zh="每份文件最多识别多少页扫描页（默认 300），其余不读。",
        en="Most scanned pages recognised in one file (default 300); the rest is not read.",
    ),
    option(
        "--max-mb",
        type=Count(),
        metavar="N",
        zh="文件最大多少 MiB（默认 200）。",
        en="Largest file, in MiB (default 200).",
    ),
    option(
        "--max-pages",
        type=Count(),
        metavar="N",
        zh="最多多少页（默认 3000）。",
        en="Most pages (default 3000).",
    ),
    option(
        "--max-seconds",
        type=Count(),
        metavar="N",
        zh="每份文件最多用多少秒（默认 120）；只有一份文件时，写明了才限制。",
        en="Seconds one file may take (default 120); of a single file only where given.",
    ),
    option(
        "--max-memory-mb",
        type=Count(),
        metavar="N",
        zh="每份文件最多用多少 MiB 内存（默认 2048）；同上，Windows 不限制。",
        en="Memory one file may take, in MiB (default 2048); as above, not on Windows.",
    ),
    option(
        "--limit",
        type=NamedLimit(),
        multiple=True,
        metavar="NAME=N",
        zh=f"其他上限，可重复：{'，'.join(f'{one} {zh}（{n}）' for one, (_, n, zh, _) in MORE_LIMITS.items())}。",
        en=f"Other limits, repeatable: {', '.join(f'{one} {en} ({n})' for one, (_, n, _, en) in MORE_LIMITS.items())}.",
    ),
)


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options for the limits; the command takes them as ``**limits`` and hands them to :func:`limits_of`."""
    for add in reversed(_LIMIT_OPTIONS):
        command = add(command)
    return command


def limits_of(given: dict[str, Any]) -> tuple[Limits, bool]:
    """The limits, and whether one was given that only a process of its own can keep."""
    from jiping.read.limits import Limits

    values: dict[str, Any] = dict(given.pop("limit", ()))
    values |= {name: value for name, value in given.items() if value is not None}
    wants_ocr = values.pop("ocr", None)
    if wants_ocr is not None and not wants_ocr:
        values["max_ocr_pages"] = 0
    elif wants_ocr:
        _ask_for_ocr()
    megabytes = values.pop("max_mb", None)
    if megabytes is not None:
        values["max_bytes"] = megabytes * 1024 * 1024
    return Limits(**values), not values.keys().isdisjoint({"max_seconds", "max_memory_mb"})


def _ask_for_ocr() -> None:
    """Who asks for recognition by name must not get a result without it."""
    from jiping.read import ocr

    if not ocr.is_installed():
        raise click.UsageError(
            choose(
                '没有安装识别组件，请先运行：pip install "jiping[ocr]"',
                'Text recognition is not installed. Run: pip install "jiping[ocr]"',
            ),
            click.get_current_context(silent=True),
        )


confidence_option = option(
    "--ocr-confidence",
    type=Count(),
    metavar="PERCENT",
    zh="扫描页上的数，识别把握低于百分之几就不据以下结论（默认 95）。",
    en="Nothing is concluded from scanned figures recognised with less confidence (default 95).",
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

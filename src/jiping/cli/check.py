"""``jiping check FILE…``: is this report or form sound?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from jiping.cli.bilingual import Choice, Command, choose, close_words, language
from jiping.cli.formats import FORMATS, LIGHT, write_findings
from jiping.cli.inputs import find_inputs
from jiping.cli.options import (
    confidence_option,
    files_argument,
    format_option,
    jobs_option,
    lang_option,
    limit_options,
    limits_of,
    option,
    output_option,
    split_codes,
    stdin_option,
)
from jiping.cli.output import Recognising, check_output, here, say_skipped, stdin_bytes, watch

if TYPE_CHECKING:
    from jiping.cli.run import Row
    from jiping.evaluate import Settings
    from jiping.model import Evaluation
    from jiping.write.verdict import Totals

EPILOG_ZH = """
退出码：0 没有达到 --fail-on 的问题；1 有；2 用法有误或程序出错；3 没有一份文件能读取。

例：
  jiping check 2024年部门决算.pdf
  jiping check 报告/ --format html -o 检查结果.html
  jiping check *.docx --ignore TXT --fail-on warning
  jiping check 报告/ --format sarif -o 检查结果.sarif    供代码平台和编辑器读取
"""
EPILOG_EN = """
Exit codes: 0 nothing at or above --fail-on; 1 something; 2 wrong use or internal error; 3 no file could be read.

Examples:
  jiping check final-accounts-2024.pdf --lang en
  jiping check reports/ --format html -o findings.html
  jiping check *.docx --ignore TXT --fail-on warning
  jiping check reports/ --format sarif -o findings.sarif
"""


@click.command(
    "check",
    cls=Command,
    zh="检查报告或报表：哪里对不上，怎么改。\nFILE 可以是文件、文件夹，或 - 表示标准输入。",
    en="Check reports and forms: what does not add up, and how to mend it.\n"
    "FILE is a file, a folder, or - for standard input.",
    epilogs=(EPILOG_ZH, EPILOG_EN),
)
@files_argument
@format_option(*FORMATS)
@output_option
@option(
    "--select",
    multiple=True,
    metavar="CODE",
    callback=split_codes,
    zh="只检查这些编号（可写前缀，如 SUM；可重复或用逗号隔开）。",
    en="Only these codes or prefixes (repeat, or join by commas).",
)
@option(
    "--ignore",
    multiple=True,
    metavar="CODE",
    callback=split_codes,
    zh="不检查这些编号（写法同上）。",
    en="Leave out these codes or prefixes.",
)
@option(
    "--publish",
    is_flag=True,
    zh="公开前检查：另查个人信息和文件里的隐藏内容；结果只写种类和位置，不写内容。",
    en="Before publication: personal data and hidden content, too; by kind and place, never the value.",
)
@option(
    "--together",
    is_flag=True,
    zh="另把同一单位的几份文件放在一起比：同一年度的数据、上年数、年初结转。",
    en="Set files of one body against each other, too: figures of one year, last year's figures, carry-over.",
)
@option("--preview", is_flag=True, zh="也用尚在试行的规则。", en="Use rules still on trial, too.")
@option(
    "--fail-on",
    type=Choice(("error", "warning", "hint", "never")),
    default="error",
    metavar="error|warning|hint|never",
    zh="从哪一级问题起退出码为 1。",
    en="From which severity on the exit code is 1.",
)
@option("--exit-zero", is_flag=True, zh="有问题时退出码也为 0。", en="Exit with 0 even when there are findings.")
@jobs_option
@confidence_option
@limit_options
@stdin_option
@lang_option
@click.pass_context
def check(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    format_: str,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    publish: bool,
    together: bool,
    preview: bool,
    fail_on: str,
    exit_zero: bool,
    jobs: int,
    ocr_confidence: int | None,
    stdin_filename: str,
    **limits: Any,
) -> None:
    from jiping.cli.run import Task, run
    from jiping.evaluate import Settings
    from jiping.write.verdict import add_totals, verdict_sentence

    lang = language(ctx)
    if format_ == "html" and output is None and sys.stdout.isatty():
        raise click.UsageError(
            choose("HTML 请用 -o 指定文件，如 -o 检查结果.html。", "Say where with -o report.html."), ctx
        )
    bounds, isolate = limits_of(limits)
    settings = Settings(rule_ids(select), rule_ids(ignore), lang, preview, bounds, isolate, publish)
    if ocr_confidence is not None:
        settings = replace(settings, least_confidence=ocr_confidence * 10)
    inputs = find_inputs(files, stdin_bytes(files, settings.limits.max_bytes), stdin_filename, settings.limits)
    items = inputs.items
    check_output(output, items)
    say_skipped(inputs.skipped)
    heard = Recognising()
    task = Task(settings, light=format_ in LIGHT and not together, listener=heard)
    rows = watch(run(items, task, jobs), items, heard)
    if together:
        rows = _together(rows, settings)
    seen: list[Row] = []
    write_findings(_keep(rows, seen), format_, output, lang, items)
    totals = add_totals([row.evaluation for row in seen])
    if format_ != "text" or output is not None:
        click.echo(verdict_sentence(totals, lang), err=True)
    ctx.exit(exit_code(totals, any(row.failure for row in seen), "never" if exit_zero else fail_on))


def _together(rows: Iterator[Row], settings: Settings) -> Iterator[Row]:
    """The rows with what only shows between files; none can be shown before all are read."""
    from jiping.check.engine import CheckOptions
    from jiping.together import attach

    every = list(rows)
    options = CheckOptions(
        settings.select, settings.ignore, settings.lang, settings.preview, least_confidence=settings.least_confidence
    )
    found = attach([row.evaluation for row in every], options)
    return (replace(row, evaluation=one) for row, one in zip(every, found, strict=True))


def _keep(rows: Iterator[Row], seen: list[Row]) -> Iterator[Evaluation]:
    for row in rows:
        seen.append(row)
        yield row.evaluation


def exit_code(totals: Totals, has_failed: bool, fail_on: str) -> int:
    """The promised exit code. An internal error outranks findings; that nothing could be read outranks both."""
    if has_failed:
        return 2
    if totals.files and totals.unread == totals.files:
        return 3
    counts = {"error": totals.errors, "warning": totals.warnings, "hint": totals.hints}
    levels = list(counts)[: list(counts).index(fail_on) + 1] if fail_on in counts else []
    return 1 if any(counts[level] for level in levels) else 0


def rule_ids(words: tuple[str, ...]) -> tuple[str, ...]:
    """Codes, prefixes and names as codes and prefixes; a word that means no rule is refused, not silently ignored."""
    if not words:
        return ()
    from jiping.check.registry import all_rules

    rules = all_rules()
    by_name = {rule.name: rule.id for rule in rules}
    ids = []
    for word in words:
        code = by_name.get(word.lower(), word.upper())
        if code.startswith("READ"):
            raise click.UsageError(
                choose("READ 类编号说明文件读不了，不能选用或忽略。", "READ codes cannot be chosen."), here()
            )
        if not any(rule.id.startswith(code) for rule in rules):
            near = close_words(word, [*by_name, *by_name.values()])
            zh, en = f"没有编号为“{word}”的规则。{near}", f"There is no rule “{word}”. {near}"
            raise click.UsageError(choose(zh + "全部编号见 jiping rules。", en + " See jiping rules."), here())
        ids.append(code)
    return tuple(ids)

"""``jiping extract FILE…``: what do its figures say?"""

from __future__ import annotations

from typing import Any

import click

from jiping.cli.bilingual import Command, language
from jiping.cli.inputs import find_inputs
from jiping.cli.options import (
    files_argument,
    format_option,
    jobs_option,
    lang_option,
    limit_options,
    limits_of,
    option,
    output_option,
    stdin_option,
)
from jiping.cli.output import Recognising, check_output, say_skipped, stdin_bytes, watch, write_result


@click.command(
    "extract",
    cls=Command,
    zh="列出文件中的数字：含义、数值、单位、年度、口径、位置。\n没有读懂的数字也列出，并说明原因。",
    en="List a file's figures: meaning, value, unit, year, caliber, place.\n"
    "Those not understood are listed too, with the reason.",
)
@files_argument
@format_option("text", "json", "csv")
@output_option
@option(
    "--not-understood",
    is_flag=True,
    zh="只列没有读懂的数字，附位置、前后文字和原因。",
    en="Only the figures not understood, with place, words around and reason.",
)
@jobs_option
@limit_options
@stdin_option
@lang_option
@click.pass_context
def extract(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    format_: str,
    output: str | None,
    not_understood: bool,
    jobs: int,
    stdin_filename: str,
    **limits: Any,
) -> None:
    from jiping.cli.run import Task, run
    from jiping.evaluate import Settings
    from jiping.write.figures import figures_csv, figures_json, figures_text, only_unknown

    lang = language(ctx)
    bounds, isolate = limits_of(limits)
    settings = Settings(lang=lang, limits=bounds, isolate=isolate)
    inputs = find_inputs(files, stdin_bytes(files, settings.limits.max_bytes), stdin_filename, settings.limits)
    items = inputs.items
    check_output(output, items)
    say_skipped(inputs.skipped)
    heard = Recognising()
    rows = list(watch(run(items, Task(settings, checked=False, listener=heard), jobs), items, heard))
    evaluations = [only_unknown(row.evaluation) if not_understood else row.evaluation for row in rows]
    if format_ == "json":
        write_result(iter([figures_json(evaluations)]), output)
    elif format_ == "csv":
        write_result(iter([figures_csv(evaluations, lang)]), output)
    else:
        write_result(figures_text(evaluations, lang, not_understood), output)
    if format_ != "text":
        for evaluation in evaluations:
            for problem in evaluation.findings:
                click.echo(f"{evaluation.path}: {problem.code} {problem.message}", err=True)
    unread = sum(not evaluation.is_read for evaluation in evaluations)
    ctx.exit(2 if any(row.failure for row in rows) else 3 if unread == len(rows) else 0)

"""``jiping score FILE… --framework ID``: what score does it earn, and why?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jiping.cli.bilingual import Command, Count, choose, language
from jiping.cli.frameworks import wanted
from jiping.cli.inputs import find_inputs
from jiping.cli.options import (
    format_option,
    lang_option,
    limit_options,
    limits_of,
    option,
    output_option,
    stdin_option,
)
from jiping.cli.output import Recognising, check_output, say_skipped, stdin_bytes, watch, write_result
from jiping.cli.score_table import score_a_table

if TYPE_CHECKING:
    from jiping.model import Evaluation
    from jiping.score.records import Records
    from jiping.score.schema import Framework


@click.command(
    "score",
    cls=Command,
    zh="按一份评分表给部门打分，每一分都写明条款、算式、数字和出处。\n"
    "几份文件合在一起算一个部门一年；文件里没有的数可以填在 --data 的文件里。",
    en="Score a department by a scoring table; every point with its clause, formula, figures and places.\n"
    "Several files count as one department and year; what no file gives can stand in the file of --data.",
)
@click.argument("files", nargs=-1, metavar="FILE...")
@option(
    "--framework",
    "framework_id",
    metavar="ID",
    zh="评分表的编号，或者自己的文件。",
    en="Id of the scoring table, or a file of your own.",
)
@option(
    "--data",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    zh="填报的数、人工评定、不适用的指标和证据（YAML）。",
    en="Recorded figures, judgements, what does not apply, evidence (YAML).",
)
@option(
    "--table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TABLE",
    zh="给整张表打分：一行一个单位一年（Parquet 或 CSV），列名同算式里的名字，金额以元为单位；用 -o 写出得分表。",
    en="Score a whole table, a row for each body and year (Parquet or CSV), columns named as in formulas, money in 元;"
    " -o says where the scores go.",
)
@option(
    "--year",
    type=Count(),
    metavar="Y",
    zh="评价的年度；不写时按文件认出的年度。",
    en="The year to score; else the one the files are recognised to be of.",
)
@format_option("text", "json")
@output_option
@limit_options
@stdin_option
@lang_option
@click.pass_context
def score(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    framework_id: str | None,
    data: Path | None,
    table: Path | None,
    year: int | None,
    format_: str,
    output: str | None,
    stdin_filename: str,
    **limits: Any,
) -> None:
    from jiping.cli.run import Task, run
    from jiping.evaluate import Settings
    from jiping.score.engine import score as scored
    from jiping.score.facts import inputs_from
    from jiping.score.records import data_of
    from jiping.write.scorecard import scorecard_json, scorecard_text

    lang = language(ctx)
    if framework_id is None:
        zh, en = (
            "请用 --framework 指定评分表，编号见 jiping frameworks。",
            "Say the table with --framework; see jiping frameworks.",
        )
        raise click.UsageError(choose(zh, en, ctx), ctx)
    framework = _with_points(framework_id, ctx)
    if table is not None:
        if files or data is not None:
            zh, en = "--table 不能和文件、--data 一起用。", "--table cannot be used with files or --data."
            raise click.UsageError(choose(zh, en, ctx), ctx)
        score_a_table(table, framework, output, ctx)
        return
    if not files:
        raise click.UsageError(
            choose("请给出文件，或用 --table 给整张表打分。", "Give files, or a table with --table.", ctx), ctx
        )
    records = _records(data, ctx)
    bounds, isolate = limits_of(limits)
    settings = Settings(lang=lang, limits=bounds, isolate=isolate)
    inputs = find_inputs(files, stdin_bytes(files, settings.limits.max_bytes), stdin_filename, settings.limits)
    check_output(output, inputs.items)
    say_skipped(inputs.skipped)
    heard = Recognising()
    rows = list(watch(run(inputs.items, Task(settings, checked=False, listener=heard), 1), inputs.items, heard))
    evaluations = [row.evaluation for row in rows]
    for evaluation in evaluations:
        for problem in evaluation.findings:
            click.echo(f"{evaluation.path}: {problem.code} {problem.message}", err=True)
    if not any(evaluation.is_read for evaluation in evaluations):
        ctx.exit(2 if any(row.failure for row in rows) else 3)
    of_year = _year(year, records, evaluations, ctx)
    figures = {evaluation.path: evaluation.figures for evaluation in evaluations}
    made, strange = data_of(records, inputs_from(figures, framework, of_year), framework, data.name if data else "")
    for id in strange:
        zh, en = (
            f"{data}：评分表没有“{id}”这个指标，没有用上。",
            f"{data}: the table has no indicator “{id}”; not used.",
        )
        click.echo(choose(zh, en, ctx), err=True)
    card = scored(framework, made)
    documents = {one.path: one.document for one in evaluations if one.document is not None}
    write_result(iter([scorecard_json(card)]) if format_ == "json" else scorecard_text(card, documents, lang), output)
    ctx.exit(2 if any(row.failure for row in rows) else 0)


def _with_points(id: str, ctx: click.Context) -> Framework:
    framework = wanted(id, ctx)
    if framework.full_score is None:
        zh = f"{framework.id} 只列指标，没有分值，不能打分。有分值的见 jiping frameworks。"
        en = f"{framework.id} names indicators without points. See jiping frameworks for those with points."
        raise click.UsageError(choose(zh, en, ctx), ctx)
    return framework


def _records(path: Path | None, ctx: click.Context) -> Records | None:
    from jiping.score.records import read_records

    if path is None:
        return None
    records, problems = read_records(path, language(ctx))
    if problems:
        told = "\n".join(f"{path}:{one.line}  {one.code} {one.message} {one.fix}" for one in problems)
        raise click.UsageError(
            choose(
                f"填报的数据有 {len(problems)} 处问题：\n{told}",
                f"{len(problems)} problems in the records:\n{told}",
                ctx,
            ),
            ctx,
        )
    return records


def _year(given: int | None, records: Records | None, evaluations: list[Evaluation], ctx: click.Context) -> int:
    """The year that is scored; nothing is scored where files are of different years and nobody says which."""
    if given is not None:
        return given
    if records is not None and records.year is not None:
        return records.year
    years = {e.document.year.value for e in evaluations if e.document is not None and e.document.year is not None}
    if len(years) == 1:
        return int(years.pop())
    zh = (
        f"这些文件是不同年度的（{'、'.join(sorted(years))}），请用 --year 指定。"
        if years
        else "认不出文件的年度，请用 --year 指定。"
    )
    en = (
        f"These files are of several years ({', '.join(sorted(years))}); say which with --year."
        if years
        else "The year of the files is not recognised; say it with --year."
    )
    raise click.UsageError(choose(zh, en, ctx), ctx)

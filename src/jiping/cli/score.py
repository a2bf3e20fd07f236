"""``jiping score FILE… --framework ID``: what score does it earn, and why?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jiping.cli.bilingual import Command, choose, language
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
from jiping.cli.output import Recognising, check_output, say_skipped, stdin_bytes, watch, write_bytes, write_result
from jiping.cli.score_table import score_a_table
from jiping.cli.scoring import (
    Material,
    data_option,
    framework_option,
    material,
    read_recorded,
    same_body_option,
    with_points,
    year_option,
)

if TYPE_CHECKING:
    from jiping.score.schema import Framework

FORMATS = ("text", "json", "xlsx", "html")


@click.command(
    "score",
    cls=Command,
    zh="按一份评分表给部门打分，每一分都写明条款、算式、数字和出处。\n"
    "几份文件合在一起算一个部门一年；文件里没有的数可以填在 --data 的文件里。\n"
    "--compare 用两份评分表给同一批数打分；--table 给整张表（一行一个单位一年）打分。",
    en="Score a department by a scoring table; every point with its clause, formula, figures and places.\n"
    "Several files count as one department and year; what no file gives can stand in the file of --data.\n"
    "--compare scores the same figures by two tables; --table scores a whole table, a row for each body and year.",
)
@click.argument("files", nargs=-1, metavar="FILE...")
@framework_option
@option(
    "--compare",
    nargs=2,
    metavar="A B",
    zh="用两份评分表给同一批数打分，逐个指标对照。",
    en="Score the same figures by two tables, indicator by indicator.",
)
@option(
    "--sensitivity",
    is_flag=True,
    zh="再列出每个数变 1%（不到一百的人数、个数变 1）总分变多少。",
    en="Also tell how far the total moves when a figure changes by 1% (counts below a hundred by 1).",
)
@data_option
@option(
    "--table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TABLE",
    zh="给整张表打分（Parquet 或 CSV）：列名同算式里的名字，金额以元为单位；用 -o 写出得分表。",
    en="Score a whole table (Parquet or CSV): columns named as in formulas, money in yuan; -o names the scores.",
)
@year_option
@same_body_option
@format_option(*FORMATS)
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
    compare: tuple[str, str] | None,
    sensitivity: bool,
    data: Path | None,
    table: Path | None,
    year: int | None,
    same_body: bool,
    format_: str,
    output: str | None,
    stdin_filename: str,
    **limits: Any,
) -> None:
    from jiping.cli.run import Task, run
    from jiping.evaluate import Settings

    lang = language(ctx)
    _one_way(ctx, files, framework_id, compare, sensitivity, data, table, format_, output)
    frameworks = [with_points(id, ctx) for id in compare or (framework_id,)]
    if table is not None:
        score_a_table(table, frameworks[0], output, ctx)
        return
    records = read_recorded(data, ctx)
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
    found = material(evaluations, records, data, year, same_body, ctx)
    if len(frameworks) == 2:
        write_result(_compared(found, frameworks, format_, lang, ctx), output)
    else:
        _write(found, frameworks[0], sensitivity, format_, output, lang, ctx)
    ctx.exit(2 if any(row.failure for row in rows) else 0)


def _one_way(
    ctx: click.Context,
    files: tuple[str, ...],
    framework_id: str | None,
    compare: tuple[str, str] | None,
    sensitivity: bool,
    data: Path | None,
    table: Path | None,
    format_: str,
    output: str | None,
) -> None:
    """Refuse options that do not go together before anything is read."""
    wrong: tuple[str, str] | None = None
    if compare and (framework_id or table or sensitivity):
        wrong = (
            "--compare 已写明两份评分表，不能再和 --framework、--table、--sensitivity 一起用。",
            "--compare names both tables; it cannot be used with --framework, --table or --sensitivity.",
        )
    elif compare and format_ not in ("text", "json"):
        wrong = ("--compare 的输出只有 text 和 json。", "--compare writes text or json.")
    elif table is not None and (files or data or sensitivity):
        wrong = (
            "--table 不能和文件、--data、--sensitivity 一起用。",
            "--table cannot be used with files, --data or --sensitivity.",
        )
    elif table is None and not files:
        wrong = ("请给出文件，或用 --table 给整张表打分。", "Give files, or a table with --table.")
    elif format_ == "xlsx" and output is None:
        wrong = ("XLSX 要用 -o 写明文件名，例如 -o 评分表.xlsx。", "XLSX needs a file: -o scores.xlsx.")
    if wrong:
        raise click.UsageError(choose(*wrong, ctx), ctx)


def _compared(found: Material, tables: list[Framework], format_: str, lang: str, ctx: click.Context) -> Iterator[str]:
    from jiping.score.whatif import compare
    from jiping.write.whatif import comparison_json, comparison_text

    made = compare(found.scored(tables[0], ctx), found.scored(tables[1], ctx))
    return iter([comparison_json(made)]) if format_ == "json" else comparison_text(made, lang)


def _write(
    found: Material,
    framework: Framework,
    with_effects: bool,
    format_: str,
    output: str | None,
    lang: str,
    ctx: click.Context,
) -> None:
    from jiping.score.engine import score as scored
    from jiping.score.self_scores import self_scores

    data = found.data(framework, ctx)
    card = scored(framework, data)
    printed = self_scores(card, found.printed)
    effects = None
    if with_effects:
        from jiping.score.whatif import sensitivity

        effects = sensitivity(framework, data)
    if format_ == "xlsx":
        from jiping.write.scorecard_xlsx import scorecard_xlsx

        assert output is not None
        write_bytes(scorecard_xlsx(card, found.documents, found.year, lang, printed), output)
    elif format_ == "html":
        from jiping.write.scorecard_html import scorecard_html

        write_result(iter([scorecard_html(card, found.documents, found.year, effects, lang, printed)]), output)
    elif format_ == "json":
        from jiping.write.scorecard import scorecard_json
        from jiping.write.whatif import effect_object

        objects = None if effects is None else [effect_object(one) for one in effects]
        write_result(iter([scorecard_json(card, objects, printed)]), output)
    else:
        write_result(_text(card, found, effects, printed, lang), output)


def _text(card: Any, found: Material, effects: Any, printed: Any, lang: str) -> Iterator[str]:
    from jiping.write.scorecard import scorecard_text
    from jiping.write.whatif import sensitivity_text

    yield from scorecard_text(card, found.documents, lang, printed)
    if effects is not None:
        yield from sensitivity_text(effects, lang)

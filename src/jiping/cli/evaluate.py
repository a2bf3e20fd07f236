"""``jiping evaluate FILE… --framework ID -o DIR``: findings, scorecard, viewer and annotated copies in one folder."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from jiping.cli.bilingual import Choice, Command, choose, language
from jiping.cli.check import exit_code
from jiping.cli.inputs import Item, find_inputs
from jiping.cli.options import (
    files_argument,
    jobs_option,
    lang_option,
    limit_options,
    limits_of,
    option,
    stdin_option,
)
from jiping.cli.output import Recognising, say_skipped, stdin_bytes, watch
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
    from jiping.model import Evaluation
    from jiping.read.limits import Limits
    from jiping.score.engine import Scorecard

EPILOG_ZH = """
文件夹里有：index.html（从这里看起）、findings.html（问题和原文）、scorecard.html、scorecard.xlsx（评分表）、
findings.json、scorecard.json，以及 annotated/ 里带批注的副本（DOCX、XLSX）。只替换这些文件，别的不动。

退出码：0 没有达到 --fail-on 的问题；1 有；2 用法有误或程序出错；3 没有一份文件能读取。
"""
EPILOG_EN = """
The folder holds index.html (begin here), findings.html (findings beside the text), scorecard.html, scorecard.xlsx,
findings.json, scorecard.json, and in annotated/ copies with comments (DOCX, XLSX). Only these are replaced.

Exit codes: 0 nothing at or above --fail-on; 1 something; 2 wrong use or internal error; 3 no file could be read.
"""


@click.command(
    "evaluate",
    cls=Command,
    zh="检查并打分：问题、得分、对照原文的页面和带批注的副本（DOCX、XLSX），写到一个文件夹。\n"
    "几份文件合在一起算一个单位一年，并互相核对。",
    en="Check and score: findings, scorecard, viewer and annotated copies in one folder.\n"
    "Several files count as one body and year, and are set against each other.",
    epilogs=(EPILOG_ZH, EPILOG_EN),
)
@files_argument
@framework_option
@option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    zh="写到哪个文件夹；没有就新建。",
    en="The folder to write to; made where there is none.",
)
@data_option
@year_option
@same_body_option
@option(
    "--fail-on",
    type=Choice(("error", "warning", "hint", "never")),
    default="error",
    metavar="error|warning|hint|never",
    zh="从哪一级问题起退出码为 1。",
    en="From which severity on the exit code is 1.",
)
@jobs_option
@limit_options
@stdin_option
@lang_option
@click.pass_context
def evaluate(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    framework_id: str | None,
    output: Path,
    data: Path | None,
    year: int | None,
    same_body: bool,
    fail_on: str,
    jobs: int,
    stdin_filename: str,
    **limits: Any,
) -> None:
    from jiping.check.engine import CheckOptions
    from jiping.cli.run import Task, run
    from jiping.evaluate import Settings
    from jiping.together import attach
    from jiping.write.verdict import add_totals, verdict_sentence

    lang = language(ctx)
    framework = with_points(framework_id, ctx)
    records = read_recorded(data, ctx)
    bounds, isolate = limits_of(limits)
    settings = Settings(lang=lang, limits=bounds, isolate=isolate)
    inputs = find_inputs(files, stdin_bytes(files, settings.limits.max_bytes), stdin_filename, settings.limits)
    _check_folder(output, inputs.items, ctx)
    say_skipped(inputs.skipped)
    heard = Recognising()
    rows = list(watch(run(inputs.items, Task(settings, listener=heard), jobs), inputs.items, heard))
    evaluations = attach([row.evaluation for row in rows], CheckOptions(lang=lang))
    totals = add_totals(evaluations)
    has_failed = any(row.failure for row in rows)
    if not any(one.is_read for one in evaluations):
        for one in evaluations:
            for problem in one.findings:
                click.echo(f"{one.path}: {problem.code} {problem.message}", err=True)
        ctx.exit(exit_code(totals, has_failed, fail_on))
    found = material(evaluations, records, data, year, same_body, ctx)
    card = found.scored(framework, ctx)
    made = _files(found, card, evaluations, inputs.items, settings.limits, lang)
    _write(output, made, ctx)
    click.echo(verdict_sentence(totals, lang))
    click.echo(_total(card, lang))
    click.echo(choose(f"已写入 {output}：{'、'.join(made)}", f"Written to {output}: {', '.join(made)}", ctx))
    click.echo(choose(f"请打开 {output / 'index.html'}", f"Open {output / 'index.html'}", ctx))
    ctx.exit(exit_code(totals, has_failed, fail_on))


def _total(card: Scorecard, lang: str) -> str:
    from jiping.write.scorecard import total_sentence

    return total_sentence(card, lang)


def _files(
    found: Material,
    card: Scorecard,
    evaluations: Sequence[Evaluation],
    items: Sequence[Item],
    limits: Limits,
    lang: str,
) -> dict[str, bytes]:
    """What the folder holds, by name."""
    from jiping.score.self_scores import self_scores
    from jiping.write.annotated import annotated
    from jiping.write.findings_json import findings_json
    from jiping.write.html import html_report
    from jiping.write.html.overview import overview
    from jiping.write.scorecard import scorecard_json
    from jiping.write.scorecard_html import scorecard_html
    from jiping.write.scorecard_xlsx import scorecard_xlsx

    printed = self_scores(card, found.printed)
    made = {
        "findings.html": html_report(list(evaluations), lang).encode(),
        "findings.json": findings_json(list(evaluations)).encode(),
        "scorecard.html": scorecard_html(card, found.documents, found.year, None, lang, printed).encode(),
        "scorecard.json": scorecard_json(card, None, printed).encode(),
        "scorecard.xlsx": scorecard_xlsx(card, found.documents, found.year, lang, printed),
    }
    for item, evaluation in zip(items, evaluations, strict=True):
        if evaluation.document is None or evaluation.document.format not in ("docx", "xlsx"):
            continue
        whole = item.unpacked(limits)
        data = whole.content if whole.content is not None else Path(whole.path).read_bytes()
        copy = annotated(data, item.path, evaluation, lang)
        if copy is not None:
            name, content = copy
            made[_free(f"annotated/{name}", made)] = content
    return {"index.html": overview(evaluations, card, found.year, tuple(made), lang).encode(), **made}


def _free(name: str, taken: dict[str, bytes]) -> str:
    """Two files of one name in two folders are two copies."""
    path, number = PurePosixPath(name), 2
    while name in taken:
        name = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        number += 1
    return name


def _check_folder(output: Path, items: Sequence[Item], ctx: click.Context) -> None:
    """Refuse a folder that cannot be written, or whose files would replace what is to be checked."""
    if not output.parent.exists():
        zh, en = f"-o 的上级文件夹 {output.parent} 不存在，请先建立。", f"There is no folder {output.parent}."
        raise click.UsageError(choose(zh, en, ctx), ctx)
    inside = [
        item.path for item in items if item.content is None and output.resolve() in Path(item.path).resolve().parents
    ]
    if inside:
        zh = f"要检查的 {inside[0]} 就在 {output} 里面，请另选一个文件夹。"
        en = f"{inside[0]}, which is to be checked, lies in {output}; choose another folder."
        raise click.UsageError(choose(zh, en, ctx), ctx)


def _write(output: Path, made: dict[str, bytes], ctx: click.Context) -> None:
    """Everything is written beside the folder first and then moved in, so that a run cut off leaves the old files."""
    try:
        output.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as folder:
            for name, content in made.items():
                path = Path(folder) / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
            for name in made:
                target = output / name
                target.parent.mkdir(exist_ok=True)
                (Path(folder) / name).replace(target)
    except OSError as error:
        words = error.strerror or str(error)
        zh, en = f"不能写入 {output}：{words}。", f"Cannot write {output}: {words}."
        raise click.UsageError(choose(zh, en, ctx), ctx) from None

"""``jiping score --table``: a table of department-years, scored at once."""

from __future__ import annotations

import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jiping.cli.bilingual import choose

if TYPE_CHECKING:
    from jiping.score.schema import Framework

_PROBLEMS = {
    "unreadable": (
        "读不出表格：{detail}。请给 Parquet 或 CSV 文件。",
        "the table cannot be read: {detail}. Give a Parquet or CSV file.",
    ),
    "nothing_used": (
        "没有一列是评分表要的。列名要写算式里的名字，例如 {detail}；全部名字见 jiping frameworks show。",
        "no column is one the framework asks for. Columns are named as in its formulas, for example {detail};"
        " see jiping frameworks show.",
    ),
    "float_column": (
        "“{column}”列是浮点数（{detail}），读进来之前末位已经不准。请存成整数或定点小数（Decimal）。",
        "column “{column}” holds floats ({detail}), whose last digit was lost before. Store whole numbers or decimals.",
    ),
    "no_number": (
        "“{column}”列不全是数：{detail}（行号不算表头）。金额以元为单位，单元格里不写单位；没有的数留空。",
        "column “{column}” is not all numbers: {detail} (rows counted without the header). Money is in 元, cells"
        " have no units; leave empty what is not known.",
    ),
    "too_many_digits": (
        "“{column}”列小数点后有 {detail} 位，最多 9 位。",
        "column “{column}” has {detail} digits after the point; at most 9.",
    ),
    "no_truth": (
        "“{column}”列要写是或否：{detail}（行号不算表头）。",
        "column “{column}” must say true or false: {detail} (rows counted without the header).",
    ),
    "no_text": ("“{column}”列要是文字，现在是 {detail}。", "column “{column}” must be text, it is {detail}."),
    "no_answers": (
        "“{column}”列要逐条写是或否，例如 是否是：{detail}（行号不算表头）。",
        "column “{column}” must hold one 是 or 否 (or 1, 0) for each condition: {detail} (rows without the header).",
    ),
}


def score_a_table(table: Path, framework: Framework, output: str | None, ctx: click.Context) -> None:
    """Read, score and write; what was left out and what is open is said on standard error."""
    if output is None:
        zh = "请用 -o 写明得分表存到哪里，例如 -o scores.parquet 或 scores.csv。"
        en = "Say with -o where the scores go, for example -o scores.parquet or scores.csv."
        raise click.UsageError(choose(zh, en, ctx), ctx)
    target = Path(output)
    if target.suffix.lower() not in (".parquet", ".csv"):
        zh, en = f"-o {output} 要以 .parquet 或 .csv 结尾。", f"-o {output} must end in .parquet or .csv."
        raise click.UsageError(choose(zh, en, ctx), ctx)
    if target.exists() and target.samefile(table):
        zh, en = f"-o {output} 会覆盖要打分的表格。", f"-o {output} would overwrite the table."
        raise click.UsageError(choose(zh, en, ctx), ctx)
    if find_spec("polars") is None:
        zh = '整表打分要安装附加组件：pip install "jiping[columns]"（不联网也能用）。'
        en = 'Scoring tables needs an extra: pip install "jiping[columns]" (works without a network).'
        raise click.UsageError(choose(zh, en, ctx), ctx)
    from jiping.score.table import TableProblem, read_table, score_table, write_table

    start = time.perf_counter()
    try:
        scores = score_table(framework, read_table(table))
    except TableProblem as problem:
        texts = _PROBLEMS[problem.kind]
        zh, en = (text.format(column=problem.column, detail=problem.detail) for text in texts)
        raise click.UsageError(choose(f"{table}：{zh}", f"{table}: {en}", ctx), ctx) from None
    try:
        write_table(scores.frame, target)
    except OSError as error:
        words = error.strerror or str(error)
        raise click.UsageError(
            choose(f"不能写入 {output}：{words}。", f"Cannot write {output}: {words}.", ctx), ctx
        ) from None
    rows, seconds = scores.frame.height, time.perf_counter() - start
    if scores.strange:
        names = "、".join(scores.strange)
        click.echo(
            choose(f"评分表没有用到的列：{names}", f"Columns the framework does not use: {names}", ctx), err=True
        )
    if scores.by_rows:
        zh = "表里的数太大，已逐行计算（结果一样，慢一些）。"
        en = "The figures are too large for columns; scored row by row (same results, slower)."
        click.echo(choose(zh, en, ctx), err=True)
    if framework.incomplete:
        zh, en = f"不作总分：{framework.incomplete}", f"No totals: {framework.incomplete}"
        click.echo(choose(zh, en, ctx), err=True)
    else:
        open_ = scores.open_totals
        zh = f"{rows} 行中 {open_} 行总分未能确定（有缺数，得分是一个区间）。"
        en = f"{open_} of {rows} totals are not certain (figures are missing; they are a range)."
        click.echo(choose(zh, en, ctx), err=True)
    zh, en = f"已写入 {output}：{rows} 行，{seconds:.1f} 秒", f"Written to {output}: {rows} rows, {seconds:.1f} s"
    click.echo(choose(zh, en, ctx), err=True)

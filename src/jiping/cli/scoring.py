"""What ``jiping score`` and ``jiping evaluate`` share: options of scoring, and the way from files to a scorecard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jiping.cli.bilingual import Count, choose, language
from jiping.cli.frameworks import wanted
from jiping.cli.options import Decorator, option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jiping.model import Document, Evaluation
    from jiping.score.engine import Data, Scorecard
    from jiping.score.records import Records
    from jiping.score.schema import Framework
    from jiping.score.self_scores import Printed

framework_option: Decorator = option(
    "--framework",
    "framework_id",
    metavar="ID",
    zh="评分表的编号，或者自己的文件。",
    en="Id of the scoring table, or a file of your own.",
)
data_option: Decorator = option(
    "--data",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    zh="填报的数、人工评定、不适用的指标和证据（YAML）。",
    en="Recorded figures, judgements, what does not apply, evidence (YAML).",
)
year_option: Decorator = option(
    "--year",
    type=Count(),
    metavar="Y",
    zh="评价的年度；不写时按文件认出的年度。",
    en="The year to score; else the one the files are recognised to be of.",
)

same_body_option: Decorator = option(
    "--same-body",
    is_flag=True,
    zh="文件写的单位名称不同，但确是同一个单位。",
    en="The files name their body differently, but it is one.",
)


def with_points(id: str | None, ctx: click.Context) -> Framework:
    """The scoring table of that id or file; a usage error where there is none or it gives no points."""
    if id is None:
        zh = "请用 --framework 指定评分表，编号见 jiping frameworks。"
        raise click.UsageError(choose(zh, "Say the table with --framework; see jiping frameworks.", ctx), ctx)
    framework = wanted(id, ctx)
    if framework.full_score is None:
        zh = f"{framework.id} 只列指标，没有分值，不能打分。有分值的见 jiping frameworks。"
        en = f"{framework.id} names indicators without points. See jiping frameworks for those with points."
        raise click.UsageError(choose(zh, en, ctx), ctx)
    return framework


@dataclass(frozen=True)
class Material:
    """What is scored: the evaluations of the files, what the office recorded beside them, and the year."""

    evaluations: Sequence[Evaluation]
    records: Records | None
    name: str
    """The file of the records, as places name it."""
    year: int

    @property
    def documents(self) -> dict[str, Document]:
        return {one.path: one.document for one in self.evaluations if one.document is not None}

    @cached_property
    def printed(self) -> Printed:
        """What filled forms print; their relations are no part of an evaluation and are read once more."""
        from jiping.extract import extract
        from jiping.score.self_scores import printed_in

        return printed_in({path: extract(document) for path, document in self.documents.items()})

    def data(self, framework: Framework, ctx: click.Context) -> Data:
        """What the framework is held against; records that it has no place for are said."""
        from jiping.score.facts import inputs_from
        from jiping.score.records import data_of

        figures = {evaluation.path: evaluation.figures for evaluation in self.evaluations}
        made, strange = data_of(self.records, inputs_from(figures, framework, self.year), framework, self.name)
        made = replace(made, rows=self.printed.rows)
        if not framework.is_valid_in(self.year):
            until = framework.valid.until.isoformat() if framework.valid.until else ""
            span = f"{framework.valid.since.isoformat()}—{until}"
            zh = f"评分表 {framework.id} 的施行期是 {span}，不包括 {self.year} 年度，请核对该用哪一份。"
            en = f"The table {framework.id} is valid {span}, not in {self.year}; see whether it is the right one."
            click.echo(choose(zh, en, ctx), err=True)
        for id in strange:
            zh = f"{self.name}：评分表 {framework.id} 没有“{id}”这个指标，没有用上。"
            en = f"{self.name}: the table {framework.id} has no indicator “{id}”; not used."
            click.echo(choose(zh, en, ctx), err=True)
        return made

    def scored(self, framework: Framework, ctx: click.Context) -> Scorecard:
        from jiping.score.engine import score

        return score(framework, self.data(framework, ctx))


def material(
    evaluations: Sequence[Evaluation],
    records: Records | None,
    data: Path | None,
    year: int | None,
    is_one_body: bool,
    ctx: click.Context,
) -> Material:
    """What is scored; a usage error where the files are of several bodies or years and nobody says otherwise."""
    if not is_one_body:
        _one_body(evaluations, ctx)
    return Material(evaluations, records, data.name if data else "", _year(year, records, evaluations, ctx))


def read_recorded(path: Path | None, ctx: click.Context) -> Records | None:
    """The records of ``--data``; a usage error that names every line that cannot be used."""
    from jiping.score.records import read_records

    if path is None:
        return None
    records, problems = read_records(path, language(ctx))
    if problems:
        told = "\n".join(f"{path}:{one.line}  {one.code} {one.message} {one.fix}" for one in problems)
        zh, en = (
            f"填报的数据有 {len(problems)} 处问题：\n{told}",
            f"{len(problems)} problems in the records:\n{told}",
        )
        raise click.UsageError(choose(zh, en, ctx), ctx)
    return records


def _one_body(evaluations: Sequence[Evaluation], ctx: click.Context) -> None:
    """Figures of two bodies added up score neither. A short name and the full one that ends in it are one body."""
    from jiping.check.between import body

    named = {e.path: e.document.organisation.value for e in evaluations if e.document and e.document.organisation}
    names = sorted({body(name) for name in named.values() if body(name)}, key=len)
    apart = [name for name in names if not names[-1].endswith(name)]
    if not apart:
        return
    told = "\n".join(f"{path}  {name}" for path, name in named.items())
    zh = f"这些文件不是同一个单位的，请分开打分；确是同一个单位的，请加 --same-body：\n{told}"
    en = f"These files are of several bodies; score them apart, or say --same-body where they are one:\n{told}"
    raise click.UsageError(choose(zh, en, ctx), ctx)


def _year(given: int | None, records: Records | None, evaluations: Sequence[Evaluation], ctx: click.Context) -> int:
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

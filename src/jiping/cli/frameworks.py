"""``jiping frameworks``: the indicator frameworks and scoring tables, shown, checked, compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jiping.cli.bilingual import Family, choose, close_words, language
from jiping.cli.options import format_option, lang_option, option

if TYPE_CHECKING:
    from jiping.score.schema import Framework, Indicator

_KINDS = {
    "indicators": ("指标体系", "indicators"),
    "scoring-table": ("评分表", "scoring table"),
    "self-evaluation-form": ("自评表", "self-evaluation form"),
}
_OBJECTS = {"department": ("部门整体", "department"), "project": ("项目", "project")}
_STALE_AFTER = timedelta(days=365)


@click.group(
    "frameworks",
    cls=Family,
    invoke_without_command=True,
    zh="列出指标体系和评分表；子命令可以查看、检查和对比。",
    en="List indicator frameworks and scoring tables; its commands show, check and compare them.",
)
@option(
    "--stale",
    is_flag=True,
    zh="只列一年以上没有与原文核对过的。",
    en="Only those last held against their text more than a year ago.",
)
@format_option("text", "json")
@lang_option
@click.pass_context
def frameworks(ctx: click.Context, format_: str, stale: bool) -> None:
    if ctx.invoked_subcommand is not None:
        return
    from jiping.score.library import frameworks as every
    from jiping.write.columns import columns

    lang = language(ctx)
    limit = date.today() - _STALE_AFTER
    found = [one for one in every() if not stale or one.basis.checked_on < limit]
    if format_ == "json":
        listed = [_summary(one) for one in found]
        click.echo(json.dumps({"schema": "jiping.frameworks/1", "frameworks": listed}, ensure_ascii=False, indent=1))
        return
    heads = [
        ("编号", "种类", "对象", "指标", "满分", "核对日期", "名称"),
        ("id", "kind", "for", "indicators", "full", "checked", "title"),
    ]
    rows = [heads[lang == "en"], *(_row(one, lang) for one in found)]
    for line in columns(rows, frozenset((3, 4))):
        click.echo(line)
    click.echo()
    zh, en = (
        f"共 {len(found)} 份。查看一份：jiping frameworks show 编号",
        f"{len(found)} in all. See one: jiping frameworks show ID",
    )
    click.echo(choose(zh, en, ctx))


def _row(one: Framework, lang: str) -> tuple[str, ...]:
    english = lang == "en"
    full = "—" if one.full_score is None else f"{one.full_score.normalize():f}"
    title = one.title_en if english else one.title
    mark = (" (incomplete)" if english else "（不完整）") if one.incomplete else ""
    kinds = _KINDS[one.kind][english], _OBJECTS[one.object][english]
    return one.id, *kinds, str(len(one.indicators)), full, one.basis.checked_on.isoformat(), title + mark


def _summary(one: Framework) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "object": one.object,
        "title": {"zh": one.title, "en": one.title_en},
        "indicators": len(one.indicators),
        "full_score": None if one.full_score is None else str(one.full_score),
        "status": one.status,
        "checked_on": one.basis.checked_on.isoformat(),
        "incomplete": one.incomplete,
    }


@frameworks.command(
    "show",
    zh="查看一份指标体系或评分表的全部指标。\nID 是编号，或者自己的文件。",
    en="Show every indicator of a framework.\nID is an id, or a file of your own.",
)
@click.argument("id", metavar="ID")
@format_option("text", "json")
@lang_option
@click.pass_context
def show(ctx: click.Context, id: str, format_: str) -> None:
    one = wanted(id, ctx)
    if format_ == "json":
        click.echo(json.dumps(one.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1))
        return
    for line in _shown(one, language(ctx)):
        click.echo(line)


@frameworks.command(
    "validate",
    zh="检查自己的指标体系文件，指出每处问题的位置和改法。",
    en="Check framework files of your own; every problem with its line and what to do.",
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@lang_option
@click.pass_context
def validate(ctx: click.Context, files: tuple[Path, ...]) -> None:
    from jiping.score.library import load_file

    wrong = 0
    for file in files:
        loaded = load_file(file, language(ctx))
        wrong += bool(loaded.problems)
        for problem in loaded.problems:
            click.echo(
                f"{file}:{problem.line}  {problem.code} {problem.title}" + (f"  {problem.key}" if problem.key else "")
            )
            click.echo(f"    {problem.message}")
            click.echo(choose(f"    改法：{problem.fix}", f"    What to do: {problem.fix}", ctx))
        if loaded.framework is not None:
            one = loaded.framework
            points = f"{one.points.normalize():f}"
            zh, en = (
                f"{file}  没有问题：{len(one.indicators)} 个指标，{points} 分。",
                f"{file}  sound: {len(one.indicators)} indicators, {points} points.",
            )
            click.echo(choose(zh, en, ctx))
    zh, en = f"共 {len(files)} 份文件，{wrong} 份有问题。", f"{len(files)} files, {wrong} with problems."
    click.echo(choose(zh, en, ctx))
    ctx.exit(1 if wrong else 0)


@frameworks.command(
    "diff",
    zh="对比两份指标体系：两年之间，或者两地之间。",
    en="Compare two frameworks: of two years, or of two places.",
)
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@lang_option
@click.pass_context
def diff(ctx: click.Context, old: str, new: str) -> None:
    from jiping.score.library import differences

    first, second = wanted(old, ctx), wanted(new, ctx)
    found = differences(first, second)
    indicator = None
    for one in found:
        if one.indicator != indicator:
            indicator = one.indicator
            click.echo(f"\n{one.indicator} {one.title}" if one.indicator else choose("\n全表", "\nthe table", ctx))
        if one.field == "+":
            click.echo(choose(f"  增加，{one.new} 分", f"  added, {one.new} points", ctx))
        elif one.field == "-":
            click.echo(choose(f"  去掉，原 {one.old} 分", f"  gone, {one.old} points before", ctx))
        else:
            click.echo(f"  {one.field}: {one.old} → {one.new}")
    click.echo()
    zh, en = (
        f"{first.id} 与 {second.id}：{len(found)} 处不同。",
        f"{first.id} and {second.id}: {len(found)} differences.",
    )
    click.echo(choose(zh, en, ctx))


@frameworks.command("schema", zh="显示文件格式的 JSON Schema。", en="Show the JSON Schema of framework files.")
def schema() -> None:
    from jiping.score.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


def wanted(id: str, ctx: click.Context) -> Framework:
    """The framework of this id, or in this file."""
    from jiping.score.library import framework, load_file, shipped

    if id in shipped():
        return framework(id)
    path = Path(id)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        loaded = load_file(path, language(ctx))
        if loaded.framework is not None:
            return loaded.framework
        first = loaded.problems[0]
        count, line = len(loaded.problems), first.line
        zh = f"{id} 有 {count} 处问题，第一处在第 {line} 行：{first.message}先用 jiping frameworks validate 检查。"
        en = f"{id} has {count} problems, the first in line {line}: {first.message} See jiping frameworks validate."
        raise click.UsageError(choose(zh, en, ctx), ctx)
    near = close_words(id, shipped(), ctx)
    zh, en = f"没有“{id}”这份指标体系。{near}", f"There is no framework “{id}”. {near}"
    raise click.UsageError(choose(zh + "全部编号见 jiping frameworks。", en + " See jiping frameworks.", ctx), ctx)


def _shown(one: Framework, lang: str) -> Iterator[str]:
    from jiping.sources.library import label
    from jiping.write.scorecard import WORDING

    english = lang == "en"
    yield f"{one.id}  {one.title_en if english else one.title}"
    yield f"{_KINDS[one.kind][english]}  {_OBJECTS[one.object][english]}  {WORDING[one.status][english]}"
    basis = label(one.basis.source, "en" if english else "zh") + (f" {one.basis.clause}" if one.basis.clause else "")
    checked = one.basis.checked_on.isoformat()
    by = one.basis.checked_by or ("nobody has yet held it against the original" if english else "尚未与原文核对")
    yield (f"Basis: {basis}; as of {checked}, {by}" if english else f"依据：{basis}；整理于 {checked}，{by}")
    if one.grades:
        grades = [f"{grade.label} ≥ {grade.at_least.normalize():f}" for grade in one.grades]
        yield ("Grades: " + ", ".join(grades)) if english else ("等级：" + "，".join(grades))
    for remark in (one.incomplete, one.remark):
        if remark:
            yield remark
    for path in dict.fromkeys(indicator.path for indicator in one.indicators):
        group = [indicator for indicator in one.indicators if indicator.path == path]
        total = sum((indicator.points or Decimal(0) for indicator in group), Decimal(0))
        yield ""
        yield " / ".join(path) + (f"  {total.normalize():f}" if total else "")
        for indicator in group:
            yield from _indicator(indicator, english)
    yield ""
    if one.full_score is not None:
        yield (
            f"Total {one.points.normalize():f} of {one.full_score}"
            if english
            else f"合计 {one.points.normalize():f} 分，满分 {one.full_score}"
        )


def _indicator(one: Indicator, english: bool) -> Iterator[str]:
    points = "" if one.points is None else f"  {one.points.normalize():f}{' points' if english else ' 分'}"
    yield f"  {one.title}{points}  {one.id}"
    if one.expression is not None:
        from jiping.score.engine import in_words, label

        yield f"    {in_words(one.expression, lambda ref: label(ref, 'en' if english else 'zh'))}"
    from jiping.write.scorecard import WORDING

    if one.scoring is not None:
        yield f"    {one.scoring.words('en' if english else 'zh')}"
    yield f"    {one.wording}（{WORDING[one.status][english]}）"

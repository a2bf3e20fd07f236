"""``jiping verify FINDINGS.json``: adds up the certificates of findings again, by a checker of its own."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click

from jiping.cli.bilingual import Command, choose
from jiping.cli.options import lang_option

_KINDS = {
    "lines": ("逐行相加的推算", "added up line by line"),
    "readings": ("逐种读法的推算", "added up for each reading"),
    "interval": ("两个范围没有交集", "two ranges without a common value"),
    "sum": ("合计", "a total"),
    "fact": ("原文即可证明，无需计算", "shown by the words, nothing to compute"),
}


@click.command(
    "verify",
    cls=Command,
    zh="重新核算结果文件里的推算凭据。\nFINDINGS 是 jiping check --format json 写出的文件，- 表示标准输入。",
    en="Add up the certificates in a file of findings again.\nFINDINGS was written by jiping check --format json; - is "
    "standard input.",
)
@click.argument("findings", metavar="FINDINGS", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@lang_option
@click.pass_context
def verify(ctx: click.Context, findings: str) -> None:
    from jiping.verify import Refused, certificates
    from jiping.verify import verify as check

    try:
        text = sys.stdin.read() if findings == "-" else Path(findings).read_text("utf-8")
        content = json.loads(text)
        found = list(certificates(content))
    except (UnicodeDecodeError, json.JSONDecodeError, AttributeError) as error:
        raise click.UsageError(
            choose(
                f"{findings} 不是 jiping check --format json 写出的文件（{error}）。",
                f"{findings} was not written by jiping check --format json ({error}).",
                ctx,
            ),
            ctx,
        ) from None
    kinds: Counter[str] = Counter()
    refused = 0
    for id, certificate in found:
        try:
            kinds[check(certificate)] += 1
        except Refused as error:
            refused += 1
            click.echo(choose(f"{id}  凭据不成立：{error}", f"{id}  refused: {error}", ctx))
    for kind, count in sorted(kinds.items()):
        zh, en = _KINDS[kind]
        click.echo(choose(f"{zh}：{count} 条成立", f"{en}: {count} hold", ctx))
    click.echo(
        choose(
            f"共 {len(found)} 条凭据，成立 {len(found) - refused}，不成立 {refused}。",
            f"{len(found)} certificates: {len(found) - refused} hold, {refused} refused.",
            ctx,
        )
    )
    ctx.exit(1 if refused else 0)

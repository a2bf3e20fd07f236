"""The program ``jiping``. Commands import what they need only when they run, so that help comes at once."""

from __future__ import annotations

import click

from jiping import __version__
from jiping.cli.bilingual import Group, Option, choose
from jiping.cli.check import check
from jiping.cli.concepts import concepts
from jiping.cli.evaluate import evaluate
from jiping.cli.explain import explain
from jiping.cli.extract import extract
from jiping.cli.frameworks import frameworks
from jiping.cli.options import lang_option
from jiping.cli.redact import redact
from jiping.cli.rules import rules
from jiping.cli.score import score
from jiping.cli.verify import verify


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(choose(f"绩评 jiping {__version__}", f"jiping {__version__}", ctx))
        ctx.exit()


@click.group(
    "jiping",
    cls=Group,
    zh="绩评：读懂预算绩效报告和决算，找出不可能成立的地方。",
    en="jiping reads Chinese budget performance reports and final accounts and finds what cannot be true.",
    epilogs=(
        "全程在本机进行，不联网。先试：jiping check 文件名",
        "Nothing leaves this computer. Start with: jiping check FILE",
    ),
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    zh="显示版本。",
    en="Show the version.",
)
@lang_option
def main() -> None:
    """The group itself does nothing."""


for command in (check, redact, extract, score, evaluate, verify, explain, rules, concepts, frameworks):
    main.add_command(command)

if __name__ == "__main__":
    main()

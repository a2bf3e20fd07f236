"""``jiping redact FILE -o OUT``: a copy that can be published."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jiping.cli.bilingual import Command, choose, language
from jiping.cli.options import lang_option, option

if TYPE_CHECKING:
    from jiping.redact import Redacted

EPILOG_ZH = """
原件不会改动；副本写出以前再检查一遍，还有遗留就不写出。图片里的文字不检查。

例：
  jiping redact 自评报告.docx --dry-run
  jiping redact 自评报告.docx -o 自评报告（公开）.docx

退出码：0 已写出或只列出；1 没有写出；2 用法有误；3 文件读不了。
"""
EPILOG_EN = """
The source stays as it is. The copy is checked before it is written; with anything left nothing is written. Words in
pictures are not looked at.

Examples:
  jiping redact report.docx --dry-run
  jiping redact report.docx -o report-public.docx

Exit codes: 0 written, or listed only; 1 nothing written; 2 wrong use; 3 the file could not be read.
"""
_MOST_PLACES = 20


@click.command(
    "redact",
    cls=Command,
    zh="生成可以公开的副本：遮盖个人信息，清除作者、批注、修订和隐藏文字。\n"
    "FILE 可以是 TXT、DOCX 或 XLSX；PDF 只列出位置，请在原件中处理。",
    en="Make a copy for publication: personal data masked; authors, comments, changes and hidden text gone.\n"
    "FILE is TXT, DOCX or XLSX; of a PDF the places are listed, to be mended in its source.",
    epilogs=(EPILOG_ZH, EPILOG_EN),
)
@click.argument("file", metavar="FILE")
@option("-o", "--output", metavar="OUT", zh="副本写到这里。", en="Where the copy goes.")
@option(
    "--dry-run", is_flag=True, zh="只列出会遮盖什么、在哪里，不写文件。", en="Only list what would be masked and where."
)
@option("--force", is_flag=True, zh="OUT 已存在时覆盖。", en="Overwrite OUT.")
@lang_option
@click.pass_context
def redact(ctx: click.Context, file: str, output: str | None, dry_run: bool, force: bool) -> None:
    from jiping.messages.catalogue import read_message
    from jiping.model import ReadProblem
    from jiping.read import Limits, load
    from jiping.redact import RedactionError
    from jiping.redact import redact as make_copy

    lang = language(ctx)
    if output is None and not dry_run:
        raise click.UsageError(
            choose("请用 -o 指定副本写到哪里，或用 --dry-run 只列出。", "Say where with -o OUT, or use --dry-run."), ctx
        )
    target = _target(ctx, file, output, force) if output is not None else None
    try:
        copy = make_copy(load(Path(file), Limits()), file)
    except ReadProblem as problem:
        click.echo(f"{problem.code} {read_message(problem.code, problem.values, lang).message}", err=True)
        ctx.exit(3)
    except RedactionError as error:
        click.echo(error.en if lang == "en" else error.zh, err=True)
        ctx.exit(1)
    except Exception as error:
        # What an error says may quote the document.
        click.echo(
            choose(f"程序出错（{type(error).__name__}），没有写出。", f"Internal error ({type(error).__name__})."),
            err=True,
        )
        ctx.exit(2)
    for line in _lines(copy, lang):
        click.echo(line)
    if copy.data is None:
        click.echo(
            choose(
                "PDF 不能可靠地遮盖：盖住的字仍可复制出来。请遮盖生成它的 Word 或 Excel 文件，再导出 PDF。",
                "A PDF cannot be redacted: covered words can still be copied. Redact its source and export again.",
            ),
            err=True,
        )
        ctx.exit(0 if dry_run else 1)
    if dry_run or target is None:
        return
    try:
        with target.open("wb" if force else "xb") as stream:
            stream.write(copy.data)
    except OSError as error:
        words = error.strerror or ""
        raise click.UsageError(
            choose(f"不能写入 {output}：{words}。", f"Cannot write {output}: {words}."), ctx
        ) from None
    click.echo(
        choose(
            f"已写入 {output}；复查没有发现遗留。发布前请人工再看一遍。",
            f"Written to {output}; nothing was left on checking. Have somebody read it before it is published.",
        ),
        err=True,
    )


def _target(ctx: click.Context, file: str, output: str, force: bool) -> Path:
    """Where the copy goes; never onto the source, and onto another file only with ``--force``."""
    target = Path(output)
    if target.exists() and Path(file).exists() and target.samefile(file):
        raise click.UsageError(choose("-o 不能是原件。", "-o is the source itself."), ctx)
    if target.is_dir() or not target.parent.is_dir():
        raise click.UsageError(choose(f"不能写到 {output}。", f"Cannot write to {output}."), ctx)
    if target.exists() and not force:
        raise click.UsageError(
            choose(f"{output} 已存在；要覆盖请加 --force。", f"{output} exists; add --force to overwrite it."), ctx
        )
    return target


def _lines(copy: Redacted, lang: str) -> list[str]:
    """What is masked, by kind, with the places; what is stripped; what nobody looked at."""
    from jiping.privacy.kinds import kind_word

    lines = []
    places: dict[str, Counter[str]] = {}
    for one in copy.masked:
        place = one.place_en if lang == "en" else one.place
        places.setdefault(kind_word(one.kind, lang), Counter())[place] += 1
    for word, counted in places.items():
        named = [place + (f" ×{count}" if count > 1 else "") for place, count in list(counted.items())[:_MOST_PLACES]]
        more = choose(" 等", ", …") if len(counted) > _MOST_PLACES else ""
        total = sum(counted.values())
        listed = ("；" if lang == "zh" else "; ").join(named)
        lines.append(choose(f"{word} {total} 处：{listed}{more}", f"{word}: {total} ({listed}{more})"))
    if copy.stripped:
        words = [f"{kind_word(kind, lang)} {count}" for kind, count in copy.stripped.items()]
        joined = ("、" if lang == "zh" else ", ").join(words)
        lines.append(choose(f"清除：{joined}", f"Stripped: {joined}") if copy.data is not None else joined)
    if not lines:
        lines.append(choose("没有发现需要遮盖的内容。", "Nothing to mask was found."))
    if copy.pictures:
        lines.append(choose(f"图片 {copy.pictures} 幅没有检查。", f"{copy.pictures} pictures were not looked at."))
    return lines

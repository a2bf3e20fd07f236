"""``jiping explain CODE``: what a finding means, why it holds, how to mend it, with the rule's own cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from jiping.cli.bilingual import Command, choose, close_words, language
from jiping.cli.options import lang_option
from jiping.cli.rules import english, status_word, title

if TYPE_CHECKING:
    from jiping.check.rule import Basis, Rule


@click.command(
    "explain",
    cls=Command,
    zh="说明一个编号：查什么，依据是什么，怎么改，举例。\nCODE 是编号或名称，如 SUM001。",
    en="Explain a code: what is checked, on what basis, how to mend it, with examples.\n"
    "CODE is a code or a name, as in SUM001.",
)
@click.argument("code", metavar="CODE")
@lang_option
@click.pass_context
def explain(ctx: click.Context, code: str) -> None:
    from jiping.check.registry import all_rules, find_rule
    from jiping.messages.catalogue import read_codes, read_name

    lang = language(ctx)
    wanted = code.strip()
    from jiping.score.load import codes

    read_code = next((c for c in read_codes() if wanted.lower() in (c.lower(), read_name(c))), "")
    if read_code:
        lines = list(_read_lines(read_code, lang))
    elif wanted.upper() in codes():
        lines = list(_score_lines(wanted.upper(), lang))
    else:
        rule = find_rule(wanted)
        if rule is None:
            known = [name for one in all_rules() for name in (one.id, one.name)]
            known += [*read_codes(), *codes()]
            near = close_words(wanted, known, ctx)
            zh, en = f"没有“{wanted}”这个编号。{near}", f"There is no code “{wanted}”. {near}"
            raise click.UsageError(choose(zh + "全部编号见 jiping rules。", en + " See jiping rules.", ctx), ctx)
        lines = list(_rule_lines(rule, lang))
    for line in lines:
        click.echo(line)


def _read_lines(code: str, lang: str) -> Iterator[str]:
    from jiping.messages.catalogue import read_message, read_name

    texts = read_message(code, {}, lang)
    yield f"{code} {texts.title}  {read_name(code)}"
    yield ""
    yield from _section(("消息", "Message"), [texts.message], lang)
    yield from _section(("改法", "What to do"), [texts.fix], lang)


def _score_lines(code: str, lang: str) -> Iterator[str]:
    from jiping.score.load import texts_of

    texts = texts_of(code, lang)
    yield f"{code} {texts.title}"
    yield ""
    yield from _section(("消息", "Message"), [gaps(texts.message)], lang)
    yield from _section(("改法", "What to do"), [gaps(texts.fix)], lang)


def _rule_lines(rule: Rule, lang: str) -> Iterator[str]:
    from jiping.cli.examples import example_lines
    from jiping.write.wording import certainty_word, severity_word

    texts = english(rule) if lang == "en" else {}
    yield f"{rule.id} {title(rule, lang)}  {rule.name}"
    words = [severity_word(rule.severity, lang), certainty_word(rule.certainty, lang), status_word(rule, lang)]
    since = f"since {rule.since}" if lang == "en" else f"自 {rule.since} 版"
    yield "  ".join([*words, since])
    yield ""
    yield from _section(("查什么", "What is checked (in Chinese)"), _body(rule.doc), lang)
    yield from _section(("适用文种", "Kinds of document"), _kinds(rule, lang), lang)
    yield from _section(("消息", "Message"), [gaps(texts.get("message", rule.message))], lang)
    yield from _section(("改法", "How to mend it"), [gaps(texts.get("fix", rule.fix))], lang)
    yield from _section(("依据", "Basis"), [basis_words(rule.basis, lang)], lang)
    yield from _section(("举例", "Examples"), example_lines(rule, lang), lang)
    off = f"jiping check FILE --ignore {rule.id}"
    yield from _section(("不想查这一条", "To switch it off"), [off], lang)


def _section(heading: tuple[str, str], lines: list[str], lang: str) -> Iterator[str]:
    if not any(lines):
        return
    yield heading[lang == "en"]
    for line in lines:
        yield f"  {line}".rstrip()
    yield ""


def _body(doc: str) -> list[str]:
    """The docstring without its first line, which repeats the title."""
    lines = doc.strip().split("\n")[1:]
    return "\n".join(lines).strip("\n").split("\n")


def _kinds(rule: Rule, lang: str) -> list[str]:
    from jiping.write.wording import kind_word

    return [("、" if lang == "zh" else ", ").join(kind_word(kind, lang) for kind in rule.applies_to)]


def gaps(template: str) -> str:
    """A message template with its fields as gaps."""
    from jiping.messages.catalogue import fill

    return fill(template, {})


def basis_words(basis: Basis, lang: str) -> str:
    """The source as people call it, the clause, and when somebody last looked."""
    from jiping.sources.library import label

    words = [label(basis.source, "en" if lang == "en" else "zh"), basis.clause]
    line = " ".join(word for word in words if word)
    if basis.checked_on:
        line += f" (checked {basis.checked_on})" if lang == "en" else f"（{basis.checked_on} 核对）"
    return line

"""``jiping concepts [WORD]``: the terms a figure can be understood as."""

from __future__ import annotations

import json

import click

from jiping.cli.bilingual import Command, choose, close_words, language
from jiping.cli.options import format_option, lang_option


@click.command(
    "concepts",
    cls=Command,
    zh="列出数字可以读成的概念；给出 WORD 时只列含有它的。",
    en="List the concepts a figure can be understood as; with WORD only those that contain it.",
)
@click.argument("word", required=False, metavar="[WORD]")
@format_option("text", "json")
@lang_option
@click.pass_context
def concepts(ctx: click.Context, word: str | None, format_: str) -> None:
    from jiping.concepts.dictionary import concepts as all_concepts
    from jiping.write.columns import columns

    lang = language(ctx)
    known = all_concepts()
    found = [
        concept
        for concept in known.values()
        if not word
        or any(word.lower() in name.lower() for name in (concept.id, concept.label, concept.en, *concept.aliases))
    ]
    if format_ == "json":
        listed = [
            {
                "id": concept.id,
                "label": {"zh": concept.label, "en": concept.en},
                "unit": concept.unit,
                "definition": concept.definition,
                "aliases": list(concept.aliases),
                "parts": list(concept.parts),
            }
            for concept in found
        ]
        click.echo(json.dumps({"schema": "jiping.concepts/1", "concepts": listed}, ensure_ascii=False, indent=1))
        return
    if not found:
        near = close_words(
            word or "", [name for concept in known.values() for name in (concept.id, concept.label)], ctx
        )
        raise click.UsageError(
            choose(f"没有含“{word}”的概念。{near}", f"No concept contains “{word}”. {near}", ctx), ctx
        )
    heads = [("概念", "名称", "单位", "英文"), ("concept", "label", "unit", "English")][lang == "en"]
    for line in columns([heads, *((concept.id, concept.label, concept.unit, concept.en) for concept in found)]):
        click.echo(line)
    click.echo()
    click.echo(choose(f"共 {len(found)} 个。", f"{len(found)} concepts.", ctx))

"""``jiping rules``: all rules at a glance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from jiping.cli.bilingual import Command, choose, language
from jiping.cli.options import format_option, lang_option

if TYPE_CHECKING:
    from jiping.check.rule import Rule

STATUS = {"stable": ("正式", "stable"), "preview": ("试行", "preview"), "retired": ("停用", "retired")}


@click.command("rules", cls=Command, zh="列出全部规则。", en="List all rules.")
@format_option("text", "json")
@lang_option
@click.pass_context
def rules(ctx: click.Context, format_: str) -> None:
    from jiping.check.registry import all_rules
    from jiping.write.columns import columns
    from jiping.write.wording import severity_word

    lang = language(ctx)
    if format_ == "json":
        found = {"schema": "jiping.rules/1", "rules": [rule_object(rule) for rule in all_rules()]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    heads = [("编号", "级别", "状态", "标题", "名称"), ("code", "severity", "status", "title", "name")][lang == "en"]
    rows = [
        (rule.id, severity_word(rule.severity, lang), status_word(rule, lang), title(rule, lang), rule.name)
        for rule in all_rules()
    ]
    for line in columns([heads, *rows]):
        click.echo(line)
    click.echo()
    click.echo(
        choose(f"共 {len(rows)} 条。详见 jiping explain 编号", f"{len(rows)} rules. See jiping explain CODE", ctx)
    )


def status_word(rule: Rule, lang: str) -> str:
    return STATUS.get(rule.status, (rule.status, rule.status))[lang == "en"]


def title(rule: Rule, lang: str) -> str:
    return english(rule).get("title", rule.title) if lang == "en" else rule.title


def english(rule: Rule) -> dict[str, str]:
    """The rule's English texts; empty where its case file is missing or has none."""
    from jiping.check.registry import case_file

    try:
        texts = case_file(rule).get("en") or {}
    except (OSError, AttributeError):
        return {}
    return {str(key): str(value) for key, value in texts.items()}


def rule_object(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "title": {"zh": rule.title, "en": title(rule, "en")},
        "severity": rule.severity.value,
        "certainty": rule.certainty.value,
        "status": rule.status,
        "since": rule.since,
        "applies_to": list(rule.applies_to),
        "fix": {"zh": rule.fix, "en": english(rule).get("fix", "")},
        "basis": {"source": rule.basis.source, "clause": rule.basis.clause, "checked_on": rule.basis.checked_on},
    }

"""``jiping rules``: all rules at a glance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from jiping.cli.bilingual import Command, choose, language
from jiping.cli.options import format_option, lang_option, option

if TYPE_CHECKING:
    from jiping.check.identities import Identity
    from jiping.check.rule import Rule

STATUS = {"stable": ("正式", "stable"), "preview": ("试行", "preview"), "retired": ("停用", "retired")}


@click.command(
    "rules", cls=Command, zh="列出全部规则、勾稽关系或常见毛病。", en="List all rules, identities or defects."
)
@option(
    "--identities",
    is_flag=True,
    zh="列出全部勾稽关系：由哪些规则核对，没有核对的为什么。",
    en="List all identities: which rules check each, and why the others are not checked.",
)
@option(
    "--defects",
    is_flag=True,
    zh="列出报告里常见的毛病：由哪些规则发现，发现不了的为什么。",
    en="List what goes wrong in reports: which rules see it, and why some cannot be seen.",
)
@format_option("text", "json")
@lang_option
@click.pass_context
def rules(ctx: click.Context, format_: str, identities: bool, defects: bool) -> None:
    if identities and defects:
        zh = "--identities 和 --defects 请只用一个。"
        raise click.UsageError(choose(zh, "Use one of --identities and --defects.", ctx), ctx)
    if identities:
        _show_identities(ctx, format_)
        return
    if defects:
        _show_defects(ctx, format_)
        return
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


def _show_identities(ctx: click.Context, format_: str) -> None:
    from jiping.check.identities import all_identities, groups
    from jiping.write.columns import columns

    lang = language(ctx)
    every = all_identities()
    wired = sum(identity.is_wired for identity in every)
    if format_ == "json":
        summary = {"identities": len(every), "wired": wired, "not_wired": len(every) - wired}
        found = {"schema": "jiping.identities/1", "identities": [identity_object(i) for i in every], "summary": summary}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    rows = [("编号", "级别", "规则", "关系") if lang == "zh" else ("id", "level", "rules", "identity")]
    heads: dict[int, str] = {}
    for group in groups():
        heads[len(rows)] = f"{group.letter} {group.title_en if lang == 'en' else group.title}"
        rows += [_identity_row(identity, lang) for identity in group.identities]
    for place, line in enumerate(columns(rows)):
        if place in heads:
            click.echo(f"\n{heads[place]}")
        click.echo(line)
    click.echo()
    zh = f"共 {len(every)} 条勾稽关系，{wired} 条由规则核对，{len(every) - wired} 条没有核对。"
    en = f"{len(every)} identities: {wired} checked by rules, {len(every) - wired} not."
    click.echo(choose(zh + "详见 jiping explain 编号", en + " See jiping explain CODE", ctx))


def _show_defects(ctx: click.Context, format_: str) -> None:
    from jiping.check.defects import all_defects, defect_groups
    from jiping.check.registry import all_rules
    from jiping.write.columns import columns

    english = language(ctx) == "en"
    every = all_defects()
    stable = {rule.id for rule in all_rules() if rule.status == "stable"}
    sure = sum(bool(stable.intersection(one.rules)) for one in every)
    trial = sum(bool(one.rules) for one in every) - sure
    if format_ == "json":
        listed = [
            {
                "id": one.id,
                "title": {"zh": one.title, "en": one.title_en},
                "rules": list(one.rules),
                "reason": {"zh": one.reason, "en": one.reason_en},
            }
            for one in every
        ]
        summary = {"defects": len(every), "stable": sure, "preview": trial, "not_seen": len(every) - sure - trial}
        found = {"schema": "jiping.defects/1", "defects": listed, "summary": summary}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    rows = [("id", "defect", "rules") if english else ("编号", "毛病", "规则")]
    heads: dict[int, str] = {}
    for group in defect_groups():
        heads[len(rows)] = group.title_en if english else group.title
        for one in group.defects:
            codes = " ".join(code if code in stable else f"({code})" for code in one.rules)
            rows.append(
                (one.id, one.title_en if english else one.title, codes or (one.reason_en if english else one.reason))
            )
    for place, line in enumerate(columns(rows)):
        if place in heads:
            click.echo(f"\n{heads[place]}")
        click.echo(line)
    click.echo()
    zh = f"共 {len(every)} 种毛病：{sure} 种由正式规则发现，{trial} 种由试行规则发现（括号内），"
    en = f"{len(every)} defects: {sure} seen by stable rules, {trial} by rules on trial (in brackets), "
    left = len(every) - sure - trial
    click.echo(
        choose(f"{zh}{left} 种在一个单位的材料里看不出来。", f"{en}{left} not to be seen in one body's documents.", ctx)
    )


def _identity_row(identity: Identity, lang: str) -> tuple[str, str, str, str]:
    from jiping.check.identities.catalogue import LEVELS

    level = LEVELS[identity.level][lang == "en"]
    if identity.rules:
        return identity.id, level, " ".join(identity.rules), identity.formula
    reason = f" (not checked: {identity.reason_en})" if lang == "en" else f"（没有核对：{identity.reason}）"
    return identity.id, level, "—", identity.formula + reason


def identity_object(identity: Identity) -> dict[str, Any]:
    from jiping.check.identities.catalogue import LEVELS, TOLERANCES

    level, tolerance = LEVELS[identity.level], TOLERANCES[identity.tolerance]
    return {
        "id": identity.id,
        "formula": identity.formula,
        "level": {"code": identity.level, "zh": level[0], "en": level[1]},
        "tolerance": {"code": identity.tolerance, "zh": tolerance[0], "en": tolerance[1]},
        "where": identity.where,
        "remark": identity.remark,
        "mark": identity.mark,
        "rules": list(identity.rules),
        "reason": {"zh": identity.reason, "en": identity.reason_en},
    }


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
        "identities": list(rule.identities),
        "fix": {"zh": rule.fix, "en": english(rule).get("fix", "")},
        "basis": {"source": rule.basis.source, "clause": rule.basis.clause, "checked_on": rule.basis.checked_on},
    }

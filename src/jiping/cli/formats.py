"""``--format`` of ``jiping check``: hands evaluations to the writer of the format wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jiping.cli.inputs import Item
from jiping.cli.output import write_result

if TYPE_CHECKING:
    from jiping.model import Evaluation
    from jiping.write.rule_text import RuleText

FORMATS = ("text", "json", "jsonl", "sarif", "html", "github", "junit")
LIGHT = frozenset({"json", "jsonl"})
"""Formats that show neither the text of a document nor its figures."""


def write_findings(
    evaluations: Iterator[Evaluation], format_: str, output: str | None, lang: str, items: Sequence[Item]
) -> None:
    """Write all evaluations. Writers are imported here, so that no format waits for another's libraries."""
    if format_ == "text":
        _write_text(list(evaluations), output, lang)
        return
    write_result(_chunks(evaluations, format_, lang, items), output)


def _chunks(evaluations: Iterator[Evaluation], format_: str, lang: str, items: Sequence[Item]) -> Iterator[str]:
    if format_ == "json":
        from jiping.write.findings_json import findings_json

        yield findings_json(list(evaluations))
    elif format_ == "jsonl":
        from jiping.write.findings_json import findings_jsonl

        yield from findings_jsonl(evaluations)
    elif format_ == "sarif":
        from jiping.write.sarif import sarif_json

        yield sarif_json(list(evaluations), rule_texts(lang), lang, str(Path.cwd()), originals(items))
    elif format_ == "github":
        from jiping.write.github import github_commands

        yield from github_commands(evaluations, rule_texts(lang), lang, originals(items))
    elif format_ == "junit":
        from jiping.write.junit import junit_xml

        yield junit_xml(list(evaluations), rule_texts(lang), lang)
    else:
        from jiping.write.html import html_report

        yield html_report(list(evaluations), lang)


def _write_text(evaluations: Sequence[Evaluation], output: str | None, lang: str) -> None:
    from jiping.write.terminal import open_console, print_evaluations, render

    if output is None:
        print_evaluations(evaluations, open_console(), lang)
    else:
        write_result((line.plain + "\n" for line in render(evaluations, lang)), output)


def rule_texts(lang: str) -> dict[str, RuleText]:
    """All rules and READ codes in the words of ``jiping explain``."""
    from jiping.check.registry import all_rules
    from jiping.cli.explain import basis_words, gaps
    from jiping.cli.rules import english, title
    from jiping.messages.catalogue import read_codes, read_message, read_name
    from jiping.model import Certainty, Severity
    from jiping.write.rule_text import RuleText

    texts = {}
    for rule in all_rules():
        # The description of a rule is Chinese only; in English its title says what it finds.
        description = rule.doc.strip().split("\n\n")[1:2] if lang != "en" else []
        fix = english(rule).get("fix", rule.fix) if lang == "en" else rule.fix
        texts[rule.id] = RuleText(
            rule.id,
            rule.name,
            title(rule, lang),
            rule.severity,
            rule.certainty,
            "".join(line.strip() for paragraph in description for line in paragraph.split("\n")),
            gaps(fix),
            basis_words(rule.basis, lang),
        )
    for code in read_codes():
        said = read_message(code, {}, lang)
        texts[code] = RuleText(
            code, read_name(code), said.title, Severity.ERROR, Certainty.PROVED, said.message, said.fix
        )
    return texts


def originals(items: Sequence[Item]) -> Callable[[Evaluation], str | None]:
    """Reads the text of a plain text file again, for lines; nothing where the file is no longer the one checked."""
    contents = {item.path: item.content for item in items}

    def original(evaluation: Evaluation) -> str | None:
        from jiping.model import ReadProblem
        from jiping.read import digest
        from jiping.read.text import decode

        if evaluation.document is None or evaluation.document.format not in ("txt", "csv"):
            return None
        try:
            data = contents.get(evaluation.path) or Path(evaluation.path).read_bytes()
            return decode(data, evaluation.path)[0] if digest(data) == evaluation.sha256 else None
        except (OSError, ReadProblem):
            return None

    return original

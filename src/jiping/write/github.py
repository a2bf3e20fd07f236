"""Findings as workflow commands, which GitHub Actions and compatible servers show as annotations of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jiping.model import Document, Evaluation, Finding, Severity
from jiping.write.place import clean, describe
from jiping.write.regions import Regions
from jiping.write.rule_text import RuleText
from jiping.write.sarif import Original, no_original
from jiping.write.verdict import document_limits, shown_severity
from jiping.write.wording import text

COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
MOST_PLACES = 3


def github_commands(
    evaluations: Iterable[Evaluation],
    rules: Mapping[str, RuleText],
    lang: str = "zh",
    original: Original = no_original,
) -> Iterator[str]:
    """One line a finding; one more for each document whose silence would say too much."""
    for evaluation in evaluations:
        document = evaluation.document
        regions = Regions(document, original(evaluation)) if document is not None else None
        for finding in evaluation.findings:
            place = _lines(finding, regions)
            rule = rules.get(finding.code)
            title = f"{finding.code} {rule.title}" if rule else finding.code
            message = "\n".join(_message(finding, document, lang))
            yield _command(COMMAND[shown_severity(finding)], evaluation.path, place, title, message)
        for limit in document_limits(evaluation, lang):
            yield _command("warning", evaluation.path, {}, text(lang, "not_checked"), limit)


def _message(finding: Finding, document: Document | None, lang: str) -> Iterator[str]:
    yield clean(finding.message)
    if document is not None:
        for source in finding.sources[:MOST_PLACES]:
            words = " ".join(part for part in (describe(source, lang, document), clean(source.text.strip())) if part)
            yield f"{text(lang, 'place')} {words}"
    for key in ("expected", "fix"):
        words = getattr(finding, key)
        if words:
            yield f"{text(lang, key)} {clean(words)}"


def _lines(finding: Finding, regions: Regions | None) -> dict[str, int]:
    """The lines of the first place in a plain text file; no other file shows lines to put a note beside."""
    if regions is None or regions.original is None or not finding.sources:
        return {}
    region = regions.region(finding.sources[0])
    if region is None:
        return {}
    return {"line": region.start_line, "endLine": region.end_line}


def _command(name: str, path: str, place: Mapping[str, int], title: str, message: str) -> str:
    fields = {"file": path.replace("\\", "/"), **{key: str(value) for key, value in place.items()}, "title": title}
    listed = ",".join(f"{key}={escape_property(value)}" for key, value in fields.items())
    return f"::{name} {listed}::{escape_message(message)}\n"


def escape_message(words: str) -> str:
    """Escaped for the part after ``::``, in which a line break would end the command.

    >>> escape_message("占 50%\\n改法")
    '占 50%25%0A改法'
    """
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(words: str) -> str:
    """The same for a property, which a comma or colon would end."""
    return escape_message(words).replace(":", "%3A").replace(",", "%2C")

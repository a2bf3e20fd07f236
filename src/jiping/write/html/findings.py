"""The right side of the page: the list of findings, each linked to its places in the document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from jiping.model import Evaluation, Finding, Severity
from jiping.write.findings_json import exact_text, plain
from jiping.write.html.certificate import lines_html, readings_html
from jiping.write.html.marks import anchor_id, block_id, finding_id
from jiping.write.html.parts import CLASS, esc
from jiping.write.html.texts import say
from jiping.write.place import cut, describe, group_sources, last, related_words
from jiping.write.verdict import add_totals, shown_severity, verdict_sentence
from jiping.write.wording import (
    CERTAINTY_MEANS,
    OUTCOME,
    certainty_word,
    pick,
    severity_word,
    text,
)

MOST_PLACES = 12
MOST_NOTES = 200
LONGEST_QUOTE = 60


def finding_list(evaluation: Evaluation, prefix: str, lang: str) -> Iterator[str]:
    if evaluation.findings:
        yield '<ol class="findings">\n'
        for number, finding in enumerate(evaluation.findings, 1):
            yield from _finding(evaluation, finding, number, prefix, lang)
        yield "</ol>\n"
    else:
        # The sentence of the verdict: an empty list alone would call a document clean that was hardly understood.
        yield f'<p class="quiet">{esc(verdict_sentence(add_totals([evaluation]), lang))}</p>\n'
    if evaluation.notes:
        yield from _notes(evaluation, prefix, lang)


def _finding(evaluation: Evaluation, finding: Finding, number: int, prefix: str, lang: str) -> Iterator[str]:
    severity = shown_severity(finding)
    about_file = not evaluation.is_read
    anchor = anchor_id(prefix, number, 1)
    code = f'<span class="no">{number}</span> <b>{esc(finding.code)}</b>'
    certainty = (
        ""
        if about_file or severity is Severity.HINT
        else f'<span class="certainty" title="{esc(pick(CERTAINTY_MEANS[finding.certainty], lang))}">'
        f"{esc(certainty_word(finding.certainty, lang))}</span>"
    )
    yield f'<li id="{finding_id(prefix, number)}" class="finding {CLASS[severity]}" data-severity="{severity.value}">'
    heading = code if about_file else f'<a href="#{anchor}">{code}</a>'
    word = esc(severity_word(severity, lang))
    yield f'<h3>{heading} <span class="severity">{word}</span> {certainty}</h3>'
    yield f'<p class="message">{esc(finding.message)}</p>'
    if not about_file:
        yield _places(evaluation, finding, number, prefix, lang)
    rows = [(key, getattr(finding, key)) for key in ("expected", "found", "fix", "basis")]
    rows += [("related", related_words(item)) for item in finding.related]
    listed = "".join(f"<div><dt>{esc(text(lang, key))}</dt><dd>{esc(words)}</dd></div>" for key, words in rows if words)
    yield f"<dl>{listed}</dl>" if listed else ""
    yield _derivation(finding, lang)
    yield "</li>\n"


def _places(evaluation: Evaluation, finding: Finding, number: int, prefix: str, lang: str) -> str:
    """Where the finding is: one line a table or paragraph, each quotation a link to its words."""
    items: list[str] = []
    shown = 0
    for group in group_sources(finding.sources[:MOST_PLACES]):
        cells = group[0].paragraph is None
        same_row = not cells or len({source.row for source in group}) == 1
        same_column = not cells or len({source.column for source in group}) == 1
        links = []
        for source in group:
            shown += 1
            names = ([] if same_row else [source.row or ""]) + ([] if same_column else [last(source.column)])
            label = esc("·".join(name for name in names if name))
            words = cut(source.text.strip(), LONGEST_QUOTE) or text(lang, "place")
            links.append(f'{label} <a href="#{anchor_id(prefix, number, shown)}">{esc(words)}</a>')
        where = describe(group[0], lang, evaluation.document, same_row, same_column, group)
        items.append(f"<li>{esc(where)} <span>{'｜'.join(links)}</span></li>")
    if not finding.sources:
        items = [f'<li><a href="#{anchor_id(prefix, number, 1)}">{esc(say(lang, "whole"))}</a></li>']
    if len(finding.sources) > MOST_PLACES:
        items.append(f"<li>{esc(text(lang, 'more_places', n=len(finding.sources) - MOST_PLACES))}</li>")
    return f'<ul class="places">{"".join(items)}</ul>'


def _derivation(finding: Finding, lang: str) -> str:
    """What the program reckoned, for a reader who doubts it; a bare fact needs no reckoning."""
    shown = [
        (key, _texts(value)) for key, value in (("readings", finding.readings), ("repairs", finding.repairs)) if value
    ]
    if finding.certificate and finding.certificate.get("kind") != "fact":
        shown.append(("certificate", _certificate(finding.certificate, lang)))
    if not shown:
        return ""
    parts = "".join(f"<dt>{esc(text(lang, key))}</dt><dd>{value}</dd>" for key, value in shown)
    return f"<details><summary>{esc(say(lang, 'details'))}</summary><dl class='derivation'>{parts}</dl></details>"


def _texts(items: tuple[dict[str, Any], ...]) -> str:
    """Repairs and readings in their own words where they have any, else as they are."""
    words = [str(item.get("text", "")) for item in items]
    if not all(words):
        return _value(items)
    return "<ul>" + "".join(f"<li>{esc(one)}</li>" for one in words) + "</ul>"


def _certificate(certificate: Mapping[str, Any], lang: str) -> str:
    """A contradiction of two ranges as a sentence, one of several relations as a picture and lines."""
    if certificate.get("kind") == "lines":
        return lines_html(certificate, lang)
    if certificate.get("kind") == "readings":
        return readings_html(certificate, lang)
    left, right = certificate.get("left"), certificate.get("right")
    if certificate.get("kind") != "interval" or not isinstance(left, list) or not isinstance(right, list):
        return _value(certificate)
    shown = text(lang, "ranges", left=_range(left), right=_range(right))
    try:
        (low, high), (other_low, other_high) = ([Fraction(end) for end in ends] for ends in (left, right))
    except ValueError:  # an open end: "inf"
        return esc(shown)
    return esc(shown + (text(lang, "ranges_apart") if low > other_high or high < other_low else ""))


def _range(ends: list[str]) -> str:
    shown = []
    for end in ends:
        try:
            number = exact_text(Fraction(end))
        except ValueError:
            shown.append("…")
            continue
        whole, point, decimals = number.partition(".")
        shown.append((f"{int(whole):,}" if whole.lstrip("-").isdigit() else whole) + point + decimals)
    return "–".join(shown)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        rows = "".join(f"<li><i>{esc(key)}</i> {_value(item)}</li>" for key, item in value.items())
        return f"<ul>{rows}</ul>"
    if isinstance(value, (list, tuple)):
        if all(isinstance(item, (str, int)) for item in value):
            return esc("、".join(str(item) for item in value))
        return "<ul>" + "".join(f"<li>{_value(item)}</li>" for item in value) + "</ul>"
    if value is None or isinstance(value, (str, int, bool)):
        return esc(value)
    return esc(json.dumps(plain(value), ensure_ascii=False))


def _notes(evaluation: Evaluation, prefix: str, lang: str) -> Iterator[str]:
    yield f'<details class="notes"><summary>{esc(say(lang, "notes", n=len(evaluation.notes)))}</summary><ul>\n'
    for note in evaluation.notes[:MOST_NOTES]:
        where = ""
        if note.sources:
            source = note.sources[0]
            words = describe(source, lang, evaluation.document)
            where = f' <a href="#{block_id(prefix, source.block)}">{esc(words)}</a>' if words else ""
        outcome = esc(pick(OUTCOME[note.outcome], lang))
        yield f"<li><b>{esc(note.code)}</b> {outcome}　{esc(note.message)}{where}</li>\n"
    if len(evaluation.notes) > MOST_NOTES:
        yield f"<li>{esc(text(lang, 'more_places', n=len(evaluation.notes) - MOST_NOTES))}</li>\n"
    yield "</ul></details>\n"

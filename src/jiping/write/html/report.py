"""The whole page: bar on top, documents left, findings right; one file, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from jiping import __version__
from jiping.messages.catalogue import translated
from jiping.model import Evaluation, Severity
from jiping.write.html.blocks import document_blocks
from jiping.write.html.coverage import coverage_section
from jiping.write.html.findings import finding_list
from jiping.write.html.marks import place_marks
from jiping.write.html.parts import anchors, esc, tags
from jiping.write.html.texts import say
from jiping.write.place import has_pages
from jiping.write.verdict import Totals, add_totals, document_limits, limit_sentence, verdict_sentence
from jiping.write.wording import document_kind_word, severity_word, text


def html_report(evaluations: Sequence[Evaluation], lang: str = "zh") -> str:
    """The report over all files as one HTML text."""
    return "".join(_page(evaluations, lang))


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _name(path: str) -> str:
    """The file's own name; folders only take room (and say more about the user's computer than a report should)."""
    return path.replace("\\", "/").rsplit("/", 1)[-1] or path


def _page(evaluations: Sequence[Evaluation], lang: str) -> Iterator[str]:
    totals = add_totals(evaluations)
    names = _name(evaluations[0].path) if len(evaluations) == 1 else ""
    title = say(lang, "title") + (f" {names}" if names else "")
    yield f'<!DOCTYPE html>\n<html lang="{"en" if lang == "en" else "zh-Hans"}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{esc(title)}</title>\n<style>\n{_asset('report.css')}</style>\n</head>\n<body>\n"
    yield from _bar(totals, names, lang)
    yield f'<main id="documents" class="pane" tabindex="0" aria-label="{esc(say(lang, "document"))}">\n'
    if len(evaluations) > 1:
        yield from _index(evaluations, lang)
    for number, evaluation in enumerate(evaluations, 1):
        yield from _document(evaluation, f"d{number}", lang, len(evaluations) > 1)
    yield f"<footer>{esc(say(lang, 'made_by', version=__version__))}</footer>\n</main>\n"
    yield f'<aside id="findings" class="pane" tabindex="0" aria-label="{esc(say(lang, "findings"))}">\n'
    yield f'<h2 class="print-only">{esc(say(lang, "findings"))}</h2>\n'
    for number, evaluation in enumerate(evaluations, 1):
        yield f'<section id="d{number}-list">\n'
        if len(evaluations) > 1:
            yield f'<h2 class="file"><a href="#d{number}">{esc(_name(evaluation.path))}</a></h2>\n'
        yield from finding_list(evaluation, f"d{number}", lang)
        yield "</section>\n"
    yield f"</aside>\n<script>\n{_asset('report.js')}</script>\n</body>\n</html>\n"


def _bar(totals: Totals, name: str, lang: str) -> Iterator[str]:
    counts = ((Severity.ERROR, totals.errors), (Severity.WARNING, totals.warnings), (Severity.HINT, totals.hints))
    yield f'<header class="bar">\n<a class="skip" href="#findings">{esc(say(lang, "skip"))}</a>\n'
    yield f"<h1>{esc(say(lang, 'title'))}" + (f" <span>{esc(name)}</span>" if name else "") + "</h1>\n"
    yield f'<p class="verdict">{esc(verdict_sentence(totals, lang))}</p>\n'
    every = totals.errors + totals.warnings + totals.hints
    if not every:
        yield "</header>\n"
        return
    yield f'<div class="controls" role="group" aria-label="{esc(say(lang, "filter"))}">\n'
    yield f'<button type="button" data-show="all" aria-pressed="true">{esc(say(lang, "all"))} {every}</button>\n'
    for severity, count in counts:
        words = f"{severity_word(severity, lang)} {count}"
        yield (
            f'<button type="button" class="{severity.value}" data-show="{severity.value}" aria-pressed="false">'
            f"{esc(words)}</button>\n"
        )
    keys = esc(say(lang, "keys"))
    for step, key in ((-1, "previous"), (1, "next")):
        yield f'<button type="button" data-step="{step}" title="{keys}">{esc(say(lang, key))}</button>\n'
    yield "</div>\n</header>\n"


def _index(evaluations: Sequence[Evaluation], lang: str) -> Iterator[str]:
    heads = [say(lang, key) for key in ("file", "kind", "year")]
    heads += [severity_word(severity, lang) for severity in Severity] + [say(lang, "understood")]
    yield f'<nav class="index" id="index"><h2>{esc(say(lang, "index"))}</h2>\n<table><thead><tr>'
    yield "".join(f"<th>{esc(head)}</th>" for head in heads) + "</tr></thead><tbody>\n"
    for number, evaluation in enumerate(evaluations, 1):
        document, coverage = evaluation.document, evaluation.coverage
        yield f'<tr><td><a href="#d{number}">{esc(_name(evaluation.path))}</a></td>'
        if document is None:
            yield f'<td colspan="2"><b>{esc(text(lang, "unread"))}</b></td>'
        else:
            year = document.year.value if document.year else ""
            yield f"<td>{esc(document_kind_word(document.kind.value, lang))}</td><td>{esc(year)}</td>"
        for severity in Severity:
            count = evaluation.count(severity)
            link = f'<a href="#d{number}-list">{count}</a>' if count else "0"
            yield f'<td class="n {severity.value if count else "none"}">{link}</td>'
        # Marked in words, not by colour alone: silence about this file is no pass.
        little = f" <b>{esc(say(lang, 'too_little'))}</b>" if document and limit_sentence(coverage, lang) else ""
        yield f'<td class="n">{coverage.typed}／{coverage.figures}{little}</td></tr>\n'
    yield "</tbody></table></nav>\n"


def _document(evaluation: Evaluation, prefix: str, lang: str, several: bool) -> Iterator[str]:
    document = evaluation.document
    yield f'<article class="document" id="{prefix}">\n<div class="head">\n'
    yield f"<h2>{esc(_name(evaluation.path))}</h2>\n"
    if document is None:
        yield f'<p class="limit">{esc(say(lang, "unread"))}</p>\n'
        yield f"<p>{esc(evaluation.findings[0].message if evaluation.findings else '')}</p></div>\n</article>\n"
        return
    facts = [
        ("kind", document_kind_word(document.kind.value, lang)),
        ("year", document.year.value if document.year else ""),
        ("organisation", document.organisation.value if document.organisation else ""),
        ("pages", document.pages if has_pages(document) else ""),
    ]
    listed = "".join(f"<div><dt>{esc(say(lang, key))}</dt><dd>{esc(words)}</dd></div>" for key, words in facts if words)
    yield f'<dl class="facts">{listed}</dl>\n'
    yield from coverage_section(evaluation, prefix, lang)
    for limit in document_limits(evaluation, lang):
        yield f'<p class="limit">{esc(limit)}</p>\n'
    for remark in document.remarks:
        yield f'<p class="limit">{esc(translated(remark, lang))}</p>\n'
    if several:
        yield f'<p class="back"><a href="#index">{esc(say(lang, "back"))}</a></p>\n'
    yield "</div>\n"
    marks = place_marks(evaluation, prefix)
    if marks.on_document:
        yield f"<p>{anchors(marks.on_document)}{esc(say(lang, 'whole'))}{tags(marks.on_document)}</p>\n"
    yield '<div class="text">\n'
    yield from document_blocks(document, marks, prefix, lang)
    yield "</div>\n</article>\n"

"""How much of one document was understood: the counts, page by page, and the figures that were not."""

from __future__ import annotations

from collections.abc import Iterator

from jiping.model import Coverage, Evaluation, Figure, per_cent
from jiping.write.coverage import poor_pages, reason_words, recognised_words
from jiping.write.html.marks import block_id
from jiping.write.html.parts import esc
from jiping.write.html.texts import say
from jiping.write.place import describe, excerpts, number_ranges
from jiping.write.wording import reason_word, text

MOST_NOT_UNDERSTOOD = 300
ROOM = 60
_COUNTS = ("figures", "typed", "related", "checked", "not_understood")


def coverage_section(evaluation: Evaluation, prefix: str, lang: str) -> Iterator[str]:
    c = evaluation.coverage
    cells = ""
    for key in _COUNTS:
        is_open = key == "not_understood" and c.not_understood
        name = esc(text(lang, f"c_{key}"))
        cells += f'<div class="{"open" if is_open else ""}"><dt>{name}</dt><dd>{getattr(c, key)}</dd></div>'
    yield f'<section class="coverage"><h3>{esc(say(lang, "coverage"))}</h3><dl>{cells}</dl>\n'
    if c.recognised:
        yield f'<p class="limit">{esc(recognised_words(c, lang).strip())}</p>\n'
    if c.not_understood:
        yield f'<p class="help">{esc(say(lang, "coverage_help"))}'
        reasons = reason_words(c.reasons, lang)
        yield (esc(say(lang, "reasons", reasons=reasons)) if reasons else "") + "</p>\n"
    if len(c.pages) > 1:
        yield from _pages(c, lang)
    unknown = [figure for figure in evaluation.figures if not figure.is_typed and not figure.blank]
    if unknown:
        yield f"<details><summary>{esc(say(lang, 'not_understood_list', n=len(unknown)))}</summary>\n"
        switch = f'<input type="checkbox" class="show-unknown"> {esc(say(lang, "show_unknown"))}'
        yield f"<p><label>{switch}</label></p>\n<ul>\n"
        for figure in unknown[:MOST_NOT_UNDERSTOOD]:
            yield _unknown(evaluation, figure, prefix, lang)
        if len(unknown) > MOST_NOT_UNDERSTOOD:
            yield f"<li>{esc(say(lang, 'more', n=len(unknown) - MOST_NOT_UNDERSTOOD))}</li>\n"
        yield "</ul></details>\n"
    yield "</section>\n"


def _pages(coverage: Coverage, lang: str) -> Iterator[str]:
    """A row for each page with figures; the others are named below, so that none is passed over in silence."""
    poor = {page.page for page in poor_pages(coverage)}
    heads = [say(lang, "page_head")] + [text(lang, f"c_{key}") for key in _COUNTS] + [say(lang, "reason")]
    yield f'<details class="by-page"><summary>{esc(say(lang, "by_page", n=len(coverage.pages)))}</summary>\n'
    yield f"<table><thead><tr>{''.join(f'<th>{esc(head)}</th>' for head in heads)}</tr></thead><tbody>\n"
    for page in coverage.pages:
        if not page.figures:
            continue
        counts = "".join(f'<td class="n">{getattr(page, key)}</td>' for key in _COUNTS)
        mark = f" <b>{esc(say(lang, 'too_little'))}</b>" if page.page in poor else ""
        sure = say(lang, "page_sure", sure=per_cent(page.confidence)) if page.confidence is not None else ""
        notes = "　".join(words for words in (reason_words(page.reasons, lang), sure) if words)
        row = f'<td class="n">{page.page}</td>{counts}<td>{esc(notes)}{mark}</td>'
        yield f'<tr class="open">{row}</tr>\n' if mark else f"<tr>{row}</tr>\n"
    yield "</tbody></table>\n"
    bare = number_ranges(page.page for page in coverage.pages if not page.figures)
    if bare:
        yield f'<p class="help">{esc(say(lang, "bare_pages", pages=bare))}</p>\n'
    yield "</details>\n"


def _unknown(evaluation: Evaluation, figure: Figure, prefix: str, lang: str) -> str:
    source = figure.source
    where = describe(source, lang, evaluation.document)
    quoted = esc(source.text)
    if source.paragraph is not None:
        for excerpt in excerpts(evaluation.document, [source], ROOM)[:1]:
            quoted = esc(excerpt.text)
            if excerpt.marks:
                start, end = excerpt.marks[0]
                line = excerpt.text
                quoted = f"{esc(line[:start])}<b>{esc(line[start:end])}</b>{esc(line[end:])}"
    reason = f"　<i>{esc(reason_word(figure.reason, lang))}</i>" if figure.reason else ""
    return f'<li><a href="#{block_id(prefix, source.block)}">{esc(where)}</a> {quoted}{reason}</li>\n'

"""Every figure of a document with what it measures and where it stands: JSON (``jiping.figures/1``) and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from jiping.concepts.dictionary import concepts
from jiping.model import Document, Evaluation, Figure, format_number
from jiping.write.columns import columns
from jiping.write.coverage import coverage_line, page_object
from jiping.write.findings_json import document_head, exact_text, plain, recognised_object, shorten, source_object
from jiping.write.place import clean, describe, excerpts
from jiping.write.wording import QUALIFIER, caliber_word, column_word, pick, reason_word, severity_word

SCHEMA = "jiping.figures/1"

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("文件", "file"),
    ("页", "page"),
    ("段", "paragraph"),
    ("表", "table"),
    ("行", "row"),
    ("列", "column"),
    ("原文", "text"),
    ("概念", "concept"),
    ("名称", "label"),
    ("数值", "value"),
    ("单位", "unit"),
    ("修饰", "qualifier"),
    ("年度", "year"),
    ("预算列", "budget column"),
    ("资金口径", "caliber"),
    ("科目编码", "code"),
    ("项目", "item"),
    ("未读懂的原因", "reason not understood"),
    ("前后文字", "words around"),
)
_ROOM = 60
"""Characters of the words around a number that was not understood."""


def figures_json(evaluations: Sequence[Evaluation]) -> str:
    whole = {"schema": SCHEMA, "documents": [_document_object(evaluation) for evaluation in evaluations]}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=plain) + "\n"


def _document_object(evaluation: Evaluation) -> dict[str, Any]:
    coverage = evaluation.coverage
    return document_head(evaluation) | {
        # Nothing is checked here, so "checked" is left out rather than shown as zero.
        "coverage": {
            "figures": coverage.figures,
            "typed": coverage.typed,
            "related": coverage.related,
            "not_understood": coverage.not_understood,
            "recognised": recognised_object(coverage),
            "reasons": dict(coverage.reasons),
            "pages": [page_object(page, checked=False) for page in coverage.pages],
        },
        "problems": [
            {"code": finding.code, "message": finding.message, "fix": finding.fix} for finding in evaluation.findings
        ],
        "figures": [figure_object(figure, evaluation.document) for figure in evaluation.figures],
    }


def only_unknown(evaluation: Evaluation) -> Evaluation:
    """The same with those figures only that were not understood; its coverage still counts all."""
    unknown = tuple(figure for figure in evaluation.figures if not figure.is_typed and not figure.blank)
    return replace(evaluation, figures=unknown)


def words_around(figure: Figure, document: Document | None) -> str:
    """The sentence a number stands in that was not understood; a cell's row and column say enough."""
    if figure.is_typed or figure.source.paragraph is None:
        return ""
    return excerpts(document, [figure.source], _ROOM)[0].text


def figure_object(figure: Figure, document: Document | None = None) -> dict[str, Any]:
    """One figure. Numbers are strings, exact; ``value`` is in ``unit``, ``low`` and ``high`` in the base unit (元)."""
    key, number, interval = figure.key, figure.number, figure.interval
    return {
        "concept": key.concept or None,
        "label": figure.label,
        "value": f"{number.value:f}",
        "unit": number.unit.name,
        "dimension": number.unit.dimension.value,
        "decimals": number.decimals,
        "qualifier": number.qualifier.value,
        "low": None if interval.low is None else exact_text(interval.low),
        "high": None if interval.high is None else exact_text(interval.high),
        "year": key.year,
        "column": key.column,
        "caliber": key.caliber,
        "code": key.code,
        "item": key.item,
        "in_table": figure.in_table,
        "blank": figure.blank,
        "reason": figure.reason,
        "around": words_around(figure, document),
        "source": source_object(figure.source),
    }


def figures_csv(evaluations: Sequence[Evaluation], lang: str = "zh") -> str:
    """One row a figure. Begins with the byte order mark, without which Excel garbles Chinese."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([pick(pair, lang) for pair in _COLUMNS])
    for evaluation in evaluations:
        for figure in evaluation.figures:
            writer.writerow(_row(evaluation, figure, lang))
    return "\ufeff" + out.getvalue()


def _row(evaluation: Evaluation, figure: Figure, lang: str) -> list[object]:
    key, number, source = figure.key, figure.number, figure.source
    value = f"{number.value:f}" + (f"–{number.high:f}" if number.high is not None else "")
    return [
        _harmless(evaluation.path),
        source.page,
        source.paragraph or "",
        _harmless(source.table or ""),
        _harmless(source.row or ""),
        _harmless(source.column or ""),
        _harmless(shorten(source.text)),
        key.concept,
        _harmless(figure.label),
        value,
        _harmless(number.unit.name),
        pick(QUALIFIER[number.qualifier], lang),
        key.year or "",
        key.column,
        key.caliber,
        key.code,
        _harmless(key.item),
        reason_word(figure.reason, lang),
        _harmless(words_around(figure, evaluation.document)),
    ]


def _harmless(words: str) -> str:
    """Words of a document that a spreadsheet would run as a formula are marked as text; numbers stay numbers."""
    if len(words) > 1 and words[0] in "=+-@\t\r" and not words[1:].replace(",", "").replace(".", "").isdigit():
        return "'" + words
    return words


_NUMBER = (("数值", "value"), ("单位", "unit"))
_COLUMNS_KNOWN = (*_NUMBER, ("年度", "year"), ("含义", "meaning"), ("位置", "place"))
_COLUMNS_UNKNOWN = (
    *_NUMBER,
    ("未读懂的原因", "reason not understood"),
    ("位置", "place"),
    ("前后文字", "words around"),
)


def figures_text(evaluations: Sequence[Evaluation], lang: str = "zh", unknown_only: bool = False) -> Iterator[str]:
    """A list to look through: file by file, in reading order, the coverage below.

    With ``unknown_only`` the evaluations hold the figures not understood, and the list shows the words around them.
    """
    heads, make = (_COLUMNS_UNKNOWN, _unknown_row) if unknown_only else (_COLUMNS_KNOWN, _text_row)
    for evaluation in evaluations:
        yield clean(evaluation.path) + "\n\n"
        for problem in evaluation.findings:
            yield f"{problem.code} {severity_word(problem.severity, lang)}  {clean(problem.message)}\n{problem.fix}\n\n"
        if not evaluation.is_read:
            continue
        rows = [[pick(pair, lang) for pair in heads]]
        rows += [make(figure, evaluation, lang) for figure in evaluation.figures]
        if len(rows) > 1:
            yield from (line + "\n" for line in columns(rows, frozenset({0})))
            yield "\n"
        yield coverage_line(evaluation.coverage, lang, checked=False) + "\n\n"


def _text_row(figure: Figure, evaluation: Evaluation, lang: str) -> list[str]:
    key = figure.key
    if figure.is_typed:
        facts = (column_word(key.column, lang), caliber_word(key.caliber, lang), key.code, key.item)
        meaning = " ".join(part for part in (concept_word(key.concept, lang), *facts) if part)
    else:
        meaning = f"? {reason_word(figure.reason, lang)}".rstrip()
    place = describe(figure.source, lang, evaluation.document)
    return [_value(figure, lang), clean(figure.number.unit.name), str(key.year or ""), clean(meaning), place]


def _unknown_row(figure: Figure, evaluation: Evaluation, lang: str) -> list[str]:
    return [
        _value(figure, lang),
        clean(figure.number.unit.name),
        clean(reason_word(figure.reason, lang)),
        describe(figure.source, lang, evaluation.document),
        words_around(figure, evaluation.document),
    ]


def _value(figure: Figure, lang: str) -> str:
    number = figure.number
    value = format_number(number.value, number.decimals)
    if number.high is not None:
        value += f"–{number.high:f}"
    return " ".join(word for word in (pick(QUALIFIER[number.qualifier], lang), value) if word)


def concept_word(id: str, lang: str) -> str:
    """The concept's label; the id where the dictionary does not have it."""
    concept = concepts().get(id)
    if concept is None:
        return id
    return concept.en if lang == "en" else concept.label

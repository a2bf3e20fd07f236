"""A scorecard for the terminal and as JSON (``jiping.scorecard/1``): every point with the way it came about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jiping.model import Document, Source
from jiping.score.engine import Result, Scorecard, label
from jiping.score.methods import plain
from jiping.score.self_scores import CODE, SelfScore
from jiping.sources.library import label as source_label
from jiping.write.findings_json import source_object
from jiping.write.place import describe

SCHEMA = "jiping.scorecard/1"
STATUS = {
    "computed": ("计算", "computed"),
    "judged": ("评定", "judged"),
    "not_applicable": ("不适用", "not applicable"),
    "unproved": ("未能证实", "not proved"),
}


WORDING = {
    "seen": ("见于公开文本", "seen in a public text"),
    "seen-weak": ("见于转载", "seen in a reprint"),
    "known": ("行业常识，未核对原文", "known in the trade, not held against the text"),
    "derived": ("由定义推得", "follows from definitions"),
}
"""How well the wording of an indicator is known."""


def by_levels(results: Iterable[Result]) -> dict[str, dict[str, list[Result]]]:
    """Results under their first level, and there under the levels below it, each in the order of its first indicator.

    A table that extends another has its own indicators at the end, and they belong to the levels of the others.
    """
    found: dict[str, dict[str, list[Result]]] = {}
    for result in results:
        first, *rest = result.indicator.path
        found.setdefault(first, {}).setdefault(" / ".join(rest), []).append(result)
    return found


def moved(by: tuple[Fraction, Fraction], english: bool) -> str:
    """How far the ends of a total move: +0.5, or both ends where they differ."""
    low, high = (f"{'+' if one > 0 else ''}{plain(one)}" for one in by)
    if low == high:
        return low
    return f"low {low}, high {high}" if english else f"下限 {low}，上限 {high}"


def span(low: Fraction, high: Fraction) -> str:
    return plain(low) if low == high else f"{plain(low)}—{plain(high)}"


def scorecard_text(
    card: Scorecard, documents: Mapping[str, Document], lang: str = "zh", printed: Sequence[SelfScore] = ()
) -> Iterator[str]:
    """The card as lines: groups, indicators with their sentences and figures, the total.

    ``documents`` are those the figures stand in, by path, so that places read as people name them. ``printed`` are the
    scores that forms print; those that the table cannot give are told at the end.
    """
    english = lang == "en"
    framework = card.framework
    yield f"{framework.title_en if english else framework.title}  {framework.id}\n"
    groups = [(first, rest, g) for first, below in by_levels(card.results).items() for rest, g in below.items()]
    for first, rest, group in groups:
        full = sum((Fraction(result.indicator.points or 0) for result in group), Fraction(0))
        low, high = sum(result.low for result in group), sum(result.high for result in group)
        name = f"{first} / {rest}" if rest else first
        yield f"\n{name}  {span(Fraction(low), Fraction(high))} / {plain(full)}\n"
        for result in group:
            yield from _result_lines(result, documents, english)
    yield "\n"
    for wording in card.caps:
        yield (f"Capped: {wording}\n" if english else f"总分受限：{wording}\n")
    yield f"{total_sentence(card, lang)}\n"
    narrowest = card.narrows_most
    if narrowest is not None:
        name = label(narrowest, lang)
        yield (f"To be known first: {name} ({narrowest})\n" if english else f"最先要补的数：{name}（{narrowest}）\n")
    open_ = sum(result.status == "unproved" for result in card.results)
    if open_:
        yield (
            f"{open_} of {len(card.results)} indicators not proved\n"
            if english
            else f"{len(card.results)} 个指标中 {open_} 个未能证实\n"
        )
    if printed:
        yield from _printed_lines(printed, documents, english)


def _printed_lines(printed: Sequence[SelfScore], documents: Mapping[str, Document], english: bool) -> Iterator[str]:
    wrong = [one for one in printed if not one.is_possible]
    yield (
        f"\nPrinted scores against these: {len(printed)} compared, {len(wrong)} cannot be\n"
        if english
        else f"\n自评得分与重算对照：对了 {len(printed)} 项，{len(wrong)} 项不符\n"
    )
    for one in wrong:
        yield f"{CODE}  {one.message('en' if english else 'zh')}\n"
        yield f"    {'place' if english else '位置'}  {_place(one.path, one.source, documents, english)}\n"
        yield f"    {'words' if english else '原文'}  {one.text}\n"


def total_sentence(card: Scorecard, lang: str = "zh") -> str:
    """The total and its grade in one line, or why there is none."""
    english = lang == "en"
    full = plain(Fraction(card.framework.full_score or 0))
    if card.refused:
        return f"No total: {card.refused}" if english else f"不作总分：{card.refused}"
    total, grades = span(card.low, card.high), (" to " if english else "至").join(ends(card.grades))
    return f"Total {total} of {full}, grade {grades}" if english else f"总分 {total}（满分 {full}），等级 {grades}"


def ends(grades: tuple[str, ...]) -> tuple[str, ...]:
    return grades if len(grades) < 2 else (grades[-1], grades[0])


def _result_lines(result: Result, documents: Mapping[str, Document], english: bool) -> Iterator[str]:
    one = result.indicator
    full = plain(Fraction(one.points or 0))
    yield f"  {one.title}  {span(result.low, result.high)} / {full}  {STATUS[result.status][english]}\n"
    yield f"    {result.why_en if english else result.why}\n"
    if result.numbers:
        yield f"    {result.numbers}" + ("" if result.rate is None else f" = {rate_words(result)}") + "\n"
    for ref, value in result.inputs:
        places = dict.fromkeys(_place(path, source, documents, english) for path, source in value.sources[:3])
        yield f"      {label(ref, 'en' if english else 'zh')} {value.words}  {'；'.join(places)}\n"
    for row in result.rows:
        worth = "" if row.row.points is None else f" / {plain(Fraction(row.row.points.number.value))}"
        yield f"      {row.row.name}  {span(row.low, row.high)}{worth}  {row.why_en if english else row.why}\n"


def _place(path: str, source: Source, documents: Mapping[str, Document], english: bool) -> str:
    document = documents.get(path)
    place = "" if document is None else describe(source, "en" if english else "zh", document)
    name = path.rsplit("/", 1)[-1] if len(documents) > 1 or document is None else ""
    return " ".join(part for part in (name, place) if part)


def rate_words(result: Result) -> str:
    assert result.rate is not None
    value = plain(result.rate)
    return f"{value}%" if result.indicator.unit == "percent" else value


def scorecard_json(
    card: Scorecard, effects: Sequence[dict[str, Any]] | None = None, printed: Sequence[SelfScore] = ()
) -> str:
    """The same for programs. Numbers are text, since JSON numbers are floats in most readers.

    ``effects`` is what hangs on each figure, where that was asked for; ``printed`` the scores that forms print.
    """
    whole = scorecard_object(card)
    if printed:
        whole["self_scores"] = [_self_score_object(one) for one in printed]
    if effects is not None:
        whole["sensitivity"] = list(effects)
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def scorecard_object(card: Scorecard) -> dict[str, Any]:
    framework = card.framework
    narrowest = card.narrows_most
    return {
        "schema": SCHEMA,
        "framework": {
            "id": framework.id,
            "title": framework.title,
            "title_en": framework.title_en,
            "full_score": str(framework.full_score),
            "basis": source_label(framework.basis.source),
            "clause": framework.basis.clause,
        },
        "total": None if card.refused else {"low": plain(card.low), "high": plain(card.high)},
        "refused": card.refused or None,
        "grades": list(card.grades),
        "caps": list(card.caps),
        "narrows_most": None if narrowest is None else str(narrowest),
        "indicators": [_result_object(result, framework.basis.source) for result in card.results],
    }


def _result_object(result: Result, source: str) -> dict[str, Any]:
    one = result.indicator
    return {
        "id": one.id,
        "title": one.title,
        "path": list(one.path),
        "points": str(one.points),
        "status": result.status,
        "low": plain(result.low),
        "high": plain(result.high),
        "why": result.why,
        "why_en": result.why_en,
        "trace": {
            "basis": source_label(one.basis.source if one.basis is not None else source),
            "wording": one.wording,
            "wording_status": one.status,
            "formula": one.formula,
            "numbers": result.numbers or None,
            "rate": None if result.rate is None else rate_words(result),
            "inputs": [
                {
                    "ref": str(ref),
                    "label": label(ref),
                    "text": value.words,
                    "low": _exact(value.low),
                    "high": _exact(value.high),
                    "remark": value.remark or None,
                    "sources": [{"path": path} | source_object(place) for path, place in value.sources],
                }
                for ref, value in result.inputs
            ],
            "missing": [str(ref) for ref in result.missing],
        },
        "rows": [
            {
                "name": row.row.name,
                "points": None if row.row.points is None else plain(Fraction(row.row.points.number.value)),
                "low": plain(row.low),
                "high": plain(row.high),
                "why": row.why,
                "why_en": row.why_en,
                "source": {"path": row.path} | source_object(row.row.source),
            }
            for row in result.rows
        ],
        "evidence": {"asked": list(one.evidence), "given": list(result.evidence)},
    }


def _self_score_object(one: SelfScore) -> dict[str, Any]:
    return {
        "name": one.name,
        "printed": plain(one.printed),
        "low": plain(one.low),
        "high": plain(one.high),
        "code": None if one.is_possible else CODE,
        "message": {"zh": one.message("zh"), "en": one.message("en")},
        "source": {"path": one.path} | source_object(one.source),
    }


def _exact(value: Fraction) -> str:
    """In the base unit; a fraction that has no end stands as one."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return text if Fraction(text) == value else f"{value.numerator}/{value.denominator}"

"""Verdicts become findings: messages filled in, in the language asked for, spaced by one formatter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jiping.check.registry import case_file
from jiping.check.rule import FACT, Rule
from jiping.messages.catalogue import read_message, read_name, translated
from jiping.model import (
    Certainty,
    Finding,
    Outcome,
    ReadProblem,
    Relation,
    Severity,
    Source,
    Verdict,
    finding_id,
    per_cent,
)
from jiping.model.quickly import quickly_made
from jiping.sources.library import label as source_label


@quickly_made
@dataclass(frozen=True, slots=True)
class Raised:
    """A verdict with what raised it, before it becomes a finding."""

    rule: Rule
    verdict: Verdict
    relation: Relation | None = None
    unsure: tuple[Source, ...] = ()
    """What it rests on and was not recognised surely enough; the verdict is then undecided."""
    least: int = 0


_CJK = "\u3400-\u9fff\uf900-\ufaff"
_TOGETHER = re.compile(rf"(?<=[{_CJK}，。；：、“”《》（）]) +(?=[{_CJK}，。；：、“”《》（）])")
_APART = re.compile(rf"(?<=[{_CJK}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{_CJK}])")
_QUOTED = re.compile(r"(“[^”]*”|《[^》]*》|〔\d{4}〕\d+号)")


def spaced(text: str) -> str:
    """A space between Chinese and digits or Latin letters, none between Chinese and Chinese.

    Quotations and document numbers stay as printed.

    One formatter decides for all messages (house style, section 7).
    """
    pieces = _QUOTED.split(text)
    return "".join(
        piece if place % 2 else _APART.sub(" ", _TOGETHER.sub("", piece)) for place, piece in enumerate(pieces)
    )


def _unsure_words(one: Raised, lang: str) -> str:
    """Why an undecided verdict is none, before what it would have said."""
    place = min(one.unsure, key=lambda place: place.confidence or 0)
    if one.least > 1000:
        if lang == "zh":
            return "不能判断：这里的文字由图片识别得出，可能有漏认、错认，请对照原件。如果识别无误："
        return "Cannot tell: these words were recognised and some may be missed or misread; see the page. If right: "
    words, sure, least = place.text[:20], per_cent(place.confidence or 0), per_cent(one.least)
    if lang == "zh":
        return f"不能判断：图片中的“{words}”识别把握为 {sure}，低于 {least}，请对照原件。如果识别无误："
    return (
        f"Cannot tell: “{words}” was recognised with confidence {sure}, below {least}; see the page. If it is right: "
    )


def _in_english(missing: str) -> str:
    """What is missing, which is a concept by its label or words of a rule; the document's own stay as they are."""
    return _concepts_in_english().get(missing) or translated(missing, "en")


@cache
def _concepts_in_english() -> dict[str, str]:
    from jiping.concepts.dictionary import concepts

    return {concept.label: concept.en for concept in concepts().values()}


class _Fields(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def to_finding(one: Raised, lang: str, related: Iterable[Raised] = ()) -> Finding:
    rule, verdict = one.rule, one.verdict
    texts = {"message": rule.message, "fix": rule.fix, "expected": rule.expected}
    if lang == "en":
        texts |= {k: v for k, v in (case_file(rule).get("en") or {}).items() if k in texts}
    values = _Fields({"cause": ""} | verdict.values)
    if lang == "en":
        values |= {key.removesuffix("_en"): words for key, words in verdict.values.items() if key.endswith("_en")}
    if verdict.outcome is Outcome.UNDECIDED:
        if one.unsure:
            texts["message"] = _unsure_words(one, lang).replace("{", "{{").replace("}", "}}") + texts["message"]
        else:
            texts["message"] = "不能判断：缺少{missing}。" if lang == "zh" else "Cannot tell: missing {missing}."
        values["missing"] = "、".join(verdict.missing) if lang == "zh" else ", ".join(map(_in_english, verdict.missing))
    certainty = verdict.certainty or rule.certainty
    certificate = verdict.certificate
    if certificate is None:
        certificate = dict(FACT) if certainty is Certainty.PROVED and verdict.outcome is Outcome.FAIL else {}
    severity = verdict.severity or rule.severity
    if verdict.outcome is Outcome.HINT:
        severity = Severity.HINT
        if certainty is Certainty.PROVED and not certificate:
            certainty = Certainty.PROBABLE  # worth a look, which nothing proves
    return Finding(
        id=finding_id(rule.id, (Source(verdict.values["context"]),) if rule.gate else verdict.sources),
        outcome=verdict.outcome,
        code=rule.id,
        name=rule.name,
        severity=severity,
        certainty=certainty,
        message=spaced(texts["message"].format_map(values)),
        sources=_masked(verdict, lang) if rule.gate else verdict.sources,
        expected=spaced(verdict.expected or texts["expected"].format_map(values)),
        found=verdict.found,
        fix=spaced(texts["fix"].format_map(values)),
        basis=_basis(rule, lang),
        certificate=certificate,
        readings=verdict.readings,
        repairs=tuple(_repair(repair, lang) for repair in verdict.repairs),
        related=tuple(_related(other, lang) for other in related),
    )


def _masked(verdict: Verdict, lang: str) -> tuple[Source, ...]:
    """The places of personal data with kind and length for the words, whatever words a rule gave."""
    kind = verdict.values["kind_en" if lang == "en" else "kind"]
    length = " ({} characters)" if lang == "en" else "（{} 位）"
    return tuple(
        replace(source, text=kind + (length.format(len(source.text)) if source.text else ""))
        for source in verdict.sources
    )


def _repair(repair: dict[str, Any], lang: str) -> dict[str, Any]:
    """A proposal in the language asked for."""
    words = repair.get("text_en" if lang == "en" else "text", "")
    return {key: value for key, value in repair.items() if key != "text_en"} | {"text": spaced(words)}


def _related(one: Raised, lang: str) -> dict[str, Any]:
    finding = to_finding(one, lang)
    return {"code": finding.code, "message": finding.message, "text": [source.text for source in finding.sources[:3]]}


def _basis(rule: Rule, lang: str) -> str:
    basis = rule.basis
    words = source_label(basis.source, "en" if lang == "en" else "zh")
    if basis.clause:
        words += f" {basis.clause}"
    if basis.checked_on:
        words += f"（{basis.checked_on} 核对）" if lang == "zh" else f" (checked {basis.checked_on})"
    return words


# -------------------------------------------------------------------------------------- files not read


def read_finding(problem: ReadProblem, name: str, lang: str = "zh") -> Finding:
    """The finding for a file that could not be read."""
    text = read_message(problem.code, problem.values, lang)
    return Finding(
        id=f"{problem.code}-{finding_id(problem.code, (Source(name),)).rpartition('-')[2]}",
        outcome=Outcome.FAIL,
        code=problem.code,
        name=read_name(problem.code) or text.title,
        severity=Severity.ERROR,
        certainty=Certainty.PROVED,
        message=text.message,
        sources=(Source(text="", page=1),),
        fix=text.fix,
        certificate=dict(FACT),
    )

"""TXT009 misspelt-term 财政用语多字或颠倒

财政收支的固定用语（如“公务用车运行维护费”“一般公共预算财政拨款”）里重复了自己的一个字，或相邻两字颠倒，而本文别处写的是
正确用语。只认固定用语，不查一般错别字。

正例：公务用车运行维护费 3.00 万元，公务用车运行维护费保持不变
反例：公务用车运行维护费 3.00 万元，公务车用车运行维护费保持不变
不判断：别处没有出现过正确用语
"""

import re
from collections.abc import Iterator
from functools import cache

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.rule import fail, ok, undecided
from jiping.concepts.dictionary import concepts
from jiping.model import Verdict


@rule(
    id="TXT009",
    name="misspelt-term",
    severity=Severity.WARNING,
    certainty=Certainty.STYLE,
    since="0.1",
    title="财政用语多字或颠倒",
    basis=Basis("official-documents-regulation", clause="用语规范", checked_on="2026-11-24"),
    message="“{wrong}”疑为“{term}”之误。",
    expected="{term}",
    fix="改为“{term}”。",
)
def terms_are_spelt_right(view: View) -> Iterator[Verdict]:
    variants, lengths = _variants()
    seen = False
    for paragraph in view.running:
        text = paragraph.text
        if _odd_triples().isdisjoint(_triples(text)):
            continue
        for match in _starts().finditer(text):
            start = match.start()
            for length in lengths:
                term = variants.get(text[start : start + length])
                if term is None or term in text[max(0, start - 1) : start + length + 1]:
                    continue
                seen = True
                place = paragraph.source(start, start + length)
                if view.mentions(re.escape(term)):
                    words = text[start : start + length]
                    yield fail(place, found=words, wrong=words, term=term)
                else:
                    yield undecided(f"别处的“{term}”", sources=(place,))
                break
    if not seen:
        yield ok()


@cache
def _variants() -> tuple[dict[str, str], tuple[int, ...]]:
    """Each wrong form of a term and the term: one of its own characters again, or two neighbours exchanged."""
    terms = {alias for concept in concepts().values() for alias in (concept.label, *concept.aliases)}
    terms = {term for term in terms if len(term) >= 6 and re.fullmatch(r"[一-鿿]+", term)}
    found: dict[str, str] = {}
    for term in sorted(terms):
        for place in range(1, len(term)):
            # A slip of the hand repeats what stands close by.
            for character in dict.fromkeys(term[max(place - 2, 0) : place + 2]):
                found.setdefault(term[:place] + character + term[place:], term)
            if place < len(term) - 1:
                found.setdefault(term[:place] + term[place + 1] + term[place] + term[place + 2 :], term)
    # A wrong form of one term may be another term, or hold it: 收入支出总计 in 财政拨款收入支出总计.
    right = {wrong: term for wrong, term in found.items() if not _holds_a_term(wrong, terms)}
    # The longest first: 公务车用车运行维护费 is one slip, not two.
    return right, tuple(sorted({len(wrong) for wrong in right}, reverse=True))


def _holds_a_term(wrong: str, terms: set[str]) -> bool:
    return any(wrong[i:j] in terms for i in range(len(wrong) - 5) for j in range(i + 6, len(wrong) + 1))


def _triples(text: str) -> Iterator[tuple[str, str, str]]:
    return zip(text, text[1:], text[2:], strict=False)


@cache
def _odd_triples() -> frozenset[tuple[str, str, str]]:
    """Of each wrong form the triples of neighbours that no right term has: a text without any of them is right."""
    terms = {triple for term in _variants()[0].values() for triple in _triples(term)}
    found: set[tuple[str, str, str]] = set()
    for wrong in _variants()[0]:
        triples = set(_triples(wrong))
        # Where every triple stands in some right term, any of them must let the text through.
        found |= (triples - terms) or triples
    return frozenset(found)


@cache
def _starts() -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted({re.escape(wrong[0]) for wrong in _variants()[0]})) + "]")

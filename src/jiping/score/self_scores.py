"""The scores a body prints for itself against those recomputed by the framework, line by line.

A printed score is wrong only where it lies outside what the framework can give, by more than its last printed digit
allows. That it lies inside a range does not make it right: the range says what is still open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiping.model import Figure, FormIndicator, Relation, Source
from jiping.score.engine import Scorecard
from jiping.score.load import texts_of
from jiping.score.methods import plain
from jiping.score.rows import RowScore

CODE = "SCR001"
"""A printed score that the framework cannot give."""
_MARKS = re.compile(r"[\s“”\"'、，,。.；;：:]|[（(]\d+(?:\.\d+)?分?[)）]$")
_TOTAL = "form.score.total"


@dataclass(frozen=True, slots=True)
class Printed:
    """What filled forms print: their indicators, the score of execution and the total, each with its file."""

    rows: tuple[tuple[str, FormIndicator], ...] = ()
    execution: tuple[tuple[str, Figure], ...] = ()
    totals: tuple[tuple[str, Figure], ...] = ()


@dataclass(frozen=True, slots=True)
class SelfScore:
    """One printed score. ``low`` and ``high`` are what the framework gives."""

    name: str
    path: str
    source: Source
    printed: Fraction
    text: str
    low: Fraction
    high: Fraction
    why: str
    why_en: str

    @property
    def allowance(self) -> Fraction:
        """Half a unit of the last printed digit."""
        digits = len(self.text.partition(".")[2]) if self.text.replace(".", "", 1).isdecimal() else 0
        return Fraction(1, 2 * 10**digits)

    @property
    def is_possible(self) -> bool:
        # A score printed without decimals may be exact as well as rounded; a whole one is taken as it stands.
        allowed = self.allowance if "." in self.text else Fraction(0)
        return self.low - allowed <= self.printed <= self.high + allowed

    def message(self, lang: str = "zh") -> str:
        span = plain(self.low) if self.low == self.high else f"{plain(self.low)}—{plain(self.high)}"
        why = self.why_en if lang == "en" else self.why
        values = {"name": self.name, "printed": plain(self.printed), "range": span, "why": why}
        return texts_of(CODE, lang).message.format(**values)


def printed_in(files: Mapping[str, tuple[Iterable[Figure], Iterable[Relation]]]) -> Printed:
    """What the forms of these files print, by path."""
    rows: list[tuple[str, FormIndicator]] = []
    execution: list[tuple[str, Figure]] = []
    totals: list[tuple[str, Figure]] = []
    for path, (figures, relations) in files.items():
        for relation in relations:
            if relation.form == "form.indicator" and relation.indicator is not None:
                row = relation.indicator
                if "预算执行" in row.level1 or re.match(r"预算(?:资金)?执行率?", row.name):
                    execution += [(path, row.score)] if row.score is not None else []
                else:
                    rows.append((path, row))
            elif relation.form == "form.execution-score" and relation.total is not None:
                execution.append((path, relation.total))
        totals += [(path, figure) for figure in figures if figure.key.concept == _TOTAL]
    return Printed(tuple(rows), tuple(dict.fromkeys(execution)), tuple(totals))


def self_scores(card: Scorecard, printed: Printed) -> tuple[SelfScore, ...]:
    """Every printed score that the framework has a line for, in the order of the framework."""
    found: list[SelfScore] = []
    by_name: dict[str, list[tuple[str, FormIndicator]]] = {}
    for path, row in printed.rows:
        by_name.setdefault(plain_name(row.name), []).append((path, row))
    for result in card.results:
        one = result.indicator
        if one.has_own_rows:
            found += _of_rows(result.rows)
        elif one.id == "form.execution":
            found += [
                _made(one.title, path, figure, result.low, result.high, result.why, result.why_en)
                for path, figure in printed.execution
            ]
        else:
            found += [
                _made(one.title, path, row.score, result.low, result.high, result.why, result.why_en)
                for path, row in by_name.get(plain_name(one.title), ())
                if row.score is not None and not row.is_shared
            ]
    if not card.refused and len(printed.totals) == 1 and found:
        path, figure = printed.totals[0]
        zh, en = "各项相加", "the indicators added up"
        found.append(_made("总分", path, figure, card.low, card.high, zh, en))
    return tuple(found)


def _of_rows(rows: Iterable[RowScore]) -> Iterator[SelfScore]:
    for one in rows:
        if one.row.score is not None:
            yield _made(one.row.name, one.path, one.row.score, one.low, one.high, one.why, one.why_en)


def _made(name: str, path: str, figure: Figure, low: Fraction, high: Fraction, why: str, why_en: str) -> SelfScore:
    value = Fraction(figure.number.value)
    return SelfScore(name, path, figure.source, value, figure.number.text.strip(), low, high, why, why_en)


def plain_name(words: str) -> str:
    """An indicator's name as it is compared."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", words))

"""From the figures of documents to what formulas ask for.

Nothing is guessed: a figure counts where its concept, year and budget column are those the formula names, and where
several of them differ all stand, as a range. Two things are put together from others, and say so: authorised posts
from the kinds of posts, and posts and assets of last year's end where the document gives none of this year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from jiping.concepts.dictionary import concepts
from jiping.model import Dimension, FactKey, Figure, Number, Source
from jiping.score.engine import Input
from jiping.score.formula import Ref
from jiping.score.schema import Framework

_CALIBERS = ("all", "", "fiscal", "general", "fund", "capital")
"""Of an office's money all of it counts first; else the widest that is given."""
_STOCKS = ("staff.", "asset.")
_POSTS = "staff.authorised"
_DIMENSIONS = {"money": Dimension.MONEY, "count": Dimension.COUNT, "percent": Dimension.PERCENT, "area": Dimension.AREA}
_INSIDE = "含｜"
"""How extraction marks a count inside the brackets of another: 行政编制5名（含…1名）."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure and the file it stands in."""

    figure: Figure
    path: str

    @property
    def key(self) -> FactKey:
        return self.figure.key

    @property
    def number(self) -> Number:
        return self.figure.number


def inputs_from(files: Mapping[str, Iterable[Figure]], framework: Framework, year: int) -> dict[Ref, Input]:
    """What documents give of the figures a framework asks for; ``files`` holds the figures of each by its path.

    ``year`` is the one that is scored.
    """
    by_concept: dict[str, list[_Stated]] = {}
    for path, figures in files.items():
        for figure in figures:
            if not figure.blank:
                by_concept.setdefault(figure.key.concept, []).append(_Stated(figure, path))
    refs = {ref for one in framework.indicators if one.expression is not None for ref in one.expression.refs()}
    found = {ref: _input(ref, by_concept, year) for ref in sorted(refs, key=str)}
    return {ref: value for ref, value in found.items() if value is not None}


def _input(ref: Ref, by_concept: Mapping[str, list[_Stated]], year: int) -> Input | None:
    wanted = year + ref.shift
    stands = _standing(ref, by_concept.get(ref.concept, ()), wanted)
    if stands:
        return _together(stands, ref.is_sum)
    if ref.concept == _POSTS:
        return _posts(by_concept, wanted)
    if ref.concept.startswith(_STOCKS) and not ref.shift:
        before = _standing(ref, by_concept.get(ref.concept, ()), wanted - 1)
        if before:
            return replace(_together(before, False), remark=f"{_named(ref)}是 {wanted - 1} 年末的数")
    return None


def _standing(ref: Ref, figures: Iterable[_Stated], year: int) -> list[_Stated]:
    """The figures that are what the formula asks for, of the widest caliber that is given."""
    dimension = _DIMENSIONS.get(concepts()[ref.concept].unit)
    is_stock = ref.concept.startswith(_STOCKS)
    stands = [
        figure
        for figure in figures
        if figure.key.year == year
        and not figure.key.code
        and (not ref.column or figure.key.column == ref.column)
        and (dimension is None or figure.number.unit.dimension is dimension)
        and (figure.number.high is None)
        and not figure.key.item.startswith(_INSIDE)
        and (is_stock or bool(figure.key.item) == ref.is_sum)
    ]
    for caliber in _CALIBERS:
        of_caliber = [figure for figure in stands if figure.key.caliber == caliber]
        if of_caliber:
            return of_caliber
    return []


def _together(figures: list[_Stated], is_sum: bool) -> Input:
    if is_sum:
        distinct = {(figure.key, figure.number.base): figure for figure in figures}
        value = sum((in_ones(figure.number) for figure in distinct.values()), Fraction(0))
        words = "＋".join(str(figure.number) for figure in distinct.values())
        return Input(value, value, f"({words})" if len(distinct) > 1 else words, _places(distinct.values()))
    values = sorted({in_ones(figure.number) for figure in figures})
    words = "/".join(dict.fromkeys(str(figure.number) for figure in figures))
    return Input(values[0], values[-1], words, _places(figures))


def _posts(by_concept: Mapping[str, list[_Stated]], year: int) -> Input | None:
    """Authorised posts as the sum of the kinds of posts, each named once."""
    kinds: dict[str, _Stated] = {}
    for concept, figures in by_concept.items():
        if concept.startswith(f"{_POSTS}."):
            for figure in figures:
                is_count = figure.number.unit.dimension is Dimension.COUNT and figure.number.high is None
                if figure.key.year == year and is_count and not figure.key.item.startswith(_INSIDE):
                    known = kinds.setdefault(figure.key.item or concept, figure)
                    if known.number.base != figure.number.base:
                        return None  # one kind with two numbers: what is authorised cannot be told
    if not kinds:
        return None
    counted = [figure for figure in kinds.values() if figure.number.value]
    value = sum((Fraction(figure.number.base) for figure in counted), Fraction(0))
    words = "＋".join(str(figure.number) for figure in counted) or "0"
    named = "、".join(one.figure.label for one in counted)
    remark = f"编制数由{named}相加" if len(counted) > 1 else ""
    return Input(value, value, f"({words})" if len(counted) > 1 else words, _places(kinds.values()), remark)


def in_ones(number: Number) -> Fraction:
    """What formulas compute with: amounts in 元, shares of one."""
    is_share = number.unit.dimension in (Dimension.PERCENT, Dimension.POINTS)
    return Fraction(number.base) / 100 if is_share else Fraction(number.base)


def _named(ref: Ref) -> str:
    return concepts()[ref.concept].label


def _places(figures: Iterable[_Stated]) -> tuple[tuple[str, Source], ...]:
    return tuple((one.path, one.figure.source) for one in figures)

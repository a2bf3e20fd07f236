"""Scoring methods: from a rate to points, with the sentence that explains them.

Few and named. All arithmetic is exact; rounding is the framework's own (:class:`Rounding`) and happens at two places
only: the rate before it is held against a limit, and the points. What a clause like 每超过 1 个百分点扣 0.5 分 leaves
open, whether a part of a step counts, is a field (``mode``) and never a habit of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Exact = Annotated[Decimal, Field(allow_inf_nan=False)]


class Closed(BaseModel):
    """An unknown key is an error: a misspelt limit must not be passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def wrong(kind: str, **values: str) -> PydanticCustomError:
    """What is wrong with a value, by the name its texts have in ``problems.yaml``."""
    return PydanticCustomError(kind, kind, values)


class Rounding(Closed):
    """Digits after the point, in per cent for rates; half up, as people round."""

    rate: int = Field(default=2, ge=0, le=6)
    score: int = Field(default=2, ge=0, le=6)


class Step(Closed):
    """每超过 ``size`` 个百分点扣 ``deduct`` 分; ``mode`` says what a part of a step costs."""

    size: Exact = Field(gt=0)
    deduct: Exact = Field(gt=0)
    mode: Literal["floor", "ceil", "proportional"]

    def deduction(self, distance: Fraction) -> Fraction:
        steps = distance / Fraction(self.size)
        if self.mode == "floor":
            steps = Fraction(steps.numerator // steps.denominator)
        elif self.mode == "ceil":
            steps = Fraction(-(-steps.numerator // steps.denominator))
        return steps * Fraction(self.deduct)

    def words(self, lang: str) -> str:
        if lang == "en":
            part = {"floor": "whole steps only", "ceil": "a part counts whole", "proportional": "in proportion"}
            return f"{plain(self.deduct)} points off for each {plain(self.size)} percentage points, {part[self.mode]}"
        part = {"floor": "不满一档的不扣", "ceil": "不满一档的按一档扣", "proportional": "按比例扣"}
        return f"每 {plain(self.size)} 个百分点扣 {plain(self.deduct)} 分，{part[self.mode]}"


@dataclass(frozen=True, slots=True)
class Scored:
    """Points before rounding, and why, in both languages."""

    points: Fraction
    why: str
    why_en: str


def plain(value: Decimal | Fraction) -> str:
    """A number without zeros at its end, exact where it has one: 0.50 is 0.5, two thirds are 0.6667.

    >>> plain(Decimal("0.50")), plain(Fraction(100)), plain(Fraction(2, 3)), plain(Fraction("9.051234"))
    ('0.5', '100', '0.6667', '9.051234')
    """
    exact = Fraction(value)
    has_end = pow(10, exact.denominator.bit_length(), exact.denominator) == 0
    shown = exact if has_end else half_up(exact, 4)
    text = f"{Decimal(shown.numerator) / Decimal(shown.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def half_up(value: Fraction, digits: int) -> Fraction:
    """``value`` to so many digits after the point; a half goes away from zero.

    >>> half_up(Fraction("2.005"), 2), half_up(Fraction("-0.125"), 2)
    (Fraction(201, 100), Fraction(-13, 100))
    """
    scale = 10**digits
    magnitude = abs(value) * scale
    whole = (2 * magnitude.numerator + magnitude.denominator) // (2 * magnitude.denominator)
    return Fraction(whole if value >= 0 else -whole, scale)


def _bounded(points: Fraction, floor: Fraction, full: Fraction) -> Fraction:
    return min(max(points, floor), full)


class _Limit(Closed):
    full_at: Exact
    """In per cent."""
    step: Step | None = None
    zero_at: Exact | None = None
    """Where the last point is gone; between here and ``full_at`` points fall in a straight line."""
    otherwise: Literal["proportional"] | None = None
    """Points × rate ÷ limit on the bad side (of an upper limit, points × limit ÷ rate)."""
    floor: Exact = Field(default=Decimal(0), ge=0)

    @model_validator(mode="after")
    def _one_way(self) -> _Limit:
        ways = [name for name in ("step", "zero_at", "otherwise") if getattr(self, name) is not None]
        if len(ways) != 1:
            raise wrong("one_way")
        return self

    def _full(self, rate: Fraction, full: Fraction, side: str, side_en: str) -> Scored:
        shown, limit = plain(rate), plain(self.full_at)
        return Scored(full, f"{shown}%，{side} {limit}%，得满分", f"{shown}% is {side_en} {limit}%: full points")

    def _beyond(
        self, rate: Fraction, full: Fraction, quotient: Fraction, side: tuple[str, str], side_en: str
    ) -> Scored:
        """The points on the bad side of the limit; ``quotient`` of them is left where they fall in proportion."""
        limit = Fraction(self.full_at)
        distance = abs(rate - limit)
        if self.step is not None:
            points = full - self.step.deduction(distance)
        elif self.zero_at is not None:
            points = full * (1 - distance / abs(Fraction(self.zero_at) - limit))
        else:
            points = full * quotient
        shown, beside, by = plain(rate), plain(limit), plain(distance)
        return Scored(
            _bounded(points, Fraction(self.floor), full),
            f"{shown}%，{side[0]} {beside}%，{side[1]} {by} 个百分点，{self._fall('zh')}",
            f"{shown}% is {by} percentage points {side_en} {beside}%; {self._fall('en')}",
        )

    def _words(self, sign: str, beyond: str, side_en: str, beyond_en: str, lang: str) -> str:
        limit, fall = plain(self.full_at), self._fall(lang)
        if lang == "en":
            return f"{side_en} {limit}%: full points; {beyond_en}, {fall}"
        return f"{sign}{limit}% 得满分，{beyond}的{fall}"

    def _fall(self, lang: str) -> str:
        if self.step is not None:
            return self.step.words(lang)
        if self.zero_at is not None:
            zero = plain(self.zero_at)
            return f"in a straight line to nothing at {zero}%" if lang == "en" else f"按直线扣，到 {zero}% 扣完"
        return "in proportion" if lang == "en" else "按比例得分"


class AtMost(_Limit):
    """Full points up to a limit: staffing, control ratios, carry-over, costs."""

    method: Literal["at_most"]

    @model_validator(mode="after")
    def _falls_upwards(self) -> AtMost:
        if self.zero_at is not None and self.zero_at <= self.full_at:
            raise wrong("zero_above")
        return self

    def score(self, rate: Fraction, full: Fraction) -> Scored:
        limit = Fraction(self.full_at)
        if rate <= limit:
            return self._full(rate, full, "不高于", "at most")
        return self._beyond(rate, full, limit / rate if rate else Fraction(0), ("高于", "超出"), "above")

    def words(self, lang: str = "zh") -> str:
        return self._words("≤", "超出", "at most", "above", lang)


class AtLeast(_Limit):
    """Full points from a limit on: completion, execution, satisfaction, shares of key spending."""

    method: Literal["at_least"]

    @model_validator(mode="after")
    def _falls_downwards(self) -> AtLeast:
        if self.zero_at is not None and self.zero_at >= self.full_at:
            raise wrong("zero_below")
        if self.otherwise is not None and self.full_at <= 0:
            raise wrong("limit_above_zero")
        return self

    def score(self, rate: Fraction, full: Fraction) -> Scored:
        limit = Fraction(self.full_at)
        if rate >= limit:
            return self._full(rate, full, "不低于", "at least")
        return self._beyond(rate, full, rate / limit if limit else Fraction(0), ("低于", "相差"), "below")

    def words(self, lang: str = "zh") -> str:
        return self._words("≥", "不足", "at least", "below", lang)


class Within(Closed):
    """Full points inside a range, less on both sides: procurement against its budget."""

    method: Literal["within"]
    low: Exact
    high: Exact
    step: Step
    floor: Exact = Field(default=Decimal(0), ge=0)

    @model_validator(mode="after")
    def _is_range(self) -> Within:
        if self.low > self.high:
            raise wrong("low_above_high")
        return self

    def score(self, rate: Fraction, full: Fraction) -> Scored:
        low, high = Fraction(self.low), Fraction(self.high)
        span = f"{plain(low)}%" if low == high else f"{plain(low)}%—{plain(high)}%"
        if low <= rate <= high:
            return Scored(
                points=full,
                why=f"{plain(rate)}%，在 {span} 内，得满分",
                why_en=f"{plain(rate)}% is within {span}: full points",
            )
        distance = low - rate if rate < low else rate - high
        side, side_en = ("低于", "below") if rate < low else ("高于", "above")
        return Scored(
            points=_bounded(full - self.step.deduction(distance), Fraction(self.floor), full),
            why=f"{plain(rate)}%，{side} {span}，相差 {plain(distance)} 个百分点，{self.step.words('zh')}",
            why_en=f"{plain(rate)}% is {plain(distance)} percentage points {side_en} {span}; {self.step.words('en')}",
        )

    def words(self, lang: str = "zh") -> str:
        span = f"{plain(self.low)}%" if self.low == self.high else f"{plain(self.low)}%—{plain(self.high)}%"
        step = self.step.words(lang)
        return f"within {span}: full points; beside, {step}" if lang == "en" else f"在 {span} 内得满分，高低都{step}"


class Band(Closed):
    """Rates from ``at_least`` or ``over`` to ``at_most`` or ``under``; an end that is left out is open to infinity."""

    at_least: Exact | None = None
    over: Exact | None = None
    at_most: Exact | None = None
    under: Exact | None = None
    points: Exact = Field(ge=0)

    @model_validator(mode="after")
    def _has_one_of_each(self) -> Band:
        if self.at_least is not None and self.over is not None:
            raise wrong("two_ends")
        if self.at_most is not None and self.under is not None:
            raise wrong("two_ends")
        low, high = self.low, self.high
        if low is not None and high is not None:
            is_point = self.at_least is not None and self.at_most is not None
            if low > high or (low == high and not is_point):
                raise wrong("empty_band")
        return self

    @property
    def low(self) -> Decimal | None:
        return self.at_least if self.at_least is not None else self.over

    @property
    def high(self) -> Decimal | None:
        return self.at_most if self.at_most is not None else self.under

    def holds(self, rate: Fraction) -> bool:
        if self.at_least is not None and rate < Fraction(self.at_least):
            return False
        if self.over is not None and rate <= Fraction(self.over):
            return False
        if self.at_most is not None and rate > Fraction(self.at_most):
            return False
        return self.under is None or rate < Fraction(self.under)

    def words(self) -> str:
        left = "(-∞" if self.low is None else ("[" if self.at_least is not None else "(") + plain(self.low) + "%"
        right = "+∞)" if self.high is None else plain(self.high) + "%" + ("]" if self.at_most is not None else ")")
        return f"{left}, {right}"


class Steps(Closed):
    """Points by bands: (0, 10%] 4 分, (10%, 20%] 3 分. Together the bands hold every rate once."""

    method: Literal["steps"]
    bands: tuple[Band, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _covers(self) -> Steps:
        ordered = sorted(self.bands, key=lambda band: (band.low is not None, band.low or Decimal(0)))
        if ordered[0].low is not None or ordered[-1].high is not None:
            raise wrong("bands_end")
        for one, following in pairwise(ordered):
            meets = one.high is not None and one.high == following.low
            if not meets:
                raise wrong("bands_apart", one=one.words(), other=following.words())
            if (one.at_most is not None) == (following.at_least is not None):
                kind = "bands_overlap" if one.at_most is not None else "bands_gap"
                raise wrong(kind, at=plain(one.high or Decimal(0)), one=one.words(), other=following.words())
        return self

    def score(self, rate: Fraction, full: Fraction) -> Scored:
        band = next(band for band in self.bands if band.holds(rate))
        return Scored(
            points=min(Fraction(band.points), full),
            why=f"{plain(rate)}%，在 {band.words()} 这一档",
            why_en=f"{plain(rate)}% is in the band {band.words()}",
        )

    def words(self, lang: str = "zh") -> str:
        unit = " points" if lang == "en" else " 分"
        return ("; " if lang == "en" else "；").join(
            f"{band.words()} {plain(band.points)}{unit}" for band in self.bands
        )


class Choice(Closed):
    """One answer of a judgement: a label and the share of the points it may give, in per cent."""

    label: str = Field(min_length=1)
    at_least: Exact = Field(ge=0, le=100)
    at_most: Exact = Field(ge=0, le=100)

    @model_validator(mode="after")
    def _is_range(self) -> Choice:
        if self.at_least > self.at_most:
            raise wrong("low_above_high")
        return self


class Judgement(Closed):
    """A person decides: picks a choice and a value inside it. Never computed."""

    method: Literal["judgement"]
    choices: tuple[Choice, ...] = Field(min_length=1)

    def words(self, lang: str = "zh") -> str:
        said = [
            f"{one.label} {plain(one.at_least)}%" + (f"—{plain(one.at_most)}%" if one.at_most != one.at_least else "")
            for one in self.choices
        ]
        return f"judged: {'; '.join(said)} of the points" if lang == "en" else f"由人评定：{'；'.join(said)}（占分值）"


class CheckPoint(Closed):
    """One condition and what it is worth."""

    text: str = Field(min_length=1)
    points: Exact = Field(gt=0)


class Checklist(Closed):
    """A person says yes or no to each condition; each yes gives its points."""

    method: Literal["checklist"]
    items: tuple[CheckPoint, ...] = Field(min_length=1)

    def words(self, lang: str = "zh") -> str:
        said = "；".join(f"{item.text} {plain(item.points)}" for item in self.items)
        return f"judged, points for each: {said}" if lang == "en" else f"由人逐条评定，各得：{said}"


class Breaches(Closed):
    """Full points less ``deduct`` for each condition that is broken, not below ``floor``."""

    method: Literal["breaches"]
    conditions: tuple[str, ...] = Field(min_length=1)
    deduct: Exact = Field(gt=0)
    floor: Exact = Field(default=Decimal(0), ge=0)

    def words(self, lang: str = "zh") -> str:
        said, off = "；".join(self.conditions), plain(self.deduct)
        return (
            f"judged, {off} off for each broken: {said}"
            if lang == "en"
            else f"由人逐条评定，一条没做到扣 {off}：{said}"
        )


class OwnBand(Choice):
    """A band of results in words; ``starts`` are beginnings by which a form says it (达成, 部分达成)."""

    starts: tuple[str, ...] = Field(min_length=1)


_INVERSE = {
    "target_over_actual": ("指标值÷完成值", "target ÷ result"),
    "deviation": ("1－超出部分÷指标值", "1 − excess ÷ target"),
    "either": ("指标值÷完成值或 1－超出部分÷指标值", "target ÷ result or 1 − excess ÷ target"),
}


class OwnRows(Closed):
    """The indicators that a form brings itself, each by the operator of its own target.

    Of ≥ and = what was not reached costs in proportion; of ≤ points are × target ÷ result, or less the part by which
    the target was exceeded (``deviation``). Results in words give the band they begin with.
    """

    method: Literal["own_rows"]
    levels: tuple[str, ...] = ()
    """Names of the first level in forms (产出指标); all rows but execution where none is named."""
    inverse: Literal["target_over_actual", "deviation", "either"]
    """``either`` where nobody has seen which: the points then lie between both."""
    bands: tuple[OwnBand, ...] = Field(min_length=1)

    def words(self, lang: str = "zh") -> str:
        spans = [f"{one.label} {plain(one.at_most)}%—{plain(one.at_least)}%" for one in self.bands]
        if lang == "en":
            ratio = _INVERSE[self.inverse][1]
            return (
                f"the form's own indicators: met gives full points; ≥ in proportion, ≤ by {ratio}; {'; '.join(spans)}"
            )
        ratio = _INVERSE[self.inverse][0]
        return f"表内指标逐项计分：完成得满分，≥ 未完成的按完成比例，≤ 超出的按{ratio}；{'；'.join(spans)}（占分值）"


Computed = AtMost | AtLeast | Within | Steps
Judged = Judgement | Checklist | Breaches
Method = Annotated[Computed | Judged | OwnRows, Field(discriminator="method")]

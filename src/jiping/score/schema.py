"""What a framework file holds. Closed, versioned and published as JSON Schema (:func:`json_schema`).

A framework names indicators, a scoring table adds points and steps, a self-evaluation form has the project's own
indicators: three kinds of one file. A change of policy is a new file with a later ``valid.from``, never an edit of the
old one: last year's score must come out the same next year.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from jiping.score.formula import Expression, FormulaError, parse
from jiping.score.methods import Closed, Exact, Method, Rounding, wrong

SCHEMA = "jiping.framework/1"
Kind = Literal["indicators", "scoring-table", "self-evaluation-form"]
Object = Literal["department", "project"]
Status = Literal["seen", "seen-weak", "known", "derived"]
"""Read in a public copy; in a reprint or a poor copy; professional knowledge; follows from definitions."""


class Basis(Closed):
    """Where a table or an indicator comes from, and when somebody last held it against that."""

    source: str = Field(min_length=1)
    """An id of ``sources/``."""
    clause: str = ""
    checked_on: datetime.date
    checked_by: str | None = None
    """A role, never a person's name; null where nobody has checked it against the original."""


class Validity(Closed):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    since: datetime.date = Field(alias="from")
    until: datetime.date | None = None


class Grade(Closed):
    at_least: Exact
    label: str = Field(min_length=1)


class ZeroBaseRule(Closed):
    """What a base of zero means: when nothing stands above it either, and when something does."""

    nothing: Literal["full", "zero", "not_applicable", "manual"] = "manual"
    something: Literal["full", "zero", "not_applicable", "manual"] = "manual"


class Indicator(Closed):
    """One leaf of the tree."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*([._-][a-z0-9]+)*$")
    title: str = Field(min_length=1)
    path: tuple[str, ...] = Field(min_length=1, max_length=3)
    """The levels above it, from the first."""
    points: Exact | None = Field(default=None, gt=0)
    formula: str | None = None
    unit: Literal["percent", "points", "money", "count", "none"] = "percent"
    scoring: Method | None = None
    zero_base: ZeroBaseRule = ZeroBaseRule()
    not_applicable: Literal["full", "rescale", "manual"] = "manual"
    """What an indicator gives that cannot apply (nothing was built): full points, its points shared out, or a person
    decides."""
    evidence: tuple[str, ...] = Field(min_length=1)
    wording: str = Field(min_length=1)
    """How the source says it; jiping's own words where ``status`` is not seen."""
    status: Status
    basis: Basis | None = None
    """Its own, where it differs from that of the table."""
    remark: str = ""

    @field_validator("formula")
    @classmethod
    def _reads(cls, formula: str | None) -> str | None:
        if formula is not None:
            try:
                parse(formula)
            except FormulaError as error:
                raise wrong("formula", place=str(error.place + 1), words=error.words) from None
        return formula

    @property
    def expression(self) -> Expression | None:
        return None if self.formula is None else parse(self.formula)

    @property
    def is_judged(self) -> bool:
        return self.scoring is not None and self.scoring.method in ("judgement", "checklist", "breaches")

    @property
    def has_own_rows(self) -> bool:
        """Whether the indicators themselves stand in the form that is scored."""
        return self.scoring is not None and self.scoring.method == "own_rows"


class Cap(Closed):
    """A limit or a penalty for the total that depends on one rate: 预算执行率低于 80% 的，不得评为优，再扣 5 分."""

    indicator: str
    under: Exact
    total_at_most: Exact | None = None
    deduct: Exact | None = Field(default=None, gt=0)
    """Points off the total, which never falls below zero."""
    wording: str = Field(min_length=1)

    @model_validator(mode="after")
    def _does_one_thing(self) -> Cap:
        if (self.total_at_most is None) is (self.deduct is None):
            raise wrong("one_limit")
        return self

    def applied(self, total: Fraction) -> Fraction:
        """The total where the limit holds."""
        if self.deduct is not None:
            return max(total - Fraction(self.deduct), Fraction(0))
        return min(total, Fraction(self.total_at_most or 0))


class Framework(Closed):
    """One file of ``frameworks/``, or of an office's own."""

    schema_: Literal["jiping.framework/1"] = Field(alias="schema")
    id: str = Field(pattern=r"^[a-z]+(-[a-z0-9]+)+$")
    """Begins with the place: national-…, hunan-…"""
    kind: Kind
    object: Object
    title: str = Field(min_length=1)
    title_en: str = Field(min_length=1)
    extends: str | None = None
    valid: Validity
    basis: Basis
    status: Status
    incomplete: str | None = Field(default=None, min_length=1)
    """What is not known of it; such a table refuses a total."""
    full_score: Exact | None = Field(default=None, gt=0)
    rounding: Rounding = Rounding()
    grade_on: Literal["rounded", "exact"] = "rounded"
    grades: tuple[Grade, ...] = ()
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    caps: tuple[Cap, ...] = ()
    remark: str = ""

    @property
    def points(self) -> Decimal:
        """The points of all indicators together."""
        return sum((one.points or Decimal(0) for one in self.indicators), Decimal(0))

    def is_valid_in(self, year: int) -> bool:
        """Whether it was in force on a day of that year or when the year was evaluated, in the one after."""
        starts_late = self.valid.since > datetime.date(year + 1, 12, 31)
        return not starts_late and (self.valid.until is None or self.valid.until >= datetime.date(year, 1, 1))

    def indicator(self, id: str) -> Indicator | None:
        return next((one for one in self.indicators if one.id == id), None)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of framework files, for editors that complete and check while one types."""
    return {"$id": "urn:jiping:schema:framework:1", **Framework.model_json_schema(by_alias=True)}

"""What an office records beside its documents: figures no document gives, judgements, what does not apply, evidence.

    schema: jiping.records/1
    year: 2024
    figures:
      staff.in_post: 12人
      three_public.total@budget.original^-1: 32.00万元
    judgements:
      process.management.rules: {by: 复核人, on: 2025-03-01, why: 查阅制度汇编, answers: [true, true, false, true]}
      input.three-public.change: {by: 复核人, on: 2025-03-01, why: 上年没有安排，本年为新设机构, share: 100}
    not_applicable:
      process.building.area: 当年没有新建楼堂馆所
    evidence:
      input.staffing.control-ratio: [编制批复.pdf]

Where a table leaves a base of zero or an indicator that cannot apply to a person, a judgement with ``share`` says how
many per cent of the points that person gives.

A figure is written as people write it, with its unit; money without a unit is refused, since nobody can tell 元 from
万元 afterwards.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from jiping.concepts.dictionary import concepts
from jiping.concepts.numbers import find_numbers
from jiping.model import Dimension, Source
from jiping.score.engine import Data, Input, Recorded
from jiping.score.formula import FormulaError, Ref, parse
from jiping.score.load import Problem, checked
from jiping.score.methods import Closed, Exact
from jiping.score.schema import Framework

_BARE = {"count": Dimension.COUNT, "percent": Dimension.PERCENT, "area": Dimension.AREA, "score": Dimension.SCORE}


def _words(value: object) -> object:
    """12 and 12人 are both what people write."""
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


class Judged(Closed):
    """A recorded judgement; ``by`` is a role (复核人), never a person's name."""

    by: str = Field(min_length=1)
    on: datetime.date
    why: str = Field(min_length=1)
    choice: str = ""
    share: Exact | None = Field(default=None, ge=0, le=100)
    answers: tuple[bool, ...] = ()


class Records(Closed):
    """One file of records."""

    schema_: Literal["jiping.records/1"] = Field(alias="schema")
    year: int | None = Field(default=None, ge=1990, le=2100)
    figures: dict[str, Annotated[str, BeforeValidator(_words)]] = Field(default_factory=dict)
    judgements: dict[str, Judged] = Field(default_factory=dict)
    not_applicable: dict[str, str] = Field(default_factory=dict)
    evidence: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def read_records(path: Path, lang: str = "zh") -> tuple[Records | None, tuple[Problem, ...]]:
    """The records in a file, or what is wrong with it, line by line."""
    made, problems = checked(path.read_text("utf-8", errors="replace"), Records, _figures_are_sound, lang)
    return (made, ()) if isinstance(made, Records) and not problems else (None, problems)


def _figures_are_sound(records: Closed) -> list[tuple[tuple[str | int, ...], str, dict[str, str]]]:
    """(place, kind, values) of each figure that cannot be used."""
    assert isinstance(records, Records)
    found: list[tuple[tuple[str | int, ...], str, dict[str, str]]] = []
    for name, text in records.figures.items():
        ref = _ref(name)
        if ref is None or ref.concept not in concepts():
            found.append((("figures", name), "unknown_figure", {"words": name}))
        elif (problem := _value(ref, text)) is not None and isinstance(problem, str):
            found.append((("figures", name), problem, {"words": text}))
    return found


def _ref(name: str) -> Ref | None:
    try:
        return parse(name).ref
    except FormulaError:
        return None


def _value(ref: Ref, text: str) -> Fraction | str:
    """The value in the base unit, or the kind of problem."""
    unit = concepts()[ref.concept].unit
    numbers = find_numbers(text)
    whole = len(numbers) == 1 and not text[: numbers[0].start].strip() and not text[numbers[0].end :].strip()
    if not whole or numbers[0].number.high is not None:
        return "no_figure"
    number = numbers[0].number
    dimension = number.unit.dimension
    if unit == "money" and dimension is not Dimension.MONEY:
        return "money_without_unit"
    if dimension not in (Dimension.NONE, _BARE.get(unit, dimension)):
        return "other_unit"
    # A share written without its sign (95) is in per cent as well.
    return Fraction(number.base) / 100 if unit == "percent" else Fraction(number.base)


def data_of(
    records: Records | None, inputs: Mapping[Ref, Input], framework: Framework, name: str = ""
) -> tuple[Data, tuple[str, ...]]:
    """What the framework is held against; and the ids in the records that it does not have.

    A recorded figure stands before those of documents: whoever records it answers for it. Where a document says
    otherwise the difference is in its remark.
    """
    if records is None:
        return Data(inputs), ()
    every: dict[Ref, Input] = dict(inputs)
    for words, text in records.figures.items():
        ref = _ref(words)
        assert ref is not None
        value = _value(ref, text)
        assert isinstance(value, Fraction)
        printed = every.get(ref)
        differs = printed is not None and not printed.low <= value <= printed.high
        remark = (
            f"{concepts()[ref.concept].label}按填报的 {text}，文件里是 {printed.words}" if printed and differs else ""
        )
        every[ref] = Input(value, value, text, ((name, Source(text, row=words)),), remark)
    made = {
        id: Recorded(
            one.by,
            one.on.isoformat(),
            one.why,
            one.choice,
            None if one.share is None else Fraction(one.share),
            one.answers,
        )
        for id, one in records.judgements.items()
    }
    known = {one.id for one in framework.indicators}
    named = (*records.judgements, *records.not_applicable, *records.evidence)
    strange = tuple(dict.fromkeys(id for id in named if id not in known))
    return Data(every, made, records.not_applicable, records.evidence), strange

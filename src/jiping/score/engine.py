"""From figures to a scorecard: for each indicator its points, the sentence that explains them, and the trace.

What is missing or disputed never becomes a zero or a full mark: it makes a range, from the least to the most the
indicator could give, and the mark 未能证实. Judged indicators take a recorded judgement and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product
from typing import Any, Literal, NamedTuple

from jiping.concepts.columns import COLUMN_WORDS
from jiping.concepts.dictionary import concepts
from jiping.model import FormIndicator, Source
from jiping.score.formula import Expression, Missing, Ref, ZeroBase, evaluate
from jiping.score.methods import (
    AtLeast,
    AtMost,
    Breaches,
    Checklist,
    Judgement,
    OwnRows,
    Steps,
    Within,
    half_up,
    plain,
)
from jiping.score.rows import RowScore, score_row
from jiping.score.schema import Framework, Indicator

Status = Literal["computed", "judged", "not_applicable", "unproved"]


@dataclass(frozen=True, slots=True)
class Input:
    """One figure: exact, or from ``low`` to ``high`` where documents give several.

    Money is in 元, and a share is what it is of one (95 % is 0.95), since formulas give rates of one.
    """

    low: Fraction
    high: Fraction
    words: str
    """As printed, with its unit; several joined by “/”."""
    sources: tuple[tuple[str, Source], ...] = ()
    """Where it stands: the file and the place in it."""
    remark: str = ""
    """What limits its use: 数据为上年末, 两处不同."""

    @property
    def is_disputed(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Recorded:
    """A judgement somebody made: ``answers`` says yes or no to each condition of a checklist, or whether each condition
    is broken; ``share`` is the per cent of the points inside a choice."""

    by: str
    """The role, never a name."""
    on: str
    why: str
    choice: str = ""
    share: Fraction | None = None
    answers: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Data:
    """What a framework is held against."""

    inputs: Mapping[Ref, Input]
    judgements: Mapping[str, Recorded] = field(default_factory=dict)
    not_applicable: Mapping[str, str] = field(default_factory=dict)
    """Indicators that cannot apply, with the reason."""
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: tuple[tuple[str, FormIndicator], ...] = ()
    """The indicators of filled forms, each with its file, without that of execution."""


@dataclass(frozen=True, slots=True)
class Result:
    """One indicator scored. ``low`` and ``high`` are rounded points, equal where the score is certain."""

    indicator: Indicator
    status: Status
    low: Fraction
    high: Fraction
    why: str
    why_en: str
    numbers: str = ""
    """The formula with its numbers in."""
    rate: Fraction | None = None
    inputs: tuple[tuple[Ref, Input], ...] = ()
    missing: tuple[Ref, ...] = ()
    """Figures that are not there, or not beyond dispute."""
    evidence: tuple[str, ...] = ()
    rows: tuple[RowScore, ...] = ()
    """Of an indicator that stands for those of a form: each of them."""

    @property
    def is_certain(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All indicators and the total. ``refused`` says why there is no total."""

    framework: Framework
    results: tuple[Result, ...]
    low: Fraction
    high: Fraction
    grades: tuple[str, ...]
    """The grade, or every grade from that of ``low`` to that of ``high``."""
    refused: str = ""
    caps: tuple[str, ...] = ()
    """Wordings of the limits that took points from the total."""

    @property
    def narrows_most(self) -> Ref | None:
        """The figure that would narrow the total most: by the points that hang on it alone, then on it with others."""
        alone: dict[Ref, Fraction] = {}
        shared: dict[Ref, Fraction] = {}
        for result in self.results:
            for ref in result.missing:
                width = result.high - result.low
                shared[ref] = shared.get(ref, Fraction(0)) + width
                if len(result.missing) == 1:
                    alone[ref] = alone.get(ref, Fraction(0)) + width
        best = max(shared, key=lambda ref: (alone.get(ref, Fraction(0)), shared[ref], str(ref)), default=None)
        return best if best is not None and shared[best] > 0 else None


def score(framework: Framework, data: Data) -> Scorecard:
    """The scorecard of one department-year or project under a framework with points.

    Raises :class:`ValueError` for a framework that only names indicators.
    """
    if framework.full_score is None:
        raise ValueError(f"{framework.id} names indicators and gives no points")
    results = tuple(_rounded(_result(one, framework, data), framework.rounding.score) for one in framework.indicators)
    full = Fraction(framework.full_score)
    out = sum(
        (Fraction(r.indicator.points or 0) for r in results if r.status == "not_applicable" and not r.high), Fraction(0)
    )
    scale = full / (full - out) if out < full else Fraction(0)
    digits = framework.rounding.score
    low = sum((r.low for r in results), Fraction(0)) * scale
    high = sum((r.high for r in results), Fraction(0)) * scale
    low, high, caps = _capped(framework, results, low, high)
    graded = (low, high) if framework.grade_on == "exact" else (half_up(low, digits), half_up(high, digits))
    refused = framework.incomplete or ""
    return Scorecard(
        framework,
        results,
        half_up(low, digits),
        half_up(high, digits),
        () if refused else _grades(framework, *graded),
        refused,
        caps,
    )


def _capped(
    framework: Framework, results: Iterable[Result], low: Fraction, high: Fraction
) -> tuple[Fraction, Fraction, tuple[str, ...]]:
    by_id = {result.indicator.id: result for result in results}
    told = []
    for cap in framework.caps:
        rate = by_id[cap.indicator].rate
        if rate is None:
            low = cap.applied(low)  # it may hold
        elif rate < Fraction(cap.under):
            low, high = cap.applied(low), cap.applied(high)
            told.append(cap.wording)
    return low, high, tuple(told)


def _grades(framework: Framework, low: Fraction, high: Fraction) -> tuple[str, ...]:
    found: list[str] = []
    above: Fraction | None = None
    for grade in framework.grades:
        bound = Fraction(grade.at_least)
        if bound <= high and (above is None or low < above):
            found.append(grade.label)
        above = bound
    return tuple(found)


# ------------------------------------------------------------------------------------------- one indicator


def _rounded(result: Result, digits: int) -> Result:
    """Points of whatever status have the digits of the table, also where those of an indicator have more."""
    low, high = half_up(result.low, digits), half_up(result.high, digits)
    return result if (low, high) == (result.low, result.high) else replace(result, low=low, high=high)


def _result(one: Indicator, framework: Framework, data: Data) -> Result:
    full, digits = Fraction(one.points or 0), framework.rounding.score
    given = data.evidence.get(one.id, ())
    reason = data.not_applicable.get(one.id)
    if reason is not None:
        return _not_applicable(one, full, reason, data.judgements.get(one.id), given)
    if isinstance(one.scoring, OwnRows):
        return _own_rows(one, one.scoring, full, digits, data, given)
    if one.is_judged:
        return _judged(one, full, digits, data.judgements.get(one.id), given)
    expression = one.expression
    if expression is None:
        return _unproved(one, full, "没有算法，要有人评定", "it has no formula and must be judged", given)
    refs = tuple(dict.fromkeys(expression.refs()))
    inputs = tuple((ref, data.inputs[ref]) for ref in refs if ref in data.inputs)
    missing = tuple(ref for ref in refs if ref not in data.inputs)
    if missing:
        names, names_en = "、".join(map(label, missing)), ", ".join(label(ref, "en") for ref in missing)
        why, why_en = f"缺 {names}，不能算出", f"cannot be computed without {names_en}"
        return _unproved(one, full, why, why_en, given, inputs, missing)
    return _computed(one, full, framework, expression, dict(inputs), data.judgements.get(one.id), given)


def _not_applicable(
    one: Indicator, full: Fraction, reason: str, made: Recorded | None, given: tuple[str, ...]
) -> Result:
    if one.not_applicable == "manual":
        if made is not None and made.share is not None:
            return _decided(one, full, made, (reason, reason), given)
        why, why_en = f"{reason}；不适用时怎样给分没有规定", f"{reason}; nothing says what points that gives"
        return _unproved(one, full, why, why_en, given)
    points = full if one.not_applicable == "full" else Fraction(0)
    how, how_en = (
        ("得满分", "full points")
        if points
        else ("不计入，按其余指标折算", "left out, the others make up the full score")
    )
    return Result(one, "not_applicable", points, points, f"{reason}，{how}", f"{reason}: {how_en}", evidence=given)


def _decided(
    one: Indicator, full: Fraction, made: Recorded, because: tuple[str, str], given: tuple[str, ...], **trace: Any
) -> Result:
    """What the table leaves to a person, as that person recorded it: so many per cent of the points."""
    assert made.share is not None
    points = full * made.share / 100
    zh = f"{because[0]}，{made.by}于 {made.on} 决定给 {plain(made.share)}%：{made.why}"
    en = f"{because[1]}; {made.by} decided on {made.on} on {plain(made.share)}%: {made.why}"
    return Result(one, "judged", points, points, zh, en, evidence=given, **trace)


def _unproved(
    one: Indicator,
    full: Fraction,
    why: str,
    why_en: str,
    given: tuple[str, ...],
    inputs: tuple[tuple[Ref, Input], ...] = (),
    missing: tuple[Ref, ...] = (),
) -> Result:
    low, high = Fraction(0), full
    return Result(one, "unproved", low, high, why, why_en, inputs=inputs, missing=missing, evidence=given)


def _judged(one: Indicator, full: Fraction, digits: int, made: Recorded | None, given: tuple[str, ...]) -> Result:
    if made is None:
        return _unproved(one, full, "还没有评定", "nobody has judged it yet", given)
    method = one.scoring
    signed, signed_en = f"{made.by}于 {made.on} 评定：{made.why}", f"judged by {made.by} on {made.on}: {made.why}"
    if isinstance(method, Judgement):
        choice = next((choice for choice in method.choices if choice.label == made.choice), None)
        if choice is None:
            labels = "、".join(choice.label for choice in method.choices)
            why, why_en = f"“{made.choice}”不在可选的档次里（{labels}）", f"“{made.choice}” is no choice ({labels})"
            return _unproved(one, full, why, why_en, given)
        low, high = Fraction(choice.at_least), Fraction(choice.at_most)
        share = made.share if made.share is not None else (low if low == high else None)
        if share is None or not low <= share <= high:
            span = f"{plain(low)}%—{plain(high)}%"
            why, why_en = f"{choice.label}档应在 {span} 之间给分", f"{choice.label} gives {span} of the points"
            least, most = half_up(full * low / 100, digits), half_up(full * high / 100, digits)
            return Result(one, "unproved", least, most, why, why_en, evidence=given)
        points = full * share / 100
        why, why_en = f"{choice.label}（{plain(share)}%），{signed}", f"{choice.label} ({plain(share)}%), {signed_en}"
    else:
        assert isinstance(method, Checklist | Breaches)
        count = len(method.items) if isinstance(method, Checklist) else len(method.conditions)
        if len(made.answers) != count:
            why, why_en = (
                f"共 {count} 个要点，只评定了 {len(made.answers)} 个",
                f"{len(made.answers)} of {count} conditions are judged",
            )
            return _unproved(one, full, why, why_en, given)
        yes = sum(made.answers)
        if isinstance(method, Checklist):
            held = [item.points for item, answer in zip(method.items, made.answers, strict=True) if answer]
            points = min(sum(map(Fraction, held), Fraction(0)), full)
            why, why_en = f"{count} 个要点中做到 {yes} 个，{signed}", f"{yes} of {count} conditions met, {signed_en}"
        else:
            points = max(full - yes * Fraction(method.deduct), Fraction(method.floor))
            why, why_en = (
                f"{count} 个条件中有 {yes} 个没有做到，{signed}",
                f"{yes} of {count} conditions broken, {signed_en}",
            )
    points = half_up(points, digits)
    return Result(one, "judged", points, points, why, why_en, evidence=given)


def _own_rows(
    one: Indicator, method: OwnRows, full: Fraction, digits: int, data: Data, given: tuple[str, ...]
) -> Result:
    rows = [(path, row) for path, row in data.rows if not method.levels or row.level1 in method.levels]
    if not rows:
        why, why_en = "没有读到自评表里的这些指标", "no such indicators were read in a form"
        return _unproved(one, full, why, why_en, given)
    scored = [score_row(row, path, method, digits) for path, row in rows]
    sure = tuple(row for row in scored if row is not None)
    worth = sum((Fraction(row.row.points.number.value) for row in sure if row.row.points is not None), Fraction(0))
    if len(sure) < len(rows):
        why, why_en = "有的指标没有自己的分值", "some indicators have no points of their own"
    elif worth != full:
        why = f"表内分值合计 {plain(worth)} 分，应为 {plain(full)} 分，不能折算"
        why_en = f"the points in the form make {plain(worth)}, not {plain(full)}"
    else:
        low, high = (sum((getattr(row, end) for row in sure), Fraction(0)) for end in ("low", "high"))
        open_ = sum(row.low != row.high for row in sure)
        why, why_en = f"{len(sure)} 个指标逐项相加", f"{len(sure)} indicators added up"
        if open_:
            why, why_en = f"{why}，其中 {open_} 个要由人评定", f"{why_en}, {open_} of them to be judged"
        status: Status = "unproved" if open_ else "computed"
        return Result(one, status, low, high, why, why_en, evidence=given, rows=sure)
    return replace(_unproved(one, full, why, why_en, given), rows=sure)


_MOST_DISPUTED = 8
"""Figures whose ends are combined; a formula with more of them is left open from nothing to full points."""


def _computed(
    one: Indicator,
    full: Fraction,
    framework: Framework,
    expression: Expression,
    inputs: Mapping[Ref, Input],
    made: Recorded | None,
    given: tuple[str, ...],
) -> Result:
    disputed = tuple(ref for ref, value in inputs.items() if value.is_disputed)
    numbers = in_words(expression, lambda ref: inputs[ref].words)
    pairs = tuple(inputs.items())
    if len(disputed) > _MOST_DISPUTED:
        why, why_en = f"{len(disputed)} 个数几处不同，不能确定", f"documents differ in {len(disputed)} figures"
        return Result(one, "unproved", Fraction(0), full, why, why_en, numbers, None, pairs, disputed, given)
    outcomes = [_points(one, full, framework, evaluate(expression, values)) for values in _corners(inputs)]
    if not disputed:
        points, why, why_en, rate, is_out = outcomes[0]
        remarks = "；".join(dict.fromkeys(value.remark for value in inputs.values() if value.remark))
        why = f"{why}（{remarks}）" if remarks else why
        if points is None and made is not None and made.share is not None:
            return _decided(one, full, made, (why, why_en), given, numbers=numbers, rate=rate, inputs=pairs)
        if points is None:
            # Nothing is missing but a decision: no figure would narrow it.
            return Result(one, "unproved", Fraction(0), full, why, why_en, numbers, rate, pairs, (), given)
        status: Status = "not_applicable" if is_out else "computed"
        exact = half_up(points, framework.rounding.score)
        return Result(one, status, exact, exact, why, why_en, numbers, rate, pairs, (), given)
    low, high = _range(one, full, outcomes)
    digits = framework.rounding.score
    names = "、".join(f"{label(ref)}（{inputs[ref].words}）" for ref in disputed)
    names_en = ", ".join(f"{label(ref, 'en')} ({inputs[ref].words})" for ref in disputed)
    why, why_en = f"{names}几处不同，不能确定", f"{names_en}: documents differ"
    return Result(
        one, "unproved", half_up(low, digits), half_up(high, digits), why, why_en, numbers, None, pairs, disputed, given
    )


def _corners(inputs: Mapping[Ref, Input]) -> Iterator[dict[Ref, Fraction]]:
    """Every combination of the ends; formulas rise or fall with each of their figures."""
    refs = list(inputs)
    ends = [sorted({inputs[ref].low, inputs[ref].high}) for ref in refs]
    for values in product(*ends):
        yield dict(zip(refs, values, strict=True))


class _Outcome(NamedTuple):
    """Points (``None``: a person must decide), why in both languages, the rate, and whether it does not apply."""

    points: Fraction | None
    why: str
    why_en: str
    rate: Fraction | None = None
    is_out: bool = False


def _points(one: Indicator, full: Fraction, framework: Framework, value: Fraction | Missing | ZeroBase) -> _Outcome:
    if isinstance(value, ZeroBase):
        rule = one.zero_base.nothing if value.above == 0 else one.zero_base.something
        zh, en = (
            ("分子、分母都是零", "nothing stands on either side")
            if value.above == 0
            else ("分母是零，比率没有意义", "the base is zero, so that there is no rate")
        )
        known = {"full": (full, "得满分", "full points"), "zero": (Fraction(0), "不得分", "no points")}
        if rule in known:
            points, how, how_en = known[rule]
            return _Outcome(points, f"{zh}，{how}", f"{en}: {how_en}")
        if rule == "not_applicable":
            return _Outcome(Fraction(0), f"{zh}，不适用", f"{en}: it does not apply", is_out=True)
        return _Outcome(None, f"{zh}，由人评定", f"{en}; a person decides")
    assert not isinstance(value, Missing)
    rate = half_up(value * 100 if one.unit == "percent" else value, framework.rounding.rate)
    scoring = one.scoring
    assert isinstance(scoring, AtMost | AtLeast | Within | Steps)
    made = scoring.score(rate, full)
    return _Outcome(made.points, made.why, made.why_en, rate)


def _range(one: Indicator, full: Fraction, outcomes: list[_Outcome]) -> tuple[Fraction, Fraction]:
    """From the least to the most points; of rates between the outcomes, too."""
    if any(one.points is None or one.rate is None for one in outcomes):
        return Fraction(0), full
    rates = [one.rate for one in outcomes if one.rate is not None]
    found = [one.points for one in outcomes if one.points is not None]
    scoring = one.scoring
    if isinstance(scoring, Within):
        if min(rates) <= Fraction(scoring.high) and max(rates) >= Fraction(scoring.low):
            found.append(full)
    elif isinstance(scoring, Steps):
        low, high = min(rates), max(rates)
        found += [
            min(Fraction(band.points), full)
            for band in scoring.bands
            if (band.low is None or Fraction(band.low) <= high) and (band.high is None or Fraction(band.high) >= low)
        ]
    return min(found), max(found)


# ------------------------------------------------------------------------------------------- words


def label(ref: Ref, lang: str = "zh") -> str:
    """How people name the figure a formula asks for: 上年年初预算“三公”经费."""
    concept = concepts()[ref.concept]
    column = COLUMN_WORDS.get(ref.column, ("", ""))[lang == "en"]
    if lang == "en":
        year = f" {-ref.shift} year{'s' if ref.shift < -1 else ''} before" if ref.shift else ""
        return f"{concept.en}{f' ({column})' if column else ''}{year}"
    year = {0: "", -1: "上年"}.get(ref.shift, f"{-ref.shift} 年前")
    return f"{year}{column}{concept.label}{'（合计）' if ref.is_sum else ''}"


_SIGNS = {"add": "＋", "subtract": "－", "multiply": "×", "divide": "÷"}
_RANKS = {"add": 1, "subtract": 1, "multiply": 2, "divide": 2}


def in_words(expression: Expression, said: Callable[[Ref], str], above: int = 0, is_right: bool = False) -> str:
    """The formula with what ``said`` gives for each figure in it: (63.46万元－32.00万元)÷32.00万元."""
    if expression.operator == "number":
        return plain(expression.value)
    if expression.ref is not None:
        return said(expression.ref)
    if expression.operator in ("min", "max"):
        name = "较小的" if expression.operator == "min" else "较大的"
        return f"{name}（{'、'.join(in_words(part, said) for part in expression.parts)}）"
    rank = _RANKS[expression.operator]
    left, right = expression.parts
    words = in_words(left, said, rank) + _SIGNS[expression.operator] + in_words(right, said, rank, True)
    return f"({words})" if rank < above or (is_right and rank == above) else words

"""The rows of a filled self-evaluation form: what each earns by the operator of its own target.

Nothing is guessed where the form does not say it: a value in words without a band, units that differ, a target without
an operator that was not just met, a date that was missed leave the row open, from nothing to all its points.
Sources: 财预〔2020〕10号 自评表 and the notes of the provincial forms, as the framework names them.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from fractions import Fraction

from jiping.model import FormIndicator, Number
from jiping.score.methods import OwnRows, half_up, plain


@dataclass(frozen=True, slots=True)
class RowScore:
    """Points of one row, rounded; equal ends where they are certain."""

    row: FormIndicator
    path: str
    """The file the form stands in."""
    low: Fraction
    high: Fraction
    why: str
    why_en: str


def score_row(row: FormIndicator, path: str, method: OwnRows, digits: int) -> RowScore | None:
    """What the row earns; ``None`` where its points are not printed, or for several rows together."""
    if row.points is None or row.is_shared:
        return None
    full = Fraction(row.points.number.value)
    low, high, why, why_en = _earned(row, full, method)
    return RowScore(row, path, half_up(low, digits), half_up(high, digits), why, why_en)


_Earned = tuple[Fraction, Fraction, str, str]


def _earned(row: FormIndicator, full: Fraction, method: OwnRows) -> _Earned:
    if not row.actual_text:
        return Fraction(0), full, "没有填完成值", "no result is filled in"
    dates = _by_date(row, full)
    if dates is not None:
        return dates
    if row.target is None or row.actual is None:
        return _by_band(row, full, method)
    if row.target.unit.dimension is not row.actual.unit.dimension or row.target.unit.name != row.actual.unit.name:
        return Fraction(0), full, "完成值与指标值单位不同，由人评定", "target and result differ in unit; to be judged"
    return _by_number(row.operator, row.target, row.actual, full, method)


def _by_number(operator: str, target: Number, actual: Number, full: Fraction, method: OwnRows) -> _Earned:
    aim, got = Fraction(target.base), Fraction(actual.base)
    words = f"完成 {actual}，目标 {operator}{target}"
    words_en = f"result {actual}, target {operator}{target}"
    is_upper = operator in ("≤", "<")
    met = {"≥": got >= aim, ">": got > aim, "≤": got <= aim, "<": got < aim}.get(operator, got == aim)
    if met:
        return full, full, f"{words}，完成，得满分", f"{words_en}: met, full points"
    if operator == "" or (operator == "=" and got > aim) or aim == 0 or got < 0 or aim < 0:
        return Fraction(0), full, f"{words}，看不出扣多少，由人评定", f"{words_en}: to be judged"
    if not is_upper:
        return _in_proportion(full * got / aim, full, words, words_en, f"{actual}÷{target}")
    ratio, left = full * aim / got, max(full * (1 - (got - aim) / aim), Fraction(0))
    if method.inverse == "either":
        low, high = min(ratio, left), max(ratio, left)
        return low, high, f"{words}，没有完成，怎样扣没有写明", f"{words_en}: not met, how much is off is not said"
    if method.inverse == "target_over_actual":
        return _in_proportion(ratio, full, words, words_en, f"{target}÷{actual}")
    return _in_proportion(left, full, words, words_en, f"1－超出部分÷{target}")


def _in_proportion(points: Fraction, full: Fraction, words: str, words_en: str, share: str) -> _Earned:
    points = min(points, full)
    said = f"{plain(full)}×（{share}）＝{plain(half_up(points, 2))}"
    return points, points, f"{words}，没有完成，{said}", f"{words_en}: not met, {said}"


def _by_band(row: FormIndicator, full: Fraction, method: OwnRows) -> _Earned:
    words = row.actual_text.strip()
    for band in method.bands:
        if any(_says(words, start) for start in band.starts):
            low, high = full * Fraction(band.at_least) / 100, full * Fraction(band.at_most) / 100
            span = f"{plain(low)}—{plain(high)}"
            return low, high, f"{band.label}，{span} 分，由人评定", f"{band.label}: {span} points, to be judged"
    return Fraction(0), full, f"“{words[:20]}”要由人评定", f"“{words[:20]}” is to be judged"


_REST = re.compile(r"(?:达成|完成)?(?:了|(?:预期|年度|指标|目标|任务|绩效).*)?(?:$|[，,。；;、（(].*)")


def _says(words: str, start: str) -> bool:
    """Whether a result is that of a band: 达成预期指标, and neither 完成率较低 nor 没有发生事故."""
    return words.startswith(start) and _REST.fullmatch(words[len(start) :]) is not None


_DATE = re.compile(
    r"(?P<year>20\d\d)\s*[年.\-/]\s*(?P<month>\d{1,2})\s*(?:月|[.\-/])?\s*(?:(?P<day>\d{1,2})\s*日?)?\s*(?:底|末)?\s*(?:之?前|以前)?"
)


def _by_date(row: FormIndicator, full: Fraction) -> _Earned | None:
    """A target that is a date and a result that is one; ``None`` where either is not."""
    target, actual = _day(row.target_text), _day(row.actual_text)
    if target is None or actual is None:
        return None
    words, words_en = f"{row.actual_text}完成，目标 {row.target_text}", f"done {row.actual_text}, aim {row.target_text}"
    if actual <= target:
        return full, full, f"{words}，按期，得满分", f"{words_en}: in time, full points"
    return Fraction(0), full, f"{words}，晚了，扣多少由人评定", f"{words_en}: late, to be judged"


def _day(text: str) -> datetime.date | None:
    """The last day a date may mean: 2024年12月底前 is 31 December."""
    match = _DATE.fullmatch(re.sub(r"^(?:于|在|≤|不晚于)|(?:完成|完工|建成|投入使用|到位)$", "", text.strip()))
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"])
    if not 1 <= month <= 12:
        return None
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)).day
    day = int(match["day"]) if match["day"] else last
    return datetime.date(year, month, day) if 1 <= day <= last else None

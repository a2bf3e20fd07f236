"""Dates and times as a spreadsheet prints them. A date is stored as a count of days since 1899 or 1904."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

TOKENS = r"上午/下午|AM/PM|A/P|\[h+\]|\[m+\]|\[s+\]|aaaa|aaa|y+|m+|d+|h+|s+|e(?![+-])"
"""The parts of a format that stand for a piece of a date; a regular expression, without regard to case."""

_DATE = re.compile(r"(?:上午/下午|AM/PM|A/P|\[h+\]|\[m+\]|\[s+\]|a{3,4}|y+|m+|d+|h+|s+|e)", re.IGNORECASE)
_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LAST_DAY = 2958465  # 9999-12-31


def is_date_text(token: str) -> bool:
    """Whether a token of a format stands for a piece of a date."""
    return _DATE.fullmatch(token) is not None


def moment(value: Decimal, date1904: bool) -> datetime | None:
    """The moment a count of days stands for, ``None`` outside the calendar of spreadsheets."""
    if not 0 <= value <= _LAST_DAY:
        return None
    seconds = int((value * 86400).to_integral_value(rounding=ROUND_HALF_UP))
    # Day 60 is 29 February 1900, which never was; days before it are counted from one day later.
    start = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30 if value >= 60 else 31)
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return None


def format_date(value: Decimal, tokens: tuple[str, ...], date1904: bool = False) -> str | None:
    """A date printed by the tokens of its format, ``None`` where the value is no date."""
    when = moment(value, date1904)
    if when is None:
        return None
    half = any(token.lower() in ("am/pm", "a/p", "上午/下午") for token in tokens)
    printed = []
    for index, token in enumerate(tokens):
        if is_date_text(token):
            printed.append(_piece(token.lower(), when, value, half, _is_minute(tokens, index)))
        else:
            printed.append(_literal(token))
    return "".join(printed).strip()


def _literal(token: str) -> str:
    if token[0] == '"':
        return token.strip('"')
    if token[0] in "\\!" and len(token) == 2:
        return token[1]
    if token[0] == "_" or token[0] == "*":
        return ""
    return "" if token[0] == "[" or token == "@" else token


def _is_minute(tokens: tuple[str, ...], index: int) -> bool:
    """``m`` is a minute beside an hour or a second, else a month."""
    if tokens[index].lower() not in ("m", "mm"):
        return False
    before = next((t.lower() for t in reversed(tokens[:index]) if is_date_text(t)), "")
    after = next((t.lower() for t in tokens[index + 1 :] if is_date_text(t)), "")
    return before.strip("[]").startswith("h") or after.startswith("s")


def _piece(token: str, when: datetime, value: Decimal, half: bool, minute: bool) -> str:
    first = token[0]
    if first == "[":
        total = int(value * {"h": 24, "m": 1440, "s": 86400}[token[1]])
        return f"{total:0{len(token) - 2}d}"
    if first == "e":
        return str(when.year)
    if first == "y":
        return f"{when.year % 100:02d}" if len(token) <= 2 else f"{when.year:04d}"
    if first == "m":
        return _pad(when.minute, token) if minute else _month(when.date(), token)
    if first == "d":
        if len(token) >= 3:
            name = _ENGLISH_DAYS[when.weekday()]
            return name if len(token) > 3 else name[:3]
        return _pad(when.day, token)
    if first == "h":
        return _pad((when.hour + 11) % 12 + 1 if half else when.hour, token)
    if first == "s":
        return _pad(when.second, token)
    if token.startswith("aaa"):
        return ("星期" if len(token) > 3 else "") + _WEEKDAYS[when.weekday()]
    if token == "上午/下午":
        return "上午" if when.hour < 12 else "下午"
    return "AM" if when.hour < 12 else "PM"


def _month(day: date, token: str) -> str:
    if len(token) <= 2:
        return _pad(day.month, token)
    name = _ENGLISH_MONTHS[day.month - 1]
    return name if len(token) == 4 else name[:3] if len(token) == 3 else name[0]


def _pad(number: int, token: str) -> str:
    return f"{number:02d}" if len(token) > 1 else str(number)

"""A number as a spreadsheet prints it: its value and number format to the characters that stand in the cell.

The printed digits decide which amounts a figure can stand for, so a workbook must give the digits its reader sees:
0.98 with ``0.00%`` is 98.00%, 1234.5 with ``#,##0.00`` is 1,234.50. Values are exact decimals throughout.

Where this departs from the spreadsheet on purpose: nothing is ever printed as 1.23E+11, .5 is 0.5, and a negative
number always shows a sign, also where its format marks it by red colour alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from jiping.read.dateformat import TOKENS as _DATE_TOKENS
from jiping.read.dateformat import format_date, is_date_text

GENERAL = "General"
_TOKEN = re.compile(
    r'"[^"]*"|\\.|!.|_.|\*.|\[[^\]]*\]|G/通用格式|General|E[+-]|'
    rf"{_DATE_TOKENS}|[0#?.,%@/]|.",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_PLAIN = re.compile(r"(#,##0|0)(\.0{1,30})?(%)?(?:_ |_\))?")
_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_MAX_PLACES = 30  # Excel's own bound on decimals
_GENERAL_WIDTH = 11


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four parts of a format. ``kind`` is number, general, date, text."""

    tokens: tuple[str, ...]
    kind: str
    condition: tuple[str, Decimal] | None = None


def number_of(text: str) -> Decimal | None:
    """The value a file stores, in the 15 digits a spreadsheet keeps; ``None`` when it is no number."""
    if len(text) > 400:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    # Larger or smaller than any double: no spreadsheet has written this.
    if not value.is_finite() or (value and not -330 < value.adjusted() < 310):
        return None
    return _SIGNIFICANT.plus(value)


def format_value(value: Decimal, code: str, date1904: bool = False) -> str:
    """``value`` printed by the format ``code``; inner alignment blanks are kept, a reader of cells strips them.

    >>> format_value(Decimal("0.98"), "0.00%"), format_value(Decimal("1234.5"), "#,##0.00")
    ('98.00%', '1,234.50')
    """
    plain = _plain(code)
    if plain is not None:
        places, percent, mark = plain
        return f"{_round(_WIDE.scaleb(value, 2) if percent else value, places):{mark}f}{'%' if percent else ''}"
    sections = _sections(code)
    numbers = [section for section in sections if section.kind != "text"] or [_Section((GENERAL,), "general")]
    section, own_sign = _choose(numbers, value)
    if section.kind == "date":
        printed = format_date(value, section.tokens, date1904)
        return printed if printed is not None else general(value)
    if section.kind == "general":
        printed = _with_literals(section.tokens, general(abs(value)))
    else:
        printed = _digits(section.tokens, abs(value))
    shows_sign = own_sign and re.search(r"[-(（−－]", printed) is not None
    if value < 0 and printed.strip() and not shows_sign:
        return "-" + printed.lstrip()
    return printed


def general(value: Decimal) -> str:
    """The format General: as many decimals as fit eleven characters, never an exponent.

    >>> general(Decimal("427.35999999999996")), general(Decimal("0.1") / 3)
    ('427.36', '0.033333333')
    """
    value = _SIGNIFICANT.plus(value)
    whole = len(str(abs(int(value))))
    places = max(_GENERAL_WIDTH - whole - 1, 0)
    if value and value.adjusted() < -4:
        places = min(-value.adjusted() + 4, 330)  # a very small number keeps five digits instead of becoming a zero
    rounded = _round(value, places) if value != value.to_integral_value() else value
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def _plain(code: str) -> tuple[int, bool, str] | None:
    """Decimals, percent and separator of the few formats nearly every amount has, ``None`` for any other.

    They take a fifth of the time this way, and formatting is half the time of reading a large workbook.
    """
    match = _PLAIN.fullmatch(code)
    if match is None:
        return None
    return max(len(match.group(2) or "") - 1, 0), bool(match.group(3)), "," if match.group(1) == "#,##0" else ""


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_section(part) for part in _split(code[:1024])[:4])


def _split(code: str) -> list[str]:
    """The parts between semicolons that stand in no quotation."""
    parts, current, place = [], "", 0
    while place < len(code):
        character = code[place]
        if character == ";":
            parts.append(current)
            current = ""
        elif character in "\\!_*" and place + 1 < len(code):
            current += code[place : place + 2]
            place += 1
        elif character == '"' or character == "[":
            end = code.find('"' if character == '"' else "]", place + 1)
            end = len(code) - 1 if end < 0 else end
            current += code[place : end + 1]
            place = end
        else:
            current += character
        place += 1
    return [*parts, current]


def _section(part: str) -> _Section:
    match = _CONDITION.search(part)
    condition = (match.group(1), Decimal(match.group(2))) if match else None
    tokens = tuple(_TOKEN.findall(part))
    if any(is_date_text(token) for token in tokens):
        return _Section(tokens, "date", condition)
    if any(token.lower() in ("general", "g/通用格式") for token in tokens):
        return _Section(tokens, "general", condition)
    if "@" in tokens:
        return _Section(tokens, "text", condition)
    return _Section(tokens, "number", condition)


def _choose(sections: list[_Section], value: Decimal) -> tuple[_Section, bool]:
    """The section for a value, and whether it is the one that prints negative numbers with a sign of its own."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _holds(value, *section.condition):
                return section, section is not sections[0]
        return sections[-1], True
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _literal(token: str) -> str:
    """What a token that is no place for a digit prints."""
    if token[0] == '"':
        return token.strip('"')
    if token[0] in "\\!" and len(token) == 2:
        return token[1]
    if token[0] == "_" and len(token) == 2:
        return " "
    if token[0] == "*" and len(token) == 2:
        return ""
    if token[0] == "[":
        currency = _CURRENCY.fullmatch(token)
        return currency.group(1) if currency else ""
    return token


def _with_literals(tokens: tuple[str, ...], number: str) -> str:
    return "".join(number if token.lower() in ("general", "g/通用格式") else _literal(token) for token in tokens)


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_WIDE)


def _digits(tokens: tuple[str, ...], value: Decimal) -> str:
    """A number section: placeholders filled with digits, everything else as it stands."""
    if "/" in tokens and any(token in "?#0" for token in tokens):
        return general(value)  # fractions: 1/3 is no decimal digit, and no form of the trade uses them
    places = [index for index, token in enumerate(tokens) if token in ("0", "#", "?")]
    if not places:
        return "".join("" if token in ("@", ",") else _literal(token) for token in tokens)
    if any(token[:1] in "Ee" and token[1:] in ("+", "-") for token in tokens):
        return general(value)
    point = tokens.index(".") if "." in tokens else len(tokens)
    before = [index for index in places if index < point]
    after = [index for index in places if index > point][:_MAX_PLACES]
    last_whole = before[-1] if before else point - 1
    value = _WIDE.scaleb(value, 2 * tokens.count("%"))
    # Commas behind the last place for a digit divide by a thousand each; a comma between two of them groups digits.
    scaling = _commas(tokens[last_whole + 1 : point]) + (_commas(tokens[after[-1] + 1 :]) if after else 0)
    grouped = any(token == "," for token in tokens[before[0] : last_whole]) if before else False
    value = _WIDE.scaleb(value, -3 * min(scaling, 20))
    whole, _, fraction = f"{_round(value, len(after)):f}".partition(".")
    # .5 would be no number to anyone but a spreadsheet
    if whole == "0" and not fraction.strip("0") and all(tokens[index] == "#" for index in after):
        whole = ""
    return _fill_whole(tokens[:point], whole, grouped) + _fill_fraction(tokens[point:], fraction)


def _commas(tokens: tuple[str, ...]) -> int:
    return next((index for index, token in enumerate(tokens) if token != ","), len(tokens))


def _fill_whole(tokens: tuple[str, ...], digits: str, grouped: bool) -> str:
    """Digits from the right into the places left of the point; the first place takes all that are left."""
    places = [index for index, token in enumerate(tokens) if token in ("0", "#", "?")]
    printed: list[str] = []
    rest, count = digits, 0

    def put(digit: str) -> None:
        nonlocal count
        if grouped and count and count % 3 == 0 and digit != " ":
            printed.append(",")
        printed.append(digit)
        count += 1

    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token in ("0", "#", "?"):
            if rest:
                put(rest[-1])
                rest = rest[:-1]
            elif token == "0":
                put("0")
            elif token == "?":
                put(" ")
            if index == places[0]:
                while rest:
                    put(rest[-1])
                    rest = rest[:-1]
        elif token != ",":
            printed.append(_literal(token)[::-1])
    if not places:
        printed.append(digits[::-1])
    return "".join(printed)[::-1]


def _fill_fraction(tokens: tuple[str, ...], digits: str) -> str:
    """Digits behind the point: a ``#`` prints none for a trailing zero, a ``?`` a blank."""
    kept = len(digits)
    places = [token for token in tokens if token in ("0", "#", "?")]
    while kept and digits[kept - 1] == "0" and kept <= len(places) and places[kept - 1] in "#?":
        kept -= 1
    printed, used = "", 0
    for token in tokens:
        if token in ("0", "#", "?"):
            if used < kept:
                printed += digits[used]
            elif token == "?":
                printed += " "
            used += 1
        elif token == ".":
            printed += "." if kept or "0" in places or "?" in places else ""
        elif token != ",":
            printed += _literal(token)
    return printed

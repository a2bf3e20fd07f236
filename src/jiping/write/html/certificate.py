"""A certificate for people: the relations of a conflict as a small picture, and its lines as sentences.

The numbers of a certificate are whole steps of a grid; here they are 元, counts and per cent again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from jiping.write.findings_json import exact_text
from jiping.write.html.parts import esc
from jiping.write.wording import text

_PER_CENT = Fraction(1, 10**8)
_ROW = 26
_WIDTH = 480
_LEFT, _RIGHT = 200, 260
_LONGEST = 18
_MOST_BOXES = 16


def lines_html(certificate: Mapping[str, Any], lang: str) -> str:
    """Picture and lines of a certificate of kind ``lines``."""
    return _picture(certificate, lang) + f"<ol class='lines'>{''.join(_lines(certificate, lang))}</ol>"


def readings_html(certificate: Mapping[str, Any], lang: str) -> str:
    """One certificate for each reading of the words, each to be opened."""
    parts = []
    for number, one in enumerate(certificate["each"], 1):
        names = "、".join(map(str, one.get("reading", ())))
        label = text(lang, "reading_number", n=number, names=names)
        parts.append(f"<details><summary>{esc(label)}</summary>{lines_html(one['certificate'], lang)}</details>")
    return "".join(parts)


def _lines(certificate: Mapping[str, Any], lang: str) -> Iterator[str]:
    quantities, statements = certificate["quantities"], certificate["statements"]
    for entry in certificate["lines"]:
        said = _inequality(entry, quantities)
        if "sum" in entry:
            numbers = "、".join(
                f"{index + 1}" + (f"×{factor}" if factor != 1 else "") for index, factor in entry["sum"]
            )
            why = text(lang, "line_sum", lines=numbers)
        elif "product" in entry:
            numbers = "、".join(str(index + 1) for index in entry["from"])
            why = text(lang, "line_product", lines=numbers, statement=statements[entry["statement"]])
        else:
            why = text(lang, "line_given", statement=statements[entry["statement"]])
        if not entry["terms"]:
            said = text(lang, "line_impossible")
        yield f"<li>{esc(said)} <small>{esc(why)}</small></li>"


def _inequality(entry: Mapping[str, Any], quantities: list[Mapping[str, Any]]) -> str:
    """total - part - part ≥ 0 as total ≥ part + part; what has one quantity as its lower or upper end."""
    terms = entry["terms"]
    if not terms:
        return ""
    unit = Fraction(quantities[terms[0][0]]["unit"])
    least = entry["least"] * unit
    plus = [(q, c) for q, c in terms if c > 0]
    minus = [(q, -c) for q, c in terms if c < 0]
    left, right = _side(plus, quantities), _side(minus, quantities)
    sign, below = (">", "<") if entry.get("strict") else ("≥", "≤")
    percent = unit == _PER_CENT
    if len(terms) == 1:
        ((quantity, factor),) = terms
        end = least / factor
        way = sign if factor > 0 else below
        return f"{quantities[quantity]['name']} {way} {_say(end, percent)}"
    if not right:
        return f"{left} {sign} {_say(least, percent)}"
    if not left:
        return f"{right} {below} {_say(-least, percent)}"
    if least == 0:
        return f"{left} {sign} {right}"
    extra = f"{'+' if least > 0 else '-'} {_say(abs(least), percent)}"
    return f"{left} {sign} {right} {extra}"


def _side(terms: list[tuple[int, int]], quantities: list[Mapping[str, Any]]) -> str:
    return " + ".join(f"{'' if c == 1 else f'{c:,}×'}{quantities[q]['name']}" for q, c in terms)


def _say(value: Fraction, percent: bool) -> str:
    """A value for people: at most four decimals, and a mark where that is not all of it."""
    short = Fraction(round(value * 10_000), 10_000)
    number = exact_text(short)
    whole, point, decimals = number.partition(".")
    shown = f"{int(whole):,}" if whole.lstrip("-").isdigit() and whole != "-0" else whole
    return f"{'' if short == value else '约 '}{shown}{point}{decimals}{'%' if percent else ''}"


def _picture(certificate: Mapping[str, Any], lang: str) -> str:
    """Figures on the left, what is said of them on the right, a line where they meet."""
    quantities, statements = certificate["quantities"], certificate["statements"]
    meets: dict[int, set[int]] = {}
    for entry in certificate["lines"]:
        if "sum" in entry:
            continue
        place = entry["statement"]
        touched = {q for q, _ in entry["terms"]} | set(entry.get("product", ())[:3])
        if len(touched) > 1:
            meets.setdefault(place, set()).update(touched)
    # What nobody printed (last year's amounts, mostly) is left out: the picture is for looking at the document.
    printed = {q for q, one in enumerate(quantities) if one["name"] in statements}
    meets = {s: touched & printed for s, touched in meets.items()}
    shown = sorted({q for touched in meets.values() for q in touched})
    if not meets or len(shown) > _MOST_BOXES or len(meets) > _MOST_BOXES:
        return ""
    height = _ROW * max(len(shown), len(meets)) + 8
    left = {q: _ROW * n + 18 for n, q in enumerate(shown)}
    right = {s: _ROW * n + 18 for n, s in enumerate(sorted(meets))}
    parts = [
        f"<svg class='conflict' viewBox='0 0 {_WIDTH} {height}' role='img' aria-label='{esc(text(lang, 'picture'))}'>"
    ]
    for statement, touched in sorted(meets.items()):
        parts += [
            f"<line x1='{_LEFT + 4}' y1='{left[q] - 5}' x2='{_RIGHT - 4}' y2='{right[statement] - 5}'/>"
            for q in sorted(touched)
        ]
    parts += [
        f"<text x='{_LEFT}' y='{y}' text-anchor='end'>{esc(_cut(quantities[q]['name']))}</text>"
        for q, y in left.items()
    ]
    parts += [f"<text x='{_RIGHT}' y='{y}'>{esc(_cut(statements[s]))}</text>" for s, y in right.items()]
    return "".join(parts) + "</svg>"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

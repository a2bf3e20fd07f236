"""Formulas of frameworks and scoring methods as Excel formulas, so that a scoring table can be recomputed in Excel.

Excel calculates in floats. Rates are rounded to the digits of the table first, and a distance in steps is rounded to
six digits before a part of a step is cut off or counted whole, so that 0.3 ÷ 0.1 is three steps there, too.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from jiping.score.formula import Expression, Ref
from jiping.score.methods import AtLeast, AtMost, Step, Steps, Within, plain
from jiping.score.schema import Indicator

_SIGNS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}


def value_formula(expression: Expression, cell: Callable[[Ref], str]) -> str:
    """The formula over the cells of its figures, without the leading “=”."""
    if expression.operator == "number":
        return plain(expression.value)
    if expression.ref is not None:
        return cell(expression.ref)
    parts = [value_formula(part, cell) for part in expression.parts]
    if expression.operator in ("min", "max"):
        return f"{expression.operator.upper()}({','.join(parts)})"
    return f"({parts[0]}{_SIGNS[expression.operator]}{parts[1]})"


def rate_formula(one: Indicator, digits: int, cell: Callable[[Ref], str]) -> str:
    """The rate, rounded as the table says; empty text where a base is zero."""
    assert one.expression is not None
    value = value_formula(one.expression, cell)
    scaled = f"{value}*100" if one.unit == "percent" else value
    return f'IFERROR(ROUND({scaled},{digits}),"")'


def points_formula(one: Indicator, digits: int, rate: str, otherwise: Fraction) -> str | None:
    """The points for the rate in the cell ``rate``; ``otherwise`` is what a base of zero gives. ``None``: judged."""
    method, full = one.scoring, plain(Fraction(one.points or 0))
    if isinstance(method, AtMost | AtLeast):
        side = "<=" if isinstance(method, AtMost) else ">="
        limit = plain(method.full_at)
        distance = f"({rate}-{limit})" if isinstance(method, AtMost) else f"({limit}-{rate})"
        if method.step is not None:
            left = f"{full}-{_deduction(method.step, distance)}"
        elif method.zero_at is not None:
            whole = plain(abs(method.zero_at - method.full_at))
            left = f"{full}*(1-{distance}/{whole})"
        elif isinstance(method, AtMost):
            left = f"IF({rate}=0,0,{full}*{limit}/{rate})"
        else:
            left = f"{full}*{rate}/{limit}"
        points = f"IF({rate}{side}{limit},{full},{_bounded(left, method.floor, full)})"
    elif isinstance(method, Within):
        low, high = plain(method.low), plain(method.high)
        distance = f"MAX({low}-{rate},{rate}-{high},0)"
        points = _bounded(f"{full}-{_deduction(method.step, distance)}", method.floor, full)
    elif isinstance(method, Steps):
        points = _banded(method, rate, full)
    else:
        return None
    return f'IF({rate}="",{plain(otherwise)},ROUND({points},{digits}))'


def _deduction(step: Step, distance: str) -> str:
    steps = f"ROUND({distance}/{plain(step.size)},6)"
    if step.mode == "floor":
        steps = f"INT({steps})"
    elif step.mode == "ceil":
        steps = f"-INT(-{steps})"
    else:
        steps = f"{distance}/{plain(step.size)}"
    return f"{steps}*{plain(step.deduct)}" if step.mode != "ceil" else f"({steps})*{plain(step.deduct)}"


def _bounded(points: str, floor: Decimal, full: str) -> str:
    return f"MIN(MAX({points},{plain(floor)}),{full})"


def _banded(method: Steps, rate: str, full: str) -> str:
    ordered = sorted(method.bands, key=lambda band: (band.low is not None, band.low or Decimal(0)), reverse=True)
    found = plain(min(Fraction(ordered[-1].points), Fraction(full)))
    for band in reversed(ordered[:-1]):
        sign, bound = (">=", band.at_least) if band.at_least is not None else (">", band.over)
        assert bound is not None
        found = f"IF({rate}{sign}{plain(bound)},{plain(min(Fraction(band.points), Fraction(full)))},{found})"
    return found

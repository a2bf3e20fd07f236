"""Exact amounts of money for computing with and showing; a printed amount is a :class:`~jiping.model.number.Number`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from jiping.model.number import format_number
from jiping.model.unit import UNITS, WAN_YUAN, YUAN, Dimension, Unit

_PRINTED = re.compile(r"\s*([-+−]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+))\s*([^\d\s]*)\s*")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in 元, exact.

    >>> str(Money.parse("1,234.57 万元"))
    '1,234.57 万元'
    >>> Money.parse("0.5 万元") > Money.parse("0.5 元")
    True
    """

    yuan: Decimal

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read a printed amount; without a unit it is 元. Raises ``ValueError`` for anything else."""
        match = _PRINTED.fullmatch(text)
        unit = UNITS.get(match.group(2)) if match and match.group(2) else YUAN
        if not match or unit is None or unit.dimension is not Dimension.MONEY:
            raise ValueError(f"不是金额：{text!r}")
        return cls(Decimal(match.group(1).replace(",", "").replace("−", "-")) * unit.factor)

    def __add__(self, other: Money) -> Money:
        return Money(self.yuan + other.yuan)

    def __sub__(self, other: Money) -> Money:
        return Money(self.yuan - other.yuan)

    def __abs__(self) -> Money:
        return Money(abs(self.yuan))

    def show(self, unit: Unit = WAN_YUAN, decimals: int | None = None) -> str:
        """The amount in ``unit``, with at least two decimals unless ``decimals`` says otherwise."""
        value = self.yuan / unit.factor
        if decimals is None:
            exponent = value.normalize().as_tuple().exponent
            decimals = max(2 if unit is not YUAN else 0, -exponent if isinstance(exponent, int) else 0)
        return f"{format_number(value, decimals)} {unit.name}"

    def __str__(self) -> str:
        return self.show()

"""Checks on numbers that identify persons: the check digit of identity numbers, the Luhn sum of bank cards."""

from __future__ import annotations

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_REGIONS = {"1": "12345", "2": "123", "3": "1234567", "4": "123456", "5": "01234", "6": "12345", "7": "1", "8": "123"}
_PROVINCES = frozenset(region + place for region, places in _REGIONS.items() for place in places)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_date(year: int, month: int, day: int) -> bool:
    return 1880 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]


def identity_shape(number: str) -> bool:
    """Whether 18 characters have a province and a date of birth where an identity number has them."""
    return (
        len(number) == 18
        and number[:2] in _PROVINCES
        and number[:17].isdigit()
        and _is_date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    )


def identity_check(number: str) -> bool:
    """Whether the last character is the check digit of the first seventeen (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == number[17].upper()


def old_identity_shape(number: str) -> bool:
    """The form of 15 digits used until 1999; it has no check digit."""
    return (
        len(number) == 15
        and number.isdigit()
        and number[:2] in _PROVINCES
        and _is_date(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12]))
    )


def luhn(number: str) -> bool:
    """Whether the digits end in their Luhn check digit, as the numbers of bank cards do."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return len(set(number)) > 2 and total % 10 == 0

"""Checks: rules over figures, relations and text. A rule module needs only the names exported here."""

from jiping.check.rule import FACT, Basis, Rule, explained, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.view import View
from jiping.model import Certainty, Severity

__all__ = [
    "FACT",
    "Basis",
    "Certainty",
    "Rule",
    "Severity",
    "View",
    "explained",
    "fail",
    "hint",
    "not_applicable",
    "ok",
    "rule",
    "undecided",
]

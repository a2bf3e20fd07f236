"""What a writer says about a rule. The command line fills these in, since writers do not know the rules."""

from __future__ import annotations

from dataclasses import dataclass

from jiping.model import Certainty, Severity


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule or READ code, in the language asked for; ``description`` may be empty."""

    id: str
    name: str
    title: str
    severity: Severity
    certainty: Certainty
    description: str = ""
    fix: str = ""
    basis: str = ""

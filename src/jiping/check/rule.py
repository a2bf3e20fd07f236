"""What a rule is, and the decorator that makes one.

A rule is a function in a module of its own below ``check/rules``, named like its id, with its cases in the YAML file
beside it. It takes one of three shapes:

``needs``
    names figures by concept; the engine binds them, so the function never meets ``None``, and answers *undecided*
    with the missing concept's name where one is absent.
``over``
    names a form of relation (``table.class-sum``); the function gets each relation of that form.
neither
    the function gets the whole :class:`~jiping.check.view.View` and yields a verdict for each thing it looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from jiping.model import Certainty, Outcome, Severity, Source, Verdict

SEVERITY_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}


@dataclass(frozen=True, slots=True)
class Basis:
    """Why a rule holds: a document of ``sources/*.yaml`` and the clause; the date somebody last looked."""

    source: str
    clause: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Texts are Chinese; English ones stand in the case file."""

    id: str
    name: str
    title: str
    severity: Severity
    certainty: Certainty
    since: str
    basis: Basis
    message: str
    fix: str
    function: Callable[..., Any]
    doc: str
    file: str
    expected: str = ""
    status: str = "stable"
    applies_to: tuple[str, ...] = ()
    needs: dict[str, str] = field(default_factory=dict)
    unless: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    """Ids of the catalogue of identities (``D06``) that the rule checks."""
    gate: str = ""
    """When the rule is used: ``publish`` means only before publication or where it is selected."""

    def applies(self, kind: str) -> bool:
        """Whether documents of ``kind`` are looked at. A prefix ending in ``.`` names a family of kinds."""
        return not self.applies_to or any(
            kind == k or (k.endswith(".") and kind.startswith(k)) for k in self.applies_to
        )


REGISTERED: dict[str, Rule] = {}
"""Filled when rule modules are imported; use :func:`jiping.check.registry.all_rules`."""


def rule(
    *,
    id: str,
    name: str,
    title: str,
    severity: Severity,
    basis: Basis,
    message: str,
    fix: str,
    since: str,
    expected: str = "",
    certainty: Certainty = Certainty.PROBABLE,
    status: str = "stable",
    applies_to: Iterable[str] = (),
    needs: dict[str, str] | None = None,
    unless: Iterable[str] = (),
    over: str | Iterable[str] = (),
    identities: Iterable[str] = (),
    gate: str = "",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register the decorated function as a rule; it stays callable as written.

    ``message``, ``fix`` and ``expected`` are templates with named fields (``{total}``) that the verdict's ``values``
    fill. ``certainty`` is what a failure has unless the verdict says otherwise; *proved* needs a certificate.
    Beside an amount of a concept in ``unless`` a rule with ``needs`` does not decide: the sum has more parts there.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        if id in REGISTERED and REGISTERED[id].file != function.__code__.co_filename:
            raise ValueError(f"two rules are called {id}")
        REGISTERED[id] = Rule(
            id=id,
            name=name,
            title=title,
            severity=severity,
            certainty=certainty,
            since=since,
            basis=basis,
            message=message,
            fix=fix,
            expected=expected,
            function=function,
            doc=sys.modules[function.__module__].__doc__ or "",
            file=function.__code__.co_filename,
            status=status,
            applies_to=tuple(applies_to),
            needs=dict(needs or {}),
            unless=tuple(unless),
            over=(over,) if isinstance(over, str) else tuple(over),
            identities=tuple(identities),
            gate=gate,
        )
        return function

    return register


FACT = {"kind": "fact"}
"""The certificate of a finding that needs no arithmetic: the words themselves show it."""


def ok(*sources: Source) -> Verdict:
    """Looked at, nothing wrong."""
    return Verdict(Outcome.PASS, sources)


def fail(
    *sources: Source,
    expected: str = "",
    found: str = "",
    certificate: dict[str, Any] | None = None,
    certainty: Certainty | None = None,
    severity: Severity | None = None,
    root: str = "",
    readings: tuple[dict[str, Any], ...] = (),
    repairs: tuple[dict[str, Any], ...] = (),
    values: dict[str, str] | None = None,
    **more: str,
) -> Verdict:
    """Something is wrong at ``sources``; ``values`` and further keywords fill the rule's message.

    A value whose English differs has a second one with ``_en`` behind its name.
    """
    return Verdict(
        Outcome.FAIL,
        sources,
        values=(values or {}) | more,
        expected=expected,
        found=found,
        certificate=certificate,
        certainty=certainty,
        severity=severity,
        root=root,
        readings=readings,
        repairs=repairs,
    )


FOLLOWS = "follows"
"""The root of a verdict that is told under what is wrong with its figures already, and nowhere else."""


def hint(*sources: Source, expected: str = "", found: str = "", root: str = "", **values: str) -> Verdict:
    """Worth a look, not wrong: rounding, style, or too uncertain to accuse."""
    return Verdict(Outcome.HINT, sources, values=values, expected=expected, found=found, root=root)


def explained(*sources: Source, **values: str) -> Verdict:
    """A difference for which the document itself gives a reason."""
    return Verdict(Outcome.EXPLAINED, sources, values=values)


def undecided(*missing: str, sources: tuple[Source, ...] = ()) -> Verdict:
    """Cannot tell; ``missing`` names what was not there."""
    return Verdict(Outcome.UNDECIDED, sources, missing=missing)


def not_applicable() -> Verdict:
    return Verdict(Outcome.NOT_APPLICABLE)

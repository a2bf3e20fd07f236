"""Runs the rules over one document: binds their arguments, turns verdicts into findings, groups what has one cause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from jiping.check.arithmetic import SUM_CERTIFICATE, exact_sum
from jiping.check.causes import with_causes
from jiping.check.coverage import Tally
from jiping.check.findings import Raised, to_finding
from jiping.check.mends import Mender
from jiping.check.plausible import is_guarded, looks_like_a_slip
from jiping.check.registry import all_rules
from jiping.check.rule import FOLLOWS, Rule, undecided
from jiping.check.statements import certified
from jiping.check.view import View
from jiping.model import (
    Certainty,
    Document,
    Figure,
    Finding,
    Outcome,
    Paragraph,
    Relation,
    RelationKind,
    Severity,
    Source,
    Verdict,
)

LEAST_CONFIDENCE = 950
"""In thousandths; measured (``docs/decisions/0013``): of 2,461 amounts none that was wrong came near."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """``select`` and ``ignore`` are rule codes or their beginnings; nothing selected means everything."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str = "zh"
    preview: bool = False
    publish: bool = False
    """Ask the rules of the privacy gate, too."""
    least_confidence: int = LEAST_CONFIDENCE
    """In thousandths. What was recognised from a picture less surely proves nothing."""

    @property
    def gated(self) -> bool:
        """Whether the privacy gate is asked: then the document is concealed before anything else."""
        return self.publish or any(rule.gate and self.wants(rule) for rule in all_rules())

    def wants(self, rule: Rule) -> bool:
        if rule.gate == "publish" and not (self.publish or self.select):
            return False
        if rule.status == "preview" and not (self.preview or self.select):
            return False
        if self.select and not any(rule.id.startswith(code) or rule.name == code for code in self.select):
            return False
        return not any(rule.id.startswith(code) or rule.name == code for code in self.ignore)


def check(
    document: Document,
    figures: tuple[Figure, ...],
    relations: tuple[Relation, ...],
    options: CheckOptions | None = None,
    others: tuple[View, ...] = (),
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], Tally, set[Source]]:
    """Findings, notes (explained and undecided), outcomes counted, and the places of the figures that were checked.

    ``others`` are documents of the same body that this one is set against; see :mod:`jiping.together`.
    """
    options = options or CheckOptions()
    if document.personal is None and options.gated:
        raise ValueError("a document is concealed (jiping.privacy.conceal) before the gate is asked")
    view = View(document, figures, relations, others)
    outcomes = Tally()
    checked: set[Source] = set()
    raised: list[Raised] = []
    for rule in all_rules():
        if not options.wants(rule):
            continue
        if not rule.applies(view.kind):
            outcomes.add(rule.id, Outcome.NOT_APPLICABLE)
            continue
        for one in _run(rule, view):
            one = _as_sure_as_read(one, options.least_confidence)
            outcome = one.verdict.outcome
            outcomes.add(rule.id, outcome)
            if one.relation is not None and outcome in (Outcome.PASS, Outcome.FAIL, Outcome.HINT):
                checked.update(figure.source for figure in one.relation.figures())
            if outcome in (Outcome.FAIL, Outcome.HINT, Outcome.EXPLAINED, Outcome.UNDECIDED):
                raised.append(one)
    found = [one for one in raised if one.verdict.outcome in (Outcome.FAIL, Outcome.HINT)]
    mender = Mender(relations, [one.relation for one in found if one.relation is not None and _is_broken(one)])
    found = [_mended(one, mender) for one in found]
    findings = [_quoted(group, options.lang, document) for group in _grouped(found, mender.roots())]
    notes = [
        to_finding(one, options.lang)
        for one in raised
        if one.verdict.outcome is Outcome.EXPLAINED
        or (one.verdict.outcome is Outcome.UNDECIDED and (one.verdict.missing or one.unsure))
    ]
    findings.sort(key=_place)
    return tuple(_distinct(findings)), tuple(_distinct(notes)), outcomes, checked


def _is_broken(one: Raised) -> bool:
    return one.relation is not None and one.verdict.outcome is Outcome.FAIL


def _mended(one: Raised, mender: Mender) -> Raised:
    """A failed relation with every figure that alone, printed otherwise, would make things fit."""
    if one.relation is None or not _is_broken(one):
        return one
    mends = mender.repairs_of(one.relation)
    # What mends several relations is likelier than what explains this one alone.
    several = tuple(repair for repair in mends if repair["mends"] > 1)
    repairs = (*several, *one.verdict.repairs, *mends[len(several) :])
    return replace(one, verdict=replace(one.verdict, repairs=repairs))


_BREAK = re.compile(r"[，。；：！？、,;:“]")


def _quoted(group: list[Raised], lang: str, document: Document) -> Finding:
    """The finding of a group; the words around personal data are often personal data and are left out."""
    finding = to_finding(group[0], lang, group[1:])
    return finding if group[0].rule.gate else _quoting(finding, document)


def _quoting(finding: Finding, document: Document) -> Finding:
    """The finding with the words before each bare number added to its quotation, so that it can be found and read."""
    return replace(finding, sources=tuple(_with_words(source, document) for source in finding.sources))


def _with_words(source: Source, document: Document) -> Source:
    if source.paragraph is None or source.start is None or source.end is None or len(source.text) > 12:
        return source
    block = document.blocks[source.block]
    if not isinstance(block, Paragraph):
        return source
    before = block.text[max(0, source.start - 40) : source.start]
    start = source.start - len(before)
    for match in _BREAK.finditer(before):
        start = source.start - len(before) + match.end()
    if start >= source.start:
        return source
    return replace(block.source(start, source.end), confidence=source.confidence)


def _place(finding: Finding) -> tuple[int, int, int, str]:
    source = finding.sources[0] if finding.sources else Source("")
    row = source.cell[0] if source.cell else 0
    return source.block, row, source.start or 0, finding.code


def _distinct(findings: list[Finding]) -> Iterator[Finding]:
    """One finding per id; the same words at several places keep apart by a counter."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.id] += 1
        yield finding if seen[finding.id] == 1 else replace(finding, id=f"{finding.id}-{seen[finding.id]}")


# ----------------------------------------------------------------------------------------------- running


def _run(rule: Rule, view: View) -> Iterator[Raised]:
    if rule.over:
        any_relation = False
        for form in rule.over:
            for relation in view.relations_of(form):
                any_relation = True
                for verdict in _under_every_reading(rule, relation, view):
                    told = with_causes(view, relation, verdict)
                    if told.outcome is Outcome.FAIL and is_guarded(relation) and not looks_like_a_slip(relation, told):
                        told = undecided("两数是否说的同一件事", sources=told.sources)
                    yield Raised(rule, _certified(relation, told), relation)
        if not any_relation:
            yield Raised(rule, Verdict(Outcome.NOT_APPLICABLE))
    elif rule.needs:
        yield from (Raised(rule, verdict) for verdict in _bind(rule, view))
    else:
        yield from (Raised(rule, verdict) for verdict in _verdicts(rule.function(view)))


_OF_WORDS = ("STR", "TXT", "CMP")
"""Rules about words and signs that are there or not: a line that recognition passed over is a gap in the numbering."""


def _as_sure_as_read(one: Raised, least: int) -> Raised:
    """The same where everything it rests on was surely read, else undecided: a misread digit is no one's mistake."""
    # The privacy gate would rather ask once too often.
    if one.rule.gate or one.verdict.outcome not in (Outcome.FAIL, Outcome.HINT, Outcome.EXPLAINED):
        return one
    figures = one.relation.figures() if one.relation is not None else ()
    places = dict.fromkeys((*(figure.source for figure in figures), *one.verdict.sources))
    recognised = [place for place in places if place.confidence is not None]
    if one.rule.id.startswith(_OF_WORDS):
        least = 1001  # however sure of what it saw, recognition does not know what it passed over
    unsure = tuple(place for place in recognised if (place.confidence or 0) < least)
    if not unsure:
        return one
    return replace(one, verdict=replace(one.verdict, outcome=Outcome.UNDECIDED), unsure=unsure, least=least)


def _under_every_reading(rule: Rule, relation: Relation, view: View) -> Iterable[Verdict]:
    """What a rule says of a relation; nothing is broken that holds in another reading of the same words."""
    verdicts = tuple(_verdicts(_told(rule, relation, view)))
    if all(verdict.outcome not in (Outcome.FAIL, Outcome.HINT) for verdict in verdicts):
        return verdicts
    for other in relation.others:
        again = tuple(_verdicts(_told(rule, other, view)))
        if again and all(verdict.outcome is Outcome.PASS for verdict in again):
            return again
    if relation.is_certain:
        return verdicts
    return tuple(undecided("所指的数", sources=verdict.sources) for verdict in verdicts)


def _told(rule: Rule, relation: Relation, view: View) -> Any:
    """What a rule over relations says; one that takes a second argument reads the words around the relation too."""
    if rule.function.__code__.co_argcount > 1:
        return rule.function(relation, view)
    return rule.function(relation)


def _certified(relation: Relation, verdict: Verdict) -> Verdict:
    """The verdict with a certificate that adds the printed figures up, where two ranges stood for them."""
    if verdict.outcome is not Outcome.FAIL or (verdict.certificate or {}).get("kind") != "interval":
        return verdict
    shown = certified(relation)
    return verdict if shown is None else replace(verdict, certificate=shown)


def _verdicts(result: Any) -> Iterable[Verdict]:
    if result is None:
        return ()
    return (result,) if isinstance(result, Verdict) else result


def _bind(rule: Rule, view: View) -> Iterator[Verdict]:
    """Call the rule once for each context (year, column, caliber, code) in which its figures stand together."""
    contexts: dict[tuple[Any, ...], dict[str, Figure]] = {}
    for argument, concept in rule.needs.items():
        for figure in view.by_concept.get(concept, ()):
            key = figure.key
            if key.item:
                continue
            context = (key.year, key.column, key.caliber, key.code)
            contexts.setdefault(context, {}).setdefault(argument, figure)
    first = next(iter(rule.needs))
    bound = False
    missing: list[str] = []
    more = {
        (f.key.year, f.key.column, f.key.caliber, f.key.code): f
        for concept in rule.unless
        for f in view.by_concept.get(concept, ())
        if f.number.value and not f.key.item
    }
    for context, arguments in contexts.items():
        if context in more:
            continue
        absent = [concept for argument, concept in rule.needs.items() if argument not in arguments]
        if not absent:
            bound = True
            total, *parts = (arguments[argument] for argument in rule.needs)
            if _said_with_more(view, total, parts):
                continue
            for verdict in _verdicts(rule.function(**arguments)):
                added = (verdict.certificate or {}).get("relation") == SUM_CERTIFICATE
                relation = Relation(RelationKind.SUM, "needed", total, tuple(parts)) if added else None
                yield with_causes(view, relation, verdict if relation is None else _certified(relation, verdict))
        elif first in arguments:
            missing = missing or absent
    if not bound:
        from jiping.concepts.dictionary import label

        yield undecided(*(label(concept) for concept in missing or rule.needs.values()))


def _said_with_more(view: View, total: Figure, parts: list[Figure]) -> bool:
    """Whether the sentence itself adds up the same parts and more, exactly: 项目支出46.00万元，另有0.25万元…."""
    wanted = {part.source for part in parts}
    return any(
        relation.total is not None
        and relation.total.source == total.source
        and wanted < {part.source for part in relation.parts}
        and exact_sum(relation) == total.number.base
        for relation in view.relations_of("text.sum")
    )


# ---------------------------------------------------------------------------------------------- grouping


def _keys(one: Raised) -> set[tuple[Any, ...]]:
    """The places of the figures a verdict is about."""
    if one.relation is not None:
        return {figure.source.place for figure in one.relation.figures()}
    return {source.place for source in one.verdict.sources}


def _grouped(raised: list[Raised], roots: Iterable[frozenset[int]] = ()) -> list[list[Raised]]:
    """Findings with one cause together, the one to report first.

    Verdicts that name the same root belong together. A wrong table cell breaks its row and its column: failing
    equations of a table or form that share a cell are one. A sentence that contradicts the table breaks the sums,
    shares and rates that use its figure: they follow from it. Shares of one sound total are not one cause; relations
    that one figure mends, all of them at once, are (``roots``: their identities).
    """
    suspects: dict[tuple[Any, ...], list[Raised]] = {}
    tables: list[tuple[set[tuple[Any, ...]], list[Raised]]] = []
    rooted: dict[str, list[Raised]] = {}
    for one in raised:
        if one.verdict.root == FOLLOWS:
            continue
        form = one.relation.form if one.relation is not None else ""
        failed = one.verdict.outcome is Outcome.FAIL
        if failed and form == "text.same" and one.relation is not None:
            suspects.setdefault(one.relation.parts[0].source.place, []).append(one)
        elif failed and _is_of_cells(one):
            keys = _keys(one) | ({("root", one.verdict.root)} if one.verdict.root else set())
            members = [one]
            for entry in [entry for entry in tables if entry[0] & keys]:
                keys |= entry[0]
                members = entry[1] + members
                tables.remove(entry)
            tables.append((keys, members))
        else:
            rooted.setdefault(one.verdict.root or f"alone {id(one)}", []).append(one)
    groups = [*suspects.values(), *(members for _, members in tables)]
    for members in rooted.values():
        keys = set().union(*(_keys(one) for one in members))
        home = next((group for key, group in suspects.items() if key in keys), None)
        if home is not None and members[0].verdict.outcome is Outcome.FAIL:
            home += members
        else:
            groups.append(members)
    groups = _together([_primary_first(group) for group in groups], roots)
    for one in raised:
        if one.verdict.root == FOLLOWS:
            home = next((g for g in groups if any(_is_broken(o) and _keys(o) & _keys(one) for o in g)), None)
            if home is not None:
                home.append(one)
    return groups


def _together(groups: list[list[Raised]], roots: Iterable[frozenset[int]]) -> list[list[Raised]]:
    """The groups that have broken relations of one root as one, the gravest first."""
    homes: dict[int, list[list[Raised]]] = {}
    for group in groups:
        for one in group:
            if _is_broken(one):
                homes.setdefault(id(one.relation), []).append(group)
    merged: dict[int, list[Raised]] = {}

    def now(group: list[Raised]) -> list[Raised]:
        while id(group) in merged:
            group = merged[id(group)]
        return group

    order = {id(group): number for number, group in enumerate(groups)}
    for root in roots:
        of_root = {id(now(group)): now(group) for relation in root for group in homes.get(relation, ())}.values()
        if len(of_root) < 2:
            continue
        first, *others = sorted(of_root, key=lambda group: (_gravity(group), order[id(group)]))
        for group in others:
            first += group
            merged[id(group)] = first
    return [group for group in groups if id(group) not in merged]


def _gravity(group: list[Raised]) -> tuple[int, int]:
    rule, verdict = group[0].rule, group[0].verdict
    severity, certainty = verdict.severity or rule.severity, verdict.certainty or rule.certainty
    return list(Severity).index(severity), list(Certainty).index(certainty)


def _is_of_cells(one: Raised) -> bool:
    """Whether a failing verdict is an equation between cells of one table."""
    if one.relation is not None:
        return one.relation.form.startswith(("table.", "form.")) and one.relation.indicator is None
    certificate = one.verdict.certificate or {}
    if certificate.get("kind") != "interval" or re.search(r"<=|>=|most", str(certificate.get("relation"))):
        return False
    sources = one.verdict.sources
    return len({source.block for source in sources}) == 1 and all(source.cell is not None for source in sources)


def _primary_first(group: list[Raised]) -> list[Raised]:
    """The strongest first; the order of the document decides among equals.

    A sum that is wrong as it stands comes before a row that only differs from the others of its table.
    """
    strength = {Outcome.FAIL: 0, Outcome.HINT: 1}
    inferred = ("table.rate", "table.growth", "table.row-formula")

    def rank(one: Raised) -> tuple[int, bool]:
        form = one.relation.form if one.relation is not None else ""
        return strength.get(one.verdict.outcome, 2), form in inferred

    return sorted(group, key=rank)

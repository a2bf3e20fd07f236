"""Rules that are only an identity: one YAML file with a formula over concepts, no Python.

A formula relates figures of one context, that is of one year, budget column and fund caliber::

    three_public.total = three_public.overseas + three_public.vehicles + three_public.hospitality
    three_public.total@final_accounts <= three_public.total@budget.original
    staffing.control_ratio = percent(staff.in_post, staff.authorised)
    form.points.total = sum(form.points)
    base.operating.office? + base.operating.meetings? <= expenditure.basic.operating

``concept@column`` fixes the column, ``concept^-1`` takes last year's figure, ``concept{general}`` fixes the caliber,
``concept[30217]`` a classification code. ``sum(x)`` adds all listed figures of a concept, ``percent(a, b)`` is
a ÷ b × 100, ``product(a, b)`` a × b. What a context does not have makes the rule *undecided*, never wrong, except
``concept?``, which need not be there; of a side that has only such figures at least one must be. ``places: table`` (or
``text``) beside the formula leaves out figures that stand elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jiping.check.arithmetic import interval_certificate, rounded, say, show, sum_root
from jiping.check.rule import Basis, Rule, fail, hint, not_applicable, ok, undecided
from jiping.check.view import View
from jiping.concepts.dictionary import concepts, label
from jiping.model import Certainty, Dimension, FactKey, Figure, Interval, Severity, Verdict, add_up

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<call>sum|percent|product)\(|(?P<ref>[a-z_]+(?:\.[a-z_0-9]+)*)"
    r"(?:\[(?P<code>\w+)\])?(?:@(?P<column>[a-z_.]+))?(?:\^(?P<shift>-?\d+))?(?:\{(?P<caliber>\w*)\})?(?P<optional>\?)?"
    r"|(?P<op>[-+,)]))"
)


@dataclass(frozen=True, slots=True)
class Ref:
    """One figure of the context, or one of a fixed column, year, caliber or code."""

    concept: str
    code: str = ""
    column: str | None = None
    shift: int = 0
    caliber: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """An expression: ``kind`` is ref, number, add, sum, percent or product."""

    kind: str
    ref: Ref | None = None
    value: Fraction = Fraction(0)
    parts: tuple[tuple[int, Node], ...] = ()

    def refs(self) -> Iterator[tuple[Ref, bool]]:
        """Every reference, and whether it stands for a list."""
        if self.ref is not None:
            yield self.ref, self.kind == "sum"
        for _, part in self.parts:
            yield from part.refs()


@dataclass(frozen=True, slots=True)
class Formula:
    """``left`` and ``right`` with ``=``, ``<=`` or ``>=`` between."""

    left: Node
    relation: str
    right: Node
    text: str

    def refs(self) -> list[tuple[Ref, bool]]:
        return [*self.left.refs(), *self.right.refs()]


def parse_formula(text: str) -> Formula:
    """Read a formula; raises ``ValueError`` naming what is not understood, and for concepts nobody defined."""
    match = re.fullmatch(r"(.+?)\s*(<=|>=|=)\s*(.+)", text.strip())
    if not match:
        raise ValueError(f"no relation in formula {text!r}")
    formula = Formula(_parse(match.group(1)), match.group(2), _parse(match.group(3)), text)
    for ref, _ in formula.refs():
        if ref.concept not in concepts():
            raise ValueError(f"unknown concept {ref.concept!r} in {text!r}")
    return formula


def _parse(text: str) -> Node:
    node, rest = _parse_sum(text)
    if rest.strip():
        raise ValueError(f"cannot read {rest!r} in {text!r}")
    return node


def _parse_sum(text: str) -> tuple[Node, str]:
    parts: list[tuple[int, Node]] = []
    sign = 1
    rest = text
    while True:
        node, rest = _parse_term(rest)
        parts.append((sign, node))
        match = re.match(r"\s*([-+])", rest)
        if not match:
            break
        sign = 1 if match.group(1) == "+" else -1
        rest = rest[match.end() :]
    if len(parts) == 1 and parts[0][0] == 1:
        return parts[0][1], rest
    return Node("add", parts=tuple(parts)), rest


def _parse_term(text: str) -> tuple[Node, str]:
    match = _TOKEN.match(text)
    if not match or match.group("op"):
        raise ValueError(f"cannot read {text!r}")
    rest = text[match.end() :]
    if match.group("number"):
        return Node("number", value=Fraction(match.group("number"))), rest
    if match.group("ref"):
        shift = int(match.group("shift") or 0)
        ref = Ref(
            match.group("ref"),
            match.group("code") or "",
            match.group("column"),
            shift,
            match.group("caliber"),
            bool(match.group("optional")),
        )
        return Node("ref", ref), rest
    call = match.group("call")
    arguments: list[Node] = []
    while True:
        node, rest = _parse_sum(rest)
        arguments.append(node)
        end = re.match(r"\s*([,)])", rest)
        if not end:
            raise ValueError(f"missing bracket in {text!r}")
        rest = rest[end.end() :]
        if end.group(1) == ")":
            break
    if call == "sum":
        if len(arguments) != 1 or arguments[0].kind != "ref":
            raise ValueError("sum() takes one concept")
        return Node("sum", arguments[0].ref), rest
    if len(arguments) != 2:
        raise ValueError(f"{call}() takes two arguments")
    return Node(call, parts=tuple((1, node) for node in arguments)), rest


# ---------------------------------------------------------------------------------------------- binding

_Context = tuple[int | None, str, str, str]
_Bound = dict[Ref, tuple[Figure, ...]]


class _Figures:
    """The typed figures of a view, by what a reference may ask for. ``place`` keeps figures of one table together."""

    def __init__(self, view: View, wanted: set[str], places: str) -> None:
        self.single: dict[tuple[str, str, int | None, str, str, str], Figure] = {}
        self.listed: dict[tuple[str, int | None, str, str, str], list[Figure]] = {}
        self.concepts: set[str] = set()
        for concept in wanted:
            for figure in view.by_concept.get(concept, ()):
                key = _key_of(figure)
                place = _place_of(figure)
                if not place.startswith(places):
                    continue
                self.concepts.add(concept)
                if key.item and "｜" not in key.item:
                    self.listed.setdefault((concept, key.year, key.column, key.caliber, place), []).append(figure)
                elif not key.item:
                    # What a self-evaluation form says is about its own project, nowhere else.
                    for where in (place,) if concept.startswith("form.") else (place, ""):
                        self.single.setdefault((concept, key.code, key.year, key.column, key.caliber, where), figure)

    def find(self, ref: Ref, context: _Context, is_list: bool) -> tuple[Figure, ...]:
        year, column, caliber, place = context
        wanted_year = year + ref.shift if year is not None else None
        columns = (ref.column,) if ref.column is not None else (column, "")
        calibers = (ref.caliber,) if ref.caliber is not None else (caliber, "")
        for one_column in dict.fromkeys(columns):
            for one_caliber in dict.fromkeys(calibers):
                if is_list:
                    listed = self.listed.get((ref.concept, wanted_year, one_column, one_caliber, place))
                    if listed:
                        return tuple(listed)
                    continue
                for where in (place, ""):
                    found = self.single.get((ref.concept, ref.code, wanted_year, one_column, one_caliber, where))
                    if found is not None:
                        return (found,)
        return ()


def _key_of(figure: Figure) -> FactKey:
    """The key a formula asks for. A rate in a sentence is marked as one and has neither column nor caliber."""
    key = figure.key
    if key.item in ("比率", "完成率") and concepts()[key.concept].unit == "percent":
        return key._replace(item="", column="", caliber="")
    return key


def _place_of(figure: Figure) -> str:
    return f"table {figure.source.block}" if figure.in_table else "text"


def _contexts(view: View, formula: Formula, places: str) -> list[_Context]:
    """Every context in which a free reference of the formula has a figure."""
    found: dict[_Context, None] = {}
    for ref, _ in formula.refs():
        for figure in view.by_concept.get(ref.concept, ()):
            key = _key_of(figure)
            if not _place_of(figure).startswith(places):
                continue
            if key.code != ref.code or (ref.column is not None and key.column != ref.column):
                continue
            if ref.caliber is not None and key.caliber != ref.caliber:
                continue
            year = key.year - ref.shift if key.year is not None else None
            column = key.column if ref.column is None else ""
            caliber = key.caliber if ref.caliber is None else ""
            found.setdefault((year, column, caliber, _place_of(figure)))
    return list(found)


def _value(node: Node, bound: _Bound) -> tuple[Interval, Fraction] | None:
    """The range and the exact printed value of an expression; ``None`` where a divisor may be zero."""
    if node.kind == "number":
        return Interval.point(node.value), node.value
    if node.ref is not None:
        figures = bound.get(node.ref, ())
        exact = sum((Fraction(f.number.base) for f in figures), Fraction(0))
        return add_up([f.interval for f in figures]), exact
    values = [(sign, _value(part, bound)) for sign, part in node.parts]
    if any(value is None for _, value in values):
        return None
    pairs = [(sign, *value) for sign, value in values if value is not None]
    if node.kind == "add":
        total = add_up([interval if sign > 0 else -interval for sign, interval, _ in pairs])
        return total, sum((sign * exact for sign, _, exact in pairs), Fraction(0))
    (_, first, exact_first), (_, second, exact_second) = pairs
    if node.kind == "product":
        return first.times(second), exact_first * exact_second
    ratio = first.ratio(second)
    if ratio is None or exact_second == 0:
        return None
    return ratio.scale(100), exact_first / exact_second * 100


def evaluate_formula(view: View, formula: Formula, places: str = "") -> Iterator[Verdict]:
    """A verdict for each context of the document in which the formula's figures stand together."""
    wanted = {ref.concept for ref, _ in formula.refs()}
    figures = _Figures(view, wanted, places)
    seen: set[tuple[Any, ...]] = set()
    missing: list[str] = []
    decided = False
    for context in _contexts(view, formula, places):
        bound: _Bound = {}
        absent = []
        for ref, is_list in formula.refs():
            found = figures.find(ref, context, is_list)
            if found:
                bound[ref] = found
            elif not ref.optional:
                absent.append(label(ref.concept))
        absent += _empty_sides(formula, bound)
        if absent:
            missing = missing or absent
            continue
        # Text and table that say the same are one fact, and one finding.
        identity = tuple((ref, tuple((f.key, f.number.base) for f in found)) for ref, found in bound.items())
        if identity in seen:
            continue
        seen.add(identity)
        decided = True
        yield _judge(formula, bound)
    if not decided and not any(found.concept in figures.concepts for found, _ in formula.left.refs()):
        # The document does not state what the formula is about.
        yield not_applicable()
    elif not decided:
        yield undecided(*dict.fromkeys(missing or [label(ref.concept) for ref, _ in formula.refs()]))


def _empty_sides(formula: Formula, bound: _Bound) -> list[str]:
    """Names of what is missing on a side of which nothing at all was found."""
    absent = []
    for side in (formula.left, formula.right):
        refs = [ref for ref, _ in side.refs()]
        if refs and not any(ref in bound for ref in refs):
            absent += [label(ref.concept) for ref in refs]
    return absent


def _judge(formula: Formula, bound: _Bound) -> Verdict:
    every = [figure for ref, _ in formula.refs() for figure in bound.get(ref, ())]
    sources = tuple(dict.fromkeys(figure.source for figure in every))
    left, right = _value(formula.left, bound), _value(formula.right, bound)
    if left is None or right is None:
        return undecided("不为零的分母", sources=sources)
    if all(figure.number.base == 0 for figure in every):
        return ok(*sources[:1])
    if _holds(formula.relation, left[0], right[0]):
        return ok(*sources[:1])
    unit = every[0].number.unit
    shown = _shown(right[1], every, formula)
    values = {
        "left": "、".join(say(figure) for ref, _ in formula.left.refs() for figure in bound.get(ref, ())),
        "right": shown,
        "parts": "、".join(say(figure) for ref, _ in formula.right.refs() for figure in bound.get(ref, ())[:8]),
        "difference": show(abs(left[1] - right[1]), unit),
    }
    is_rate = "percent" in formula.text
    if is_rate and left[0].gap(right[0]) <= Fraction(every[0].number.step):
        return hint(*sources, root=f"near {formula.text}", **values)
    certificate = interval_certificate(formula.text, left[0], right[0])
    root = ""
    if formula.relation == "=" and formula.left.kind == "ref" and formula.right.kind == "add":
        root = sum_root(every[0])  # the same total may be set against its parts by other rules too
    return fail(*sources[:6], found=every[0].number.text, certificate=certificate, root=root, values=values)


def _holds(relation: str, left: Interval, right: Interval) -> bool:
    if relation == "=":
        return left.meets(right)
    if relation == ">=":
        left, right = right, left
    return left.low is None or right.high is None or left.low <= right.high


def _shown(value: Fraction, figures: list[Figure], formula: Formula) -> str:
    first = figures[0].number.unit
    if first.dimension is Dimension.PERCENT or "percent" in formula.text:
        return f"{rounded(value, 2)}%"
    return show(value, first)


# ------------------------------------------------------------------------------------------ YAML to rules

_FIELDS = frozenset(
    (
        *("rule", "name", "title", "severity", "certainty", "since", "status", "basis", "clause", "checked_on"),
        *("identity", "identities", "applies_to", "message", "expected", "fix", "definition", "good", "bad"),
        *("undecided", "places", "en", "cases"),
    )
)


def identity_rule(loaded: dict[str, Any], file: str) -> Rule:
    """The rule that a YAML file alone defines. Raises ``ValueError`` for keys it does not know."""
    unknown = set(loaded) - _FIELDS
    if unknown:
        raise ValueError(f"{file}: unknown keys {sorted(unknown)}")
    formula = parse_formula(loaded["identity"])
    places = loaded.get("places", "")

    def holds(view: View) -> Iterator[Verdict]:
        return evaluate_formula(view, formula, places)

    doc = (
        f"{loaded['rule']} {loaded['name']} {loaded['title']}\n\n{loaded['definition']}\n\n正例：{loaded['good']}\n"
        f"反例：{loaded['bad']}\n不判断：{loaded['undecided']}\n"
    )
    return Rule(
        id=loaded["rule"],
        name=loaded["name"],
        title=loaded["title"],
        severity=Severity(loaded.get("severity", "error")),
        certainty=Certainty(loaded.get("certainty", "proved")),
        since=str(loaded["since"]),
        basis=Basis(loaded["basis"], loaded.get("clause", ""), str(loaded.get("checked_on", ""))),
        message=loaded.get("message") or "{left}，按{parts}应为 {right}，相差 {difference}。",
        fix=loaded["fix"],
        function=holds,
        doc=doc,
        file=str(file).removesuffix(".yaml") + ".py",
        expected=loaded.get("expected", "{right}"),
        status=loaded.get("status", "stable"),
        applies_to=tuple(loaded.get("applies_to", ())),
        identities=tuple(loaded.get("identities", ())),
    )

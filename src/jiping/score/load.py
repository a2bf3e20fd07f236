"""Framework files: read, held against the schema, extended, proved sound. Every problem names its key and its line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError

from jiping.concepts.dictionary import concepts
from jiping.score.formula import FormulaError, dimensions_of
from jiping.score.methods import Checklist, Closed, Judgement, Steps, plain
from jiping.score.schema import Framework, Indicator
from jiping.sources.library import all_sources

Key = str | int
Lines = dict[tuple[Key, ...], int]

_MOST_NODES = 20_000
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file. ``line`` counts from 1; ``key`` is the way to it: indicators.3.scoring.full_at."""

    code: str
    line: int
    key: str
    title: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """``framework`` is ``None`` where problems kept it from being made."""

    framework: Framework | None
    problems: tuple[Problem, ...] = ()


@cache
def _texts() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("problems.yaml").read_text("utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class CodeTexts:
    """What a code of frameworks and scores means. Fields in braces are filled where it is told."""

    title: str
    message: str
    fix: str


def codes() -> tuple[str, ...]:
    """FRM001 and the others, and SCR001."""
    return tuple(code for code in _texts() if code != "reasons")


def texts_of(code: str, lang: str = "zh") -> CodeTexts:
    found, ending = _texts()[code], "_en" if lang == "en" else ""
    return CodeTexts(*(found[f"{key}{ending}"] for key in ("title", "message", "fix")))


def load(text: str, known: Mapping[str, str] | None = None, lang: str = "zh") -> Loaded:
    """The framework in ``text``; ``known`` holds the texts of those it may extend, by id."""
    return _Loading(known or {}, lang).whole(text)


Sound = Callable[[Closed], list[tuple[tuple[Key, ...], str, dict[str, str]]]]
"""What the schema cannot say: the place, the kind of reason and its values, of each thing wrong."""


def checked(
    text: str, model: type[Closed], sound: Sound, lang: str = "zh"
) -> tuple[Closed | None, tuple[Problem, ...]]:
    """Another closed YAML file held against its schema, with the same problems in the same words."""
    loading = _Loading({}, lang)
    data = loading.data(text)
    made = None if loading.problems else loading.made(model, data)
    if made is not None:
        for at, kind, values in sound(made):
            why = loading.reason(kind, **values)
            loading.tell("FRM004", at, key=str(at[-1]), value=values.get("words", ""), **why)
    return made, loading.done(None).problems


class _Loading:
    def __init__(self, known: Mapping[str, str], lang: str) -> None:
        self.known = known
        self.lang = lang
        self.problems: list[Problem] = []
        self.lines: Lines = {}

    # ------------------------------------------------------------------------------------------- texts

    def tell(self, code: str, at: tuple[Key, ...], **values: str) -> None:
        texts, ending = _texts()[code], "_en" if self.lang == "en" else ""
        title, message, fix = (texts[part + ending].format(**values) for part in ("title", "message", "fix"))
        self.problems.append(Problem(code, self.line(at), ".".join(map(str, at)), title, message, fix))

    def line(self, at: tuple[Key, ...]) -> int:
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, 1)

    def near(self, words: str, choices: Iterable[str]) -> dict[str, str]:
        """What was probably meant."""
        every = sorted(choices)
        close = difflib.get_close_matches(words, every, 2, 0.75)
        if close:
            listed = "、".join(close)
            return {"near": f"是不是想写 {listed}？", "near_en": f"Did you mean {', '.join(close)}?"}
        if len(every) <= 12:
            return {"near": f"可以写的有 {'、'.join(every)}。", "near_en": f"It can be {', '.join(every)}."}
        return {
            "near": "核对写法；没有的要先加进去。",
            "near_en": "Check the spelling; what is not there must be added first.",
        }

    def reason(self, kind: str, **values: str) -> dict[str, str]:
        zh, en = _texts()["reasons"][kind]
        english = {key: values.get(f"{key}_en", value) for key, value in values.items()}
        return {"why": zh.format(**values), "why_en": en.format(**values | english)}

    # ------------------------------------------------------------------------------------------- the way of a file

    def whole(self, text: str) -> Loaded:
        data = self.data(text)
        if self.problems:
            return self.done(None)
        if isinstance(data, dict) and data.get("extends") is not None:
            data = self.extended(data)
            if self.problems:
                return self.done(None)
        framework = self.made(Framework, data)
        if not isinstance(framework, Framework):
            return self.done(None)
        self.sound(framework)
        return self.done(framework)

    def made(self, model: type[Closed], data: Any) -> Closed | None:
        """What the schema makes of the data; ``None`` where it refuses."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            every = error.errors()
            for one in every:
                at = one["loc"]
                # What is wrong inside a list makes it look too short as well.
                inside = [other for other in every if other is not one and other["loc"][: len(at)] == at]
                if one["type"] != "too_short" or not inside:
                    self.invalid(one, model)
            return None

    def done(self, framework: Framework | None) -> Loaded:
        ordered = sorted(self.problems, key=lambda one: (one.line, one.code, one.key))
        return Loaded(None if ordered else framework, tuple(dict.fromkeys(ordered)))

    def data(self, text: str) -> Any:
        """Plain values; numbers exact, since 0.1 read as a float is not 0.1."""
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
            if node is None:
                raise yaml.YAMLError("空文件" if self.lang == "zh" else "it is empty")
            self.left = _MOST_NODES
            return self.plain(node, ())
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            detail = getattr(error, "problem", None) or str(error) or type(error).__name__
            line = mark.line + 1 if mark is not None else 1
            self.lines[()] = line
            self.tell("FRM001", (), line=str(line), detail=detail)
            return None

    def plain(self, node: yaml.Node, at: tuple[Key, ...]) -> Any:
        self.left -= 1
        if self.left < 0 or len(at) > _DEEPEST:
            # A few lines of references can stand for more than any machine holds.
            raise yaml.YAMLError("内容过多或层次过深" if self.lang == "zh" else "too much in it, or too deep")
        self.lines[at] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            found: dict[Key, Any] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in found:
                    raise yaml.MarkedYAMLError(
                        problem=f"“{key}”写了两次" if self.lang == "zh" else f"“{key}” twice",
                        problem_mark=key_node.start_mark,
                    )
                self.lines[(*at, key)] = key_node.start_mark.line + 1
                value = self.plain(value_node, (*at, key))
                self.lines[(*at, key)] = key_node.start_mark.line + 1
                found[key] = value
            return found
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*at, place)) for place, item in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:float" and not node.value.lower().lstrip("+-").startswith((".inf", ".nan")):
            return Decimal(node.value.replace("_", ""))
        is_plain = node.tag in _PLAIN and isinstance(node, yaml.ScalarNode) and node.style is None
        return yaml.safe_load(node.value) if is_plain else node.value

    def extended(self, data: dict[str, Any]) -> Any:
        """The table with what it does not name taken from the one it extends.

        An indicator with an id of the other table changes only the keys it gives; ``without`` leaves indicators out.
        """
        name = str(data["extends"])
        text = self.known.get(name)
        if text is None:
            self.tell("FRM010", ("extends",), words=name, **self.near(name, self.known))
            return data
        others = {key: value for key, value in self.known.items() if key != data.get("id")}
        base = _Loading(others, self.lang)
        parent = base.data(text)
        if isinstance(parent, dict) and parent.get("extends") is not None:
            if parent["extends"] == data.get("id"):
                self.tell("FRM010", ("extends",), words=name, **self.near(name, ()))
                return data
            parent = base.extended(parent)
        if base.problems or not isinstance(parent, dict):
            self.problems += base.problems
            return data
        without = data.pop("without", [])
        own = data.get("indicators", [])
        if not isinstance(own, list) or not isinstance(without, list):
            return data
        inherited = {one["id"]: one for one in parent.get("indicators", []) if isinstance(one, dict) and "id" in one}
        for place, id in enumerate(without):
            if id not in inherited:
                self.tell("FRM014", ("without", place), where="without", words=str(id), **self.near(str(id), inherited))
        named = {one.get("id"): place for place, one in enumerate(own) if isinstance(one, dict)}
        merged: list[Any] = []
        numbers: Lines = {}
        for id, one in inherited.items():
            if id in without:
                continue
            place = named.pop(id, -1)
            if place >= 0:
                one = {**one, **own[place]}
                self.moved(place, len(merged), numbers)
            merged.append(one)
        for place, one in enumerate(own):
            if not isinstance(one, dict) or named.get(one.get("id")) == place:
                self.moved(place, len(merged), numbers)
                merged.append(one)
        self.lines = {
            at: line for at, line in self.lines.items() if at[:1] != ("indicators",) or len(at) == 1
        } | numbers
        dropped = {"id", "title", "title_en", "incomplete", "remark", "valid", "basis", "status", "caps"}
        return {**{key: value for key, value in parent.items() if key not in dropped}, **data, "indicators": merged}

    def moved(self, place: int, target: int, into: Lines) -> None:
        for at, line in self.lines.items():
            if at[:2] == ("indicators", place):
                into[("indicators", target, *at[2:])] = line

    # ------------------------------------------------------------------------------------------- what is wrong

    def invalid(self, error: Any, model: type[Closed]) -> None:
        at = _without_tags(error["loc"])
        key = str(at[-1]) if at else ""
        kind, context = error["type"], error.get("ctx", {})
        if kind == "extra_forbidden":
            self.tell("FRM002", at, key=key, **self.near(key, _keys_at(model, error["loc"][:-1])))
        elif kind == "missing":
            self.tell("FRM003", at, key=key)
        else:
            why = self.reason(*_kind_of(kind), **_context(kind, context, error))
            self.tell("FRM004", at, key=key, value=_shown(error.get("input")), **why)

    def sound(self, framework: Framework) -> None:
        """What the schema cannot say: sums, grades, units, names that must exist."""
        seen: set[str] = set()
        units = {id: concept.unit for id, concept in concepts().items()}
        for place, one in enumerate(framework.indicators):
            at: tuple[Key, ...] = ("indicators", place)
            if one.id in seen:
                self.tell("FRM011", (*at, "id"), words=one.id)
            seen.add(one.id)
            self.indicator(one, framework, at, units)
        for place, cap in enumerate(framework.caps):
            if cap.indicator not in seen:
                self.tell(
                    "FRM014",
                    ("caps", place, "indicator"),
                    where="caps",
                    words=cap.indicator,
                    **self.near(cap.indicator, seen),
                )
        sources: list[tuple[tuple[Key, ...], str]] = [(("basis", "source"), framework.basis.source)]
        sources += [
            (("indicators", place, "basis", "source"), one.basis.source)
            for place, one in enumerate(framework.indicators)
            if one.basis is not None
        ]
        for where, source in sources:
            if source not in all_sources():
                self.tell("FRM009", where, words=source, **self.near(source, all_sources()))
        if framework.kind != "indicators":
            self.totals(framework)

    def indicator(self, one: Indicator, framework: Framework, at: tuple[Key, ...], units: dict[str, str]) -> None:
        if one.expression is not None:
            try:
                dimensions = dimensions_of(one.expression, units)
            except FormulaError as error:
                if error.problem == "concept":
                    self.tell("FRM007", (*at, "formula"), id=one.id, words=error.words, **self.near(error.words, units))
                else:
                    unit, unit_en = _UNITS[one.unit]
                    values = {
                        "id": one.id,
                        "unit": unit,
                        "unit_en": unit_en,
                        "detail": f"{error.words}（{error.detail}）",
                    }
                    self.tell("FRM008", (*at, "formula"), **values)
            else:
                expected = {} if one.unit in ("percent", "points", "none") else {one.unit: 1}
                if dimensions != expected:
                    unit, unit_en = _UNITS[one.unit]
                    self.tell(
                        "FRM008", (*at, "formula"), id=one.id, unit=unit, unit_en=unit_en, detail=str(one.formula)
                    )
        if framework.kind == "indicators":
            return
        wants = [("no_points", one.points is None), ("no_scoring", one.scoring is None)]
        needs_none = one.is_judged or one.has_own_rows
        wants += [("no_formula", one.scoring is not None and not needs_none and one.formula is None)]
        wants += [("judged_formula", needs_none and one.formula is not None)]
        for kind, is_wanting in wants:
            if is_wanting:
                self.tell("FRM012", at, id=one.id, **self.reason(kind))
        most = _most(one)
        if one.points is not None and most is not None and most != one.points:
            self.tell("FRM013", (*at, "scoring"), id=one.id, points=plain(one.points), most=plain(most))

    def totals(self, framework: Framework) -> None:
        if framework.full_score is None:
            self.tell("FRM003", ("full_score",), key="full_score")
        elif framework.incomplete is None and framework.points != framework.full_score:
            groups: dict[str, Decimal] = {}
            for one in framework.indicators:
                groups[one.path[0]] = groups.get(one.path[0], Decimal(0)) + (one.points or 0)
            listed = "、".join(f"{name} {plain(points)}" for name, points in groups.items())
            difference = plain(abs(framework.points - framework.full_score))
            values = {"sum": plain(framework.points), "full": plain(framework.full_score), "difference": difference}
            self.tell("FRM005", ("full_score",), **values, groups=f"（{listed}）")
        bounds = [grade.at_least for grade in framework.grades]
        kind = (
            "no_grades" if not bounds
            else "grades_order" if bounds != sorted(set(bounds), reverse=True)
            else "no_zero_grade" if bounds[-1] != 0
            else "above_full" if framework.full_score is not None and bounds[0] > framework.full_score
            else ""
        )  # fmt: skip
        if kind:
            self.tell("FRM006", ("grades",), bounds="、".join(map(plain, bounds)) or "—", **self.reason(kind))


_PLAIN = frozenset(f"tag:yaml.org,2002:{name}" for name in ("int", "bool", "null", "timestamp"))
_UNITS = {
    "percent": ("比率", "a rate"),
    "points": ("百分点", "percentage points"),
    "money": ("金额", "an amount"),
    "count": ("数量", "a count"),
    "none": ("一个数", "a plain number"),
}


def _most(one: Indicator) -> Decimal | None:
    """The most points a method can give, where it names points of its own."""
    if isinstance(one.scoring, Steps):
        return max(band.points for band in one.scoring.bands)
    if isinstance(one.scoring, Checklist):
        return sum((item.points for item in one.scoring.items), Decimal(0))
    if isinstance(one.scoring, Judgement) and one.points is not None:
        return one.points * max(choice.at_most for choice in one.scoring.choices) / 100
    return None


def _without_tags(location: tuple[Key, ...]) -> tuple[Key, ...]:
    """The way to a place in the file: the schema puts the name of the method behind ``scoring``."""
    return tuple(part for place, part in enumerate(location) if not place or location[place - 1] != "scoring")


def _kind_of(kind: str) -> tuple[str]:
    if kind in _texts()["reasons"]:
        return (kind,)
    for beginning, name in _KINDS:
        if kind.startswith(beginning):
            return (name,)
    return ("other",)


_KINDS = (
    ("decimal_", "number"),
    ("int_", "number"),
    ("is_instance", "keys"),
    ("string_pattern", "pattern"),
    ("string_too_short", "empty"),
    ("string_", "text"),
    ("tuple_type", "list"),
    ("list_type", "list"),
    ("too_short", "empty"),
    ("model_", "keys"),
    ("dict_", "keys"),
    ("date_", "date"),
    ("literal_error", "one_of"),
    ("union_tag", "one_of"),
    ("greater_than_equal", "bound"),
    ("greater_than", "bound"),
    ("less_than_equal", "bound"),
    ("less_than", "bound"),
)
_BOUNDS = {"ge": ("不小于", "at least"), "gt": ("大于", "above"), "le": ("不大于", "at most"), "lt": ("小于", "below")}


def _context(kind: str, context: dict[str, Any], error: Any) -> dict[str, str]:
    for name, (zh, en) in _BOUNDS.items():
        if name in context and not kind.startswith("union"):
            return {"bound": f"{zh} {context[name]}", "bound_en": f"{en} {context[name]}"}
    expected = str(context.get("expected", context.get("expected_tags", ""))).replace(" or ", ", ").replace("'", "")
    values = {key: str(value) for key, value in context.items()}
    return {**values, "expected": expected, "detail": str(error["msg"])}


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "…"
    return "" if value is None else str(value)


def _keys_at(model: type[Closed], location: tuple[Key, ...]) -> set[str]:
    """The keys that can stand at a place of the schema."""
    schema = model.model_json_schema(by_alias=True)
    node: Any = schema
    for part in location:
        node = _resolved(schema, node)
        if isinstance(part, int):
            node = node.get("items", {})
        elif part in node.get("properties", {}):
            node = node["properties"][part]
        else:
            mapping = node.get("discriminator", {}).get("mapping", {})
            node = {"$ref": mapping[part]} if part in mapping else {}
    return set(_resolved(schema, node).get("properties", {}))


def _resolved(schema: Any, node: Any) -> Any:
    while True:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        elif "anyOf" in node:
            node = next((one for one in node["anyOf"] if one.get("type") != "null"), {})
        elif "allOf" in node:
            node = node["allOf"][0]
        else:
            return node

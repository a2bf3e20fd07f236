"""The dictionary of concepts: ids, labels, the words documents use, units, parts. Data in ``concepts/*.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent
_FILES = ("income_expenditure.yaml", "three_public.yaml", "performance.yaml", "forms.yaml", "indicators.yaml")
_RECORDED = "indicators.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENUMERATION = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．]|其中[:：]|加[:：]|减[:：])+"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One term of the trade. ``parts`` add up to it where all of them are given."""

    id: str
    label: str
    unit: str
    en: str
    aliases: tuple[str, ...]
    definition: str = ""
    parts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    """Regular expressions for wordings too long or too free for an alias."""
    is_recorded: bool = False
    """Whether offices record it for a framework and no words of a document are a sign of it."""


@cache
def concepts() -> dict[str, Concept]:
    """All concepts by id."""
    found: dict[str, Concept] = {}
    for name in _FILES:
        with (_FOLDER / name).open(encoding="utf-8") as file:
            for entry in yaml.load(file, Loader=_LOADER)["concepts"]:
                found[entry["id"]] = Concept(
                    entry["id"],
                    entry["label"],
                    entry["unit"],
                    entry["en"],
                    tuple(entry.get("aliases") or ()),
                    entry.get("definition", ""),
                    tuple(entry.get("parts") or ()),
                    tuple(entry.get("patterns") or ()),
                    name == _RECORDED,
                )
    return found


@lru_cache(maxsize=8192)
def plain(words: str) -> str:
    """Words as the dictionary compares them: no enumeration, no white space, one kind of bracket and quote."""
    words = words.replace(" ", "").replace("　", "").replace("(", "（").replace(")", "）")
    words = words.replace('"', "").replace("“", "").replace("”", "").replace("＂", "")
    return _ENUMERATION.sub("", words)


@cache
def _by_alias() -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in concepts().values():
        if concept.is_recorded:
            continue  # 到位资金 in a sentence may be that of any project
        for alias in (concept.label, *concept.aliases):
            found.setdefault(plain(alias), concept.id)
    return found


def concept_named(words: str) -> str:
    """The concept these words name exactly (enumeration, brackets and quotes aside), or an empty string."""
    return _by_alias().get(plain(words), "")


@cache
def mention_pattern() -> re.Pattern[str]:
    """Matches any alias in running text, the longest first; quotes around 三公 are optional.

    Aliases are grouped by their first character, and a place is asked first whether one can begin there: most places of
    a text are passed over at once. A pattern in the data begins with an ordinary character, too.
    """
    words = set()
    for concept in concepts().values():
        if concept.is_recorded or concept.id.startswith(("form.", "base.")):
            continue  # fields of forms: 其他 or 得分 in a sentence names none of them
        for alias in (concept.label, *concept.aliases):
            if len(plain(alias)) >= 2:
                words.add(alias)
    groups: dict[str, list[str]] = {}
    quoted: list[str] = []
    for word in sorted(words, key=lambda word: (-len(plain(word)), word)):
        escaped = re.escape(word).replace("（", "[（(]").replace("）", "[)）]")
        if "“" in word:
            # Printed with and without the quotes, so that its first character is not certain.
            quoted.append(escaped.replace("“", '[“"]?').replace("”", '[”"]?'))
        else:
            groups.setdefault(word[0], []).append(escaped.removeprefix(re.escape(word[0])))
    parts = [pattern for _, pattern in _patterns()] + quoted
    parts += [f"{re.escape(first)}(?:{'|'.join(endings)})" for first, endings in groups.items()]
    firsts = {*groups, *(pattern[0] for _, pattern in _patterns())}
    for word in words:
        firsts.update(('"', *word[:2]) if word[0] == "“" else word[0])
    return re.compile(f"(?=[{re.escape(''.join(sorted(firsts)))}])(?:{'|'.join(parts)})")


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    return tuple((concept.id, pattern) for concept in concepts().values() for pattern in concept.patterns)


def concept_of_mention(words: str) -> str:
    """The concept of words that :func:`mention_pattern` matched."""
    named = concept_named(words)
    if named:
        return named
    return next((id for id, pattern in _patterns() if re.fullmatch(pattern, words)), "")


def label(id: str) -> str:
    """The Chinese label of a concept, the id itself where it is unknown."""
    concept = concepts().get(id)
    return concept.label if concept else id

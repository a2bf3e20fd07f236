"""Texts that are not rule findings: why a file, or a part of it, could not be read.

One YAML file per language, the same codes in each (a test compares them). Templates hold named fields and no logic.
What readers fill into them, and what they say of a document they have read, they write in Chinese; the English of
that stands in ``details.yaml``, of what rules miss in ``missing.yaml``, and a test finds what is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELD = re.compile(r"\{(\w+)\}")
_EMPTY_BRACKET = re.compile(r"（…）|\s*\(…\)")

LANGUAGES = ("zh", "en")
NOT_NAMED = "…"
"""Stands for a value nobody gave: a message with a gap is better than a traceback about the message."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a READ code says: a short title, the message with its values filled in, and what to do."""

    title: str
    message: str
    fix: str


@cache
def _texts(lang: str) -> dict[str, dict[str, str]]:
    name = lang if lang in LANGUAGES else "zh"
    loaded: dict[str, Any] = yaml.load(files(__package__).joinpath(f"{name}.yaml").read_text("utf-8"), Loader=_LOADER)
    return loaded


_DETAILS = {
    "No such file or directory": ("没有这个文件", "no such file"),
    "Permission denied": ("没有读取权限", "no permission to read it"),
    "Is a directory": ("是文件夹", "it is a folder"),
    "是文件夹": ("是文件夹", "it is a folder"),
    "Failed to load document (PDFium: Data format error).": ("不是完整的 PDF", "not a complete PDF"),
    "0 pages": ("一页也没有", "it has no pages"),
    "no documents in archive": ("压缩包里没有可以检查的文档", "there are no documents in this archive"),
    "no documents in folder": ("文件夹里没有可以检查的文档", "there are no documents in this folder"),
    "File name too long": ("文件名过长", "the file name is too long"),
}
"""What the operating system or a library says, in words of both languages; anything else is passed on as it is."""

_CODE = re.compile(r"(READ\d{3}) (.+)", re.DOTALL)
_LIST = re.compile(r"、|，(?=[^，]*!)")
_MORE = re.compile(r" ?等$")
_PATTERNS = {"n": r"(?P<n>[\d.,]+)", "m": r"(?P<m>[\d.,]+)"}


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The Chinese phrases as patterns, each with its English; those of the fewest fields first."""
    loaded: dict[str, str] = {}
    for name in ("details.yaml", "missing.yaml"):
        loaded |= yaml.load(files(__package__).joinpath(name).read_text("utf-8"), Loader=_LOADER)
    found = []
    for phrase, english in loaded.items():
        parts = _FIELD.split(phrase)
        for place, part in enumerate(parts):
            parts[place] = _PATTERNS.get(part, f"(?P<{part}>.+?)") if place % 2 else re.escape(part)
        found.append((len(parts), re.compile("".join(parts), re.DOTALL), english))
    return tuple((pattern, english) for _, pattern, english in sorted(found, key=lambda one: one[0]))


def translated(phrase: str, lang: str) -> str:
    """What a reader or a rule wrote, in ``lang``: a value of a READ text, a remark with its code, what is missing.

    >>> translated("READ010 有 3 条批注，未读入。", "en"), translated("没有见过的话", "en")
    ('READ010 3 comments were not read.', '没有见过的话')
    """
    if lang != "en":
        return phrase
    coded = _CODE.fullmatch(phrase)
    if coded:
        return f"{coded[1]} {translated(coded[2], lang)}"
    for pattern, english in _phrases():
        match = pattern.fullmatch(phrase)
        if match:
            values = match.groupdict()
            for name in values.keys() & {"items", "pages"}:
                values[name] = _items(values[name], lang)
            if "name" in values:
                values["name"] = translated(values["name"], lang)
            if "remark" in values:  # a sentence that has lost its full stop
                values["remark"] = translated(values["remark"] + "。", lang).rstrip("。.")
            return fill(english, values)
    return phrase


def _items(words: str, lang: str) -> str:
    more = _MORE.search(words)
    names = [translated(name, lang) for name in _LIST.split(words[: more.start()] if more else words)]
    return ", ".join(names) + (" and more" if more else "")


def read_codes() -> tuple[str, ...]:
    """All READ codes, in order."""
    return tuple(sorted(_texts("zh")))


def read_name(code: str) -> str:
    """The code's name in words, as ``--ignore`` and the JSON output use it; empty for an unknown code."""
    return _texts("en").get(code, {}).get("name", "")


def fill(template: str, values: dict[str, str]) -> str:
    """``template`` with its fields filled; a missing or empty value shows as ``…``, a bracket of nothing else goes.

    >>> fill("第 {pages} 页", {"pages": "3"}), fill("第 {pages} 页", {}), fill("打不开（{detail}）", {})
    ('第 3 页', '第 … 页', '打不开')
    """
    filled = _FIELD.sub(lambda field: str(values.get(field.group(1)) or NOT_NAMED), template)
    return _EMPTY_BRACKET.sub("", filled)


def read_message(code: str, values: dict[str, str], lang: str = "zh") -> ReadText:
    """The texts of one READ code. Never raises: an unknown code says that the file could not be read."""
    if values.get("detail") in _DETAILS:
        values = values | {"detail": _DETAILS[values["detail"]][lang == "en"]}
    if lang == "en":
        values = {
            key: _items(value, lang) if key == "pages" else translated(value, lang) for key, value in values.items()
        }
    entry = _texts(lang).get(code) or _texts(lang)["READ010"]
    return ReadText(entry["title"], fill(entry["message"], values), fill(entry["fix"], values))

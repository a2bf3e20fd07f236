"""Texts that are not rule findings: why a file, or a part of it, could not be read.

One YAML file per language, the same codes in each (a test compares them). Templates hold named fields and no logic.
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
    entry = _texts(lang).get(code) or _texts(lang)["READ010"]
    return ReadText(entry["title"], fill(entry["message"], values), fill(entry["fix"], values))

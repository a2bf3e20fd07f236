"""What readers and rules write in Chinese has its English: every phrase in their code, and lists and values in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from jiping.messages.catalogue import _phrases, read_message, translated

SOURCE = Path(__file__).parents[2] / "src" / "jiping"
CHINESE = re.compile(r"[一-鿿]")
SPOKEN_BY = {"damaged", "too_large", "unsupported", "_not_text", "OleError", "Stopped", "ReadProblem"}
"""Calls whose words a user gets to read."""
LISTS = {"remarks", "found", "hidden_rows", "hidden_columns"}
"""Lists that remarks are added to."""
NAMES = {"detail", "what", "limit", "values", "_OTHERS"}
PARTS = {"等", "、", "扫描件"}
"""What joins and ends lists, and what a remark is looked for by."""


def phrase(node: ast.AST) -> str | None:
    """The text of a literal, with 3 for whatever is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "3" for part in node.values)
    return None


def spoken(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name.split(".")[-1] in SPOKEN_BY or LISTS & set(name.split(".")[:-1]):
                yield from node.args
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if node.value is not None and NAMES & {ast.unparse(target).split(".")[-1] for target in targets}:
                yield node.value
        elif isinstance(node, ast.Return) and node.value is not None and isinstance(node.value, ast.List):
            yield node.value


def missed(tree: ast.AST) -> Iterator[ast.AST]:
    """What rules say is missing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if ast.unparse(node.func).split(".")[-1] == "undecided":
                yield from node.args
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "missing")
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any("missing" in ast.unparse(target) for target in targets):
                yield node.value
        elif isinstance(node, ast.FunctionDef) and node.name == "unread":
            yield from (part.value for part in ast.walk(node) if isinstance(part, ast.Return) and part.value)


def phrases() -> list[str]:
    found: set[str] = set()
    sources = [(path, spoken) for path in [*(SOURCE / "read").rglob("*.py"), SOURCE / "isolate.py"]]
    sources += [(path, missed) for folder in ("check", "extract") for path in (SOURCE / folder).rglob("*.py")]
    for path, look in sources:
        for said in look(ast.parse(path.read_text("utf-8"))):
            inner = {id(part) for node in ast.walk(said) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
            for node in ast.walk(said):
                words = phrase(node)
                if words and CHINESE.search(words) and (isinstance(node, ast.JoinedStr) or id(node) not in inner):
                    found.add(words)
    return sorted(found - PARTS)


def test_there_are_phrases_to_look_at() -> None:
    assert len(phrases()) > 70
    assert (
        "3 个单元格" in phrases() and "READ010 有 3 条批注，未读入。" in phrases() and "不是完整的压缩包" in phrases()
    )


@pytest.mark.parametrize("words", phrases())
def test_every_phrase_has_its_english(words: str) -> None:
    assert not CHINESE.search(read_message("READ010", {"detail": words}, "en").message)


def test_nothing_is_translated_that_nobody_says() -> None:
    said = [*phrases(), "3 秒", "自评得分", "自评等级"]
    codes = re.compile(r"^READ\d{3} ")
    unused = [p.pattern for p, _ in _phrases() if not any(p.fullmatch(codes.sub("", words)) for words in said)]
    assert unused == []


def test_the_fields_are_the_same() -> None:
    loaded: dict[str, str] = {}
    for name in ("details.yaml", "missing.yaml"):
        loaded |= yaml.safe_load((SOURCE / "messages" / name).read_text("utf-8"))
    for chinese, english in loaded.items():
        assert set(re.findall(r"\{(\w+)\}", chinese)) == set(re.findall(r"\{(\w+)\}", english)), chinese
        assert not CHINESE.search(english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("3 页", "3 pages"),
        (
            "有隐藏的行，已照常读入（合计通常包括它们）：表一 第 3 行、表二 第 5-7 行。",
            "Hidden rows were read like others, since totals mostly include them: 表一 row 3, 表二 row 5-7.",
        ),
        (
            "READ010 有 9 个单元格是错误值，未读入：表一!A1，表一!B2等。",
            "READ010 Cells with an error for a value were not read (9): 表一!A1, 表一!B2 and more.",
        ),
        (
            "READ003 第 1、2、3 等 页没有可识别的文字，疑为扫描件。",
            "READ003 Page 1, 2, 3 and more has no text; it is probably a scan.",
        ),
        ("word/document.xml 不是完整的 XML：Opening 3", "word/document.xml is not complete XML: Opening 3"),
        ("别的话 3 页", "别的话 3 页"),
        ("另一处的自评等级", "the grade elsewhere"),
        ("附件的内容（附件2）", "the content of the annex (附件2)"),
        (
            "没有读入的内容（文中有 2 幅图片，图片里的文字没有读入）",
            "what was not read (There are 2 pictures; what is written in them was not read)",
        ),
    ],
)
def test_values_lists_and_what_is_not_ours(chinese: str, english: str) -> None:
    assert translated(chinese, "en") == english
    assert translated(chinese, "zh") == chinese

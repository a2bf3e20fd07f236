"""The cases of a rule as examples to read: small texts and tables, and what is reported of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiping.check.registry import case_file
from jiping.check.rule import Rule
from jiping.write.columns import columns
from jiping.write.wording import kind_word, text

MOST_CASES = 8
EXPECT = {
    "pass": ("不报", "nothing reported"),
    "fail": ("报", "reported"),
    "hint": ("提示", "a hint"),
    "explained": ("有说明，不报", "explained, not reported"),
    "undecided": ("无法判断，不报", "cannot tell, not reported"),
    "not_applicable": ("不适用", "not applicable"),
}
_KNOWN = {"name", "kind", "year", "organisation", "blocks", "tables", "text", "expect", "quotes"}


def example_lines(rule: Rule, lang: str) -> list[str]:
    """The first cases of the rule's file; nothing where it has none."""
    try:
        cases: list[dict[str, Any]] = case_file(rule).get("cases") or []
    except (OSError, AttributeError):
        return []
    return [line for case in cases[:MOST_CASES] for line in _case(case, lang)]


def _case(case: dict[str, Any], lang: str) -> Iterator[str]:
    expect = str(case.get("expect", ""))
    yield f"{case.get('name', '')} → {EXPECT.get(expect, (expect, expect))[lang == 'en']}"
    facts = [kind_word(case["kind"], lang)] if "kind" in case else []
    facts += [text(lang, "year", n=case["year"])] if "year" in case else []
    facts += [str(case["organisation"])] if "organisation" in case else []
    if facts:
        yield "    " + "  ".join(facts)
    for block in [*case.get("blocks", []), *case.get("tables", []), case.get("text", "")]:
        lines = str(block).strip().split("\n") if isinstance(block, str) else _table(block, lang)
        yield from (f"    {line.strip() if isinstance(block, str) else line}".rstrip() for line in lines if line)
    # Cases of rules that bind figures name each figure.
    yield from (f"    {key}: {value}" for key, value in case.items() if key not in _KNOWN)


def _table(table: dict[str, Any], lang: str) -> Iterator[str]:
    unit = str(table.get("unit") or "")
    unit = (f" (unit: {unit})" if lang == "en" else f"（单位：{unit}）") if unit else ""
    if table.get("title") or unit:
        yield f"{table.get('title', '')}{unit}"
    rows = [["" if cell is None or cell in ("<", "^") else str(cell) for cell in row] for row in table.get("rows", [])]
    width = max((len(row) for row in rows), default=0)
    yield from columns([row + [""] * (width - len(row)) for row in rows])
    yield from (str(note) for note in table.get("notes", []))

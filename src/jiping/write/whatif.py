"""Two scorecards side by side, and what hangs on each figure: for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from jiping.score.engine import Result, label
from jiping.score.methods import plain
from jiping.score.whatif import Comparison, Effect
from jiping.write.columns import columns
from jiping.write.scorecard import moved, scorecard_object, span, total_sentence

SCHEMA = "jiping.comparison/1"


def comparison_text(found: Comparison, lang: str = "zh") -> Iterator[str]:
    """Totals, then a line for each indicator with what both tables give of what they could give."""
    english = lang == "en"
    for card, letter in ((found.left, "A"), (found.right, "B")):
        title = card.framework.title_en if english else card.framework.title
        yield f"{letter}  {title}  {card.framework.id}\n   {total_sentence(card, lang)}\n"
    yield "\n"
    heads = ("indicator", "A", "B") if english else ("指标", "A", "B")
    rows = [heads]
    for pair in found.pairs:
        one = pair.left or pair.right
        assert one is not None
        title, other = one.indicator.title, pair.right
        if pair.left is not None and other is not None and other.indicator.title != title:
            title = f"{title} / {other.indicator.title}"
        rows.append((title, _points(pair.left, english), _points(pair.right, english)))
    for line in columns(rows, frozenset()):
        yield f"{line}\n"
    shared = sum(pair.left is not None and pair.right is not None for pair in found.pairs)
    only = [sum(getattr(pair, other) is None for pair in found.pairs) for other in ("right", "left")]
    yield (
        f"\n{shared} indicators in both, {only[0]} only in A, {only[1]} only in B\n"
        if english
        else f"\n两份都有的指标 {shared} 个，只在 A 的 {only[0]} 个，只在 B 的 {only[1]} 个\n"
    )


def _points(result: Result | None, english: bool) -> str:
    if result is None:
        return "—"
    marks = {"computed": "", "judged": "", "not_applicable": ("不适用", "n/a"), "unproved": ("未能证实", "not proved")}
    mark = marks[result.status]
    words = f"{span(result.low, result.high)} / {plain(Fraction(result.indicator.points or 0))}"
    return f"{words} {mark[english]}" if mark else words


def comparison_json(found: Comparison) -> str:
    """Both scorecards whole, and which indicators stand beside each other."""
    whole = {
        "schema": SCHEMA,
        "left": scorecard_object(found.left),
        "right": scorecard_object(found.right),
        "pairs": [
            {
                "left": None if pair.left is None else pair.left.indicator.id,
                "right": None if pair.right is None else pair.right.indicator.id,
            }
            for pair in found.pairs
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def sensitivity_text(effects: Sequence[Effect], lang: str = "zh") -> Iterator[str]:
    """A line for each figure that moves the total; how many do not."""
    english = lang == "en"
    felt = [one for one in effects if one.size]
    yield ("\nWhat hangs on each figure\n" if english else "\n每个数变一点，总分变多少\n")
    heads = ("figure", "now", "change", "less", "more") if english else ("数", "现在", "变动", "少了", "多了")
    rows = [heads]
    for one in felt:
        less, more = moved(one.less, english), moved(one.more, english)
        rows.append((label(one.ref, "en" if english else "zh"), one.value.words, f"±{one.step}", less, more))
    if felt:
        for line in columns(rows, frozenset()):
            yield f"  {line}\n"
    still = len(effects) - len(felt)
    if still:
        yield (
            f"  {still} figures do not move the total by so little\n"
            if english
            else f"  另有 {still} 个数变这么一点不影响总分\n"
        )


def effect_object(one: Effect) -> dict[str, Any]:
    return {
        "ref": str(one.ref),
        "label": label(one.ref),
        "text": one.value.words,
        "step": one.step,
        "less": {"low": plain(one.less[0]), "high": plain(one.less[1])},
        "more": {"low": plain(one.more[0]), "high": plain(one.more[1])},
    }

"""GOL013 same-indicator-twice 产出和效益里写了同一个指标

同一件事既作产出指标、又作效益指标，就计了两次分。指标名称相同（不计标点、符号），完成值也相同的，只能留一个；名称
几乎相同的也一样。

正例：产出：培训农民 1200 人次；效益：农民持证率 86%
反例：产出：垃圾清运率 100%；效益：垃圾清运率 100%
不判断：没有指标表；只有产出或只有效益
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.check.forms import by_form
from jiping.model import FormIndicator, Verdict

_ALIKE = 0.85
_SHORTEST = 4
_BENEFIT = ("效益", "效果")


@rule(
    id="GOL013",
    name="same-indicator-twice",
    title="产出和效益里写了同一个指标",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    basis=Basis("mof-yu-2021-101", clause="产出指标与效益指标各有所指", checked_on="2026-11-25"),
    message="“{name}”和“{other}”是同一个指标，分别计入了{level}和{other_level}。",
    fix="留下合适的一个；另一处换成反映效果的指标，分值重新分配。",
)
def indicators_differ(view: View) -> Iterator[Verdict]:
    looked = False
    for form in by_form(view):
        outputs = [one for one in form if one.level1.startswith("产出")]
        benefits = [one for one in form if one.level1.startswith(_BENEFIT)]
        for one in benefits:
            if not outputs:
                break
            looked = True
            twin = next((other for other in outputs if _is_same(one, other)), None)
            if twin is None:
                yield ok(one.source)
            else:
                yield fail(
                    one.source,
                    twin.source,
                    found=one.name,
                    name=twin.name,
                    other=one.name,
                    level=twin.level2 or twin.level1,
                    other_level=one.level2 or one.level1,
                )
    if not looked:
        yield not_applicable()


def _is_same(one: FormIndicator, other: FormIndicator) -> bool:
    """Alike in name and the same in what was reached; a value of words counts as little as an empty one."""
    if not one.actual_text or _plain(one.actual_text) != _plain(other.actual_text) or one.actual is None:
        return False
    if one.target_text and other.target_text and _plain(one.target_text) != _plain(other.target_text):
        return False
    names = _plain(one.name), _plain(other.name)
    if min(len(name) for name in names) < _SHORTEST:
        return False
    if re.findall(r"\d+", names[0]) != re.findall(r"\d+", names[1]):
        return False
    return names[0] == names[1] or SequenceMatcher(None, *names).ratio() > _ALIKE


def _plain(words: str) -> str:
    return re.sub(r"[\s（）()“”、，。：:]|^\d+[.、]", "", words)

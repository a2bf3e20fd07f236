"""GOL020 late-completion-full 完成时间晚于目标却得满分

时效指标的目标写“6月底前”“2024年6月30日前”，完成值写的却是更晚的月份、日期，得分仍是满分。只比写清年月的；目标
没有写年份的，按文件年度。写明批准延期、调整的不算。

正例：目标 2024年6月底前，完成 2024年5月，满分
反例：目标 2024年6月底前，完成 2024年9月，满分
不判断：目标或完成值不是日期；没有得分
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, explained, fail, not_applicable, ok, rule, undecided
from jiping.check.forms import indicators, is_full
from jiping.model import FormIndicator, Verdict

_DATE = re.compile(
    r"(?:(?P<year>20\d\d)\s*[年.\-/])?\s*(?P<month>1[0-2]|0?[1-9])\s*(?:月|[.\-/](?=\d))\s*(?:(?P<day>3[01]|[12]\d|0?[1-9])\s*日?|(?P<part>上旬|中旬|下旬|底|末|初)|份)?"
)
_BEFORE = re.compile(r"前|之前|以前|内|不晚于|不迟于|≤|底|末|完成")
_PARTS = {"初": 5, "上旬": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31}
_APPROVED = re.compile(r"批准|同意|批复|调整|延期|顺延|变更|不可抗力|疫情|洪|灾")


@rule(
    id="GOL020",
    name="late-completion-full",
    title="完成时间晚于目标却得满分",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.5",
    basis=Basis("mof-yu-2020-10", clause="自评表：未完成的按比例计分", checked_on="2026-11-25"),
    message="“{name}”目标是“{target}”，完成是“{actual}”，晚了却得了满分。",
    fix="核对完成时间；确实晚了的，按计分办法扣分并说明原因。",
)
def in_time_for_full(view: View) -> Iterator[Verdict]:
    looked = False
    for one in indicators(view):
        full = is_full(one)
        if full is None or one.actual_source is None or not _BEFORE.search(one.target_text):
            continue
        target, actual = _date(one.target_text, view.year), _date(one.actual_text, view.year)
        if target is None or actual is None:
            continue
        looked = True
        source = one.actual_source
        late = _is_late(target, actual)
        if late is None:
            yield undecided("完成的日期（只写到月）", sources=(source,))
        elif not late or not full:
            yield ok(source)
        elif _APPROVED.search(f"{one.reason or ''}{one.actual_text}{one.target_text}"):
            yield explained(source, name=one.name, target=one.target_text, actual=one.actual_text)
        else:
            yield fail(source, found=one.actual_text, values=_values(one))
    if not looked:
        yield not_applicable()


def _values(one: FormIndicator) -> dict[str, str]:
    return {"name": one.name, "target": one.target_text, "actual": one.actual_text}


def _date(text: str, year: int | None) -> tuple[int, int, int, int] | None:
    """Year, month and the first and last day meant; ``None`` for anything but one date."""
    found = list(_DATE.finditer(text))
    if len(found) != 1:
        return None
    match = found[0]
    own = int(match["year"]) if match["year"] else year
    if own is None or re.search(r"\d", text[: match.start()] + text[match.end() :]):
        return None
    month = int(match["month"])
    if match["day"]:
        return own, month, int(match["day"]), int(match["day"])
    last = _PARTS.get(match["part"] or "", 31)
    return own, month, 1 if last > 20 else last, last


def _is_late(target: tuple[int, int, int, int], actual: tuple[int, int, int, int]) -> bool | None:
    """Whether the work was done after the date set; ``None`` where the days are not told apart."""
    year, month, _, last = target
    if actual[:2] != (year, month):
        return actual[:2] > (year, month)
    if actual[2] > last:
        return True
    return False if actual[3] <= last else None

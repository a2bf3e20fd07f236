"""MAT013 name-of-another-code 科目名称与编码不符

表中科目编码旁边印的名称，是同一类科目里另一个编码的名称，多半是行错位或名称抄错。只报名称正好是另一编码现行名称的；
名称略有出入、科目表里没有的编码不作判断。

正例：30113 住房公积金
反例：30113 职工基本医疗保险缴费（那是 30110 的名称）
不判断：没有印编码和名称的表；旧年度的科目；科目表里没有的编码
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule
from jiping.concepts.classification import (
    common_items,
    economic_code_by_name,
    economic_name,
    economic_status,
    functional_name,
    functional_section_by_name,
    functional_status,
)
from jiping.model import Verdict

# Renamed and renumbered in 2018 (economic) and 2019, 2020 (functional); older tables may print names that have moved.
_FIRST_YEAR = 2021
_ADMINISTRATIVE = "201"
_SUFFIX = re.compile(r"(?:支出|费用?)$")


@rule(
    id="MAT013",
    name="name-of-another-code",
    title="科目名称与编码不符",
    severity=Severity.WARNING,
    since="0.5",
    basis=Basis("classification", clause="科目编码与名称", checked_on="2026-11-25"),
    message="编码 {code} 是“{name}”，这里印的“{label}”是 {other} 的名称。",
    expected="{code}　{name}",
    fix="核对这一行的编码、名称和金额，改正抄错或错位的一项。",
)
def names_match_codes(view: View) -> Iterator[Verdict]:
    looked = False
    if view.year is not None and view.year < _FIRST_YEAR:
        yield not_applicable()
        return
    for table in view.tables:
        for part in table.parts:
            for row in part.rows:
                if not row.code or not row.label:
                    continue
                name = _name(row.code)
                if name is None:
                    continue
                looked = True
                other = _other(row.code, row.label, name)
                cell = table.cell(*row.label_cell) if row.label_cell is not None else None
                if other is not None and cell is not None:
                    source = table.source(row, None, cell)
                    yield fail(source, found=row.label, code=row.code, name=name, label=row.label, other=other)
    if looked:
        yield ok()
    else:
        yield not_applicable()


def _name(code: str) -> str | None:
    """The name that certainly belongs to a code; ``None`` where we are not sure of one."""
    if len(code) == 7 and code.startswith(_ADMINISTRATIVE):
        return common_items().get(code[5:]) if code[5:] in ("01", "02", "03", "50") else None
    if len(code) not in (3, 5):
        return None
    if code.startswith("3"):
        return economic_name(code) if economic_status(code) in ("seen", "known") else None
    return functional_name(code) if functional_status(code) in ("seen", "known") else None


def _other(code: str, label: str, name: str) -> str | None:
    """The code whose name the label is, when that is not the row's own."""
    words = re.sub(r"\s", "", label).replace("(", "（").replace(")", "）")
    if _SUFFIX.sub("", words) == _SUFFIX.sub("", name):
        return None
    if len(code) == 7:
        return next((code[:5] + item for item, said in common_items().items() if said == words), None)
    if len(code) == 3:
        return None
    if code.startswith("3"):
        other = economic_code_by_name(words, code[:3])
        known = economic_name(other) if other is not None else None
    else:
        other = functional_section_by_name(code[:3], words)
        known = functional_name(other) if other is not None else None
    # A former name may have moved on to another code; only a present one tells.
    return other if other != code and known == words else None

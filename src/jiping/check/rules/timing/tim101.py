"""TIM101 stale-column-year 基础数据表栏目年份不对

基础数据表的三栏依次是上年决算数、本年预算数、本年决算数；栏目印有年份的，决算应为上年和本年，预算应为本年。套用上
年表格的，年份容易忘改。

正例：2022 年度：2021 年决算数、2022 年预算数、2022 年决算数
反例：2022 年度：2020 年决算数、2021 年预算数、2021 年决算数
不判断：栏目没有印年份
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule
from jiping.model import Row, Verdict

_HEAD = re.compile(r"(?P<year>20\d\d)年?度?(?P<kind>预算|决算)数?")


@rule(
    id="TIM101",
    name="stale-column-year",
    title="基础数据表栏目年份不对",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("A23",),
    basis=Basis("mof-yu-2013-53", clause="基础数据表栏目", checked_on="2026-11-24"),
    message="文件年度是 {year} 年，栏目却是“{column}”。",
    fix="改正栏目年份，并核对数据是否仍是旧数。",
)
def columns_of_the_year(view: View) -> Iterator[Verdict]:
    looked = False
    forms = {f.source.block for f in view.figures if f.in_table and f.key.concept.startswith("base.")}
    for table in view.tables:
        if table.index not in forms:
            continue
        printed = [(_HEAD.fullmatch(cell.text.replace(" ", "")), cell) for cell in table.cells.values()]
        heads = [(match, cell) for match, cell in printed if match is not None]
        finals = sorted(int(match["year"]) for match, _ in heads if match["kind"] == "决算")
        if not finals:
            continue
        looked = True
        year = view.year if view.year is not None else finals[-1]
        wrong = [(m, cell) for m, cell in heads if int(m["year"]) not in _allowed(m["kind"], year)]
        for _, cell in wrong:
            row = Row(cell.row, "")
            yield fail(table.source(row, None, cell), found=cell.text, year=str(year), column=cell.text)
        if not wrong:
            yield ok()
    if not looked:
        yield not_applicable()


def _allowed(kind: str, year: int) -> tuple[int, ...]:
    """Final figures of last year and this one; a budget of last year is an extra column of some forms."""
    return (year - 1, year)

"""SUM052 listed-projects-differ-from-total 所列项目之和与项目支出总额不符

项目支出部分逐项写了项目金额，又写了项目支出总额的：各项之和不应超过总额；文中说明项目个数且已列全的，各项之和应等于总额，
少于总额的只作提示，可能还有小项目没有列。

正例：项目支出 46.25 万元，甲项目 46.00 万元、乙项目 0.25 万元
反例：项目支出 46.25 万元，甲项目 26.00 万元、乙项目 30.00 万元（合计 56.00 万元）
不判断：没有列全，又没有说有几个项目
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, View, fail, hint, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import interval_certificate, say, show
from jiping.check.projects import listed_projects, numbered_projects
from jiping.concepts.numbers import parse_chinese
from jiping.model import Figure, Paragraph, Verdict, add_up

_COUNT = re.compile(r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:个|项)(?:专项|预算|重点)?项目")


@rule(
    id="SUM052",
    name="listed-projects-differ-from-total",
    title="所列项目之和与项目支出总额不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.4",
    identities=("E10", "E21"),
    applies_to=["self-evaluation.department"],
    basis=Basis("report-outline", clause="项目支出情况", checked_on="2026-11-24"),
    message="{total}，所列 {count} 个项目合计 {sum}，相差 {difference}。",
    expected="各项目之和等于项目支出总额",
    fix="核对总额和各项目的金额；另有没有列出的项目，写明其余项目的金额。",
)
def projects_add_up(view: View) -> Iterator[Verdict]:
    listed = numbered_projects(view) or listed_projects(view, at_least=1)
    if listed is None:
        yield not_applicable()
        return
    _, paragraphs, items = listed
    if len({item.source.block for item in items}) not in (1, len(items)):
        yield undecided("哪些金额是项目", sources=tuple(item.source for item in items[:3]))
        return
    totals = [
        figure
        for figure in view.by_concept.get("expenditure.project", ())
        if not figure.key.item and figure.key.year == view.year and figure.key.column == "final_accounts"
    ]
    if len({figure.number.base for figure in totals}) != 1:
        yield undecided("项目支出总额")
        return
    total = totals[0]
    added = add_up([item.interval for item in items])
    exact = sum((item.number.base for item in items), Decimal(0))
    if added.meets(total.interval):
        yield ok(total.source)
        return
    sources = (total.source, *(item.source for item in items[:5]))
    values = {
        "total": say(total),
        "count": str(len(items)),
        "sum": show(exact, total.number.unit),
        "difference": show(abs(exact - total.number.base), total.number.unit),
    }
    if exact > total.number.base:
        certificate = interval_certificate("projects at most total", added, total.interval)
        yield fail(*sources, found=total.number.text, certificate=certificate, values=values)
    elif _said_count(paragraphs, total, view) == len(items):
        yield hint(*sources, found=total.number.text, **values)
    else:
        yield undecided("是否列全", sources=(total.source,))


def _said_count(paragraphs: tuple[Paragraph, ...], total: Figure, view: View) -> int | None:
    """How many projects the section, or the sentence with the total, says there are; nothing where it says two."""
    block = view.document.blocks[total.source.block]
    texts = {p.index: p.text for p in paragraphs}
    if isinstance(block, Paragraph):
        texts[block.index] = block.text
    counts = {_value(match["n"]) for text in texts.values() for match in _COUNT.finditer(text)}
    return counts.pop() if len(counts) == 1 else None


def _value(text: str) -> int | None:
    value = parse_chinese(text) if not text.isdigit() else Decimal(text)
    return None if value is None else int(value)

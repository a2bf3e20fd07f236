"""CMP007 project-total-not-stated 列了各项目金额，没有项目支出总额

项目支出部分逐项写了三个以上项目的支出金额，全文却没有项目支出总额，也没有能推出它的支出总额，读的人只能自己加。

正例：项目支出 51.00 万元，其中：甲项目支出 20.00 万元，乙项目支出 18.50 万元，丙项目支出 12.50 万元
反例：甲项目支出 20.00 万元；乙项目支出 18.50 万元；丙项目支出 12.50 万元（合计 51.00 万元，全文没有）
不判断：项目不足三个；项目金额里又有“其中”，或夹着看不出是不是项目的金额，加起来不可靠
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.check import Basis, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.check.arithmetic import bounds, show
from jiping.model import Dimension, Figure, Paragraph, Qualifier, Verdict, add_up

_HEADING = re.compile(r"项目支出|专项(资金|经费|支出)|项目(资金|经费)")
_BEFORE = re.compile(
    r"(?:支出|经费|资金|费用?|补助|补贴|拨款|专项|项目|工作|工程)(?:支出|经费|资金)?(?:决算)?(?:实际)?(?:共|为|计|约|：|:)?\s*$"
)
_NOT_SPENT = re.compile(r"预算|计划|安排|投资|到位|下达|批复|标准|人均|单价|每|收入|上年|结转|结余|｜")
_TOTALLING = re.compile(r"合计|共计|总计|总额|总支出|累计|其中|(?:共|总)(?:支出|安排|投入|支付|使用)")
_SAID = re.compile(
    r"(?:项目|专项)(?:支出|经费|资金)?[^，。；\n]{0,12}(?:合计|共计|总计|总额|总支出|共)[^。；，\n]{0,10}?\d"
)
# An amount of which it is not clear whether it was spent is judged by the words in front of it.
_SPENT = ("final_accounts", "planned")
_TOTALS = ("expenditure.project", "expenditure.total", "expenditure.current")


@rule(
    id="CMP007",
    name="project-total-not-stated",
    title="列了各项目金额，没有项目支出总额",
    severity=Severity.WARNING,
    since="0.1",
    applies_to=["self-evaluation.department"],
    basis=Basis("report-outline", clause="项目支出情况", checked_on="2026-11-24"),
    message="所列 {count} 项合计 {sum}，但全文没有项目支出总额。",
    expected="写明项目支出总额，各项之和与它相等",
    fix="在项目支出部分开头写明项目支出总额；所列项目不全的，说明其余项目的金额。",
)
def project_total(view: View) -> Iterator[Verdict]:
    listed = _listed(view)
    if listed is None:
        yield not_applicable()
        return
    heading, paragraphs, items = listed
    if _stated(view, items):
        yield ok(heading.source())
        return
    if any(_TOTALLING.search(p.text) for p in paragraphs) or _has_others(view, paragraphs, items):
        yield undecided(sources=(heading.source(),))
        return
    total = sum((item.number.base for item in items), Decimal(0))
    interval = add_up([item.interval for item in items])
    yield fail(
        heading.source(),
        *(item.source for item in items[:5]),
        count=str(len(items)),
        sum=show(total, items[0].number.unit),
        certificate={
            "kind": "sum",
            "parts": [str(item.number.base) for item in items],
            "sum": str(total),
            "bounds": bounds(interval),
        },
    )


def _listed(view: View) -> tuple[Paragraph, tuple[Paragraph, ...], list[Figure]] | None:
    """A heading about project expenditure, what stands below it, and the amounts of the projects listed there."""
    for heading in view.headings:
        if not _HEADING.search(heading.text):
            continue
        paragraphs = view.section(heading)
        if not paragraphs:
            continue
        first, last = heading.index, paragraphs[-1].index
        if any(first < table.index < last for table in view.tables):
            # The list is a table; its total row is the business of the sums.
            continue
        texts = {p.index: p.text for p in paragraphs}
        items = [figure for figure in view.figures if figure.source.block in texts and _is_item(figure, view, texts)]
        if len(items) >= 3 and len({item.key.item for item in items}) == len(items):
            return heading, paragraphs, items
    return None


def _is_item(figure: Figure, view: View, texts: dict[int, str]) -> bool:
    key = figure.key
    number = figure.number
    if figure.in_table or number.unit.dimension is not Dimension.MONEY or number.value <= 0:
        return False
    if not key.concept.startswith("expenditure.project") or not key.item or key.column not in _SPENT:
        return False
    if key.year != view.year or number.qualifier is not Qualifier.NONE:
        return False
    before = re.split(r"[，。；：、]", texts[figure.source.block][: figure.source.start or 0])[-1]
    return _BEFORE.search(before) is not None and not _NOT_SPENT.search(before + key.item)


def _has_others(view: View, paragraphs: tuple[Paragraph, ...], items: list[Figure]) -> bool:
    """Whether amounts stand there that are none of the items: one of them may be a project, and the sum too small."""
    own = {item.source for item in items}
    blocks = {p.index for p in paragraphs}
    return any(
        figure.source.block in blocks
        and figure.number.unit.dimension is Dimension.MONEY
        and figure.source not in own
        and "｜" not in figure.key.item
        for figure in view.figures
    )


def _stated(view: View, items: list[Figure]) -> bool:
    for concept in _TOTALS:
        for figure in view.by_concept.get(concept, ()):
            if not figure.key.item and figure.key.year in (view.year, None) and not figure.blank:
                return True
    if _SAID.search(view.text):
        return True
    # A total whose words were not understood is known by its amount.
    whole = add_up([item.interval for item in items])
    own = {item.source for item in items}
    return any(
        figure.source not in own and figure.number.unit.dimension is Dimension.MONEY and figure.interval.meets(whole)
        for figure in view.figures
    )

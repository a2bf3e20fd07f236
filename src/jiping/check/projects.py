"""The projects a report lists with what was spent on each, under a heading about project expenditure."""

from __future__ import annotations

import re

from jiping.check.view import View
from jiping.model import Dimension, Figure, Paragraph, Qualifier
from jiping.model.numbering import read_number

_HEADING = re.compile(r"项目支出|专项(资金|经费|支出)|项目(资金|经费)")
_BEFORE = re.compile(
    r"(?:支出|经费|资金|费用?|补助|补贴|拨款|专项|项目|工作|工程)(?:支出|经费|资金)?(?:决算)?(?:实际)?(?:共|为|计|约|：|:)?\s*$"
)
_NOT_SPENT = re.compile(r"预算|计划|安排|投资|到位|下达|批复|标准|人均|单价|每|收入|上年|结转|结余|｜")
# An amount of which it is not clear whether it was spent is judged by the words in front of it.
_SPENT = ("final_accounts", "planned")


def listed_projects(view: View, at_least: int = 3) -> tuple[Paragraph, tuple[Paragraph, ...], list[Figure]] | None:
    """The heading, what stands below it, and the amounts of the projects listed there.

    A list in a table is left to the table's own sums; a name that occurs twice makes the list unreliable.
    """
    for heading in view.headings:
        if not _HEADING.search(heading.text):
            continue
        paragraphs = view.section(heading)
        if not paragraphs:
            continue
        first, last = heading.index, paragraphs[-1].index
        if any(first < table.index < last for table in view.tables):
            continue
        texts = {p.index: p.text for p in paragraphs}
        items = [figure for figure in view.figures if figure.source.block in texts and _is_item(figure, view, texts)]
        if len(items) >= at_least and len({item.key.item for item in items}) == len(items):
            return heading, paragraphs, items
    return None


def numbered_projects(view: View) -> tuple[Paragraph, tuple[Paragraph, ...], list[Figure]] | None:
    """The same where each project is a numbered paragraph that opens with its name and amount: 1.农机监理24.35万元，…

    Nothing where a numbered paragraph opens otherwise: then the list is not one of amounts alone.
    """
    for heading in view.headings:
        if not _HEADING.search(heading.text):
            continue
        paragraphs = view.section(heading)
        numbered = [p for p in paragraphs if read_number(p.number or p.text) is not None]
        money = {p.index: [f for f in view.figures if f.source.block == p.index and _is_money(f)] for p in numbered}
        if len(numbered) < 2 or not all(money.values()):
            continue
        items = [money[p.index][0] for p in numbered]
        openings = [p.text[: item.source.start or 0] for p, item in zip(numbered, items, strict=True)]
        if all(not re.search(r"[，。；：]", words) and not _NOT_SPENT.search(words) for words in openings):
            return heading, paragraphs, items
    return None


def _is_money(figure: Figure) -> bool:
    return figure.number.unit.dimension is Dimension.MONEY and figure.number.qualifier is Qualifier.NONE


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


def other_amounts(view: View, paragraphs: tuple[Paragraph, ...], items: list[Figure]) -> list[Figure]:
    """Amounts that stand there and are none of the items: one of them may be a project, and the sum too small."""
    own = {item.source for item in items}
    blocks = {p.index for p in paragraphs}
    return [
        figure
        for figure in view.figures
        if figure.source.block in blocks
        and figure.number.unit.dimension is Dimension.MONEY
        and figure.source not in own
        and "｜" not in figure.key.item
    ]

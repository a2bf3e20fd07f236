"""MAT011 expenditure-nature-differs 文中说的支出性质与表中不同

逐项说明里写某一项级科目“主要用于……基本支出（项目支出）”，应与支出表该科目的基本支出、项目支出栏一致。

正例：行政运行主要用于人员和公用经费等基本支出（表中只有基本支出）
反例：一般行政管理事务主要用于业务宣传等基本支出（表中只有项目支出 10.00）
不判断：表中没有该科目
"""

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, not_applicable, rule
from jiping.check.rule import FACT, fail, ok, undecided
from jiping.model import Figure, Paragraph, Verdict


@rule(
    id="MAT011",
    name="expenditure-nature-differs",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    title="文中说的支出性质与表中不同",
    basis=Basis("final-accounts-forms", clause="支出决算具体情况说明", checked_on="2026-11-24"),
    message="“{item}”在文中说是{said}，表中该科目{said}栏没有金额，{other} {amount}。",
    expected="{other}",
    fix="对照支出表改正支出性质的说法。",
)
def nature_agrees(view: View) -> Iterator[Verdict]:
    amounts: dict[tuple[str, str], Figure] = {}
    for concept in ("expenditure.basic", "expenditure.project"):
        for figure in view.by_concept.get(concept, ()):
            if figure.in_table and len(figure.key.code) == 7 and figure.number.value:
                amounts.setdefault((figure.key.code, concept), figure)
    codes: dict[int, Figure] = {}
    for figure in view.by_concept.get("expenditure.function", ()):
        if not figure.in_table and len(figure.key.code) == 7 and figure.key.code.isdigit():
            codes.setdefault(figure.source.block, figure)
    looked = False
    for block, figure in codes.items():
        paragraph = view.document.blocks[block]
        assert isinstance(paragraph, Paragraph)
        match = _PURPOSE.search(paragraph.text)
        if not match:
            continue
        looked = True
        said = match.group("nature")
        mine = "expenditure.basic" if said == "基本支出" else "expenditure.project"
        other = "expenditure.project" if mine == "expenditure.basic" else "expenditure.basic"
        code = figure.key.code
        place = paragraph.source(max(match.start("words"), match.end() - 40), match.end())
        if (code, mine) in amounts:
            yield ok(place)
        elif (code, other) not in amounts:
            yield undecided("支出表中该科目的金额", sources=(place,))
        else:
            real = amounts[(code, other)]
            yield fail(
                place,
                real.source,
                found=said,
                certificate=FACT,
                item=figure.label,
                said=said,
                other="项目支出" if other == "expenditure.project" else "基本支出",
                amount=f"{real.number.text} {real.number.unit.name}",
            )
    if not looked:
        yield not_applicable()


_PURPOSE = re.compile(r"主要用于[:：]?(?P<words>[^。；]{0,60}?(?:的|等)?(?P<nature>基本支出|项目支出))(?=[。；，])")

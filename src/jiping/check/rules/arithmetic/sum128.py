"""SUM128 staff-ratio-miscalculated 在职人员控制率算错

在职人员控制率＝在职人员数÷编制数×100%，人数按决算口径，编制数按编制部门批复。只用同一段、同一张表里的人数；全文
只有一段写人数的，用那一段。

正例：编制 143 名，在职 136 人，在职人员控制率 95.10%
反例：编制 143 名，在职 136 人，在职人员控制率 105.15%
不判断：没有编制数或在职人数；几段各写各的人数
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jiping.check import Basis, Certainty, Severity, View, not_applicable, rule, undecided
from jiping.check.arithmetic import check_rate
from jiping.check.staff import authorised_posts, staff_by_paragraph
from jiping.model import Dimension, Figure, Interval, Relation, RelationKind, Verdict


@rule(
    id="SUM128",
    name="staff-ratio-miscalculated",
    title="在职人员控制率算错",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    identities=("C06",),
    basis=Basis("mof-yu-2013-53", clause="在职人员控制率", checked_on="2026-11-24"),
    message="在职人员控制率 {rate}，按在职 {in_post} 人、编制 {authorised} 名应为 {value}。",
    fix="核对编制数、在职人数和控制率，分子是在职人数。",
)
def ratio_follows(view: View) -> Iterator[Verdict]:
    rates = [
        f
        for f in view.by_concept.get("staffing.control_ratio", ())
        # A rate of change is no control ratio.
        if f.number.unit.dimension is Dimension.PERCENT and "｜" not in f.key.item and not f.key.item.startswith("变动")
    ]
    if not rates:
        yield not_applicable()
        return
    paragraphs = {block: pair for block, figures in staff_by_paragraph(view).items() if (pair := _pair(figures))}
    tables = _in_tables(view)
    for rate in rates:
        pair = paragraphs.get(rate.source.block) or tables.get(rate.source.block)
        if pair is None and len(paragraphs) + len(tables) == 1:
            pair = next(iter([*paragraphs.values(), *tables.values()]))
        if pair is None:
            yield undecided("编制数和在职人数", sources=(rate.source,))
            continue
        in_post, posts = pair
        total = sum((f.number.base for f in posts), Decimal(0))
        relation = Relation(RelationKind.SHARE, "staff.ratio", None, (in_post, *posts), rate=rate, source=rate.source)
        exact = Fraction(in_post.number.base * 100) / Fraction(total) if total else None
        implied = None if exact is None else Interval.point(exact)
        yield check_rate(relation, implied, exact, in_post=f"{in_post.number.value}", authorised=f"{total}")


_Pair = tuple[Figure, list[Figure]]


def _pair(figures: list[Figure]) -> _Pair | None:
    in_post = [figure for figure in figures if figure.key.concept == "staff.in_post"]
    posts = authorised_posts(figures)
    return (in_post[0], posts) if in_post and posts else None


def _in_tables(view: View) -> dict[int, _Pair]:
    found: dict[int, list[Figure]] = {}
    for concept in ("staff.in_post", "staff.authorised"):
        for figure in view.by_concept.get(concept, ()):
            if figure.in_table and not figure.key.item:
                found.setdefault(figure.source.block, []).append(figure)
    return {block: pair for block, figures in found.items() if (pair := _pair(figures))}

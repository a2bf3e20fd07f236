"""LIM003 leaders-over-establishment 领导职数之和超过编制数

同一段里逐一写明的领导职数（正副职、股级职数等）之和，一般不应超过编制数；兼任、单列的要写明。

正例：行政编制 20 名，局长 1 名，副局长 3 名，股级领导职数 8 名
反例：行政编制 5 名，书记 1 名，副书记 3 名，主任 1 名，股级领导职数 7 名
不判断：没有写明编制数或职数
"""

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.rule import fail, ok, undecided
from jiping.check.staff import authorised_posts, leading_posts, staff_by_paragraph
from jiping.model import Verdict


@rule(
    id="LIM003",
    name="leaders-over-establishment",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.1",
    identities=("A05",),
    title="领导职数之和超过编制数",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2013-53", clause="编制与职数", checked_on="2026-11-24"),
    message="所列领导职数合计 {leaders} 名，超过编制合计 {authorised} 名。",
    expected="领导职数不超过编制数 {authorised}",
    fix="核对编制数和领导职数；由上级领导兼任、单列管理的请写明。",
)
def leaders_within_establishment(view: View) -> Iterator[Verdict]:
    for block, figures in staff_by_paragraph(view).items():
        posts = authorised_posts(figures)
        leaders = leading_posts(view, block)
        if not posts or len(leaders) < 2:
            continue
        total = sum(f.number.base for f in posts)
        named = sum(f.number.base for f in leaders)
        if total == 0:
            yield undecided("编制数", sources=(leaders[0].source,))
        elif named <= total:
            yield ok(leaders[0].source)
        else:
            last_first = sorted(leaders, key=lambda f: -f.number.base)
            yield fail(
                *(f.source for f in last_first[:3]),
                *(f.source for f in posts if f.number.value),
                found=str(named),
                leaders=f"{named}",
                authorised=f"{total}",
            )
        return
    yield undecided("编制数和领导职数")

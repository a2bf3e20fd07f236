"""LIM002 staff-over-establishment 在职在编人数超过编制数

同一段里写明的在职（在编）人数不应超过各类编制之和；括号里“含”的编制不重复计。超编要说明原因。

正例：行政编制 20 名、事业编制 5 名，实有在职 22 人
反例：行政编制 5 名、事业编制 1 名，实际在岗在编 12 人
不判断：没有写明编制数
"""

from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.rule import fail, ok, undecided
from jiping.check.staff import authorised_posts, staff_by_paragraph
from jiping.model import Verdict


@rule(
    id="LIM002",
    name="staff-over-establishment",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.1",
    identities=("A06",),
    title="在职在编人数超过编制数",
    applies_to=["self-evaluation."],
    basis=Basis("mof-yu-2013-53", clause="在职人员控制率", checked_on="2026-11-24"),
    message="在职在编 {in_post} 人，编制合计 {authorised} 名，超编 {over} 人，在职人员控制率 {ratio}。",
    expected="在职在编人数不超过编制数 {authorised}",
    fix="核对编制数和在职人数（截至年末）；确有超编的，说明原因（如单列、只出不进、划转过渡）。",
)
def staff_within_establishment(view: View) -> Iterator[Verdict]:
    for figures in staff_by_paragraph(view).values():
        in_post = [f for f in figures if f.key.concept == "staff.in_post"]
        posts = authorised_posts(figures)
        if not in_post or not posts:
            continue
        total = sum(f.number.base for f in posts)
        actual = in_post[0]
        if total == 0:
            yield undecided("编制数", sources=(actual.source,))
        elif actual.number.base <= total:
            yield ok(actual.source)
        else:
            yield fail(
                actual.source,
                *(f.source for f in posts if f.number.value),
                found=actual.number.text,
                in_post=f"{actual.number.value}",
                authorised=f"{total}",
                over=f"{actual.number.base - total}",
                ratio=f"{round(actual.number.base * 100 / total)}%",
            )
        return
    yield undecided("编制数和在职人数")

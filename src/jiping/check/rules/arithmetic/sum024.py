"""SUM024 three-public-text-mismatch 三公经费总额与三项之和不符

“三公”经费总额应等于因公出国（境）费、公务用车购置及运行维护费、公务接待费三项之和，文中和表中都应成立。

正例：三公经费 12.35 万元，出国 0 万元，公务用车 10.00 万元，接待 2.35 万元
反例：三公经费 12.35 万元，出国 0 万元，公务用车 10.00 万元，接待 2.53 万元
不判断：缺任何一项；总额写在三项之后的另一段里
"""

from jiping.check import Basis, Certainty, Severity, rule, undecided
from jiping.check.arithmetic import needed_sum
from jiping.model import Figure, Verdict


@rule(
    id="SUM024",
    name="three-public-text-mismatch",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("A07", "D23", "D39"),
    title="三公经费总额与三项之和不符",
    needs={
        "total": "three_public.total",
        "overseas": "three_public.overseas",
        "vehicles": "three_public.vehicles",
        "hospitality": "three_public.hospitality",
    },
    basis=Basis("agency-affairs-regulation", clause="三公经费公开", checked_on="2026-11-24"),
    message="{total} 与三项之和 {sum} 相差 {difference}。{cause}",
    expected="三公经费等于 {sum}",
    fix="核对三公经费总额和三项金额。",
)
def parts_of_total(total: Figure, overseas: Figure, vehicles: Figure, hospitality: Figure) -> Verdict:
    parts = (overseas, vehicles, hospitality)
    last = max(part.source.paragraph or 0 for part in parts)
    if not any(f.in_table for f in (total, *parts)) and (total.source.paragraph or 0) > last > 0:
        # A total told only after its parts, in a paragraph of its own, may be that of another body.
        return undecided("同一单位的三公经费总额", sources=(total.source,))
    return needed_sum(total, overseas, vehicles, hospitality)

"""MAT007 unchanged-but-different 写“持平”的两年数字不同

写明与某年持平的，文中该年的数与本年的数应当相等（在印出的精度内）。

正例：2023年 10.00 万元，2024年 10.00 万元，比2023年预算执行数持平
反例：2023年 10.00 万元，2024年 12.00 万元，比2023年预算执行数持平
不判断：“基本持平”而相差不大
"""

from decimal import Decimal

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import interval_certificate
from jiping.check.rule import fail, ok, undecided
from jiping.model import Relation, Verdict


@rule(
    id="MAT007",
    name="unchanged-but-different",
    severity=Severity.WARNING,
    certainty=Certainty.PROVED,
    since="0.1",
    identities=("G05",),
    title="写“持平”的两年数字不同",
    over="text.flat",
    basis=Basis("arithmetic", clause="持平＝两数相等", checked_on="2026-11-24"),
    message="本年 {level}，对比年 {base}，并不持平。",
    expected="两年数字相等，或写明增减",
    fix="核对两年的数；不相等的写明增减额和增减率。",
)
def flat_is_flat(relation: Relation) -> Verdict:
    level = relation.total
    if level is None or not relation.parts:
        return undecided("对比年的数")
    base = relation.parts[0]
    source = relation.source or level.source
    if level.interval.meets(base.interval):
        return ok(source)
    largest = max(abs(level.number.base), abs(base.number.base))
    if relation.word.startswith("基本") and abs(level.number.base - base.number.base) <= largest * Decimal("0.1"):
        return undecided("“基本持平”的标准", sources=(source,))
    return fail(
        source,
        level.source,
        base.source,
        found=relation.word,
        certificate=interval_certificate("unchanged", level.interval, base.interval),
        level=level.number.text,
        base=base.number.text,
    )

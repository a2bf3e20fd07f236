"""MAT002 text-differs-from-table 文中数据与表格或前文不一致

文字说明引用的数据应与对应表格一致；同一数据在文中两处出现也应一致。年度、预算或决算栏、资金口径相同才相比。

正例：文中支出合计 264.87 万元，支出决算表合计 264.87
反例：文中支出合计 246.87 万元，支出决算表合计 264.87
不判断：表中没有对应数据；文中写明口径（含上年结转、不含下属单位……）能说明差额的，作为已说明
"""

from jiping.check import Basis, Certainty, Severity, View, rule
from jiping.check.arithmetic import check_equal
from jiping.check.reasons import scope_words
from jiping.check.rule import explained
from jiping.model import Outcome, Relation, Verdict


@rule(
    id="MAT002",
    name="text-differs-from-table",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.1",
    identities=("E01", "E02", "E07", "E12", "E16", "E18", "H05", "H10"),
    title="文中数据与表格或前文不一致",
    over="text.same",
    basis=Basis("final-accounts-forms", clause="文字说明与表格一致", checked_on="2026-11-24"),
    message="{second}，与{where}的{first}不一致，相差 {difference}。{cause}",
    expected="{first}",
    fix="核对文字和表格，改正其中填错的一处；口径、年度不同的请写明。",
)
def text_agrees(relation: Relation, view: View) -> Verdict:
    verdict = check_equal(relation)
    if verdict.outcome is not Outcome.FAIL or relation.total is None:
        return verdict
    words = scope_words(view, relation.parts[0], relation.total)
    return verdict if words is None else explained(words, *verdict.sources, **verdict.values)

"""MAT001 tables-disagree 同一数据在两张表中不一致

公开表之间有勾稽关系的同一数据（如收支总表的本年支出合计与支出决算表的合计、财政拨款总表的一般公共预算栏与一般公共预算支出表），各表应当一致。
全部支出与一般公共预算支出的总数相同、也就是没有别的资金时，两张表逐类、逐栏相同；预算的收入、支出总数相同、科目相同时，逐类相同。

正例：收支总表本年支出合计 264.87，支出决算表合计 264.87
反例：收支总表本年支出合计 264.87，支出决算表合计 246.87
不判断：只有一张表列有该数据
"""

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.arithmetic import check_equal
from jiping.model import Relation, Verdict


@rule(
    id="MAT001",
    name="tables-disagree",
    severity=Severity.ERROR,
    certainty=Certainty.PROBABLE,
    since="0.1",
    identities=("D08", "D10", "D12", "D16", "D18", "D27", "D28", "D39", "E01", "E02"),
    title="同一数据在两张表中不一致",
    over="table.same",
    basis=Basis("final-accounts-forms", clause="表间勾稽", checked_on="2026-11-24"),
    message="{second}，与{where}的{first}不一致，相差 {difference}。{cause}",
    expected="{first}",
    fix="核对两张表的同一数据；口径不同的请在表下说明。",
)
def tables_agree(relation: Relation) -> Verdict:
    return check_equal(relation)

"""SUM104 project-items-mismatch 基础数据表专项与所列项目之和不符

业务工作专项、运行维护专项一个项目一行，各栏的专项数应等于所列项目之和。

正例：业务工作专项 365.30，道路养护 205.30，桥梁检测 160.00
反例：业务工作专项 365.30，道路养护 205.30，桥梁检测 106.00
不判断：有的项目空白，而专项数大于其余各项
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.forms import given_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM104",
    name="project-items-mismatch",
    title="基础数据表专项与所列项目之和不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.project-items",
    identities=("A10",),
    basis=Basis("arithmetic", clause="专项＝所列项目之和", checked_on="2026-11-24"),
    message="{total} 与所列项目之和 {sum} 相差 {difference}。",
    expected="专项等于 {sum}",
    fix="核对专项数和各个项目；没有列全的补列。",
)
def items_add_up(relation: Relation) -> Verdict:
    return given_sum(relation)

"""SUM103 project-kinds-mismatch 基础数据表项目支出与各类专项之和不符

基础数据表的项目支出，各栏都应等于业务工作专项、运行维护专项（有的地方另列其他专项）之和；专项一行空白、下面逐项列
出的，按各项计算。

正例：项目支出 512.30，业务工作专项 365.30，运行维护专项 147.00
反例：项目支出 521.30，业务工作专项 365.30，运行维护专项 147.00
不判断：有一类空白，而合计大于其余各类
"""

from __future__ import annotations

from jiping.check import Basis, Certainty, Severity, rule
from jiping.check.forms import given_sum
from jiping.model import Relation, Verdict


@rule(
    id="SUM103",
    name="project-kinds-mismatch",
    title="基础数据表项目支出与各类专项之和不符",
    severity=Severity.ERROR,
    certainty=Certainty.PROVED,
    since="0.4",
    over="form.project-kinds",
    identities=("A09",),
    basis=Basis("arithmetic", clause="项目支出＝各类专项之和", checked_on="2026-11-24"),
    message="{total} 与各类专项之和 {sum} 相差 {difference}。",
    expected="项目支出等于 {sum}",
    fix="核对项目支出和各类专项；另有一类没有列出的，请补列。",
)
def kinds_add_up(relation: Relation) -> Verdict:
    return given_sum(relation)

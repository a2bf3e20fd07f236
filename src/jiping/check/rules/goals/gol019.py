"""GOL019 satisfaction-of-strangers 满意度的对象与项目无关

满意度指标点名的人群（老年人、学生、患者、农户……），应当是项目服务的人。全文除了满意度这一行，别处从来没有提到这
些人的，可能是从别的项目抄来的。“服务对象”“群众”一类的话谁都可以用。把握不大，默认不报。

正例：项目为中小学校舍维修，满意度指标：学生满意度
反例：项目为道路养护，满意度指标：老年人满意度
不判断：没有满意度指标；没有点名人群
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, hint, not_applicable, ok, rule
from jiping.check.forms import indicators
from jiping.model import Verdict

# A group and the words that show a project serves it.
_GROUPS = {
    "老年人": "老年|老人|养老|高龄|敬老|老龄|离退休|居家",
    "学生": "学|校|教育|幼儿|儿童|青少年",
    "患者": "患者|医疗|医院|病|卫生|诊疗|健康|医保|护理",
    "农户": "农户|农民|农业|农村|乡村|种植|养殖|耕地|农田|粮|村|移民|林",
    "残疾人": "残疾|康复|残联|助残",
    "企业": "企业|产业|营商|招商|园区|商|工业|市场|创业|就业|贷款",
    "职工": "职工|工会|员工|干部|人员",
    "旅客": "旅客|旅游|景区|交通|客运|出行|车站|公交",
    "退役军人": "退役|军人|优抚|双拥|烈士|拥军",
    "家长": "家长|学|校|教育|幼儿|儿童|未成年",
}


@rule(
    id="GOL019",
    name="satisfaction-of-strangers",
    title="满意度的对象与项目无关",
    severity=Severity.HINT,
    certainty=Certainty.PROBABLE,
    since="0.5",
    status="preview",
    applies_to=["self-evaluation.project"],
    basis=Basis("mof-yu-2020-10", clause="自评表：服务对象满意度", checked_on="2026-11-25"),
    message="满意度指标问的是{group}，别处没有提到他们。",
    fix="核对这项指标是不是从别的项目抄来的；改为本项目服务的对象。",
)
def satisfaction_of_served(view: View) -> Iterator[Verdict]:
    looked = False
    rest: str | None = None
    for one in indicators(view):
        if "满意" not in one.level1 + one.level2 + one.name:
            continue
        groups = [group for group in _GROUPS if group in one.name]
        if not groups:
            continue
        looked = True
        if rest is None:
            rest = _without_satisfaction(view)
        strangers = [group for group in groups if not re.search(_GROUPS[group], rest)]
        if strangers:
            yield hint(one.source, found=one.name, group="、".join(strangers), group_en=", ".join(strangers))
        else:
            yield ok(one.source)
    if not looked:
        yield not_applicable()


def _without_satisfaction(view: View) -> str:
    cells = (cell.text for table in view.tables for cell in table.cells.values())
    titles = (table.title for table in view.tables)
    return "\n".join(text for text in (*titles, view.text, *cells) if "满意" not in text)

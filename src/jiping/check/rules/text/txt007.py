"""TXT007 wrong-level-of-government 名词解释中的政府级次与本部门不符

区、县部门的文件沿用上级样本时，名词解释里常留下“市级预算主管部门”“市级财政拨款”。只看下定义的段落：正文里的上级专项、上级补助是真实的
级次，不在此列。

正例：区级部门的文件写“是区级预算主管部门及所属预算单位……”；“上级转移支付指市级财政拨付的资金”
反例：区级部门的文件写“是市级预算主管部门及所属预算单位……”
不判断：看不出本部门的级次
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.check import Basis, Certainty, Severity, View, fail, not_applicable, ok, rule, undecided
from jiping.model import Verdict

_LEVELS = {
    "中央": "中央",
    "省级": "省",
    "自治区": "省",
    "市级": "市",
    "州级": "市",
    "区级": "区",
    "县级": "县",
    "旗级": "县",
}
_DEFINITION = re.compile(r"[^。；]{0,6}?[“”一-鿿（）()]{2,24}[：:]?\s*(?:是|指|为)")
# Words by which the definitions of budget terms name the body's own level.
_OWN = re.compile(
    r"(?P<level>省级|市级|州级|区级|县级|旗级)"
    r"(?:预算主管部门|预算部门|部门预算单位|财政有经费领拨关系|财政部门有经费领拨关系|(?<=用.级)财政拨款安排)"
)
_TITLE = re.compile(r"(?P<level>省级|市级|州级|区级|县级|旗级)(?:部门|单位)(?:预算|决算)")
_COUNTY = re.compile(r"(?:省|市|州|盟|自治区|地区|^)[一-鿿]{1,6}?(?P<level>区|县|旗)(?![域级内间])")
_NO_DISTRICT = re.compile(r"(开发|园|社|城|自治|地|管理|新|景|度假|保护|高新|试验|示范|功能|库|矿|林|牧|特)区")


@rule(
    id="TXT007",
    name="wrong-level-of-government",
    title="名词解释中的政府级次与本部门不符",
    severity=Severity.WARNING,
    certainty=Certainty.PROBABLE,
    since="0.1",
    applies_to=["final-accounts.department", "budget.department"],
    basis=Basis("budget-law", clause="一级政府一级预算", checked_on="2026-11-24"),
    message="本部门是{own}级部门，名词解释却写“{words}”。",
    expected="{own}级",
    fix="名词解释按本部门的级次改写，如“区级预算主管部门”“县级财政拨款”。",
)
def wrong_level(view: View) -> Iterator[Verdict]:
    definitions = [
        (paragraph, matches)
        for paragraph in view.running
        if "级" in paragraph.text
        and _DEFINITION.match(paragraph.text[len(paragraph.number or "") :])
        and (matches := list(_OWN.finditer(paragraph.text)))
    ]
    if not definitions:
        yield not_applicable()
        return
    own = _own_level(view)
    if not own:
        yield undecided("本部门的级次")
        return
    is_clean = True
    for paragraph, matches in definitions:
        wrong = [m for m in matches if _LEVELS[m["level"]] != own]
        if wrong:
            is_clean = False
            sources = [paragraph.source(*m.span()) for m in wrong]
            yield fail(*sources, own=own, words=wrong[0].group())
    if is_clean:
        yield ok()


def _own_level(view: View) -> str:
    """区, 县, 市 or 省, from the title (区级部门预算) or the body's name; empty where neither says."""
    titles = [p.text for p in view.paragraphs[:6]]
    for text in titles:
        match = _TITLE.search(text)
        if match:
            return _LEVELS[match["level"]]
    name = _NO_DISTRICT.sub("", view.organisation)
    match = _COUNTY.search(name)
    # A city may be a prefecture or of county rank, and both say 市级; a street or township belongs to its district.
    return match["level"].replace("旗", "县") if match else ""

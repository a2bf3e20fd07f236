"""The accounts of an invented county archive: every figure once, every sum computed, in 万元.

``final_accounts`` writes the sentences and ``account_tables`` the tables; both take their figures from here, so that
what agrees in the document agrees because it is the same number.
"""

# ruff: noqa: E501  a sentence or a list of the trade is easier to read unbroken

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal as D

BODY = "云溪县档案馆"
YEAR = 2024
ZERO = D("0.00")


@dataclass(frozen=True)
class Item:
    """A 项 of the functional classification: budget, and what was spent from appropriation and from own income."""

    code: str
    name: str
    budget: D
    basic: D = ZERO
    project: D = ZERO
    own: D = ZERO  # project expenditure paid from other income, outside the appropriation
    purpose: str = ""
    reason: str = ""

    @property
    def appropriation(self) -> D:
        return self.basic + self.project

    @property
    def spent(self) -> D:
        return self.appropriation + self.own


CLASSES = {
    "201": "一般公共服务支出",
    "20126": "档案事务",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "20808": "抚恤",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "221": "住房保障支出",
    "22102": "住房改革支出",
}
ITEMS = (
    Item(
        "2012601",
        "行政运行",
        D("391.20"),
        D("386.42"),
        purpose="在职人员工资福利和日常办公开支",
        reason="年中有两名人员调出，工资福利支出相应减少",
    ),
    Item(
        "2012604",
        "档案馆",
        D("131.00"),
        ZERO,
        D("128.60"),
        purpose="库房温湿度控制、档案抢救修复和数字化加工",
        reason="数字化加工按实际扫描页数结算",
    ),
    Item(
        "2012699",
        "其他档案事务支出",
        D("40.00"),
        ZERO,
        D("43.15"),
        D("3.20"),
        purpose="地方志资料征集和专题展览",
        reason="年中追加了红色档案专题展览经费",
    ),
    Item(
        "2080501",
        "行政单位离退休",
        D("21.50"),
        D("21.74"),
        purpose="退休人员生活补助和公用经费",
        reason="当年新增一名退休人员",
    ),
    Item(
        "2080505",
        "机关事业单位基本养老保险缴费支出",
        D("42.60"),
        D("42.18"),
        purpose="单位承担的基本养老保险缴费",
        reason="在职人员减少",
    ),
    Item(
        "2080506",
        "机关事业单位职业年金缴费支出",
        D("21.30"),
        D("21.09"),
        purpose="单位承担的职业年金缴费",
        reason="在职人员减少",
    ),
    Item(
        "2080801",
        "死亡抚恤",
        ZERO,
        D("7.83"),
        purpose="去世退休人员的抚恤金和丧葬补助",
        reason="此项支出年初不能预计，年中据实追加",
    ),
    Item(
        "2101101", "行政单位医疗", D("24.30"), D("24.06"), purpose="单位承担的基本医疗保险缴费", reason="在职人员减少"
    ),
    Item("2101103", "公务员医疗补助", D("8.20"), D("8.12"), purpose="公务员医疗补助缴费", reason="在职人员减少"),
    Item("2210201", "住房公积金", D("38.57"), D("38.57"), purpose="单位为职工缴存的住房公积金"),
    Item("2210203", "购房补贴", D("17.10"), D("16.90"), purpose="符合条件的职工购房补贴", reason="发放人数比计划少"),
)

# The basic expenditure by economic class; code → amount. What is not here is zero.
ECONOMIC = {
    "30101": D("112.46"), "30102": D("148.33"), "30103": D("61.20"), "30108": D("42.18"), "30109": D("21.09"),
    "30110": D("24.06"), "30111": D("8.12"), "30112": D("1.37"), "30113": D("38.57"),
    "30302": D("21.74"), "30304": D("7.83"), "30309": D("0.06"),
    "30201": D("9.36"), "30202": D("2.85"), "30205": D("0.92"), "30206": D("5.14"), "30207": D("3.27"),
    "30209": D("6.40"), "30211": D("4.18"), "30213": D("3.62"), "30215": D("1.05"), "30216": D("2.36"),
    "30217": D("0.84"), "30226": D("3.90"), "30228": D("7.42"), "30229": D("5.81"), "30231": D("2.76"),
    "30239": D("14.88"), "30299": D("3.16"),
    "31002": D("1.98"),
}  # fmt: skip
LEFT = {
    "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴", "30103": "奖金", "30106": "伙食补助费",
    "30107": "绩效工资", "30108": "机关事业单位基本养老保险缴费", "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费", "30111": "公务员医疗补助缴费", "30112": "其他社会保障缴费", "30113": "住房公积金",
    "30114": "医疗费", "30199": "其他工资福利支出", "303": "对个人和家庭的补助", "30301": "离休费", "30302": "退休费",
    "30303": "退职（役）费", "30304": "抚恤金", "30305": "生活补助", "30306": "救济费", "30307": "医疗费补助",
    "30308": "助学金", "30309": "奖励金", "30310": "个人农业生产补贴", "30311": "代缴社会保险费",
    "30399": "其他对个人和家庭的补助",
}  # fmt: skip
RIGHT = {
    "302": "商品和服务支出", "30201": "办公费", "30202": "印刷费", "30203": "咨询费", "30204": "手续费", "30205": "水费",
    "30206": "电费", "30207": "邮电费", "30208": "取暖费", "30209": "物业管理费", "30211": "差旅费",
    "30212": "因公出国（境）费用", "30213": "维修（护）费", "30214": "租赁费", "30215": "会议费", "30216": "培训费",
    "30217": "公务接待费", "30218": "专用材料费", "30224": "被装购置费", "30225": "专用燃料费", "30226": "劳务费",
    "30227": "委托业务费", "30228": "工会经费", "30229": "福利费", "30231": "公务用车运行维护费", "30239": "其他交通费用",
    "30240": "税金及附加费用", "30299": "其他商品和服务支出", "310": "资本性支出", "31002": "办公设备购置",
    "31003": "专用设备购置", "31007": "信息网络及软件购置更新", "31013": "公务用车购置", "31099": "其他资本性支出",
}  # fmt: skip

OTHER_INCOME = D("5.45")
CARRY_IN = D("12.30")
APPROPRIATION_CARRY_IN = ZERO
VEHICLE_BUDGET, HOSPITALITY_BUDGET = D("3.00"), D("1.20")
# Last year's totals, for the comparisons.
TOTAL_BEFORE = D("801.26")
APPROPRIATION_BEFORE = D("772.04")
OPERATING_BEFORE = D("82.35")
THREE_PUBLIC_BEFORE = D("3.92")
GOODS, WORKS, SERVICES = D("18.64"), ZERO, D("61.20")


def under(prefix: str) -> tuple[Item, ...]:
    return tuple(item for item in ITEMS if item.code.startswith(prefix))


def total(prefix: str, field: str) -> D:
    """The sum of ``field`` over all items whose code starts with ``prefix``."""
    return sum((getattr(item, field) for item in under(prefix)), ZERO)


def economic(prefix: str) -> D:
    return sum((amount for code, amount in ECONOMIC.items() if code.startswith(prefix)), ZERO)


PERSONNEL = economic("301") + economic("303")
OPERATING = economic("302") + economic("310")
BASIC, PROJECT = total("", "basic"), total("", "project") + total("", "own")
APPROPRIATION, SPENT = total("", "appropriation"), total("", "spent")
INCOME = APPROPRIATION + OTHER_INCOME
CARRY_OUT = INCOME + CARRY_IN - SPENT
TOTAL = INCOME + CARRY_IN
VEHICLE, HOSPITALITY = ECONOMIC["30231"], ECONOMIC["30217"]
THREE_PUBLIC_BUDGET, THREE_PUBLIC = VEHICLE_BUDGET + HOSPITALITY_BUDGET, VEHICLE + HOSPITALITY

if PERSONNEL + OPERATING != BASIC:
    raise ValueError(f"economic classes give {PERSONNEL + OPERATING}, functional classes {BASIC}")

"""The final-accounts disclosure of an invented county archive: cover, contents, nine tables, narrative; with faults.

Sentences and figures are invented. The tables are sound; the faults stand in the narrative.
"""

# ruff: noqa: E501  a sentence or a list of the trade is easier to read unbroken

from __future__ import annotations

from decimal import Decimal as D

from example_documents import account_tables
from example_documents import accounts as a
from example_documents.account_tables import quoted
from example_documents.blocks import money, percent
from example_documents.faults import Fault, plant

TITLE = f"{a.BODY}{a.YEAR}年度部门决算"
DUTIES = (
    "贯彻执行档案工作的法律法规和方针政策，拟订全县档案事业发展计划并组织实施。",
    "接收、征集和保管县直单位、乡镇形成的重要档案和有关资料，确保档案实体和信息安全。",
    "开展档案整理、编目、修复和数字化加工，建设全县档案资源目录和全文数据库。",
    "面向机关、企业和群众提供档案查阅和政府公开信息查询服务。",
    "利用馆藏档案举办展览、编辑出版史料，开展爱国主义教育。",
)
TERMS = (
    ("财政拨款收入", "指本年度从县级财政取得、列入部门预算的各类财政拨款。"),
    ("其他收入", "指财政拨款、事业收入、经营收入等以外取得的收入，本部门主要是省级单位委托课题经费。"),
    ("年初结转和结余", "指上一年度没有用完、按规定可以在本年度继续使用的资金。"),
    ("年末结转和结余", "指本年度没有用完、按规定转到下一年度继续使用的资金。"),
    ("基本支出", "指为保证机构正常运转、完成日常工作任务发生的人员经费和公用经费。"),
    ("项目支出", "指在基本支出之外，为完成特定工作任务发生的支出。"),
    ("“三公”经费", "指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。"),
    ("机关运行经费", "指行政单位和参照公务员法管理的事业单位用于购买货物和服务的各项资金。"),
)

FAULTS = (
    Fault(
        "第三部分 三、",
        "项目支出174.95万元",
        "项目支出179.45万元",
        "数字前后颠倒：支出决算表为174.95，与基本支出566.91相加才等于741.86 (digits exchanged)",
    ),
    Fault(
        "第三部分 五、（二）",
        "卫生健康支出（类）32.18万元，占4.36%",
        "卫生健康支出（类）32.18万元，占6.34%",
        "32.18÷738.66=4.36% (wrong share)",
    ),
    Fault(
        "第三部分 五、（三）第4项",
        "完成年初预算的101.12%。决算数大于年初预算数",
        "完成年初预算的101.12%。决算数小于年初预算数",
        "决算21.74万元大于年初预算21.50万元 (comparison word)",
    ),
    Fault(
        "第三部分 六、",
        "邮电费、物业管理费、差旅费",
        "邮电费、租赁费、差旅费",
        "基本支出决算表中租赁费为空，有6.40万元的是物业管理费 (list names an empty row)",
    ),
)


def source(faulty: bool = True) -> str:
    """The whole document as typst."""
    used: set[Fault] = set()
    parts: list[str] = []
    for kind, text in _narrative():
        body = plant(text, FAULTS, used) if faulty else text
        parts.append(f"#{kind}({quoted(body)})")
    if faulty and len(used) != len(FAULTS):
        raise ValueError(f"planted nowhere: {[fault.sound for fault in FAULTS if fault not in used]}")
    return "\n".join([
        _preamble(),
        f"#cover({quoted(a.BODY)}, {quoted(f'{a.YEAR}年度部门决算')})",
        "#contents()",
        *(f"#{kind}({quoted(text)})" for kind, text in _overview()),
        f"#part({quoted(f'第二部分 {a.BODY}{a.YEAR}年度部门决算表')})",
        account_tables.all_tables(),
        *parts,
    ])  # fmt: skip


def _preamble() -> str:
    return f"""
#set document(title: {quoted(TITLE)}, author: "jiping examples", date: datetime(year: 2025, month: 8, day: 20))
#set page(paper: "a4", margin: (x: 2.2cm, top: 2.2cm, bottom: 2.2cm), numbering: "1", number-align: center)
#set text(font: ("Noto Serif CJK SC",), lang: "zh", region: "cn", size: 12pt)
#set par(leading: 0.9em, spacing: 0.9em, justify: true)
#show heading: set text(size: 12pt)
#show heading: set block(above: 1em, below: 0.8em)
#show heading.where(level: 1): set text(size: 16pt)
#show table: set text(size: 8.5pt)
#show table: set par(leading: 0.45em, justify: false)
#let r(value) = table.cell(align: right + horizon, value)
#let l(value) = table.cell(align: left + horizon, value)
#let part(title) = {{ pagebreak(weak: true); align(center, heading(level: 1, title)); v(0.6em) }}
#let h(title) = pad(left: 2em, heading(level: 2, title))
#let h3(title) = pad(left: 2em, text(weight: "bold", title))
#let p(content) = par(first-line-indent: (amount: 2em, all: true), content)
#let tabletitle(title) = {{
  align(center, text(size: 14pt, weight: "bold", title))
  align(right, text(size: 9pt, "单位：万元"))
  v(-0.5em)
}}
#let note(content) = text(size: 9pt, content)
#let cover(body, title) = {{
  set page(numbering: none)
  v(7cm)
  align(center, text(size: 26pt, weight: "bold", body))
  v(0.5cm)
  align(center, text(size: 26pt, weight: "bold", title))
  pagebreak()
}}
#let contents() = {{
  align(center, text(size: 16pt, weight: "bold", "目  录"))
  v(0.5em)
  set text(size: 11pt)
  outline(title: none, depth: 2, indent: 1.5em)
}}
"""


def _overview() -> list[tuple[str, str]]:
    numerals = "一二三四五六七八九十"
    return [
        ("part", f"第一部分 {a.BODY}概况"),
        ("h", "一、主要职能"),
        ("p", f"{a.BODY}是县委、县政府直属的参照公务员法管理的事业单位，主要承担以下职能："),
        *(("p", f"（{numerals[n]}）{duty}") for n, duty in enumerate(DUTIES)),
        ("h", "二、部门决算单位构成"),
        ("p", f"纳入{a.BODY}{a.YEAR}年度部门决算编制范围的预算单位共1个，即{a.BODY}本级，没有下属预算单位。"),
    ]


def _change(now: D, before: D) -> str:
    verb, rate = ("减少", "下降") if now < before else ("增加", "增长")
    return f"{verb}{money(abs(now - before))}万元，{rate}{percent(abs(now - before), before)}%"


def _item(number: int, item: a.Item) -> str:
    category, kind = a.CLASSES[item.code[:3]], a.CLASSES[item.code[:5]]
    spent = item.appropriation
    words = f"{number}. {category}（类）{kind}（款）{item.name}（项）。主要用于{item.purpose}。"
    words += f"年初预算为{money(item.budget)}万元，支出决算为{money(spent)}万元"
    if item.budget:
        words += f"，完成年初预算的{percent(spent, item.budget)}%"
    if spent == item.budget:
        return f"{words}。决算数与年初预算数持平。"
    return f"{words}。决算数{'大于' if spent > item.budget else '小于'}年初预算数的主要原因是{item.reason}。"


def _named(names: dict[str, str], prefixes: tuple[str, ...]) -> str:
    """The classes of the basic expenditure that have an amount, as a list of names."""
    return "、".join(
        name for code, name in names.items() if len(code) == 5 and code.startswith(prefixes) and a.economic(code)
    )


def _narrative() -> list[tuple[str, str]]:
    before, year = f"{a.YEAR - 1}年度", f"{a.YEAR}年度"
    budget = sum((item.budget for item in a.ITEMS), a.ZERO)
    structure = "；".join(
        f"{name}（类）{money(a.total(code, 'appropriation'))}万元，占{percent(a.total(code, 'appropriation'), a.APPROPRIATION)}%"
        for code, name in a.CLASSES.items()
        if len(code) == 3
    )
    procurement = a.GOODS + a.WORKS + a.SERVICES
    small = D("66.80")
    saving = "按照过紧日子要求压减办公和印刷开支"
    fall = "上年安排了一次性的库房消防改造，本年没有这项支出"
    return [
        ("part", f"第三部分 {a.BODY}{year}部门决算情况说明"),
        ("h", "一、收入支出决算总体情况说明"),
        ("p", f"{a.BODY}{year}收入、支出总计均为{money(a.TOTAL)}万元。与{before}相比，收入、支出总计均"
              f"{_change(a.TOTAL, a.TOTAL_BEFORE)}，主要原因是{fall}。"),
        ("h", "二、收入决算情况说明"),
        ("p", f"本年收入合计{money(a.INCOME)}万元，其中：财政拨款收入{money(a.APPROPRIATION)}万元，"
              f"占{percent(a.APPROPRIATION, a.INCOME)}%；其他收入{money(a.OTHER_INCOME)}万元，"
              f"占{percent(a.OTHER_INCOME, a.INCOME)}%。"),
        ("h", "三、支出决算情况说明"),
        ("p", f"本年支出合计{money(a.SPENT)}万元，其中：基本支出{money(a.BASIC)}万元，占{percent(a.BASIC, a.SPENT)}%；"
              f"项目支出{money(a.PROJECT)}万元，占{percent(a.PROJECT, a.SPENT)}%。"),
        ("h", "四、财政拨款收入支出决算总体情况说明"),
        ("p", f"{a.BODY}{year}财政拨款收入、支出总计均为{money(a.APPROPRIATION)}万元。与{before}相比，财政拨款收入、支出总计均"
              f"{_change(a.APPROPRIATION, a.APPROPRIATION_BEFORE)}，主要原因是{fall}。"),
        ("h", "五、一般公共预算财政拨款支出决算情况说明"),
        ("h3", "（一）一般公共预算财政拨款支出决算总体情况"),
        ("p", f"一般公共预算财政拨款支出{money(a.APPROPRIATION)}万元，占本年支出合计的{percent(a.APPROPRIATION, a.SPENT)}%。"
              f"与{before}相比，一般公共预算财政拨款支出{_change(a.APPROPRIATION, a.APPROPRIATION_BEFORE)}，主要原因是{fall}。"),
        ("h3", "（二）一般公共预算财政拨款支出决算结构情况"),
        ("p", f"一般公共预算财政拨款支出{money(a.APPROPRIATION)}万元，主要用于以下方面：{structure}。"),
        ("h3", "（三）一般公共预算财政拨款支出决算具体情况"),
        ("p", f"一般公共预算财政拨款支出年初预算为{money(budget)}万元，支出决算为{money(a.APPROPRIATION)}万元，"
              f"完成年初预算的{percent(a.APPROPRIATION, budget)}%。决算数大于年初预算数的主要原因是年中追加了抚恤金和专题展览经费。其中："),
        *(("p", _item(number, item)) for number, item in enumerate(a.ITEMS, 1)),
        ("h", "六、一般公共预算财政拨款基本支出决算情况说明"),
        ("p", f"一般公共预算财政拨款基本支出{money(a.BASIC)}万元。其中：人员经费{money(a.PERSONNEL)}万元，"
              f"主要包括：{_named(a.LEFT, ('301', '303'))}；公用经费{money(a.OPERATING)}万元，"
              f"主要包括：{_named(a.RIGHT, ('302', '310'))}。"),
        ("h", "七、财政拨款“三公”经费支出决算情况说明"),
        ("h3", "（一）“三公”经费财政拨款支出决算总体情况"),
        ("p", f"{year}“三公”经费财政拨款支出预算为{money(a.THREE_PUBLIC_BUDGET)}万元，支出决算为{money(a.THREE_PUBLIC)}万元，"
              f"完成预算的{percent(a.THREE_PUBLIC, a.THREE_PUBLIC_BUDGET)}%。决算数小于预算数的主要原因是公务接待批次和车辆维修减少。"
              f"与{before}相比，“三公”经费支出{_change(a.THREE_PUBLIC, a.THREE_PUBLIC_BEFORE)}，主要原因是{saving}。"),
        ("h3", "（二）“三公”经费财政拨款支出决算具体情况"),
        ("p", "1. 因公出国（境）费支出决算为0.00万元，全年没有安排因公出国（境）团组。"),
        ("p", f"2. 公务用车购置及运行维护费支出决算为{money(a.VEHICLE)}万元，完成预算的{percent(a.VEHICLE, a.VEHICLE_BUDGET)}%。"
              f"其中：公务用车购置费0.00万元，全年没有购置公务用车；公务用车运行维护费{money(a.VEHICLE)}万元，"
              "用于1辆档案征集用车的燃料、保险和维修，年末公务用车保有量1辆。"),
        ("p", f"3. 公务接待费支出决算为{money(a.HOSPITALITY)}万元，完成预算的{percent(a.HOSPITALITY, a.HOSPITALITY_BUDGET)}%，"
              "用于接待来馆查档调研的外地同行，全年国内公务接待7批次、46人次。"),
        ("h", "八、政府性基金预算财政拨款收入支出决算情况说明"),
        ("p", f"{a.BODY}{year}没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。"),
        ("h", "九、国有资本经营预算财政拨款收入支出决算情况说明"),
        ("p", f"{a.BODY}{year}没有国有资本经营预算财政拨款收入，也没有使用国有资本经营预算财政拨款安排的支出。"),
        ("h", "十、预算绩效管理情况"),
        ("p", f"{a.BODY}对{year}一般公共预算安排的3个项目全部编报了绩效目标，并全部开展绩效自评，涉及年初预算171.00万元。"
              "自评平均得分94.50分，其中评为“优”的项目2个，评为“良”的项目1个。自评发现展览观众统计口径不一致的问题1个，已经完成整改。"),
        ("h", "十一、其他重要事项的情况说明"),
        ("h3", "（一）机关运行经费支出情况"),
        ("p", f"机关运行经费支出{money(a.OPERATING)}万元，与{before}相比{_change(a.OPERATING, a.OPERATING_BEFORE)}，主要原因是{saving}。"),
        ("h3", "（二）政府采购支出情况"),
        ("p", f"政府采购支出总额{money(procurement)}万元，其中：政府采购货物支出{money(a.GOODS)}万元、"
              f"政府采购工程支出{money(a.WORKS)}万元、政府采购服务支出{money(a.SERVICES)}万元。"
              f"授予中小企业合同金额{money(small)}万元，占政府采购支出总额的{percent(small, procurement)}%。"),
        ("h3", "（三）国有资产占有使用情况"),
        ("p", f"截至{a.YEAR}年12月31日，{a.BODY}共有车辆1辆，为其他用车，用于档案征集和接收；"
              "单价100万元（含）以上的设备0台（套）。"),
        ("part", "第四部分 名词解释"),
        *(("p", f"{'一二三四五六七八'[n]}、{term}：{words}") for n, (term, words) in enumerate(TERMS)),
    ]  # fmt: skip

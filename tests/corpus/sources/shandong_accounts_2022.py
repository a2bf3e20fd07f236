"""山东：收支总计与上年增减、分项“占比”写法，本级与所属单位分列，政府采购占比，逐项“年初预算为…”。"""

from ledger import Accounts, Item, Look, basic_table, d, expenditure_table, growth, percent, spread, total, wan

BODY = "沂河县交通运输局"
YEAR = 2022


def document() -> str:
    items = [
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("182.33"), d("0"), d("190")),
        Item("2101101", "行政单位医疗", d("64.5"), d("0"), d("64.5")),
        Item("2101102", "事业单位医疗", d("88.41"), d("0"), d("92.6")),
        Item("2140101", "行政运行", d("1460.27"), d("0"), d("1398.4")),
        Item("2140104", "公路建设", d("0"), d("5120.6"), d("3800")),
        Item("2140106", "公路养护", d("0"), d("2266.18"), d("2400")),
        Item("2140112", "公路运输管理", d("733.9"), d("96.45"), d("801.2"), d("61.3")),
        Item("2210201", "住房公积金", d("241.16"), d("0"), d("241.16")),
    ]
    a = Accounts(items, {"21401": "公路水路运输"})
    spending = spread(
        a.basic,
        [
            "30101",
            "30102",
            "30103",
            "30107",
            "30108",
            "30110",
            "30113",
            "30302",
            "30201",
            "30206",
            "30207",
            "30211",
            "30213",
            "30217",
            "30228",
            "30231",
            "30239",
            "30299",
        ],
        "shandong",
    )
    people = total(v for c, v in spending.items() if c[:3] in ("301", "303"))
    goods = a.basic - people
    general, other = a.fiscal(), d("61.3")
    carry = d("205.8")
    received = general + other - carry
    whole = received + carry
    last, last_spent = d("11806.4"), d("11600.6")
    budget = total(i.budget for i in items)
    own, lower = d("8840.12"), general + other - d("8840.12")
    three, b3, l3 = (d("0"), d("12.84"), d("1.26")), (d("0"), d("15"), d("2")), (d("0"), d("13.9"), d("1.26"))
    detail = []
    for n, i in enumerate(items, 1):
        reason = (
            "决算数与年初预算数持平"
            if i.fiscal == i.budget
            else f"决算数{'大于' if i.fiscal > i.budget else '小于'}年初预算数的主要原因是据实列支"
        )
        detail.append(
            f"{n}.{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）。年初预算为{wan(i.budget)}万元，支出决算为{wan(i.fiscal)}万元，完成年初预算的{percent(i.fiscal, i.budget)}%。{reason}。"
        )
    return f"""
@{YEAR}年度
@{BODY}部门决算

第一部分 部门概况
一、部门职责
拟订全县公路、水路交通运输发展规划和年度计划，负责农村公路建设、养护和运输市场监管。
二、机构设置
从决算单位构成看，{BODY}部门决算包括：局本级决算、局属事业单位决算。纳入{BODY}{YEAR}年度部门决算编制范围的单位共3个，包括：1.{BODY}本级；2.沂河县公路事业发展中心；3.沂河县道路运输服务中心。
第二部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收、支总计{wan(whole)}万元。与{YEAR - 1}年度相比，收、支总计各减少{wan(last - whole)}万元，下降{growth(whole, last)}%。主要是公路建设项目减少。其中，局本级收、支总计{wan(own)}万元，所属单位收、支总计{wan(lower)}万元。
二、收入决算情况说明
本年收入合计{wan(received)}万元，其中：财政拨款收入{wan(received - other)}万元，占{percent(received - other, received)}%；上级补助收入0万元，占0%；事业收入0万元，占0%；经营收入0万元，占0%；附属单位上缴收入0万元，占0%；其他收入{wan(other)}万元，占{percent(other, received)}%。
1.财政拨款收入{wan(received - other)}万元，与{YEAR - 1}年度相比，减少{wan(d("11590.2") - received + other)}万元，下降{growth(received - other, d("11590.2"))}%。主要是公路建设资金减少。
2.其他收入{wan(other)}万元，与{YEAR - 1}年度相比，增加{wan(other - d("50"))}万元，增长{growth(other, d("50"))}%。主要是收回垫付款。
三、支出决算情况说明
本年支出合计{wan(a.spent)}万元，其中：基本支出{wan(a.basic)}万元，占{percent(a.basic, a.spent)}%；项目支出{wan(a.spent - a.basic)}万元，占{percent(a.spent - a.basic, a.spent)}%；上缴上级支出0万元，占0%；经营支出0万元，占0%；对附属单位补助支出0万元，占0%。
1.基本支出{wan(a.basic)}万元，与{YEAR - 1}年度相比，增加{wan(a.basic - d("2688.3"))}万元，增长{growth(a.basic, d("2688.3"))}%。主要是人员增资。
2.项目支出{wan(a.spent - a.basic)}万元，与{YEAR - 1}年度相比，减少{wan(last_spent - d("2688.3") - a.spent + a.basic)}万元，下降{growth(a.spent - a.basic, last_spent - d("2688.3"))}%。主要是公路建设项目减少。
四、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收、支总计{wan(general)}万元。与{YEAR - 1}年度相比，财政拨款收、支总计各减少{wan(d("11756.4") - general)}万元，下降{growth(general, d("11756.4"))}%。
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的{percent(general, a.spent)}%。与{YEAR - 1}年度相比，一般公共预算财政拨款支出减少{wan(d("11550.6") - general)}万元，下降{growth(general, d("11550.6"))}%。
（二）一般公共预算财政拨款支出决算结构情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，主要用于以下方面：{"；".join(f"{a.name(c)}（类）支出{wan(a.klass(c))}万元，占{percent(a.klass(c), general)}%" for c in a.classes("general"))}。
（三）一般公共预算财政拨款支出决算具体情况
{YEAR}年度一般公共预算财政拨款支出年初预算为{wan(budget)}万元，支出决算为{wan(general)}万元，完成年初预算的{percent(general, budget)}%。其中：
{chr(10).join(detail)}
六、一般公共预算财政拨款基本支出决算情况说明
{YEAR}年度一般公共预算财政拨款基本支出{wan(a.basic)}万元，其中：人员经费{wan(people)}万元，主要包括：基本工资、津贴补贴、奖金、绩效工资、机关事业单位基本养老保险缴费、职工基本医疗保险缴费、住房公积金、退休费。公用经费{wan(goods)}万元，主要包括：办公费、电费、邮电费、差旅费、维修（护）费、公务接待费、工会经费、公务用车运行维护费、其他交通费用、其他商品和服务支出。
七、财政拨款“三公”经费支出决算情况说明
（一）“三公”经费财政拨款支出决算总体情况说明
{YEAR}年度“三公”经费财政拨款支出全年预算为{wan(total(b3))}万元，支出决算为{wan(total(three))}万元，完成全年预算的{percent(total(three), total(b3))}%，比{YEAR - 1}年度减少{wan(total(l3) - total(three))}万元，下降{growth(total(three), total(l3))}%。
（二）“三公”经费财政拨款支出决算具体情况说明
{YEAR}年度“三公”经费财政拨款支出中，因公出国（境）费支出决算0万元，占0%；公务用车购置及运行维护费支出决算{wan(three[1])}万元，占{percent(three[1], total(three))}%；公务接待费支出决算{wan(three[2])}万元，占{percent(three[2], total(three))}%。
1.公务用车购置及运行维护费全年预算为{wan(b3[1])}万元，支出决算为{wan(three[1])}万元，完成全年预算的{percent(three[1], b3[1])}%，比{YEAR - 1}年度减少{wan(l3[1] - three[1])}万元，下降{growth(three[1], l3[1])}%。其中，局本级公务用车运行维护费8.44万元，所属单位4.4万元。{YEAR}年末，财政拨款开支的公务用车保有量6辆，比上年减少1辆，车均运行维护费{wan(three[1] / 6)}万元。
2.公务接待费全年预算为{wan(b3[2])}万元，支出决算为{wan(three[2])}万元，完成全年预算的{percent(three[2], b3[2])}%，与{YEAR - 1}年度持平。其中，国内接待费{wan(three[2])}万元，接待18批次，比上年减少3批次，下降14.29%；接待142人次，人均{d("1.26") / 142:.2f}元。
八、其他重要事项的情况说明
（一）机关运行经费支出情况
{YEAR}年度机关运行经费支出186.55万元，比{YEAR - 1}年度减少4.1万元，下降2.15%。
（二）政府采购支出情况
{YEAR}年度政府采购支出总额6204.18万元，其中：政府采购货物支出88.6万元、政府采购工程支出5830.4万元、政府采购服务支出285.18万元。授予中小企业合同金额5890.5万元，占政府采购支出总额的94.94%，其中：授予小微企业合同金额4120.3万元，占政府采购支出总额的66.41%。
（三）国有资产占用情况
截至{YEAR}年12月31日，本部门共有车辆6辆，其中：应急保障用车2辆、执法执勤用车3辆、其他用车1辆。
（四）预算绩效情况
本部门组织对{YEAR}年度项目支出全面开展绩效自评，其中一级项目7个，共涉及预算资金{wan(general - a.basic)}万元，占项目支出预算总额的100%。从评价情况看，7个项目中，自评等级为“优”的6个，占85.71%；“良”的1个，占14.29%。
第三部分 名词解释
一、财政拨款收入：指单位从同级财政部门取得的财政预算资金。
第四部分 附表
@支出决算表
公开03表
部门：{BODY} 单位：万元
{expenditure_table(a, Look(zero="0.00", numbered=True))}
@一般公共预算财政拨款基本支出决算表
公开06表
部门：{BODY} 单位：万元
{basic_table(spending, Look(), ("30202", "30301", "31002"))}
"""

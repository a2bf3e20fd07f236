"""湖南：县直局部门决算，九张表齐全，有年初结转、政府性基金，单位万元。"""

from ledger import (
    Accounts,
    Decimal,
    Item,
    Look,
    basic_table,
    capital_table,
    d,
    expenditure_table,
    fiscal_summary,
    fund_table,
    general_table,
    growth,
    income_table,
    move,
    names_of,
    percent,
    spread,
    summary,
    three_public_table,
    total,
    wan,
)

BODY = "云溪县林业局"
YEAR = 2023


def document() -> str:
    items = [
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("86.4417"), d("0"), d("84.2000")),
        Item("2080506", "机关事业单位职业年金缴费支出", d("31.2063"), d("0"), d("30.0000")),
        Item("2089999", "其他社会保障和就业支出", d("0"), d("4.5000"), d("0")),
        Item("2101101", "行政单位医疗", d("38.7152"), d("0"), d("38.7152")),
        Item("2110401", "生态保护", d("0"), d("215.0000"), d("180.0000")),
        Item("2130201", "行政运行", d("612.3389"), d("0"), d("587.6600")),
        Item("2130205", "森林资源培育", d("0"), d("438.2216"), d("260.0000"), d("12.5000")),
        Item("2130207", "森林资源管理", d("0"), d("129.0485"), d("140.0000")),
        Item("2130234", "林业草原防灾减灾", d("0"), d("96.7000"), d("0")),
        Item("2210201", "住房公积金", d("57.8846"), d("0"), d("56.1000")),
        Item("2120804", "农村基础设施建设支出", d("0"), d("88.0000"), d("0"), caliber="fund"),
    ]
    names = {"20899": "其他社会保障和就业支出", "21302": "林业和草原", "21208": "国有土地使用权出让收入安排的支出"}
    a = Accounts(items, names)
    look = Look(zero="", numbered=True)
    spending = spread(
        a.basic,
        [
            "30101",
            "30102",
            "30103",
            "30108",
            "30109",
            "30110",
            "30113",
            "30302",
            "30201",
            "30202",
            "30206",
            "30207",
            "30211",
            "30217",
            "30228",
            "30231",
            "30239",
            "30299",
            "31002",
        ],
        "hunan",
    )
    # The reception and vehicle lines of basic expenditure stay within the three-public table.
    spending["30201"] += spending["30217"] + spending["30231"] - d("2.1460") - d("4.2000")
    spending["30217"], spending["30231"] = d("2.1460"), d("4.2000")
    people = total(v for c, v in spending.items() if c[:3] in ("301", "303"))
    goods = a.basic - people
    general, fund = a.fiscal(), a.fiscal("fund")
    carry = d("41.2000")
    after = d("18.6300")
    income_general = general - carry + after
    other = d("12.5000")
    received = income_general + fund + other
    whole = received + carry
    last_whole = d("1689.4412")
    fiscal_whole = income_general + fund + carry
    last_fiscal = d("1671.9300")
    last_general = d("1630.7300")
    budget = total(i.budget for i in a.of("general"))
    three_budget = (d("0"), d("0"), d("9.0000"), d("6.0000"))
    three = (d("0"), d("0"), d("7.8216"), d("4.3130"))
    last_three = (d("0"), d("0"), d("8.4500"), d("4.9000"))
    cost_last = d("101.3350")
    buying = (d("21.3600"), d("46.0000"), d("58.7720"))
    bought = total(buying)
    sme, micro = d("118.4000"), d("96.2000")
    shares = "；".join(
        f"{a.name(c)}（类）{wan(a.klass(c))}万元，占{percent(a.klass(c), general)}%" for c in a.classes("general")
    )
    causes = {
        "2080505": "人员增资，缴费基数提高",
        "2080506": "退休人员职业年金做实",
        "2089999": "年中追加遗属生活困难补助",
        "2110401": "上级追加生态护林员补助资金",
        "2130201": "年中追加了人员经费",
        "2130205": "上级追加造林补助",
        "2130207": "厉行节约，压减了一般性支出",
        "2130234": "年中下达松材线虫病防治资金",
        "2210201": "公积金缴存基数调整",
    }
    details = []
    for n, i in enumerate(a.of("general"), 1):
        head = f"{n}、{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）。"
        if i.budget == i.fiscal:
            tail = f"年初预算为{wan(i.budget)}万元，支出决算为{wan(i.fiscal)}万元，完成年初预算的100%，决算数等于年初预算数。"
        elif not i.budget:
            tail = (
                f"年初预算为0万元，支出决算为{wan(i.fiscal)}万元，决算数大于年初预算数的主要原因是：{causes[i.code]}。"
            )
        else:
            side = "大于" if i.fiscal > i.budget else "小于"
            tail = (
                f"年初预算为{wan(i.budget)}万元，支出决算为{wan(i.fiscal)}万元，完成年初预算的"
                f"{percent(i.fiscal, i.budget)}%，决算数{side}年初预算数的主要原因是：{causes[i.code]}。"
            )
        details.append(head + "\n" + tail)
    running, guests = three[2], three[3]
    return f"""
@{YEAR}年度
@{BODY}部门决算

@目录
第一部分 {BODY}概况
一、部门职责
二、机构设置
第二部分 {YEAR}年度部门决算表
第三部分 {YEAR}年度部门决算情况说明
第四部分 名词解释

第一部分 {BODY}概况
一、部门职责
（一）负责全县林业和草原及其生态保护修复的监督管理。贯彻执行国家有关林业的方针政策和法律法规，拟订全县林业发展规划并组织实施。
（二）组织开展造林绿化、森林资源管护和林业有害生物防治工作。
（三）承办县委、县政府交办的其他事项。
二、机构设置
（一）内设机构设置。{BODY}内设机构包括：办公室、造林绿化股、森林资源管理股、防火办、计财股5个股室。
（二）决算单位构成。{BODY}{YEAR}年部门决算汇总公开单位构成包括：{BODY}本级以及云溪县森林病虫害防治检疫站。

第二部分 {YEAR}年度部门决算表

@收入支出决算总表
公开01表
部门：{BODY} 单位：万元
{summary(a, {"general": income_general, "fund": fund, "other": other}, carry, after, look)}
注：1.本表反映部门本年度的总收支和年末结转结余情况。

@收入决算表
公开02表
部门：{BODY} 单位：万元
{income_table(a, look, lambda i: {"fiscal": i.fiscal + _carried(i), "other": i.other})}
注：本表反映部门本年度取得的各项收入情况。

@支出决算表
公开03表
部门：{BODY} 单位：万元
{expenditure_table(a, look)}
注：本表反映部门本年度各项支出情况。

@财政拨款收入支出决算总表
公开04表
部门：{BODY} 单位：万元
{fiscal_summary(a, {"general": income_general, "fund": fund}, {"general": carry}, look)}
注：本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。

@一般公共预算财政拨款支出决算表
公开05表
部门：{BODY} 单位：万元
{general_table(a, look)}
注：本表反映部门本年度一般公共预算财政拨款支出情况。

@一般公共预算财政拨款基本支出决算明细表
公开06表
部门：{BODY} 单位：万元
{basic_table(spending, look, ("30106", "30107", "30205", "30212", "30213", "30301", "31013"))}
注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。

@政府性基金预算财政拨款收入支出决算表
公开07表
部门：{BODY} 单位：万元
{fund_table(a, look, Decimal(0), fund)}
注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。

@国有资本经营预算财政拨款支出决算表
公开08表
部门：{BODY} 单位：万元
{capital_table(a, look)}
注：本表反映部门本年度国有资本经营预算财政拨款支出情况。本部门没有国有资本经营预算财政拨款收入，也没有使用国有资本经营预算财政拨款安排的支出，故本表无数据。

@财政拨款“三公”经费支出决算表
公开09表
部门：{BODY} 单位：万元
{three_public_table(three_budget, three, look)}
注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，决算数是包括当年一般公共预算财政拨款和以前年度结转资金安排的实际支出。

第三部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收、支总计均为{wan(whole)}万元。与上年相比，收、支总计各增加{wan(whole - last_whole)}万元，增长{growth(whole, last_whole)}%，主要是因为上级追加了造林补助和生态护林员补助资金。
二、收入决算情况说明
{YEAR}年度收入合计{wan(received)}万元，其中：财政拨款收入{wan(income_general + fund)}万元，占{percent(income_general + fund, received)}%；上级补助收入0万元，占0%；事业收入0万元，占0%；经营收入0万元，占0%；附属单位上缴收入0万元，占0%；其他收入{wan(other)}万元，占{percent(other, received)}%。
三、支出决算情况说明
{YEAR}年度支出合计{wan(a.spent)}万元，其中：基本支出{wan(a.basic)}万元，占{percent(a.basic, a.spent)}%；项目支出{wan(a.spent - a.basic)}万元，占{percent(a.spent - a.basic, a.spent)}%；上缴上级支出0万元，占0%；经营支出0万元，占0%；对附属单位补助支出0万元，占0%。
四、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收、支总计均为{wan(fiscal_whole)}万元，与上年相比，{move(fiscal_whole, last_fiscal)}，主要是因为项目资金增加。
五、一般公共预算财政拨款支出决算情况说明
（一）财政拨款支出决算总体情况
{YEAR}年度财政拨款支出{wan(general)}万元，占本年支出合计的{percent(general, a.spent)}%，与上年相比，财政拨款支出{move(general, last_general)}，主要是因为追加了造林项目资金。
（二）财政拨款支出决算结构情况
{YEAR}年度财政拨款支出{wan(general)}万元，主要用于以下方面：{shares}。
（三）财政拨款支出决算具体情况
{YEAR}年度财政拨款支出年初预算数为{wan(budget)}万元，支出决算数为{wan(general)}万元，完成年初预算的{percent(general, budget)}%，其中：
{chr(10).join(details)}
六、一般公共预算财政拨款基本支出决算情况说明
{YEAR}年度财政拨款基本支出{wan(a.basic)}万元，其中：
人员经费{wan(people)}万元，占基本支出的{percent(people, a.basic)}%，主要包括{names_of(spending, "301", "303")}；
公用经费{wan(goods)}万元，占基本支出的{percent(goods, a.basic)}%，主要包括{names_of(spending, "302", "310")}。
七、财政拨款“三公”经费支出决算情况说明
（一）“三公”经费财政拨款支出决算总体情况说明
“三公”经费财政拨款支出预算为{wan(total(three_budget))}万元，支出决算为{wan(total(three))}万元，完成预算的{percent(total(three), total(three_budget))}%，其中：
因公出国（境）费支出预算为0万元，支出决算为0万元，决算数等于预算数，与上年持平。
公务接待费支出预算为{wan(three_budget[3])}万元，支出决算为{wan(guests)}万元，完成预算的{percent(guests, three_budget[3])}%，决算数小于预算数的主要原因是严格执行中央八项规定，压缩接待开支，与上年相比减少{wan(last_three[3] - guests)}万元，减少{growth(guests, last_three[3])}%，减少的主要原因是接待批次减少。
公务用车购置费支出预算为0万元，支出决算为0万元，与上年持平。
公务用车运行维护费支出预算为{wan(three_budget[2])}万元，支出决算为{wan(running)}万元，完成预算的{percent(running, three_budget[2])}%，决算数小于预算数的主要原因是加强公车管理，与上年相比减少{wan(last_three[2] - running)}万元，减少{growth(running, last_three[2])}%，减少的主要原因是车辆维修费减少。
（二）“三公”经费财政拨款支出决算具体情况说明
{YEAR}年度“三公”经费财政拨款支出决算中，公务接待费支出决算{wan(guests)}万元，占{percent(guests, total(three))}%,因公出国（境）费支出决算0万元，占0%,公务用车购置费及运行维护费支出决算{wan(running)}万元，占{percent(running, total(three))}%。其中：
1、因公出国（境）费支出决算为0万元，全年安排因公出国（境）团组0个，累计0人次。
2、公务接待费支出决算为{wan(guests)}万元，全年共接待来访团组46个、来宾387人次，主要是上级林业部门来我县检查指导、兄弟县市交流学习发生的接待支出。
3、公务用车购置费及运行维护费支出决算为{wan(running)}万元，其中：公务用车购置费0万元，更新公务用车0辆。公务用车运行维护费{wan(running)}万元，主要是车辆燃料费、维修费、过路过桥费、保险费等支出，截止{YEAR}年12月31日，我单位开支财政拨款的公务用车保有量为3辆。
八、政府性基金预算收入支出决算情况
{YEAR}年度政府性基金预算财政拨款收入{wan(fund)}万元；年初结转和结余0万元；支出{wan(fund)}万元，其中基本支出0万元，项目支出{wan(fund)}万元；年末结转和结余0万元。具体情况如下：
1、城乡社区支出（类）国有土地使用权出让收入安排的支出（款）农村基础设施建设支出（项）。
年初预算为0万元，支出决算为{wan(fund)}万元，决算数大于年初预算数的主要原因是：年中追加林区道路建设资金。
九、国有资本经营预算财政拨款支出决算情况
本部门{YEAR}年度没有国有资本经营预算财政拨款收支。
十、关于机关运行经费支出说明
本部门{YEAR}年度机关运行经费支出{wan(goods)}万元，比上年决算数{move(goods, cost_last)}。主要原因是：办公费和委托业务费有所变化。
十一、一般性支出情况说明
{YEAR}年本部门开支会议费1.20万元，用于召开全县造林绿化现场会，人数120人，内容为部署春季造林工作；开支培训费2.35万元，用于开展森林防火业务培训，人数85人，内容为扑火安全知识；未举办节庆、晚会、论坛、赛事等活动。
十二、关于政府采购支出说明
本部门{YEAR}年度政府采购支出总额{wan(bought)}万元，其中：政府采购货物支出{wan(buying[0])}万元、政府采购工程支出{wan(buying[1])}万元、政府采购服务支出{wan(buying[2])}万元。授予中小企业合同金额{wan(sme)}万元，占政府采购支出总额的{percent(sme, bought)}%，其中：授予小微企业合同金额{wan(micro)}万元，占授予中小企业合同金额的{percent(micro, sme)}%。
十三、关于国有资产占用情况说明
截至{YEAR}年12月31日，本单位共有车辆3辆，其中，主要领导干部用车0辆，机要通信用车1辆、应急保障用车1辆、执法执勤用车0辆、特种专业技术用车1辆、其他用车0辆；单位价值50万元以上通用设备0台（套），单位价值100万元以上专用设备0台（套）。
十四、关于{YEAR}年度预算绩效情况的说明
根据预算绩效管理要求，本部门对{YEAR}年度一般公共预算项目支出全面开展绩效自评，共涉及项目6个，涉及资金{wan(general - a.basic)}万元，自评覆盖率达到100%。部门整体支出绩效自评得分为96.5分，评价等级为“优”。

第四部分 名词解释
一、财政拨款收入：指单位从同级财政部门取得的各类财政拨款。
二、年初结转和结余：指单位以前年度尚未完成、结转到本年仍按原规定用途继续使用的资金。
三、机关运行经费：指行政单位（含参照公务员法管理的事业单位）使用一般公共预算安排的基本支出中的日常公用经费支出。
"""


def _carried(item: Item) -> Decimal:
    """What the income of the year has more or less than was spent: carried in, or left at the end."""
    return {"2130205": -d("41.2000"), "2130207": d("18.6300")}.get(item.code, Decimal(0))

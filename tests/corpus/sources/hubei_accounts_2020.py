"""湖北：部门决算，收支各减少，政府性基金和国有资本都有数，多单位（本级和下属），绩效自评结果写进说明。"""

from ledger import (
    Accounts,
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
    names_of,
    percent,
    spread,
    summary,
    three_public_table,
    total,
    wan,
)

BODY = "竹溪市经济和信息化局"
YEAR = 2020


def document() -> str:
    items = [
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("72.36"), d("0"), d("75")),
        Item("2080599", "其他行政事业单位养老支出", d("38.02"), d("0"), d("38.02")),
        Item("2101101", "行政单位医疗", d("55.14"), d("0"), d("56")),
        Item("2150501", "行政运行", d("704.29"), d("0"), d("721.3")),
        Item("2150502", "一般行政管理事务", d("0"), d("186.4"), d("210")),
        Item("2150805", "中小企业发展专项", d("0"), d("560"), d("700")),
        Item("2210201", "住房公积金", d("61.77"), d("0"), d("61.77")),
        Item("2299899", "其他支出", d("0"), d("120"), d("0"), caliber="fund"),
        Item("2230105", "国有企业退休人员社会化管理补助支出", d("0"), d("45.5"), d("45.5"), caliber="capital"),
    ]
    names = {
        "21505": "工业和信息产业监管",
        "21508": "支持中小企业发展和管理支出",
        "22998": "其他支出",
        "22301": "解决历史遗留问题及改革成本支出",
    }
    a = Accounts(items, names)
    look = Look(numbered=True)
    spending = spread(
        a.basic,
        [
            "30101",
            "30102",
            "30103",
            "30108",
            "30110",
            "30113",
            "30305",
            "30201",
            "30207",
            "30211",
            "30217",
            "30228",
            "30231",
            "30239",
        ],
        "hubei",
    )
    for code, wanted in (("30217", d("4.31")), ("30231", d("5.6"))):
        spending["30201"] += spending[code] - wanted
        spending[code] = wanted
    people = total(v for c, v in spending.items() if c[:3] in ("301", "303"))
    goods = a.basic - people
    general, fund, capital = a.fiscal(), a.fiscal("fund"), a.fiscal("capital")
    carry = {"general": d("96.4"), "fund": d("0"), "capital": d("0")}
    after = d("20.15")
    income = {"general": general - carry["general"] + after, "fund": fund, "capital": capital}
    received, whole = total(income.values()), total(income.values()) + carry["general"]
    last, last_received, last_spent, last_general = d("2210.07"), d("2188.11"), d("2113.67"), d("2054.2")
    budget = total(i.budget for i in a.of("general"))
    budget3, three = (d("0"), d("0"), d("6"), d("8")), (d("0"), d("0"), d("5.6"), d("4.31"))
    last3 = (d("4.2"), d("0"), d("6.1"), d("7.95"))
    detail = []
    for n, c in enumerate(a.classes("general"), 1):
        some = [i for i in a.of("general") if i.code.startswith(c)]
        b, f = total(i.budget for i in some), total(i.fiscal for i in some)
        side = "大于" if f > b else "小于" if f < b else "等于"
        end = (
            f"，支出决算数{side}年初预算数的主要原因：一是人员变动；二是压减一般性支出。"
            if f != b
            else "，支出决算数等于年初预算数。"
        )
        detail.append(
            f"{n}.{a.name(c)}(类)。年初预算为{wan(b)}万元，支出决算为{wan(f)}万元，完成年初预算的{percent(f, b)}%{end}"
        )
    return f"""
@{BODY}{YEAR}年度部门决算

第一部分 {BODY}概况
一、部门主要职能
拟订全市工业和信息化发展规划，监测分析工业运行态势，指导中小企业发展，推进两化融合。
二、部门决算单位构成
从单位构成看，{BODY}部门决算由纳入独立核算的单位本级决算和1个下属单位决算组成。
1.{BODY}（本级）
2.竹溪市中小企业服务中心

第二部分 {BODY}{YEAR}年度部门决算表
@收入支出决算总表
公开01表
部门：{BODY} 金额单位：万元
{summary(a, income, carry["general"], after, look)}
@收入决算表
公开02表
部门：{BODY} 金额单位：万元
{income_table(a, look, lambda i: {"fiscal": i.fiscal + (after - carry["general"] if i.code == "2150805" else d("0"))})}
@支出决算表
公开03表
部门：{BODY} 金额单位：万元
{expenditure_table(a, look)}
@财政拨款收入支出决算总表
公开04表
部门：{BODY} 金额单位：万元
{fiscal_summary(a, income, carry, look)}
@一般公共预算财政拨款支出决算表
公开05表
部门：{BODY} 金额单位：万元
{general_table(a, look)}
@一般公共预算财政拨款基本支出决算表
公开06表
部门：{BODY} 金额单位：万元
{basic_table(spending, look, ("30106", "30202", "30212", "31002"))}
@一般公共预算财政拨款“三公”经费支出决算表
公开07表
部门：{BODY} 金额单位：万元
{three_public_table(budget3, three, look)}
@政府性基金预算财政拨款收入支出决算表
公开08表
部门：{BODY} 金额单位：万元
{fund_table(a, look, d("0"), fund)}
@国有资本经营预算财政拨款支出决算表
公开09表
部门：{BODY} 金额单位：万元
{capital_table(a, look)}

第三部分 {BODY}{YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收、支总计均为{wan(whole)}万元。与{YEAR - 1}年度相比，收、支总计各减少{wan(last - whole)}万元，下降{growth(whole, last)}%，主要原因是受疫情影响，压减专项支出。
二、收入决算情况说明
{YEAR}年度收入合计{wan(received)}万元，与{YEAR - 1}年度相比，收入合计减少{wan(last_received - received)}万元，下降{growth(received, last_received)}%。其中：财政拨款收入{wan(received)}万元，占本年收入100%；上级补助收入0万元，占本年收入0%；事业收入0万元，占本年收入0%；经营收入0万元，占本年收入0%；附属单位上缴收入0万元，占本年收入0%；其他收入0万元，占本年收入0%。
三、支出决算情况说明
{YEAR}年度支出合计{wan(a.spent)}万元，与{YEAR - 1}年度相比，支出合计减少{wan(last_spent - a.spent)}万元，下降{growth(a.spent, last_spent)}%。其中：基本支出{wan(a.basic)}万元，占本年支出{percent(a.basic, a.spent)}%；项目支出{wan(a.spent - a.basic)}万元，占本年支出{percent(a.spent - a.basic, a.spent)}%；上缴上级支出0万元，占本年支出0%；经营支出0万元，占本年支出0%；对附属单位补助支出0万元，占本年支出0%。
四、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收、支总计均为{wan(whole)}万元。与{YEAR - 1}年度相比，财政拨款收、支总计各减少{wan(last - whole)}万元，下降{growth(whole, last)}%。主要原因是压减专项支出。
{YEAR}年度财政拨款收入中，一般公共预算财政拨款收入{wan(income["general"])}万元，比{YEAR - 1}年度决算数减少{wan(d("1700") - income["general"])}万元；政府性基金预算财政拨款收入{wan(fund)}万元，比{YEAR - 1}年度决算数增加{wan(fund)}万元，增加主要原因是安排中小企业贷款风险补偿资金；国有资本经营预算财政拨款收入{wan(capital)}万元，与上年持平。
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的{percent(general, a.spent)}%。与{YEAR - 1}年度相比，一般公共预算财政拨款支出减少{wan(last_general - general)}万元，下降{growth(general, last_general)}%。主要原因是压减专项支出。
（二）一般公共预算财政拨款支出决算结构情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，主要用于以下方面：{"；".join(f"{a.name(c)}(类){wan(a.klass(c))}万元，占{percent(a.klass(c), general)}%" for c in a.classes("general"))}。
（三）一般公共预算财政拨款支出决算具体情况
{YEAR}年度一般公共预算财政拨款支出年初预算为{wan(budget)}万元，支出决算为{wan(general)}万元，完成年初预算的{percent(general, budget)}%。其中：基本支出{wan(a.basic)}万元，项目支出{wan(general - a.basic)}万元。项目支出主要用于中小企业发展专项560.00万元，主要成效：支持企业技改项目23个，带动投资4.8亿元；工业运行监测等经费186.40万元，主要成效：新增规上工业企业12家。
{chr(10).join(detail)}
六、一般公共预算财政拨款基本支出决算情况说明
{YEAR}年度一般公共预算财政拨款基本支出{wan(a.basic)}万元，其中：
人员经费{wan(people)}万元，主要包括：{names_of(spending, "301", "303")}。
公用经费{wan(goods)}万元，主要包括：{names_of(spending, "302")}。
七、一般公共预算财政拨款“三公”经费支出决算情况说明
（一）“三公”经费财政拨款支出决算总体情况说明。{YEAR}年度“三公”经费财政拨款支出年初预算为{wan(total(budget3))}万元，支出决算为{wan(total(three))}万元，完成年初预算的{percent(total(three), total(budget3))}%，比上年减少{wan(total(last3) - total(three))}万元，下降{growth(total(three), total(last3))}%。
（二）“三公”经费财政拨款支出决算具体情况说明。
1.因公出国（境）费支出决算为0万元，比年初预算持平，比上年减少{wan(last3[0])}万元，下降100%，主要原因是受疫情影响，未安排出国（境）任务。全年因公出国（境）团组0个，累计0人次。
2.公务用车购置及运行维护费支出决算为{wan(three[2])}万元，完成年初预算的{percent(three[2], budget3[2])}%；其中：公务用车购置费0万元，本年度购置公务用车0辆。公务用车运行维护费{wan(three[2])}万元，其中：燃料费2.35万元；维修费1.9万元；过路过桥费0.41万元；保险费0.94万元。截止{YEAR}年12月31日，开支财政拨款的公务用车保有量2辆。
3.公务接待费支出决算为{wan(three[3])}万元，完成年初预算的{percent(three[3], budget3[3])}%，比年初预算减少{wan(budget3[3] - three[3])}万元，主要原因是厉行节约。其中：国内公务接待支出{wan(three[3])}万元，接待对象主要是上级主管部门和招商客商，{YEAR}年共接待国内来访团组52个，国内来宾410人次（不包括陪同人员）。
八、政府性基金预算财政拨款支出决算情况说明
{YEAR}年度政府性基金预算财政拨款年初结转和结余0万元，本年收入{wan(fund)}万元，本年支出{wan(fund)}万元，年末结转和结余0万元。具体支出情况为：其他支出（类）支出决算为{wan(fund)}万元，主要用于中小企业贷款风险补偿。
九、国有资本经营预算财政拨款支出决算情况说明
{YEAR}年度国有资本经营预算财政拨款支出{wan(capital)}万元，主要用于国有企业退休人员社会化管理补助。
十、机关运行经费支出说明
{YEAR}年度机关运行经费支出{wan(goods - d("21.08"))}万元，其中办公费、印刷费、差旅费等较上年有所减少。下属中小企业服务中心为事业单位，不在统计范围。
十一、政府采购支出说明
{YEAR}年度政府采购支出总额38.9万元，其中：政府采购货物支出14.6万元、政府采购工程支出0万元、政府采购服务支出24.3万元。授予中小企业合同金额38.9万元，占政府采购支出总额的100%，其中：授予小微企业合同金额26.4万元，占政府采购支出总额的67.87%。
十二、国有资产占用情况说明
截至{YEAR}年12月31日，共有车辆2辆，其中，机要通信用车1辆、应急保障用车1辆；单价50万元以上通用设备0台（套），单价100万元以上专用设备0台（套）。
十三、预算绩效情况说明
（一）预算绩效管理工作开展情况。组织对{YEAR}年度一般公共预算项目支出全面开展绩效自评，共涉及项目4个，资金{wan(general - a.basic)}万元，占一般公共预算项目支出总额的100%。
（二）部门决算中项目绩效自评结果。1.中小企业发展专项绩效自评综述：项目全年预算数为700万元，执行数为560万元，完成预算的80%。主要产出和效果：一是支持技改项目23个；二是培训企业负责人360人次。发现的问题及原因：部分项目验收较晚，资金未能当年支付。下一步改进措施：加快项目验收，提高资金使用效率。2.工业运行监测项目绩效自评综述：项目全年预算数为210万元，执行数为186.4万元，完成预算的88.76%。
第四部分 名词解释
（一）一般公共预算财政拨款收入：指市级财政一般公共预算当年拨付的资金。
（二）年初结转和结余：指单位以前年度尚未完成、结转到本年仍按原规定用途继续使用的资金。
"""

"""天津：决算说明“收入总计、支出总计”同段，逐项“占…的”，下设多单位，三公不再分项，基金逐项，亏损为负。"""

from ledger import (
    Accounts,
    Item,
    Look,
    capital_table,
    d,
    expenditure_table,
    fiscal_summary,
    growth,
    percent,
    total,
    wan,
)

BODY = "海津区住房和建设委员会"
YEAR = 2024


def document() -> str:
    items = [
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("310.2"), d("0"), d("318")),
        Item("2101101", "行政单位医疗", d("96.8"), d("0"), d("96.8")),
        Item("2101102", "事业单位医疗", d("140.33"), d("0"), d("150.2")),
        Item("2120101", "行政运行", d("1688.09"), d("0"), d("1702.4")),
        Item("2120303", "小城镇基础设施建设", d("0"), d("4210.66"), d("5200")),
        Item("2210103", "棚户区改造", d("0"), d("960"), d("0")),
        Item("2210201", "住房公积金", d("388.7"), d("0"), d("388.7")),
        Item("2121302", "城市环境卫生", d("0"), d("1320.4"), d("1400"), caliber="fund"),
        Item("2120803", "城市建设支出", d("0"), d("8060"), d("7000"), caliber="fund"),
        Item("2230208", "支持科技进步支出", d("0"), d("60"), d("60"), caliber="capital"),
    ]
    a = Accounts(
        items,
        {
            "21213": "城市基础设施配套费安排的支出",
            "21208": "国有土地使用权出让收入安排的支出",
            "22302": "国有企业资本金注入",
        },
    )
    general, fund, capital = a.fiscal(), a.fiscal("fund"), a.fiscal("capital")
    carry = {"general": d("0"), "fund": d("1500"), "capital": d("0")}
    income = {"general": general, "fund": fund - d("1500") + d("420.6"), "capital": capital}
    received = total(income.values())
    whole = received + d("1500")
    last = d("18230.4")
    people, goods = d("2390.12"), a.basic - d("2390.12")
    detail = "\n".join(
        f"{n}.{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）支出决算{wan(i.fiscal)}万元，"
        + (
            f"年初预算{wan(i.budget)}万元，完成年初预算的{percent(i.fiscal, i.budget)}%。"
            if i.budget
            else "年初未安排预算，为年中追加的棚改资金。"
        )
        for n, i in enumerate(a.of("general"), 1)
    )
    return f"""
@海津区住房和建设委员会{YEAR}年度部门决算

第一部分 概况
一、主要职能
负责全区住房保障、房地产市场、建筑业和城市基础设施建设的监督管理。
二、机构设置
内设职能科室12个，下辖6个预算单位。纳入{YEAR}年度部门决算编制范围的单位包括：1.区住房建设委本级；2.区建设工程质量安全监督站；3.区住房保障服务中心；4.区建设事务中心；5.区燃气供热服务中心；6.区物业管理中心。
第二部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收入、支出决算总计{wan(whole)}万元，与{YEAR - 1}年度相比，收入、支出总计各减少{wan(last - whole)}万元，下降{growth(whole, last)}%，主要原因是城市建设资金减少。
二、收入决算情况说明
{YEAR}年度收入合计{wan(received)}万元，与{YEAR - 1}年度相比减少{wan(d("17600.2") - received)}万元，下降{growth(received, d("17600.2"))}%。其中：一般公共预算财政拨款收入{wan(income["general"])}万元，占{percent(income["general"], received)}%；政府性基金预算财政拨款收入{wan(income["fund"])}万元，占{percent(income["fund"], received)}%；国有资本经营预算财政拨款收入{wan(capital)}万元，占{percent(capital, received)}%。
三、支出决算情况说明
{YEAR}年度支出合计{wan(a.spent)}万元，其中：基本支出{wan(a.basic)}万元，占{percent(a.basic, a.spent)}%；项目支出{wan(a.spent - a.basic)}万元，占{percent(a.spent - a.basic, a.spent)}%。
四、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收入、支出决算总计{wan(whole)}万元，其中一般公共预算{wan(general)}万元、政府性基金预算{wan(income["fund"] + d("1500"))}万元、国有资本经营预算{wan(capital)}万元。
五、一般公共预算财政拨款支出决算情况说明
（一）总体情况
{YEAR}年度一般公共预算财政拨款支出合计{wan(general)}万元，占本年支出合计的{percent(general, a.spent)}%。与{YEAR - 1}年度相比增加{wan(general - d("7320.8"))}万元，增长{growth(general, d("7320.8"))}%。
（二）结构情况
{"；".join(f"{a.name(c)}（类）支出{wan(a.klass(c))}万元，占{percent(a.klass(c), general)}%" for c in a.classes("general"))}。
（三）具体情况
{detail}
六、一般公共预算财政拨款基本支出决算情况说明
{YEAR}年度一般公共预算财政拨款基本支出{wan(a.basic)}万元。其中：人员经费{wan(people)}万元，占{percent(people, a.basic)}%；公用经费{wan(goods)}万元，占{percent(goods, a.basic)}%。
七、政府性基金预算财政拨款收入支出决算情况说明
{YEAR}年度政府性基金预算财政拨款年初结转和结余1500.00万元，收入{wan(income["fund"])}万元，支出{wan(fund)}万元，年末结转和结余420.60万元。支出具体情况如下：
1.城乡社区支出（类）国有土地使用权出让收入安排的支出（款）城市建设支出（项）8060.00万元，主要用于道路建设。
2.城乡社区支出（类）城市基础设施配套费安排的支出（款）城市环境卫生（项）1320.40万元，主要用于垃圾转运站改造。
八、国有资本经营预算财政拨款支出决算情况说明
{YEAR}年度国有资本经营预算财政拨款支出{wan(capital)}万元，用于向区建设集团注入资本金。该集团{YEAR}年营业收入2.31亿元，净利润-860万元。
九、财政拨款“三公”经费支出决算情况说明
{YEAR}年度财政拨款“三公”经费支出决算18.36万元，比年初预算22.00万元减少3.64万元；比{YEAR - 1}年度19.90万元减少1.54万元，下降7.74%。
其中：因公出国（境）费0万元；公务用车购置及运行维护费18.36万元，全部为运行维护费，保有车辆8辆，平均每辆2.30万元；公务接待费0万元。
十、机关运行经费支出情况说明
{YEAR}年度机关运行经费支出168.90万元，比{YEAR - 1}年度增加2.30万元，增长1.38%。
十一、政府采购支出情况说明
{YEAR}年度政府采购支出合计9120.55万元，其中：货物支出96.30万元、工程支出8460.25万元、服务支出564.00万元。
十二、国有资产占用情况说明
截至{YEAR}年12月31日，共有车辆8辆，其中：应急保障用车5辆、其他用车3辆。
十三、预算绩效情况说明
{YEAR}年度对15个项目开展绩效自评，其中：等级为“优”的13个，占项目总数的86.67%；“良”的2个，占项目总数的13.33%。
第三部分 名词解释
一、政府性基金预算财政拨款收入：指本级财政部门当年拨付的政府性基金。
第四部分 附表
@支出决算表
公开03表
部门：{BODY} 单位：万元
{expenditure_table(a, Look(zero="", numbered=True))}
@财政拨款收入支出决算总表
公开04表
部门：{BODY} 单位：万元
{fiscal_summary(a, income, carry, Look(zero="", numbered=False))}
@国有资本经营预算财政拨款支出决算表
公开09表
部门：{BODY} 单位：万元
{capital_table(a, Look(zero="0.00"))}
"""

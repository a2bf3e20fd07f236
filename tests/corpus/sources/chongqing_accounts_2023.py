"""重庆：学校单位决算，事业收入（教育收费）、使用结余、结余分配；“较上年决算数”“较年初预算数”并用。"""

from ledger import (
    Accounts,
    Decimal,
    Item,
    Look,
    d,
    expenditure_table,
    growth,
    income_table,
    move,
    percent,
    summary,
    total,
    wan,
)

BODY = "临江区石桥职业中学"
YEAR = 2023


def versus(now: Decimal, then: Decimal, what: str) -> str:
    if now == then:
        return f"与{what}持平"
    return f"较{what}{move(now, then)}"


def document() -> str:
    items = [
        Item("2050302", "中等职业教育", d("2146.38"), d("318.27"), d("2210.00"), d("167.44")),
        Item("2050304", "高中教育", d("0"), d("26.4"), d("0")),
        Item("2080502", "事业单位离退休", d("41.29"), d("0"), d("41.29")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("203.51"), d("0"), d("198.6")),
        Item("2080506", "机关事业单位职业年金缴费支出", d("101.76"), d("0"), d("99.3")),
        Item("2101102", "事业单位医疗", d("118.9"), d("0"), d("124.5")),
        Item("2210201", "住房公积金", d("152.63"), d("0"), d("152.63")),
    ]
    a = Accounts(items)
    look = Look(numbered=True)
    fee, other, use, allot = d("142.86"), d("31.2"), d("18.08"), d("24.7")
    fiscal = a.fiscal()
    received = fiscal + fee + other
    whole = received + use
    assert whole == a.spent + allot
    last_received, last_spent, last_whole = d("3190.44"), d("3201.06"), d("3211.52")
    last_fiscal = d("3040.15")
    budget = total(i.budget for i in items)
    income = income_table(a, look, lambda i: {"fiscal": i.fiscal, **_own(i, fee, other)})
    uses = []
    for n, c in enumerate(a.classes(), 1):
        now, then = a.klass(c), total(i.budget for i in items if i.code.startswith(c))
        uses.append(
            f"（{n}）{a.name(c)}{wan(now)}万元，占{percent(now, fiscal)}%，{versus(now, then, '年初预算数')}，主要原因是年中追加或调整预算。"
        )
    people, goods = d("2389.61"), a.basic - d("2389.61")
    last_people, last_goods = d("2310.05"), d("402.18")
    three, last3, budget3 = d("3.6"), d("4.1"), d("5")
    return f"""
@{BODY}{YEAR}年度决算公开说明

一、单位基本情况
（一）职能职责
承担中等职业学历教育和各类职业技能培训任务。
（二）机构设置
我校内设办公室、教务处、德育处、总务处、实训处5个处室。

二、单位决算收支情况说明
（一）收入支出决算总体情况说明
1.总体情况。{YEAR}年度收入总计{wan(whole)}万元，支出总计{wan(whole)}万元。收支较上年决算数增加{wan(whole - last_whole)}万元，增长{growth(whole, last_whole)}%，主要原因是实训基地建设项目增加。
2.收入情况。{YEAR}年度收入合计{wan(received)}万元，较上年决算数增加{wan(received - last_received)}万元，增长{growth(received, last_received)}%，主要原因是财政拨款收入增加。其中：财政拨款收入{wan(fiscal)}万元，占{percent(fiscal, received)}%；事业收入{wan(fee)}万元，占{percent(fee, received)}%；经营收入0.00万元，占0.00%；其他收入{wan(other)}万元，占{percent(other, received)}%。此外，使用非财政拨款结余和专用结余{wan(use)}万元，年初结转和结余0.00万元。
3.支出情况。{YEAR}年度支出合计{wan(a.spent)}万元，较上年决算数增加{wan(a.spent - last_spent)}万元，增长{growth(a.spent, last_spent)}%，主要原因是人员增资和项目支出增加。其中：基本支出{wan(a.basic)}万元，占{percent(a.basic, a.spent)}%；项目支出{wan(a.spent - a.basic)}万元，占{percent(a.spent - a.basic, a.spent)}%；经营支出0.00万元，占0.00%。此外，结余分配{wan(allot)}万元。
4.结转结余情况。{YEAR}年度年末结转和结余0.00万元，与上年决算数持平。
（二）财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收、支总计均为{wan(fiscal)}万元。与{YEAR - 1}年相比，财政拨款收、支总计各增加{wan(fiscal - last_fiscal)}万元，增长{growth(fiscal, last_fiscal)}%。主要原因是人员增资。
（三）一般公共预算财政拨款收入支出决算情况说明
1.收入情况。{YEAR}年度一般公共预算财政拨款收入{wan(fiscal)}万元，较上年决算数增加{wan(fiscal - last_fiscal)}万元，增长{growth(fiscal, last_fiscal)}%。主要原因是人员增资。较年初预算数增加{wan(fiscal - budget)}万元，增长{growth(fiscal, budget)}%。主要原因是年中追加实训基地建设资金。此外，年初财政拨款结转和结余0.00万元。
2.支出情况。{YEAR}年度一般公共预算财政拨款支出{wan(fiscal)}万元，较上年决算数增加{wan(fiscal - last_fiscal)}万元，增长{growth(fiscal, last_fiscal)}%。主要原因是人员增资。较年初预算数增加{wan(fiscal - budget)}万元，增长{growth(fiscal, budget)}%。主要原因是年中追加实训基地建设资金。
3.结转结余情况。{YEAR}年度年末一般公共预算财政拨款结转和结余0.00万元，与上年决算数持平。
4.比较情况。本单位{YEAR}年度一般公共预算财政拨款支出主要用于以下几个方面：
{chr(10).join(uses)}
（四）一般公共预算财政拨款基本支出决算情况说明
{YEAR}年度一般公共预算财政拨款基本支出{wan(a.basic)}万元。其中：人员经费{wan(people)}万元，较上年决算数{move(people, last_people)}，主要原因是教师增资。人员经费用途主要包括基本工资、津贴补贴、绩效工资、社会保障缴费、住房公积金等。公用经费{wan(goods)}万元，较上年决算数{move(goods, last_goods)}，主要原因是办公费和维修费减少。公用经费用途主要包括办公费、水电费、差旅费、培训费等。
（五）政府性基金预算财政拨款收入支出决算情况说明
本单位{YEAR}年度无政府性基金预算财政拨款收入和支出。
（六）国有资本经营预算财政拨款支出决算情况说明
本单位{YEAR}年度无国有资本经营预算财政拨款支出。
三、财政拨款“三公”经费情况说明
（一）“三公”经费支出总体情况说明
{YEAR}年度“三公”经费支出共计{wan(three)}万元，较年初预算数减少{wan(budget3 - three)}万元，下降{growth(three, budget3)}%，主要原因是严格控制公务接待。较上年支出数减少{wan(last3 - three)}万元，下降{growth(three, last3)}%，主要原因是公务用车维修费减少。
（二）“三公”经费分项支出情况
{YEAR}年度本单位因公出国（境）费用0.00万元，费用支出较年初预算数无增减，较上年支出数无增减。
公务车购置费0.00万元，费用支出较年初预算数无增减，较上年支出数无增减。
公务车运行维护费{wan(three)}万元，主要用于学生就业跟踪回访、校企合作洽谈等工作所需车辆的燃料费、维修费、保险费等。费用支出较年初预算数减少{wan(budget3 - three)}万元，下降{growth(three, budget3)}%，较上年支出数减少{wan(last3 - three)}万元，下降{growth(three, last3)}%。
公务接待费0.00万元，费用支出较年初预算数无增减，较上年支出数无增减。
（三）“三公”经费实物量情况
{YEAR}年度本单位因公出国（境）共计0个团组，0人；公务用车购置0辆，公务车保有量为1辆；国内公务接待0批次0人，其中：国内外事接待0批次，0人。{YEAR}年本单位人均接待费0元，车均购置费0万元，车均维护费{wan(three)}万元。
四、其他需要说明的事项
（一）财政拨款会议费和培训费情况说明
本年度会议费支出0.00万元，与上年决算数持平。本年度培训费支出12.48万元，较上年决算数增加2.08万元，增长20.00%，主要原因是教师外出培训增加。
（二）机关运行经费情况说明
按照部门决算列报口径，我校不在机关运行经费统计范围之内。
（三）国有资产占用情况说明
截至{YEAR}年12月31日，本单位共有车辆1辆，其中，副部（省）级及以上领导用车0辆、主要负责人用车0辆、机要通信用车0辆、应急保障用车0辆、执法执勤用车0辆，特种专业技术用车0辆，离退休干部用车0辆，其他用车1辆。单价100万元（含）以上设备（不含车辆）0台（套）。
（四）政府采购支出情况说明
{YEAR}年度本单位政府采购支出总额86.35万元，其中：政府采购货物支出51.15万元、政府采购工程支出0.00万元、政府采购服务支出35.20万元。授予中小企业合同金额86.35万元，占政府采购支出总额的100.00%，其中：授予小微企业合同金额60.10万元，占政府采购支出总额的69.60%。主要用于采购实训设备和物业服务。
五、{YEAR}年度预算绩效管理情况说明
根据预算绩效管理要求，本单位对4个项目开展了绩效自评，涉及资金{wan(a.spent - a.basic)}万元。
六、专业名词解释
（一）财政拨款收入：指本年度从本级财政部门取得的财政拨款。
（二）事业收入：指事业单位开展专业业务活动及其辅助活动取得的现金流入。
七、决算公开联系方式及信息反馈渠道
本单位决算公开信息反馈和联系方式：023-55550000。

@收入支出决算总表
公开01表
公开单位：{BODY} 单位：万元
{summary(a, {"general": fiscal, "business": fee, "other": other}, d("0"), d("0"), look, use, allot)}
@收入决算表
公开02表
公开单位：{BODY} 单位：万元
{income}
@支出决算表
公开03表
公开单位：{BODY} 单位：万元
{expenditure_table(a, look)}
"""


def _own(item: Item, fee: Decimal, other: Decimal) -> dict[str, Decimal]:
    if item.code != "2050302":
        return {}
    return {"business": fee, "fee": fee, "other": other}

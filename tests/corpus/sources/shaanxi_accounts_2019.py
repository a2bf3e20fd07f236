"""陕西：表以元为单位、文字以万元为单位，百分比不带小数，一般公共预算支出按功能、经济分别列明，有负数。"""

from ledger import (
    Accounts,
    Decimal,
    Item,
    Look,
    d,
    fiscal_summary,
    general_table,
    percent,
    rows,
    spread,
    total,
    wan,
    wan_short,
    yuan_commas,
)

BODY = "泾平县市场监督管理局"
YEAR = 2019


def whole_percent(part: Decimal, whole: Decimal) -> str:
    return percent(part, whole, 0)


def document() -> str:
    items = [
        Item("2013801", "行政运行", d("1204.331682"), d("0"), d("1180.2")),
        Item("2013804", "市场监督管理专项", d("0"), d("126.4"), d("126.4")),
        Item("2013816", "食品安全监管", d("0"), d("62.0458"), d("70")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("148.920044"), d("0"), d("150")),
        Item("2101101", "行政单位医疗", d("61.6027"), d("0"), d("61.6027")),
        Item("2210201", "住房公积金", d("96.24"), d("0"), d("97")),
    ]
    a = Accounts(items)
    look = Look(show=yuan_commas, zero="0.00", numbered=False)
    general = a.fiscal()
    carry, after = d("30.5"), d("12.2218")
    received = general - carry + after
    last_received, last_spent = d("1523.4402"), d("1560.2")
    budget = total(i.budget for i in items)
    spending = spread(
        a.basic,
        [
            "30101",
            "30102",
            "30103",
            "30108",
            "30110",
            "30113",
            "30302",
            "30201",
            "30205",
            "30206",
            "30211",
            "30217",
            "30231",
            "30239",
        ],
        "shaanxi",
    )
    people = total(v for c, v in spending.items() if c[:3] in ("301", "303"))
    goods = a.basic - people
    three, budget3, last3 = (d("8.3104"), d("1.68")), (d("9"), d("2")), (d("8.9021"), d("1.95"))
    lines = []
    for n, i in enumerate(items, 1):
        tail = (
            "决算数与年初预算数持平。"
            if i.budget == i.fiscal
            else f"决算数{'大于' if i.fiscal > i.budget else '小于'}年初预算数的主要原因是人员变动及据实结算。"
        )
        lines.append(
            f"{n}．{a.name(i.code[:3])}（{i.code[:3]}）{a.name(i.code[:5])}（{i.code[:5]}）{i.name}（{i.code}）年初预算{wan(i.budget)}万元，"
            f"支出决算{wan(i.fiscal)}万元，完成年初预算的{whole_percent(i.fiscal, i.budget)}%。{tail}"
        )
    stock = rows(
        [
            ["项目", "期初数", "本期增减", "期末数"],
            ["流动资产", "1,204,300.50", "-382,110.40", "822,190.10"],
            ["固定资产原值", "9,862,450.00", "415,600.00", "10,278,050.00"],
            ["无形资产", "86,000.00", "0.00", "86,000.00"],
            ["合计", "11,152,750.50", "33,489.60", "11,186,240.10"],
        ]
    )
    return f"""
@{BODY}{YEAR}年部门决算说明

一、部门概况
（一）部门主要职责。负责市场综合监督管理、食品药品安全监督管理、特种设备安全监察等工作。
（二）内设机构。{BODY}内设办公室、人事股、法规股、食品股等11个股室，下设8个基层市场监督管理所。
（三）人员情况。截至{YEAR}年底，本部门人员编制112人，其中行政编制96人、事业编制16人；实有人员108人，其中行政93人、事业15人。单位管理的离退休人员41人。
二、收入支出决算总体情况
（一）{YEAR}年度收入总计{wan(received + carry)}万元，其中本年收入{wan(received)}万元，较上年增加{wan(received - last_received)}万元，增长{whole_percent(received - last_received, last_received)}%，主要原因是人员工资调整；年初结转和结余{wan(carry)}万元。
（二）{YEAR}年度支出总计{wan(received + carry)}万元，其中本年支出{wan(general)}万元，较上年增加{wan(general - last_spent)}万元，增长{whole_percent(general - last_spent, last_spent)}%，主要原因是人员工资调整；年末结转和结余{wan(after)}万元。
三、收入决算情况
{YEAR}年度收入合计{wan(received)}万元，其中：财政拨款收入{wan(received)}万元，占100%；事业收入0万元，占0%；经营收入0万元，占0%；其他收入0万元，占0%。
四、支出决算情况
{YEAR}年度支出合计{wan(general)}万元，其中：基本支出{wan(a.basic)}万元，占{whole_percent(a.basic, general)}%；项目支出{wan(general - a.basic)}万元，占{whole_percent(general - a.basic, general)}%；经营支出0万元，占0%。
五、一般公共预算财政拨款支出决算情况
（一）{YEAR}年度财政拨款支出{wan(general)}万元，占本年支出合计的100%。与上年相比，财政拨款支出增加{wan(general - last_spent)}万元，增长{whole_percent(general - last_spent, last_spent)}%。
（二）{YEAR}年度一般公共预算财政拨款支出年初预算{wan(budget)}万元，支出决算{wan(general)}万元，完成年初预算的{whole_percent(general, budget)}%。按照政府功能分类科目，其中：
{chr(10).join(lines)}
（三）{YEAR}年度一般公共预算财政拨款基本支出{wan(a.basic)}万元，包括人员经费{wan(people)}万元和公用经费{wan(goods)}万元。
1．人员经费{wan(people)}万元，主要包括：基本工资{wan(spending["30101"])}万元、津贴补贴{wan(spending["30102"])}万元、奖金{wan(spending["30103"])}万元、机关事业单位基本养老保险缴费{wan(spending["30108"])}万元、职工基本医疗保险缴费{wan(spending["30110"])}万元、住房公积金{wan(spending["30113"])}万元、退休费{wan(spending["30302"])}万元。
2．公用经费{wan(goods)}万元，主要包括：办公费{wan(spending["30201"])}万元、水费{wan(spending["30205"])}万元、电费{wan(spending["30206"])}万元、差旅费{wan(spending["30211"])}万元等。
六、一般公共预算财政拨款“三公”经费及会议费、培训费支出决算情况
（一）{YEAR}年度“三公”经费支出预算{wan(total(budget3))}万元，支出决算{wan(total(three))}万元，完成预算的{whole_percent(total(three), total(budget3))}%。决算数较预算数减少{wan(total(budget3) - total(three))}万元，主要原因是厉行节约；较上年减少{wan(total(last3) - total(three))}万元，主要原因是公务用车运行费用下降。
（二）因公出国（境）支出预算0万元，支出决算0万元；公务用车运行维护费预算{wan_short(budget3[0])}万元，支出决算{wan(three[0])}万元，完成预算的{whole_percent(three[0], budget3[0])}%；公务接待费预算{wan_short(budget3[1])}万元，支出决算{wan(three[1])}万元，完成预算的{whole_percent(three[1], budget3[1])}%。其中：国内公务接待31批次，248人次。
（三）培训费预算3万元，支出决算2.4万元，完成预算的80%；会议费预算1万元，支出决算0.8万元，完成预算的80%。
七、机关运行经费支出情况
{YEAR}年度机关运行经费支出{wan(goods)}万元，较上年增加3.05万元，主要原因是办公用房维修。
八、政府采购支出情况
{YEAR}年度政府采购支出总额21.86万元，其中政府采购货物支出13.36万元、政府采购工程支出0万元、政府采购服务支出8.5万元。
九、国有资产占用及购置情况
截至{YEAR}年末，本部门共有车辆6辆，其中执法执勤用车6辆；单价50万元以上的通用设备1台（套），单价100万元以上的专用设备0台（套）。{YEAR}年当年购置车辆0辆。
十、预算绩效管理情况
本部门对{YEAR}年度2个项目开展了绩效自评，涉及资金188.45万元，占部门预算项目支出总额的100%。
十一、名词解释
1．基本支出：指为保障机构正常运转、完成日常工作任务而发生的各项支出。

@财政拨款收入支出决算总表
公开04表
编制部门：{BODY} 金额单位：元
{fiscal_summary(a, {"general": received}, {"general": carry}, look)}
@一般公共预算财政拨款支出决算表
公开05表
编制部门：{BODY} 金额单位：元
{general_table(a, look)}
@国有资产变动情况表
金额单位：元
{stock}
"""

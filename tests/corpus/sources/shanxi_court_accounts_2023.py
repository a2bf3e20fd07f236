"""山西：法院部门决算，“收、支总计”与上年比后写分项，公共安全支出按项，上年结转与诉讼费，三公逐项“占三公经费的”，表为支出决算表和一般公共预算支出表。"""

from ledger import (
    Accounts,
    Decimal,
    Item,
    Look,
    d,
    expenditure_table,
    general_table,
    growth,
    percent,
    three_public_table,
    total,
    wan,
)

BODY = "汾阴县人民法院"
YEAR = 2023


def document() -> str:
    items = [
        Item("2040501", "行政运行", d("1406.2213"), Decimal(0), d("1398.60")),
        Item("2040502", "一般行政管理事务", Decimal(0), d("96.3300"), d("110.00")),
        Item("2040504", "案件审判", Decimal(0), d("318.8752"), d("260.00")),
        Item("2040506", "“两庭”建设", Decimal(0), d("172.4000"), Decimal(0)),
        Item("2080501", "行政单位离退休", d("36.7781"), Decimal(0), d("35.00")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("128.4408"), Decimal(0), d("131.20")),
        Item("2101101", "行政单位医疗", d("57.9126"), Decimal(0), d("57.9126")),
        Item("2210201", "住房公积金", d("112.3350"), Decimal(0), d("114.00")),
    ]
    a = Accounts(items, {"20405": "法院"})
    general, basic = a.fiscal(), a.basic
    carry, after = d("64.2012"), d("18.7040")
    got = general - carry + after
    whole = got + carry
    last_whole, last_got, last_spent = d("2168.3310"), d("2101.9910"), d("2104.1298")
    budget = total(i.budget for i in items)
    goods = d("286.1745")
    b3 = (Decimal(0), d("18.00"), d("32.00"), d("1.50"))
    f3 = (Decimal(0), d("17.8600"), d("29.4418"), d("0.6240"))
    l3 = (Decimal(0), Decimal(0), d("30.1190"), d("0.8810"))
    t = total(f3)
    car = f3[1] + f3[2]
    look = Look(zero="0.00")
    lines = []
    for n, i in enumerate(items, 1):
        x = f"{n}.{i.name}（项）：支出{wan(i.fiscal)}万元"
        if i.budget:
            x += f"，年初预算{wan(i.budget)}万元，完成{percent(i.fiscal, i.budget)}%"
        else:
            x += "，年初无预算，为中央基建投资和省级配套资金"
        lines.append(x + "。")
    return f"""
@{YEAR}年度{BODY}部门决算公开

第一部分 概况
一、本部门职责
依法审判法律规定由基层人民法院管辖的刑事、民事、行政案件，依法执行生效裁判，指导人民调解工作。
二、机构设置情况
本部门内设机构10个，派出人民法庭3个。政法专项编制68名，{YEAR}年末实有干警63人，另有聘用制书记员24人、法警辅助人员9人。
第二部分 {YEAR}年度部门决算报表
@支出决算表
公开03表
部门：{BODY} 金额单位：万元
{expenditure_table(a, look)}

@一般公共预算财政拨款支出决算表
公开05表
部门：{BODY} 金额单位：万元
{general_table(a, look)}

@财政拨款“三公”经费支出决算表
公开09表
部门：{BODY} 金额单位：万元
{three_public_table(b3, f3, look)}

第三部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收入总计{wan(whole)}万元、支出总计{wan(whole)}万元。与{YEAR - 1}年相比，收、支总计各增加{wan(whole - last_whole)}万元，上升{growth(whole, last_whole)}%，主要原因是人民法庭改造和案件数量增加。
二、收入决算情况说明
{YEAR}年度本年收入{wan(got)}万元，均为财政拨款收入，较上年{wan(last_got)}万元增加{wan(got - last_got)}万元，上升{growth(got, last_got)}%。
三、支出决算情况说明
{YEAR}年度本年支出{wan(general)}万元，较上年增加{wan(general - last_spent)}万元，上升{growth(general, last_spent)}%。其中：基本支出{wan(basic)}万元，占比{percent(basic, general)}%；项目支出{wan(general - basic)}万元，占比{percent(general - basic, general)}%。
四、财政拨款收入支出决算总体情况说明
财政拨款收、支总计{wan(whole)}万元，其中上年结转{wan(carry)}万元，年末结转{wan(after)}万元，全部为案件审判项目资金。
五、一般公共预算财政拨款支出决算情况说明
（一）支出决算总体情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的100%，完成年初预算{wan(budget)}万元的{percent(general, budget)}%。
（二）支出决算结构情况
公共安全支出{wan(a.klass("204"))}万元，占{percent(a.klass("204"), general)}%；社会保障和就业支出{wan(a.klass("208"))}万元，占{percent(a.klass("208"), general)}%；卫生健康支出{wan(a.klass("210"))}万元，占{percent(a.klass("210"), general)}%；住房保障支出{wan(a.klass("221"))}万元，占{percent(a.klass("221"), general)}%。
（三）支出决算具体情况
{chr(10).join(lines)}
六、一般公共预算财政拨款基本支出决算情况说明
基本支出{wan(basic)}万元，其中人员经费{wan(basic - goods)}万元、日常公用经费{wan(goods)}万元。
七、“三公”经费支出决算情况说明
（一）“三公”经费支出{wan(t)}万元，完成全年预算{wan(total(b3))}万元的{percent(t, total(b3))}%，比上年增加{wan(t - total(l3))}万元，上升{growth(t, total(l3))}%，主要是更新执法执勤车辆1辆。
（二）因公出国（境）费0万元，占“三公”经费的0%；公务用车购置费{wan(f3[1])}万元，占{percent(f3[1], t)}%；公务用车运行维护费{wan(f3[2])}万元，占{percent(f3[2], t)}%；公务接待费{wan(f3[3])}万元，占{percent(f3[3], t)}%。
（三）公务用车购置及运行维护费合计{wan(car)}万元，其中购置费{wan(f3[1])}万元，购置1辆；运行维护费{wan(f3[2])}万元，较上年下降{growth(f3[2], l3[2])}%，年末保有量11辆。
（四）公务接待费{wan(f3[3])}万元，较上年减少{wan(l3[3] - f3[3])}万元，下降{growth(f3[3], l3[3])}%，国内公务接待8批次、76人次。
八、其他重要事项的情况说明
（一）机关运行经费{wan(goods)}万元，较上年{wan(d("274.0081"))}万元增加{wan(goods - d("274.0081"))}万元，上升{growth(goods, d("274.0081"))}%，主要是法庭取暖面积增加。
（二）政府采购支出总额346.52万元，其中货物支出88.07万元、工程支出172.40万元、服务支出86.05万元。
（三）国有资产占用情况。车辆11辆，其中执法执勤用车10辆、机要通信用车1辆；单价100万元（含）以上设备2台（套）。
（四）预算绩效情况。对5个项目进行绩效自评，涉及资金{wan(general - basic)}万元，占项目支出的100%，平均得分95.2分。全年受理案件5,846件，审结5,712件，结案率{percent(Decimal(5712), Decimal(5846))}%；执行到位金额1.36亿元，同比增长12.4%；一审服判息诉率91.8%，较上年提高1.1个百分点。
第四部分 名词解释
一、“两庭”建设：反映法院审判庭和人民法庭建设的支出。
"""

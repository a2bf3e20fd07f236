"""贵州：决算公开，“收入总计/支出总计较上年”，年中调整、调整预算数为分母，结转结余，非财政拨款；正文为主、三公表为行式。"""

from ledger import d, growth, percent, rows, total, wan

BODY = "清水县人民法院"
YEAR = 2022


def document() -> str:
    fiscal, other = d("2688.4"), d("41.2")
    carry, after = d("86.3"), d("30.12")
    income = fiscal + other
    spent = income + carry - after
    whole = income + carry
    general_spent = spent - d("35.5")
    basic, project = d("1902.66"), spent - d("1902.66")
    last_whole, last_income, last_spent = d("2940.5"), d("2880.1"), d("2854.2")
    initial, adjusted = d("2480"), d("2790.6")
    three = {"abroad": d("0"), "buy": d("17.9"), "run": d("52.44"), "guest": d("3.1")}
    planned = {"abroad": d("0"), "buy": d("18"), "run": d("60"), "guest": d("5")}
    before = {"abroad": d("0"), "buy": d("0"), "run": d("58.2"), "guest": d("3.1")}
    car = three["buy"] + three["run"]
    whole3, plan3, last3 = total(three.values()), total(planned.values()), total(before.values())
    table = [
        ["项目", "预算数", "决算数"],
        ["合计", wan(plan3), wan(whole3)],
        ["1.因公出国（境）费", "0.00", "0.00"],
        ["2.公务用车购置及运行维护费", wan(planned["buy"] + planned["run"]), wan(car)],
        ["（1）公务用车购置费", wan(planned["buy"]), wan(three["buy"])],
        ["（2）公务用车运行维护费", wan(planned["run"]), wan(three["run"])],
        ["3.公务接待费", wan(planned["guest"]), wan(three["guest"])],
    ]
    return f"""
@{BODY}{YEAR}年度部门决算及“三公”经费决算公开说明

一、部门概况
（一）部门职责。依法审判法律规定由县级人民法院管辖的第一审案件，执行已经发生法律效力的判决、裁定。
（二）机构设置。内设机构9个，派出法庭4个。政法专项编制78名，实有72人；事业编制6名，实有5人。全年受理案件5126件，审结4988件，结案率97.31%，同比上升1.2个百分点。
二、收入支出决算总体情况
{YEAR}年度收入总计{wan(whole)}万元，支出总计{wan(whole)}万元。与上年相比，收入总计、支出总计均减少{wan(last_whole - whole)}万元，下降{growth(whole, last_whole)}%，主要原因是信息化项目减少。
（一）收入决算情况。本年收入合计{wan(income)}万元，较上年减少{wan(last_income - income)}万元，下降{growth(income, last_income)}%。其中：财政拨款收入{wan(fiscal)}万元，占{percent(fiscal, income)}%；其他收入{wan(other)}万元，占{percent(other, income)}%。年初结转和结余{wan(carry)}万元。
（二）支出决算情况。本年支出合计{wan(spent)}万元，较上年减少{wan(last_spent - spent)}万元，下降{growth(spent, last_spent)}%。其中：基本支出{wan(basic)}万元，占{percent(basic, spent)}%；项目支出{wan(project)}万元，占{percent(project, spent)}%。年末结转和结余{wan(after)}万元，其中基本支出结转0万元，项目支出结转和结余{wan(after)}万元。
三、一般公共预算财政拨款支出决算情况
{YEAR}年度一般公共预算财政拨款支出{wan(general_spent)}万元，占本年支出合计的{percent(general_spent, spent)}%。年初预算{wan(initial)}万元，年中调增{wan(adjusted - initial)}万元，调整预算{wan(adjusted)}万元；决算数为年初预算的{percent(general_spent, initial)}%，为调整预算的{percent(general_spent, adjusted)}%。
（一）公共安全支出（类）{wan(general_spent - d("402.5"))}万元，占{percent(general_spent - d("402.5"), general_spent)}%，主要用于法院（款）行政运行、案件审判、案件执行等。
（二）社会保障和就业支出（类）166.40万元，占{percent(d("166.4"), general_spent)}%。
（三）卫生健康支出（类）98.10万元，占{percent(d("98.1"), general_spent)}%。
（四）住房保障支出（类）138.00万元，占{percent(d("138"), general_spent)}%。
四、一般公共预算财政拨款基本支出决算情况
一般公共预算财政拨款基本支出{wan(basic)}万元，其中人员经费{wan(basic - d("218.4"))}万元，公用经费218.40万元。
五、“三公”经费支出决算情况
{YEAR}年度“三公”经费财政拨款支出决算{wan(whole3)}万元，完成预算的{percent(whole3, plan3)}%，较上年增加{wan(whole3 - last3)}万元，增长{growth(whole3, last3)}%，增长的主要原因是更新执法执勤车辆1辆。
1.因公出国（境）费0万元。
2.公务用车购置及运行维护费{wan(car)}万元，占{percent(car, whole3)}%，完成预算的{percent(car, planned["buy"] + planned["run"])}%，较上年增加{wan(car - before["run"])}万元，增长{growth(car, before["run"])}%。其中：购置费{wan(three["buy"])}万元，购置车辆1辆；运行维护费{wan(three["run"])}万元，较上年减少{wan(before["run"] - three["run"])}万元，下降{growth(three["run"], before["run"])}%，保有量16辆。
3.公务接待费{wan(three["guest"])}万元，占{percent(three["guest"], whole3)}%，完成预算的{percent(three["guest"], planned["guest"])}%，与上年持平。国内接待41批次、332人次。
六、其他重要事项
（一）机关运行经费218.40万元，较上年减少6.60万元，下降2.93%。
（二）政府采购支出总额206.30万元，其中货物支出98.40万元、工程支出0万元、服务支出107.90万元。
（三）国有资产占用情况。车辆16辆，其中机要通信用车1辆、执法执勤用车15辆。
（四）预算绩效情况。对6个项目开展绩效自评，涉及资金{wan(project)}万元。其中，办案业务费项目全年预算420万元，执行418.60万元，执行率99.67%；信息化运维项目全年预算180万元，执行171.00万元，执行率95%；其余4个项目执行率均在90%以上。
七、名词解释
年末结转和结余：指结转下年按有关规定继续使用的资金。
@“三公”经费支出决算表
单位：万元
{rows(table)}
"""

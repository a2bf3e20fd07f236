"""广东：街道办决算，总收入总支出写法，几年的数放在一段，千分位，亿元与万元并用，表格为公开表加自有表。"""

from ledger import Accounts, Item, Look, d, growth, income_table, percent, rows, total
from ledger import wan_commas as w

BODY = "海平市金沙街道办事处"
YEAR = 2021


def document() -> str:
    items = [
        Item("2010301", "行政运行", d("4820.66"), d("0"), d("4700")),
        Item("2010302", "一般行政管理事务", d("0"), d("1315.2"), d("1200")),
        Item("2040299", "其他公安支出", d("0"), d("655.31"), d("660")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("402.17"), d("0"), d("402.17")),
        Item("2120104", "城管执法", d("0"), d("2216.08"), d("2300")),
        Item("2120501", "城乡社区环境卫生", d("0"), d("3104.9"), d("2890")),
        Item("2210201", "住房公积金", d("563.4"), d("0"), d("560")),
        Item("2120899", "其他国有土地使用权出让收入安排的支出", d("0"), d("1880"), d("1500"), caliber="fund"),
    ]
    a = Accounts(items, {"21205": "城乡社区环境卫生", "21208": "国有土地使用权出让收入安排的支出"})
    general, fund = a.fiscal(), a.fiscal("fund")
    other = d("226.4")
    carry = d("310.35")
    received = general + fund + other
    whole, after = received + carry, received + carry - a.spent
    last_received, last_spent = d("14320.88"), d("14406.2")
    budget = total(i.budget for i in a.of("general"))
    b3, t3, l3 = (
        (d("0"), d("0"), d("45"), d("18")),
        (d("0"), d("17.6"), d("38.22"), d("9.15")),
        (d("0"), d("0"), d("41.2"), d("11.3")),
    )
    years = [(2019, d("12806.5")), (2020, last_spent), (YEAR, a.spent)]
    projects = [
        ("垃圾分类及环卫保洁", d("3104.9"), d("2890")),
        ("城市管理综合执法", d("2216.08"), d("2300")),
        ("群防群治队伍", d("655.31"), d("660")),
    ]
    table = rows(
        [["序号", "项目名称", "年初预算数", "全年执行数", "执行率"]]
        + [[str(n), name, w(b), w(f), f"{percent(f, b)}%"] for n, (name, f, b) in enumerate(projects, 1)]
        + [
            [
                "合计",
                "<",
                w(total(b for _, _, b in projects)),
                w(total(f for _, f, _ in projects)),
                f"{percent(total(f for _, f, _ in projects), total(b for _, _, b in projects))}%",
            ]
        ]
    )
    return f"""
@{YEAR}年海平市金沙街道办事处部门决算

第一部分 金沙街道办事处概况
一、部门主要职责
统筹辖区经济发展、城市管理、社会治理和公共服务。辖区面积28.6平方公里，常住人口21.3万人，下辖12个社区居委会。
二、机构设置
本部门内设党政综合办公室、党建工作办公室、公共服务办公室、综合治理办公室、城市建设办公室等8个机构。
第二部分 {YEAR}年部门决算表
@收入决算表
公开02表
部门：{BODY} 单位：万元
{income_table(a, Look(show=w, zero="0.00"), lambda i: {"fiscal": i.fiscal, "other": other if i.code == "2010302" else d("0")})}
@{YEAR}年重点项目预算执行情况表
单位：万元
{table}
第三部分 {YEAR}年部门决算情况说明
一、收入支出决算总体情况说明
（一）年度收入总体情况。{YEAR}年度总收入{w(whole)}万元，其中本年收入{w(received)}万元，年初结转和结余{w(carry)}万元。本年收入比上年决算数增加{w(received - last_received)}万元，增长{growth(received, last_received)}%，具体情况如下：
1.财政拨款收入{w(general + fund)}万元，占本年收入{percent(general + fund, received)}%。其中：一般公共预算财政拨款收入{w(general)}万元，政府性基金预算财政拨款收入{w(fund)}万元。
2.上级补助收入0.00万元，占本年收入0.00%。
3.其他收入{w(other)}万元，占本年收入{percent(other, received)}%，比上年决算数减少{w(d("268.9") - other)}万元，下降{growth(other, d("268.9"))}%，主要原因是社会捐赠减少。
（二）年度支出总体情况。{YEAR}年度总支出{w(whole)}万元，其中本年支出{w(a.spent)}万元，年末结转和结余{w(after)}万元。本年支出比上年决算数增加{w(a.spent - last_spent)}万元，增长{growth(a.spent, last_spent)}%。近三年本年支出分别为{years[0][0]}年{w(years[0][1])}万元、{years[1][0]}年{w(years[1][1])}万元、{years[2][0]}年{w(years[2][1])}万元，年均增长9.11%。
1.基本支出{w(a.basic)}万元，占本年支出{percent(a.basic, a.spent)}%。
2.项目支出{w(a.spent - a.basic)}万元，占本年支出{percent(a.spent - a.basic, a.spent)}%，主要用于环境卫生、城管执法和社区建设。
二、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款本年收入{w(general + fund)}万元，其中一般公共预算财政拨款收入{w(general)}万元，占{percent(general, general + fund)}%；政府性基金预算财政拨款收入{w(fund)}万元，占{percent(fund, general + fund)}%。{YEAR}年度财政拨款本年支出{w(general + fund)}万元，其中一般公共预算财政拨款支出{w(general)}万元；政府性基金预算财政拨款支出{w(fund)}万元。
三、一般公共预算财政拨款支出决算情况说明
{YEAR}年度一般公共预算财政拨款支出{w(general)}万元，占本年支出的{percent(general, a.spent)}%，年初预算{w(budget)}万元，完成年初预算的{percent(general, budget)}%，主要原因是年中追加环卫保洁经费。其中：
1.一般公共服务支出（类）支出{w(a.klass("201"))}万元，占{percent(a.klass("201"), general)}%，年初预算{w(d("5900"))}万元，完成年初预算的{percent(a.klass("201"), d("5900"))}%。
2.公共安全支出（类）支出{w(a.klass("204"))}万元，占{percent(a.klass("204"), general)}%，年初预算{w(d("660"))}万元，完成年初预算的{percent(a.klass("204"), d("660"))}%。
3.社会保障和就业支出（类）支出{w(a.klass("208"))}万元，占{percent(a.klass("208"), general)}%，年初预算{w(d("402.17"))}万元，完成年初预算的100%。
4.城乡社区支出（类）支出{w(a.klass("212"))}万元，占{percent(a.klass("212"), general)}%，年初预算{w(d("5190"))}万元，完成年初预算的{percent(a.klass("212"), d("5190"))}%。
5.住房保障支出（类）支出{w(a.klass("221"))}万元，占{percent(a.klass("221"), general)}%，年初预算{w(d("560"))}万元，完成年初预算的{percent(a.klass("221"), d("560"))}%。
四、“三公”经费支出决算情况说明
{YEAR}年度“三公”经费支出决算为{w(total(t3))}万元，年初预算为{w(total(b3))}万元，比上年决算增加{w(total(t3) - total(l3))}万元，增长{growth(total(t3), total(l3))}%，主要原因是更新执法用车1辆。其中：
因公出国（境）费支出0.00万元，比上年增加0.00万元，增长0.00%。
公务用车购置及运行维护费支出{w(t3[1] + t3[2])}万元，占“三公”经费支出的{percent(t3[1] + t3[2], total(t3))}%，比上年增加{w(t3[1] + t3[2] - l3[2])}万元，增长{growth(t3[1] + t3[2], l3[2])}%。其中公务用车购置费{w(t3[1])}万元，购置1辆；公务用车运行维护费{w(t3[2])}万元，比上年减少{w(l3[2] - t3[2])}万元，下降{growth(t3[2], l3[2])}%；公务用车保有量为21辆，平均每辆{w(t3[2] / 21)}万元。
公务接待费支出{w(t3[3])}万元，占“三公”经费支出的{percent(t3[3], total(t3))}%，比上年减少{w(l3[3] - t3[3])}万元，下降{growth(t3[3], l3[3])}%。国内接待112批次，接待总人数876人次。
五、机关运行经费支出说明
{YEAR}年度机关运行经费支出{w(d("812.66"))}万元，比上年增加{w(d("22.4"))}万元，增长{growth(d("812.66"), d("790.26"))}%。
六、政府采购支出说明
{YEAR}年度政府采购支出总额{w(d("4105.2"))}万元，其中：货物支出{w(d("310.44"))}万元，工程支出{w(d("960.76"))}万元，服务支出{w(d("2834"))}万元。授予中小企业合同金额{w(d("3694.68"))}万元，占政府采购支出总额的90.00%。
七、国有资产占用情况说明
截至{YEAR}年12月31日，本部门共有车辆21辆，其中执法执勤用车14辆、应急保障用车3辆、其他用车4辆；单价50万元以上通用设备2台（套）。
八、预算绩效情况说明
{YEAR}年完成固定资产投资6.8亿元，拨付三项民生项目资金共{w(d("5976.29"))}万元，其中环卫保洁{w(d("3104.9"))}万元、城管执法{w(d("2216.08"))}万元、群防群治{w(d("655.31"))}万元。组织对上述3个项目开展绩效自评，自评平均得分95.67分。
第四部分 名词解释
年初结转和结余：指以前年度支出预算因客观条件变化未执行完毕、结转到本年度按有关规定继续使用的资金。
"""

"""宁夏：决算说明里先列表后述，财政拨款收支“与2019年相比”，抗疫特别国债，基金结转，非税返还，括号补充上年数。"""

from ledger import Accounts, Item, Look, d, expenditure_table, general_table, growth, percent, total, wan

BODY = "沙湖市卫生健康委员会"
YEAR = 2020


def document() -> str:
    items = [
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("212.44"), d("0"), d("220")),
        Item("2100101", "行政运行", d("845.9"), d("0"), d("812.3")),
        Item("2100302", "乡镇卫生院", d("1310.75"), d("286.4"), d("1402.6")),
        Item("2100408", "基本公共卫生服务", d("0"), d("1488.2"), d("1402")),
        Item("2100410", "突发公共卫生事件应急处理", d("0"), d("905.16"), d("0")),
        Item("2101101", "行政单位医疗", d("70.3"), d("0"), d("70.3")),
        Item("2210201", "住房公积金", d("168.52"), d("0"), d("160.8")),
        Item("2340101", "公共卫生体系建设", d("0"), d("1200"), d("0"), caliber="fund"),
    ]
    a = Accounts(items, {"234": "抗疫特别国债安排的支出", "23401": "基础设施建设"})
    general, fund = a.fiscal(), a.fiscal("fund")
    after = d("300")
    income = general + fund + after
    last_income, last_spent = d("4802.6"), d("4802.6")
    budget = total(i.budget for i in a.of("general"))
    rate = "；".join(
        f"{a.name(c)}（类）支出{wan(a.klass(c))}万元，占{percent(a.klass(c), general)}%" for c in a.classes("general")
    )
    lines = []
    for n, i in enumerate(a.of("general"), 1):
        head = f"{n}.{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）"
        if not i.budget:
            lines.append(
                f"{head}年初预算0万元，决算支出{wan(i.fiscal)}万元，主要是疫情防控资金未列入年初预算，年中追加。"
            )
        else:
            side = "持平" if i.budget == i.fiscal else "增加" if i.fiscal > i.budget else "减少"
            gap = "与年初预算持平" if side == "持平" else f"较年初预算{side}{wan(abs(i.fiscal - i.budget))}万元"
            lines.append(
                f"{head}年初预算{wan(i.budget)}万元，决算支出{wan(i.fiscal)}万元，完成年初预算的{percent(i.fiscal, i.budget)}%，{gap}。"
            )
    people = d("1986.5")
    return f"""
@{BODY}{YEAR}年度部门决算公开

第一部分 部门概况
一、部门职责
拟订全市卫生健康事业发展规划，负责疾病预防控制、基层卫生、医政医管和卫生应急工作。
二、机构设置
本部门{YEAR}年度决算包括机关本级和11家基层预算单位。
第二部分 {YEAR}年度部门决算报表
@支出决算表
公开03表
部门：{BODY} 单位：万元
{expenditure_table(a, Look(zero="", numbered=True, split=False))}
@一般公共预算财政拨款支出决算表
公开05表
部门：{BODY} 单位：万元
{general_table(a, Look(zero=""))}
第三部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况
{YEAR}年度收入总计{wan(income)}万元，支出总计{wan(income)}万元。与{YEAR - 1}年相比，收入、支出各增加{wan(income - last_income)}万元，增长{growth(income, last_income)}%。主要原因是疫情防控资金和抗疫特别国债增加。
二、收入决算情况
本年收入合计{wan(income)}万元，其中：一般公共预算财政拨款收入{wan(general)}万元，占{percent(general, income)}%；政府性基金预算财政拨款收入{wan(fund + after)}万元（抗疫特别国债），占{percent(fund + after, income)}%。
三、支出决算情况
本年支出合计{wan(a.spent)}万元，其中：基本支出{wan(a.basic)}万元（上年2401.30万元），占{percent(a.basic, a.spent)}%；项目支出{wan(a.spent - a.basic)}万元（上年{wan(last_spent - d("2401.3"))}万元），占{percent(a.spent - a.basic, a.spent)}%。
四、一般公共预算财政拨款支出决算情况
（一）总体情况。{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的{percent(general, a.spent)}%，与{YEAR - 1}年相比增加{wan(general - last_spent)}万元，增长{growth(general, last_spent)}%。
（二）结构情况。{rate}。
（三）具体情况。年初预算{wan(budget)}万元，决算支出{wan(general)}万元，完成年初预算的{percent(general, budget)}%。
{chr(10).join(lines)}
（四）基本支出情况。一般公共预算财政拨款基本支出{wan(a.basic)}万元，其中：人员经费{wan(people)}万元，公用经费{wan(a.basic - people)}万元。
五、政府性基金预算财政拨款收支决算情况
{YEAR}年度政府性基金预算财政拨款收入{wan(fund + after)}万元，支出{wan(fund)}万元，年末结转{wan(after)}万元，全部为抗疫特别国债。
六、“三公”经费支出决算情况
{YEAR}年度“三公”经费支出决算24.60万元（预算30.00万元），完成预算的82.00%，较{YEAR - 1}年度28.10万元减少3.50万元，下降12.46%。其中：公务用车运行维护费22.90万元（上年25.60万元），占93.09%；公务接待费1.70万元（上年2.50万元），占6.91%；因公出国（境）费0万元，公务用车购置费0万元。
七、机关运行经费
{YEAR}年度机关运行经费支出96.20万元，较{YEAR - 1}年度减少5.80万元，下降5.69%。
八、政府采购情况
{YEAR}年度政府采购支出总额1365.20万元，其中：政府采购货物支出985.20万元（含疫情防控物资612.00万元）、政府采购工程支出320.00万元、政府采购服务支出60.00万元。
九、国有资产占用情况
截至{YEAR}年12月31日，共有车辆31辆，其中：特种专业技术用车22辆、应急保障用车5辆、其他用车4辆；单价100万元以上专用设备3台（套）。
十、绩效评价情况
对9个项目开展绩效自评，涉及资金{wan(general - a.basic)}万元，占项目支出的{percent(general - a.basic, a.spent - a.basic)}%。
第四部分 名词解释
一、年末结转：指本年度预算安排、需延迟到以后年度使用的资金。
"""

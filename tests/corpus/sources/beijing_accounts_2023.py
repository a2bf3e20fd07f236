"""北京：收入其中套其中，类和款带引号，处处与“年初预算”比而不与上年比，三公逐项比预算，另有上下年车均。"""

from ledger import Accounts, Item, Look, d, general_table, growth, percent, total, wan

BODY = "延河区园林绿化局"
YEAR = 2023


def document() -> str:
    items = [
        Item("2050803", "培训支出", d("3.2"), d("0"), d("6.54")),
        Item("2080501", "行政单位离退休", d("142.37"), d("0"), d("139.8")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("388.01"), d("0"), d("401.22")),
        Item("2101101", "行政单位医疗", d("176.93"), d("0"), d("176.93")),
        Item("2110503", "森林管护", d("0"), d("2204.18"), d("2500")),
        Item("2120501", "城乡社区环境卫生", d("0"), d("5330.62"), d("4980.15")),
        Item("2130204", "事业机构", d("3120.49"), d("870.3"), d("3921")),
        Item("2210201", "住房公积金", d("310.06"), d("0"), d("315")),
        Item("2120816", "农业农村生态环境支出", d("0"), d("640"), d("0"), caliber="fund"),
    ]
    a = Accounts(items, {"21105": "森林保护修复", "21205": "城乡社区环境卫生"})
    general, fund = a.fiscal(), a.fiscal("fund")
    fiscal = general + fund
    other = d("182.47")
    carry, after = d("55.12"), d("237.59")
    received = fiscal + other
    whole = received + carry
    assert whole == a.spent + after
    last, last_received, last_spent = d("12380.5"), d("12012.3"), d("12208.19")
    budget = total(i.budget for i in a.of("general"))
    klass = []
    for n, c in enumerate(a.classes("general"), 1):
        some = [i for i in a.of("general") if i.code.startswith(c)]
        f, b = total(i.fiscal for i in some), total(i.budget for i in some)

        def against(f, b):  # type: ignore[no-untyped-def]
            if f == b:
                return f"与{YEAR}年年初预算持平"
            return f"比{YEAR}年年初预算{'增加' if f > b else '减少'}{wan(abs(f - b))}万元，{'增长' if f > b else '下降'}{growth(f, b)}%"

        sections = []
        for s in dict.fromkeys(i.code[:5] for i in some):
            fs, bs = (
                total(i.fiscal for i in some if i.code.startswith(s)),
                total(i.budget for i in some if i.code.startswith(s)),
            )
            sections.append(
                f"“{a.name(s)}”（款）{YEAR}年度决算{wan(fs)}万元，{against(fs, bs)}。主要原因：根据实际工作需要调整。"
            )
        klass.append(
            f"{n}、“{a.name(c)}”（类）{YEAR}年度决算{wan(f)}万元，{against(f, b)}。其中：\n" + "\n".join(sections)
        )
    b3, t3 = (d("0"), d("0"), d("38.5"), d("1.2")), (d("0"), d("0"), d("31.46"), d("0.3"))
    people = d("3520.14")
    goods = a.basic - people
    return f"""
@{BODY}{YEAR}年度部门决算公开

@第一部分 {YEAR}年度部门决算说明
一、部门基本情况
（一）机构设置、职责
{BODY}内设办公室、绿化科、林政科、计财科4个科室，下设事业单位6个，主要职责是组织全区园林绿化规划、建设和管理。
（二）人员构成情况
行政编制32人，实际28人；事业编制196人，实际181人。
二、收入支出决算总体情况说明
{YEAR}年度收、支总计{wan(whole)}万元，比上年增加{wan(whole - last)}万元，增长{growth(whole, last)}%。
（一）收入决算说明
{YEAR}年度本年收入合计{wan(received)}万元，比上年增加{wan(received - last_received)}万元，增长{growth(received, last_received)}%，其中：财政拨款收入{wan(fiscal)}万元，占收入合计的{percent(fiscal, received)}%。其中：一般公共预算财政拨款收入{wan(general)}万元，占收入合计的{percent(general, received)}%；政府性基金预算财政拨款收入{wan(fund)}万元，占收入合计的{percent(fund, received)}%；国有资本经营预算财政拨款收入0万元，占收入合计的0%；其他收入{wan(other)}万元，占收入合计的{percent(other, received)}%。
（二）支出决算说明
{YEAR}年度本年支出合计{wan(a.spent)}万元，比上年{"增加" if a.spent > last_spent else "减少"}{wan(abs(a.spent - last_spent))}万元，{"增长" if a.spent > last_spent else "下降"}{growth(a.spent, last_spent)}%，其中：基本支出{wan(a.basic)}万元，占支出合计的{percent(a.basic, a.spent)}%；项目支出{wan(a.spent - a.basic)}万元，占支出合计的{percent(a.spent - a.basic, a.spent)}%。
三、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收、支总计{wan(fiscal)}万元，比上年增加{wan(fiscal - d("11954.4"))}万元，增长{growth(fiscal, d("11954.4"))}%。主要原因：新增绿地养护面积42公顷，养护经费增加。
四、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，主要用于以下方面（按大类）：{"；".join(f"“{a.name(c)}”{wan(a.klass(c))}万元，占本年财政拨款支出{percent(a.klass(c), fiscal)}%" for c in a.classes("general"))}。
（二）一般公共预算财政拨款支出决算具体情况
{YEAR}年度一般公共预算财政拨款支出年初预算为{wan(budget)}万元，支出决算为{wan(general)}万元，完成年初预算的{percent(general, budget)}%。
{chr(10).join(klass)}
五、政府性基金预算财政拨款支出决算情况说明
{YEAR}年度政府性基金预算财政拨款支出{wan(fund)}万元，主要用于以下方面（按大类）：“城乡社区支出”{wan(fund)}万元，占本年财政拨款支出{percent(fund, fiscal)}%。
六、国有资本经营预算财政拨款收支情况
本年度无此项支出。
七、财政拨款基本支出决算情况说明
{YEAR}年度使用一般公共预算财政拨款安排基本支出{wan(a.basic)}万元，使用政府性基金财政拨款安排基本支出0万元，使用国有资本经营预算财政拨款安排基本支出0万元，其中：（1）工资福利支出包括基本工资、津贴补贴、奖金、绩效工资、住房公积金等；（2）商品和服务支出包括办公费、水费、电费、差旅费等。人员经费{wan(people)}万元，公用经费{wan(goods)}万元。
@第二部分 {YEAR}年度其他重要事项的情况说明
一、“三公”经费财政拨款决算情况
“三公”经费包括本部门所属1个行政单位、0个参照公务员法管理事业单位、6个事业单位。{YEAR}年“三公”经费财政拨款决算数{wan(total(t3))}万元，比{YEAR}年“三公”经费财政拨款年初预算{wan(total(b3))}万元减少{wan(total(b3) - total(t3))}万元。其中：
1.因公出国（境）费用。{YEAR}年决算数0万元，与{YEAR}年年初预算数0万元持平。
2.公务接待费。{YEAR}年决算数{wan(t3[3])}万元，比{YEAR}年年初预算数{wan(b3[3])}万元减少{wan(b3[3] - t3[3])}万元。主要原因：厉行节约，减少接待。公务接待2批次，公务接待24人次。
3.公务用车购置及运行维护费。{YEAR}年决算数{wan(t3[2])}万元，比{YEAR}年年初预算数{wan(b3[2])}万元减少{wan(b3[2] - t3[2])}万元。其中，公务用车购置费{YEAR}年决算数0万元，与{YEAR}年年初预算数0万元持平。{YEAR}年购置（更新）0辆，车均购置费0万元。公务用车运行维护费{YEAR}年决算数{wan(t3[2])}万元，比{YEAR}年年初预算数{wan(b3[2])}万元减少{wan(b3[2] - t3[2])}万元，主要原因：严格控制车辆运行成本。{YEAR}年公务用车运行维护费中，公务用车加油12.08万元，公务用车维修11.52万元，公务用车保险5.46万元，公务用车其他支出2.40万元。{YEAR}年公务用车保有量13辆，车均运行维护费2.42万元。
二、机关运行经费支出情况
{YEAR}年本部门行政单位和参照公务员法管理的事业单位，使用一般公共预算财政拨款安排的机关运行经费支出合计96.42万元，比上年减少8.37万元，减少原因：压减一般性支出。
三、政府采购支出情况
{YEAR}年本部门政府采购支出总额2870.16万元，其中：政府采购货物支出64.3万元，政府采购工程支出905.46万元，政府采购服务支出1900.4万元。授予中小企业合同金额2583.14万元，占政府采购支出总额的90%，其中：授予小微企业合同金额1205.47万元，占政府采购支出总额的42%。
四、国有资产占用情况
{YEAR}年车辆13台，其中一般公务用车2台、特种专业技术用车11台；单位价值100万元以上的设备1台（套）。
五、国有资本经营预算财政拨款收支情况
本部门无国有资本经营预算财政拨款收支。
六、预算绩效管理情况
{YEAR}年，我局对部门项目支出实施绩效评价，评价项目35个，占部门项目总数的100%，涉及金额{wan(a.spent - a.basic)}万元。其中，普通程序评价项目1个，涉及金额1250万元；简易程序评价项目34个。评价得分在90（含）分以上的项目33个，得分在80—90（不含）分的项目2个。
七、专业名词解释
1.“三公”经费财政拨款支出：指使用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费、公务接待费支出。
@第三部分 {YEAR}年度部门决算报表
@一般公共预算财政拨款支出决算表
公开05表
部门：{BODY} 单位：万元
{general_table(a, Look(zero="0.00", numbered=False))}
"""

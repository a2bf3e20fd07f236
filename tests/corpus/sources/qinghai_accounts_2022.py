"""青海：生态环境分局单位决算，收入支出分“包括”层层写，表以万元列示，三公表为行式带上年数，接续上年项目。"""

from ledger import Accounts, Decimal, Item, d, growth, percent, rows, total, wan, word

BODY = "曲林县林业和草原局"
YEAR = 2022


def cell(amount: Decimal) -> str:
    return wan(amount) if amount else "0.00"


def document() -> str:
    items = [
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("47.2168"), Decimal(0), d("50.1060")),
        Item("2080506", "机关事业单位职业年金缴费支出", d("11.3504"), Decimal(0), Decimal(0)),
        Item("2101101", "行政单位医疗", d("16.0427"), Decimal(0), d("15.9010")),
        Item("2101103", "公务员医疗补助", d("12.7781"), Decimal(0), d("13.4400")),
        Item("2110401", "生态保护", Decimal(0), d("512.80"), Decimal(0)),
        Item("2110501", "森林管护", Decimal(0), d("684.3920"), d("700.00")),
        Item("2130201", "行政运行", d("389.7716"), Decimal(0), d("364.2240")),
        Item("2130204", "事业机构", d("143.0522"), Decimal(0), d("150.3318")),
        Item("2130205", "森林资源培育", Decimal(0), d("1320.4560"), d("980.00")),
        Item("2130211", "动植物保护", Decimal(0), d("38.0000"), d("38.0000")),
        Item("2130234", "林业草原防灾减灾", Decimal(0), d("205.1175"), d("120.00")),
        Item("2210201", "住房公积金", d("44.8893"), Decimal(0), d("46.00")),
    ]
    a = Accounts(items)
    general = a.fiscal()
    budget = total(i.budget for i in items)
    before, after = d("318.6640"), d("405.9274")
    got = general - before + after
    basic, project = a.basic, general - a.basic
    goods = d("83.0615")
    people = basic - goods
    last_got, last_spent = d("3011.4800"), d("3247.9055")
    last_before = d("555.0895")
    last_whole = last_got + last_before
    whole = got + before
    head = ["功能分类科目编码", "<", "<", "科目名称", "本年支出合计", "基本支出", "项目支出"]
    body = [
        head,
        ["类", "款", "项", "^", "^", "^", "^"],
        ["合计", "<", "<", "<", cell(general), cell(basic), cell(project)],
    ]
    for code, name, some in a.tree():
        b, w = total(i.basic for i in some), total(i.fiscal for i in some)
        split = [code[:3], code[3:5], code[5:]]
        body.append([*split, name, cell(w), cell(b), cell(w - b)])
    three = {
        "因公出国（境）费": [Decimal(0)] * 3,
        "公务接待费": [d("1.20"), d("0.7356"), d("1.0144")],
        "公务用车购置费": [Decimal(0), Decimal(0), d("17.9800")],
        "公务用车运行维护费": [d("18.00"), d("17.2245"), d("16.0330")],
    }
    cars = [three["公务用车购置费"][n] + three["公务用车运行维护费"][n] for n in range(3)]
    sums = [total(v[n] for v in three.values()) for n in range(3)]
    table3 = [["项目", "本年预算数", "本年决算数", "上年决算数", "决算较上年增减"]]

    def line(name: str, v: list[Decimal]) -> list[str]:
        return [name, cell(v[0]), cell(v[1]), cell(v[2]), wan(v[1] - v[2]) if v[1] != v[2] else "0.00"]

    table3 += [
        line("合计", sums),
        line("1.因公出国（境）费", three["因公出国（境）费"]),
        line("2.公务接待费", three["公务接待费"]),
        line("3.公务用车购置及运行维护费", cars),
        line("其中：（1）公务用车购置费", three["公务用车购置费"]),
        line("（2）公务用车运行维护费", three["公务用车运行维护费"]),
    ]
    detail = []
    for n, i in enumerate(items, 1):
        text = f"{n}.{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）：年初预算为{wan(i.budget)}万元，支出决算为{wan(i.fiscal)}万元，"
        if i.budget:
            text += f"完成年初预算的{percent(i.fiscal, i.budget)}%，"
        w = word(i.fiscal, i.budget, "大于", "小于", "")
        text += (
            f"决算数{w}预算数的主要原因是{'上年结转项目资金在本年支出' if i.fiscal > i.budget else '据实结算'}。"
            if w
            else "决算数与预算数持平。"
        )
        detail.append(text)
    sala = d("452.2188")
    home = d("9.6051")
    welfare = people - sala - home
    return f"""
@{BODY}
@{YEAR}年度部门决算公开

第一部分 部门概况
一、主要职能
{BODY}是县政府工作部门，为正科级，主要承担全县森林、草原、湿地、荒漠和野生动植物资源的保护修复和监督管理职责。
二、部门决算单位构成
纳入{YEAR}年度部门决算编制范围的独立核算单位共3个：局机关、县林业工作站、县草原工作站。
三、人员构成
本部门年末实有人数51人，其中在职人员44人（行政18人、事业26人），退休人员7人。另有公益林管护员286名，其报酬在森林管护项目中列支，不计入本部门实有人数。

第二部分 {YEAR}年度部门决算表
@一般公共预算财政拨款支出决算表
公开05表
编制单位：{BODY} 单位：万元
{rows(body)}

@“三公”经费财政拨款支出决算表
公开07表
编制单位：{BODY} 单位：万元
{rows(table3)}

第三部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
（一）收入总计{wan(whole)}万元，较上年{"增加" if whole > last_whole else "减少"}{wan(abs(whole - last_whole))}万元，{"增长" if whole > last_whole else "下降"}{growth(whole, last_whole)}%。包括：
1.本年收入{wan(got)}万元，比上年增加{wan(got - last_got)}万元，增长{growth(got, last_got)}%，主要原因是国土绿化试点示范项目资金到位。
2.年初结转和结余{wan(before)}万元，主要是上年未完工的造林项目资金。
（二）支出总计{wan(whole)}万元，包括：
1.本年支出{wan(general)}万元，比上年增加{wan(general - last_spent)}万元，增长{growth(general, last_spent)}%。
2.年末结转和结余{wan(after)}万元，较年初增加{wan(after - before)}万元，增长{growth(after, before)}%，为已开工但未达到付款节点的工程款。
二、收入决算情况说明
本年收入合计{wan(got)}万元，全部为一般公共预算财政拨款收入，占本年收入合计的100%。其中县级资金{wan(got - d("2180.50"))}万元，占{percent(got - d("2180.50"), got)}%；上级转移支付资金2180.50万元，占{percent(d("2180.5"), got)}%。
三、支出决算情况说明
本年支出合计{wan(general)}万元，其中：基本支出{wan(basic)}万元，占{percent(basic, general)}%；项目支出{wan(project)}万元，占{percent(project, general)}%。
四、一般公共预算财政拨款支出决算情况说明
（一）支出决算总体情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，占本年支出的100.00%。
（二）支出决算结构情况
按功能分类，社会保障和就业支出{wan(a.klass("208"))}万元，占{percent(a.klass("208"), general)}%；卫生健康支出{wan(a.klass("210"))}万元，占{percent(a.klass("210"), general)}%；节能环保支出{wan(a.klass("211"))}万元，占{percent(a.klass("211"), general)}%；农林水支出{wan(a.klass("213"))}万元，占{percent(a.klass("213"), general)}%；住房保障支出{wan(a.klass("221"))}万元，占{percent(a.klass("221"), general)}%。
（三）支出决算具体情况
年初预算为{wan(budget)}万元，支出决算为{wan(general)}万元，完成年初预算的{percent(general, budget)}%。其中：
{chr(10).join(detail)}
五、一般公共预算财政拨款基本支出决算情况说明
{YEAR}年度一般公共预算财政拨款基本支出{wan(basic)}万元，较上年增加21.38万元，增长{growth(basic, basic - d("21.38"))}%。其中：人员经费{wan(people)}万元，包括工资福利支出{wan(sala + welfare)}万元、对个人和家庭的补助{wan(home)}万元；公用经费{wan(goods)}万元，占基本支出的{percent(goods, basic)}%。
六、“三公”经费支出决算情况说明
{YEAR}年度“三公”经费财政拨款支出预算{wan(sums[0])}万元，支出决算{wan(sums[1])}万元，完成预算的{percent(sums[1], sums[0])}%；比上年决算{wan(sums[2])}万元减少{wan(sums[2] - sums[1])}万元，下降{growth(sums[1], sums[2])}%，主要原因是上年购置森林防火巡护车1辆，本年未购置。其中：
因公出国（境）费无预算，无支出。
公务接待费预算1.20万元，支出决算{wan(three["公务接待费"][1])}万元，完成预算的{percent(three["公务接待费"][1], d("1.2"))}%，比上年减少{wan(three["公务接待费"][2] - three["公务接待费"][1])}万元，下降{growth(three["公务接待费"][1], three["公务接待费"][2])}%。接待11批次、86人次。
公务用车运行维护费预算18.00万元，支出决算{wan(cars[1])}万元，完成预算的{percent(cars[1], d("18"))}%，比上年增加{wan(cars[1] - three["公务用车运行维护费"][2])}万元，增长{growth(cars[1], three["公务用车运行维护费"][2])}%，主要是巡护里程增加和油价上涨。公务用车购置费支出决算0.00万元，上年为17.98万元。
七、机关运行经费支出情况说明
{YEAR}年度机关运行经费支出{wan(d("58.4420"))}万元，较上年增加{wan(d("58.4420") - d("56.7009"))}万元，增长{growth(d("58.4420"), d("56.7009"))}%。
八、政府采购支出情况说明
{YEAR}年度政府采购支出1406.80万元，其中货物126.40万元、工程1180.40万元、服务100.00万元，分别占8.98%、83.91%和7.11%。
九、国有资产占用情况说明
截至{YEAR}年12月31日，共有车辆7辆，其中主要领导干部用车0辆、机要通信用车1辆、应急保障用车2辆、特种专业技术用车4辆。
十、预算绩效情况说明
本部门对{YEAR}年度9个项目进行了绩效自评，金额{wan(project)}万元，占项目支出的100%。其中“{YEAR}年森林资源培育项目”全年预算1450.00万元，执行{wan(d("1320.4560"))}万元，执行率{percent(d("1320.4560"), d("1450"))}%，自评得分96.1分：预算执行9.1分、产出48分、效益29分、满意度10分。完成人工造林6200亩、封山育林1.5万亩、退化林修复4300亩，造林成活率88.6%，高于85%的目标值3.6个百分点。
第四部分 名词解释
一、项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。
二、结转资金：指预算未全部执行或未执行，下年需按原用途继续使用的预算资金。
"""

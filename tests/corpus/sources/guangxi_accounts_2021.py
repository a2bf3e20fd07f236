"""广西：单位决算，全文以元为单位两位小数；一般公共预算表带年初结转和年末结转栏，类款项分列。"""

from ledger import (
    Accounts,
    Decimal,
    Item,
    Look,
    basic_table,
    growth,
    move,
    percent,
    rows,
    spread,
    summary,
    total,
    yuan,
    yuan_commas,
)

BODY = "归河县文化市场综合行政执法大队"
YEAR = 2021


def document() -> str:
    items = [
        Item("2070112", "文化和旅游市场管理", Decimal("1386420.37"), Decimal("215600.00"), Decimal("1420000.00")),
        Item("2070199", "其他文化和旅游支出", Decimal(0), Decimal("98340.55"), Decimal(0)),
        Item("2080505", "机关事业单位基本养老保险缴费支出", Decimal("164881.92"), Decimal(0), Decimal("160000.00")),
        Item("2101102", "事业单位医疗", Decimal("71204.16"), Decimal(0), Decimal("71204.16")),
        Item("2101103", "公务员医疗补助", Decimal("24660.08"), Decimal(0), Decimal("26000.00")),
        Item("2210201", "住房公积金", Decimal("126540.00"), Decimal(0), Decimal("126540.00")),
    ]
    a = Accounts(items, {"20701": "文化和旅游"})
    carry, after = Decimal("33180.00"), Decimal("12450.45")
    general = a.fiscal()
    received = general - carry + after
    whole = received + carry
    last = Decimal("2214507.60")
    last_received, last_spent = Decimal("2181327.60"), Decimal("2181327.60")
    spending = spread(
        a.basic,
        [
            "30101",
            "30102",
            "30107",
            "30108",
            "30110",
            "30111",
            "30113",
            "30201",
            "30202",
            "30207",
            "30211",
            "30228",
            "30229",
            "30231",
        ],
        "guangxi",
    )
    people = total(v for c, v in spending.items() if c[:3] == "301")
    goods = a.basic - people
    budget3 = (Decimal(0), Decimal(0), Decimal("40000.00"), Decimal("3000.00"))
    extra = spending["30231"] - Decimal("36215.40")
    spending["30201"] += extra
    spending["30231"] -= extra
    three = (Decimal(0), Decimal(0), Decimal("36215.40"), Decimal("1280.00"))
    last3 = (Decimal(0), Decimal(0), Decimal("31004.12"), Decimal("1820.00"))
    # 一般公共预算财政拨款支出决算表 with what was carried in and out.
    head = [
        ["项目", "<", "<", "<", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"],
        ["支出功能分类科目编码", "<", "<", "科目名称", "^", "^", "合计", "基本支出", "项目支出", "^"],
        ["类", "款", "项", "栏次", "1", "2", "3", "4", "5", "6"],
    ]

    def cells(some: list[Item]) -> list[str]:
        spent = total(i.fiscal for i in some)
        first, last_one = items[0] in some, items[1] in some
        start = carry if first else Decimal(0)
        end = after if last_one else Decimal(0)
        basic = total(i.basic for i in some)
        return [yuan_commas(x) for x in (start, spent - start + end, spent, basic, spent - basic, end)]

    body = [["^", "^", "^", "合计", *cells(items)]]
    for code, name, some in a.tree():
        body.append([code, "<", "<", name, *cells(some)])
    detail = []
    for n, i in enumerate(items, 1):
        text = f"{n}.{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）年初预算{yuan(i.budget)}元，支出决算{yuan(i.fiscal)}元"
        if i.budget:
            text += f"，完成年初预算的{percent(i.fiscal, i.budget)}%"
        detail.append(text + ("，与年初预算持平。" if i.fiscal == i.budget else "，主要原因是年中调整预算。"))
    return f"""
@{BODY}
@{YEAR}年度单位决算公开

一、单位基本情况
（一）主要职能
{BODY}主要负责全县文化、文物、出版、广播电视、电影、旅游市场的行政执法工作，依法查处违法行为。
（二）人员情况
本单位核定事业编制18名，{YEAR}年末实有在职人员16人，退休人员3人。

二、{YEAR}年度单位决算公开报表
@收入支出决算总表
公开01表
单位名称：{BODY} 金额单位：元
{summary(a, {"general": received}, carry, after, Look(show=yuan_commas, zero="0.00"))}

@一般公共预算财政拨款收入支出决算表
公开05表
单位名称：{BODY} 金额单位：元
{rows(head + body)}

@一般公共预算财政拨款基本支出决算明细表
公开06表
单位名称：{BODY} 金额单位：元
{basic_table(spending, Look(show=yuan_commas, zero="0.00"), ("30103", "30106", "30217", "30299"))}

三、{YEAR}年度单位决算情况说明
（一）收入支出总体情况
本单位{YEAR}年度总收入{yuan(whole)}元，其中本年收入{yuan(received)}元，年初结转和结余{yuan(carry)}元；总支出{yuan(whole)}元，其中本年支出{yuan(general)}元，年末结转和结余{yuan(after)}元。收、支总计与{YEAR - 1}年度决算相比各{"增加" if whole > last else "减少"}{yuan(abs(whole - last))}元，{"增长" if whole > last else "下降"}{growth(whole, last)}%。
1.本年收入{yuan(received)}元，较{YEAR - 1}年度决算{move(received, last_received, yuan, "元")}，主要原因是执法装备经费减少。其中：一般公共预算财政拨款收入{yuan(received)}元，占本年收入的100%。
2.本年支出{yuan(general)}元，较{YEAR - 1}年度决算{move(general, last_spent, yuan, "元")}。其中：基本支出{yuan(a.basic)}元，占本年支出的{percent(a.basic, general)}%；项目支出{yuan(general - a.basic)}元，占本年支出的{percent(general - a.basic, general)}%。
（二）一般公共预算财政拨款支出决算情况
{YEAR}年度一般公共预算财政拨款支出年初预算{yuan(total(i.budget for i in items))}元，支出决算{yuan(general)}元，完成年初预算的{percent(general, total(i.budget for i in items))}%。具体情况如下：
{chr(10).join(detail)}
（三）一般公共预算财政拨款基本支出决算情况
{YEAR}年度一般公共预算财政拨款基本支出{yuan(a.basic)}元，其中：人员经费{yuan(people)}元，公用经费{yuan(goods)}元。
（四）“三公”经费支出决算情况
{YEAR}年度“三公”经费支出决算{yuan(total(three))}元，比年初预算{yuan(total(budget3))}元减少{yuan(total(budget3) - total(three))}元，比上年决算{yuan(total(last3))}元增加{yuan(total(three) - total(last3))}元，增长{growth(total(three), total(last3))}%。其中：
1.因公出国（境）费支出决算0.00元，与年初预算和上年决算持平。
2.公务用车购置及运行维护费支出决算{yuan(three[2])}元，比年初预算减少{yuan(budget3[2] - three[2])}元，比上年决算增加{yuan(three[2] - last3[2])}元。其中公务用车购置费0.00元，公务用车运行维护费{yuan(three[2])}元。年末公务用车保有量1辆。
3.公务接待费支出决算{yuan(three[3])}元，比年初预算减少{yuan(budget3[3] - three[3])}元，下降{growth(three[3], budget3[3])}%，比上年决算减少{yuan(last3[3] - three[3])}元，下降{growth(three[3], last3[3])}%。国内公务接待3批次，22人次。
（五）其他重要事项
1.机关运行经费支出情况。本单位为公益一类事业单位，没有机关运行经费支出。
2.政府采购支出情况。本单位{YEAR}年度政府采购支出总额56800.00元，其中：货物支出56800.00元，工程支出0.00元，服务支出0.00元。
3.国有资产占用情况。截至{YEAR}年12月31日，本单位共有执法执勤用车1辆。
4.预算绩效管理情况。本单位对2个项目开展了绩效自评，涉及资金{yuan(general - a.basic)}元。
四、名词解释
1.财政拨款收入：指单位从同级财政部门取得的财政预算资金。
2.年初结转和结余：指以前年度尚未完成、结转到本年按有关规定继续使用的资金。
"""

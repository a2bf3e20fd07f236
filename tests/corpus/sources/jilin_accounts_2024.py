"""吉林：乡镇政府部门决算，按类说明不按项，“比上年”逐项，基金有土地出让和彩票，村级支出，金额元与万元并列，表为支出决算表和行列互换的三公表。"""

from ledger import Accounts, Decimal, Item, growth, percent, rows, total, wan, yuan_commas

BODY = "前甸县柳河子镇人民政府"
YEAR = 2024


def cell(x: Decimal) -> str:
    return wan(x) if x else ""


def document() -> str:
    q = Decimal
    items = [
        Item("2010301", "行政运行", q("7428836.15"), q(0), q("7310000")),
        Item("2010302", "一般行政管理事务", q(0), q("1260400.00"), q("900000")),
        Item("2010350", "事业运行", q("3306172.40"), q(0), q("3290000")),
        Item("2080208", "基层政权建设和社区治理", q(0), q("2184600.00"), q("2184600")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", q("1082240.32"), q(0), q("1050000")),
        Item("2101101", "行政单位医疗", q("402133.08"), q(0), q("410000")),
        Item("2120501", "城乡社区环境卫生", q(0), q("963000.00"), q("1000000")),
        Item("2130152", "对高校毕业生到基层任职补助", q(0), q("58000.00"), q("58000")),
        Item("2130705", "对村民委员会和村党支部的补助", q(0), q("3172500.00"), q("3172500")),
        Item("2130126", "农村社会事业", q(0), q("5420850.75"), q(0)),
        Item("2210201", "住房公积金", q("811680.00"), q(0), q("820000")),
        Item("2120804", "农村基础设施建设支出", q(0), q("2460000.00"), q("2460000"), caliber="fund"),
        Item("2296003", "用于体育事业的彩票公益金支出", q(0), q("80000.00"), q(0), caliber="fund"),
    ]
    a = Accounts(
        items,
        {
            "20103": "政府办公厅（室）及相关机构事务",
            "21301": "农业农村",
            "21307": "农村综合改革",
            "212": "城乡社区支出",
        },
    )
    general, fund, spent, basic = a.fiscal(), a.fiscal("fund"), a.spent, a.basic
    before, after = q("1206300.00"), q("684112.55")
    income = spent + after - before
    last_income, last_spent, last_general, last_fund = (
        q("26418830.20"),
        q("27011204.86"),
        q("25133204.86"),
        q("1878000.00"),
    )
    last = {
        "201": q("11620415.77"),
        "208": q("3301882.00"),
        "210": q("398260.44"),
        "212": q("1120000.00"),
        "213": q("7894146.65"),
        "221": q("798500.00"),
    }
    assert total(last.values()) == last_general, total(last.values())
    head = [
        ["功能分类科目编码", "科目名称", "支出决算（万元）", "<", "<", "上年决算（万元）"],
        ["^", "^", "合计", "基本支出", "项目支出", "^"],
    ]
    body = []
    for code in a.classes():
        some = [i for i in items if i.code.startswith(code)]
        w, b = total(i.total for i in some), total(i.basic for i in some)
        before_ = last.get(code, q(0)) + (q("1878000.00") if code == "212" else q(0))
        body.append([code, a.name(code), cell(w), cell(b), cell(w - b), cell(before_)])
    body.sort()
    body.append(["", "合计", cell(spent), cell(basic), cell(spent - basic), cell(last_spent)])
    three = {
        "因公出国（境）费": (q(0), q(0), q(0)),
        "公务用车购置费": (q(0), q(0), q(0)),
        "公务用车运行维护费": (q("56000"), q("52418.60"), q("55002.33")),
        "公务接待费": (q("12000"), q("8340.00"), q("10260.00")),
    }
    sums = [total(v[n] for v in three.values()) for n in range(3)]
    t3 = [
        ["", "合计", *three],
        ["预算数（元）", yuan_commas(sums[0]), *(yuan_commas(v[0]) for v in three.values())],
        ["决算数（元）", yuan_commas(sums[1]), *(yuan_commas(v[1]) for v in three.values())],
        ["上年决算数（元）", yuan_commas(sums[2]), *(yuan_commas(v[2]) for v in three.values())],
    ]
    why = {
        "201": "人员调资和政府大院维修",
        "208": "社区工作者补贴提标",
        "210": "缴费基数提高",
        "212": "环卫作业外包",
        "213": "农村人居环境整治项目增加",
        "221": "缴存基数提高",
    }
    lines = []
    for n, code in enumerate(sorted(last), 1):
        now = a.klass(code)
        w, r = ("增加", "增长") if now > last[code] else ("减少", "下降")
        lines.append(
            f"（{n}）{a.name(code)}{wan(now)}万元，占{percent(now, general)}%，比上年{w}{wan(abs(now - last[code]))}万元，{r}{growth(now, last[code])}%，主要是{why[code]}。"
            if now > last[code]
            else f"（{n}）{a.name(code)}{wan(now)}万元，占{percent(now, general)}%，比上年{w}{wan(abs(now - last[code]))}万元，{r}{growth(now, last[code])}%，主要是压减非急需支出。"
        )
    goods = q("1844266.90")
    return f"""
@{BODY}{YEAR}年度部门决算说明

一、基本情况
{BODY}下辖12个行政村、2个社区，设党政综合办公室、经济发展办公室、社会事务办公室等6个内设机构和3个事业站所。{YEAR}年末在职人员86人，其中：行政编制41人、事业编制45人；退休58人；村（社区）干部72人（不占编制）。
二、收入支出决算总体情况
{YEAR}年本年收入{wan(income)}万元，比上年{wan(last_income)}万元增加{wan(income - last_income)}万元，增长{growth(income, last_income)}%。其中一般公共预算财政拨款{wan(income - fund)}万元，政府性基金预算财政拨款{wan(fund)}万元。加上年初结转{wan(before)}万元，收入总计{wan(income + before)}万元。
{YEAR}年本年支出{wan(spent)}万元，比上年{wan(last_spent)}万元增加{wan(spent - last_spent)}万元，增长{growth(spent, last_spent)}%。年末结转{wan(after)}万元，支出总计{wan(spent + after)}万元。
本年支出中，基本支出{wan(basic)}万元，占{percent(basic, spent)}%；项目支出{wan(spent - basic)}万元，占{percent(spent - basic, spent)}%。
三、一般公共预算财政拨款支出情况
（一）总体情况。支出{wan(general)}万元，占本年支出的{percent(general, spent)}%，年初预算{wan(total(i.budget for i in a.of("general")))}万元，完成年初预算的{percent(general, total(i.budget for i in a.of("general")))}%，超出部分主要是年中下达的农村人居环境整治资金542.09万元。
（二）按功能科目分类情况：
{chr(10).join(lines)}
（三）基本支出情况。基本支出{wan(basic)}万元，包括人员经费{wan(basic - goods)}万元、公用经费{wan(goods)}万元。公用经费比上年压减5.2%，人均公用经费{wan(goods / 86)}万元。
四、政府性基金预算支出情况
支出{wan(fund)}万元，比上年增加{wan(fund - last_fund)}万元，增长{growth(fund, last_fund)}%。其中农村基础设施建设支出246.00万元，用于3.8公里通组路硬化，每公里64.74万元；体育彩票公益金8.00万元，用于4个村安装健身器材，每村2万元。
五、国有资本经营预算支出情况
无。
六、“三公”经费情况
{YEAR}年“三公”经费支出{wan(sums[1])}万元，为预算{wan(sums[0])}万元的{percent(sums[1], sums[0])}%，比上年减少{wan(sums[2] - sums[1])}万元，下降{growth(sums[1], sums[2])}%。
1.公务用车运行维护费{wan(three["公务用车运行维护费"][1])}万元，比上年减少{wan(three["公务用车运行维护费"][2] - three["公务用车运行维护费"][1])}万元。保有公务用车2辆。
2.公务接待费{wan(three["公务接待费"][1])}万元，比上年减少{wan(three["公务接待费"][2] - three["公务接待费"][1])}万元，下降{growth(three["公务接待费"][1], three["公务接待费"][2])}%。接待19批139人次，人均60元。
3.没有发生因公出国（境）费和公务用车购置费。
七、其他事项
（一）机关运行经费{wan(q("1533018.22"))}万元，比上年减少9.36万元，下降{growth(q("1533018.22"), q("1533018.22") + q("93600"))}%。
（二）政府采购388.40万元，其中：工程类246.00万元，服务类114.60万元，货物类27.80万元；合同授予中小企业388.40万元，占100%。
（三）年末固定资产原值1846.32万元，累计折旧703.11万元，净值1143.21万元；房屋面积6120平方米，其中办公用房2380平方米、业务用房3740平方米。
（四）绩效管理。对7个项目开展自评，资金{wan(spent - basic)}万元，平均得分94.6分，其中5个为“优”、2个为“良”。

@{YEAR}年度支出决算表
编制单位：{BODY}
{rows([*head, *body])}

@{YEAR}年度“三公”经费决算表
{rows(t3)}
"""

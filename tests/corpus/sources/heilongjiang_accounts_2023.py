"""黑龙江：民政部门决算，救助资金量大，彩票公益金结转，“降低”，逐项写“较年初预算”，年初未安排的科目，破折号作零。"""

from ledger import Accounts, Decimal, Item, d, growth, percent, rows, total, wan, wan_commas

BODY = "松岭县民政局"
YEAR = 2023


def cell(amount: Decimal) -> str:
    return wan_commas(amount) if amount else "-"


def document() -> str:
    items = [
        Item("2080201", "行政运行", d("318.4062"), Decimal(0), d("309.55")),
        Item("2080206", "社会组织管理", Decimal(0), d("9.68"), d("10.00")),
        Item("2080299", "其他民政管理事务支出", d("96.1307"), d("57.32"), d("141.20")),
        Item("2080501", "行政单位离退休", d("23.0904"), Decimal(0), d("21.86")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("38.7715"), Decimal(0), d("38.7715")),
        Item("2081001", "儿童福利", Decimal(0), d("61.2540"), d("48.00")),
        Item("2081002", "老年福利", Decimal(0), d("402.8870"), d("371.50")),
        Item("2081901", "城市最低生活保障金支出", Decimal(0), d("1266.0455"), d("1310.00")),
        Item("2081902", "农村最低生活保障金支出", Decimal(0), d("1893.2210"), d("1700.00")),
        Item("2082001", "临时救助支出", Decimal(0), d("84.15"), Decimal(0)),
        Item("2101101", "行政单位医疗", d("17.8213"), Decimal(0), d("18.02")),
        Item("2210201", "住房公积金", d("29.5128"), Decimal(0), d("29.60")),
        Item("2296002", "用于社会福利的彩票公益金支出", Decimal(0), d("146.37"), d("160.00"), caliber="fund"),
    ]
    a = Accounts(items, {"208": "社会保障和就业支出", "210": "卫生健康支出", "221": "住房保障支出", "229": "其他支出"})
    general, fund = a.fiscal(), a.fiscal("fund")
    budget = total(i.budget for i in a.of("general"))
    before_general, before_fund = d("42.60"), d("73.55")
    after_general, after_fund = d("18.2750"), d("39.18")
    got_general = general + after_general - before_general
    got_fund = fund + after_fund - before_fund
    other = d("6.4420")
    spent = general + fund
    income = got_general + got_fund + other
    after = after_general + after_fund + other
    before = before_general + before_fund
    whole = income + before
    assert whole == spent + after
    last = d("4812.77")
    last_income, last_spent = d("4701.32"), d("4696.6220")
    last_general = d("4551.0320")
    basic = a.basic
    goods = d("71.8846")
    people = basic - goods
    car, guests = d("5.2380"), d("0.4165")
    last_car, last_guests = d("5.9900"), d("0.3820")
    reasons = {
        "2080201": "增人增资及补发绩效奖金",
        "2080206": "个别社会组织年检审计费用未达到支付条件",
        "2080299": "年中追加婚姻登记场所改造资金",
        "2080501": "退休人员增加1人",
        "2081001": "上级下达孤儿基本生活保障补助资金",
        "2081002": "高龄津贴发放对象增加",
        "2081901": "城市低保对象动态减少",
        "2081902": "农村低保标准提高",
        "2101101": "年中人员调出",
        "2210201": "年中人员调出",
    }
    lines = []
    for n, i in enumerate(a.of("general"), 1):
        head = f"{n}.{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）支出{wan(i.fiscal)}万元，"
        if not i.budget:
            lines.append(head + "年初未安排预算，主要是年中下达的上级困难群众救助补助资金。")
        elif i.budget == i.fiscal:
            lines.append(head + "与年初预算持平。")
        else:
            word, rate = ("增加", "增长") if i.fiscal > i.budget else ("减少", "降低")
            lines.append(
                head
                + f"较年初预算{wan(i.budget)}万元{word}{wan(abs(i.fiscal - i.budget))}万元，{rate}{growth(i.fiscal, i.budget)}%，主要原因是{reasons[i.code]}。"
            )
    spend_rows = [
        [
            "功能分类科目编码",
            "科目名称",
            "本年支出合计",
            "基本支出",
            "项目支出",
            "上缴上级支出",
            "经营支出",
            "对附属单位补助支出",
        ]
    ]
    spend_rows.append(["合计", "<", cell(spent), cell(basic), cell(spent - basic), "-", "-", "-"])
    for code, name, some in a.tree():
        b = total(i.basic for i in some)
        whole_ = total(i.total for i in some)
        spend_rows.append([code, name, cell(whole_), cell(b), cell(whole_ - b), "-", "-", "-"])
    general_rows = [["项目", "<", "本年支出", "<", "<"], ["科目编码", "科目名称", "小计", "基本支出", "项目支出"]]
    general_rows.append(["合计", "<", cell(general), cell(basic), cell(general - basic)])
    for code, name, some in a.tree("general"):
        b = total(i.basic for i in some)
        w = total(i.fiscal for i in some)
        general_rows.append([code, name, cell(w), cell(b), cell(w - b)])
    summary = [
        ["收入", "<", "支出", "<"],
        ["项目", "决算数", "项目", "决算数"],
        ["一、一般公共预算财政拨款收入", cell(got_general), "一、社会保障和就业支出", cell(a.klass("208", "total"))],
        ["二、政府性基金预算财政拨款收入", cell(got_fund), "二、卫生健康支出", cell(a.klass("210", "total"))],
        ["三、国有资本经营预算财政拨款收入", "-", "三、住房保障支出", cell(a.klass("221", "total"))],
        ["四、其他收入", cell(other), "四、其他支出", cell(a.klass("229", "total"))],
        ["本年收入合计", cell(income), "本年支出合计", cell(spent)],
        ["使用非财政拨款结余", "-", "结余分配", "-"],
        ["年初结转和结余", cell(before), "年末结转和结余", cell(after)],
        ["总计", cell(whole), "总计", cell(whole)],
    ]
    fiscal_in = got_general + got_fund
    return f"""
@{BODY}{YEAR}年度部门决算

目 录
第一部分 部门概况
第二部分 {YEAR}年度部门决算表
第三部分 {YEAR}年度部门决算情况说明
第四部分 名词解释

第一部分 部门概况
一、部门职责
负责全县社会救助、社会福利、社会事务、社会组织、基层政权建设和区划地名等民政工作，拟订全县民政事业发展规划并组织实施。
二、机构设置
从决算编报单位构成看，{BODY}部门决算包括局机关决算和2个所属事业单位决算，分别是松岭县社会福利院、松岭县婚姻登记处。
三、人员情况
截至{YEAR}年12月31日，本部门编制43人，其中行政编制15人、事业编制28人；年末实有在职人员39人，其中行政人员14人、事业人员25人；退休人员21人。

第二部分 {YEAR}年度部门决算表
@收入支出决算总表
公开01表
部门：{BODY} 金额单位：万元
{rows(summary)}

@支出决算表
公开03表
部门：{BODY} 金额单位：万元
{rows(spend_rows)}

@一般公共预算财政拨款支出决算表
公开05表
部门：{BODY} 金额单位：万元
{rows(general_rows)}
注：本表反映部门本年度一般公共预算财政拨款支出情况。本套报表金额单位转换时可能存在尾数误差。

第三部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收入总计{wan(whole)}万元，支出总计{wan(whole)}万元。与{YEAR - 1}年度{wan(last)}万元相比，收、支总计各减少{wan(last - whole)}万元，降低{growth(whole, last)}%，主要原因是上年一次性价格临时补贴政策到期。
二、收入决算情况说明
{YEAR}年度收入合计{wan(income)}万元，较上年减少{wan(last_income - income)}万元，降低{growth(income, last_income)}%。其中：财政拨款收入{wan(fiscal_in)}万元，占{percent(fiscal_in, income)}%；上级补助收入0万元，占0%；事业收入0万元，占0%；经营收入0万元，占0%；附属单位上缴收入0万元，占0%；其他收入{wan(other)}万元，占{percent(other, income)}%，为松岭县社会福利院收到的慈善捐赠。
三、支出决算情况说明
{YEAR}年度支出合计{wan(spent)}万元，较上年减少{wan(last_spent - spent)}万元，降低{growth(spent, last_spent)}%。其中：基本支出{wan(basic)}万元，占{percent(basic, spent)}%；项目支出{wan(spent - basic)}万元，占{percent(spent - basic, spent)}%；上缴上级支出、经营支出、对附属单位补助支出均为0万元。
四、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收入总计{wan(fiscal_in + before)}万元，支出总计{wan(fiscal_in + before)}万元。其中，年初财政拨款结转和结余{wan(before)}万元（一般公共预算{wan(before_general)}万元、政府性基金预算{wan(before_fund)}万元），年末财政拨款结转和结余{wan(after_general + after_fund)}万元。
五、一般公共预算财政拨款支出决算情况说明
（一）总体情况
{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的{percent(general, spent)}%。与上年{wan(last_general)}万元相比，减少{wan(last_general - general)}万元，降低{growth(general, last_general)}%。
（二）结构情况
一般公共预算财政拨款支出主要用于以下方面：社会保障和就业支出{wan(a.klass("208"))}万元，占{percent(a.klass("208"), general)}%；卫生健康支出{wan(a.klass("210"))}万元，占{percent(a.klass("210"), general)}%；住房保障支出{wan(a.klass("221"))}万元，占{percent(a.klass("221"), general)}%。
（三）具体情况
{YEAR}年度一般公共预算财政拨款支出年初预算为{wan(budget)}万元，支出决算为{wan(general)}万元，完成年初预算的{percent(general, budget)}%。其中：
{chr(10).join(lines)}
六、一般公共预算财政拨款基本支出决算情况说明
{YEAR}年度一般公共预算财政拨款基本支出{wan(basic)}万元，其中：人员经费{wan(people)}万元，占基本支出的{percent(people, basic)}%，主要用于发放工资、津贴补贴和缴纳社会保险；公用经费{wan(goods)}万元，占基本支出的{percent(goods, basic)}%，主要用于办公、印刷、取暖、差旅、公务用车运行维护等日常支出。
七、政府性基金预算财政拨款支出决算情况说明
{YEAR}年度政府性基金预算财政拨款年初结转和结余{wan(before_fund)}万元，本年收入{wan(got_fund)}万元，本年支出{wan(fund)}万元，年末结转和结余{wan(after_fund)}万元。支出全部为用于社会福利的彩票公益金支出，其中农村幸福院运营补助86.37万元、特困供养机构消防改造60.00万元。
八、国有资本经营预算财政拨款支出决算情况说明
本部门{YEAR}年度没有国有资本经营预算财政拨款收入，也没有使用国有资本经营预算财政拨款安排的支出。
九、“三公”经费支出决算情况说明
（一）总体情况
{YEAR}年度财政拨款“三公”经费支出年初预算为7.10万元，支出决算为{wan(car + guests)}万元，完成年初预算的{percent(car + guests, d("7.1"))}%。决算数较上年减少{wan(last_car + last_guests - car - guests)}万元，降低{growth(car + guests, last_car + last_guests)}%。
（二）具体情况
1.因公出国（境）费支出0万元，年初未安排预算，与上年一致。
2.公务用车购置及运行维护费支出{wan(car)}万元，完成年初预算6.50万元的{percent(car, d("6.5"))}%，较上年减少{wan(last_car - car)}万元，降低{growth(car, last_car)}%。其中：公务用车购置费0万元，本年未购置公务用车；公务用车运行维护费{wan(car)}万元，年末公务用车保有量2辆，平均每辆{wan(car / 2)}万元。
3.公务接待费支出{wan(guests)}万元，完成年初预算0.60万元的{percent(guests, d("0.6"))}%，较上年增加{wan(guests - last_guests)}万元，增长{growth(guests, last_guests)}%，主要是省、市困难群众救助资金检查增加。全年国内公务接待7批次、52人次，人均80.10元。
十、机关运行经费支出情况说明
{YEAR}年度机关运行经费支出52.3071万元，比上年的55.0862万元减少2.78万元，降低5.05%，低于公用经费{wan(goods)}万元，原因是所属事业单位的公用经费不计入机关运行经费。
十一、政府采购支出情况说明
{YEAR}年度政府采购支出总额118.64万元，其中：政府采购货物支出31.20万元、政府采购工程支出58.75万元、政府采购服务支出28.69万元。授予中小企业合同金额104.38万元，占政府采购支出总额的87.98%，其中授予小微企业合同金额62.50万元，占授予中小企业合同金额的59.88%。
十二、国有资产占用情况说明
截至{YEAR}年12月31日，本部门共有车辆2辆，其中应急保障用车1辆、特种专业技术用车1辆；单价100万元（含）以上设备0台（套）。
十三、预算绩效情况说明
根据预算绩效管理要求，本部门组织对{YEAR}年度11个项目开展绩效自评，共涉及资金{wan(spent - basic)}万元，其中一般公共预算资金{wan(general - basic)}万元、政府性基金预算资金{wan(fund)}万元。自评结果为“优”的9个，“良”的2个。发现的主要问题：一是临时救助资金下半年支出占比较高，达63.5%；二是个别项目绩效指标不够细化。
第四部分 名词解释
一、财政拨款收入：指单位从同级财政部门取得的各类财政拨款。
二、年末结转和结余：指本年度或以前年度预算安排、因客观条件变化无法按原计划实施，需延迟到以后年度按原用途继续使用的资金。
"""

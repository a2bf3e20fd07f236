"""海南：公立医院单位决算，医疗收入为事业收入，经营性收入为主，非财政拨款结余、专用结余、结余分配，人均与床均，正文附四张表。"""

from ledger import Accounts, Decimal, Item, d, growth, percent, rows, total, wan, wan_commas

BODY = "琼川县中医院"
YEAR = 2024


def cell(x: Decimal) -> str:
    return wan_commas(x) if x else "0.00"


def document() -> str:
    items = [
        Item(
            "2080505", "机关事业单位基本养老保险缴费支出", d("412.6650"), Decimal(0), d("405.00"), other=d("318.2000")
        ),
        Item("2100202", "中医（民族）医院", d("628.3375"), d("1184.9012"), d("1420.00"), other=d("11986.4471")),
        Item("2100409", "重大公共卫生服务", Decimal(0), d("86.4400"), d("80.00")),
        Item("2101102", "事业单位医疗", d("165.0660"), Decimal(0), d("166.40"), other=d("122.7280")),
        Item("2210201", "住房公积金", d("248.9100"), Decimal(0), d("248.91"), other=d("201.5532")),
    ]
    a = Accounts(items, {"21002": "公立医院", "21004": "公共卫生"})
    general = a.fiscal()
    spent = a.spent
    medical = d("12596.8366")
    research = d("18.5000")
    others = d("146.2028")
    before, after = d("365.1120"), d("402.7702")
    got = general
    income = got + medical + research + others
    distribution = income + before - spent - after
    assert distribution > 0, distribution
    whole = income + before
    last_income, last_spent, last_whole = d("14566.2045"), d("14480.1190"), d("14902.3309")
    basic_all = a.basic + total(i.other for i in items) - d("2210.6000")
    project_all = spent - basic_all
    head = ["支出功能分类科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "经营支出"]
    t_spend = [head, ["合计", "<", cell(spent), cell(basic_all), cell(project_all), "0.00"]]
    for code, name, some in a.tree():
        w = total(i.total for i in some)
        p = total(i.project for i in some) + (d("2210.6000") if any(i.code == "2100202" for i in some) else 0)
        t_spend.append([code, name, cell(w), cell(w - p), cell(p), "0.00"])
    t_sum = [
        ["收入", "<", "<", "支出", "<", "<"],
        ["项目", "年初预算数", "决算数", "项目", "年初预算数", "决算数"],
        [
            "一、一般公共预算财政拨款收入",
            "2,320.31",
            cell(got),
            "一、社会保障和就业支出",
            "723.20",
            cell(a.klass("208", "total")),
        ],
        [
            "二、事业收入",
            "12,800.00",
            cell(medical + research),
            "二、卫生健康支出",
            "14,306.40",
            cell(a.klass("210", "total")),
        ],
        ["其中：医疗收入", "12,780.00", cell(medical), "三、住房保障支出", "450.46", cell(a.klass("221", "total"))],
        ["科教收入", "20.00", cell(research), "", "", ""],
        ["三、其他收入", "150.00", cell(others), "", "", ""],
        ["本年收入合计", "15,270.31", cell(income), "本年支出合计", "15,480.06", cell(spent)],
        ["使用非财政拨款结余", "209.75", "0.00", "结余分配", "0.00", cell(distribution)],
        ["年初结转和结余", "0.00", cell(before), "年末结转和结余", "0.00", cell(after)],
        ["总计", "15,480.06", cell(whole), "总计", "15,480.06", cell(whole)],
    ]
    t_fiscal = [
        ["项目", "<", "本年支出", "<", "<"],
        ["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
        ["合计", "<", cell(general), cell(a.basic), cell(general - a.basic)],
    ]
    for code, name, some in a.tree():
        b, w = total(i.basic for i in some), total(i.fiscal for i in some)
        t_fiscal.append([code, name, cell(w), cell(b), cell(w - b)])
    budget = total(i.budget for i in items)
    lines = []
    for n, i in enumerate(items, 1):
        ratio = percent(i.fiscal, i.budget)
        tail = (
            "决算数等于预算数。"
            if i.fiscal == i.budget
            else f"决算数{'大于' if i.fiscal > i.budget else '小于'}预算数的主要原因是{'年中追加中央补助资金' if i.fiscal > i.budget else '人员变动'}。"
        )
        lines.append(
            f"（{n}）{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）。年初预算为{wan(i.budget)}万元，支出决算为{wan(i.fiscal)}万元，完成年初预算的{ratio}%，{tail}"
        )
    outpatient, drugs, checks = d("3902.1150"), d("4115.0820"), d("2088.4016")
    bed = medical - outpatient
    return f"""
@{BODY}{YEAR}年度单位决算公开

第一部分 {BODY}概况
一、主要职责
承担全县中医医疗、预防、保健、康复、教学和中医适宜技术推广任务，为二级甲等中医医院，公益二类事业单位。
二、机构设置
医院设临床科室21个、医技科室7个、职能科室12个，编制床位380张，实际开放床位402张。
三、人员情况
核定编制386名，年末在编人员341人，编外聘用人员228人，合计569人，其中卫生专业技术人员468人，占{percent(Decimal(468), Decimal(569))}%。
第二部分 {YEAR}年度单位决算表
@收入支出决算总表
公开01表
单位：{BODY} 金额单位：万元
{rows(t_sum)}

@支出决算表
公开03表
单位：{BODY} 金额单位：万元
{rows(t_spend)}

@一般公共预算财政拨款支出决算表
公开05表
单位：{BODY} 金额单位：万元
{rows(t_fiscal)}
说明：政府性基金预算财政拨款收入支出决算表、国有资本经营预算财政拨款支出决算表为空表，故未列示。
第三部分 {YEAR}年度单位决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收、支总计{wan(whole)}万元，与上年相比，收、支总计各增加{wan(whole - last_whole)}万元，增长{growth(whole, last_whole)}%，主要原因是门诊和住院人次增加。
二、收入决算情况说明
本年收入合计{wan(income)}万元，比上年增加{wan(income - last_income)}万元，增长{growth(income, last_income)}%。其中：财政拨款收入{wan(got)}万元，占{percent(got, income)}%；事业收入{wan(medical + research)}万元，占{percent(medical + research, income)}%；其他收入{wan(others)}万元，占{percent(others, income)}%。
事业收入中，医疗收入{wan(medical)}万元，科教收入{wan(research)}万元。医疗收入按服务类型分，门急诊收入{wan(outpatient)}万元，占医疗收入的{percent(outpatient, medical)}%，住院收入{wan(bed)}万元，占{percent(bed, medical)}%；按收费项目分，药品收入{wan(drugs)}万元（药占比{percent(drugs, medical)}%），检查化验收入{wan(checks)}万元，其他医疗服务收入{wan(medical - drugs - checks)}万元。
三、支出决算情况说明
本年支出合计{wan(spent)}万元，比上年增加{wan(spent - last_spent)}万元，增长{growth(spent, last_spent)}%。其中：基本支出{wan(basic_all)}万元，占{percent(basic_all, spent)}%；项目支出{wan(project_all)}万元，占{percent(project_all, spent)}%。
本年收支相抵后结余{wan(income - spent)}万元，加年初结转和结余{wan(before)}万元，减按规定提取专用基金等结余分配{wan(distribution)}万元，年末结转和结余{wan(after)}万元。
四、财政拨款收入支出决算总体情况说明
{YEAR}年度财政拨款收、支总计均为{wan(general)}万元，无年初、年末财政拨款结转和结余。
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的{percent(general, spent)}%。
（二）按功能分类：社会保障和就业支出{wan(a.klass("208"))}万元，占{percent(a.klass("208"), general)}%；卫生健康支出{wan(a.klass("210"))}万元，占{percent(a.klass("210"), general)}%；住房保障支出{wan(a.klass("221"))}万元，占{percent(a.klass("221"), general)}%。
（三）年初预算为{wan(budget)}万元，支出决算为{wan(general)}万元，完成年初预算的{percent(general, budget)}%。其中：
{chr(10).join(lines)}
六、一般公共预算财政拨款基本支出决算情况说明
一般公共预算财政拨款基本支出{wan(a.basic)}万元，全部为人员经费，其中工资福利支出{wan(a.basic - d("38.42"))}万元、对个人和家庭的补助38.42万元。公用经费由事业收入保障。
七、财政拨款“三公”经费支出决算情况说明
{YEAR}年度未使用财政拨款安排“三公”经费，预算数和决算数均为0万元。医院实有救护车5辆，运行维护费46.8万元由事业收入列支，不纳入财政拨款“三公”经费统计范围。
八、机关运行经费支出说明
本单位为公益二类事业单位，不在机关运行经费统计范围之内。
九、政府采购支出说明
{YEAR}年度政府采购支出总额2318.66万元，其中：货物支出1902.4万元、工程支出180.26万元、服务支出236万元。授予中小企业合同金额1530.2万元，占66.00%。
十、国有资产占用情况说明
截至{YEAR}年12月31日，单位共有车辆7辆，其中特种专业技术用车5辆、其他用车2辆（体检、送药）；单价100万元（含）以上设备14台（套）。
十一、预算绩效情况说明
（一）对{YEAR}年度6个财政项目开展绩效自评，涉及资金{wan(general - a.basic)}万元。
（二）业务开展情况。全年门急诊18.62万人次，比上年的17.05万人次增长9.21%；出院1.31万人次，平均住院日8.2天，比上年缩短0.4天；病床使用率86.3%；门急诊次均费用{(outpatient / 186200).quantize(Decimal("0.01"))}元，人均住院费用{(bed / 13100).quantize(Decimal("0.01"))}元。
第四部分 名词解释
一、事业收入：指事业单位开展专业业务活动及其辅助活动取得的收入。
二、结余分配：指单位按照国家有关规定，缴纳所得税、提取专用基金等的情况。
"""

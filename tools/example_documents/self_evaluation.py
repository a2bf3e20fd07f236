"""A whole-department self-evaluation report of an invented county water bureau, sound and with faults.

Nothing here is copied from a real report: body, figures and sentences are invented. The sound text is the only one
written out; the faulty report is the same text with the words of :data:`FAULTS` exchanged.
"""

# ruff: noqa: E501  a sentence or a list of the trade is easier to read unbroken

from __future__ import annotations

from decimal import Decimal as D

from example_documents.blocks import Block, Grid, Text, money, percent
from example_documents.faults import Fault, plant

BODY = "云溪县水务局"

# Amounts in 万元. (project, original budget, adjusted budget, final)
PROJECTS = (
    ("农村供水工程维修养护", D("360.00"), D("420.00"), D("412.80")),
    ("河湖管护与清淤疏浚", D("262.20"), D("290.00"), D("286.45")),
    ("山洪灾害防治设施运行维护", D("140.00"), D("155.00"), D("148.20")),
    ("取用水监管与节水宣传", D("84.00"), D("98.10"), D("96.75")),
    ("小型水库安全运行管护", D("210.00"), D("240.00"), D("231.40")),
)
BASIC_ORIGINAL, BASIC_ADJUSTED = D("806.20"), D("812.50")
PERSONNEL, OPERATING = D("698.43"), D("104.32")
PERSONNEL_BEFORE, OPERATING_BEFORE = D("680.15"), D("107.95")
PROJECT_BEFORE = D("1124.36")
VEHICLE_BUDGET, VEHICLE = D("7.00"), D("6.12")
HOSPITALITY_BUDGET, HOSPITALITY = D("2.80"), D("2.22")
THREE_PUBLIC_BEFORE = D("8.95")

# (level 1, level 2, indicator, target, actual, points, score)
INDICATORS = (
    ("预算执行", "预算执行", "预算执行率", "100%", None, D("10"), None),
    ("产出指标", "数量指标", "维修养护农村供水工程数量", "≥42处", "42处", D("15"), D("15")),
    ("产出指标", "数量指标", "清淤疏浚河道长度", "≥36公里", "34公里", D("10"), D("9.44")),
    ("产出指标", "质量指标", "工程验收合格率", "100%", "100%", D("15"), D("15")),
    ("产出指标", "时效指标", "汛前隐患整治按时完成率", "100%", "96.30%", D("10"), D("9.63")),
    ("效益指标", "社会效益指标", "农村自来水普及率", "≥92%", "92.60%", D("15"), D("15")),
    ("效益指标", "生态效益指标", "河湖水质达标断面比例", "≥95%", "91.67%", D("15"), D("14.47")),
    ("满意度指标", "服务对象满意度指标", "供水用户满意度", "≥95%", "93.36%", D("10"), D("9.83")),
)


def blocks(faulty: bool) -> list[Block]:
    """The report in reading order; with ``faulty`` every planted fault is in it, exactly once."""
    used: set[Fault] = set()
    result: list[Block] = []
    for block in _sound():
        if faulty and isinstance(block, Text):
            block = Text(block.style, plant(block.text, FAULTS, used))
        result.append(block)
    if faulty and len(used) != len(FAULTS):
        raise ValueError(f"planted nowhere: {[fault.sound for fault in FAULTS if fault not in used]}")
    return result


def _sound() -> list[Block]:
    final = sum((p[3] for p in PROJECTS), D(0))
    original, adjusted = sum((p[1] for p in PROJECTS), D(0)), sum((p[2] for p in PROJECTS), D(0))
    basic, basic_before = PERSONNEL + OPERATING, PERSONNEL_BEFORE + OPERATING_BEFORE
    total, total_before = basic + final, basic_before + PROJECT_BEFORE
    total_adjusted = BASIC_ADJUSTED + adjusted
    execution = percent(total, total_adjusted)
    score_execution = (total / total_adjusted * 10).quantize(D("0.01"))
    score = score_execution + sum((row[6] for row in INDICATORS if row[6] is not None), D(0))
    share, share_before = percent(PERSONNEL, basic), percent(PERSONNEL_BEFORE, basic_before)
    shift = money(D(share) - D(share_before))
    three_budget, three = VEHICLE_BUDGET + HOSPITALITY_BUDGET, VEHICLE + HOSPITALITY
    listed = "；".join(f"{name}支出{money(amount)}万元" for name, _, _, amount in PROJECTS)
    names = "、".join(p[0] for p in PROJECTS[:-1]) + "和" + PROJECTS[-1][0]
    by_level = {
        level: sum((row[6] or score_execution for row in INDICATORS if row[0] == level), D(0))
        for level in dict.fromkeys(row[0] for row in INDICATORS)
    }

    def h1(text: str) -> Text:
        return Text("h1", text)

    def h2(text: str) -> Text:
        return Text("h2", text)

    def p(text: str) -> Text:
        return Text("body", text)

    return [
        Text("title", f"{BODY}2024年度部门整体支出绩效自评报告"),
        p(
            "按照《云溪县财政局关于做好2024年度预算绩效自评工作的通知》（云财绩〔2025〕3号）要求，"
            "我局对2024年度部门整体支出的预算执行、履职产出和实际效果逐项进行了核对和评价，现将自评情况报告如下。"
        ),
        h1("一、部门基本情况"),
        h2("（一）职能职责"),
        p(
            f"{BODY}是县人民政府工作部门，主要负责全县水资源统一管理和节约用水、农村供水工程建设与运行管理、"
            "河湖管护、水旱灾害防御、水库安全运行监管以及取水许可审批等工作。"
        ),
        h2("（二）机构设置"),
        p(
            "局机关内设办公室、计划财务股、水资源管理股、河湖管理股、工程建设与监督股、供水管理股6个股室；"
            "下属县水利工程服务站、县防汛抗旱服务中心2个事业单位，均纳入本部门预算编报范围。"
        ),
        h2("（三）人员编制"),
        p(
            "全局核定编制46名，其中行政编制14名、事业编制32名。2024年末在职人员43人，"
            "其中行政人员13人、事业人员30人；退休人员21人。年末公务用车保有量2辆，全部用于防汛抢险和工程巡查。"
        ),
        h1("二、一般公共预算支出情况"),
        p(
            f"2024年度本部门年初预算{money(BASIC_ORIGINAL + original)}万元，全年预算{money(total_adjusted)}万元，"
            f"支出决算{money(total)}万元，预算执行率{execution}%。全年收入合计{money(total)}万元，"
            "全部为一般公共预算财政拨款收入，年初、年末均无结转和结余资金。"
        ),
        h2("（一）基本支出情况"),
        p(
            f"基本支出用于保障机构正常运转和人员待遇落实。2024年度基本支出年初预算{money(BASIC_ORIGINAL)}万元，"
            f"全年预算{money(BASIC_ADJUSTED)}万元，支出决算{money(basic)}万元，"
            f"完成全年预算的{percent(basic, BASIC_ADJUSTED)}%，占支出合计的{percent(basic, total)}%。"
            f"上年支出合计{money(total_before)}万元，其中基本支出{money(basic_before)}万元。"
            f"本年基本支出比上年增加{money(basic - basic_before)}万元，增长{percent(basic - basic_before, basic_before)}%，"
            "主要原因是在职人员正常晋级晋档，社会保险缴费相应增加。"
        ),
        p(
            f"基本支出中，人员经费{money(PERSONNEL)}万元，占基本支出的{share}%，占比较上年提高{shift}个百分点；"
            f"公用经费{money(OPERATING)}万元，占基本支出的{percent(OPERATING, basic)}%，占比较上年下降{shift}个百分点，"
            "主要原因是压减了会议、印刷和车辆运行等开支。"
        ),
        p(
            f"“三公”经费全年预算{money(three_budget)}万元，支出决算{money(three)}万元，"
            f"完成预算的{percent(three, three_budget)}%；比上年减少{money(THREE_PUBLIC_BEFORE - three)}万元，"
            f"下降{percent(THREE_PUBLIC_BEFORE - three, THREE_PUBLIC_BEFORE)}%，主要原因是减少了跨县调研接待。"
            f"其中：因公出国（境）费0.00万元，当年没有安排出国（境）团组；公务用车购置费0.00万元，当年没有购置公务用车；"
            f"公务用车运行维护费{money(VEHICLE)}万元，用于2辆公务用车的燃料、保险和维修；"
            f"公务接待费{money(HOSPITALITY)}万元，国内公务接待18批次、126人次。我局严格执行公务接待审批和公示制度。"
        ),
        h2("（二）项目支出情况"),
        p(
            f"2024年度项目支出年初预算{money(original)}万元，全年预算{money(adjusted)}万元，支出决算{money(final)}万元，"
            f"完成全年预算的{percent(final, adjusted)}%。全年共安排5个项目，分别是{names}。"
        ),
        p(f"项目支出决算{money(final)}万元，其中：{listed}。各项目预算安排和执行情况见表1。"),
        Text("caption", "表1  2024年度项目支出预算执行情况表"),
        Text("unit", "单位：万元"),
        _project_table(original, adjusted, final),
        p(
            "项目资金按照县级财政资金管理办法实行专账核算，工程类支出凭合同、验收单和监理意见支付，"
            "全年没有发现截留、挤占和挪用资金的情况。"
        ),
        h1("三、政府性基金预算支出情况"),
        p("2024年度本部门没有政府性基金预算收入，也没有使用政府性基金预算安排的支出。"),
        h1("四、国有资本经营预算支出情况"),
        p("2024年度本部门没有国有资本经营预算收入，也没有使用国有资本经营预算安排的支出。"),
        h1("五、社会保险基金预算支出情况"),
        p("2024年度本部门没有社会保险基金预算收支。"),
        h1("六、部门整体支出绩效情况"),
        h2("（一）绩效目标设定和自评得分"),
        p(
            "年初随预算同步编报部门整体支出绩效目标，设定预算执行、产出、效益、满意度四类共8项指标，"
            f"总分100分。经逐项核对，自评得分{money(score)}分，自评等级为“优”。各项指标完成情况见表2。"
        ),
        Text("caption", "表2  2024年度部门整体支出绩效指标完成情况表"),
        _indicator_table(execution, score_execution, score),
        h2("（二）预算执行情况"),
        p(
            f"预算执行指标得分{money(by_level['预算执行'])}分。全年预算{money(total_adjusted)}万元，"
            f"支出决算{money(total)}万元，按执行率{execution}%乘以10分计算，未满分的原因是部分工程尾款按合同约定转入下年支付。"
        ),
        h2("（三）产出情况"),
        p(
            f"产出指标得分{money(by_level['产出指标'])}分。全年维修养护农村供水工程42处，完成年度目标；"
            "清淤疏浚河道34公里，比目标少2公里，原因是两处河段的弃土场用地手续办理较晚；"
            "完工的工程经水务和财政部门验收，全部合格；汛前排查隐患27处，按时整治26处，按时完成率96.30%，"
            "剩余1处在入汛后十日内整治完毕。全年开展河湖巡查1460次，巡查记录已归档备查。"
        ),
        p(
            "河湖管护实行“一河一策”，县、乡、村三级巡河责任落实到河段，巡查发现的问题当日录入台账、限期办结。"
            "设备采购和工程发包全部进入县公共资源交易平台，合同、验收和支付资料齐全。"
        ),
        h2("（四）效益情况"),
        p(
            f"效益指标得分{money(by_level['效益指标'])}分。农村自来水普及率由上年的91.20%提高到92.60%，"
            "数据来自县统计部门年末调查；全县12个河湖水质监测断面中有11个达标，达标比例91.67%，"
            "数据来自县生态环境监测站年度通报，未达标的断面受上游养殖尾水影响，总磷超过控制标准。"
        ),
        h2("（五）满意度情况"),
        p(
            f"满意度指标得分{money(by_level['满意度指标'])}分。2024年11月委托第三方对供水用户开展问卷调查，"
            "发放问卷300份，收回有效问卷286份，其中表示满意的267份，满意度93.36%，"
            "意见集中在高峰时段水压不足和停水通知不够及时两个方面。"
        ),
        h1("七、存在的问题及原因分析"),
        p(
            f"（一）个别项目执行进度偏慢。山洪灾害防治设施运行维护项目执行率为{percent(D('148.20'), D('155.00'))}%，"
            f"低于项目支出{percent(final, adjusted)}%的总体水平，原因是雨量监测设备招标流标一次，合同签订推迟到第三季度。"
        ),
        p(
            "（二）清淤疏浚任务没有全部完成。年度目标为36公里，实际完成34公里，"
            "原因是前期工作与用地审批衔接不够，编报目标时对弃土场选址的难度估计不足。"
        ),
        p(
            "（三）一个监测断面水质不达标。由于上游散养户的养殖尾水没有收集处理，加之枯水期生态补水不足，"
            "该断面第一、第四季度总磷浓度超标。"
        ),
        h1("八、下一步改进措施"),
        p(
            "（一）加快项目前期工作。由计划财务股牵头，在预算编制阶段同步完成招标文件和用地手续的准备，"
            "2025年6月底前对执行率低于序时进度的项目逐一督办。"
        ),
        p(
            "（二）从实设定年度目标。由河湖管理股会同工程建设与监督股，在2025年8月底前完成下一批清淤河段的现场踏勘，"
            "未落实弃土场的河段不列入当年目标。"
        ),
        p(
            "（三）推进断面水质达标。由水资源管理股会同生态环境、农业农村部门，在2025年9月底前建成上游养殖尾水收集设施，"
            "并在枯水期安排水库生态补水。"
        ),
        h1("九、自评结果拟应用和公开情况"),
        p(
            "自评结果作为编制下一年度部门预算、调整项目支出结构和考核相关股室的依据，"
            "执行率偏低的项目在下一年度预算中适当压减。本报告将于2025年7月底前随部门决算在县人民政府网站公开，接受社会监督。"
        ),
        h1("十、其他需要说明的情况"),
        p("本报告金额单位为万元，保留两位小数；决算数据取自县财政局批复的2024年度部门决算。"),
        Text("plain", "附件：1. 2024年度部门整体支出绩效自评基础数据表"),
        Text("plain2", "2. 2024年度部门整体支出绩效自评表"),
        Text("plain2", "3. 2024年度项目支出绩效自评表"),
        Text("right", BODY),
        Text("right", "2025年5月16日"),
    ]


def _project_table(original: D, adjusted: D, final: D) -> Grid:
    header = (
        ("序号", 0, 0, 2, 1),
        ("项目名称", 0, 1, 2, 1),
        ("预算数", 0, 2, 1, 2),
        ("年初预算", 1, 2, 1, 1),
        ("全年预算", 1, 3, 1, 1),
        ("决算数", 0, 4, 2, 1),
        ("预算执行率（%）", 0, 5, 2, 1),
    )
    rows: list[tuple[str | None, ...]] = [
        (str(n), name, money(first), money(whole), money(done), percent(done, whole))
        for n, (name, first, whole, done) in enumerate(PROJECTS, 1)
    ]
    rows.append(("", "合计", money(original), money(adjusted), money(final), percent(final, adjusted)))
    return Grid(header, 2, (1.2, 5.2, 2.2, 2.2, 2.2, 2.6), tuple(rows), frozenset({2, 3, 4, 5}))


def _indicator_table(execution: str, score_execution: D, score: D) -> Grid:
    titles = ("一级指标", "二级指标", "三级指标", "年度目标值", "实际完成值", "分值", "得分")
    header = tuple((title, 0, column, 1, 1) for column, title in enumerate(titles))
    rows: list[tuple[str | None, ...]] = []
    above: tuple[str, str] = ("", "")
    for level, second, name, target, actual, points, earned in INDICATORS:
        first_cell = None if level == above[0] else level
        second_cell = None if (level, second) == above else second
        above = (level, second)
        rows.append(
            (
                first_cell,
                second_cell,
                name,
                target,
                actual or f"{execution}%",
                f"{points:.2f}",
                money(earned if earned is not None else score_execution),
            )
        )
    rows.append(("合计", "", "", "", "", f"{sum((row[5] for row in INDICATORS), D(0)):.2f}", money(score)))
    return Grid(header, 1, (2.3, 2.6, 3.6, 2.2, 2.2, 1.5, 1.5), tuple(rows), frozenset({5, 6}))


FAULTS = (
    Fault(
        "一、（三）",
        "2024年末在职人员43人",
        "2022年末在职人员43人",
        "报告年度是2024年，人数却写成2022年末 (stale year)",
    ),
    Fault(
        "二、（一）第1段",
        "完成全年预算的98.80%",
        "完成全年预算的99.57%",
        "802.75÷812.50=98.80%；99.57%是除以年初预算806.20的结果 (rate on another denominator)",
    ),
    Fault(
        "二、（一）第1段",
        "占支出合计的40.58%",
        "占支出合计的41.97%",
        "802.75÷1978.35=40.58%；41.97%是除以上年支出合计的结果 (share of last year's total)",
    ),
    Fault(
        "二、（一）第2段",
        "占比较上年提高0.70个百分点",
        "占比较上年下降0.70个百分点",
        "人员经费和公用经费合起来就是基本支出，占比不可能同时下降 (both shares of an exhaustive split fall)",
    ),
    Fault(
        "二、（一）第3段", "我局严格执行公务接待", "我委严格执行公务接待", "本单位是局，不是委 (another body's name)"
    ),
    Fault(
        "二、（二）第1段",
        "取用水监管与节水宣传和小型水库安全运行管护。",
        "小型水库安全运行管护。",
        "说是5个项目，只列了4个名称 (count and list)",
    ),
    Fault(
        "二、（二）第2段",
        "取用水监管与节水宣传支出96.75万元",
        "取用水监管与节水宣传支出69.75万元",
        "数字前后颠倒：五项相加为1148.60，不等于1175.60，也与表1的96.75不一致 (parts do not add up)",
    ),
    Fault(
        "二、（二）末段",
        "没有发现截留、挤占和挪用资金的情况。",
        "没有发现截留、挤占和挪用资金的情况；",
        "段落以分号结束 (ends with a semicolon)",
    ),
    Fault(
        "四",
        "四、国有资本经营预算支出情况",
        "五、国有资本经营预算支出情况",
        "三、之后直接是五、，缺四、 (heading number skipped)",
    ),
    Fault(
        "六、（三）第1段", "全年开展河湖巡查1460次", "全年开展河湖巡查XX次", "模板占位符没有填写 (placeholder left in)"
    ),
    Fault("六、（三）第2段", "“一河一策”", "“一河一策", "引号不成对 (unbalanced quotation mark)"),
    Fault("九", "在下一年度预算中适当压减。", "在下一年度预算中适当压减。。", "标点重复 (doubled punctuation)"),
)

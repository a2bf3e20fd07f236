"""浙江一类：财政局委托第三方的老旧小区改造绩效评价报告，四级资金、分批次、抽样、问卷分组，得分表，问题引用数据。"""

from ledger import Decimal, percent, rows, total


def show(x: Decimal) -> str:
    t = f"{x:.2f}"
    return t.rstrip("0").rstrip(".")


def document() -> str:
    q = Decimal
    batches = [
        ("2020年", 6, "18.42", q("4280"), q("4196.35"), q("4196.35")),
        ("2021年", 11, "36.75", q("8960"), q("8712.6"), q("8538.44")),
        ("2022年", 9, "29.13", q("7380"), q("6905.8"), q("5216.27")),
    ]
    plan, arrived, paid = (total(b[n] for b in batches) for n in (3, 4, 5))
    area = total(q(b[2]) for b in batches)
    count = sum(b[1] for b in batches)
    table = [
        [
            "批次",
            "小区数（个）",
            "改造面积（万平方米）",
            "预算安排（万元）",
            "到位资金（万元）",
            "实际支出（万元）",
            "到位率",
            "支出率",
        ]
    ]
    for name, n, a, p, g, s in batches:
        table.append([name, str(n), a, show(p), show(g), show(s), percent(g, p) + "%", percent(s, g) + "%"])
    table.append(
        [
            "合计",
            str(count),
            str(area),
            show(plan),
            show(arrived),
            show(paid),
            percent(arrived, plan) + "%",
            percent(paid, arrived) + "%",
        ]
    )
    central, province, city = q("5120"), q("3094.5"), q("10871.25")
    owners = arrived - central - province - city
    marks = [
        ("决策", "项目立项", 6, "6"),
        ("", "绩效目标", 6, "4.5"),
        ("", "资金投入", 6, "5"),
        ("过程", "资金管理", 12, "10.2"),
        ("", "组织实施", 10, "8.4"),
        ("产出", "产出数量", 10, "9.6"),
        ("", "产出质量", 10, "9"),
        ("", "产出时效", 8, "5.5"),
        ("", "产出成本", 6, "5.4"),
        ("效益", "社会效益", 10, "9"),
        ("", "可持续影响", 8, "6"),
        ("", "满意度", 8, "7.32"),
    ]
    body = [["一级指标", "二级指标", "分值", "得分", "得分率"]]
    parts: dict[str, list[Decimal]] = {}
    current = ""
    for first, second, p, s in marks:
        current = first or current
        parts.setdefault(current, [q(0), q(0)])
        parts[current][0] += p
        parts[current][1] += q(s)
        body.append([first or "^", second, str(p), s, percent(q(s), q(p)) + "%"])
    score = total(v[1] for v in parts.values())
    assert total(v[0] for v in parts.values()) == 100
    body.append(["合计", "<", "100", show(score), percent(score, q(100)) + "%"])
    says = "、".join(
        f"{k}类指标满分{v[0]}分，得{show(v[1])}分，得分率{percent(v[1], v[0])}%" for k, v in parts.items()
    ).replace("%、", "%；")
    return f"""
@临江市城镇老旧小区改造项目（2020—2022年度）
@财政支出绩效评价报告

委托单位：临江市财政局
评价机构：中信诚会计师事务所（普通合伙）
2023年10月

摘 要
受临江市财政局委托，评价组对临江市住房和城乡建设局组织实施的2020—2022年度城镇老旧小区改造项目开展绩效评价。三年共安排预算{show(plan)}万元，到位{show(arrived)}万元，支出{show(paid)}万元，改造小区{count}个，面积{area}万平方米，惠及居民10426户。综合评价得分{show(score)}分，评价等级为“良”。

一、基本情况
（一）项目概况
1.项目背景。临江市2000年以前建成的住宅小区共74个，普遍存在管网老化、停车困难、缺少电梯等问题。根据《临江市城镇老旧小区改造三年行动方案（2020—2022年）》，计划三年改造小区27个，实际改造{count}个，完成计划的{percent(q(count), q(27))}%，另有1个小区因纳入拆迁范围取消改造。
2.资金投入和使用情况。项目资金由中央补助、省级补助、市级财政和居民出资四部分构成。截至2022年12月31日，到位资金{show(arrived)}万元，其中：中央补助{show(central)}万元，占{percent(central, arrived)}%；省级补助{show(province)}万元，占{percent(province, arrived)}%；市级财政{show(city)}万元，占{percent(city, arrived)}%；居民出资{show(owners)}万元，占{percent(owners, arrived)}%。实际支出{show(paid)}万元，结余{show(arrived - paid)}万元。各年度资金情况见下表。
@表1 各批次改造任务及资金情况表
{rows(table)}
（二）项目绩效目标
三年改造小区27个，加装电梯60部，新增停车泊位1500个，居民满意度不低于85%。
二、绩效评价工作开展情况
（一）评价方法。采用比较法、因素分析法和公众评判法，采集基础数据2368条。
（二）现场核查。抽取小区12个，占改造小区总数的{percent(q(12), q(count))}%；涉及支出8974.16万元，占支出总额的{percent(q("8974.16"), paid)}%，符合抽样比例不低于40%的要求。
（三）问卷调查。向居民发放问卷720份，收回有效问卷683份，有效回收率94.86%；向社区工作者发放52份，全部收回。
三、综合评价情况及评价结论
综合评价得分{show(score)}分，等级为“良”。其中：{says}。
@表2 绩效评价得分表
{rows(body)}
四、绩效评价指标分析
（一）决策情况。项目立项依据充分，但绩效目标中“改善居住环境”等3项指标未量化，扣1.5分；2022年预算安排7380万元，到位率{percent(batches[2][4], batches[2][3])}%，资金分配与进度匹配不够，扣1分。
（二）过程情况。资金到位率{percent(arrived, plan)}%，支出率{percent(paid, arrived)}%。抽查发现2个小区工程款支付超合同约定节点比例，多付86.4万元，已于2023年8月收回；1个标段设计变更未履行审批手续，涉及金额37.25万元。
（三）产出情况。改造小区{count}个、楼栋318幢；加装电梯47部，完成目标的{percent(q(47), q(60))}%；新增停车泊位1624个，完成目标的{percent(q(1624), q(1500))}%；更换给排水管网58.3公里，雨污分流率由62%提高到97%，提高35个百分点。2022年批次9个小区中按期完工5个，按期完工率{percent(q(5), q(9))}%。每平方米改造成本{(paid / area).quantize(q("0.01"))}元，低于全省平均水平。
（四）效益情况。改造后小区物业费收缴率由41%提高到68.5%；居民满意度91.51%，其中“非常满意”412人、“满意”213人、“一般”44人、“不满意”14人，前两项合计625人。社区工作者满意度96.15%。
五、主要经验及做法
（一）坚持居民自愿，改造前召开听证会104场，平均每个小区4场。
（二）统筹专营单位出资，供水、供电、通信企业另行投入1236万元（未计入上述到位资金）。
六、存在的问题及原因分析
（一）居民出资比例偏低。居民出资占到位资金的{percent(owners, arrived)}%，低于方案确定的5%；主要原因是出资标准未明确。
（二）2022年批次进度滞后。支出率{percent(batches[2][5], batches[2][4])}%，比2021年批次低{(batches[1][5] * 100 / batches[1][4]).quantize(q("0.01")) - (batches[2][5] * 100 / batches[2][4]).quantize(q("0.01"))!s}个百分点。
（三）电梯加装未达目标，少13部，主要是低层住户意见不一致。
七、有关建议
（一）明确居民出资标准，由市住建局会同市财政局于2024年3月底前出台办法。
（二）对2022年批次未完工的4个小区逐一倒排工期。
（三）盘活结余资金{show(arrived - paid)}万元，按程序收回或统筹使用。
八、其他需要说明的问题
本报告数据截至2022年12月31日，居民满意度调查时间为2023年9月。
附件：1.绩效评价指标体系及评分表
2.问卷调查分析报告
"""

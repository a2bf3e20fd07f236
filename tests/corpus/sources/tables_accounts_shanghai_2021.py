"""表格为主的决算：类、款、项三栏分列只印本级，全年预算数与决算数并列，两块经济分类表带02编号，收支总表含预算栏。"""

from ledger import Accounts, Item, d, percent, rows, spread, total, wan
from ledger import wan_commas as w

from jiping.concepts.classification import economic_name

BODY = "滨江区科学技术协会"
YEAR = 2021


def document() -> str:
    items = [
        Item("2060701", "机构运行", d("268.4431"), d("0"), d("271")),
        Item("2060702", "科普活动", d("0"), d("142.8820"), d("160")),
        Item("2060799", "其他科学技术普及支出", d("0"), d("36.4000"), d("36.4")),
        Item("2080505", "机关事业单位基本养老保险缴费支出", d("30.1202"), d("0"), d("31")),
        Item("2080506", "机关事业单位职业年金缴费支出", d("15.0601"), d("0"), d("15.5")),
        Item("2101101", "行政单位医疗", d("19.7664"), d("0"), d("20")),
        Item("2210201", "住房公积金", d("24.3340"), d("0"), d("24.334")),
        Item("2210203", "购房补贴", d("32.1000"), d("0"), d("33")),
    ]
    a = Accounts(items, {"20607": "科学技术普及"})
    spent = a.fiscal()
    other, after = d("2.35"), d("2.35")
    income = spent + other
    spending = spread(
        a.basic,
        [
            "30101",
            "30102",
            "30103",
            "30108",
            "30109",
            "30110",
            "30113",
            "30199",
            "30201",
            "30207",
            "30209",
            "30211",
            "30228",
            "30239",
            "30299",
            "31002",
        ],
        "shanghai21",
    )
    people = total(v for c, v in spending.items() if c[:3] == "301")
    split = [
        ["功能分类科目编码", "<", "<", "功能分类科目名称", "本年支出合计", "基本支出", "项目支出"],
        ["类", "款", "项", "^", "^", "^", "^"],
    ]
    for code, name, some in a.tree():
        b, p = total(i.basic for i in some), total(i.project for i in some)
        pieces = [code, "", ""] if len(code) == 3 else ["", code[3:], ""] if len(code) == 5 else ["", "", code[5:]]
        split.append([*pieces, name, w(b + p), w(b) if b else "0.00", w(p) if p else "0.00"])
    split.append(["合计", "<", "<", "<", w(spent), w(a.basic), w(spent - a.basic)])
    summary = [["收入", "<", "<", "支出", "<", "<"], ["项目", "全年预算数", "决算数", "项目", "全年预算数", "决算数"]]
    sides = [
        ("一、一般公共预算财政拨款收入", d("591.234"), spent),
        ("二、事业收入", None, None),
        ("三、其他收入", d("2"), other),
    ]
    right = [
        (f"{'一二三四'[n]}、{a.name(c)}", total(i.budget for i in items if i.code.startswith(c)), a.klass(c))
        for n, c in enumerate(a.classes())
    ]
    sides.append(("", None, None))
    for (one, lb, lf), (r, rb, rf) in zip(sides, right, strict=True):
        summary.append([one, w(lb) if lb else "", w(lf) if lf else "", r, w(rb), w(rf)])
    plan = total(i.budget for i in items)
    summary.append(["本年收入合计", w(d("593.234")), w(income), "本年支出合计", w(plan), w(spent)])
    summary.append(["年初结转和结余", "", "", "年末结转和结余", w(d("593.234") - plan), w(after)])
    summary.append(["总计", w(d("593.234")), w(income), "总计", w(d("593.234")), w(income)])
    left = [c for c in spending if c[:3] == "301"]
    block = [
        ["人员经费", "<", "<", "公用经费", "<", "<"],
        ["经济分类科目编码", "科目名称", "决算数", "经济分类科目编码", "科目名称", "决算数"],
    ]
    l_rows = [("301", "工资福利支出", people)] + [(c, economic_name(c), spending[c]) for c in left]
    goods = [c for c in spending if c[:3] == "302"]
    r_rows = (
        [("302", "商品和服务支出", total(spending[c] for c in goods))]
        + [(c, economic_name(c), spending[c]) for c in goods]
        + [("310", "资本性支出", spending["31002"]), ("31002", "办公设备购置", spending["31002"])]
    )
    for n in range(max(len(l_rows), len(r_rows))):
        one = l_rows[n] if n < len(l_rows) else ("", "", None)
        two = r_rows[n] if n < len(r_rows) else ("", "", None)
        block.append(
            [one[0], str(one[1]), w(one[2]) if one[2] else "", two[0], str(two[1]), w(two[2]) if two[2] else ""]
        )
    block.append(["人员经费合计", "<", w(people), "公用经费合计", "<", w(a.basic - people)])
    lines = "\n".join(
        f"{n}、{a.name(i.code[:3])}（类）{a.name(i.code[:5])}（款）{i.name}（项）。全年预算为{wan(i.budget)}万元，支出决算为{wan(i.fiscal)}万元，完成全年预算的{percent(i.fiscal, i.budget)}%。"
        for n, i in enumerate(items, 1)
    )
    return f"""
@{BODY}
@{YEAR}年度部门决算

第一部分 {BODY}概况
一、主要职能
开展学术交流，普及科学知识，反映科技工作者的建议、意见和诉求。
第二部分 {YEAR}年度部门决算表
@收入支出决算总表
单位：万元
{rows(summary)}
@一般公共预算财政拨款支出决算表
单位：万元
{rows(split)}
@一般公共预算财政拨款基本支出决算表
单位：万元
{rows(block)}
第三部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
{YEAR}年度收入支出总计{wan(income)}万元。与{YEAR - 1}年度相比，收入支出总计增加{wan(d("14.2"))}万元，增长{percent(d("14.2"), income - d("14.2"))}%。
二、收入决算情况说明
本年收入合计{wan(income)}万元，其中：财政拨款收入{wan(spent)}万元，占{percent(spent, income)}%；其他收入{wan(other)}万元，占{percent(other, income)}%。
三、支出决算情况说明
本年支出合计{wan(spent)}万元，其中：基本支出{wan(a.basic)}万元，占{percent(a.basic, spent)}%；项目支出{wan(spent - a.basic)}万元，占{percent(spent - a.basic, spent)}%。
四、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款支出{wan(spent)}万元，占本年支出合计的100.00%。全年预算为{wan(plan)}万元，完成全年预算的{percent(spent, plan)}%。具体情况：
{lines}
五、一般公共预算财政拨款基本支出决算情况说明
一般公共预算财政拨款基本支出{wan(a.basic)}万元。其中：人员经费{wan(people)}万元，公用经费{wan(a.basic - people)}万元。
六、财政拨款“三公”经费支出决算情况说明
本部门{YEAR}年度没有财政拨款“三公”经费支出。
七、其他重要事项的情况说明
（一）机关运行经费支出{wan(a.basic - people)}万元，比{YEAR - 1}年度减少1.06万元，下降{percent(d("1.06"), a.basic - people + d("1.06"))}%。
（二）政府采购金额28.40万元，其中：货物采购金额3.40万元、工程采购金额0万元、服务采购金额25.00万元。
（三）截至{YEAR}年12月31日，共有车辆0辆，单价50万元以上通用设备0台（套）。
（四）预算绩效管理：绩效自评项目3个，涉及预算金额{wan(d("212.4"))}万元，平均得分92.33分。
第四部分 名词解释
一、其他收入：指单位取得的除上述收入以外的各项收入。
"""

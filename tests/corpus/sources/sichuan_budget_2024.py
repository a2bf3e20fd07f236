"""四川：部门预算编制说明，收支预算总数与上年预算总数比，逐项“2024年预算数为”，表为支出总表和一般公共预算支出预算表。"""

from ledger import Decimal, d, growth, percent, rows, total, wan, word

BODY = "青岩县司法局"
YEAR = 2024


def document() -> str:
    items = [
        ("2040601", "行政运行", d("612.05"), d("0"), d("598.1")),
        ("2040604", "基层司法业务", d("0"), d("86.5"), d("92")),
        ("2040605", "普法宣传", d("0"), d("18"), d("18")),
        ("2040607", "公共法律服务", d("0"), d("54.32"), d("40")),
        ("2080505", "机关事业单位基本养老保险缴费支出", d("79.44"), d("0"), d("77.3")),
        ("2101101", "行政单位医疗", d("41.03"), d("0"), d("40.6")),
        ("2210201", "住房公积金", d("66.18"), d("0"), d("64")),
    ]
    names = {
        "204": "公共安全支出",
        "20406": "司法",
        "208": "社会保障和就业支出",
        "20805": "行政事业单位养老支出",
        "210": "卫生健康支出",
        "21011": "行政事业单位医疗",
        "221": "住房保障支出",
        "22102": "住房改革支出",
    }
    carried = d("14.32")
    basic, project = total(i[2] for i in items), total(i[3] for i in items)
    whole, last = basic + project, d("951.6")
    new = whole - carried
    last_new = total(i[4] for i in items)
    classes = list(dict.fromkeys(i[0][:3] for i in items))

    def klass(code: str) -> Decimal:
        return total(i[2] + i[3] for i in items if i[0].startswith(code))

    people = d("671.3")
    goods = basic - people
    b3, l3 = (d("0"), d("7.2"), d("1.9")), (d("0"), d("8"), d("2.4"))
    table = [
        ["项目", "<", "<", "<", "合计", "基本支出", "项目支出"],
        ["科目编码", "<", "<", "科目名称", "^", "^", "^"],
        ["类", "款", "项", "^", "^", "^", "^"],
        ["合计", "<", "<", "<", wan(whole), wan(basic), wan(project)],
    ]
    for code in sorted({c for i in items for c in (i[0][:3], i[0][:5], i[0])}):
        some = [i for i in items if i[0].startswith(code)]
        b, p = total(i[2] for i in some), total(i[3] for i in some)
        name = names.get(code) or next(i[1] for i in items if i[0] == code)
        table.append([code[:3], code[3:5], code[5:], name, wan(b + p), wan(b) if b else "", wan(p) if p else ""])
    current = [[*row] for row in table]
    for row in current[3:]:
        if row[0] in ("合计", "204") and row[1:3] in (["<", "<"], ["", ""], ["06", ""], ["06", "07"]):
            whole_cell, project_cell = Decimal(row[4]) * 10000 - carried, Decimal(row[6]) * 10000 - carried
            row[4], row[6] = wan(whole_cell), wan(project_cell)
    lines = []
    uses = {
        "2040601": "局机关及派出机构人员工资、日常办公等运转支出",
        "2040604": "人民调解、社区矫正等基层司法业务",
        "2040605": "法治宣传教育",
        "2040607": "法律援助和公共法律服务体系建设",
        "2080505": "机关事业单位实施养老保险制度由单位缴纳的基本养老保险费",
        "2101101": "行政单位基本医疗保险缴费",
        "2210201": "按规定为职工缴纳的住房公积金",
    }
    for n, i in enumerate(items, 1):
        amount = i[2] + i[3] - (carried if i[0] == "2040607" else 0)
        lines.append(
            f"{n}.{names[i[0][:3]].removesuffix('支出')}（类）{names[i[0][:5]]}（款）{i[1]}（项）{YEAR}年预算数为{wan(amount)}万元，主要用于：{uses[i[0]]}。"
        )
    shares = "；".join(
        f"{names[c]}{wan(klass(c) - (carried if c == '204' else 0))}万元，占{percent(klass(c) - (carried if c == '204' else 0), new)}%"
        for c in classes
    )
    return f"""
@{BODY}
@{YEAR}年部门预算编制说明

一、基本职能及主要工作
（一）{BODY}职能简介。承担全面依法治县重大问题的政策研究，负责行政复议、社区矫正、公共法律服务和法治宣传工作。
（二）{BODY}{YEAR}年重点工作。计划开展法治宣传活动120场次，办理法律援助案件260件。
二、部门预算单位构成
{BODY}下属二级单位2个，其中行政单位0个，其他事业单位2个。
三、收支预算情况说明
按照综合预算的原则，{BODY}所有收入和支出均纳入部门预算管理。收入包括：一般公共预算拨款收入、上年结转；支出包括：公共安全支出、社会保障和就业支出、卫生健康支出、住房保障支出。{BODY}{YEAR}年收支预算总数{wan(whole)}万元，比{YEAR - 1}年收支预算总数{word(whole, last, "增加", "减少")}{wan(abs(whole - last))}万元，主要是人员经费变动。
（一）收入预算情况
{BODY}{YEAR}年收入预算{wan(whole)}万元，其中：上年结转{wan(carried)}万元，占{percent(carried, whole)}%；一般公共预算拨款收入{wan(new)}万元，占{percent(new, whole)}%。
（二）支出预算情况
{BODY}{YEAR}年支出预算{wan(whole)}万元，其中：基本支出{wan(basic)}万元，占{percent(basic, whole)}%；项目支出{wan(project)}万元，占{percent(project, whole)}%。
四、财政拨款收支预算情况说明
{BODY}{YEAR}年财政拨款收支预算总数{wan(whole)}万元，比{YEAR - 1}年财政拨款收支预算总数{word(whole, last, "增加", "减少")}{wan(abs(whole - last))}万元，主要是人员经费变动。
收入包括：本年一般公共预算拨款收入{wan(new)}万元、上年结转一般公共预算拨款收入{wan(carried)}万元；支出包括：公共安全支出{wan(klass("204"))}万元、社会保障和就业支出{wan(klass("208"))}万元、卫生健康支出{wan(klass("210"))}万元、住房保障支出{wan(klass("221"))}万元。
五、一般公共预算当年拨款情况说明
（一）一般公共预算当年拨款规模变化情况
{BODY}{YEAR}年一般公共预算当年拨款{wan(new)}万元，比{YEAR - 1}年预算数{word(new, last_new, "增加", "减少")}{wan(abs(new - last_new))}万元，主要是人员正常晋级晋档。
（二）一般公共预算当年拨款结构情况
{shares}。
（三）一般公共预算当年拨款具体使用情况
{chr(10).join(lines)}
六、一般公共预算基本支出情况说明
{BODY}{YEAR}年一般公共预算基本支出{wan(basic)}万元，其中：
人员经费{wan(people)}万元，主要包括：基本工资、津贴补贴、奖金、机关事业单位基本养老保险缴费、职工基本医疗保险缴费、住房公积金。
公用经费{wan(goods)}万元，主要包括：办公费、印刷费、水费、电费、差旅费、公务接待费、公务用车运行维护费。
七、“三公”经费财政拨款预算安排情况说明
{BODY}{YEAR}年“三公”经费财政拨款预算数{wan(total(b3))}万元，其中：因公出国（境）经费0万元，公务接待费{wan(b3[2])}万元，公务用车购置及运行维护费{wan(b3[1])}万元。
（一）因公出国（境）经费与{YEAR - 1}年预算持平。
（二）公务接待费较{YEAR - 1}年预算下降{growth(b3[2], l3[2])}%。主要原因是厉行节约。
（三）公务用车购置及运行维护费较{YEAR - 1}年预算下降{growth(b3[1], l3[1])}%。单位现有公务用车3辆，其中：轿车1辆，越野车1辆，小型载客汽车1辆。{YEAR}年安排公务用车购置费0万元。{YEAR}年安排公务用车运行维护费{wan(b3[1])}万元，用于3辆公务用车燃油、维修、保险等方面支出。
八、政府性基金预算支出情况说明
{BODY}{YEAR}年没有使用政府性基金预算拨款安排的支出。
九、国有资本经营预算支出情况说明
{BODY}{YEAR}年没有使用国有资本经营预算拨款安排的支出。
十、其他重要事项的情况说明
（一）机关运行经费
{YEAR}年，{BODY}的机关运行经费财政拨款预算为{wan(goods)}万元，比{YEAR - 1}年预算增加{wan(goods - d("120"))}万元，增长{growth(goods, d("120"))}%。主要原因是新增司法所办公场所。
（二）政府采购情况
{YEAR}年，{BODY}安排政府采购预算23.6万元，主要用于采购办公设备和印刷服务。
（三）国有资产占有使用情况
截至{YEAR - 1}年底，{BODY}共有车辆3辆，其中，执法执勤用车3辆。单位价值200万元以上大型设备0台（套）。
（四）绩效目标设置情况
{YEAR}年{BODY}开展绩效目标管理的项目6个，涉及预算{wan(project)}万元。
十一、名词解释
（一）一般公共预算拨款收入：指县级财政当年拨付的资金。
@部门支出总表
表1-2 单位：万元
{rows(table)}
@一般公共预算支出预算表
表3 单位：万元
{rows(current)}
"""

"""湖南：部门预算，上年结转，收支总表、收入总表、支出分类汇总表、项目支出表、采购表；文字与上年预算比。"""

from ledger import Decimal, d, growth, percent, rows, total, wan, word

BODY = "安平县市场服务中心"
YEAR = 2024


def document() -> str:
    items = [
        ("2010301", "行政运行", d("286.44"), d("0")),
        ("2010302", "一般行政管理事务", d("0"), d("74")),
        ("2080505", "机关事业单位基本养老保险缴费支出", d("35.81"), d("0")),
        ("2080506", "机关事业单位职业年金缴费支出", d("17.9"), d("0")),
        ("2101102", "事业单位医疗", d("17.12"), d("0")),
        ("2160299", "其他商业流通事务支出", d("0"), d("212.6")),
        ("2210201", "住房公积金", d("27.6"), d("0")),
    ]
    names = {
        "201": "一般公共服务支出",
        "20103": "政府办公厅（室）及相关机构事务",
        "208": "社会保障和就业支出",
        "20805": "行政事业单位养老支出",
        "210": "卫生健康支出",
        "21011": "行政事业单位医疗",
        "216": "商业服务业等支出",
        "21602": "商业流通事务",
        "221": "住房保障支出",
        "22102": "住房改革支出",
    }
    carried = d("32.6")
    basic, project = total(i[2] for i in items), total(i[3] for i in items)
    whole = basic + project
    new = whole - carried
    last, last_basic, last_project = d("601.5"), d("371.1"), d("230.4")
    people = d("327.42")
    goods = basic - people

    def klass(code: str) -> Decimal:
        return total(i[2] + i[3] for i in items if i[0].startswith(code))

    classes = list(dict.fromkeys(i[0][:3] for i in items))
    three = {"接待": d("2.1"), "运行": d("6"), "购置": d("0"), "出国": d("0")}
    last3 = d("9.3")
    projects = [
        ("农贸市场提质改造", d("120")),
        ("市场管理专项", d("74")),
        ("农产品展销补助", d("60")),
        ("上年结转农贸市场消防整治", carried),
    ]
    assert total(p[1] for p in projects) == project
    goods_bought, works, services = d("18.5"), d("96"), d("27.3")

    nil = ""
    summary = [
        ["收入", "<", "支出", "<", "<", "<"],
        ["项目", "本年预算", "项目（按功能分类）", "本年预算", "项目（按支出性质）", "本年预算"],
    ]
    left = [
        ("一、一般公共预算拨款收入", new),
        ("其中：经费拨款", new - d("40")),
        ("纳入一般公共预算管理的非税收入拨款", d("40")),
        ("二、政府性基金预算拨款收入", None),
        ("三、国有资本经营预算收入", None),
        ("四、财政专户管理资金收入", None),
        ("五、事业单位经营收入", None),
    ]
    middle = [(f"{'一二三四五'[n]}、{names[c]}", klass(c)) for n, c in enumerate(classes)] + [("", None), ("", None)]
    right = [
        ("一、基本支出", basic),
        ("工资福利支出", people),
        ("商品和服务支出", goods),
        ("二、项目支出", project),
        ("", None),
        ("", None),
        ("", None),
    ]
    for (a, x), (b, y), (c, z) in zip(left, middle, right, strict=True):
        summary.append([a, wan(x) if x else nil, b, wan(y) if y else nil, c, wan(z) if z else nil])
    summary.append(["本年收入合计", wan(new), "本年支出合计", wan(whole), "本年支出合计", wan(whole)])
    summary.append(["上年结转结余", wan(carried), "年终结转结余", nil, "年终结转结余", nil])
    summary.append(["收入总计", wan(whole), "支出总计", wan(whole), "支出总计", wan(whole)])

    income = [
        [
            "单位代码",
            "单位名称",
            "总计",
            "一般公共预算拨款",
            "政府性基金预算拨款",
            "国有资本经营预算拨款",
            "财政专户管理资金",
            "上年结转结余",
        ],
        ["合计", "<", wan(whole), wan(new), nil, nil, nil, wan(carried)],
        ["306", "市场服务中心", wan(whole), wan(new), nil, nil, nil, wan(carried)],
        ["306001", "市场服务中心本级", wan(whole), wan(new), nil, nil, nil, wan(carried)],
    ]

    spending = [
        ["科目编码", "<", "<", "科目名称", "总计", "基本支出", "<", "<", "项目支出"],
        ["类", "款", "项", "^", "^", "小计", "人员经费", "公用经费", "^"],
        ["合计", "<", "<", "<", wan(whole), wan(basic), wan(people), wan(goods), wan(project)],
    ]
    codes = sorted({c for i in items for c in (i[0][:3], i[0][:5], i[0])})
    for code in codes:
        some = [i for i in items if i[0].startswith(code)]
        b, p = total(i[2] for i in some), total(i[3] for i in some)
        g = goods if any(i[0] == "2010301" for i in some) else Decimal(0)
        pieces = [code[:3], code[3:5] if len(code) > 3 else "", code[5:] if len(code) > 5 else ""]
        name = names.get(code) or next(i[1] for i in items if i[0] == code)
        spending.append([*pieces, name, wan(b + p), *(wan(x) if x else nil for x in (b, b - g, g, p))])

    listed = [
        ["单位名称", "项目名称", "总计", "本年拨款", "<", "上年结转"],
        ["^", "^", "^", "一般公共预算", "政府性基金预算", "^"],
        ["合计", "<", wan(project), wan(project - carried), nil, wan(carried)],
    ]
    for name, amount in projects:
        old = amount == carried
        listed.append(
            ["市场服务中心本级", name, wan(amount), nil if old else wan(amount), nil, wan(amount) if old else nil]
        )

    bought = [
        ["采购项目", "采购目录", "数量", "计量单位", "采购预算金额"],
        ["办公设备", "A货物", "12", "台", wan(goods_bought)],
        ["农贸市场改造", "B工程", "1", "项", wan(works)],
        ["物业管理", "C服务", "1", "项", wan(services)],
        ["合计", "<", nil, nil, wan(goods_bought + works + services)],
    ]

    public = [
        ["单位名称", "“三公”经费合计", "公务接待费", "公务用车购置和运行费", "<", "<", "因公出国（境）费"],
        ["^", "^", "^", "小计", "公务用车购置费", "公务用车运行费", "^"],
        ["合计", wan(total(three.values())), wan(three["接待"]), wan(three["运行"]), nil, wan(three["运行"]), nil],
        [
            "市场服务中心本级",
            wan(total(three.values())),
            wan(three["接待"]),
            wan(three["运行"]),
            nil,
            wan(three["运行"]),
            nil,
        ],
    ]
    parts = "，".join(f"{names[c]}{wan(klass(c))}万元" for c in classes)
    shares = "；".join(f"{names[c]}{wan(klass(c))}万元，占{percent(klass(c), whole)}%" for c in classes)
    return f"""
@{BODY}{YEAR}年部门预算

第一部分 {YEAR}年部门预算说明
一、部门基本概况
（一）职能职责。负责全县农贸市场的规划、建设、管理和服务，指导农产品流通。
（二）机构设置。{BODY}内设办公室、财务股、市场管理股、项目股4个股室，所属事业单位0个，全部纳入{YEAR}年部门预算编制范围。现有事业编制26名，在职24人，退休11人。
二、部门预算单位构成
本部门预算仅含本级预算。
三、部门收支总体情况
（一）收入预算。{YEAR}年年初预算数{wan(whole)}万元，其中，一般公共预算拨款{wan(new)}万元，政府性基金预算拨款0万元，国有资本经营预算拨款0万元，财政专户管理资金0万元，上年结转结余{wan(carried)}万元。收入较去年{word(whole, last, "增加", "减少")}{wan(abs(whole - last))}万元，主要是项目经费及人员变动。
（二）支出预算。{YEAR}年年初预算数{wan(whole)}万元，其中，{parts}。支出较去年{word(whole, last, "增加", "减少")}{wan(abs(whole - last))}万元，其中基本支出较去年{word(basic, last_basic, "增加", "减少")}{wan(abs(basic - last_basic))}万元，主要是人员工资调标；项目支出较去年{word(project, last_project, "增加", "减少")}{wan(abs(project - last_project))}万元，主要是新增农贸市场提质改造项目。
四、一般公共预算拨款支出预算
{YEAR}年一般公共预算拨款支出预算{wan(whole)}万元（含上年结转{wan(carried)}万元），其中，{shares}。具体安排情况如下：
（一）基本支出：{YEAR}年基本支出年初预算数为{wan(basic)}万元，主要是为保障部门正常运转、完成日常工作任务而发生的各项支出，包括用于基本工资、津贴补贴等人员经费{wan(people)}万元以及办公费、印刷费、水电费等公用经费{wan(goods)}万元。
（二）项目支出：{YEAR}年项目支出年初预算数为{wan(project)}万元，主要是部门为完成特定工作任务而发生的支出，其中：农贸市场提质改造支出120.00万元，主要用于城北、南门两个市场的棚顶改造和摊位升级；市场管理专项支出74.00万元，主要用于市场秩序维护；农产品展销补助支出60.00万元，主要用于组织展销活动；上年结转农贸市场消防整治支出{wan(carried)}万元。
五、政府性基金预算支出
{YEAR}年本部门无政府性基金安排的支出。
六、其他重要事项的情况说明
（一）机关运行经费。{YEAR}年本部门机关运行经费当年一般公共预算拨款{wan(goods)}万元，比上年预算增加{wan(goods - d("54.2"))}万元，增长{growth(goods, d("54.2"))}%，主要原因是市场水电费由本单位承担。
（二）“三公”经费预算。{YEAR}年本部门“三公”经费预算数为{wan(total(three.values()))}万元，其中，公务接待费{wan(three["接待"])}万元，公务用车购置及运行费{wan(three["运行"])}万元（其中，公务用车购置费0万元，公务用车运行费{wan(three["运行"])}万元），因公出国（境）费0万元。{YEAR}年“三公”经费预算较上年减少{wan(last3 - total(three.values()))}万元，主要是压减公务接待。
（三）一般性支出情况。{YEAR}年本部门会议费预算0.8万元，拟召开2次会议，人数90人，内容为经营户安全生产会议；培训费预算1.5万元，拟开展2次培训，人数60人，内容为食品安全培训；未计划举办节庆、晚会、论坛、赛事活动。
（四）政府采购情况。{YEAR}年本部门政府采购预算总额{wan(goods_bought + works + services)}万元，其中，货物类采购预算{wan(goods_bought)}万元；工程类采购预算{wan(works)}万元；服务类采购预算{wan(services)}万元。
（五）国有资产占用使用及新增资产配置情况。截至{YEAR - 1}年12月底，本部门共有公务用车2辆，其中，机要通信用车0辆，应急保障用车1辆，执法执勤用车0辆，特种专业技术用车1辆，其他按照规定配备的公务用车0辆；单位价值50万元以上通用设备0台，单位价值100万元以上专用设备0台。{YEAR}年拟新增配置公务用车0辆。
（六）预算绩效目标说明。本部门所有支出实行绩效目标管理。纳入{YEAR}年部门整体支出绩效目标的金额为{wan(whole)}万元，其中，基本支出{wan(basic)}万元，项目支出{wan(project)}万元。
七、名词解释
1.机关运行经费：是指各部门的公用经费，包括办公及印刷费、邮电费、差旅费、会议费、福利费等。
第二部分 {YEAR}年部门预算表
@收支总表
部门公开表01 单位：万元
{rows(summary)}
@收入总表
部门公开表02 单位：万元
{rows(income)}
@支出预算分类汇总表
部门公开表03 单位：万元
{rows(spending)}
@项目支出表
部门公开表10 单位：万元
{rows(listed)}
@政府采购预算表
部门公开表20 单位：万元
{rows(bought)}
@一般公共预算“三公”经费支出表
部门公开表15 单位：万元
{rows(public)}
"""

"""宁夏：部门预算，“收入/支出预算总表”文字先行，按来源、按用途、按经济科目三次分解，非税、专项逐个写内容与测算，机关运行经费按科目列举。"""

from ledger import Decimal, growth, percent, rows, total

BODY = "沙湖市市场监督管理局"
YEAR = 2024


def s(x: Decimal) -> str:
    return f"{x:.2f}"


def document() -> str:
    q = Decimal
    basic = {"工资福利支出": q("2876.34"), "商品和服务支出": q("312.48"), "对个人和家庭的补助": q("96.55")}
    projects = [
        ("食品安全抽检", q("286.00"), "计划抽检4400批次，每批次650元"),
        ("特种设备监管", q("74.50"), "含电梯应急处置平台运维费34.50万元、检测委托费40.00万元"),
        ("药品不良反应监测", q("18.20"), "监测上报1300份，每份140元"),
        ("知识产权专项", q("120.00"), "资助发明专利60件，每件2万元"),
        ("检验检测能力提升", q("342.60"), "购置液质联用仪等设备7台（套）"),
    ]
    base = total(basic.values())
    project = total(p[1] for p in projects)
    whole = base + project
    general, carry = whole - q("58.30"), q("58.30")
    last, last_general, last_carry = q("3984.21"), q("3911.60"), q("72.61")
    lastb, lastp = q("3226.90"), q("757.31")
    goods = [
        ("办公费", q("46.00")),
        ("印刷费", q("8.00")),
        ("水电费", q("32.40")),
        ("取暖费", q("58.26")),
        ("差旅费", q("36.00")),
        ("公务用车运行维护费", q("48.00")),
        ("其他交通费用", q("67.20")),
        ("其他", q("16.62")),
    ]
    assert total(g[1] for g in goods) == basic["商品和服务支出"]
    table = [
        ["项目名称", "资金来源", "<", "<", "金额（万元）", "测算依据"],
        ["^", "一般公共预算", "上年结转", "其他", "^", "^"],
    ]
    for n, x, why in projects:
        c = carry if n.startswith("检验") else q(0)
        table.append([n, s(x - c), s(c) if c else "", "", s(x), why])
    table.append(["合计", s(project - carry), s(carry), "", s(project), ""])
    three = [
        ("因公出国（境）费", q(0), q(0)),
        ("公务用车购置费", q(0), q("18.00")),
        ("公务用车运行维护费", q("48.00"), q("50.00")),
        ("公务接待费", q("2.40"), q("2.80")),
    ]
    a, b = total(t[1] for t in three), total(t[2] for t in three)
    t3 = [["项目", f"{YEAR - 1}年预算数（万元）", f"{YEAR}年预算数（万元）", "增减额（万元）", "增减幅度（%）"]]
    for n, now, old in three:
        t3.append([n, s(old), s(now), s(now - old), ("-" + growth(now, old)) if now < old else "0.00"])
    t3.append(["“三公”经费合计", s(b), s(a), s(a - b), "-" + growth(a, b)])

    def cmp(now: Decimal, old: Decimal) -> str:
        return f"较上年{s(old)}万元{'增加' if now > old else '减少'}{s(abs(now - old))}万元，{'增幅' if now > old else '降幅'}{growth(now, old)}%"

    detail = "\n".join(
        f"{n}.{name}项目{s(x)}万元，占项目支出预算的{percent(x, project)}%。{why}。"
        for n, (name, x, why) in enumerate(projects, 1)
    )
    return f"""
@{BODY}{YEAR}年部门预算

第一部分 部门概况
一、部门职责
负责全市市场综合监督管理、市场主体登记注册、食品药品和特种设备安全监管、知识产权保护等工作。
二、机构和人员
内设科室14个，所属事业单位2个，派出分局6个。编制201名，其中行政编制143名、事业编制58名；实有188人，其中行政135人、事业53人；退休112人。
第二部分 {YEAR}年部门预算安排情况说明
一、收支预算总体情况
（一）收入预算。{YEAR}年收入预算{s(whole)}万元，{cmp(whole, last)}。按来源分：一般公共预算拨款收入{s(general)}万元，占{percent(general, whole)}%，{cmp(general, last_general)}；上年结转{s(carry)}万元，占{percent(carry, whole)}%，{cmp(carry, last_carry)}。
（二）支出预算。{YEAR}年支出预算{s(whole)}万元，与收入预算平衡。按用途分：基本支出{s(base)}万元，占{percent(base, whole)}%，{cmp(base, lastb)}；项目支出{s(project)}万元，占{percent(project, whole)}%，{cmp(project, lastp)}。
二、基本支出预算情况
基本支出{s(base)}万元，其中：工资福利支出{s(basic["工资福利支出"])}万元，占基本支出的{percent(basic["工资福利支出"], base)}%；商品和服务支出{s(basic["商品和服务支出"])}万元，占{percent(basic["商品和服务支出"], base)}%；对个人和家庭的补助{s(basic["对个人和家庭的补助"])}万元，占{percent(basic["对个人和家庭的补助"], base)}%。
三、项目支出预算情况
项目支出{s(project)}万元，共5个项目，具体如下：
{detail}
@{YEAR}年项目支出预算明细表
{rows(table)}
四、“三公”经费预算情况
{YEAR}年“三公”经费预算{s(a)}万元，比上年减少{s(b - a)}万元，降幅{growth(a, b)}%，主要原因是上年更新执法车1辆，本年不再安排购置。
@“三公”经费预算对比表
{rows(t3)}
五、机关运行经费安排情况
{YEAR}年机关运行经费预算{s(basic["商品和服务支出"])}万元，包括：{"、".join(f"{n}{s(x)}万元" for n, x in goods)}。比上年增加{s(q("6.18"))}万元，增长{growth(basic["商品和服务支出"], basic["商品和服务支出"] - q("6.18"))}%。
六、政府采购预算情况
政府采购预算{s(q("512.30"))}万元，其中货物{s(q("342.60"))}万元、服务{s(q("169.70"))}万元，无工程类采购。预留中小企业份额{s(q("420.00"))}万元，占采购预算的{percent(q("420"), q("512.3"))}%。
七、国有资产占用情况
截至{YEAR - 1}年底，共有车辆24辆，其中执法执勤用车21辆、特种专业技术用车3辆，账面原值412.66万元；办公用房5430平方米，业务用房2870平方米，合计8300平方米。
八、绩效目标设置情况
5个项目全部编制绩效目标，涉及资金{s(project)}万元。食品抽检合格率目标不低于97.5%，比上年实际值97.1%提高0.4个百分点；电梯定期检验率达到98%以上；投诉举报按时办结率100%。
九、政府性基金和国有资本经营预算
本部门{YEAR}年没有政府性基金预算拨款和国有资本经营预算拨款。
第三部分 名词解释
1.基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。
"""

"""深圳一类：部门预算分单位写，人员、公用、对个人和家庭、项目四类支出，项目逐条列用途，三公按单位，分单位收入支出表。"""

from ledger import Decimal, d, growth, rows, total, wan

BODY = "深海市前岭区文化广电旅游体育局"
YEAR = 2025


def show(amount: Decimal) -> str:
    return wan(amount).rstrip("0").rstrip(".") if wan(amount).endswith("0") else wan(amount)


def cell(amount: Decimal) -> str:
    return wan(amount) if amount else ""


def document() -> str:
    units = ["局本级", "区图书馆", "区文化馆", "区全民健身中心"]
    people = [d("1486.32"), d("1122.47"), d("905.18"), d("433.06")]
    goods = [d("142.10"), d("96.88"), d("71.45"), d("40.27")]
    family = [d("38.55"), d("12.60"), d("9.34"), d("3.20")]
    projects = [
        [
            ("公共文化服务体系建设", d("1260")),
            ("文化产业扶持资金", d("2400")),
            ("体育赛事与全民健身活动", d("685.5")),
            ("预算准备金", d("60")),
            ("履职类业务经费", d("132.4")),
        ],
        [("图书及数字资源购置", d("480")), ("阅读推广", d("126.3")), ("图书馆物业与设备维护", d("512.75"))],
        [("群众文艺创作与展演", d("210")), ("艺术普及培训", d("98.6")), ("馆舍维护", d("186.9"))],
        [("场馆运营", d("820")), ("体育设施更新", d("240"))],
    ]
    other = [Decimal(0), Decimal(0), Decimal(0), d("360")]
    sums = [p + g + f + total(x for _, x in q) for p, g, f, q in zip(people, goods, family, projects, strict=True)]
    whole = total(sums)
    fiscal = whole - total(other)
    last = d("11208.96")
    last_fiscal = d("10888.96")
    table = [
        [
            "单位名称",
            "收入合计",
            "财政预算拨款",
            "事业收入",
            "支出合计",
            "人员支出",
            "公用支出",
            "对个人和家庭的补助支出",
            "项目支出",
        ]
    ]
    project_sums = [total(x for _, x in q) for q in projects]
    table.append(
        [
            "合计",
            cell(whole),
            cell(fiscal),
            cell(total(other)),
            cell(whole),
            cell(total(people)),
            cell(total(goods)),
            cell(total(family)),
            cell(total(project_sums)),
        ]
    )
    for n, unit in enumerate(units):
        table.append(
            [
                unit,
                cell(sums[n]),
                cell(sums[n] - other[n]),
                cell(other[n]),
                cell(sums[n]),
                cell(people[n]),
                cell(goods[n]),
                cell(family[n]),
                cell(project_sums[n]),
            ]
        )
    project_table = [["序号", "单位", "项目名称", "2025年预算", "其中：当年财政拨款"]]
    k = 0
    for n, q in enumerate(projects):
        for name, x in q:
            k += 1
            project_table.append(
                [str(k), units[n], name, cell(x), cell(x - (other[n] if name == "场馆运营" else Decimal(0)))]
            )
    project_table.append(["合计", "<", "<", cell(total(project_sums)), cell(total(project_sums) - total(other))])
    three = [
        [d("0"), d("16.8"), d("3.2")],
        [d("0"), d("4.2"), d("0")],
        [d("0"), d("4.2"), d("0.5")],
        [d("0"), d("0"), d("0")],
    ]
    last_three = [d("22.6"), d("4.2"), d("4.7"), d("0")]
    t3 = [
        ["单位名称", "2024年预算数", "2025年预算数", "<", "<", "<", "<", "<"],
        ["^", "^", "合计", "因公出国（境）费用", "公务接待费", "公务用车购置和运行维护费", "<", "<"],
        ["^", "^", "^", "^", "^", "小计", "公务用车购置费", "公务用车运行维护费"],
    ]
    for n, unit in enumerate([*units]):
        abroad, car, guest = three[n]
        t3.append(
            [unit, cell(last_three[n]), cell(abroad + car + guest), cell(abroad), cell(guest), cell(car), "", cell(car)]
        )
    cars, guests = total(x[1] for x in three), total(x[2] for x in three)
    t3.append(["合计", cell(total(last_three)), cell(cars + guests), "", cell(guests), cell(cars), "", cell(cars)])
    uses = {
        "公共文化服务体系建设": "主要用于基层综合性文化服务中心运营、公益文化活动采购和文化遗产保护",
        "文化产业扶持资金": "主要用于兑现文化产业扶持政策，预计扶持企业不少于120家，单个企业最高不超过200万元",
        "体育赛事与全民健身活动": "主要用于举办区级以上赛事26场",
        "预算准备金": "主要用于年中不可预见支出",
        "履职类业务经费": "主要用于执法、安全生产检查和法律顾问等",
        "图书及数字资源购置": "主要用于新购纸质图书6万册、续订数据库18个",
        "阅读推广": "主要用于举办讲座、展览等活动300场",
        "图书馆物业与设备维护": "主要用于总馆和11个分馆的物业管理、自助设备维护",
        "群众文艺创作与展演": "主要用于创作节目15个",
        "艺术普及培训": "主要用于开设免费培训班160个班次",
        "馆舍维护": "主要用于剧场灯光音响更新，比上年减少53.1万元",
        "场馆运营": "其中财政预算拨款460万元、事业收入360万元，主要用于体育馆、游泳馆的日常运营",
        "体育设施更新": "主要用于更新社区健身路径80条，平均每条3万元",
    }
    parts = []
    for n, unit in enumerate(units):
        head = f"{n + 1}.{BODY if n == 0 else '深海市前岭' + unit}{'（本级）' if n == 0 else ''}预算{show(sums[n])}万元，包括人员支出{show(people[n])}万元、公用支出{show(goods[n])}万元、对个人和家庭的补助支出{show(family[n])}万元、项目支出{show(project_sums[n])}万元。"
        parts.append(head)
        parts.append(f"（1）人员支出{show(people[n])}万元，主要是在职人员工资福利支出。")
        parts.append(f"（2）公用支出{show(goods[n])}万元，主要包括公用综合定额经费、水电费、公务用车运行维护费等。")
        parts.append(f"（3）对个人和家庭的补助支出{show(family[n])}万元，主要是退休人员经费和独生子女奖励。")
        parts.append(f"（4）项目支出{show(project_sums[n])}万元，具体包括：")
        parts += [f"{name}{show(x)}万元，{uses[name]}。" for name, x in projects[n]]
    w = total(three[0])
    return f"""
@{BODY}{YEAR}年部门预算

目 录
第一部分 部门概况
第二部分 部门预算收支总体情况
第三部分 部门预算支出具体情况
第四部分 政府采购预算情况
第五部分 “三公”经费财政拨款预算情况
第六部分 部门预算绩效管理情况
第七部分 其他需要说明情况
第八部分 名词解释
第九部分 部门预算表

第一部分 部门概况
一、主要职能
贯彻执行文化、广播电视、旅游和体育工作的法律法规和方针政策，统筹推进全区公共文化服务和全民健身公共服务。
二、机构编制及车辆情况
{BODY}系统共有预算单位4家，包括局本级和3家下属事业单位。系统编制数184名，实有在编人数171人，离休0人，退休33人；实有车辆6辆，均为定编车辆。
1.局本级：编制52名，实有在编人数50人，退休18人；车辆4辆。
2.区图书馆：编制58名，实有在编人数53人，退休7人；车辆1辆。
3.区文化馆：编制48名，实有在编人数45人，退休6人；车辆1辆。
4.区全民健身中心：编制26名，实有在编人数23人，退休2人；车辆0辆。
三、{YEAR}年主要工作目标
一是完善“十分钟文化圈”，人均公共文化设施面积由0.21平方米提高到0.23平方米。二是举办第九届前岭读书月。三是力争文化及相关产业增加值增长6%以上。
第二部分 部门预算收支总体情况
{YEAR}年{BODY}部门预算收入{show(whole)}万元，比{YEAR - 1}年增加{show(whole - last)}万元，增长{growth(whole, last, 1)}%。其中：财政预算拨款{show(fiscal)}万元、事业收入{show(total(other))}万元。
{YEAR}年{BODY}部门预算支出{show(whole)}万元，比{YEAR - 1}年增加{show(whole - last)}万元，增长{growth(whole, last, 1)}%。其中：人员支出{show(total(people))}万元、公用支出{show(total(goods))}万元、对个人和家庭的补助支出{show(total(family))}万元、项目支出{show(total(project_sums))}万元。
预算收支增加主要原因：一是财政预算拨款由{show(last_fiscal)}万元增至{show(fiscal)}万元，增加{show(fiscal - last_fiscal)}万元；二是事业收入由320万元增至360万元，增加40万元，为游泳馆延时开放的服务收入。
第三部分 部门预算支出具体情况
{chr(10).join(parts)}
第四部分 政府采购预算情况
{YEAR}年{BODY}政府采购项目纳入{YEAR}年部门预算共计1873.65万元，其中货物类548.3万元、服务类1217.35万元、工程类108万元。
第五部分 “三公”经费财政拨款预算情况
一、“三公”经费的单位范围
{BODY}因公出国（境）费用、公务用车购置和运行维护费、公务接待费开支单位包括局本级和3个下属单位，其中区全民健身中心无“三公”经费预算。
二、“三公”经费财政拨款预算情况说明
{YEAR}年“三公”经费财政拨款预算{show(cars + guests)}万元，比{YEAR - 1}年预算减少{show(total(last_three) - cars - guests)}万元，其中局本级{show(w)}万元，减少{show(last_three[0] - w)}万元，主要是公务接待费压减。
1.因公出国（境）费用。{YEAR}年预算数0万元，为进一步规范因公出国（境）经费管理，我市因公出国（境）经费完全按零基预算的原则根据市因公出国计划预审会议审定计划动态调配使用。
2.公务接待费。{YEAR}年预算数{show(guests)}万元，比{YEAR - 1}年的6.3万元减少{show(d("6.3") - guests)}万元，下降{growth(guests, d("6.3"), 1)}%。
3.公务用车购置和运行维护费。{YEAR}年预算数{show(cars)}万元，其中：公务用车购置费0万元，与上年持平；公务用车运行维护费{show(cars)}万元，与{YEAR - 1}年预算数持平，按每辆车4.2万元、共6辆车核定。
第六部分 部门预算绩效管理情况
{BODY}{YEAR}年部门预算项目均编制了绩效目标，共13个项目，涉及预算资金{show(total(project_sums))}万元，其中一级项目5个在局本级。
第七部分 其他需要说明情况
一、机关运行经费
{YEAR}年局本级机关运行经费财政拨款预算{show(goods[0])}万元，比{YEAR - 1}年增加2.3万元，增长{growth(goods[0], goods[0] - d("2.3"), 1)}%。3家下属单位为事业单位，无机关运行经费。
二、国有资产占有使用情况
截至{YEAR - 1}年12月31日，所属各预算单位共有车辆6辆，其中机要通信用车1辆、执法执勤用车3辆、其他用车2辆。单价100万元（含）以上设备3台（套）。
第八部分 名词解释
一、财政预算拨款：指市、区财政当年拨付的资金。
二、预算准备金：指部门在编制预算时按规定比例预留、用于解决年中临时增支的资金。
第九部分 部门预算表
@部门收支预算总体情况表（分单位）
预算单位：{BODY} 单位：万元
{rows(table)}

@项目支出预算表
预算单位：{BODY} 单位：万元
{rows(project_table)}

@“三公”经费财政拨款预算情况表
预算单位：{BODY} 单位：万元
{rows(t3)}
"""

"""河南：单位预算，收支与上年比的说明，财政专户与非税，支出按用途分列，负数增减表，三公逐项。"""

from ledger import d, growth, percent, rows, total, wan, word

BODY = "颍东县第二人民医院"
YEAR = 2023


def document() -> str:
    general, business, other = d("1620.5"), d("8840"), d("120.3")
    whole = total((general, business, other))
    last = d("9987.6")
    people, goods, family = d("4310.27"), d("3980.4"), d("66.13")
    basic = people + goods + family
    project = whole - basic
    parts = {
        "社会保障和就业支出": d("512.4"),
        "卫生健康支出": whole - d("512.4") - d("398.6"),
        "住房保障支出": d("398.6"),
    }
    general_parts = {
        "社会保障和就业支出": d("212.4"),
        "卫生健康支出": general - d("212.4") - d("88.6"),
        "住房保障支出": d("88.6"),
    }
    three, l3 = (d("0"), d("18"), d("0.5")), (d("0"), d("21.6"), d("0.8"))
    table = [["项目", "上年预算数", "本年预算数", "增减额", "增减%"]]
    for name, a, b in (
        ("财政拨款", d("1702.1"), general),
        ("事业收入", d("8200"), business),
        ("其他收入", d("85.5"), other),
        ("合计", last, whole),
    ):
        table.append([name, wan(a), wan(b), wan(b - a), f"{(b - a) * 100 / a:.2f}"])
    return f"""
@{BODY}{YEAR}年单位预算公开

第一部分 单位概况
一、主要职责
为人民身体健康提供医疗与护理保健服务，承担全县突发公共卫生事件的医疗救治。
二、机构设置
内设职能科室9个、临床科室21个，编制床位420张，核定事业编制386名，实有在编人员352人。
第二部分 {YEAR}年单位预算情况说明
一、收入支出预算总体情况说明
{YEAR}年收入总计{wan(whole)}万元，支出总计{wan(whole)}万元，与{YEAR - 1}年预算相比，收、支总计各增加{wan(whole - last)}万元，增长{growth(whole, last)}%。主要原因：医疗业务量增长。
二、收入预算总体情况说明
{YEAR}年收入合计{wan(whole)}万元，其中：一般公共预算拨款收入{wan(general)}万元，占{percent(general, whole)}%；事业收入{wan(business)}万元，占{percent(business, whole)}%；其他收入{wan(other)}万元，占{percent(other, whole)}%。
三、支出预算总体情况说明
{YEAR}年支出合计{wan(whole)}万元，其中：基本支出{wan(basic)}万元，占{percent(basic, whole)}%；项目支出{wan(project)}万元，占{percent(project, whole)}%。基本支出中：工资福利支出{wan(people)}万元，商品和服务支出{wan(goods)}万元，对个人和家庭的补助支出{wan(family)}万元。
四、财政拨款收入支出预算总体情况说明
{YEAR}年一般公共预算收支预算{wan(general)}万元，政府性基金收支预算0万元。与{YEAR - 1}年相比，一般公共预算收支预算{word(general, d("1702.1"), "增加", "减少")}{wan(abs(general - d("1702.1")))}万元，{word(general, d("1702.1"), "增长", "下降")}{growth(general, d("1702.1"))}%，主要原因：项目资金减少；政府性基金收支预算增加0万元，增长0%。
五、一般公共预算支出预算情况说明
{YEAR}年一般公共预算支出年初预算为{wan(general)}万元。主要用于以下方面：{"；".join(f"{k}{wan(v)}万元，占{percent(v, general)}%" for k, v in general_parts.items())}。
六、支出预算按功能分类情况
全院支出{wan(whole)}万元中，{"、".join(f"{k}{wan(v)}万元，占{percent(v, whole)}%" for k, v in parts.items())}。
七、“三公”经费支出预算情况说明
{YEAR}年“三公”经费预算为{wan(total(three))}万元，比{YEAR - 1}年减少{wan(total(l3) - total(three))}万元，下降{growth(total(three), total(l3))}%。具体支出情况如下：
（一）因公出国（境）费0万元，与{YEAR - 1}年持平。
（二）公务用车购置及运行费{wan(three[1])}万元，其中，公务用车购置费0万元；公务用车运行维护费{wan(three[1])}万元，主要用于救护车燃油、维修、保险等支出。预算数比{YEAR - 1}年减少{wan(l3[1] - three[1])}万元，主要原因：处置救护车1辆。
（三）公务接待费{wan(three[2])}万元，预算数比{YEAR - 1}年减少{wan(l3[2] - three[2])}万元，下降{growth(three[2], l3[2])}%。
八、其他重要事项的情况说明
（一）机关运行经费。我单位为公益二类事业单位，无机关运行经费。
（二）政府采购支出情况。{YEAR}年政府采购预算安排2680万元，其中：政府采购货物预算1860万元、政府采购工程预算500万元、政府采购服务预算320万元。
（三）绩效目标设置情况。{YEAR}年对5个项目编报了绩效目标，涉及资金{wan(project)}万元，其中：医疗设备购置项目1680万元，门诊楼改造项目420万元。
（四）国有资产占用情况。{YEAR - 1}年期末，我单位共有车辆9辆，其中：救护车7辆、应急保障用车2辆；单价50万元以上通用设备12台（套），单价100万元以上专用设备26台（套）。固定资产总额2.16亿元，其中房屋1.08亿元，占50%；设备9230万元，占42.73%。
第三部分 名词解释
一、事业收入：指事业单位开展专业活动及辅助活动所取得的收入。
@收入预算对照表
单位：万元
{rows(table)}
"""

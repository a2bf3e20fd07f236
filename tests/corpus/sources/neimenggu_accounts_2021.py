"""内蒙古：总计先与年初预算、再与上年决算比，两套各增加；财政拨款决算收支按年初预算、调整预算、决算列；多项“其中”。"""

from ledger import d, growth, percent, rows, total, wan, wan_commas

BODY = "科沁旗农牧局"
YEAR = 2021


def document() -> str:
    whole, budget, last = d("6420.18"), d("5980.5"), d("6012.33")
    income, carry = d("6010.18"), d("410")
    spent, after = d("6288.02"), d("132.16")
    assert income + carry == whole == spent + after
    general, fund, other = d("5602.48"), d("300"), d("107.7")
    assert general + fund + other == income
    basic, project = d("2144.6"), d("4143.42")
    fiscal_spent = spent - other
    general_spent = fiscal_spent - fund
    people, goods = d("1986.4"), d("158.2")
    classes = {
        "社会保障和就业支出": d("288.7"),
        "卫生健康支出": d("133.06"),
        "农林水支出": general_spent - d("288.7") - d("133.06") - d("176.5"),
        "住房保障支出": d("176.5"),
    }
    planned = {
        "社会保障和就业支出": d("280"),
        "卫生健康支出": d("130.2"),
        "农林水支出": d("4700"),
        "住房保障支出": d("176.5"),
    }
    table = [["项目", "年初预算数", "调整预算数", "决算数"]]
    adjusted = {k: v + d("12.6") for k, v in classes.items()}
    for k, v in classes.items():
        table.append([k, wan_commas(planned[k]), wan_commas(adjusted[k]), wan_commas(v)])
    table.append(
        [
            "本年支出合计",
            wan_commas(total(planned.values())),
            wan_commas(total(adjusted.values())),
            wan_commas(general_spent),
        ]
    )
    three, b3, l3 = (d("21.3"), d("3.15")), (d("26"), d("6")), (d("24.8"), d("3.9"))
    return f"""
@科沁旗农牧局{YEAR}年度部门决算公开报告

第一部分 部门概况
一、主要职能
统筹研究和组织实施全旗农牧业中长期规划，监督管理种植业、畜牧业、农机化和农产品质量安全。
二、机构设置
内设机构8个，所属事业单位6个。全旗粮食播种面积286万亩，产量21.4亿斤，牲畜存栏182万头（只）。
第二部分 {YEAR}年度部门决算情况说明
一、收入支出决算总体情况说明
本部门{YEAR}年度收入、支出决算总计均为{wan(whole)}万元。与年初预算相比，收、支总计各增加{wan(whole - budget)}万元，增长{growth(whole, budget)}%，变动原因：上级追加项目资金。与上年决算相比，收、支总计各增加{wan(whole - last)}万元，增长{growth(whole, last)}%，变动原因：粮改饲项目增加。其中：
（一）收入决算总计{wan(whole)}万元。包括：
1．本年收入决算合计{wan(income)}万元。与上年决算相比，增加{wan(income - d("5702.1"))}万元，增长{growth(income, d("5702.1"))}%，变动原因：项目资金增加。
2．使用非财政拨款结余0.00万元。与上年决算相比，增加0.00万元，变动原因：无此项资金。
3．年初结转和结余{wan(carry)}万元。与上年决算相比，增加{wan(carry - d("310.23"))}万元，增长{growth(carry, d("310.23"))}%，变动原因：上年项目结转。
（二）支出决算总计{wan(whole)}万元。包括：
1．本年支出决算合计{wan(spent)}万元。与上年决算相比，增加{wan(spent - d("5602.33"))}万元，增长{growth(spent, d("5602.33"))}%，变动原因：项目支出增加。
2．结余分配0.00万元。
3．年末结转和结余{wan(after)}万元。与上年决算相比，减少{wan(d("410") - after)}万元，下降{growth(after, d("410"))}%，变动原因：加快支出进度。
二、收入决算情况说明
本年收入决算合计{wan(income)}万元，其中：本年财政拨款决算收入{wan(general + fund)}万元，占{percent(general + fund, income)}%；其他收入{wan(other)}万元，占{percent(other, income)}%。
三、支出决算情况说明
本年支出决算合计{wan(spent)}万元，其中：基本支出{wan(basic)}万元，占{percent(basic, spent)}%；项目支出{wan(project)}万元，占{percent(project, spent)}%；经营支出0.00万元，占0.00%。
四、财政拨款收入支出决算总体情况说明
本年财政拨款收入决算{wan(general + fund)}万元，其中：一般公共预算财政拨款收入{wan(general)}万元，政府性基金预算财政拨款收入{wan(fund)}万元。本年财政拨款支出决算{wan(fiscal_spent)}万元，其中：一般公共预算财政拨款支出{wan(general_spent)}万元，占{percent(general_spent, fiscal_spent)}%；政府性基金预算财政拨款支出{wan(fund)}万元，占{percent(fund, fiscal_spent)}%。
五、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款支出{wan(general_spent)}万元，年初预算{wan(total(planned.values()))}万元，完成年初预算的{percent(general_spent, total(planned.values()))}%；调整预算{wan(total(adjusted.values()))}万元，完成调整预算的{percent(general_spent, total(adjusted.values()))}%。按功能分类科目，具体为：
（一）社会保障和就业支出（类）{wan(classes["社会保障和就业支出"])}万元，占{percent(classes["社会保障和就业支出"], general_spent)}%，完成年初预算的{percent(classes["社会保障和就业支出"], planned["社会保障和就业支出"])}%。
（二）卫生健康支出（类）{wan(classes["卫生健康支出"])}万元，占{percent(classes["卫生健康支出"], general_spent)}%，完成年初预算的{percent(classes["卫生健康支出"], planned["卫生健康支出"])}%。
（三）农林水支出（类）{wan(classes["农林水支出"])}万元，占{percent(classes["农林水支出"], general_spent)}%，完成年初预算的{percent(classes["农林水支出"], planned["农林水支出"])}%。其中：农业生产发展1820.5万元，农田建设986万元，动物防疫214.3万元等。
（四）住房保障支出（类）{wan(classes["住房保障支出"])}万元，占{percent(classes["住房保障支出"], general_spent)}%，完成年初预算的100.00%。
六、一般公共预算财政拨款基本支出决算情况说明
一般公共预算财政拨款基本支出{wan(basic)}万元，包括：人员经费{wan(people)}万元，公用经费{wan(goods)}万元。
七、财政拨款“三公”经费支出决算情况说明
财政拨款“三公”经费支出{wan(total(three))}万元，与年初预算{wan(total(b3))}万元相比，减少{wan(total(b3) - total(three))}万元，完成年初预算的{percent(total(three), total(b3))}%；与上年决算{wan(total(l3))}万元相比，减少{wan(total(l3) - total(three))}万元，下降{growth(total(three), total(l3))}%。其中：公务用车运行维护费{wan(three[0])}万元，占“三公”经费的{percent(three[0], total(three))}%，与上年相比减少{wan(l3[0] - three[0])}万元；公务接待费{wan(three[1])}万元，占“三公”经费的{percent(three[1], total(three))}%，与上年相比减少{wan(l3[1] - three[1])}万元。国内接待63批次，接待521人次。公务用车保有量9辆，车均运行费用{wan(three[0] / 9)}万元。
八、其他重要事项的情况说明
（一）机关运行经费支出{wan(goods)}万元，比{YEAR - 1}年减少{wan(d("9.4"))}万元，下降{growth(goods, goods + d("9.4"))}%。
（二）政府采购支出总额1208.6万元，其中：政府采购货物支出402.1万元、政府采购工程支出640万元、政府采购服务支出166.5万元。
（三）截至{YEAR}年12月31日，共有车辆9辆，其中：执法执勤用车4辆、特种专业技术用车5辆。
（四）预算绩效：自评项目12个，涉及资金{wan(project)}万元，其中“优”10个、“良”2个。
第三部分 名词解释
调整预算数：指年初预算数加上预算执行中追加（减）的数。
第四部分 附表
@一般公共预算财政拨款支出预算执行情况表
单位：万元
{rows(table)}
"""

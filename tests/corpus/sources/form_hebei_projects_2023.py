"""河北：预算项目绩效自评结果汇总表（一行一个项目）、分等级统计表、项目资金来源表，一个工作簿三页，金额与得分、等次、执行率并列。"""

from ledger import Decimal, percent, rows, total


def s(x: Decimal) -> str:
    return f"{x:.2f}"


def document() -> str:
    q = Decimal
    projects = [
        ("城乡居民医保财政补助", "医保中心", "8640.00", "8725.36", "8725.36", "99.5"),
        ("医疗救助", "救助科", "1260.00", "1388.90", "1344.17", "96.8"),
        ("离休干部医疗保障", "待遇科", "86.00", "86.00", "61.42", "90.3"),
        ("医保信息平台运维", "办公室", "145.00", "138.60", "138.60", "98"),
        ("基金监管与飞行检查", "监管科", "60.00", "54.00", "41.86", "87.5"),
        ("政策宣传与业务培训", "办公室", "24.00", "22.50", "20.11", "93.2"),
        ("医保服务站建设", "医保中心", "110.00", "110.00", "103.73", "95.1"),
    ]
    sums = [total(q(p[n]) for p in projects) for n in (2, 3, 4)]
    table = [
        [
            "序号",
            "项目名称",
            "责任科室",
            "年初预算（万元）",
            "全年预算（万元）",
            "执行数（万元）",
            "执行率",
            "自评得分",
            "等次",
        ]
    ]
    count: dict[str, list[Decimal]] = {"优": [q(0), q(0)], "良": [q(0), q(0)]}
    for n, (name, office, a, b, c, score) in enumerate(projects, 1):
        level = "优" if q(score) >= 90 else "良"
        count[level][0] += 1
        count[level][1] += q(c)
        table.append([str(n), name, office, a, b, c, percent(q(c), q(b)) + "%", score, level])
    table.append(["合计", "<", "<", *map(s, sums), percent(sums[2], sums[1]) + "%", "—", "—"])
    grades = [["等次", "项目个数", "占项目个数比重", "执行数（万元）", "占执行数比重"]]
    for k, (n, x) in count.items():
        grades.append([k, str(n), percent(n, q(7)) + "%", s(x), percent(x, sums[2]) + "%"])
    grades += [
        ["中", "0", "0.00%", "0.00", "0.00%"],
        ["差", "0", "0.00%", "0.00", "0.00%"],
        ["合计", "7", "100.00%", s(sums[2]), "100.00%"],
    ]
    source = [["资金来源", "年初预算（万元）", "全年预算（万元）", "执行数（万元）", "结余（万元）"]]
    parts = [
        ("中央资金", "5184.00", "5301.20", "5301.20"),
        ("省级资金", "1728.00", "1760.55", "1760.55"),
        ("市级资金", "620.00", "648.30", "622.09"),
    ]
    rest = [sums[n] - total(q(p[n + 1]) for p in parts) for n in range(3)]
    every = [(n, q(a), q(b), q(c)) for n, a, b, c in parts] + [("县级资金", *rest)]
    for name, a, b, c in every:
        source.append([name, s(a), s(b), s(c), s(b - c)])
    source.append(["合计", *map(s, sums), s(sums[1] - sums[2])])
    return f"""
# 自评结果汇总表
@2023年度预算项目绩效自评结果汇总表
填报单位：滦平川县医疗保障局
{rows(table)}

# 等次统计表
@自评等次统计表
{rows(grades)}

# 资金来源表
@项目资金来源情况表
{rows(source)}
"""

"""甘肃：预算说明，几个项目各写预算、上年和用途，非税收入，政府购买服务，上年结转另列，表为项目表和政府采购表。"""

from ledger import d, growth, percent, rows, total, word
from ledger import wan_short as w

BODY = "祁山县自然资源局"
YEAR = 2022


def document() -> str:
    general, carried, fund = d("2210.6"), d("186.4"), d("900")
    whole = general + carried + fund
    last = d("3120.8")
    basic, project = d("1380.25"), whole - d("1380.25")
    people, goods = d("1268.9"), d("111.35")
    projects = [
        ("国土空间规划编制", d("420"), d("300")),
        ("不动产登记运行", d("86"), d("86")),
        ("地质灾害防治", d("260"), d("310")),
        ("土地征收成本", fund, d("1050")),
    ]
    rest = project - total(a for _, a, _ in projects)
    listed = [
        ["序号", "项目名称", "资金来源", "<", "<", "合计"],
        ["^", "^", "一般公共预算", "政府性基金", "上年结转", "^"],
    ]
    for n, (name, a, _) in enumerate(projects, 1):
        gf = ("", w(a), "") if name.startswith("土地征收") else (w(a), "", "")
        listed.append([str(n), name, *gf, w(a)])
    listed.append(["5", "其他专项", w(rest - carried), "", w(carried), w(rest)])
    listed.append(["", "合计", w(project - fund - carried), w(fund), w(carried), w(project)])
    uses = "\n".join(
        f"{n}.{name}项目{w(a)}万元，{'与上年持平' if a == b else ('比上年' + word(a, b, '增加', '减少') + w(abs(a - b)) + '万元，' + word(a, b, '增长', '下降') + growth(a, b) + '%')}。"
        for n, (name, a, b) in enumerate(projects, 1)
    )
    return f"""
@{BODY}{YEAR}年部门预算公开说明

一、部门职责
负责全县自然资源资产的调查监测、确权登记、有偿使用、国土空间规划和耕地保护工作。
二、机构设置及人员
本部门由局机关和3个下属事业单位组成，核定编制118名，其中行政编制26名、事业编制92名；实有在职人员109人。
三、部门收支预算总体情况
{YEAR}年部门收支总预算{w(whole)}万元，比{YEAR - 1}年预算{word(whole, last, "增加", "减少")}{w(abs(whole - last))}万元，{word(whole, last, "增长", "下降")}{growth(whole, last)}%。收入包括一般公共预算拨款{w(general)}万元，占{percent(general, whole)}%；政府性基金预算拨款{w(fund)}万元，占{percent(fund, whole)}%；上年结转{w(carried)}万元，占{percent(carried, whole)}%。支出包括基本支出{w(basic)}万元，占{percent(basic, whole)}%；项目支出{w(project)}万元，占{percent(project, whole)}%。
四、一般公共预算拨款情况
{YEAR}年一般公共预算当年拨款{w(general)}万元，其中非税收入安排320万元；比{YEAR - 1}年执行数{word(general, d("2104.5"), "增加", "减少")}{w(abs(general - d("2104.5")))}万元，{word(general, d("2104.5"), "增长", "下降")}{growth(general, d("2104.5"))}%。
五、基本支出情况
基本支出{w(basic)}万元，其中人员经费{w(people)}万元，占{percent(people, basic)}%；公用经费{w(goods)}万元，占{percent(goods, basic)}%。公用经费按在职人员每人1万元、离退休人员每人0.05万元的标准安排。
六、项目支出情况
{YEAR}年安排项目支出{w(project)}万元，主要项目为：
{uses}
七、“三公”经费等情况
{YEAR}年“三公”经费预算15.8万元，比{YEAR - 1}年预算16.5万元减少0.7万元，下降4.24%。其中：公务接待费2.3万元，较上年3万元减少0.7万元；公务用车运行维护费13.5万元，与上年持平；无因公出国（境）费和公务用车购置费。会议费1.5万元，培训费4.2万元，分别比上年增加0.5万元和减少0.3万元。
八、政府采购情况
{YEAR}年政府采购预算总额612万元，其中：货物类52万元，工程类260万元，服务类300万元。政府购买服务项目2个，预算306万元。
九、国有资产占用情况
截至{YEAR - 1}年末，共有车辆9辆，其中执法执勤用车5辆、其他用车4辆；办公用房面积3260平方米，本年拟购置执法无人机2台，预算9.6万元，每台4.8万元。
十、绩效目标情况
{YEAR}年对4个项目设置绩效目标，涉及资金{w(total(a for _, a, _ in projects))}万元，占项目支出的{percent(total(a for _, a, _ in projects), project)}%。
十一、名词解释
一般公共预算拨款：指县级财政当年拨付的资金。
@项目支出预算表
单位：万元
{rows(listed)}
"""

"""益阳一带：得分写在前面，部门整体支出绩效评价报告，收支写成连加，项目逐个说明，含上年结转说明，只有正文。"""

from ledger import d, growth, percent, total, wan
from ledger import wan_short as w

BODY = "河口县商务和招商局"
YEAR = 2020


def document() -> str:
    wages, goods, family = d("212.51"), d("58.36"), d("9.9")
    basic = wages + goods + family
    projects = {"电商扶贫专项": d("120"), "招商引资专项": d("86.5"), "市场监测": d("6.2"), "加油站管理": d("4.8")}
    project = total(projects.values())
    spent = basic + project
    carry, after = d("12.63"), d("6.18")
    income = spent - carry + after
    last = d("520.4")
    budget = d("478.2")
    three, last3 = (d("3.12"), d("4.6")), (d("4.05"), d("5.1"))
    return f"""
@河口县商务和招商局
@{YEAR}年部门整体支出绩效评价报告

一、自评得分情况
根据河口县财政局《关于开展{YEAR}年度部门整体支出绩效评价工作的通知》，我局成立了绩效评价工作小组，对照评分表逐项自评，自评得分96分，其中投入15分，得14分；过程55分，得53分；产出及效率30分，得29分。
二、单位基本概况
（一）部门职能。贯彻执行国家内外贸易、外商投资和对外经济合作的方针政策，组织全县招商引资工作。
（二）机构人员。内设办公室、招商股、市场股、外贸股4个股室，下设电子商务服务中心1个事业单位。核定编制26名，其中行政编制14名，事业编制12名；年末在职人员25人，其中行政13人，事业12人；退休人员17人。
三、部门整体支出管理及使用情况
（一）收支情况
{YEAR}年我局总收入{wan(income + carry)}万元，其中本年财政拨款收入{wan(income)}万元，上年结转{wan(carry)}万元。全年总支出{wan(spent)}万元，比上年{"增加" if spent > last else "减少"}{wan(abs(spent - last))}万元，{"增长" if spent > last else "下降"}{growth(spent, last)}%，年末结转{wan(after)}万元。总支出中：基本支出{wan(basic)}万元，占{percent(basic, spent)}%；项目支出{wan(project)}万元，占{percent(project, spent)}%。
（二）基本支出情况
基本支出{wan(basic)}万元，其中工资福利支出{wan(wages)}万元，商品和服务支出{wan(goods)}万元，对个人和家庭的补助{wan_short_or(family)}万元。年初基本支出预算安排268.2万元，实际支出比预算增加{wan(basic - d("268.2"))}万元，主要是年中追加了绩效奖金。
（三）项目支出情况
年初安排项目支出预算{wan(budget - d("268.2"))}万元，全年实际支出{wan(project)}万元，完成预算的{percent(project, budget - d("268.2"))}%，主要用于以下四个方面：
一是电商扶贫专项{w(projects["电商扶贫专项"])}万元，建成电商服务站点38个，培训贫困户620人次，实现农产品网络零售额1.86亿元。
二是招商引资专项{w(projects["招商引资专项"])}万元，外出招商21批次，签约项目14个，合同引资23.5亿元，到位资金9.7亿元。
三是市场监测{w(projects["市场监测"])}万元，确定监测企业16家。
四是加油站管理{w(projects["加油站管理"])}万元，检查加油站43座，发现隐患29处，整改29处，整改率100%。
（四）“三公”经费情况
{YEAR}年“三公”经费支出{wan(total(three))}万元，比上年减少{wan(total(last3) - total(three))}万元，下降{growth(total(three), total(last3))}%。其中：公务接待费{wan(three[0])}万元，比上年{wan(last3[0])}万元减少{wan(last3[0] - three[0])}万元；公务用车运行维护费{w(three[1])}万元，比上年{w(last3[1])}万元减少{wan(last3[1] - three[1])}万元；无因公出国（境）费用和公务用车购置费。“三公”经费预算9万元，控制率{percent(total(three), d("9"))}%。
（五）资产管理情况
截至{YEAR}年底，固定资产原值286.4万元，净值131.2万元，固定资产利用率100%。
四、项目组织实施情况
专项资金严格按照“集体研究、分级负责”的原则安排，单笔5万元以上的支出由局党组会议研究决定，全年共研究资金议题17个。
五、部门整体支出绩效情况
（一）预算完成率。年初预算{w(budget)}万元，上年结转{wan(carry)}万元，年中追加{wan(income - budget)}万元，全年预算{wan(income + carry)}万元，全年支出{wan(spent)}万元，预算完成率{percent(spent, income + carry)}%。
（二）社会效益。全县实现社会消费品零售总额68.2亿元，同比下降1.8%；进出口总额完成4720万美元，增长12.5%。带动就业1300余人，其中贫困人口210人，占16.2%。
（三）群众满意度。随机调查企业和群众100人，满意率达到96%。
六、存在的主要问题
一是预算编制不够精准，年初项目预算与实际支出差距为{wan(abs(project - budget + d("268.2")))}万元。二是受疫情影响，部分招商活动推迟，结转{wan(after)}万元。
七、改进措施和建议
一是提前谋划下年度项目，细化预算编制。二是加快结转项目实施进度，明年上半年全部支付到位。自评结果将作为下年度预算安排依据并在县政府门户网站公开。
本年度无政府性基金、国有资本经营预算和社会保险基金预算支出。
附件：部门整体支出绩效评价指标评分表
河口县商务和招商局
{YEAR + 1}年4月20日
"""


def wan_short_or(amount):  # type: ignore[no-untyped-def]
    return w(amount)

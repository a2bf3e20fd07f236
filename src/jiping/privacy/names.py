"""Which few characters are a Chinese person's name: surnames, and words that look like names and are none.

A name standing alone cannot be told from a word, so every caller asks only where a name is expected: behind
填表人：, in a column 姓名, between 发放给 and an amount. How sure the place is decides how much is asked here.
"""

from __future__ import annotations

import re

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
    "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁"
    "尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜"
    "冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼"
    "盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜"
)
_DOUBLE = frozenset(
    (
        "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒",
        "令狐", "夏侯", "端木", "南宫", "长孙", "宇文", "轩辕", "申屠", "太史", "独孤",
    )
)  # fmt: skip
# Common surnames only where nothing but the surname speaks for a name: 高, 文, 安, 全 begin too many words.
_ORDINARY_WORD = frozenset("全文安成时农司应商明原平国相初来都普和位海花权强盖满容计支宣门云阿乌母修连解房费管路方向")
# The given names of people, as far as a few hundred characters cover them. Asked for only where the place is weak.
_GIVEN = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉力志永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子峰岩中茂进林有坚和彪博诚先敬震振壮会"
    "思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘慧巧美惠珠翠雅芝萍春菊凤洁"
    "琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希"
    "欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝丝金银铁柱根三四五六七八九一二大小老阳天地田木水火石春夏冬东西南北方正光洪立成长宇轩涵梓萱雨桐诗琪俊皓轩一诺依晴语嫣"
    "培忠孝礼智勋炳焕煌灿旺开来喜寿康宝财禄魁连社满堂庭贤继祖宗耀坤乾丰登运昌盛超凯鑫森淼毅恒衡远达通传本安定孟仲叔季彦恩怀念慕容蕾苗茵莹玲玫瑰燕娇娥姿姗妮嫦娣娟婧蓝艾菱帆扬"
    "初尧舜禹汤周秦汉唐宋朝廷斯越楚湘云贵川渝津沪京鲁豫晋辽吉黑苏浙皖闽赣粤桂琼翼羿腊仙姑然花草钰锋锐凌尘铭晖旺娃崽满妹细毛"
)
_NOT_NAME = re.compile(
    r"[镇乡村县市省区局户员司校厂社组股科室处部厅站所款费率额数号码证卡险贷奖贴]$"
    r"|^(?:高龄|高中|高校|高等|高标|高速|高温|高效|高新|马路|马铃|石油|石材|金额|金融|黄牛|黄金[周期时叶茶饰首珠价矿储分交产地海]|温室|温度|包括|包含|包干|成人|成员|成年|成立|时间|时限|应急|应当|应届|应发|全县|全市|全区|全部|全体|全年|全额|全民|全国|明确|明细"
    r"|房屋|房租|车辆|车队|车站|车主|单位|单独|单亲|单列|管理|解决|解放|游客|路灯|路面|项目|向上|向其|向各|方案|方便|文化|文艺|文物|文件|安全|安置|安排|安装|安保|平台|平均|平安|国家|国有|国企|来源|来自|来访|和谐|和平|相关|相应|都是"
    r"|农民|农户|农村|农业|司机|司法|师生|师资|边缘|边境|关爱|关于|关键|关心|任务|任何|任职|曾经|于是|纪检|纪委|成本|宣传|计划|计生|门诊|容器|党员|党支|党委|党组|党建|商户|商家|武装|武警|军人|康复|康养|祖国|简易|简介|连续"
    r"|经办|负责|联系|填表|填报|审核|复核|制表|编制|日期|时间|电话|签字|签名|盖章|单位|部门|职务|职称|科室|无|暂无|同上|详见|合计|小计|总计|姓名|户主|备注|序号|本人|某|石化|水利|金属|白酒|白糖|江河|江苏|河南|云南|海南|湖南|广西|浙江|安徽"
    r"|贾汪|万元|万余|万人|万户|万亩|千元|百元|章程|章节|牛羊|毛猪|马匹|梁柱|林业|林地|林木|林场|森林|田间|田园|叶片|花卉|花木|米面|麦种|苗木|谷物|豆类|羊肉|龙头|符合|符号|欧洲|华东|华南|华北|华中|时任|路线|苏区|侯补)"
)  # fmt: skip
_SOFT_END = re.compile(r"[元万亿年月日个名件次批金田地粮油米面肉菜房车屋物品等类人会院班]$")
"""Ends of words more often than of names; asked for where the place is weak."""
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}[·•・][\u3400-\u9fff]{1,10}")
_MASKED = re.compile(r"[某×xX*＊○〇●□]")


def surname(name: str) -> str:
    """The surname at the beginning of a name, the first character where it is none we know."""
    words = name.strip()
    if words[:2] in _DOUBLE and len(words) > 2:
        return words[:2]
    return words[:1]


def _begins_with_surname(word: str) -> bool:
    return word[:1] in _SURNAMES or word[:2] in _DOUBLE


def is_masked(text: str) -> bool:
    """Whether a name or number has already been made unreadable: 王某某, 李**."""
    return _MASKED.search(text) is not None


def may_be_name(word: str) -> bool:
    """Where nothing but a name is expected (a column 姓名): any two to four characters that are no other word."""
    words = re.sub(r"\s+", "", word)
    if is_masked(words) or not _HAN.fullmatch(words):
        return False
    if "·" in words or "•" in words or "・" in words:
        return True
    return not _NOT_NAME.search(words) and (len(words) < 4 or words[:2] in _DOUBLE or _begins_with_surname(words))


def is_name(word: str, strict: bool = False) -> bool:
    """Where a name is likely (behind 填表人：, between 发放给 and an amount); ``strict`` where it is only possible."""
    words = re.sub(r"\s+", "", word)
    if not may_be_name(words) or not _begins_with_surname(words):
        return "·" in words and may_be_name(words)
    double = words[:2] in _DOUBLE
    given = words[2:] if double and len(words) > 2 else words[1:]
    if len(given) not in (1, 2):
        return False
    if not strict:
        return True
    if words[0] in _ORDINARY_WORD or _SOFT_END.search(words):
        return False
    return all(character in _GIVEN for character in given)


NAME = (
    r"(?:[\u3400-\u9fff][ \u3000]{1,3}[\u3400-\u9fff]|[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}[·•・]"
    r"[\u3400-\u9fff]{1,10})"
)
"""A pattern for what :func:`is_name` is then asked about."""

"""Personal data in running words: a paragraph, a line, or the text of one cell with the words of its headings.

Every finder asks two things: whether the characters have the form, and whether the words around allow it. Project
codes, document numbers, amounts, telephones a body publishes and names of office-holders are no personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiping.privacy.kinds import Kind
from jiping.privacy.names import NAME, is_masked, is_name
from jiping.privacy.numbers import identity_check, identity_shape, luhn, old_identity_shape


@dataclass(frozen=True, slots=True)
class Span:
    """The characters ``start`` to ``end`` of a text. ``sure`` is false for what only may be personal data."""

    start: int
    end: int
    kind: Kind
    sure: bool = True


_FOLD = {0xFF10 + n: 0x30 + n for n in range(10)} | {0xFF21 + n: 0x41 + n for n in range(26)}
_FOLD |= {0xFF41 + n: 0x61 + n for n in range(26)}
_FOLD |= {
    ord(wide): ord(narrow) for wide, narrow in zip("：（）－—–―‐‑−＠．\u3000\u00a0＋", ":()-------@.  +", strict=True)
}


def fold(text: str) -> str:
    """Full-width characters as half-width ones, one for one, so that places stay what they are."""
    return text.translate(_FOLD)


def find(text: str, context: str = "") -> list[Span]:
    """The personal data in ``text``, from the left, not overlapping.

    ``context`` is what a cell's own words leave unsaid: the headings of its column and row.
    """
    if len(text) < 2:
        return []
    words = fold(text)
    around = fold(context)
    found: list[Span] = []
    for finder in (_identities, _accounts, _mobiles, _landlines, _emails, _addresses, _plates, _preparers, _aided):
        for span in finder(words, around):
            if not any(span.start < other.end and other.start < span.end for other in found):
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def _before(words: str, place: int, around: str, room: int = 12, stops: str = "。；;！？\n") -> str:
    """What stands right before a place, back to the end of the sentence; the headings where nothing does."""
    near = words[max(0, place - room) : place]
    for stop in stops:
        near = near.rpartition(stop)[2]
    return f"{around} {near}" if around else near


# -------------------------------------------------------------------------------------------------- numbers

_CODE = re.compile(
    r"(?:编码|编号|代码|文号|单号|合同号?|订单号?|流水号?|批号|序列号|许可证号?|证书号|发票号?码?|备案号|登记号|标识码|项目号|案号|机构码|指标文|识别号|科目|型号)"
    r"[^,，。；、]{0,6}$"
)
_IDENTITY_LABEL = re.compile(r"身份证|证件号|公民身份|居民身份|身份号")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[0-9Xx](?![0-9A-Za-z])")
_OLD_IDENTITY = re.compile(r"(?<![0-9A-Za-z.,])[1-9]\d{14}(?![0-9A-Za-z]|[.,]\d)")


def _identities(words: str, around: str) -> Iterator[Span]:
    for match in _IDENTITY.finditer(words):
        number = re.sub(r"[ -]", "", match.group())
        before = _before(words, match.start(), around, 24)
        labelled = _IDENTITY_LABEL.search(before) is not None
        if not labelled and _CODE.search(before):
            continue
        if identity_shape(number) and identity_check(number):
            yield Span(match.start(), match.end(), Kind.IDENTITY)
        elif labelled:
            yield Span(match.start(), match.end(), Kind.IDENTITY, sure=False)
    for match in _OLD_IDENTITY.finditer(words):
        if old_identity_shape(match.group()):
            before = _before(words, match.start(), around, 24)
            labelled = _IDENTITY_LABEL.search(before) is not None
            if labelled or not (_CODE.search(before) or _AMOUNT_HEADING.search(around)):
                yield Span(match.start(), match.end(), Kind.IDENTITY, sure=labelled)


_AMOUNT_HEADING = re.compile(r"金额|支出|收入|预算|决算|资金|合计|总计|余额|单价|价格|万元|\(元\)|元\b|数量|工资")
_AMOUNT_AFTER = re.compile(r"\s*(?:[万亿千百]?元|[万亿]|%|平方|立方|[千公]?[米克里吨]|人次|份|个|kWh|度)")
_PHONE_LABEL = re.compile(r"电话|手机|联系方式|热线|传真|号码|座机|联系人|Tel|TEL|tel|[☎✆]")
_PUBLIC_PHONE = re.compile(
    r"总机|监督|举报|投诉|公开|咨询|热线|服务|办公电话|办公室电话|单位电话|值班|传真|信访|维权|求助|报警|客服|受理|纪检|邮编"
)
_PERSON_LABEL = re.compile(
    r"联系人|联络人|填表|填报人|制表|经办|编制人|报送人|本人|家属|户主|村民|居民|同志|先生|女士|姓名"
)
_MOBILE = re.compile(r"(?<![0-9A-Za-z.,*])(?:\+?86[ -]?)?1[3-9]\d[ \t-]?\d{4}[ \t-]?\d{4}(?![0-9A-Za-z*]|[.,]\d)")


def _is_public(before: str) -> bool:
    """Whether a telephone is one that a body publishes: the last label before it says so."""
    public = list(_PUBLIC_PHONE.finditer(before))
    private = list(_PERSON_LABEL.finditer(before))
    return bool(public) and (not private or public[-1].start() > private[-1].start())


_PUBLIC_MOBILE = re.compile(
    r"(?:监督|举报|投诉|信访|纪检|报警|求助)(?:热线|举报|投诉|咨询)?(?:电话|手机|号码)?[:：（(\s]*$"
)
"""A mobile number belongs to a person, wherever it is called a hotline; only where a body must name a number for
complaints, directly before it, it is taken for the body's own."""


def _mobiles(words: str, around: str) -> Iterator[Span]:
    for match in _MOBILE.finditer(words):
        before = _before(words, match.start(), around, 20)
        labelled = _PHONE_LABEL.search(before) is not None
        if _AMOUNT_AFTER.match(words, match.end()) or before.endswith(("¥", "￥")):
            continue
        if not labelled and (_CODE.search(before) or _AMOUNT_HEADING.search(around)):
            continue
        if not _PUBLIC_MOBILE.search(before):
            yield Span(match.start(), match.end(), Kind.MOBILE)


_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z.,*/-])(?:\(0(?:10|2\d|[3-9]\d\d)\) ?-?|0(?:10|2\d|[3-9]\d\d)[- ]{0,2})[2-8]\d{3}[ -]?\d{3,4}"
    r"(?:-\d{1,5}|转\d{1,5})?(?![0-9A-Za-z*]|[.,]\d)"
)
_LOCAL = re.compile(r"(?<=[:： ])(?<![0-9][:： ])[2-8]\d{6,7}(?![0-9A-Za-z*]|[.,]\d)")
_LOCAL_LABEL = re.compile(r"(?:电话|联系方式|座机|Tel|TEL)(?:号码)?\s*(?:\([^()]*\))?[:： ]*$")
_OFFICE = re.compile(r"办公地[址点]|单位地址|通[讯信]地址|地址")


def _landlines(words: str, around: str) -> Iterator[Span]:
    for match in _LANDLINE.finditer(words):
        before = _before(words, match.start(), around, 30)
        is_grouped = match.group().startswith("(") or "-" in match.group()
        labelled = _PHONE_LABEL.search(before) is not None
        if _AMOUNT_AFTER.match(words, match.end()) or (not labelled and (_CODE.search(before) or not is_grouped)):
            continue
        if not _is_public_line(before):
            yield Span(match.start(), match.end(), Kind.LANDLINE)
    for match in _LOCAL.finditer(words):
        before = _before(words, match.start(), "", 30)
        if _LOCAL_LABEL.search(before) and not _is_public_line(f"{around} {before}"):
            yield Span(match.start(), match.end(), Kind.LANDLINE)
    if re.fullmatch(r" *[2-8]\d{6,7} *", words) and _PHONE_LABEL.search(around) and not _is_public_line(around):
        yield Span(0, len(words), Kind.LANDLINE)


def _is_public_line(before: str) -> bool:
    """A line a body publishes; beside its own address a telephone needs no further word for that."""
    if _is_public(before):
        return True
    return _OFFICE.search(before) is not None and not _PERSON_LABEL.search(before) and "住址" not in before


_CARD = re.compile(
    r"(?<![0-9A-Za-z.*-])[3-9]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?![0-9A-Za-z*]|[.,]\d)"
)
_ACCOUNT_NEAR = re.compile(
    r"[账帐]号|[账帐]户|卡号|银行|开户|一卡通|社保卡|存折|户名|信用社|农商行|工行|农行|中行|建行|邮储|打卡|打入|汇入|转入|卡"
)
_CARD_LABEL = re.compile(
    r"(?:银行卡|一卡通|存折|社保卡|个人[账帐]户|工资卡)(?:[账帐卡])?号?(?:码)?\s*(?:为|是)?[:： ]*$"
)


def _accounts(words: str, around: str) -> Iterator[Span]:
    for match in _CARD.finditer(words):
        number = re.sub(r"[ -]", "", match.group())
        before = _before(words, match.start(), around, 30)
        if not 16 <= len(number) <= 19 or _CODE.search(before):
            continue
        near = before + words[match.end() : match.end() + 12]
        if luhn(number) and _ACCOUNT_NEAR.search(near):
            yield Span(match.start(), match.end(), Kind.ACCOUNT)
        elif _CARD_LABEL.search(before) or (around and _CARD_LABEL.search(around + ":")):
            yield Span(match.start(), match.end(), Kind.ACCOUNT, sure=False)


_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_FREE_MAIL = re.compile(
    r"@(?:vip\.)?(?:qq|163|126|yeah|sina|sohu|139|189|wo|gmail|foxmail|outlook|hotmail|live|icloud|aliyun|tom|21cn)\.",
    re.I,
)
_ROLE = re.compile(
    r"^(?:info|office|service|contact|admin|webmaster|mail|hr|support|bgs|bgsh|jubao|xinfang|news|public)\b", re.I
)
_PUBLIC_MAIL = re.compile(r"监督|举报|投诉|公开|咨询|单位邮箱|办公邮箱|公共邮箱|官方|信访|意见|反馈|征集")


def _emails(words: str, around: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(words):
        before = _before(words, match.start(), around, 24)
        if _PUBLIC_MAIL.search(before) or _ROLE.match(match.group()):
            continue
        if _FREE_MAIL.search(match.group()) or _PERSON_LABEL.search(before):
            yield Span(match.start(), match.end(), Kind.EMAIL)


# ------------------------------------------------------------------------------------------------ addresses

_UNIT = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3}|[A-Za-z甲乙丙丁东西南北])"
_HOME = re.compile(
    rf"(?:[\u3400-\u9fff]{{2,12}}(?:省|市|县|区|镇|乡|街道))?[\u3400-\u9fff0-9A-Za-z()]{{2,24}}?"
    rf"(?:{_UNIT}号?(?:号楼|栋|幢|座)[^\s,，。；;、:：元]{{0,6}}?{_UNIT}单元[^\s,，。；;、:：元]{{0,4}}?\d{{1,4}}(?:室|号|房|户)?"
    rf"|{_UNIT}(?:号楼|栋|幢|座|单元)[^\s,，。；;、:：元]{{0,6}}?\d{{3,4}}(?:室|号|房|户)"
    rf"|{_UNIT}(?:号楼|栋|幢|座|单元)[^\s,，。；;、:：元]{{0,6}}?\d{{1,4}}(?:室|房)"
    rf"|\d{{1,4}}号\d{{3,4}}(?:室|房))(?![\u3400-\u9fff]?(?:个|间|套|栋))"
)
_RURAL = re.compile(
    rf"(?:[\u3400-\u9fff]{{2,12}}(?:省|市|县|区))?(?:[\u3400-\u9fff]{{2,6}}(?:镇|乡|街道))?"
    rf"[\u3400-\u9fff]{{1,6}}(?:村|社区|屯|寨)[\u3400-\u9fff]{{0,5}}?{_UNIT}(?:组|社|队|村民小组)[\u3400-\u9fff]{{0,4}}?(?:{_UNIT}|\d+-\d+)(?:号|户)(?!召|码)"
)
_HOME_NEEDS = re.compile(r"[栋幢座室房元]|号楼")
_RURAL_NEEDS = re.compile(r"[组社队][^。]{0,8}[号户]")
"""What an address of this form has somewhere: far cheaper to look for than the address."""
_LIVING = re.compile(
    r"(?:家庭住址|家庭地址|户籍地址?|户口所在地|现住址?|住址|居住地址?|居住于|家住|户籍所在地|住所地?)"
    r"\s*(?:为|是|在)?\s*[: ]*"
)
_FINER = re.compile(
    r"[\u3400-\u9fff0-9A-Za-z()-]{1,40}?(?:村|社区|小区|花园|[路街巷弄里]|屯|苑|公寓)[\u3400-\u9fff0-9A-Za-z()#-]{0,24}"
    r"(?:组|队|号|栋|幢|单元|室|房|楼|座|户|[0-9])"
)
_OFFICE_WORDS = re.compile(
    r"办公|单位地址|通[讯信]地址|注册地址|会议室|大厦|写字楼|政务中心|行政中心|服务中心|服务大厅|办公楼|教学楼|实验室|机房|档案室|(?:局|委员会|政府|公司|机关|学校|医院|中心)(?:设|位于|地址|驻|设在|办公)"
)
_WORKS = re.compile(r"(?:改造|加装|维修|新建|修缮|拆除|建设|施工|治理|绿化|共|累计|合计|包括)[^,，。；;]{0,4}$")


def _addresses(words: str, around: str) -> Iterator[Span]:
    for label in _LIVING.finditer(words):
        match = _FINER.match(words, label.end())
        if match:
            yield Span(match.start(), match.end(), Kind.ADDRESS)
    if around and _LIVING.search(around):
        match = _FINER.match(words.rstrip()) if not words.startswith(" ") else _FINER.search(words)
        if match:
            yield Span(match.start(), match.end(), Kind.ADDRESS)
    for pattern, needed in ((_HOME, _HOME_NEEDS), (_RURAL, _RURAL_NEEDS)):
        if not needed.search(words):
            continue
        for match in pattern.finditer(words):
            near = f"{around} {words[max(0, match.start() - 16) : match.end() + 6]}"
            start = match.start() + _lead(match.group())
            if not _OFFICE_WORDS.search(near) and not _WORKS.search(words[max(0, start - 8) : start]):
                yield Span(start, match.end(), Kind.ADDRESS)


_LEAD = re.compile(r"^.*?(?:家住|住在|居住在|居住于|住址|地址|位于|住|系|为|到|在|至|由|对|的|给)(?=[\u3400-\u9fff])")


def _lead(text: str) -> int:
    """How many characters of a match are words before the address."""
    match = _LEAD.match(text[:14])
    return match.end() if match and match.end() < len(text) - 6 else 0


# --------------------------------------------------------------------------------------------- plates, names

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•・. -]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF])(?![0-9A-Za-z-])"
)


def _plates(words: str, around: str) -> Iterator[Span]:
    for match in _PLATE.finditer(words):
        # Two digits at least: 云A级ABCDE is no plate, and neither are names of models.
        if sum(character.isdigit() for character in match.group()) >= 2 and not _CODE.search(
            _before(words, match.start(), around, 14)
        ):
            yield Span(match.start(), match.end(), Kind.PLATE)


_PREPARER_LABEL = (
    r"(?:填表人|填报人|填制人|制表人|制表|经办人|经办|填表|填报|审核|复核|项目联系人|财务联系人|业务联系人|联系人|联络人|联络员|编制人|报送人|撰稿人|录入人|统计人|审核人|复核人|初审人|"
    r"财务负责人|项目负责人|财务主管|会计主管|经手人|领款人|收款人|签收人|报账员|会计|出纳)"
)
_PREPARER = re.compile(
    rf"{_PREPARER_LABEL}(?:姓名|签字|签名|签章|盖章)?(?:\((?:签字|签名|签章|盖章|姓名)\)|及电话|和电话|及联系方式|及联系电话)?\s*[:：]\s*(?=({NAME}))"
)
_PREPARER_SPACED = re.compile(rf"(?:填表人|填报人|制表人|经办人|联系人|审核人) +(?=({NAME}))")
_PREPARER_HEAD = re.compile(
    rf"^\s*{_PREPARER_LABEL}(?:姓名)?(?:\([^()]*\))?\s*[:：]?\s*$|{_PREPARER_LABEL}(?:姓名)?(?:\([^()]*\))?\s*[:：]?\s*$"
)
_NEXT_LABEL = re.compile(
    r"(?:联系|电话|手机|日期|填[表报制]|审核|复核|初审|负责|单位|时间|职务|地址|邮箱|制表|经办|经手|财务|项目|编制|报送|会计|出纳|年|科|签字|签章|盖章)"
)
_DEPARTMENT = re.compile(r"[股科室处部局厅院所站办队组]$|中心$|公司$|办公室$|财务$")
_AFTER_NAME = re.compile(r"$|[\s,，。；;、:：()\[\]/|0-9A-Za-z+-]")


def _preparers(words: str, around: str) -> Iterator[Span]:
    for match in _PREPARER.finditer(words):
        start, end = match.span(1)
        name = match.group(1)
        following = _NEXT_LABEL.search(words[start : end + 4])
        if following is not None and following.start() < end - start:
            end = start + following.start()
            name = words[start:end].rstrip()
            end = start + len(name)
            if len(name) < 2:
                continue
        yield from _name_span(words, start, end)
    for match in _PREPARER_SPACED.finditer(words):
        if is_name(match.group(1), strict=True):
            yield from _name_span(words, *match.span(1))
    if around and _PREPARER_HEAD.search(around):
        for match in re.finditer(NAME, words):
            if (match.start() == 0 or not words[match.start() - 1].isalpha()) and not _DEPARTMENT.search(match.group()):
                yield from _name_span(words, match.start(), match.end())
                break


def _name_span(words: str, start: int, end: int) -> Iterator[Span]:
    """The name in these characters; a longer run of characters is no name but words."""
    name = words[start:end]
    if is_masked(words[start : end + 2]) or _DEPARTMENT.search(name):
        return
    # Lines of a form can be glued together in reading: the next label ends a name, too.
    if is_name(name) and (_AFTER_NAME.match(words, end) or _NEXT_LABEL.match(words, end)):
        yield Span(start, end, Kind.PREPARER)


_AID = r"(?:补助|救助|资助|慰问|补贴|救济|奖励|抚恤|优抚|补偿|低保|赔偿|扶助|助学|临时救助|医疗救助|养老)"
_GIVE = r"(?:发放给?|发给|支付给?|兑付给?|拨付给|补助给|奖励给|转给|付给|给予|资助|救助|慰问|奖励|补助|为|向|给)"
_PERSON = (
    r"(?:困难群众|困难户|困难家庭|受灾户|移民户|搬迁户|困境儿童|留守儿童|特困供养人员|供养人员|供养对象|帮扶对象|贫困户|脱贫户|监测户|低保户|低保对象|特困人员|五保户|五保老人|救助对象|补助对象|受益人|受助人|户主|村民|居民|学生|职工|退休职工|下岗职工|退役军人|军属|烈属|孤儿|老人|老党员|党员|农户|残疾人|患者|病人|"
    r"困难职工|困难学生|贫困学生|受助学生|困难党员|先进个人|优抚对象|资助对象|慰问对象|重残人员|申请人|领取人|收款人|当事人|种粮大户|养殖户|护林员|保洁员)"
)
_SUM = r"[^。；;\n]{0,24}?\d[\d,.]*\s*[万千百]?元"
_THEN = (
    r"(?:等|同学|同志|老人|女士|先生|一家|家庭|家|本人|户|共|各|每|人民币|发放|办理|支付|兑现|拨付|落实|救助|补助|资助|慰问"
    r"|医疗|临时|生活|教育|养老|护理|助学|抚恤|劳务|工资|津贴|补贴|救济|补偿|奖金|奖励|低保|伤残|丧葬)"
)
"""What follows the name of somebody who is given something: else the end of a name cannot be told."""
_GIVEN_TO = re.compile(
    rf"{_GIVE}了?(?P<who>{_PERSON}{{0,2}})(?P<names>(?:{NAME})(?:[、和及]{NAME})*)"
    rf"(?=(?:{_THEN}|[（(,，\d])[^。；;\n]{{0,30}}?\d[\d,.]*\s*[万千百]?元)"
)
_RECEIVED = re.compile(
    rf"(?P<who>{_PERSON})(?P<names>(?:{NAME})(?:[、和及]{NAME})*)(?=[^。；;\n]{{0,20}}?(?:领取|获得|享受|收到|领到|得到|获|领|{_AID}){_SUM})"
)
_SUM_THEN = re.compile(
    rf"\d[\d,.]*\s*[万千百]?元[^。；;\n]{{0,8}}?{_GIVE}了?(?P<who>{_PERSON}{{0,2}})(?P<names>(?:{NAME})(?:[、和及]{NAME})*)"
)
_NAMED = re.compile(
    rf"(?<![\u3400-\u9fff])(?P<names>{NAME})(?P<who>)(?=(?:\([^()]*\))?[^。；;\n,，]{{0,6}}?{_AID}(?:金|款|费)?[^。；;\n,，]{{0,4}}?\d[\d,.]*\s*元)"
)
_TAIL = re.compile(rf"{_THEN}|人民|领取|获得|享受|收到|领到|得到|全年|年|因|患|的|获|领|，|,")


def _aided(words: str, around: str) -> Iterator[Span]:
    if "元" not in words:
        return
    for pattern in (_GIVEN_TO, _RECEIVED, _SUM_THEN, _NAMED):
        for match in pattern.finditer(words):
            start = match.start("names")
            for piece in re.finditer(r"[^、和及]+", match.group("names")):
                yield from _aided_name(words, start + piece.start(), start + piece.end(), bool(match.group("who")))


def _aided_name(words: str, start: int, end: int, strong: bool) -> Iterator[Span]:
    """The name at the beginning of these characters: what follows a name is often of the same letters."""
    whole = words[start : end + 4]
    if is_masked(words[start : min(end + 1, start + 4)]):
        return
    for length in (4, 3, 2):
        name = whole[:length]
        if len(name) != length or not is_name(name, strict=not strong):
            continue
        if length == 4 and name[:2] in _AMBIGUOUS:
            continue
        after = words[start + length : start + length + 4]
        if not after or _TAIL.match(after) or not "\u3400" <= after[0] <= "\u9fff":
            yield Span(start, start + length, Kind.AIDED)
            return


_AMBIGUOUS = frozenset(("东方",))

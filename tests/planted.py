"""Two hundred invented pieces of personal data in prose and tables, and the files that hold them.

Numbers are made with their check digits by a fixed generator; nobody is meant by any of them.
"""

from __future__ import annotations

import html
import io
import random
import re
import zipfile
from dataclasses import dataclass, field

import docx
import openpyxl
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from openpyxl.comments import Comment

from jiping.privacy.numbers import identity_check, luhn

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈欧钟"
GIVEN = (
    *("建国", "秀英", "桂兰", "志强", "国庆", "玉梅", "春花", "海涛", "丽娟", "晓明", "伟民", "文斌", "小红", "永福"),
    *("金莲", "德胜", "美玲", "光辉", "佳怡", "梓涵", "子轩", "雨欣", "浩然", "欣妍", "芳", "军", "敏", "磊"),
)
TOWNS = ("青石镇", "大桥乡", "白水镇", "和平街道", "云溪镇", "石门乡")
VILLAGES = ("大桥村", "小溪村", "长岭村", "白鹤村", "双江社区", "红星村", "石坝村")


@dataclass
class Planted:
    """The text of a document as paragraphs and tables, and the values in it."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


class Maker:
    def __init__(self, seed: int = 5) -> None:
        self.random = random.Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def name(self) -> str:
        return self.random.choice(SURNAMES) + self.random.choice(GIVEN)

    def identity(self) -> str:
        year, month, day = self.random.randint(1935, 2015), self.random.randint(1, 12), self.random.randint(1, 28)
        body = f"4304{self.random.randint(11, 82)}{year}{month:02}{day:02}{self.digits(3)}"
        return next(body + last for last in "0123456789X" if identity_check(body + last))

    def mobile(self) -> str:
        return f"1{self.random.choice('3456789')}{self.random.randint(0, 9)}{self.digits(8)}"

    def landline(self) -> str:
        return (
            f"{self.random.choice(('0734', '0731', '021', '0571', '028'))}-{self.random.randint(2, 8)}{self.digits(6)}"
        )

    def card(self) -> str:
        body = self.random.choice(("622202", "621700", "622848", "621799")) + self.digits(self.random.choice((9, 12)))
        return next(body + last for last in "0123456789" if luhn(body + last))

    def number(self, most: int) -> int:
        return self.random.randint(1, most)

    def rural(self) -> str:
        place = self.random.choice(TOWNS) + self.random.choice(VILLAGES)
        return f"{place}{self.number(15)}组{self.number(120)}号"

    def urban(self) -> str:
        place = self.random.choice(("阳光", "滨江", "锦绣", "金域"))
        return f"{place}小区{self.number(20)}栋{self.number(4)}单元{self.number(18)}0{self.number(4)}室"

    def email(self) -> str:
        house = self.random.choice(("qq.com", "163.com", "126.com", "sina.com"))
        return f"{self.random.choice(('wang', 'li', 'zhao', 'chen'))}{self.digits(4)}@{house}"

    def plate(self) -> str:
        return f"湘D{self.random.choice('ABCDEFGH')}{self.digits(4)}"


PROSE = {
    "identity": ("救助对象身份证号{}，经公示无异议。", "其公民身份号码为{}。", "申请人（{}）已年满六十周岁。"),
    "mobile": ("联系电话：{}", "如有疑问请拨打{}联系经办人。", "经办人手机{}，请及时对接。"),
    "landline": ("联系人电话：{}", "填表人联系电话（座机）：{}。", "经办人办公座机为{}，可随时核对。"),
    "card": ("资金打入银行账号{}，已到账。", "开户行农商行，卡号：{}", "一卡通账号为{}，每季度发放。"),
    "rural": ("该户家住{}，房屋已加固。", "入户核查{}的危房改造情况。", "家庭住址：{}"),
    "urban": ("走访了{}的独居老人。", "现住址{}。", "户籍地址为{}，已核实。"),
    "aided": ("本月发放给村民{}1200元。", "低保户{}全年领取补助4860元。", "慰问困难党员{}，送去慰问金500元。",
              "为孤儿{}发放助学金2000元。", "资助贫困学生{}3000元。", "为特困供养人员{}支付医疗费1.2万元。"),
    "preparer": ("填表人：{}", "联系人：{}", "制表人：{}  审核日期：2025年1月8日", "财务负责人：{}", "经办人签字：{}"),
    "email": ("材料电子版请发{}。", "联系人邮箱：{}"),
    "plate": ("公务用车{}维修费0.42万元。", "租用车辆（{}）一台。"),
}  # fmt: skip
FILLER = (
    "2024年一般公共预算财政拨款支出1234.56万元，完成年初预算的98.7%。",
    "项目编码51000021R000000019951，资金文号云财预〔2024〕12号。",
    "监督举报电话：0734-5550123；办公地址：云川市人民路1号。",
    "单位负责人：张立，全年召开绩效会议4次。",
)


def planted(seed: int = 5) -> Planted:
    """130 values in prose, 70 in tables."""
    maker = Maker(seed)
    made = Planted()
    for order, (kind, patterns) in enumerate(PROSE.items()):
        for number in range(13):
            value = getattr(maker, {"aided": "name", "preparer": "name"}.get(kind, kind))()
            made.paragraphs.append(patterns[number % len(patterns)].format(value))
            made.values.append(value)
        made.paragraphs.append(FILLER[order % len(FILLER)])
    grant = [["序号", "姓名", "身份证号", "一卡通账号", "补助金额（元）"]]
    for number in range(10):
        row = [maker.name(), maker.identity(), maker.card()]
        made.values += row
        grant.append([str(number + 1), *row, str(maker.random.randint(3, 40) * 100)])
    contacts = [["户主", "家庭住址", "联系电话", "备注"]]
    for _ in range(10):
        row = [maker.name(), maker.rural(), maker.mobile()]
        made.values += row
        contacts.append([*row, "已核"])
    form = [["项目名称", "道路养护", "联系人", maker.name()], ["联系电话", maker.landline(), "邮箱", maker.email()]]
    form += [["填表人", maker.name(), "手机", maker.mobile()], ["审核人", maker.name(), "办公室电话", "0734-5550100"]]
    form += [["车牌号", maker.plate(), "住址", maker.urban()], ["经办人", maker.name(), "账号", maker.card()]]
    made.values += [row[place] for row in form for place in (1, 3) if row[place] not in ("道路养护", "0734-5550100")]
    made.tables = [grant, contacts, form]
    return made


def as_text(made: Planted) -> bytes:
    lines = ["云川市某局2024年度部门整体支出绩效自评报告", ""]
    lines += [line + ("\n" if line[-1] != "。" else "") for line in made.paragraphs]
    for table in made.tables:
        lines += ["", "附表：", *("\t".join(row) for row in table)]
    return "\r\n".join(lines).encode("utf-8")


def as_docx(made: Planted) -> bytes:
    """With values cut into runs, in a header and a link, a comment, tracked changes, hidden text and an author."""
    file = docx.Document()
    file.core_properties.author = "赵小芳"
    file.core_properties.last_modified_by = "钱大明"
    file.add_heading("云川市某局2024年度部门整体支出绩效自评报告", 0)
    for number, text in enumerate(made.paragraphs):
        paragraph = file.add_paragraph()
        cut = len(text) * (number % 5 + 1) // 7
        paragraph.add_run(text[:cut]).bold = True
        paragraph.add_run(text[cut : cut + 3])
        paragraph.add_run(text[cut + 3 :]).italic = True
    for table in made.tables:
        grid = file.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                grid.cell(row, column).text = words
        file.add_paragraph("以上为附表。")
    file.sections[0].header.paragraphs[0].text = f"联系电话：{made.values[13]}"
    run = file.add_paragraph("核对意见。").add_run("内部讨论：请勿外传")
    run.font.hidden = True
    file.add_comment(file.paragraphs[1].runs[0], text=f"请核对{made.values[0]}", author="孙小梅", initials="孙")
    _track(file, made.values[1])
    return _saved(file)


def _track(file: Docx, value: str) -> None:
    paragraph = file.add_paragraph("经核实，")._p
    for tag, text_tag, words in (("w:ins", "w:t", "应予补助。"), ("w:del", "w:delText", f"原号码{value}有误。")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        change.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author", "周小刚")
        change.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id", "77")
        text.text = words
        run.append(text)
        change.append(run)
        paragraph.append(change)


def _saved(file: Docx) -> bytes:
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def as_shared_xlsx(made: Planted) -> bytes:
    """The same with shared strings, as spreadsheet programs write them, and strings that no cell uses any more."""
    texts: list[str] = []

    def share(match: re.Match[bytes]) -> bytes:
        texts.append(html.unescape(match.group(2).decode()))
        return b'<c%s t="s"><v>%d</v></c>' % (match.group(1), len(texts) - 1)

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_xlsx(made))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = _INLINE.sub(share, content)
            if name == "xl/_rels/workbook.xml.rels":
                content = content.replace(b"</Relationships>", _STRINGS_RELATION)
            if name == "[Content_Types].xml":
                content = content.replace(b"</Types>", _STRINGS_TYPE)
            if name != "xl/sharedStrings.xml":
                new.writestr(name, content)
        items = "".join(
            f"<si><r><t>{text[:2]}</t></r><r><t>{text[2:]}</t></r></si>" for text in (*texts, made.values[0])
        )
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{items}</sst>')
    return buffer.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_INLINE = re.compile(rb'<c((?: (?!t=)\w+="[^"]*")*) t="inlineStr"[^>]*><is><t[^>]*>([^<]*)</t></is></c>')
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRINGS_RELATION = (
    f'<Relationship Id="rId900" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode()
)
_STRINGS_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def as_xlsx(made: Planted) -> bytes:
    """With numbers as numbers, a comment and an author."""
    book = openpyxl.Workbook()
    book.properties.creator = "赵小芳"
    book.properties.lastModifiedBy = "钱大明"
    prose = book.active
    assert prose is not None
    for number, text in enumerate(made.paragraphs, 1):
        prose.cell(number, 1, text)
    prose["A1"].comment = Comment(f"请核对{made.values[0]}", "孙小梅")
    for table in made.tables:
        sheet = book.create_sheet()
        for row in table:
            sheet.append([int(cell) if cell.isdigit() and len(cell) == 11 else cell for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()

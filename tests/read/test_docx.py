"""DOCX reading: hand-made XML for each trap, files of python-docx for the whole, damaged files for the limits."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from docx_files import (
    R_URI,
    W_URI,
    abstract,
    cell,
    level,
    make,
    num,
    numbered,
    package,
    par,
    relations,
    row,
    run,
    table,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.model import ParagraphKind, ReadProblem
from jiping.read.docx import read
from jiping.read.docx_numbering import format_number
from jiping.read.docx_shorten import shorten
from jiping.read.limits import Limits
from jiping.read.raw import RawDocument, RawParagraph, RawTable


def document(data: bytes, **limits: int) -> RawDocument:
    return read(data, "报告.docx", Limits(**limits))


def paragraphs(data: bytes, kind: ParagraphKind = ParagraphKind.TEXT) -> list[str]:
    return [b.text for b in document(data).blocks if isinstance(b, RawParagraph) and b.kind is kind]


def numbers(data: bytes) -> list[str | None]:
    return [b.number for b in document(data).blocks if isinstance(b, RawParagraph)]


def grids(data: bytes) -> list[list[tuple[int, int, str, int, int]]]:
    """Each table as its cells: row, column, text, row span, column span."""
    return [
        [(c.row, c.column, c.text, c.row_span, c.column_span) for c in block.cells]
        for block in document(data).blocks
        if isinstance(block, RawTable)
    ]


def problem(data: bytes, **limits: int) -> str:
    with pytest.raises(ReadProblem) as raised:
        document(data, **limits)
    return raised.value.code


# ---------------------------------------------------------------------------------------------------- runs


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("支出") + run("319.27") + run("万元"), "支出319.27万元"),
        (run("  支出　 合计  "), "支出 合计"),
        ("<w:r><w:t>项目</w:t><w:tab/><w:t>金额</w:t></w:r>", "项目 金额"),
        ("<w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>2024</w:t><w:softHyphen/></w:r>", "2023-2024"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', "≥95%"),
        ('<w:r><w:sym w:font="宋体" w:char="4E00"/><w:t>、</w:t></w:r>', "一、"),
        ('<w:hyperlink r:id="x">' + run("财政局") + "</w:hyperlink>" + run("网站"), "财政局网站"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>" + run("内容"), "控件内容"),
        ("<w:smartTag><w:smartTag>" + run("2024年") + "</w:smartTag></w:smartTag>" + run("度"), "2024年度"),
        (
            "<w:customXml>"
            + run("内")
            + "</w:customXml><w:dir>"
            + run("外")
            + "</w:dir><w:bdo>"
            + run("合")
            + "</w:bdo>",
            "内外合",
        ),
        ("<w:ins>" + run("新增") + "</w:ins><w:moveTo>" + run("移来") + "</w:moveTo>", "新增移来"),
        ('<w:commentRangeStart w:id="1"/>' + run("文字") + '<w:r><w:commentReference w:id="1"/></w:r>', "文字"),
        (run("万元") + run("2", '<w:vertAlign w:val="superscript"/>'), "万元²"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt>"
            + run("zēng")
            + "</w:rt><w:rubyBase>"
            + run("增")
            + "</w:rubyBase></w:ruby></w:r>",
            "增",
        ),
        ('<w:bookmarkStart w:id="1"/>' + run("a") + "<w:proofErr/>" + run("b"), "ab"),
        (run("看得见") + run("看不见", "<w:vanish/>") + run("也看得见", '<w:vanish w:val="0"/>'), "看得见也看得见"),
    ],
)
def test_words_of_a_paragraph(content: str, expected: str) -> None:
    assert paragraphs(make(f"<w:p>{content}</w:p>")) == [expected]
    # A cell has a fast path of its own for plain words: it must read the same.
    assert grids(make(table(row(f"<w:tc><w:p>{content}</w:p></w:tc>", cell("x"))))) == [
        [(0, 0, expected, 1, 1), (0, 1, "x", 1, 1)]
    ]


@pytest.mark.parametrize(
    ("lines", "properties", "expected"),
    [
        (
            ["一、基本情况", "本部门是行政单位，", "内设3个股室。"],
            "",
            ["一、基本情况", "本部门是行政单位，内设3个股室。"],
        ),
        (["某某局2024年度", "部门决算"], '<w:jc w:val="center"/>', ["某某局2024年度部门决算"]),
        (["Total budget", "of the year"], '<w:outlineLvl w:val="0"/>', ["Total budget of the year"]),
        (["第一句说完了。", "第二句也说完了。"], "", ["第一句说完了。", "第二句也说完了。"]),
        (["", "前后空行。", ""], "", ["前后空行。"]),
    ],
)
def test_line_breaks_inside_a_paragraph(lines: list[str], properties: str, expected: list[str]) -> None:
    content = "<w:r><w:br/></w:r>".join(run(line) for line in lines)
    assert paragraphs(make(f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>")) == expected


def test_page_break_ends_the_paragraph() -> None:
    content = run("上一页") + '<w:r><w:br w:type="page"/></w:r>' + run("下一页")
    assert paragraphs(make(f"<w:p>{content}</w:p>")) == ["上一页", "下一页"]


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("见") + field(" REF _Ref1 \\h ", run("表3")), "见表3"),
        (field('HYPERLINK "x"', run("甲") + field("DATE", run("2024年"))) + run("乙"), "甲2024年乙"),
        (field("IF " + field("MERGEFIELD x", run("条件")) + " = 1", run("结果")), "结果"),
        (run("第") + field(" PAGE ", run("7")) + run("页内容"), "第页内容"),
        ('<w:fldSimple w:instr="DATE">' + run("2024") + "</w:fldSimple>" + run("年"), "2024年"),
        ('<w:fldSimple w:instr=" NUMPAGES ">' + run("9") + "</w:fldSimple>" + run("页"), "页"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
            "</w:fldChar></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("优"),
            "☑优",
        ),
        # Damaged: the instruction never ends. The words after it must not vanish with it.
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p>' + run("后文"), "后文"),
    ],
)
def test_fields(content: str, expected: str) -> None:
    assert paragraphs(make(f"<w:p>{content}</w:p>")) == [expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>34</m:t></m:r></m:den></m:f></m:oMath>",
            "12/34",
        ),
        (
            "<m:oMathPara><m:oMath><m:d><m:e><m:f><m:num><m:r><m:t>执行数+结余</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>预算数</m:t></m:r></m:den></m:f></m:e></m:d><m:r><m:t>×100%</m:t></m:r></m:oMath></m:oMathPara>",
            "((执行数+结余)/预算数)×100%",
        ),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "m²",
        ),
    ],
)
def test_formulas(content: str, expected: str) -> None:
    assert paragraphs(make(f"<w:p>{content}</w:p>")) == [expected]


def test_what_is_left_out_is_said() -> None:
    body = par("正文") + f"<w:p>{run('藏', '<w:vanish/>')}<w:r><w:sym w:font='Webdings' w:char='F031'/></w:r></w:p>"
    body += '<w:altChunk r:id="x"/><w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>'
    assert document(make(body)).remarks == [
        "READ010 有 1 个字符没有对应的文字编码，未读入。",
        "READ010 有 1 处隐藏文字，未读入。",
        "READ010 文中有 1 幅图片，图片里的文字没有读入。",
        "READ010 文中嵌有 1 个其他文件的内容，未读入。",
    ]


# ------------------------------------------------------------------------------------------------- changes


def test_deletions_are_listed_with_their_place() -> None:
    deleted = (
        "<w:del><w:r><w:delText>旧的</w:delText></w:r></w:del><w:del><w:r><w:delText>数字</w:delText></w:r></w:del>"
    )
    moved = "<w:moveFrom>" + run("移走") + "</w:moveFrom>"
    body = par("第一段") + f"<w:p>{run('前')}{deleted}{run('后')}{moved}</w:p>"
    body += table(row(cell("甲"), f"<w:tc><w:p>{run('100')}{deleted}</w:p></w:tc>"))
    found = document(make(body))
    assert [b.text for b in found.blocks if isinstance(b, RawParagraph)] == ["第一段", "前后"]
    assert [(s.text, s.block, s.paragraph, s.cell) for s in found.deletions] == [
        ("旧的数字", 1, 2, None),
        ("移走", 1, 2, None),
        ("旧的数字", 2, None, (0, 1)),
    ]


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('支出319.27')}</w:p>" + par("万元。")
    assert paragraphs(make(body)) == ["支出319.27万元。"]
    assert paragraphs(make(body.replace("万元。", ""))) == ["支出319.27"]


def test_a_deleted_row_is_no_row() -> None:
    body = table(
        row(cell("甲"), cell("1")), row(cell("乙"), cell("2"), properties="<w:del/>"), row(cell("丙"), cell("3"))
    )
    found = document(make(body))
    assert [(c.row, c.text) for b in found.blocks if isinstance(b, RawTable) for c in b.cells] == [
        (0, "甲"),
        (0, "1"),
        (1, "丙"),
        (1, "3"),
    ]
    assert [s.text for s in found.deletions] == ["乙2"]


# --------------------------------------------------------------------------------------------------- styles

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
    '<w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="body"><w:name w:val="x"/><w:basedOn w:val="own"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="r1"><w:basedOn w:val="r2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="r2"><w:basedOn w:val="r1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="t"><w:pPr><w:outlineLvl w:val="5"/></w:pPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", (None, False, 0.0)),
        ('<w:pStyle w:val="1"/>', (1, True, 22.0)),
        ('<w:pStyle w:val="own"/>', (1, True, 22.0)),
        ('<w:pStyle w:val="3"/>', (3, False, 0.0)),
        ('<w:pStyle w:val="body"/>', (None, True, 22.0)),
        ('<w:pStyle w:val="r1"/>', (2, False, 0.0)),
        ('<w:pStyle w:val="1"/><w:jc w:val="left"/><w:outlineLvl w:val="3"/>', (4, False, 22.0)),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', (None, True, 22.0)),
        ('<w:pStyle w:val="not there"/>', (None, False, 0.0)),
    ],
)
def test_heading_levels(properties: str, expected: tuple[int | None, bool, float]) -> None:
    (block,) = document(make(par("标题", properties), styles=STYLES)).blocks
    assert isinstance(block, RawParagraph)
    assert (block.style_level, block.centred, block.size) == expected


def test_size_of_the_first_words_goes_before_the_style() -> None:
    (block,) = document(make("<w:p>" + run("字", '<w:sz w:val="32"/>') + "</w:p>", styles=STYLES)).blocks
    assert isinstance(block, RawParagraph) and block.size == 16.0


def test_hidden_styles() -> None:
    body = (
        par("藏", '<w:pStyle w:val="gone"/>') + "<w:p>" + run("明") + run("藏", '<w:rStyle w:val="secret"/>') + "</w:p>"
    )
    assert paragraphs(make(body, styles=STYLES)) == ["明"]


# ------------------------------------------------------------------------------------------------ numbering


@pytest.mark.parametrize(
    ("form", "cases"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        (
            "chineseCountingThousand",
            {1: "一", 10: "十", 12: "十二", 100: "一百", 103: "一百零三", 110: "一百一十", 1020: "一千零二十"},
        ),
        ("japaneseCounting", {1: "一", 10: "十", 21: "二十一", 100: "百", 101: "百一"}),
        ("ideographDigital", {1: "一", 10: "一〇", 23: "二三"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "甲"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {3: "c"}),
        ("upperRoman", {4: "IV", 9: "IX", 1994: "MCMXCIV"}),
        ("lowerRoman", {8: "viii"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("none", {5: ""}),
        ("a format of the future", {5: "5"}),
    ],
)
def test_number_formats(form: str, cases: dict[int, str]) -> None:
    assert {value: format_number(value, form) for value in cases} == cases


@given(st.integers(0, 10**6), st.text(max_size=4))
def test_any_number_prints_in_any_format(value: int, form: str) -> None:
    for name in (form, "chineseCounting", "chineseCountingThousand", "japaneseCounting", "upperLetter", "lowerRoman"):
        assert format_number(value, name) or name in ("none", "bullet")


OUTLINE = abstract(
    0,
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3."),
    level(3, "%1.%2.%3.%4", more="<w:isLgl/>"),
)


@pytest.mark.parametrize(
    ("numbering", "sequence", "expected"),
    [
        (
            OUTLINE + num(1, 0),
            [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 2), (1, 3)],
            ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1.", "2.", "2.1.2.1"],
        ),
        # Two lists over one definition go on counting; a start override begins again, once.
        (
            abstract(0, level(0, "%1."))
            + num(1, 0)
            + num(2, 0)
            + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)],
            ["1.", "2.", "1.", "2.", "3."],
        ),
        # It waits until its level is used: members of a deeper level do not set it off.
        (
            abstract(0, level(0, "%1."), level(1, "%1.%2"))
            + num(1, 0)
            + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            [(1, 0), (1, 0), (2, 1), (1, 0), (2, 0), (2, 1), (1, 0)],
            ["1.", "2.", "2.1", "3.", "1.", "1.1", "2."],
        ),
        # A level that was left out counts as begun.
        (
            abstract(0, level(0, "%1."), level(1, "%1.%2"), level(2, "%3)")) + num(1, 0),
            [(1, 2), (1, 1), (1, 0), (1, 2), (1, 1)],
            ["1)", "1.2", "2.", "1)", "2.2"],
        ),
        # An override can bring a level of its own.
        (
            abstract(0, level(0, "%1."))
            + num(
                1,
                0,
                '<w:lvlOverride w:ilvl="0">' + level(0, "第%1条", "chineseCountingThousand", 5) + "</w:lvlOverride>",
            ),
            [(1, 0), (1, 0)],
            ["第五条", "第六条"],
        ),
        # lvlRestart 0: the second level goes on over chapters.
        (
            abstract(0, level(0, "第%1章", "chineseCounting"), level(1, "第%2条", more='<w:lvlRestart w:val="0"/>'))
            + num(1, 0),
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            ["第一章", "第1条", "第2条", "第二章", "第3条"],
        ),
        # lvlRestart 1: the third level starts anew under the first level only.
        (
            abstract(0, level(0, "%1"), level(1, "%2"), level(2, "(%3)", more='<w:lvlRestart w:val="1"/>')) + num(1, 0),
            [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
            ["1", "1", "(1)", "2", "(2)", "2", "(1)"],
        ),
        (abstract(0, level(0, "", "bullet")) + num(1, 0), [(1, 0)], [None]),
        (abstract(0, level(0, "附件", "none")) + num(1, 0), [(1, 0)], ["附件"]),
        (abstract(0, level(0, "%1", "decimal", 0)) + num(1, 0), [(1, 0), (1, 0)], ["0", "1"]),
        (abstract(0, level(0, "%1.")), [(0, 0), (7, 0)], [None, None]),
        # A custom format stands in an alternative.
        (
            abstract(
                0,
                '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/>'
                '</mc:Choice><mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>'
                '<w:lvlText w:val="%1"/></w:lvl>',
            )
            + num(1, 0),
            [(1, 0), (1, 0)],
            ["I", "II"],
        ),
    ],
)
def test_generated_numbers(numbering: str, sequence: list[tuple[int, int]], expected: list[str | None]) -> None:
    body = "".join(par("文字", numbered(*place)) for place in sequence)
    assert numbers(make(body, numbering=numbering)) == expected


def test_empty_numbered_paragraphs_count_but_are_no_blocks() -> None:
    body = par("甲", numbered(1)) + par("", numbered(1)) + par("乙", numbered(1))
    assert numbers(make(body, numbering=abstract(0, level(0, "%1.")) + num(1, 0))) == ["1.", "3."]


def test_a_number_alone_is_the_text_of_a_cell() -> None:
    body = table(*(row(f"<w:tc>{par('', numbered(1))}</w:tc>", cell(name)) for name in ("甲", "乙")))
    data = make(body, numbering=abstract(0, level(0, "%1")) + num(1, 0))
    assert [text for _, _, text, _, _ in grids(data)[0]] == ["1", "甲", "2", "乙"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ('<w:numPr><w:numId w:val="1"/></w:numPr>', ["一、", "二、"]),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', ["（一）", "（二）"]),
        ('<w:numPr><w:numId w:val="2"/></w:numPr>', ["第1款", "第2款"]),  # the level that names the style
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', [None, None]),
        ('<w:numPr><w:numId w:val="3"/></w:numPr>', ["一、", "二、"]),  # borrowed through a numbering style
    ],
)
def test_numbering_through_styles(style: str, expected: list[str | None]) -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="base"><w:pPr>{style}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="base"/></w:style>'
        '<w:style w:type="numbering" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    bound = abstract(1, level(0, "%1"), level(2, "第%3款", more='<w:pStyle w:val="base"/>'))
    borrowed = abstract(2, '<w:numStyleLink w:val="list"/>')
    numbering = OUTLINE + bound + borrowed + num(1, 0) + num(2, 1) + num(3, 2)
    body = par("甲", '<w:pStyle w:val="own"/>') * 2
    assert numbers(make(body, styles=styles, numbering=numbering)) == expected
    switched_off = par("甲", '<w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbers(make(switched_off, styles=styles, numbering=numbering)) == [None]


# --------------------------------------------------------------------------------------------------- tables

DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [row(cell("甲"), cell("1")), row(cell("乙"), cell(""))],
            [(0, 0, "甲", 1, 1), (0, 1, "1", 1, 1), (1, 0, "乙", 1, 1), (1, 1, "", 1, 1)],
        ),
        (
            [row(cell("项目", DOWN), cell("支出", span(2))), row(cell("", GOES_ON), cell("基本"), cell("项目"))],
            [(0, 0, "项目", 2, 1), (0, 1, "支出", 1, 2), (1, 1, "基本", 1, 1), (1, 2, "项目", 1, 1)],
        ),
        (  # both ways at once, over three rows
            [row(cell("大", span(2) + DOWN), cell("a"))] + [row(cell("", span(2) + GOES_ON), cell(t)) for t in "bc"],
            [(0, 0, "大", 3, 2), (0, 2, "a", 1, 1), (1, 2, "b", 1, 1), (2, 2, "c", 1, 1)],
        ),
        (  # a restart right below a merged cell is a new one
            [row(cell("一", DOWN), cell("x")), row(cell("", GOES_ON), cell("y")), row(cell("二", DOWN), cell("z"))],
            [(0, 0, "一", 2, 1), (0, 1, "x", 1, 1), (1, 1, "y", 1, 1), (2, 0, "二", 1, 1), (2, 1, "z", 1, 1)],
        ),
        (  # a continuation with nothing above it, or of another width, stands for itself
            [row(cell("甲"), cell("x")), row(cell("乙", GOES_ON), cell("y")), row(cell("丙", GOES_ON + span(2)))],
            [(0, 0, "甲", 1, 1), (0, 1, "x", 1, 1), (1, 0, "乙", 1, 1), (1, 1, "y", 1, 1), (2, 0, "丙", 1, 2)],
        ),
        (
            [row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("b"))],
            [(0, 0, "a", 1, 2), (0, 2, "b", 1, 1)],
        ),
        (
            [
                row(cell("a"), cell("b"), cell("c")),
                row(cell("d"), properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="0"/>'),
            ],
            [(0, 0, "a", 1, 1), (0, 1, "b", 1, 1), (0, 2, "c", 1, 1), (1, 2, "d", 1, 1)],
        ),
        (
            [
                "<w:sdt><w:sdtContent>"
                + row("<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt>", cell("b"))
                + "</w:sdtContent></w:sdt>"
            ],
            [(0, 0, "a", 1, 1), (0, 1, "b", 1, 1)],
        ),
        (  # words in parts, in one cell
            [row("<w:tc>" + par("预算") + par("执行率") + "</w:tc>", "<w:tc>" + par("100") + par("200") + "</w:tc>")],
            [(0, 0, "预算执行率", 1, 1), (0, 1, "100 200", 1, 1)],
        ),
    ],
)
def test_grids(rows: list[str], expected: list[tuple[int, int, str, int, int]]) -> None:
    assert grids(make(table(*rows))) == [expected]


def test_nested_table_follows_the_outer_one() -> None:
    inner = table(row(cell("内1"), cell("内2")))
    body = par("前") + table(row(f"<w:tc>{par('外')}{inner}{par('尾')}</w:tc>", cell("右"))) + par("后")
    found = [
        block.text if isinstance(block, RawParagraph) else [c.text for c in block.cells]
        for block in document(make(body)).blocks
    ]
    assert found == ["前", ["外尾", "右"], ["内1", "内2"], "后"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    inner = table(row(cell("内1"), cell("内2")))
    found = document(make(table(row(f"<w:tc>{par('一、概况')}{inner}{par('尾')}</w:tc>")))).blocks
    assert [type(block).__name__ for block in found] == ["RawParagraph", "RawTable", "RawParagraph"]


# --------------------------------------------------------------------------------- text boxes, notes, headers


def text_box(text: str) -> str:
    content = f"<w:txbxContent>{par(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def kinds(data: bytes) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in document(data).blocks if isinstance(b, RawParagraph)]


def test_text_boxes_are_read_once_and_after_their_anchor() -> None:
    body = f"<w:p>{run('锚')}{text_box('框内')}{run('定')}</w:p>" + par("后")
    assert kinds(make(body)) == [("text", "锚定"), ("text_box", "框内"), ("text", "后")]
    old = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + par("旧框")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    assert kinds(make(old)) == [("text_box", "旧框")]
    fallback_only = text_box("x").replace("<wps:txbx>" + f"<w:txbxContent>{par('x')}</w:txbxContent></wps:txbx>", "")
    assert kinds(make(f"<w:p>{fallback_only}</w:p>")) == [("text_box", "x")]


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    body = f"<w:p>{run('319.27万元')}{reference}</w:p>" + par("后") + f"<w:p>{reference}</w:p>"
    body += table(row(f"<w:tc><w:p>{run('格')}<w:r><w:footnoteReference w:id='3'/></w:r></w:p></w:tc>", cell("右")))
    footnotes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    footnotes += f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" 含结转")}</w:p></w:footnote>'
    footnotes += f'<w:footnote w:id="3">{par("表注")}</w:footnote>'
    endnotes = f'<w:endnote w:id="1"><w:p><w:r><w:endnoteReference w:id="1"/></w:r>{run("尾注")}</w:p></w:endnote>'
    assert kinds(make(body, footnotes=footnotes, endnotes=endnotes)) == [
        ("text", "319.27万元"),
        ("footnote", "含结转"),
        ("footnote", "尾注"),
        ("text", "后"),
        ("footnote", "表注"),
    ]


def test_headers_once_and_without_page_numbers() -> None:
    section = "".join(
        f'<w:sectPr><w:headerReference w:type="{kind}" r:id="r_{name}"/></w:sectPr>'
        for kind, name in (("default", "header1"), ("even", "header2"), ("first", "header3"), ("default", "footer1"))
    )
    page = (
        "<w:p>"
        + run("第 ")
        + field("PAGE", run("1"))
        + run(" 页 共 ")
        + field("NUMPAGES", run("9"))
        + run(" 页")
        + "</w:p>"
    )
    others = {
        "header1": par("2024年决算公开"),
        "header2": par("2024年决算公开"),
        "header3": par("- 3 -"),
        "footer1": page,
    }
    assert kinds(make(par("正文") + section, header9=par("没有引用"), **others)) == [
        ("text", "正文"),
        ("header", "2024年决算公开"),
    ]


# --------------------------------------------------------------------------------------- packages and problems


def test_strict_namespaces() -> None:
    data = make(par("严格", '<w:outlineLvl w:val="0"/>') + table(row(cell("1"), cell("2"))))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            content = content.replace(W_URI, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, content.replace(R_URI, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    found = document(strict.getvalue())
    assert isinstance(found.blocks[0], RawParagraph) and found.blocks[0].style_level == 1
    assert isinstance(found.blocks[1], RawTable)


def test_main_part_under_another_name_and_encoding() -> None:
    text = make(par("别名"))
    with zipfile.ZipFile(io.BytesIO(text)) as old:
        content = old.read("word/document.xml").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations([("rId1", "officeDocument", "/Word/Document2.xml")]),
        "word/document2.xml": content,
    }
    assert paragraphs(package(parts)) == ["别名"]


DTD = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "READ001"),
        (b"PK\x03\x04", "READ001"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "READ001"),
        (make(par("x"))[:-60], "READ001"),
        (package({"xl/workbook.xml": "<workbook/>"}), "READ001"),
        (package({"word/document.xml": "<a"}), "READ001"),
        (package({"word/document.xml": "<workbook/>"}), "READ001"),
        (package({"word/document.xml": DTD + "<a>&a;</a>"}), "READ001"),
        (package({"word/document.xml": b"\xff\xfe" + (DTD + "<a>&a;</a>").encode("utf-16-le")}), "READ001"),
        (make(par("x"), styles="</w:styles><w:styles>"), "READ001"),
        (make(""), "READ004"),
        (make(par(" ") + table(row(cell(""), cell("")))), "READ004"),
        (make("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"), "READ003"),
        (make("<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"), "READ003"),
        (make(par("x" * 2_000_000)), "READ005"),
        (make("<w:tbl><w:tr><w:tc>" * 30 + par("x") + "</w:tc></w:tr></w:tbl>" * 30), "READ005"),
        (make("<w:sdt><w:sdtContent>" * 300 + par("x") + "</w:sdtContent></w:sdt>" * 300), "READ005"),
        (make("<w:p>" + "<w:smartTag>" * 200 + run("x") + "</w:smartTag>" * 200 + "</w:p>"), "READ005"),
        (make("<w:p>" + "<m:oMath>" * 200 + "</m:oMath>" * 200 + "</w:p>"), "READ005"),
        (make("<w:p><w:r><w:pict><w:txbxContent>" * 40 + "</w:txbxContent></w:pict></w:r></w:p>" * 40), "READ005"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, code: str) -> None:
    assert problem(data) == code


def test_limits_are_settings() -> None:
    data = make(table(*(row(cell("1"), cell("2")) for _ in range(50))))
    assert problem(data, max_cells=99) == "READ005"
    assert problem(data, max_expanded_bytes=2000) == "READ005"
    assert len(grids(make(table(*(row(cell("1"), cell("2")) for _ in range(50)))))[0]) == 100
    wide = table(row(cell("a", '<w:gridSpan w:val="999999999"/>'), cell("b")))
    assert grids(make(wide))[0][0][4] <= 1024


def test_encrypted_entries() -> None:
    data = bytearray(make(par("x")))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert problem(bytes(data)) == "READ002"


def test_an_entry_that_lies_about_its_size() -> None:
    data = bytearray(package({"word/document.xml": "x" * 5_000_000}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    assert problem(bytes(data)) == "READ001"


def test_external_references_are_not_followed() -> None:
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        f'Type="{R_URI}/styles" TargetMode="External" Target="http://127.0.0.1:9/styles.xml"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(make(par("x")))) as old:
        parts: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    parts["word/_rels/document.xml.rels"] = outside
    assert paragraphs(package(parts)) == ["x"]


def test_a_missing_part_is_said() -> None:
    with zipfile.ZipFile(io.BytesIO(make(par("x"), numbering=""))) as old:
        parts: dict[str, str | bytes] = {n: old.read(n) for n in old.namelist() if "numbering" not in n}
    assert document(package(parts)).remarks[0].startswith("READ010 文件缺少部件")


# ------------------------------------------------------------------------------------------------ shortening


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'<w:rPr><w:rFonts w:ascii="x"/><w:sz w:val="22"/><w:lang/></w:rPr>', b'<w:rPr><w:sz w:val="22"/></w:rPr>'),
        (b"<w:rPr><w:b/></w:rPr>", b""),
        (b'<w:tcPr><w:tcW w:w="1"/><w:vMerge/></w:tcPr>', b"<w:tcPr><w:vMerge/></w:tcPr>"),
        (b'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind/></w:pPr>', None),
        (b"<w:pPr><w:ind/><w:rPr><w:b/></w:rPr></w:pPr>", b""),
        # Kept whole: what tells something, what is written in another way, what cannot be told from text.
        (b"<w:rPr><w:b/><w:vanish/></w:rPr>", b"<w:rPr><w:b/><w:vanish/></w:rPr>"),
        (b"<w:pPr><w:ind/><w:rPr><w:del/></w:rPr></w:pPr>", b"<w:pPr><w:ind/><w:rPr><w:del/></w:rPr></w:pPr>"),
        (
            b"<w:tcPr><w:gridSpan w:val='2'></w:gridSpan></w:tcPr>",
            b"<w:tcPr><w:gridSpan w:val='2'></w:gridSpan></w:tcPr>",
        ),
        (b"<![CDATA[<w:rPr><w:b/></w:rPr>]]>", b"<![CDATA[<w:rPr><w:b/></w:rPr>]]>"),
        (b"<!--<w:rPr>--><w:b/></w:rPr>", b"<!--<w:rPr>--><w:b/></w:rPr>"),
        (b"<w:rPr><w:b/>", b"<w:rPr><w:b/>"),
    ],
)
def test_shortening(content: bytes, expected: bytes | None) -> None:
    assert shorten(content) == (expected if expected is not None else content.replace(b"<w:ind/>", b""))


def test_shortening_changes_nothing_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [of_python_docx(), BARE]
    shortened = [document(data) for data in files]
    monkeypatch.setattr("jiping.read.docx.shorten", lambda content: content)
    assert [document(data) for data in files] == shortened


# ------------------------------------------------------------------------------------------- whole documents


def of_python_docx() -> bytes:
    made = python_docx.Document()
    made.add_heading("2024年度部门决算", level=0)
    made.add_heading("一、收支情况", level=1)
    made.add_heading("（一）支出", level=2)
    made.add_paragraph("支出合计1,234.57万元。")
    for text in ("第一", "第二"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("圆点", style="List Bullet")
    grid = made.add_table(3, 3)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "项目"
    grid.cell(0, 1).merge(grid.cell(0, 2)).text = "支出"
    grid.cell(2, 2).text = "100.00"
    made.sections[0].header.paragraphs[0].text = "某某局"
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_a_file_of_python_docx() -> None:
    found = document(of_python_docx())
    texts = [(b.text, b.style_level, b.number) for b in found.blocks if isinstance(b, RawParagraph)]
    assert texts == [
        ("2024年度部门决算", None, None),
        ("一、收支情况", 1, None),
        ("（一）支出", 2, None),
        ("支出合计1,234.57万元。", None, None),
        ("第一", None, "1."),
        ("第二", None, "2."),
        ("圆点", None, None),
        ("某某局", None, None),
    ]
    (grid,) = (block for block in found.blocks if isinstance(block, RawTable))
    assert [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells if c.text] == [
        (0, 0, "项目", 2, 1),
        (0, 1, "支出", 1, 2),
        (2, 2, "100.00", 1, 1),
    ]


SOUND = of_python_docx()
BARE = make(
    par("文", numbered(1, 1)) + table(row(cell("a", DOWN), cell("1", span(2)))) + f"<w:p>{text_box('框')}</w:p>",
    numbering=OUTLINE + num(1, 0),
    styles=STYLES,
)


def reads_or_says_why(data: bytes) -> None:
    try:
        assert isinstance(read(data, "x", Limits()), RawDocument)
    except ReadProblem as problem:
        assert problem.code in ("READ001", "READ002", "READ003", "READ004", "READ005")


@given(st.binary(max_size=400), st.booleans())
def test_random_bytes(data: bytes, as_zip: bool) -> None:
    reads_or_says_why(b"PK\x03\x04" + data if as_zip else data)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from((SOUND, BARE)), st.data())
def test_damaged_files(data: bytes, draw: st.DataObject) -> None:
    damaged = bytearray(data[: draw.draw(st.integers(0, len(data)))] if draw.draw(st.booleans()) else data)
    places = st.integers(0, max(len(damaged) - 1, 0))
    for place, bit in draw.draw(st.lists(st.tuples(places, st.integers(0, 7)), max_size=8)):
        if damaged:
            damaged[place] ^= 1 << bit
    reads_or_says_why(bytes(damaged))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_xml_in_a_sound_package(draw: st.DataObject) -> None:
    """Damage behind the zip's checksum: attributes cut, elements moved, values that are no numbers."""
    with zipfile.ZipFile(io.BytesIO(BARE)) as old:
        parts: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    name = draw.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])  # type: ignore[arg-type]
    for place, byte in draw.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(32, 126)), max_size=4)
    ):
        content[place] = byte
    parts[name] = bytes(content)
    reads_or_says_why(package(parts))


WORDS = (
    "tbl",
    "tr",
    "tc",
    "p",
    "r",
    "t",
    "pPr",
    "numPr",
    "gridSpan",
    "vMerge",
    "sdt",
    "del",
    "ins",
    "fldChar",
    "pict",
    "txbxContent",
)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.sampled_from(("字", "")),
        lambda inner: st.lists(st.tuples(st.sampled_from(WORDS), inner), max_size=4),
        max_leaves=25,
    )
)
def test_elements_in_places_where_they_do_not_belong(tree: object) -> None:
    def xml(node: object) -> str:
        if isinstance(node, str):
            return node
        assert isinstance(node, list)
        return "".join(f'<w:{tag} w:val="{len(node)}">{xml(child)}</w:{tag}>' for tag, child in node)

    reads_or_says_why(make(xml(tree)))

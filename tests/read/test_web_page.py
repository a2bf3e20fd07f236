"""Web pages: what is shown and what is not, which tables are tables, encodings, pages that are too much work."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.model import Document, ParagraphKind, ReadProblem
from jiping.read import html, read_bytes
from jiping.read.limits import Limits
from jiping.read.raw import RawBlock, RawDocument, RawParagraph, RawTable


def raw(body: str | bytes, **limits: int) -> RawDocument:
    data = body if isinstance(body, bytes) else f"<html><body>{body}</body></html>".encode()
    return html.read(data, "页.html", Limits(**limits))


def shown(block: RawBlock) -> object:
    """A paragraph as its text, a table as rows of (text, row span, column span)."""
    if isinstance(block, RawParagraph):
        return block.text
    rows = max(cell.row for cell in block.cells) + 1
    plain = all(cell.row_span == cell.column_span == 1 for cell in block.cells)
    if plain:
        return [[cell.text for cell in block.cells if cell.row == row] for row in range(rows)]
    return [[(c.text, c.row_span, c.column_span) for c in block.cells if c.row == row] for row in range(rows)]


def blocks(body: str | bytes) -> list[object]:
    return [shown(block) for block in raw(body).blocks]


PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<meta name="ArticleTitle" content="云岭县水务局2024年度部门决算公开" />
<title>云岭县水务局2024年度部门决算公开_云岭县人民政府门户网站</title>
<style>p{margin:0}</style><script>document.write("<p>脚本 99 万元</p>")</script></head><body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/hd">互动交流</a></li>
<li><a href="/fw">办事服务</a></li></ul></div>
<div class="pos">您现在的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</div>
<table width="980" align="center"><tbody><tr><td class="con">
<div class="title">云岭县水务局2024年度部门决算公开</div>
<div class="info">发布日期：2025-08-20　来源：县水务局　浏览次数：1288</div>
<p>&nbsp;&nbsp;&nbsp;&nbsp;一、收入支出总体情况</p>
<p style="text-indent:2em">2024年度收入总计<span>2,345.67</span>万元，
比上年增加&nbsp;190.50&nbsp;万元，<br/>增长8.84%。</p>
<p style="display:none">内部：不公开 5 万元</p>
<p align="center"><strong>收入支出决算总表</strong></p><p align="right">单位：万元</p>
<table border="1"><thead><tr><th rowspan="2">项&nbsp;&nbsp;&nbsp;&nbsp;目</th><th colspan="2">金额</th></tr>
<tr><th>预算数</th><th>决算数</th></tr></thead>
<tbody><tr><td>合&nbsp;&nbsp;计</td><td>2,345.67</td><td>2,345.67</td></tr>
<tr><td><p>基本</p><p>支出</p></td><td>845.67</td><td>&nbsp;</td></tr></tbody></table>
<p>注：本表反映部门本年度的总收支情况。</p>
<ol><li>名词解释一</li><li>名词解释二</li></ol>
<p>【打印本页】　【关闭窗口】</p>
</td></tr></tbody></table>
<div class="foot"><a href="/1">网站地图</a> <a href="/2">联系我们</a>
<a href="/3">法律声明</a> <a href="/4">无障碍</a></div>
<footer>主办：云岭县人民政府 ICP备05001234号</footer></body></html>"""


def test_page_of_a_government_site() -> None:
    assert blocks(PAGE.encode("gb18030")) == [
        "云岭县水务局2024年度部门决算公开",
        "一、收入支出总体情况",
        "2024年度收入总计2,345.67万元，比上年增加 190.50 万元，增长8.84%。",
        "收入支出决算总表",
        "单位：万元",
        [
            [("项 目", 2, 1), ("金额", 1, 2)],
            [("预算数", 1, 1), ("决算数", 1, 1)],
            [("合 计", 1, 1), ("2,345.67", 1, 1), ("2,345.67", 1, 1)],
            [("基本支出", 1, 1), ("845.67", 1, 1), ("", 1, 1)],
        ],
        "注：本表反映部门本年度的总收支情况。",
        "名词解释一",
        "名词解释二",
    ]
    assert raw(PAGE.encode("gb18030")).remarks == ["READ010 有 1 处隐藏的内容，未读入。"]


def test_the_page_becomes_a_document() -> None:
    read = read_bytes(PAGE.encode("gb18030"), "公开.xls")
    assert (read.format, read.kind.value) == ("html", "final-accounts.department")
    assert read.year is not None and read.year.value == "2024"
    (table,) = read.tables()
    assert (table.title, table.unit, table.header_rows) == ("收入支出决算总表", "万元", 2)
    assert [column.path for column in table.parts[0].columns] == [("金额", "预算数"), ("金额", "决算数")]
    assert [row.label for row in table.parts[0].rows] == ["合计", "基本支出"]
    assert table.notes == ("注：本表反映部门本年度的总收支情况。",)


def test_the_title_is_read_where_the_text_does_not_repeat_it() -> None:
    page = "<html><head><title>某局2024年度部门预算 - 某县政府网</title></head><body>{}</body></html>"
    assert blocks(page.format("<p>正文。</p>").encode()) == ["某局2024年度部门预算", "正文。"]
    assert blocks(page.format("<p>某局<b>2024年度</b>部门预算</p><p>正文。</p>").encode())[0] == "某局2024年度部门预算"


def test_headings_and_lists() -> None:
    read = raw(
        "<h2>概况</h2><h3>职能</h3><ol start=3><li>甲<li>乙</ol><ol type=a><li>丙</ol><ul><li>丁</ul><h2>收支</h2>"
    )
    assert [(b.text, b.style_level, b.number) for b in read.blocks if isinstance(b, RawParagraph)] == [
        ("概况", 2, None),
        ("职能", 3, None),
        ("甲", None, "3."),
        ("乙", None, "4."),
        ("丙", None, "a."),
        ("丁", None, None),
        ("收支", 2, None),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>支出<br>合计</p>", ["支出", "合计"]),
        (
            "<p>全年支出合计100万元，其中基本支出60万元，<br>项目支出40万元。</p>",
            ["全年支出合计100万元，其中基本支出60万元，项目支出40万元。"],
        ),
        ("<h1>某局2024年度<br>部门决算</h1><p>x。</p>", ["某局2024年度部门决算", "x。"]),
        ("甲<div>乙</div>丙", ["甲", "乙", "丙"]),
        ("<pre>项目\n  金额</pre>", ["项目", "金额"]),
        ("<p>a\n  b</p>", ["a b"]),
        ("<p>x<span hidden>隐</span>y<noscript>n</noscript><i style='visibility: hidden'>z</i></p>", ["xy"]),
        ("<nav>导航</nav><aside>侧栏</aside><p>正文</p><footer>页脚</footer>", ["正文"]),
        (
            "<p>当前位置：首页 &gt; 公开</p><p>浏览次数：12</p><p>字体：【大 中 小】</p><p>正文</p>",
            ["正文"],
        ),
        (
            "<p>来源：县财政局安排资金100万元，用于水库维修，占全年支出的三分之一。</p>",
            ["来源：县财政局安排资金100万元，用于水库维修，占全年支出的三分之一。"],
        ),
        ("<p>附件：<a href=a.pdf>决算表</a></p>", ["附件：决算表"]),
    ],
)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert blocks(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><td>一格</td></tr></table>", ["一格"]),
        ("<table><tr><td>第一段。</td></tr><tr><td>第二段。</td></tr></table>", ["第一段。", "第二段。"]),
        ("<table><tr><td>菜单</td><td><h2>标题</h2><p>正文</p></td></tr></table>", ["菜单", "标题", "正文"]),
        ("<table><tr><td><table><tr><td>甲<td>1</table></td><td></td></tr></table>", [[["甲", "1"]]]),
        ("<table role=presentation><tr><td>甲<td>乙</table>", ["甲", "乙"]),
        # A small table inside a cell of a real one follows it.
        (
            "<table><tr><td>项目名称<td>金额<tr><td>水库维修养护<table><tr><td>其中<td>1</table><td>800</table>",
            [[["项目名称", "金额"], ["水库维修养护", "800"]], [["其中", "1"]]],
        ),
        (
            "<table><tr style='display:none'><td>隐<td>1<tr><td>甲<td>2<tr><td>乙<td>3</table>",
            [[["甲", "2"], ["乙", "3"]]],
        ),
        ("<table><caption>收入决算表</caption><tr><td>甲<td>2</table>", ["收入决算表", [["甲", "2"]]]),
        # Flattened to text: stays text.
        ("<p>项目</p><p>金额</p><p>合计</p><p>100</p>", ["项目", "金额", "合计", "100"]),
        ("<p>项目|金额</p><p>合计|100</p>", ["项目|金额", "合计|100"]),
    ],
)
def test_tables(body: str, expected: list[object]) -> None:
    assert blocks(body) == expected


def test_title_and_unit_inside_the_table() -> None:
    body = """<table><tr><td colspan=3>收入支出决算总表</td></tr><tr><td colspan=2>编制单位：某局<td>单位：万元</tr>
    <tr><td>项目<td>预算数<td>决算数</tr><tr><td>合计<td>1<td>2</tr></table>"""
    (table,) = read_bytes(f"<html>{body}".encode(), "x").tables()
    assert (table.title, table.unit, table.row_count) == ("收入支出决算总表", "万元", 2)


def test_spans_that_leave_the_table() -> None:
    assert blocks("<table><tr><td rowspan=9>甲<td>1<tr><td>2<tr><td rowspan=0>3<td colspan=x>4</table>") == [
        [[("甲", 3, 1), ("1", 1, 1), ("", 1, 1)], [("2", 1, 1), ("", 1, 1)], [("3", 1, 1), ("4", 1, 1)]]
    ]


EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><style>td{mso-number-format:General}</style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>Sheet1</x:Name></x:ExcelWorkbook></xml><![endif]--></head><body>
<table><col width=72><tr><td colspan=3>三公经费决算表</td></tr><tr><td></td><td></td><td>单位：万元</td></tr>
<tr><td>项目</td><td>预算数</td><td>决算数</td></tr>
<tr><td>合计</td><td x:num="12.5">12.50</td><td x:num="0.98">98%</td></tr>
<tr><td></td></tr><tr><td>政府采购情况表</td></tr>
<tr><td>项目</td><td>金额</td></tr><tr><td>货物</td><td>5</td></tr></table>"""


def test_a_workbook_saved_as_a_page_is_split_like_a_sheet() -> None:
    one, two = read_bytes(EXCEL.encode(), "三公.xls").tables()
    assert (one.title, one.unit, two.title) == ("三公经费决算表", "万元", "政府采购情况表")
    assert one.cells[(1, 2)].text == "98%"


def test_page_saved_by_word() -> None:
    body = """<p class=MsoTitle>自评报告</p><p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>1.
    <span>&nbsp;&nbsp;</span></span><![endif]>预算执行<o:p></o:p></p>
    <p><span style='mso-hide:all'>批注</span>好。</p>"""
    assert blocks(body) == ["自评报告", "1. 预算执行", "好。"]


# ------------------------------------------------------------------------------------------------ encodings


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("gb2312", "utf-8"),  # a common lie
        ("", "gb18030"),
        ("", "utf-16"),
        ("big5", "big5"),
        ("utf-8", "gb18030"),
        ("nonsense", "gb18030"),
    ],
)
def test_encodings(declared: str, encoding: str) -> None:
    page = (
        f'<html><head><meta charset="{declared}"></head><body><p>部門支出合計一百萬元，比上年增加。</p></body></html>'
    )
    assert blocks(page.encode(encoding)) == ["部門支出合計一百萬元，比上年增加。"]


def test_a_damaged_character_costs_itself_only() -> None:
    page = "<html><meta charset=utf-8><p>" + "全年支出一百万元。" * 100
    read = raw(page.encode() + b"\xe5\xb9</p>")
    assert read.remarks == ["READ010 有 1 处字符编码有误，未读入。"]
    # What the page says counts less than what its bytes are: this would decode as GBK, into nonsense.
    lie = "<html><meta charset=gbk><p>" + "全年支出一百万元。" * 100
    assert "全年支出一百万元" in repr(raw(lie.encode() + b"\xe5\xb9</p>").blocks)
    with pytest.raises(ReadProblem) as caught:
        raw(b"<html><p>" + bytes(range(128, 256)) * 50)
    assert caught.value.code in ("READ006", "READ007")


# --------------------------------------------------------------------------------------------------- hostile


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<b>" * 500 + "<p>x" * 100_000,
        "".join(f"<b id={n}><p>x" for n in range(3000)),
        "<div " + " ".join(f"a{n}" for n in range(100_000)) + ">",
        "<div " + '"'.join(f"a{n}=" for n in range(100_000)) + ">",
        "<div/>" * 50_000,
        "<svg>" + "<path/>" * 50_000,
        "<table><tr><td>" * 100,
        "<table>" + "<tr><td rowspan=60000 colspan=1000>1" * 2000,
        "<table><tr>" + "<td>1" * 20_000,
        "<select>" * 50_000 + "<option>" * 50_000,
        "<script>" * 50_000,
        "<!--" * 50_000,
    ],
)
def test_pages_that_are_too_much_work(body: str) -> None:
    began = time.monotonic()
    with pytest.raises(ReadProblem) as caught:
        raw(body)
    assert caught.value.code in ("READ004", "READ005")
    assert time.monotonic() - began < 15  # a second; machines that build are slow


@pytest.mark.parametrize(
    "body", ["<ol>" + "<li>x" * 20_000, "<a href=x>x</a>" * 20_000, "x<br>" * 20_000, "文" * 500_000]
)
def test_long_pages_take_time_in_proportion(body: str) -> None:
    began = time.monotonic()
    assert raw(body).blocks
    assert time.monotonic() - began < 15


def test_frames_and_pictures() -> None:
    for body, code in [
        (b"<html><frameset><frame src=a.htm></frameset>", "READ007"),
        (b"<html><img src=a.png>", "READ003"),
    ]:
        with pytest.raises(ReadProblem) as caught:
            raw(body)
        assert caught.value.code == code


def test_limits() -> None:
    with pytest.raises(ReadProblem) as caught:
        raw("<table>" + "<tr><td>a<td>1" * 100, max_cells=50)
    assert caught.value.code == "READ005"


TAGS = "div p table tr td th ul li ol a b span font select option svg style script caption h1 br img pre frameset"
FORMS = ["<%s>", "</%s>", "<%s/>", "<%s hidden>", "<%s rowspan=3>", "文字<%s", "&nbsp;"]


@given(st.lists(st.tuples(st.sampled_from(TAGS.split(" ")), st.sampled_from(FORMS))))
def test_any_tags(pairs: list[tuple[str, str]]) -> None:
    body = "".join(form % tag if "%" in form else form for tag, form in pairs)
    try:
        assert raw(body).blocks
    except ReadProblem as problem:
        assert problem.code.startswith("READ")


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    try:
        assert isinstance(read_bytes(b"<html>" + data, "x"), Document)
    except ReadProblem as problem:
        assert problem.code.startswith("READ")


def test_captions_are_marked() -> None:
    read = read_bytes(PAGE.encode("gb18030"), "x")
    assert [p.text for p in read.paragraphs() if p.kind is ParagraphKind.CAPTION] == ["收入支出决算总表"]
    assert isinstance(raw("<table><tr><td>甲<td>1</table>").blocks[0], RawTable)

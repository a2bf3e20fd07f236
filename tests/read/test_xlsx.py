"""XLSX and XLS: cells as they are printed, tables and lines of a sheet, what is hidden or not computed."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from jiping.evaluate import evaluate_bytes
from jiping.model import CellState, Document, ReadProblem, Table
from jiping.read import read_bytes, xls, xlsx
from jiping.read.limits import Limits
from jiping.read.raw import RawDocument, RawParagraph, RawTable
from xls_files import Formula, Number, compound, workbook
from xlsx_files import MAIN, by_hand, number, packed, relations, rows, text, written


def raw(data: bytes, **limits: int) -> RawDocument:
    return xlsx.read(data, "表.xlsx", Limits(**limits))


def document(data: bytes) -> Document:
    return read_bytes(data, "表.xlsx")


def tables(data: bytes) -> list[list[list[str]]]:
    found = []
    for block in raw(data).blocks:
        if isinstance(block, RawTable):
            last = max(cell.row for cell in block.cells) + 1
            found.append([[cell.text for cell in block.cells if cell.row == row] for row in range(last)])
    return found


def lines(data: bytes) -> list[str]:
    return [block.text for block in raw(data).blocks if isinstance(block, RawParagraph)]


def problem(data: bytes, **limits: int) -> str:
    with pytest.raises(ReadProblem) as caught:
        raw(data, **limits)
    return caught.value.code


# ---------------------------------------------------------------------------------------------- local forms


def base_data_form(book: Any) -> None:
    """部门整体支出绩效评价基础数据表 as counties of Hunan use it: framed, with two rows of headings."""
    sheet = book.add_worksheet("基础数据表")
    frame = book.add_format({"border": 1})
    money = book.add_format({"border": 1, "num_format": "#,##0.00"})
    share = book.add_format({"border": 1, "num_format": "0.00%"})
    sheet.merge_range("A1:D1", "部门整体支出绩效评价基础数据表", book.add_format({"align": "center"}))
    sheet.write("A2", "填报单位：云岭县水务局")
    sheet.write("C2", "2024年度")
    sheet.write("D2", "单位：万元")
    sheet.write_row("A3", ["财政供养人员情况", "编制数", "2024年实际在职人数", "控制率"], frame)
    sheet.write("A4", "", frame)
    sheet.write("B4", 40, frame)
    sheet.write("C4", 38, frame)
    sheet.write("D4", 0.95, share)
    sheet.write_row("A5", ["经费控制情况", "2023年决算数", "2024年预算数", "2024年决算数"], frame)
    for row, (label, *amounts) in enumerate(
        [
            ("三公经费", 13.5, 15, 12.5),
            ("1、公务用车购置和维护经费", 11, 12, 10),
            ("其中：公车购置", None, None, None),
            ("公车运行维护", 11, 12, 10),
            ("2、出国经费", 0, 0, 0),
            ("3、公务接待", 2.5, 3, 2.5),
        ],
        5,
    ):
        sheet.write(row, 0, label, frame)
        for column, amount in enumerate(amounts, 1):
            sheet.write(row, column, amount, money)
    sheet.write("A13", "填表人（签名）：")
    sheet.write("C13", "联系电话：")


def test_base_data_form() -> None:
    read = document(written(base_data_form))
    assert read.kind.value == "form.base-data"
    assert read.year is not None and read.year.value == "2024"
    assert read.organisation is not None and read.organisation.value == "云岭县水务局"
    (table,) = read.tables()
    assert (table.title, table.unit) == ("部门整体支出绩效评价基础数据表", "万元")
    printed = {cell.text for cell in table.cells.values()}
    assert {"95.00%", "13.50", "12.50", "0.00"} <= printed
    assert table.cells[(5, 1)].state is CellState.EMPTY  # 公车购置: framed and empty, not zero


def self_evaluation_form(book: Any) -> None:
    """项目支出绩效自评表: merged labels over rows, a block of money and a block of indicators in one frame."""
    sheet = book.add_worksheet("Sheet1")
    frame = book.add_format({"border": 1, "text_wrap": True})
    sheet.merge_range("A1:H1", "项目支出绩效自评表", book.add_format({"bold": True}))
    sheet.merge_range("A2:H2", "（2024年度）")
    sheet.write("A3", "项目名称", frame)
    sheet.merge_range("B3:H3", "山洪灾害防治项目", frame)
    sheet.merge_range("A4:B6", "项目资金（万元）", frame)
    sheet.write_row("C4", ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"], frame)
    sheet.write_row("C5", [250, 249.75, 249.75, 10, 1, 10], frame)
    sheet.write_row("C6", [250, 249.75, 249.75, "—", 1, "—"], frame)
    sheet.merge_range("A7:A9", "绩效指标", frame)
    sheet.write_row("B7", ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"], frame)
    sheet.merge_range("B8:B9", "产出指标", frame)
    sheet.write_row("C8", ["数量指标", "新建预警点\n（个）", "≥20", "21", 10, 10], frame)
    sheet.write_row("C9", ["质量指标", "验收合格率", "100%", "100%", 10, 10], frame)


def test_self_evaluation_form() -> None:
    (table,) = (block for block in raw(written(self_evaluation_form)).blocks if isinstance(block, RawTable))
    at = {(cell.row, cell.column): cell for cell in table.cells}
    assert lines(written(self_evaluation_form)) == ["项目支出绩效自评表", "（2024年度）"]
    assert (at[(1, 0)].text, at[(1, 0)].row_span, at[(1, 0)].column_span) == ("项目资金（万元）", 3, 2)
    assert (1, 1) not in at and (2, 0) not in at
    assert at[(5, 1)].row_span == 2
    assert at[(5, 3)].text == "新建预警点（个）"
    assert document(written(self_evaluation_form)).kind.value == "form.self-evaluation"


# ------------------------------------------------------------------------------------------ parts of a sheet


def test_tables_below_each_other_with_their_titles_and_units() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("收支")
        sheet.write_row("A1", ["收入决算表"])
        sheet.write_row("A2", ["单位：元"])
        sheet.write_row("A3", ["项目", "决算数"])
        sheet.write_row("A4", ["合计", 100])
        sheet.write_row("A6", ["支出决算表"])
        sheet.write_row("A7", ["", "单位：万元"])
        sheet.write_row("A8", ["项目", "基本支出", "项目支出"])
        sheet.write_row("A9", ["合计", 1, 2])
        sheet.write_row("A10", ["注：本表反映本年支出。"])

    one, two = document(written(fill)).tables()
    assert (one.title, one.unit, one.row_count) == ("收入决算表", "元", 2)
    assert (two.title, two.unit, two.row_count) == ("支出决算表", "万元", 2)
    assert two.notes == ("注：本表反映本年支出。",)


def test_tables_beside_each_other() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("附表")
        sheet.write_row("A1", ["人员情况表", "", "", "", "经费情况表"])
        sheet.write_row("A2", ["", "", "", "", "", "单位：万元"])
        sheet.write_row("A3", ["类别", "人数", "", "", "项目", "金额"])
        sheet.write_row("A4", ["在职", 38, "", "", "人员经费", 700.5])
        sheet.write_row("A5", ["退休", 12, "", "", "公用经费", 145.25])

    one, two = document(written(fill)).tables()
    assert (one.title, two.title, two.unit) == ("人员情况表", "经费情况表", "万元")
    assert tables(written(fill))[1] == [["项目", "金额"], ["人员经费", "700.5"], ["公用经费", "145.25"]]


def test_income_and_expenditure_beside_each_other_are_one_table() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("总表")
        sheet.write_row("A1", ["收入支出决算总表"])
        sheet.write_row("A2", ["项目", "决算数", "", "项目", "决算数"])
        sheet.write_row("A3", ["财政拨款收入", 10, "", "基本支出", 6])
        sheet.write_row("A4", ["总计", 10, "", "总计", 10])

    (table,) = document(written(fill)).tables()
    assert [[row.label for row in part.rows] for part in table.parts] == [
        ["财政拨款收入", "总计"],
        ["基本支出", "总计"],
    ]


def test_a_blank_row_inside_a_table() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        for row, line in enumerate([["项目", "金额"], ["甲", 1], [], ["乙", 2], ["合计", 3]]):
            sheet.write_row(row, 0, line)

    assert tables(written(fill)) == [[["项目", "金额"], ["甲", "1"], ["乙", "2"], ["合计", "3"]]]


def test_empty_framed_cells_belong_to_their_table() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        frame = book.add_format({"border": 1})
        for row, line in enumerate(
            [["项目", "金额", "备注"], ["甲", 1, ""], ["", "", ""], ["合计", 1, ""], ["", "", ""]]
        ):
            sheet.write_row(row, 0, line, frame)

    assert tables(written(fill)) == [[["项目", "金额", "备注"], ["甲", "1", ""], ["", "", ""], ["合计", "1", ""]]]


def test_a_column_of_text_is_text() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("报告")
        sheet.write_column("A1", ["一、基本情况", "本单位核定编制40名。\n二、支出情况\n全年支出100万元。"])

    assert lines(written(fill)) == ["一、基本情况", "本单位核定编制40名。", "二、支出情况", "全年支出100万元。"]


def test_a_sheet_names_its_table_where_nothing_above_does() -> None:
    def fill(book: Any) -> None:
        for name in ("收入决算表", "Sheet2"):
            book.add_worksheet(name).write_column("A1", ["注：见下表", "末行"])
            sheet = book.get_worksheet_by_name(name)
            sheet.write_row("A4", ["项目", "金额"])
            sheet.write_row("A5", ["合计", 5])

    assert [table.title for table in document(written(fill)).tables()] == ["收入决算表", ""]


def test_cells_know_their_address() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表 一")
        sheet.write_row("B3", ["项目", "金额"])
        sheet.write_row("B4", ["合计", 5])

    (table,) = document(written(fill)).tables()
    row = table.parts[0].rows[0]
    assert table.source(row, table.parts[0].columns[0]).address == "表 一!C4"
    assert table.source(row, None).address == "表 一!B4"


# ---------------------------------------------------------------------------------------------------- values


def test_formats_and_text_numbers() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        sheet.write_row("A1", ["项目", "数"])
        for row, (value, code) in enumerate(
            [
                (0.98, "0.00%"),
                (1234.5, "#,##0.00"),
                (45000, 'yyyy"年"m"月"d"日"'),
                ("１，２３４．５０", ""),
                ("1,234.50", ""),
                (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
                (319.27, ""),
                (True, ""),
            ],
            1,
        ):
            sheet.write(row, 0, f"第{row}项")
            sheet.write(row, 1, value, book.add_format({"num_format": code} if code else {}))

    (table,) = document(written(fill)).tables()
    printed = [table.cells[(row, 1)] for row in range(1, 9)]
    assert [cell.text for cell in printed] == [
        *("98.00%", "1,234.50", "2023年3月15日", "１，２３４．５０", "1,234.50", "-", "319.27", "TRUE"),
    ]
    assert [cell.state.value for cell in printed] == [
        *("number", "number", "text", "number", "number", "dash", "number", "text"),
    ]


def test_zeros_that_the_sheet_does_not_show() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        sheet.hide_zero()
        sheet.write_row("A1", ["项目", "数"])
        sheet.write_row("A2", ["甲", 0])
        sheet.write_row("A3", ["乙", 5])

    assert tables(written(fill)) == [[["项目", "数"], ["甲", ""], ["乙", "5"]]]


def uncomputed() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "支出"
    for line in [["项目", "金额"], ["甲", 1], ["乙", 2], ["合计", "=SUM(B2:B3)"]]:
        sheet.append(line)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_formula_without_a_result_is_not_read() -> None:
    read = document(uncomputed())
    (table,) = read.tables()
    assert table.cells[(3, 1)].state is CellState.UNREAD
    assert read.remarks == ("READ010 有 1 个公式没有保存计算结果，未读入：支出!B4。",)
    assert not [
        finding for finding in evaluate_bytes(uncomputed(), "表.xlsx").findings if finding.code.startswith("SUM")
    ]


def test_a_workbook_that_was_never_computed() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        sheet.write_row("A1", ["项目", "数"])
        sheet.write_row("A2", ["甲", 5])
        sheet.write("A3", "合计")
        sheet.write_formula("B3", "=B2")  # XlsxWriter writes the result 0 and asks for a computation on opening

    read = raw(written(fill))
    assert [cell.unread for block in read.blocks if isinstance(block, RawTable) for cell in block.cells] == [
        *(False, False, False, False, False, True),
    ]
    assert any("没有计算过" in remark for remark in read.remarks)


def test_a_formula_counts_by_its_last_result() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        sheet.write_row("A1", ["项目", "数"])
        sheet.write_formula("A2", '="合"&"计"', None, "合计")
        sheet.write_formula("B2", "=1/3", book.add_format({"num_format": "0.00"}), 1 / 3)

    assert tables(written(fill)) == [[["项目", "数"], ["合计", "0.33"]]]


def test_errors_are_not_read() -> None:
    sheet = rows([text("项目"), text("数")], [text("甲"), 't="e"><f>A9</f><v>#REF!</v>'], [text("乙"), number("2")])
    read = raw(by_hand(sheet))
    assert [
        cell.text for block in read.blocks if isinstance(block, RawTable) for cell in block.cells if cell.unread
    ] == ["#REF!"]
    assert read.remarks == ["READ010 有 1 个单元格是错误值，未读入：表一!B2。"]


def test_strings_of_every_kind() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>合</t></r><r><t>计</t></r><rPh sb="0" eb="1"><t>heji</t></rPh></si>'
        "<si><t>一_x000D_\n二</t></si></sst>"
    )
    sheet = rows(
        ['t="s"><v>0</v>', 't="s"><v>1</v>'], ['t="inlineStr"><is><t>内</t></is>', 't="d"><v>2024-05-01T00:00</v>']
    )
    assert tables(by_hand(sheet, strings=strings)) == [[["合计", "一二"], ["内", "2024-05-01"]]]


# ---------------------------------------------------------------------------------------- hidden and left out


def test_hidden_rows_and_columns_are_read_and_named_hidden_sheets_are_not() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("支出")
        for row, line in enumerate([["项目", "上年", "本年"], ["甲", 1, 2], ["乙", 3, 4], ["合计", 4, 6]]):
            sheet.write_row(row, 0, line)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(50, None, None, {"hidden": True})
        sheet.set_column("B:B", None, None, {"hidden": True})
        for name, state in (("字典", "hide"), ("去年", "very_hidden")):
            other = book.add_worksheet(name)
            other.write("A1", "内部")
            getattr(other, state)()

    read = raw(written(fill))
    assert tables(written(fill)) == [[["项目", "上年", "本年"], ["甲", "1", "2"], ["乙", "3", "4"], ["合计", "4", "6"]]]
    assert read.remarks == [
        "READ010 有 2 张隐藏的工作表，未读入：字典、去年。",
        "有隐藏的行，已照常读入（合计通常包括它们）：支出 第 3 行。",
        "有隐藏的列，已照常读入（合计通常包括它们）：支出 B 列。",
    ]


def test_comments_pictures_and_text_boxes() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        sheet.write("A1", "正文。")
        sheet.write_comment("A1", "请核对")
        sheet.insert_textbox("C5", "图中说明")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=S!$A$1:$A$2"})
        sheet.insert_chart("E5", chart)
        alone = book.add_chart({"type": "line"})
        alone.add_series({"values": "=S!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(alone)

    data = written(fill)
    assert lines(data) == ["正文。", "图中说明"]
    assert raw(data).remarks == [
        "READ010 有 1 条批注，未读入。",
        "READ010 文中有 1 幅图片或图表，里面的文字没有读入。",
        "READ010 有 1 张图表或宏工作表，未读入：图。",
    ]


def test_text_under_a_merged_cell_and_values_that_a_format_hides() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode=";;;"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>'
    )
    sheet = rows([text("甲"), text("遮住")], [text("乙"), 's="1"><v>5</v>'], [text("丙"), number("1")])
    read = raw(by_hand(sheet + '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>', styles=styles))
    assert read.remarks == ["READ010 有 2 个单元格的内容不显示（被格式隐藏或被合并单元格遮住），未读入。"]
    assert "遮住" not in repr(read.blocks)


# ---------------------------------------------------------------------------------------- damaged and hostile


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04", "READ001"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "READ001"),
        (packed({"a": "b"}), "READ001"),
        (by_hand(rows([text("x")]))[:-200], "READ001"),
        (by_hand("<sheetData><row r='0'><c/></row></sheetData>"), "READ001"),
        (by_hand("<sheetData><row r='2'><c r='A1'><v>1</v></c></row></sheetData>"), "READ001"),
        (by_hand("<sheetData><row><c r='ZZZ1'><v>1</v></c></row></sheetData>"), "READ001"),
        (by_hand("<sheetData><row><c t='s'><v>7</v></c></row></sheetData>"), "READ001"),
        (by_hand("<sheetData><row><c><v>1e999</v></c></row></sheetData>"), "READ001"),
        (by_hand("<sheetData><row>"), "READ001"),
        (by_hand("<!DOCTYPE a [<!ENTITY b 'c'>]>"), "READ001"),
        (by_hand(""), "READ004"),
        (by_hand(rows([""])), "READ004"),
        (packed({"_rels/.rels": relations(("officeDocument", "xl/nothing.xml"))}), "READ001"),
    ],
)
def test_damaged_files(data: bytes, code: str) -> None:
    assert problem(data) == code


def test_two_cells_far_apart_ask_for_no_room() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        sheet.write("A1", 1)
        sheet.write("XFD1048576", 2)

    assert lines(written(fill)) == ["1", "2"]


def test_limits() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        for row in range(50):
            sheet.write_row(row, 0, ["项目", 1, 2])

    assert problem(written(fill), max_cells=100) == "READ005"
    # A staircase: every row and column is used, few cells are.
    steps = "".join(f'<row r="{n}"><c r="{xlsx_column(n)}{n}"><v>1</v></c></row>' for n in range(1, 2000))
    assert problem(by_hand(f"<sheetData>{steps}</sheetData>")) == "READ005"
    assert problem(by_hand(rows([""] * 900)), max_cells=100) == "READ005"
    strings = f'<sst xmlns="{MAIN}"><si><t>{"长" * 10_000}</t></si></sst>'
    assert problem(by_hand(rows(*([['t="s"><v>0</v>']] * 900)), strings=strings)) == "READ005"
    with pytest.raises(ReadProblem) as caught:
        old(workbook({"表": [["长" * 100], ["长" * 100]]}), max_characters=150)
    assert caught.value.code == "READ005"


def xlsx_column(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def test_merged_cells_without_sense() -> None:
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:XFD1048576", "A1:B2", "B1:C1", "x", "C9:A7", "A1"))
    data = by_hand(rows([text("甲"), text("乙")], [text("丙"), text("丁")]) + f"<mergeCells>{merges}</mergeCells>")
    assert "甲" in repr(raw(data).blocks)


@given(st.binary(max_size=400))
def test_any_bytes_as_xls(data: bytes) -> None:
    for content in (data, compound({"Workbook": data})):
        try:
            assert isinstance(xls.read(content, "x", Limits()), RawDocument)
        except ReadProblem as problem:
            assert problem.code.startswith("READ")


FORM = written(base_data_form)
OLD = workbook({"表": [["项目", "金额"], ["合计", Number(5.0, 4)], ["说明", "很长" * 40]]}, merges=[(0, 0, 0, 1)])


@pytest.mark.parametrize("whole", [FORM, OLD], ids=["xlsx", "xls"])
@given(change=st.data())
def test_cut_or_changed_files(whole: bytes, change: st.DataObject) -> None:
    cut = bytearray(whole[: change.draw(st.integers(1, len(whole)))])
    for _ in range(change.draw(st.integers(0, 4))):
        cut[change.draw(st.integers(0, len(cut) - 1))] = change.draw(st.integers(0, 255))
    try:
        assert isinstance(read_bytes(bytes(cut), "x"), Document)
    except ReadProblem as problem:
        assert problem.code.startswith("READ")


# ---------------------------------------------------------------------------------------------- old workbooks


def old(data: bytes, **limits: int) -> RawDocument:
    return xls.read(data, "表.xls", Limits(**limits))


def old_cells(data: bytes) -> list[tuple[str, bool]]:
    return [(c.text, c.unread) for block in old(data).blocks if isinstance(block, RawTable) for c in block.cells]


def test_old_workbook() -> None:
    cells = [["项目", "金额"], ["合计", Number(1234.5, 4)], ["执行率", Number(0.98, 10)], ["日期", Number(45000, 31)]]
    assert [cell for cell, _ in old_cells(workbook({"支出": cells}))] == [
        *("项目", "金额", "合计", "1,234.50", "执行率", "98.00%", "日期", "2023年3月15日"),
    ]


def test_old_formulas() -> None:
    cells = [["项目", "数"], ["甲", Formula(2.5)], ["乙", Formula("三")], ["丙", Formula(23)], ["丁", Formula(None)]]
    assert old_cells(workbook({"表": cells}))[3::2] == [("2.5", False), ("三", False), ("#REF!", True), ("", False)]
    assert old_cells(workbook({"表": [["项目", "数"], ["甲", Formula(None)]]}))[3] == ("", True)


def test_old_strings_cut_at_the_end_of_a_record() -> None:
    words = [f"第{n}项" + "工作任务" * (n % 40) for n in range(1500)]
    found = old_cells(workbook({"表": [[word, Number(n)] for n, word in enumerate(words, 1)]}))
    assert [text for text, _ in found[::2]] == words


def test_old_hidden_sheet_and_merged_cells() -> None:
    read = old(
        workbook({"一": [["标题", ""], ["甲", Number(1)], ["乙", Number(2)]], "二": [["x"]]}, ["二"], [(0, 0, 0, 1)])
    )
    assert read.remarks == ["READ010 有 1 张隐藏的工作表，未读入：二。"]
    assert [block.text for block in read.blocks if isinstance(block, RawParagraph)] == ["标题"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbook({"表": [["x"]]}, password=True), "READ002"),
        (workbook({"表": [["x"]]}, version=0x500), "READ008"),
        (workbook({"表": []}), "READ004"),
        (compound({"Workbook": b""}), "READ008"),
        (compound({"Other": b""}), "READ001"),
    ],
)
def test_old_problems(data: bytes, code: str) -> None:
    with pytest.raises(ReadProblem) as caught:
        old(data)
    assert caught.value.code == code


def test_another_library_reads_the_same_values() -> None:
    """python-calamine knows nothing of formats, so plain numbers are compared."""
    cells = [["项目", "数"], *([f"第{n}项", Number(n * 1.25)] for n in range(1, 40))]
    data = workbook({"表": cells})
    theirs = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    ours = [text for text, _ in old_cells(data)]
    assert [(row[0], f"{row[1]:g}" if isinstance(row[1], float) else row[1]) for row in theirs] == list(
        zip(ours[::2], ours[1::2], strict=True)
    )
    assert isinstance(next(iter(document(data).tables())), Table)

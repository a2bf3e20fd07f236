"""From grids to tables: header paths, blocks, row roles and codes of the layouts that public bodies use."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_document import case_document, grid
from jiping.model import CellState, RowKind, Table
from jiping.read.raw import RawCell, RawTable
from jiping.read.tables import build_table, clean, state_of


def table(*rows: list[Any]) -> Table:
    return build_table(grid([list(row) for row in rows]), 0)


def labels(one: Table, part: int = 0) -> list[str]:
    return [column.label for column in one.parts[part].columns]


def rows(one: Table, part: int = 0) -> list[list[str]]:
    """Code, label and values of each row that holds something."""
    found = []
    for row in one.parts[part].rows:
        if row.kind is not RowKind.FILLER:
            cells = [one.cell(row.index, column.column) for column in one.parts[part].columns]
            found.append([row.code, row.label, *(cell.text if cell else "^" for cell in cells)])
    return found


def kinds(one: Table, part: int = 0) -> list[RowKind]:
    return [row.kind for row in one.parts[part].rows]


# --------------------------------------------------------------------------------------------------- headers


def test_one_header_row() -> None:
    one = table(["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "1.00"])
    assert (one.header_rows, labels(one)) == (1, ["合计"])
    assert rows(one) == [["201", "一般公共服务支出", "1.00"]]


def test_stacked_header_with_merged_cells() -> None:
    one = table(
        ["项目", "<", "本年支出合计", "基本支出", "<", "项目支出"],
        ["科目编码", "科目名称", "^", "人员经费", "公用经费", "^"],
        ["", "合计", "6.00", "1.00", "2.00", "3.00"],
        ["201", "一般公共服务支出", "6.00", "1.00", "2.00", "3.00"],
    )
    assert labels(one) == ["本年支出合计", "基本支出 / 人员经费", "基本支出 / 公用经费", "项目支出"]
    assert kinds(one) == [RowKind.TOTAL, RowKind.DATA]


def test_a_row_that_only_divides_a_joined_header_belongs_to_the_header() -> None:
    one = table(
        ["序号", "项目名称", "资金来源", "<", "<", "合计"],
        ["^", "^", "一般公共预算", "政府性基金", "其他", "^"],
        ["1", "规划编制", "4.00", "", "", "4.00"],
    )
    assert one.header_rows == 2
    assert labels(one) == ["资金来源 / 一般公共预算", "资金来源 / 政府性基金", "资金来源 / 其他", "合计"]


def test_texts_beside_a_name_that_spans_rows_are_no_header() -> None:
    one = table(
        ["总体目标", "预期目标", "<", "实际完成情况", "<"],
        ["^", "养护县乡道路", "<", "已养护好", "<"],
        ["指标", "目标值", "1.00", "完成值", "1.00"],
    )
    assert one.header_rows == 1


def test_years_name_columns() -> None:
    one = table(
        ["收入", "<", "<", "支出", "<", "<"],
        ["项目", "2022年预算", "2023年预算", "项目", "2022年预算", "2023年预算"],
        ["一、一般公共预算拨款收入", "30.00", "40.00", "一、教育支出", "30.00", "40.00"],
    )
    assert one.header_rows == 2
    assert labels(one) == ["收入 / 2022年预算", "收入 / 2023年预算"]


def test_blocks_under_headings_of_their_own_stay_apart() -> None:
    one = table(
        ["收入", "<", "支出", "<"],
        ["项目", "预算数", "功能分类", "预算数"],
        ["一、财政拨款", "40.00", "208 社会保障和就业支出", "10.00"],
        ["收入总计", "40.00", "支出总计", "40.00"],
    )
    assert len(one.parts) == 2
    assert rows(one, 1) == [["208", "社会保障和就业支出", "10.00"], ["", "支出总计", "40.00"]]


def test_three_header_rows() -> None:
    one = table(
        ["预算数", "<", "<", "<", "决算数", "<", "<", "<"],
        ["合计", "公务用车购置及运行维护费", "<", "公务接待费", "合计", "公务用车购置及运行维护费", "<", "公务接待费"],
        ["^", "小计", "公务用车购置费", "^", "^", "小计", "公务用车购置费", "^"],
        ["9.00", "7.00", "7.00", "2.00", "8.00", "6.50", "6.50", "1.50"],
    )
    assert labels(one)[:4] == [
        "预算数 / 合计",
        "预算数 / 公务用车购置及运行维护费 / 小计",
        "预算数 / 公务用车购置及运行维护费 / 公务用车购置费",
        "预算数 / 公务接待费",
    ]
    assert labels(one)[4] == "决算数 / 合计"
    assert rows(one) == [["", "", "9.00", "7.00", "7.00", "2.00", "8.00", "6.50", "6.50", "1.50"]]


def test_repeated_words_in_a_path_stand_once() -> None:
    one = table(["项目", "合计"], ["项目", "合计"], ["公务接待费", "1.00"])
    assert labels(one) == ["合计"]


def test_codes_in_three_columns() -> None:
    one = table(
        ["科目编码", "<", "<", "科目名称", "合计"],
        ["类", "款", "项", "^", "^"],
        ["201", "", "", "一般公共服务支出", "9.00"],
        ["", "06", "", "财政事务", "9.00"],
        ["", "", "01", "行政运行", "5.00"],
        ["", "", "2", "一般行政管理事务", "4.00"],
        ["208", "", "", "社会保障和就业支出", "1.00"],
        ["208", "05", "05", "机关事业单位基本养老保险缴费支出", "1.00"],
    )
    assert [row.code for row in one.parts[0].rows] == ["201", "20106", "2010601", "2010602", "208", "2080505"]
    assert [row.code_printed for row in one.parts[0].rows][:4] == [("201",), ("06",), ("01",), ("2",)]


@pytest.mark.parametrize("printed", ["2010601 行政运行", "2010601行政运行", "2010601　行政运行"])
def test_a_code_in_front_of_the_name(printed: str) -> None:
    one = table(["项目", "决算数"], ["201一般公共服务支出", "9.00"], [printed, "9.00"])
    assert rows(one) == [["201", "一般公共服务支出", "9.00"], ["2010601", "行政运行", "9.00"]]


def test_columns_of_line_numbers_and_rows_of_column_numbers() -> None:
    one = table(
        ["项目", "行次", "预算数", "决算数"],
        ["栏次", "", "1", "2"],
        ["一、财政拨款收入", "1", "5.00", "6.00"],
        ["本年收入合计", "2", "5.00", "6.00"],
    )
    assert labels(one) == ["预算数", "决算数"]
    assert rows(one) == [["", "一、财政拨款收入", "5.00", "6.00"], ["", "本年收入合计", "5.00", "6.00"]]
    assert kinds(one)[-1] is RowKind.TOTAL


def test_a_row_that_only_numbers_the_columns() -> None:
    one = table(["科目名称", "合计", "基本支出", "项目支出"], ["", "1", "2", "3"], ["行政运行", "1.00", "2.00", "3.00"])
    assert rows(one) == [["", "行政运行", "1.00", "2.00", "3.00"]]


def test_serial_numbers_are_no_values_and_no_codes() -> None:
    one = table(
        ["序号", "项目名称", "预算数", "执行数"],
        ["1", "河道治理", "10.00", "9.00"],
        ["2", "道路养护", "20.00", "18.00"],
    )
    assert labels(one) == ["预算数", "执行数"]
    assert rows(one) == [["", "河道治理", "10.00", "9.00"], ["", "道路养护", "20.00", "18.00"]]


# ------------------------------------------------------------------------------------------- titles and units


def test_a_title_and_a_unit_inside_the_grid() -> None:
    one = table(
        ["2024年度支出决算表", "<", "<"],
        ["金额单位：万元", "<", "<"],
        ["科目编码", "科目名称", "合计"],
        ["201", "一般公共服务支出", "1.00"],
    )
    assert one.title == "2024年度支出决算表"
    assert labels(one) == ["合计"]
    assert rows(one) == [["201", "一般公共服务支出", "1.00"]]


def test_the_unit_inside_the_grid_counts_where_none_stands_above() -> None:
    inside = [["支出决算表", "<", "<"], ["单位：元", "<", "<"], ["科目编码", "科目名称", "合计"], ["201", "支出", "1"]]
    document = case_document({"tables": [{"rows": inside}]})
    (one,) = document.tables()
    assert (one.title, one.unit) == ("支出决算表", "元")


@pytest.mark.parametrize(
    ("above", "title", "unit"),
    [
        (["支出决算表", "单位：万元"], "支出决算表", "万元"),
        (["表二 支出决算表", "公开02表", "编制部门：某某局 金额单位：元"], "表二支出决算表", "元"),
        (["支出决算表 单位：万元"], "支出决算表", "万元"),
        (["三公经费支出表（单位：万元）"], "三公经费支出表", "万元"),
        (["单位：人民币万元"], "", "万元"),
        (["下面的表列出了各项支出的情况。"], "", ""),
    ],
)
def test_title_and_unit_above(above: list[str], title: str, unit: str) -> None:
    body = {"rows": [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "1.00"]]}
    (one,) = case_document({"blocks": [*above, body]}).tables()
    assert (one.title, one.unit) == (title, unit)


def test_notes_below() -> None:
    body = {"rows": [["科目名称", "合计"], ["一般公共服务支出", "1.00"]], "notes": ["注：本表反映支出情况。", "以上。"]}
    (one,) = case_document({"blocks": ["支出决算表", body]}).tables()
    assert one.notes == ("注：本表反映支出情况。",)


# ---------------------------------------------------------------------------------------------------- blocks


def test_two_blocks_side_by_side() -> None:
    one = table(
        ["收入", "<", "支出", "<"],
        ["项目", "决算数", "项目", "决算数"],
        ["一、财政拨款收入", "9.00", "一、一般公共服务支出", "5.00"],
        ["二、其他收入", "1.00", "八、社会保障和就业支出", "5.00"],
        ["", "", "", ""],
        ["本年收入合计", "10.00", "本年支出合计", "10.00"],
    )
    assert [part.heading for part in one.parts] == ["收入", "支出"]
    assert rows(one, 0)[1] == ["", "二、其他收入", "1.00"]
    assert rows(one, 1)[1] == ["", "八、社会保障和就业支出", "5.00"]
    assert kinds(one, 1) == [RowKind.DATA, RowKind.DATA, RowKind.FILLER, RowKind.TOTAL]


def test_two_blocks_with_several_columns() -> None:
    one = table(
        ["收入", "<", "支出", "<", "<", "<"],
        ["项目", "金额", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"],
        ["一、一般公共预算财政拨款", "9.00", "一、一般公共服务支出", "9.00", "8.00", "1.00"],
        ["总计", "9.00", "总计", "9.00", "8.00", "1.00"],
    )
    assert len(one.parts) == 2
    assert labels(one, 1)[-2:] == ["支出 / 一般公共预算财政拨款", "支出 / 政府性基金预算财政拨款"]
    assert rows(one, 1)[0] == ["", "一、一般公共服务支出", "9.00", "8.00", "1.00"]


def test_two_blocks_with_codes() -> None:
    one = table(
        ["科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"],
        ["301", "工资福利支出", "9.00", "302", "商品和服务支出", "3.00"],
        ["30101", "基本工资", "9.00", "30201", "办公费", "3.00"],
    )
    assert [row.code for row in one.parts[0].rows] == ["301", "30101"]
    assert [row.code for row in one.parts[1].rows] == ["302", "30201"]


def test_words_among_values_do_not_make_a_block() -> None:
    """A self-evaluation form: targets and reasons are words, points are numbers."""
    one = table(
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标", "数量指标", "培训期数", "≥8期", "8期", "10", "10", "无"],
        ["^", "质量指标", "培训合格率", "≥95%", "98%", "10", "9.5", "个别学员缺考"],
        ["总分", "", "", "", "", "20", "19.5", ""],
    )
    (part,) = one.parts
    assert labels(one) == ["年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    assert [row.label for row in part.rows][:2] == ["培训期数", "培训合格率"]


@pytest.mark.parametrize("first", [True, False])
def test_the_total_may_be_first_or_last(first: bool) -> None:
    total, item = ["", "合计", "3.00"], ["201", "一般公共服务支出", "3.00"]
    one = table(["科目编码", "科目名称", "本年支出"], *([total, item] if first else [item, total]))
    assert kinds(one) == ([RowKind.TOTAL, RowKind.DATA] if first else [RowKind.DATA, RowKind.TOTAL])


@pytest.mark.parametrize("word", ["合计", "总计", "小计", "支出总计", "本年收入合计", "三、支出总计"])
def test_words_of_totals(word: str) -> None:
    assert kinds(table(["项目", "金额"], ["办公费", "1.00"], [word, "1.00"]))[-1] is RowKind.TOTAL


def test_a_spread_total_is_a_total() -> None:
    one = table(["项目", "金额"], ["办公费", "1.00"], ["合　　计", "1.00"])
    assert (one.parts[0].rows[-1].label, kinds(one)[-1]) == ("合计", RowKind.TOTAL)


def test_a_merged_name_names_all_its_rows() -> None:
    one = table(["部门", "项目名称", "金额"], ["某某局", "治河", "1.00"], ["^", "修路", "2.00"])
    assert rows(one) == [["", "治河", "1.00"], ["", "修路", "2.00"]]


# --------------------------------------------------------------------------------------- nothing to be found


def test_an_empty_table_has_no_values() -> None:
    one = table(["科目编码", "科目名称", "合计"], ["", "", ""], ["", "", ""])
    assert labels(one) == ["合计"]
    assert kinds(one) == [RowKind.FILLER, RowKind.FILLER]


def test_a_table_with_only_a_header() -> None:
    one = table(["科目编码", "科目名称", "合计"])
    assert (labels(one), rows(one)) == (["合计"], [])


def test_no_cells_at_all() -> None:
    one = build_table(RawTable([]), 0)
    assert (one.row_count, one.column_count, one.cells) == (0, 0, {})


# ----------------------------------------------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", CellState.EMPTY),
        ("  ", CellState.EMPTY),
        ("　", CellState.EMPTY),
        ("0", CellState.NUMBER),
        ("0.00", CellState.NUMBER),
        ("1,234.57", CellState.NUMBER),
        ("1，234.57", CellState.NUMBER),
        ("-5.00", CellState.NUMBER),
        ("(5.00)", CellState.NUMBER),
        ("12.5%", CellState.NUMBER),
        ("-", CellState.DASH),
        ("—", CellState.DASH),
        ("——", CellState.DASH),
        ("/", CellState.DASH),
        ("…", CellState.DASH),
        ("无", CellState.TEXT),
        ("12人", CellState.TEXT),
        ("八、", CellState.TEXT),
        ("≥95%", CellState.TEXT),
    ],
)
def test_states(text: str, state: CellState) -> None:
    assert state_of(clean(text)) is state
    one = table(["项目", "金额"], ["办公费", text])
    assert one.cells[1, 1].state is state


def test_what_could_not_be_read_is_no_empty_cell() -> None:
    raw = RawTable([RawCell(0, 0, "项目"), RawCell(0, 1, "金额"), RawCell(1, 0, "办公费"), RawCell(1, 1, unread=True)])
    assert build_table(raw, 0).cells[1, 1].state is CellState.UNREAD


def test_five_states_in_one_column() -> None:
    raw = grid([["项目", "金额"], ["甲", "0"], ["乙", ""], ["丙", "—"], ["丁", "无"], ["戊", ""]])
    raw.cells[-1].unread = True
    one = build_table(raw, 0)
    states = [one.cells[row, 1].state for row in range(1, 6)]
    assert states == [CellState.NUMBER, CellState.EMPTY, CellState.DASH, CellState.TEXT, CellState.UNREAD]
    assert len(set(states)) == 5


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  合　计 ", "合计"),
        ("一般公共\n服务支出", "一般公共服务支出"),
        ("GB/T 9704", "GB/T 9704"),
        ("1,234.57 ", "1,234.57"),
        ("某某 2024 年", "某某2024年"),
        ("\u00a0 12", "12"),
    ],
)
def test_cells_lose_spaces_that_only_spread(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


# ------------------------------------------------------------------------------------------------ properties

words = st.sampled_from(["", "合计", "项目", "科目编码", "类", "款", "1", "2", "12.50", "—", "一般公共服务支出", "201"])


@given(st.lists(st.lists(words | st.sampled_from(["<", "^"]), min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_grid_is_a_table(cells: list[list[str]]) -> None:
    one = build_table(grid(cells), 3)
    assert one.index == 3
    shown = {(row.index, column.column) for part in one.parts for row in part.rows for column in part.columns}
    assert all(0 <= row < one.row_count and 0 <= column < one.column_count for row, column in shown)
    for part in one.parts:
        assert not {column.column for column in part.columns} & set(part.label_columns)
        assert [row.index for row in part.rows] == sorted({row.index for row in part.rows})


@given(st.permutations(range(6)), st.integers(0, 3))
def test_the_order_of_rows_and_empty_rows_change_no_row(order: list[int], blanks: int) -> None:
    head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    body = [[f"20{n}", f"科目{'甲乙丙丁戊己'[n]}", f"{n}.03", f"{n}.01", "0.02"] for n in range(6)]
    one = table(head, *([body[n] for n in order] + [[""] * 5] * blanks))
    assert rows(one) == [body[n] for n in order]

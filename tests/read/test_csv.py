"""Delimited text: what is a table of fields and what is a text, signs between fields, quotes, encodings."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiping.model import Document, ReadProblem
from jiping.read import read_bytes, text
from jiping.read.delimited import delimiter_of
from jiping.read.limits import Limits
from jiping.read.raw import RawDocument, RawParagraph, RawTable

TABLE = (
    "三公经费决算表,,\n编制单位：云岭县水务局,,单位：万元\n项目,预算数,决算数\n"
    "因公出国（境）费,0,0\n公务接待费,3,2.5\n合计,3,2.50\n"
)


def raw(data: str | bytes, **limits: int) -> RawDocument:
    return text.read(data if isinstance(data, bytes) else data.encode(), "表.csv", Limits(**limits))


def cells(document: RawDocument) -> list[list[list[str]]]:
    found = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            last = max(cell.row for cell in block.cells) + 1
            found.append([[cell.text for cell in block.cells if cell.row == row] for row in range(last)])
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_signs_and_encodings(encoding: str, sign: str) -> None:
    document = read_bytes(TABLE.replace(",", sign).encode(encoding), "三公.csv")
    assert document.format == "csv"
    (table,) = document.tables()
    assert (table.title, table.unit) == ("三公经费决算表", "万元")
    assert [row.label for row in table.parts[0].rows] == ["因公出国（境）费", "公务接待费", "合计"]
    assert document.organisation is not None and document.organisation.value == "云岭县水务局"
    assert table.source(table.parts[0].rows[2], table.parts[0].columns[1]).address == "C6"


def test_quotes() -> None:
    document = raw('项目,金额,备注\r\n"水库,维修","1,234.50","说""好""\n第二行"\r\n合计,"1,234.50",\r\n')
    assert cells(document) == [
        [["项目", "金额", "备注"], ["水库,维修", "1,234.50", '说"好"第二行'], ["合计", "1,234.50", ""]]
    ]


def test_gb18030_is_said() -> None:
    assert raw(TABLE.encode("gb18030")).remarks == ["文件不是 UTF-8 编码，已按 GB18030（国标码）读入。"]


def test_two_tables_and_a_note() -> None:
    document = raw("收入表,\n项目,金额\n合计,1\n,\n支出表,\n项目,金额\n合计,2\n注：均为决算数。,\n")
    assert cells(document) == [[["项目", "金额"], ["合计", "1"]], [["项目", "金额"], ["合计", "2"]]]
    assert [block.text for block in document.blocks if isinstance(block, RawParagraph)] == [
        *("收入表", "支出表", "注：均为决算数。"),
    ]


def test_a_declared_sign() -> None:
    assert cells(raw("sep=;\n项目;金额\n合计;1\n")) == [[["项目", "金额"], ["合计", "1"]]]


@pytest.mark.parametrize(
    "words",
    [
        "一、基本情况\n本单位支出1,234.50万元,比上年增加,主要是项目支出。\n二、收支情况\n收入合计2,000.00万元。\n",
        "目录\n一、概况\t1\n二、收支\t3\n三、附表\t5\n",
        "全年支出一百万元,其中基本支出六十万元,项目支出四十万元。\n" * 8,
        "前文。\n项目\t金额\n合计\t1\n",
        "| 项目 | 预算 |\n|---|---:|\n| 支出 |  |\n",
        "一行\n",
        "",
    ],
)
def test_what_is_a_text(words: str) -> None:
    assert delimiter_of(words) is None


def test_limits_and_damage() -> None:
    with pytest.raises(ReadProblem) as caught:
        raw("项目,a,b\n" * 100, max_cells=50)
    assert caught.value.code == "READ005"
    # A quotation that never ends: lines of text where it is seen at once, else damage.
    assert raw('项目,a,b\n甲,1,"' + "x,1,2\n" * 40_000).format == "txt"
    with pytest.raises(ReadProblem) as caught:
        raw("项目,a,b\n" * 300 + '甲,1,"' + "x,1,2\n" * 40_000)
    assert caught.value.code == "READ001"


@given(st.lists(st.lists(st.text("甲乙1.,\"'\n\t;|", max_size=6), min_size=3, max_size=3), min_size=2, max_size=6))
def test_whatever_csv_writes_is_read(rows: list[list[str]]) -> None:
    saved = io.StringIO()
    csv.writer(saved).writerows([["项目", "预算数", "决算数"], *rows])
    try:
        assert isinstance(read_bytes(saved.getvalue().encode(), "x"), Document)
    except ReadProblem as problem:
        assert problem.code.startswith("READ")
